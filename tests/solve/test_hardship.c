/* The search when things go against it: no time for the plans, workers that are killed, no memory,
 * and a season that cannot be complete. */
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "ork_test.h"
#include "orkestrooster/orkestrooster.h"
#include "property_season.h"
#include "solve/search.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static const char small[] =
    "format: 1\n"
    "season: {name: 2026-2027}\n"
    "programmes: {leerorkest: {lesson: 45, roles: [violin, cello]}}\n"
    "schools:\n"
    "  - id: a\n"
    "    name: A\n"
    "    hours: {mon-fri: {open: 08:30-15:30}}\n"
    "    groups: [{id: g5, year: 5, pupils: 24}, {id: g6, year: 6, pupils: 24}]\n"
    "    rooms: [{id: r, seats: 60}, {id: s, seats: 60}]\n"
    "orchestras:\n"
    "  - {id: o5, school: a, groups: [g5], programme: leerorkest}\n"
    "  - {id: o6, school: a, groups: [g6], programme: leerorkest}\n"
    "teachers:\n"
    "  - {id: t, name: T, skills: [violin], captain: yes, available: {mon-fri: all}}\n";

/* Coefficients of nine digits beside ones of a half: GLPK needs them scaled. */
static const char heavy[] =
    "format: 1\n"
    "season: {name: 2026-2027}\n"
    "programmes: {leerorkest: {lesson: 60, roles: [violin, cello]}}\n"
    "schools:\n"
    "  - id: linde\n"
    "    name: De Linde\n"
    "    at: [51.8, 4.6]\n"
    "    hours: {mon-fri: {open: 08:30-14:30}}\n"
    "    groups: [{id: g5, year: 5, pupils: 24}]\n"
    "    rooms: [{id: aula, seats: 60}, {id: b, seats: 60}]\n"
    "orchestras:\n"
    "  - {id: linde-5, school: linde, groups: [g5], programme: leerorkest}\n"
    "teachers:\n"
    "  - {id: a, name: A, skills: [violin], home: [52.9, 6.9], captain: yes, available: {mon-fri: "
    "all}, hours: {min: 20, wish: 30}}\n"
    "  - {id: b, name: B, skills: [cello], captain: yes, available: {mon-fri: all}, days: {max: "
    "3}}\n"
    "weights: {unplaced: 100000, unstaffed: 100000, travel: 100000, idle: 100000, call-out: "
    "100000, wished-hours: 100000, fairness: 100000, continuity: 100000}\n";

/* Two schools of one building, at two doors, with one room: one lesson a week for both. */
static const char one_room[] =
    "format: 1\n"
    "season: {name: 2026-2027}\n"
    "programmes: {leerorkest: {lesson: 60, roles: [violin]}}\n"
    "buildings: [{id: hof, name: Het Hof, rooms: [{id: zaal, seats: 60}]}]\n"
    "schools:\n"
    "  - id: noord\n"
    "    name: Noord\n"
    "    building: hof\n"
    "    at: [51.81, 4.61]\n"
    "    hours: {mon: {open: 08:30-09:30}}\n"
    "    groups: [{id: n5, year: 5, pupils: 24}]\n"
    "  - id: zuid\n"
    "    name: Zuid\n"
    "    building: hof\n"
    "    at: [51.80, 4.60]\n"
    "    hours: {mon: {open: 08:30-09:30}}\n"
    "    groups: [{id: z5, year: 5, pupils: 24}]\n"
    "orchestras:\n"
    "  - {id: noord-5, school: noord, groups: [n5], programme: leerorkest}\n"
    "  - {id: zuid-5, school: zuid, groups: [z5], programme: leerorkest}\n"
    "teachers:\n"
    "  - {id: a, name: A, skills: [violin], captain: yes, available: {mon-fri: all}}\n"
    "  - {id: b, name: B, skills: [violin], captain: yes, available: {mon-fri: all}}\n";

static ork_season *read_text(const char *text)
{
    ork_season *season = NULL;
    ORK_EQUAL_INT(ork_season_read_text(&season, text, strlen(text), "season", NULL, NULL), ORK_OK);
    return season;
}

