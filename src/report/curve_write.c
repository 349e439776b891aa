/* The files of a curve: those of the rerun with the fewest changes, curve.json, curve.html, and a
 * folder with all files of a rerun for each point. */
#include "report/curve_page.h"
#include "report/report_files.h"

#include <errno.h>
#include <inttypes.h>

static ork_status write_points(const ork_season *season, const ork_reference *reference,
                               const ork_curve *curve, const ork_report_options *options,
                               const char *folder, orki_arena *arena, char **failed_path)
{
    ork_status st =
        ork_rerun_write(season, reference, curve->points[0], options, folder, failed_path);
    for (int i = 0; i < curve->n_points && st == ORK_OK; i++) {
        const ork_rerun_result *point = curve->points[i];
        const char *name =
            orki_arena_printf(arena, "%s/curve/%" PRId64, folder, point->changes.weighted);
        st = name == NULL ? ORK_ERR_MEMORY
                          : ork_rerun_write(season, reference, point, options, name, failed_path);
    }
    return st;
}

ork_status ork_curve_write(const ork_season *season, const ork_reference *reference,
                           const ork_curve *curve, const ork_report_options *options,
                           const char *folder, char **failed_path)
{
    ork_report_options defaults = ork_report_options_default();
    const ork_report_options *how = options == NULL ? &defaults : options;
    bool is_dutch = orki_report_is_dutch(how);
    orki_arena arena = {0};
    ork_status st = write_points(season, reference, curve, how, folder, &arena, failed_path);
    if (st == ORK_OK) {
        orki_file_set files;
        orki_text html = {0};
        html.is_failed = orki_curve_page(&html, season, curve, is_dutch, &arena) != 0;
        st = orki_file_set_open(&files, folder);
        if (st == ORK_OK)
            st = orki_file_set_add_string(&files, "curve.json", ork_curve_json(season, curve));
        if (st == ORK_OK)
            st = orki_file_set_add_text(&files, "curve.html", &html);
        orki_text_free(&html);
        st = orki_file_set_close(&files, st, failed_path);
    }
    int reason = errno;
    orki_arena_free(&arena);
    errno = reason;
    return st;
}
