/* Reruns of random seasons against the exhaustive search: the same losses, changes and cost, each
 * proven, after something happened to a season whose best timetable people know. Of curves every
 * line is compared with the exhaustive search at its price: a line that holds there is a bound for
 * every number of changes, and a point on such a line is proven. */
#include "property_season.h"

#include "base/random.h"
#include "model/tiers.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t LIMIT_WORK = 150000; /* units of --work, for each of the two searches */

typedef struct tally {
    uint64_t seed;
    int n_runs, n_undecided, n_failures, n_same, n_lost, n_changed;
    int n_curves, n_points, n_lines, n_loose; /* loose: a line that could be higher */
} tally;

/* What happens to a season. */
enum { LEAVES, LOSES_DAY, DECLINES, SCHOOL_DAY, ROOM_CLOSED, JOINS, LONGER, N_EVENTS };

static void fail(tally *t, const char *what, int64_t got, int64_t wanted)
{
    printf("seed %" PRIu64 ": %s is %" PRId64 ", wanted %" PRId64 "\n", t->seed, what, got, wanted);
    t->n_failures++;
}

static ork_reference *remember(const ork_season *season, const ork_timetable *t)
{
    ork_reference *old = orki_alloc(1, sizeof *old);
    if (old == NULL)
        exit(EXIT_FAILURE);
    *old = (ork_reference){.n_orchestras = season->n_orchestras,
                           .n_sections = season->n_sections,
                           .n_teachers = season->n_teachers};
    old->lessons = property_get(&old->arena, season->n_orchestras, sizeof *old->lessons);
    old->sections = property_get(&old->arena, season->n_sections, sizeof *old->sections);
    old->was_there = property_get(&old->arena, season->n_teachers, sizeof *old->was_there);
    old->first_start = property_get(&old->arena, season->n_teachers * ORKI_N_DAYS, sizeof(int));
    memset(old->first_start, -1, (size_t)season->n_teachers * ORKI_N_DAYS * sizeof(int));
    for (int o = 0; o < season->n_orchestras; o++)
        old->lessons[o] = (orki_old_lesson){true, t->day[o], t->start_min[o],
                                            t->start_min[o] + season->orchestras[o].lesson_min};
    for (int s = 0; s < season->n_sections; s++) {
        int o = season->sections[s].orchestra, teacher = t->teacher[s], room = t->room[s];
        old->sections[s] = (orki_old_section){.teacher = -1, .room = -1};
        if (t->day[o] < 0)
            continue;
        old->sections[s] = (orki_old_section){teacher >= 0, teacher,
                                              teacher < 0 ? NULL : season->teachers[teacher].id,
                                              room, room < 0 ? NULL : season->rooms[room].id};
        if (teacher < 0)
            continue;
        int *first = &old->first_start[teacher * ORKI_N_DAYS + t->day[o]];
        *first = *first < 0 || t->start_min[o] < *first ? t->start_min[o] : *first;
        old->was_there[teacher] = true;
    }
    return old;
}

static void happen(ork_season *season, ork_reference *old, orki_random *random, int event)
{
    static const orki_span all_day = {0, ORKI_DAY_MIN};
    int teacher = orki_random_below(random, season->n_teachers),
        school = orki_random_below(random, season->n_schools);
    int o = orki_random_below(random, season->n_orchestras), day = orki_random_below(random, 5);
    switch (event) {
    case LEAVES:
        for (int d = 0; d < ORKI_N_DAYS; d++)
            season->teachers[teacher].available[d] = (orki_spans){0};
        break;
    case LOSES_DAY:
        for (int d = 0; d < ORKI_N_DAYS; d++)
            if (old->first_start[teacher * ORKI_N_DAYS + d] >= 0)
                day = d;
        season->teachers[teacher].available[day] = (orki_spans){0};
        break;
    case DECLINES: {
        bool *declined = property_get(&season->arena, season->n_schools, sizeof *declined);
        memcpy(declined, season->teachers[teacher].declined, (size_t)season->n_schools);
        declined[school] = true;
        season->teachers[teacher].declined = declined;
        break;
    }
    case SCHOOL_DAY:
        if (old->lessons[o].day >= 0)
            season->orchestras[o].days_allowed &= (uint8_t) ~(1u << old->lessons[o].day);
        break;
    case ROOM_CLOSED:
        for (int d = 0; season->n_rooms > 0 && d < ORKI_N_DAYS; d++)
            season->rooms[orki_random_below(random, season->n_rooms)].closed[d] =
                (orki_spans){1, &all_day};
        break;
    case JOINS:
        old->lessons[o] = (orki_old_lesson){false, -1, -1, -1};
        for (int s = 0; s < season->n_sections; s++)
            if (season->sections[s].orchestra == o)
                old->sections[s] = (orki_old_section){.teacher = -1, .room = -1};
        break;
    default:
        season->orchestras[o].lesson_min += 5;
        break;
    }
}

