/* Costs of a block's day and times: the school's wishes and the youngest group first, row (8). */
#include "compact_model.h"

static int youngest(const ork_season *season, int orchestra)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    int year = 99;
    for (int i = 0; i < o->n_groups; i++) {
        int of_group = season->groups[o->groups[i]].year;
        year = of_group < year ? of_group : year;
    }
    return year;
}

/* (8)  x[o,d,s] <= P[b] + sum of x[o',d,s'] over the youngest lessons o' with s' < s
 *                                      each lesson o that is not among the block's youngest
 * P[b] costs the points: some older lesson has no youngest lesson before it, so it, or an older one
 * before it, is the first. */
static void add_youngest_first(compact_model *model, const orki_block *block)
{
    const ork_season *season = model->season;
    int64_t cost = compact_unit(model, ORKI_RULE_YOUNGEST_FIRST);
    int year = 99, points = mip_add_column(&model->mip, 1, cost, true);
    for (int i = 0; i < block->n_lessons; i++) {
        int of_lesson = youngest(season, block->lessons[i]);
        year = of_lesson < year ? of_lesson : year;
    }
    for (int i = 0; i < block->n_lessons; i++) {
        const compact_lesson *lesson = &model->lessons[block->lessons[i]];
        for (int k = 0; k < lesson->n_starts && youngest(season, block->lessons[i]) > year; k++) {
            int row = mip_add_row(&model->mip, -MIP_NO_BOUND, 0);
            mip_add_entry(&model->mip, row, lesson->starts[k].x, 1);
            mip_add_entry(&model->mip, row, points, -1);
            for (int j = 0; j < block->n_lessons; j++) {
                const compact_lesson *before = &model->lessons[block->lessons[j]];
                for (int n = 0; n < before->n_starts; n++) {
                    const compact_start *then = &before->starts[n];
                    if (youngest(season, block->lessons[j]) == year &&
                        then->day == lesson->starts[k].day && then->start < lesson->starts[k].start)
                        mip_add_entry(&model->mip, row, then->x, -1);
                }
            }
        }
    }
}

/* The wished days cost on y[b,d]; (9)  sum_s x[o,d,s] over starts outside the wished time <= P[b]
 *                                                                       each lesson o of b */
static void add_school_wishes(compact_model *model, int b)
{
    const ork_season *season = model->season;
    const orki_block *block = &season->blocks[b];
    const orki_school *school = &season->schools[block->school];
    int64_t cost = compact_unit(model, ORKI_RULE_SCHOOL_WISH);
    for (int i = 0; i < block->n_lessons; i++) {
        if (season->programmes[season->orchestras[block->lessons[i]].programme].is_after_school)
            return;
    }
    for (int day = 0; day < ORKI_N_DAYS && school->days_preferred != 0; day++) {
        if ((school->days_preferred >> day & 1) == 0)
            model->mip.columns[model->y[b * ORKI_N_DAYS + day]].cost += cost;
    }
    if (school->times_preferred.from == school->times_preferred.to)
        return;
    int points = mip_add_column(&model->mip, 1, cost, true);
    for (int i = 0; i < block->n_lessons; i++) {
        const compact_lesson *lesson = &model->lessons[block->lessons[i]];
        int row = mip_add_row(&model->mip, -MIP_NO_BOUND, 0);
        mip_add_entry(&model->mip, row, points, -1);
        for (int k = 0; k < lesson->n_starts; k++) {
            if (lesson->starts[k].start < school->times_preferred.from ||
                lesson->starts[k].end > school->times_preferred.to)
                mip_add_entry(&model->mip, row, lesson->starts[k].x, 1);
        }
    }
}

void compact_add_wishes(compact_model *model)
{
    if (model->mip.is_failed)
        return;
    for (int b = 0; b < model->season->n_blocks; b++) {
        add_youngest_first(model, &model->season->blocks[b]);
        add_school_wishes(model, b);
    }
}
