/* Rules about a course: every open date is used until the promise is kept, what is lost is told
 * with its reason, and what is caught up makes good something that was lost. */
#include "base/message.h"
#include "check/date_judge.h"

#include <string.h>

typedef struct course_count {
    int n_promised, n_given, n_caught_up, n_lost;
} course_count;

static bool counts(orki_why why)
{
    return why != ORKI_WHY_HOLIDAY && why != ORKI_WHY_NATIONAL && why != ORKI_WHY_SEASON;
}

/* The meetings of a course in order of their time on one date; many dates have none. */
static int list_meetings(const orki_date_judge *j, const orki_course *course, orki_date date,
                         int *meetings)
{
    int n = 0;
    for (int i = 0; i < course->n_meetings; i++) {
        int o = course->first_orchestra + i;
        if (!orki_dated_is_meeting(j, o, date))
            continue;
        int k = n++;
        for (; k > 0 && j->timetable->start_min[meetings[k - 1]] > j->timetable->start_min[o]; k--)
            meetings[k] = meetings[k - 1];
        meetings[k] = o;
    }
    return n;
}

static int count_promise(const orki_date_judge *j, const orki_course *course, int n_past)
{
    const orki_orchestra *first = &j->season->orchestras[course->first_orchestra];
    int n =
        first->n_lessons > 0 ? first->n_lessons : j->season->programmes[first->programme].n_lessons;
    if (n > 0)
        return n;
    n = n_past;
    for (orki_date date = j->season->from; date <= j->season->to; date++) {
        int meetings[ORKI_MAX_BLOCK_LESSONS];
        int n_meetings = list_meetings(j, course, date, meetings);
        for (int i = 0; i < n_meetings; i++) {
            orki_span span = orki_dated_span(j, meetings[i]);
            orki_dated_hindrance closed = orki_dated_closed(j, meetings[i], date, span);
            n += !closed.is_closed || counts(closed.why);
        }
    }
    return n;
}

/* What the course had before the timetable holds counts as it stands. */
static course_count count_past(const orki_date_judge *j, const orki_course *course, int *n_promised)
{
    course_count n = {0};
    for (int o = course->first_orchestra; o < course->first_orchestra + course->n_meetings; o++) {
        for (int i = j->first_of[o]; i < j->first_of[o + 1]; i++) {
            const orki_dated *dated = &j->calendar->dated[j->of[i]];
            n.n_given += dated->date < j->from;
            *n_promised += dated->date < j->from && !dated->is_caught_up;
        }
    }
    for (int i = 0; i < j->calendar->n_lost; i++) {
        const orki_lost *lost = &j->calendar->lost[i];
        int k = lost->orchestra - course->first_orchestra;
        bool is_past = lost->date < j->from && k >= 0 && k < course->n_meetings;
        n.n_lost += is_past;
        *n_promised += is_past && counts(lost->why);
    }
    return n;
}

static const orki_lost *find_lost(const orki_date_judge *j, int orchestra, orki_date date)
{
    for (int i = 0; i < j->calendar->n_lost; i++) {
        if (j->calendar->lost[i].orchestra == orchestra && j->calendar->lost[i].date == date)
            return &j->calendar->lost[i];
    }
    return NULL;
}

static void check_lost(orki_date_judge *j, int orchestra, orki_date date, orki_why why)
{
    const orki_lost *lost = find_lost(j, orchestra, date);
    j->rule = ORKI_RULE_DATED_LOST;
    if (lost == NULL || lost->why != why)
        orki_dated_breach(j, j->season->orchestras[orchestra].id,
                          j->season->orchestras[orchestra].school, date,
                          orki_dated_span(j, orchestra),
                          _("%s on %s: the lost lesson is not told, or not with its reason"),
                          j->season->orchestras[orchestra].name, orki_dated_day(j, date));
}

static void check_meeting(orki_date_judge *j, int orchestra, orki_date date, course_count *n)
{
    const orki_orchestra *o = &j->season->orchestras[orchestra];
    orki_span span = orki_dated_span(j, orchestra);
    orki_dated_hindrance closed = orki_dated_closed(j, orchestra, date, span);
    bool is_given = orki_dated_given(j, orchestra, date) != NULL;
    if (closed.is_closed) {
        n->n_lost += n->n_given < n->n_promised;
        if (n->n_given < n->n_promised)
            check_lost(j, orchestra, date, closed.why);
        return; /* a lesson then is dated-closed */
    }
    j->rule = ORKI_RULE_DATED_MISSING;
    if (!is_given && n->n_given < n->n_promised)
        orki_dated_breach(j, o->id, o->school, date, span,
                          _("%s has no lesson on %s although nothing stands in the way"), o->name,
                          orki_dated_day(j, date));
    n->n_given += is_given;
}

