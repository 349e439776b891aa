/* Each file of this folder gives exactly one finding, of the code in its name, with the words kept
 * beside it; and every code has a file. */
#include "base/file.h"
#include "base/text.h"
#include "model/timetable_model.h"
#include "ork_test.h"
#include "orkestrooster/calendar.h"
#include "orkestrooster/certificate.h"
#include "orkestrooster/compare.h"
#include "orkestrooster/instruments.h"
#include "orkestrooster/rerun.h"
#include "orkestrooster/sweep.h"
#include "orkestrooster/timetable.h"
#include "orkestrooster/xhstt.h"
#include "read/reader.h"

#include <dirent.h>
#include <stdlib.h>

#define FOLDER "tests/errors/"

static const int codes[] = {
#define CODE(number, word, meaning, in_schema) number,
#include "read/codes.def"
#undef CODE
};

enum { N_CODES = sizeof codes / sizeof codes[0] };

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcmp(name + n - m, end) == 0;
}

static int is_case(const struct dirent *entry)
{
    const char *name = entry->d_name;
    bool is_folder =
        strncmp(name, "OR", 2) == 0 && (strchr(name, '.') == NULL || ends_with(name, ".result"));
    return strncmp(name, "OR", 2) == 0 &&
           (is_folder || ends_with(name, ".yaml") || ends_with(name, ".xml") ||
            ends_with(name, ".bound.json") || ends_with(name, ".calendar.json"));
}

/* "OR105-tab.yaml" -> "tests/errors/OR105-tab.txt" */
static const char *expected_path(orki_arena *arena, const char *name)
{
    bool has_five = ends_with(name, ".yaml") || ends_with(name, ".json");
    size_t n = strlen(name) - (has_five ? 5 : ends_with(name, ".xml") ? 4 : 0);
    return orki_arena_printf(arena, FOLDER "%.*s.txt", (int)n, name);
}

/* The printed findings are those kept in the file, or become them when that was asked for. */
static void compare(const char *name, const ork_diags *diags)
{
    orki_arena arena = {0};
    const char *wanted = NULL, *path = expected_path(&arena, name);
    size_t n = 0;
    char *got = ork_diags_print(diags, 0);
    if (getenv("ORK_REFRESH") != NULL)
        ORK_EQUAL_INT(orki_file_write(path, got, strlen(got)), ORK_OK);
    ORK_EQUAL_INT(orki_file_read(&wanted, &n, path, 100000, &arena), ORK_OK);
    ORK_EQUAL_TEXT(got, wanted == NULL ? "" : wanted);
    ork_text_free(got);
    orki_arena_free(&arena);
}

static void check_one(const char *name, const ork_diags *diags)
{
    ORK_EQUAL_INT(ork_diags_count(diags), 1);
    for (size_t i = 0; i < ork_diags_count(diags); i++)
        ORK_EQUAL_INT(ork_diags_at(diags, i)->code, atoi(name + 2));
    compare(name, diags);
}

static ork_season *read_season(const char *path, ork_diags *diags)
{
    ork_season *season = NULL;
    ork_status st = ork_season_read(&season, &path, 1, diags);
    ORK_TRUE((st == ORK_OK) == (season != NULL));
    ORK_TRUE((st != ORK_OK) == (ork_diags_errors(diags) > 0));
    return season;
}

/* The season beside these files is not of the archive's instance. */
static void export_solution(const char *archive, ork_diags *diags)
{
    ork_season *season = read_season(FOLDER "valid.yaml", diags);
    ork_timetable *timetable = orki_timetable_new(season);
    ORK_EQUAL_INT(ork_xhstt_export(season, timetable, archive, NULL, FOLDER "never.xml", diags),
                  ORK_ERR_INPUT);
    ork_timetable_free(timetable);
    ork_season_free(season);
}

/* Reading finds what is wrong with names, proving what is wrong with prices. */
static void prove_bound(const ork_season *season, const char *path, ork_diags *diags)
{
    ork_certificate *certificate = NULL;
    ork_proof proof;
    ork_status st = ork_certificate_read(&certificate, season, path, diags);
    ORK_TRUE((st == ORK_OK) == (certificate != NULL));
    if (st == ORK_OK)
        st = ork_certificate_prove(&proof, season, certificate, diags);
    ORK_EQUAL_INT(st, ORK_ERR_INPUT);
    ork_certificate_free(certificate);
}

static void read_events(const char *path, ork_diags *diags)
{
    ork_season *season = read_season(FOLDER "valid.yaml", diags);
    ork_events *events = NULL;
    ork_calendar *calendar = NULL;
    ork_status st = ork_events_read(&events, season, path, diags);
    ORK_TRUE((st == ORK_OK) == (events != NULL));
    if (st == ORK_OK) /* what is wrong is no matter of events */
        st = ork_calendar_read(&calendar, season, path, diags);
    ORK_EQUAL_INT(st, ORK_ERR_INPUT);
    ORK_TRUE(calendar == NULL);
    ork_events_free(events);
    ork_season_free(season);
}

/* The season is sound; its calendar is not. */
static void make_calendar(const char *path, ork_diags *diags)
{
    ork_season *season = read_season(path, diags);
    ork_timetable *timetable = orki_timetable_new(season);
    ork_calendar *calendar = NULL;
    ORK_EQUAL_INT(ork_calendar_make(&calendar, season, timetable, NULL, diags), ORK_ERR_INPUT);
    ORK_TRUE(calendar == NULL);
    ork_timetable_free(timetable);
    ork_season_free(season);
}

