/* The compact model put together from its parts, and the rounding of costs. */
#include "compact_model.h"

int64_t compact_unit(const compact_model *model, orki_rule rule)
{
    return (model->season->weights[rule] + 50) / 100;
}

/* (R)  100 P - weight * amount >= weight * constant - 49, P whole and >= 0
 * P is then the amount's points, half up: ceil((n - 49) / 100) = floor((n + 50) / 100). */
compact_item compact_open_item(compact_model *model, orki_rule rule, int64_t constant)
{
    compact_item item = {model->season->weights[rule], -1, -1};
    if (item.weight == 0)
        return item;
    mip *m = &model->mip;
    bool is_whole = item.weight % 100 == 0;
    item.points = mip_add_column(m, MIP_NO_BOUND, 1, true);
    if (is_whole)
        item.weight /= 100;
    item.row = mip_add_row(m, item.weight * constant - (is_whole ? 0 : 49), MIP_NO_BOUND);
    mip_add_entry(m, item.row, item.points, is_whole ? 1 : 100);
    return item;
}

void compact_pay(compact_model *model, const compact_item *item, int column, int64_t amount)
{
    if (item->weight != 0 && amount != 0)
        mip_add_entry(&model->mip, item->row, column, -item->weight * amount);
}

ork_status compact_build(compact_model *model, const ork_season *season)
{
    *model = (compact_model){.season = season};
    ork_status status = compact_list_starts(model);
    if (status != ORK_OK)
        return status;
    compact_add_times(model);
    compact_add_clashes(model);
    compact_add_wishes(model);
    compact_add_rooms(model);
    status = compact_add_teams(model);
    if (status != ORK_OK)
        return status;
    bool is_fair = season->weights[ORKI_RULE_FAIRNESS] > 0;
    model->fairness = is_fair ? mip_add_column(&model->mip, MIP_NO_BOUND, 1, true) : -1;
    for (int t = 0; t < season->n_teachers && status == ORK_OK; t++)
        status = compact_add_week(model, t);
    return model->mip.is_failed ? ORK_ERR_MEMORY : status;
}

void compact_free(compact_model *model)
{
    for (int o = 0; model->lessons != NULL && o < model->season->n_orchestras; o++)
        orki_free(model->lessons[o].starts);
    mip_free(&model->mip);
    orki_arena_free(&model->arena);
}
