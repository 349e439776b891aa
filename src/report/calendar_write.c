/* The files of a calendar: all built first, then written, each whole or not at all. */
#include "base/file.h"
#include "base/text.h"
#include "orkestrooster/calendar.h"
#include "report/calendar_csv.h"

#include <errno.h>
#include <string.h>

static ork_status write_one(const char *folder, const char *name, const char *bytes, size_t n,
                            char **failed_path)
{
    orki_text path = {0};
    orki_text_printf(&path, "%s/%s", folder, name);
    ork_status st = path.is_failed ? ORK_ERR_MEMORY : orki_file_write(path.bytes, bytes, n);
    if (st == ORK_ERR_IO && failed_path != NULL)
        *failed_path = path.bytes;
    else
        orki_text_free(&path);
    return st;
}

ork_status ork_calendar_write(const ork_season *season, const ork_timetable *timetable,
                              const ork_calendar *calendar, const ork_report_options *options,
                              const char *folder, char **failed_path)
{
    if (failed_path != NULL)
        *failed_path = NULL;
    ork_report_options defaults = ork_report_options_default();
    options = options == NULL ? &defaults : options;
    orki_text csv = {0};
    orki_calendar_csv(&csv, season, timetable, calendar, options->csv_separator,
                      options->csv_bom != 0);
    char *json = ork_calendar_json(season, timetable, calendar);
    ork_status st = json == NULL || csv.is_failed ? ORK_ERR_MEMORY : orki_folder_make(folder);
    if (st == ORK_OK)
        st = write_one(folder, "calendar.json", json, strlen(json), failed_path);
    if (st == ORK_OK)
        st = write_one(folder, "calendar.csv", csv.bytes, csv.n, failed_path);
    int reason = errno;
    orki_free(json);
    orki_text_free(&csv);
    errno = reason;
    return st;
}
