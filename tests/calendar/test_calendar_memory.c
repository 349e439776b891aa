/* Every allocation of making, writing, reading and amending a calendar fails once: each call
 * answers ORK_ERR_MEMORY and hands over nothing. Leaks show under the sanitizers' preset. */
#include "base/memory.h"
#include "ork_test.h"
#include "orkestrooster/substitute.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SEASON "tests/cli/substitute/season.yaml"
#define TIMETABLE "tests/cli/substitute/timetable.yaml"

enum { MOST_ALLOCATIONS = 20000 };

typedef struct fixture {
    ork_season *season;
    ork_timetable *timetable;
    ork_calendar *calendar;
    char folder[64], path[96]; /* of the calendar.json */
} fixture;

static void open_fixture(fixture *f)
{
    const char *path = SEASON;
    char *failed = NULL;
    ORK_EQUAL_INT(ork_season_read(&f->season, &path, 1, NULL), ORK_OK);
    ORK_EQUAL_INT(ork_timetable_read(&f->timetable, f->season, TIMETABLE, NULL), ORK_OK);
    ORK_EQUAL_INT(ork_calendar_make(&f->calendar, f->season, f->timetable, NULL, NULL), ORK_OK);
    snprintf(f->folder, sizeof f->folder, "/tmp/ork-memory-%ld", (long)getpid());
    snprintf(f->path, sizeof f->path, "%s/calendar.json", f->folder);
    ORK_EQUAL_INT(
        ork_calendar_write(f->season, f->timetable, f->calendar, NULL, f->folder, &failed), ORK_OK);
    ORK_TRUE(failed == NULL);
}

static void close_fixture(fixture *f)
{
    char command[128];
    ork_calendar_free(f->calendar);
    ork_timetable_free(f->timetable);
    ork_season_free(f->season);
    snprintf(command, sizeof command, "rm -r '%s'", f->folder);
    ORK_EQUAL_INT(system(command), 0);
}

/* Fail allocation 1, 2, 3, .. until the call succeeds; at least one must have failed. */
static void sweep(const fixture *f, ork_status (*call)(const fixture *f))
{
    int n = 1;
    for (; n < MOST_ALLOCATIONS; n++) {
        orki_memory_fail_at(n);
        ork_status status = call(f);
        orki_memory_fail_at(0);
        if (status == ORK_OK)
            break;
        /* in the child of a worker the parent sees a worker that failed */
        ORK_TRUE(status == ORK_ERR_MEMORY || status == ORK_ERR_BACKEND);
    }
    ORK_TRUE(n > 1 && n < MOST_ALLOCATIONS);
}

static ork_status make(const fixture *f)
{
    ork_calendar *calendar = NULL;
    ork_status status = ork_calendar_make(&calendar, f->season, f->timetable, NULL, NULL);
    ORK_TRUE((status == ORK_OK) == (calendar != NULL));
    ork_calendar_free(calendar);
    return status;
}

static ork_status read_events(const fixture *f)
{
    ork_events *events = NULL;
    ork_status status = ork_events_read(&events, f->season, f->path, NULL);
    ORK_TRUE((status == ORK_OK) == (events != NULL));
    ork_events_free(events);
    return status;
}

static ork_status read_calendar(const fixture *f)
{
    ork_calendar *calendar = NULL;
    ork_status status = ork_calendar_read(&calendar, f->season, f->path, NULL);
    ORK_TRUE((status == ORK_OK) == (calendar != NULL));
    ork_calendar_free(calendar);
    return status;
}

static ork_status write_files(const fixture *f)
{
    char *failed = NULL;
    ork_status status =
        ork_calendar_write(f->season, f->timetable, f->calendar, NULL, f->folder, &failed);
    ORK_TRUE(failed == NULL);
    return status;
}

static ork_status substitute(const fixture *f)
{
    ork_substitution *found = NULL;
    ork_status status = ork_substitute(&found, f->season, f->timetable, f->calendar, "anna",
                                       "2026-12-01", "2026-12-01", NULL);
    ORK_TRUE((status == ORK_OK) == (found != NULL));
    /* a worker without memory leaves what was found before, not proven */
    if (found != NULL && found->outcome != ORK_OPTIMAL)
        status = ORK_ERR_BACKEND;
    ork_substitution_free(found);
    return status;
}

static void test_memory__calls_survive_every_failed_allocation(void)
{
    fixture f = {.season = NULL};
    open_fixture(&f);
    sweep(&f, make);
    sweep(&f, read_events);
    sweep(&f, read_calendar);
    sweep(&f, write_files);
    sweep(&f, substitute);
    close_fixture(&f);
}

ORK_TEST_MAIN("calendar-memory",
              {"every failed allocation", test_memory__calls_survive_every_failed_allocation})
