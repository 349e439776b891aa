/* Which loans: fewest pieces short, then fewest moved, then fewest cents, then fewest trips.
 *
 * As every depot may lend to every school, all pieces that can be lent at all are lent by any
 * choice that goes on while a depot has something that a school wants; so the greedy choice, which
 * stands first, is never short of more than it must be. GLPK then finds in a worker how many pieces
 * can stay (a flow, so its relaxation is whole), the least cents and the fewest trips. What comes
 * back is held against the rows and counted again here, and taken only when it is better. */
#include "base/clock.h"
#include "base/memory.h"
#include "depot/loans_rows.h"
#include "solve/worker.h"

#include <math.h>
#include <string.h>

enum { FRAME_BOUND = 1, FRAME_CHOICE = 2, N_GOALS = ORKI_GOAL_TRIPS + 1, MOST_PIVOTS = 50000 };

typedef struct goal_bound {
    int32_t goal, is_known;
    double value;
} goal_bound;

typedef struct chooser {
    orki_wants wants;
    double deadline_s;
    int *pieces; /* [n_arcs] */
    orki_loan_key key;
    goal_bound bounds[N_GOALS]; /* of the value that the program minimises */
} chooser;

static bool is_better(const orki_loan_key *a, const orki_loan_key *b)
{
    if (a->shortage != b->shortage)
        return a->shortage < b->shortage;
    if (a->moved != b->moved)
        return a->moved < b->moved;
    return a->cents != b->cents ? a->cents < b->cents : a->trips < b->trips;
}

/* ---- greedy ---- */

static void give(chooser *c, int *lendable, int *wanted, int i, bool is_stay)
{
    const orki_arc *a = &c->wants.arcs[i];
    int n_skills = c->wants.season->n_skills;
    int *from = &lendable[a->depot * n_skills + a->skill];
    int *to = &wanted[a->school * n_skills + a->skill];
    int n = *from < *to ? *from : *to;
    if (is_stay && a->standing < n)
        n = a->standing;
    c->pieces[i] += n;
    *from -= n;
    *to -= n;
}

/* What stands stays; then the cheapest rent first, over the depots in their order. */
static ork_status choose_greedily(chooser *c)
{
    const orki_wants *w = &c->wants;
    size_t n_skills = (size_t)w->season->n_skills;
    size_t n_from = (size_t)w->season->n_depots * n_skills;
    size_t n_to = (size_t)w->season->n_schools * n_skills;
    int *lendable = orki_alloc(n_from + n_to + 1, sizeof *lendable);
    if (lendable == NULL)
        return ORK_ERR_MEMORY;
    int *wanted = lendable + n_from;
    memcpy(lendable, w->lendable, n_from * sizeof *lendable);
    memcpy(wanted, w->wanted, n_to * sizeof *wanted);
    for (int i = 0; i < w->n_arcs; i++)
        give(c, lendable, wanted, i, true);
    for (int64_t rent = -1, next = 0; next >= 0; rent = next) {
        next = -1;
        for (int i = 0; i < w->n_arcs; i++) {
            int64_t mine = w->season->depots[w->arcs[i].depot].rent[w->arcs[i].skill];
            if (mine == rent)
                give(c, lendable, wanted, i, false);
            else if (mine > rent && (next < 0 || mine < next))
                next = mine;
        }
    }
    orki_free(lendable);
    return orki_wants_count(w, c->pieces, &c->key);
}

/* ---- in the worker ---- */

static bool send_bound(const orki_sender *sender, orki_loan_goal goal, double value)
{
    goal_bound bound = {(int32_t)goal, 1, value};
    return orki_send(sender, FRAME_BOUND, &bound, sizeof bound);
}

static bool send_choice(const chooser *c, const orki_sender *sender, const orki_loan_program *p)
{
    size_t n = (size_t)c->wants.n_arcs;
    int *pieces = orki_alloc(n + 1, sizeof *pieces);
    if (pieces == NULL)
        return false;
    orki_loan_program_read(p, pieces);
    bool is_sent = orki_send(sender, FRAME_CHOICE, pieces, n * sizeof *pieces);
    orki_free(pieces);
    return is_sent;
}

/* Whether the goal's least value is known now. */
static bool reach(const chooser *c, const orki_sender *sender, orki_loan_goal goal,
                  orki_loan_limits limits, double *least)
{
    orki_loan_program p;
    orki_lp_outcome outcome = ORKI_LP_NO_ANSWER;
    bool is_good = orki_loan_program_open(&p, &c->wants, goal, limits) == ORK_OK &&
                   orki_lp_solve(p.lp, &outcome) == ORK_OK && outcome == ORKI_LP_OPTIMAL;
    if (is_good) {
        *least = orki_lp_objective(p.lp);
        is_good = send_bound(sender, goal, *least);
    }
    if (is_good && goal != ORKI_GOAL_STAY) {
        orki_lp_limits how = {.seconds = c->deadline_s - orki_clock_s(),
                              .pivots = MOST_PIVOTS,
                              .cutoff = ORKI_LP_INFINITY};
        is_good = how.seconds > 0 && orki_lp_solve_whole(p.lp, &how, &outcome) == ORK_OK;
        if (is_good && (outcome == ORKI_LP_OPTIMAL || outcome == ORKI_LP_FEASIBLE))
            is_good = send_choice(c, sender, &p);
        is_good = is_good && outcome == ORKI_LP_OPTIMAL;
        if (is_good) {
            *least = orki_lp_whole_objective(p.lp);
            is_good = send_bound(sender, goal, *least);
        }
    }
    orki_loan_program_close(&p);
    return is_good;
}

