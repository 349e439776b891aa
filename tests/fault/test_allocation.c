/* Every public call while memory runs out at its n-th allocation, its own or one of the libraries
 * it uses: ORK_ERR_MEMORY, nothing handed over, nothing left behind, files as they were. */
#include "fault_sweep.h"

#include "base/json.h"
#include "ork_test.h"
#include "orkestrooster/orkestrooster.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SEASON "examples/rerun/season.yaml"
#define CHANGED "examples/rerun/teacher-leaves.yaml"
#define TIMETABLE "examples/rerun/timetable.yaml"
#define DATED "tests/cli/substitute/season.yaml"
#define LENDING "examples/features/depots.yaml"
#define DATED_TIMETABLE "tests/cli/substitute/timetable.yaml"

enum { MOST_OWN = 60, MOST_SHARED = 40 };

/* What the calls work on, made while there is memory. */
static ork_season *season, *changed, *dated, *lending;
static ork_timetable *timetable, *dated_timetable;
static ork_reference *reference;
static ork_result *result, *lent;
static ork_rerun_result *rerun;
static ork_calendar *calendar;
static ork_comparison *comparison;

static ork_options search(void)
{
    ork_options options = ork_options_default();
    options.in_process = 1; /* so that every allocation is of this thread */
    options.threads = 1;
    options.work = 300;
    return options;
}

static const ork_report_options how = {.csv_separator = ',', .language = "en", .reasons_s = 60};

/* A call that gives something: what it gave is there, or its status says why not. */
#define GET(st, made, call)                                                                        \
    do {                                                                                           \
        (st) = (call);                                                                             \
        CU_ASSERT_EQUAL((made) != NULL, (st) == ORK_OK);                                           \
    } while (0)

/* A text that is made in memory alone. */
static ork_status take_text(char *text)
{
    ork_status st = text == NULL ? ORK_ERR_MEMORY : ORK_OK;
    ork_text_free(text);
    return st;
}

static ork_season *read_file(const char *path)
{
    ork_season *made = NULL;
    CU_ASSERT_EQUAL(ork_season_read(&made, &path, 1, NULL), ORK_OK);
    return made;
}

