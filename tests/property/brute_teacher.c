/* Rules and costs of one teacher: what she may give, and her week as the timetable has it.
 * Definitions: src/doc/rules.md, "teachers" and "costs". */
#include "brute_rules.h"

/* A teacher's lessons of one day in order of start. */
typedef struct teacher_day {
    int n;
    int lessons[BRUTE_MAX_LESSONS];
    int first, last; /* begin of the first, end of the last */
} teacher_day;

static bool gives(const ork_season *season, const ork_timetable *t, int teacher, int orchestra)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        if (t->teacher[o->first_section + i] == teacher)
            return true;
    }
    return false;
}

static teacher_day day_of(const ork_season *season, const ork_timetable *t, int teacher, int day)
{
    teacher_day d = {0, {0}, 0, 0};
    for (int o = 0; o < season->n_orchestras; o++) {
        if (t->day[o] != day || !gives(season, t, teacher, o))
            continue;
        int at = d.n++;
        while (at > 0 && t->start_min[d.lessons[at - 1]] > t->start_min[o]) {
            d.lessons[at] = d.lessons[at - 1];
            at--;
        }
        d.lessons[at] = o;
    }
    for (int i = 0; i < d.n; i++) {
        int end = brute_end(season, t, d.lessons[i]);
        d.last = end > d.last ? end : d.last;
    }
    d.first = d.n > 0 ? t->start_min[d.lessons[0]] : 0;
    return d;
}

static int school_of(const ork_season *season, int orchestra)
{
    return season->orchestras[orchestra].school;
}

static int address_of(const ork_season *season, int orchestra)
{
    return season->schools[school_of(season, orchestra)].address;
}

static int travel_of(const ork_season *season, int teacher, int a, int b)
{
    return orki_travel_between(season, season->teachers[teacher].mode, school_of(season, a),
                               school_of(season, b));
}

static int free_between(const ork_season *season, const ork_timetable *t, int teacher, int a, int b)
{
    int between = t->start_min[b] - brute_end(season, t, a);
    if (address_of(season, a) == address_of(season, b))
        return between - season->programmes[season->orchestras[a].programme].changeover_min;
    return between - season->limits.pack_min - travel_of(season, teacher, a, b) -
           season->limits.set_up_min;
}

bool brute_teacher_fits(const ork_season *season, const ork_timetable *t, int section, int teacher,
                        int64_t *broken)
{
    const orki_section *s = &season->sections[section];
    const orki_orchestra *o = &season->orchestras[s->orchestra];
    const orki_teacher *who = &season->teachers[teacher];
    const orki_spans *spans = &who->available[t->day[s->orchestra]];
    bool is_free = false;
    int64_t n = 0;
    for (int i = 0; i < spans->n && !who->is_substitute; i++) {
        is_free |= spans->at[i].from <= t->start_min[s->orchestra] &&
                   brute_end(season, t, s->orchestra) <= spans->at[i].to;
    }
    bool is_unskilled = orki_teacher_level(season, teacher, s->role) == ORKI_NO_SKILL;
    broken[ORKI_RULE_TEACHER_AVAILABLE] += !is_free;
    broken[ORKI_RULE_TEACHER_SKILLED] += is_unskilled;
    broken[ORKI_RULE_DECLINED] += who->declined[o->school];
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        if (pin->teacher < 0 || pin->teacher == teacher || pin->role != s->role)
            continue;
        int block = pin->block >= 0 ? pin->block : season->orchestras[pin->orchestra].block;
        n += season->blocks[block].team == season->blocks[o->block].team;
    }
    broken[ORKI_RULE_PIN] += n;
    return n == 0 && is_free && !is_unskilled && !who->declined[o->school];
}

/* Between the first and the last lesson of a block on this day is one of another block. */
static bool leaves_and_returns(const ork_season *season, const teacher_day *d)
{
    for (int i = 0; i < d->n; i++) {
        for (int k = i + 2; k < d->n; k++) {
            int block = season->orchestras[d->lessons[i]].block;
            for (int j = i + 1; j < k && season->orchestras[d->lessons[k]].block == block; j++) {
                if (season->orchestras[d->lessons[j]].block != block)
                    return true;
            }
        }
    }
    return false;
}

