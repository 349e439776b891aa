/* solve/price and solve/bound on random seasons under random duals: the cheapest week against every
 * week, all weeks below a limit against every week, and the bound against the optimum. */
#include "base/random.h"

#include "ork_test.h"
#include "solve/bound.h"
#include "solve/exchange.h"
#include "solve/series.h"
#include "solve/thin.h"
#include "test_world.h"

enum { N_SEASONS = 60, N_DUALS = 6, MAX_DAYS = 3000 };

static void open_world(test_world *w, uint64_t seed)
{
    test_world_of_season(w, seed);
    test_world_price(w);
    w->random = orki_random_start(seed, 77);
}

static void draw_duals(test_world *w, int most)
{
    for (int c = 0; c < w->problem.n_crowds; c++)
        w->duals.crowd[c] = orki_random_below(&w->random, most * 1000);
    for (int i = 0; i < w->problem.n_free; i++)
        w->duals.cover[i] = orki_random_below(&w->random, 20 * most * 1000) - most * 1000;
    for (int k = 0; k < w->problem.n_pieces; k++)
        w->duals.piece[k] = orki_random_below(&w->random, most * 1000) - most * 100;
    for (int i = 0; i < w->season->n_blocks * ORKI_N_DAYS; i++)
        w->duals.captain[i] = orki_random_below(&w->random, 50000);
    for (int t = 0; t < w->season->n_teachers; t++)
        w->duals.fair[t] = orki_random_below(&w->random, 500);
    orki_duals_clip(&w->duals, &w->problem, &w->node, &w->cuts);
}

/* All duties of a taker, also of one whose duties are not listed. */
typedef struct days {
    int n;
    int at[MAX_DAYS];
} days;

static bool is_open_to(const test_world *w, int taker, int part)
{
    return taker < w->season->n_teachers
               ? orki_problem_match(&w->problem, taker, part) != ORKI_NO_MATCH
               : w->problem.free_part[taker - w->season->n_teachers] == part;
}

/* Go on from a day of n pieces with every later piece. */
static void book_days(test_world *w, days *all, int taker, int *pieces, int n)
{
    for (int k = 0; k < w->problem.n_pieces && n < ORKI_MAX_DUTY_PIECES; k++) {
        const orki_piece *piece = &w->problem.pieces[k];
        const orki_piece *last = n > 0 ? &w->problem.pieces[pieces[n - 1]] : NULL;
        bool is_double = false;
        for (int i = 0; i < n; i++)
            is_double = is_double || w->problem.pieces[pieces[i]].part == piece->part;
        if (!is_open_to(w, taker, piece->part) || is_double ||
            (last != NULL && (piece->day != last->day || piece->from_min < last->to_min)))
            continue;
        pieces[n] = k;
        int duty = orki_duties_book(&w->all, &w->problem, taker, pieces, n + 1);
        if (duty >= 0) {
            CU_ASSERT_TRUE_FATAL(all->n < MAX_DAYS);
            all->at[all->n++] = duty;
        }
        book_days(w, all, taker, pieces, n + 1); /* a later gap can still give a break */
    }
}

static void list_days(test_world *w, days *all, int taker)
{
    int pieces[ORKI_MAX_DUTY_PIECES];
    all->n = 0;
    if (w->all.is_booked[taker]) {
        book_days(w, all, taker, pieces, 0);
        return;
    }
    CU_ASSERT_TRUE_FATAL(w->all.first[taker + 1] - w->all.first[taker] <= MAX_DAYS);
    for (int d = w->all.first[taker]; d < w->all.first[taker + 1]; d++)
        all->at[all->n++] = d;
}

/* Every combination of at most one duty a day, judged; the least reduced cost and how many are at
 * most `most`. */
static void try_weeks(test_world *w, const days *all, int teacher, int day, int *duties, int n,
                      int64_t most, int64_t *least, int *n_below)
{
    if (day == ORKI_N_DAYS) {
        orki_week week;
        if (!orki_week_judge(&week, &w->problem, &w->all, teacher, duties, n))
            return;
        int64_t rc = orki_reduced_cost(&w->problem, &w->all, &week, &w->duals);
        *least = rc < *least ? rc : *least;
        *n_below += rc <= most;
        return;
    }
    try_weeks(w, all, teacher, day + 1, duties, n, most, least, n_below);
    for (int i = 0; i < all->n; i++) {
        if (w->all.at[all->at[i]].day != day)
            continue;
        duties[n] = all->at[i];
        try_weeks(w, all, teacher, day + 1, duties, n + 1, most, least, n_below);
    }
}

