/* Hours and money, counted by hand: two schools, one teacher with a rate and one without, a week, a
 * month and a season, and what each school pays. */
#include "model/calendar_model.h"
#include "ork_test.h"
#include "report/hours.h"
#include "report/ledger.h"
#include "sound_season.h"

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

/* A concert at oak on the second Monday, which takes elm's lesson, and one elsewhere on a day
 * without lessons: 10.0075 km from Anna's home, conducted by Kees. */
static const char occasions_text[] =
    "  - {id: kees, skills: [conductor], home: [51.87, 4.66], travels: car,\n"
    "     available: {mon-fri: all}, contract: {kind: freelance, call-out: 3h, rate: 30.00}}\n"
    "occasions:\n"
    "  - {id: inside, kind: concert, school: oak, dates: [2026-10-05], time: 14:00-15:30,\n"
    "     conductor: no, orchestras: [elm-5], suspends: orchestras}\n"
    "  - {id: outside, kind: concert, place: Hall, at: [51.87, 4.66], dates: [2026-09-30],\n"
    "     time: 14:00-15:00, conductor: yes, orchestras: [oak-5, elm-5], suspends: orchestras}\n";

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
static void open_season_with(const char *occasions)
{
    ork_diags *diags = ork_diags_new();
    const char *rest = strstr(season_text, "travel: {");
    char *text = orki_alloc(strlen(season_text) + strlen(occasions) + 1, 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    memcpy(text, season_text, (size_t)(rest - season_text));
    strcpy(text + (rest - season_text), occasions);
    strcat(text, rest);
    season = sound_season(text, diags);
    orki_free(text);
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

static void open_season(void)
{
    open_season_with("");
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

/* 5 October: oak-5, oak-6, then the concert at the same address. 30 September: the concert alone.
 * elm's lesson that the first concert takes is caught up in the first week, on a day of its own. */
static void test_hours__count_occasions(void)
{
    orki_arena arena = {0};
    open_season_with(occasions_text);
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    const orki_hours *first = &book->teachers[0].weeks[0], *second = &book->teachers[0].weeks[1];
    ORK_EQUAL_INT(second->n_lessons, 2);
    ORK_EQUAL_INT(second->n_occasions, 1);
    ORK_EQUAL_INT(second->teaching_min, 120);
    ORK_EQUAL_INT(second->occasion_min, 90);
    ORK_EQUAL_INT(second->changeover_min, 5 + 5);
    ORK_EQUAL_INT(second->idle_min, 840 - 635 - 5);
    ORK_EQUAL_INT(second->travel_min, 10 + 10);
    ORK_EQUAL_INT(second->pack_min, 0);
    ORK_EQUAL_INT(second->call_out_min, 480 - (930 - 510));
    ORK_EQUAL_INT(second->metres, 2 * 4000);
    ORK_EQUAL_INT(orki_cents(second->pay), (210 + 10 + 20 + 60) * 100);
    ORK_EQUAL_INT(first->n_days, 3);
    ORK_EQUAL_INT(first->n_lessons, 4);
    ORK_EQUAL_INT(first->n_occasions, 1);
    ORK_EQUAL_INT(first->occasion_min, 60);
    ORK_EQUAL_INT(first->travel_min, 60 + 2 * 32 + 40); /* 13.01 km at 30 km/h, and 5 minutes */
    ORK_EQUAL_INT(first->call_out_min, 210 + 420 + 420);
    ORK_EQUAL_INT(first->metres, 16500 + 2 * 13010);
    ORK_EQUAL_INT(book->teachers[0].months[0].occasion_min, 60);
    ORK_EQUAL_INT(book->teachers[0].season.occasion_min, 150);
    orki_arena_free(&arena);
    close_season();
}

/* Who only conducts a concert has hours, too; the schools that play share it alike. */
static void test_hours__of_a_conductor(void)
{
    orki_arena arena = {0};
    open_season_with(occasions_text);
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    const orki_hours *kees = &book->teachers[2].season;
    ORK_TRUE(book->teachers[2].is_shown);
    ORK_EQUAL_INT(kees->n_days, 1);
    ORK_EQUAL_INT(kees->n_lessons, 0);
    ORK_EQUAL_INT(kees->occasion_min, 60);
    ORK_EQUAL_INT(kees->call_out_min, 120);
    ORK_EQUAL_INT(orki_cents(kees->pay), (60 + 2 * 5 + 120) * 50);
    const orki_school_price *oak = &book->schools[0], *elm = &book->schools[1];
    ORK_EQUAL_INT(oak->price + elm->price, book->all.pay + book->all.ways);
    /* Bram's parts: 4 lessons at oak, 1 and a catch-up at elm; elm plays at both concerts, oak at
     * one */
    ORK_EQUAL_INT(oak->n_unpriced, 4 + 1);
    ORK_EQUAL_INT(elm->n_unpriced, 2 + 2);
    orki_arena_free(&arena);
    close_season();
}

static orki_told_hours told_of(const orki_hours *h)
{
    return (orki_told_hours){.is_told = true,
                             .n_lessons = h->n_lessons,
                             .teaching_min = h->teaching_min,
                             .n_occasions = h->n_occasions,
                             .occasion_min = h->occasion_min,
                             .changeover_min = h->changeover_min,
                             .idle_min = h->idle_min,
                             .travel_min = h->travel_min,
                             .pack_min = h->pack_min,
                             .call_out_min = h->call_out_min};
}

static int count_breaches(const char *rule)
{
    ork_calendar_verdict *verdict = NULL;
    ORK_EQUAL_INT(ork_calendar_check(&verdict, season, timetable, calendar), ORK_OK);
    int n = 0;
    for (int i = 0; verdict != NULL && i < verdict->n_breaches; i++)
        n += strcmp(verdict->breaches[i].rule, rule) == 0;
    ork_calendar_verdict_free(verdict);
    return n;
}

/* The checker's own count of the season agrees, and each sum that is told otherwise is found. */
static void test_hours__counted_again(void)
{
    orki_arena arena = {0};
    open_season_with(occasions_text);
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    orki_told_hours told[3] = {told_of(&book->teachers[0].season),
                               told_of(&book->teachers[1].season),
                               told_of(&book->teachers[2].season)};
    calendar->told_hours = told;
    ORK_EQUAL_INT(count_breaches("dated-hours"), 0);
    int *const sums[] = {&told[0].n_lessons,    &told[0].teaching_min,   &told[0].n_occasions,
                         &told[0].occasion_min, &told[0].changeover_min, &told[0].idle_min,
                         &told[0].travel_min,   &told[0].pack_min,       &told[0].call_out_min,
                         &told[2].occasion_min};
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        ++*sums[i];
        ORK_EQUAL_INT(count_breaches("dated-hours"), 1);
        --*sums[i];
    }
    calendar->told_hours = NULL;
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
              {"count occasions", test_hours__count_occasions},
              {"of a conductor", test_hours__of_a_conductor},
              {"counted again", test_hours__counted_again},
              {"no euros without money", test_hours__no_euros_without_money},
              {"out of memory", test_hours__out_of_memory})
