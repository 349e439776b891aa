/* One teacher's week: rows that tie her visits to her roles, weekly limits, rest, wished hours. */
#include "compact_model.h"

/* (13)  sum_{d,s} g[t,o,d,s] = sum of w[t,T,r] over the roles r of o     each lesson o */
static void open_lessons(compact_model *model, compact_week *week)
{
    const ork_season *season = model->season;
    for (int o = 0; o < season->n_orchestras; o++) {
        int team = season->blocks[season->orchestras[o].block].team;
        week->gives[o] = -1;
        for (int i = 0; i < model->n_jobs; i++) {
            const compact_job *job = &model->jobs[i];
            if (job->team != team || job->w[week->teacher] < 0 ||
                orki_section_of(season, o, job->role) < 0)
                continue;
            if (week->gives[o] < 0)
                week->gives[o] = mip_add_row(&model->mip, 0, 0);
            mip_add_entry(&model->mip, week->gives[o], job->w[week->teacher], -1);
        }
    }
}

/* Add `value` times the minutes of every lesson of the week to a row. */
static void add_lesson_minutes(compact_model *model, const compact_week *week, int row, int value)
{
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        for (int i = 0; i < week->n_visits[day]; i++) {
            const compact_visit *v = &week->visits[day][i];
            mip_add_entry(&model->mip, row, v->g, value * (v->end - v->start));
        }
    }
}

/* (24)  lesson minutes <= max_week          (25)  sum_d a[t,d] <= max_days
 * (26)  g[t,o,d,s] <= v[t,school]; sum of v <= max_schools */
static void add_maxima(compact_model *model, const compact_week *week)
{
    const ork_season *season = model->season;
    const orki_teacher *t = &season->teachers[week->teacher];
    mip *m = &model->mip;
    add_lesson_minutes(model, week, mip_add_row(m, -MIP_NO_BOUND, t->max_week_min), 1);
    int days = mip_add_row(m, -MIP_NO_BOUND, t->max_days);
    int schools = mip_add_row(m, -MIP_NO_BOUND, t->max_schools);
    for (int day = 0; day < ORKI_N_DAYS; day++)
        mip_add_entry(m, days, week->a[day], 1);
    for (int school = 0; school < season->n_schools && t->max_schools < season->n_schools;
         school++) {
        int v = mip_add_column(m, 1, 0, false);
        mip_add_entry(m, schools, v, 1);
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            for (int i = 0; i < week->n_visits[day]; i++) {
                const compact_visit *visit = &week->visits[day][i];
                if (season->orchestras[visit->orchestra].school != school)
                    continue;
                int row = mip_add_row(m, -MIP_NO_BOUND, 0);
                mip_add_entry(m, row, visit->g, 1);
                mip_add_entry(m, row, v, -1);
            }
        }
    }
}

/* (27)  last[i] + sum of first[j] over the visits j of the next day that are too early after i <= 1
 *                                                                     each day but Sunday, visit i
 */
static void add_rest(compact_model *model, const compact_week *week)
{
    int rest = model->season->limits.rest_min;
    for (int day = 0; day + 1 < ORKI_N_DAYS; day++) {
        for (int i = 0; i < week->n_visits[day]; i++) {
            const compact_visit *evening = &week->visits[day][i];
            int row = mip_add_row(&model->mip, -MIP_NO_BOUND, 1);
            mip_add_entry(&model->mip, row, evening->last, 1);
            for (int j = 0; j < week->n_visits[day + 1]; j++) {
                const compact_visit *morning = &week->visits[day + 1][j];
                if (ORKI_DAY_MIN - evening->end + morning->start < rest)
                    mip_add_entry(&model->mip, row, morning->first, 1);
            }
        }
    }
}

/* (28)  n >= wish_from - minutes, n >= minutes - wish_to; k >= min_hours - minutes
 * and n + k cost points as one item. */
static void add_wished_hours(compact_model *model, const compact_week *week)
{
    const orki_teacher *t = &model->season->teachers[week->teacher];
    mip *m = &model->mip;
    if (t->is_substitute)
        return;
    compact_item item = compact_open_item(model, ORKI_RULE_WISHED_HOURS, 0);
    if (t->wish_from_min >= 0) {
        int n = mip_add_column(m, MIP_NO_BOUND, 0, false);
        int less = mip_add_row(m, t->wish_from_min, MIP_NO_BOUND);
        int more = mip_add_row(m, -t->wish_to_min, MIP_NO_BOUND);
        mip_add_entry(m, less, n, 1);
        mip_add_entry(m, more, n, 1);
        add_lesson_minutes(model, week, less, 1);
        add_lesson_minutes(model, week, more, -1);
        compact_pay(model, &item, n, 1);
    }
    if (t->min_hours_min > 0) {
        int k = mip_add_column(m, MIP_NO_BOUND, 0, false);
        int row = mip_add_row(m, t->min_hours_min, MIP_NO_BOUND);
        mip_add_entry(m, row, k, 1);
        add_lesson_minutes(model, week, row, 1);
        compact_pay(model, &item, k, 1);
    }
}

/* (29)  100 P >= weight * (travel and idle minutes of her week) - 49, one P for all teachers */
static void open_burden(compact_model *model, compact_week *week)
{
    week->burden = -1;
    if (model->fairness < 0)
        return;
    week->burden = mip_add_row(&model->mip, -49, MIP_NO_BOUND);
    mip_add_entry(&model->mip, week->burden, model->fairness, 100);
}

ork_status compact_add_week(compact_model *model, int teacher)
{
    const ork_season *season = model->season;
    compact_week week = {.teacher = teacher};
    week.gives = orki_arena_alloc(&model->arena, (size_t)season->n_orchestras, sizeof *week.gives);
    week.enters = orki_arena_alloc(&model->arena, (size_t)season->n_blocks, sizeof *week.enters);
    if (week.gives == NULL || week.enters == NULL || model->mip.is_failed)
        return ORK_ERR_MEMORY;
    open_lessons(model, &week);
    open_burden(model, &week);
    for (int b = 0; b < season->n_blocks; b++)
        week.enters[b] = mip_add_row(&model->mip, -MIP_NO_BOUND, 1);
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        ork_status status = compact_add_day(model, &week, day);
        if (status != ORK_OK)
            return status;
    }
    add_maxima(model, &week);
    add_rest(model, &week);
    add_wished_hours(model, &week);
    return ORK_OK;
}