static void run(void *task, const orki_sender *sender)
{
    const chooser *c = task;
    double stay = 0, cents = 0, trips = 0;
    orki_loan_limits limits = {0, 0};
    if (!reach(c, sender, ORKI_GOAL_STAY, limits, &stay))
        return;
    limits.stay = floor(-stay + 1e-6);
    if (!reach(c, sender, ORKI_GOAL_CENTS, limits, &cents))
        return;
    limits.cents = floor(cents + 0.5) + 0.25;
    reach(c, sender, ORKI_GOAL_TRIPS, limits, &trips);
}

/* ---- in the parent ---- */

static bool take_over(chooser *c, const int *pieces)
{
    bool is_held = false;
    orki_loan_key key;
    if (orki_wants_hold(&c->wants, pieces, &is_held) != ORK_OK || !is_held ||
        orki_wants_count(&c->wants, pieces, &key) != ORK_OK)
        return false;
    if (is_better(&key, &c->key)) {
        memcpy(c->pieces, pieces, (size_t)c->wants.n_arcs * sizeof *pieces);
        c->key = key;
    }
    return true;
}

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    chooser *c = user;
    if (frame->type == FRAME_BOUND && frame->n == (int64_t)sizeof(goal_bound)) {
        goal_bound bound;
        memcpy(&bound, bytes, sizeof bound);
        if (bound.goal < 0 || bound.goal >= N_GOALS || !isfinite(bound.value) ||
            fabs(bound.value) > 1e15)
            return false;
        c->bounds[bound.goal] = bound;
        return true;
    }
    return frame->type == FRAME_CHOICE &&
           frame->n == (int64_t)((size_t)c->wants.n_arcs * sizeof(int)) && take_over(c, bytes);
}

/* Values are whole numbers, so that a bound between two of them is the next one. */
static int64_t whole_bound(const goal_bound *bound)
{
    return (int64_t)ceil(bound->value - 1e-3 - 1e-7 * fabs(bound->value));
}

/* Nothing else can be chosen: every wanted piece is there, and one depot has it. */
static bool is_forced(const orki_wants *w)
{
    int n = 0;
    for (int i = 0; i < w->season->n_schools * w->season->n_skills; i++)
        n += w->wanted[i] > 0;
    return w->n_arcs == 0 || (w->most == w->all && w->n_arcs == n);
}

static bool is_proven(const chooser *c)
{
    for (int g = 0; g < N_GOALS; g++) {
        if (c->bounds[g].is_known == 0)
            return false;
    }
    int64_t least_moved = c->wants.most + 2 * whole_bound(&c->bounds[ORKI_GOAL_STAY]);
    for (int i = 0; i < c->wants.season->loan_terms.n_standing; i++)
        least_moved += c->wants.season->loan_terms.standing[i].pieces;
    return c->key.moved <= least_moved &&
           c->key.cents <= whole_bound(&c->bounds[ORKI_GOAL_CENTS]) &&
           c->key.trips <= whole_bound(&c->bounds[ORKI_GOAL_TRIPS]);
}

static ork_status hand_over(ork_loans *out, const chooser *c)
{
    orki_loan *loans = orki_arena_alloc(&out->arena, (size_t)c->wants.n_arcs + 1, sizeof *loans);
    if (loans == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < c->wants.n_arcs; i++) {
        const orki_arc *a = &c->wants.arcs[i];
        if (c->pieces[i] > 0)
            loans[out->n++] = (orki_loan){a->depot, a->school, a->skill, c->pieces[i]};
    }
    out->at = loans;
    return ORK_OK;
}

ork_status ork_loans_choose(ork_loans **out, const ork_season *season,
                            const ork_timetable *timetable, double seconds)
{
    *out = NULL;
    chooser c = {.deadline_s = seconds < 0 ? HUGE_VAL : orki_clock_s() + seconds};
    ork_loans *loans = orki_alloc(1, sizeof *loans);
    ork_status st = loans == NULL ? ORK_ERR_MEMORY : orki_wants_make(&c.wants, season, timetable);
    if (st == ORK_OK) {
        c.pieces = orki_alloc((size_t)c.wants.n_arcs + 1, sizeof *c.pieces);
        st = c.pieces == NULL ? ORK_ERR_MEMORY : choose_greedily(&c);
    }
    if (st == ORK_OK && !is_forced(&c.wants)) /* without time what stands stays, not proven */
        st = orki_worker_ask(run, receive, &c, c.deadline_s + 0.5);
    if (st == ORK_OK)
        st = hand_over(loans, &c);
    if (st == ORK_OK) {
        loans->is_proven = is_forced(&c.wants) || is_proven(&c);
        *out = loans;
    } else {
        ork_loans_free(loans);
    }
    orki_free(c.pieces);
    orki_wants_free(&c.wants);
    return st;
}
