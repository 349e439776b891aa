/* Lines of an iCalendar file, for texts of every length: they end in CR LF, are folded at 75
 * octets, and hold what was put in. */
#include "base/memory.h"
#include "ork_test.h"
#include "report/ics_file.h"

#include <string.h>

enum { MOST = 400 };

/* Every line judged, and the file without its folds. @return whether all lines are right */
static bool unfold(char *text)
{
    bool is_right = true;
    char *end = text;
    for (const char *line = text; *line != '\0';) {
        size_t n = strcspn(line, "\r\n");
        is_right = is_right && n > 0 && n <= 75 && strncmp(line + n, "\r\n", 2) == 0;
        const char *next = line + n + strspn(line + n, "\r\n");
        const char *from = *line == ' ' ? line + 1 : line;
        size_t n_kept = (size_t)(line + n - from);
        memmove(end, from, n_kept);
        end += n_kept;
        if (*next != ' ')
            *end++ = '\n';
        line = next;
    }
    *end = '\0';
    return is_right;
}

static void test_ics__folds_every_length(void)
{
    char uid[MOST + 1], line[MOST + 8];
    for (size_t n = 1; n <= MOST; n++) {
        memset(uid, 'u', n);
        uid[n] = '\0';
        orki_ics_event event = {.uid = uid,
                                .date = 20000,
                                .start_min = 600,
                                .end_min = 660,
                                .summary = uid,
                                .location = uid,
                                .description = uid,
                                .category = uid};
        orki_ics *ics = orki_ics_new("a season");
        CU_ASSERT_PTR_NOT_NULL_FATAL(ics);
        orki_ics_add(ics, &event);
        char *text = orki_ics_text(ics);
        CU_ASSERT_PTR_NOT_NULL_FATAL(text);
        ORK_TRUE(unfold(text));
        (void)snprintf(line, sizeof line, "\nUID:%s\n", uid);
        ORK_TRUE(strstr(text, line) != NULL);
        orki_free(text);
        orki_ics_free(ics);
    }
}

ORK_TEST_MAIN("ics_file", {"folds every length", test_ics__folds_every_length})