/* Lessons may begin every five minutes: more plans than can be listed in a second. */
static ork_season *make_flexible(void)
{
    orki_text text = {0};
    orki_text_printf(&text, "format: 1\nseason: {name: 2026-2027}\n"
                            "programmes: {leerorkest: {lesson: 30, roles: [violin]}}\n"
                            "schools:\n  - id: a\n    name: A\n"
                            "    hours: {mon-fri: {open: 08:30-15:30}}\n"
                            "    rooms: [{id: r, seats: 60}]\n    starts: [08:30");
    for (int at = 515; at < 900; at += 5)
        orki_text_printf(&text, ", %02d:%02d", at / 60, at % 60);
    orki_text_printf(&text, "]\n    groups:\n");
    for (int i = 0; i < 8; i++)
        orki_text_printf(&text, "      - {id: g%d, year: %d, pupils: 20}\n", i, 3 + i % 6);
    orki_text_printf(&text, "orchestras:\n");
    for (int i = 0; i < 8; i++)
        orki_text_printf(&text, "  - {id: o%d, school: a, groups: [g%d], programme: leerorkest}\n",
                         i, i);
    orki_text_printf(&text, "teachers:\n  - {id: t, name: T, skills: [violin], captain: yes, "
                            "available: {mon-fri: all}}\n");
    ork_season *season = read_text(orki_text_string(&text));
    orki_text_free(&text);
    return season;
}

static void expect_no_answer(ork_progress_fn progress, ork_outcome outcome)
{
    ork_season *season = make_flexible();
    ork_options options = ork_options_default();
    ork_result *result = NULL;
    options.time_limit_s = progress == NULL ? 0.1 : 60;
    double start_s = orki_clock_s();
    ORK_EQUAL_INT(ork_solve(&result, season, &options, progress, NULL), ORK_OK);
    ORK_TRUE(orki_clock_s() - start_s < 2);
    ORK_TRUE(result != NULL && result->outcome == outcome && result->timetable == NULL);
    ORK_TRUE(result != NULL && result->first_answer_s < 0 && result->bound == 0);
    ork_result_free(result);
    ork_season_free(season);
}

static int stop(const ork_progress *progress, void *user)
{
    (void)progress;
    (void)user;
    return 1;
}

static void test_hardship__limit_while_listing_plans(void)
{
    expect_no_answer(NULL, ORK_NO_ANSWER);
}

static void test_hardship__stop_while_listing_plans(void)
{
    expect_no_answer(stop, ORK_STOPPED);
}

typedef struct killing {
    int n_killed;
    int64_t work; /* done at the last kill */
} killing;

/* Kill the first child of this process, six times, each after some work was done: workers that die
 * again and again without any, as on a very busy machine, do end a search. Ends it after the last.
 */
static int kill_worker(const ork_progress *progress, void *user)
{
    killing *k = user;
    int child = 0;
    char path[64];
    if (k->n_killed == 6)
        return progress->has_best;
    if (progress->work <= k->work)
        return 0;
    snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return 0;
    if (fscanf(file, "%d", &child) == 1 && child > 1 && kill((pid_t)child, SIGKILL) == 0) {
        k->n_killed++;
        k->work = progress->work;
    }
    fclose(file);
    return 0;
}

static void test_hardship__killed_workers_do_not_end_the_search(void)
{
    const char *path = "examples/drechtsteden";
    ork_season *season = NULL;
    ORK_EQUAL_INT(ork_season_read(&season, &path, 1, NULL), ORK_OK);
    ork_options options = ork_options_default();
    options.threads = 3;
    options.time_limit_s = 120;
    ork_result *result = NULL;
    killing k = {0};
    ORK_EQUAL_INT(ork_solve(&result, season, &options, kill_worker, &k), ORK_OK);
    ORK_TRUE(k.n_killed > 0); /* a quick machine has proven the season by then */
    ORK_TRUE(result != NULL && result->verdict != NULL && result->verdict->n_breaches == 0);
    ORK_TRUE(result != NULL && result->verdict != NULL && result->bound <= result->verdict->cost);
    ork_result_free(result);
    ork_season_free(season);
}

/* In process, so that every allocation of the search is of this thread. */
static void test_hardship__failed_allocations(void)
{
    ork_season *season = read_text(small);
    ork_options options = ork_options_default();
    options.in_process = 1;
    options.threads = 1;
    options.work = 200;
    int n_failed = 0;
    for (int n = 1; n < 3000; n += 7) {
        ork_result *result = NULL;
        orki_memory_fail_at(n);
        ork_status status = ork_solve(&result, season, &options, NULL, NULL);
        orki_memory_fail_at(0);
        ORK_TRUE(status == ORK_OK || status == ORK_ERR_MEMORY);
        ORK_TRUE((result == NULL) == (status != ORK_OK));
        n_failed += status == ORK_ERR_MEMORY;
        ork_result_free(result);
    }
    ORK_TRUE(n_failed > 20);
    ork_season_free(season);
}

