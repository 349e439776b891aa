/* timetable.yaml out and in again. */
#include "model/timetable_model.h"
#include "ork_test.h"
#include "reading.h"

static void fill(const ork_season *s, ork_timetable *t)
{
    for (int o = 0; o < s->n_orchestras; o += 2) {
        t->day[o] = (o + 1) % ORKI_N_DAYS;
        t->start_min[o] = 505 + 7 * o;
        for (int k = 0; k < s->orchestras[o].n_sections; k++) {
            int section = s->orchestras[o].first_section + k;
            t->teacher[section] = k % 3 == 2 ? -1 : k % s->n_teachers;
            t->room[section] = k % 2 == 1 ? -1 : k % s->n_rooms;
        }
    }
}

static void check_same(const ork_timetable *a, const ork_timetable *b)
{
    for (int o = 0; o < a->n_orchestras; o++) {
        ORK_EQUAL_INT(b->day[o], a->day[o]);
        ORK_EQUAL_INT(b->start_min[o], a->start_min[o]);
    }
    for (int i = 0; i < a->n_sections; i++) {
        ORK_EQUAL_INT(b->teacher[i], a->teacher[i]);
        ORK_EQUAL_INT(b->room[i], a->room[i]);
    }
}

static void test_timetable__round_trip(void)
{
    ork_season *s = reading_season("");
    ork_timetable *t = orki_timetable_new(s), *back = NULL;
    fill(s, t);
    char *text = ork_timetable_print(s, t);
    ORK_EQUAL_INT(ork_timetable_read_text(&back, s, text, strlen(text), "t.yaml", NULL), ORK_OK);
    ORK_TRUE(back != NULL);
    if (back != NULL) {
        char *again = ork_timetable_print(s, back);
        check_same(t, back);
        ORK_EQUAL_TEXT(again, text);
        ork_text_free(again);
    }
    ork_text_free(text);
    ork_timetable_free(t);
    ork_timetable_free(back);
    ork_season_free(s);
}

static void test_timetable__one_lesson_a_line(void)
{
    ork_season *s = reading_season("");
    ork_timetable *t = orki_timetable_new(s);
    t->day[0] = 3;
    t->start_min[0] = 510;
    t->teacher[0] = 0;
    t->room[0] = 0;
    char *text = ork_timetable_print(s, t);
    ORK_TRUE(strstr(text, "  - {orchestra: fontein-5, day: thu, start: \"08:30\", end: \"09:30\", "
                          "sections: {violin: {teacher: anna, room: fontein/aula}, "
                          "cello: {teacher: null, room: null}, ") != NULL);
    ORK_TRUE(strstr(text, "\n  - {orchestra: fontein-6, unplaced: true}\n") != NULL);
    ork_text_free(text);
    ork_timetable_free(t);
    ork_season_free(s);
}

static void test_timetable__missing_file(void)
{
    ork_season *s = reading_season("");
    ork_timetable *t = NULL;
    ork_diags *diags = ork_diags_new();
    ORK_EQUAL_INT(ork_timetable_read(&t, s, "no/such/file.yaml", diags), ORK_ERR_IO);
    ORK_TRUE(t == NULL);
    ORK_EQUAL_INT(ork_diags_count(diags), 1);
    ork_diags_free(diags);
    ork_season_free(s);
}

ORK_TEST_MAIN("read-timetable", {"round trip", test_timetable__round_trip},
              {"one lesson a line", test_timetable__one_lesson_a_line},
              {"missing file", test_timetable__missing_file})
