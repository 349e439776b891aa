/* Rounds. Answers and bounds count the moment they arrive (for progress and for an early end); what
 * steers the next round is merged only when the round is over, slot by slot. */
#include "solve/search.h"

#include "base/clock.h"
#include "model/tiers.h"
#include "solve/crew.h"
#include "solve/divide.h"
#include "solve/resume.h"
#include "solve/slopes.h"

#include <string.h>

enum {
    ROOT_WORK = 60000,
    IMPROVE_WORK = 12000,
    SERIES_WORK = 1000, /* likewise, for each meeting where all are series, */
    DIVE_EVERY = 6,
    CLIMB_WORK = 150000,
    PATIENT_ROOT_WORK = 2 * ROOT_WORK /* column generation that has not ended by then is too slow */
};

int64_t orki_search_bound(const orki_search *search)
{
    int64_t cost = search->best.cost;
    int64_t bound = search->tree.n > 0 ? orki_tree_bound(&search->tree, cost) : 0;
    bound = bound > search->root_bound ? bound : search->root_bound;
    return bound < cost ? bound : cost;
}

static void note_milestone(orki_search *s)
{
    int n = s->n_milestones;
    if (orki_array_reserve(&s->milestones, &s->milestone_capacity, (size_t)n + 1,
                           sizeof *s->milestones)) {
        s->st = ORK_ERR_MEMORY;
        return;
    }
    s->milestones[s->n_milestones++] =
        (ork_milestone){orki_clock_s() - s->start_s, s->has_timetable, s->seen_cost, s->seen_bound};
}

void orki_search_note_answer(orki_search *s, const orki_answer *answer)
{
    s->seen_cost = answer->cost;
    if (!s->has_timetable && (!s->problem.is_strict || answer->cost < s->problem.strict_cost)) {
        s->has_timetable = true;
        s->first_answer_s = orki_clock_s() - s->start_s;
    }
    note_milestone(s);
}

/* The points of losses and changes of a rerun, as the checker counts them. */
static ork_status count_changes(int64_t *points, const ork_season *season,
                                const ork_timetable *timetable)
{
    const orki_tiers *t = season->tiers;
    ork_changes changes;
    ork_status st = ork_changes_count(&changes, season, t->old, t->allow_min, timetable);
    *points = t->lost_points * (changes.n_lost_lessons + changes.n_lost_sections) +
              t->change_points * changes.weighted;
    return st;
}

/* Every answer is judged by the checker before it counts; a disagreement is a bug and says so. */
static bool confirm(orki_search *s, const orki_answer *answer)
{
    ork_timetable *timetable = orki_answer_timetable(answer, &s->problem);
    ork_verdict *verdict = NULL;
    int64_t changes = 0;
    ork_status st = timetable == NULL ? ORK_ERR_MEMORY : ork_check(&verdict, s->season, timetable);
    if (st == ORK_OK && s->season->tiers != NULL)
        st = count_changes(&changes, s->season, timetable);
    if (st == ORK_OK &&
        (verdict->n_breaches > 0 ||
         verdict->cost + orki_answer_surcharge(answer, &s->problem) + changes != answer->cost))
        st = ORK_ERR_INTERNAL;
    if (st == ORK_OK && s->season->tiers != NULL && s->season->tiers->on_answer != NULL)
        st = s->season->tiers->on_answer(s->season->tiers->user, timetable);
    ork_verdict_free(verdict);
    ork_timetable_free(timetable);
    if (st != ORK_OK)
        s->st = st;
    return st == ORK_OK;
}

static bool take_answer(orki_search *s, orki_slot *slot, const void *bytes, int64_t n)
{
    orki_answer answer;
    bool is_fine = orki_answer_make(&answer, &s->problem) == ORK_OK &&
                   orki_read_answer(&answer, &s->problem, bytes, n);
    /* a region's answers are judged as part of the whole's */
    if (is_fine && answer.cost < slot->answer.cost && (s->whole != NULL || confirm(s, &answer))) {
        orki_answer_copy(&slot->answer, &answer, &s->problem);
        if (answer.cost < s->seen_cost)
            orki_search_note_answer(s, &answer);
    }
    orki_answer_free(&answer);
    return is_fine && s->st == ORK_OK;
}

