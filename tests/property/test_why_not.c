/* Wishes of random seasons against the exhaustive search: what cannot be is told so and nothing
 * else is; the cheapest timetable with a wish costs what it must; the price lies where it is said
 * to lie; the nearest keeps the wish. */
#include "property_season.h"

#include "base/random.h"
#include "model/tiers.h"
#include "orkestrooster/why_not.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t LIMIT_WORK = 400000; /* units of --work, for everything that is asked */
static const int64_t NOT_KEPT = 100000000;

typedef struct tally {
    uint64_t seed;
    int n_asked, n_kept, n_possible, n_impossible, n_explained, n_unproven, n_failures;
} tally;

static void fail(tally *t, const char *what, int64_t got, int64_t wanted)
{
    printf("seed %" PRIu64 ": %s is %" PRId64 ", wanted %" PRId64 "\n", t->seed, what, got, wanted);
    t->n_failures++;
}

/* A teacher with a skill for the role, or -1. */
static int draw_teacher(const ork_season *s, int role, orki_random *random)
{
    int first = orki_random_below(random, s->n_teachers);
    for (int i = 0; i < s->n_teachers; i++) {
        int t = (first + i) % s->n_teachers;
        if (orki_teacher_level(s, t, role) != ORKI_NO_SKILL)
            return t;
    }
    return -1;
}

/* What the reader would accept. */
static orki_pin draw_wish(const ork_season *s, const ork_timetable *t, orki_random *random)
{
    orki_pin pin = {.orchestra = orki_random_below(random, s->n_orchestras),
                    .block = -1,
                    .day = -1,
                    .start_min = -1,
                    .role = -1,
                    .teacher = -1,
                    .room = -1,
                    .is_wish = true};
    const orki_orchestra *o = &s->orchestras[pin.orchestra];
    const orki_school *school = &s->schools[o->school];
    int role = s->sections[o->first_section + orki_random_below(random, o->n_sections)].role;
    int kind = orki_random_below(random, 4);
    if (orki_random_below(random, 4) == 0) {
        pin.block = o->block;
        pin.orchestra = -1;
    }
    if (kind == 0 || kind == 1)
        pin.day = orki_random_below(random, 5);
    if (kind == 1 || kind == 2)
        pin.start_min = t->start_min[orki_random_below(random, s->n_orchestras)];
    if (kind == 3 && orki_random_below(random, 3) == 0 && school->n_rooms > 0) {
        pin.role = role;
        pin.room = school->rooms[orki_random_below(random, school->n_rooms)];
    } else if (kind == 3) {
        pin.teacher = draw_teacher(s, role, random);
        pin.role = pin.teacher < 0 ? -1 : role;
    }
    if (pin.day < 0 && pin.start_min < 0 && pin.role < 0)
        pin.day = orki_random_below(random, 5);
    return pin;
}

/* The season with the wish as its last pin. */
static void add_wish(ork_season *s, orki_pin wish)
{
    orki_pin *pins = property_get(&s->arena, s->n_pins + 1, sizeof *pins);
    if (s->n_pins > 0)
        memcpy(pins, s->pins, (size_t)s->n_pins * sizeof *pins);
    pins[s->n_pins++] = wish;
    s->pins = pins;
}

/* Written from src/doc/explain.md: the pinned lessons are placed, a pinned teacher's sections
 * staffed. Each that is not costs NOT_KEPT. */
static ork_reference *needs_of(ork_season *s, orki_pin wish)
{
    ork_reference *r = orki_alloc(1, sizeof *r);
    if (r == NULL)
        exit(EXIT_FAILURE);
    r->lessons = property_get(&r->arena, s->n_orchestras, sizeof *r->lessons);
    r->sections = property_get(&r->arena, s->n_sections, sizeof *r->sections);
    r->was_there = property_get(&r->arena, s->n_teachers, sizeof *r->was_there);
    for (int o = 0; o < s->n_orchestras; o++) {
        bool is_pinned = o == wish.orchestra || s->orchestras[o].block == wish.block;
        int at = is_pinned ? 0 : -1;
        r->lessons[o] = (orki_old_lesson){true, at, at, at};
        for (int k = 0; k < s->orchestras[o].n_sections; k++) {
            int section = s->orchestras[o].first_section + k;
            r->sections[section] =
                (orki_old_section){.is_staffed = is_pinned && wish.teacher >= 0 &&
                                                 s->sections[section].role == wish.role,
                                   .teacher = -1,
                                   .room = -1};
        }
    }
    return r;
}

/* @return ORK_OK, with the least cost of a timetable that keeps the wish, or NOT_KEPT and more */
static ork_status least(int64_t *cost, ork_season *season, orki_pin wish)
{
    brute_answer answer = {0};
    ork_season copy = *season;
    ork_reference *needs = needs_of(season, wish);
    orki_tiers tiers = {.old = needs, .lost_points = NOT_KEPT};
    copy.tiers = &tiers;
    memset(copy.change_weights, 0, sizeof copy.change_weights);
    ork_status status = brute_force(&answer, &copy, 4 * (int64_t)PROPERTY_MOST_WEEKS);
    *cost = answer.cost;
    ork_timetable_free(answer.timetable);
    ork_reference_free(needs);
    return status;
}

