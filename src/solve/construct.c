/* For a cluster of blocks and a choice of plans, the team is found role by role: the teacher whose
 * week grows least in cost, scarce roles first, a captain when the others have none. A cluster is
 * placed on the cheapest choice; blocks with few teachers and plans come first. */
#include "solve/construct.h"

#include "solve/construct_series.h"

#include <string.h>

enum { SHOW_EVERY = 40 }; /* blocks; the search may end before the last is placed */

/* What a teacher has in the answer so far. */
typedef struct held {
    int n;
    int pieces[ORKI_MAX_WEEK_PIECES];
    int64_t cost;  /* of her week, when it was last counted */
    bool is_stale; /* pieces have changed since */
} held;

typedef struct builder {
    const orki_problem *problem;
    const orki_node *node; /* only its open plans; NULL = all */
    orki_answer *answer;
    held *held;       /* [n_teachers] */
    int64_t *ease;    /* [n_blocks] few ways to place and staff it = hard */
    int *order;       /* [n_blocks] clusters' first blocks, hardest first */
    int *first_clash; /* [n_blocks + 1] into clashes: rows of problem.clash_rows a block is in */
    int *clashes;
    ork_status st;
} builder;

static int piece_at(const orki_problem *problem, int part, int plan)
{
    int block = problem->parts[part].block;
    return problem
        ->plan_pieces[problem->first_plan_piece[plan] + part - problem->first_part[block]];
}

/* Give a part to a teacher, or to nobody (-1). */
static void set_teacher(builder *b, int part, int teacher)
{
    int now = b->answer->teacher[part];
    if (now == teacher)
        return;
    int piece = piece_at(b->problem, part, b->answer->plan[b->problem->parts[part].block]);
    if (now >= 0) {
        held *h = &b->held[now];
        int i = 0;
        while (h->pieces[i] != piece)
            i++;
        h->pieces[i] = h->pieces[--h->n];
        h->is_stale = true;
    }
    if (teacher >= 0) {
        held *h = &b->held[teacher];
        h->pieces[h->n++] = piece;
        h->is_stale = true;
    }
    b->answer->teacher[part] = teacher;
}

/* What the teacher's week costs more with these pieces (some may be hers already), or INT64_MIN
 * when she cannot. */
static int64_t growth(const builder *b, int teacher, const int *extra, int n_extra)
{
    const held *h = &b->held[teacher];
    int pieces[ORKI_MAX_WEEK_PIECES], share, n = h->n;
    int64_t cost;
    memcpy(pieces, h->pieces, (size_t)n * sizeof *pieces);
    for (int i = 0; i < n_extra; i++) {
        bool is_hers = false;
        for (int k = 0; k < h->n; k++)
            is_hers = is_hers || pieces[k] == extra[i];
        if (is_hers)
            continue;
        if (n == ORKI_MAX_WEEK_PIECES)
            return INT64_MIN;
        pieces[n++] = extra[i];
    }
    if (!orki_week_of_pieces(&cost, &share, b->problem, teacher, pieces, n))
        return INT64_MIN;
    return cost - h->cost;
}

/* The parts of one role over all blocks of a team, at the plans chosen: they go to one teacher. */
static int team_pieces(const builder *b, int part, int *pieces, int *parts)
{
    const orki_problem *problem = b->problem;
    int block = problem->parts[part].block, n = 0;
    for (int i = problem->first_team_mate[block]; i < problem->first_team_mate[block + 1]; i++) {
        int mate = problem->team_mates[i];
        for (int p = problem->first_part[mate]; p < problem->first_part[mate + 1]; p++) {
            if (problem->parts[p].role != problem->parts[part].role || b->answer->plan[mate] < 0 ||
                n == ORKI_MAX_WEEK_PIECES)
                continue;
            parts[n] = p;
            pieces[n++] = piece_at(problem, p, b->answer->plan[mate]);
        }
    }
    return n;
}

