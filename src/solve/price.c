/* Depth-first search over the days, most promising day first, with a bound at every step
 * (solve/price_lines.h).
 *
 * Before the search, a duty is dropped when leaving it out of any week is at least as good, when
 * another duty of its class (solve/price.h) has less reduced cost, and when no week with it can be
 * better than those known. The candidates of a day are sorted, so that the first one that the
 * bound rules out rules out the rest. */
#include "solve/price_lines.h"

#include "solve/series_price.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_STEPS = 400000 }; /* a longer search gives a weaker, still valid bound */

typedef struct candidate {
    const orki_open_duty *open;
    int64_t rc;
    uint64_t blocks;
    int teach_min;
} candidate;

typedef struct search {
    orki_pricer *pricer;
    const orki_duals *duals;
    int teacher, keep;
    const orki_teacher *t;
    int n_days;                 /* days that have candidates */
    int day[ORKI_N_DAYS];       /* in order of search */
    int n[ORKI_N_DAYS];         /* candidates of each searched day */
    candidate *at[ORKI_N_DAYS]; /* sorted by rc when the search begins */
    orki_lines lines;
    uint64_t reach[ORKI_N_DAYS + 1]; /* tied parts that some duty of the days from d on has */
    int chosen[ORKI_N_DAYS];         /* duty of each weekday, -1 = none */
    int n_chosen;
    int64_t steps, cut_bound; /* cut_bound: least bound among what was given up */
    orki_priced *out;         /* keep the cheapest, or ... */
    orki_pool *pool;          /* ... keep all with rc <= most */
    int64_t most;
    int n_found, limit;
    ork_status st;
} search;

static int64_t fairness_of(const search *s, int share_min)
{
    const ork_season *season = s->pricer->problem->season;
    return s->duals->fair[s->teacher] * season->weights[ORKI_RULE_FAIRNESS] * share_min;
}

static int64_t duals_of(const orki_problem *problem, const orki_duties *all, const orki_duty *duty,
                        const orki_duals *duals, bool is_captain)
{
    int64_t sum = 0;
    for (int i = 0; i < duty->n_pieces; i++) {
        int piece = all->pieces[duty->first_piece + i];
        sum += duals->piece[piece];
        int block = problem->parts[problem->pieces[piece].part].block;
        if (is_captain)
            sum += duals->captain[block * ORKI_N_DAYS + duty->day];
    }
    return sum * (ORKI_COST_SCALE / ORKI_DUAL_SCALE);
}

/* The same for the duty of a search. */
static int64_t open_duals_of(const search *s, const orki_duty *duty)
{
    const orki_pricer *pricer = s->pricer;
    const int *pieces = pricer->all->pieces + duty->first_piece;
    int64_t sum = 0;
    for (int i = 0; i < duty->n_pieces; i++)
        sum += s->duals->piece[pieces[i]];
    for (int i = 0; i < duty->n_pieces && s->t->is_captain; i++)
        sum += s->duals->captain[pricer->captain_of[pieces[i]]];
    return sum * (ORKI_COST_SCALE / ORKI_DUAL_SCALE);
}

int64_t orki_reduced_cost(const orki_problem *problem, const orki_duties *all,
                          const orki_week *week, const orki_duals *duals)
{
    const ork_season *season = problem->season;
    bool is_teacher = week->teacher < season->n_teachers;
    bool is_captain = is_teacher && season->teachers[week->teacher].is_captain;
    int64_t rc = week->cost * ORKI_COST_SCALE;
    if (is_teacher)
        rc += duals->fair[week->teacher] * season->weights[ORKI_RULE_FAIRNESS] * week->share_min;
    for (int i = 0; i < week->n_duties; i++)
        rc -= duals_of(problem, all, &all->at[week->duties[i]], duals, is_captain);
    int covered[ORKI_MAX_WEEK_PIECES];
    int n = orki_week_covers(problem, all, week, covered);
    for (int i = 0; i < n; i++)
        rc -= duals->cover[covered[i]] * (ORKI_COST_SCALE / ORKI_DUAL_SCALE);
    return rc;
}

/* For each meeting of a series that much is taken off in advance: E(j) >= -a j for j > 0 meetings,
 * where E(j) = missing(j) - cover dual is what the week pays for the series in all. */
static int64_t reward_of(const search *s, int part)
{
    const orki_problem *problem = s->pricer->problem;
    int64_t cover = s->duals->cover[problem->free_of[part]], reward = 0;
    int n = problem->parts[part].n_lessons;
    for (int j = 1; j <= n; j++) {
        int64_t gain = cover * (ORKI_COST_SCALE / ORKI_DUAL_SCALE) -
                       problem->meeting_cost * (n - j) * ORKI_COST_SCALE;
        int64_t each = gain > 0 ? (gain + j - 1) / j : 0;
        reward = each > reward ? each : reward;
    }
    return reward;
}

