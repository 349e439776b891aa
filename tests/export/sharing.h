/* What the tests of seasons that are given away share. */
#ifndef SHARING_H
#define SHARING_H

#include "model/season_model.h"
#include "orkestrooster/export.h"
#include "scratch.h"

/** Anonymous, with this blur. */
ork_share_options sharing_options(double blur_m);

/** Export a season of one path into scratch/name; fails the test when that is impossible.
 *  @return the folder */
const char *sharing_export(ork_scratch *scratch, const char *path, const char *timetable,
                           ork_share_options options, const char *name);

/** Read a season without errors; warnings may be. */
ork_season *sharing_read(const char *path);

/** How many travel times and lengths of ways differ, over all modes, ways and periods. */
int sharing_count_other_ways(const ork_season *a, const ork_season *b);

/** The week as a mixed integer program, without the comments, which alone name things. Borrowed
 * from the scratch. */
const char *sharing_program(ork_scratch *scratch, const ork_season *season);

#endif
