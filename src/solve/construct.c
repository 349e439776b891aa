/* For a cluster of blocks and a choice of plans, the team is found role by role: the teacher whose
 * week grows least in cost, scarce roles first, a captain when the others have none. A cluster is
 * placed on the cheapest choice; blocks with few teachers and plans come first. */
#include "solve/construct.h"

#include "solve/weeks.h"

#include <string.h>

typedef struct builder {
    const orki_problem *problem;
    orki_answer *answer;
    ork_status st;
    int64_t *week_cost; /* [n_teachers] of the answer so far */
    int *order;         /* [n_blocks] clusters' first blocks, hardest first */
} builder;

static int piece_at(const orki_problem *problem, int part, int plan)
{
    int block = problem->parts[part].block;
    return problem
        ->plan_pieces[problem->first_plan_piece[plan] + part - problem->first_part[block]];
}

/* What the teacher's week costs more with these pieces (some may be hers already), or INT64_MIN
 * when she cannot. */
static int64_t growth(const builder *b, int teacher, const int *extra, int n_extra)
{
    int pieces[ORKI_MAX_WEEK_PIECES], share;
    int64_t cost;
    int n = orki_answer_pieces(b->answer, b->problem, teacher, pieces, ORKI_MAX_WEEK_PIECES);
    int n_now = n;
    for (int i = 0; i < n_extra; i++) {
        bool is_hers = false;
        for (int k = 0; k < n_now; k++)
            is_hers = is_hers || pieces[k] == extra[i];
        if (is_hers)
            continue;
        if (n == ORKI_MAX_WEEK_PIECES)
            return INT64_MIN;
        pieces[n++] = extra[i];
    }
    if (!orki_week_of_pieces(&cost, &share, b->problem, teacher, pieces, n))
        return INT64_MIN;
    return cost - b->week_cost[teacher];
}

/* The parts of one role over all blocks of a team, at the plans chosen: they go to one teacher. */
static int team_pieces(const builder *b, int part, int *pieces, int *parts)
{
    const orki_problem *problem = b->problem;
    const ork_season *season = problem->season;
    int team = season->blocks[problem->parts[part].block].team, n = 0;
    for (int p = 0; p < problem->n_parts; p++) {
        int block = problem->parts[p].block;
        if (season->blocks[block].team != team ||
            problem->parts[p].role != problem->parts[part].role || b->answer->plan[block] < 0 ||
            n == ORKI_MAX_WEEK_PIECES)
            continue;
        parts[n] = p;
        pieces[n++] = piece_at(problem, p, b->answer->plan[block]);
    }
    return n;
}

static bool is_in_team(const builder *b, int teacher, int part)
{
    const ork_season *season = b->problem->season;
    int team = season->blocks[b->problem->parts[part].block].team;
    for (int p = 0; p < b->problem->n_parts; p++) {
        if (b->answer->teacher[p] == teacher &&
            season->blocks[b->problem->parts[p].block].team == team &&
            b->problem->parts[p].role != b->problem->parts[part].role)
            return true;
    }
    return false;
}

/* Give the part (and its tied ones) to the teacher that costs least, or leave it; points added. */
static int64_t staff_part(builder *b, int part, bool must_be_captain)
{
    const orki_problem *problem = b->problem;
    int pieces[ORKI_MAX_WEEK_PIECES], parts[ORKI_MAX_WEEK_PIECES];
    int n = team_pieces(b, part, pieces, parts), chosen = -1, tied = -1;
    int64_t least = 0;
    for (int i = 0; i < n; i++) {
        least += problem->parts[parts[i]].unstaffed_cost;
        tied = b->answer->teacher[parts[i]] >= 0 ? b->answer->teacher[parts[i]] : tied;
    }
    if (must_be_captain)
        least = INT64_MAX;
    for (int t = 0; t < problem->season->n_teachers; t++) {
        if ((tied >= 0 && t != tied) || orki_problem_match(problem, t, part) == ORKI_NO_MATCH ||
            (must_be_captain && !problem->season->teachers[t].is_captain) || is_in_team(b, t, part))
            continue;
        int64_t cost = growth(b, t, pieces, n);
        if (cost != INT64_MIN && cost < least) {
            least = cost;
            chosen = t;
        }
    }
    for (int i = 0; i < n && chosen >= 0; i++)
        b->answer->teacher[parts[i]] = chosen;
    return least;
}

