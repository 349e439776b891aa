/* Costs are counted from plans and weeks; rooms site by site and day by day. */
#include "solve/answer.h"

#include "plan/clash.h"
#include "solve/series.h"
#include "solve/site_rooms.h"
#include "solve/weeks.h"

#include <string.h>

/* All teachers' pieces by counting: those of teacher t are pieces[first[t]] .. pieces[first[t + 1]
 * - 1]. first has room for n_teachers + 2. */
static void list_pieces(const orki_answer *answer, const orki_problem *problem, int *first,
                        int *pieces)
{
    int mine[ORKI_MAX_BLOCK_LESSONS];
    for (int p = 0; p < problem->n_parts; p++) {
        if (answer->teacher[p] >= 0)
            first[answer->teacher[p] + 2] += orki_answer_part(answer, problem, p, mine);
    }
    for (int t = 0; t < problem->season->n_teachers; t++)
        first[t + 2] += first[t + 1];
    for (int p = 0; p < problem->n_parts; p++) {
        int n = answer->teacher[p] >= 0 ? orki_answer_part(answer, problem, p, mine) : 0;
        for (int i = 0; i < n; i++)
            pieces[first[answer->teacher[p] + 1]++] = mine[i];
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
    size_t n_pieces = (size_t)problem->n_parts + (size_t)problem->n_meets;
    int *pieces = orki_arena_alloc(&arena, n_pieces, sizeof *pieces);
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

/* A series that nobody takes: its meetings without a teacher, its lacks. */
static bool judge_nobody(const orki_answer *answer, const orki_problem *problem, int part,
                         int64_t *cost)
{
    const orki_part *p = &problem->parts[part];
    int pieces[ORKI_MAX_BLOCK_LESSONS], n_placed = 0, n_doubles = 0;
    int n = orki_answer_meets(answer, problem, part, pieces);
    uint32_t days = 0;
    bool is_valid = answer->teacher[part] < 0 || n > 0;
    if (answer->teacher[part] >= 0) /* counted with her week */
        return is_valid;
    for (int i = 0; i < n; i++) {
        const orki_piece *piece = &problem->pieces[pieces[i]];
        is_valid = is_valid && (days >> piece->day & 1) == 0;
        days |= UINT32_C(1) << piece->day;
        n_placed += piece->n_lessons;
        n_doubles += piece->n_lessons == 2;
        *cost += piece->cost + p->unstaffed_cost * piece->n_lessons;
    }
    *cost += orki_series_missing(problem, part, n_placed, n_doubles);
    return is_valid && n_placed <= p->n_lessons &&
           (n == 0 || !problem->season->blocks[p->block].needs_captain);
}

/* (9) */
static bool judge_crowds(const orki_answer *answer, const orki_problem *problem)
{
    bool is_valid = true;
    for (int c = 0; c < problem->n_crowds && is_valid; c++) {
        const orki_crowd *crowd = &problem->crowds[c];
        int n = 0;
        for (int i = 0; i < crowd->n_plans; i++)
            n += answer->plan[problem->plans.at[crowd->plans[i]].block] == crowd->plans[i];
        for (int i = 0; i < crowd->n_pieces; i++) {
            int number = problem->free_of[problem->pieces[crowd->pieces[i]].part];
            for (int m = problem->first_meet[number]; m < problem->first_meet[number + 1]; m++)
                n += answer->meet[m] == crowd->pieces[i];
        }
        is_valid = n <= crowd->most;
    }
    return is_valid;
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
    is_valid = is_valid && judge_crowds(answer, problem);
    for (int i = 0; i < problem->n_free && is_valid; i++)
        is_valid = judge_nobody(answer, problem, problem->free_part[i], cost);
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

/* What is going on at a site on a day. */
typedef struct site_day {
    int n, n_plans;
    orki_sitting *sittings; /* room for all lessons */
    int *plans;             /* plans and pieces, as in cuts */
    int64_t room_cost;      /* points of room-best, each plan and piece alone */
} site_day;

static void add_plan(site_day *s, const orki_problem *problem, int plan)
{
    const orki_plan *p = &problem->plans.at[plan];
    const orki_block *block = &problem->season->blocks[p->block];
    s->plans[s->n_plans++] = plan;
    s->room_cost += p->room_cost;
    for (int i = 0; i < block->n_lessons; i++)
        s->sittings[s->n++] = (orki_sitting){block->lessons[i], p->day, p->start_min[i]};
}

static ork_status add_meets(site_day *s, const orki_answer *answer, const orki_problem *problem,
                            int part, int on_day)
{
    const orki_part *p = &problem->parts[part];
    int pieces[ORKI_MAX_BLOCK_LESSONS], day[ORKI_MAX_BLOCK_LESSONS], start[ORKI_MAX_BLOCK_LESSONS];
    int n = orki_answer_meets(answer, problem, part, pieces);
    for (int i = 0; i < n; i++) {
        if (problem->pieces[pieces[i]].day == on_day)
            s->plans[s->n_plans++] = problem->plans.n + pieces[i];
    }
    orki_answer_meetings(answer, problem, part, day, start);
    for (int i = 0; i < p->n_lessons; i++) {
        if (day[i] != on_day)
            continue;
        orki_sitting sitting = {p->lessons[i], on_day, start[i]};
        int64_t alone = orki_rooms_cheapest(problem->season, &sitting, 1, NULL, NULL);
        if (alone == ORKI_ROOMS_NO_MEMORY)
            return ORK_ERR_MEMORY;
        s->room_cost += alone;
        s->sittings[s->n++] = sitting;
    }
    return ORK_OK;
}

/* All lessons of a site on a day get their rooms; extra points over what each counted alone. */
static ork_status judge_site(orki_answer *answer, const orki_problem *problem, int site, int day,
                             orki_cuts *cuts, int64_t *cost, bool *is_valid)
{
    const ork_season *season = problem->season;
    orki_arena arena = {0};
    size_t n = (size_t)season->n_orchestras;
    site_day s = {.sittings = orki_arena_alloc(&arena, n, sizeof *s.sittings),
                  .plans = orki_arena_alloc(&arena, n, sizeof *s.plans)};
    ork_status st = s.sittings == NULL || s.plans == NULL ? ORK_ERR_MEMORY : ORK_OK;
    int64_t together = 0;
    for (int b = 0; b < season->n_blocks && st == ORK_OK; b++) {
        int plan = answer->plan[b];
        if (problem->site_of_block[b] != site)
            continue;
        if (season->blocks[b].series >= 0)
            st = add_meets(&s, answer, problem, problem->first_part[b], day);
        else if (plan >= 0 && problem->plans.at[plan].day == day)
            add_plan(&s, problem, plan);
    }
    if (st == ORK_OK)
        st = orki_site_rooms(season, s.sittings, s.n, answer->room, &together);
    if (st == ORK_OK && together < 0)
        *is_valid = false;
    else
        *cost += together - s.room_cost;
    if (st == ORK_OK && cuts != NULL && (together < 0 || together > s.room_cost))
        st = add_cut(cuts, s.plans, s.n_plans, together < 0 ? -1 : together - s.room_cost,
                     site * ORKI_N_DAYS + day);
    orki_arena_free(&arena);
    return st;
}

/* Has the block a lesson that day? */
static bool is_on(const orki_answer *answer, const orki_problem *problem, int block, int day)
{
    int pieces[ORKI_MAX_BLOCK_LESSONS];
    bool is_there = false;
    if (problem->season->blocks[block].series < 0)
        return answer->plan[block] >= 0 && problem->plans.at[answer->plan[block]].day == day;
    int n = orki_answer_meets(answer, problem, problem->first_part[block], pieces);
    for (int i = 0; i < n; i++)
        is_there = is_there || problem->pieces[pieces[i]].day == day;
    return is_there;
}

/* Is this the first block of its site with lessons on that day? Each site and day is judged once,
 * there. */
static bool leads_site(const orki_answer *answer, const orki_problem *problem, int block, int day)
{
    if (!is_on(answer, problem, block, day))
        return false;
    for (int b = 0; b < block; b++) {
        if (problem->site_of_block[b] == problem->site_of_block[block] &&
            is_on(answer, problem, b, day))
            return false;
    }
    return true;
}

/* Do lessons of a series and of another block clash by pupils on their way or by shared sets? What
 * crowds (9) do not see is cut off pair by pair. */
static ork_status judge_pair(const orki_answer *answer, const orki_problem *problem,
                             const orki_meeting *pair, orki_cuts *cuts, bool *is_valid)
{
    const ork_season *season = problem->season;
    const int kinds = ORKI_MEET_GROUPS | ORKI_MEET_SETS;
    ork_status st = ORK_OK;
    orki_arena arena = {0};
    site_day s[2] = {{0}, {0}};
    for (int day = 0; day < ORKI_N_DAYS && st == ORK_OK; day++) {
        int blocks[2] = {pair->block, pair->other};
        if (!is_on(answer, problem, blocks[0], day) || !is_on(answer, problem, blocks[1], day))
            continue;
        for (int i = 0; i < 2 && st == ORK_OK; i++) {
            size_t n = (size_t)season->blocks[blocks[i]].n_lessons;
            s[i] = (site_day){.sittings = orki_arena_alloc(&arena, n, sizeof *s[i].sittings),
                              .plans = orki_arena_alloc(&arena, n, sizeof *s[i].plans)};
            if (s[i].sittings == NULL || s[i].plans == NULL)
                st = ORK_ERR_MEMORY;
            else if (season->blocks[blocks[i]].series < 0)
                add_plan(&s[i], problem, answer->plan[blocks[i]]);
            else
                st = add_meets(&s[i], answer, problem, problem->first_part[blocks[i]], day);
        }
        bool clash = false;
        for (int i = 0; st == ORK_OK && i < s[0].n; i++) {
            for (int k = 0; k < s[1].n; k++)
                clash = clash || orki_lessons_clash(season, s[0].sittings[i], s[1].sittings[k],
                                                    pair->kinds & kinds) == ORKI_CLASH;
        }
        *is_valid = *is_valid && !clash;
        int both[2] = {clash ? s[0].plans[0] : -1, clash ? s[1].plans[0] : -1};
        if (clash && cuts != NULL)
            st = add_cut(cuts, both, 2, -1, 0);
    }
    orki_arena_free(&arena);
    return st;
}

static ork_status judge_pairs(const orki_answer *answer, const orki_problem *problem,
                              orki_cuts *cuts, bool *is_valid)
{
    const orki_block *blocks = problem->season->blocks;
    ork_status st = ORK_OK;
    for (int i = 0; i < problem->interplay.n && st == ORK_OK && problem->n_free > 0; i++) {
        const orki_meeting *pair = &problem->interplay.at[i];
        bool has_series = blocks[pair->block].series >= 0 || blocks[pair->other].series >= 0;
        if (has_series && (pair->kinds & (ORKI_MEET_GROUPS | ORKI_MEET_SETS)) != 0)
            st = judge_pair(answer, problem, pair, cuts, is_valid);
    }
    return st;
}

ork_status orki_answer_judge(orki_answer *answer, bool *is_valid, const orki_problem *problem,
                             orki_cuts *cuts)
{
    int64_t cost = 0;
    answer->cost = INT64_MAX;
    ork_status st = judge_teachers(answer, problem, &cost, is_valid);
    *is_valid = *is_valid && judge_blocks(answer, problem, &cost);
    memset(answer->room, -1, (size_t)problem->season->n_sections * sizeof(int));
    if (st == ORK_OK && *is_valid)
        st = judge_pairs(answer, problem, cuts, is_valid);
    for (int b = 0; b < problem->season->n_blocks && st == ORK_OK && *is_valid; b++) {
        for (int day = 0; day < ORKI_N_DAYS && st == ORK_OK && *is_valid; day++) {
            if (leads_site(answer, problem, b, day))
                st = judge_site(answer, problem, problem->site_of_block[b], day, cuts, &cost,
                                is_valid);
        }
    }
    if (st == ORK_OK && *is_valid)
        answer->cost = cost;
    return st;
}
