/* Two searches of the same model with other prices, each an exact lexicographic order in one whole
 * number:
 *
 *   (R1)  M losses + changes                      M = 1 + the most that all changes can count; when
 * the losses are proven, that the best one's do (R2)  W (M losses + changes) + cost           W = 1
 * + the cost of the timetable from (R1)
 *
 * (R1) forgets the season's weights. A timetable that beats the one from (R1) in (R2) has no larger
 * M losses + changes: costs are not negative, so one unit more is dearer than anything that cost
 * can save. W is no larger than it must be, so cost does not drown. Bounds follow by subtraction.
 */
#include "orkestrooster/rerun.h"

#include "model/tiers.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FIRST_PART 0.6 /* of the time, for (R1) */

typedef struct tier_search {
    const ork_season *given;
    ork_season season; /* a copy with tiers */
    orki_tiers tiers;
    orki_arena arena;
    const ork_options *options;
    ork_progress_fn progress;
    void *user;
    int64_t most;       /* M */
    bool waits;         /* only until the losses are proven */
    bool is_settled;    /* they are */
    int64_t least_lost; /* proven: no timetable loses fewer */
    bool is_stopped;    /* by the caller */
    ork_rerun_result *out;
} tier_search;

/* "2027-02-01", a day of the season. */
static bool read_date(orki_date *out, const ork_season *season, const char *text)
{
    orki_civil c;
    *out = ORKI_NO_DATE;
    if (text == NULL)
        return true;
    if (sscanf(text, "%4d-%2d-%2d", &c.year, &c.month, &c.day) == 3)
        *out = orki_date_make(c.year, c.month, c.day);
    return *out != ORKI_NO_DATE && strcmp(orki_date_print(*out).text, text) == 0 &&
           (season->from == ORKI_NO_DATE || *out >= season->from) &&
           (season->to == ORKI_NO_DATE || *out <= season->to);
}

static int find_school(const ork_season *season, const char *id)
{
    int i = 0;
    while (i < season->n_schools && strcmp(season->schools[i].id, id) != 0)
        i++;
    return i < season->n_schools ? i : -1;
}

typedef struct keeping {
    bool *day, *time, *team;
} keeping;

/* Everything of one school; false when there is no such school. */
static bool keep_school(const tier_search *r, const keeping *k, const char *id)
{
    const ork_season *season = r->given;
    int school = find_school(season, id);
    for (int o = 0; o < season->n_orchestras; o++)
        k->day[o] = k->time[o] = k->day[o] || season->orchestras[o].school == school;
    for (int s = 0; s < season->n_sections; s++)
        k->team[s] =
            k->team[s] || season->orchestras[season->sections[s].orchestra].school == school;
    return school >= 0;
}

/* Everything of one teacher: her sections stay hers, at their days and times. */
static bool keep_teacher(const tier_search *r, const keeping *k, const char *id)
{
    const ork_season *season = r->given;
    int teacher = orki_teacher_find(season, id);
    for (int s = 0; s < season->n_sections && teacher >= 0; s++) {
        if (r->tiers.old->sections[s].teacher != teacher)
            continue;
        int o = season->sections[s].orchestra;
        k->team[s] = k->day[o] = k->time[o] = true;
    }
    return teacher >= 0;
}

static ork_status keep(tier_search *r, const ork_rerun_options *how)
{
    const ork_season *season = r->given;
    size_t n = (size_t)season->n_orchestras;
    keeping k = {orki_arena_alloc(&r->arena, n, sizeof(bool)),
                 orki_arena_alloc(&r->arena, n, sizeof(bool)),
                 orki_arena_alloc(&r->arena, (size_t)season->n_sections, sizeof(bool))};
    if (k.day == NULL || k.time == NULL || k.team == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < how->n_kept; i++) {
        const char *name = how->kept[i];
        bool is_there = strncmp(name, "school:", 7) == 0    ? keep_school(r, &k, name + 7)
                        : strncmp(name, "teacher:", 8) == 0 ? keep_teacher(r, &k, name + 8)
                                                            : false;
        if (!is_there)
            return ORK_ERR_OPTION;
    }
    for (int o = 0; o < season->n_orchestras; o++) {
        k.day[o] = k.day[o] || (how->keep & ORK_KEEP_DAYS) != 0;
        k.time[o] = k.time[o] || (how->keep & ORK_KEEP_TIMES) != 0;
    }
    for (int s = 0; s < season->n_sections; s++)
        k.team[s] = k.team[s] || (how->keep & ORK_KEEP_TEAMS) != 0;
    r->tiers.keeps_day = k.day;
    r->tiers.keeps_time = k.time;
    r->tiers.keeps_team = k.team;
    return ORK_OK;
}

