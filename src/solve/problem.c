/* Parts from blocks, pieces from plans, clusters from ties, clash rows from plans that exclude each
 * other. Plans come sorted by block and day, so the pieces of a part are found by a short scan. */
#include "solve/problem.h"

#include "model/tiers.h"
#include "plan/clash.h"
#include "solve/series.h"
#include "solve/weeks.h"

#include <string.h>

static ork_status grow(void *items, size_t *capacity, int n, size_t size)
{
    return orki_array_reserve(items, capacity, (size_t)n, size) == 0 ? ORK_OK : ORK_ERR_MEMORY;
}

/* The pins that name a teacher for this part: another teacher must not take it. */
static bool pins_allow(const ork_season *season, int teacher, const orki_part *part)
{
    int team = season->blocks[part->block].team;
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        int block = pin->orchestra >= 0 ? season->orchestras[pin->orchestra].block : pin->block;
        if (pin->teacher >= 0 && pin->teacher != teacher && pin->role == part->role &&
            season->blocks[block].team == team)
            return false;
    }
    return true;
}

/* (M1)  match(t, part) = sum over its lessons of second-choice + continuity + change of teacher */
static int64_t find_match(const orki_problem *problem, int teacher, const orki_part *part)
{
    const ork_season *season = problem->season;
    const orki_teacher *t = &season->teachers[teacher];
    orki_level level = orki_teacher_level(season, teacher, part->role);
    if (level == ORKI_NO_SKILL || t->is_substitute ||
        t->declined[season->blocks[part->block].school] || !pins_allow(season, teacher, part))
        return ORKI_NO_MATCH;
    int64_t points = 0;
    int n = part->series >= 0 ? 1 : part->n_lessons; /* meetings are alike */
    if (part->series >= 0 && season->blocks[part->block].needs_captain && !t->is_captain)
        return ORKI_NO_MATCH;
    for (int i = 0; i < n; i++) {
        int section = orki_section_of(season, part->lessons[i], part->role);
        int last = season->sections[section].last_teacher;
        if (!orki_tiers_allow_teacher(season, section, teacher))
            return ORKI_NO_MATCH;
        if (last >= 0 && last != teacher)
            points += orki_points(1, season->weights[ORKI_RULE_CONTINUITY]);
        if (level == ORKI_SECOND_CHOICE)
            points += orki_points(1, season->weights[ORKI_RULE_SECOND_CHOICE]);
        points += orki_tiers_teacher(season, section, teacher);
    }
    return points;
}

int orki_day_leader(const orki_problem *problem, int block)
{
    return problem->day_mates[problem->first_day_mate[block]];
}

int orki_team_size(const orki_problem *problem, int block)
{
    return problem->first_team_mate[block + 1] - problem->first_team_mate[block];
}

/* For each block the blocks with its team number (or day number). */
static ork_status list_mates(orki_problem *problem, bool by_team, int **first_mate, int **mates)
{
    const ork_season *season = problem->season;
    size_t capacity = 0;
    int n = 0, *list = NULL;
    ork_status st = ORK_OK;
    *first_mate = orki_arena_alloc(&problem->arena, (size_t)season->n_blocks + 1, sizeof(int));
    if (*first_mate == NULL)
        return ORK_ERR_MEMORY;
    for (int b = 0; b < season->n_blocks && st == ORK_OK; b++) {
        (*first_mate)[b] = n;
        for (int c = 0; c < season->n_blocks && st == ORK_OK; c++) {
            const orki_block *x = &season->blocks[b], *y = &season->blocks[c];
            if (by_team ? x->team != y->team : x->day != y->day)
                continue;
            st = grow(&list, &capacity, n + 1, sizeof *list);
            if (st == ORK_OK)
                list[n++] = c;
        }
    }
    (*first_mate)[season->n_blocks] = n;
    *mates = orki_arena_alloc(&problem->arena, (size_t)n, sizeof(int));
    if (*mates == NULL)
        st = ORK_ERR_MEMORY;
    else if (n > 0)
        memcpy(*mates, list, (size_t)n * sizeof *list);
    orki_free(list);
    return st;
}

static int find_part(const orki_problem *problem, int first, int role)
{
    int i = first;
    while (i < problem->n_parts && problem->parts[i].role != role)
        i++;
    return i;
}

