/* ork_lacks_find: each reason is said where it holds, and nobody is said to be unable who is able.
 */
#include "check_support.h"
#include "ork_test.h"

enum { MON, TUE };

/* Two schools; oak's lesson lacks a violin teacher while the others of the example are engaged. */
#define SEASON(teachers)                                                                           \
    "format: 1\n"                                                                                  \
    "season: {name: 2026-2027}\n"                                                                  \
    "programmes:\n"                                                                                \
    "  duo: {lesson: 60, roles: [violin, harp], captain: no}\n"                                    \
    "  solo: {lesson: 60, roles: [violin], captain: no}\n"                                         \
    "schools:\n"                                                                                   \
    "  - id: oak\n"                                                                                \
    "    name: The Oak\n"                                                                          \
    "    at: [51.79, 4.66]\n"                                                                      \
    "    hours: {mon-fri: {open: 08:30-14:30, breaks: [10:30-10:45]}}\n"                           \
    "    rooms: [{id: hall, seats: 30}, {id: class, seats: 30}]\n"                                 \
    "    groups: [{id: g5, year: 5, pupils: 20}]\n"                                                \
    "  - id: elm\n"                                                                                \
    "    name: The Elm\n"                                                                          \
    "    at: [51.79, 4.70]\n"                                                                      \
    "    hours: {mon-fri: {open: 08:30-14:30, breaks: [10:30-10:45]}}\n"                           \
    "    rooms: [{id: hall, seats: 30}, {id: class, seats: 30}]\n"                                 \
    "    groups: [{id: g5, year: 5, pupils: 20}, {id: g6, year: 6, pupils: 20}]\n"                 \
    "orchestras:\n"                                                                                \
    "  - {id: oak-5, school: oak, groups: [g5], programme: duo}\n"                                 \
    "  - {id: elm-5, school: elm, groups: [g5], programme: solo, block: one}\n"                    \
    "  - {id: elm-6, school: elm, groups: [g6], programme: solo, block: two}\n"                    \
    "teachers:\n" teachers

static ork_lacks *lacks_of(const ork_season *season, const ork_timetable *t)
{
    ork_lacks *lacks = NULL;
    ORK_EQUAL_INT(ork_lacks_find(&lacks, season, t), ORK_OK);
    return lacks;
}

static void expect_part(const char *text, const char *part)
{
    bool is_there = strstr(text, part) != NULL;
    if (!is_there)
        printf("\n    \"%s\" lacks \"%s\"", text, part);
    ORK_TRUE(is_there);
}

static ork_timetable *engaged_week(const ork_season *season)
{
    ork_timetable *t = empty_timetable(season);
    put_lesson(season, t, "oak-5", MON, 510);
    put_lesson(season, t, "elm-5", MON, 510);
    put_lesson(season, t, "elm-6", TUE, 510);
    put_section(season, t, "oak-5", "violin", "", "oak/hall");
    put_section(season, t, "oak-5", "harp", "", "oak/class");
    put_section(season, t, "elm-5", "violin", "carla", "elm/hall");
    put_section(season, t, "elm-6", "violin", "dirk", "elm/hall");
    return t;
}

