/* One allocation a node; closing is writing zeros. */
#include "solve/node.h"

#include <string.h>

static size_t pair_count(const orki_problem *problem)
{
    return (size_t)problem->season->n_teachers * (size_t)problem->n_parts;
}

static size_t size_of(const orki_problem *problem)
{
    return (size_t)problem->plans.n + pair_count(problem) + (size_t)problem->n_clusters +
           (size_t)problem->n_parts + 2 * (size_t)problem->n_pieces;
}

ork_status orki_node_open(orki_node *out, const orki_problem *problem)
{
    *out = (orki_node){0};
    uint8_t *all = orki_alloc(size_of(problem), 1);
    if (all == NULL)
        return ORK_ERR_MEMORY;
    memset(all, 1, size_of(problem));
    out->plan_open = all;
    out->pair_open = out->plan_open + problem->plans.n;
    out->may_leave = out->pair_open + pair_count(problem);
    out->may_lack = out->may_leave + problem->n_clusters;
    out->piece_free = out->may_lack + problem->n_parts;
    out->piece_open = out->piece_free + problem->n_pieces;
    return ORK_OK;
}

ork_status orki_node_copy(orki_node *out, const orki_node *from, const orki_problem *problem)
{
    ork_status st = orki_node_open(out, problem);
    if (st == ORK_OK)
        memcpy(out->plan_open, from->plan_open, size_of(problem));
    return st;
}

void orki_node_refresh(orki_node *node, const orki_problem *problem)
{
    memset(node->piece_open, 0, (size_t)problem->n_pieces);
    for (int p = 0; p < problem->plans.n; p++) {
        int block = problem->plans.at[p].block;
        int n = problem->first_part[block + 1] - problem->first_part[block];
        for (int i = 0; node->plan_open[p] && i < n; i++)
            node->piece_open[problem->plan_pieces[problem->first_plan_piece[p] + i]] = 1;
    }
    for (int i = 0; i < problem->n_free; i++) {
        const orki_part *part = &problem->parts[problem->free_part[i]];
        memcpy(node->piece_open + part->first_piece, node->piece_free + part->first_piece,
               (size_t)part->n_pieces);
    }
}

bool orki_node_allows_duty(const orki_node *node, const orki_problem *problem,
                           const orki_duties *all, int teacher, int duty)
{
    const orki_duty *d = &all->at[duty];
    bool is_teacher = teacher < problem->season->n_teachers;
    const uint8_t *mine =
        is_teacher ? node->pair_open + (size_t)teacher * (size_t)problem->n_parts : NULL;
    for (int i = 0; i < d->n_pieces; i++) {
        int piece = all->pieces[d->first_piece + i];
        if (!node->piece_open[piece] || (is_teacher && !mine[problem->pieces[piece].part]))
            return false;
    }
    return true;
}

void orki_node_branch_day(orki_node *node, const orki_problem *problem, int block, int day,
                          bool is_on)
{
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
        if ((problem->plans.at[p].day == day) != is_on)
            node->plan_open[p] = 0;
    }
    if (is_on)
        node->may_leave[problem->cluster_of_block[block]] = 0;
    orki_node_refresh(node, problem);
}

void orki_node_branch_plan(orki_node *node, const orki_problem *problem, int plan, bool is_on)
{
    int block = problem->plans.at[plan].block;
    for (int p = problem->plans.first[block]; is_on && p < problem->plans.first[block + 1]; p++)
        node->plan_open[p] = p == plan && node->plan_open[p];
    if (is_on)
        node->may_leave[problem->cluster_of_block[block]] = 0;
    else
        node->plan_open[plan] = 0;
    orki_node_refresh(node, problem);
}

void orki_node_branch_pair(orki_node *node, const orki_problem *problem, int teacher, int part,
                           bool is_on)
{
    size_t n = (size_t)problem->n_parts;
    if (!is_on) {
        node->pair_open[(size_t)teacher * n + (size_t)part] = 0;
        return;
    }
    node->may_lack[part] = 0;
    for (int t = 0; t < problem->season->n_teachers; t++) {
        if (t != teacher)
            node->pair_open[(size_t)t * n + (size_t)part] = 0;
    }
}

void orki_node_free(orki_node *node)
{
    orki_free(node->plan_open);
    *node = (orki_node){0};
}
