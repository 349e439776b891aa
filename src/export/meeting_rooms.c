/* (7)  Rooms and instruments of blocks that meet others; a block that meets nobody has its rooms
 * proved and priced in its plans.
 *
 *   q[s,m,r]  section s is in room r from minute m of the week on
 *   (7a)  sum_r q[s,m,r] = sum of y over the plans with the section's lesson at m   each s, m
 *   (7b)  sum of q over what may go on in room r at m <= 1           each room, each start m in it
 *   (7c)  sum of pupils * y over plans with lessons of the school going on at m <= stock
 *                                          each counted instrument, each start m there */
#include "export/week_model.h"

#include "plan/rooms.h"
#include "plan/stock.h"

#include <stdlib.h>
#include <string.h>

enum { WEEK_MIN = ORKI_N_DAYS * ORKI_DAY_MIN };

typedef struct room_use {
    int room, from, to, column; /* minutes of the week */
} room_use;

typedef struct room_work {
    orki_week_model *model;
    room_use *uses;
    int n_uses;
    size_t capacity;
    int row_at[WEEK_MIN]; /* (7a) of the section at work: row + 1 by minute, 0 = none */
} room_work;

static bool meets(const orki_problem *problem, int block, int kind)
{
    for (int i = 0; i < problem->interplay.n; i++) {
        const orki_meeting *meeting = &problem->interplay.at[i];
        if ((meeting->block == block || meeting->other == block) && (meeting->kinds & kind) != 0)
            return true;
    }
    return false;
}

static void add_choices(room_work *w, int section, int minute, int row)
{
    const ork_season *season = w->model->problem->season;
    const orki_orchestra *o = &season->orchestras[season->sections[section].orchestra];
    const orki_school *school = &season->schools[o->school];
    for (int i = 0; i < school->n_rooms; i++) {
        int room = school->rooms[i];
        if (!orki_section_may_room(season, section, room, minute / ORKI_DAY_MIN,
                                   minute % ORKI_DAY_MIN))
            continue;
        int q = orki_mip_add_column(&w->model->mip,
                                    (orki_mip_name){"q_s#_m#_r#", {section, minute, room}}, 1,
                                    orki_room_points(season, section, room), true);
        orki_mip_add_entry(&w->model->mip, row, q, 1);
        if (orki_array_reserve(&w->uses, &w->capacity, (size_t)w->n_uses + 1, sizeof *w->uses))
            w->model->mip.is_failed = true;
        else
            w->uses[w->n_uses++] = (room_use){room, minute, minute + o->lesson_min, q};
    }
}

static int room_row(room_work *w, int section, int minute)
{
    if (w->row_at[minute] == 0) {
        int row = orki_mip_add_row(&w->model->mip, (orki_mip_name){"room_s#_m#", {section, minute}},
                                   'E', 0);
        w->row_at[minute] = row + 1;
        add_choices(w, section, minute, row);
    }
    return w->row_at[minute] - 1;
}

/* (7a) for a section of the block's i-th lesson */
static void add_section(room_work *w, int block, int i, int section)
{
    const orki_plans *plans = &w->model->problem->plans;
    memset(w->row_at, 0, sizeof w->row_at);
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        int minute = plans->at[p].day * ORKI_DAY_MIN + plans->at[p].start_min[i];
        orki_mip_add_entry(&w->model->mip, room_row(w, section, minute), w->model->plan_column[p],
                           -1);
    }
}

/* (7a) for a series: its meetings are alike, so the section of the first stands for all. */
static void add_series(room_work *w, int block)
{
    const orki_problem *problem = w->model->problem;
    const ork_season *season = problem->season;
    const orki_part *part = &problem->parts[problem->first_part[block]];
    orki_mip *m = &w->model->mip;
    memset(w->row_at, 0, sizeof w->row_at);
    for (int k = part->first_piece; k < part->first_piece + part->n_pieces && !m->is_failed; k++) {
        const orki_piece *piece = &problem->pieces[k];
        int section = season->orchestras[piece->lesson[0]].first_section;
        for (int i = 0; i < piece->n_lessons; i++) {
            orki_sitting alone = {piece->lesson[i], piece->day, piece->start_min[i]};
            int64_t points = orki_rooms_cheapest(season, &alone, 1, NULL, NULL);
            int minute = piece->day * ORKI_DAY_MIN + piece->start_min[i];
            if (points < 0)
                m->is_failed = true; /* of memory; a piece has rooms */
            orki_mip_add_cost(m, w->model->piece_column[k], -points);
            orki_mip_add_entry(m, room_row(w, section, minute), w->model->piece_column[k], -1);
        }
    }
}

static int by_room(const void *a, const void *b)
{
    const room_use *x = a, *y = b;
    if (x->room != y->room)
        return x->room < y->room ? -1 : 1;
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : x->column - y->column;
}

/* (7b) The uses are sorted by room and start, so that those going on at a start are before its
 * last. */
static void keep_rooms_single(room_work *w)
{
    orki_mip *m = &w->model->mip;
    if (w->n_uses > 0)
        qsort(w->uses, (size_t)w->n_uses, sizeof *w->uses, by_room);
    for (int i = 0, first = 0; i < w->n_uses; i++) {
        const room_use *use = &w->uses[i];
        if (w->uses[first].room != use->room)
            first = i;
        bool is_last = i + 1 == w->n_uses || w->uses[i + 1].room != use->room ||
                       w->uses[i + 1].from != use->from;
        if (!is_last)
            continue;
        int row =
            orki_mip_add_row(m, (orki_mip_name){"once_r#_m#", {use->room, use->from}}, 'L', 1);
        for (int k = first; k <= i; k++) {
            if (w->uses[k].to > use->from)
                orki_mip_add_entry(m, row, w->uses[k].column, 1);
        }
    }
}