static int64_t compare_with_all(uint64_t first, int n_duals, int *n_booked)
{
    int64_t n_weeks = 0;
    uint64_t end = first + (uint64_t)ork_slice(N_SEASONS);
    for (uint64_t seed = first; seed < end; seed++) {
        test_world w;
        open_world(&w, seed);
        for (int round = 0; round < n_duals; round++) {
            draw_duals(&w, round % 2 == 0 ? 60 : 600);
            for (int t = 0; t < w.problem.n_takers; t++) {
                if (!orki_is_taker(&w.problem, t))
                    continue;
                static days all;
                int duties[ORKI_N_DAYS], n_below = 0, n_listed = 0;
                list_days(&w, &all, t);
                *n_booked += w.all.is_booked[t] && t < w.season->n_teachers;
                int64_t least = INT64_MAX;
                orki_priced priced;
                orki_pool pool = {0};
                ORK_EQUAL_INT(
                    orki_price(&priced, &w.pricer, t, &w.duals, 1 + round % ORKI_PRICE_KEEP),
                    ORK_OK);
                int64_t most = priced.least + 500 * ORKI_COST_SCALE;
                try_weeks(&w, &all, t, 0, duties, 0, most, &least, &n_below);
                least = t >= w.season->n_teachers && least > 0 ? 0 : least;
                ORK_EQUAL_INT(priced.least, least);
                for (int i = 0; i < priced.n_weeks; i++)
                    ORK_EQUAL_INT(priced.reduced[i], orki_reduced_cost(&w.problem, &w.all,
                                                                       &priced.weeks[i], &w.duals));
                ORK_EQUAL_INT(
                    orki_price_all(&pool, &n_listed, &w.pricer, t, &w.duals, most, 1000000),
                    ORK_OK);
                ORK_EQUAL_INT(pool.n, n_below);
                n_weeks += n_below;
                orki_pool_free(&pool);
            }
        }
        test_world_close(&w);
    }
    return n_weeks;
}

static void test_price__is_exact(void)
{
    int n_booked = 0;
    ORK_TRUE(compare_with_all(1, N_DUALS, &n_booked) > 3000);
    ORK_EQUAL_INT(n_booked, 0);
}

static void test_price__is_exact_with_series(void)
{
    int n_booked = 0;
    ORK_TRUE(compare_with_all(RANDOM_SERIES_SEED + 1, N_DUALS, &n_booked) > 1000);
    ORK_TRUE(n_booked > ork_slice(N_SEASONS) / 3);
}

static void bound_seasons(uint64_t first)
{
    uint64_t end = first + (uint64_t)ork_slice(N_SEASONS);
    for (uint64_t seed = first; seed < end; seed++) {
        test_world w;
        open_world(&w, seed);
        for (int round = 0; round < 4 * N_DUALS; round++) {
            draw_duals(&w, 20 + 30 * round);
            orki_arena scratch = {0};
            int64_t units =
                orki_bound_of_plans(&w.problem, &w.node, &w.cuts, &w.duals, NULL, NULL, &scratch);
            for (int t = 0; t < w.problem.n_takers; t++) {
                orki_priced priced;
                if (!orki_is_taker(&w.problem, t))
                    continue;
                ORK_EQUAL_INT(
                    orki_price(&priced, &w.pricer, t, &w.duals, 1 + round % ORKI_PRICE_KEEP),
                    ORK_OK);
                units += priced.least;
            }
            ORK_TRUE(orki_bound_points(units) <= w.best.cost);
            orki_arena_free(&scratch);
        }
        test_world_close(&w);
    }
}

static void test_bound__is_never_above_the_optimum(void)
{
    bound_seasons(1);
    bound_seasons(RANDOM_SERIES_SEED + 1);
}

/* A worker's weeks are passed over when there is no room for their days; nonsense is refused. */
static void test_weeks__are_passed_over_when_the_book_is_full(void)
{
    test_world w;
    orki_pool pool = {0};
    open_world(&w, RANDOM_SERIES_SEED + 1);
    CU_ASSERT_TRUE_FATAL(w.problem.n_free > 0 && w.all.book != NULL);
    const orki_part *part = &w.problem.parts[w.problem.free_part[0]];
    int capacity = w.all.book->capacity;
    int week[] = {w.season->n_teachers, 1, 1, part->first_piece};
    int nonsense[] = {w.season->n_teachers, 1, 1, w.problem.n_pieces};
    w.all.book->capacity = 0;
    ORK_TRUE(orki_read_weeks(&pool, &w.problem, &w.all, week, sizeof week));
    ORK_EQUAL_INT(pool.n, 0);
    w.all.book->capacity = capacity;
    ORK_TRUE(!orki_read_weeks(&pool, &w.problem, &w.all, nonsense, sizeof nonsense));
    ORK_EQUAL_INT(pool.n, 0);
    ORK_TRUE(orki_read_weeks(&pool, &w.problem, &w.all, week, sizeof week));
    ORK_EQUAL_INT(pool.n, 1);
    orki_pool_free(&pool);
    test_world_close(&w);
}

