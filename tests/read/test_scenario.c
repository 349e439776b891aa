/* What the changes of scenarios and of --set make of a season. */
#include "base/text.h"
#include "ork_test.h"
#include "reading.h"

#include <string.h>

/* A scenario over tests/read/scenario-base.yaml; its findings are printed when it is none. */
static ork_season *read_changes(const char *changes)
{
    orki_text text = {0};
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    orki_text_printf(&text,
                     "format: 1\nscenario: {name: proef}\nbase: scenario-base.yaml\nchanges:\n%s",
                     changes);
    ork_season_read_text(&season, orki_text_string(&text), text.n, "t.yaml", "tests/read", diags);
    char *printed = ork_diags_print(diags, 0);
    ORK_EQUAL_TEXT(printed, "");
    ork_text_free(printed);
    ork_diags_free(diags);
    orki_text_free(&text);
    return season;
}

/* The same change as an argument. */
static ork_season *read_set(const char *set)
{
    const char *path = "tests/read/scenario-base.yaml";
    ork_season_source source = {.paths = &path, .n_paths = 1, .sets = &set, .n_sets = 1};
    ork_season *season = NULL;
    ORK_EQUAL_INT(ork_season_read_changed(&season, &source, NULL), ORK_OK);
    return season;
}

static const orki_teacher *teacher(const ork_season *s, const char *id)
{
    int i = reading_teacher(s, id);
    ORK_TRUE(i >= 0);
    return &s->teachers[i < 0 ? 0 : i];
}

static void test_scenario__set(void)
{
    ork_season *s =
        read_changes("- {set: teachers.anna.hours.max, to: 6}\n"
                     "- {set: teachers.bram.hours.max, to: 1h30}\n"
                     "- {set: [programmes.*.lesson, orchestras.fontein-6.lesson], to: 45}\n"
                     "- {set: schools.fontein.stock.cello, to: 31}\n"
                     "- {set: teachers.travels=car.captain, to: yes}\n");
    ORK_EQUAL_TEXT(ork_season_scenario(s), "proef");
    ORK_EQUAL_INT(teacher(s, "anna")->max_week_min, 360);
    ORK_EQUAL_INT(teacher(s, "anna")->min_hours_min, 180); /* beside it, as it was */
    ORK_EQUAL_INT(teacher(s, "bram")->max_week_min, 90);   /* made with the map around it */
    ORK_TRUE(teacher(s, "bram")->is_captain);
    for (int i = 0; i < s->n_orchestras; i++)
        ORK_EQUAL_INT(s->orchestras[i].lesson_min, 45);
    ORK_EQUAL_INT(s->schools[0].stock[reading_role(s, "cello")], 31);
    ork_season_free(s);
    s = read_set("teachers.anna.available={tue: [08:00-10:00, 11:00-12:00]}");
    ORK_EQUAL_INT(teacher(s, "anna")->available[0].n, 0);
    ORK_EQUAL_INT(teacher(s, "anna")->available[1].n, 2);
    ORK_EQUAL_TEXT(ork_season_scenario(s), "");
    ork_season_free(s);
}

/* One of several days that are written together. */
static void test_scenario__days(void)
{
    ork_season *s = read_changes("- {remove: schools.*.hours.wed}\n"
                                 "- {set: teachers.bram.available.tue, to: 09:00-10:00}\n"
                                 "- {remove: schools.eden.days.allowed.mon fri}\n");
    ORK_EQUAL_INT(s->schools[0].open[2].n, 0);
    ORK_EQUAL_INT(s->schools[0].open[1].n, 1);
    ORK_EQUAL_INT(s->schools[1].open[2].n, 0);
    ORK_EQUAL_INT(s->schools[1].open[3].n, 1);
    const orki_teacher *bram = teacher(s, "bram");
    ORK_EQUAL_INT(bram->available[0].at[0].to, ORKI_DAY_MIN);
    ORK_EQUAL_INT(bram->available[1].n, 1);
    ORK_EQUAL_INT(bram->available[1].at[0].to, 600);
    ORK_EQUAL_INT(s->orchestras[reading_orchestra(s, "eden-7")].days_allowed,
                  0x0E); /* mon-fri was written */
    ork_season_free(s);
}

