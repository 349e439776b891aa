/* Answers travel as their cost and four arrays, duals as their eight, a cut as a header and its
 * plans. */
#include "solve/exchange.h"

#include "solve/book.h"

#include <string.h>

static size_t answer_ints(const orki_problem *problem)
{
    return (size_t)problem->season->n_blocks + (size_t)problem->n_parts +
           (size_t)problem->season->n_sections + (size_t)problem->n_meets;
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
    for (int i = 0; i < problem->n_free; i++) {
        const orki_part *part = &problem->parts[problem->free_part[i]];
        for (int m = problem->first_meet[i]; m < problem->first_meet[i + 1]; m++) {
            if (out->meet[m] != -1 && (out->meet[m] < part->first_piece ||
                                       out->meet[m] >= part->first_piece + part->n_pieces))
                return false;
        }
    }
    return all_below(out->plan, season->n_blocks, problem->plans.n) &&
           all_below(out->teacher, problem->n_parts, season->n_teachers) &&
           all_below(out->room, season->n_sections, season->n_rooms);
}

/* A week travels as its taker, its number of duties and, for each, -1 and its index when it was
 * listed at the start, else its number of pieces and these: booked duties have other numbers in
 * another process. */
bool orki_send_weeks(const orki_sender *sender, const orki_duties *all, const orki_pool *pool,
                     int first)
{
    size_t n = 0, n_most = 0;
    for (int w = first; w < pool->n; w++) {
        n_most += 2 + 2 * (size_t)pool->at[w].n_duties;
        for (int i = 0; i < pool->at[w].n_duties; i++)
            n_most += (size_t)all->at[pool->at[w].duties[i]].n_pieces;
    }
    int *ints = orki_alloc(n_most, sizeof *ints);
    if (ints == NULL)
        return false;
    for (int w = first; w < pool->n; w++) {
        const orki_week *week = &pool->at[w];
        ints[n++] = week->teacher;
        ints[n++] = week->n_duties;
        for (int i = 0; i < week->n_duties; i++) {
            const orki_duty *duty = &all->at[week->duties[i]];
            bool is_listed = week->duties[i] < all->n;
            ints[n++] = is_listed ? -1 : duty->n_pieces;
            if (is_listed)
                ints[n++] = week->duties[i];
            for (int k = 0; k < duty->n_pieces && !is_listed; k++)
                ints[n++] = all->pieces[duty->first_piece + k];
        }
    }
    bool is_sent = orki_send(sender, ORKI_FRAME_WEEKS, ints, n * sizeof *ints);
    orki_free(ints);
    return is_sent;
}

/* The numbers of a frame, one after the other; -2 past the end. */
typedef struct number_reader {
    const char *bytes;
    int64_t n;
} number_reader;

static int next_number(number_reader *r)
{
    int number = -2;
    if (r->n < (int64_t)sizeof number)
        return number;
    memcpy(&number, r->bytes, sizeof number);
    r->bytes += sizeof number;
    r->n -= (int64_t)sizeof number;
    return number;
}

/* A duty's index here, or -1. */
static int read_duty(number_reader *r, const orki_problem *problem, const orki_duties *all,
                     int taker)
{
    int pieces[ORKI_MAX_DUTY_PIECES], n = next_number(r);
    if (n == -1) {
        int index = next_number(r);
        bool is_hers = taker < problem->season->n_teachers && index >= all->first[taker] &&
                       index < all->first[taker + 1];
        return is_hers ? index : -1;
    }
    if (n < 1 || n > ORKI_MAX_DUTY_PIECES)
        return -1;
    for (int i = 0; i < n; i++) {
        pieces[i] = next_number(r);
        if (pieces[i] < 0 || pieces[i] >= problem->n_pieces)
            return -1;
    }
    return orki_duties_book(all, problem, taker, pieces, n);
}

bool orki_read_weeks(orki_pool *pool, const orki_problem *problem, const orki_duties *all,
                     const void *bytes, int64_t n)
{
    number_reader r = {bytes, n};
    bool is_fine = true;
    while (r.n > 0 && is_fine) {
        orki_week judged;
        bool has_room = true;
        int duties[ORKI_N_DAYS], index;
        int taker = next_number(&r), n_duties = next_number(&r);
        is_fine =
            taker >= 0 && taker < problem->n_takers && n_duties >= 0 && n_duties <= ORKI_N_DAYS;
        for (int i = 0; is_fine && i < n_duties; i++) {
            duties[i] = read_duty(&r, problem, all, taker);
            has_room = has_room && (duties[i] >= 0 || !orki_book_is_full(all));
            is_fine = duties[i] >= 0 || !has_room;
        }
        is_fine = is_fine &&
                  (!has_room || (orki_week_judge(&judged, problem, all, taker, duties, n_duties) &&
                                 orki_pool_add(pool, &judged, &index) == ORK_OK));
    }
    return is_fine;
}

enum { N_ARRAYS = 8 };

