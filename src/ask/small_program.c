/* min sum of cost(k) x(k), lower <= A x <= upper, x in {0, 1}. The worker sends the values; they
 * are taken only when they keep every row. The limit is one of pivots, so that the answer does not
 * depend on the machine; the seconds only end what hangs. */
#include "ask/small_program.h"

#include "base/clock.h"
#include "base/memory.h"
#include "solve/glpk_boundary.h"
#include "solve/worker.h"

#include <string.h>

enum { FRAME_ANSWER = 1, NOTHING = 2, MOST_PIVOTS = 400000 };
static const double patience_s = 120;

int orki_program_add_row(orki_program *p, double lower, double upper)
{
    if (p->status != ORK_OK || orki_array_reserve(&p->rows, &p->row_capacity, (size_t)p->n_rows + 1,
                                                  sizeof *p->rows) != 0) {
        p->status = ORK_ERR_MEMORY;
        return -1;
    }
    p->rows[p->n_rows] = (orki_program_row){lower, upper};
    return p->n_rows++;
}

int orki_program_add_column(orki_program *p, int cost)
{
    size_t n = (size_t)p->n_columns;
    if (p->status != ORK_OK ||
        orki_array_reserve(&p->costs, &p->cost_capacity, n + 1, sizeof *p->costs) != 0 ||
        orki_array_reserve(&p->first_entry, &p->first_capacity, n + 2, sizeof *p->first_entry) !=
            0) {
        p->status = ORK_ERR_MEMORY;
        return -1;
    }
    p->costs[n] = cost;
    p->first_entry[n] = p->first_entry[n + 1] = p->n_entries;
    return p->n_columns++;
}

void orki_program_add_entry(orki_program *p, int row, int value)
{
    if (p->status != ORK_OK || row < 0 ||
        orki_array_reserve(&p->entries, &p->entry_capacity, (size_t)p->n_entries + 1,
                           sizeof *p->entries) != 0) {
        p->status = ORK_ERR_MEMORY;
        return;
    }
    p->entries[p->n_entries++] = (orki_program_entry){row, value};
    p->first_entry[p->n_columns] = p->n_entries;
}

/* In the worker. */
static bool build(orki_lp *lp, const orki_program *p)
{
    int *rows = orki_alloc((size_t)p->n_rows + 1, sizeof *rows);
    double *values = orki_alloc((size_t)p->n_rows + 1, sizeof *values);
    bool is_built = rows != NULL && values != NULL;
    for (int i = 0; i < p->n_rows && is_built; i++)
        is_built = orki_lp_add_row(lp, p->rows[i].lower, p->rows[i].upper) >= 0;
    for (int k = 0; k < p->n_columns && is_built; k++) {
        int n = 0;
        for (int e = p->first_entry[k]; e < p->first_entry[k + 1]; e++) {
            rows[n] = p->entries[e].row;
            values[n++] = p->entries[e].value;
        }
        int column = orki_lp_add_column(lp, p->costs[k], 0, 1, n, rows, values);
        is_built = column >= 0;
        if (is_built)
            orki_lp_set_whole(lp, column);
    }
    orki_free(values);
    orki_free(rows);
    return is_built;
}

static void send_answer(const orki_program *p, const orki_sender *sender, const orki_lp *lp,
                        orki_lp_outcome outcome)
{
    size_t n = (size_t)p->n_columns;
    unsigned char *bytes = orki_alloc(n + 1, 1);
    if (bytes == NULL)
        return;
    bytes[0] = outcome == ORKI_LP_INFEASIBLE ? NOTHING : outcome == ORKI_LP_OPTIMAL;
    for (size_t k = 0; k < n && bytes[0] != NOTHING; k++)
        bytes[k + 1] = orki_lp_whole_value(lp, (int)k) > 0.5;
    orki_send(sender, FRAME_ANSWER, bytes, n + 1);
    orki_free(bytes);
}

static void run(void *task, const orki_sender *sender)
{
    const orki_program *p = task;
    orki_lp *lp = NULL;
    orki_lp_outcome outcome = ORKI_LP_NO_ANSWER;
    orki_lp_limits limits = {
        .seconds = patience_s, .pivots = MOST_PIVOTS, .cutoff = ORKI_LP_INFINITY};
    if (orki_lp_open(&lp) != ORK_OK)
        return;
    bool is_solved = build(lp, p) && orki_lp_solve(lp, &outcome) == ORK_OK;
    if (is_solved && outcome == ORKI_LP_OPTIMAL)
        is_solved = orki_lp_solve_whole(lp, &limits, &outcome) == ORK_OK;
    if (is_solved && outcome != ORKI_LP_NO_ANSWER)
        send_answer(p, sender, lp, outcome);
    orki_lp_close(lp);
}

static bool keeps_rows(const orki_program *p, const unsigned char *is_one)
{
    int64_t *sums = orki_alloc((size_t)p->n_rows + 1, sizeof *sums);
    bool is_kept = sums != NULL;
    for (int k = 0; k < p->n_columns && is_kept; k++) {
        is_kept = is_one[k] <= 1;
        for (int e = p->first_entry[k]; e < p->first_entry[k + 1] && is_one[k] == 1; e++)
            sums[p->entries[e].row] += p->entries[e].value;
    }
    for (int i = 0; i < p->n_rows && is_kept; i++)
        is_kept = (double)sums[i] >= p->rows[i].lower && (double)sums[i] <= p->rows[i].upper;
    orki_free(sums);
    return is_kept;
}

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    orki_program *p = user;
    const unsigned char *answer = bytes;
    size_t n = (size_t)p->n_columns;
    if (frame->type != FRAME_ANSWER || frame->n != p->n_columns + 1 || answer[0] > NOTHING)
        return false;
    if (answer[0] == NOTHING) {
        p->is_proven = true;
        return true;
    }
    if (p->is_one != NULL || !keeps_rows(p, answer + 1))
        return false;
    p->is_one = orki_alloc(n + 1, sizeof *p->is_one);
    if (p->is_one == NULL) {
        p->status = ORK_ERR_MEMORY;
        return false;
    }
    for (size_t k = 0; k < n; k++)
        p->is_one[k] = answer[k + 1] == 1;
    p->is_proven = answer[0] != 0;
    return true;
}

ork_status orki_program_solve(orki_program *p)
{
    orki_free(p->is_one);
    p->is_one = NULL;
    p->is_proven = false;
    if (p->status != ORK_OK)
        return p->status;
    ork_status st = orki_worker_ask(run, receive, p, orki_clock_s() + 2 * patience_s);
    return p->status != ORK_OK ? p->status : st;
}

void orki_program_free(orki_program *p)
{
    orki_free(p->rows);
    orki_free(p->costs);
    orki_free(p->first_entry);
    orki_free(p->entries);
    orki_free(p->is_one);
    *p = (orki_program){0};
}
