/* Plain arrays filled by hand; everything in the season's arena. */
#include "paper_season.h"

#include "model/certificate_model.h"

#include <assert.h>

static void *room_for(paper_season *p, int n, size_t size)
{
    void *items = orki_arena_alloc(&p->season.arena, (size_t)n, size);
    assert(items != NULL);
    return items;
}

static const char *text(paper_season *p, const char *word, int number, const char *evil)
{
    const char *s = orki_arena_printf(&p->season.arena, "%s%d%s", word, number, evil);
    assert(s != NULL);
    return s;
}

static int *one(paper_season *p, int value)
{
    int *item = room_for(p, 1, sizeof *item);
    *item = value;
    return item;
}

static void make_roles(paper_season *p)
{
    static const char *const names[PAPER_ROLES][4] = {
        {"violin", "violin", "viool", "strings"},
        {"cello", "cello", "cello", "strings"},
        {"clarinet", "clarinet", "klarinet", "woodwind"},
        {"trumpet", "trumpet", "trompet", "brass"}};
    ork_season *s = &p->season;
    s->n_skills = s->n_roles = PAPER_ROLES;
    s->skills = room_for(p, PAPER_ROLES, sizeof *s->skills);
    s->roles = room_for(p, PAPER_ROLES, sizeof *s->roles);
    for (int i = 0; i < PAPER_ROLES; i++) {
        s->skills[i] = (orki_skill){names[i][0], names[i][1], names[i][2], names[i][3]};
        s->roles[i] = (orki_role){names[i][0], names[i][1], names[i][2], 1, one(p, i)};
    }
}

static bool *flags(paper_season *p, int n, bool value)
{
    bool *items = room_for(p, n, sizeof *items);
    for (int i = 0; i < n; i++)
        items[i] = value;
    return items;
}

/* Open from 8:30 to 16:00 without breaks, instruments not counted. */
static void fill_school(paper_season *p, orki_school *school, int index)
{
    orki_bell *open = room_for(p, 1, sizeof *open);
    *open = (orki_bell){{8 * 60 + 30, 16 * 60}, UINT32_MAX};
    for (int d = 0; d < 5; d++)
        school->open[d] = (orki_bells){1, open};
    int *stock = room_for(p, PAPER_ROLES, sizeof *stock);
    int *rooms = room_for(p, PAPER_ROLES, sizeof *rooms);
    for (int r = 0; r < PAPER_ROLES; r++) {
        stock[r] = -1;
        rooms[r] = index * PAPER_ROLES + r;
    }
    school->stock = stock;
    school->n_rooms = PAPER_ROLES;
    school->rooms = rooms;
}

static void make_schools(paper_season *p, const char *evil, const char *id_evil)
{
    ork_season *s = &p->season;
    s->n_schools = s->n_addresses = PAPER_SCHOOLS;
    s->schools = room_for(p, PAPER_SCHOOLS, sizeof *s->schools);
    s->n_rooms = PAPER_SCHOOLS * PAPER_ROLES;
    s->rooms = room_for(p, s->n_rooms, sizeof *s->rooms);
    s->n_groups = PAPER_SCHOOLS * PAPER_LESSONS;
    s->groups = room_for(p, s->n_groups, sizeof *s->groups);
    for (int i = 0; i < PAPER_SCHOOLS; i++) {
        s->schools[i] = (orki_school){.id = text(p, "s", i, id_evil),
                                      .name = text(p, "School ", i, evil),
                                      .town = text(p, "Town ", i / 3, evil),
                                      .has_at = i != PAPER_SCHOOLS - 1,
                                      .lat = 51.79 + 0.013 * i,
                                      .lon = 4.65 + 0.02 * ((i * 5) % 7),
                                      .address = i,
                                      .building = -1};
        fill_school(p, &s->schools[i], i);
        for (int r = 0; r < PAPER_ROLES; r++)
            s->rooms[i * PAPER_ROLES + r] = (orki_room){.id = text(p, "r", i * 10 + r, id_evil),
                                                        .name = text(p, "room ", r, evil),
                                                        .school = i,
                                                        .building = -1,
                                                        .seats = 20,
                                                        .fits = flags(p, PAPER_ROLES, true),
                                                        .is_best = flags(p, PAPER_ROLES, true)};
        for (int g = 0; g < PAPER_LESSONS; g++)
            s->groups[i * PAPER_LESSONS + g] = (orki_group){.id = text(p, "g", i * 10 + g, id_evil),
                                                            .name = text(p, "group ", 5 + g, evil),
                                                            .school = i,
                                                            .year = 5 + g,
                                                            .pupils = 24,
                                                            .teacher_days = 0x7f};
    }
}