/* The old timetable in the arrays of a new one. */
static ork_timetable *start_of(const ork_season *season, const ork_reference *old)
{
    ork_timetable *t = orki_timetable_new(season);
    for (int o = 0; o < season->n_orchestras && t != NULL; o++) {
        t->day[o] = old->lessons[o].day;
        t->start_min[o] = old->lessons[o].start_min;
    }
    for (int s = 0; s < season->n_sections && t != NULL; s++) {
        t->teacher[s] = old->sections[s].teacher;
        t->room[s] = old->sections[s].room;
    }
    return t;
}

static int64_t key_of(const tier_search *r, const ork_changes *changes)
{
    return r->most * (changes->n_lost_lessons + changes->n_lost_sections) + changes->weighted;
}

/* The caller hears of time and phase: what is searched with tiers has no points to speak of. */
static int pass_on(const ork_progress *progress, void *user)
{
    tier_search *r = user;
    ork_progress shown = *progress;
    shown.has_best = 0;
    shown.best_cost = shown.bound = 0;
    r->is_stopped = r->is_stopped || (r->progress != NULL && r->progress(&shown, r->user) != 0);
    if (r->waits && progress->has_best &&
        progress->best_cost / r->most == progress->bound / r->most)
        r->is_settled = true;
    return r->is_stopped || (r->waits && r->is_settled);
}

/* Solve from that timetable on; *changes are those of what was found. */
static ork_status solve(tier_search *r, ork_result **result, ork_changes *changes,
                        const ork_timetable *start, const ork_options *options)
{
    r->tiers.start = start;
    r->season.tiers = &r->tiers;
    ork_status st = ork_solve(result, &r->season, options, pass_on, r);
    if (st == ORK_OK && (*result)->timetable != NULL)
        st = ork_changes_count(changes, r->given, r->tiers.old, r->tiers.allow_min,
                               (*result)->timetable);
    return st;
}

/* (R1) from that timetable on. */
static ork_status search_changes(tier_search *r, const ork_timetable *start,
                                 const ork_options *options, ork_result **result)
{
    memset(r->season.weights, 0, sizeof r->season.weights);
    r->tiers.lost_points = r->most;
    r->tiers.change_points = 1;
    return solve(r, result, &r->out->changes, start, options);
}

/* What is left of the limits after a search. */
static void take_off(ork_options *options, const ork_result *spent)
{
    if (options->time_limit_s >= 0)
        options->time_limit_s = fmax(0, options->time_limit_s - spent->elapsed_s);
    if (options->work >= 0)
        options->work = options->work > spent->work ? options->work - spent->work : 0;
}

static void add_spent(ork_result *to, const ork_result *before)
{
    to->elapsed_s += before->elapsed_s;
    to->first_answer_s = before->first_answer_s;
    to->work += before->work;
}

/* (R1). As soon as a timetable is known that loses as few as any, a smaller M keeps it so: 1 + what
 * that timetable changes. */
static ork_status find_changes(tier_search *r, ork_result **result)
{
    ork_options options = *r->options;
    ork_timetable *start = start_of(r->given, r->tiers.old);
    if (start == NULL)
        return ORK_ERR_MEMORY;
    if (options.time_limit_s >= 0)
        options.time_limit_s *= FIRST_PART;
    if (options.work >= 0)
        options.work = (int64_t)((double)options.work * FIRST_PART);
    options.gap_percent = 0;
    r->waits = true;
    ork_status st = search_changes(r, start, &options, result);
    r->waits = false;
    ork_timetable_free(start);
    if (st != ORK_OK || r->is_stopped || !r->is_settled || (*result)->outcome != ORK_STOPPED)
        return st;
    ork_result *before = *result;
    take_off(&options, before);
    r->least_lost = before->bound / r->most;
    r->most = 1 + r->out->changes.weighted;
    *result = NULL;
    st = search_changes(r, before->timetable, &options, result);
    if (st == ORK_OK)
        add_spent(*result, before);
    ork_result_free(before);
    return st;
}

/* (R2); with what is left of the limits. */
static ork_status find_cost(tier_search *r, const ork_result *first, int64_t cost,
                            ork_result **result)
{
    ork_options options = *r->options;
    take_off(&options, first);
    memcpy(r->season.weights, r->given->weights, sizeof r->season.weights);
    r->tiers.change_points = cost + 1;
    r->tiers.lost_points = r->most * (cost + 1);
    return solve(r, result, &r->out->changes, first->timetable, &options);
}

