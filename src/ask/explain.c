/* From season to explanation: is there a complete timetable at all; if not, conflicts, their lines,
 * their repairs. Each stage has its part of the time. */
#include "orkestrooster/explain.h"

#include "ask/explaining.h"
#include "ask/repair.h"
#include "base/clock.h"

#include <math.h>
#include <string.h>

#define WHOLE_PART 0.3 /* of the time limit, for the question whether all can be given */
#define HUNT_PART 0.7  /* and from then to here for the conflicts */

typedef struct owned_explanation {
    ork_explanation e; /* first: what the caller holds is the address of this */
    orki_arena arena;
    ork_conflict conflicts[ORKI_MOST_CONFLICTS];
} owned_explanation;

/* A lesson goes without saying where one of its sections is told. */
static bool is_said(const ork_season *s, const orki_conflict *c, orki_fact fact)
{
    for (int i = 0; i < c->n && fact.kind == ORKI_FACT_LESSON; i++) {
        if (c->facts[i].kind == ORKI_FACT_SECTION && s->sections[c->facts[i].a].orchestra == fact.a)
            return true;
    }
    return false;
}

ork_status orki_conflict_tell(ork_conflict *out, orki_telling *t, orki_oracle *oracle,
                              const orki_conflict *c, const orki_scope *whole)
{
    orki_repairs repairs = orki_repairs_find(oracle, c);
    ork_fact *facts = orki_arena_alloc(t->arena, (size_t)c->n, sizeof *facts);
    ork_repair *told = orki_arena_alloc(t->arena, (size_t)repairs.n, sizeof *told);
    bool is_failed = repairs.is_failed || facts == NULL || told == NULL;
    *out = (ork_conflict){.facts = facts, .repairs = told, .is_minimal = c->is_minimal};
    out->summary = orki_conflict_summary(t, c);
    for (int i = 0; i < c->n && !is_failed; i++) {
        if (is_said(t->season, c, c->facts[i]))
            continue;
        facts[out->n_facts++] = orki_fact_tell(t, c->facts[i]);
        out->n_needs += c->facts[i].kind <= ORKI_FACT_SECTION;
    }
    for (int i = 0; i < repairs.n && !is_failed; i++) {
        const orki_change *change = &repairs.at[i];
        bool is_enough = whole != NULL && orki_oracle_goes_on(oracle) &&
                         orki_oracle_ask(oracle, whole, change, 1) == ORKI_POSSIBLE;
        told[out->n_repairs++] = (ork_repair){.fact = orki_fact_tell(t, change->fact),
                                              .text = orki_change_tell(t, change),
                                              .n_people = orki_fact_people(t->season, change->fact),
                                              .is_enough = is_enough};
    }
    orki_repairs_free(&repairs);
    return is_failed || t->is_failed ? ORK_ERR_MEMORY : oracle->status;
}

/* How many blocks a conflict joins: joint ones are told first. */
static int breadth(const ork_season *s, const orki_conflict *c)
{
    int n = 0;
    for (int b = 0; b < s->n_blocks; b++) {
        bool is_in = false;
        for (int i = 0; i < s->blocks[b].n_lessons; i++)
            is_in = is_in || c->scope.has_lesson[s->blocks[b].lessons[i]];
        n += is_in;
    }
    return n;
}

static void order(const ork_season *s, orki_conflicts *found)
{
    for (int i = 1; i < found->n; i++) {
        orki_conflict c = found->at[i];
        int at = i;
        while (at > 0 && breadth(s, &found->at[at - 1]) < breadth(s, &c)) {
            found->at[at] = found->at[at - 1];
            at--;
        }
        found->at[at] = c;
    }
}

/* "fontein-5/cello" or "fontein-5": a section's, or a lesson's number; -1. */
static int find_lesson(const ork_season *s, const char *id, size_t n)
{
    for (int o = 0; o < s->n_orchestras; o++) {
        const char *own = orki_orchestra_id(s, o);
        if (strlen(own) == n && strncmp(own, id, n) == 0)
            return o;
    }
    return -1;
}

