/* Phases. The whole's own task, the climb to its bound, is handed out first, as it takes longest.
 */
#include "solve/divide.h"

#include "base/clock.h"
#include "solve/crew.h"
#include "solve/region.h"

enum {
    WORK_PER_PART = 80, /* of a region's allowance in the first phase */
    MOST_DOUBLINGS = 3, /* of the allowance, one a phase */
    PUT_TOGETHER_EVERY_S = 2
};

typedef struct division {
    orki_search *whole;
    orki_regions regions;
    orki_region *at;   /* [regions.n] */
    bool *is_busy;     /* [regions.n] */
    orki_effort *told; /* [regions.n] counted in the whole's effort */
    int64_t *told_nodes;
    int phase;
    bool is_climb_due, has_new_duals;
    orki_answer answer;  /* put together */
    double put_s;        /* when it was last */
    int64_t bound;       /* that the whole had when the kept duals came */
    orki_own_duals kept; /* of the whole's best bound */
} division;

bool orki_divide_pays(const orki_search *search)
{
    return search->problem.n_parts > ORKI_REGION_PARTS * 3 / 2 && search->season->n_series == 0 &&
           search->season->tiers == NULL;
}

static ork_status open_regions(division *d, int most_parts)
{
    orki_search *whole = d->whole;
    ork_status st = orki_regions_find(&d->regions, &whole->problem, &whole->best, most_parts);
    size_t n = (size_t)d->regions.n;
    if (st == ORK_OK)
        st = orki_answer_make(&d->answer, &whole->problem);
    d->at = orki_alloc(n, sizeof *d->at);
    d->is_busy = orki_alloc(n, sizeof *d->is_busy);
    d->told = orki_alloc(n, sizeof *d->told);
    d->told_nodes = orki_alloc(n, sizeof *d->told_nodes);
    if (st == ORK_OK &&
        (d->at == NULL || d->is_busy == NULL || d->told == NULL || d->told_nodes == NULL))
        st = ORK_ERR_MEMORY;
    for (int r = 0; r < d->regions.n && st == ORK_OK && !orki_search_is_over(whole); r++)
        st = orki_region_open(&d->at[r], whole, &d->regions, r);
    return st;
}

static void close_regions(division *d)
{
    for (int r = 0; r < d->regions.n && d->at != NULL; r++)
        orki_region_close(&d->at[r]);
    orki_free(d->at);
    orki_free(d->is_busy);
    orki_free(d->told);
    orki_free(d->told_nodes);
    orki_answer_free(&d->answer);
    orki_regions_free(&d->regions);
}

/* The regions' answers as one; it counts when it is better. */
static void put_together(division *d)
{
    bool is_valid = false;
    orki_search *whole = d->whole;
    orki_answer_copy(&d->answer, &whole->best, &whole->problem);
    for (int r = 0; r < d->regions.n; r++) {
        const orki_search *s = &d->at[r].search;
        const orki_answer *best =
            s->slots[0].answer.cost < s->best.cost ? &s->slots[0].answer : &s->best;
        if (!s->is_constructed && s->slots[0].answer.cost == INT64_MAX)
            return;
        orki_region_put_answer(&d->at[r], best, &d->answer);
    }
    ork_status st = orki_answer_judge(&d->answer, &is_valid, &whole->problem, NULL);
    if (st == ORK_OK && !is_valid)
        st = ORK_ERR_INTERNAL; /* regions share nothing that a rule is about */
    if (st == ORK_OK)
        orki_search_offer(whole, &d->answer);
    else
        whole->st = st;
    d->put_s = orki_clock_s();
}

/* The regions' duals as duals of the whole; false when not every region has some. */
static bool put_duals_together(division *d)
{
    orki_search *whole = d->whole;
    ork_status st = ORK_OK;
    bool is_whole = true;
    for (int r = 0; r < d->regions.n; r++)
        is_whole = is_whole && d->at[r].search.has_duals;
    for (int r = 0; r < d->regions.n && is_whole && st == ORK_OK; r++)
        st = orki_region_put_cuts(&d->at[r], &whole->cuts);
    if (is_whole && st == ORK_OK) {
        orki_arena_free(&whole->duals.arena);
        st = orki_duals_make(&whole->duals.at, &whole->problem, whole->cuts.n, &whole->duals.arena);
    }
    for (int r = 0; r < d->regions.n && is_whole && st == ORK_OK; r++)
        orki_region_put_duals(&d->at[r], &whole->duals.at);
    whole->st = whole->st == ORK_OK ? st : whole->st;
    whole->has_duals = whole->has_duals || (is_whole && st == ORK_OK);
    return is_whole && st == ORK_OK;
}

/* A region that failed keeps its answer; what is no fault of workers is a fault of the whole. */
static bool can_work(division *d, int r)
{
    orki_search *s = &d->at[r].search;
    if (s->st != ORK_OK && s->st != ORK_ERR_BACKEND)
        d->whole->st = s->st;
    return s->st == ORK_OK && !d->is_busy[r] && !orki_search_is_finished(s);
}

