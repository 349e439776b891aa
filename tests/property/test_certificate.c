/* Certificates on small random seasons: what the solver certifies is proven again by the checker,
 * never above the exhaustive search's optimum; any other prices prove a bound that is not above it
 * either, and never less than the solver's own bound of the same prices (more only where blocks
 * clash: the checker charges a placement's lessons in any order, the solver each order by itself);
 * a claim beyond what is
 * proven is refused; and a certificate written and read again is the same. */
#include "property_season.h"

#include "base/random.h"
#include "model/certificate_model.h"
#include "orkestrooster/solve.h"
#include "solve/bound.h"
#include "solve/series.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DRAWS = 6 };

typedef struct tally {
    uint64_t seed;
    int64_t optimum;
    int n_seasons, n_weaker, n_tight, n_stages, n_draws, n_equal, n_failures;
} tally;

static void fail(tally *t, const char *what, int64_t got, int64_t wanted)
{
    printf("seed %" PRIu64 ": %s is %" PRId64 ", wanted %" PRId64 "\n", t->seed, what, got, wanted);
    t->n_failures++;
}

static ork_proof prove(tally *t, const ork_season *season, const ork_certificate *c)
{
    ork_proof proof;
    ork_status st = ork_certificate_prove(&proof, season, c, NULL);
    if (st != ORK_OK)
        fail(t, "status of the proof", st, ORK_OK);
    else if (proof.derived > t->optimum)
        fail(t, "derived bound above the optimum", proof.derived, t->optimum);
    return proof;
}

/* Through bound.json and back. */
static ork_certificate *reread(tally *t, const ork_season *season, const ork_certificate *c)
{
    ork_certificate *again = NULL;
    char *text = ork_certificate_print(season, c);
    ork_status st =
        ork_certificate_read_text(&again, season, text, strlen(text), "bound.json", NULL);
    if (st != ORK_OK)
        fail(t, "status of reading", st, ORK_OK);
    char *second = again == NULL ? NULL : ork_certificate_print(season, again);
    if (second == NULL || strcmp(text, second) != 0)
        fail(t, "the text written again", 1, 0);
    ork_text_free(text);
    ork_text_free(second);
    return again;
}

/* A proof in no time derives no more; one that is given up at once derives nothing. */
static void hurry(tally *t, const ork_season *season, const ork_certificate *c,
                  const ork_proof *whole)
{
    ork_proof quick;
    ork_status st = ork_certificate_prove_within(&quick, season, c, -1, INFINITY);
    if (st != ORK_OK || quick.derived > whole->derived)
        fail(t, "derived in a hurry", quick.derived, whole->derived);
    t->n_weaker += quick.derived < whole->derived;
    st = ork_certificate_prove_within(&quick, season, c, -1, -1);
    bool has_teacher = false;
    for (int i = 0; i < season->n_teachers; i++)
        has_teacher = has_teacher || !season->teachers[i].is_substitute;
    if (st == ORK_OK ? !quick.is_impossible && has_teacher : st != ORK_ERR_TOO_LARGE)
        fail(t, "status without time", st, ORK_ERR_TOO_LARGE);
}

static void judge(tally *t, const ork_season *season, ork_certificate *c)
{
    ork_proof proof = prove(t, season, c);
    if (!proof.is_proven)
        fail(t, "proven", proof.derived, proof.claimed);
    hurry(t, season, c, &proof);
    t->n_tight += c->bound == t->optimum;
    t->n_stages += c->n_stages;
    ork_certificate *again = reread(t, season, c);
    if (again != NULL) {
        ork_proof second = prove(t, season, again);
        if (second.derived != proof.derived || second.n_prices != proof.n_prices)
            fail(t, "derived from the file", second.derived, proof.derived);
    }
    ork_certificate_free(again);
    int64_t bound = c->bound;
    c->bound = t->optimum + 1;
    if (prove(t, season, c).is_proven)
        fail(t, "a claim above the optimum proven", c->bound, t->optimum);
    c->bound = bound;
}

static int64_t nudge(orki_random *random, int64_t price, int64_t least, int64_t most)
{
    price += orki_random_below(random, 120001) - 60000;
    return price < least ? least : price > most ? most : price;
}