static void make_orchestras(paper_season *p, const char *evil, const char *id_evil)
{
    ork_season *s = &p->season;
    s->n_programmes = 1;
    s->programmes = room_for(p, 1, sizeof *s->programmes);
    s->programmes[0] = (orki_programme){.id = "leerorkest",
                                        .name = text(p, "programme ", 1, evil),
                                        .lesson_min = 60,
                                        .changeover_min = 5,
                                        .n_roles = PAPER_ROLES};
    s->n_orchestras = PAPER_SCHOOLS * PAPER_LESSONS;
    s->n_sections = s->n_orchestras * PAPER_ROLES;
    s->n_blocks = PAPER_SCHOOLS;
    s->orchestras = room_for(p, s->n_orchestras, sizeof *s->orchestras);
    s->sections = room_for(p, s->n_sections, sizeof *s->sections);
    s->blocks = room_for(p, s->n_blocks, sizeof *s->blocks);
    for (int o = 0; o < s->n_orchestras; o++) {
        s->orchestras[o] = (orki_orchestra){.id = text(p, "o", o, id_evil),
                                            .name = text(p, "orchestra ", o, evil),
                                            .series = -1,
                                            .school = o / PAPER_LESSONS,
                                            .block = o / PAPER_LESSONS,
                                            .n_groups = 1,
                                            .groups = one(p, o),
                                            .first_section = o * PAPER_ROLES,
                                            .n_sections = PAPER_ROLES,
                                            .lesson_min = 60,
                                            .days_allowed = 0x7f,
                                            .was = ""};
        for (int r = 0; r < PAPER_ROLES; r++)
            s->sections[o * PAPER_ROLES + r] = (orki_section){o, r, 6, -1};
    }
    for (int b = 0; b < s->n_blocks; b++) {
        int *lessons = room_for(p, PAPER_LESSONS, sizeof *lessons);
        for (int i = 0; i < PAPER_LESSONS; i++)
            lessons[i] = b * PAPER_LESSONS + i;
        s->blocks[b] = (orki_block){.id = s->schools[b].id,
                                    .series = -1,
                                    .school = b,
                                    .n_lessons = PAPER_LESSONS,
                                    .lessons = lessons,
                                    .team = b,
                                    .day = b,
                                    .n_split = 1};
    }
}

static void make_teachers(paper_season *p, const char *evil, const char *id_evil)
{
    ork_season *s = &p->season;
    s->n_modes = 1;
    s->modes = room_for(p, 1, sizeof *s->modes);
    s->modes[0] = (orki_mode){.id = "bike", .name = "bike"};
    s->n_teachers = PAPER_TEACHERS;
    s->teachers = room_for(p, PAPER_TEACHERS, sizeof *s->teachers);
    uint8_t *levels = room_for(p, PAPER_ROLES, sizeof *levels);
    for (int i = 0; i < PAPER_ROLES; i++)
        levels[i] = ORKI_FIRST_CHOICE;
    orki_span *day = room_for(p, 1, sizeof *day);
    *day = (orki_span){7 * 60, 18 * 60};
    for (int t = 0; t < PAPER_TEACHERS; t++) {
        s->teachers[t] = (orki_teacher){.id = text(p, "t", t, id_evil),
                                        .name = text(p, "Teacher ", t, evil),
                                        .is_captain = t % 3 == 0,
                                        .wish_from_min = 120,
                                        .wish_to_min = 360,
                                        .call_out_min = 180,
                                        .levels = levels,
                                        .declined = flags(p, PAPER_SCHOOLS, false),
                                        .max_week_min = ORKI_NO_LIMIT,
                                        .max_day_min = ORKI_NO_LIMIT,
                                        .max_days = ORKI_NO_LIMIT,
                                        .wish_days = ORKI_NO_LIMIT,
                                        .max_schools = ORKI_NO_LIMIT,
                                        .max_day_schools = ORKI_NO_LIMIT,
                                        .rate_cents = -1,
                                        .contract = "freelance"};
        for (int d = 0; d < 5; d++)
            s->teachers[t].available[d] = (orki_spans){1, day};
    }
    int n = PAPER_SCHOOLS;
    s->school_travel = room_for(p, n * n, sizeof(int));
    s->pupil_travel = room_for(p, n * n, sizeof(int));
    s->home_travel = room_for(p, PAPER_TEACHERS * n * 2, sizeof(int));
    for (int i = 0; i < n * n; i++)
        s->school_travel[i] = i / n == i % n ? 0 : 10 + (i / n + i % n) * 2;
    for (int i = 0; i < PAPER_TEACHERS * n * 2; i++)
        s->home_travel[i] = 5 + i % 20;
}

