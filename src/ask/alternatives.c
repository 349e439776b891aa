/* ork_alternatives_find: for the lessons of each block, and each meeting of a series, the other
 * places and teachers. Input: a season and a timetable that keeps all rules. A team's roles are
 * looked into once and told with each of its blocks. The time is asked before each trial; what was
 * not whole by then is left out and counted. */
#include "ask/others.h"

#include "base/clock.h"

#include <string.h>

typedef struct owned_alternatives {
    ork_alternatives alternatives; /* first: what the caller holds is the address of this */
    orki_arena arena;
    ork_alternative *at;
} owned_alternatives;

/* When the work is to end. */
typedef struct deadline {
    double at_s;
    int (*is_stopped)(void *user);
    void *user;
} deadline;

typedef struct finder {
    orki_others others;
    owned_alternatives *out;
    const ork_other_staff **known; /* [n_teams * n_roles] found before; NULL: not yet */
} finder;

static bool goes_on(void *user)
{
    const deadline *d = user;
    return orki_clock_s() < d->at_s && (d->is_stopped == NULL || d->is_stopped(d->user) == 0);
}

int orki_others_broken(orki_others *o, int most)
{
    orki_asking *a = o->asking;
    orki_view_fill(&a->view, a->trial);
    orki_judge judge = orki_judge_start(&a->view, NULL, true);
    int n = 0;
    for (int r = 0; r < ORKI_N_RULES && n <= most; r++) {
        if (!orki_rule_get((orki_rule)r)->is_hard)
            continue;
        orki_judge_count(&judge, (orki_rule)r);
        n += judge.n_broken[r];
    }
    a->is_failed = a->is_failed || judge.is_failed;
    return n;
}

bool orki_others_breach(orki_others *o, const char **rule, const char **reason)
{
    orki_asking *a = o->asking;
    orki_arena scratch = {0};
    orki_view_fill(&a->view, a->trial);
    orki_judge judge = orki_judge_start(&a->view, &scratch, false);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (orki_rule_get((orki_rule)r)->is_hard)
            orki_judge_count(&judge, (orki_rule)r);
    }
    bool is_broken = judge.n_breaches > 0;
    if (is_broken) {
        /* what begins at no bell is most often also at a time that is impossible: that says more */
        size_t i = 0;
        while (i + 1 < judge.n_breaches && strcmp(judge.breaches[i].rule, "natural-start") == 0)
            i++;
        const char *text = judge.breaches[i].message;
        *rule = judge.breaches[i].rule;
        *reason = orki_arena_copy(a->answers, text, strlen(text));
        a->is_failed = a->is_failed || *reason == NULL;
    }
    a->is_failed = a->is_failed || judge.is_failed;
    orki_free(judge.breaches);
    orki_arena_free(&scratch);
    return is_broken;
}

/* The section of the role that somebody has, in the lessons' order; or -1. */
static int staffed_section(const finder *f, const ork_alternative *of, int role)
{
    const orki_asking *a = f->others.asking;
    for (int i = 0; i < of->n_lessons; i++) {
        int section = orki_section_of(a->season, of->lessons[i], role);
        if (section >= 0 && a->given->teacher[section] >= 0)
            return section;
    }
    return -1;
}

