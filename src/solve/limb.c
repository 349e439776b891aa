/* Doubles first, bytes after them. */
#include "solve/limb.h"

#include "solve/slopes.h"

#include <string.h>

ork_status orki_limb_make(orki_limb *out, const orki_problem *problem, int n)
{
    size_t n_plans = (size_t)problem->plans.n, n_clusters = (size_t)problem->n_clusters;
    size_t n_doubles = 2 * (size_t)n + n_plans + 1;
    *out = (orki_limb){.n = n, .n_bytes = n_doubles * sizeof(double) + n_plans + n_clusters};
    out->x = orki_alloc(out->n_bytes, 1);
    if (out->x == NULL)
        return ORK_ERR_MEMORY;
    out->mean = out->x + n;
    out->plan_share = out->mean + n;
    out->boldness = out->plan_share + n_plans;
    out->plan_open = (uint8_t *)(out->boldness + 1);
    out->may_leave = out->plan_open + n_plans;
    return ORK_OK;
}

ork_status orki_limb_keep(orki_limb *out, const orki_work *work, const orki_node *node,
                          const orki_ascent *ascent)
{
    const orki_problem *problem = work->problem;
    const orki_footing *footing = &ascent->footing;
    size_t n_plans = (size_t)problem->plans.n, n_clusters = (size_t)problem->n_clusters;
    orki_slopes slopes;
    orki_slopes_open(&slopes, problem, work->all, work->cuts);
    ork_status st = orki_limb_make(out, problem, footing->n);
    if (st != ORK_OK)
        return st;
    orki_slopes_load(&slopes, out->x, &work->duals);
    memcpy(out->mean, footing->mean, (size_t)footing->n * sizeof *out->mean);
    memcpy(out->plan_share, footing->plan_share, n_plans * sizeof *out->plan_share);
    *out->boldness = footing->boldness;
    memcpy(out->plan_open, node->plan_open, n_plans);
    memcpy(out->may_leave, node->may_leave, n_clusters);
    return ORK_OK;
}

ork_status orki_limb_copy(orki_limb *out, const orki_limb *from, const orki_problem *problem)
{
    ork_status st = orki_limb_make(out, problem, from->n);
    if (st == ORK_OK)
        memcpy(out->x, from->x, from->n_bytes);
    return st;
}

void orki_limb_close(const orki_limb *limb, orki_node *node, const orki_problem *problem)
{
    for (int p = 0; p < problem->plans.n; p++)
        node->plan_open[p] = node->plan_open[p] && limb->plan_open[p];
    for (int c = 0; c < problem->n_clusters; c++)
        node->may_leave[c] = node->may_leave[c] && limb->may_leave[c];
    orki_node_refresh(node, problem);
}

ork_status orki_limb_take(const orki_limb *limb, orki_work *work, const orki_node *node,
                          orki_footing *footing)
{
    orki_slopes slopes;
    orki_slopes_open(&slopes, work->problem, work->all, work->cuts);
    *footing = (orki_footing){limb->n, *limb->boldness, limb->mean, limb->plan_share};
    /* there may be more cuts by now: without series their duals come last, and begin at 0 */
    double *x = orki_alloc((size_t)slopes.n, sizeof *x);
    if (x == NULL)
        return ORK_ERR_MEMORY;
    memcpy(x, limb->x, (size_t)(limb->n < slopes.n ? limb->n : slopes.n) * sizeof *x);
    orki_slopes_store(&slopes, &work->duals, x, node);
    work->has_duals = true;
    orki_free(x);
    return ORK_OK;
}

void orki_limb_free(orki_limb *limb)
{
    orki_free(limb->x);
    *limb = (orki_limb){0};
}