static ork_status add_block_parts(orki_problem *problem, int block, size_t *capacity)
{
    const ork_season *season = problem->season;
    const orki_block *b = &season->blocks[block];
    int first = problem->n_parts;
    for (int i = 0; i < b->n_lessons; i++) {
        const orki_orchestra *o = &season->orchestras[b->lessons[i]];
        for (int k = 0; k < o->n_sections; k++) {
            int role = season->sections[o->first_section + k].role;
            int part = find_part(problem, first, role);
            if (part == problem->n_parts) {
                if (grow(&problem->parts, capacity, part + 1, sizeof *problem->parts) != ORK_OK)
                    return ORK_ERR_MEMORY;
                int *lessons = orki_arena_alloc(&problem->arena, (size_t)b->n_lessons, sizeof(int));
                if (lessons == NULL)
                    return ORK_ERR_MEMORY;
                problem->parts[part] = (orki_part){
                    .block = block, .role = role, .lessons = lessons, .series = b->series};
                problem->n_parts++;
            }
            orki_part *p = &problem->parts[part];
            int *lessons = NULL;
            memcpy(&lessons, &p->lessons, sizeof lessons); /* ours until the part is complete */
            lessons[p->n_lessons++] = b->lessons[i];
        }
    }
    return ORK_OK;
}

static ork_status build_parts(orki_problem *problem)
{
    const ork_season *season = problem->season;
    size_t capacity = 0;
    problem->first_part =
        orki_arena_alloc(&problem->arena, (size_t)season->n_blocks + 1, sizeof(int));
    if (problem->first_part == NULL)
        return ORK_ERR_MEMORY;
    for (int b = 0; b < season->n_blocks; b++) {
        problem->first_part[b] = problem->n_parts;
        if (add_block_parts(problem, b, &capacity) != ORK_OK)
            return ORK_ERR_MEMORY;
    }
    problem->first_part[season->n_blocks] = problem->n_parts;
    if (orki_series_number(problem) != ORK_OK)
        return ORK_ERR_MEMORY;
    int64_t unstaffed = orki_points(1, season->weights[ORKI_RULE_UNSTAFFED]);
    size_t n_pairs = (size_t)problem->n_parts * (size_t)season->n_teachers;
    problem->match = orki_arena_alloc(&problem->arena, n_pairs, sizeof *problem->match);
    if (problem->match == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < problem->n_parts; i++) {
        orki_part *part = &problem->parts[i];
        part->unstaffed_cost = unstaffed * (part->series >= 0 ? 1 : part->n_lessons);
        for (int k = 0; k < part->n_lessons && season->tiers != NULL; k++)
            part->unstaffed_cost += orki_tiers_teacher(
                season, orki_section_of(season, part->lessons[k], part->role), -1);
        for (int t = 0; t < season->n_teachers; t++)
            problem->match[(size_t)t * (size_t)problem->n_parts + (size_t)i] =
                find_match(problem, t, part);
    }
    return ORK_OK;
}

int64_t orki_problem_match(const orki_problem *problem, int teacher, int part)
{
    return problem->match[(size_t)teacher * (size_t)problem->n_parts + (size_t)part];
}

/* The piece of a part at the times of a plan, as a candidate on the arena. */
static ork_status make_piece(orki_piece *out, orki_problem *problem, int part,
                             const orki_plan *plan)
{
    const ork_season *season = problem->season;
    const orki_part *p = &problem->parts[part];
    const orki_block *block = &season->blocks[p->block];
    int *start_min = orki_arena_alloc(&problem->arena, (size_t)p->n_lessons, sizeof(int));
    int *lesson = orki_arena_alloc(&problem->arena, (size_t)p->n_lessons, sizeof(int));
    if (start_min == NULL || lesson == NULL)
        return ORK_ERR_MEMORY;
    *out = (orki_piece){.part = part,
                        .day = plan->day,
                        .n_lessons = p->n_lessons,
                        .start_min = start_min,
                        .lesson = lesson,
                        .from_min = INT32_MAX};
    int n = 0;
    for (int i = 0; i < block->n_lessons; i++) {
        int o = block->lessons[i], at = plan->start_min[i], k = n;
        if (orki_section_of(season, o, p->role) < 0)
            continue;
        for (; k > 0 && start_min[k - 1] > at; k--) {
            start_min[k] = start_min[k - 1];
            lesson[k] = lesson[k - 1];
        }
        start_min[k] = at;
        lesson[k] = o;
        n++;
        int end = at + season->orchestras[o].lesson_min;
        out->from_min = at < out->from_min ? at : out->from_min;
        out->to_min = end > out->to_min ? end : out->to_min;
        out->teach_min += season->orchestras[o].lesson_min;
    }
    return ORK_OK;
}