/* Schools 0, 2, 4 in the morning of Monday, Tuesday, Wednesday, the next one of each pair in the
 * afternoon by mostly the same team; the last cello is left open and the last lesson unplaced. */
static void make_timetable(paper_season *p)
{
    const ork_season *s = &p->season;
    p->timetable = orki_timetable_new(s);
    assert(p->timetable != NULL);
    for (int o = 0; o < s->n_orchestras - 1; o++) {
        int school = o / PAPER_LESSONS, i = o % PAPER_LESSONS;
        p->timetable->day[o] = school / 2;
        p->timetable->start_min[o] = (school % 2 == 0 ? 8 * 60 + 30 : 12 * 60 + 40) + i * 65;
        for (int r = 0; r < PAPER_ROLES; r++) {
            int section = o * PAPER_ROLES + r;
            p->timetable->teacher[section] = (r + (school / 2) * 2) % PAPER_TEACHERS;
            p->timetable->room[section] = school * PAPER_ROLES + r;
        }
    }
    p->timetable->teacher[(s->n_orchestras - 2) * PAPER_ROLES + 1] = -1;
}

void paper_season_make(paper_season *paper, const char *evil, bool is_id_evil)
{
    *paper = (paper_season){0};
    ork_season *s = &paper->season;
    const char *id_evil = is_id_evil ? evil : "";
    s->organisation = text(paper, "Organisation ", 1, evil);
    s->name = text(paper, "Season ", 1, evil);
    s->from = 20696; /* 2026-08-31 */
    s->limits = (orki_limits){.day_teaching_min = ORKI_NO_LIMIT,
                              .break_after_min = 330,
                              .break_min = 30,
                              .break_part_min = 15,
                              .day_schools = ORKI_NO_LIMIT,
                              .rest_min = 660,
                              .pack_min = 5,
                              .set_up_min = 5,
                              .noon = 720};
    make_roles(paper);
    make_schools(paper, evil, id_evil);
    make_orchestras(paper, evil, id_evil);
    make_teachers(paper, evil, id_evil);
    make_timetable(paper);
    for (int i = 0; i < ORKI_N_RULES; i++)
        s->weights[i] = orki_rule_get((orki_rule)i)->default_weight;
    ork_status st = ork_check(&paper->verdict, s, paper->timetable);
    assert(st == ORK_OK);
    (void)st;
    ork_certificate *certificate = orki_certificate_new();
    assert(certificate != NULL);
    paper->result = (ork_result){.outcome = ORK_FEASIBLE,
                                 .timetable = paper->timetable,
                                 .certificate = certificate,
                                 .verdict = paper->verdict,
                                 .bound = paper->verdict->cost * 9 / 10,
                                 .gap = 0.1,
                                 .elapsed_s = 12.5,
                                 .first_answer_s = 0.25,
                                 .threads = 2,
                                 .seed = 1};
}

void paper_season_free(paper_season *paper)
{
    ork_certificate_free(paper->result.certificate);
    ork_verdict_free(paper->verdict);
    ork_timetable_free(paper->timetable);
    orki_arena_free(&paper->season.arena);
}
