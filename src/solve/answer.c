/* Costs are counted from plans and weeks; rooms site by site and day by day. */
#include "solve/answer.h"

#include "solve/site_rooms.h"
#include "solve/weeks.h"

#include <string.h>

static size_t int_count(const orki_problem *problem)
{
    return (size_t)problem->season->n_blocks + (size_t)problem->n_parts +
           (size_t)problem->season->n_sections;
}

ork_status orki_answer_make(orki_answer *out, const orki_problem *problem)
{
    *out = (orki_answer){.cost = INT64_MAX};
    int *ints = orki_alloc(int_count(problem), sizeof *ints);
    if (ints == NULL)
        return ORK_ERR_MEMORY;
    memset(ints, -1, int_count(problem) * sizeof *ints);
    out->plan = ints;
    out->teacher = out->plan + problem->season->n_blocks;
    out->room = out->teacher + problem->n_parts;
    return ORK_OK;
}

void orki_answer_copy(orki_answer *to, const orki_answer *from, const orki_problem *problem)
{
    to->cost = from->cost;
    memcpy(to->plan, from->plan, int_count(problem) * sizeof(int));
}

void orki_answer_free(orki_answer *answer)
{
    orki_free(answer->plan);
    *answer = (orki_answer){0};
}

void orki_answer_read(orki_answer *out, const orki_master *master, const orki_pool *pool)
{
    const orki_problem *problem = master->problem;
    memset(out->plan, -1, int_count(problem) * sizeof(int));
    for (int p = 0; p < problem->plans.n; p++) {
        if (master->plan_column[p] >= 0 &&
            orki_lp_whole_value(master->lp, master->plan_column[p]) > 0.5)
            out->plan[problem->plans.at[p].block] = p;
    }
    for (int w = 0; w < master->n_weeks; w++) {
        if (orki_lp_whole_value(master->lp, master->weeks[w].column) <= 0.5)
            continue;
        const orki_week *week = &pool->at[master->weeks[w].week];
        for (int d = 0; d < week->n_duties; d++) {
            const orki_duty *duty = &master->all->at[week->duties[d]];
            for (int i = 0; i < duty->n_pieces; i++) {
                int piece = master->all->pieces[duty->first_piece + i];
                out->teacher[problem->pieces[piece].part] = week->teacher;
            }
        }
    }
}

static int piece_of(const orki_answer *answer, const orki_problem *problem, int part)
{
    int block = problem->parts[part].block;
    return problem->plan_pieces[problem->first_plan_piece[answer->plan[block]] + part -
                                problem->first_part[block]];
}

static bool is_staffed(const orki_answer *answer, const orki_problem *problem, int part)
{
    return answer->teacher[part] >= 0 && answer->plan[problem->parts[part].block] >= 0;
}

int orki_answer_pieces(const orki_answer *answer, const orki_problem *problem, int teacher,
                       int *pieces, int limit)
{
    int n = 0;
    for (int p = 0; p < problem->n_parts; p++) {
        if (answer->teacher[p] != teacher || !is_staffed(answer, problem, p))
            continue;
        if (n < limit)
            pieces[n] = piece_of(answer, problem, p);
        n++;
    }
    return n;
}

/* All teachers' pieces by counting: those of teacher t are pieces[first[t]] .. pieces[first[t + 1]
 * - 1]. first has room for n_teachers + 2. */
static void list_pieces(const orki_answer *answer, const orki_problem *problem, int *first,
                        int *pieces)
{
    for (int p = 0; p < problem->n_parts; p++) {
        if (is_staffed(answer, problem, p))
            first[answer->teacher[p] + 2]++;
    }
    for (int t = 0; t < problem->season->n_teachers; t++)
        first[t + 2] += first[t + 1];
    for (int p = 0; p < problem->n_parts; p++) {
        if (is_staffed(answer, problem, p))
            pieces[first[answer->teacher[p] + 1]++] = piece_of(answer, problem, p);
    }
}

