/* The season of a text that a test holds; the test ends where it is not sound. */
#ifndef ORK_TESTS_CALENDAR_SOUND_SEASON_H
#define ORK_TESTS_CALENDAR_SOUND_SEASON_H

#include "orkestrooster/orkestrooster.h"

/** @param diags  what else is told of it; printed where the season is not sound
 *  @return to be released with ork_season_free() */
ork_season *sound_season(const char *text, ork_diags *diags);

#endif
