/* Fixing weeks in a node; every restriction closes columns. */
#include "solve/construct_series.h"
#include "solve/series_search.h"

#include <string.h>

static bool is_in(const int *pieces, int n, int piece)
{
    for (int i = 0; i < n; i++) {
        if (pieces[i] == piece)
            return true;
    }
    return false;
}

/* The block has a plan that gives the part this piece. */
static void keep_plans(orki_node *node, const orki_problem *problem, int part, int piece)
{
    int block = problem->parts[part].block, at = part - problem->first_part[block];
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
        if (problem->plan_pieces[problem->first_plan_piece[p] + at] != piece)
            node->plan_open[p] = 0;
    }
}

/* Nobody but her (-1: nobody at all) may take the part. */
static void keep_pair(orki_node *node, const orki_problem *problem, int teacher, int part)
{
    size_t n = (size_t)problem->n_parts;
    for (int t = 0; t < problem->season->n_teachers; t++) {
        if (t != teacher)
            node->pair_open[(size_t)t * n + (size_t)part] = 0;
    }
}

static void keep_pieces(orki_node *node, const orki_problem *problem, int part, const int *pieces,
                        int n)
{
    const orki_part *p = &problem->parts[part];
    for (int k = p->first_piece; k < p->first_piece + p->n_pieces; k++) {
        if (!is_in(pieces, n, k))
            node->piece_free[k] = 0;
    }
}

void orki_node_fix_week(orki_node *node, const orki_problem *problem, int taker, const int *pieces,
                        int n)
{
    int n_teachers = problem->season->n_teachers;
    int teacher = taker < n_teachers ? taker : -1;
    if (teacher < 0)
        keep_pair(node, problem, -1, problem->free_part[taker - n_teachers]);
    for (int i = 0; i < n; i++) {
        int part = problem->pieces[pieces[i]].part;
        keep_pair(node, problem, teacher, part);
        if (problem->parts[part].series < 0)
            keep_plans(node, problem, part, pieces[i]);
        else
            orki_crowd_out_piece(node, problem, pieces[i]);
    }
    for (int p = 0; p < problem->n_parts; p++) {
        bool is_hers = false;
        for (int i = 0; i < n; i++)
            is_hers = is_hers || problem->pieces[pieces[i]].part == p;
        if (is_hers && problem->parts[p].series >= 0)
            keep_pieces(node, problem, p, pieces, n);
        else if (!is_hers && teacher >= 0)
            node->pair_open[(size_t)teacher * (size_t)problem->n_parts + (size_t)p] = 0;
    }
}

void orki_node_keep_meetings(orki_node *node, const orki_problem *problem,
                             const orki_answer *answer)
{
    for (int i = 0; i < problem->n_free; i++) {
        int pieces[ORKI_MAX_BLOCK_LESSONS], part = problem->free_part[i];
        int n = orki_answer_meets(answer, problem, part, pieces);
        keep_pieces(node, problem, part, pieces, n);
    }
    orki_node_refresh(node, problem);
}