/* Teachers' weeks, fairness. */
static ork_status judge_teachers(const orki_answer *answer, const orki_problem *problem,
                                 int64_t *cost, bool *is_valid)
{
    const ork_season *season = problem->season;
    orki_arena arena = {0};
    int worst = 0;
    int *first = orki_arena_alloc(&arena, (size_t)season->n_teachers + 2, sizeof *first);
    int *pieces = orki_arena_alloc(&arena, (size_t)problem->n_parts, sizeof *pieces);
    ork_status st = first == NULL || pieces == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK)
        list_pieces(answer, problem, first, pieces);
    *is_valid = st == ORK_OK;
    for (int t = 0; t < season->n_teachers && *is_valid; t++) {
        int64_t week;
        int share;
        *is_valid = orki_week_of_pieces(&week, &share, problem, t, pieces + first[t],
                                        first[t + 1] - first[t]);
        *cost += week;
        worst = share > worst ? share : worst;
    }
    *cost += orki_points(worst, season->weights[ORKI_RULE_FAIRNESS]);
    orki_arena_free(&arena);
    return st;
}

/* Tied blocks have one team, all of it or none; a block that needs one has a captain. */
static bool judge_team(const orki_answer *answer, const orki_problem *problem, int block)
{
    const ork_season *season = problem->season;
    bool has_captain = !season->blocks[block].needs_captain;
    for (int p = problem->first_part[block]; p < problem->first_part[block + 1]; p++) {
        int teacher = answer->teacher[p];
        has_captain = has_captain || (teacher >= 0 && season->teachers[teacher].is_captain);
        for (int q = 0; orki_team_size(problem, block) > 1 && q < problem->n_parts; q++) {
            bool is_tied =
                season->blocks[problem->parts[q].block].team == season->blocks[block].team;
            bool is_same_role = problem->parts[q].role == problem->parts[p].role;
            if (is_tied && is_same_role && answer->teacher[q] != teacher)
                return false;
        }
    }
    return has_captain;
}

static bool judge_blocks(const orki_answer *answer, const orki_problem *problem, int64_t *cost)
{
    const ork_season *season = problem->season;
    bool is_valid = true;
    for (int b = 0; b < season->n_blocks && is_valid; b++) {
        int plan = answer->plan[b], cluster = problem->cluster_of_block[b];
        is_valid = (plan >= 0) == (answer->plan[cluster] >= 0);
        if (cluster == b && plan < 0)
            *cost += problem->unplaced_cost[b];
        if (plan < 0)
            continue;
        *cost += problem->plans.at[plan].cost;
        is_valid = is_valid && judge_team(answer, problem, b);
        for (int c = 0; c < b && is_valid; c++)
            is_valid = season->blocks[b].day != season->blocks[c].day || answer->plan[c] < 0 ||
                       problem->plans.at[answer->plan[c]].day == problem->plans.at[plan].day;
        for (int p = problem->first_part[b]; p < problem->first_part[b + 1]; p++)
            *cost += answer->teacher[p] < 0 ? problem->parts[p].unstaffed_cost : 0;
    }
    for (int r = 0; r < problem->n_clash_rows && is_valid; r++) {
        const orki_clash_row *row = &problem->clash_rows[r];
        int other = problem->plans.at[row->others[0]].block;
        if (answer->plan[problem->plans.at[row->plan].block] != row->plan)
            continue;
        for (int i = 0; i < row->n_others; i++)
            is_valid = is_valid && answer->plan[other] != row->others[i];
    }
    return is_valid;
}

static ork_status add_cut(orki_cuts *cuts, const int *plans, int n, int64_t extra, int theta)
{
    int *mine = orki_arena_alloc(&cuts->arena, (size_t)n, sizeof *mine);
    if (mine == NULL ||
        orki_array_reserve(&cuts->at, &cuts->capacity, (size_t)cuts->n + 1, sizeof *cuts->at))
        return ORK_ERR_MEMORY;
    memcpy(mine, plans, (size_t)n * sizeof *mine);
    cuts->at[cuts->n++] = (orki_cut){n, mine, extra, theta};
    return ORK_OK;
}

