/* A calendar: the stages one after the other. */
#include "base/findings.h"
#include "base/message.h"
#include "calendar/making.h"

#include <time.h>

enum { NO_PERIOD = 901 }; /* a row of read/codes.def, which only readers see */

ork_calendar_options ork_calendar_options_default(void)
{
    return (ork_calendar_options){.time_limit_s = 60, .now_s = (int64_t)time(NULL)};
}

static ork_status refuse(orki_making *m, const char *message, const char *hint)
{
    ork_diag diag = {.severity = ORK_ERROR,
                     .code = NO_PERIOD,
                     .file = m->season->n_files > 0 ? m->season->files[0] : "",
                     .width = 1,
                     .message = message,
                     .hint = hint};
    return orki_diags_add(m->diags, &diag) == 0 ? ORK_ERR_INPUT : ORK_ERR_MEMORY;
}

static ork_status make(orki_making *m)
{
    /* names first, for the stand-ins of lessons that the later stages must know; then of all */
    ork_status (*const stages[])(orki_making *) = {
        orki_expand,      orki_keep_before,        orki_hold_occasions, orki_give_lessons,
        orki_name_events, orki_keep_stand_ins,     orki_rehearse,       orki_catch_up_lessons,
        orki_name_events, orki_keep_all_stand_ins, orki_keep_events};
    if (m->season->from == ORKI_NO_DATE || m->season->to == ORKI_NO_DATE)
        return refuse(m, _("the season has no first and last day"),
                      _("give season: from and to, such as 2026-08-31 and 2027-07-16"));
    m->from = orki_timetable_from(m->timetable, m->season);
    if (m->from > m->season->from && m->options->before == NULL)
        return refuse(
            m,
            _("the timetable holds from a later day on (valid-from), and there is no calendar of "
              "the days before"),
            _("make the calendar of the timetable before it first, into the same folder; "
              "or leave valid-from out"));
    ork_status st = ORK_OK;
    for (size_t i = 0; i < sizeof stages / sizeof stages[0] && st == ORK_OK; i++)
        st = stages[i](m);
    return st;
}

ork_status ork_calendar_make(ork_calendar **out, const ork_season *season,
                             const ork_timetable *timetable, const ork_calendar_options *options,
                             ork_diags *diags)
{
    *out = NULL;
    ork_calendar_options defaults = ork_calendar_options_default();
    orki_making m = {.season = season,
                     .timetable = timetable,
                     .options = options == NULL ? &defaults : options,
                     .diags = diags,
                     .calendar = orki_calendar_new(season)};
    if (m.calendar == NULL)
        return ORK_ERR_MEMORY;
    m.calendar->now_s = m.options->now_s;
    ork_status st = make(&m);
    orki_arena_free(&m.scratch);
    if (st == ORK_OK)
        *out = m.calendar;
    else
        ork_calendar_free(m.calendar);
    return st;
}

ork_status ork_calendar_amend(ork_calendar *calendar, const ork_season *season,
                              const ork_timetable *timetable, const ork_calendar_options *options)
{
    orki_making m = {
        .season = season, .timetable = timetable, .options = options, .calendar = calendar};
    m.from = season->from;
    calendar->now_s = options->now_s;
    calendar->told_hours = NULL; /* what the file told was of the calendar as it was */
    for (int i = 0; i < calendar->n_courses; i++)
        calendar->courses[i].told.is_told = false;
    ork_status st = orki_name_events(&m);
    if (st == ORK_OK)
        st = orki_keep_events(&m);
    orki_arena_free(&m.scratch);
    return st;
}
