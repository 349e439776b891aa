/* The six files of a report: whole, the same every time, and harmless whatever the names are. */
#include "ork_test.h"
#include "paper_season.h"

#include "base/file.h"
#include "orkestrooster/report.h"
#include "report/day_view.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

static const char evil[] = "<script>alert(1)</script>\"'&=cmd|' /C calc'!A0\n../../x;,";
static const char *const files[] = {"timetable.yaml", "index.html",  "timetable.xlsx",
                                    "timetable.csv",  "report.json", "bound.json"};
enum { N_FILES = sizeof files / sizeof files[0], MOST = 64 << 20 };

static void make_folder(char *folder, size_t size)
{
    snprintf(folder, size, "/tmp/ork-report-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
}

static const char *read_back(orki_arena *arena, const char *folder, const char *name, size_t *n)
{
    const char *bytes = NULL;
    char *path = orki_arena_printf(arena, "%s/%s", folder, name);
    CU_ASSERT_EQUAL(orki_file_read(&bytes, n, path, MOST, arena), ORK_OK);
    return bytes == NULL ? "" : bytes;
}

static void remove_folder(const char *folder)
{
    for (int i = 0; i < N_FILES; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    CU_ASSERT_EQUAL(rmdir(folder), 0); /* nothing else was left there */
}

static void test_report__same_timetable_same_bytes(void)
{
    paper_season paper;
    paper_season_make(&paper, evil, true);
    char one[64], two[64];
    make_folder(one, sizeof one);
    make_folder(two, sizeof two);
    CU_ASSERT_EQUAL(ork_report_write(&paper.season, &paper.result, NULL, one, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_report_write(&paper.season, &paper.result, NULL, two, NULL), ORK_OK);
    orki_arena arena = {0};
    for (int i = 0; i < N_FILES; i++) {
        size_t n = 0, m = 0;
        const char *a = read_back(&arena, one, files[i], &n);
        const char *b = read_back(&arena, two, files[i], &m);
        ORK_TRUE(n > 100);
        ORK_TRUE(n == m && memcmp(a, b, n) == 0);
    }
    orki_arena_free(&arena);
    remove_folder(one);
    remove_folder(two);
    paper_season_free(&paper);
}

static void test_report__names_never_become_markup(void)
{
    paper_season paper;
    paper_season_make(&paper, evil, true);
    char folder[64];
    make_folder(folder, sizeof folder);
    CU_ASSERT_EQUAL(ork_report_write(&paper.season, &paper.result, NULL, folder, NULL), ORK_OK);
    orki_arena arena = {0};
    size_t n = 0;
    const char *html = read_back(&arena, folder, "index.html", &n);
    CU_ASSERT_PTR_NULL(strstr(html, "<script>alert"));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(html, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;=cmd"));
    CU_ASSERT_PTR_NOT_NULL(strstr(html, "id=\"teacher-.1\""));
    orki_arena_free(&arena);
    remove_folder(folder);
    paper_season_free(&paper);
}

/* One field of RFC 4180 from *at on; moves *at behind its separator. */
static char *next_field(orki_arena *arena, const char **at, char separator, bool *is_last)
{
    const char *p = *at;
    char *field = orki_arena_alloc(arena, strlen(p) + 1, 1);
    size_t n = 0;
    bool is_quoted = *p == '"';
    for (p += is_quoted; *p != '\0'; p++) {
        if (is_quoted && p[0] == '"' && p[1] == '"')
            p++;
        else if (is_quoted ? *p == '"' : (*p == separator || *p == '\r'))
            break;
        field[n++] = *p;
    }
    p += is_quoted;
    *is_last = *p == '\r' && p[1] == '\n';
    CU_ASSERT_TRUE(*is_last || *p == separator);
    *at = p + (*is_last ? 2 : 1);
    return field;
}

static void check_csv(const char *csv, const paper_season *paper, char separator)
{
    orki_arena arena = {0};
    int n_rows = 0;
    CU_ASSERT_EQUAL(strncmp(csv,
                            "\xef\xbb\xbf"
                            "day",
                            6),
                    0);
    for (const char *at = csv + 3; *at != '\0'; n_rows++) {
        int n = 0;
        for (bool is_last = false; !is_last; n++) {
            const char *field = next_field(&arena, &at, separator, &is_last);
            CU_ASSERT_PTR_NULL(field[0] == '\0' ? NULL : strchr("=+-@\t\r\n", field[0]));
            if (n == 11 && n_rows == 1)
                ORK_EQUAL_TEXT(field, paper->season.teachers[0].name);
        }
        ORK_EQUAL_INT(n, 15);
    }
    ORK_EQUAL_INT(n_rows, paper->season.n_sections + 1);
    orki_arena_free(&arena);
}

static void test_report__csv_is_read_back(void)
{
    paper_season paper;
    paper_season_make(&paper, evil, true);
    paper.season.schools[0].name = "=1+1";
    char folder[64];
    make_folder(folder, sizeof folder);
    ork_report_options options = ork_report_options_default();
    options.csv_separator = ';';
    options.csv_bom = 1;
    CU_ASSERT_EQUAL(ork_report_write(&paper.season, &paper.result, &options, folder, NULL), ORK_OK);
    orki_arena arena = {0};
    size_t n = 0;
    const char *csv = read_back(&arena, folder, "timetable.csv", &n);
    CU_ASSERT_PTR_NOT_NULL(strstr(csv, ";\"'=1+1\";"));
    check_csv(csv, &paper, ';');
    orki_arena_free(&arena);
    remove_folder(folder);
    paper_season_free(&paper);
}

static int64_t term(const ork_verdict *verdict, const char *rule)
{
    for (int i = 0; i < verdict->n_terms; i++) {
        if (strcmp(verdict->terms[i].rule, rule) == 0)
            return verdict->terms[i].amount;
    }
    return -1;
}

static void test_report__figures_are_the_checkers(void)
{
    paper_season paper;
    paper_season_make(&paper, "", false);
    orki_arena arena = {0};
    const orki_week *weeks = orki_weeks_make(&paper.season, paper.timetable, &arena);
    CU_ASSERT_PTR_NOT_NULL_FATAL(weeks);
    int travel = 0, idle = 0, call_out = 0;
    for (int t = 0; t < paper.season.n_teachers; t++) {
        travel += weeks[t].travel_min;
        idle += weeks[t].idle_min;
        call_out += weeks[t].call_out_min;
    }
    ORK_TRUE(travel > 0 && idle > 0);
    ORK_EQUAL_INT(travel, term(paper.verdict, "travel"));
    ORK_EQUAL_INT(idle, term(paper.verdict, "idle"));
    ORK_EQUAL_INT(call_out, term(paper.verdict, "call-out"));
    orki_arena_free(&arena);
    paper_season_free(&paper);
}

static void test_report__json_says_what_the_result_says(void)
{
    paper_season paper;
    paper_season_make(&paper, evil, true);
    char *text = ork_report_json(&paper.season, &paper.result, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    ORK_EQUAL_TEXT(json_string_value(json_object_get(root, "outcome")), "feasible");
    ORK_EQUAL_INT(json_integer_value(json_object_get(root, "cost")), paper.verdict->cost);
    ORK_EQUAL_INT(json_integer_value(json_object_get(root, "bound")), paper.result.bound);
    const json_t *lessons = json_object_get(root, "lessons");
    ORK_EQUAL_INT(json_integer_value(json_object_get(lessons, "total")), paper.season.n_orchestras);
    ORK_EQUAL_INT(json_integer_value(json_object_get(lessons, "placed")),
                  paper.season.n_orchestras - 1);
    ORK_EQUAL_INT(json_array_size(json_object_get(root, "lacks")), 2);
    ORK_EQUAL_INT(json_array_size(json_object_get(root, "teachers")), PAPER_TEACHERS);
    int64_t sum = 0;
    const char *key = NULL;
    json_t *points = NULL;
    json_object_foreach(json_object_get(root, "terms"), key, points) sum +=
        json_integer_value(points);
    ORK_EQUAL_INT(sum, paper.verdict->cost);
    json_decref(root);
    ork_text_free(text);
    paper_season_free(&paper);
}

static void test_report__json_without_timetable_and_of_a_check(void)
{
    paper_season paper;
    paper_season_make(&paper, "", false);
    ork_result none = {.outcome = ORK_NO_ANSWER, .gap = 1, .first_answer_s = -1};
    char *text = ork_report_json(&paper.season, &none, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"outcome\": \"no_answer\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"cost\": null"));
    ork_text_free(text);
    text = ork_report_json(&paper.season, NULL, paper.verdict);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    json_t *root = json_loads(text, 0, NULL);
    ORK_EQUAL_INT(json_is_true(json_object_get(root, "valid")), paper.verdict->n_breaches == 0);
    ORK_EQUAL_INT(json_array_size(json_object_get(root, "breaches")), paper.verdict->n_breaches);
    json_decref(root);
    ork_text_free(text);
    paper_season_free(&paper);
}

static void test_report__names_the_file_that_fails(void)
{
    paper_season paper;
    paper_season_make(&paper, "", false);
    char *failed = NULL;
    CU_ASSERT_EQUAL(
        ork_report_write(&paper.season, &paper.result, NULL, "/dev/null/nowhere", &failed),
        ORK_ERR_IO);
    CU_ASSERT_EQUAL(errno, ENOTDIR);
    CU_ASSERT_PTR_NOT_NULL_FATAL(failed);
    CU_ASSERT_PTR_NOT_NULL(strstr(failed, "/dev/null/nowhere"));
    ork_text_free(failed);
    paper_season_free(&paper);
}

static void test_report__any_allocation_may_fail(void)
{
    paper_season paper;
    paper_season_make(&paper, "", false);
    char folder[64];
    make_folder(folder, sizeof folder);
    ork_status st = ORK_ERR_MEMORY;
    long n = 0;
    for (long step = 1; st != ORK_OK && n < 1000000; n += step, step += n / 8) {
        orki_memory_fail_at(n + 1);
        st = ork_report_write(&paper.season, &paper.result, NULL, folder, NULL);
        orki_memory_fail_at(0);
        CU_ASSERT_TRUE(st == ORK_OK || st == ORK_ERR_MEMORY);
    }
    CU_ASSERT_EQUAL(st, ORK_OK);
    remove_folder(folder);
    paper_season_free(&paper);
}

ORK_TEST_MAIN("report", {"same_timetable_same_bytes", test_report__same_timetable_same_bytes},
              {"names_never_become_markup", test_report__names_never_become_markup},
              {"csv_is_read_back", test_report__csv_is_read_back},
              {"figures_are_the_checkers", test_report__figures_are_the_checkers},
              {"json_says_what_the_result_says", test_report__json_says_what_the_result_says},
              {"json_without_timetable_and_of_a_check",
               test_report__json_without_timetable_and_of_a_check},
              {"names_the_file_that_fails", test_report__names_the_file_that_fails},
              {"any_allocation_may_fail", test_report__any_allocation_may_fail})
