/* The four files of a comparison; they appear together or not at all. */
#include "base/file_set.h"
#include "report/compare_files.h"

#include <errno.h>
#include <string.h>

typedef struct writing {
    const ork_comparison *comparison;
    const ork_report_options *options;
    bool is_dutch;
    orki_arena arena;
    orki_file_set files;
} writing;

static ork_status add_text(writing *w, const char *name, orki_text *text)
{
    ork_status st =
        text->is_failed ? ORK_ERR_MEMORY : orki_file_set_add(&w->files, name, text->bytes, text->n);
    int reason = errno;
    orki_text_free(text);
    errno = reason;
    return st;
}

static ork_status add_json(writing *w)
{
    char *json = ork_comparison_json(w->comparison);
    ork_status st = json == NULL ? ORK_ERR_MEMORY
                                 : orki_file_set_add(&w->files, "compare.json", json, strlen(json));
    int reason = errno;
    ork_text_free(json);
    errno = reason;
    return st;
}

static ork_status add_csv(writing *w)
{
    orki_text csv = {0};
    orki_compare_csv(&csv, w->comparison, w->options->csv_separator, w->options->csv_bom != 0);
    return add_text(w, "compare.csv", &csv);
}

static ork_status add_page(writing *w)
{
    orki_text html = {0};
    html.is_failed = orki_compare_page(&html, w->comparison, w->is_dutch, &w->arena) != 0;
    return add_text(w, "compare.html", &html);
}

static ork_status add_workbook(writing *w, const char *folder)
{
    const char *bytes = NULL;
    size_t n = 0;
    ork_status st = orki_compare_xlsx(&bytes, &n, w->comparison, folder, &w->arena);
    if (st == ORK_ERR_IO)
        orki_file_set_blame(&w->files, "compare.xlsx");
    return st == ORK_OK ? orki_file_set_add(&w->files, "compare.xlsx", bytes, n) : st;
}

ork_status ork_comparison_write(const ork_comparison *comparison, const ork_report_options *options,
                                const char *folder, char **failed_path)
{
    ork_report_options defaults = ork_report_options_default();
    writing w = {.comparison = comparison, .options = options == NULL ? &defaults : options};
    w.is_dutch = w.options->language != NULL && strcmp(w.options->language, "nl") == 0;
    if (failed_path != NULL)
        *failed_path = NULL;
    ork_status st = orki_file_set_open(&w.files, folder);
    if (st == ORK_OK)
        st = add_csv(&w);
    if (st == ORK_OK)
        st = add_page(&w);
    if (st == ORK_OK)
        st = add_workbook(&w, folder);
    if (st == ORK_OK)
        st = add_json(&w); /* last: where it is new, all is */
    st = orki_file_set_close(&w.files, st, failed_path);
    int reason = errno;
    orki_arena_free(&w.arena);
    errno = reason;
    return st;
}