static int64_t day_order_fits(const ork_season *season, const ork_timetable *t, int teacher,
                              const teacher_day *d, int64_t *broken)
{
    int64_t n_at_once = 0, n_late = 0, breaks = 0;
    for (int i = 0; i < d->n; i++) {
        for (int k = i + 1; k < d->n; k++)
            n_at_once += brute_overlap(season, t, d->lessons[i], d->lessons[k]);
    }
    for (int i = 0; i + 1 < d->n; i++) {
        int a = d->lessons[i], b = d->lessons[i + 1];
        int pause = free_between(season, t, teacher, a, b);
        n_late += pause < 0 && !brute_overlap(season, t, a, b);
        breaks += pause >= season->limits.break_part_min ? pause : 0;
    }
    bool needs_break = d->last - d->first > season->limits.break_after_min;
    bool is_broken = needs_break && breaks < season->limits.break_min;
    bool is_mixed = leaves_and_returns(season, d);
    broken[ORKI_RULE_TEACHER_ONCE] += n_at_once + is_mixed;
    broken[ORKI_RULE_TRAVEL_FITS] += n_late;
    broken[ORKI_RULE_WORK_BREAK] += is_broken;
    return n_at_once + n_late + is_broken + is_mixed;
}

static int teaching_of(const ork_season *season, const teacher_day *d)
{
    int minutes = 0;
    for (int i = 0; i < d->n; i++)
        minutes += season->orchestras[d->lessons[i]].lesson_min;
    return minutes;
}

static int64_t day_maxima_fit(const ork_season *season, int teacher, const teacher_day *d,
                              int64_t *broken)
{
    int n_addresses = 0;
    for (int i = 0; i < d->n; i++) {
        bool is_new = true;
        for (int k = 0; k < i; k++)
            is_new &= address_of(season, d->lessons[k]) != address_of(season, d->lessons[i]);
        n_addresses += is_new;
    }
    bool is_long = teaching_of(season, d) > season->teachers[teacher].max_day_min;
    bool is_many = n_addresses > season->teachers[teacher].max_day_schools;
    broken[ORKI_RULE_DAY_TEACHING] += is_long;
    broken[ORKI_RULE_DAY_SCHOOLS] += is_many;
    return is_long + is_many;
}

bool brute_teacher_week_fits(const ork_season *season, const ork_timetable *t, int teacher,
                             int64_t *broken)
{
    const orki_teacher *who = &season->teachers[teacher];
    int64_t n = 0;
    int minutes = 0, n_days = 0, n_schools = 0, last_yesterday = 0;
    bool at_school[BRUTE_MAX_LESSONS] = {false}, was_yesterday = false;
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        teacher_day d = day_of(season, t, teacher, day);
        if (d.n > 0) {
            n += day_order_fits(season, t, teacher, &d, broken);
            n += day_maxima_fit(season, teacher, &d, broken);
            bool is_tired =
                was_yesterday && ORKI_DAY_MIN - last_yesterday + d.first < season->limits.rest_min;
            broken[ORKI_RULE_REST] += is_tired;
            n += is_tired;
        }
        minutes += teaching_of(season, &d);
        n_days += d.n > 0;
        for (int i = 0; i < d.n; i++) {
            n_schools += !at_school[school_of(season, d.lessons[i])];
            at_school[school_of(season, d.lessons[i])] = true;
        }
        was_yesterday = d.n > 0;
        last_yesterday = d.last;
    }
    broken[ORKI_RULE_WEEK_TEACHING] += minutes > who->max_week_min;
    broken[ORKI_RULE_WEEK_DAYS] += n_days > who->max_days;
    broken[ORKI_RULE_WEEK_SCHOOLS] += n_schools > who->max_schools;
    return n == 0 && minutes <= who->max_week_min && n_days <= who->max_days &&
           n_schools <= who->max_schools;
}

