/* A workbook for whose parts there is no room (a limit on the length of files stands for a full
 * disk) is an error, and never a file that no program opens; nor is one with any byte less. */
#include "ork_test.h"

#include "report/xlsx_book.h"
#include "report/xlsx_check.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

enum { N_ROWS = 4000, MOST_BYTES = 60000 };

/* Many rows that pack well: the parts are longer than the whole. */
static ork_status make(const char **bytes, size_t *n, rlim_t most, orki_arena *arena)
{
    static const char *const heads[] = {"Who", "When"};
    static const int widths[] = {20, 20};
    ork_season season = {0};
    orki_workbook book;
    ORK_EQUAL_INT(orki_workbook_open(&book, &season, 1, arena), ORK_OK);
    lxw_worksheet *sheet = orki_workbook_sheet(&book, "Plan", "Plan", heads, widths, 2);
    for (int row = 0; row < N_ROWS; row++) {
        orki_workbook_put(&book, sheet, 3 + row, 0, "Anna & <Bram>", book.plain);
        orki_workbook_number(&book, sheet, 3 + row, 1, 7, book.plain);
    }
    struct rlimit all, few;
    CU_ASSERT_EQUAL_FATAL(getrlimit(RLIMIT_FSIZE, &all), 0);
    few = (struct rlimit){most < all.rlim_max ? most : all.rlim_max, all.rlim_max};
    CU_ASSERT_EQUAL_FATAL(setrlimit(RLIMIT_FSIZE, &few), 0);
    ork_status st = orki_workbook_close(&book, bytes, n);
    int reason = errno;
    CU_ASSERT_EQUAL_FATAL(setrlimit(RLIMIT_FSIZE, &all), 0);
    errno = reason;
    return st;
}

static void test_workbook__needs_room_for_its_parts(void)
{
    orki_arena arena = {0};
    const char *bytes = NULL;
    size_t n = 0;
    CU_ASSERT_NOT_EQUAL(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
    ORK_EQUAL_INT(make(&bytes, &n, RLIM_INFINITY, &arena), ORK_OK);
    CU_ASSERT(n > 5000 && n < MOST_BYTES);
    ORK_EQUAL_INT(make(&bytes, &n, MOST_BYTES, &arena), ORK_ERR_IO);
    ORK_EQUAL_INT(errno, ENOSPC);
    orki_arena_free(&arena);
}

static void test_workbook__is_whole_or_refused(void)
{
    orki_arena arena = {0};
    const char *bytes = NULL;
    size_t n = 0;
    ORK_EQUAL_INT(make(&bytes, &n, RLIM_INFINITY, &arena), ORK_OK);
    ORK_EQUAL_INT(orki_workbook_check(bytes, n), ORK_OK);
    for (size_t k = 0; k < n; k += 97, ork_count("inputs-tried", 1))
        ORK_EQUAL_INT(orki_workbook_check(bytes, k), ORK_ERR_IO);
    orki_arena_free(&arena);
}

ORK_TEST_MAIN("workbook", {"needs_room_for_its_parts", test_workbook__needs_room_for_its_parts},
              {"is_whole_or_refused", test_workbook__is_whole_or_refused})
