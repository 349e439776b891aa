/* Hours and money, counted by hand: two schools, one teacher with a rate and one without, a week, a
 * month and a season, and what each school pays. */
#include "model/calendar_model.h"
#include "ork_test.h"
#include "report/hours.h"
#include "report/ledger.h"

/* The schools are 30 minutes and 12.5 km apart, home is 10 minutes and 4 km from oak and 20 minutes
 * (length not known) from elm. */
static const char season_text[] =
    "format: 1\n"
    "season: {name: 2026-2027, from: 2026-09-28, to: 2026-10-11}\n"
    "programmes: {duo: {lesson: 60, changeover: 5, roles: [violin, cello], captain: no}}\n"
    "schools:\n"
    "  - id: oak\n"
    "    at: [51.79, 4.66]\n"
    "    hours: {mon-fri: {open: 08:30-16:30}}\n"
    "    rooms: [{id: a, seats: 90}, {id: b, seats: 90}]\n"
    "    groups: [{id: g5, year: 5, pupils: 20}, {id: g6, year: 6, pupils: 25}]\n"
    "  - id: elm\n"
    "    at: [51.79, 4.80]\n"
    "    hours: {mon-fri: {open: 08:30-16:30}}\n"
    "    rooms: [{id: a, seats: 90}, {id: b, seats: 90}]\n"
    "    groups: [{id: h5, year: 5, pupils: 30}]\n"
    "orchestras:\n"
    "  - {id: oak-5, school: oak, groups: [g5], programme: duo}\n"
    "  - {id: oak-6, school: oak, groups: [g6], programme: duo}\n"
    "  - {id: elm-5, school: elm, groups: [h5], programme: duo}\n"
    "teachers:\n"
    "  - {id: anna, skills: [violin], home: [51.78, 4.66], travels: car, available: {mon-fri: "
    "all},\n"
    "     hours: {wish: 4}, contract: {kind: freelance, call-out: 8h, rate: 60.00}}\n"
    "  - {id: bram, skills: [cello], available: {mon-fri: all}, contract: {kind: employee}}\n"
    "travel: {pack: 5, set-up: 10}\n"
    "money: {paid: [lessons, changeover, travel, call-out], kilometre: 0.20}\n";

static ork_season *season;
static ork_timetable *timetable;
static ork_calendar *calendar;

static void set_ways(void)
{
    size_t n = (size_t)season->n_schools;
    int mode = season->teachers[0].mode;
    int *minutes = season->school_travel + (size_t)mode * n * n;
    int *metres = season->school_metres + (size_t)mode * n * n;
    minutes[1] = minutes[2] = 30;
    metres[1] = metres[2] = 12500;
    season->home_travel[0] = season->home_travel[1] = 10;
    season->home_metres[0] = season->home_metres[1] = 4000;
    season->home_travel[2] = season->home_travel[3] = 20;
    season->home_metres[2] = season->home_metres[3] = -1;
}

/* Monday: oak-5 08:30, oak-6 09:35, elm-5 12:00. */
static void open_season(void)
{
    ork_diags *diags = ork_diags_new();
    ork_status st =
        ork_season_read_text(&season, season_text, strlen(season_text), "text", NULL, diags);
    if (st != ORK_OK) {
        char *printed = ork_diags_print(diags, 0);
        printf("\n%s", printed);
        ork_text_free(printed);
        CU_FAIL_FATAL("the season is not sound");
    }
    set_ways();
    static const int starts[] = {510, 575, 720};
    timetable = orki_timetable_new(season);
    for (int o = 0; o < 3; o++) {
        timetable->day[o] = 0;
        timetable->start_min[o] = starts[o];
        for (int i = 0; i < 2; i++)
            timetable->teacher[season->orchestras[o].first_section + i] = i;
    }
    ORK_EQUAL_INT(ork_calendar_make(&calendar, season, timetable, NULL, diags), ORK_OK);
    ork_diags_free(diags);
}

static void close_season(void)
{
    ork_calendar_free(calendar);
    ork_timetable_free(timetable);
    ork_season_free(season);
}

