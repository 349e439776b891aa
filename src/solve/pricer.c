/* What pricing keeps for a node: the duties open to each teacher, and which shortcuts are safe. */
#include "solve/price.h"

static void find_ties(orki_pricer *out)
{
    const ork_season *season = out->problem->season;
    for (int b = 0; b < season->n_blocks; b++)
        out->has_tie[b] = orki_team_size(out->problem, b) > 1;
}

/* Could an early day after a late one break the rest at all? */
static bool find_rest(const orki_pricer *out, int teacher)
{
    int last[ORKI_N_DAYS + 1], first[ORKI_N_DAYS + 1];
    for (int d = 0; d <= ORKI_N_DAYS; d++) {
        last[d] = -ORKI_NO_LIMIT;
        first[d] = ORKI_NO_LIMIT;
    }
    for (int i = out->first[teacher]; i < out->first[teacher + 1]; i++) {
        const orki_duty *duty = &out->all->at[out->duties[i]];
        if (duty->to_min > last[duty->day])
            last[duty->day] = duty->to_min;
        if (duty->from_min < first[duty->day])
            first[duty->day] = duty->from_min;
    }
    bool binds = false;
    for (int d = 0; d < ORKI_N_DAYS; d++)
        binds =
            binds || ORKI_DAY_MIN - last[d] + first[d + 1] < out->problem->season->limits.rest_min;
    return binds;
}

ork_status orki_pricer_open(orki_pricer *out, const orki_problem *problem, const orki_duties *all,
                            const orki_node *node)
{
    const ork_season *season = problem->season;
    *out = (orki_pricer){.problem = problem, .all = all};
    out->first = orki_alloc((size_t)season->n_teachers + 1, sizeof *out->first);
    out->duties = orki_alloc((size_t)all->n, sizeof *out->duties);
    out->has_tie = orki_alloc((size_t)season->n_blocks, sizeof *out->has_tie);
    out->rest_binds = orki_alloc((size_t)season->n_teachers, sizeof *out->rest_binds);
    if (out->first == NULL || out->duties == NULL || out->has_tie == NULL ||
        out->rest_binds == NULL)
        return ORK_ERR_MEMORY;
    int n = 0;
    for (int t = 0; t < season->n_teachers; t++) {
        out->first[t] = n;
        for (int d = all->first[t]; d < all->first[t + 1]; d++) {
            if (orki_node_allows_duty(node, problem, all, t, d))
                out->duties[n++] = d;
        }
    }
    out->first[season->n_teachers] = n;
    find_ties(out);
    for (int t = 0; t < season->n_teachers; t++)
        out->rest_binds[t] = find_rest(out, t);
    return ORK_OK;
}

void orki_pricer_free(orki_pricer *pricer)
{
    orki_free(pricer->first);
    orki_free(pricer->duties);
    orki_free(pricer->has_tie);
    orki_free(pricer->rest_binds);
    *pricer = (orki_pricer){0};
}
