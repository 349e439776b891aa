/* Regions: which blocks and teachers belong together, and what comes of solving them apart: two
 * towns that share nothing cost the sum of what each costs alone, and a bound of the whole holds
 * whoever else a region might have had. */
#include "base/memory.h"
#include "base/text.h"
#include "ork_test.h"
#include "orkestrooster/orkestrooster.h"
#include "property_season.h"
#include "solve/divide.h"
#include "solve/regions.h"

#include <string.h>

enum { NORTH = 1, SOUTH = 2, SHARED = 4, N_BLOCKS = 4 };

static void add_schools(orki_text *yaml, const char *town, double lat)
{
    for (int i = 1; i <= 2; i++)
        orki_text_printf(yaml,
                         "  - id: %s%d\n    name: %s %d\n    at: [%.2f, 5.5]\n"
                         "    hours: {mon-fri: {open: 08:30-14:30}}\n"
                         "    groups: [{id: g5, year: 5, pupils: 20}]\n"
                         "    rooms: [{id: r, seats: 60}, {id: s, seats: 60}]\n",
                         town, i, town, i, lat + 0.05 * i);
}

static void add_orchestras(orki_text *yaml, const char *town)
{
    for (int i = 1; i <= 2; i++)
        orki_text_printf(yaml,
                         "  - {id: %s%d-5, school: %s%d, groups: [g5], programme: leerorkest}\n",
                         town, i, town, i);
}

/* A violinist and a cellist who would not go to the other town. */
static void add_teachers(orki_text *yaml, const char *town, double lat, const char *other)
{
    static const char *const skills[] = {"violin", "cello"};
    for (int i = 0; i < 2; i++) {
        orki_text_printf(yaml,
                         "  - {id: %s-%s, name: %s %s, skills: [%s], home: [%.2f, 5.4], captain: "
                         "yes, available: {mon: 08:00-15:00, tue: 08:00-12:00}, hours: {wish: %d}",
                         town, skills[i], town, skills[i], skills[i], lat, i + 1);
        if (other != NULL)
            orki_text_printf(yaml, ", not-at: [%s1, %s2]", other, other);
        orki_text_printf(yaml, "}\n");
    }
}

/* One or both towns of two schools and two teachers each; with SHARED a third cellist, who lives
 * between them and would work in either. */
static ork_season *make_season(int what)
{
    orki_text yaml = {0};
    ork_season *season = NULL;
    bool has_north = (what & NORTH) != 0, has_south = (what & SOUTH) != 0;
    orki_text_printf(&yaml, "format: 1\nseason: {name: 2026-2027}\nweights: {fairness: 0}\n"
                            "programmes: {leerorkest: {lesson: 60, roles: [violin, cello]}}\n"
                            "schools:\n");
    if (has_north)
        add_schools(&yaml, "north", 52.6);
    if (has_south)
        add_schools(&yaml, "south", 52.0);
    orki_text_printf(&yaml, "orchestras:\n");
    if (has_north)
        add_orchestras(&yaml, "north");
    if (has_south)
        add_orchestras(&yaml, "south");
    orki_text_printf(&yaml, "teachers:\n");
    if (has_north)
        add_teachers(&yaml, "north", 52.6, has_south ? "south" : NULL);
    if (has_south)
        add_teachers(&yaml, "south", 52.0, has_north ? "north" : NULL);
    if ((what & SHARED) != 0)
        orki_text_printf(&yaml,
                         "  - {id: shared, name: Shared, skills: [cello], home: [52.3, 5.4], "
                         "available: {mon-fri: all}, hours: {wish: 1}}\n");
    ORK_EQUAL_INT(
        ork_season_read_text(&season, orki_text_string(&yaml), yaml.n, "season", NULL, NULL),
        ORK_OK);
    orki_text_free(&yaml);
    return season;
}

static orki_search *open_search(const ork_season *season)
{
    orki_search *search = orki_alloc(1, sizeof *search);
    if (search == NULL)
        return NULL;
    search->season = season;
    search->options = ork_options_default();
    search->options.time_limit_s = ORK_NO_LIMIT;
    search->options.work = 100000;
    search->options.threads = 1;
    search->options.in_process = 1;
    ORK_EQUAL_INT(orki_search_open(search), ORK_OK);
    return search;
}

static void close_search(orki_search *search)
{
    orki_search_free(search);
    orki_free(search);
}

/* The regions of a season: the two towns, or with most_parts large and a shared teacher only one.
 */
static void expect_regions(int what, int most_parts, int n, bool is_exact)
{
    ork_season *season = make_season(what);
    orki_search *search = season == NULL ? NULL : open_search(season);
    orki_regions regions = {0};
    if (search != NULL &&
        orki_regions_find(&regions, &search->problem, &search->best, most_parts) == ORK_OK) {
        ORK_EQUAL_INT(regions.n, n);
        ORK_EQUAL_INT(regions.is_exact, is_exact);
        ORK_EQUAL_INT(season->n_blocks, N_BLOCKS);
        for (int b = 0; b < N_BLOCKS; b++)
            ORK_EQUAL_INT(regions.of_block[b], n == 1 ? 0 : b / 2);
        for (int t = 0; t < 4; t++)
            ORK_EQUAL_INT(regions.of_teacher[t], n == 1 ? 0 : t / 2);
    }
    orki_regions_free(&regions);
    if (search != NULL)
        close_search(search);
    ork_season_free(season);
}

