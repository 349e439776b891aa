/* Parts and shifts: who may do what, and what a teacher's date costs with it. The rules are those
 * of src/doc/rules.md, of one date: teacher-available, declined, teacher-once, travel-fits,
 * work-break, day-teaching, day-schools, rest. */
#include "ask/stand_in.h"

const orki_dated *orki_part_dated(const orki_stand_in *x, int part)
{
    return &x->calendar->dated[x->parts[part].dated];
}

const orki_occasion *orki_part_occasion(const orki_stand_in *x, int part)
{
    int held = x->parts[part].held;
    return held < 0 ? NULL : &x->season->occasions[x->calendar->held[held].occasion];
}

int orki_part_school(const orki_stand_in *x, int part)
{
    const orki_occasion *q = orki_part_occasion(x, part);
    return q != NULL ? q->school
                     : x->season->orchestras[orki_part_dated(x, part)->orchestra].school;
}

orki_level orki_part_level(const orki_stand_in *x, int part, int teacher)
{
    int section = x->parts[part].section;
    if (section < 0)
        return (orki_level)x->season->teachers[teacher].levels[x->season->conductor];
    return orki_teacher_level(x->season, teacher, x->season->sections[section].role);
}

const orki_held *orki_part_held(const orki_stand_in *x, int part, int teacher)
{
    const orki_part *p = &x->parts[part];
    for (int i = 0; i < x->calendar->n_held; i++) {
        const orki_held *held = &x->calendar->held[i];
        if (held->date != p->date || i == p->held)
            continue;
        orki_span span = x->season->occasions[held->occasion].time;
        bool is_then = span.from < p->time.to && p->time.from < span.to;
        if (held->conductor == teacher ||
            (is_then && orki_held_has_teacher(held, x->season, x->timetable, teacher)))
            return held;
    }
    return NULL;
}

bool orki_part_may(const orki_stand_in *x, int part, int teacher)
{
    const orki_teacher *t = &x->season->teachers[teacher];
    const orki_part *p = &x->parts[part];
    int school = orki_part_school(x, part);
    return teacher != x->absent && orki_part_level(x, part, teacher) != ORKI_NO_SKILL &&
           !(school >= 0 && t->declined[school]) &&
           orki_teacher_has_time(t, orki_date_weekday(p->date), p->time) &&
           !orki_is_away(x, p->date, teacher) && orki_part_held(x, part, teacher) == NULL;
}

static bool knows_school(const orki_stand_in *x, int school, int teacher)
{
    return x->is_known[school * x->season->n_teachers + teacher];
}

bool orki_part_is_known(const orki_stand_in *x, int part, int teacher)
{
    const orki_occasion *q = orki_part_occasion(x, part);
    if (q == NULL)
        return knows_school(x, orki_part_school(x, part), teacher);
    for (int i = 0; i < q->n_orchestras; i++) {
        if (knows_school(x, x->season->orchestras[q->orchestras[i]].school, teacher))
            return true;
    }
    return false;
}

static orki_date_stop stop_of(const orki_stand_in *x, int part)
{
    const orki_dated *dated = orki_part_dated(x, part);
    return (orki_date_stop){.orchestra = dated->orchestra,
                            .school = orki_part_school(x, part),
                            .from = dated->start_min,
                            .to = dated->end_min,
                            .is_conducting = x->parts[part].section < 0};
}

int orki_shift_stops(orki_stand_in *x, const orki_shift *shift)
{
    int n = orki_date_stops(x->calendar, x->season, x->timetable, shift->date, shift->teacher,
                            x->stops);
    for (int i = 0; i < shift->n_given; i++) {
        const orki_date_stop gone = stop_of(x, shift->given[i]);
        int kept = 0;
        for (int k = 0; k < n; k++) {
            if (x->stops[k].orchestra != gone.orchestra || x->stops[k].from != gone.from)
                x->stops[kept++] = x->stops[k];
        }
        n = kept;
    }
    for (int i = 0; i < shift->n_taken; i++)
        n = orki_date_insert(x->stops, n, stop_of(x, shift->taken[i]));
    return n;
}

static bool has_rest(const orki_stand_in *x, orki_span hull, orki_span other, bool is_before)
{
    int free_min =
        is_before ? ORKI_DAY_MIN - other.to + hull.from : ORKI_DAY_MIN - hull.to + other.from;
    return free_min >= x->season->limits.rest_min;
}

/* The other dates stand as they are in the calendar; what changes on both is a row of the choice.
 */
