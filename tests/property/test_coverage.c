/* What the random seasons hold: every rule refuses something or costs something in several of them,
 * and without it some optimum costs less (of a hard rule looked for until there is one, or more in
 * the soak). Also: the exhaustive search's own judge finds nothing broken in its answers and the
 * same cost. */
#include "ork_test.h"
#include "property_season.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct coverage {
    int seasons[ORKI_N_RULES]; /* in how many the rule matters */
    int binds[ORKI_N_RULES];   /* in how many the optimum would cost less without it */
    int n_seasons, n_unplaced, n_unstaffed, n_failures;
    int64_t n_weeks;
} coverage;

/* Of a hard rule that refused something: is the optimum without it less? */
static void look_without(coverage *c, const ork_season *season, const brute_answer *best)
{
    for (int r = 0; r < ORKI_N_RULES; r++) {
        brute_answer other;
        if (best->refused[r] == 0 || c->binds[r] >= ork_scale(1))
            continue;
        ork_status status = brute_force_without(&other, season, PROPERTY_MOST_WEEKS, (orki_rule)r);
        if (status == ORK_ERR_MEMORY)
            exit(EXIT_FAILURE);
        if (status != ORK_OK)
            continue; /* without it there is too much to try */
        c->n_failures += other.cost > best->cost;
        c->binds[r] += other.cost < best->cost;
        ork_timetable_free(other.timetable);
    }
}

static void look_at(void *user, uint64_t seed)
{
    coverage *c = user;
    brute_answer answer;
    int64_t counts[ORKI_N_RULES] = {0}, n_broken = 0;
    ork_season *season = property_open(seed, &answer);
    int64_t cost = brute_judge(season, answer.timetable, counts);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        bool is_hard = orki_rule_get((orki_rule)r)->is_hard;
        c->seasons[r] += is_hard ? answer.refused[r] > 0 : answer.points[r] > 0;
        n_broken += is_hard ? counts[r] : 0;
        c->binds[r] += !is_hard && answer.points[r] > 0;
    }
    look_without(c, season, &answer);
    if (n_broken > 0 || cost != answer.cost) {
        printf("seed %" PRIu64 ": cost %" PRId64 ", judged %" PRId64 ", %" PRId64 " breaches\n",
               seed, answer.cost, cost, n_broken);
        c->n_failures++;
    }
    c->n_seasons++;
    c->n_weeks += answer.n_weeks;
    c->n_unplaced += counts[ORKI_RULE_UNPLACED] > 0;
    c->n_unstaffed += counts[ORKI_RULE_UNSTAFFED] > 0;
    property_close(season, &answer);
}

int main(int argc, char **argv)
{
    coverage c = {0};
    int n_seeds = property_each(argc, argv, 2, look_at, &c);
    if (n_seeds == 0)
        return EXIT_FAILURE;
    printf("%d seasons, %" PRId64 " weeks looked at; %d with unplaced lessons, %d with unstaffed "
           "sections\n\nrule                 matters in   binds in\n",
           c.n_seasons, c.n_weeks, c.n_unplaced, c.n_unstaffed);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        printf("%-18s %12d %10d\n", orki_rule_get((orki_rule)r)->name, c.seasons[r], c.binds[r]);
        if (n_seeds > 1 && (c.seasons[r] == 0 || c.binds[r] == 0)) {
            printf("    never: the random seasons do not test it\n");
            c.n_failures++;
        }
    }
    return c.n_failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
