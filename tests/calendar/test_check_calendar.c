/* The checker of calendars: what the program makes is sound and costs what the checker counts; each
 * rule notices the change that breaks it. */
#include "base/memory.h"
#include "model/calendar_model.h"
#include "ork_test.h"

#include <stdlib.h>

enum { OAK_5, OAK_6, ELM_5, N_ORCHESTRAS };
enum { CAS = 2, DORA };
enum { WED = 2 };

static const char season_text[] =
    "format: 1\n"
    "season: {name: 2026-2027, from: 2026-08-31, to: 2027-01-31, holidays: midden}\n"
    "programmes:\n"
    "  duo: {lesson: 60, changeover: 5, roles: [violin], captain: no, lessons: 14,\n"
    "        tutti: {every: 3 weeks, first-after: 2, conductor: yes}}\n"
    "schools:\n"
    "  - id: oak\n"
    "    at: [51.79, 4.66]\n"
    "    hours: {mon-fri: {open: 08:30-14:30}}\n"
    "    closed: [{on: 2026-09-16, why: study-day}]\n"
    "    rooms: [{id: hall, seats: 90, fits: [tutti, violin]}, {id: nook, seats: 20}]\n"
    "    groups: [{id: g5, year: 5, pupils: 25}, {id: g6, year: 6, pupils: 26}]\n"
    "  - id: elm\n"
    "    at: [51.79, 4.72]\n"
    "    hours: {mon-fri: {open: 08:30-14:30}}\n"
    "    rooms: [{id: hall, seats: 90, fits: [tutti, violin]}]\n"
    "    groups: [{id: e5, year: 5, pupils: 25}]\n"
    "orchestras:\n"
    "  - {id: oak-5, school: oak, groups: [g5], programme: duo}\n"
    "  - {id: oak-6, school: oak, groups: [g6], programme: duo}\n"
    "  - {id: elm-5, school: elm, groups: [e5], programme: duo}\n"
    "occasions:\n"
    "  - {id: kerst, name: Kerstconcert, kind: concert, dates: [2026-12-09, 2026-12-16],\n"
    "     time: 10:00-11:00, orchestras: [oak-5], place: Theater, conductor: yes}\n"
    "teachers:\n"
    "  - {id: anna, skills: [violin], available: {mon-fri: all}}\n"
    "  - {id: bram, skills: [violin], available: {mon-fri: all}}\n"
    "  - {id: cas, skills: [conductor], home: [51.79, 4.67], available: {mon-wed: 08:00-16:00},\n"
    "     contract: {kind: freelance, call-out: 3h}}\n"
    "  - {id: dora, skills: [conductor], home: [51.79, 4.74], available: {wed: 08:00-16:00}}\n";

typedef struct judged {
    ork_season *season;
    ork_timetable *timetable;
    ork_calendar *calendar;
    ork_calendar_verdict *verdict;
} judged;

static judged make(void)
{
    static const int starts[N_ORCHESTRAS] = {510, 575, 510};
    static const int rooms[N_ORCHESTRAS] = {0, 0, 2}, teachers[N_ORCHESTRAS] = {0, 0, 1};
    judged d = {NULL, NULL, NULL, NULL};
    ork_diags *diags = ork_diags_new();
    ork_status st =
        ork_season_read_text(&d.season, season_text, strlen(season_text), "text", NULL, diags);
    if (st != ORK_OK) {
        char *printed = ork_diags_print(diags, 0);
        printf("\n%s", printed);
        ork_text_free(printed);
        CU_FAIL_FATAL("the season is not sound");
    }
    d.timetable = orki_timetable_new(d.season);
    for (int o = 0; o < N_ORCHESTRAS; o++) {
        d.timetable->day[o] = WED;
        d.timetable->start_min[o] = starts[o];
        d.timetable->teacher[o] = teachers[o];
        d.timetable->room[o] = rooms[o];
    }
    ORK_EQUAL_INT(ork_calendar_make(&d.calendar, d.season, d.timetable, NULL, diags), ORK_OK);
    ork_diags_free(diags);
    return d;
}

static void judge(judged *d)
{
    ork_calendar_verdict_free(d->verdict);
    ORK_EQUAL_INT(ork_calendar_check(&d->verdict, d->season, d->timetable, d->calendar), ORK_OK);
}

static void release(judged *d)
{
    ork_calendar_verdict_free(d->verdict);
    ork_calendar_free(d->calendar);
    ork_timetable_free(d->timetable);
    ork_season_free(d->season);
}

static int64_t points(const judged *d, const char *rule)
{
    for (int i = 0; i < d->verdict->n_terms; i++) {
        if (strcmp(d->verdict->terms[i].rule, rule) == 0)
            return d->verdict->terms[i].points;
    }
    CU_FAIL("no such cost");
    return -1;
}

