/* Making, filling and releasing calendars. */
#include "model/calendar_model.h"

#include <limits.h>
#include <stdlib.h>

static int n_courses_of(const ork_season *season)
{
    int n = season->n_orchestras;
    for (int i = 0; i < season->n_series; i++)
        n -= season->series[i].n_meetings - 1;
    return n;
}

/* One course for each orchestra, one for all meetings of a series. */
static void list_courses(ork_calendar *c, const ork_season *s)
{
    for (int o = 0; o < s->n_orchestras; o++) {
        bool is_further = o > 0 && s->orchestras[o].series >= 0 &&
                          s->orchestras[o].series == s->orchestras[o - 1].series;
        if (!is_further)
            c->courses[c->n_courses++].first_orchestra = o;
        c->course_of[o] = c->n_courses - 1;
        c->courses[c->n_courses - 1].n_meetings++;
    }
}

ork_calendar *orki_calendar_new(const ork_season *season)
{
    ork_calendar *c = orki_alloc(1, sizeof *c);
    if (c == NULL)
        return NULL;
    c->courses = orki_arena_alloc(&c->arena, (size_t)n_courses_of(season), sizeof *c->courses);
    c->course_of = orki_arena_alloc(&c->arena, (size_t)season->n_orchestras, sizeof(int));
    c->held = orki_arena_alloc(&c->arena, (size_t)season->n_occasions, sizeof *c->held);
    if (c->courses == NULL || c->course_of == NULL || c->held == NULL) {
        ork_calendar_free(c);
        return NULL;
    }
    list_courses(c, season);
    c->n_held = season->n_occasions;
    for (int i = 0; i < c->n_held; i++)
        c->held[i] =
            (orki_held){.occasion = i, .date = ORKI_NO_DATE, .conductor = -1, .instead_of = -1};
    return c;
}

void ork_calendar_free(ork_calendar *calendar)
{
    if (calendar == NULL)
        return;
    orki_free(calendar->dated);
    orki_free(calendar->lost);
    orki_free(calendar->cannot_come);
    orki_arena_free(&calendar->arena);
    orki_free(calendar);
}

ork_status orki_calendar_add(ork_calendar *calendar, orki_dated dated)
{
    size_t n = (size_t)calendar->n_dated + 1;
    if (n > INT_MAX || orki_array_reserve(&calendar->dated, &calendar->dated_capacity, n,
                                          sizeof *calendar->dated) != 0)
        return ORK_ERR_MEMORY;
    calendar->dated[calendar->n_dated++] = dated;
    return ORK_OK;
}

ork_status orki_calendar_lose(ork_calendar *calendar, orki_lost lost)
{
    size_t n = (size_t)calendar->n_lost + 1;
    if (n > INT_MAX || orki_array_reserve(&calendar->lost, &calendar->lost_capacity, n,
                                          sizeof *calendar->lost) != 0)
        return ORK_ERR_MEMORY;
    calendar->lost[calendar->n_lost++] = lost;
    return ORK_OK;
}

static int compare_dated(const void *a, const void *b)
{
    const orki_dated *x = a, *y = b;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    if (x->start_min != y->start_min)
        return x->start_min < y->start_min ? -1 : 1;
    return (x->orchestra > y->orchestra) - (x->orchestra < y->orchestra);
}

static int compare_lost(const void *a, const void *b)
{
    const orki_lost *x = a, *y = b;
    if (x->orchestra != y->orchestra)
        return x->orchestra < y->orchestra ? -1 : 1;
    return (x->date > y->date) - (x->date < y->date);
}

void orki_calendar_sort(ork_calendar *calendar)
{
    if (calendar->n_dated > 0)
        qsort(calendar->dated, (size_t)calendar->n_dated, sizeof *calendar->dated, compare_dated);
    if (calendar->n_lost > 0)
        qsort(calendar->lost, (size_t)calendar->n_lost, sizeof *calendar->lost, compare_lost);
    for (int i = 0; i < calendar->n_courses; i++)
        calendar->courses[i].n_given = calendar->courses[i].n_caught_up = 0;
    for (int i = 0; i < calendar->n_dated; i++) {
        orki_dated *dated = &calendar->dated[i];
        orki_course *course = &calendar->courses[calendar->course_of[dated->orchestra]];
        if (dated->is_caught_up)
            course->n_caught_up++;
        else
            course->n_given++;
        dated->number = course->n_given + course->n_caught_up;
    }
}

orki_change orki_dated_section(const orki_dated *dated, const ork_timetable *timetable, int section)
{
    for (int i = 0; i < dated->n_changes; i++) {
        if (dated->changes[i].section == section)
            return dated->changes[i];
    }
    return (orki_change){section, timetable->teacher[section], timetable->room[section]};
}

const char *orki_tutti_lack_word(orki_tutti_lack lack)
{
    static const char *const words[ORKI_N_TUTTI_LACKS] = {"", "no-conductor", "no-room",
                                                          "nobody-comes", "few-dates"};
    return words[lack];
}

bool orki_held_has_school(const orki_held *held, const ork_season *season, int school)
{
    const orki_occasion *q = &season->occasions[held->occasion];
    bool has = q->school == school;
    for (int i = 0; i < q->n_orchestras; i++)
        has = has || season->orchestras[q->orchestras[i]].school == school;
    return has;
}

bool orki_held_has_teacher(const orki_held *held, const ork_season *season,
                           const ork_timetable *timetable, int teacher)
{
    const orki_occasion *q = &season->occasions[held->occasion];
    bool has = held->conductor == teacher;
    for (int i = 0; i < q->n_orchestras; i++) {
        const orki_orchestra *o = &season->orchestras[q->orchestras[i]];
        for (int k = o->first_section; k < o->first_section + o->n_sections; k++)
            has = has || timetable->teacher[k] == teacher;
    }
    return has;
}

bool orki_lost_counts(const orki_lost *lost)
{
    return lost->why != ORKI_WHY_HOLIDAY && lost->why != ORKI_WHY_NATIONAL &&
           lost->why != ORKI_WHY_SEASON;
}

ork_calendar_figures ork_calendar_count(const ork_calendar *calendar)
{
    ork_calendar_figures f = {.n_lessons = calendar->n_dated,
                              .outcome = calendar->choosing.outcome,
                              .cost = calendar->choosing.cost,
                              .bound = calendar->choosing.bound,
                              .elapsed_s = calendar->choosing.elapsed_s};
    for (int i = 0; i < calendar->n_dated; i++) {
        f.n_tutti += calendar->dated[i].is_tutti;
        f.n_stand_in_conductors += calendar->dated[i].is_tutti && calendar->dated[i].is_stand_in;
    }
    for (int i = 0; i < calendar->n_courses; i++) {
        const orki_course *course = &calendar->courses[i];
        f.n_promised += course->n_promised;
        f.n_given += course->n_given;
        f.n_caught_up += course->n_caught_up;
    }
    f.n_shortfall = f.n_promised - f.n_given - f.n_caught_up;
    return f;
}