static void test_lacks__give_each_teacher_her_reason(void)
{
    ork_season *season = season_of(
        SEASON("  - {id: anna, name: Anna, skills: [violin], available: {tue: all}}\n"
               "  - {id: bram, name: Bram, skills: [violin], available: {mon: 10:00-17:00}}\n"
               "  - {id: carla, name: Carla, skills: [violin], available: {mon-fri: all}}\n"
               "  - {id: dirk, name: Dirk, skills: [violin], available: {mon-fri: all},\n"
               "     hours: {max: 1.5}}\n"
               "  - {id: eva, name: Eva, skills: [violin], available: {mon-fri: all},\n"
               "     not-at: [oak]}\n"
               "  - {id: femke, name: Femke, skills: [violin], substitute: yes,\n"
               "     available: {mon-fri: all}}\n"));
    ork_timetable *t = engaged_week(season);
    ork_lacks *lacks = lacks_of(season, t);
    ORK_EQUAL_INT(lacks->n, 2);
    ORK_EQUAL_TEXT(lacks->at[0].orchestra, "oak-5");
    ORK_EQUAL_TEXT(lacks->at[0].role, "violin");
    ORK_EQUAL_INT(lacks->at[0].section, section_named(season, "oak-5", "violin"));
    ORK_EQUAL_TEXT(lacks->at[0].reason,
                   "Anna, Bram: not available then. Carla: teaching at The Elm then. Dirk: already "
                   "at 1 of at most 1:30 hours a week. Eva: not willing to work at The Oak. Femke: "
                   "only a substitute.");
    ORK_EQUAL_TEXT(lacks->at[1].reason, "Nobody has the skill harp.");
    ork_lacks_free(lacks);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_lacks__say_who_could(void)
{
    ork_season *season =
        season_of(SEASON("  - {id: carla, skills: [violin], available: {mon-fri: all}}\n"
                         "  - {id: dirk, skills: [violin], available: {mon-fri: all}}\n"
                         "  - {id: gijs, name: Gijs, skills: {violin: second}, available: {mon: "
                         "all}}\n") "weights: {second-choice: 1500}\n");
    ork_timetable *t = engaged_week(season);
    ork_lacks *lacks = lacks_of(season, t);
    expect_part(lacks->at[0].reason, "Gijs could, for 500 points more.");
    expect_part(lacks->at[0].reason, "dirk could, for 1000 points less.");
    ork_lacks_free(lacks);
    ork_timetable_free(t);
    ork_season_free(season);
}

/* Whoever has the skill: she breaks a rule if and only if she is not among those who could. */
static void compare_with_check(const ork_season *season, ork_timetable *t, int section,
                               const char *reason)
{
    ork_verdict *before = judged(season, t);
    for (int i = 0; i < season->n_teachers; i++) {
        const orki_teacher *teacher = &season->teachers[i];
        if (orki_teacher_level(season, i, season->sections[section].role) == ORKI_NO_SKILL)
            continue;
        char could[128];
        snprintf(could, sizeof could, "%s could", teacher->name);
        t->teacher[section] = i;
        ork_verdict *after = judged(season, t);
        ORK_EQUAL_INT(strstr(reason, could) != NULL, after->n_breaches <= before->n_breaches);
        ork_verdict_free(after);
    }
    t->teacher[section] = -1;
    ork_verdict_free(before);
}

static void test_lacks__agree_with_the_checker(void)
{
    ork_season *season = season_in("tests/rules/week.yaml");
    for (int s = 0; s < season->n_sections; s++) {
        int block = season->orchestras[season->sections[s].orchestra].block;
        ork_timetable *t = timetable_in(season, "tests/rules/week.timetable.yaml");
        t->teacher[s] = -1;
        ork_lacks *lacks = lacks_of(season, t);
        ORK_EQUAL_INT(lacks->n, 1);
        if (lacks->n == 1 && season->blocks[block].n_lessons == 1)
            compare_with_check(season, t, s, lacks->at[0].reason);
        ork_lacks_free(lacks);
        ork_timetable_free(t);
    }
    ork_season_free(season);
}

/* One school whose only block has two lessons. */
#define BLOCK(programme, school, groups, sections, teachers)                                       \
    "format: 1\n"                                                                                  \
    "season: {name: 2026-2027}\n"                                                                  \
    "programmes: {strings: {lesson: 60, roles: [violin]" programme "}}\n"                          \
    "schools:\n"                                                                                   \
    "  - id: oak\n"                                                                                \
    "    name: The Oak\n" school "    groups: [{id: g5, year: 5, pupils: 20" groups "},\n"         \
    "             {id: g6, year: 6, pupils: 20}]\n"                                                \
    "orchestras:\n"                                                                                \
    "  - {id: five, school: oak, groups: [g5], programme: strings" sections "}\n"                  \
    "  - {id: six, school: oak, groups: [g6], programme: strings}\n"                               \
    "teachers:\n" teachers
#define HOURS "    hours: {mon tue: {open: 08:30-12:00, breaks: [10:30-10:45]}}\n"
#define ROOM "    rooms: [{id: hall, seats: 30}]\n"
#define ANNA "  - {id: anna, skills: [violin], captain: yes, available: {mon-fri: all}}\n"

static void expect_unplaced(const char *text, const char *part)
{
    ork_season *season = season_of(text);
    ork_timetable *t = empty_timetable(season);
    ork_lacks *lacks = lacks_of(season, t);
    ORK_EQUAL_INT(lacks->n, season->n_orchestras);
    ORK_EQUAL_TEXT(lacks->at[0].role, "");
    ORK_EQUAL_INT(lacks->at[0].section, -1);
    expect_part(lacks->at[0].reason, part);
    ork_lacks_free(lacks);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_lacks__say_what_a_lesson_needs(void)
{
    expect_unplaced(BLOCK("", HOURS "    rooms: [{id: hall, seats: 10}]\n", "", "", ANNA),
                    "The Oak has no room that is fit and large enough for the section violin (20 "
                    "pupils).");
    expect_unplaced(BLOCK("", HOURS ROOM, "", ", sections: {violin: 10, viola: 10}", ANNA),
                    "five needs 2 rooms at once; The Oak has 1.");
    expect_unplaced(BLOCK("", HOURS "    stock: {violin: 4}\n" ROOM, "", "", ANNA),
                    "The Oak has fewer instruments than the pupils of five need.");
    expect_unplaced(BLOCK("", HOURS ROOM, ", teacher-days: [fri]", "", ANNA),
                    "five fits on no day");
    expect_unplaced(BLOCK("", "    hours: {mon: {open: 08:30-10:30}}\n" ROOM, "", "", ANNA),
                    "No day is long enough for all 2 lessons of oak/strings together.");
    /* two lessons without teacher instead of two without place */
    expect_unplaced(BLOCK("", HOURS ROOM, "", "", ANNA),
                    "It could be on Monday from 08:30; even without a full team that costs 8000 "
                    "points less.");
}

static void test_lacks__say_that_no_captain_is_free(void)
{
    expect_unplaced(BLOCK(", captain: yes", HOURS ROOM, "", "",
                          "  - {id: anna, skills: [violin], captain: yes, available: {wed: all}}\n"
                          "  - {id: bram, skills: [violin], available: {mon: all}}\n"),
                    "No captain with a skill for oak/strings is available");
    ork_season *season =
        season_of(BLOCK(", captain: yes", HOURS ROOM, "", ", block: one",
                        "  - {id: anna, skills: [violin], captain: yes, available: {mon: all},\n"
                        "     hours: {max: 1}}\n"));
    ork_timetable *t = empty_timetable(season);
    put_lesson(season, t, "five", MON, 510);
    put_section(season, t, "five", "violin", "anna", "oak/hall");
    ork_lacks *lacks = lacks_of(season, t);
    ORK_EQUAL_INT(lacks->n, 1);
    ORK_EQUAL_TEXT(lacks->at[0].orchestra, "six");
    expect_part(lacks->at[0].reason,
                "Every captain with a skill for oak/strings has other lessons");
    ork_lacks_free(lacks);
    ork_timetable_free(t);
    ork_season_free(season);
}

/* Another lesson has the only room all day. */
static void test_lacks__say_what_stands_in_the_way(void)
{
    ork_season *season = season_of(
        BLOCK("", "    hours: {mon: {open: 08:30-09:30}}\n" ROOM, "", ", block: one", ANNA));
    ork_timetable *t = empty_timetable(season);
    put_lesson(season, t, "five", MON, 510);
    put_section(season, t, "five", "violin", "anna", "oak/hall");
    ork_lacks *lacks = lacks_of(season, t);
    ORK_EQUAL_INT(lacks->n, 1);
    expect_part(lacks->at[0].reason, "most often this: the rooms are taken.");
    ork_lacks_free(lacks);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_lacks__are_none_in_a_full_week(void)
{
    ork_season *season = season_in("tests/rules/week.yaml");
    ork_timetable *t = timetable_in(season, "tests/rules/week.timetable.yaml");
    ork_lacks *lacks = lacks_of(season, t);
    ORK_EQUAL_INT(lacks->n, 0);
    ork_lacks_free(lacks);
    ork_lacks_free(NULL);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void sweep(const ork_season *season, const ork_timetable *t)
{
    ork_status st = ORK_ERR_MEMORY;
    long n = 0;
    while (st == ORK_ERR_MEMORY && n < 1000000) {
        ork_lacks *lacks = NULL;
        orki_memory_fail_at(++n);
        st = ork_lacks_find(&lacks, season, t);
        orki_memory_fail_at(0);
        ORK_TRUE((st == ORK_OK) == (lacks != NULL));
        ork_lacks_free(lacks);
    }
    ORK_EQUAL_INT(st, ORK_OK);
    ORK_TRUE(n > 10);
}

static void test_lacks__survive_without_memory(void)
{
    ork_season *season =
        season_of(SEASON("  - {id: carla, skills: [violin], available: {mon-fri: all}}\n"
                         "  - {id: dirk, skills: [violin], available: {mon-fri: all}}\n"));
    ork_timetable *t = engaged_week(season);
    sweep(season, t);
    int lesson = lesson_named(season, "elm-6");
    t->day[lesson] = t->start_min[lesson] = -1;
    sweep(season, t);
    ork_timetable_free(t);
    ork_season_free(season);
}

ORK_TEST_MAIN("check: lacks", {"each teacher's reason", test_lacks__give_each_teacher_her_reason},
              {"who could", test_lacks__say_who_could},
              {"agree with the checker", test_lacks__agree_with_the_checker},
              {"what a lesson needs", test_lacks__say_what_a_lesson_needs},
              {"no captain is free", test_lacks__say_that_no_captain_is_free},
              {"what stands in the way", test_lacks__say_what_stands_in_the_way},
              {"none in a full week", test_lacks__are_none_in_a_full_week},
              {"out of memory", test_lacks__survive_without_memory})