static void test_check_calendar__what_is_made_is_sound(void)
{
    judged d = make();
    judge(&d);
    for (int i = 0; i < d.verdict->n_breaches; i++)
        printf("\n    %s: %s", d.verdict->breaches[i].rule, d.verdict->breaches[i].message);
    ORK_EQUAL_INT(d.verdict->n_breaches, 0);
    ORK_EQUAL_INT(d.verdict->cost, d.calendar->choosing.cost);
    ORK_EQUAL_INT(d.calendar->choosing.outcome, ORK_OPTIMAL);
    ORK_EQUAL_INT(d.verdict->n_promised, 42);
    ORK_EQUAL_INT(d.verdict->n_given + d.verdict->n_caught_up + d.verdict->n_shortfall, 42);
    ORK_EQUAL_INT(d.verdict->n_tutti, d.verdict->n_tutti_wanted);
    ORK_EQUAL_INT(points(&d, "tutti-missing"), 0);
    ORK_EQUAL_INT(points(&d, "occasion-lost"), 30 * 2); /* both of the school */
    release(&d);
}

/* The n-th dated lesson of an orchestra that is a rehearsal, or that is none. */
static orki_dated *find(judged *d, int orchestra, bool is_tutti, int n)
{
    for (int i = 0; i < d->calendar->n_dated; i++) {
        orki_dated *dated = &d->calendar->dated[i];
        if (dated->orchestra == orchestra && dated->is_tutti == is_tutti && n-- == 0)
            return dated;
    }
    CU_FAIL_FATAL("no such lesson");
    return NULL;
}

static void move_day(judged *d)
{
    find(d, OAK_5, false, 1)->date += 1;
}

static void move_hour(judged *d)
{
    find(d, OAK_5, false, 1)->start_min += 5;
}

static void move_out(judged *d)
{
    find(d, ELM_5, false, 0)->date -= 70;
}

static void move_to_holiday(judged *d)
{
    find(d, ELM_5, false, 0)->date = orki_date_make(2026, 10, 21);
}

static void move_to_study_day(judged *d)
{
    find(d, OAK_5, false, 0)->date = orki_date_make(2026, 9, 16);
}

static void drop(judged *d)
{
    *find(d, ELM_5, false, 2) = d->calendar->dated[--d->calendar->n_dated];
    orki_calendar_sort(d->calendar);
}

static void add_twice(judged *d)
{
    orki_dated twin = *find(d, ELM_5, false, 2);
    orki_calendar_add(d->calendar, twin);
    orki_calendar_sort(d->calendar);
}

static void promise_more(judged *d)
{
    d->calendar->courses[OAK_6].n_promised++;
}

static void forget_lost(judged *d)
{
    d->calendar->lost[0].why = ORKI_WHY_TRIP;
}

static void catch_up_nothing(judged *d)
{
    orki_dated *dated = find(d, OAK_6, false, 0);
    dated->is_caught_up = true;
    dated->made_good = dated->date;
}

static void catch_up_at_night(judged *d)
{
    orki_dated *dated = find(d, OAK_6, false, 0);
    dated->is_caught_up = true;
    dated->start_min = 960;
    dated->end_min = 1020;
}

static void change(judged *d, orki_dated *dated, int teacher, int room)
{
    orki_change *changes = orki_arena_alloc(&d->calendar->arena, 1, sizeof *changes);
    *changes = (orki_change){d->season->orchestras[dated->orchestra].first_section, teacher, room};
    dated->changes = changes;
    dated->n_changes = 1;
}

static void two_places(judged *d)
{
    change(d, find(d, ELM_5, false, 0), 0, 2);
}

static void unskilled(judged *d)
{
    change(d, find(d, OAK_5, false, 0), 3, 0);
}

static void small_room(judged *d)
{
    change(d, find(d, OAK_5, false, 0), 0, 1);
}

static void foreign_room(judged *d)
{
    change(d, find(d, OAK_5, false, 0), 0, 2);
}

static void no_conductor(judged *d)
{
    find(d, OAK_5, true, 0)->conductor = -1;
}

static void teacher_conducts(judged *d)
{
    find(d, OAK_5, true, 0)->conductor = 1;
}

static void absent_conductor(judged *d)
{
    d->season->teachers[find(d, OAK_5, true, 0)->conductor].available[WED].n = 0;
}

static void no_hall(judged *d)
{
    find(d, OAK_5, true, 0)->room = -1;
}

static void nook(judged *d)
{
    find(d, OAK_5, true, 0)->room = 1;
}