void orki_search_raise(orki_search *s, int64_t bound)
{
    s->root_bound = bound > s->root_bound ? bound : s->root_bound;
    int64_t seen = s->root_bound < s->seen_cost ? s->root_bound : s->seen_cost;
    if (seen > s->seen_bound) {
        s->seen_bound = seen;
        note_milestone(s);
    }
}

static bool take_bound(orki_search *s, const void *bytes, int64_t n)
{
    int64_t bound;
    if (n == (int64_t)sizeof bound) {
        memcpy(&bound, bytes, sizeof bound);
        orki_search_raise(s, bound);
    }
    return n == (int64_t)sizeof bound;
}

static bool take_duals(orki_search *s, orki_slot *slot, const void *bytes, int64_t n)
{
    orki_own_duals *own = &slot->duals;
    orki_arena_free(&own->arena);
    slot->has_duals = orki_read_duals(&own->at, &s->problem, &s->cuts, &own->arena, bytes, n);
    return slot->has_duals;
}

static bool take_done(orki_slot *slot, const void *bytes, int64_t n)
{
    if (n != (int64_t)sizeof slot->done)
        return false;
    memcpy(&slot->done, bytes, sizeof slot->done);
    slot->has_done = true;
    return true;
}

/* No limb has longer vectors. */
static int most_slopes(const orki_search *s)
{
    orki_slopes slopes;
    orki_slopes_open(&slopes, &s->problem, &s->duties, &s->cuts);
    return slopes.n;
}

bool orki_search_receive(void *search, const orki_frame *frame, const void *bytes)
{
    orki_search *s = search;
    orki_slot *slot = &s->slots[frame->worker];
    switch (frame->type) {
    case ORKI_FRAME_ANSWER:
        return take_answer(s, slot, bytes, frame->n);
    case ORKI_FRAME_BOUND:
        return take_bound(s, bytes, frame->n);
    case ORKI_FRAME_WEEKS:
        return orki_read_weeks(&slot->weeks, &s->problem, &s->duties, bytes, frame->n);
    case ORKI_FRAME_DUALS:
        return take_duals(s, slot, bytes, frame->n);
    case ORKI_FRAME_CUT:
        return orki_read_cut(&slot->cuts, &s->problem, bytes, frame->n);
    case ORKI_FRAME_BOUGH:
        return orki_read_bough(&slot->boughs, &s->problem, &s->tree, most_slopes(s), bytes,
                               frame->n);
    case ORKI_FRAME_DONE:
        return take_done(slot, bytes, frame->n);
    default:
        return false;
    }
}

static bool is_late(const orki_search *s)
{
    return s->options.time_limit_s >= 0 && orki_clock_s() - s->start_s >= s->options.time_limit_s;
}

/* Such seasons need no ascent, and more work to improve. */
static bool is_series_only(const orki_search *s)
{
    return s->problem.n_free > 0 && s->problem.n_free == s->season->n_blocks;
}

/* Proven as near to the best as is asked for? */
static bool is_near(const orki_search *s)
{
    double cost = (double)s->seen_cost, bound = (double)s->seen_bound;
    return s->has_timetable && (cost - bound) * 100 <= s->options.gap_percent * cost;
}

/* Tell the caller, at most ten times a second; notice that an end is wanted. */
static void tell(orki_search *s)
{
    double now = orki_clock_s();
    s->is_timed_out = s->is_timed_out || is_late(s);
    /* With a work limit only whole rounds end the search: the answer must not depend on time. */
    bool is_asked = s->options.gap_percent > 0 || is_series_only(s); /* whose rounds are long */
    s->is_near = s->is_near || (is_asked && s->options.work < 0 && is_near(s));
    if (s->progress == NULL || now - s->told_s < 0.1)
        return;
    s->told_s = now;
    ork_progress progress = {.elapsed_s = now - s->start_s,
                             .phase = s->phase,
                             .has_best = s->has_timetable,
                             .best_cost = s->seen_cost,
                             .bound = s->seen_bound,
                             .work = s->effort.work};
    s->is_stopped = s->is_stopped || s->progress(&progress, s->user) != 0;
}

