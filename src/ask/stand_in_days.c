/* Parts and shifts: who may do what, and what a teacher's date costs with it. The rules are those
 * of src/doc/rules.md, of one date: teacher-available, declined, teacher-once, travel-fits,
 * work-break, day-teaching, day-schools, rest. */
#include "ask/stand_in.h"

const orki_dated *orki_part_dated(const orki_stand_in *x, int part)
{
    return &x->calendar->dated[x->parts[part].dated];
}

static int school_of(const orki_stand_in *x, int part)
{
    return x->season->orchestras[orki_part_dated(x, part)->orchestra].school;
}

orki_level orki_part_level(const orki_stand_in *x, int part, int teacher)
{
    int section = x->parts[part].section;
    if (section < 0)
        return (orki_level)x->season->teachers[teacher].levels[x->season->conductor];
    return orki_teacher_level(x->season, teacher, x->season->sections[section].role);
}

bool orki_stand_in_has_time(const orki_teacher *t, const orki_dated *dated)
{
    return orki_teacher_has_time(t, orki_date_weekday(dated->date),
                                 (orki_span){dated->start_min, dated->end_min});
}

const orki_held *orki_part_held(const orki_stand_in *x, int part, int teacher)
{
    const orki_dated *dated = orki_part_dated(x, part);
    for (int i = 0; i < x->calendar->n_held; i++) {
        const orki_held *held = &x->calendar->held[i];
        orki_span span = x->season->occasions[held->occasion].time;
        bool is_then = span.from < dated->end_min && dated->start_min < span.to;
        if (held->date == dated->date &&
            (held->conductor == teacher ||
             (is_then && orki_held_has_teacher(held, x->season, x->timetable, teacher))))
            return held;
    }
    return NULL;
}

bool orki_part_is_away(const orki_stand_in *x, int part, int teacher)
{
    orki_date_range range = orki_calendar_on(x->calendar, orki_part_dated(x, part)->date);
    for (int i = range.first; i < range.first + range.n; i++) {
        const orki_dated *dated = &x->calendar->dated[i];
        for (int k = 0; k < dated->n_changes; k++) {
            const orki_change *change = &dated->changes[k];
            if (change->teacher != teacher && x->timetable->teacher[change->section] == teacher)
                return true;
        }
    }
    return false;
}

bool orki_part_may(const orki_stand_in *x, int part, int teacher)
{
    const orki_teacher *t = &x->season->teachers[teacher];
    return teacher != x->absent && orki_part_level(x, part, teacher) != ORKI_NO_SKILL &&
           !t->declined[school_of(x, part)] &&
           orki_stand_in_has_time(t, orki_part_dated(x, part)) &&
           !orki_part_is_away(x, part, teacher) && orki_part_held(x, part, teacher) == NULL;
}

bool orki_part_is_known(const orki_stand_in *x, int part, int teacher)
{
    const ork_season *s = x->season;
    for (int i = 0; i < s->n_sections; i++) {
        if (s->orchestras[s->sections[i].orchestra].school == school_of(x, part) &&
            (x->timetable->teacher[i] == teacher || s->sections[i].last_teacher == teacher))
            return true;
    }
    return false;
}

static orki_date_stop stop_of(const orki_stand_in *x, int part)
{
    const orki_dated *dated = orki_part_dated(x, part);
    return (orki_date_stop){.orchestra = dated->orchestra,
                            .school = school_of(x, part),
                            .from = dated->start_min,
                            .to = dated->end_min,
                            .is_conducting = x->parts[part].section < 0};
}

/* Her stops on the date of a shift. */
static int stops_of(orki_stand_in *x, const orki_shift *shift)
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

/* The other dates stand as they are in the calendar; what changes on both is a row of the choice.
 */