static int64_t rewards_of(const search *s, const orki_duty *duty)
{
    const orki_problem *problem = s->pricer->problem;
    int64_t sum = 0;
    for (int i = 0; i < duty->n_pieces && problem->n_free > 0; i++) {
        const orki_piece *piece = &problem->pieces[s->pricer->all->pieces[duty->first_piece + i]];
        if (problem->parts[piece->part].series >= 0)
            sum += reward_of(s, piece->part) * piece->n_lessons;
    }
    return sum;
}

static int compare_rc(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->rc != y->rc)
        return x->rc < y->rc ? -1 : 1;
    return (x->open > y->open) - (x->open < y->open);
}

/* Can the duty lower the cost of any week it is in? Otherwise it need not be looked at. */
static bool is_useful(const search *s, const orki_open_duty *open, int teach_min, int64_t rc)
{
    return rc < -s->lines.slope[0] * teach_min + ORKI_COST_SCALE || open->is_tied;
}

/* The candidates of each day, the cheapest of every class (all when every week counts). */
static void collect(search *s, candidate *room, int *best)
{
    orki_pricer *pricer = s->pricer;
    int day = -1, d = -1, first = pricer->first[s->teacher];
    for (int i = first; i < pricer->first[s->teacher + 1]; i++) {
        const orki_open_duty *open = &pricer->open[i];
        const orki_duty *duty = &pricer->all->at[open->duty];
        int64_t rc = duty->cost * ORKI_COST_SCALE + fairness_of(s, duty->share_min) -
                     open_duals_of(s, duty) - (open->is_tied ? rewards_of(s, duty) : 0);
        if (s->pool == NULL && !is_useful(s, open, duty->teach_min, rc))
            continue;
        if (open->day != day) {
            day = open->day;
            s->day[++d] = day;
            s->n[d] = 0;
            s->at[d] = room;
        }
        candidate mine = {open, rc, open->blocks, duty->teach_min};
        int *known = &best[open->class]; /* place + 1 on its day */
        if (s->pool == NULL && *known > 0) {
            if (rc < s->at[d][*known - 1].rc)
                s->at[d][*known - 1] = mine;
            continue;
        }
        *room++ = mine;
        *known = ++s->n[d];
    }
    s->n_days = d + 1;
}

/* Of each day the cheapest candidate goes to the front. */
static void find_cheapest(search *s)
{
    for (int d = 0; d < s->n_days; d++) {
        int least = 0;
        for (int i = 1; i < s->n[d]; i++) {
            if (compare_rc(&s->at[d][i], &s->at[d][least]) < 0)
                least = i;
        }
        candidate first = s->at[d][0];
        s->at[d][0] = s->at[d][least];
        s->at[d][least] = first;
    }
}

/* The most negative day first. */
static void order_days(search *s)
{
    for (int i = 1; i < s->n_days; i++) {
        for (int k = i; k > 0 && s->at[k][0].rc < s->at[k - 1][0].rc; k--) {
            candidate *at = s->at[k];
            int n = s->n[k], day = s->day[k];
            s->at[k] = s->at[k - 1];
            s->n[k] = s->n[k - 1];
            s->day[k] = s->day[k - 1];
            s->at[k - 1] = at;
            s->n[k - 1] = n;
            s->day[k - 1] = day;
        }
    }
}

static void bound_days(search *s)
{
    int64_t best = 0;
    for (int d = 0; d < s->n_days; d++) {
        for (int i = 0; i < s->n[d]; i++) {
            int64_t gain = -s->at[d][i].rc / s->at[d][i].teach_min;
            best = gain > best ? gain : best;
        }
    }
    orki_lines_limit(&s->lines, best);
    for (int d = 0; d < s->n_days; d++) {
        for (int i = 0; i < s->n[d]; i++)
            orki_lines_note(&s->lines, d, s->at[d][i].rc, s->at[d][i].teach_min);
    }
    orki_lines_close(&s->lines, s->n_days);
}

static void bound_ties(search *s)
{
    s->reach[s->n_days] = 0;
    for (int d = s->n_days - 1; d >= 0; d--) {
        s->reach[d] = s->reach[d + 1];
        for (int i = 0; i < s->n[d]; i++)
            s->reach[d] |= s->at[d][i].open->tie.done;
    }
}

static int64_t threshold(const search *s)
{
    if (s->pool != NULL)
        return s->most + 1;
    return s->out->n_weeks < s->keep ? INT64_MAX : s->out->reduced[s->keep - 1];
}