static int64_t pay(const ork_season *season, orki_rule rule, int64_t amount, int64_t *points)
{
    int64_t cost = (amount * season->weights[rule] + 50) / 100;
    points[rule] += cost;
    return cost;
}

/* The largest dislike of the half days in which she has a lesson. */
static int dislike_of(const ork_season *season, const ork_timetable *t, int teacher, int day,
                      const teacher_day *d)
{
    int worst = 0;
    for (int i = 0; i < d->n; i++) {
        const uint8_t *dislike = season->teachers[teacher].dislike[day];
        if (t->start_min[d->lessons[i]] < season->limits.noon && dislike[0] > worst)
            worst = dislike[0];
        if (brute_end(season, t, d->lessons[i]) > season->limits.noon && dislike[1] > worst)
            worst = dislike[1];
    }
    return worst;
}

static int64_t day_costs(const ork_season *season, const ork_timetable *t, int teacher, int day,
                         int64_t *points, int *burden)
{
    teacher_day d = day_of(season, t, teacher, day);
    if (d.n == 0)
        return 0;
    int first = d.lessons[0], last = d.lessons[d.n - 1], idle = 0;
    int travel = orki_travel_from_home(season, teacher, school_of(season, first)) +
                 orki_travel_to_home(season, teacher, school_of(season, last));
    for (int i = 0; i + 1 < d.n; i++) {
        travel += travel_of(season, teacher, d.lessons[i], d.lessons[i + 1]);
        idle += free_between(season, t, teacher, d.lessons[i], d.lessons[i + 1]);
    }
    *burden += travel + idle;
    int missing = season->teachers[teacher].call_out_min - (d.last - d.first);
    int64_t k = dislike_of(season, t, teacher, day, &d);
    int64_t dislike = (k * season->weights[ORKI_RULE_TEACHER_DAY] + 100) / 200;
    points[ORKI_RULE_TEACHER_DAY] += dislike;
    return dislike + pay(season, ORKI_RULE_TRAVEL, travel, points) +
           pay(season, ORKI_RULE_IDLE, idle > 0 ? idle : 0, points) +
           pay(season, ORKI_RULE_CALL_OUT, missing > 0 ? missing : 0, points);
}

int64_t brute_teacher_week_costs(const ork_season *season, const ork_timetable *t, int teacher,
                                 int64_t *points, int *burden)
{
    const orki_teacher *who = &season->teachers[teacher];
    int64_t cost = 0;
    int minutes = 0, off = 0, n_days = 0;
    *burden = 0;
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        cost += day_costs(season, t, teacher, day, points, burden);
        n_days += day_of(season, t, teacher, day).n > 0;
    }
    if (who->is_substitute)
        return cost;
    for (int o = 0; o < season->n_orchestras; o++) {
        if (t->day[o] >= 0 && gives(season, t, teacher, o))
            minutes += season->orchestras[o].lesson_min;
    }
    if (who->wish_from_min >= 0 && minutes < who->wish_from_min)
        off += who->wish_from_min - minutes;
    if (who->wish_from_min >= 0 && minutes > who->wish_to_min)
        off += minutes - who->wish_to_min;
    if (minutes < who->min_hours_min)
        off += who->min_hours_min - minutes;
    int extra = n_days > who->wish_days ? n_days - who->wish_days : 0;
    return cost + pay(season, ORKI_RULE_WISHED_HOURS, off, points) +
           pay(season, ORKI_RULE_EXTRA_DAY, extra, points);
}

int64_t brute_staffing_costs(const ork_season *season, int section, int teacher, int64_t *points)
{
    const orki_section *s = &season->sections[section];
    if (teacher < 0)
        return pay(season, ORKI_RULE_UNSTAFFED, 1, points);
    int64_t cost = 0;
    if (s->last_teacher >= 0 && s->last_teacher != teacher)
        cost += pay(season, ORKI_RULE_CONTINUITY, 1, points);
    if (orki_teacher_level(season, teacher, s->role) == ORKI_SECOND_CHOICE)
        cost += pay(season, ORKI_RULE_SECOND_CHOICE, 1, points);
    return cost;
}