/* The least cost of the season with these tiers, by trying everything. */
static int64_t least(const ork_season *season, const orki_tiers *tiers, bool has_weights,
                     ork_status *status)
{
    ork_season copy = *season;
    brute_answer answer = {0};
    copy.tiers = tiers;
    if (!has_weights)
        memset(copy.weights, 0, sizeof copy.weights);
    *status = brute_force(&answer, &copy, 4 * (int64_t)PROPERTY_MOST_WEEKS);
    ork_timetable_free(answer.timetable);
    return answer.cost;
}

static void compare(tally *t, const ork_season *season, const ork_reference *old, int allow_min)
{
    ork_rerun_options how = {.allow_min = allow_min};
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = LIMIT_WORK;
    options.threads = 1;
    options.in_process = t->seed % 2 == 0;
    ork_rerun_result *rerun = NULL;
    ork_status status = ork_rerun(&rerun, season, old, &how, &options, NULL, NULL);
    if (status != ORK_OK) {
        fail(t, "status", status, ORK_OK);
        return;
    }
    int64_t most = 1 + orki_tiers_most(season), cost = rerun->result->verdict->cost;
    int64_t key = most * rerun->lost + rerun->changes.weighted;
    orki_tiers tiers = {
        .old = old, .lost_points = most, .change_points = 1, .allow_min = allow_min};
    int64_t least_key = least(season, &tiers, false, &status);
    tiers.change_points = cost + 1;
    tiers.lost_points = most * (cost + 1);
    int64_t least_both = status == ORK_OK ? least(season, &tiers, true, &status) : 0;
    if (status == ORK_OK) {
        int64_t least_cost = least_both - least_key * (cost + 1);
        t->n_runs++;
        t->n_undecided += !rerun->is_cost_proven;
        t->n_same += key == 0;
        t->n_lost += rerun->lost > 0;
        t->n_changed += rerun->changes.weighted > 0;
        if (rerun->is_changes_proven ? key != least_key : key < least_key)
            fail(t, "losses and changes", key, least_key);
        if (most * rerun->lost_bound > least_key)
            fail(t, "bound of losses", rerun->lost_bound, least_key / most);
        if (rerun->is_lost_proven && most * rerun->lost + rerun->changes_bound > least_key)
            fail(t, "bound of changes", rerun->changes_bound, least_key - most * rerun->lost);
        if (key == least_key && (rerun->cost_bound > least_cost || cost < least_cost ||
                                 (rerun->is_cost_proven && cost != least_cost)))
            fail(t, "cost", cost, least_cost);
    }
    if (rerun->result->verdict->n_breaches > 0)
        fail(t, rerun->result->verdict->breaches[0].rule, 1, 0);
    ork_rerun_free(rerun);
}

