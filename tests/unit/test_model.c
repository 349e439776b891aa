/* model/: lookups in a season, timetables, the rule table. */
#include "model/season_model.h"
#include "model/timetable_model.h"
#include "ork_test.h"

enum { VIOLIN, CELLO, STRINGS = 2 };

/* Two schools, two skills, three roles, one teacher, one orchestra with two sections. */
typedef struct small {
    orki_role roles[3];
    orki_teacher teacher;
    orki_orchestra orchestra;
    orki_section sections[2];
    int between[2 * 2 * 2], home[2 * 2], pupils[2 * 2];
    ork_season season;
} small;

static const int violin_skill[] = {VIOLIN}, cello_skill[] = {CELLO};
static const int string_skills[] = {VIOLIN, CELLO};

static void make_small(small *s, const uint8_t *levels)
{
    *s = (small){
        .roles = {{"violin", "violin", "viool", 1, violin_skill},
                  {"cello", "cello", "cello", 1, cello_skill},
                  {"strings", "strings", "strijkers", 2, string_skills}},
        .teacher = {.id = "anna", .levels = levels},
        .orchestra = {.series = -1, .lesson_min = 50, .first_section = 0, .n_sections = 2},
        .sections = {{0, STRINGS, 6, -1}, {0, CELLO, 4, -1}},
        .between = {0, 10, 11, 0, 0, 20, 21, 0},
        .home = {5, 6, 7, 8},
        .pupils = {0, 3, 4, 0},
    };
    s->season = (ork_season){.n_skills = 2,
                             .n_roles = 3,
                             .n_modes = 2,
                             .n_schools = 2,
                             .n_orchestras = 1,
                             .n_sections = 2,
                             .n_teachers = 1,
                             .roles = s->roles,
                             .teachers = &s->teacher,
                             .orchestras = &s->orchestra,
                             .sections = s->sections,
                             .school_travel = s->between,
                             .home_travel = s->home,
                             .pupil_travel = s->pupils};
}

static void test_season__travel(void)
{
    static const uint8_t none[] = {ORKI_NO_SKILL, ORKI_NO_SKILL};
    small s;
    make_small(&s, none);
    ORK_EQUAL_INT(orki_travel_between(&s.season, 0, 0, 1), 10);
    ORK_EQUAL_INT(orki_travel_between(&s.season, 0, 1, 0), 11);
    ORK_EQUAL_INT(orki_travel_between(&s.season, 1, 0, 1), 20);
    ORK_EQUAL_INT(orki_travel_between(&s.season, 1, 1, 1), 0);
    ORK_EQUAL_INT(orki_travel_from_home(&s.season, 0, 1), 7);
    ORK_EQUAL_INT(orki_travel_to_home(&s.season, 0, 1), 8);
    ORK_EQUAL_INT(orki_travel_of_pupils(&s.season, 1, 0), 4);
}

static void test_season__best_skill_counts(void)
{
    static const uint8_t second_first[] = {ORKI_SECOND_CHOICE, ORKI_FIRST_CHOICE};
    static const uint8_t second_none[] = {ORKI_SECOND_CHOICE, ORKI_NO_SKILL};
    small s;
    make_small(&s, second_first);
    ORK_EQUAL_INT(orki_teacher_level(&s.season, 0, VIOLIN), ORKI_SECOND_CHOICE);
    ORK_EQUAL_INT(orki_teacher_level(&s.season, 0, STRINGS), ORKI_FIRST_CHOICE);
    make_small(&s, second_none);
    ORK_EQUAL_INT(orki_teacher_level(&s.season, 0, CELLO), ORKI_NO_SKILL);
    ORK_EQUAL_INT(orki_teacher_level(&s.season, 0, STRINGS), ORKI_SECOND_CHOICE);
}

static void test_season__section_and_figures(void)
{
    static const uint8_t none[] = {ORKI_NO_SKILL, ORKI_NO_SKILL};
    small s;
    make_small(&s, none);
    ORK_EQUAL_INT(orki_section_of(&s.season, 0, CELLO), 1);
    ORK_EQUAL_INT(orki_section_of(&s.season, 0, STRINGS), 0);
    ORK_EQUAL_INT(orki_section_of(&s.season, 0, VIOLIN), -1);
    ORK_EQUAL_INT(ork_season_measure(&s.season).lesson_min, 100);
    ORK_EQUAL_TEXT(orki_day_word(0), "mon");
    ORK_EQUAL_TEXT(orki_day_word(6), "sun");
}

static void test_timetable__begins_empty_and_copies(void)
{
    static const uint8_t none[] = {ORKI_NO_SKILL, ORKI_NO_SKILL};
    small s;
    make_small(&s, none);
    ork_timetable *t = orki_timetable_new(&s.season);
    ORK_TRUE(t != NULL && t->day[0] == -1 && t->start_min[0] == -1 && t->teacher[1] == -1 &&
             t->room[0] == -1);
    t->day[0] = 3;
    t->room[1] = 9;
    ork_timetable *copy = orki_timetable_copy(t);
    t->day[0] = 4;
    ORK_EQUAL_INT(copy->day[0], 3);
    ORK_EQUAL_INT(copy->room[1], 9);
    ork_timetable_free(t);
    ork_timetable_free(copy);
    ork_timetable_free(NULL);
    orki_memory_fail_at(1);
    ORK_TRUE(orki_timetable_new(&s.season) == NULL);
}

static void test_rules__names_are_unique_and_found(void)
{
    for (int r = 0; r < ORKI_N_RULES; r++) {
        const orki_rule_info *rule = orki_rule_get((orki_rule)r);
        ORK_EQUAL_INT(orki_rule_find(rule->name), r);
        ORK_TRUE(rule->is_hard ? rule->default_weight == 0 : rule->default_weight > 0);
        ORK_TRUE(rule->is_hard == (rule->unit[0] == '\0'));
        ORK_TRUE(strchr(rule->modelled_in, '/') != NULL);
    }
}

ORK_TEST_MAIN("model", {"season: travel", test_season__travel},
              {"season: best skill counts", test_season__best_skill_counts},
              {"season: section and figures", test_season__section_and_figures},
              {"timetable: begins empty and copies", test_timetable__begins_empty_and_copies},
              {"rules: names are unique and found", test_rules__names_are_unique_and_found})
