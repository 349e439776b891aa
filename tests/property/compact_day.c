/* One teacher's day: her possible visits and the path through those she makes, rows (14) to (20).
 */
#include "compact_model.h"

int compact_travel(const ork_season *season, int teacher, int before, int after)
{
    return orki_travel_between(season, season->teachers[teacher].mode,
                               season->orchestras[before].school, season->orchestras[after].school);
}

static int address(const ork_season *season, int orchestra)
{
    return season->schools[season->orchestras[orchestra].school].address;
}

int compact_need(const ork_season *season, int teacher, int before, int after)
{
    if (address(season, before) == address(season, after))
        return season->programmes[season->orchestras[before].programme].changeover_min;
    return season->limits.pack_min + compact_travel(season, teacher, before, after) +
           season->limits.set_up_min;
}

static bool is_available(const orki_teacher *t, const compact_start *at)
{
    for (int i = 0; i < t->available[at->day].n; i++) {
        const orki_span *span = &t->available[at->day].at[i];
        if (span->from <= at->start && at->end <= span->to)
            return true;
    }
    return false;
}

/* (14)  g[t,o,d,s] <= x[o,d,s]        (15)  first + arcs in = g, last + arcs out = g */
static void add_visit(compact_model *model, compact_week *week, int orchestra,
                      const compact_start *at)
{
    mip *m = &model->mip;
    compact_visit *v = &week->visits[at->day][week->n_visits[at->day]++];
    *v = (compact_visit){.orchestra = orchestra, .start = at->start, .end = at->end};
    v->g = mip_add_column(m, 1, 0, false);
    v->first = mip_add_column(m, 1, 0, false);
    v->last = mip_add_column(m, 1, 0, false);
    int row = mip_add_row(m, -MIP_NO_BOUND, 0);
    mip_add_entry(m, row, v->g, 1);
    mip_add_entry(m, row, at->x, -1);
    mip_add_entry(m, week->gives[orchestra], v->g, 1);
    v->row_in = mip_add_row(m, 0, 0);
    v->row_out = mip_add_row(m, 0, 0);
    mip_add_entry(m, v->row_in, v->g, -1);
    mip_add_entry(m, v->row_in, v->first, 1);
    mip_add_entry(m, v->row_out, v->g, -1);
    mip_add_entry(m, v->row_out, v->last, 1);
    int block = model->season->orchestras[orchestra].block;
    mip_add_entry(m, week->enters[block], v->first, 1);
}

/* (16)  first[i] + arcs into the block's visits from another block's <= 1          each block */
static void count_entry(compact_model *model, const compact_week *week, const compact_visit *from,
                        const compact_visit *to, int arc)
{
    int block = model->season->orchestras[to->orchestra].block;
    if (model->season->orchestras[from->orchestra].block != block)
        mip_add_entry(&model->mip, week->enters[block], arc, 1);
}

typedef struct day_items {
    compact_item travel, idle;
    int pause; /* row: pauses long enough for a break - break_min * (long day) >= 0 */
} day_items;

static void add_arcs(compact_model *model, const compact_week *week, int day,
                     const day_items *items)
{
    const ork_season *season = model->season;
    mip *m = &model->mip;
    for (int i = 0; i < week->n_visits[day]; i++) {
        for (int j = 0; j < week->n_visits[day]; j++) {
            const compact_visit *from = &week->visits[day][i], *to = &week->visits[day][j];
            int need = compact_need(season, week->teacher, from->orchestra, to->orchestra);
            int idle = to->start - from->end - need;
            if (from->orchestra == to->orchestra || to->start < from->end || idle < 0)
                continue;
            int travel = compact_travel(season, week->teacher, from->orchestra, to->orchestra);
            int arc = mip_add_column(m, 1, 0, false);
            mip_add_entry(m, from->row_out, arc, 1);
            mip_add_entry(m, to->row_in, arc, 1);
            count_entry(model, week, from, to, arc);
            compact_pay(model, &items->travel, arc, travel);
            compact_pay(model, &items->idle, arc, idle);
            if (week->burden >= 0)
                mip_add_entry(m, week->burden, arc,
                              -season->weights[ORKI_RULE_FAIRNESS] * (travel + idle));
            if (idle >= season->limits.break_part_min)
                mip_add_entry(m, items->pause, arc, idle);
        }
    }
}

