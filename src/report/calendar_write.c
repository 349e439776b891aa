/* The files of a calendar: they appear together or not at all. */
#include "orkestrooster/calendar.h"
#include "report/calendar_csv.h"
#include "report/calendar_page.h"
#include "report/calendar_xlsx.h"
#include "report/ics_feeds.h"
#include "report/report_files.h"

#include <errno.h>

/* What is written, and how. */
typedef struct writing {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_calendar *calendar;
    const ork_report_options *options;
    bool is_dutch;
    orki_file_set files;
} writing;

static ork_status write_json(writing *w)
{
    return orki_file_set_add_string(&w->files, "calendar.json",
                                    ork_calendar_json(w->season, w->timetable, w->calendar));
}

static ork_status write_csv(writing *w)
{
    orki_text csv = {0};
    orki_calendar_csv(&csv, w->season, w->timetable, w->calendar, w->options->csv_separator,
                      w->options->csv_bom != 0);
    return orki_file_set_add_text(&w->files, "calendar.csv", &csv);
}

static ork_status write_page(writing *w)
{
    orki_text html = {0};
    orki_arena arena = {0};
    html.is_failed =
        orki_calendar_page(&html, w->season, w->timetable, w->calendar, w->is_dutch, &arena) != 0;
    orki_arena_free(&arena);
    return orki_file_set_add_text(&w->files, "calendar.html", &html);
}

static ork_status write_book(writing *w)
{
    orki_arena arena = {0};
    const char *bytes = NULL;
    size_t n = 0;
    ork_status st = orki_calendar_xlsx(&bytes, &n, w->season, w->timetable, w->calendar, &arena);
    if (st == ORK_OK)
        st = orki_file_set_add(&w->files, "calendar.xlsx", bytes, n);
    else if (st == ORK_ERR_IO)
        orki_file_set_blame(&w->files, "calendar.xlsx");
    int reason = errno;
    orki_arena_free(&arena);
    errno = reason;
    return st;
}

static ork_status write_feeds(writing *w)
{
    return orki_feeds_write(w->season, w->timetable, w->calendar, w->is_dutch, &w->files);
}

ork_status ork_calendar_write(const ork_season *season, const ork_timetable *timetable,
                              const ork_calendar *calendar, const ork_report_options *options,
                              const char *folder, char **failed_path)
{
    /* last what the next run reads: where it is new, all is */
    ork_status (*const parts[])(writing *) = {write_csv, write_page, write_book, write_feeds,
                                              write_json};
    ork_report_options defaults = ork_report_options_default();
    writing w = {.season = season,
                 .timetable = timetable,
                 .calendar = calendar,
                 .options = options == NULL ? &defaults : options};
    w.is_dutch = orki_report_is_dutch(w.options);
    ork_status st = orki_file_set_open(&w.files, folder);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && st == ORK_OK; i++)
        st = parts[i](&w);
    return orki_file_set_close(&w.files, st, failed_path);
}
