/* The region's season is the whole's with other blocks, orchestras' blocks, teachers and pins. */
#include "solve/region.h"

#include <string.h>

static ork_status copy_blocks(orki_region *r, const orki_regions *regions, int index)
{
    const ork_season *all = r->whole->season;
    size_t n_blocks = (size_t)all->n_blocks, n_orchestras = (size_t)all->n_orchestras;
    r->blocks = orki_arena_alloc(&r->arena, n_blocks, sizeof *r->blocks);
    r->season.blocks = orki_arena_alloc(&r->arena, n_blocks, sizeof *r->season.blocks);
    r->season.orchestras = orki_arena_alloc(&r->arena, n_orchestras, sizeof *all->orchestras);
    if (r->blocks == NULL || r->season.blocks == NULL || r->season.orchestras == NULL)
        return ORK_ERR_MEMORY;
    memcpy(r->season.orchestras, all->orchestras, n_orchestras * sizeof *all->orchestras);
    for (int o = 0; o < all->n_orchestras; o++)
        r->season.orchestras[o].block = -1;
    for (int b = 0; b < all->n_blocks; b++) {
        if (regions->of_block[b] != index)
            continue;
        int own = r->n_blocks++;
        r->blocks[own] = b;
        r->season.blocks[own] = all->blocks[b];
        for (int i = 0; i < all->blocks[b].n_lessons; i++)
            r->season.orchestras[all->blocks[b].lessons[i]].block = own;
    }
    r->season.n_blocks = r->n_blocks;
    return ORK_OK;
}

/* Teams and days are numbered by one of their blocks. */
static void number_teams(orki_region *r)
{
    const ork_season *all = r->whole->season;
    for (int b = 0; b < r->n_blocks; b++) {
        const orki_block *block = &all->blocks[r->blocks[b]];
        int team = 0, day = 0;
        while (all->blocks[r->blocks[team]].team != block->team)
            team++;
        while (all->blocks[r->blocks[day]].day != block->day)
            day++;
        r->season.blocks[b].team = team;
        r->season.blocks[b].day = day;
    }
}

static ork_status copy_people(orki_region *r, const orki_regions *regions, int index)
{
    const ork_season *all = r->whole->season;
    size_t n_teachers = (size_t)all->n_teachers, n_pins = (size_t)all->n_pins;
    r->season.teachers = orki_arena_alloc(&r->arena, n_teachers, sizeof *all->teachers);
    r->season.pins = orki_arena_alloc(&r->arena, n_pins, sizeof *all->pins);
    if (r->season.teachers == NULL || r->season.pins == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < all->n_teachers; t++) {
        r->season.teachers[t] = all->teachers[t];
        if (regions->of_teacher[t] != index)
            r->season.teachers[t].is_substitute = true;
    }
    r->season.n_pins = 0;
    for (int i = 0; i < all->n_pins; i++) {
        orki_pin pin = all->pins[i];
        int block = pin.orchestra >= 0 ? all->orchestras[pin.orchestra].block : pin.block;
        if (regions->of_block[block] != index)
            continue;
        if (pin.block >= 0) {
            int own = 0;
            while (r->blocks[own] != pin.block)
                own++;
            pin.block = own;
        }
        r->season.pins[r->season.n_pins++] = pin;
    }
    return ORK_OK;
}

static int count_plans(const orki_problem *problem, int block)
{
    return problem->plans.first[block + 1] - problem->plans.first[block];
}

static int count_parts(const orki_problem *problem, int block)
{
    return problem->first_part[block + 1] - problem->first_part[block];
}

/* Plan of the region -> plan of the whole; parts and pieces likewise. */
static int plan_in_whole(const orki_region *r, int plan)
{
    int block = r->search.problem.plans.at[plan].block;
    return plan - r->search.problem.plans.first[block] +
           r->whole->problem.plans.first[r->blocks[block]];
}

static int part_in_whole(const orki_region *r, int part)
{
    int block = r->search.problem.parts[part].block;
    return part - r->search.problem.first_part[block] +
           r->whole->problem.first_part[r->blocks[block]];
}

static int piece_in_whole(const orki_region *r, int piece)
{
    int part = r->search.problem.pieces[piece].part;
    return piece - r->search.problem.parts[part].first_piece +
           r->whole->problem.parts[part_in_whole(r, part)].first_piece;
}

/* Is every block of the region the whole's, number by number? */
static bool fits_whole(const orki_region *r)
{
    const orki_problem *own = &r->search.problem, *all = &r->whole->problem;
    for (int b = 0; b < r->n_blocks; b++) {
        if (count_plans(own, b) != count_plans(all, r->blocks[b]) ||
            count_parts(own, b) != count_parts(all, r->blocks[b]))
            return false;
    }
    for (int p = 0; p < own->plans.n; p++) {
        if (own->plans.at[p].day != all->plans.at[plan_in_whole(r, p)].day)
            return false;
    }
    for (int p = 0; p < own->n_parts; p++) {
        const orki_part *x = &own->parts[p], *y = &all->parts[part_in_whole(r, p)];
        if (x->role != y->role || x->n_pieces != y->n_pieces)
            return false;
    }
    return true;
}

