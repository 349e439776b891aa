/* CUnit with values: a failing comparison prints both sides, and a failing suite fails the program.
 * A test program is one list of tests:
 *
 *     static void test_text__adds(void) { ORK_EQUAL_INT(1 + 1, 2); }
 *     ORK_TEST_MAIN("text", {"adds", test_text__adds})
 */
#ifndef ORK_TEST_H
#define ORK_TEST_H

#include <CUnit/Basic.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct ork_test_case {
    const char *name;
    void (*run)(void);
} ork_test_case;

/** Run the tests whose name contains argv[1] (all without one). @return 0 only if all passed. */
int ork_test_run(const char *suite, const ork_test_case *cases, int n, int argc, char **argv);

/** Whether a sanitizer looks on, so that all takes several times as long. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ORK_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ORK_SANITIZED 1
#endif
#endif
#ifndef ORK_SANITIZED
#define ORK_SANITIZED 0
#endif

/** How much of something to try: n in the ordinary tests, ORK_SCALE times that in tests/soak.sh. */
int ork_scale(int n);

/** As ork_scale(), but a quarter of n where a sanitizer looks on and ORK_SCALE is not set. */
int ork_slice(int n);

/** Add "what n" to the file that ORK_COUNTS names, if it does: the counts of tests/RELIABILITY.md.
 */
void ork_count(const char *what, int64_t n);

#define ORK_TEST_MAIN(suite, ...)                                                                  \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        static const ork_test_case cases[] = {__VA_ARGS__};                                        \
        return ork_test_run(suite, cases, (int)(sizeof cases / sizeof cases[0]), argc, argv);      \
    }

#define ORK_TRUE(condition) CU_ASSERT_TRUE(condition)

#define ORK_EQUAL_INT(got, wanted)                                                                 \
    do {                                                                                           \
        int64_t got_ = (int64_t)(got), wanted_ = (int64_t)(wanted);                                \
        if (got_ != wanted_)                                                                       \
            printf("\n    %s:%d: %s is %" PRId64 ", wanted %" PRId64, __FILE__, __LINE__, #got,    \
                   got_, wanted_);                                                                 \
        CU_ASSERT_TRUE(got_ == wanted_);                                                           \
    } while (0)

#define ORK_EQUAL_TEXT(got, wanted)                                                                \
    do {                                                                                           \
        const char *got_ = (got), *wanted_ = (wanted);                                             \
        if (got_ == NULL || strcmp(got_, wanted_) != 0)                                            \
            printf("\n    %s:%d: %s is \"%s\", wanted \"%s\"", __FILE__, __LINE__, #got,           \
                   got_ == NULL ? "(null)" : got_, wanted_);                                       \
        CU_ASSERT_TRUE(got_ != NULL && strcmp(got_, wanted_) == 0);                                \
    } while (0)

#endif