static ork_status find_roles(finder *f, ork_alternative *of)
{
    const orki_asking *a = f->others.asking;
    const ork_season *season = a->season;
    int team = season->blocks[season->orchestras[of->lessons[0]].block].team;
    ork_other_staff *roles = orki_arena_alloc(a->answers, (size_t)season->n_roles, sizeof *roles);
    if (roles == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = ORK_OK;
    of->roles = roles;
    for (int role = 0; role < season->n_roles && st == ORK_OK && !f->others.is_late; role++) {
        int section = staffed_section(f, of, role);
        if (section < 0)
            continue;
        ork_other_staff *now = &roles[of->n_roles++];
        const ork_other_staff **known =
            &f->known[(size_t)team * (size_t)season->n_roles + (size_t)role];
        if (*known != NULL && a->given->teacher[(*known)->section] == a->given->teacher[section]) {
            *now = **known;
            continue;
        }
        st = orki_other_staff(&f->others, now, team, section);
        *known = now;
    }
    return st;
}

static ork_status find_one(finder *f, const orki_block *block, const int *lessons, int n)
{
    owned_alternatives *out = f->out;
    const orki_asking *a = f->others.asking;
    if (f->others.is_late) {
        out->alternatives.n_left++;
        return ORK_OK;
    }
    ork_alternative *now = &out->at[out->alternatives.n];
    *now = (ork_alternative){.lessons = lessons, .n_lessons = n};
    now->pin = block->n_lessons > 1 && n == block->n_lessons
                   ? orki_arena_printf(a->answers, "block=%s", block->id)
                   : orki_arena_printf(a->answers, "orchestra=%s",
                                       orki_orchestra_id(a->season, lessons[0]));
    if (now->pin == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = orki_other_places(&f->others, now, lessons, n);
    if (st == ORK_OK && !f->others.is_late)
        st = find_roles(f, now);
    if (f->others.is_late)
        out->alternatives.n_left++;
    else
        out->alternatives.n++;
    return st;
}

static bool is_whole(const orki_asking *a, const orki_block *block)
{
    for (int i = 0; i < block->n_lessons; i++) {
        if (a->given->day[block->lessons[i]] < 0)
            return false;
    }
    return block->n_lessons > 0;
}

static ork_status find_all(finder *f)
{
    const orki_asking *a = f->others.asking;
    ork_status st = ORK_OK;
    for (int b = 0; b < a->season->n_blocks && st == ORK_OK; b++) {
        const orki_block *block = &a->season->blocks[b];
        if (block->series < 0 && is_whole(a, block))
            st = find_one(f, block, block->lessons, block->n_lessons);
        for (int i = 0; block->series >= 0 && i < block->n_lessons && st == ORK_OK; i++) {
            if (a->given->day[block->lessons[i]] >= 0)
                st = find_one(f, block, &block->lessons[i], 1);
        }
    }
    return st;
}

/* With the plans of all blocks; when they are too many, or not listed in time, all is left. */
static ork_status find_with_plans(finder *f)
{
    const ork_season *season = f->others.asking->season;
    orki_interplay interplay = {0};
    orki_plans plans = {0};
    ork_status st = orki_interplay_find(&interplay, season);
    if (st == ORK_OK)
        st = orki_plans_list(&plans, season, &interplay, &f->others.watch);
    f->others.plans = &plans;
    f->others.is_late = st == ORK_ERR_TOO_LARGE || !orki_watch_goes_on(&f->others.watch);
    if (st == ORK_OK || st == ORK_ERR_TOO_LARGE)
        st = find_all(f);
    orki_plans_free(&plans);
    orki_interplay_free(&interplay);
    return st;
}

static ork_status find(owned_alternatives *out, orki_asking *a, deadline *until)
{
    const ork_season *season = a->season;
    finder f = {.out = out, .others = {.asking = a, .watch = {goes_on, until}}};
    ork_status st = orki_view_make(&f.others.now, season, &a->scratch);
    size_t n_known = (size_t)a->view.teams.n * (size_t)season->n_roles;
    f.known = orki_arena_alloc(&a->scratch, n_known, sizeof *f.known);
    out->at = orki_arena_alloc(&out->arena, (size_t)season->n_orchestras, sizeof *out->at);
    if (st != ORK_OK || f.known == NULL || out->at == NULL)
        return ORK_ERR_MEMORY;
    out->alternatives.at = out->at;
    orki_view_fill(&f.others.now, a->given);
    if (orki_others_broken(&f.others, 0) > 0)
        return a->is_failed ? ORK_ERR_MEMORY : ORK_OK;
    f.others.cost_now = orki_ask_cost(a, a->given);
    return find_with_plans(&f);
}

ork_status ork_alternatives_find(ork_alternatives **out, const ork_season *season,
                                 const ork_timetable *timetable, double seconds,
                                 int (*is_stopped)(void *user), void *user)
{
    *out = NULL;
    owned_alternatives *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    deadline until = {orki_clock_s() + seconds, is_stopped, user};
    orki_asking asking;
    ork_status st = orki_asking_start(&asking, season, timetable, &owned->arena);
    if (st == ORK_OK)
        st = find(owned, &asking, &until);
    orki_asking_free(&asking);
    if (st == ORK_OK)
        *out = &owned->alternatives;
    else
        ork_alternatives_free(&owned->alternatives);
    return st;
}

void ork_alternatives_free(ork_alternatives *alternatives)
{
    if (alternatives == NULL)
        return;
    owned_alternatives *owned = (owned_alternatives *)alternatives;
    orki_arena_free(&owned->arena);
    orki_free(owned);
}
