/* All lines are kept side by side; the highest gives the bound. */
#include "solve/price_lines.h"

/* Teaching minutes of a week go from 0 to this. */
static int most_minutes(const orki_lines *lines)
{
    int all = ORKI_N_DAYS * ORKI_DAY_MIN;
    return lines->teacher->max_week_min < all ? lines->teacher->max_week_min : all;
}

void orki_lines_draw(orki_lines *out, const ork_season *season, int teacher)
{
    const orki_teacher *t = &season->teachers[teacher];
    *out = (orki_lines){.teacher = t};
    int64_t points = t->is_substitute ? 0 : season->weights[ORKI_RULE_WISHED_HOURS];
    int64_t w = points * (ORKI_COST_SCALE / 100);
    int kinks[5] = {0, t->wish_from_min, t->wish_to_min, t->min_hours_min, most_minutes(out)};
    for (int j = 0; j < ORKI_WISH_LINES; j++) {
        out->slope[j] = (j - 2) * w;
        out->at[j] = INT64_MAX;
        for (int k = 0; k < 5; k++) {
            int m = kinks[k] > 0 ? kinks[k] : 0;
            int64_t at = orki_week_deviation(t, m) * w - out->slope[j] * m;
            out->at[j] = at < out->at[j] ? at : out->at[j];
        }
        out->at[j] -= ORKI_COST_SCALE / 2;
    }
}

/* The line of slope 0 stands for min H. */
void orki_lines_limit(orki_lines *lines, int64_t best)
{
    static const int64_t eighths[ORKI_HOUR_LINES] = {2, 4, 6, 7};
    for (int j = 0; j < ORKI_HOUR_LINES; j++) {
        int64_t slope = best * eighths[j] / 8;
        lines->slope[ORKI_WISH_LINES + j] = slope;
        lines->at[ORKI_WISH_LINES + j] = lines->at[2] - slope * most_minutes(lines);
    }
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        for (int j = 0; j < ORKI_LINES; j++)
            lines->minutes[d][j] = INT64_MAX;
    }
}

void orki_lines_note(orki_lines *lines, int d, int64_t rc, int teach_min)
{
    int64_t *gain = lines->gain[d], *least = lines->minutes[d];
    for (int j = 0; j < ORKI_LINES; j++) {
        int64_t minutes = lines->slope[j] * teach_min;
        gain[j] = rc + minutes < gain[j] ? rc + minutes : gain[j];
        least[j] = minutes < least[j] ? minutes : least[j];
    }
}

void orki_lines_close(orki_lines *lines, int n_days)
{
    lines->n_days = n_days;
    for (int j = 0; j < ORKI_LINES; j++) {
        int64_t gains[ORKI_N_DAYS] = {0}; /* of the days from d on, the best first */
        for (int d = n_days; d >= 0; d--) {
            int64_t more = d < n_days ? lines->gain[d][j] : 0;
            for (int k = 0; k < ORKI_N_DAYS; k++) {
                int64_t swap = gains[k];
                if (more < swap) {
                    gains[k] = more;
                    more = swap;
                }
            }
            lines->rest[d][j][0] = 0;
            for (int k = 0; k < ORKI_N_DAYS; k++)
                lines->rest[d][j][k + 1] = lines->rest[d][j][k] + gains[k];
        }
    }
}

static int days_left(const orki_lines *lines, int n_chosen)
{
    int left = lines->teacher->max_days - n_chosen;
    return left < ORKI_N_DAYS ? left : ORKI_N_DAYS;
}

int64_t orki_lines_bound(const orki_lines *lines, int d, int n_chosen, int64_t rc, int teach_min)
{
    int64_t bound = INT64_MIN;
    int left = days_left(lines, n_chosen);
    for (int j = 0; j < ORKI_LINES; j++) {
        int64_t line = lines->at[j] + lines->slope[j] * teach_min + lines->rest[d][j][left];
        bound = line > bound ? line : bound;
    }
    return rc + bound;
}

int64_t orki_lines_bound_taking(const orki_lines *lines, int d, int n_chosen, int64_t rc,
                                int teach_min)
{
    int64_t bound = INT64_MIN;
    int left = days_left(lines, n_chosen + 1);
    for (int j = 0; j < ORKI_LINES; j++) {
        int64_t line = lines->at[j] + lines->slope[j] * teach_min + lines->minutes[d][j] +
                       lines->rest[d + 1][j][left];
        bound = line > bound ? line : bound;
    }
    return rc + bound;
}

/* The best days without d: among the best `left` of all, d's own is replaced by the next. */
int64_t orki_lines_bound_with(const orki_lines *lines, int d, int64_t rc, int teach_min)
{
    int64_t bound = INT64_MIN;
    int left = days_left(lines, 1);
    left = left < ORKI_N_DAYS ? left : ORKI_N_DAYS - 1;
    for (int j = 0; j < ORKI_LINES && left >= 0; j++) {
        const int64_t *all = lines->rest[0][j];
        bool is_among = lines->gain[d][j] < all[left + 1] - all[left];
        int64_t others = is_among ? all[left + 1] - lines->gain[d][j] : all[left];
        int64_t line = lines->at[j] + lines->slope[j] * teach_min + others;
        bound = line > bound ? line : bound;
    }
    return left < 0 ? INT64_MAX : rc + bound;
}
