/* One augmenting path a thing; u and v are the potentials, 1-based with 0 as "no thing".
 * Invariant: after thing i, the first i things are matched at least cost among themselves. */
#include "base/assign.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

typedef struct matching {
    int n, m;
    const int64_t *cost;
    int64_t u[ORKI_ASSIGN_MAX + 1], v[ORKI_ASSIGN_MAX + 1];
    int thing_at[ORKI_ASSIGN_MAX + 1]; /* [place], 0 = free */
    int came_from[ORKI_ASSIGN_MAX + 1];
} matching;

/* Grow the tree of shortest reduced paths from `thing` to a free place; flip the path found. */
static void match_thing(matching *g, int thing)
{
    int64_t shortest[ORKI_ASSIGN_MAX + 1];
    bool is_done[ORKI_ASSIGN_MAX + 1] = {false};
    for (int j = 0; j <= g->m; j++)
        shortest[j] = INT64_MAX;
    g->thing_at[0] = thing;
    int at = 0;
    do {
        is_done[at] = true;
        int i = g->thing_at[at], next = 0;
        int64_t delta = INT64_MAX;
        for (int j = 1; j <= g->m; j++) {
            if (is_done[j])
                continue;
            int64_t reduced =
                g->cost[(size_t)(i - 1) * (size_t)g->m + (size_t)(j - 1)] - g->u[i] - g->v[j];
            if (reduced < shortest[j]) {
                shortest[j] = reduced;
                g->came_from[j] = at;
            }
            if (shortest[j] < delta) {
                delta = shortest[j];
                next = j;
            }
        }
        for (int j = 0; j <= g->m; j++) {
            if (is_done[j]) {
                g->u[g->thing_at[j]] += delta;
                g->v[j] -= delta;
            } else if (shortest[j] != INT64_MAX) {
                shortest[j] -= delta;
            }
        }
        at = next;
    } while (g->thing_at[at] != 0);
    for (; at != 0; at = g->came_from[at])
        g->thing_at[at] = g->thing_at[g->came_from[at]];
}

int64_t orki_assign(int n, int m, const int64_t *cost, int *place)
{
    assert(n >= 0 && m >= 0 && n <= ORKI_ASSIGN_MAX && m <= ORKI_ASSIGN_MAX);
    if (n > m)
        return -1;
    matching g;
    memset(&g, 0, sizeof g);
    g.n = n;
    g.m = m;
    g.cost = cost;
    for (int i = 1; i <= n; i++)
        match_thing(&g, i);
    int64_t total = 0;
    for (int j = 1; j <= m; j++) {
        int i = g.thing_at[j];
        if (i == 0)
            continue;
        place[i - 1] = j - 1;
        total += cost[(size_t)(i - 1) * (size_t)m + (size_t)(j - 1)];
    }
    return total >= ORKI_ASSIGN_NEVER ? -1 : total;
}
