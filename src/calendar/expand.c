/* The template week -> the dates of every orchestra.
 *
 * An orchestra's dates are its weekday's within its period: the latest first day and the earliest
 * last day of season, programme and orchestra. An orchestra of odd or even weeks has only those of
 * the school's odd or even teaching weeks. Teaching weeks are counted from the season's first day:
 * a week from Monday to Sunday counts when the school is open on a day of it. */
#include "calendar/making.h"

orki_span orki_making_span(const orki_making *m, int orchestra)
{
    int start = m->timetable->start_min[orchestra];
    return (orki_span){start, start + m->season->orchestras[orchestra].lesson_min};
}

/* In school hours the groups speak for the school, which may be open for some of them only. */
static bool is_host_asked(const ork_season *s, const orki_orchestra *o)
{
    bool is_own = false;
    for (int i = 0; i < o->n_groups; i++)
        is_own = is_own || s->groups[o->groups[i]].school == o->school;
    return !is_own || s->programmes[o->programme].is_after_school;
}

const orki_closure *orki_making_closure(const orki_making *m, int orchestra, orki_date date,
                                        orki_span span)
{
    const ork_season *s = m->season;
    const orki_orchestra *o = &s->orchestras[orchestra];
    const orki_closure *found = NULL, *away = NULL;
    int n_away = 0;
    if (is_host_asked(s, o))
        found = orki_closure_on(s->schools[o->school].closures, date, span);
    for (int i = 0; i < o->n_groups && found == NULL; i++) {
        const orki_closure *c = orki_closure_on(s->groups[o->groups[i]].closures, date, span);
        n_away += c != NULL;
        away = away == NULL ? c : away;
    }
    bool is_after = s->programmes[o->programme].is_after_school;
    bool is_closed = is_after ? o->n_groups > 0 && n_away == o->n_groups : n_away > 0;
    return found != NULL ? found : is_closed ? away : NULL;
}

static orki_date later(orki_date a, orki_date b)
{
    return a > b ? a : b; /* ORKI_NO_DATE is before all dates */
}

static orki_date earlier(orki_date a, orki_date b)
{
    return b == ORKI_NO_DATE || (a != ORKI_NO_DATE && a < b) ? a : b;
}

static orki_date first_day(const ork_season *s, int orchestra)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    return later(later(s->from, s->programmes[o->programme].from), o->from);
}

static orki_date last_day(const ork_season *s, int orchestra)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    return earlier(earlier(s->to, s->programmes[o->programme].to), o->to);
}

/* Some minute of the opening hours is in no closure: go on where the closure of this one ends. */
static bool is_teaching_day(const orki_school *school, orki_date date)
{
    orki_bells open = school->open[orki_date_weekday(date)];
    for (int i = 0; i < open.n; i++) {
        for (int at = open.at[i].span.from; at < open.at[i].span.to;) {
            const orki_closure *closed =
                orki_closure_on(school->closures, date, (orki_span){at, at + 1});
            if (closed == NULL)
                return true;
            at = closed->time.to;
        }
    }
    return false;
}

/* The number of the teaching week that each week of the season is for a school; 0 = none. */
static void count_weeks(const ork_season *s, int school, int *numbers)
{
    orki_date monday = orki_date_monday(s->from);
    int n = 0;
    for (int w = 0; monday + 7 * w <= s->to; w++) {
        bool is_taught = false;
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            orki_date date = monday + 7 * w + d;
            is_taught = is_taught || (date >= s->from && date <= s->to &&
                                      is_teaching_day(&s->schools[school], date));
        }
        numbers[w] = is_taught ? ++n : 0;
    }
}

static bool is_its_week(const orki_orchestra *o, int number)
{
    if (o->parity == ORKI_EVERY_WEEK)
        return true;
    return number > 0 && (number % 2 == 1) == (o->parity == ORKI_ODD_WEEKS);
}

/* A closed date of an orchestra of odd or even weeks stays its date while other days of that week
 * are taught: the week has its number. */
static ork_status list_dates(orki_making *m, int orchestra, const int *numbers)
{
    const ork_season *s = m->season;
    const orki_orchestra *o = &s->orchestras[orchestra];
    orki_meeting_dates *dates = &m->meetings[orchestra];
    int day = m->timetable->day[orchestra];
    orki_date from = first_day(s, orchestra), to = last_day(s, orchestra);
    from = later(from, m->from);
    if (day < 0 || from > to)
        return ORK_OK;
    orki_date first = orki_date_monday(from) + day;
    first += first < from ? 7 : 0;
    dates->at = orki_arena_alloc(&m->scratch, (size_t)(to - first + 14) / 7, sizeof *dates->at);
    if (dates->at == NULL)
        return ORK_ERR_MEMORY;
    orki_span span = orki_making_span(m, orchestra);
    for (orki_date date = first; date <= to; date += 7) {
        int week = (date - orki_date_monday(s->from)) / 7;
        if (is_its_week(o, numbers[week]))
            dates->at[dates->n++] =
                (orki_meeting_date){date, orki_making_closure(m, orchestra, date, span)};
    }
    return ORK_OK;
}

/* What was promised: the number that the planner gave, or else all dates but those on which no
 * school in the season would expect a lesson. */
static void promise(orki_making *m, orki_course *course)
{
    const ork_season *s = m->season;
    const orki_orchestra *o = &s->orchestras[course->first_orchestra];
    int n = o->n_lessons > 0 ? o->n_lessons : s->programmes[o->programme].n_lessons;
    course->from = first_day(s, course->first_orchestra);
    course->to = last_day(s, course->first_orchestra);
    course->is_counted = n > 0;
    orki_before before = orki_count_before(m, m->calendar->course_of[course->first_orchestra]);
    course->n_promised = n > 0 ? n : before.n_given + before.n_lost;
    for (int i = 0; i < course->n_meetings && !course->is_counted; i++) {
        const orki_meeting_dates *dates = &m->meetings[course->first_orchestra + i];
        for (int k = 0; k < dates->n; k++) {
            const orki_closure *c = dates->at[k].closure;
            orki_lost lost = {.why = c == NULL ? ORKI_WHY_OTHER : c->why};
            course->n_promised += orki_lost_counts(&lost);
        }
    }
}

ork_status orki_expand(orki_making *m)
{
    const ork_season *s = m->season;
    size_t n_weeks = (size_t)(s->to - orki_date_monday(s->from)) / 7 + 1;
    int *numbers = orki_arena_alloc(&m->scratch, n_weeks, sizeof *numbers);
    m->meetings = orki_arena_alloc(&m->scratch, (size_t)s->n_orchestras, sizeof *m->meetings);
    if (numbers == NULL || m->meetings == NULL)
        return ORK_ERR_MEMORY;
    int counted = -1;
    for (int o = 0; o < s->n_orchestras; o++) {
        if (s->orchestras[o].school != counted)
            count_weeks(s, s->orchestras[o].school, numbers);
        counted = s->orchestras[o].school;
        ork_status st = list_dates(m, o, numbers);
        if (st != ORK_OK)
            return st;
    }
    for (int i = 0; i < m->calendar->n_courses; i++)
        promise(m, &m->calendar->courses[i]);
    return ORK_OK;
}