static bool has_captain(const builder *b, int block)
{
    for (int p = b->problem->first_part[block]; p < b->problem->first_part[block + 1]; p++) {
        int t = b->answer->teacher[p];
        if (t >= 0 && b->problem->season->teachers[t].is_captain)
            return true;
    }
    return false;
}

static void clear_block(builder *b, int block)
{
    for (int p = b->problem->first_part[block]; p < b->problem->first_part[block + 1]; p++)
        b->answer->teacher[p] = -1;
}

/* Staff a block whose plan is set; INT64_MAX when a captain is needed and none can come. When the
 * cheapest team has no captain, each role in turn is given to one first, and the cheapest kept. */
static int64_t staff_block(builder *b, int block)
{
    const orki_problem *problem = b->problem;
    int first = problem->first_part[block], past = problem->first_part[block + 1];
    int64_t best = INT64_MAX, cost = 0;
    for (int p = first; p < past; p++)
        cost += b->answer->teacher[p] < 0 ? staff_part(b, p, false) : 0;
    if (!problem->season->blocks[block].needs_captain || has_captain(b, block))
        return cost;
    int best_role = -1;
    for (int lead = first; lead < past; lead++) {
        clear_block(b, block);
        cost = staff_part(b, lead, true);
        for (int p = first; p < past && cost != INT64_MAX; p++)
            cost += p == lead || b->answer->teacher[p] >= 0 ? 0 : staff_part(b, p, false);
        if (cost < best) {
            best = cost;
            best_role = lead;
        }
    }
    clear_block(b, block);
    if (best_role < 0)
        return INT64_MAX;
    cost = staff_part(b, best_role, true);
    for (int p = first; p < past; p++)
        cost += p == best_role || b->answer->teacher[p] >= 0 ? 0 : staff_part(b, p, false);
    return cost;
}

/* Does a plan clash with what is placed, by the pair rows? */
static bool clashes(const builder *b, int plan)
{
    const orki_problem *problem = b->problem;
    for (int r = 0; r < problem->n_clash_rows; r++) {
        const orki_clash_row *row = &problem->clash_rows[r];
        const orki_plan *plans = problem->plans.at;
        int chosen = b->answer->plan[plans[row->plan].block];
        int other = b->answer->plan[plans[row->others[0]].block];
        for (int i = 0; i < row->n_others; i++) {
            if ((row->plan == plan && row->others[i] == other) ||
                (row->others[i] == plan && row->plan == chosen))
                return true;
        }
    }
    return false;
}

static void unplace(builder *b, int cluster)
{
    for (int block = 0; block < b->problem->season->n_blocks; block++) {
        if (b->problem->cluster_of_block[block] == cluster) {
            clear_block(b, block);
            b->answer->plan[block] = -1;
        }
    }
}

static void refresh_weeks(builder *b)
{
    for (int t = 0; t < b->problem->season->n_teachers; t++) {
        int pieces[ORKI_MAX_WEEK_PIECES], share;
        int n = orki_answer_pieces(b->answer, b->problem, t, pieces, ORKI_MAX_WEEK_PIECES);
        orki_week_of_pieces(&b->week_cost[t], &share, b->problem, t, pieces, n);
    }
}

/* The cheapest plan for a block given what is placed (and, for tied days, the day); its cost. */
static int64_t place_block(builder *b, int block, int day, int *plan)
{
    const orki_plans *plans = &b->problem->plans;
    int64_t best = INT64_MAX;
    *plan = -1;
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        if (*plan >= 0 && !orki_watch_goes_on(b->problem->watch))
            break;
        if ((day >= 0 && plans->at[p].day != day) || clashes(b, p))
            continue;
        clear_block(b, block);
        b->answer->plan[block] = p;
        int64_t cost = staff_block(b, block);
        if (cost != INT64_MAX && cost + plans->at[p].cost < best) {
            best = cost + plans->at[p].cost;
            *plan = p;
        }
    }
    clear_block(b, block);
    b->answer->plan[block] = -1;
    return best;
}