static bool rests(orki_stand_in *x, const orki_shift *shift)
{
    int rest = x->season->limits.rest_min;
    for (int side = -1; side <= 1; side += 2) {
        int n = orki_date_stops(x->calendar, x->season, x->timetable, shift->date + side,
                                shift->teacher, x->stops);
        for (int i = 0; i < n; i++) {
            int free_min = side < 0 ? ORKI_DAY_MIN - x->stops[i].to + shift->hull.from
                                    : ORKI_DAY_MIN - shift->hull.to + x->stops[i].from;
            if (free_min < rest)
                return false;
        }
    }
    return true;
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

static int64_t cost_of_parts(const orki_stand_in *x, const orki_shift *shift)
{
    int64_t cost = (int64_t)shift->n_given * ORKI_MOVED_POINTS * 100;
    for (int i = 0; i < shift->n_taken; i++) {
        int part = shift->taken[i];
        if (orki_part_level(x, part, shift->teacher) == ORKI_SECOND_CHOICE)
            cost += x->season->weights[ORKI_RULE_SECOND_CHOICE];
        bool is_told = orki_part_is_known(x, part, shift->teacher);
        for (int k = 0; k < i && !is_told; k++)
            is_told = school_of(x, shift->taken[k]) == school_of(x, part);
        cost += is_told ? 0 : ORKI_STRANGE_POINTS * 100;
    }
    return cost;
}

bool orki_shift_count(orki_stand_in *x, orki_shift *shift, orki_shift_sums *sums)
{
    const ork_season *s = x->season;
    const orki_teacher *t = &s->teachers[shift->teacher];
    const orki_shift none = {.teacher = shift->teacher, .date = shift->date};
    int n = stops_of(x, &none);
    orki_date_sums before = orki_date_count(s, shift->date, shift->teacher, x->stops, n);
    int64_t cost_before = cost_of_day(x, &before, dislike_of(x, &none, n));
    shift->is_new_day = n == 0;
    n = stops_of(x, shift);
    orki_date_sums after = orki_date_count(s, shift->date, shift->teacher, x->stops, n);
    shift->cost =
        cost_of_day(x, &after, dislike_of(x, shift, n)) - cost_before + cost_of_parts(x, shift);
    shift->more_min = after.teaching_min - before.teaching_min;
    shift->hull = (orki_span){after.from, after.to};
    if (sums != NULL)
        *sums = (orki_shift_sums){after.travel_min - before.travel_min,
                                  after.idle_min - before.idle_min,
                                  after.call_out_min - before.call_out_min};
    bool has_break = after.to - after.from <= s->limits.break_after_min ||
                     after.pause_min >= s->limits.break_min;
    return after.fits && has_break && after.teaching_min <= t->max_day_min &&
           after.n_addresses <= t->max_day_schools && rests(x, shift);
}

int orki_week_minutes(orki_stand_in *x, int teacher, orki_date date, int *n_days)
{
    int minutes = 0;
    *n_days = 0;
    for (orki_date d = orki_date_monday(date); d < orki_date_monday(date) + ORKI_N_DAYS; d++) {
        int n = orki_date_stops(x->calendar, x->season, x->timetable, d, teacher, x->stops);
        *n_days += n > 0;
        for (int i = 0; i < n; i++)
            minutes += x->stops[i].to - x->stops[i].from;
    }
    return minutes;
}

static ork_status add_part(orki_stand_in *x, orki_part part)
{
    if (orki_array_reserve(&x->parts, &x->part_capacity, (size_t)x->n_parts + 1,
                           sizeof *x->parts) != 0)
        return ORK_ERR_MEMORY;
    x->parts[x->n_parts++] = part;
    return ORK_OK;
}

/* What a teacher does in a dated lesson becomes parts. */
static ork_status add_parts(orki_stand_in *x, int dated, int teacher, bool is_lost)
{
    const orki_dated *d = &x->calendar->dated[dated];
    const orki_orchestra *o = &x->season->orchestras[d->orchestra];
    ork_status st = ORK_OK;
    for (int i = 0; i < o->n_sections && st == ORK_OK; i++) {
        int section = o->first_section + i;
        if (orki_dated_section(d, x->timetable, section).teacher == teacher)
            st = add_part(x, (orki_part){dated, section, teacher, is_lost});
    }
    if (st == ORK_OK && d->conductor == teacher)
        st = add_part(x, (orki_part){dated, -1, teacher, is_lost});
    return st;
}

ork_status orki_find_lost(orki_stand_in *x)
{
    for (orki_date date = x->from; date <= x->to; date++) {
        orki_date_range range = orki_calendar_on(x->calendar, date);
        int before = x->n_parts;
        for (int i = range.first; i < range.first + range.n; i++) {
            ork_status st = add_parts(x, i, x->absent, true);
            if (st != ORK_OK)
                return st;
        }
        if (x->n_parts - before > ORKI_SHIFT_TAKEN)
            return ORK_ERR_TOO_LARGE;
    }
    x->n_lost = x->n_parts;
    return ORK_OK;
}

ork_status orki_add_movable(orki_stand_in *x, orki_date date, int teacher)
{
    orki_date_range range = orki_calendar_on(x->calendar, date);
    ork_status st = ORK_OK;
    for (int i = range.first; i < range.first + range.n && st == ORK_OK; i++)
        st = add_parts(x, i, teacher, false);
    return st;
}