static void test_regions__components(void)
{
    expect_regions(NORTH | SOUTH, 1000, 2, true);
}

static void test_regions__one_teacher_connects(void)
{
    expect_regions(NORTH | SOUTH | SHARED, 1000, 1, true);
}

static void test_regions__a_large_component_is_cut(void)
{
    expect_regions(NORTH | SOUTH | SHARED, 4, 2, false);
}

/* The proven optimum, found without regions. */
static int64_t optimum_of(int what)
{
    ork_season *season = make_season(what);
    ork_options options = ork_options_default();
    ork_result *result = NULL;
    int64_t cost = -1;
    options.time_limit_s = ORK_NO_LIMIT;
    options.threads = 1;
    if (season != NULL && ork_solve(&result, season, &options, NULL, NULL) == ORK_OK) {
        ORK_EQUAL_INT(result->outcome, ORK_OPTIMAL);
        cost = result->verdict->cost;
    }
    ork_result_free(result);
    ork_season_free(season);
    return cost;
}

/* Cost and bound after solving by regions. */
static void divide(int what, int64_t *cost, int64_t *bound)
{
    ork_season *season = make_season(what);
    orki_search *search = season == NULL ? NULL : open_search(season);
    *cost = *bound = -1;
    if (search == NULL)
        return;
    ORK_EQUAL_INT(orki_divide(search, 4), ORK_OK);
    *cost = search->best.cost;
    *bound = orki_search_bound(search);
    ORK_TRUE(search->has_duals);
    close_search(search);
    ork_season_free(season);
}

static void test_divide__two_towns_cost_their_sum(void)
{
    int64_t cost, bound, north = optimum_of(NORTH), south = optimum_of(SOUTH);
    ORK_EQUAL_INT(optimum_of(NORTH | SOUTH), north + south);
    divide(NORTH | SOUTH, &cost, &bound);
    ORK_EQUAL_INT(cost, north + south);
    ORK_EQUAL_INT(bound, cost); /* each is proven, so the whole is */
}

/* Whom a region may not have makes no bound too high, and no answer too cheap. */
static void test_divide__a_shared_teacher_keeps_the_bound_valid(void)
{
    int64_t cost, bound, best = optimum_of(NORTH | SOUTH | SHARED);
    divide(NORTH | SOUTH | SHARED, &cost, &bound);
    ORK_TRUE(best > 0 && bound > 0 && bound <= best && best <= cost);
    ORK_TRUE(cost <= optimum_of(NORTH | SOUTH) + 30); /* her wish for an hour, not met */
}

/* The timetable after dividing with workers; free with ork_text_free(). */
static char *divided_text(const ork_season *season, int threads, int64_t work)
{
    orki_search *search = orki_alloc(1, sizeof *search);
    char *text = NULL;
    if (search == NULL)
        return NULL;
    search->season = season;
    search->options = ork_options_default();
    search->options.time_limit_s = ORK_NO_LIMIT;
    search->options.work = work;
    search->options.threads = threads;
    ORK_EQUAL_INT(orki_search_open(search), ORK_OK);
    ORK_EQUAL_INT(orki_divide(search, 4), ORK_OK);
    ork_timetable *timetable = orki_answer_timetable(&search->best, &search->problem);
    if (timetable != NULL)
        text = ork_timetable_print(season, timetable);
    ork_timetable_free(timetable);
    close_search(search);
    return text;
}

/* With `work` the same seed and threads give the same timetable, whichever worker ends first. */
static void test_divide__gives_the_same_twice(void)
{
    for (int threads = 1; threads <= 3; threads++) {
        ork_season *season = make_season(NORTH | SOUTH | SHARED);
        char *first = divided_text(season, threads, 3000);
        char *second = divided_text(season, threads, 3000);
        ORK_TRUE(first != NULL && strlen(first) > 100);
        ORK_EQUAL_TEXT(second, first == NULL ? "" : first);
        ork_text_free(first);
        ork_text_free(second);
        ork_season_free(season);
    }
}

/* Random seasons cut as small as can be, against the exhaustive search. */
static void test_divide__bounds_are_valid(void)
{
    for (uint64_t seed = 1; seed <= 60; seed++) {
        brute_answer brute;
        ork_season *season = property_open(seed, &brute);
        orki_search *search = open_search(season);
        if (search != NULL) {
            ORK_EQUAL_INT(orki_divide(search, 1), ORK_OK);
            ORK_TRUE(orki_search_bound(search) <= brute.cost);
            ORK_TRUE(search->best.cost >= brute.cost);
            close_search(search);
        }
        property_close(season, &brute);
    }
}

ORK_TEST_MAIN("regions", {"components", test_regions__components},
              {"one teacher connects", test_regions__one_teacher_connects},
              {"a large component is cut", test_regions__a_large_component_is_cut},
              {"two towns cost their sum", test_divide__two_towns_cost_their_sum},
              {"a shared teacher keeps the bound valid",
               test_divide__a_shared_teacher_keeps_the_bound_valid},
              {"gives the same twice", test_divide__gives_the_same_twice},
              {"bounds are valid", test_divide__bounds_are_valid})
