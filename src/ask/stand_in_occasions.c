/* Conducting a concert or dress rehearsal for somebody: whether a teacher's date allows it, and
 * what it costs. By src/doc/calendar.md: one occasion a day, no rehearsal that day, and the time
 * for the way between it and her lessons. */
#include "ask/stand_in.h"

/* Where she is before and after the occasion; NULL: at home. */
typedef struct beside {
    const orki_date_stop *before, *after;
} beside;

/* @return whether there is time for the ways */
static bool fits(const orki_stand_in *x, const orki_shift *shift, int n, beside *b)
{
    const ork_season *s = x->season;
    const orki_occasion *q = orki_part_occasion(x, shift->taken[0]);
    bool is_fit = true;
    for (int i = 0; i < n && is_fit; i++) {
        const orki_date_stop *stop = &x->stops[i];
        bool is_before = stop->from < q->time.from;
        int way = orki_occasion_way(s, q, shift->date, shift->teacher, stop->school, is_before);
        int changeover = s->programmes[s->orchestras[stop->orchestra].programme].changeover_min;
        if (is_before) {
            way = way < changeover ? changeover : way;
            b->before = stop;
        } else if (b->after == NULL) {
            b->after = stop;
        }
        is_fit = !stop->is_conducting &&
                 (is_before ? stop->to + way <= q->time.from : q->time.to + way <= stop->from);
    }
    return is_fit;
}

/* Minutes of travel more than without the occasion. */
static int more_travel(const orki_stand_in *x, const orki_shift *shift, const beside *b)
{
    const ork_season *s = x->season;
    const orki_occasion *q = orki_part_occasion(x, shift->taken[0]);
    int away = s->limits.pack_min + s->limits.set_up_min, t = shift->teacher, less = 0;
    orki_date date = shift->date;
    int there = b->before == NULL
                    ? orki_occasion_way_home(s, q, date, t, true)
                    : orki_occasion_way(s, q, date, t, b->before->school, true) - away;
    int back = b->after == NULL ? orki_occasion_way_home(s, q, date, t, false)
                                : orki_occasion_way(s, q, date, t, b->after->school, false) - away;
    if (b->before != NULL && b->after != NULL)
        less = orki_travel_between_on(s, date, s->teachers[t].mode, b->before->school,
                                      b->after->school);
    else if (b->before != NULL)
        less = orki_travel_to_home_on(s, date, t, b->before->school);
    else if (b->after != NULL)
        less = orki_travel_from_home_on(s, date, t, b->after->school);
    return there + back - less;
}

bool orki_occasion_count(orki_stand_in *x, orki_shift *shift, orki_shift_sums *sums)
{
    const ork_season *s = x->season;
    orki_shift rest = *shift, alone = *shift; /* her date without it, and it without her date */
    orki_shift_sums of_rest = {0};
    beside b = {0};
    rest.n_taken = alone.n_given = 0;
    bool is_fit = shift->n_taken == 1;
    if (shift->n_given > 0)
        is_fit = orki_shift_count(x, &rest, &of_rest) && is_fit;
    int n = orki_shift_stops(x, &rest);
    is_fit = is_fit && fits(x, shift, n, &b);
    shift->hull = x->parts[shift->taken[0]].time;
    for (int i = 0; i < n; i++) {
        const orki_date_stop *stop = &x->stops[i];
        shift->hull.from = stop->from < shift->hull.from ? stop->from : shift->hull.from;
        shift->hull.to = stop->to > shift->hull.to ? stop->to : shift->hull.to;
    }
    int travel_min = is_fit ? more_travel(x, shift, &b) : 0;
    shift->more_min = shift->n_given > 0 ? rest.more_min : 0;
    shift->is_new_day = false;
    shift->cost = (shift->n_given > 0 ? rest.cost : 0) + travel_min * s->weights[ORKI_RULE_TRAVEL] +
                  orki_shift_parts_cost(x, &alone);
    of_rest.travel_min += travel_min;
    if (sums != NULL)
        *sums = of_rest;
    return is_fit && orki_shift_rests(x, shift);
}