static bool is_kept(const orki_priced *out, const orki_week *week, int64_t rc)
{
    int i = 0;
    while (i < out->n_weeks && (out->reduced[i] != rc || out->weeks[i].n_duties != week->n_duties ||
                                memcmp(out->weeks[i].duties, week->duties,
                                       (size_t)week->n_duties * sizeof *week->duties) != 0))
        i++;
    return i < out->n_weeks;
}

static void keep_best(const search *s, const orki_week *week, int64_t rc)
{
    orki_priced *out = s->out;
    if (is_kept(out, week, rc))
        return;
    int i = out->n_weeks < s->keep ? out->n_weeks++ : s->keep - 1;
    for (; i > 0 && out->reduced[i - 1] > rc; i--) {
        out->reduced[i] = out->reduced[i - 1];
        out->weeks[i] = out->weeks[i - 1];
    }
    out->reduced[i] = rc;
    out->weeks[i] = *week;
}

static void keep_week(search *s, int64_t rc, int teach_min)
{
    int duties[ORKI_N_DAYS], n = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if (s->chosen[d] >= 0)
            duties[n++] = s->chosen[d];
    }
    const orki_pricer *pricer = s->pricer;
    rc += orki_week_hours_cost(pricer->problem->season, s->teacher, teach_min) * ORKI_COST_SCALE;
    orki_week week;
    if (rc >= threshold(s) ||
        !orki_week_judge(&week, pricer->problem, pricer->all, s->teacher, duties, n))
        return;
    rc = orki_reduced_cost(pricer->problem, pricer->all, &week, s->duals); /* series, extra-day */
    if (rc >= threshold(s))
        return;
    if (s->pool == NULL) {
        keep_best(s, &week, rc);
        return;
    }
    int index;
    s->st = orki_pool_add(s->pool, &week, &index);
    if (++s->n_found > s->limit && s->st == ORK_OK)
        s->st = ORK_ERR_TOO_LARGE;
}

/* Does the duty share a block with what is chosen? The bits say no, or yes when they are exact. */
static bool meets_chosen(const search *s, const candidate *c, uint64_t blocks)
{
    const orki_pricer *pricer = s->pricer;
    if ((c->blocks & blocks) == 0 || pricer->is_apart[s->teacher])
        return (c->blocks & blocks) != 0;
    const orki_duty *x = &pricer->all->at[c->open->duty];
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        const orki_duty *y = s->chosen[d] < 0 ? NULL : &pricer->all->at[s->chosen[d]];
        for (int i = 0; y != NULL && i < x->n_pieces; i++) {
            int a = pricer->captain_of[pricer->all->pieces[x->first_piece + i]] / ORKI_N_DAYS;
            bool is_series = pricer->problem->season->blocks[a].series >= 0;
            for (int k = 0; k < y->n_pieces && !is_series; k++) {
                if (pricer->captain_of[pricer->all->pieces[y->first_piece + k]] / ORKI_N_DAYS == a)
                    return true;
            }
        }
    }
    return false;
}

/* Tied parts begun must be completed by the days from d on. */
static bool can_complete(const search *s, int d, orki_tie_mask tie)
{
    return (tie.group & ~tie.done & ~s->reach[d]) == 0;
}

/* What is chosen when the days before d are decided. */
typedef struct so_far {
    int64_t rc;
    int teach_min;
    uint64_t blocks;
    orki_tie_mask tie;
} so_far;

static void visit(search *s, int d, const so_far *now);

/* The candidates of day d one by one, cheapest first, until no later one can be in a week that
 * counts. */
static void take_one(search *s, int d, const so_far *now)
{
    int day = s->day[d];
    int64_t least = orki_lines_bound_taking(&s->lines, d, s->n_chosen, now->rc, now->teach_min);
    for (int i = 0; i < s->n[d] && least + s->at[d][i].rc < threshold(s); i++) {
        const candidate *c = &s->at[d][i];
        const orki_tie_mask *tie = &c->open->tie;
        if (now->teach_min + c->teach_min > s->t->max_week_min ||
            (now->tie.rival & tie->done) != 0 || meets_chosen(s, c, now->blocks))
            continue;
        so_far next = {
            now->rc + c->rc,
            now->teach_min + c->teach_min,
            now->blocks | c->blocks,
            {now->tie.done | tie->done, now->tie.group | tie->group, now->tie.rival | tie->rival}};
        s->chosen[day] = c->open->duty;
        s->n_chosen++;
        visit(s, d + 1, &next);
        s->n_chosen--;
        s->chosen[day] = -1;
    }
}

