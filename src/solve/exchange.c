/* Answers travel as their cost and three arrays, duals as their six, a cut as a header and its
 * plans. */
#include "solve/exchange.h"

#include <string.h>

static size_t answer_ints(const orki_problem *problem)
{
    return (size_t)problem->season->n_blocks + (size_t)problem->n_parts +
           (size_t)problem->season->n_sections;
}

bool orki_send_answer(const orki_sender *sender, const orki_problem *problem,
                      const orki_answer *answer)
{
    size_t n = answer_ints(problem) * sizeof(int);
    char *bytes = orki_alloc(sizeof answer->cost + n, 1);
    if (bytes == NULL)
        return false;
    memcpy(bytes, &answer->cost, sizeof answer->cost);
    memcpy(bytes + sizeof answer->cost, answer->plan, n);
    bool is_sent = orki_send(sender, ORKI_FRAME_ANSWER, bytes, sizeof answer->cost + n);
    orki_free(bytes);
    return is_sent;
}

static bool all_below(const int *numbers, int n, int limit)
{
    for (int i = 0; i < n; i++) {
        if (numbers[i] < -1 || numbers[i] >= limit)
            return false;
    }
    return true;
}

bool orki_read_answer(orki_answer *out, const orki_problem *problem, const void *bytes, int64_t n)
{
    const ork_season *season = problem->season;
    size_t n_ints = answer_ints(problem) * sizeof(int);
    if (n != (int64_t)(sizeof out->cost + n_ints))
        return false;
    memcpy(&out->cost, bytes, sizeof out->cost);
    memcpy(out->plan, (const char *)bytes + sizeof out->cost, n_ints);
    for (int b = 0; b < season->n_blocks; b++) {
        if (out->plan[b] >= 0 &&
            (out->plan[b] < problem->plans.first[b] || out->plan[b] >= problem->plans.first[b + 1]))
            return false;
    }
    return all_below(out->plan, season->n_blocks, problem->plans.n) &&
           all_below(out->teacher, problem->n_parts, season->n_teachers) &&
           all_below(out->room, season->n_sections, season->n_rooms);
}

bool orki_send_weeks(const orki_sender *sender, const orki_pool *pool, int first)
{
    return orki_send(sender, ORKI_FRAME_WEEKS, pool->at + first,
                     (size_t)(pool->n - first) * sizeof *pool->at);
}

bool orki_read_weeks(orki_pool *pool, const orki_problem *problem, const orki_duties *all,
                     const void *bytes, int64_t n)
{
    bool is_fine = n % (int64_t)sizeof(orki_week) == 0;
    for (int64_t at = 0; at < n && is_fine; at += (int64_t)sizeof(orki_week)) {
        orki_week week, judged;
        int index;
        memcpy(&week, (const char *)bytes + at, sizeof week);
        is_fine = week.teacher >= 0 && week.teacher < problem->season->n_teachers &&
                  week.n_duties >= 0 && week.n_duties <= ORKI_N_DAYS;
        for (int i = 0; is_fine && i < week.n_duties; i++)
            is_fine = week.duties[i] >= all->first[week.teacher] &&
                      week.duties[i] < all->first[week.teacher + 1];
        is_fine =
            is_fine &&
            orki_week_judge(&judged, problem, all, week.teacher, week.duties, week.n_duties) &&
            orki_pool_add(pool, &judged, &index) == ORK_OK;
    }
    return is_fine;
}

/* The six arrays of duals and their lengths, in the order in which they travel. */
static void list_duals(const orki_problem *problem, const orki_duals *duals, int64_t *arrays[6],
                       size_t sizes[6])
{
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    arrays[0] = duals->piece;
    arrays[1] = duals->captain;
    arrays[2] = duals->fair;
    arrays[3] = duals->clash;
    arrays[4] = duals->day_tie;
    arrays[5] = duals->cut;
    sizes[0] = (size_t)problem->n_pieces;
    sizes[1] = n_days;
    sizes[2] = (size_t)problem->season->n_teachers;
    sizes[3] = (size_t)problem->n_clash_rows;
    sizes[4] = n_days;
    sizes[5] = (size_t)duals->n_cuts;
}