/* A point breaks no rule, counts what it says, and lies on no lower line than the least. */
static void look_at_point(tally *t, const ork_season *season, const ork_reference *old,
                          int allow_min, const ork_curve *curve, int i)
{
    const ork_rerun_result *p = curve->points[i], *first = curve->points[0];
    int64_t counts[ORKI_N_RULES], cost = p->result->verdict->cost;
    ork_changes changes;
    ork_changes_count(&changes, season, old, allow_min, p->result->timetable);
    if (p->result->verdict->n_breaches > 0 || changes.weighted != p->changes.weighted ||
        p->lost != first->lost)
        fail(t, "a point's count", changes.weighted, p->changes.weighted);
    if (brute_judge(season, p->result->timetable, counts) != cost)
        fail(t, "a point's cost", cost, brute_judge(season, p->result->timetable, counts));
    if (p->is_cost_proven != (ork_curve_bound(curve, p->changes.weighted) >= cost))
        fail(t, "a point's proof", p->is_cost_proven, !p->is_cost_proven);
    if (i > 0 && (p->changes.weighted <= curve->points[i - 1]->changes.weighted ||
                  cost >= curve->points[i - 1]->result->verdict->cost))
        fail(t, "a point's place", i, i - 1);
    t->n_points++;
}

/* With as few losses as the points have, the least of cost + price x changes is known by trying. */
static void look_at_line(tally *t, const ork_season *season, const ork_reference *old,
                         int allow_min, const ork_curve *curve, const ork_curve_line *line)
{
    const ork_rerun_result *first = curve->points[0];
    int64_t dear = 1 + first->result->verdict->cost + line->price * first->changes.weighted;
    orki_tiers tiers = {
        .old = old, .lost_points = dear, .change_points = line->price, .allow_min = allow_min};
    ork_status status = ORK_OK;
    int64_t least_value = least(season, &tiers, true, &status) - dear * first->lost;
    if (status != ORK_OK)
        return;
    t->n_lines++;
    t->n_loose += line->cost < least_value;
    if (line->cost > least_value)
        fail(t, "a line", line->cost, least_value);
    for (int i = 0; i < curve->n_points; i++) {
        const ork_rerun_result *p = curve->points[i];
        int64_t value = p->result->verdict->cost + line->price * p->changes.weighted;
        if (value < least_value)
            fail(t, "a point below a line", value, least_value);
    }
}

static void compare_curve(tally *t, const ork_season *season, const ork_reference *old,
                          int allow_min)
{
    ork_rerun_options how = {.allow_min = allow_min};
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = 4 * LIMIT_WORK;
    options.threads = 1;
    options.in_process = t->seed % 2 == 0;
    ork_curve *curve = NULL;
    ork_status status = ork_rerun_curve(&curve, season, old, &how, &options, NULL, NULL);
    if (status != ORK_OK) {
        fail(t, "status of a curve", status, ORK_OK);
        return;
    }
    t->n_curves++;
    for (int i = 0; i < curve->n_points; i++)
        look_at_point(t, season, old, allow_min, curve, i);
    for (int i = 0; i < curve->n_lines; i++)
        look_at_line(t, season, old, allow_min, curve, &curve->lines[i]);
    ork_curve_free(curve);
}

static void try_season(void *user, uint64_t seed)
{
    tally *t = user;
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    orki_random random = orki_random_start(seed, 5);
    t->seed = seed;
    for (int k = 0; k < ORK_N_CHANGES; k++)
        season->change_weights[k] = 1 + orki_random_below(&random, 9);
    ork_reference *old = remember(season, answer.timetable);
    for (uint64_t i = 0; i < seed % 4; i++)
        happen(season, old, &random, orki_random_below(&random, N_EVENTS));
    int allow_min = orki_random_below(&random, 3) == 0 ? 15 : 0;
    compare(t, season, old, allow_min);
    if (seed % 3 == 0)
        compare_curve(t, season, old, allow_min);
    ork_reference_free(old);
    property_close(season, &answer);
}

int main(int argc, char **argv)
{
    tally t = {0};
    if (property_each(argc, argv, 0, try_season, &t) == 0)
        return EXIT_FAILURE;
    printf(
        "%d reruns (%d the same, %d with losses, %d with changes): %d without a proof in time, %d "
        "failures\n",
        t.n_runs, t.n_same, t.n_lost, t.n_changed, t.n_undecided, t.n_failures);
    printf("%d curves, %d points, %d lines (%d could be higher)\n", t.n_curves, t.n_points,
           t.n_lines, t.n_loose);
    bool is_fine = t.n_failures == 0 && t.n_runs > 0 && t.n_undecided * 50 <= t.n_runs &&
                   t.n_loose * 20 <= t.n_lines + 20;
    return is_fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