/* A result that cannot be compared, also not with itself. */
static void compare_result(const char *name, const char *path, ork_diags *diags)
{
    const char *const folders[] = {path, path};
    ork_comparison *comparison = NULL;
    int n = strncmp(name, "OR973", 5) == 0 ? 2 : 1;
    ORK_EQUAL_INT(ork_compare(&comparison, folders, n, diags), ORK_ERR_INPUT);
    ORK_TRUE(comparison == NULL);
}

static void open_sweep(const char *path, ork_diags *diags)
{
    ork_sweep *sweep = NULL;
    ORK_EQUAL_INT(ork_sweep_open(&sweep, path, diags), ORK_ERR_INPUT);
    ORK_TRUE(sweep == NULL);
}

static void run_case(const char *name)
{
    orki_arena arena = {0};
    ork_diags *diags = ork_diags_new();
    const char *path = orki_arena_printf(&arena, FOLDER "%s", name);
    if (ends_with(name, ".timetable.yaml")) {
        ork_season *season = read_season(FOLDER "valid.yaml", diags);
        ork_timetable *timetable = NULL;
        ork_timetable_read(&timetable, season, path, diags);
        ork_timetable_free(timetable);
        ork_season_free(season);
    } else if (ends_with(name, ".loans.yaml")) {
        ork_season *season = read_season(FOLDER "valid-depots.yaml", diags);
        ork_loans *loans = NULL;
        ork_loans_read(&loans, season, path, diags);
        ork_loans_free(loans);
        ork_season_free(season);
    } else if (ends_with(name, ".rerun.yaml")) {
        ork_season *season = read_season(path, diags);
        ork_reference *old = NULL;
        ORK_EQUAL_INT(ork_reference_read(&old, season, FOLDER "valid.timetable.yaml", diags),
                      ORK_ERR_INPUT);
        ORK_TRUE(old == NULL);
        ork_season_free(season);
    } else if (ends_with(name, ".result")) {
        compare_result(name, path, diags);
    } else if (strcmp(name, "OR989") == 0) {
        open_sweep(path, diags);
    } else if (ends_with(name, ".calendar.yaml")) {
        make_calendar(path, diags);
    } else if (ends_with(name, ".calendar.json")) {
        read_events(path, diags);
    } else if (strncmp(name, "OR706", 5) == 0) {
        export_solution(path, diags);
    } else if (ends_with(name, ".xml")) {
        ork_status st = ork_xhstt_import(path, NULL, FOLDER "never", diags);
        ORK_TRUE(st == ORK_ERR_INPUT);
    } else if (ends_with(name, ".bound.json")) {
        ork_season *season = read_season(FOLDER "valid.yaml", diags);
        prove_bound(season, path, diags);
        ork_season_free(season);
    } else {
        ork_season_free(read_season(path, diags));
    }
    check_one(name, diags);
    ork_diags_free(diags);
    orki_arena_free(&arena);
}

static void test_errors__each_file_gives_its_code(void)
{
    struct dirent **entries = NULL;
    int n = scandir(FOLDER, &entries, is_case, alphasort);
    ORK_TRUE(n > 0);
    for (int i = 0; i < n; i++) {
        run_case(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

static void test_errors__each_code_has_a_file(void)
{
    struct dirent **entries = NULL;
    int n = scandir(FOLDER, &entries, NULL, alphasort);
    for (int c = 0; c < N_CODES; c++) {
        bool is_there = false;
        for (int i = 0; i < n; i++)
            is_there = is_there || (ends_with(entries[i]->d_name, ".txt") &&
                                    atoi(entries[i]->d_name + 2) == codes[c]);
        if (!is_there)
            printf("\n    OR%d has no file", codes[c]);
        ORK_TRUE(is_there);
    }
    for (int i = 0; i < n; i++)
        free(entries[i]);
    free(entries);
}

/* A season's text with one long part. */
static void run_long(const char *name, const char *before, const char *each, int times,
                     const char *after)
{
    orki_text text = {0};
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    orki_text_add(&text, before);
    for (int i = 0; i < times; i++) {
        orki_text_printf(&text, "%s%d", each, i);
        orki_text_add(&text, after);
    }
    ork_status st =
        ork_season_read_text(&season, orki_text_string(&text), text.n, name, NULL, diags);
    ORK_EQUAL_INT(st, ORK_ERR_TOO_LARGE);
    ORK_TRUE(season == NULL);
    check_one(name, diags);
    ork_diags_free(diags);
    orki_text_free(&text);
}

static void test_errors__limits_of_size(void)
{
    run_long("OR102", "", "k", 5001, ": 1\n");
    run_long("OR212",
             "format: 1\nseason: {name: x}\nprogrammes: {p: {lesson: 60, roles: [violin]}}\n"
             "orchestras: [{id: o, school: s0, groups: [g], programme: p}]\n"
             "teachers: [{id: t, skills: [violin], available: {mon: all}}]\nschools:\n",
             "- {hours: {mon: closed}, groups: [{id: g, year: 5, pupils: 9}], id: s", 2001, "}\n");
}

ORK_TEST_MAIN("errors", {"each file gives its code", test_errors__each_file_gives_its_code},
              {"each code has a file", test_errors__each_code_has_a_file},
              {"limits of size", test_errors__limits_of_size})