static void visit(search *s, int d, const so_far *now)
{
    s->steps++;
    if (!can_complete(s, d, now->tie))
        return;
    int64_t bound = orki_lines_bound(&s->lines, d, s->n_chosen, now->rc, now->teach_min);
    if (s->st != ORK_OK || bound >= threshold(s))
        return;
    if (s->steps > MAX_STEPS) {
        s->cut_bound = bound < s->cut_bound ? bound : s->cut_bound;
        return;
    }
    if (d == s->n_days) {
        keep_week(s, now->rc, now->teach_min);
        return;
    }
    if (s->n_chosen < s->t->max_days)
        take_one(s, d, now);
    visit(s, d + 1, now);
}

/* The weeks of the last call are a good start: fewer of the others need be looked at. */
static void recall(search *s)
{
    orki_pricer *pricer = s->pricer;
    const orki_week *last = &pricer->last[(size_t)s->teacher * ORKI_PRICE_KEEP];
    for (int i = 0; i < pricer->n_last[s->teacher] && s->pool == NULL; i++) {
        int64_t rc = orki_reduced_cost(pricer->problem, pricer->all, &last[i], s->duals);
        if (rc < threshold(s))
            keep_best(s, &last[i], rc);
    }
}

static void remember(search *s)
{
    orki_pricer *pricer = s->pricer;
    if (s->pool != NULL)
        return;
    pricer->n_last[s->teacher] = s->out->n_weeks;
    for (int i = 0; i < s->out->n_weeks; i++)
        pricer->last[s->teacher * ORKI_PRICE_KEEP + i] = s->out->weeks[i];
}

/* Drop what cannot be in a week that counts; sort the rest. */
static void sift(search *s)
{
    for (int d = 0; d < s->n_days; d++) {
        int n = 0;
        for (int i = 0; i < s->n[d]; i++) {
            const candidate *c = &s->at[d][i];
            if (orki_lines_bound_with(&s->lines, d, c->rc, c->teach_min) < threshold(s))
                s->at[d][n++] = *c;
        }
        s->n[d] = n;
        qsort(s->at[d], (size_t)n, sizeof *s->at[d], compare_rc);
    }
}

static ork_status run(search *s)
{
    orki_pricer *pricer = s->pricer;
    s->t = &pricer->problem->season->teachers[s->teacher];
    s->cut_bound = INT64_MAX;
    memset(s->chosen, -1, sizeof s->chosen);
    size_t n = (size_t)(pricer->first[s->teacher + 1] - pricer->first[s->teacher]);
    candidate *room = orki_alloc(n, sizeof *room);
    int *best = orki_alloc(n, sizeof *best);
    if (room == NULL || best == NULL)
        s->st = ORK_ERR_MEMORY;
    if (s->st == ORK_OK) {
        orki_lines_draw(&s->lines, pricer->problem->season, s->teacher);
        collect(s, room, best);
        find_cheapest(s);
        order_days(s);
        bound_days(s);
        recall(s);
        sift(s);
        bound_ties(s);
        so_far nothing = {0};
        visit(s, 0, &nothing);
        remember(s);
    }
    orki_free(room);
    orki_free(best);
    return s->st;
}

ork_status orki_price(orki_priced *out, orki_pricer *pricer, int teacher, const orki_duals *duals,
                      int keep)
{
    if (pricer->series[teacher] != NULL)
        return orki_series_price(out, pricer, teacher, duals, keep);
    *out = (orki_priced){0};
    search s = {.pricer = pricer, .duals = duals, .teacher = teacher, .keep = keep, .out = out};
    ork_status st = run(&s);
    out->steps = s.steps + (pricer->first[teacher + 1] - pricer->first[teacher]);
    out->least = s.cut_bound;
    if (out->n_weeks > 0 && out->reduced[0] < s.cut_bound)
        out->least = out->reduced[0];
    if (st != ORK_OK)
        out->least = 0; /* no bound: nobody may use it, but it may be added */
    return st;
}

ork_status orki_price_all(orki_pool *pool, int *n_found, orki_pricer *pricer, int teacher,
                          const orki_duals *duals, int64_t most, int limit)
{
    if (pricer->series[teacher] != NULL)
        return orki_series_price_all(pool, n_found, pricer, teacher, duals, most, limit);
    search s = {.pricer = pricer,
                .duals = duals,
                .teacher = teacher,
                .pool = pool,
                .most = most,
                .limit = limit};
    ork_status st = run(&s);
    *n_found = s.n_found;
    return st == ORK_OK && s.cut_bound != INT64_MAX ? ORK_ERR_TOO_LARGE : st;
}