static void add_rooms_of_block(room_work *w, int block)
{
    const orki_problem *problem = w->model->problem;
    const orki_block *b = &problem->season->blocks[block];
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++)
        orki_mip_add_cost(&w->model->mip, w->model->plan_column[p],
                          -problem->plans.at[p].room_cost);
    for (int i = 0; i < b->n_lessons; i++) {
        const orki_orchestra *o = &problem->season->orchestras[b->lessons[i]];
        for (int k = 0; k < o->n_sections; k++)
            add_section(w, block, i, o->first_section + k);
    }
}

static int players(const ork_season *season, int orchestra, int skill)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    int pupils = 0;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        if (orki_role_instrument(season, season->sections[i].role) == skill)
            pupils += season->sections[i].pupils;
    }
    return pupils;
}

/* The players of these lessons of one day that are going on at a minute of the week. */
static int players_at(const ork_season *season, int skill, int minute, int day, const int *lessons,
                      const int *start_min, int n)
{
    int pupils = 0;
    for (int i = 0; i < n; i++) {
        int from = day * ORKI_DAY_MIN + start_min[i];
        if (from <= minute && minute < from + season->orchestras[lessons[i]].lesson_min)
            pupils += players(season, lessons[i], skill);
    }
    return pupils;
}

/* (7c) at one minute: what of this instrument is in use over all blocks of the school */
static void add_stock_row(orki_week_model *model, int school, int skill, int minute)
{
    const orki_problem *problem = model->problem;
    const ork_season *season = problem->season;
    int row =
        orki_mip_add_row(&model->mip, (orki_mip_name){"stock_s#_i#_m#", {school, skill, minute}},
                         'L', orki_stock_limit(season, school, skill));
    for (int p = 0; p < problem->plans.n; p++) {
        const orki_plan *plan = &problem->plans.at[p];
        const orki_block *block = &season->blocks[plan->block];
        if (block->school == school)
            orki_mip_add_entry(&model->mip, row, model->plan_column[p],
                               players_at(season, skill, minute, plan->day, block->lessons,
                                          plan->start_min, block->n_lessons));
    }
    for (int k = 0; k < problem->n_pieces; k++) {
        const orki_piece *piece = &problem->pieces[k];
        int block = problem->parts[piece->part].block;
        if (model->piece_column[k] >= 0 && season->blocks[block].school == school)
            orki_mip_add_entry(&model->mip, row, model->piece_column[k],
                               players_at(season, skill, minute, piece->day, piece->lesson,
                                          piece->start_min, piece->n_lessons));
    }
}

/* (7c) for the starts of these lessons that have the instrument, each minute once */
static void add_stock_rows(room_work *w, int school, int skill, int day, const int *lessons,
                           const int *start_min, int n)
{
    for (int i = 0; i < n; i++) {
        int minute = day * ORKI_DAY_MIN + start_min[i];
        if (w->row_at[minute] != 0 || players(w->model->problem->season, lessons[i], skill) == 0)
            continue;
        w->row_at[minute] = 1;
        add_stock_row(w->model, school, skill, minute);
    }
}

/* (7c) for every start of a lesson with the instrument in the school's blocks that meet others */
static void add_stock(room_work *w, int school, int skill)
{
    const orki_problem *problem = w->model->problem;
    const ork_season *season = problem->season;
    memset(w->row_at, 0, sizeof w->row_at);
    for (int b = 0; b < season->n_blocks; b++) {
        const orki_block *block = &season->blocks[b];
        if (block->school != school || !meets(problem, b, ORKI_MEET_STOCK))
            continue;
        for (int p = problem->plans.first[b]; p < problem->plans.first[b + 1]; p++)
            add_stock_rows(w, school, skill, problem->plans.at[p].day, block->lessons,
                           problem->plans.at[p].start_min, block->n_lessons);
        const orki_part *part = &problem->parts[problem->first_part[b]];
        for (int k = 0; k < part->n_pieces && block->series >= 0; k++) {
            const orki_piece *piece = &problem->pieces[part->first_piece + k];
            add_stock_rows(w, school, skill, piece->day, piece->lesson, piece->start_min,
                           piece->n_lessons);
        }
    }
}

void orki_model_add_rooms(orki_week_model *model)
{
    const orki_problem *problem = model->problem;
    const ork_season *season = problem->season;
    room_work *w = orki_alloc(1, sizeof *w);
    if (w == NULL) {
        model->mip.is_failed = true;
        return;
    }
    w->model = model;
    for (int b = 0; b < season->n_blocks && !model->mip.is_failed; b++) {
        if (meets(problem, b, ORKI_MEET_ROOMS) && season->blocks[b].series >= 0)
            add_series(w, b);
        else if (meets(problem, b, ORKI_MEET_ROOMS))
            add_rooms_of_block(w, b);
    }
    for (int school = 0; school < season->n_schools && !model->mip.is_failed; school++) {
        for (int skill = 0; skill < season->n_skills; skill++) {
            if (season->schools[school].stock[skill] >= 0)
                add_stock(w, school, skill);
        }
    }
    if (!model->mip.is_failed)
        keep_rooms_single(w);
    orki_free(w->uses);
    orki_free(w);
}
