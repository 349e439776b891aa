/* What the reader makes of a season: every kind of field, once. */
#include "ork_test.h"
#include "reading.h"

static const orki_school *fontein(const ork_season *s)
{
    return &s->schools[0];
}

static void test_season__school_hours(void)
{
    ork_season *s = reading_season("");
    const orki_school *k = fontein(s);
    ORK_EQUAL_INT(k->open[0].n, 1);
    ORK_EQUAL_INT(k->open[0].at[0].span.from, 510);
    ORK_EQUAL_INT(k->open[0].at[0].years, UINT32_MAX);
    ORK_EQUAL_INT(k->breaks[3].n, 2);
    ORK_EQUAL_INT(k->breaks[3].at[1].years, (1 << 3) | (1 << 4) | (1 << 5) | (1 << 6));
    ORK_EQUAL_INT(k->open[2].n, 2);
    ORK_EQUAL_INT(k->open[2].at[0].years, (1 << 3) | (1 << 4) | (1 << 8));
    ORK_EQUAL_INT(k->open[4].n, 0);
    ORK_EQUAL_INT(k->days_preferred, 1 << 3);
    ORK_EQUAL_INT(k->n_starts, 8); /* 08:45 and 08:30, 10:30 .. 20:30 */
    ORK_EQUAL_INT(k->starts[0], 510);
    ORK_EQUAL_INT(k->starts[1], 525);
    ORK_EQUAL_INT(k->starts[7], 1230);
    ork_season_free(s);
}

static void test_season__groups(void)
{
    ork_season *s = reading_season("");
    ORK_EQUAL_TEXT(s->groups[0].id, "fontein/g5");
    ORK_EQUAL_INT(s->groups[0].busy[1].n, 1); /* joined */
    ORK_EQUAL_INT(s->groups[0].busy[1].at[0].to, 600);
    ORK_EQUAL_INT(s->groups[0].teacher_days, 0x7F);
    ORK_EQUAL_INT(s->groups[1].teacher_days, 3);
    ork_season_free(s);
}

static void test_season__rooms(void)
{
    ork_season *s = reading_season("");
    int violin = reading_role(s, "violin"), brass = reading_role(s, "brass");
    int trumpet = reading_role(s, "trumpet");
    const orki_room *aula = &s->rooms[0], *classroom = &s->rooms[1];
    ORK_EQUAL_TEXT(classroom->id, "fontein/lokaal-5");
    ORK_TRUE(aula->fits[violin] && aula->fits[brass] && aula->fits_tutti);
    ORK_TRUE(aula->is_best[brass] && aula->is_best[trumpet] && !aula->is_best[violin]);
    ORK_TRUE(classroom->fits[violin] && !classroom->fits[brass] && !classroom->fits_tutti);
    ORK_TRUE(classroom->is_best[violin]); /* nobody names a better one */
    ORK_EQUAL_INT(classroom->closed[3].at[0].from, 780);
    ORK_EQUAL_INT(classroom->closed[4].at[0].to, ORKI_DAY_MIN);
    ORK_EQUAL_INT(fontein(s)->n_rooms, 2);
    ORK_EQUAL_INT(fontein(s)->stock[violin], 8);
    ORK_EQUAL_INT(fontein(s)->stock[trumpet], -1);
    ork_season_free(s);
}