static void test_hours__of_a_day(void)
{
    orki_arena arena = {0};
    open_season();
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    const orki_hours *week = &book->teachers[0].weeks[0];
    ORK_EQUAL_INT(book->n_weeks, 2);
    ORK_EQUAL_INT(week->n_lessons, 3);
    ORK_EQUAL_INT(week->teaching_min, 180);
    ORK_EQUAL_INT(week->changeover_min, 5);
    ORK_EQUAL_INT(week->travel_min, 10 + 30 + 20);
    ORK_EQUAL_INT(week->pack_min, 15);
    ORK_EQUAL_INT(week->idle_min, 720 - 635 - 45);
    ORK_EQUAL_INT(week->call_out_min, 480 - (780 - 510));
    ORK_EQUAL_INT(week->metres, 4000 + 12500);
    ORK_EQUAL_INT(week->n_unknown_ways, 1);
    ORK_EQUAL_INT(orki_hours_work_min(week), 180 + 5 + 60 + 15 + 40);
    /* lessons, changeover, travel with packing and call-out at 60 euro an hour; 16.5 km at 20 cents
     */
    ORK_EQUAL_INT(orki_cents(week->pay), (180 + 5 + 75 + 210) * 100);
    ORK_EQUAL_INT(orki_cents(week->ways), 330);
    orki_arena_free(&arena);
    close_season();
}

static void test_hours__parts_are_the_season(void)
{
    orki_arena arena = {0};
    open_season();
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    const orki_teacher_hours *anna = &book->teachers[0];
    ORK_EQUAL_INT(book->n_months, 2);
    ORK_EQUAL_INT(anna->months[0].n_days, 1); /* 28 September */
    ORK_EQUAL_INT(anna->months[1].n_days, 1); /* 5 October */
    ORK_EQUAL_INT(anna->season.n_days, 2);
    ORK_EQUAL_INT(anna->season.pay, anna->weeks[0].pay + anna->weeks[1].pay);
    ORK_EQUAL_INT(anna->season.teaching_min, 360);
    ORK_EQUAL_INT(book->n_teaching_weeks, 2);
    ORK_EQUAL_INT(orki_hours_beside_wish(season, book, 0), 360 - 2 * 240);
    ORK_EQUAL_INT(orki_hours_beside_wish(season, book, 1), 0);
    orki_arena_free(&arena);
    close_season();
}

static void test_hours__schools_share_a_day(void)
{
    orki_arena arena = {0};
    open_season();
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    const orki_school_price *oak = &book->schools[0], *elm = &book->schools[1];
    ORK_EQUAL_INT(oak->price + elm->price, book->all.pay + book->all.ways);
    ORK_EQUAL_INT(orki_cents(oak->price), 63107); /* two thirds of two days of 473.30 */
    ORK_EQUAL_INT(oak->n_children, 45);
    ORK_EQUAL_INT(elm->n_children, 30);
    ORK_EQUAL_INT(oak->n_lessons, 4);
    ORK_EQUAL_INT(oak->teaching_min, 2 * 2 * 120);
    ORK_EQUAL_INT(oak->n_unpriced, 4); /* Bram has no rate: said, not guessed */
    ORK_TRUE(!book->teachers[1].is_priced);
    ORK_EQUAL_INT(book->teachers[1].season.pay, 0);
    orki_arena_free(&arena);
    close_season();
}

static void test_hours__no_euros_without_money(void)
{
    orki_arena arena = {0};
    open_season();
    season->money.is_given = false;
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    ORK_TRUE(!book->has_money && !book->teachers[0].is_priced);
    ORK_EQUAL_INT(book->all.pay + book->all.ways + book->schools[0].price, 0);
    ORK_EQUAL_INT(book->schools[0].n_unpriced, 0);
    orki_arena_free(&arena);
    close_season();
}

static void test_hours__out_of_memory(void)
{
    open_season();
    char *whole = ork_calendar_json(season, timetable, calendar);
    int n = 1;
    for (; n < 2000; n++) {
        orki_memory_fail_at(n);
        char *json = ork_calendar_json(season, timetable, calendar);
        orki_memory_fail_at(0);
        if (json == NULL)
            continue;
        ORK_EQUAL_TEXT(json, whole);
        ork_text_free(json);
        break;
    }
    ORK_TRUE(n > 5 && n < 2000);
    ork_text_free(whole);
    close_season();
}

ORK_TEST_MAIN("hours", {"of a day", test_hours__of_a_day},
              {"parts are the season", test_hours__parts_are_the_season},
              {"schools share a day", test_hours__schools_share_a_day},
              {"no euros without money", test_hours__no_euros_without_money},
              {"out of memory", test_hours__out_of_memory})
