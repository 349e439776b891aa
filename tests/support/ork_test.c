/* One CUnit suite a program; the exit code counts failures, which CUnit's own runner does not. */
#include "ork_test.h"

#include <limits.h>
#include <stdlib.h>

int ork_scale(int n)
{
    const char *scale = getenv("ORK_SCALE");
    long times = scale == NULL ? 1 : strtol(scale, NULL, 10);
    return times > 1 && times <= INT_MAX / (n > 0 ? n : 1) ? n * (int)times : n;
}

int ork_slice(int n)
{
    return ORK_SANITIZED && getenv("ORK_SCALE") == NULL ? (n + 3) / 4 : ork_scale(n);
}

/* One write of one line: programs that run beside each other add to one file. */
void ork_count(const char *what, int64_t n)
{
    const char *path = getenv("ORK_COUNTS");
    if (path == NULL)
        return;
    FILE *file = fopen(path, "a");
    if (file == NULL || fprintf(file, "%s %" PRId64 "\n", what, n) < 0 || fclose(file) != 0) {
        perror(path);
        exit(EXIT_FAILURE);
    }
}

int ork_test_run(const char *suite, const ork_test_case *cases, int n, int argc, char **argv)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    CU_pSuite s = CU_add_suite(suite, NULL, NULL);
    int n_added = 0;
    for (int i = 0; s != NULL && i < n; i++) {
        if (argc > 1 && strstr(cases[i].name, argv[1]) == NULL)
            continue;
        n_added += CU_add_test(s, cases[i].name, cases[i].run) != NULL;
    }
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_ErrorCode run = CU_basic_run_tests();
    unsigned int n_failed = CU_get_number_of_failures();
    unsigned int n_run = CU_get_number_of_tests_run();
    CU_cleanup_registry();
    printf("\n");
    return run == CUE_SUCCESS && n_failed == 0 && n_added > 0 && n_run == (unsigned int)n_added
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}