ork_status orki_region_open(orki_region *out, orki_search *whole, const orki_regions *regions,
                            int index)
{
    *out = (orki_region){.season = *whole->season, .whole = whole};
    out->season.weights[ORKI_RULE_FAIRNESS] /= regions->n;
    ork_status st = copy_blocks(out, regions, index);
    if (st == ORK_OK) {
        number_teams(out);
        st = copy_people(out, regions, index);
    }
    if (st != ORK_OK)
        return st;
    out->search.season = &out->season;
    out->search.whole = whole;
    out->search.options = whole->options;
    out->search.options.threads = 1;
    out->search.options.gap_percent = 0;
    st = orki_search_open(&out->search);
    out->n_parts = out->search.problem.n_parts;
    if (st == ORK_OK && !orki_search_is_over(whole) && !fits_whole(out))
        st = ORK_ERR_INTERNAL;
    return st;
}

void orki_region_put_answer(const orki_region *region, const orki_answer *from, orki_answer *to)
{
    for (int b = 0; b < region->n_blocks; b++)
        to->plan[region->blocks[b]] = from->plan[b] < 0 ? -1 : plan_in_whole(region, from->plan[b]);
    for (int p = 0; p < region->n_parts; p++)
        to->teacher[part_in_whole(region, p)] = from->teacher[p];
}

ork_status orki_region_put_cuts(orki_region *region, orki_cuts *to)
{
    const orki_cuts *own = &region->search.cuts;
    for (; region->n_cuts < own->n; region->n_cuts++) {
        const orki_cut *cut = &own->at[region->n_cuts];
        int *plans = orki_arena_alloc(&to->arena, (size_t)cut->n, sizeof *plans);
        if (plans == NULL ||
            orki_array_reserve(&to->at, &to->capacity, (size_t)to->n + 1, sizeof *to->at) ||
            orki_array_reserve(&region->cuts, &region->cut_capacity, (size_t)region->n_cuts + 1,
                               sizeof *region->cuts))
            return ORK_ERR_MEMORY;
        for (int i = 0; i < cut->n; i++)
            plans[i] = plan_in_whole(region, cut->plans[i]);
        int site = region->blocks[cut->theta / ORKI_N_DAYS];
        region->cuts[region->n_cuts] = to->n;
        to->at[to->n++] = (orki_cut){cut->n, plans, cut->extra,
                                     region->whole->problem.site_of_block[site] * ORKI_N_DAYS +
                                         cut->theta % ORKI_N_DAYS};
    }
    return ORK_OK;
}

/* Clash rows are listed by block, so those of the region come in the same order. */
static void put_clashes(const orki_region *r, orki_duals *to)
{
    const orki_problem *own = &r->search.problem, *all = &r->whole->problem;
    int at = 0;
    for (int i = 0; i < own->n_clash_rows; i++) {
        const orki_clash_row *row = &own->clash_rows[i];
        int plan = plan_in_whole(r, row->plan), other = plan_in_whole(r, row->others[0]);
        while (at < all->n_clash_rows &&
               (all->clash_rows[at].plan != plan || all->clash_rows[at].others[0] != other))
            at++;
        if (at < all->n_clash_rows)
            to->clash[at] = r->search.duals.at.clash[i];
    }
}

void orki_region_put_duals(const orki_region *region, orki_duals *to)
{
    const orki_duals *own = &region->search.duals.at;
    const ork_season *all = region->whole->season;
    int64_t weight = all->weights[ORKI_RULE_FAIRNESS];
    for (int k = 0; k < region->search.problem.n_pieces; k++)
        to->piece[piece_in_whole(region, k)] = own->piece[k];
    for (int b = 0; b < region->n_blocks; b++) {
        size_t from = (size_t)b * ORKI_N_DAYS, at = (size_t)region->blocks[b] * ORKI_N_DAYS;
        memcpy(to->captain + at, own->captain + from, ORKI_N_DAYS * sizeof *to->captain);
        memcpy(to->day_tie + at, own->day_tie + from, ORKI_N_DAYS * sizeof *to->day_tie);
    }
    for (int t = 0; t < all->n_teachers; t++) {
        if (!region->season.teachers[t].is_substitute)
            to->fair[t] = weight == 0
                              ? 0
                              : own->fair[t] * region->season.weights[ORKI_RULE_FAIRNESS] / weight;
    }
    put_clashes(region, to);
    for (int c = 0; c < own->n_cuts && c < region->n_cuts; c++)
        to->cut[region->cuts[c]] = own->cut[c];
}

void orki_region_close(orki_region *region)
{
    orki_search_free(&region->search);
    orki_free(region->cuts);
    orki_arena_free(&region->arena);
}