/* The arrays of duals and their lengths, in the order in which they travel. */
static void list_duals(const orki_problem *problem, const orki_duals *duals,
                       int64_t *arrays[N_ARRAYS], size_t sizes[N_ARRAYS])
{
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    arrays[0] = duals->piece;
    arrays[1] = duals->captain;
    arrays[2] = duals->fair;
    arrays[3] = duals->clash;
    arrays[4] = duals->day_tie;
    arrays[5] = duals->cut;
    arrays[6] = duals->crowd;
    arrays[7] = duals->cover;
    sizes[0] = (size_t)problem->n_pieces;
    sizes[1] = n_days;
    sizes[2] = (size_t)problem->season->n_teachers;
    sizes[3] = (size_t)problem->n_clash_rows;
    sizes[4] = n_days;
    sizes[5] = (size_t)duals->n_cuts;
    sizes[6] = (size_t)problem->n_crowds;
    sizes[7] = (size_t)problem->n_free;
}

bool orki_send_duals(const orki_sender *sender, const orki_problem *problem,
                     const orki_duals *duals)
{
    int64_t *arrays[N_ARRAYS], *all;
    size_t sizes[N_ARRAYS], n = 0;
    list_duals(problem, duals, arrays, sizes);
    for (int i = 0; i < N_ARRAYS; i++)
        n += sizes[i];
    all = orki_alloc(n, sizeof *all);
    if (all == NULL)
        return false;
    n = 0;
    for (int i = 0; i < N_ARRAYS; i++) {
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
    int64_t *arrays[N_ARRAYS];
    size_t sizes[N_ARRAYS], total = 0;
    orki_duals read;
    if (orki_duals_make(&read, problem, cuts->n, arena) != ORK_OK)
        return false;
    list_duals(problem, &read, arrays, sizes);
    for (int i = 0; i < N_ARRAYS; i++)
        total += sizes[i];
    if (n != (int64_t)(total * sizeof(int64_t)))
        return false;
    const char *from = bytes;
    for (int i = 0; i < N_ARRAYS; i++) {
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
    if (head.n < 1 || head.n > problem->season->n_blocks + problem->n_meets || head.extra < -1 ||
        head.theta < 0 || n != (int64_t)(sizeof head + (size_t)head.n * sizeof(int)))
        return false;
    int *plans = orki_arena_alloc(&cuts->arena, (size_t)head.n, sizeof *plans);
    if (plans == NULL ||
        orki_array_reserve(&cuts->at, &cuts->capacity, (size_t)cuts->n + 1, sizeof *cuts->at))
        return false;
    memcpy(plans, (const char *)bytes + sizeof head, (size_t)head.n * sizeof *plans);
    for (int i = 0; i < head.n; i++) {
        if (plans[i] < 0 || plans[i] >= problem->plans.n + problem->n_pieces)
            return false;
    }
    if (!is_known(cuts, &head, plans))
        cuts->at[cuts->n++] = (orki_cut){head.n, plans, head.extra, head.theta};
    return true;
}

typedef struct bough_head {
    int64_t units;
    int32_t index, n; /* n: length of the limb's vectors; 0 = no limb */
    uint8_t is_gone, is_flat;
} bough_head;

static bool send_bough(const orki_sender *sender, const orki_bough *bough)
{
    bough_head head = {bough->units, bough->index, bough->limb.n, bough->is_gone, bough->is_flat};
    size_t n_limb = bough->index < 0 ? bough->limb.n_bytes : 0;
    head.n = n_limb > 0 ? head.n : 0;
    char *bytes = orki_alloc(sizeof head + n_limb, 1);
    if (bytes == NULL)
        return false;
    memcpy(bytes, &head, sizeof head);
    if (n_limb > 0)
        memcpy(bytes + sizeof head, bough->limb.x, n_limb);
    bool is_sent = orki_send(sender, ORKI_FRAME_BOUGH, bytes, sizeof head + n_limb);
    orki_free(bytes);
    return is_sent;
}

bool orki_send_boughs(const orki_sender *sender, const orki_boughs *boughs)
{
    bool is_sent = true;
    for (int i = 0; i < boughs->n && is_sent; i++) {
        const orki_bough *bough = &boughs->at[i];
        bool is_news = bough->index < 0 ? !bough->is_gone : !bough->is_another;
        is_sent = !is_news || send_bough(sender, bough);
    }
    return is_sent;
}

bool orki_read_bough(orki_boughs *boughs, const orki_problem *problem, const orki_tree *tree,
                     int n_most, const void *bytes, int64_t n)
{
    bough_head head;
    if (n < (int64_t)sizeof head)
        return false;
    memcpy(&head, bytes, sizeof head);
    orki_bough bough = {.index = head.index,
                        .units = head.units,
                        .is_gone = head.is_gone != 0,
                        .is_flat = head.is_flat != 0};
    size_t n_limb = (size_t)n - sizeof head;
    if (head.index < -1 || head.index >= tree->n || head.n < 0 || head.n > n_most ||
        (head.index < 0) != (n_limb > 0))
        return false;
    bool is_fine = n_limb == 0 || orki_limb_make(&bough.limb, problem, head.n) == ORK_OK;
    is_fine = is_fine && n_limb == (n_limb > 0 ? bough.limb.n_bytes : 0);
    if (is_fine && n_limb > 0)
        memcpy(bough.limb.x, (const char *)bytes + sizeof head, n_limb);
    is_fine = is_fine && orki_boughs_add(boughs, &bough) == ORK_OK;
    if (!is_fine)
        orki_limb_free(&bough.limb);
    return is_fine;
}
