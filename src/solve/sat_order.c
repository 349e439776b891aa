/* A binary heap; of equals the first variable comes first, so that the order is the same
 * everywhere. */
#include "solve/sat_order.h"

#include "base/memory.h"

#include <stdbool.h>

#define DECAY 0.95
#define HUGE_ACTIVITY 1e100

static bool is_above(const orki_sat_order *order, int v, int w)
{
    return order->activity[v] > order->activity[w] ||
           (order->activity[v] == order->activity[w] && v < w);
}

static void put(orki_sat_order *order, int i, int v)
{
    order->heap[i] = v;
    order->place[v] = i;
}

static void rise(orki_sat_order *order, int v)
{
    int i = order->place[v];
    for (; i > 0 && is_above(order, v, order->heap[(i - 1) / 2]); i = (i - 1) / 2)
        put(order, i, order->heap[(i - 1) / 2]);
    put(order, i, v);
}

void orki_sat_order_push(orki_sat_order *order, int v)
{
    if (order->place[v] >= 0)
        return;
    put(order, order->n++, v);
    rise(order, v);
}

int orki_sat_order_pop(orki_sat_order *order)
{
    int top = order->heap[0], v = order->heap[--order->n], i = 0;
    order->place[top] = -1;
    if (order->n == 0)
        return top;
    for (int k = 1; k < order->n; k = 2 * i + 1) {
        k += k + 1 < order->n && is_above(order, order->heap[k + 1], order->heap[k]);
        if (!is_above(order, order->heap[k], v))
            break;
        put(order, i, order->heap[k]);
        i = k;
    }
    put(order, i, v);
    return top;
}

void orki_sat_order_bump(orki_sat_order *order, int v)
{
    order->activity[v] += order->increase;
    if (order->activity[v] > HUGE_ACTIVITY) {
        for (int i = 0; i < order->n_vars; i++)
            order->activity[i] /= HUGE_ACTIVITY;
        order->increase /= HUGE_ACTIVITY;
    }
    if (order->place[v] >= 0)
        rise(order, v);
}

void orki_sat_order_decay(orki_sat_order *order)
{
    order->increase /= DECAY;
}

ork_status orki_sat_order_open(orki_sat_order *order, int n_vars, orki_arena *arena)
{
    size_t n = (size_t)n_vars;
    *order = (orki_sat_order){.n_vars = n_vars, .increase = 1};
    order->activity = orki_arena_alloc(arena, n, sizeof *order->activity);
    order->heap = orki_arena_alloc(arena, n, sizeof *order->heap);
    order->place = orki_arena_alloc(arena, n, sizeof *order->place);
    if (order->activity == NULL || order->heap == NULL || order->place == NULL)
        return ORK_ERR_MEMORY;
    for (int v = 0; v < n_vars; v++)
        put(order, order->n++, v);
    return ORK_OK;
}