static int count_own(const orki_date_judge *j, const orki_course *course, bool is_caught_up)
{
    int n = 0;
    for (int o = course->first_orchestra; o < course->first_orchestra + course->n_meetings; o++)
        for (int i = j->first_of[o]; i < j->first_of[o + 1]; i++)
            n += j->calendar->dated[j->of[i]].is_caught_up == is_caught_up;
    return n;
}

static int count_lost(const orki_date_judge *j, const orki_course *course)
{
    int n = 0;
    for (int i = 0; i < j->calendar->n_lost; i++) {
        int k = j->calendar->lost[i].orchestra - course->first_orchestra;
        n += k >= 0 && k < course->n_meetings;
    }
    return n;
}

static void check_sums(orki_date_judge *j, const orki_course *course, course_count *n)
{
    const orki_orchestra *o = &j->season->orchestras[course->first_orchestra];
    const char *id = orki_orchestra_id(j->season, course->first_orchestra);
    n->n_given = count_own(j, course, false);
    n->n_caught_up = count_own(j, course, true);
    j->rule = ORKI_RULE_DATED_PROMISE;
    if (course->n_promised != n->n_promised)
        orki_dated_breach(j, id, o->school, ORKI_NO_DATE, (orki_span){-1, -1},
                          _("%s is promised %d lessons, not %d"), id, n->n_promised,
                          course->n_promised);
    if (n->n_given + n->n_caught_up > n->n_promised)
        orki_dated_breach(j, id, o->school, ORKI_NO_DATE, (orki_span){-1, -1},
                          _("%s gets %d lessons of the %d promised"), id,
                          n->n_given + n->n_caught_up, n->n_promised);
    j->rule = ORKI_RULE_DATED_LOST;
    if (count_lost(j, course) != n->n_lost)
        orki_dated_breach(j, id, o->school, ORKI_NO_DATE, (orki_span){-1, -1},
                          _("%s loses %d lessons, not %d"), id, n->n_lost, count_lost(j, course));
}

/* Each lesson that is caught up makes good a lost one of its own, or none. */
static void check_catch_up(orki_date_judge *j, const orki_course *course, const orki_dated *dated)
{
    int n_same = 0;
    bool is_lost = dated->made_good == ORKI_NO_DATE;
    for (int o = course->first_orchestra; o < course->first_orchestra + course->n_meetings; o++) {
        const orki_lost *lost = find_lost(j, o, dated->made_good);
        is_lost = is_lost || (lost != NULL && counts(lost->why));
        for (int i = j->first_of[o]; i < j->first_of[o + 1]; i++) {
            const orki_dated *other = &j->calendar->dated[j->of[i]];
            n_same += other->is_caught_up && other->orchestra == dated->orchestra &&
                      other->made_good == dated->made_good && dated->made_good != ORKI_NO_DATE;
        }
    }
    j->rule = ORKI_RULE_DATED_CATCH_UP;
    if (!is_lost || n_same > 1)
        orki_dated_breach_of(j, dated, _("%s on %s makes good a lesson that was not lost"),
                             j->season->orchestras[dated->orchestra].name,
                             orki_dated_day(j, dated->date));
}

static void check_course(orki_date_judge *j, const orki_course *course)
{
    int n_past = 0;
    course_count n = count_past(j, course, &n_past);
    n.n_promised = count_promise(j, course, n_past);
    for (orki_date date = j->season->from; date <= j->season->to; date++) {
        int meetings[ORKI_MAX_BLOCK_LESSONS];
        int n_meetings = list_meetings(j, course, date, meetings);
        for (int i = 0; i < n_meetings; i++)
            check_meeting(j, meetings[i], date, &n);
    }
    check_sums(j, course, &n);
    orki_check_dated_ledger(j, course, n.n_promised, n.n_given, n.n_caught_up);
    for (int o = course->first_orchestra; o < course->first_orchestra + course->n_meetings; o++)
        for (int i = j->first_of[o]; i < j->first_of[o + 1]; i++)
            if (j->calendar->dated[j->of[i]].is_caught_up)
                check_catch_up(j, course, &j->calendar->dated[j->of[i]]);
    j->n_nothing += n.n_promised == 0;
    j->n_promised += n.n_promised;
    j->n_given += n.n_given;
    j->n_caught_up += n.n_caught_up;
}

void orki_check_dated_courses(orki_date_judge *j)
{
    for (int i = 0; i < j->calendar->n_courses; i++)
        check_course(j, &j->calendar->courses[i]);
}
