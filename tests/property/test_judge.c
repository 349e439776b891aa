/* The checker against the judge of the exhaustive search, on good and on spoilt timetables.
 * The best timetable of each season, and copies of it with one to three things changed at random:
 * both must name the same broken rules, and where nothing is broken the same cost. */
#include "property_season.h"

#include "base/random.h"
#include "orkestrooster/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COPIES = 60 };

typedef struct trial {
    uint64_t seed;
    int copy; /* 0: the best timetable itself */
    const ork_season *season;
    orki_random random;
    int n_legal, n_broken, n_failures;
    int named[ORKI_N_RULES]; /* how often a rule was broken */
} trial;

static int below(trial *t, int n)
{
    return orki_random_below(&t->random, n);
}

static void move_lesson(trial *t, ork_timetable *tt, int o)
{
    int other = below(t, t->season->n_orchestras);
    switch (below(t, 4)) {
    case 0:
        tt->start_min[o] +=
            (below(t, 3) == 0 ? 1 : 5) * (below(t, 25) - 12); /* limits by a minute */
        break;
    case 1:
        tt->day[o] = below(t, ORKI_N_DAYS);
        break;
    case 2:
        tt->day[o] = tt->day[other] >= 0 ? tt->day[other] : tt->day[o];
        tt->start_min[o] = tt->day[other] >= 0 ? tt->start_min[other] : tt->start_min[o];
        break;
    default:
        tt->start_min[o] = 510 + 15 * below(t, 40);
    }
}

/* Unplace a lesson, or place it anywhere. */
static void place_lesson(trial *t, ork_timetable *tt, int o)
{
    const orki_orchestra *orchestra = &t->season->orchestras[o];
    bool was_placed = tt->day[o] >= 0;
    tt->day[o] = was_placed ? -1 : below(t, ORKI_N_DAYS);
    tt->start_min[o] = was_placed ? -1 : 510 + 15 * below(t, 30);
    for (int i = orchestra->first_section; i < orchestra->first_section + orchestra->n_sections;
         i++) {
        tt->teacher[i] = -1;
        tt->room[i] = was_placed || t->season->n_rooms == 0 ? -1 : below(t, t->season->n_rooms);
    }
}

static void spoil(trial *t, ork_timetable *tt)
{
    const ork_season *season = t->season;
    int section = below(t, season->n_sections), o = season->sections[section].orchestra;
    if (below(t, 6) == 0) {
        place_lesson(t, tt, o);
        return;
    }
    if (tt->day[o] < 0)
        return;
    int kind = below(t, 3), teacher = below(t, season->n_teachers + 1) - 1;
    if (kind == 0)
        move_lesson(t, tt, o);
    else if (kind == 1 && season->n_rooms > 0)
        tt->room[section] = below(t, season->n_rooms + 1) - 1;
    for (int i = 0; i < season->n_sections && kind == 2; i++) {
        const orki_section *s = &season->sections[i];
        bool is_team = season->orchestras[s->orchestra].block == season->orchestras[o].block;
        if (is_team && s->role == season->sections[section].role && tt->day[s->orchestra] >= 0)
            tt->teacher[i] = teacher;
    }
}

static void fail(trial *t, const char *what, int64_t judged, int64_t checked)
{
    if (t->n_failures++ < 20)
        printf("seed %" PRIu64 " copy %d: %s: judged %" PRId64 ", checked %" PRId64 "\n", t->seed,
               t->copy, what, judged, checked);
}

/* What some rules mean once another is broken, the definitions leave open: natural starts in a
 * block or series that is torn apart or out of order, travel between lessons at one time. */
static bool is_open(orki_rule rule, const int64_t counts[ORKI_N_RULES])
{
    bool is_order = rule == ORKI_RULE_NATURAL_START || rule == ORKI_RULE_BLOCK_ORDER;
    bool is_block = is_order || rule == ORKI_RULE_BLOCK_ONE_DAY || rule == ORKI_RULE_CAPTAIN ||
                    rule == ORKI_RULE_PIN;
    return (is_block && counts[ORKI_RULE_BLOCK_WHOLE] > 0) ||
           ((is_order || rule == ORKI_RULE_PIN) && counts[ORKI_RULE_BLOCK_ONE_DAY] > 0) ||
           (rule == ORKI_RULE_NATURAL_START &&
            (counts[ORKI_RULE_BLOCK_ORDER] > 0 || counts[ORKI_RULE_SERIES_DAY] > 0)) ||
           (rule == ORKI_RULE_TRAVEL_FITS && counts[ORKI_RULE_TEACHER_ONCE] > 0);
}

static void compare(trial *t, const ork_timetable *tt)
{
    ork_verdict *verdict = NULL;
    int64_t counts[ORKI_N_RULES] = {0}, found[ORKI_N_RULES] = {0};
    int64_t cost = brute_judge(t->season, tt, counts);
    if (ork_check(&verdict, t->season, tt) != ORK_OK) {
        fail(t, "no verdict", 0, 0);
        return;
    }
    for (int i = 0; i < verdict->n_breaches; i++)
        found[orki_rule_find(verdict->breaches[i].rule)]++;
    bool is_legal = true;
    for (int r = 0; r < ORKI_N_RULES; r++) {
        const orki_rule_info *rule = orki_rule_get((orki_rule)r);
        if (rule->is_hard && !is_open((orki_rule)r, counts) && (counts[r] > 0) != (found[r] > 0))
            fail(t, rule->name, counts[r], found[r]);
        is_legal &= !rule->is_hard || counts[r] == 0;
        t->named[r] += rule->is_hard && counts[r] > 0;
    }
    for (int i = 0; i < verdict->n_terms && is_legal; i++) {
        const ork_term *term = &verdict->terms[i];
        if (term->points != counts[orki_rule_find(term->rule)])
            fail(t, term->rule, counts[orki_rule_find(term->rule)], term->points);
    }
    if (is_legal && verdict->cost != cost)
        fail(t, "cost", cost, verdict->cost);
    t->n_legal += is_legal;
    t->n_broken += !is_legal;
    ork_verdict_free(verdict);
}

static void try_season(void *user, uint64_t seed)
{
    trial *t = user;
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    t->seed = seed;
    t->season = season;
    t->random = orki_random_start(seed, 77);
    for (t->copy = 0; t->copy < COPIES; t->copy++) {
        ork_timetable *tt = orki_timetable_copy(answer.timetable);
        if (tt == NULL)
            exit(EXIT_FAILURE);
        for (int i = t->copy == 0 ? 0 : 1 + below(t, 3); i > 0; i--)
            spoil(t, tt);
        compare(t, tt);
        ork_timetable_free(tt);
    }
    property_close(season, &answer);
}

int main(int argc, char **argv)
{
    trial t = {0};
    int n_seeds = property_each(argc, argv, 2, try_season, &t);
    if (n_seeds == 0)
        return EXIT_FAILURE;
    printf("%d legal and %d spoilt timetables, %d differences\n", t.n_legal, t.n_broken,
           t.n_failures);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (!orki_rule_get((orki_rule)r)->is_hard)
            continue;
        printf("%-18s broken in %6d\n", orki_rule_get((orki_rule)r)->name, t.named[r]);
        t.n_failures += n_seeds > 1 && t.named[r] == 0;
    }
    return t.n_failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
