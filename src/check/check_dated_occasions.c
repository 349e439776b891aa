/* Rules and costs of occasions: on one of their dates, a dress rehearsal before its concert, no
 * lesson of those involved on the day (dated-closed), and what that costs. */
#include "base/message.h"
#include "check/date_judge.h"

static bool is_one_of(const orki_occasion *q, orki_date date)
{
    for (int i = 0; i < q->n_dates; i++) {
        if (q->dates[i] == date)
            return true;
    }
    return false;
}

static void check_date(orki_date_judge *j, const orki_held *held)
{
    const orki_occasion *q = &j->season->occasions[held->occasion];
    const char *day = orki_dated_day(j, held->date);
    j->rule = ORKI_RULE_OCCASION_DATE;
    if (!is_one_of(q, held->date))
        orki_dated_breach(j, q->id, q->school, held->date, q->time,
                          _("%s cannot be on %s: that is none of its dates"), q->name, day);
    j->rule = ORKI_RULE_OCCASION_CONDUCTOR;
    orki_dated_cost(j, q->needs_conductor && held->conductor < 0);
    j->rule = ORKI_RULE_OCCASION_DATE;
    if (!q->is_dress || q->concert < 0)
        return;
    orki_date concert = j->calendar->held[q->concert].date;
    if (concert != ORKI_NO_DATE &&
        (held->date >= concert || held->date < concert - ORKI_DRESS_DAYS))
        orki_dated_breach(j, q->id, q->school, held->date, q->time,
                          _("%s on %s is not in the %d days before its concert"), q->name, day,
                          (int)ORKI_DRESS_DAYS);
}

/* Some pupils would be in both at once. */
static bool shares_pupils(const ork_season *s, const orki_occasion *a, const orki_occasion *b)
{
    for (int i = 0; i < a->n_orchestras; i++) {
        const orki_orchestra *o = &s->orchestras[a->orchestras[i]];
        for (int k = 0; k < b->n_orchestras; k++) {
            const orki_orchestra *p = &s->orchestras[b->orchestras[k]];
            for (int g = 0; g < o->n_groups * p->n_groups; g++) {
                if (o->groups[g / p->n_groups] == p->groups[g % p->n_groups])
                    return true;
            }
            if (o == p)
                return true;
        }
    }
    return false;
}

static void check_once(orki_date_judge *j, const orki_held *held)
{
    const orki_occasion *q = &j->season->occasions[held->occasion];
    j->rule = ORKI_RULE_OCCASION_ONCE;
    for (int i = 0; i < held->occasion; i++) {
        const orki_occasion *other = &j->season->occasions[i];
        if (j->calendar->held[i].date == held->date && other->time.from < q->time.to &&
            q->time.from < other->time.to && shares_pupils(j->season, q, other))
            orki_dated_breach(j, q->id, q->school, held->date, q->time,
                              _("%s and %s are at the same time on %s, with the same pupils"),
                              other->name, q->name, orki_dated_day(j, held->date));
    }
}

static bool involves(const orki_date_judge *j, const orki_occasion *q, int orchestra)
{
    const ork_season *s = j->season;
    for (int i = 0; i < q->n_orchestras; i++) {
        if (q->orchestras[i] == orchestra ||
            (q->is_for_schools &&
             s->orchestras[q->orchestras[i]].school == s->orchestras[orchestra].school))
            return true;
    }
    return false;
}

static void check_lessons(orki_date_judge *j, const orki_held *held)
{
    const orki_occasion *q = &j->season->occasions[held->occasion];
    j->rule = ORKI_RULE_OCCASION_LESSONS;
    for (int i = 0; i < j->calendar->n_dated; i++) {
        const orki_dated *dated = &j->calendar->dated[i];
        if (dated->date == held->date && involves(j, q, dated->orchestra))
            orki_dated_breach_of(j, dated, _("%s has a lesson on the day of %s"),
                                 j->season->orchestras[dated->orchestra].name, q->name);
    }
}

/* Lessons that the occasion costs: those of the week on its day that only occasions close. */
static void count_lost(orki_date_judge *j, const orki_held *held)
{
    const orki_occasion *q = &j->season->occasions[held->occasion];
    j->rule = ORKI_RULE_OCCASION_LOST;
    for (int o = 0; o < j->season->n_orchestras; o++) {
        if (!involves(j, q, o) || !orki_dated_is_meeting(j, o, held->date))
            continue;
        orki_dated_hindrance h = orki_dated_closed(j, o, held->date, orki_dated_span(j, o));
        orki_dated_cost(j, h.is_closed && h.why == ORKI_WHY_OCCASION);
    }
}

/* A lesson of the week at the time of the occasion, with which it has nothing to do. */
static bool is_beside(const orki_date_judge *j, const orki_held *held, int orchestra)
{
    const orki_occasion *q = &j->season->occasions[held->occasion];
    if (j->timetable->day[orchestra] != orki_date_weekday(held->date) ||
        involves(j, q, orchestra) || !orki_dated_is_meeting(j, orchestra, held->date))
        return false;
    orki_span span = orki_dated_span(j, orchestra);
    orki_dated_hindrance h = orki_dated_closed(j, orchestra, held->date, span);
    return span.from < q->time.to && q->time.from < span.to &&
           (!h.is_closed || h.why == ORKI_WHY_OCCASION);
}

/* Teachers of those who play that have a lesson elsewhere. */
static ork_status count_team(orki_date_judge *j, const orki_held *held)
{
    const ork_season *s = j->season;
    const orki_occasion *q = &s->occasions[held->occasion];
    unsigned char *is = orki_alloc((size_t)s->n_teachers + 1, 1);
    if (is == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < s->n_sections; i++) {
        int o = s->sections[i].orchestra;
        if (j->timetable->teacher[i] < 0)
            continue;
        is[j->timetable->teacher[i]] |=
            (unsigned char)((orki_occasion_has(q, o) ? 1 : 0) | (is_beside(j, held, o) ? 2 : 0));
    }
    j->rule = ORKI_RULE_OCCASION_TEAM;
    for (int t = 0; t < s->n_teachers; t++)
        orki_dated_cost(j, is[t] == 3);
    orki_free(is);
    return ORK_OK;
}

void orki_check_dated_occasions(orki_date_judge *j)
{
    for (int i = 0; i < j->calendar->n_held; i++) {
        const orki_held *held = &j->calendar->held[i];
        j->rule = ORKI_RULE_OCCASION_NONE;
        orki_dated_cost(j, held->date == ORKI_NO_DATE);
        if (held->date == ORKI_NO_DATE)
            continue;
        check_date(j, held);
        check_once(j, held);
        check_lessons(j, held);
        count_lost(j, held);
        j->is_failed = j->is_failed || count_team(j, held) != ORK_OK;
    }
}
