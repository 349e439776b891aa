/* The rules as questions about a timetable, or about one thing that may be put in one. Each
 * function adds to broken[rule] for every breach it finds and says whether it found none. */
#ifndef ORK_TEST_BRUTE_RULES_H
#define ORK_TEST_BRUTE_RULES_H

#include "model/timetable_model.h"

#include <stdint.h>

enum { BRUTE_MAX_MOMENTS = 64, BRUTE_MAX_LESSONS = 12, BRUTE_NONE_WAIVED = -1 };

/* What is broken, and a rule that a search leaves out. */
typedef struct brute_counts {
    int64_t *broken;  /* [ORKI_N_RULES] */
    int waived;       /* or BRUTE_NONE_WAIVED */
    int64_t n_before; /* breaches of the other rules when brute_begin() was called */
} brute_counts;

/** Before one of the functions below is asked. */
void brute_begin(brute_counts *counts);

/** What it said: that it fits, or that it breaks a rule. @return false when that rule counts */
bool brute_allows(const brute_counts *counts, bool fits);

typedef struct brute_moments {
    int n;
    int at[BRUTE_MAX_MOMENTS];
} brute_moments;

/** End of a lesson's part of a timetable: start plus its length. */
int brute_end(const ork_season *season, const ork_timetable *t, int orchestra);

/** True when two placed lessons are on one day and overlap. */
bool brute_overlap(const ork_season *season, const ork_timetable *t, int a, int b);

void brute_add_moment(brute_moments *moments, int at);
bool brute_has_moment(const brute_moments *moments, int at);

/** The moments of a lesson on a day, those of a lesson that was split off included. */
brute_moments brute_moments_of(const ork_season *season, int orchestra, int day);

/** Rules about one lesson at one time: day, hours, breaks, busy times, the class teacher, pins of
 *  day and start of the orchestra. */
bool brute_lesson_fits(const ork_season *season, int orchestra, int day, int start,
                       int64_t *broken);

/** Rules about one block, whose lessons are all placed unless it is a series: natural starts,
 * order, one day, its pins. */
bool brute_block_fits(const ork_season *season, const ork_timetable *t, int block, int64_t *broken);

/** The days and doubles of a series, as far as its meetings are placed. */
bool brute_series_fits(const ork_season *season, const ork_timetable *t, int series,
                       int64_t *broken);

/** Doubles that a series lacks. */
int64_t brute_series_costs(const ork_season *season, const ork_timetable *t, int series,
                           int64_t *points);

/** Rules between blocks: those that belong together, groups, shared sets, stock. Only orchestras
 * and blocks that are marked in `known` are looked at. */
bool brute_week_fits(const ork_season *season, const ork_timetable *t, const bool *known_block,
                     int64_t *broken);

/** Rules about one section in one room. */
bool brute_room_fits(const ork_season *season, const ork_timetable *t, int section, int room,
                     int64_t *broken);

/** Rules about one teacher giving one section: skill, availability, declined offers, pins. */
bool brute_teacher_fits(const ork_season *season, const ork_timetable *t, int section, int teacher,
                        int64_t *broken);

/** Rules about one teacher's week as it is in the timetable. */
bool brute_teacher_week_fits(const ork_season *season, const ork_timetable *t, int teacher,
                             int64_t *broken);

/** Costs of one teacher's week by rule (without fairness), added to points[].
 *  @param[out] burden  travel and idle minutes of her week, for fairness
 *  @return the sum of what was added */
int64_t brute_teacher_week_costs(const ork_season *season, const ork_timetable *t, int teacher,
                                 int64_t *points, int *burden);

/** Costs of one placed section: unstaffed, continuity and second choice. */
int64_t brute_staffing_costs(const ork_season *season, int section, int teacher, int64_t *points);

/** Costs of a placed block's time: wishes of the school, youngest first. Of a series those of the
 *  meetings that are placed. */
int64_t brute_block_costs(const ork_season *season, const ork_timetable *t, int block,
                          int64_t *points);

/** Points of a rerun (season.tiers; 0 without): losses and changes by doc/rerun.md. A lesson at its
 *  place in the timetable, or with its sections left out of it; a section with a teacher or nobody;
 *  a section in a room; a teacher's week. */
int64_t brute_change_of_lesson(const ork_season *season, const ork_timetable *t, int orchestra);
int64_t brute_change_of_teacher(const ork_season *season, int section, int teacher);
int64_t brute_change_of_room(const ork_season *season, int section, int room);
int64_t brute_change_of_week(const ork_season *season, const ork_timetable *t, int teacher);

/** Rooms for all placed lessons of a timetable at the least cost, written into it.
 *  @return that cost, or -1 when the rooms do not suffice */
int64_t brute_rooms(const ork_season *season, ork_timetable *t, brute_counts *counts);

/** Teachers for all placed lessons of a timetable at the least cost of staffing, fairness and
 * weeks.
 *  @param below  only answers that cost less count; the timetable is changed when there is one
 *  @return the cost, or -1 when there is no answer below */
int64_t brute_staff(const ork_season *season, ork_timetable *t, int64_t below,
                    brute_counts *counts);

#endif
