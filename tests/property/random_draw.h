/* What the parts of the random season share: the season under construction and its random stream.
 */
#ifndef ORK_TEST_RANDOM_DRAW_H
#define ORK_TEST_RANDOM_DRAW_H

#include "base/random.h"
#include "model/season_model.h"

typedef struct draw {
    ork_season *season;
    orki_random random;
    int first_day;   /* lessons, hours and availability are on this day and the ones after it */
    int n_days;      /* how many days are in play: 1-3 */
    bool has_series; /* orchestras may meet several times a week, teachers wish days */
    bool is_roomy;   /* few hindrances and more lessons: nearly all can be placed and staffed */
    uint64_t seed;
} draw;

/** A whole number in from .. to, both included. */
int draw_from(draw *d, int from, int to);

/** True in `percent` of the cases. */
bool draw_chance(draw *d, int percent);

/** The same for something that makes timetables harder: a third as often in a roomy season. */
bool draw_hindrance(draw *d, int percent);

/** Zeroed memory in the season's arena; ends the process when there is none. */
void *draw_memory(draw *d, int n, size_t size);

/** A mask of some of the days in play, at least one. */
uint8_t draw_days(draw *d, int percent_each);

/** n spans given from-to-from-to, copied into the season. */
orki_spans draw_spans(draw *d, int n, const orki_span *spans);

/** Skills, roles, programmes and modes of travel. */
void draw_programmes(draw *d);

/** Schools, buildings, rooms, shared sets and the ways between them. */
void draw_schools(draw *d);

/** Groups, orchestras, sections and blocks. */
void draw_orchestras(draw *d);

/** A block of these lessons. */
void draw_block(draw *d, int n, const int *lessons, int team, int day);

/** Perhaps several meetings of the orchestra at this index, the last one drawn. */
void draw_series(draw *d, int first);

/** The blocks of all meetings. */
void draw_series_blocks(draw *d);

/** What teachers have to do with meetings: last season, and days that they wish. */
void draw_series_teachers(draw *d);

/** Teachers, their ways from home, and who taught what last season. */
void draw_teachers(draw *d);

#endif
