/* Arcs i from depot d to school h with instrument k; s pieces stay and c come, t trips a lot (depot
 * and address):
 *
 *   (1)  sum over h of s + c <= lendable(d, k)                          each depot, instrument
 *   (2)  sum over d of s + c <= wanted(h, k)                            each school, instrument
 *   (3)  sum of s + c = what can be lent at most
 *   (4)  sum over the lot of size(k) c <= holds t(lot)                  there
 *   (5)  sum over the lot of size(k) (standing - s) <= holds t(lot)     and back
 *   (6)  sum of s >= the most that can stay        (7)  cents <= the least
 *
 * 0 <= s <= standing. Minimised, one after the other: -(6), the cents, the trips. Since as many
 * pieces stay as can, s is the smaller of what stands and what is lent. (4) and (5) bound the trips
 * from below; how pieces fill them is counted elsewhere. */
#include "depot/loans_rows.h"

#include <string.h>

static double cents_of(const orki_wants *w, const orki_arc *arc)
{
    return (double)w->season->depots[arc->depot].rent[arc->skill];
}

static bool add_row(orki_loan_program *p, int *row, double lower, double upper)
{
    *row = orki_lp_add_row(p->lp, lower, upper);
    return *row >= 0;
}

/* Rows (1) and (2) where some arc needs them. */
static bool add_arc_rows(orki_loan_program *p)
{
    const orki_wants *w = p->wants;
    int n_skills = w->season->n_skills;
    bool is_good = true;
    for (int i = 0; i < w->n_arcs && is_good; i++) {
        const orki_arc *a = &w->arcs[i];
        int from = a->depot * n_skills + a->skill, to = a->school * n_skills + a->skill;
        if (p->lend_row[from] < 0)
            is_good = add_row(p, &p->lend_row[from], -ORKI_LP_INFINITY, w->lendable[from]);
        if (is_good && p->want_row[to] < 0)
            is_good = add_row(p, &p->want_row[to], -ORKI_LP_INFINITY, w->wanted[to]);
    }
    return is_good;
}

/* (4) and (5) of every lot that has something to carry. */
static bool add_lot_rows(orki_loan_program *p)
{
    const orki_wants *w = p->wants;
    const orki_loan_terms *terms = &w->season->loan_terms;
    double *back = orki_arena_alloc(&p->arena, (size_t)w->n_lots, sizeof *back);
    bool *is_used = orki_arena_alloc(&p->arena, (size_t)w->n_lots, sizeof *is_used);
    if (back == NULL || is_used == NULL)
        return false;
    for (int i = 0; i < terms->n_standing; i++) {
        const orki_loan *l = &terms->standing[i];
        int lot = orki_wants_lot(w, l->depot, l->school);
        back[lot] += (double)terms->sizes[l->skill] * l->pieces;
        is_used[lot] = true;
    }
    for (int i = 0; i < w->n_arcs; i++)
        is_used[orki_wants_lot(w, w->arcs[i].depot, w->arcs[i].school)] = true;
    bool is_good = true;
    for (int lot = 0; lot < w->n_lots && is_good; lot++) {
        int after = -1;
        p->lot_row[lot] = -1;
        if (is_used[lot])
            is_good = add_row(p, &p->lot_row[lot], -ORKI_LP_INFINITY, 0) &&
                      add_row(p, &after, -ORKI_LP_INFINITY, -back[lot]);
    }
    return is_good;
}

static bool add_rows(orki_loan_program *p, orki_loan_limits limits)
{
    const orki_wants *w = p->wants;
    bool has_stay = p->goal != ORKI_GOAL_STAY, has_cents = p->goal == ORKI_GOAL_TRIPS;
    double all = (double)w->most;
    return add_arc_rows(p) && add_lot_rows(p) && add_row(p, &p->all_row, all, all) &&
           add_row(p, &p->stay_row, has_stay ? limits.stay : 0, ORKI_LP_INFINITY) &&
           add_row(p, &p->cents_row, -ORKI_LP_INFINITY,
                   has_cents ? limits.cents : ORKI_LP_INFINITY);
}