bool orki_search_is_over(const orki_search *s)
{
    return (s->whole != NULL && orki_search_is_over(s->whole)) || s->st != ORK_OK ||
           s->is_stopped || s->is_timed_out || s->is_near;
}

bool orki_search_goes_on(void *search)
{
    orki_search *s = search;
    tell(s->whole != NULL ? s->whole : s);
    return !orki_search_is_over(s);
}

static orki_slot *next_slot(void *user)
{
    orki_search *s = user;
    return s->n_begun < s->n_slots ? &s->slots[s->n_begun++] : NULL;
}

static void run_tasks(orki_search *s)
{
    orki_crew crew = {.n_workers = s->n_slots,
                      .in_process = s->options.in_process,
                      .next = next_slot,
                      .goes_on = orki_search_goes_on,
                      .user = s};
    s->n_begun = 0;
    ork_status st = orki_crew_run(&crew);
    s->st = s->st == ORK_OK ? st : s->st;
}

static int64_t work_left(const orki_search *s)
{
    return s->options.work < 0 ? INT64_MAX : s->options.work - s->effort.work;
}

static void set_task(orki_search *s, int i, orki_task_kind kind, int64_t work)
{
    orki_slot *slot = &s->slots[i];
    int64_t left = work_left(s);
    slot->search = s;
    slot->kind = kind;
    slot->node = -1;
    slot->work_limit = work < left ? work : left;
    slot->purpose = (uint64_t)s->round * ORKI_MAX_THREADS + (uint64_t)i + 1;
    slot->answer.cost = s->best.cost;
    slot->has_done = slot->has_duals = false;
}

/* Column generation at the root has not ended in time: its best bound will do. Regions have their
 * bounds from the whole, and series their duals from the program. */
static void give_up_root(orki_search *s)
{
    bool is_left_out = s->has_duals && (s->without & ORKI_COLGEN) != 0;
    if (s->is_root_done || (s->root_effort < PATIENT_ROOT_WORK && !is_left_out))
        return;
    s->is_root_done = is_left_out;
    if (s->whole != NULL || s->problem.n_free > 0 || (s->without & ORKI_CLIMB) != 0)
        return;
    s->is_root_done = s->climbs = true;
    s->prove_work = CLIMB_WORK;
    s->tree.at[0].bound = s->root_bound;
}

/* As much as the proof takes, so that nobody waits long for the end of a round. */
static int64_t improve_work(const orki_search *s)
{
    int64_t least = 0;
    if (is_series_only(s))
        least = (int64_t)SERIES_WORK * s->problem.n_meets * (s->is_root_done ? s->n_cycles : 1);
    least = least > IMPROVE_WORK ? least : IMPROVE_WORK;
    return s->prove_work > least ? s->prove_work : least;
}

/* The node with the least bound: the climb takes it, and what follows, or it is explored. Only one
 * slot climbs, the first; the others explore flat nodes meanwhile. */
static bool set_tree_task(orki_search *s, int i)
{
    int node = orki_tree_best(&s->tree, s->best.cost, s->climbs && i > 0);
    if (node < 0)
        return false;
    if (s->climbs && !s->tree.at[node].is_flat) {
        set_task(s, i, ORKI_TASK_CLIMB, CLIMB_WORK);
        return true;
    }
    set_task(s, i, ORKI_TASK_NODE, is_series_only(s) ? improve_work(s) : INT64_MAX);
    s->slots[i].node = node;
    s->tree.at[node].state = ORKI_LEAF_BUSY;
    return true;
}