static void open_all(void)
{
    ork_options options = search();
    ork_rerun_options rules = {0};
    season = read_file(SEASON);
    changed = read_file(CHANGED);
    dated = read_file(DATED);
    lending = read_file(LENDING);
    CU_ASSERT_EQUAL(ork_timetable_read(&timetable, season, TIMETABLE, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_timetable_read(&dated_timetable, dated, DATED_TIMETABLE, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_reference_read(&reference, changed, TIMETABLE, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_solve(&lent, lending, &options, NULL, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_rerun(&rerun, changed, reference, &rules, &options, NULL, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_calendar_make(&calendar, dated, dated_timetable, NULL, NULL), ORK_OK);
    const char *one = fault_folder("one"), *two = fault_folder("two");
    CU_ASSERT_EQUAL(ork_report_write(season, result, &how, one, NULL), ORK_OK);
    CU_ASSERT_EQUAL(ork_rerun_write(changed, reference, rerun, &how, two, NULL), ORK_OK);
    CU_ASSERT_EQUAL(
        ork_calendar_write(dated, dated_timetable, calendar, &how, fault_folder("dates"), NULL),
        ORK_OK);
    const char *folders[] = {one, two};
    CU_ASSERT_EQUAL(ork_compare(&comparison, folders, 2, NULL), ORK_OK);
}

static void close_all(void)
{
    ork_comparison_free(comparison);
    ork_calendar_free(calendar);
    ork_rerun_free(rerun);
    ork_result_free(result);
    ork_result_free(lent);
    ork_reference_free(reference);
    ork_timetable_free(timetable);
    ork_timetable_free(dated_timetable);
    ork_season_free(season);
    ork_season_free(changed);
    ork_season_free(dated);
    ork_season_free(lending);
    fault_folders_remove();
}

static ork_status call_read(void)
{
    const char *path = "examples/drechtsteden";
    ork_season *made = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ORK_ERR_MEMORY;
    if (diags != NULL)
        GET(st, made, ork_season_read(&made, &path, 1, diags));
    ork_season_free(made);
    ork_diags_free(diags);
    return st;
}

/* Mistakes are collected and printed, with their source lines. */
static ork_status call_read_mistakes(void)
{
    const char *path = "tests/cli/season-with-mistakes/season.yaml";
    ork_season *made = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ORK_ERR_MEMORY;
    if (diags != NULL)
        GET(st, made, ork_season_read(&made, &path, 1, diags));
    if (st == ORK_ERR_INPUT)
        st = take_text(ork_diags_print(diags, 0));
    ork_season_free(made);
    ork_diags_free(diags);
    return st;
}

static ork_status call_scenario(void)
{
    const char *path = "examples/scenarios/two-schools-join.yaml", *set = "weights.travel=2";
    const ork_season_source source = {.paths = &path, .n_paths = 1, .sets = &set, .n_sets = 1};
    ork_season *made = NULL;
    ork_status st;
    GET(st, made, ork_season_read_changed(&made, &source, NULL));
    ork_season_free(made);
    return st;
}

static ork_status call_timetable(void)
{
    ork_timetable *made = NULL;
    ork_status st;
    GET(st, made, ork_timetable_read(&made, season, TIMETABLE, NULL));
    if (st == ORK_OK)
        st = take_text(ork_timetable_print(season, made));
    ork_timetable_free(made);
    return st;
}

static ork_status call_solve(void)
{
    ork_options options = search();
    ork_result *made = NULL;
    ork_status st;
    GET(st, made, ork_solve(&made, season, &options, NULL, NULL));
    ork_result_free(made);
    return st;
}

static ork_status call_check(void)
{
    ork_verdict *verdict = NULL;
    ork_lacks *lacks = NULL;
    ork_shares *shares = NULL;
    ork_alternatives *others = NULL;
    ork_status st;
    GET(st, verdict, ork_check(&verdict, season, timetable));
    if (st == ORK_OK)
        GET(st, lacks, ork_lacks_find(&lacks, season, timetable));
    if (st == ORK_OK)
        GET(st, shares, ork_shares_count(&shares, season, timetable));
    if (st == ORK_OK)
        GET(st, others, ork_alternatives_find(&others, season, timetable, 60, NULL, NULL));
    if (st == ORK_OK)
        st = take_text(ork_report_check_json(season, verdict, NULL));
    ork_alternatives_free(others);
    ork_shares_free(shares);
    ork_lacks_free(lacks);
    ork_verdict_free(verdict);
    return st;
}

static ork_status call_certificate(void)
{
    ork_certificate *made = NULL;
    ork_proof proof;
    char *text = ork_certificate_print(season, result->certificate);
    ork_status st = ORK_ERR_MEMORY;
    if (text != NULL)
        GET(st, made,
            ork_certificate_read_text(&made, season, text, strlen(text), "bound.json", NULL));
    if (st == ORK_OK)
        st = ork_certificate_prove(&proof, season, made, NULL);
    ork_certificate_free(made);
    ork_text_free(text);
    return st;
}

static ork_status call_report(void)
{
    return ork_report_write(season, result, &how, fault_folder("out"), NULL);
}

static ork_status call_rerun(void)
{
    ork_options options = search();
    ork_rerun_options rules = {0};
    ork_reference *old = NULL;
    ork_rerun_result *made = NULL;
    ork_status st;
    GET(st, old, ork_reference_read(&old, changed, TIMETABLE, NULL));
    if (st == ORK_OK)
        GET(st, made, ork_rerun(&made, changed, old, &rules, &options, NULL, NULL));
    ork_rerun_free(made);
    ork_reference_free(old);
    return st;
}

static ork_status call_rerun_write(void)
{
    return ork_rerun_write(changed, reference, rerun, &how, fault_folder("out"), NULL);
}

static ork_status call_explain(void)
{
    ork_explain_options options = {.search = search()};
    ork_explanation *made = NULL;
    ork_status st;
    GET(st, made, ork_explain(&made, changed, &options, NULL, NULL));
    ork_explanation_free(made);
    return st;
}

static ork_status call_why_not(void)
{
    const char *path = SEASON, *pin = "orchestra=linde-5 day=thu";
    const ork_season_source source = {.paths = &path, .n_paths = 1, .pins = &pin, .n_pins = 1};
    ork_options options = search();
    ork_season *wished = NULL;
    ork_why_not_answer *made = NULL;
    ork_status st;
    GET(st, wished, ork_season_read_changed(&wished, &source, NULL));
    if (st == ORK_OK)
        GET(st, made, ork_why_not(&made, wished, timetable, &options, NULL, NULL));
    ork_why_not_free(made);
    ork_season_free(wished);
    return st;
}

static ork_status call_calendar(void)
{
    ork_calendar *made = NULL, *again = NULL;
    ork_calendar_verdict *verdict = NULL;
    ork_attention_list *attention = NULL;
    char path[200];
    (void)snprintf(path, sizeof path, "%s/calendar.json", fault_folder("dates"));
    ork_status st;
    GET(st, made, ork_calendar_make(&made, dated, dated_timetable, NULL, NULL));
    if (st == ORK_OK)
        GET(st, verdict, ork_calendar_check(&verdict, dated, dated_timetable, made));
    if (st == ORK_OK)
        GET(st, attention, ork_calendar_attention(&attention, dated, dated_timetable, made));
    if (st == ORK_OK)
        GET(st, again, ork_calendar_read(&again, dated, path, NULL));
    ork_calendar_free(again);
    ork_attention_free(attention);
    ork_calendar_verdict_free(verdict);
    ork_calendar_free(made);
    return st;
}

static ork_status call_calendar_write(void)
{
    return ork_calendar_write(dated, dated_timetable, calendar, &how, fault_folder("out"), NULL);
}

static ork_status call_substitute(void)
{
    ork_options options = search();
    ork_substitution *made = NULL;
    ork_status st;
    GET(st, made,
        ork_substitute(&made, dated, dated_timetable, calendar, "anna", "2026-12-01", "2026-12-01",
                       &options));
    ork_substitution_free(made);
    return st;
}

static ork_status call_loans(void)
{
    ork_loans *made = NULL;
    ork_instruments *counted = NULL;
    ork_status st;
    GET(st, made, ork_loans_choose(&made, lending, lent->timetable, 60));
    if (st == ORK_OK)
        GET(st, counted, ork_instruments_count(&counted, lending, lent->timetable, made));
    if (st == ORK_OK)
        st = take_text(ork_loans_print(lending, made, counted));
    ork_instruments_free(counted);
    ork_loans_free(made);
    return st;
}

/* plan.json comes last: without it there is no sweep. */
static ork_status call_sweep(void)
{
    char folder[200], plan[300];
    struct stat info;
    const char *path = SEASON, *vary = "weights.travel=1,2";
    ork_sweep_options options = {.season = {.paths = &path, .n_paths = 1},
                                 .from = TIMETABLE,
                                 .vary = &vary,
                                 .n_vary = 1,
                                 .search = search()};
    ork_report_options as = how;
    ork_sweep *planned = NULL, *opened = NULL;
    ork_status st;
    (void)snprintf(folder, sizeof folder, "%s", fault_folder("sweep"));
    (void)snprintf(plan, sizeof plan, "%s/plan.json", folder);
    GET(st, planned, ork_sweep_plan(&planned, &options, folder, NULL));
    CU_ASSERT_EQUAL(stat(plan, &info) == 0, st == ORK_OK);
    if (st == ORK_OK)
        st = ork_sweep_try(planned, 0);
    if (st == ORK_OK)
        GET(st, opened, ork_sweep_open(&opened, folder, NULL));
    if (st == ORK_OK)
        st = ork_sweep_write(opened, &as, NULL);
    ork_sweep_free(opened);
    ork_sweep_free(planned);
    return st;
}

static void remove_sweep(void)
{
    char command[300];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", fault_folder("sweep"));
    CU_ASSERT_EQUAL(system(command), 0);
}

static ork_status call_compare(void)
{
    const char *folders[] = {fault_folder("one"), fault_folder("two")};
    ork_comparison *made = NULL;
    ork_status st;
    GET(st, made, ork_compare(&made, folders, 2, NULL));
    if (st == ORK_OK)
        st = take_text(ork_comparison_words(made, "en"));
    ork_comparison_free(made);
    return st;
}

static ork_status call_compare_write(void)
{
    return ork_comparison_write(comparison, &how, fault_folder("out"), NULL);
}

static ork_status call_generate(void)
{
    const ork_generate_options options = {2, 3, 8, 1};
    return ork_generate(&options, fault_folder("out"), NULL);
}

static ork_status call_export(void)
{
    char path[200];
    char *notes = NULL;
    (void)snprintf(path, sizeof path, "%s/export", fault_folder("one"));
    ork_status st = ork_export_mps(season, ORK_MIP_DUTIES, 0, path);
    if (st == ORK_OK)
        st = ork_export_csv(season, timetable, ORK_CSV_LESSONS, ',', 0, path);
    if (st == ORK_OK)
        GET(st, notes, ork_export_fet(season, timetable, path, &notes));
    ork_text_free(notes);
    return st;
}

static ork_status call_export_season(void)
{
    const char *path = SEASON;
    const ork_season_source source = {.paths = &path, .n_paths = 1};
    ork_share_options options = ork_share_options_default();
    options.is_anonymous = 1;
    return ork_export_season(&source, NULL, &options, fault_folder("out"), NULL);
}

static ork_status call_import(void)
{
    return ork_xhstt_import("tests/xhstt/small.xml", NULL, fault_folder("out"), NULL);
}

static ork_status call_schema(void)
{
    return take_text(ork_schema_print(ORK_FORMAT_SEASON));
}

static const fault_case calls[] = {
    {.name = "read", .call = call_read},
    {.name = "read with mistakes", .call = call_read_mistakes},
    {.name = "scenario", .call = call_scenario},
    {.name = "timetable", .call = call_timetable},
    {.name = "solve", .call = call_solve, .may_carry_on = true},
    {.name = "check", .call = call_check},
    {.name = "certificate", .call = call_certificate},
    {.name = "report", .call = call_report, .writes = true},
    {.name = "rerun", .call = call_rerun, .may_carry_on = true},
    {.name = "files of a rerun", .call = call_rerun_write, .writes = true},
    {.name = "explain", .call = call_explain, .may_carry_on = true},
    {.name = "why-not", .call = call_why_not, .may_carry_on = true},
    {.name = "calendar", .call = call_calendar, .may_carry_on = true},
    {.name = "files of a calendar", .call = call_calendar_write, .writes = true, .only_own = true},
    {.name = "substitute", .call = call_substitute, .may_carry_on = true},
    {.name = "loans", .call = call_loans, .may_carry_on = true},
    {.name = "sweep", .call = call_sweep, .after = remove_sweep, .may_carry_on = true},
    {.name = "compare", .call = call_compare},
    {.name = "files of a comparison", .call = call_compare_write, .writes = true},
    {.name = "generate", .call = call_generate, .writes = true},
    {.name = "export", .call = call_export},
    {.name = "export of a season", .call = call_export_season, .writes = true},
    {.name = "import", .call = call_import, .writes = true},
    {.name = "schema", .call = call_schema}};

static void sweep_all(ork_fail_owner owner, int most)
{
    const char *only = getenv("ORK_FAULT_CASE");
    open_all();
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        if ((only == NULL || strcmp(only, calls[i].name) == 0) &&
            (owner == ORK_FAIL_OWN || !calls[i].only_own))
            (void)fault_sweep(&calls[i], owner, most);
    close_all();
}

static void test_allocation__its_own(void)
{
    sweep_all(ORK_FAIL_OWN, MOST_OWN);
}

/* libxlsxwriter and libical go on with what they, or those they call, did not get: they crash. */
static void test_allocation__the_libraries(void)
{
    ork_fail_spare("libxlsxwriter");
    ork_fail_spare("libminizip");
    ork_fail_spare("libz.");
    ork_fail_spare("libical.");
    sweep_all(ORK_FAIL_SHARED, MOST_SHARED);
}

/* The text of a large object is whole or there is none, wherever its buffer cannot grow. */
static void test_allocation__json_is_whole(void)
{
    json_t *object = json_object();
    for (int i = 0; i < 2000; i++) {
        char key[20];
        (void)snprintf(key, sizeof key, "key %d", i);
        orki_json_set(&object, key, json_integer(i));
    }
    char *whole = orki_json_print(object, JSON_PRESERVE_ORDER);
    bool is_last = whole == NULL;
    CU_ASSERT_PTR_NOT_NULL(whole);
    for (long n = 1; !is_last; n++) {
        ork_fail_allocation(n, ORK_FAIL_SHARED, false);
        char *text = orki_json_print(object, JSON_PRESERVE_ORDER);
        is_last = !ork_fail_happened();
        ork_fail_allocation(0, ORK_FAIL_SHARED, false);
        CU_ASSERT_TRUE(is_last ? text != NULL && strcmp(text, whole) == 0 : text == NULL);
        free(text);
    }
    free(whole);
    json_decref(object);
}

ORK_TEST_MAIN("allocation", {"JSON is whole", test_allocation__json_is_whole},
              {"its own", test_allocation__its_own}, {"its own", test_allocation__its_own},
              {"of the libraries", test_allocation__the_libraries})