static void alone(judged *d)
{
    find(d, OAK_5, true, 0)->is_tutti = false;
}

static void too_early(judged *d)
{
    orki_dated *first = find(d, ELM_5, false, 0), *other = find(d, ELM_5, true, 0);
    first->is_tutti = true;
    first->conductor = other->conductor;
    first->room = other->room;
    other->is_tutti = false;
}

static void other_date(judged *d)
{
    d->calendar->held[0].date = orki_date_make(2026, 12, 2);
}

static void test_check_calendar__every_rule_notices(void)
{
    static const struct {
        const char *rule;
        void (*change)(judged *d);
    } all[] = {{"dated-week", move_day},
               {"dated-week", move_hour},
               {"dated-range", move_out},
               {"dated-closed", move_to_holiday},
               {"dated-closed", move_to_study_day},
               {"dated-missing", drop},
               {"dated-twice", add_twice},
               {"dated-promise", promise_more},
               {"dated-lost", forget_lost},
               {"dated-catch-up", catch_up_nothing},
               {"dated-group", catch_up_at_night},
               {"dated-teacher", two_places},
               {"dated-skilled", unskilled},
               {"dated-room", small_room},
               {"dated-room", foreign_room},
               {"tutti-conductor", no_conductor},
               {"dated-skilled", teacher_conducts},
               {"dated-available", absent_conductor},
               {"tutti-room", no_hall},
               {"tutti-room", nook},
               {"tutti-together", alone},
               {"tutti-first", too_early},
               {"occasion-date", other_date},
               {"occasion-lessons", other_date}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        judged d = make();
        bool is_noticed = false;
        all[i].change(&d);
        judge(&d);
        for (int k = 0; k < d.verdict->n_breaches; k++)
            is_noticed = is_noticed || strcmp(d.verdict->breaches[k].rule, all[i].rule) == 0;
        if (!is_noticed)
            printf("\n    %s is not noticed", all[i].rule);
        ORK_TRUE(is_noticed);
        release(&d);
    }
}

/* A rehearsal fewer costs 1000 points an orchestra; one a week later two weeks of spacing. */
static void test_check_calendar__costs_are_counted(void)
{
    judged d = make();
    orki_dated *gone = find(&d, ELM_5, true, 1);
    gone->is_tutti = false;
    judge(&d);
    ORK_EQUAL_INT(points(&d, "tutti-missing"), 1000);
    ORK_TRUE(d.verdict->cost > d.calendar->choosing.cost + 900);
    d.calendar->held[0].date = ORKI_NO_DATE;
    judge(&d);
    ORK_EQUAL_INT(points(&d, "occasion-none"), 100000);
    release(&d);
}

/* Somebody else conducts on one date: a breach, unless it is told that he stands in. */
static void test_check_calendar__a_conductor_may_stand_in(void)
{
    judged d = make();
    orki_date date = find(&d, OAK_5, true, 1)->date;
    for (int stands_in = 0; stands_in < 2; stands_in++) {
        for (int i = 0; i < d.calendar->n_dated; i++) {
            orki_dated *dated = &d.calendar->dated[i];
            if (dated->date != date || !dated->is_tutti)
                continue;
            if (stands_in == 0)
                dated->conductor = dated->conductor == CAS ? DORA : CAS;
            dated->is_stand_in = stands_in == 1;
        }
        judge(&d);
        int n = 0;
        for (int i = 0; i < d.verdict->n_breaches; i++)
            n += strcmp(d.verdict->breaches[i].rule, "tutti-conductor") == 0;
        ORK_EQUAL_INT(n > 0, stands_in == 0);
    }
    release(&d);
}

static void test_check_calendar__out_of_memory(void)
{
    judged d = make();
    ork_calendar_verdict *verdict = NULL;
    for (int n = 1; n < 5000; n++) {
        orki_memory_fail_at(n);
        ork_status st = ork_calendar_check(&verdict, d.season, d.timetable, d.calendar);
        orki_memory_fail_at(0);
        ORK_TRUE((st == ORK_OK) == (verdict != NULL));
        ork_calendar_verdict_free(verdict);
        if (st == ORK_OK)
            break;
        ORK_EQUAL_INT(st, ORK_ERR_MEMORY);
    }
    release(&d);
}

ORK_TEST_MAIN("calendar-check",
              {"what is made is sound", test_check_calendar__what_is_made_is_sound},
              {"every rule notices", test_check_calendar__every_rule_notices},
              {"costs are counted", test_check_calendar__costs_are_counted},
              {"a conductor may stand in", test_check_calendar__a_conductor_may_stand_in},
              {"out of memory", test_check_calendar__out_of_memory})
