/* The six files, and two of instruments where there are depots: all built first; they appear
 * together or not at all, timetable.yaml last. */
#include "report/report_files.h"

#include "base/file.h"
#include "report/instrument_files.h"
#include "report/page.h"
#include "report/report_csv.h"
#include "report/report_json.h"
#include "report/report_xlsx.h"

#include <errno.h>
#include <string.h>

/* Seconds for the reasons of a search that ran its course, and of one that was stopped. */
static const double REASONS_S = 5, REASONS_STOPPED_S = 0.5;

enum {
    FILE_PAGE,
    FILE_XLSX,
    FILE_CSV,
    FILE_JSON,
    FILE_BOUND,
    FILE_LOANS,
    FILE_INSTRUMENTS,
    N_FILES
};

static const char *const file_names[N_FILES] = {"index.html",     "timetable.xlsx", "timetable.csv",
                                                "report.json",    "bound.json",     "loans.yaml",
                                                "instruments.csv"};

typedef struct content {
    const char *bytes;
    size_t n;
} content;

typedef struct report {
    const ork_season *season;
    const ork_result *result;
    const ork_report_options *options;
    bool is_dutch;
    const char *folder;
    orki_arena arena;
    orki_text page, csv, instruments;
    char *json, *bound, *loans;
    const orki_week *weeks;
    ork_lacks *lacks;
    ork_shares *shares;
    ork_alternatives *alternatives;
    content files[N_FILES];
} report;

ork_report_options ork_report_options_default(void)
{
    return (ork_report_options){
        .csv_separator = ',', .csv_bom = 0, .language = "en", .reasons_s = REASONS_S};
}

bool orki_report_is_dutch(const ork_report_options *options)
{
    return options->language != NULL && strcmp(options->language, "nl") == 0;
}

static ork_status find_alternatives(report *r)
{
    const ork_report_options *how = r->options;
    bool was_stopped = r->result->outcome == ORK_STOPPED;
    double most_s = was_stopped ? REASONS_STOPPED_S : how->reasons_s;
    if (how->reasons_s <= 0)
        return ORK_OK;
    return ork_alternatives_find(&r->alternatives, r->season, r->result->timetable,
                                 how->reasons_s < most_s ? how->reasons_s : most_s,
                                 was_stopped ? NULL : how->is_stopped, how->user);
}

/* A word of a command line, in quotes where it must be; the shell's own quote cannot be written. */
static const char *word_of(report *r, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_./=+:,@%-";
    if (word == NULL || strchr(word, '\'') != NULL)
        return NULL;
    return word[strspn(word, plain)] == '\0' && word[0] != '\0'
               ? word
               : orki_arena_printf(&r->arena, "'%s'", word);
}

/* The command that asks about a wish, for the folder of the report; with SEASON where the season
 * was not read from paths that can be written. */
static const char *command_of(report *r)
{
    const ork_season *season = r->season;
    orki_text text = {0};
    bool is_known = season->n_origins > 0, is_failed = false;
    orki_text_add(&text, "orkestrooster why-not");
    for (int i = 0; i < season->n_origins && is_known; i++) {
        errno = 0;
        const char *path = strcmp(season->origins[i], "-") == 0
                               ? NULL
                               : orki_path_from(r->folder, season->origins[i], &r->arena);
        is_failed = is_failed || (path == NULL && errno == ENOMEM);
        const char *word = word_of(r, path);
        is_known = word != NULL;
        orki_text_printf(&text, " %s", is_known ? word : "");
    }
    for (int i = 0; i < season->n_sets && is_known; i++) {
        const char *word = word_of(r, season->sets[i]);
        is_known = word != NULL;
        orki_text_printf(&text, " --set %s", is_known ? word : "");
    }
    const char *command =
        is_known ? orki_arena_printf(&r->arena, "%s timetable.yaml", orki_text_string(&text))
                 : "orkestrooster why-not SEASON timetable.yaml";
    is_failed = is_failed || text.is_failed;
    orki_text_free(&text);
    return is_failed ? NULL : command;
}

static ork_status make_texts(report *r)
{
    r->json = orki_report_json_in(r->season, r->result, r->alternatives, r->folder);
    if (r->result->certificate != NULL)
        r->bound = ork_certificate_print(r->season, r->result->certificate);
    if (r->json == NULL || (r->bound == NULL && r->result->certificate != NULL) ||
        orki_csv_write(&r->csv, r->season, r->result->timetable, r->options->csv_separator,
                       r->options->csv_bom != 0, &r->arena) != 0)
        return ORK_ERR_MEMORY;
    r->files[FILE_CSV] = (content){orki_text_string(&r->csv), r->csv.n};
    r->files[FILE_JSON] = (content){r->json, strlen(r->json)};
    if (r->bound != NULL)
        r->files[FILE_BOUND] = (content){r->bound, strlen(r->bound)};
    return ORK_OK;
}

