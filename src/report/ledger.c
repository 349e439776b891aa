/* Counting dated lessons and lost dates by course; the reason of a shortfall in words. */
#include "report/ledger.h"

#include "base/message.h"

#include <string.h>

/* "2 x study day, 1 x school trip" of the reasons that count; NULL when out of memory. */
static const char *list_whys(const orki_ledger_row *row, orki_arena *arena)
{
    const char *text = "";
    for (int w = 0; w < ORKI_N_WHYS && text != NULL; w++) {
        orki_lost lost = {.why = (orki_why)w};
        orki_closure closure = {.why = (orki_why)w, .name = ""};
        if (row->n_why[w] > 0 && orki_lost_counts(&lost))
            text = orki_arena_printf(arena, "%s%s%d \xc3\x97 %s", text, text[0] == '\0' ? "" : ", ",
                                     row->n_why[w], orki_closure_name(&closure));
    }
    return text;
}

static const char *tell_chances(const orki_chances *chances, orki_arena *arena)
{
    if (chances->n_dates == 0)
        return _("On no other date do school and groups have time for the lesson.");
    if (chances->n_team == 0)
        return orki_arena_printf(
            arena,
            _n("School and groups have time on %d other date, but the whole team is not available, "
               "free and within its hours of the week.",
               "School and groups have time on %d other dates, but on none is the whole team "
               "available, free and within its hours of the week.",
               chances->n_dates),
            chances->n_dates);
    if (chances->n_whole == 0)
        return orki_arena_printf(arena,
                                 _n("The team could come on %d other date, but there are no rooms "
                                    "or instruments then.",
                                    "The team could come on %d other dates, but there are no rooms "
                                    "or instruments then.",
                                    chances->n_team),
                                 chances->n_team);
    return orki_arena_printf(arena,
                             _n("%d other date would do for one lesson a week; other lessons are "
                                "caught up there.",
                                "%d other dates would do, one lesson a week; they are used or "
                                "other lessons are caught up there.",
                                chances->n_whole),
                             chances->n_whole);
}

static const char *tell_reason(const orki_ledger_row *row, const orki_course *course,
                               bool is_placed, orki_arena *arena)
{
    if (row->n_shortfall <= 0)
        return "";
    if (!is_placed)
        return _("The lesson has no place in the week.");
    const char *whys = list_whys(row, arena), *chances = tell_chances(&course->chances, arena);
    const char *given =
        orki_arena_printf(arena,
                          _n("Its weekday has %d open date for %d lessons.",
                             "Its weekday has %d open dates for %d lessons.", row->n_given),
                          row->n_given, row->n_promised);
    if (whys == NULL || chances == NULL || given == NULL)
        return NULL;
    if (whys[0] == '\0')
        return orki_arena_printf(arena, "%s %s", given, chances);
    const char *lost = orki_arena_printf(arena, _("Lost: %s."), whys);
    return lost == NULL ? NULL : orki_arena_printf(arena, "%s %s %s", given, lost, chances);
}

static void count(orki_ledger_row *rows, const ork_calendar *calendar)
{
    for (int i = 0; i < calendar->n_dated; i++) {
        const orki_dated *dated = &calendar->dated[i];
        rows[calendar->course_of[dated->orchestra]].n_tuttis += dated->is_tutti;
    }
    for (int i = 0; i < calendar->n_lost; i++) {
        const orki_lost *lost = &calendar->lost[i];
        orki_ledger_row *row = &rows[calendar->course_of[lost->orchestra]];
        row->n_why[lost->why]++;
        row->n_lost += orki_lost_counts(lost);
    }
}

static bool is_placed(const ork_timetable *timetable, const orki_course *course)
{
    for (int i = 0; i < course->n_meetings; i++) {
        if (timetable->day[course->first_orchestra + i] >= 0)
            return true;
    }
    return false;
}

const orki_ledger_row *orki_ledger_make(const ork_season *season, const ork_timetable *timetable,
                                        const ork_calendar *calendar, orki_arena *arena)
{
    orki_ledger_row *rows = orki_arena_alloc(arena, (size_t)calendar->n_courses, sizeof *rows);
    if (rows == NULL)
        return NULL;
    count(rows, calendar);
    for (int i = 0; i < calendar->n_courses; i++) {
        const orki_course *course = &calendar->courses[i];
        orki_ledger_row *row = &rows[i];
        row->course = i;
        row->orchestra = course->first_orchestra;
        row->school = season->orchestras[course->first_orchestra].school;
        row->n_promised = course->n_promised;
        row->n_given = course->n_given;
        row->n_caught_up = course->n_caught_up;
        row->n_shortfall = course->n_promised - course->n_given - course->n_caught_up;
        row->reason = tell_reason(row, course, is_placed(timetable, course), arena);
        if (row->reason == NULL)
            return NULL;
    }
    return rows;
}

const orki_dated *orki_ledger_made_good(const ork_calendar *calendar, const orki_lost *lost)
{
    int course = calendar->course_of[lost->orchestra];
    for (int i = 0; i < calendar->n_dated; i++) {
        const orki_dated *dated = &calendar->dated[i];
        if (dated->is_caught_up && dated->made_good == lost->date &&
            calendar->course_of[dated->orchestra] == course)
            return dated;
    }
    return NULL;
}

bool orki_ledger_is_open(const ork_calendar *calendar, const orki_lost *lost)
{
    const orki_course *course = &calendar->courses[calendar->course_of[lost->orchestra]];
    return orki_lost_counts(lost) && course->n_promised > course->n_given + course->n_caught_up &&
           orki_ledger_made_good(calendar, lost) == NULL;
}
