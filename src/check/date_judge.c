/* Collecting breaches and costs of a calendar, and reading its dates anew. */
#include "check/date_judge.h"

#include "base/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *when_text(orki_date_judge *j, orki_date date, orki_span span)
{
    if (date == ORKI_NO_DATE)
        return "";
    orki_date_text text = orki_date_print(date);
    if (span.from < 0)
        return orki_arena_copy(j->arena, text.text, strlen(text.text));
    return orki_arena_printf(j->arena, "%s %02d:%02d-%02d:%02d", text.text, span.from / 60,
                             span.from % 60, span.to / 60, span.to % 60);
}

void orki_dated_breach(orki_date_judge *j, const char *who, int school, orki_date date,
                       orki_span span, const char *format, ...)
{
    if (j->is_failed)
        return;
    va_list args;
    va_start(args, format);
    ork_breach breach = {
        .rule = orki_dated_rule_get(j->rule)->name,
        .who = orki_arena_copy(j->arena, who, strlen(who)),
        .where = school < 0 ? "" : j->season->schools[school].id,
        .when = when_text(j, date, span),
        .message = orki_arena_vprintf(j->arena, format, args),
    };
    va_end(args);
    breach.where =
        breach.where == NULL ? NULL : orki_arena_copy(j->arena, breach.where, strlen(breach.where));
    if (breach.who == NULL || breach.where == NULL || breach.when == NULL ||
        breach.message == NULL ||
        orki_array_reserve(&j->breaches, &j->capacity, j->n_breaches + 1, sizeof breach) != 0)
        j->is_failed = true;
    else
        j->breaches[j->n_breaches++] = breach;
}

void orki_dated_cost(orki_date_judge *j, int64_t units)
{
    orki_dated_cost_points(j, units, orki_dated_points(j->rule, units));
}

void orki_dated_cost_points(orki_date_judge *j, int64_t units, int64_t points)
{
    j->amounts[j->rule] += units;
    j->points[j->rule] += points;
}

const char *orki_dated_day(orki_date_judge *j, orki_date date)
{
    orki_date_text day = orki_date_print(date);
    const char *text = orki_arena_copy(j->arena, day.text, strlen(day.text));
    j->is_failed = j->is_failed || text == NULL;
    return text == NULL ? "" : text;
}

orki_span orki_dated_span(const orki_date_judge *j, int orchestra)
{
    int start = j->timetable->start_min[orchestra];
    return (orki_span){start, start + j->season->orchestras[orchestra].lesson_min};
}

orki_date orki_dated_first(const orki_date_judge *j, int orchestra)
{
    const orki_orchestra *o = &j->season->orchestras[orchestra];
    orki_date first = j->season->from;
    orki_date of_programme = j->season->programmes[o->programme].from;
    first = of_programme > first ? of_programme : first; /* ORKI_NO_DATE is before all */
    return o->from > first ? o->from : first;
}

orki_date orki_dated_last(const orki_date_judge *j, int orchestra)
{
    const orki_orchestra *o = &j->season->orchestras[orchestra];
    orki_date last = j->season->to;
    orki_date of_programme = j->season->programmes[o->programme].to;
    if (of_programme != ORKI_NO_DATE && of_programme < last)
        last = of_programme;
    return o->to != ORKI_NO_DATE && o->to < last ? o->to : last;
}

/* Some of the closures hold at this moment. */
static bool is_away(const orki_school *school, orki_date date, int at_min)
{
    for (int c = 0; c < school->closures.n; c++) {
        const orki_closure *closure = &school->closures.at[c];
        if (closure->from <= date && date <= closure->to && closure->time.from <= at_min &&
            at_min < closure->time.to)
            return true;
    }
    return false;
}

/* A day of the season on which the school is open for a while: from opening time, or from the end
 * of a closure. */
static bool is_taught(const orki_date_judge *j, const orki_school *school, orki_date date)
{
    if (date < j->season->from || date > j->season->to)
        return false;
    const orki_bells *open = &school->open[orki_date_weekday(date)];
    for (int i = 0; i < open->n; i++) {
        orki_span span = open->at[i].span;
        if (span.from < span.to && !is_away(school, date, span.from))
            return true;
        for (int c = 0; c < school->closures.n; c++) {
            int end = school->closures.at[c].time.to;
            if (span.from <= end && end < span.to && !is_away(school, date, end))
                return true;
        }
    }
    return false;
}