static void add_ends(compact_model *model, const compact_week *week, int day,
                     const day_items *items)
{
    const ork_season *season = model->season;
    mip *m = &model->mip;
    int out = mip_add_row(m, 0, 0); /* (17)  sum of first = a[t,d] <= 1 */
    mip_add_entry(m, out, week->a[day], -1);
    for (int i = 0; i < week->n_visits[day]; i++) {
        const compact_visit *v = &week->visits[day][i];
        int school = season->orchestras[v->orchestra].school;
        int to = orki_travel_from_home(season, week->teacher, school);
        int back = orki_travel_to_home(season, week->teacher, school);
        mip_add_entry(m, out, v->first, 1);
        compact_pay(model, &items->travel, v->first, to);
        compact_pay(model, &items->travel, v->last, back);
        if (week->burden >= 0) {
            mip_add_entry(m, week->burden, v->first, -season->weights[ORKI_RULE_FAIRNESS] * to);
            mip_add_entry(m, week->burden, v->last, -season->weights[ORKI_RULE_FAIRNESS] * back);
        }
    }
}

/* (18)  first[i] + sum of last[j] over the visits j that end more than break_after after i begins
 *       <= 1 + h;   sum of idle * f over pauses of at least break_part >= break_min * h
 * h (no integer: any larger value only asks for more) says that the day is long. */
static void add_break(compact_model *model, const compact_week *week, int day, int pause)
{
    const orki_limits *limits = &model->season->limits;
    mip *m = &model->mip;
    int h = mip_add_column(m, 1, 0, false);
    mip_add_entry(m, pause, h, -limits->break_min);
    for (int i = 0; i < week->n_visits[day]; i++) {
        const compact_visit *from = &week->visits[day][i];
        int row = mip_add_row(m, -MIP_NO_BOUND, 1);
        mip_add_entry(m, row, from->first, 1);
        mip_add_entry(m, row, h, -1);
        for (int j = 0; j < week->n_visits[day]; j++) {
            const compact_visit *to = &week->visits[day][j];
            if (to->end - from->start > limits->break_after_min)
                mip_add_entry(m, row, to->last, 1);
        }
    }
}

/* (19)  sum of minutes * g <= max_day * a      (20)  g <= v[address]; sum of v <= max_day_schools
 */
static void add_day_maxima(compact_model *model, const compact_week *week, int day)
{
    const ork_season *season = model->season;
    const orki_teacher *t = &season->teachers[week->teacher];
    mip *m = &model->mip;
    int minutes = mip_add_row(m, -MIP_NO_BOUND, 0);
    mip_add_entry(m, minutes, week->a[day], -t->max_day_min);
    for (int i = 0; i < week->n_visits[day]; i++) {
        const compact_visit *v = &week->visits[day][i];
        mip_add_entry(m, minutes, v->g, v->end - v->start);
    }
    if (t->max_day_schools >= season->n_addresses)
        return;
    int schools = mip_add_row(m, -MIP_NO_BOUND, t->max_day_schools);
    for (int place = 0; place < season->n_addresses; place++) {
        int v = mip_add_column(m, 1, 0, false);
        mip_add_entry(m, schools, v, 1);
        for (int i = 0; i < week->n_visits[day]; i++) {
            if (address(season, week->visits[day][i].orchestra) != place)
                continue;
            int row = mip_add_row(m, -MIP_NO_BOUND, 0);
            mip_add_entry(m, row, week->visits[day][i].g, 1);
            mip_add_entry(m, row, v, -1);
        }
    }
}

ork_status compact_add_day(compact_model *model, compact_week *week, int day)
{
    const ork_season *season = model->season;
    size_t n = 1;
    for (int o = 0; o < season->n_orchestras; o++)
        n += (size_t)model->lessons[o].n_starts;
    week->visits[day] = orki_arena_alloc(&model->arena, n, sizeof **week->visits);
    if (week->visits[day] == NULL)
        return ORK_ERR_MEMORY;
    for (int o = 0; o < season->n_orchestras; o++) {
        for (int k = 0; k < model->lessons[o].n_starts && week->gives[o] >= 0; k++) {
            const compact_start *at = &model->lessons[o].starts[k];
            if (at->day == day && is_available(&season->teachers[week->teacher], at))
                add_visit(model, week, o, at);
        }
    }
    week->a[day] = mip_add_column(&model->mip, week->n_visits[day] > 0, 0, false);
    if (week->n_visits[day] == 0)
        return ORK_OK;
    day_items items = {compact_open_item(model, ORKI_RULE_TRAVEL, 0),
                       compact_open_item(model, ORKI_RULE_IDLE, 0),
                       mip_add_row(&model->mip, 0, MIP_NO_BOUND)};
    add_arcs(model, week, day, &items);
    add_ends(model, week, day, &items);
    add_break(model, week, day, items.pause);
    add_day_maxima(model, week, day);
    compact_add_day_costs(model, week, day);
    return ORK_OK;
}