/* The climb if it is due, else the region that has worked the smallest share of its allowance. */
static orki_slot *next_task(void *user)
{
    division *d = user;
    if (d->is_climb_due) {
        d->is_climb_due = false;
        return orki_search_choose_climb(d->whole);
    }
    int best = -1;
    double least = 0;
    for (int r = 0; r < d->regions.n; r++) {
        const orki_search *s = &d->at[r].search;
        double share = (double)s->effort.work / (double)d->at[r].n_parts;
        if (can_work(d, r) && (best < 0 || share < least)) {
            best = r;
            least = share;
        }
    }
    if (best < 0)
        return NULL;
    d->is_busy[best] = true;
    orki_search_choose(&d->at[best].search);
    return &d->at[best].search.slots[0];
}

static void count_effort(division *d, int r)
{
    const orki_search *s = &d->at[r].search;
    orki_effort *all = &d->whole->effort, *told = &d->told[r];
    all->work += s->effort.work - told->work;
    all->pivots += s->effort.pivots - told->pivots;
    all->columns += s->effort.columns - told->columns;
    d->whole->n_nodes += s->n_nodes - d->told_nodes[r];
    *told = s->effort;
    d->told_nodes[r] = s->n_nodes;
}

static void end_task(void *user, orki_slot *slot)
{
    division *d = user;
    d->has_new_duals = d->has_new_duals || (slot->search != d->whole && slot->has_duals);
    orki_search_merge(slot->search);
    if (slot->search == d->whole && d->whole->root_bound > d->bound) {
        ork_status st = orki_own_duals_take(&d->kept, &d->whole->duals.at, &d->whole->problem);
        d->bound = d->whole->root_bound;
        d->whole->st = d->whole->st == ORK_OK ? st : d->whole->st;
    }
    for (int r = 0; r < d->regions.n; r++) {
        if (slot->search == &d->at[r].search) {
            d->is_busy[r] = false;
            count_effort(d, r);
        }
    }
    if (orki_clock_s() - d->put_s >= PUT_TOGETHER_EVERY_S)
        put_together(d);
}

/* What each region may work in all by the end of the phase; with a limit, its share of the rest. */
static bool give_allowances(division *d)
{
    orki_search *whole = d->whole;
    int doublings = d->phase < MOST_DOUBLINGS ? d->phase : MOST_DOUBLINGS;
    int64_t left =
        whole->options.work < 0 ? INT64_MAX / 1024 : whole->options.work - whole->effort.work;
    bool is_some = false;
    for (int r = 0; r < d->regions.n; r++) {
        orki_search *s = &d->at[r].search;
        int64_t share = left / whole->problem.n_parts * d->at[r].n_parts;
        int64_t wish = (int64_t)WORK_PER_PART * d->at[r].n_parts << doublings;
        s->options.work = s->effort.work + (wish < share ? wish : share);
        is_some = is_some || can_work(d, r);
    }
    return is_some;
}

/* Where no teacher could work in two regions, what the regions have proven adds up but for the
 * rounding of fairness: n shares of it are rounded up by at most 0.5 each, the whole down by at
 * most 0.49. */
static void add_bounds(division *d)
{
    orki_search *whole = d->whole;
    bool is_fair = whole->season->weights[ORKI_RULE_FAIRNESS] > 0;
    int64_t sum = is_fair ? -((50 * (int64_t)d->regions.n + 49) / 100) : 0;
    if (!d->regions.is_exact || whole->problem.is_strict)
        return;
    for (int r = 0; r < d->regions.n; r++)
        sum += orki_search_bound(&d->at[r].search);
    orki_search_raise(whole, sum);
}

static bool goes_on(void *user)
{
    const division *d = user;
    return orki_search_goes_on(d->whole);
}

static ork_status run_phase(division *d)
{
    orki_crew crew = {.n_workers = d->whole->options.threads,
                      .in_process = d->whole->options.in_process,
                      .next = next_task,
                      .done = end_task,
                      .goes_on = goes_on,
                      .user = d};
    d->is_climb_due = d->has_new_duals && put_duals_together(d);
    d->has_new_duals = false;
    ork_status st = orki_crew_run(&crew);
    put_together(d);
    add_bounds(d);
    d->phase++;
    return st;
}

static ork_status keep_best_duals(division *d)
{
    orki_search *whole = d->whole;
    ork_status st = orki_kept_duals_add(&whole->kept, &d->kept.at, &whole->problem);
    return st == ORK_OK ? orki_own_duals_take(&whole->duals, &d->kept.at, &whole->problem) : st;
}

ork_status orki_divide(orki_search *search, int most_parts)
{
    division d = {.whole = search};
    search->is_divided = true;
    ork_status st = open_regions(&d, most_parts);
    while (st == ORK_OK && search->st == ORK_OK && !orki_search_is_finished(search) &&
           (give_allowances(&d) || d.has_new_duals))
        st = run_phase(&d);
    if (st == ORK_OK && search->st == ORK_OK && d.bound > 0)
        st = keep_best_duals(&d);
    orki_arena_free(&d.kept.arena);
    close_regions(&d);
    return search->st == ORK_OK ? st : search->st;
}
