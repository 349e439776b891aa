/* Day by day, teacher by teacher: the sums of a day go to its week, its month, the season, and
 * their price to the schools of the day in proportion to the minutes of lessons and occasions. */
#include "report/hours.h"

#include <string.h>

static const orki_microcents MICRO = 1000000;

typedef struct counter {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_calendar *calendar;
    orki_hours_book *book;
    orki_date_stop *stops; /* [lessons of a date at most, and occasions] */
    bool *is_seen;         /* [n_schools or n_groups, whichever is more] to work in */
} counter;

static int month_of(orki_date date)
{
    orki_civil day = orki_date_civil(date);
    return 12 * day.year + day.month - 1;
}

int orki_hours_work_min(const orki_hours *hours)
{
    return hours->teaching_min + hours->occasion_min + hours->changeover_min + hours->idle_min +
           hours->travel_min + hours->pack_min;
}

int64_t orki_cents(orki_microcents amount)
{
    return (amount + MICRO / 2) / MICRO;
}

static void add(orki_hours *sum, const orki_hours *day)
{
    sum->n_days += day->n_days;
    sum->n_lessons += day->n_lessons;
    sum->n_occasions += day->n_occasions;
    sum->occasion_min += day->occasion_min;
    sum->teaching_min += day->teaching_min;
    sum->changeover_min += day->changeover_min;
    sum->idle_min += day->idle_min;
    sum->travel_min += day->travel_min;
    sum->pack_min += day->pack_min;
    sum->call_out_min += day->call_out_min;
    sum->n_unknown_ways += day->n_unknown_ways;
    sum->metres += day->metres;
    sum->pay += day->pay;
    sum->ways += day->ways;
}

static int paid_minutes(const orki_money *money, const orki_hours *day)
{
    const int minutes[ORKI_N_PAID] = {[ORKI_PAID_LESSONS] = day->teaching_min + day->occasion_min,
                                      [ORKI_PAID_CHANGEOVER] = day->changeover_min,
                                      [ORKI_PAID_IDLE] = day->idle_min,
                                      [ORKI_PAID_TRAVEL] = day->travel_min + day->pack_min,
                                      [ORKI_PAID_CALL_OUT] = day->call_out_min};
    int sum = 0;
    for (int p = 0; p < ORKI_N_PAID; p++)
        sum += (money->paid >> p & 1U) != 0 ? minutes[p] : 0;
    return sum;
}

static void price_day(const counter *c, int teacher, orki_hours *day)
{
    const orki_money *money = &c->season->money;
    if (!c->book->teachers[teacher].is_priced)
        return;
    day->pay = c->season->teachers[teacher].rate_cents * paid_minutes(money, day) * MICRO / 60;
    day->ways = day->metres * money->kilometre_cents * (MICRO / 1000);
}

static orki_hours hours_of(const counter *c, orki_date date, int teacher, int n)
{
    orki_date_sums sums = orki_date_count(c->season, date, teacher, c->stops, n);
    orki_hours day = {.n_days = 1,
                      .occasion_min = sums.occasion_min,
                      .teaching_min = sums.teaching_min,
                      .changeover_min = sums.changeover_min,
                      .idle_min = sums.idle_min,
                      .travel_min = sums.travel_min,
                      .pack_min = sums.pack_min,
                      .call_out_min = sums.call_out_min,
                      .n_unknown_ways = sums.n_unknown_ways,
                      .metres = sums.metres};
    for (int i = 0; i < n; i++)
        *(c->stops[i].occasion != NULL ? &day.n_occasions : &day.n_lessons) += 1;
    price_day(c, teacher, &day);
    return day;
}

/* A school's part of a stop; the whole stop is one of them but for occasions. */
static void share_one(const counter *c, int teacher, int school, orki_microcents part)
{
    orki_school_price *price = &c->book->schools[school];
    price->price += part;
    price->n_unpriced += c->book->has_money && !c->book->teachers[teacher].is_priced;
}

/* The schools that play share alike; the last one takes what rounding leaves. */
static void share_occasion(const counter *c, int teacher, const orki_occasion *q,
                           orki_microcents amount)
{
    const ork_season *s = c->season;
    int n = 0, k = 0;
    for (int turn = 0; turn < 2; turn++) { /* count, then share */
        memset(c->is_seen, 0, (size_t)s->n_schools * sizeof *c->is_seen);
        for (int i = 0; i < q->n_orchestras; i++) {
            int school = s->orchestras[q->orchestras[i]].school;
            if (c->is_seen[school])
                continue;
            c->is_seen[school] = true;
            if (turn == 0)
                n++;
            else
                share_one(c, teacher, school,
                          ++k == n ? amount - amount / n * (n - 1) : amount / n);
        }
    }
}

/* Each school of the day has its share by minutes; the last stop takes what rounding leaves, so
 * that the shares are the day. */
static void share(const counter *c, int teacher, const orki_hours *day, int n)
{
    orki_microcents left = day->pay + day->ways;
    for (int i = 0; i < n; i++) {
        const orki_date_stop *stop = &c->stops[i];
        int minutes = stop->to - stop->from;
        orki_microcents part =
            (day->pay + day->ways) / (day->teaching_min + day->occasion_min) * minutes;
        part = i == n - 1 ? left : part;
        left -= part;
        if (stop->occasion != NULL) {
            share_occasion(c, teacher, stop->occasion, part);
            continue;
        }
        c->book->schools[stop->school].teaching_min += minutes;
        share_one(c, teacher, stop->school, part);
    }
}