/* All lessons of a site on a day get their rooms; extra points over the blocks' own count. */
static ork_status judge_site(orki_answer *answer, const orki_problem *problem, int site, int day,
                             orki_cuts *cuts, int64_t *cost, bool *is_valid)
{
    const ork_season *season = problem->season;
    orki_arena arena = {0};
    orki_sitting *sittings =
        orki_arena_alloc(&arena, (size_t)season->n_orchestras, sizeof *sittings);
    int *plans = orki_arena_alloc(&arena, (size_t)season->n_blocks, sizeof *plans);
    ork_status st = sittings == NULL || plans == NULL ? ORK_ERR_MEMORY : ORK_OK;
    int n = 0, n_plans = 0;
    int64_t alone = 0, together = 0;
    for (int b = 0; b < season->n_blocks && st == ORK_OK; b++) {
        int plan = answer->plan[b];
        if (plan < 0 || problem->site_of_block[b] != site || problem->plans.at[plan].day != day)
            continue;
        plans[n_plans++] = plan;
        alone += problem->plans.at[plan].room_cost;
        for (int i = 0; i < season->blocks[b].n_lessons; i++)
            sittings[n++] = (orki_sitting){season->blocks[b].lessons[i], day,
                                           problem->plans.at[plan].start_min[i]};
    }
    if (st == ORK_OK)
        st = orki_site_rooms(season, sittings, n, answer->room, &together);
    if (st == ORK_OK && together < 0)
        *is_valid = false;
    else
        *cost += together - alone;
    if (st == ORK_OK && cuts != NULL && (together < 0 || together > alone))
        st = add_cut(cuts, plans, n_plans, together < 0 ? -1 : together - alone,
                     site * ORKI_N_DAYS + day);
    orki_arena_free(&arena);
    return st;
}

/* Is this the first placed block of its site on its day? Each site and day is judged once, there.
 */
static bool leads_site(const orki_answer *answer, const orki_problem *problem, int block)
{
    const orki_plan *plans = problem->plans.at;
    if (answer->plan[block] < 0)
        return false;
    for (int b = 0; b < block; b++) {
        if (answer->plan[b] >= 0 && problem->site_of_block[b] == problem->site_of_block[block] &&
            plans[answer->plan[b]].day == plans[answer->plan[block]].day)
            return false;
    }
    return true;
}

ork_status orki_answer_judge(orki_answer *answer, bool *is_valid, const orki_problem *problem,
                             orki_cuts *cuts)
{
    int64_t cost = 0;
    answer->cost = INT64_MAX;
    ork_status st = judge_teachers(answer, problem, &cost, is_valid);
    *is_valid = *is_valid && judge_blocks(answer, problem, &cost);
    memset(answer->room, -1, (size_t)problem->season->n_sections * sizeof(int));
    for (int b = 0; b < problem->season->n_blocks && st == ORK_OK && *is_valid; b++) {
        if (leads_site(answer, problem, b))
            st = judge_site(answer, problem, problem->site_of_block[b],
                            problem->plans.at[answer->plan[b]].day, cuts, &cost, is_valid);
    }
    if (st == ORK_OK && *is_valid)
        answer->cost = cost;
    return st;
}

ork_timetable *orki_answer_timetable(const orki_answer *answer, const orki_problem *problem)
{
    const ork_season *season = problem->season;
    ork_timetable *t = orki_timetable_new(season);
    for (int b = 0; b < season->n_blocks && t != NULL; b++) {
        const orki_block *block = &season->blocks[b];
        for (int i = 0; i < block->n_lessons && answer->plan[b] >= 0; i++) {
            const orki_plan *plan = &problem->plans.at[answer->plan[b]];
            int o = block->lessons[i];
            t->day[o] = plan->day;
            t->start_min[o] = plan->start_min[i];
            const orki_orchestra *orchestra = &season->orchestras[o];
            for (int k = 0; k < orchestra->n_sections; k++) {
                int section = orchestra->first_section + k, part = problem->first_part[b];
                while (problem->parts[part].role != season->sections[section].role)
                    part++;
                t->teacher[section] = answer->teacher[part];
                t->room[section] = answer->room[section];
            }
        }
    }
    return t;
}

int64_t orki_answer_surcharge(const orki_answer *answer, const orki_problem *problem)
{
    const ork_season *season = problem->season;
    int64_t unplaced = orki_points(1, season->weights[ORKI_RULE_UNPLACED]);
    int64_t unstaffed = orki_points(1, season->weights[ORKI_RULE_UNSTAFFED]), surcharge = 0;
    for (int b = 0; b < season->n_blocks && problem->is_strict; b++) {
        if (answer->plan[b] < 0)
            surcharge += problem->strict_cost - unplaced * season->blocks[b].n_lessons;
    }
    for (int p = 0; p < problem->n_parts && problem->is_strict; p++) {
        if (answer->teacher[p] < 0 && answer->plan[problem->parts[p].block] >= 0)
            surcharge += problem->strict_cost - unstaffed * problem->parts[p].n_lessons;
    }
    return surcharge;
}
