/* Every allocation that can fail does so once: the checker and the list of lacks answer
 * ORK_ERR_MEMORY and hand over nothing. Leaks show under the sanitizers' preset. */
#include "property_season.h"

#include "ork_test.h"
#include "orkestrooster/check.h"

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

ORK_TEST_MAIN("memory", {"check", test_check__survives_every_failed_allocation},
              {"lacks", test_lacks__survives_every_failed_allocation})
