/* Told alternatives of random seasons against the checker: each told place and teacher is put into
 * a copy of the best timetable. What is told to be possible costs exactly so much more, with the
 * cheapest rooms of all; what is told to be forbidden is refused in all rooms, a teacher by the
 * rule told; no start that was not told is cheaper; and nothing costs less than the best timetable.
 */
#include "property_season.h"

#include "orkestrooster/alternatives.h"
#include "orkestrooster/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROOMINGS = 3000, STEP = 5, SEEDS_APART = 4 /* all starts are tried of every 4th */ };
static const int64_t REFUSED = INT64_MAX;

typedef struct trial {
    uint64_t seed;
    const ork_season *season;
    const ork_timetable *now;
    ork_timetable *changed;
    int64_t cost;
    int n_allowed, n_refused, n_allowed_teachers, n_refused_teachers, n_starts, n_failures;
} trial;

static void fail(trial *t, const char *what, int64_t got, int64_t wanted)
{
    printf("seed %" PRIu64 ": %s is %" PRId64 ", wanted %" PRId64 "\n", t->seed, what, got, wanted);
    t->n_failures++;
}

/* The checker's cost, or REFUSED. */
static int64_t judged(const trial *t, const char *rule)
{
    ork_verdict *verdict = NULL;
    if (ork_check(&verdict, t->season, t->changed) != ORK_OK)
        exit(EXIT_FAILURE);
    int64_t cost = verdict->n_breaches > 0 ? REFUSED : verdict->cost;
    bool is_named = rule == NULL;
    for (int i = 0; i < verdict->n_breaches && !is_named; i++)
        is_named = strcmp(verdict->breaches[i].rule, rule) == 0;
    ork_verdict_free(verdict);
    return is_named ? cost : -1;
}

/* The sections of some lessons. */
static int sections_of(const trial *t, const int *lessons, int n, int *sections)
{
    int count = 0;
    for (int i = 0; i < n; i++) {
        const orki_orchestra *o = &t->season->orchestras[lessons[i]];
        for (int k = 0; k < o->n_sections; k++)
            sections[count++] = o->first_section + k;
    }
    return count;
}

/* Every way to give the sections from `k` on rooms of the school; the cheapest. */
static int64_t cheapest(trial *t, const orki_school *school, const int *sections, int n, int k)
{
    if (k == n)
        return judged(t, NULL);
    int64_t best = REFUSED;
    for (int r = 0; r < school->n_rooms; r++) {
        t->changed->room[sections[k]] = school->rooms[r];
        int64_t cost = cheapest(t, school, sections, n, k + 1);
        best = cost < best ? cost : best;
    }
    return best;
}

static void restore(trial *t)
{
    size_t n_lessons = (size_t)t->season->n_orchestras * sizeof(int);
    size_t n_sections = (size_t)t->season->n_sections * sizeof(int);
    memcpy(t->changed->day, t->now->day, n_lessons);
    memcpy(t->changed->start_min, t->now->start_min, n_lessons);
    memcpy(t->changed->teacher, t->now->teacher, n_sections);
    memcpy(t->changed->room, t->now->room, n_sections);
}

/* -1: too many rooms to try them all */
static int64_t cost_at(trial *t, const ork_alternative *of, int day, const int *start_min)
{
    int sections[256];
    const orki_school *school = &t->season->schools[t->season->orchestras[of->lessons[0]].school];
    int n = sections_of(t, of->lessons, of->n_lessons, sections);
    int64_t n_roomings = 1;
    for (int i = 0; i < n && n_roomings <= MOST_ROOMINGS; i++)
        n_roomings *= school->n_rooms;
    if (n_roomings > MOST_ROOMINGS)
        return -1;
    for (int i = 0; i < of->n_lessons; i++) {
        t->changed->day[of->lessons[i]] = day;
        t->changed->start_min[of->lessons[i]] = start_min[i];
    }
    int64_t cost = cheapest(t, school, sections, n, 0);
    restore(t);
    return cost;
}

static void look_at_place(trial *t, const ork_alternative *of, const ork_other_place *place)
{
    int64_t cost = cost_at(t, of, place->day, place->start_min);
    if (cost < 0)
        return;
    if (place->is_allowed && cost != t->cost + place->points_more)
        fail(t, "cost of another place", t->cost + place->points_more, cost);
    if (place->is_allowed && place->points_more < 0)
        fail(t, "more than the best", place->points_more, 0);
    if (!place->is_allowed && (cost != REFUSED || place->reason[0] == '\0'))
        fail(t, "a refused place", cost, REFUSED);
    t->n_allowed += place->is_allowed;
    t->n_refused += !place->is_allowed;
}

