/* Rules about one dated lesson: in its place in the week, within its period, in its weeks, and
 * never when school or pupils are away. */
#include "base/message.h"
#include "check/date_judge.h"

static void check_place(orki_date_judge *j, const orki_dated *dated)
{
    orki_span span = orki_dated_span(j, dated->orchestra);
    bool is_there = j->timetable->day[dated->orchestra] == orki_date_weekday(dated->date) &&
                    dated->start_min == span.from && dated->end_min == span.to;
    j->rule = ORKI_RULE_DATED_WEEK;
    if (!is_there)
        orki_dated_breach_of(j, dated, _("%s on %s is not in its place in the week"),
                             j->season->orchestras[dated->orchestra].name,
                             orki_dated_day(j, dated->date));
    j->rule = ORKI_RULE_DATED_PARITY;
    if (is_there && j->season->orchestras[dated->orchestra].parity != ORKI_EVERY_WEEK &&
        !orki_dated_is_meeting(j, dated->orchestra, dated->date))
        orki_dated_breach_of(j, dated, _("%s on %s: that week is not one of its odd or even weeks"),
                             j->season->orchestras[dated->orchestra].name,
                             orki_dated_day(j, dated->date));
}

static void check_one(orki_date_judge *j, const orki_dated *dated)
{
    const orki_orchestra *o = &j->season->orchestras[dated->orchestra];
    const char *day = orki_dated_day(j, dated->date);
    if (dated->date < j->from && dated->date >= j->season->from)
        return; /* another timetable's */
    j->rule = ORKI_RULE_DATED_RANGE;
    if (dated->date < orki_dated_first(j, dated->orchestra) ||
        dated->date > orki_dated_last(j, dated->orchestra))
        orki_dated_breach_of(j, dated, _("%s on %s is outside its period"), o->name, day);
    if (!dated->is_caught_up)
        check_place(j, dated);
    j->rule = ORKI_RULE_DATED_CLOSED;
    orki_dated_hindrance closed = orki_dated_closed(j, dated->orchestra, dated->date,
                                                    (orki_span){dated->start_min, dated->end_min});
    if (closed.is_closed)
        orki_dated_breach_of(j, dated, _("%s on %s: there is no lesson then: %s"), o->name, day,
                             closed.name);
}

void orki_check_dated_week(orki_date_judge *j)
{
    const ork_calendar *c = j->calendar;
    for (int i = 0; i < c->n_dated; i++)
        check_one(j, &c->dated[i]);
    j->rule = ORKI_RULE_DATED_TWICE;
    for (int i = 0; i < c->n_dated; i++) { /* sorted by date: a day's lessons stand together */
        for (int k = i + 1; k < c->n_dated && c->dated[k].date == c->dated[i].date; k++) {
            if (c->dated[k].orchestra == c->dated[i].orchestra && !c->dated[k].is_caught_up &&
                !c->dated[i].is_caught_up)
                orki_dated_breach_of(j, &c->dated[k], _("%s has two lessons on %s"),
                                     j->season->orchestras[c->dated[k].orchestra].name,
                                     orki_dated_day(j, c->dated[k].date));
        }
    }
}
