/* Reading a fixture and what the checker says of it, with every diagnostic printed on failure. */
#ifndef ORK_TEST_RULE_FIXTURE_H
#define ORK_TEST_RULE_FIXTURE_H

#include "model/timetable_model.h"
#include "orkestrooster/check.h"

#include <stdbool.h>

/** The season in a file, or NULL with its diagnostics printed. */
ork_season *fixture_season(const char *path);

/** The timetable in a file, or NULL with its diagnostics printed. */
ork_timetable *fixture_timetable(const ork_season *season, const char *path);

/** How often a hard rule is broken. */
int fixture_breaches(const ork_verdict *verdict, orki_rule rule);

/** What a soft rule costs, in points. */
int64_t fixture_points(const ork_verdict *verdict, orki_rule rule);

/** Print all breaches, for a test that failed. */
void fixture_show(const ork_verdict *verdict);

/** Change a timetable as one line says:
 *      ORCHESTRA day thu|none     ORCHESTRA start 08:30
 *      ORCHESTRA ROLE teacher bram|none     ORCHESTRA ROLE room fontein/aula|none
 *  @return false when the line cannot be understood */
bool fixture_change(const ork_season *season, ork_timetable *timetable, const char *line);

#endif