bool orki_shift_rests(orki_stand_in *x, const orki_shift *shift)
{
    bool rests = true;
    if (shift->hull.to == 0) /* nothing on that date */
        return true;
    for (int side = -1; side <= 1; side += 2) {
        orki_date date = shift->date + side;
        int n =
            orki_date_stops(x->calendar, x->season, x->timetable, date, shift->teacher, x->stops);
        for (int i = 0; i < n; i++)
            rests = rests && has_rest(x, shift->hull, (orki_span){x->stops[i].from, x->stops[i].to},
                                      side < 0);
        for (int i = 0; i < x->calendar->n_held; i++) {
            const orki_held *held = &x->calendar->held[i];
            if (held->date == date &&
                orki_held_has_teacher(held, x->season, x->timetable, shift->teacher))
                rests = rests && has_rest(x, shift->hull, x->season->occasions[held->occasion].time,
                                          side < 0);
        }
    }
    return rests;
}

/* How much she likes the date less: 0, 1 (half) or 2 (full), by the half days with a lesson. */
static int dislike_of(const orki_stand_in *x, const orki_shift *shift, int n)
{
    const orki_teacher *t = &x->season->teachers[shift->teacher];
    int day = orki_date_weekday(shift->date), noon = x->season->limits.noon, most = 0;
    for (int i = 0; i < n; i++) {
        int morning = x->stops[i].from < noon ? t->dislike[day][0] : 0;
        int afternoon = x->stops[i].to > noon ? t->dislike[day][1] : 0;
        int worse = morning > afternoon ? morning : afternoon;
        most = worse > most ? worse : most;
    }
    return most;
}

static int64_t cost_of_day(const orki_stand_in *x, const orki_date_sums *sums, int dislike)
{
    const int64_t *w = x->season->weights;
    return sums->travel_min * w[ORKI_RULE_TRAVEL] + sums->idle_min * w[ORKI_RULE_IDLE] +
           sums->call_out_min * w[ORKI_RULE_CALL_OUT] + dislike * w[ORKI_RULE_TEACHER_DAY] / 2;
}

int64_t orki_shift_parts_cost(const orki_stand_in *x, const orki_shift *shift)
{
    int64_t cost = (int64_t)shift->n_given * ORKI_MOVED_POINTS * 100;
    for (int i = 0; i < shift->n_taken; i++) {
        int part = shift->taken[i];
        if (orki_part_level(x, part, shift->teacher) == ORKI_SECOND_CHOICE)
            cost += x->season->weights[ORKI_RULE_SECOND_CHOICE];
        bool is_told = orki_part_is_known(x, part, shift->teacher);
        for (int k = 0; k < i && !is_told; k++)
            is_told = orki_part_school(x, shift->taken[k]) == orki_part_school(x, part);
        cost += is_told ? 0 : ORKI_STRANGE_POINTS * 100;
    }
    return cost;
}

bool orki_shift_count(orki_stand_in *x, orki_shift *shift, orki_shift_sums *sums)
{
    if (shift->n_taken > 0 && x->parts[shift->taken[0]].held >= 0)
        return orki_occasion_count(x, shift, sums);
    const ork_season *s = x->season;
    const orki_teacher *t = &s->teachers[shift->teacher];
    const orki_shift none = {.teacher = shift->teacher, .date = shift->date};
    int n = orki_shift_stops(x, &none);
    orki_date_sums before = orki_date_count(s, shift->date, shift->teacher, x->stops, n);
    int64_t cost_before = cost_of_day(x, &before, dislike_of(x, &none, n));
    shift->is_new_day = n == 0;
    n = orki_shift_stops(x, shift);
    orki_date_sums after = orki_date_count(s, shift->date, shift->teacher, x->stops, n);
    shift->cost = cost_of_day(x, &after, dislike_of(x, shift, n)) - cost_before +
                  orki_shift_parts_cost(x, shift);
    shift->more_min = after.teaching_min - before.teaching_min;
    shift->hull = (orki_span){after.from, after.to};
    if (sums != NULL)
        *sums = (orki_shift_sums){after.travel_min - before.travel_min,
                                  after.idle_min - before.idle_min,
                                  after.call_out_min - before.call_out_min};
    bool has_break = after.to - after.from <= s->limits.break_after_min ||
                     after.pause_min >= s->limits.break_min;
    return after.fits && has_break && after.teaching_min <= t->max_day_min &&
           after.n_addresses <= t->max_day_schools && orki_shift_rests(x, shift);
}

orki_week_sums orki_week_count(orki_stand_in *x, int teacher, orki_date date, bool *is_at)
{
    orki_week_sums sums = {0};
    const ork_season *s = x->season;
    for (orki_date d = orki_date_monday(date); d < orki_date_monday(date) + ORKI_N_DAYS; d++) {
        int n = orki_date_stops(x->calendar, s, x->timetable, d, teacher, x->stops);
        sums.n_days += n > 0;
        for (int i = 0; i < n; i++) {
            sums.minutes += x->stops[i].to - x->stops[i].from;
            if (is_at == NULL)
                continue;
            sums.n_schools += !is_at[x->stops[i].school];
            is_at[x->stops[i].school] = true;
        }
    }
    return sums;
}