static bool is_in_team(const builder *b, int teacher, int part)
{
    const orki_problem *problem = b->problem;
    int block = problem->parts[part].block;
    for (int i = problem->first_team_mate[block]; i < problem->first_team_mate[block + 1]; i++) {
        int mate = problem->team_mates[i];
        for (int p = problem->first_part[mate]; p < problem->first_part[mate + 1]; p++) {
            if (b->answer->teacher[p] == teacher &&
                problem->parts[p].role != problem->parts[part].role)
                return true;
        }
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
        set_teacher(b, parts[i], chosen);
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
        set_teacher(b, p, -1);
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
    const orki_plan *plans = problem->plans.at;
    int block = plans[plan].block;
    for (int k = b->first_clash[block]; k < b->first_clash[block + 1]; k++) {
        const orki_clash_row *row = &problem->clash_rows[b->clashes[k]];
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

/* For each block the rows it is in, by counting. first_clash has room for n_blocks + 2. */
static void list_clashes(builder *b)
{
    const orki_problem *problem = b->problem;
    const orki_plan *plans = problem->plans.at;
    for (int pass = 0; pass < 2; pass++) {
        for (int r = 0; r < problem->n_clash_rows; r++) {
            const orki_clash_row *row = &problem->clash_rows[r];
            int blocks[2] = {plans[row->plan].block, plans[row->others[0]].block};
            for (int i = 0; i < 2; i++) {
                if (pass == 0)
                    b->first_clash[blocks[i] + 2]++;
                else
                    b->clashes[b->first_clash[blocks[i] + 1]++] = r;
            }
        }
        for (int k = 0; pass == 0 && k < problem->season->n_blocks; k++)
            b->first_clash[k + 2] += b->first_clash[k + 1];
    }
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
        held *h = &b->held[t];
        int share;
        if (h->is_stale)
            orki_week_of_pieces(&h->cost, &share, b->problem, t, h->pieces, h->n);
        h->is_stale = false;
    }
}

/* The cheapest plan for a block given what is placed (and, for tied days, the day); its cost. */
static int64_t place_block(builder *b, int block, int day, int *plan)
{
    const orki_plans *plans = &b->problem->plans;
    int64_t best = INT64_MAX;
    *plan = -1;
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        if ((day >= 0 && plans->at[p].day != day) || (b->node != NULL && !b->node->plan_open[p]) ||
            clashes(b, p))
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

/* Has the cluster several blocks, or does it share a site with another? Else nothing can go wrong.
 */
static bool meets_others(const orki_problem *problem, int cluster)
{
    int n = 0;
    for (int b = 0; b < problem->season->n_blocks; b++)
        n += problem->cluster_of_block[b] == cluster ||
             problem->site_of_block[b] == problem->site_of_block[cluster];
    return n > 1;
}

/* @return whether it could be placed. */
static bool place_cluster(builder *b, int cluster)
{
    int best_day = -1;
    int64_t best = b->problem->unplaced_cost[cluster];
    bool is_tied = has_tied_days(b->problem, cluster);
    for (int day = is_tied ? 0 : -1; day < (is_tied ? ORKI_N_DAYS : 0); day++) {
        int64_t cost = place_cluster_on(b, cluster, day);
        unplace(b, cluster);
        refresh_weeks(b);
        if (cost < best) {
            best = cost;
            best_day = is_tied ? day : ORKI_N_DAYS;
        }
    }
    if (best_day < 0)
        return false;
    place_cluster_on(b, cluster, is_tied ? best_day : -1);
    bool is_valid = true;
    if (meets_others(b->problem, cluster))
        b->st = orki_answer_judge(b->answer, &is_valid, b->problem, NULL);
    if (!is_valid) /* three blocks compete for rooms, or tied teams differ */
        unplace(b, cluster);
    refresh_weeks(b);
    return is_valid;
}

/* On a plan that the node leaves open, or else on any. */
static void place_anyhow(builder *b, int cluster)
{
    const orki_node *node = b->node;
    if (place_cluster(b, cluster) || node == NULL)
        return;
    b->node = NULL;
    place_cluster(b, cluster);
    b->node = node;
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
    for (int i = 0; i < b->problem->season->n_blocks; i++) {
        b->ease[i] = ease_of(b->problem, i);
        int k = i;
        for (; k > 0 && b->ease[b->order[k - 1]] > b->ease[i]; k--)
            b->order[k] = b->order[k - 1];
        b->order[k] = i;
    }
}

static ork_status open_builder(builder *b, orki_arena *arena)
{
    const ork_season *season = b->problem->season;
    b->held = orki_arena_alloc(arena, (size_t)season->n_teachers, sizeof *b->held);
    b->order = orki_arena_alloc(arena, (size_t)season->n_blocks, sizeof *b->order);
    b->ease = orki_arena_alloc(arena, (size_t)season->n_blocks, sizeof *b->ease);
    b->first_clash = orki_arena_alloc(arena, (size_t)season->n_blocks + 2, sizeof(int));
    b->clashes = orki_arena_alloc(arena, 2 * (size_t)b->problem->n_clash_rows, sizeof(int));
    if (b->held == NULL || b->ease == NULL || b->order == NULL || b->first_clash == NULL ||
        b->clashes == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < season->n_teachers; t++)
        b->held[t].is_stale = true;
    list_clashes(b);
    refresh_weeks(b);
    sort_blocks(b);
    return ORK_OK;
}

/* A rerun goes on from the old timetable: parts of placed blocks that nobody has any more get
 * somebody first. */
static void go_on_from(builder *b, const orki_answer *start)
{
    const orki_problem *problem = b->problem;
    orki_answer_copy(b->answer, start, problem);
    for (int t = 0; t < problem->season->n_teachers; t++) {
        b->held[t].n =
            orki_answer_pieces(start, problem, t, b->held[t].pieces, ORKI_MAX_WEEK_PIECES);
        b->held[t].is_stale = true;
    }
    refresh_weeks(b);
    for (int p = 0; p < problem->n_parts; p++) {
        if (start->plan[problem->parts[p].block] < 0 || b->answer->teacher[p] >= 0)
            continue;
        staff_part(b, p, false);
        refresh_weeks(b);
    }
}

/* Tell of the answer so far. */
static ork_status show(orki_work *work, orki_answer *answer)
{
    bool is_valid;
    ork_status st = orki_answer_judge(answer, &is_valid, work->problem, NULL);
    if (st == ORK_OK && !is_valid)
        st = ORK_ERR_INTERNAL;
    if (st == ORK_OK && answer->cost < work->best.cost) {
        orki_answer_copy(&work->best, answer, work->problem);
        work->is_stopped = !work->on_answer(work->user, &work->best);
    }
    return st;
}

ork_status orki_construct(orki_work *work, const orki_node *node)
{
    const orki_problem *problem = work->problem;
    orki_arena arena = {0};
    orki_answer answer;
    builder b = {.problem = problem, .node = node, .answer = &answer};
    b.st = orki_answer_make(&answer, problem);
    if (b.st == ORK_OK)
        b.st = open_builder(&b, &arena);
    if (b.st == ORK_OK && problem->season->tiers != NULL)
        go_on_from(&b, &work->best);
    for (int i = 0; b.st == ORK_OK && i < problem->season->n_blocks && orki_work_goes_on(work);
         i++) {
        if (answer.plan[b.order[i]] < 0 && problem->season->blocks[b.order[i]].series < 0)
            place_anyhow(&b, problem->cluster_of_block[b.order[i]]);
        if (b.st == ORK_OK && i % SHOW_EVERY == SHOW_EVERY - 1)
            b.st = show(work, &answer);
    }
    if (b.st == ORK_OK && problem->n_free > 0)
        b.st = orki_construct_series(work, &answer);
    if (b.st == ORK_OK)
        b.st = show(work, &answer);
    orki_answer_free(&answer);
    orki_arena_free(&arena);
    return b.st;
}