/* Nothing has changed, and whatever is otherwise counts: there is no other such timetable. */
static bool is_only_one(const tier_search *r)
{
    const ork_reference *old = r->tiers.old;
    bool is_one = key_of(r, &r->out->changes) == 0 && r->tiers.allow_min == 0;
    for (int k = 0; k < ORK_N_CHANGES; k++)
        is_one = is_one && r->given->change_weights[k] > 0;
    for (int o = 0; o < old->n_orchestras; o++)
        is_one = is_one && old->lessons[o].day >= 0;
    for (int s = 0; s < old->n_sections; s++)
        is_one = is_one && old->sections[s].is_staffed && old->sections[s].room_id != NULL;
    return is_one;
}

/* What the two bounds say of losses, changes and cost. */
static void conclude(tier_search *r, int64_t key_bound, int64_t unit, ork_result *last)
{
    ork_rerun_result *out = r->out;
    int64_t key = key_of(r, &out->changes);
    out->lost = out->changes.n_lost_lessons + out->changes.n_lost_sections;
    out->lost_bound = key_bound / r->most;
    if (r->least_lost > out->lost_bound)
        out->lost_bound = r->least_lost;
    out->is_lost_proven = out->lost_bound >= out->lost;
    int64_t changes_bound = key_bound - r->most * out->lost;
    out->changes_bound = out->is_lost_proven && changes_bound > 0 ? changes_bound : 0;
    out->is_changes_proven = out->is_lost_proven && out->changes_bound >= out->changes.weighted;
    int64_t cost = last->verdict->cost, bound = last->bound - unit * key;
    out->cost_bound = bound < 0 ? 0 : bound > cost ? cost : bound;
    out->is_cost_proven = out->is_changes_proven && out->cost_bound >= cost;
    last->bound = 0;
    last->gap = cost == 0 ? 0 : 1;
    last->n_milestones = 0;
    last->outcome = r->is_stopped ? ORK_STOPPED : ORK_FEASIBLE;
}

static ork_status run(tier_search *r)
{
    ork_result *first = NULL, *second = NULL;
    ork_verdict *verdict = NULL;
    ork_status st = find_changes(r, &first);
    if (st == ORK_OK && first->timetable != NULL)
        st = ork_check(&verdict, r->given, first->timetable);
    if (st != ORK_OK || first->timetable == NULL) {
        r->out->result = first;
        return st;
    }
    int64_t key_bound = first->bound, cost = verdict->cost;
    bool is_alone = is_only_one(r);
    if (!r->is_stopped && !is_alone)
        st = find_cost(r, first, cost, &second);
    if (st == ORK_OK && second != NULL && second->timetable != NULL) {
        r->out->result = second;
        add_spent(second, first);
        ork_result_free(first);
        ork_verdict_free(verdict);
        conclude(r, key_bound, cost + 1, second);
        return ORK_OK;
    }
    ork_result_free(second);
    ork_verdict_free(first->verdict);
    first->verdict = verdict;
    r->out->result = first;
    if (st == ORK_OK)
        st = ork_changes_count(&r->out->changes, r->given, r->tiers.old, r->tiers.allow_min,
                               first->timetable);
    first->bound = is_alone ? cost : 0;
    if (st == ORK_OK)
        conclude(r, key_bound, 0, first);
    return st;
}

ork_status ork_rerun(ork_rerun_result **out, const ork_season *season,
                     const ork_reference *reference, const ork_rerun_options *how,
                     const ork_options *options, ork_progress_fn progress, void *user)
{
    static const ork_rerun_options nothing = {0};
    ork_options defaults = ork_options_default();
    ork_options search = options != NULL ? *options : defaults;
    search.is_strict = 0;
    tier_search r = {.given = season,
                     .season = *season,
                     .tiers = {.old = reference},
                     .options = &search,
                     .progress = progress,
                     .user = user,
                     .out = orki_alloc(1, sizeof(ork_rerun_result))};
    *out = NULL;
    how = how != NULL ? how : &nothing;
    r.tiers.allow_min = how->allow_min;
    r.most = 1 + orki_tiers_most(season);
    orki_date valid_from;
    bool is_fine = read_date(&valid_from, season, how->from_date) && season->n_series == 0;
    ork_status st = r.out == NULL ? ORK_ERR_MEMORY : is_fine ? ORK_OK : ORK_ERR_OPTION;
    if (st == ORK_OK)
        st = keep(&r, how);
    if (st == ORK_OK)
        st = run(&r);
    if (st == ORK_OK && r.out->result->timetable != NULL)
        r.out->result->timetable->valid_from = valid_from;
    if (st == ORK_OK)
        r.out->result->options = search;
    orki_arena_free(&r.arena);
    if (st == ORK_OK)
        *out = r.out;
    else
        ork_rerun_free(r.out);
    return st;
}

void ork_rerun_free(ork_rerun_result *rerun)
{
    if (rerun == NULL)
        return;
    ork_result_free(rerun->result);
    orki_free(rerun);
}