/* The number of teaching weeks of a school up to that of the date; 0 when that is none. */
static int week_number(const orki_date_judge *j, const orki_school *school, orki_date date)
{
    int n = 0;
    bool is_week = false;
    for (orki_date monday = orki_date_monday(j->season->from); monday <= date; monday += 7) {
        is_week = false;
        for (int d = 0; d < ORKI_N_DAYS && !is_week; d++)
            is_week = is_taught(j, school, monday + d);
        n += is_week;
    }
    return is_week ? n : 0;
}

bool orki_dated_is_meeting(const orki_date_judge *j, int orchestra, orki_date date)
{
    const orki_orchestra *o = &j->season->orchestras[orchestra];
    if (j->timetable->day[orchestra] != orki_date_weekday(date) || date < j->from ||
        date < orki_dated_first(j, orchestra) || date > orki_dated_last(j, orchestra))
        return false;
    if (o->parity == ORKI_EVERY_WEEK)
        return true;
    int number = week_number(j, &j->season->schools[o->school], date);
    return number > 0 && (number % 2 != 0) == (o->parity == ORKI_ODD_WEEKS);
}

static const orki_closure *closed_by(orki_closures closures, orki_date date, orki_span span)
{
    for (int i = 0; i < closures.n; i++) {
        const orki_closure *c = &closures.at[i];
        if (c->from <= date && date <= c->to && c->time.from < span.to && span.from < c->time.to)
            return c;
    }
    return NULL;
}

static bool involves(const ork_season *s, const orki_occasion *q, int orchestra)
{
    for (int i = 0; i < q->n_orchestras; i++) {
        int plays = q->orchestras[i];
        if (plays == orchestra ||
            (q->is_for_schools && s->orchestras[plays].school == s->orchestras[orchestra].school))
            return true;
    }
    return false;
}

/* In school hours one group that is away is enough, and a school that only lends its rooms must be
 * open; after school that school must be open and some group there. */
static const orki_closure *closed_week(const orki_date_judge *j, int orchestra, orki_date date,
                                       orki_span span)
{
    const ork_season *s = j->season;
    const orki_orchestra *o = &s->orchestras[orchestra];
    const orki_closure *first = NULL;
    const orki_closure *of_school = closed_by(s->schools[o->school].closures, date, span);
    int n_away = 0;
    bool is_guest = true;
    for (int i = 0; i < o->n_groups; i++) {
        const orki_group *g = &s->groups[o->groups[i]];
        const orki_closure *c = closed_by(g->closures, date, span);
        is_guest = is_guest && g->school != o->school;
        n_away += c != NULL;
        first = first == NULL ? c : first;
    }
    if (!s->programmes[o->programme].is_after_school)
        return is_guest && of_school != NULL ? of_school : first;
    return of_school != NULL ? of_school : n_away > 0 && n_away == o->n_groups ? first : NULL;
}

orki_dated_hindrance orki_dated_closed(const orki_date_judge *j, int orchestra, orki_date date,
                                       orki_span span)
{
    const ork_season *s = j->season;
    const orki_closure *found = closed_week(j, orchestra, date, span);
    if (found != NULL)
        return (orki_dated_hindrance){true, found->why, orki_closure_name(found)};
    for (int i = 0; i < j->calendar->n_held; i++) {
        const orki_held *held = &j->calendar->held[i];
        const orki_occasion *q = &s->occasions[held->occasion];
        if (held->date == date && involves(s, q, orchestra))
            return (orki_dated_hindrance){true, ORKI_WHY_OCCASION, q->name};
    }
    return (orki_dated_hindrance){false, ORKI_WHY_OTHER, ""};
}

static int compare_presence(const void *a, const void *b)
{
    const orki_presence *x = a, *y = b;
    if (x->who != y->who)
        return x->who < y->who ? -1 : 1;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    if (x->span.from != y->span.from)
        return x->span.from < y->span.from ? -1 : 1;
    return (x->span.to > y->span.to) - (x->span.to < y->span.to);
}

static orki_presence at_lesson(const orki_date_judge *j, int who, const orki_dated *dated)
{
    return (orki_presence){who,
                           dated->date,
                           {dated->start_min, dated->end_min},
                           j->season->orchestras[dated->orchestra].school,
                           dated,
                           NULL};
}

