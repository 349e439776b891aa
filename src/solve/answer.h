/* An answer: a plan for each block (or none), pieces for each series, and a teacher for each part
 * (or nobody), with rooms. It becomes a timetable; its cost is the model's own and must equal the
 * checker's. */
#ifndef ORKI_SOLVE_ANSWER_H
#define ORKI_SOLVE_ANSWER_H

#include "model/timetable_model.h"
#include "solve/master.h"

typedef struct orki_answer {
    int64_t cost; /* points */
    int *plan;    /* [n_blocks] or -1 */
    int *teacher; /* [n_parts] or -1; -1 where the block has no plan, the series no piece */
    int *room;    /* [n_sections] or -1 */
    int *meet;    /* [n_meets] the pieces of each series, at problem.first_meet; -1 = none (more) */
} orki_answer;

/** An answer in which nothing is placed. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_answer_make(orki_answer *out, const orki_problem *problem);

void orki_answer_copy(orki_answer *to, const orki_answer *from, const orki_problem *problem);

void orki_answer_free(orki_answer *answer);

/** Plans and teachers of the whole solution of a master. Rooms and cost follow by judging. */
void orki_answer_read(orki_answer *out, const orki_master *master, const orki_pool *pool);

/** Give rooms and count the cost.
 *  @param[out] is_valid  the answer breaks no rule of the model
 *  @param[in,out] cuts   where blocks of one site cannot have rooms together, or only at extra
 * cost, the cut that says so is added; may be NULL
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_answer_judge(orki_answer *answer, bool *is_valid, const orki_problem *problem,
                             orki_cuts *cuts);

/** The pieces that a teacher has in an answer. @return how many; at most `limit` are written. */
int orki_answer_pieces(const orki_answer *answer, const orki_problem *problem, int teacher,
                       int *pieces, int limit);

/** The pieces of a part: one, none, or those of its series.
 *  @param[out] pieces  [ORKI_MAX_BLOCK_LESSONS] @return how many. */
int orki_answer_part(const orki_answer *answer, const orki_problem *problem, int part, int *pieces);

/** The pieces of a series. @param[out] pieces  [its meetings] @return how many. */
int orki_answer_meets(const orki_answer *answer, const orki_problem *problem, int part,
                      int *pieces);

/** The week of a teacher whose days are booked (solve/duties.h). @return false when hers are not,
 * or the book is full. */
bool orki_answer_week(orki_week *out, const orki_answer *answer, const orki_problem *problem,
                      const orki_duties *all, int teacher);

/** Days and starts of a series' meetings in order of time, the unplaced ones (day -1) last.
 *  @param[out] day, start_min  [ORKI_MAX_BLOCK_LESSONS] */
void orki_answer_meetings(const orki_answer *answer, const orki_problem *problem, int part,
                          int *day, int *start_min);

/** The answer as a timetable; NULL when out of memory. */
ork_timetable *orki_answer_timetable(const orki_answer *answer, const orki_problem *problem);

/** What the lacks of an answer cost beyond their ordinary points: 0 unless the problem is strict,
 * where each lack costs problem.strict_cost in the model. */
int64_t orki_answer_surcharge(const orki_answer *answer, const orki_problem *problem);

#endif
