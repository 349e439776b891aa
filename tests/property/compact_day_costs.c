/* What a teacher's day costs beyond travel and idle time: minimum call-out and disliked half days.
 */
#include "compact_model.h"

/* (21)  amount = call_out * a - (sum of end * last - sum of start * first), at least 0 */
static void add_call_out(compact_model *model, const compact_week *week, int day)
{
    int call_out = model->season->teachers[week->teacher].call_out_min;
    if (call_out == 0)
        return;
    compact_item item = compact_open_item(model, ORKI_RULE_CALL_OUT, 0);
    compact_pay(model, &item, week->a[day], call_out);
    for (int i = 0; i < week->n_visits[day]; i++) {
        compact_pay(model, &item, week->visits[day][i].first, week->visits[day][i].start);
        compact_pay(model, &item, week->visits[day][i].last, -week->visits[day][i].end);
    }
}

static int dislike(const compact_model *model, const compact_week *week, int day,
                   const compact_visit *v)
{
    const uint8_t *half = model->season->teachers[week->teacher].dislike[day];
    int noon = model->season->limits.noon;
    int morning = v->start < noon ? half[0] : 0, afternoon = v->end > noon ? half[1] : 0;
    return morning > afternoon ? morning : afternoon;
}

/* (30)  g <= D1 for visits in a half day of dislike 1 or 2, g <= D2 for those of dislike 2;
 *       D1 costs the points of one, D2 what two cost more than one */
static void add_dislike(compact_model *model, const compact_week *week, int day)
{
    mip *m = &model->mip;
    int64_t weight = model->season->weights[ORKI_RULE_TEACHER_DAY];
    int64_t one = (weight + 100) / 200, two = (2 * weight + 100) / 200;
    int columns[2] = {mip_add_column(m, 1, one, true), mip_add_column(m, 1, two - one, true)};
    for (int i = 0; i < week->n_visits[day]; i++) {
        const compact_visit *v = &week->visits[day][i];
        for (int k = 0; k < dislike(model, week, day, v); k++) {
            int row = mip_add_row(m, -MIP_NO_BOUND, 0);
            mip_add_entry(m, row, v->g, 1);
            mip_add_entry(m, row, columns[k], -1);
        }
    }
}

void compact_add_day_costs(compact_model *model, const compact_week *week, int day)
{
    add_call_out(model, week, day);
    add_dislike(model, week, day);
}
