/* ork_check as a whole: order, sums, texts, timetables of every kind of nonsense, out of memory. */
#include "check_support.h"
#include "ork_test.h"

#define WEEK "tests/rules/week.yaml"
#define WEEK_TIMETABLE "tests/rules/week.timetable.yaml"

enum { MON, TUE, THU = 3, SUN = 6 };

/* The terms are those of rules.def in its order, and the cost is their sum. */
static void expect_whole(const ork_verdict *v)
{
    int term = 0;
    int64_t sum = 0;
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (orki_rule_get((orki_rule)r)->is_hard)
            continue;
        ORK_TRUE(term < v->n_terms);
        if (term >= v->n_terms)
            return;
        ORK_EQUAL_TEXT(v->terms[term].rule, orki_rule_get((orki_rule)r)->name);
        ORK_TRUE(v->terms[term].unit[0] != '\0');
        sum += v->terms[term++].points;
    }
    ORK_EQUAL_INT(v->n_terms, term);
    ORK_EQUAL_INT(v->cost, sum);
}

/* Breaches come in the order of the rules, and every text is there. */
static void expect_breaches_in_order(const ork_verdict *v)
{
    orki_rule last = (orki_rule)0;
    for (int i = 0; i < v->n_breaches; i++) {
        const ork_breach *b = &v->breaches[i];
        orki_rule rule = orki_rule_find(b->rule);
        ORK_TRUE(rule < ORKI_N_RULES && orki_rule_get(rule)->is_hard && rule >= last);
        ORK_TRUE(b->who[0] != '\0' && b->where != NULL && b->when != NULL);
        size_t n = strlen(b->message);
        ORK_TRUE(n > 0 && b->message[n - 1] == '.');
        last = rule;
    }
}