static void count_date(const counter *c, orki_date date, int teacher)
{
    orki_hours_book *book = c->book;
    int n = orki_date_stops(c->calendar, c->season, c->timetable, date, teacher, c->stops);
    n = orki_date_add_occasions(c->calendar, c->season, c->timetable, date, teacher, c->stops, n);
    if (n == 0)
        return;
    orki_hours day = hours_of(c, date, teacher, n);
    orki_teacher_hours *who = &book->teachers[teacher];
    who->is_shown = true;
    add(&who->weeks[(date - book->first_monday) / 7], &day);
    add(&who->months[month_of(date) - book->first_month], &day);
    add(&who->season, &day);
    add(&book->all, &day);
    share(c, teacher, &day, n);
}

/* Lessons of a school, and the children of its orchestras. */
static void count_schools(const counter *c)
{
    const ork_season *s = c->season;
    for (int i = 0; i < c->calendar->n_dated; i++)
        c->book->schools[s->orchestras[c->calendar->dated[i].orchestra].school].n_lessons++;
    for (int school = 0; school < s->n_schools; school++) {
        memset(c->is_seen, 0, (size_t)s->n_groups * sizeof *c->is_seen);
        for (int o = 0; o < s->n_orchestras; o++) {
            const orki_orchestra *orchestra = &s->orchestras[o];
            for (int g = 0; orchestra->school == school && g < orchestra->n_groups; g++) {
                int group = orchestra->groups[g];
                c->book->schools[school].n_children +=
                    c->is_seen[group] ? 0 : s->groups[group].pupils;
                c->is_seen[group] = true;
            }
        }
    }
}

static int count_teaching_weeks(const counter *c)
{
    int n = 0;
    orki_date monday = ORKI_NO_DATE;
    for (int i = 0; i < c->calendar->n_dated; i++) {
        orki_date this = orki_date_monday(c->calendar->dated[i].date);
        n += this != monday;
        monday = this;
    }
    return n;
}

/* The weeks and months from the first to the last dated lesson or occasion, and of the season. */
static orki_hours_book *open_book(const ork_season *s, const ork_calendar *calendar,
                                  orki_arena *arena)
{
    orki_hours_book *book = orki_arena_alloc(arena, 1, sizeof *book);
    if (book == NULL)
        return NULL;
    orki_date from = s->from, to = s->to;
    if (calendar->n_dated > 0) {
        orki_date first = calendar->dated[0].date,
                  last = calendar->dated[calendar->n_dated - 1].date;
        from = first < from ? first : from;
        to = last > to ? last : to;
    }
    for (int i = 0; i < calendar->n_held; i++) {
        orki_date date = calendar->held[i].date;
        if (date == ORKI_NO_DATE)
            continue;
        from = date < from ? date : from;
        to = date > to ? date : to;
    }
    book->first_monday = orki_date_monday(from);
    book->n_weeks = (to - book->first_monday) / 7 + 1;
    book->first_month = month_of(from);
    book->n_months = month_of(to) - book->first_month + 1;
    book->has_money = s->money.is_given;
    book->teachers = orki_arena_alloc(arena, (size_t)s->n_teachers, sizeof *book->teachers);
    book->schools = orki_arena_alloc(arena, (size_t)s->n_schools, sizeof *book->schools);
    for (int t = 0; t < s->n_teachers && book->teachers != NULL; t++) {
        orki_teacher_hours *who = &book->teachers[t];
        who->is_shown = !s->teachers[t].is_substitute;
        who->is_priced = book->has_money && s->teachers[t].rate_cents >= 0;
        who->weeks = orki_arena_alloc(arena, (size_t)book->n_weeks, sizeof *who->weeks);
        who->months = orki_arena_alloc(arena, (size_t)book->n_months, sizeof *who->months);
        if (who->weeks == NULL || who->months == NULL)
            return NULL;
    }
    return book->teachers == NULL || book->schools == NULL ? NULL : book;
}

const orki_hours_book *orki_hours_make(const ork_season *season, const ork_timetable *timetable,
                                       const ork_calendar *calendar, orki_arena *arena)
{
    counter c = {.season = season,
                 .timetable = timetable,
                 .calendar = calendar,
                 .book = open_book(season, calendar, arena)};
    size_t most = (size_t)orki_date_most_lessons(calendar) + (size_t)calendar->n_held + 1;
    size_t n_seen =
        (size_t)(season->n_groups > season->n_schools ? season->n_groups : season->n_schools);
    c.stops = orki_arena_alloc(arena, most, sizeof *c.stops);
    c.is_seen = orki_arena_alloc(arena, n_seen, sizeof *c.is_seen);
    if (c.book == NULL || c.stops == NULL || c.is_seen == NULL)
        return NULL;
    for (orki_date date = c.book->first_monday; date < c.book->first_monday + 7 * c.book->n_weeks;
         date++) {
        for (int t = 0; t < season->n_teachers; t++)
            count_date(&c, date, t);
    }
    count_schools(&c);
    c.book->n_teaching_weeks = count_teaching_weeks(&c);
    return c.book;
}

int orki_hours_beside_wish(const ork_season *season, const orki_hours_book *book, int teacher)
{
    const orki_teacher *t = &season->teachers[teacher];
    int taught = book->teachers[teacher].season.teaching_min, weeks = book->n_teaching_weeks;
    if (t->is_substitute || t->wish_from_min < 0)
        return 0;
    if (taught < t->wish_from_min * weeks)
        return taught - t->wish_from_min * weeks;
    return taught > t->wish_to_min * weeks ? taught - t->wish_to_min * weeks : 0;
}
