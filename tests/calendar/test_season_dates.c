/* What the season says of dates beside closures: travel in periods, kilometres, occasions. */
#include "model/season_model.h"
#include "ork_test.h"

#define SEASON(more)                                                                               \
    "format: 1\n"                                                                                  \
    "season: {name: 2026-2027, from: 2026-08-31, to: 2027-07-16, holidays: midden}\n"              \
    "programmes:\n"                                                                                \
    "  solo: {lesson: 60, roles: [violin], captain: no, tutti: {every: 4 weeks}}\n"                \
    "  early: {lesson: 60, roles: [violin], captain: no}\n"                                        \
    "schools:\n"                                                                                   \
    "  - id: oak\n"                                                                                \
    "    at: [51.79, 4.66]\n"                                                                      \
    "    hours: {mon-fri: {open: 08:30-14:30}}\n"                                                  \
    "    rooms: [{id: hall, seats: 90}]\n"                                                         \
    "    closed: [2026-12-15]\n"                                                                   \
    "    groups: [{id: g3, year: 3, pupils: 20}, {id: g5, year: 5, pupils: 20}]\n"                 \
    "  - id: elm\n"                                                                                \
    "    hours: {mon-fri: {open: 08:30-14:30}}\n"                                                  \
    "    rooms: [{id: hall, seats: 90}]\n"                                                         \
    "    groups: [{id: g6, year: 6, pupils: 20}]\n"                                                \
    "orchestras:\n"                                                                                \
    "  - {id: oak-3, school: oak, groups: [g3], programme: early}\n"                               \
    "  - {id: oak-5, school: oak, groups: [g5], programme: solo}\n"                                \
    "  - {id: elm-6, school: elm, groups: [g6], programme: solo}\n"                                \
    "teachers:\n"                                                                                  \
    "  - {id: anna, skills: [violin], home: [51.80, 4.66], travels: car, available: {mon-fri: "    \
    "all}}\n" more

static ork_season *read(const char *text, size_t n_findings)
{
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st =
        ork_season_read_text(&season, text, strlen(text), "text", "tests/calendar", diags);
    ORK_EQUAL_INT(ork_diags_count(diags), n_findings);
    if (st != ORK_OK || ork_diags_count(diags) != n_findings) {
        char *printed = ork_diags_print(diags, 0);
        printf("\n%s", printed);
        ork_text_free(printed);
    }
    ork_diags_free(diags);
    if (st != ORK_OK)
        CU_FAIL_FATAL("the season is not sound");
    return season;
}

static int mode_of(const ork_season *s, const char *id)
{
    int mode = 0;
    while (strcmp(s->modes[mode].id, id) != 0)
        mode++;
    return mode;
}

/* ways.csv and bridge.csv are beside this file. */
static void test_season_dates__travel_in_periods(void)
{
    ork_season *s = read(SEASON("travel:\n"
                                "  pairs: ways.csv\n"
                                "  periods:\n"
                                "    - {from: 2027-01-11, to: 2027-04-02, pairs: bridge.csv}\n"),
                         0);
    orki_date before = orki_date_make(2027, 1, 10), in = before + 1;
    orki_date last = orki_date_make(2027, 4, 2);
    int car = mode_of(s, "car"), bike = mode_of(s, "bike");
    ORK_EQUAL_INT(orki_travel_between_on(s, before, car, 0, 1), 11);
    ORK_EQUAL_INT(orki_travel_between_on(s, in, car, 0, 1), 25);
    ORK_EQUAL_INT(orki_travel_between_on(s, last, car, 1, 0), 25);
    ORK_EQUAL_INT(orki_travel_between_on(s, last + 1, car, 0, 1), 11);
    ORK_EQUAL_INT(orki_travel_between_on(s, in, bike, 0, 1), 20); /* as in the rest of the year */
    ORK_EQUAL_INT(orki_travel_from_home_on(s, before, 0, 1), 9);
    ORK_EQUAL_INT(orki_travel_to_home_on(s, in, 0, 1), 9);
    ORK_EQUAL_INT(orki_metres_between_on(s, before, car, 0, 1), 5500);
    ORK_EQUAL_INT(orki_metres_between_on(s, in, car, 0, 1), 14250);
    ORK_EQUAL_INT(orki_metres_between_on(s, in, bike, 0, 1), -1); /* elm has no place, no km */
    ORK_EQUAL_INT(orki_metres_from_home_on(s, in, 0, 1), -1);
    /* 0.01 degree of latitude on a sphere of radius 6371.0088 km, times 1.3 */
    ORK_EQUAL_INT(orki_metres_from_home_on(s, in, 0, 0), 1446);
    ORK_EQUAL_INT(orki_metres_between_on(s, in, car, 1, 1), 0);
    ork_season_free(s);
}

static void test_season_dates__occasions(void)
{
    ork_season *s =
        read(SEASON("travel: {pairs: ways.csv}\n"
                    "occasions:\n"
                    "  - {id: kerst, name: Kerst, dates: [2026-12-17, 2026-12-15, 2026-12-16],\n"
                    "     time: 09:30-11:00, schools: [oak, elm], place: Hall}\n"
                    "  - {id: try, kind: dress-rehearsal, of: kerst, dates: [2026-12-15],\n"
                    "     time: 10:00-11:00, orchestras: [elm-6], school: elm, conductor: no,\n"
                    "     suspends: orchestras}\n"),
             1); /* oak has a study day on one of the dates */
    ORK_EQUAL_INT(s->n_occasions, 2);
    const orki_occasion *q = &s->occasions[0];
    ORK_EQUAL_INT(q->n_dates, 2);
    ORK_EQUAL_INT(q->dates[0], orki_date_make(2026, 12, 16));
    ORK_EQUAL_INT(q->dates[1], orki_date_make(2026, 12, 17));
    ORK_EQUAL_INT(q->n_orchestras, 2); /* oak-3 has no tutti */
    ORK_EQUAL_INT(q->orchestras[0], 1);
    ORK_EQUAL_INT(q->orchestras[1], 2);
    ORK_EQUAL_INT(q->school, -1);
    ORK_EQUAL_TEXT(q->venue, "Hall");
    ORK_TRUE(q->is_for_schools && q->needs_conductor && !q->is_dress);
    ORK_EQUAL_INT(q[1].concert, 0);
    ORK_EQUAL_INT(q[1].school, 1);
    ORK_TRUE(!q[1].is_for_schools && !q[1].needs_conductor && q[1].is_dress);
    ORK_EQUAL_INT(q[1].time.from, 600);
    ork_season_free(s);
}

ORK_TEST_MAIN("calendar-season", {"travel in periods", test_season_dates__travel_in_periods},
              {"occasions", test_season_dates__occasions})
