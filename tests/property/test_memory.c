/* Every allocation that can fail does so once: the checker, the list of lacks, certificates and the
 * exports answer ORK_ERR_MEMORY and hand over nothing. Leaks show under the sanitizers' preset. */
#include "property_season.h"

#include "model/timetable_model.h"
#include "ork_test.h"
#include "orkestrooster/check.h"
#include "orkestrooster/export.h"
#include "orkestrooster/solve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LAST_SEED = 12, MOST_ALLOCATIONS = 20000 };

/* Fail allocation 1, 2, 3, ... until the call succeeds. @return how many failed */
static int sweep_check(const ork_season *season, const ork_timetable *timetable)
{
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        ork_verdict *verdict = NULL;
        orki_memory_fail_at(n);
        ork_status status = ork_check(&verdict, season, timetable);
        orki_memory_fail_at(0);
        if (status == ORK_OK) {
            ORK_TRUE(verdict != NULL);
            ork_verdict_free(verdict);
            return n - 1;
        }
        ORK_EQUAL_INT(status, ORK_ERR_MEMORY);
        ORK_TRUE(verdict == NULL);
    }
    return -1;
}

static int sweep_lacks(const ork_season *season, const ork_timetable *timetable)
{
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        ork_lacks *lacks = NULL;
        orki_memory_fail_at(n);
        ork_status status = ork_lacks_find(&lacks, season, timetable);
        orki_memory_fail_at(0);
        if (status == ORK_OK) {
            ORK_TRUE(lacks != NULL);
            ork_lacks_free(lacks);
            return n - 1;
        }
        ORK_EQUAL_INT(status, ORK_ERR_MEMORY);
        ORK_TRUE(lacks == NULL);
    }
    return -1;
}

/* Deriving a certified bound anew. */
static int sweep_proof(const ork_season *season, const ork_certificate *certificate)
{
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        ork_proof proof;
        orki_memory_fail_at(n);
        ork_status status = ork_certificate_prove(&proof, season, certificate, NULL);
        orki_memory_fail_at(0);
        if (status == ORK_OK) {
            ORK_TRUE(proof.is_proven);
            return n - 1;
        }
        ORK_EQUAL_INT(status, ORK_ERR_MEMORY);
        ORK_TRUE(!proof.is_proven);
    }
    return -1;
}

/* Writing bound.json and reading it back. */
static int sweep_bound_file(const ork_season *season, const ork_certificate *certificate)
{
    char *whole = ork_certificate_print(season, certificate);
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        ork_certificate *again = NULL;
        orki_memory_fail_at(n);
        char *text = ork_certificate_print(season, certificate);
        ork_status status =
            ork_certificate_read_text(&again, season, whole, strlen(whole), "bound.json", NULL);
        orki_memory_fail_at(0);
        ORK_TRUE((again != NULL) == (status == ORK_OK));
        ork_certificate_free(again);
        bool is_whole = text != NULL && status == ORK_OK;
        ork_text_free(text);
        if (is_whole) {
            ork_text_free(whole);
            return n - 1;
        }
        ORK_TRUE(status == ORK_OK || status == ORK_ERR_MEMORY);
    }
    ork_text_free(whole);
    return -1;
}

/* The program of a season written to a file that is thrown away. */
static int sweep_export(const ork_season *season, ork_mip_model model, const char *path)
{
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        orki_memory_fail_at(n);
        ork_status status = ork_export_mps(season, model, 0, path);
        orki_memory_fail_at(0);
        bool is_there = access(path, F_OK) == 0;
        unlink(path);
        ORK_TRUE(is_there == (status == ORK_OK));
        if (status == ORK_OK)
            return n - 1;
        ORK_EQUAL_INT(status, ORK_ERR_MEMORY);
    }
    return -1;
}

static int sweep_csv(const ork_season *season, const ork_timetable *timetable, const char *path)
{
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        orki_memory_fail_at(n);
        ork_status status = ork_export_csv(season, timetable, ORK_CSV_SECTIONS, ',', 0, path);
        orki_memory_fail_at(0);
        unlink(path);
        if (status == ORK_OK)
            return n - 1;
        ORK_EQUAL_INT(status, ORK_ERR_MEMORY);
    }
    return -1;
}

static int sweep_fet(const ork_season *season, const ork_timetable *timetable, const char *path)
{
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        char *notes = NULL;
        orki_memory_fail_at(n);
        ork_status status = ork_export_fet(season, timetable, path, &notes);
        orki_memory_fail_at(0);
        unlink(path);
        ORK_TRUE((notes != NULL) == (status == ORK_OK));
        ork_text_free(notes);
        if (status == ORK_OK)
            return n - 1;
        ORK_EQUAL_INT(status, ORK_ERR_MEMORY);
    }
    return -1;
}

static int sweep_solution(const ork_season *season)
{
    const char *text =
        season->blocks[0].series >= 0 ? "v_k0 1\ng_t0_k0 1\n" : "y_p0 1\ng_t0_k0 1\n";
    for (int n = 1; n < MOST_ALLOCATIONS; n++) {
        ork_timetable *timetable = NULL;
        orki_memory_fail_at(n);
        ork_status status = ork_timetable_from_solution(&timetable, season, text, strlen(text));
        orki_memory_fail_at(0);
        if (status == ORK_OK) {
            ORK_TRUE(timetable != NULL);
            ork_timetable_free(timetable);
            return n - 1;
        }
        ORK_EQUAL_INT(status, ORK_ERR_MEMORY);
        ORK_TRUE(timetable == NULL);
    }
    return -1;
}

