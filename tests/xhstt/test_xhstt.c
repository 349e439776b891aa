/* Reading an archive while memory runs out: each allocation fails once, and every time the answer
 * is that memory ran out, or a season whole. */
#include "base/memory.h"
#include "ork_test.h"
#include "orkestrooster/diag.h"
#include "xhstt/archive.h"

enum { MOST_ALLOCATIONS = 100000 };

/* @return the status when the n-th allocation fails; 0: none does */
static ork_status read_small(long n, ork_diags *diags)
{
    orki_archive a;
    orki_text text = {0};
    orki_memory_fail_at(n);
    ork_status st = orki_archive_read(&a, "tests/xhstt/small.xml", NULL, diags);
    if (st == ORK_OK) {
        orki_season_text(&text, &a.facts, &a.ids);
        st = text.is_failed ? ORK_ERR_MEMORY : ORK_OK;
    }
    orki_memory_fail_at(0);
    ORK_TRUE(st != ORK_OK || text.n > 1000);
    orki_text_free(&text);
    orki_archive_free(&a);
    return st;
}

static void test_archive__out_of_memory(void)
{
    ork_diags *diags = ork_diags_new();
    ORK_EQUAL_INT(read_small(0, diags), ORK_OK);
    ork_status st = ORK_ERR_MEMORY;
    long n = 1;
    while (n < MOST_ALLOCATIONS && (st = read_small(n, diags)) == ORK_ERR_MEMORY)
        n++;
    ORK_EQUAL_INT(st, ORK_OK);
    ORK_TRUE(n > 3); /* memory comes in large pieces */
    ORK_EQUAL_INT(ork_diags_errors(diags), 0);
    ork_diags_free(diags);
}

ORK_TEST_MAIN("xhstt", {"out of memory", test_archive__out_of_memory})