bool orki_send_duals(const orki_sender *sender, const orki_problem *problem,
                     const orki_duals *duals)
{
    int64_t *arrays[6], *all;
    size_t sizes[6], n = 0;
    list_duals(problem, duals, arrays, sizes);
    for (int i = 0; i < 6; i++)
        n += sizes[i];
    all = orki_alloc(n, sizeof *all);
    if (all == NULL)
        return false;
    n = 0;
    for (int i = 0; i < 6; i++) {
        memcpy(all + n, arrays[i], sizes[i] * sizeof *all);
        n += sizes[i];
    }
    bool is_sent = orki_send(sender, ORKI_FRAME_DUALS, all, n * sizeof *all);
    orki_free(all);
    return is_sent;
}

bool orki_read_duals(orki_duals *out, const orki_problem *problem, const orki_cuts *cuts,
                     orki_arena *arena, const void *bytes, int64_t n)
{
    int64_t *arrays[6];
    size_t sizes[6], total = 0;
    orki_duals read;
    if (orki_duals_make(&read, problem, cuts->n, arena) != ORK_OK)
        return false;
    list_duals(problem, &read, arrays, sizes);
    for (int i = 0; i < 6; i++)
        total += sizes[i];
    if (n != (int64_t)(total * sizeof(int64_t)))
        return false;
    const char *from = bytes;
    for (int i = 0; i < 6; i++) {
        memcpy(arrays[i], from, sizes[i] * sizeof(int64_t));
        from += sizes[i] * sizeof(int64_t);
    }
    *out = read;
    return true;
}

typedef struct cut_head {
    int64_t extra;
    int32_t theta, n;
} cut_head;

bool orki_send_cuts(const orki_sender *sender, const orki_cuts *cuts, int first)
{
    bool is_sent = true;
    for (int c = first; c < cuts->n && is_sent; c++) {
        const orki_cut *cut = &cuts->at[c];
        cut_head head = {cut->extra, cut->theta, cut->n};
        size_t n_bytes = sizeof head + (size_t)cut->n * sizeof(int);
        char *bytes = orki_alloc(n_bytes, 1);
        if (bytes == NULL)
            return false;
        memcpy(bytes, &head, sizeof head);
        memcpy(bytes + sizeof head, cut->plans, (size_t)cut->n * sizeof(int));
        is_sent = orki_send(sender, ORKI_FRAME_CUT, bytes, n_bytes);
        orki_free(bytes);
    }
    return is_sent;
}

static bool is_known(const orki_cuts *cuts, const cut_head *head, const int *plans)
{
    for (int c = 0; c < cuts->n; c++) {
        const orki_cut *cut = &cuts->at[c];
        if (cut->n == head->n && cut->theta == head->theta && cut->extra == head->extra &&
            memcmp(cut->plans, plans, (size_t)cut->n * sizeof(int)) == 0)
            return true;
    }
    return false;
}

bool orki_read_cut(orki_cuts *cuts, const orki_problem *problem, const void *bytes, int64_t n)
{
    cut_head head;
    if (n < (int64_t)sizeof head)
        return false;
    memcpy(&head, bytes, sizeof head);
    if (head.n < 1 || head.n > problem->season->n_blocks || head.extra < -1 || head.theta < 0 ||
        n != (int64_t)(sizeof head + (size_t)head.n * sizeof(int)))
        return false;
    int *plans = orki_arena_alloc(&cuts->arena, (size_t)head.n, sizeof *plans);
    if (plans == NULL ||
        orki_array_reserve(&cuts->at, &cuts->capacity, (size_t)cuts->n + 1, sizeof *cuts->at))
        return false;
    memcpy(plans, (const char *)bytes + sizeof head, (size_t)head.n * sizeof *plans);
    for (int i = 0; i < head.n; i++) {
        if (plans[i] < 0 || plans[i] >= problem->plans.n)
            return false;
    }
    if (!is_known(cuts, &head, plans))
        cuts->at[cuts->n++] = (orki_cut){head.n, plans, head.extra, head.theta};
    return true;
}
