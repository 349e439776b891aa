/* libFuzzer target: any bytes as calendar.json: as events that people have, as a calendar to check,
 * and as what was planned before a new timetable. What is read prints and comes back the same. */
#include "fuzz_files.h"
#include "orkestrooster/calendar.h"
#include "orkestrooster/orkestrooster.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct fuzzed {
    ork_season *season;
    ork_timetable *timetable;
} fuzzed;

static void start(fuzzed *f)
{
    const char *path = "tests/errors/valid.yaml";
    if (ork_season_read(&f->season, &path, 1, NULL) != ORK_OK ||
        ork_timetable_read(&f->timetable, f->season, "tests/errors/valid.timetable.yaml", NULL) !=
            ORK_OK)
        abort();
}

static void read_events(const fuzzed *f, const char *path)
{
    ork_events *events = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_events_read(&events, f->season, path, diags);
    if ((st == ORK_OK) != (events != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    ork_events_free(events);
    ork_diags_free(diags);
}

static void comes_back(const fuzzed *f, const ork_calendar *calendar)
{
    ork_calendar *again = NULL;
    char *first = ork_calendar_json(f->season, f->timetable, calendar);
    if (first == NULL)
        abort();
    fuzz_file file = fuzz_file_make((const uint8_t *)first, strlen(first));
    if (ork_calendar_read(&again, f->season, file.path, NULL) != ORK_OK)
        abort();
    char *second = ork_calendar_json(f->season, f->timetable, again);
    if (second == NULL || strcmp(first, second) != 0)
        abort();
    fuzz_file_close(&file);
    ork_calendar_free(again);
    ork_text_free(first);
    ork_text_free(second);
}

static void read_calendar(const fuzzed *f, const char *path)
{
    ork_calendar *calendar = NULL;
    ork_calendar_verdict *verdict = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_calendar_read(&calendar, f->season, path, diags);
    if ((st == ORK_OK) != (calendar != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    if (st == ORK_OK) {
        if (ork_calendar_check(&verdict, f->season, f->timetable, calendar) != ORK_OK)
            abort();
        comes_back(f, calendar);
    }
    ork_calendar_verdict_free(verdict);
    ork_calendar_free(calendar);
    ork_diags_free(diags);
}

static void read_before(const fuzzed *f, const char *path)
{
    ork_calendar *before = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_calendar_read_before(&before, f->season, f->timetable, path, diags);
    if ((st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    ork_calendar_free(before);
    ork_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static fuzzed f;
    if (f.season == NULL)
        start(&f);
    fuzz_file file = fuzz_file_make(data, size);
    read_events(&f, file.path);
    read_calendar(&f, file.path);
    read_before(&f, file.path);
    fuzz_file_close(&file);
    return 0;
}
