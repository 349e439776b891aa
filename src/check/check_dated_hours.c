/* Hours that a calendar.json tells of each teacher, counted anew from its lessons and occasions:
 * each of her days from home to home (src/doc/calendar.md, "Hours"). Input: the presences, sorted
 * by teacher and date. What the file does not tell is not compared. */
#include "base/message.h"
#include "check/date_judge.h"

#include <stdlib.h>

/* Places of a teacher on all her dates. */
typedef struct visits {
    int n;
    orki_presence *at;
} visits;

static int compare(const void *a, const void *b)
{
    const orki_presence *x = a, *y = b;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    if (x->span.from != y->span.from)
        return x->span.from < y->span.from ? -1 : 1;
    return (x->span.to > y->span.to) - (x->span.to < y->span.to);
}

static bool plays(const orki_date_judge *j, const orki_occasion *q, int teacher)
{
    const ork_season *s = j->season;
    for (int i = 0; i < s->n_sections; i++) {
        if (j->timetable->teacher[i] != teacher)
            continue;
        for (int o = 0; o < q->n_orchestras; o++) {
            if (q->orchestras[o] == s->sections[i].orchestra)
                return true;
        }
    }
    return false;
}

static bool is_busy(const visits *v, orki_date date, orki_span time)
{
    for (int i = 0; i < v->n; i++) {
        if (v->at[i].date == date && v->at[i].span.from < time.to && time.from < v->at[i].span.to)
            return true;
    }
    return false;
}

/* Her presences, which have what she conducts, and the occasions at which her orchestras play. */
static void list_visits(const orki_date_judge *j, int teacher, int first, int end, visits *v)
{
    v->n = 0;
    for (int i = first; i < end; i++) {
        const orki_presence *p = &j->teachers[i];
        bool is_same = v->n > 0 && p->dated != NULL && v->at[v->n - 1].dated == p->dated;
        if (!is_same) /* who teaches and conducts in one lesson is there once */
            v->at[v->n++] = *p;
    }
    for (int i = 0; i < j->calendar->n_held; i++) {
        const orki_held *held = &j->calendar->held[i];
        const orki_occasion *q = &j->season->occasions[held->occasion];
        if (held->date != ORKI_NO_DATE && held->conductor != teacher && plays(j, q, teacher) &&
            !is_busy(v, held->date, q->time))
            v->at[v->n++] = (orki_presence){teacher, held->date, q->time, q->school, NULL, q};
    }
    if (v->n > 0)
        qsort(v->at, (size_t)v->n, sizeof *v->at, compare);
}

static int home_way(const orki_date_judge *j, const orki_presence *p, bool is_going)
{
    const ork_season *s = j->season;
    const orki_teacher *t = &s->teachers[p->who];
    if (p->school >= 0)
        return is_going ? orki_travel_from_home_on(s, p->date, p->who, p->school)
                        : orki_travel_to_home_on(s, p->date, p->who, p->school);
    if (!t->has_home || !p->held->has_at)
        return 0;
    return orki_travel_minutes(&s->modes[t->mode],
                               orki_distance_km(t->lat, t->lon, p->held->lat, p->held->lon));
}

static void add_between(const orki_date_judge *j, const orki_presence *a, const orki_presence *b,
                        orki_told_hours *sum)
{
    int travel = orki_presence_travel(j, a, b), need = orki_presence_need(j, a, b);
    int gap = b->span.from - a->span.to;
    sum->idle_min += gap > need ? gap - need : 0;
    if (travel < 0) {
        sum->changeover_min += gap >= need ? need : gap > 0 ? gap : 0;
        return;
    }
    sum->travel_min += travel;
    sum->pack_min += need - travel;
}

/* One date. */
static void add_day(const orki_date_judge *j, const orki_presence *at, int n, orki_told_hours *sum)
{
    int end = 0;
    for (int i = 0; i < n; i++) {
        int minutes = at[i].span.to - at[i].span.from;
        end = at[i].span.to > end ? at[i].span.to : end;
        sum->n_lessons += at[i].dated != NULL;
        sum->n_occasions += at[i].dated == NULL;
        sum->teaching_min += at[i].dated != NULL ? minutes : 0;
        sum->occasion_min += at[i].dated == NULL ? minutes : 0;
        if (i > 0)
            add_between(j, &at[i - 1], &at[i], sum);
    }
    sum->travel_min += home_way(j, &at[0], true) + home_way(j, &at[n - 1], false);
    int present = end - at[0].span.from, least = j->season->teachers[at[0].who].call_out_min;
    sum->call_out_min += least > present ? least - present : 0;
}

static orki_told_hours sum_up(const orki_date_judge *j, const visits *v)
{
    orki_told_hours sum = {0};
    for (int i = 0, k = 0; i < v->n; i = k) {
        while (k < v->n && v->at[k].date == v->at[i].date)
            k++;
        add_day(j, &v->at[i], k - i, &sum);
    }
    return sum;
}

static void tell(orki_date_judge *j, int teacher, const char *what, int told, int counted)
{
    if (told >= 0)
        orki_dated_tell(j, j->season->teachers[teacher].id, -1, what, told, counted);
}

static void compare_sums(orki_date_judge *j, int teacher, const orki_told_hours *told,
                         const orki_told_hours *counted)
{
    j->rule = ORKI_RULE_DATED_HOURS;
    tell(j, teacher, _("lessons"), told->n_lessons, counted->n_lessons);
    tell(j, teacher, _("minutes of teaching"), told->teaching_min, counted->teaching_min);
    tell(j, teacher, _("occasions"), told->n_occasions, counted->n_occasions);
    tell(j, teacher, _("minutes of occasions"), told->occasion_min, counted->occasion_min);
    tell(j, teacher, _("minutes of changeover"), told->changeover_min, counted->changeover_min);
    tell(j, teacher, _("minutes of gaps"), told->idle_min, counted->idle_min);
    tell(j, teacher, _("minutes of travel"), told->travel_min, counted->travel_min);
    tell(j, teacher, _("minutes of packing"), told->pack_min, counted->pack_min);
    tell(j, teacher, _("minutes of call-out"), told->call_out_min, counted->call_out_min);
}

void orki_check_dated_hours(orki_date_judge *j)
{
    size_t most = (size_t)j->n_teachers + (size_t)j->calendar->n_held;
    visits v = {.at = orki_arena_alloc(&j->scratch, most, sizeof *v.at)};
    j->is_failed = j->is_failed || v.at == NULL;
    for (int i = 0, t = 0; t < j->season->n_teachers && v.at != NULL; t++) {
        int first = i;
        while (i < j->n_teachers && j->teachers[i].who == t)
            i++;
        if (!j->calendar->told_hours[t].is_told)
            continue;
        list_visits(j, t, first, i, &v);
        orki_told_hours counted = sum_up(j, &v);
        compare_sums(j, t, &j->calendar->told_hours[t], &counted);
    }
}
