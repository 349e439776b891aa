/* Blocks and lessons in time: columns y, z, x, rows (1) to (3), (5) and (7). */
#include "compact_model.h"

/* (1)  sum_d y[b,d] + z[b] = 1                                  each block
 * (2)  sum_s x[o,d,s] = y[b,d]                                  each lesson o of b, each day d
 * z[b] costs the unplaced lessons of the block. */
static void add_block(compact_model *model, int b)
{
    const orki_block *block = &model->season->blocks[b];
    mip *m = &model->mip;
    int one = mip_add_row(m, 1, 1);
    model->z[b] =
        mip_add_column(m, 1, block->n_lessons * compact_unit(model, ORKI_RULE_UNPLACED), true);
    mip_add_entry(m, one, model->z[b], 1);
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        int y = mip_add_column(m, 1, 0, true);
        model->y[b * ORKI_N_DAYS + day] = y;
        mip_add_entry(m, one, y, 1);
        for (int i = 0; i < block->n_lessons; i++) {
            compact_lesson *lesson = &model->lessons[block->lessons[i]];
            int row = mip_add_row(m, 0, 0);
            mip_add_entry(m, row, y, -1);
            for (int k = 0; k < lesson->n_starts; k++) {
                if (lesson->starts[k].day != day)
                    continue;
                lesson->starts[k].x = mip_add_column(m, 1, 0, true);
                mip_add_entry(m, row, lesson->starts[k].x, 1);
            }
        }
    }
}

static void add_equal(mip *m, int a, int b)
{
    int row = mip_add_row(m, 0, 0);
    mip_add_entry(m, row, a, 1);
    mip_add_entry(m, row, b, -1);
}

/* (3)  y[b,d] = y[c,d] for blocks of one day number; z[b] = z[c] for blocks of one team number */
static void tie_blocks(compact_model *model, int b, int c)
{
    const orki_block *first = &model->season->blocks[b], *second = &model->season->blocks[c];
    for (int day = 0; day < ORKI_N_DAYS && first->day == second->day; day++)
        add_equal(&model->mip, model->y[b * ORKI_N_DAYS + day], model->y[c * ORKI_N_DAYS + day]);
    if (first->team == second->team)
        add_equal(&model->mip, model->z[b], model->z[c]);
}

/* (5)  x[o,d,s] <= sum of x[o',d,s'] over other lessons o' of the block with s' + length' +
 *      changeover' = s                                          each start s that is not a moment
 * No lesson fits in between, so the one that ends there is the one that precedes. */
static void chain_start(compact_model *model, const orki_block *block, int orchestra,
                        const compact_start *at)
{
    const ork_season *season = model->season;
    int row = mip_add_row(&model->mip, -MIP_NO_BOUND, 0);
    mip_add_entry(&model->mip, row, at->x, 1);
    for (int i = 0; i < block->n_lessons; i++) {
        int o = block->lessons[i];
        int changeover = season->programmes[season->orchestras[o].programme].changeover_min;
        for (int k = 0; k < model->lessons[o].n_starts; k++) {
            const compact_start *before = &model->lessons[o].starts[k];
            if (o != orchestra && before->day == at->day && before->end + changeover == at->start)
                mip_add_entry(&model->mip, row, before->x, -1);
        }
    }
}

/* (7)  sum_o x[o,d,pinned] = y[b,d]   each block b with a pinned start; no lesson is before it */
static void pin_block(compact_model *model, const orki_pin *pin)
{
    const orki_block *block = &model->season->blocks[pin->block];
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        int row = mip_add_row(&model->mip, 0, 0);
        mip_add_entry(&model->mip, row, model->y[pin->block * ORKI_N_DAYS + day], -1);
        for (int i = 0; i < block->n_lessons; i++) {
            const compact_lesson *lesson = &model->lessons[block->lessons[i]];
            for (int k = 0; k < lesson->n_starts; k++) {
                if (lesson->starts[k].day == day && lesson->starts[k].start == pin->start_min)
                    mip_add_entry(&model->mip, row, lesson->starts[k].x, 1);
            }
        }
    }
}

void compact_add_times(compact_model *model)
{
    const ork_season *season = model->season;
    size_t n_blocks = (size_t)season->n_blocks;
    model->y = orki_arena_alloc(&model->arena, n_blocks * ORKI_N_DAYS, sizeof *model->y);
    model->z = orki_arena_alloc(&model->arena, n_blocks, sizeof *model->z);
    if (model->y == NULL || model->z == NULL) {
        model->mip.is_failed = true;
        return;
    }
    for (int b = 0; b < season->n_blocks; b++) {
        add_block(model, b);
        for (int c = 0; c < b; c++)
            tie_blocks(model, c, b);
    }
    for (int o = 0; o < season->n_orchestras; o++) {
        const orki_block *block = &season->blocks[season->orchestras[o].block];
        for (int k = 0; k < model->lessons[o].n_starts; k++) {
            if (model->lessons[o].starts[k].depth > 0)
                chain_start(model, block, o, &model->lessons[o].starts[k]);
        }
    }
    for (int i = 0; i < season->n_pins; i++) {
        if (season->pins[i].block >= 0 && season->pins[i].start_min >= 0)
            pin_block(model, &season->pins[i]);
    }
}