static void test_verdict__of_nothing_placed(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = empty_timetable(season);
    ork_verdict *v = judged(season, t);
    expect_whole(v);
    ORK_EQUAL_INT(v->n_breaches, 0);
    ORK_EQUAL_INT(v->n_lessons, 11);
    ORK_EQUAL_INT(v->n_lessons_placed, 0);
    ORK_EQUAL_INT(v->n_sections, 15);
    ORK_EQUAL_INT(v->n_sections_staffed, 0);
    ORK_EQUAL_INT(v->cost, 11 * 5000 + 90 + 30); /* and Anna's three wished hours, a double */
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_verdict__of_a_sound_week(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = timetable_in(season, WEEK_TIMETABLE);
    ork_verdict *v = judged(season, t);
    expect_whole(v);
    ORK_EQUAL_INT(v->n_breaches, 0);
    ORK_EQUAL_INT(v->n_lessons_placed, 11);
    ORK_EQUAL_INT(v->n_sections_staffed, 15);
    /* travel 44, call-out 28 + 60, fairness 11, one wish of De Fontein 60 */
    ORK_EQUAL_INT(v->cost, 44 + 88 + 11 + 60);
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_verdict__says_who_where_when(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = timetable_in(season, WEEK_TIMETABLE);
    put_lesson(season, t, "toekomst-3", TUE, 10 * 60 + 30);
    ork_verdict *v = judged(season, t);
    ORK_EQUAL_INT(v->n_breaches, 1);
    if (v->n_breaches == 1) {
        ORK_EQUAL_TEXT(v->breaches[0].rule, "teacher-available");
        ORK_EQUAL_TEXT(v->breaches[0].who, "carla");
        ORK_EQUAL_TEXT(v->breaches[0].where, "toekomst");
        ORK_EQUAL_TEXT(v->breaches[0].when, "tue 10:30-11:15");
        ORK_EQUAL_TEXT(v->breaches[0].message,
                       "carla is not available for toekomst-3 (De Toekomst, Tuesday 10:30-11:15).");
    }
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_verdict__ignores_who_teaches_an_unplaced_lesson(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = timetable_in(season, WEEK_TIMETABLE);
    int lesson = lesson_named(season, "eden-5");
    t->day[lesson] = t->start_min[lesson] = -1; /* its teachers and rooms stay */
    ork_verdict *v = judged(season, t);
    ORK_EQUAL_INT(v->n_breaches, 0);
    ORK_EQUAL_INT(v->n_lessons_placed, 10);
    ORK_EQUAL_INT(v->n_sections_staffed, 13);
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_verdict__of_a_day_without_school(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = timetable_in(season, WEEK_TIMETABLE);
    put_lesson(season, t, "toekomst-3", SUN, 23 * 60 + 30); /* ends after midnight */
    ork_verdict *v = judged(season, t);
    expect_breaches_in_order(v);
    ORK_EQUAL_INT(breaches_of(v, "natural-start"), 1);
    ORK_EQUAL_INT(breaches_of(v, "school-day"), 1);
    ORK_EQUAL_INT(breaches_of(v, "school-hours"), 1);
    ORK_EQUAL_INT(breaches_of(v, "teacher-available"), 1);
    ORK_EQUAL_INT(v->n_breaches, 4);
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

/* Everything at one time, with one teacher, in one room. */
static ork_timetable *heap(const ork_season *season)
{
    ork_timetable *t = empty_timetable(season);
    for (int o = 0; o < season->n_orchestras; o++) {
        t->day[o] = MON;
        t->start_min[o] = 8 * 60 + 30;
    }
    for (int s = 0; s < season->n_sections; s++)
        t->teacher[s] = t->room[s] = 0;
    return t;
}

static void test_verdict__of_everything_at_once(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = heap(season);
    ork_verdict *v = judged(season, t);
    expect_whole(v);
    expect_breaches_in_order(v);
    ORK_EQUAL_INT(breaches_of(v, "teacher-once"), 10); /* each lesson but the first */
    ORK_EQUAL_INT(breaches_of(v, "room-once"), 14);    /* each section but the first */
    ORK_EQUAL_INT(breaches_of(v, "section-room"), 9);  /* those of the other two schools */
    ORK_EQUAL_INT(breaches_of(v, "block-order"), 1);
    ORK_EQUAL_INT(breaches_of(v, "series-day"), 1);
    ORK_EQUAL_INT(breaches_of(v, "stock"), 1);
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_verdict__outlives_the_season(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = heap(season);
    ork_verdict *v = judged(season, t);
    ork_timetable_free(t);
    ork_season_free(season);
    expect_whole(v);
    expect_breaches_in_order(v);
    ork_verdict_free(v);
    ork_verdict_free(NULL);
}

#define SPLIT_SEASON(split)                                                                        \
    "format: 1\n"                                                                                  \
    "season: {name: 2026-2027}\n"                                                                  \
    "programmes: {strings: {lesson: 60, roles: [violin], captain: no}}\n"                          \
    "schools:\n"                                                                                   \
    "  - id: oak\n"                                                                                \
    "    hours: {mon-fri: {open: 08:30-14:30}}\n" split                                            \
    "    rooms: [{id: hall, seats: 30}, {id: class, seats: 30}]\n"                                 \
    "    groups: [{id: g5, year: 5, pupils: 20}, {id: g6, year: 6, pupils: 20},\n"                 \
    "             {id: g7, year: 7, pupils: 20}]\n"                                                \
    "orchestras:\n"                                                                                \
    "  - {id: five, school: oak, groups: [g5], programme: strings}\n"                              \
    "  - {id: six, school: oak, groups: [g6], programme: strings}\n"                               \
    "  - {id: seven, school: oak, groups: [g7], programme: strings}\n"                             \
    "teachers:\n"                                                                                  \
    "  - {id: anna, skills: [violin], available: {mon-fri: all}}\n"                                \
    "  - {id: bram, skills: [violin], available: {mon-fri: all}}\n"

static int natural(const ork_season *season, const char *orchestra, int start)
{
    ork_timetable *t = empty_timetable(season);
    put_lesson(season, t, orchestra, MON, start);
    ork_verdict *v = judged(season, t);
    int n = breaches_of(v, "natural-start");
    ork_verdict_free(v);
    ork_timetable_free(t);
    return n == 0;
}

static void test_verdict__knows_the_places_of_split_lessons(void)
{
    ork_season *whole = season_of(SPLIT_SEASON(""));
    ork_season *apart = season_of(SPLIT_SEASON("    split: [days]\n"));
    ORK_TRUE(natural(whole, "six", 510));
    ORK_TRUE(!natural(whole, "six", 575)); /* nothing goes before it */
    ORK_TRUE(natural(apart, "six", 575));
    ORK_TRUE(natural(apart, "six", 640));
    ORK_TRUE(!natural(apart, "six", 705)); /* there are three lessons */
    ORK_TRUE(!natural(apart, "six", 576));
    ork_season_free(whole);
    ork_season_free(apart);
}

static void test_verdict__one_team_over_split_days(void)
{
    ork_season *season = season_of(SPLIT_SEASON("    split: [days]\n"));
    ork_timetable *t = empty_timetable(season);
    put_lesson(season, t, "five", MON, 510);
    put_lesson(season, t, "six", TUE, 510);
    put_lesson(season, t, "seven", THU, 510);
    put_section(season, t, "five", "violin", "anna", "oak/hall");
    put_section(season, t, "six", "violin", "anna", "oak/hall");
    put_section(season, t, "seven", "violin", "bram", "oak/hall");
    ork_verdict *v = judged(season, t);
    ORK_EQUAL_INT(breaches_of(v, "block-one-team"), 1);
    ORK_EQUAL_INT(v->n_breaches, 1);
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_verdict__pins_a_teacher_for_the_team(void)
{
    ork_season *season =
        season_of(SPLIT_SEASON("") "pins: [{orchestra: five, role: violin, teacher: anna}]\n");
    ork_timetable *t = empty_timetable(season);
    put_lesson(season, t, "five", MON, 510);
    put_lesson(season, t, "six", MON, 575);
    put_lesson(season, t, "seven", MON, 640);
    ork_verdict *unstaffed = judged(season, t);
    ORK_EQUAL_INT(breaches_of(unstaffed, "pin"), 0);
    put_section(season, t, "five", "violin", "bram", "oak/hall");
    put_section(season, t, "six", "violin", "bram", "oak/hall");
    put_section(season, t, "seven", "violin", "bram", "oak/hall");
    ork_verdict *v = judged(season, t);
    ORK_EQUAL_INT(breaches_of(v, "pin"), 3);
    ork_verdict_free(unstaffed);
    ork_verdict_free(v);
    ork_timetable_free(t);
    ork_season_free(season);
}

static void test_verdict__survives_without_memory(void)
{
    ork_season *season = season_in(WEEK);
    ork_timetable *t = heap(season);
    ork_status st = ORK_ERR_MEMORY;
    long n = 0;
    while (st == ORK_ERR_MEMORY && n < 100000) {
        ork_verdict *v = NULL;
        orki_memory_fail_at(++n);
        st = ork_check(&v, season, t);
        orki_memory_fail_at(0);
        ORK_TRUE((st == ORK_OK) == (v != NULL));
        ork_verdict_free(v);
    }
    ORK_EQUAL_INT(st, ORK_OK);
    ORK_TRUE(n > 5);
    ork_timetable_free(t);
    ork_season_free(season);
}

ORK_TEST_MAIN("check: verdict", {"nothing placed", test_verdict__of_nothing_placed},
              {"a sound week", test_verdict__of_a_sound_week},
              {"who, where, when", test_verdict__says_who_where_when},
              {"teachers of an unplaced lesson",
               test_verdict__ignores_who_teaches_an_unplaced_lesson},
              {"a day without school", test_verdict__of_a_day_without_school},
              {"everything at once", test_verdict__of_everything_at_once},
              {"outlives the season", test_verdict__outlives_the_season},
              {"split lessons", test_verdict__knows_the_places_of_split_lessons},
              {"one team over split days", test_verdict__one_team_over_split_days},
              {"a teacher pinned for the team", test_verdict__pins_a_teacher_for_the_team},
              {"out of memory", test_verdict__survives_without_memory})
