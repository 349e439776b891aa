/* The checker's own reading of a timetable: each teacher's lessons of each day and each block's
 * lessons in order of time, and the minutes that src/doc/rules.md calls need(), free() and way().
 * Input: a season and any timetable of it, sound or not. Invariant: only placed lessons are listed,
 * each once, in order of start, then of end, then of the season. */
#ifndef ORKI_CHECK_VIEW_H
#define ORKI_CHECK_VIEW_H

#include "model/timetable_model.h"

/* Lessons, or blocks, as indices into the season. */
typedef struct orki_list {
    int n;
    const int *at; /* [n] */
} orki_list;

/* Blocks gathered by a number that they share (their team's or their day's). */
typedef struct orki_bundles {
    int n;       /* numbers run from 0 to n - 1 */
    int *first;  /* [n + 1] into blocks */
    int *blocks; /* [season.n_blocks] in order of number, then of the season */
} orki_bundles;

typedef struct orki_view {
    const ork_season *season;
    const ork_timetable *timetable;
    orki_bundles teams, days;
    int *day_first;     /* [n_teachers * 7] into day_lessons */
    int *day_count;     /* [n_teachers * 7] */
    int *day_lessons;   /* [n_sections] */
    int *block_first;   /* [n_blocks] into block_lessons */
    int *block_count;   /* [n_blocks] */
    int *block_lessons; /* [n_orchestras] in order of day, then of start */
} orki_view;

/** Prepare a view of a season in the arena. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_view_make(orki_view *view, const ork_season *season, orki_arena *arena);

/** Read a timetable into the view, which then refers to it; to be done again after each change of
 *  the timetable. Allocates nothing. */
void orki_view_fill(orki_view *view, const ork_timetable *timetable);

/** The lesson has a day and a start. */
bool orki_view_is_placed(const orki_view *view, int lesson);

/** The lesson's time on its day; the lesson is placed. */
orki_span orki_view_span(const orki_view *view, int lesson);

/** A teacher's lessons of a day. */
orki_list orki_view_day(const orki_view *view, int teacher, int day);

/** From the first start to the last end of lessons of one day, n > 0. */
orki_span orki_view_hull(const orki_view *view, orki_list lessons);

/** The placed lessons of a block. */
orki_list orki_view_block(const orki_view *view, int block);

/** The blocks of one number. */
orki_list orki_view_bundle(const orki_bundles *bundles, int number);

/** Minutes of teaching of a teacher on a day. */
int orki_view_taught(const orki_view *view, int teacher, int day);

/** Minutes of travel of a teacher on a day: from home, between the schools of her lessons in order,
 *  and back home. */
int orki_view_travel(const orki_view *view, int teacher, int day);

/** Minutes on a day that a teacher has free between lessons that follow each other. */
int orki_view_idle(const orki_view *view, int teacher, int day);

/** Minutes by which a teacher's day falls short of her minimum paid call. */
int orki_view_call_out(const orki_view *view, int teacher, int day);

/** Minutes a week that a teacher who is not a substitute teaches less or more than she wishes, and
 *  less than she wants at least; 0 for a substitute. */
int orki_view_beside_wish(const orki_view *view, int teacher);

/** need(a, b) of rules.md: minutes between lesson a and the next lesson b of a teacher. */
int orki_view_need(const orki_view *view, int teacher, int a, int b);

/** free(a, b) of rules.md; below 0 when b begins too early. */
int orki_view_free(const orki_view *view, int teacher, int a, int b);

/** way(g, o) of rules.md: minutes for the pupils of a group to the school of a lesson. */
int orki_view_way(const orki_view *view, int group, int lesson);

/** Where a section is taught. */
int orki_view_school_of(const orki_view *view, int section);

/** The lesson is given after school. */
bool orki_view_is_after_school(const orki_view *view, int lesson);

/** The opening hours or break holds for this year. */
bool orki_bell_holds(const orki_bell *bell, int year);

/** Each starts before the other ends. */
bool orki_spans_overlap(orki_span a, orki_span b);

#endif