/* No start of a single lesson is better than the one told for its day. */
static void look_at_starts(trial *t, const ork_alternative *of)
{
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        int64_t told = REFUSED;
        for (int i = 0; i < of->n_places; i++) {
            if (of->places[i].day == day && of->places[i].is_allowed)
                told = t->cost + of->places[i].points_more;
        }
        for (int start = 8 * 60; start < 18 * 60; start += STEP) {
            int lesson = of->lessons[0];
            if (day == t->now->day[lesson] && start == t->now->start_min[lesson])
                continue;
            int64_t cost = cost_at(t, of, day, &start);
            if (cost >= 0 && cost < told)
                fail(t, "a start that was not told", cost, told);
            t->n_starts++;
        }
    }
}

static void put_teacher(trial *t, const ork_alternative *of, const ork_other_staff *role,
                        const char *id)
{
    const ork_season *s = t->season;
    int from = t->now->teacher[role->section], to = orki_teacher_find(s, id);
    int team = s->blocks[s->orchestras[of->lessons[0]].block].team;
    for (int k = 0; k < s->n_sections; k++) {
        const orki_section *section = &s->sections[k];
        if (s->blocks[s->orchestras[section->orchestra].block].team == team &&
            section->role == s->sections[role->section].role && t->now->teacher[k] == from)
            t->changed->teacher[k] = to;
    }
}

static void look_at_role(trial *t, const ork_alternative *of, const ork_other_staff *role)
{
    int n = 1, n_skilled = 0;
    for (int i = 0; i < role->n_allowed; i++, n++) {
        put_teacher(t, of, role, role->allowed[i].id);
        int64_t told = t->cost + role->allowed[i].points_more, cost = judged(t, NULL);
        if (cost != told || told < t->cost)
            fail(t, "cost of another teacher", told, cost);
        if (i > 0 && role->allowed[i].points_more < role->allowed[i - 1].points_more)
            fail(t, "order of teachers", i, 0);
        t->n_allowed_teachers++;
        restore(t);
    }
    for (int g = 0; g < role->n_refused; g++) {
        for (int i = 0; i < role->refused[g].n; i++, n++) {
            put_teacher(t, of, role, role->refused[g].ids[i]);
            int64_t cost = judged(t, role->refused[g].rule);
            if (cost != REFUSED)
                fail(t, "a refused teacher", cost, REFUSED);
            t->n_refused_teachers++;
            restore(t);
        }
    }
    for (int i = 0; i < t->season->n_teachers; i++)
        n_skilled += orki_teacher_level(t->season, i, t->season->sections[role->section].role) !=
                     ORKI_NO_SKILL;
    if (n != n_skilled)
        fail(t, "number of teachers told", n, n_skilled);
}

static void look_at(trial *t, const ork_alternatives *found)
{
    int n_lessons = 0, n_placed = 0;
    for (int i = 0; i < found->n; i++) {
        const ork_alternative *of = &found->at[i];
        n_lessons += of->n_lessons;
        for (int k = 0; k < of->n_places; k++)
            look_at_place(t, of, &of->places[k]);
        for (int k = 0; k < of->n_roles; k++)
            look_at_role(t, of, &of->roles[k]);
        if (of->n_lessons == 1 && t->seed % SEEDS_APART == 0)
            look_at_starts(t, of);
    }
    for (int o = 0; o < t->season->n_orchestras; o++)
        n_placed += t->now->day[o] >= 0;
    if (found->n_left != 0 || n_lessons != n_placed)
        fail(t, "lessons told", n_lessons, n_placed);
}

static void try_season(void *user, uint64_t seed)
{
    trial *t = user;
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    ork_alternatives *found = NULL;
    t->seed = seed;
    t->season = season;
    t->now = answer.timetable;
    t->changed = orki_timetable_copy(answer.timetable);
    if (t->changed == NULL ||
        ork_alternatives_find(&found, season, answer.timetable, 600, NULL, NULL) != ORK_OK)
        exit(EXIT_FAILURE);
    t->cost = judged(t, NULL);
    look_at(t, found);
    ork_alternatives_free(found);
    if (ork_alternatives_find(&found, season, answer.timetable, 0, NULL, NULL) != ORK_OK ||
        found->n != 0)
        fail(t, "alternatives told in no time", 1, 0);
    ork_alternatives_free(found);
    ork_timetable_free(t->changed);
    property_close(season, &answer);
}

int main(int argc, char **argv)
{
    trial t = {0};
    int n_seeds = property_each(argc, argv, 4, try_season, &t);
    if (n_seeds == 0)
        return EXIT_FAILURE;
    printf("%d places and %d teachers possible, %d and %d refused, %d starts tried, %d failures\n",
           t.n_allowed, t.n_allowed_teachers, t.n_refused, t.n_refused_teachers, t.n_starts,
           t.n_failures);
    bool is_rich = t.n_allowed > 0 && t.n_refused > 0 && t.n_allowed_teachers > 0 &&
                   t.n_refused_teachers > 0 && t.n_starts > 0;
    return t.n_failures == 0 && (is_rich || n_seeds == 1) ? EXIT_SUCCESS : EXIT_FAILURE;
}