static bool keeps(const ork_season *s, orki_pin wish, const ork_timetable *t)
{
    bool is_first = true;
    for (int o = 0; o < s->n_orchestras; o++) {
        if (o != wish.orchestra && s->orchestras[o].block != wish.block)
            continue;
        int section = wish.role < 0 ? -1 : orki_section_of(s, o, wish.role);
        if (t->day[o] < 0 || (wish.day >= 0 && t->day[o] != wish.day) ||
            (wish.orchestra >= 0 && wish.start_min >= 0 && t->start_min[o] != wish.start_min) ||
            (section >= 0 && wish.teacher >= 0 && t->teacher[section] != wish.teacher) ||
            (section >= 0 && wish.room >= 0 && t->room[section] != wish.room))
            return false;
        if (wish.block >= 0 && wish.start_min >= 0 && t->start_min[o] < wish.start_min)
            return false;
        is_first = is_first && t->start_min[o] != wish.start_min;
    }
    return wish.block < 0 || wish.start_min < 0 || !is_first;
}

static void compare(tally *t, const ork_season *season, orki_pin wish, const brute_answer *best,
                    int64_t least_cost, const ork_why_not_answer *a)
{
    bool is_kept = keeps(season, wish, best->timetable), can_be = least_cost < NOT_KEPT;
    ork_wish_outcome wanted = is_kept  ? ORK_WISH_KEPT
                              : can_be ? ORK_WISH_POSSIBLE
                                       : ORK_WISH_IMPOSSIBLE;
    t->n_asked++;
    if (a->outcome != wanted)
        fail(t, "outcome", a->outcome, wanted);
    t->n_kept += a->outcome == ORK_WISH_KEPT;
    t->n_impossible += a->outcome == ORK_WISH_IMPOSSIBLE;
    t->n_explained += a->outcome == ORK_WISH_IMPOSSIBLE && a->conflict.is_minimal;
    if (a->outcome != ORK_WISH_POSSIBLE || wanted != ORK_WISH_POSSIBLE)
        return;
    int64_t price = least_cost - best->cost;
    t->n_possible++;
    t->n_unproven += !a->cheapest.is_proven;
    if (a->cheapest.is_proven ? a->cheapest.verdict->cost != least_cost
                              : a->cheapest.verdict->cost < least_cost)
        fail(t, "cheapest", a->cheapest.verdict->cost, least_cost);
    if (a->cheapest.cost_bound > least_cost)
        fail(t, "bound", a->cheapest.cost_bound, least_cost);
    if (a->price_least > price)
        fail(t, "least price", a->price_least, price);
    if (a->price_most < price)
        fail(t, "greatest price", a->price_most, price);
    if (a->bound_without > best->cost)
        fail(t, "bound without the wish", a->bound_without, best->cost);
    const ork_wish_way *ways[] = {&a->cheapest, &a->nearest};
    for (int i = 0; i < 2; i++) {
        if (ways[i]->timetable == NULL || !keeps(season, wish, ways[i]->timetable))
            fail(t, i == 0 ? "wish in the cheapest" : "wish in the nearest", 0, 1);
        else if (ways[i]->shares->cost != ways[i]->verdict->cost)
            fail(t, "sum of the shares", ways[i]->shares->cost, ways[i]->verdict->cost);
    }
    if (a->nearest.timetable != NULL &&
        a->nearest.changes.weighted > a->cheapest.changes.weighted && a->nearest.is_proven &&
        a->nearest.changes.n_lost_lessons + a->nearest.changes.n_lost_sections ==
            a->cheapest.changes.n_lost_lessons + a->cheapest.changes.n_lost_sections)
        fail(t, "changes of the nearest", a->nearest.changes.weighted,
             a->cheapest.changes.weighted);
}

static void try_season(void *user, uint64_t seed)
{
    tally *t = user;
    brute_answer best;
    ork_season *season = property_open(seed, &best);
    orki_random random = orki_random_start(seed, 7);
    t->seed = seed;
    orki_pin wish = draw_wish(season, best.timetable, &random);
    add_wish(season, wish);
    int64_t least_cost = 0;
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = LIMIT_WORK;
    options.threads = 1;
    options.in_process = seed % 2 == 0;
    ork_why_not_answer *answer = NULL;
    if (least(&least_cost, season, wish) == ORK_OK) {
        ork_status status = ork_why_not(&answer, season, best.timetable, &options, NULL, NULL);
        if (status != ORK_OK)
            fail(t, "status", status, ORK_OK);
        else
            compare(t, season, wish, &best, least_cost, answer);
    }
    ork_why_not_free(answer);
    property_close(season, &best);
}

int main(int argc, char **argv)
{
    tally t = {0};
    if (property_each(argc, argv, 0, try_season, &t) == 0)
        return EXIT_FAILURE;
    printf("%d wishes: %d kept already, %d possible (%d without a proof of the least cost), %d "
           "impossible (%d with a minimal conflict), %d failures\n",
           t.n_asked, t.n_kept, t.n_possible, t.n_unproven, t.n_impossible, t.n_explained,
           t.n_failures);
    return t.n_failures == 0 && t.n_asked > 0 && t.n_unproven * 20 <= t.n_possible ? EXIT_SUCCESS
                                                                                   : EXIT_FAILURE;
}