/* Other prices, all within their ranges. */
static void change_prices(orki_random *random, const ork_season *season, orki_stage *s)
{
    int64_t lack = orki_points(1, season->weights[ORKI_RULE_UNSTAFFED]) * 1000;
    for (int i = 0; i < s->n_pieces; i++)
        s->pieces[i].price = nudge(random, s->pieces[i].price, -lack, lack * s->pieces[i].n_starts);
    for (int i = 0; i < s->n_captains; i++)
        s->captains[i].price = nudge(random, s->captains[i].price, 0, 200000);
    for (int i = 0; i < s->n_day_ties; i++)
        s->day_ties[i].price = nudge(random, s->day_ties[i].price, -200000, 200000);
    for (int i = 0; i < s->n_clashes; i++)
        s->clashes[i].price = nudge(random, s->clashes[i].price, 0, 200000);
    for (int i = 0; i < s->n_fairness; i++)
        s->fairness[i].price = orki_random_below(random, 1000 / s->n_fairness + 1);
    for (int i = 0; i < s->n_crowds; i++)
        s->crowds[i].price = nudge(random, s->crowds[i].price, 0, 200000);
    for (int i = 0; i < s->n_series; i++)
        s->series[i].price = nudge(random, s->series[i].price, -lack, lack * 10);
}

/* Nobody can tell their times apart: the same length and changeover. */
static bool are_alike(const ork_season *season, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    return x->lesson_min == y->lesson_min && season->programmes[x->programme].changeover_min ==
                                                 season->programmes[y->programme].changeover_min;
}

/* Is this the price of that piece? */
static bool is_priced(const orki_problem *problem, const orki_piece *piece,
                      const orki_piece_price *price)
{
    const orki_part *part = &problem->parts[piece->part];
    bool is_taken[ORKI_MAX_BLOCK_LESSONS] = {false};
    if (part->block != price->block || part->role != price->role || piece->day != price->day)
        return false;
    for (int i = 0; i < part->n_lessons; i++) {
        int k = 0;
        while (k < part->n_lessons &&
               (is_taken[k] || piece->start_min[k] != price->start_min[i] ||
                !are_alike(problem->season, piece->lesson[k], part->lessons[i])))
            k++;
        if (k == part->n_lessons)
            return false;
        is_taken[k] = true;
    }
    return true;
}

static bool is_clash_row(const orki_problem *problem, const orki_clash_row *row,
                         const orki_clash_price *price)
{
    const orki_plan *plan = &problem->plans.at[row->plan];
    return plan->block == price->block && plan->day == price->day &&
           problem->plans.at[row->others[0]].block == price->other &&
           memcmp(plan->start_min, price->start_min,
                  (size_t)price->n_starts * sizeof *plan->start_min) == 0;
}

static void take_prices(orki_duals *duals, const orki_problem *problem, const orki_stage *s)
{
    for (int p = 0; p < problem->n_pieces; p++) {
        for (int i = 0; i < s->n_pieces; i++) {
            if (is_priced(problem, &problem->pieces[p], &s->pieces[i]))
                duals->piece[p] = s->pieces[i].price;
        }
    }
    for (int i = 0; i < s->n_captains; i++)
        duals->captain[s->captains[i].block * ORKI_N_DAYS + s->captains[i].day] =
            s->captains[i].price;
    for (int i = 0; i < s->n_day_ties; i++)
        duals->day_tie[s->day_ties[i].block * ORKI_N_DAYS + s->day_ties[i].day] =
            s->day_ties[i].price;
    for (int i = 0; i < s->n_fairness; i++)
        duals->fair[s->fairness[i].teacher] = s->fairness[i].price;
    for (int c = 0; c < problem->n_crowds; c++) {
        const orki_crowd *crowd = &problem->crowds[c];
        for (int i = 0; i < s->n_crowds; i++) {
            if (crowd->group == s->crowds[i].group && crowd->day == s->crowds[i].day &&
                crowd->start_min == s->crowds[i].start_min)
                duals->crowd[c] = s->crowds[i].price;
        }
    }
    for (int f = 0; f < problem->n_free; f++) {
        for (int i = 0; i < s->n_series; i++) {
            if (problem->parts[problem->free_part[f]].block == s->series[i].block)
                duals->cover[f] = s->series[i].price;
        }
    }
    for (int r = 0; r < problem->n_clash_rows; r++) {
        for (int i = 0; i < s->n_clashes; i++) {
            if (is_clash_row(problem, &problem->clash_rows[r], &s->clashes[i]))
                duals->clash[r] = s->clashes[i].price;
        }
    }
}