static void test_check__survives_every_failed_allocation(void)
{
    for (uint64_t seed = 1; seed <= LAST_SEED; seed++) {
        brute_answer answer;
        ork_season *season = property_open(seed, &answer);
        ORK_TRUE(sweep_check(season, answer.timetable) > 0);
        property_close(season, &answer);
    }
}

static void test_lacks__survives_every_failed_allocation(void)
{
    for (uint64_t seed = 1; seed <= LAST_SEED; seed++) {
        brute_answer answer;
        ork_season *season = property_open(seed, &answer);
        ORK_TRUE(sweep_lacks(season, answer.timetable) > 0);
        property_close(season, &answer);
    }
}

static void test_certificate__survives_every_failed_allocation(void)
{
    for (uint64_t seed = 1; seed <= LAST_SEED; seed += 2) {
        brute_answer answer;
        ork_season *season = property_open(seed, &answer);
        ork_options options = ork_options_default();
        ork_result *result = NULL;
        options.threads = 1;
        options.in_process = 1;
        ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
        ORK_TRUE(sweep_proof(season, result->certificate) > 0);
        ORK_TRUE(sweep_bound_file(season, result->certificate) > 0);
        ork_result_free(result);
        property_close(season, &answer);
    }
}

static void test_export__survives_every_failed_allocation(void)
{
    char folder[] = "/tmp/ork-memory-XXXXXX", path[60];
    int n_series = 0;
    ORK_TRUE(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/file", folder);
    for (uint64_t seed = 1; seed <= LAST_SEED; seed += 3) {
        brute_answer answer;
        bool has_series = seed % 2 == 0;
        ork_season *season =
            property_open(seed + (has_series ? RANDOM_SERIES_SEED + 1 : 0), &answer);
        n_series += season->n_series;
        ORK_TRUE(sweep_export(season, ORK_MIP_COMPACT, path) > 0);
        ORK_TRUE(sweep_export(season, ORK_MIP_DUTIES, path) > 0);
        ORK_TRUE(sweep_csv(season, answer.timetable, path) > 0);
        ORK_TRUE(sweep_fet(season, answer.timetable, path) > 0);
        ORK_TRUE(sweep_solution(season) > 0);
        property_close(season, &answer);
    }
    ORK_TRUE(n_series > 0);
    ORK_EQUAL_INT(rmdir(folder), 0);
}

/* What is no solution is refused, and what a solution says of unknown things too. */
static void test_solution__refuses_nonsense(void)
{
    static const char *const texts[] = {
        "y_p0",           "y_p0 one", "y_p999999 1", "y_p0 1\ng_t999_k0 1",
        "g_t0_k999999 1", "y_p0 1e",  "y_p0 1.2.3",  "y_p0 -",
        "y_p0 0x1",       "y_p0 1,5", "y_p0 nan"};
    brute_answer answer;
    ork_season *season = property_open(1, &answer);
    ork_timetable *timetable = NULL;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        ork_status st = ork_timetable_from_solution(&timetable, season, texts[i], strlen(texts[i]));
        ORK_EQUAL_INT(st, ORK_ERR_INPUT);
        ORK_TRUE(timetable == NULL);
    }
    ORK_EQUAL_INT(ork_timetable_from_solution(&timetable, season, "other 1\n\n", 9), ORK_OK);
    ork_timetable_free(timetable);
    property_close(season, &answer);
}

static int count_placed(const ork_season *season, const char *text)
{
    ork_timetable *timetable = NULL;
    int n = 0;
    ORK_EQUAL_INT(ork_timetable_from_solution(&timetable, season, text, strlen(text)), ORK_OK);
    for (int o = 0; timetable != NULL && o < season->n_orchestras; o++)
        n += timetable->day[o] >= 0;
    ork_timetable_free(timetable);
    return n;
}

/* Numbers as solvers write them: a plan at one half or less is not chosen. */
static void test_solution__reads_numbers(void)
{
    static const char *const ones[] = {"y_p0 1", "y_p0\t+1.", "y_p0 9.9999999e-01", "y_p0 .01E2"};
    static const char *const zeros[] = {"y_p0 0", "y_p0 -1", "y_p0 1e-09", "y_p0 0.5",
                                        "y_p0 -1.2e+3"};
    brute_answer answer;
    ork_season *season = property_open(1, &answer);
    for (size_t i = 0; i < sizeof ones / sizeof ones[0]; i++)
        ORK_TRUE(count_placed(season, ones[i]) > 0);
    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
        ORK_EQUAL_INT(count_placed(season, zeros[i]), 0);
    property_close(season, &answer);
}

ORK_TEST_MAIN("memory", {"check", test_check__survives_every_failed_allocation},
              {"lacks", test_lacks__survives_every_failed_allocation},
              {"certificate", test_certificate__survives_every_failed_allocation},
              {"export", test_export__survives_every_failed_allocation},
              {"solution", test_solution__refuses_nonsense},
              {"numbers of a solution", test_solution__reads_numbers})
