/* Seasons from text and timetables by hand, for the tests of the checker. */
#ifndef ORK_TEST_CHECK_SUPPORT_H
#define ORK_TEST_CHECK_SUPPORT_H

#include "model/timetable_model.h"
#include "orkestrooster/check.h"

/** The season in a text; ends the program with its diagnostics when it has errors. */
ork_season *season_of(const char *text);

/** The season in a file, likewise. */
ork_season *season_in(const char *path);

/** The timetable in a file, likewise. */
ork_timetable *timetable_in(const ork_season *season, const char *path);

/** An empty timetable; ends the program when out of memory. */
ork_timetable *empty_timetable(const ork_season *season);

/** Indices by id; end the program when there is none. */
int lesson_named(const ork_season *season, const char *id);
int teacher_named(const ork_season *season, const char *id);
int room_named(const ork_season *season, const char *id);

/** The section of a lesson by the ids of orchestra and role. */
int section_named(const ork_season *season, const char *orchestra, const char *role);

/** Give a lesson its place: day 0-6 and minutes since midnight. */
void put_lesson(const ork_season *season, ork_timetable *timetable, const char *orchestra, int day,
                int start);

/** Give a section its teacher and room; "" leaves either out. */
void put_section(const ork_season *season, ork_timetable *timetable, const char *orchestra,
                 const char *role, const char *teacher, const char *room);

/** The verdict; ends the program when out of memory. */
ork_verdict *judged(const ork_season *season, const ork_timetable *timetable);

/** How often a rule is broken. */
int breaches_of(const ork_verdict *verdict, const char *rule);

#endif