static void test_hardship__strict_has_no_incomplete_timetable(void)
{
    ork_season *season = read_text(small); /* nobody plays the cello */
    ork_options options = ork_options_default();
    options.is_strict = 1;
    ork_result *result = NULL;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    ORK_TRUE(result != NULL && result->outcome == ORK_INFEASIBLE && result->timetable == NULL);
    ORK_TRUE(result != NULL && result->first_answer_s < 0);
    for (int i = 0; result != NULL && i < result->n_milestones; i++)
        ORK_TRUE(!result->milestones[i].has_best);
    ork_result_free(result);
    ork_season_free(season);
}

static void test_hardship__huge_weights(void)
{
    for (int strict = 0; strict <= 1; strict++) {
        ork_season *season = read_text(heavy);
        ork_options options = ork_options_default();
        options.is_strict = strict;
        options.threads = 1;
        ork_result *result = NULL;
        ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
        ORK_TRUE(result != NULL && result->outcome == ORK_OPTIMAL);
        ork_result_free(result);
        ork_season_free(season);
    }
}

/* @return the timetable of a search that may end as soon as five percent are proven */
static void test_hardship__one_room_at_two_doors(void)
{
    ork_season *season = read_text(one_room);
    ork_options options = ork_options_default();
    ork_result *result = NULL;
    options.threads = 1;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    ORK_TRUE(result != NULL);
    if (result != NULL) {
        ORK_EQUAL_INT(result->outcome, ORK_OPTIMAL);
        ORK_EQUAL_INT(result->verdict->n_lessons_placed, 1); /* one lesson is unplaced */
    }
    ork_result_free(result);
    ork_season_free(season);
}

static char *solve_near(const ork_season *season, int64_t work)
{
    ork_options options = ork_options_default();
    options.gap_percent = 5;
    options.threads = 2;
    options.work = work;
    ork_result *result = NULL;
    char *text = NULL;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    if (result != NULL && result->timetable != NULL) {
        ORK_EQUAL_INT(result->outcome, ORK_FEASIBLE);
        ORK_TRUE(result->gap > 0 && result->gap <= 0.05);
        ORK_TRUE(result->elapsed_s < options.time_limit_s);
        text = ork_timetable_print(season, result->timetable);
    }
    ork_result_free(result);
    return text;
}

static void test_hardship__ends_within_the_gap(void)
{
    const char *path = "examples/drechtsteden";
    ork_season *season = NULL;
    ORK_EQUAL_INT(ork_season_read(&season, &path, 1, NULL), ORK_OK);
    char *any = solve_near(season, ORK_NO_WORK_LIMIT);
    char *first = solve_near(season, 1000000), *again = solve_near(season, 1000000);
    ORK_TRUE(any != NULL && first != NULL);
    ORK_EQUAL_TEXT(again, first);
    ork_text_free(any);
    ork_text_free(first);
    ork_text_free(again);
    ork_season_free(season);
}

/* An answer that says it is cheaper than the checker finds, as a bug would: refused, and told. */
static void test_hardship__wrong_costs_are_refused(void)
{
    brute_answer answer;
    orki_answer wrong = {0};
    ork_season *season = property_open(1, &answer);
    orki_search *search = orki_alloc(1, sizeof *search);
    search->season = season;
    search->options = ork_options_default();
    search->options.time_limit_s = ORK_NO_LIMIT;
    search->options.threads = 1;
    search->options.in_process = 1;
    ORK_EQUAL_INT(orki_search_run(search), ORK_OK);
    int64_t cost = search->best.cost;
    ORK_EQUAL_INT(cost, answer.cost);
    ORK_EQUAL_INT(orki_answer_make(&wrong, &search->problem), ORK_OK);
    orki_answer_copy(&wrong, &search->best, &search->problem);
    wrong.cost--;
    orki_search_offer(search, &wrong);
    ORK_EQUAL_INT(search->st, ORK_ERR_INTERNAL);
    ORK_EQUAL_INT(search->best.cost, cost);
    orki_answer_free(&wrong);
    orki_search_free(search);
    orki_free(search);
    property_close(season, &answer);
}

ORK_TEST_MAIN("hardship", {"limit while listing plans", test_hardship__limit_while_listing_plans},
              {"stop while listing plans", test_hardship__stop_while_listing_plans},
              {"killed workers", test_hardship__killed_workers_do_not_end_the_search},
              {"failed allocations", test_hardship__failed_allocations},
              {"one room at two doors", test_hardship__one_room_at_two_doors},
              {"gap", test_hardship__ends_within_the_gap},
              {"wrong costs", test_hardship__wrong_costs_are_refused},
              {"huge weights", test_hardship__huge_weights},
              {"strict", test_hardship__strict_has_no_incomplete_timetable})
