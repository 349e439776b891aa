/* What the random seasons hold: every rule refuses something or costs something in several of them.
 * Also: the exhaustive search's own judge finds nothing broken in its answers and the same cost. */
#include "property_season.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct coverage {
    int seasons[ORKI_N_RULES]; /* in how many the rule matters */
    int n_seasons, n_unplaced, n_unstaffed, n_failures;
    int64_t n_weeks;
} coverage;

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
    }
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
           "sections\n\nrule                 matters in\n",
           c.n_seasons, c.n_weeks, c.n_unplaced, c.n_unstaffed);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        printf("%-18s %12d\n", orki_rule_get((orki_rule)r)->name, c.seasons[r]);
        if (n_seeds > 1 && c.seasons[r] == 0) {
            printf("    never: the random seasons do not test it\n");
            c.n_failures++;
        }
    }
    return c.n_failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
