/* Orchestras with several meetings a week: what they become in the season, its blocks and its pins,
 * and how timetable.yaml names them. */
#include "base/text.h"
#include "model/timetable_model.h"
#include "ork_test.h"
#include "reading.h"

/* One school; `talent` has one section, `duo` two, `solo` meets once. */
static ork_season *season_with(const char *talent, const char *duo, const char *extra)
{
    orki_text text = {0};
    orki_text_printf(
        &text,
        "format: 1\nseason: {name: x}\n"
        "programmes: {p: {lesson: 45, roles: [violin, cello]}, q: {lesson: 45, roles: [violin]}}\n"
        "schools: [{id: a, hours: {mon-fri: {open: 08:30-14:30}}, "
        "rooms: [{id: r, seats: 60}, {id: s, seats: 60}], groups: [{id: g, year: 5, pupils: "
        "20}]}]\n"
        "teachers:\n"
        "- {id: anna, skills: [violin, cello], captain: yes, available: {mon: all}, days: {wish: "
        "1}}\n"
        "- {id: bram, skills: [violin], available: {mon: all}}\n"
        "orchestras:\n"
        "- {id: solo, school: a, groups: [g], programme: q}\n"
        "- {id: talent, name: Talent, school: a, groups: [g], programme: q%s}\n"
        "- {id: duo, school: a, groups: [g], programme: p%s}\n%s",
        talent, duo, extra);
    ork_diags *diags = ork_diags_new();
    ork_season *s = NULL;
    ork_season_read_text(&s, orki_text_string(&text), text.n, "x", "tests/read", diags);
    char *printed = ork_diags_print(diags, 0);
    if (s == NULL)
        printf("\n%s", printed);
    ork_text_free(printed);
    ork_diags_free(diags);
    orki_text_free(&text);
    return s;
}

static void test_series__each_meeting_is_a_lesson(void)
{
    ork_season *s = season_with(", meetings: 3", "", "");
    ORK_EQUAL_INT(s->n_orchestras, 5);
    ORK_EQUAL_INT(s->n_series, 1);
    ORK_EQUAL_TEXT(s->series[0].id, "talent");
    ORK_EQUAL_INT(s->series[0].first_orchestra, 1);
    ORK_EQUAL_INT(s->series[0].n_meetings, 3);
    ORK_EQUAL_INT(s->series[0].day_most, 1);
    ORK_EQUAL_INT(s->series[0].n_doubles, 0);
    ORK_EQUAL_TEXT(s->orchestras[3].id, "talent#3");
    ORK_EQUAL_TEXT(s->orchestras[3].name, "Talent (3/3)");
    ORK_EQUAL_TEXT(s->orchestras[3].was, "talent");
    ORK_EQUAL_TEXT(orki_orchestra_id(s, 3), "talent");
    ORK_EQUAL_INT(orki_meeting_of(s, 3), 3);
    ORK_EQUAL_INT(orki_meeting_of(s, 0), 0);
    ORK_EQUAL_INT(s->orchestras[0].series, -1);
    ORK_EQUAL_INT(s->orchestras[4].series, -1);
    for (int i = 0; i < s->n_sections; i++) {
        const orki_orchestra *o = &s->orchestras[s->sections[i].orchestra];
        ORK_TRUE(i >= o->first_section && i < o->first_section + o->n_sections);
    }
    ork_season_figures f = ork_season_measure(s);
    ORK_EQUAL_INT(f.n_orchestras, 3);
    ORK_EQUAL_INT(f.n_lessons, 5);
    ORK_EQUAL_INT(s->teachers[0].wish_days, 1);
    ORK_EQUAL_INT(s->teachers[1].wish_days, ORKI_NO_LIMIT);
    ork_season_free(s);
}

static void test_series__doubles(void)
{
    ork_season *s = season_with(", meetings: {a-week: 4, doubles: 1, double-starts: [10:30, 08:30, "
                                "10:30]}",
                                ", meetings: {a-week: 2}", "");
    ORK_EQUAL_INT(s->n_series, 2);
    ORK_EQUAL_INT(s->series[0].day_most, 2);
    ORK_EQUAL_INT(s->series[0].n_doubles, 1);
    ORK_EQUAL_INT(s->series[0].n_double_starts, 2);
    ORK_EQUAL_INT(s->series[0].double_starts[0], 8 * 60 + 30);
    ORK_EQUAL_INT(s->series[0].double_starts[1], 10 * 60 + 30);
    ORK_EQUAL_INT(s->series[1].day_most, 1);
    ork_season_free(s);
    s = season_with(", meetings: {a-week: 4, a-day: 2}", ", meetings: 1", "");
    ORK_EQUAL_INT(s->n_series, 2); /* one meeting, too, when it is said */
    ORK_EQUAL_INT(s->series[1].n_meetings, 1);
    ORK_EQUAL_INT(s->series[0].day_most, 2);
    ORK_EQUAL_INT(s->series[0].n_doubles, 0);
    ork_season_free(s);
}