static void list_lesson(orki_date_judge *j, const orki_dated *dated)
{
    const orki_orchestra *o = &j->season->orchestras[dated->orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        orki_change is = orki_dated_section(dated, j->timetable, o->first_section + i);
        if (is.teacher >= 0)
            j->teachers[j->n_teachers++] = at_lesson(j, is.teacher, dated);
        if (is.room >= 0 && !dated->is_tutti)
            j->rooms[j->n_rooms++] = at_lesson(j, is.room, dated);
    }
    if (dated->is_tutti && dated->room >= 0)
        j->rooms[j->n_rooms++] = at_lesson(j, dated->room, dated);
    if (dated->is_tutti && dated->conductor >= 0)
        j->teachers[j->n_teachers++] = at_lesson(j, dated->conductor, dated);
    for (int i = 0; i < o->n_groups; i++)
        j->groups[j->n_groups++] = at_lesson(j, o->groups[i], dated);
}

static void list_held(orki_date_judge *j, const orki_held *held)
{
    const orki_occasion *q = &j->season->occasions[held->occasion];
    if (held->date != ORKI_NO_DATE && held->conductor >= 0)
        j->teachers[j->n_teachers++] =
            (orki_presence){held->conductor, held->date, q->time, q->school, NULL, q};
}

static size_t count_presences(const orki_date_judge *j)
{
    size_t n = (size_t)j->calendar->n_held;
    for (int i = 0; i < j->calendar->n_dated; i++) {
        const orki_orchestra *o = &j->season->orchestras[j->calendar->dated[i].orchestra];
        n += (size_t)(o->n_sections + o->n_groups + 1);
    }
    return n;
}

static void sort_presences(orki_presence *at, int n)
{
    if (n > 0)
        qsort(at, (size_t)n, sizeof *at, compare_presence);
}

/* By counting; the calendar is sorted by date. */
static ork_status list_by_orchestra(orki_date_judge *j)
{
    const ork_calendar *c = j->calendar;
    int n = j->season->n_orchestras;
    j->first_of = orki_arena_alloc(&j->scratch, (size_t)n + 2, sizeof *j->first_of);
    j->of = orki_arena_alloc(&j->scratch, (size_t)c->n_dated, sizeof *j->of);
    if (j->first_of == NULL || j->of == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < c->n_dated; i++)
        j->first_of[c->dated[i].orchestra + 2]++;
    for (int o = 0; o < n; o++)
        j->first_of[o + 2] += j->first_of[o + 1];
    for (int i = 0; i < c->n_dated; i++) /* afterwards first_of[o + 1] is where o ends */
        j->of[j->first_of[c->dated[i].orchestra + 1]++] = i;
    return ORK_OK;
}

const orki_dated *orki_dated_given(const orki_date_judge *j, int orchestra, orki_date date)
{
    int low = j->first_of[orchestra], high = j->first_of[orchestra + 1];
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (j->calendar->dated[j->of[middle]].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < j->first_of[orchestra + 1]; low++) {
        const orki_dated *dated = &j->calendar->dated[j->of[low]];
        if (dated->date != date)
            return NULL;
        if (!dated->is_caught_up)
            return dated;
    }
    return NULL;
}

ork_status orki_presence_list(orki_date_judge *j)
{
    if (list_by_orchestra(j) != ORK_OK)
        return ORK_ERR_MEMORY;
    size_t n = count_presences(j);
    j->teachers = orki_arena_alloc(&j->scratch, n, sizeof *j->teachers);
    j->groups = orki_arena_alloc(&j->scratch, n, sizeof *j->groups);
    j->rooms = orki_arena_alloc(&j->scratch, n, sizeof *j->rooms);
    if (j->teachers == NULL || j->groups == NULL || j->rooms == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < j->calendar->n_dated; i++)
        list_lesson(j, &j->calendar->dated[i]);
    for (int i = 0; i < j->calendar->n_held; i++)
        list_held(j, &j->calendar->held[i]);
    sort_presences(j->teachers, j->n_teachers);
    sort_presences(j->groups, j->n_groups);
    sort_presences(j->rooms, j->n_rooms);
    return ORK_OK;
}
