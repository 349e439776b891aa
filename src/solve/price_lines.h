/* Lower bounds on the weeks that a choice of duties can still become (solve/price.h).
 *
 * The part of a week's cost that is not additive over duties is wished-hours, H(m) of the teaching
 * minutes m: convex but for rounding. For each of four slopes s there is a line a + s m <= H(m), so
 *
 *   (R2)  rest(s, k) = sum over the k best days left of min(0, min over duties of rc + s * minutes)
 *   (R3)  rc so far + a + s m + rest(s, days she may still work)  is a lower bound on every
 * completion.
 *
 * Four more lines let the week's most minutes M bite: m <= M, so for any l >= 0 the line
 * min H - l M + l m is below H as far as m may go; l is a share of the best gain a minute. */
#ifndef ORKI_SOLVE_PRICE_LINES_H
#define ORKI_SOLVE_PRICE_LINES_H

#include "solve/price.h"

enum { ORKI_WISH_LINES = 4, ORKI_HOUR_LINES = 4, ORKI_LINES = ORKI_WISH_LINES + ORKI_HOUR_LINES };

typedef struct orki_lines {
    const orki_teacher *teacher;
    int n_days;
    int64_t at[ORKI_LINES], slope[ORKI_LINES];
    int64_t gain[ORKI_N_DAYS][ORKI_LINES];    /* of a day: what it can add at most, <= 0 */
    int64_t minutes[ORKI_N_DAYS][ORKI_LINES]; /* of a day: least slope * minutes */
    int64_t rest[ORKI_N_DAYS + 1][ORKI_LINES][ORKI_N_DAYS + 1]; /* (R2) of the days from d on */
} orki_lines;

/** Lines below H: slopes -2w, -w, 0, w through the kinks and ends, lowered by the rounding. */
void orki_lines_draw(orki_lines *out, const ork_season *season, int teacher);

/** The lines that let the most minutes bite. @param best  largest gain a minute of any duty, >= 0
 */
void orki_lines_limit(orki_lines *lines, int64_t best);

/** Take note of a duty of day d; then, after all, of how the days add up. */
void orki_lines_note(orki_lines *lines, int d, int64_t rc, int teach_min);
void orki_lines_close(orki_lines *lines, int n_days);

/** (R3) when the days before d are decided and n_chosen of them have a duty. */
int64_t orki_lines_bound(const orki_lines *lines, int d, int n_chosen, int64_t rc, int teach_min);

/** Likewise when day d will have some duty: what the week costs at least beyond that duty's rc. */
int64_t orki_lines_bound_taking(const orki_lines *lines, int d, int n_chosen, int64_t rc,
                                int teach_min);

/** What every week with this duty on day d costs at least. */
int64_t orki_lines_bound_with(const orki_lines *lines, int d, int64_t rc, int teach_min);

#endif