static void test_scenario__add(void)
{
    ork_season *s = read_changes(
        "- {add: teachers, items: [{id: carla, skills: [violin], available: {mon: all}},\n"
        "                          {id: dirk, skills: [cello], available: {mon: all}}]}\n"
        "- {add: [teachers.anna.not-at, teachers.bram.not-at], item: eden}\n"
        "- {add: programmes, item: {kort: {lesson: 30, roles: [violin]}}}\n"
        "- {set: orchestras.eden-7.programme, to: kort}\n"
        "- {add: schools.eden.groups.g7.busy, item: thu 09:00-10:00}\n");
    ORK_EQUAL_INT(s->n_teachers, 4);
    ORK_TRUE(reading_teacher(s, "dirk") >= 0);
    ORK_TRUE(teacher(s, "bram")->declined[1]);
    ORK_TRUE(!teacher(s, "bram")->declined[0]);
    ORK_EQUAL_INT(s->n_programmes, 2);
    ORK_EQUAL_INT(s->orchestras[reading_orchestra(s, "eden-7")].lesson_min, 30);
    const orki_group *g7 = &s->groups[s->n_groups - 1]; /* "tue 09:00-09:45" is a list now */
    ORK_EQUAL_INT(g7->busy[1].n, 1);
    ORK_EQUAL_INT(g7->busy[3].n, 1);
    ork_season_free(s);
}

static void test_scenario__remove(void)
{
    ork_season *s = read_changes("- {remove: [schools.eden, orchestras.school=eden]}\n"
                                 "- {remove: schools.fontein.stock.violin}\n"
                                 "- {remove: pins.*}\n");
    ORK_EQUAL_INT(s->n_schools, 1);
    ORK_EQUAL_INT(s->n_orchestras, 2);
    ORK_EQUAL_INT(s->n_pins, 0);
    ork_season_free(s);
}

static void test_scenario__scale(void)
{
    ork_season *s = read_changes("- {scale: teachers.*.hours, by: 1.1}\n"
                                 "- {scale: [weights.travel, weights.idle], by: 2}\n"
                                 "- {scale: limits.day-teaching, by: 0.8}\n");
    ORK_EQUAL_INT(teacher(s, "anna")->min_hours_min, 198);
    ORK_EQUAL_INT(teacher(s, "anna")->wish_from_min, 330);
    ORK_EQUAL_INT(teacher(s, "anna")->wish_to_min, 462);
    ORK_EQUAL_INT(teacher(s, "anna")->max_week_min, 594);
    ORK_EQUAL_INT(teacher(s, "bram")->max_week_min, ORKI_NO_LIMIT);
    ORK_EQUAL_INT(s->weights[ORKI_RULE_TRAVEL], 200); /* of the default */
    ORK_EQUAL_INT(s->weights[ORKI_RULE_IDLE], 600);   /* of 3 */
    ORK_EQUAL_INT(s->limits.day_teaching_min, 252);
    ork_season_free(s);
}

/* A chain: the base's changes first; each file's names are seen from its own folder. */
static void test_scenario__chain(void)
{
    const char *path = "tests/read/scenarios/second.yaml";
    ork_season *s = NULL;
    ork_diags *diags = ork_diags_new();
    ORK_EQUAL_INT(ork_season_read(&s, &path, 1, diags), ORK_OK);
    ORK_TRUE(s != NULL);
    if (s != NULL) {
        ORK_EQUAL_TEXT(ork_season_scenario(s), "second");
        ORK_EQUAL_INT(teacher(s, "anna")->max_week_min, 720); /* 9, then 6, then twice */
        int way = orki_travel_between(s, teacher(s, "anna")->mode, 0, 1);
        ORK_EQUAL_INT(way, 77); /* of the table beside the second scenario */
    }
    ork_season_free(s);
    ork_diags_free(diags);
}

/* Every allocation may fail. */
static void test_scenario__memory(void)
{
    const char *path = "tests/read/scenarios/second.yaml", *set = "teachers.anna.hours.min=1";
    ork_season_source source = {.paths = &path, .n_paths = 1, .sets = &set, .n_sets = 1};
    ork_status st = ORK_ERR_MEMORY;
    for (long n = 1; st == ORK_ERR_MEMORY && n < 100000; n++) {
        ork_season *s = NULL;
        orki_memory_fail_at(n);
        st = ork_season_read_changed(&s, &source, NULL);
        orki_memory_fail_at(0);
        ORK_TRUE((st == ORK_OK) == (s != NULL));
        ork_season_free(s);
    }
    ORK_EQUAL_INT(st, ORK_OK);
}

ORK_TEST_MAIN("scenario", {"set", test_scenario__set}, {"days", test_scenario__days},
              {"add", test_scenario__add}, {"remove", test_scenario__remove},
              {"scale", test_scenario__scale}, {"chain", test_scenario__chain},
              {"memory", test_scenario__memory})
