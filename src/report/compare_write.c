/* The four files of a comparison; they appear together or not at all. */
#include "report/compare_files.h"
#include "report/report_files.h"

#include <errno.h>

typedef struct writing {
    const ork_comparison *comparison;
    const ork_report_options *options;
    bool is_dutch;
    orki_arena arena;
    orki_file_set files;
} writing;

static ork_status add_csv(writing *w)
{
    orki_text csv = {0};
    orki_compare_csv(&csv, w->comparison, w->options->csv_separator, w->options->csv_bom != 0);
    return orki_file_set_add_text(&w->files, "compare.csv", &csv);
}

static ork_status add_page(writing *w)
{
    orki_text html = {0};
    html.is_failed = orki_compare_page(&html, w->comparison, w->is_dutch, &w->arena) != 0;
    return orki_file_set_add_text(&w->files, "compare.html", &html);
}

static ork_status add_workbook(writing *w)
{
    const char *bytes = NULL;
    size_t n = 0;
    ork_status st = orki_compare_xlsx(&bytes, &n, w->comparison, &w->arena);
    if (st == ORK_ERR_IO)
        orki_file_set_blame(&w->files, "compare.xlsx");
    return st == ORK_OK ? orki_file_set_add(&w->files, "compare.xlsx", bytes, n) : st;
}

ork_status ork_comparison_write(const ork_comparison *comparison, const ork_report_options *options,
                                const char *folder, char **failed_path)
{
    ork_report_options defaults = ork_report_options_default();
    writing w = {.comparison = comparison, .options = options == NULL ? &defaults : options};
    w.is_dutch = orki_report_is_dutch(w.options);
    if (failed_path != NULL)
        *failed_path = NULL;
    ork_status st = orki_file_set_open(&w.files, folder);
    if (st == ORK_OK)
        st = add_csv(&w);
    if (st == ORK_OK)
        st = add_page(&w);
    if (st == ORK_OK)
        st = add_workbook(&w);
    if (st == ORK_OK) /* last: where it is new, all is */
        st = orki_file_set_add_string(&w.files, "compare.json", ork_comparison_json(comparison));
    st = orki_file_set_close(&w.files, st, failed_path);
    int reason = errno;
    orki_arena_free(&w.arena);
    errno = reason;
    return st;
}