static void test_season__teachers(void)
{
    ork_season *s = reading_season("");
    const orki_teacher *anna = &s->teachers[0], *bram = &s->teachers[1];
    ORK_EQUAL_INT(orki_teacher_level(s, 0, reading_role(s, "violin")), ORKI_FIRST_CHOICE);
    ORK_EQUAL_INT(orki_teacher_level(s, 0, reading_role(s, "viola")), ORKI_SECOND_CHOICE);
    ORK_EQUAL_INT(orki_teacher_level(s, 1, reading_role(s, "brass")), ORKI_FIRST_CHOICE);
    ORK_EQUAL_INT(orki_teacher_level(s, 1, reading_role(s, "violin")), ORKI_NO_SKILL);
    ORK_EQUAL_INT(anna->available[3].n, 1); /* touching spans are one */
    ORK_EQUAL_INT(anna->available[3].at[0].to, 720);
    ORK_EQUAL_INT(anna->dislike[0][0], 0);
    ORK_EQUAL_INT(anna->dislike[0][1], 0);
    ORK_EQUAL_INT(anna->dislike[1][0], 1);
    ORK_EQUAL_INT(anna->dislike[3][1], 2);
    ORK_EQUAL_INT(anna->wish_from_min, 300);
    ORK_EQUAL_INT(anna->wish_to_min, 420);
    ORK_EQUAL_INT(anna->max_week_min, 540);
    ORK_EQUAL_INT(anna->max_day_min, 315);
    ORK_EQUAL_INT(anna->max_days, ORKI_NO_LIMIT);
    ORK_EQUAL_INT(anna->call_out_min, 180);
    ORK_EQUAL_INT(anna->rate_cents, 5850);
    ORK_TRUE(!anna->declined[0] && anna->declined[1]);
    ORK_EQUAL_TEXT(bram->contract, "");
    ORK_EQUAL_INT(bram->call_out_min, 0);
    ORK_EQUAL_INT(bram->wish_from_min, -1);
    ORK_EQUAL_INT(bram->dislike[1][0], 0);
    ORK_EQUAL_TEXT(s->modes[bram->mode].id, "car");
    ORK_EQUAL_INT(bram->available[6].n, 0);
    ork_season_free(s);
}

static void test_season__sections(void)
{
    ork_season *s = reading_season("");
    const orki_orchestra *five = &s->orchestras[0], *six = &s->orchestras[1];
    ORK_EQUAL_INT(five->n_sections, 3);
    ORK_EQUAL_INT(s->sections[five->first_section].pupils, 9); /* 26 over three, rounded up */
    ORK_EQUAL_INT(five->days_allowed, (1 << 1) | (1 << 3));
    ORK_EQUAL_INT(six->n_sections, 2);
    ORK_EQUAL_INT(s->sections[six->first_section].role, reading_role(s, "violin"));
    ORK_EQUAL_INT(s->sections[six->first_section].pupils, 15);
    ORK_EQUAL_INT(six->lesson_min, 45);
    int talent = reading_orchestra(s, "talent");
    int conductor = orki_section_of(s, talent, reading_role(s, "conductor"));
    ORK_EQUAL_INT(s->sections[conductor].pupils, 0);
    ORK_EQUAL_INT(s->orchestras[talent].n_groups, 2);
    ORK_EQUAL_INT(s->orchestras[talent].lesson_min, 90);
    ORK_EQUAL_INT(s->orchestras[talent].days_allowed, 0x1F);
    ORK_EQUAL_INT(s->orchestras[reading_orchestra(s, "eden-7")].days_allowed, 0x1F);
    ork_season_free(s);
}

static void test_season__weights_and_limits(void)
{
    ork_season *s =
        reading_season("weights: {idle: 2.25}\nlimits: {noon: 13:00, rest: 10h}\n"
                       "pins: [{block: fontein, day: thu, start: 08:30},\n"
                       "       {orchestra: fontein-5, role: cello, teacher: bram, room: aula}]\n"
                       "shared-sets: [{id: v, skill: violin, schools: [eden, fontein]}]\n");
    ORK_EQUAL_INT(s->weights[ORKI_RULE_IDLE], 225);
    ORK_EQUAL_INT(s->weights[ORKI_RULE_TRAVEL], 100);
    ORK_EQUAL_INT(s->weights[ORKI_RULE_CAPTAIN], 0);
    ORK_EQUAL_INT(s->limits.noon, 780);
    ORK_EQUAL_INT(s->limits.rest_min, 600);
    ORK_EQUAL_INT(s->limits.day_teaching_min, 315);
    ORK_EQUAL_INT(s->n_pins, 2);
    ORK_EQUAL_TEXT(s->blocks[s->pins[0].block].id, "fontein/leerorkest");
    ORK_EQUAL_INT(s->pins[0].orchestra, -1);
    ORK_EQUAL_INT(s->pins[0].start_min, 510);
    ORK_EQUAL_INT(s->pins[0].teacher, -1);
    ORK_EQUAL_TEXT(s->rooms[s->pins[1].room].id, "fontein/aula");
    ORK_EQUAL_INT(s->pins[1].day, -1);
    ORK_EQUAL_INT(s->shared_sets[0].n_schools, 2);
    ork_season_free(s);
}