/* Half of the slots prove, half improve; a single one does both by turns, a region dives, too. */
typedef struct role {
    bool is_prover, is_dive;
} role;

static role role_of(const orki_search *s, int i)
{
    int threads = s->options.threads, turn = s->round - 1;
    role r = {.is_prover = threads == 1 ? turn % 2 == 0 : i % 2 == 0,
              .is_dive = (turn + i) % DIVE_EVERY == 0 || (s->whole != NULL && turn % 4 == 1)};
    if (s->problem.n_free > 0) /* series dive on the program's weeks: after it */
        r.is_dive = s->is_root_done && (turn + i + 3) % 4 < 2;
    if (is_series_only(s)) { /* the root's bound is hard to raise */
        r.is_prover = r.is_prover && (!s->is_root_done || turn % 16 == 0);
        r.is_dive = s->is_root_done && i == 0 && turn % 16 == 6;
    }
    return r;
}

void orki_search_choose(orki_search *s)
{
    int threads = s->options.threads;
    s->n_slots = s->is_constructed ? threads : 1;
    if (!s->is_constructed) {
        set_task(s, 0, ORKI_TASK_CONSTRUCT, INT64_MAX);
        return;
    }
    give_up_root(s);
    s->phase = !s->is_root_done ? ORK_PHASE_BOUND
               : s->round <= 8  ? ORK_PHASE_IMPROVE
                                : ORK_PHASE_PROVE;
    bool has_series = s->problem.n_free > 0;
    orki_task_kind early = has_series ? ORKI_TASK_IMPROVE : ORKI_TASK_DIVE;
    bool is_early = has_series && threads == 1 && !s->is_root_done && !is_series_only(s);
    int64_t work = improve_work(s);
    for (int i = 0; i < threads; i++) {
        role r = role_of(s, i);
        if (!is_series_only(s) && !s->has_duals && (s->without & ORKI_ASCENT) == 0)
            set_task(s, i, i == 0 ? ORKI_TASK_ASCENT : early, has_series ? work : 0);
        else if (!s->is_root_done && i == 0 && (threads > 1 || r.is_prover))
            set_task(s, i, ORKI_TASK_ROOT, s->root_work);
        else if (s->is_root_done && r.is_prover && set_tree_task(s, i))
            continue;
        else
            set_task(s, i, r.is_dive ? ORKI_TASK_DIVE : ORKI_TASK_IMPROVE,
                     is_early ? work / 16 : work);
    }
}

/* All that is asked for is that no timetable loses fewer, and that is proven. */
static bool is_settled(const orki_search *s, int64_t bound)
{
    const orki_tiers *tiers = s->season->tiers;
    return tiers != NULL && tiers->ends_settled && s->is_constructed &&
           s->best.cost / tiers->lost_points == bound / tiers->lost_points;
}

bool orki_search_is_finished(orki_search *s)
{
    int64_t bound = orki_search_bound(s);
    if (bound > s->seen_bound) {
        s->seen_bound = bound;
        note_milestone(s);
    }
    bool is_proven = s->is_constructed && bound >= s->best.cost;
    return orki_search_is_over(s) || is_proven || (s->is_constructed && is_near(s)) ||
           is_settled(s, bound) || work_left(s) <= 0;
}

/* Index sets, duties and room for answers; incomplete when an end is wanted before they are. */
static ork_status build(orki_search *s)
{
    s->watch = (orki_watch){.goes_on = orki_search_goes_on, .user = s};
    ork_status st =
        orki_problem_build(&s->problem, s->season, s->options.is_strict != 0, &s->watch);
    if (st == ORK_OK && orki_search_goes_on(s))
        st = orki_duties_list(&s->duties, &s->problem);
    if (st == ORK_OK && orki_search_goes_on(s) && s->problem.is_strict)
        orki_problem_forbid_lacks(&s->problem, orki_duties_worst(&s->duties, &s->problem));
    if (st == ORK_OK)
        st = orki_answer_make(&s->best, &s->problem);
    for (int i = 0; i < s->options.threads && st == ORK_OK; i++)
        st = orki_answer_make(&s->slots[i].answer, &s->problem);
    return st;
}

