/* Pieces day by day from the natural starts; crowds group by group and moment by moment. */
#include "solve/series.h"

#include "plan/rooms.h"
#include "plan/starts.h"
#include "plan/stock.h"

#include <string.h>

ork_status orki_series_number(orki_problem *problem)
{
    size_t n = (size_t)problem->season->n_series;
    problem->free_part = orki_arena_alloc(&problem->arena, n, sizeof(int));
    problem->first_meet = orki_arena_alloc(&problem->arena, n + 1, sizeof(int));
    problem->free_of = orki_arena_alloc(&problem->arena, (size_t)problem->n_parts, sizeof(int));
    if (problem->free_part == NULL || problem->first_meet == NULL || problem->free_of == NULL)
        return ORK_ERR_MEMORY;
    for (int p = 0; p < problem->n_parts; p++) {
        problem->free_of[p] = problem->parts[p].series >= 0 ? problem->n_free : -1;
        if (problem->parts[p].series < 0)
            continue;
        problem->free_part[problem->n_free] = p;
        problem->first_meet[problem->n_free++] = problem->n_meets;
        problem->n_meets += problem->parts[p].n_lessons;
    }
    problem->first_meet[problem->n_free] = problem->n_meets;
    problem->n_takers = problem->season->n_teachers + problem->n_free;
    return ORK_OK;
}

/* (M2)  cost(piece) = sum over its lessons of room-best, with rooms to themselves, and school-wish
 * @return points; ORKI_NO_ROOMS; ORKI_ROOMS_NO_MEMORY. */
static int64_t lesson_cost(const ork_season *season, int lesson, int day, int start_min)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    const orki_school *school = &season->schools[o->school];
    int64_t points = orki_points(1, season->weights[ORKI_RULE_SCHOOL_WISH]);
    orki_sitting sitting = {lesson, day, start_min};
    orki_span wish = school->times_preferred;
    if (!orki_stock_suffices(season, &sitting, 1))
        return ORKI_NO_ROOMS;
    int64_t cost = orki_rooms_cheapest(season, &sitting, 1, NULL, NULL);
    if (cost < 0 || season->programmes[o->programme].is_after_school)
        return cost;
    if (school->days_preferred != 0 && (school->days_preferred >> day & 1) == 0)
        cost += points;
    if (wish.from < wish.to && (start_min < wish.from || start_min + o->lesson_min > wish.to))
        cost += points;
    return cost;
}

/* A piece of n lessons from that start on, if the rules allow. */
static ork_status add_piece(orki_problem *problem, int part, int day, int start, int n,
                            size_t *capacity)
{
    const ork_season *season = problem->season;
    const int *lessons = problem->parts[part].lessons;
    const orki_orchestra *o = &season->orchestras[lessons[0]];
    int step = o->lesson_min + season->programmes[o->programme].changeover_min;
    int64_t cost = 0;
    for (int i = 0; i < n; i++) {
        if (!orki_lesson_may(season, lessons[0], day, start + i * step))
            return ORK_OK;
        int64_t more = lesson_cost(season, lessons[0], day, start + i * step);
        if (more < 0)
            return more == ORKI_NO_ROOMS ? ORK_OK : ORK_ERR_MEMORY;
        cost += more;
    }
    int *start_min = orki_arena_alloc(&problem->arena, (size_t)n, sizeof *start_min);
    if (start_min == NULL ||
        orki_array_reserve(&problem->pieces, capacity, (size_t)problem->n_pieces + 1,
                           sizeof *problem->pieces))
        return ORK_ERR_MEMORY;
    for (int i = 0; i < n; i++)
        start_min[i] = start + i * step;
    problem->pieces[problem->n_pieces++] =
        (orki_piece){.part = part,
                     .day = day,
                     .n_lessons = n,
                     .cost = cost,
                     .start_min = start_min,
                     .lesson = lessons,
                     .from_min = start,
                     .to_min = start + (n - 1) * step + o->lesson_min,
                     .teach_min = n * o->lesson_min};
    return ORK_OK;
}

static bool may_double(const orki_series *series, int start)
{
    return series->day_most >= 2 && series->n_meetings >= 2 &&
           orki_series_may_double(series, start);
}

ork_status orki_series_add_pieces(orki_problem *problem, int part, size_t *capacity)
{
    orki_part *p = &problem->parts[part];
    const orki_series *series = &problem->season->series[p->series];
    orki_moments moments = {0};
    ork_status st = ORK_OK;
    p->first_piece = problem->n_pieces;
    for (int day = 0; day < ORKI_N_DAYS && st == ORK_OK; day++) {
        if (orki_lesson_moments(&moments, problem->season, p->lessons[0], day) != 0)
            st = ORK_ERR_MEMORY;
        for (int i = 0; i < moments.n && st == ORK_OK; i++)
            st = add_piece(problem, part, day, moments.at[i], 1, capacity);
        for (int i = 0; i < moments.n && st == ORK_OK; i++)
            st = may_double(series, moments.at[i])
                     ? add_piece(problem, part, day, moments.at[i], 2, capacity)
                     : ORK_OK;
    }
    p->n_pieces = problem->n_pieces - p->first_piece;
    orki_moments_free(&moments);
    return st;
}

