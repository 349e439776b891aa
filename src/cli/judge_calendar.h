/* The part of `check` that judges a calendar. */
#ifndef CLI_JUDGE_CALENDAR_H
#define CLI_JUDGE_CALENDAR_H

#include "args.h"
#include "orkestrooster/timetable.h"

/** Judge the calendar.json that args->calendar names. @return the exit code */
int cli_judge_calendar(const cli_args *args, const ork_season *season,
                       const ork_timetable *timetable);

#endif