/* Two pieces are one to a teacher when they have the same intervals and changeovers. */
static bool is_same_piece(const orki_problem *problem, const orki_piece *a, const orki_piece *b)
{
    const ork_season *season = problem->season;
    if (a->day != b->day)
        return false;
    for (int i = 0; i < a->n_lessons; i++) {
        const orki_orchestra *x = &season->orchestras[a->lesson[i]];
        const orki_orchestra *y = &season->orchestras[b->lesson[i]];
        if (a->start_min[i] != b->start_min[i] || x->lesson_min != y->lesson_min ||
            season->programmes[x->programme].changeover_min !=
                season->programmes[y->programme].changeover_min)
            return false;
    }
    return true;
}

static ork_status add_part_pieces(orki_problem *problem, int part, size_t *capacity)
{
    orki_part *p = &problem->parts[part];
    int first_plan = problem->plans.first[p->block];
    int past_plan = problem->plans.first[p->block + 1];
    p->first_piece = problem->n_pieces;
    for (int plan = first_plan; plan < past_plan && orki_watch_goes_on(problem->watch); plan++) {
        orki_piece piece;
        if (make_piece(&piece, problem, part, &problem->plans.at[plan]) != ORK_OK)
            return ORK_ERR_MEMORY;
        int same = p->first_piece;
        while (same < problem->n_pieces && !is_same_piece(problem, &problem->pieces[same], &piece))
            same++;
        if (same == problem->n_pieces) {
            if (grow(&problem->pieces, capacity, same + 1, sizeof piece) != ORK_OK)
                return ORK_ERR_MEMORY;
            problem->pieces[problem->n_pieces++] = piece;
        }
        int place = problem->first_plan_piece[plan] + part - problem->first_part[p->block];
        problem->plan_pieces[place] = same;
    }
    p->n_pieces = problem->n_pieces - p->first_piece;
    return ORK_OK;
}

static ork_status build_pieces(orki_problem *problem)
{
    const orki_plans *plans = &problem->plans;
    problem->first_plan_piece = orki_arena_alloc(&problem->arena, (size_t)plans->n, sizeof(int));
    if (problem->first_plan_piece == NULL)
        return ORK_ERR_MEMORY;
    size_t n = 0;
    for (int p = 0; p < plans->n; p++) {
        int block = plans->at[p].block;
        problem->first_plan_piece[p] = (int)n;
        n += (size_t)(problem->first_part[block + 1] - problem->first_part[block]);
        if (n > INT32_MAX / 2)
            return ORK_ERR_TOO_LARGE;
    }
    problem->plan_pieces = orki_arena_alloc(&problem->arena, n, sizeof(int));
    if (problem->plan_pieces == NULL)
        return ORK_ERR_MEMORY;
    size_t capacity = 0;
    for (int part = 0; part < problem->n_parts; part++) {
        bool is_series = problem->parts[part].series >= 0;
        if ((is_series ? orki_series_add_pieces(problem, part, &capacity)
                       : add_part_pieces(problem, part, &capacity)) != ORK_OK)
            return ORK_ERR_MEMORY;
    }
    return ORK_OK;
}

/* Give two blocks one number: everything that had b's number gets a's. */
static void unite(int *number, int n, int a, int b)
{
    int from = number[b], to = number[a];
    for (int i = 0; i < n; i++) {
        if (number[i] == from)
            number[i] = to;
    }
}

/* Clusters: ties of team and day. Sites: blocks that meet. */
static ork_status build_clusters(orki_problem *problem)
{
    const ork_season *season = problem->season;
    int n = season->n_blocks;
    int *cluster = orki_arena_alloc(&problem->arena, (size_t)n, sizeof *cluster);
    int *site = orki_arena_alloc(&problem->arena, (size_t)n, sizeof *site);
    problem->unplaced_cost = orki_arena_alloc(&problem->arena, (size_t)n, sizeof(int64_t));
    if (cluster == NULL || site == NULL || problem->unplaced_cost == NULL)
        return ORK_ERR_MEMORY;
    for (int b = 0; b < n; b++)
        cluster[b] = site[b] = b;
    for (int b = 0; b < n; b++) {
        for (int c = 0; c < b; c++) {
            if (season->blocks[b].team == season->blocks[c].team ||
                season->blocks[b].day == season->blocks[c].day)
                unite(cluster, n, c, b);
        }
    }
    for (int i = 0; i < problem->interplay.n; i++)
        unite(site, n, problem->interplay.at[i].block, problem->interplay.at[i].other);
    int64_t unplaced = orki_points(1, season->weights[ORKI_RULE_UNPLACED]);
    for (int b = 0; b < n; b++) {
        if (season->blocks[b].series < 0) /* a series' weeks pay for its meetings */
            problem->unplaced_cost[cluster[b]] += unplaced * season->blocks[b].n_lessons;
        for (int i = 0; i < season->blocks[b].n_lessons; i++)
            problem->unplaced_cost[cluster[b]] +=
                orki_tiers_unplaced(season, season->blocks[b].lessons[i]);
    }
    problem->meeting_cost = unplaced;
    problem->n_clusters = n; /* numbers are those of a member block; the others cost nothing */
    problem->cluster_of_block = cluster;
    problem->site_of_block = site;
    return ORK_OK;
}