/* Place all blocks of a cluster: with tied days, every day is tried; INT64_MAX when it fails. */
static int64_t place_cluster_on(builder *b, int cluster, int day)
{
    const ork_season *season = b->problem->season;
    int64_t cost = 0;
    for (int block = 0; block < season->n_blocks; block++) {
        if (b->problem->cluster_of_block[block] != cluster)
            continue;
        int plan;
        int64_t more = place_block(b, block, day, &plan);
        if (more == INT64_MAX)
            return INT64_MAX;
        b->answer->plan[block] = plan;
        staff_block(b, block);
        refresh_weeks(b);
        cost += more;
    }
    return cost;
}

static bool has_tied_days(const orki_problem *problem, int cluster)
{
    const ork_season *season = problem->season;
    for (int b = 0; b < season->n_blocks; b++) {
        for (int c = 0; c < b; c++) {
            if (problem->cluster_of_block[b] == cluster &&
                season->blocks[b].day == season->blocks[c].day)
                return true;
        }
    }
    return false;
}

static void place_cluster(builder *b, int cluster)
{
    int best_day = -1;
    int64_t best = b->problem->unplaced_cost[cluster];
    bool is_tied = has_tied_days(b->problem, cluster);
    for (int day = is_tied ? 0 : -1; day < (is_tied ? ORKI_N_DAYS : 0); day++) {
        if (best_day >= 0 && !orki_watch_goes_on(b->problem->watch))
            break;
        int64_t cost = place_cluster_on(b, cluster, day);
        unplace(b, cluster);
        refresh_weeks(b);
        if (cost < best) {
            best = cost;
            best_day = is_tied ? day : ORKI_N_DAYS;
        }
    }
    if (best_day < 0)
        return;
    place_cluster_on(b, cluster, is_tied ? best_day : -1);
    bool is_valid = false;
    b->st = orki_answer_judge(b->answer, &is_valid, b->problem, NULL);
    if (!is_valid) /* three blocks compete for rooms, or tied teams differ */
        unplace(b, cluster);
    refresh_weeks(b);
}

/* How many ways there are to staff a block: few = hard. */
static int64_t ease_of(const orki_problem *problem, int block)
{
    int64_t ways = problem->plans.first[block + 1] - problem->plans.first[block];
    int64_t scarcest = problem->season->n_teachers;
    for (int p = problem->first_part[block]; p < problem->first_part[block + 1]; p++) {
        int64_t n = 0;
        for (int t = 0; t < problem->season->n_teachers; t++)
            n += orki_problem_match(problem, t, p) != ORKI_NO_MATCH;
        scarcest = n < scarcest ? n : scarcest;
    }
    return ways * scarcest;
}

static void sort_blocks(builder *b)
{
    const orki_problem *problem = b->problem;
    for (int i = 0; i < problem->season->n_blocks; i++) {
        int64_t ease = ease_of(problem, i);
        int k = i;
        for (; k > 0 && ease_of(problem, b->order[k - 1]) > ease; k--)
            b->order[k] = b->order[k - 1];
        b->order[k] = i;
    }
}

ork_status orki_construct(orki_answer *answer, const orki_problem *problem)
{
    const ork_season *season = problem->season;
    orki_arena arena = {0};
    builder b = {.problem = problem, .answer = answer};
    b.week_cost = orki_arena_alloc(&arena, (size_t)season->n_teachers, sizeof *b.week_cost);
    b.order = orki_arena_alloc(&arena, (size_t)season->n_blocks, sizeof *b.order);
    ork_status st = b.week_cost == NULL || b.order == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK) {
        for (int block = 0; block < season->n_blocks; block++)
            answer->plan[block] = -1;
        for (int p = 0; p < problem->n_parts; p++)
            answer->teacher[p] = -1;
        refresh_weeks(&b);
        sort_blocks(&b);
        for (int i = 0; i < season->n_blocks && b.st == ORK_OK; i++) {
            int cluster = problem->cluster_of_block[b.order[i]];
            if (answer->plan[b.order[i]] < 0)
                place_cluster(&b, cluster);
        }
        bool is_valid;
        st = b.st == ORK_OK ? orki_answer_judge(answer, &is_valid, problem, NULL) : b.st;
        if (st == ORK_OK && !is_valid)
            st = ORK_ERR_INTERNAL;
    }
    orki_arena_free(&arena);
    return st;
}