/* A rerun begins at a timetable; one that costs nothing is the best there is. */
static ork_status resume(orki_search *s)
{
    orki_answer answer = {0};
    ork_status st = orki_answer_make(&answer, &s->problem);
    if (st == ORK_OK)
        st = orki_resume(&answer, &s->problem, s->season->tiers->start);
    if (st == ORK_OK)
        orki_search_offer(s, &answer);
    if (st == ORK_OK && !s->has_timetable) /* nothing of it is left, which may be the best, too */
        orki_search_note_answer(s, &s->best);
    s->is_constructed = st == ORK_OK && s->best.cost == 0;
    orki_answer_free(&answer);
    return st;
}

/* Everything up to the empty answer. Without a tree when an end was wanted before. */
static ork_status prepare(orki_search *s)
{
    s->phase = ORK_PHASE_PLAN;
    s->seen_cost = s->best.cost = INT64_MAX;
    ork_status st = build(s);
    if (st != ORK_OK || !orki_search_goes_on(s))
        return st;
    bool is_valid = false; /* nothing placed: what the first answer has to beat */
    st = orki_answer_judge(&s->best, &is_valid, &s->problem, NULL);
    if (st == ORK_OK && !is_valid)
        st = ORK_ERR_INTERNAL;
    if (st == ORK_OK && s->whole == NULL && !confirm(s, &s->best))
        st = s->st;
    if (st == ORK_OK && orki_tree_add(&s->tree, -1, NULL, true, 0) < 0)
        st = ORK_ERR_MEMORY;
    if (st == ORK_OK && s->season->tiers != NULL && s->season->tiers->start != NULL)
        st = resume(s);
    return st == ORK_OK ? s->st : st;
}

orki_slot *orki_search_choose_climb(orki_search *s)
{
    s->n_slots = 1;
    set_task(s, 0, ORKI_TASK_ASCENT, IMPROVE_WORK);
    return &s->slots[0];
}

void orki_search_offer(orki_search *s, const orki_answer *answer)
{
    if (answer->cost >= s->best.cost || !confirm(s, answer))
        return;
    orki_answer_copy(&s->best, answer, &s->problem);
    if (answer->cost < s->seen_cost)
        orki_search_note_answer(s, answer);
}

ork_status orki_search_open(orki_search *search)
{
    search->start_s = orki_clock_s();
    search->root_work = ROOT_WORK;
    search->n_cycles = ORKI_FEW_CYCLES;
    search->first_answer_s = -1;
    search->st = prepare(search);
    return search->st;
}

ork_status orki_search_run(orki_search *search)
{
    orki_search_open(search);
    while (search->st == ORK_OK && !orki_search_is_finished(search)) {
        if (search->is_constructed && !search->is_divided && orki_divide_pays(search)) {
            search->st = orki_divide(search, ORKI_REGION_PARTS);
            continue;
        }
        orki_search_choose(search);
        run_tasks(search);
        orki_search_merge(search);
    }
    return search->st;
}

void orki_search_free(orki_search *search)
{
    for (int i = 0; i < search->options.threads; i++) {
        orki_answer_free(&search->slots[i].answer);
        orki_pool_free(&search->slots[i].weeks);
        orki_boughs_free(&search->slots[i].boughs);
        orki_free(search->slots[i].cuts.at);
        orki_arena_free(&search->slots[i].cuts.arena);
        orki_arena_free(&search->slots[i].duals.arena);
    }
    orki_answer_free(&search->best);
    orki_tree_free(&search->tree);
    orki_pool_free(&search->pool);
    orki_free(search->cuts.at);
    orki_arena_free(&search->cuts.arena);
    orki_arena_free(&search->duals.arena);
    orki_kept_duals_free(&search->kept);
    orki_duties_free(&search->duties);
    orki_problem_free(&search->problem);
    orki_free(search->milestones);
}