/* Days that cannot be booked make no week, and no bound that is too high. */
static void test_price__stays_a_bound_when_the_book_is_full(void)
{
    int n_fewer = 0;
    uint64_t last = RANDOM_SERIES_SEED + (uint64_t)ork_slice(N_SEASONS);
    for (uint64_t seed = RANDOM_SERIES_SEED + 1; seed <= last; seed++) {
        test_world w;
        open_world(&w, seed);
        draw_duals(&w, 300);
        for (int t = 0; t < w.problem.n_takers && w.all.book != NULL; t++) {
            orki_priced full, priced;
            int capacity = w.all.book->capacity;
            if (!orki_is_taker(&w.problem, t))
                continue;
            w.all.book->capacity = w.all.book->n;
            ORK_EQUAL_INT(orki_price(&full, &w.pricer, t, &w.duals, 3), ORK_OK);
            w.all.book->capacity = capacity;
            ORK_EQUAL_INT(orki_price(&priced, &w.pricer, t, &w.duals, 3), ORK_OK);
            ORK_TRUE(full.least <= priced.least);
            n_fewer += full.n_weeks < priced.n_weeks;
        }
        test_world_close(&w);
    }
    ORK_TRUE(n_fewer > 0);
}

/* Every taker's weeks below some price, then half of the pool: it holds no week that lies further
 * above its taker's least than one that went, and finds its weeks where they are. */
static void expect_best_half(test_world *w)
{
    orki_pool pool = {0}, before = {0};
    int64_t worst_kept = 0, best_gone = INT64_MAX, *least;
    least = orki_arena_alloc(&w->arena, (size_t)w->problem.n_takers, sizeof *least);
    for (int t = 0; t < w->problem.n_takers; t++) {
        orki_priced priced;
        int n_found = 0;
        least[t] = INT64_MAX;
        if (!orki_is_taker(&w->problem, t))
            continue;
        ORK_EQUAL_INT(orki_price(&priced, &w->pricer, t, &w->duals, 1), ORK_OK);
        ork_status st = orki_price_all(&pool, &n_found, &w->pricer, t, &w->duals,
                                       priced.least + 40 * ORKI_COST_SCALE, 200);
        ORK_TRUE(st == ORK_OK || st == ORK_ERR_TOO_LARGE);
    }
    ORK_EQUAL_INT(orki_pool_add_all(&before, &pool), ORK_OK);
    for (int i = 0; i < before.n; i++) {
        int64_t rc = orki_reduced_cost(&w->problem, &w->all, &before.at[i], &w->duals);
        int taker = before.at[i].teacher;
        least[taker] = rc < least[taker] ? rc : least[taker];
    }
    int most = before.n - 1;
    ORK_EQUAL_INT(orki_pool_thin(&pool, &w->problem, &w->all, &w->duals, before.n), ORK_OK);
    ORK_EQUAL_INT(pool.n, before.n); /* not too many yet */
    ORK_EQUAL_INT(orki_pool_thin(&pool, &w->problem, &w->all, &w->duals, most), ORK_OK);
    ORK_EQUAL_INT(pool.n, most / 2);
    for (int i = 0, kept = 0; i < before.n; i++) {
        int64_t excess = orki_reduced_cost(&w->problem, &w->all, &before.at[i], &w->duals) -
                         least[before.at[i].teacher];
        bool is_kept = kept < pool.n && memcmp(&pool.at[kept], &before.at[i], sizeof *pool.at) == 0;
        int index = -1;
        if (is_kept) {
            ORK_EQUAL_INT(orki_pool_add(&pool, &before.at[i], &index), ORK_OK);
            ORK_EQUAL_INT(index, kept++);
            worst_kept = excess > worst_kept ? excess : worst_kept;
        } else {
            best_gone = excess < best_gone ? excess : best_gone;
        }
    }
    ORK_EQUAL_INT(pool.n, most / 2);
    ORK_TRUE(worst_kept <= best_gone);
    orki_pool_free(&pool);
    orki_pool_free(&before);
}

static void test_pool__thinned_keeps_the_best(void)
{
    for (uint64_t seed = 1; seed <= 10; seed++) {
        test_world w;
        open_world(&w, seed);
        draw_duals(&w, 300);
        expect_best_half(&w);
        test_world_close(&w);
    }
}

ORK_TEST_MAIN("price", {"is exact", test_price__is_exact},
              {"is exact with series", test_price__is_exact_with_series},
              {"weeks and a full book", test_weeks__are_passed_over_when_the_book_is_full},
              {"a thinned pool keeps the best", test_pool__thinned_keeps_the_best},
              {"full book", test_price__stays_a_bound_when_the_book_is_full},
              {"bound: never above the optimum", test_bound__is_never_above_the_optimum})