/* Only where there are depots. */
static ork_status make_loans(report *r)
{
    const ork_result *result = r->result;
    if (result->loans == NULL)
        return ORK_OK;
    r->loans = ork_loans_print(r->season, result->loans, result->instruments);
    if (r->loans == NULL ||
        orki_instruments_csv(&r->instruments, result->instruments, r->options->csv_separator,
                             r->options->csv_bom != 0, &r->arena) != 0)
        return ORK_ERR_MEMORY;
    r->files[FILE_LOANS] = (content){r->loans, strlen(r->loans)};
    r->files[FILE_INSTRUMENTS] = (content){orki_text_string(&r->instruments), r->instruments.n};
    return ORK_OK;
}

static ork_status make_page(report *r)
{
    r->weeks = orki_weeks_make(r->season, r->result->timetable, &r->arena);
    if (r->weeks == NULL || ork_lacks_find(&r->lacks, r->season, r->result->timetable) != ORK_OK ||
        ork_shares_count(&r->shares, r->season, r->result->timetable) != ORK_OK)
        return ORK_ERR_MEMORY;
    orki_page page = {.season = r->season,
                      .timetable = r->result->timetable,
                      .result = r->result,
                      .verdict = r->result->verdict,
                      .lacks = r->lacks,
                      .shares = r->shares,
                      .instruments = r->result->instruments,
                      .alternatives = r->alternatives,
                      .why_not = command_of(r),
                      .weeks = r->weeks,
                      .is_dutch = r->is_dutch,
                      .arena = &r->arena,
                      .html = &r->page};
    if (orki_page_write(&page) != 0)
        return ORK_ERR_MEMORY;
    r->files[FILE_PAGE] = (content){orki_text_string(&r->page), r->page.n};
    return ORK_OK;
}

static ork_status build(report *r, orki_file_set *files)
{
    ork_status st = find_alternatives(r);
    if (st == ORK_OK)
        st = make_texts(r);
    if (st == ORK_OK)
        st = make_loans(r);
    if (st == ORK_OK)
        st = make_page(r);
    if (st != ORK_OK)
        return st;
    st = orki_xlsx_make(&r->files[FILE_XLSX].bytes, &r->files[FILE_XLSX].n, r->season, r->result,
                        r->weeks, r->is_dutch, &r->arena);
    if (st == ORK_ERR_IO)
        orki_file_set_blame(files, file_names[FILE_XLSX]);
    return st;
}

static void release(report *r)
{
    ork_lacks_free(r->lacks);
    ork_shares_free(r->shares);
    ork_alternatives_free(r->alternatives);
    ork_text_free(r->json);
    ork_text_free(r->bound);
    ork_text_free(r->loans);
    orki_text_free(&r->instruments);
    orki_text_free(&r->page);
    orki_text_free(&r->csv);
    orki_arena_free(&r->arena);
}

ork_status orki_report_add(orki_file_set *files, const ork_season *season, const ork_result *result,
                           const ork_report_options *options)
{
    report r = {.season = season, .result = result, .options = options, .folder = files->folder};
    r.is_dutch = orki_report_is_dutch(options);
    ork_status st = build(&r, files);
    for (int i = 0; i < N_FILES && st == ORK_OK; i++)
        if (r.files[i].bytes != NULL) /* a rerun has no certificate */
            st = orki_file_set_add(files, file_names[i], r.files[i].bytes, r.files[i].n);
    int reason = errno;
    release(&r);
    errno = reason;
    return st;
}

ork_status orki_report_add_timetable(orki_file_set *files, const ork_season *season,
                                     const ork_timetable *timetable)
{
    return orki_file_set_add_string(files, "timetable.yaml",
                                    ork_timetable_print(season, timetable));
}

ork_status ork_report_write(const ork_season *season, const ork_result *result,
                            const ork_report_options *options, const char *folder,
                            char **failed_path)
{
    ork_report_options defaults = ork_report_options_default();
    orki_file_set files;
    ork_status st = orki_file_set_open(&files, folder);
    if (st == ORK_OK)
        st = orki_report_add(&files, season, result, options == NULL ? &defaults : options);
    if (st == ORK_OK)
        st = orki_report_add_timetable(&files, season, result->timetable);
    return orki_file_set_close(&files, st, failed_path);
}