/* (B1) by the solver's own pricing; INT64_MIN when out of memory. */
static int64_t bound_of(const orki_problem *problem, const orki_duties *all, const orki_stage *s)
{
    orki_node root = {0};
    orki_pricer pricer = {0};
    orki_duals duals;
    orki_cuts no_cuts = {0};
    orki_arena arena = {0};
    int64_t units = INT64_MIN;
    if (orki_node_open(&root, problem) == ORK_OK &&
        orki_pricer_open(&pricer, problem, all, &root) == ORK_OK &&
        orki_duals_make(&duals, problem, 0, &arena) == ORK_OK) {
        take_prices(&duals, problem, s);
        orki_duals_clip(&duals, problem, &root, &no_cuts); /* pi of series' pieces */
        units = orki_bound_of_plans(problem, &root, &no_cuts, &duals, NULL, NULL, &arena);
        for (int t = 0; t < problem->n_takers; t++) {
            orki_priced priced;
            if (!orki_is_taker(problem, t))
                continue;
            if (orki_price(&priced, &pricer, t, &duals, 1) != ORK_OK)
                exit(EXIT_FAILURE);
            units += t < problem->season->n_teachers || priced.least < 0 ? priced.least : 0;
        }
        units = orki_bound_points(units);
    }
    orki_pricer_free(&pricer);
    orki_node_free(&root);
    orki_arena_free(&arena);
    return units;
}

/* The first stage alone, with other prices: solver and checker price the same. */
static void compare(tally *t, const ork_season *season, ork_certificate *c)
{
    orki_random random = orki_random_start(t->seed, 77);
    orki_problem problem;
    orki_duties duties;
    if (orki_problem_build(&problem, season, false, NULL) != ORK_OK ||
        orki_duties_list(&duties, &problem) != ORK_OK)
        exit(EXIT_FAILURE);
    c->n_stages = 1;
    for (int i = 0; i < DRAWS; i++) {
        c->bound = 0;
        int64_t derived = prove(t, season, c).derived;
        int64_t wanted = bound_of(&problem, &duties, &c->stages[0]);
        t->n_draws++;
        t->n_equal += derived == wanted;
        if (derived < wanted || (derived > wanted && c->stages[0].n_clashes == 0))
            fail(t, "derived bound, other than the solver's,", derived, wanted);
        change_prices(&random, season, &c->stages[0]);
    }
    orki_duties_free(&duties);
    orki_problem_free(&problem);
}

static void try_season(void *user, uint64_t seed)
{
    tally *t = user;
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    ork_options options = ork_options_default();
    ork_result *result = NULL;
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = 150000;
    options.threads = 1;
    options.in_process = 1;
    t->seed = seed;
    t->optimum = answer.cost;
    t->n_seasons++;
    ork_status st = ork_solve(&result, season, &options, NULL, NULL);
    if (st != ORK_OK || result->certificate == NULL) {
        fail(t, "status", st, ORK_OK);
    } else {
        judge(t, season, result->certificate);
        compare(t, season, result->certificate);
    }
    ork_result_free(result);
    property_close(season, &answer);
}

int main(int argc, char **argv)
{
    tally t = {0};
    if (property_each(argc, argv, 0, try_season, &t) == 0)
        return EXIT_FAILURE;
    printf("%d seasons, %d certified to the optimum, %d to less in a hurry, %d stages; %d sets of "
           "prices, solver and checker alike in %d; %d failures\n",
           t.n_seasons, t.n_tight, t.n_weaker, t.n_stages, t.n_draws, t.n_equal, t.n_failures);
    return t.n_failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