static void test_series__blocks(void)
{
    ork_season *s = season_with(", meetings: 3", ", meetings: 2", "");
    ORK_EQUAL_INT(s->n_blocks, 4); /* solo; talent as one; duo's meetings apart */
    ORK_EQUAL_INT(s->blocks[0].series, -1);
    ORK_EQUAL_INT(s->blocks[1].series, 0);
    ORK_EQUAL_INT(s->blocks[1].n_lessons, 3);
    ORK_EQUAL_TEXT(s->blocks[1].id, "a/q/talent");
    ORK_EQUAL_TEXT(s->blocks[3].id, "a/p/duo#2");
    ORK_EQUAL_INT(s->blocks[2].series, -1);
    ORK_EQUAL_INT(s->blocks[2].n_lessons, 1);
    ORK_EQUAL_INT(s->blocks[2].team, s->blocks[3].team);
    ORK_TRUE(s->blocks[2].day != s->blocks[3].day);
    ORK_TRUE(s->blocks[1].team != s->blocks[2].team);
    for (int o = 0; o < s->n_orchestras; o++)
        ORK_TRUE(s->orchestras[o].block >= 0);
    ork_season_free(s);
}

static void test_series__pins_hold_for_all_meetings(void)
{
    ork_season *s = season_with(", meetings: 3", "",
                                "pins:\n"
                                "- {orchestra: talent, role: violin, teacher: bram}\n"
                                "- {orchestra: talent, role: violin, room: s}\n"
                                "- {orchestra: solo, day: mon}\n");
    ORK_EQUAL_INT(s->n_pins, 1 + 3 + 1);
    ORK_EQUAL_INT(s->pins[0].teacher, 1);
    for (int k = 0; k < 3; k++) {
        ORK_EQUAL_INT(s->pins[1 + k].orchestra, 1 + k);
        ORK_EQUAL_INT(s->pins[1 + k].room, 1);
        ORK_EQUAL_INT(s->pins[1 + k].teacher, -1);
    }
    ORK_EQUAL_INT(s->pins[4].day, 0);
    ork_season_free(s);
    s = season_with(", meetings: 1", "", "pins: [{orchestra: talent, day: mon, start: 08:30}]\n");
    ORK_EQUAL_INT(s->n_pins, 1); /* one meeting may have its place fixed */
    ORK_EQUAL_TEXT(s->orchestras[1].name, "Talent");
    ork_season_free(s);
}

static void test_series__last_season_by_its_first_placed_meeting(void)
{
    ork_season *s = season_with(", meetings: 3", "", "last-season: last-meetings.yaml\n");
    for (int k = 1; k <= 3; k++)
        ORK_EQUAL_INT(s->sections[s->orchestras[k].first_section].last_teacher, 1);
    ORK_EQUAL_INT(s->sections[s->orchestras[0].first_section].last_teacher, -1);
    ork_season_free(s);
}

static void test_series__timetable_numbers_meetings(void)
{
    ork_season *s = season_with(", meetings: 2", "", "");
    ork_timetable *t = orki_timetable_new(s), *back = NULL;
    t->day[2] = 1;
    t->start_min[2] = 510;
    char *text = ork_timetable_print(s, t);
    ORK_TRUE(strstr(text, "  - {orchestra: talent, meeting: 1, unplaced: true}\n"
                          "  - {orchestra: talent, meeting: 2, day: tue, ") != NULL);
    ORK_EQUAL_INT(ork_timetable_read_text(&back, s, text, strlen(text), "t.yaml", NULL), ORK_OK);
    ORK_TRUE(back != NULL);
    for (int o = 0; back != NULL && o < s->n_orchestras; o++)
        ORK_EQUAL_INT(back->day[o], t->day[o]);
    ork_text_free(text);
    ork_timetable_free(t);
    ork_timetable_free(back);
    ork_season_free(s);
}

/* The first finding of a timetable's lessons; talent meets twice. */
static int timetable_code(const char *lessons)
{
    ork_season *s = season_with(", meetings: 2", "", "");
    ork_diags *diags = ork_diags_new();
    ork_timetable *t = NULL;
    orki_text text = {0};
    orki_text_printf(&text,
                     "format: 1\nseason: x\nlessons:\n- {orchestra: solo, unplaced: true}\n"
                     "- {orchestra: duo, unplaced: true}\n%s",
                     lessons);
    ork_timetable_read_text(&t, s, orki_text_string(&text), text.n, "t.yaml", diags);
    int code = ork_diags_count(diags) == 0 ? 0 : ork_diags_at(diags, 0)->code;
    ork_timetable_free(t);
    ork_diags_free(diags);
    orki_text_free(&text);
    ork_season_free(s);
    return code;
}

static void test_series__timetable_faults(void)
{
    const char *first = "- {orchestra: talent, meeting: 1, unplaced: true}\n";
    orki_text both = {0};
    orki_text_printf(&both, "%s- {orchestra: talent, meeting: 2, unplaced: true}\n", first);
    ORK_EQUAL_INT(timetable_code(orki_text_string(&both)), 0);
    ORK_EQUAL_INT(timetable_code(first), 603); /* the second is missing */
    orki_text_add(&both, first);
    ORK_EQUAL_INT(timetable_code(orki_text_string(&both)), 602);
    orki_text_free(&both);
    orki_text_printf(&both, "%s- {orchestra: talent, unplaced: true}\n", first);
    ORK_EQUAL_INT(timetable_code(orki_text_string(&both)), 603);
    orki_text_free(&both);
    ORK_EQUAL_INT(timetable_code("- {orchestra: talent, meeting: 3, unplaced: true}\n"), 603);
}

ORK_TEST_MAIN("read-series", {"each meeting is a lesson", test_series__each_meeting_is_a_lesson},
              {"doubles", test_series__doubles}, {"blocks", test_series__blocks},
              {"pins hold for all meetings", test_series__pins_hold_for_all_meetings},
              {"last season", test_series__last_season_by_its_first_placed_meeting},
              {"timetable numbers meetings", test_series__timetable_numbers_meetings},
              {"timetable faults", test_series__timetable_faults})
