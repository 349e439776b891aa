/* The season of judged.h, its week set by hand, its calendar made by the program. */
#include "judged.h"

#include "ork_test.h"
#include "sound_season.h"

#include <stdio.h>
#include <string.h>

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
    "  - {id: gala, kind: concert, dates: [2026-12-12], time: 10:30-11:30, orchestras: [oak-5],\n"
    "     conductor: no}\n"
    "teachers:\n"
    "  - {id: anna, skills: [violin], available: {mon-fri: all}}\n"
    "  - {id: bram, skills: [violin], available: {mon-fri: all}}\n"
    "  - {id: cas, skills: [conductor], home: [51.79, 4.67], available: {mon-wed: 08:00-16:00},\n"
    "     contract: {kind: freelance, call-out: 3h}}\n"
    "  - {id: dora, skills: [conductor], home: [51.79, 4.74], available: {wed: 08:00-16:00}}\n";

judged judged_make(void)
{
    static const int starts[N_ORCHESTRAS] = {510, 575, 510};
    static const int rooms[N_ORCHESTRAS] = {0, 0, 2}, teachers[N_ORCHESTRAS] = {0, 0, 1};
    judged d = {NULL, NULL, NULL, NULL};
    ork_diags *diags = ork_diags_new();
    d.season = sound_season(season_text, diags);
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

void judged_judge(judged *d)
{
    ork_calendar_verdict_free(d->verdict);
    ORK_EQUAL_INT(ork_calendar_check(&d->verdict, d->season, d->timetable, d->calendar), ORK_OK);
}

void judged_release(judged *d)
{
    ork_calendar_verdict_free(d->verdict);
    ork_calendar_free(d->calendar);
    ork_timetable_free(d->timetable);
    ork_season_free(d->season);
}

ork_term judged_term(const judged *d, const char *rule)
{
    for (int i = 0; i < d->verdict->n_terms; i++) {
        if (strcmp(d->verdict->terms[i].rule, rule) == 0)
            return d->verdict->terms[i];
    }
    CU_FAIL("no such cost");
    return (ork_term){rule, -1, "", -1};
}

int judged_count(const judged *d, const char *rule)
{
    int n = 0;
    for (int i = 0; i < d->verdict->n_breaches; i++)
        n += strcmp(d->verdict->breaches[i].rule, rule) == 0;
    return n;
}

orki_dated *judged_find(judged *d, int orchestra, bool is_tutti, int n)
{
    for (int i = 0; i < d->calendar->n_dated; i++) {
        orki_dated *dated = &d->calendar->dated[i];
        if (dated->orchestra == orchestra && dated->is_tutti == is_tutti && n-- == 0)
            return dated;
    }
    CU_FAIL_FATAL("no such lesson");
    return NULL;
}