static ork_status aim(orki_target *out, const ork_season *s, const ork_explain_options *options)
{
    *out = (orki_target){-1, -1};
    if (options->lesson != NULL) {
        out->lesson = find_lesson(s, options->lesson, strlen(options->lesson));
        if (out->lesson < 0)
            return ORK_ERR_OPTION;
    }
    if (options->section == NULL)
        return ORK_OK;
    const char *slash = strrchr(options->section, '/');
    size_t n = slash == NULL ? 0 : (size_t)(slash - options->section);
    int lesson = slash == NULL ? -1 : find_lesson(s, options->section, n);
    for (int r = 0; r < s->n_roles && lesson >= 0 && out->section < 0; r++) {
        if (strcmp(s->roles[r].id, slash + 1) == 0)
            out->section = orki_section_of(s, lesson, r);
    }
    return out->section < 0 ? ORK_ERR_OPTION : ORK_OK;
}

/* The stage ends after this part of the time. */
static void allow(orki_oracle *oracle, double limit_s, double part)
{
    if (limit_s != ORK_NO_LIMIT)
        oracle->end_s = oracle->start_s + limit_s * part;
    oracle->is_over = oracle->is_stopped;
}

static ork_status tell_all(owned_explanation *owned, orki_oracle *oracle,
                           const orki_conflicts *found, const orki_scope *whole)
{
    orki_telling t = {.season = oracle->season, .arena = &owned->arena};
    ork_status st = orki_entries_open(&t.entries, oracle->season);
    for (int i = 0; i < found->n && st == ORK_OK; i++) {
        st = orki_conflict_tell(&owned->conflicts[i], &t, oracle, &found->at[i],
                                found->n == 1 ? whole : NULL);
        owned->e.n_conflicts++;
    }
    orki_entries_close(&t.entries);
    return st;
}

static ork_status work_out(owned_explanation *owned, orki_oracle *oracle, orki_target target,
                           double limit_s)
{
    const ork_season *s = oracle->season;
    orki_scope whole;
    orki_conflicts found = {0};
    bool is_undecided = false;
    if (orki_scope_make(&whole, s, &owned->arena) != 0)
        return ORK_ERR_MEMORY;
    memset(whole.has_lesson, true, (size_t)s->n_orchestras);
    memset(whole.has_section, true, (size_t)s->n_sections);
    allow(oracle, limit_s, WHOLE_PART);
    double most_s = oracle->most_s;
    oracle->most_s = (double)INFINITY;
    orki_ruling ruling = orki_oracle_ask(oracle, &whole, NULL, 0);
    oracle->most_s = most_s;
    ork_status st = oracle->status;
    if (ruling != ORKI_POSSIBLE && st == ORK_OK) {
        allow(oracle, limit_s, HUNT_PART);
        st = orki_conflicts_find(&found, &is_undecided, oracle, target, &owned->arena);
        order(s, &found);
        allow(oracle, limit_s, 1);
        if (st == ORK_OK)
            st = tell_all(owned, oracle, &found, &whole);
    }
    owned->e.outcome = ruling == ORKI_POSSIBLE                    ? ORK_EXPLAINED_COMPLETE
                       : ruling == ORKI_IMPOSSIBLE || found.n > 0 ? ORK_EXPLAINED_LACKS
                                                                  : ORK_EXPLAINED_UNKNOWN;
    owned->e.is_cut_short = is_undecided || oracle->is_over;
    return st;
}

ork_status ork_explain(ork_explanation **out, const ork_season *season,
                       const ork_explain_options *options, ork_progress_fn progress, void *user)
{
    *out = NULL;
    orki_target target;
    ork_status st = aim(&target, season, options);
    if (st != ORK_OK)
        return st;
    owned_explanation *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    orki_oracle oracle = orki_oracle_start(season, &options->search, progress, user);
    owned->e.conflicts = owned->conflicts;
    st = work_out(owned, &oracle, target, options->search.time_limit_s);
    owned->e.n_solves = oracle.n_solves;
    owned->e.elapsed_s = orki_clock_s() - oracle.start_s;
    if (st == ORK_OK)
        *out = &owned->e;
    else
        ork_explanation_free(&owned->e);
    return st;
}

void ork_explanation_free(ork_explanation *explanation)
{
    if (explanation == NULL)
        return;
    owned_explanation *owned = (owned_explanation *)explanation;
    orki_arena_free(&owned->arena);
    orki_free(owned);
}