/* What stays (or comes) of an arc. @return the column, or -1 when GLPK failed */
static int add_arc(orki_loan_program *p, const orki_arc *a, bool is_stay)
{
    const orki_wants *w = p->wants;
    int n_skills = w->season->n_skills, lot = p->lot_row[orki_wants_lot(w, a->depot, a->school)];
    double size = w->season->loan_terms.sizes[a->skill], cents = cents_of(w, a);
    int rows[6] = {p->lend_row[a->depot * n_skills + a->skill],
                   p->want_row[a->school * n_skills + a->skill],
                   p->all_row,
                   is_stay ? lot + 1 : lot,
                   p->cents_row,
                   p->stay_row};
    double values[6] = {1, 1, 1, is_stay ? -size : size, cents, 1};
    double price = p->goal == ORKI_GOAL_STAY    ? -(double)is_stay
                   : p->goal == ORKI_GOAL_CENTS ? cents
                                                : 0;
    int most = is_stay && a->standing < a->most ? a->standing : a->most;
    int column = orki_lp_add_column(p->lp, price, 0, most, is_stay ? 6 : 5, rows, values);
    if (column >= 0)
        orki_lp_set_whole(p->lp, column);
    return column;
}

static bool add_trips(orki_loan_program *p, int lot)
{
    const orki_wants *w = p->wants;
    double holds = w->season->loan_terms.holds, cents = w->lot_cents[lot];
    int rows[3] = {p->lot_row[lot], p->lot_row[lot] + 1, p->cents_row};
    double values[3] = {-holds, -holds, cents};
    double price = p->goal == ORKI_GOAL_CENTS ? cents : p->goal == ORKI_GOAL_TRIPS;
    int column = orki_lp_add_column(p->lp, price, 0, ORKI_LP_INFINITY, 3, rows, values);
    if (column >= 0)
        orki_lp_set_whole(p->lp, column);
    return column >= 0;
}

static bool add_columns(orki_loan_program *p)
{
    const orki_wants *w = p->wants;
    bool is_good = true;
    for (int i = 0; i < w->n_arcs && is_good; i++) {
        p->stay[i] = w->arcs[i].standing > 0 ? add_arc(p, &w->arcs[i], true) : -1;
        p->come[i] = add_arc(p, &w->arcs[i], false);
        is_good = p->come[i] >= 0 && (p->stay[i] >= 0 || w->arcs[i].standing == 0);
    }
    for (int lot = 0; lot < w->n_lots && is_good; lot++)
        is_good = p->lot_row[lot] < 0 || add_trips(p, lot);
    return is_good;
}

static int *none(orki_arena *arena, int n)
{
    int *at = orki_arena_alloc(arena, (size_t)n, sizeof *at);
    for (int i = 0; i < n && at != NULL; i++)
        at[i] = -1;
    return at;
}

ork_status orki_loan_program_open(orki_loan_program *out, const orki_wants *wants,
                                  orki_loan_goal goal, orki_loan_limits limits)
{
    const ork_season *s = wants->season;
    *out = (orki_loan_program){.wants = wants, .goal = goal};
    out->lend_row = none(&out->arena, s->n_depots * s->n_skills);
    out->want_row = none(&out->arena, s->n_schools * s->n_skills);
    out->lot_row = none(&out->arena, wants->n_lots);
    out->stay = none(&out->arena, wants->n_arcs);
    out->come = none(&out->arena, wants->n_arcs);
    if (out->lend_row == NULL || out->want_row == NULL || out->lot_row == NULL ||
        out->stay == NULL || out->come == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = orki_lp_open(&out->lp);
    if (st == ORK_OK && !(add_rows(out, limits) && add_columns(out)))
        st = ORK_ERR_BACKEND;
    return st;
}

void orki_loan_program_close(orki_loan_program *program)
{
    orki_lp_close(program->lp);
    orki_arena_free(&program->arena);
}

static int whole(const orki_lp *lp, int column)
{
    return column < 0 ? 0 : (int)(orki_lp_whole_value(lp, column) + 0.5);
}

void orki_loan_program_read(const orki_loan_program *program, int *pieces)
{
    for (int i = 0; i < program->wants->n_arcs; i++)
        pieces[i] = whole(program->lp, program->stay[i]) + whole(program->lp, program->come[i]);
}