static void test_season__last_season(void)
{
    ork_season *s = reading_season("last-season: last.yaml\n");
    int cello = reading_role(s, "cello");
    int eden = orki_section_of(s, reading_orchestra(s, "eden-7"), cello);
    int five = orki_section_of(s, reading_orchestra(s, "fontein-5"), cello);
    ORK_EQUAL_INT(s->sections[eden].last_teacher, reading_teacher(s, "bram"));
    ORK_EQUAL_INT(s->sections[five].last_teacher, -1);
    ork_season_free(s);
}

static void test_season__place(void)
{
    ork_season *s = reading_season("");
    ORK_EQUAL_TEXT(s->files[0], "season.yaml");
    ORK_EQUAL_INT(s->schools[0].place.line, 7);
    ORK_EQUAL_INT(s->schools[0].place.column, 9);
    ork_season_free(s);
}

/* Layout and comments do not count; everything that the season says does. */
static void test_season__fingerprint(void)
{
    const char *const extras[] = {"", "# nothing\n\n", "weights: {idle: 2}\n",
                                  "weights: {idle: 3}\n", "weights: { \"idle\" : 3 }\n"};
    uint64_t prints[5];
    for (int i = 0; i < 5; i++) {
        ork_season *s = reading_season(extras[i]);
        prints[i] = ork_season_fingerprint(s);
        ORK_EQUAL_INT(s->n_origins, 0); /* read from a text */
        ork_season_free(s);
    }
    ORK_TRUE(prints[0] == prints[1] && prints[3] == prints[4]);
    ORK_TRUE(prints[0] != prints[2] && prints[2] != prints[3]);
    const char *path = "examples/quickstart";
    ork_season *s = NULL;
    CU_ASSERT_EQUAL_FATAL(ork_season_read(&s, &path, 1, NULL), ORK_OK);
    ORK_EQUAL_INT(s->n_origins, 1);
    ORK_EQUAL_TEXT(s->origins[0], path);
    ork_season_free(s);
}

/* Each allocation that fails gives ORK_ERR_MEMORY, and nothing leaks (the sanitizer sees to that).
 */
static void test_season__memory_runs_out(void)
{
    const char *path = "examples/quickstart";
    ork_status st = ORK_ERR_MEMORY;
    for (long n = 1; n < 100000 && st == ORK_ERR_MEMORY; n++) {
        ork_season *season = NULL;
        ork_diags *diags = ork_diags_new();
        orki_memory_fail_at(n);
        st = ork_season_read(&season, &path, 1, diags);
        orki_memory_fail_at(0);
        ORK_TRUE(st == ORK_OK || st == ORK_ERR_MEMORY);
        ORK_TRUE((season != NULL) == (st == ORK_OK));
        ork_season_free(season);
        ork_diags_free(diags);
    }
    ORK_EQUAL_INT(st, ORK_OK);
}

ORK_TEST_MAIN("read-season", {"school hours", test_season__school_hours},
              {"groups", test_season__groups}, {"rooms", test_season__rooms},
              {"teachers", test_season__teachers}, {"sections", test_season__sections},
              {"weights and limits", test_season__weights_and_limits},
              {"last season", test_season__last_season}, {"place", test_season__place},
              {"fingerprint", test_season__fingerprint},
              {"memory runs out", test_season__memory_runs_out})