static bool has_group(const ork_season *season, int lesson, int group)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    for (int i = 0; i < o->n_groups; i++) {
        if (o->groups[i] == group)
            return true;
    }
    return false;
}

static bool is_at(const ork_season *season, int lesson, int start, int moment)
{
    return start <= moment && moment < start + season->orchestras[lesson].lesson_min;
}

static bool piece_is_at(const orki_problem *problem, int piece, int day, int moment)
{
    const orki_piece *p = &problem->pieces[piece];
    bool is_there = false;
    for (int i = 0; i < p->n_lessons && p->day == day; i++)
        is_there = is_there || is_at(problem->season, p->lesson[i], p->start_min[i], moment);
    return is_there;
}

static bool plan_is_at(const orki_problem *problem, int plan, int group, int day, int moment)
{
    const orki_plan *p = &problem->plans.at[plan];
    const orki_block *block = &problem->season->blocks[p->block];
    bool is_there = false;
    for (int i = 0; i < block->n_lessons && p->day == day; i++)
        is_there = is_there || (has_group(problem->season, block->lessons[i], group) &&
                                is_at(problem->season, block->lessons[i], p->start_min[i], moment));
    return is_there;
}

/* What a group's crowds are made of. */
typedef struct gathering {
    orki_problem *problem;
    int group;
    int n_parts, n_blocks;
    int *parts, *blocks;  /* series and other blocks with a lesson of the group */
    int *pieces, *plans;  /* room for a row */
    orki_moments moments; /* of the day */
} gathering;

static int compare_ints(const int *a, int n, const int *b, int m)
{
    return n == m ? memcmp(a, b, (size_t)n * sizeof *a) : 1;
}

/* Keep a row unless it restricts nothing or is the last one again. */
static ork_status keep_crowd(gathering *g, int day, int moment, int n_pieces, int n_plans)
{
    orki_problem *problem = g->problem;
    bool is_shared = n_plans > 0 && n_pieces > 0;
    for (int i = 1; i < n_pieces; i++)
        is_shared =
            is_shared || problem->pieces[g->pieces[i]].part != problem->pieces[g->pieces[0]].part;
    if (!is_shared)
        return ORK_OK;
    if (problem->n_crowds > 0) {
        const orki_crowd *last = &problem->crowds[problem->n_crowds - 1];
        if (compare_ints(last->pieces, last->n_pieces, g->pieces, n_pieces) == 0 &&
            compare_ints(last->plans, last->n_plans, g->plans, n_plans) == 0)
            return ORK_OK;
    }
    int *mine = orki_arena_alloc(&problem->arena, (size_t)n_pieces + (size_t)n_plans, sizeof *mine);
    if (mine == NULL || orki_array_reserve(&problem->crowds, &problem->crowd_capacity,
                                           (size_t)problem->n_crowds + 1, sizeof *problem->crowds))
        return ORK_ERR_MEMORY;
    memcpy(mine, g->pieces, (size_t)n_pieces * sizeof *mine);
    memcpy(mine + n_pieces, g->plans, (size_t)n_plans * sizeof *mine);
    problem->crowds[problem->n_crowds++] =
        (orki_crowd){g->group, day, moment, n_pieces, n_plans, 1, mine, mine + n_pieces};
    return ORK_OK;
}

static ork_status add_crowd(gathering *g, int day, int moment)
{
    const orki_problem *problem = g->problem;
    int n_pieces = 0, n_plans = 0;
    for (int i = 0; i < g->n_parts; i++) {
        const orki_part *part = &problem->parts[g->parts[i]];
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++) {
            if (piece_is_at(problem, k, day, moment))
                g->pieces[n_pieces++] = k;
        }
    }
    for (int i = 0; i < g->n_blocks && n_pieces > 0; i++) {
        const int *first = &problem->plans.first[g->blocks[i]];
        for (int p = first[0]; p < first[1]; p++) {
            if (plan_is_at(problem, p, g->group, day, moment))
                g->plans[n_plans++] = p;
        }
    }
    return keep_crowd(g, day, moment, n_pieces, n_plans);
}

static void list_members(gathering *g)
{
    const orki_problem *problem = g->problem;
    const ork_season *season = problem->season;
    g->n_parts = g->n_blocks = 0;
    for (int b = 0; b < season->n_blocks; b++) {
        const orki_block *block = &season->blocks[b];
        bool is_in = false;
        for (int i = 0; i < block->n_lessons; i++)
            is_in = is_in || has_group(season, block->lessons[i], g->group);
        if (is_in && block->series >= 0)
            g->parts[g->n_parts++] = problem->first_part[b];
        else if (is_in)
            g->blocks[g->n_blocks++] = b;
    }
}

