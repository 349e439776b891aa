/* Units of blocks that stay together (union-find), components of units that teachers connect, and
 * agglomeration by average travel within a component (Lance, Williams 1967,
 * doi 10.1093/comjnl/9.4.373). */
#include "solve/regions.h"

#include <float.h>
#include <string.h>

enum { SMALLEST_SHARE = 4 }; /* a region smaller than 1/4 of the most joins its neighbour */

/* Numbers of blocks while they are united: the least block of each set stands for it. */
static int find_root(int *parent, int i)
{
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

static void unite(int *parent, int a, int b)
{
    a = find_root(parent, a);
    b = find_root(parent, b);
    if (a < b)
        parent[b] = a;
    else
        parent[a] = b;
}

/* Clusters of schools while they grow together; a cluster's number is that of one of its blocks. */
typedef struct growth {
    const orki_problem *problem;
    orki_arena arena;
    int n;          /* clusters at the start */
    int *unit;      /* [n] the block that stands for the unit */
    int *index;     /* [n_blocks] cluster of each unit's first block */
    int *component; /* [n] */
    int *parts;     /* [n] */
    int *into;      /* [n] the cluster it has gone into; itself while it lives */
    double *far;    /* [n * n] average minutes between clusters */
    int *nearest;   /* [n] the nearest cluster that it may join, or -1 */
} growth;

static int parts_of(const orki_problem *problem, int block)
{
    return problem->first_part[block + 1] - problem->first_part[block];
}

/* Minutes there and back by the fastest mode. */
static double minutes_between(const ork_season *season, int a, int b)
{
    double least = DBL_MAX;
    for (int m = 0; m < season->n_modes; m++) {
        double far = orki_travel_between(season, m, a, b) + orki_travel_between(season, m, b, a);
        least = far < least ? far : least;
    }
    return least;
}

static void unite_neighbours(const orki_problem *problem, int *parent)
{
    const ork_season *season = problem->season;
    for (int b = 0; b < season->n_blocks; b++) {
        unite(parent, b, problem->cluster_of_block[b]);
        unite(parent, b, problem->site_of_block[b]);
        for (int c = 0; c < b; c++) {
            if (season->blocks[b].school == season->blocks[c].school)
                unite(parent, b, c);
        }
    }
}

static void unite_teachers_blocks(const orki_problem *problem, int *parent)
{
    for (int t = 0; t < problem->season->n_teachers; t++) {
        int last = -1;
        for (int p = 0; p < problem->n_parts; p++) {
            if (orki_problem_match(problem, t, p) == ORKI_NO_MATCH)
                continue;
            if (last >= 0)
                unite(parent, last, problem->parts[p].block);
            last = problem->parts[p].block;
        }
    }
}

static ork_status open_growth(growth *g)
{
    const ork_season *season = g->problem->season;
    size_t n_blocks = (size_t)season->n_blocks;
    int *parent = orki_arena_alloc(&g->arena, n_blocks, sizeof *parent);
    g->index = orki_arena_alloc(&g->arena, n_blocks, sizeof *g->index);
    g->unit = orki_arena_alloc(&g->arena, n_blocks, sizeof *g->unit);
    g->component = orki_arena_alloc(&g->arena, n_blocks, sizeof *g->component);
    g->parts = orki_arena_alloc(&g->arena, n_blocks, sizeof *g->parts);
    g->into = orki_arena_alloc(&g->arena, n_blocks, sizeof *g->into);
    g->nearest = orki_arena_alloc(&g->arena, n_blocks, sizeof *g->nearest);
    if (parent == NULL || g->index == NULL || g->unit == NULL || g->component == NULL ||
        g->parts == NULL || g->into == NULL || g->nearest == NULL)
        return ORK_ERR_MEMORY;
    for (int b = 0; b < season->n_blocks; b++)
        parent[b] = b;
    unite_neighbours(g->problem, parent);
    for (int b = 0; b < season->n_blocks; b++) {
        int root = find_root(parent, b);
        if (root == b) {
            g->index[b] = g->into[g->n] = g->n;
            g->unit[g->n++] = b;
        }
        g->index[b] = g->index[root];
        g->parts[g->index[b]] += parts_of(g->problem, b);
    }
    unite_teachers_blocks(g->problem, parent);
    for (int i = 0; i < g->n; i++)
        g->component[i] = find_root(parent, g->unit[i]);
    g->far = orki_arena_alloc(&g->arena, (size_t)g->n * (size_t)g->n, sizeof *g->far);
    return g->far == NULL ? ORK_ERR_MEMORY : ORK_OK;
}

static double *far_at(const growth *g, int i, int j)
{
    return &g->far[(size_t)i * (size_t)g->n + (size_t)j];
}

static void find_nearest(growth *g, int i, int most)
{
    g->nearest[i] = -1;
    for (int j = 0; j < g->n; j++) {
        if (j == i || g->into[j] != j || g->component[j] != g->component[i] ||
            g->parts[i] + g->parts[j] > most)
            continue;
        if (g->nearest[i] < 0 || *far_at(g, i, j) < *far_at(g, i, g->nearest[i]))
            g->nearest[i] = j;
    }
}

static void join(growth *g, int i, int j)
{
    double a = g->parts[i] > 0 ? g->parts[i] : 1, b = g->parts[j] > 0 ? g->parts[j] : 1;
    for (int k = 0; k < g->n; k++) {
        double far = (a * *far_at(g, k, i) + b * *far_at(g, k, j)) / (a + b);
        *far_at(g, k, i) = *far_at(g, i, k) = far;
    }
    g->parts[i] += g->parts[j];
    g->into[j] = i;
}

/* Join the two nearest clusters until none may be joined. */
static void grow(growth *g, int most)
{
    for (int i = 0; i < g->n; i++)
        find_nearest(g, i, most);
    for (;;) {
        int best = -1;
        for (int i = 0; i < g->n; i++) {
            if (g->into[i] == i && g->nearest[i] >= 0 &&
                (best < 0 || *far_at(g, i, g->nearest[i]) < *far_at(g, best, g->nearest[best])))
                best = i;
        }
        if (best < 0)
            return;
        int other = g->nearest[best];
        join(g, best, other);
        for (int k = 0; k < g->n; k++) {
            bool is_stale =
                k == best || g->nearest[k] == best || g->nearest[k] == other ||
                (g->nearest[k] >= 0 && *far_at(g, k, best) < *far_at(g, k, g->nearest[k]));
            if (g->into[k] == k && is_stale)
                find_nearest(g, k, most);
        }
    }
}

/* What is left over is too small to be solved well by itself. */
static void join_small(growth *g, int most)
{
    for (int i = 0; i < g->n; i++) {
        if (g->into[i] != i || g->parts[i] * SMALLEST_SHARE >= most)
            continue;
        find_nearest(g, i, INT32_MAX);
        if (g->nearest[i] >= 0)
            join(g, g->nearest[i], i);
    }
}

static void number_regions(orki_regions *out, growth *g)
{
    for (int i = 0; i < g->n; i++)
        g->nearest[i] = g->into[i] == i ? out->n++ : -1;
    for (int b = 0; b < g->problem->season->n_blocks; b++) {
        int i = g->index[b];
        while (g->into[i] != i)
            i = g->into[i];
        out->of_block[b] = g->nearest[i];
    }
}

/* Where she has most lesson minutes; without any, the nearest region that she can work in. */
static void place_teacher(orki_regions *out, const orki_problem *problem, const orki_answer *answer,
                          int teacher, int64_t *minutes)
{
    const ork_season *season = problem->season;
    int best = -1, nearest = INT32_MAX, home = -1, first = -1;
    memset(minutes, 0, (size_t)out->n * sizeof *minutes);
    for (int p = 0; p < problem->n_parts; p++) {
        const orki_part *part = &problem->parts[p];
        if (orki_problem_match(problem, teacher, p) == ORKI_NO_MATCH)
            continue;
        int region = out->of_block[part->block], school = season->blocks[part->block].school;
        int far = orki_travel_from_home(season, teacher, school) +
                  orki_travel_to_home(season, teacher, school);
        if (far < nearest) {
            nearest = far;
            home = region;
        }
        first = first < 0 ? region : first;
        out->is_exact = out->is_exact && region == first;
        for (int i = 0; answer->teacher[p] == teacher && i < part->n_lessons; i++)
            minutes[region] += season->orchestras[part->lessons[i]].lesson_min;
    }
    for (int r = 0; r < out->n; r++) {
        if (minutes[r] > 0 && (best < 0 || minutes[r] > minutes[best]))
            best = r;
    }
    out->of_teacher[teacher] = best >= 0 ? best : home;
}

static ork_status place_teachers(orki_regions *out, const orki_problem *problem,
                                 const orki_answer *answer)
{
    int64_t *minutes = orki_arena_alloc(&out->arena, (size_t)out->n, sizeof *minutes);
    if (minutes == NULL)
        return ORK_ERR_MEMORY;
    out->is_exact = true;
    for (int t = 0; t < problem->season->n_teachers; t++)
        place_teacher(out, problem, answer, t, minutes);
    return ORK_OK;
}

ork_status orki_regions_find(orki_regions *out, const orki_problem *problem,
                             const orki_answer *answer, int most_parts)
{
    const ork_season *season = problem->season;
    *out = (orki_regions){0};
    out->of_block = orki_arena_alloc(&out->arena, (size_t)season->n_blocks, sizeof(int));
    out->of_teacher = orki_arena_alloc(&out->arena, (size_t)season->n_teachers, sizeof(int));
    if (out->of_block == NULL || out->of_teacher == NULL)
        return ORK_ERR_MEMORY;
    growth g = {.problem = problem};
    ork_status st = open_growth(&g);
    for (int i = 0; i < g.n && st == ORK_OK; i++) {
        for (int j = 0; j < g.n; j++)
            *far_at(&g, i, j) = minutes_between(season, season->blocks[g.unit[i]].school,
                                                season->blocks[g.unit[j]].school);
    }
    if (st == ORK_OK) {
        grow(&g, most_parts);
        join_small(&g, most_parts);
        number_regions(out, &g);
        st = place_teachers(out, problem, answer);
    }
    orki_arena_free(&g.arena);
    return st;
}

void orki_regions_free(orki_regions *regions)
{
    orki_arena_free(&regions->arena);
    *regions = (orki_regions){0};
}