/* More than the timetable in which nothing is placed. */
static void price_forbidden(orki_problem *problem)
{
    problem->forbidden_cost = 1 + orki_series_worst(problem);
    for (int c = 0; c < problem->n_clusters; c++)
        problem->forbidden_cost += problem->unplaced_cost[c];
    for (int t = 0; t < problem->season->n_teachers; t++)
        problem->forbidden_cost += orki_week_hours_cost(problem->season, t, 0);
}

void orki_problem_forbid_lacks(orki_problem *problem, int64_t worst)
{
    problem->strict_cost = worst + 1;
    for (int p = 0; p < problem->n_parts; p++)
        problem->parts[p].unstaffed_cost = problem->strict_cost;
    for (int c = 0; c < problem->n_clusters; c++)
        problem->unplaced_cost[c] = 0;
    for (int b = 0; b < problem->season->n_blocks; b++)
        problem->unplaced_cost[problem->cluster_of_block[b]] +=
            problem->season->blocks[b].series < 0 ? problem->strict_cost : 0;
    problem->meeting_cost = problem->strict_cost;
    price_forbidden(problem);
}

static ork_status add_clash_row(orki_problem *problem, int plan, const orki_meeting *meeting,
                                size_t *capacity)
{
    const orki_plans *plans = &problem->plans;
    int first = plans->first[meeting->other], past = plans->first[meeting->other + 1], n = 0;
    int *others = NULL;
    for (int q = first; q < past; q++) {
        orki_clash clash =
            orki_plans_clash(problem->season, &plans->at[plan], &plans->at[q], meeting->kinds);
        if (clash == ORKI_CLASH_NO_MEMORY)
            return ORK_ERR_MEMORY;
        if (clash == ORKI_NO_CLASH)
            continue;
        if (others == NULL)
            others = orki_arena_alloc(&problem->arena, (size_t)(past - first), sizeof *others);
        if (others == NULL)
            return ORK_ERR_MEMORY;
        others[n++] = q;
    }
    if (n == 0)
        return ORK_OK;
    int row = problem->n_clash_rows;
    if (grow(&problem->clash_rows, capacity, row + 1, sizeof *problem->clash_rows) != ORK_OK)
        return ORK_ERR_MEMORY;
    problem->clash_rows[problem->n_clash_rows++] = (orki_clash_row){plan, n, others};
    return ORK_OK;
}

static ork_status build_clash_rows(orki_problem *problem)
{
    const orki_plans *plans = &problem->plans;
    size_t capacity = 0;
    ork_status st = ORK_OK;
    for (int i = 0; i < problem->interplay.n; i++) {
        const orki_meeting *meeting = &problem->interplay.at[i];
        int past = plans->first[meeting->block + 1];
        for (int p = plans->first[meeting->block];
             p < past && st == ORK_OK && orki_watch_goes_on(problem->watch); p++)
            st = add_clash_row(problem, p, meeting, &capacity);
    }
    return st;
}

ork_status orki_problem_build(orki_problem *out, const ork_season *season, bool is_strict,
                              const orki_watch *watch)
{
    *out = (orki_problem){.season = season, .watch = watch, .is_strict = is_strict};
    ork_status st = orki_interplay_find(&out->interplay, season);
    if (st == ORK_OK)
        st = orki_plans_list(&out->plans, season, &out->interplay, watch);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        st = list_mates(out, true, &out->first_team_mate, &out->team_mates);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        st = list_mates(out, false, &out->first_day_mate, &out->day_mates);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        st = build_parts(out);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        st = build_pieces(out);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        st = build_clusters(out);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        st = build_clash_rows(out);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        st = orki_series_crowd(out);
    if (st == ORK_OK && orki_watch_goes_on(watch))
        price_forbidden(out);
    return st;
}

void orki_problem_free(orki_problem *problem)
{
    orki_interplay_free(&problem->interplay);
    orki_plans_free(&problem->plans);
    orki_free(problem->parts);
    orki_free(problem->pieces);
    orki_free(problem->clash_rows);
    orki_free(problem->crowds);
    orki_arena_free(&problem->arena);
    *problem = (orki_problem){0};
}