/* Intervals that share a moment share the begin of one of them: the starts of the group's pieces
 * and plans are moments enough. */
static ork_status crowd_day(gathering *g, int day)
{
    const orki_problem *problem = g->problem;
    ork_status st = ORK_OK;
    for (int start = 0; start < ORKI_DAY_MIN && st == ORK_OK; start++) {
        bool is_start = false;
        for (int i = 0; i < g->n_parts && !is_start; i++) {
            const orki_part *part = &problem->parts[g->parts[i]];
            for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++) {
                const orki_piece *piece = &problem->pieces[k];
                is_start = is_start ||
                           (piece->day == day && piece->start_min[piece->n_lessons - 1] == start);
            }
        }
        for (int i = 0; i < g->n_blocks && !is_start; i++) {
            const int *first = &problem->plans.first[g->blocks[i]];
            const orki_block *block = &problem->season->blocks[g->blocks[i]];
            for (int p = first[0]; p < first[1]; p++) {
                for (int k = 0; k < block->n_lessons && problem->plans.at[p].day == day; k++)
                    is_start = is_start || problem->plans.at[p].start_min[k] == start;
            }
        }
        if (is_start)
            st = add_crowd(g, day, start);
    }
    return st;
}

/* For each piece its crowds, by counting. */
static ork_status list_crowds(orki_problem *problem)
{
    size_t n = 0, n_pieces = (size_t)problem->n_pieces;
    for (int c = 0; c < problem->n_crowds; c++)
        n += (size_t)problem->crowds[c].n_pieces;
    problem->first_crowd = orki_arena_alloc(&problem->arena, n_pieces + 2, sizeof(int));
    problem->crowds_of = orki_arena_alloc(&problem->arena, n, sizeof(int));
    if (problem->first_crowd == NULL || problem->crowds_of == NULL)
        return ORK_ERR_MEMORY;
    for (int c = 0; c < problem->n_crowds; c++) {
        for (int i = 0; i < problem->crowds[c].n_pieces; i++)
            problem->first_crowd[problem->crowds[c].pieces[i] + 2]++;
    }
    for (size_t k = 0; k < n_pieces; k++)
        problem->first_crowd[k + 2] += problem->first_crowd[k + 1];
    for (int c = 0; c < problem->n_crowds; c++) {
        for (int i = 0; i < problem->crowds[c].n_pieces; i++)
            problem->crowds_of[problem->first_crowd[problem->crowds[c].pieces[i] + 1]++] = c;
    }
    return ORK_OK;
}

ork_status orki_series_crowd(orki_problem *problem)
{
    const ork_season *season = problem->season;
    orki_arena arena = {0};
    gathering g = {.problem = problem};
    g.parts = orki_arena_alloc(&arena, (size_t)season->n_blocks, sizeof *g.parts);
    g.blocks = orki_arena_alloc(&arena, (size_t)season->n_blocks, sizeof *g.blocks);
    g.pieces = orki_arena_alloc(&arena, (size_t)problem->n_pieces, sizeof *g.pieces);
    g.plans = orki_arena_alloc(&arena, (size_t)problem->plans.n, sizeof *g.plans);
    bool is_made = g.parts != NULL && g.blocks != NULL && g.pieces != NULL && g.plans != NULL;
    ork_status st = is_made ? ORK_OK : ORK_ERR_MEMORY;
    for (g.group = 0; g.group < season->n_groups && st == ORK_OK && problem->n_free > 0;
         g.group++) {
        list_members(&g);
        for (int day = 0; day < ORKI_N_DAYS && st == ORK_OK && g.n_parts > 0; day++)
            st = crowd_day(&g, day);
    }
    orki_arena_free(&arena);
    return st == ORK_OK ? list_crowds(problem) : st;
}

int64_t orki_series_missing(const orki_problem *problem, int part, int n_placed, int n_doubles)
{
    const orki_part *p = &problem->parts[part];
    int wished = problem->season->series[p->series].n_doubles;
    int64_t points = problem->meeting_cost * (p->n_lessons - n_placed);
    if (wished > n_doubles)
        points += orki_points(wished - n_doubles, problem->season->weights[ORKI_RULE_DOUBLE]);
    return points;
}

int64_t orki_series_worst(const orki_problem *problem)
{
    int64_t points = 0;
    for (int i = 0; i < problem->n_free; i++)
        points += orki_series_missing(problem, problem->free_part[i], 0, 0);
    return points;
}

bool orki_is_taker(const orki_problem *problem, int taker)
{
    const ork_season *season = problem->season;
    return taker >= season->n_teachers || !season->teachers[taker].is_substitute;
}
