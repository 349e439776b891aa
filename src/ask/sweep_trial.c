/* One scenario: searched, judged, and written down. result.json holds what depends on season and
 * search alone (no times), and comes last, so that a folder with it is finished. Its key is a
 * number over the scenario, the base's timetable and the limits of the search: results of another
 * plan, or of a season that has changed since, do not count. */
#include "ask/sweep_trial.h"

#include "ask/growth_try.h"
#include "base/file.h"
#include "base/leftovers.h"
#include "base/text.h"
#include "model/timetable_model.h"
#include "orkestrooster/rerun.h"
#include "read/origin.h"
#include "solve/tier_search.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_TIMETABLE_BYTES = 64 * 1024 * 1024 };

/* What a trial works with. */
typedef struct trying {
    ork_sweep *sweep;
    ork_trial *trial;
    orki_arena arena;
    ork_season *base, *season;
    ork_reference *old; /* NULL for the base, and where there cannot be one */
    ork_rerun_result *rerun;
    ork_result *result;
    ork_timetable *start; /* of growth: where the search begins; may be NULL */
    ork_timetable *read;  /* of a base that was given */
    const ork_timetable *timetable;
    const ork_verdict *verdict;
    ork_verdict *judged; /* of `read` */
    orki_trial_facts facts;
} trying;

static uint64_t add_file(uint64_t key, const char *path, orki_arena *arena)
{
    const char *bytes = NULL;
    size_t n = 0;
    if (path != NULL && orki_file_read(&bytes, &n, path, MOST_TIMETABLE_BYTES, arena) == ORK_OK)
        key = orki_fingerprint_bytes(key, bytes, n);
    return key;
}

/* The timetable that people know. */
static const char *path_of_known(const ork_sweep *sweep, const ork_trial *trial, orki_arena *arena)
{
    int known = trial->known[0] == '\0' ? 0 : ork_sweep_find(sweep, trial->known);
    return known <= 0 ? orki_sweep_timetable(sweep, arena)
                      : orki_sweep_path(sweep, &sweep->trials[known], "timetable.yaml", arena);
}

uint64_t orki_trial_key(const ork_sweep *sweep, const ork_trial *trial, const ork_season *season)
{
    orki_arena arena = {0};
    char limits[200];
    uint64_t key = orki_fingerprint_start(), print = ork_season_fingerprint(season);
    const ork_options *o = &sweep->search;
    snprintf(limits, sizeof limits, "%.17g %" PRId64 " %.17g %" PRId64 " %d %d", o->time_limit_s,
             o->work, o->gap_percent, o->seed, o->is_strict, trial->is_rerun);
    key = orki_fingerprint_bytes(key, limits, strlen(limits));
    key = orki_fingerprint_bytes(key, (const char *)&print, sizeof print);
    bool is_base = trial == &sweep->trials[0] && sweep->from[0] == '\0';
    if (!is_base)
        key = add_file(key, path_of_known(sweep, trial, &arena), &arena);
    int start = trial->start[0] == '\0' ? -1 : ork_sweep_find(sweep, trial->start);
    if (start >= 0)
        key = add_file(key, orki_sweep_path(sweep, &sweep->trials[start], "timetable.yaml", &arena),
                       &arena);
    orki_arena_free(&arena);
    return key;
}

static int64_t amount_of(const ork_verdict *v, const char *rule)
{
    for (int i = 0; i < v->n_terms; i++) {
        if (strcmp(v->terms[i].rule, rule) == 0)
            return v->terms[i].amount;
    }
    return 0;
}

/* The same timetable by the weights of the base. */
static ork_status judge_as_base(trying *t)
{
    ork_season seen = *t->season;
    ork_verdict *verdict = NULL;
    memcpy(seen.weights, t->base->weights, sizeof seen.weights);
    ork_status st = ork_check(&verdict, &seen, t->timetable);
    if (st == ORK_OK)
        t->facts.figures.base_cost = verdict->cost;
    ork_verdict_free(verdict);
    return st;
}

/* Section-lessons that nobody teaches, by school and role. */
static ork_status count_lacks(trying *t)
{
    const ork_season *s = t->season;
    size_t n_roles = (size_t)s->n_roles;
    int *n = orki_arena_alloc(&t->arena, (size_t)s->n_schools * n_roles, sizeof *n);
    ork_trial_lack *lacks =
        orki_arena_alloc(&t->arena, (size_t)s->n_schools * n_roles, sizeof *lacks);
    if (n == NULL || lacks == NULL)
        return ORK_ERR_MEMORY;
    for (int o = 0; o < s->n_orchestras; o++) {
        const orki_orchestra *orchestra = &s->orchestras[o];
        for (int i = 0; i < orchestra->n_sections; i++) {
            int section = orchestra->first_section + i;
            if (t->timetable->teacher[section] < 0)
                n[(size_t)orchestra->school * n_roles + (size_t)s->sections[section].role]++;
            else
                t->facts.figures.work_min += orchestra->lesson_min;
        }
    }
    for (size_t i = 0; i < (size_t)s->n_schools * n_roles; i++) {
        const orki_school *school = &s->schools[i / n_roles];
        const orki_role *role = &s->roles[i % n_roles];
        if (n[i] > 0)
            lacks[t->facts.figures.n_lacks++] = (ork_trial_lack){
                school->id, role->id, n[i], school->name, role->name_en, role->name_nl};
    }
    t->facts.figures.lacks = lacks;
    return ORK_OK;
}

static ork_status count(trying *t)
{
    ork_trial *f = &t->facts.figures;
    const ork_verdict *v = t->verdict;
    f->cost = v->cost;
    f->n_lessons = v->n_lessons;
    f->n_placed = v->n_lessons_placed;
    f->n_sections = v->n_sections;
    f->n_staffed = v->n_sections_staffed;
    f->travel_min = amount_of(v, "travel");
    f->idle_min = amount_of(v, "idle");
    f->work_min = f->travel_min + f->idle_min + amount_of(v, "call-out");
    f->changes = -1;
    ork_changes changes;
    ork_status st = ORK_OK;
    if (t->old != NULL) {
        st = ork_changes_count(&changes, t->season, t->old, 0, t->timetable);
        f->changes = st == ORK_OK ? changes.weighted : -1;
    } else if (t->trial == &t->sweep->trials[0]) {
        f->changes = 0;
    }
    if (st == ORK_OK)
        st = count_lacks(t);
    if (st == ORK_OK && strcmp(t->trial->family, "growth") == 0) {
        f->n_hires = t->trial->n_hires;
        f->hires = orki_growth_hires(t->trial, t->season, t->timetable, &t->arena);
        st = f->hires == NULL ? ORK_ERR_MEMORY
                              : orki_growth_price(&f->season_cents, t->season, t->timetable,
                                                  f->hires, f->n_hires);
    }
    return st == ORK_OK ? judge_as_base(t) : st;
}

/* A base whose timetable was given: it is judged as it is. */
static ork_status read_base(trying *t)
{
    ork_status st = ork_timetable_read(&t->read, t->season, t->sweep->from, NULL);
    if (st == ORK_OK)
        st = ork_check(&t->judged, t->season, t->read);
    if (st == ORK_OK && t->judged->n_breaches > 0) { /* of a season that changed since the plan */
        t->facts.reason =
            orki_arena_printf(&t->arena,
                              _n("the timetable breaks %d rule", "the timetable breaks %d rules",
                                 t->judged->n_breaches),
                              t->judged->n_breaches);
        return t->facts.reason == NULL ? ORK_ERR_MEMORY : ORK_ERR_INPUT;
    }
    t->timetable = t->read;
    t->verdict = t->judged;
    t->facts.figures.outcome = "given";
    return st;
}

static void take_result(trying *t, const ork_result *result)
{
    t->timetable = result->timetable;
    t->verdict = result->verdict;
    t->facts.figures.outcome = ork_outcome_word(result->outcome);
    t->facts.figures.bound = result->bound;
}

static ork_status search(trying *t)
{
    ork_status st;
    if (t->trial->is_rerun && t->old != NULL) {
        st = orki_growth_start(&t->start, t->sweep, t->trial, t->season);
        if (st == ORK_OK)
            st = orki_rerun_knowing(&t->rerun, t->season, t->old, t->start, &t->sweep->search);
        if (st != ORK_OK)
            return st;
        take_result(t, t->rerun->result);
        bool is_proven = t->rerun->is_lost_proven && t->rerun->is_changes_proven;
        t->facts.figures.lost = t->rerun->lost;
        t->facts.figures.lost_bound = t->rerun->lost_bound;
        t->facts.figures.is_lost_proven = t->rerun->is_lost_proven;
        t->facts.figures.outcome =
            is_proven && t->rerun->is_cost_proven ? "optimal" : t->facts.figures.outcome;
        return ORK_OK;
    }
    st = ork_solve(&t->result, t->season, &t->sweep->search, NULL, NULL);
    if (st == ORK_OK)
        take_result(t, t->result);
    return st;
}

/* The page and everything beside it. */
static ork_status write_report(trying *t)
{
    ork_report_options options = ork_report_options_default();
    options.reasons_s = 0; /* of many trials, few are looked at */
    const char *folder = orki_sweep_path(t->sweep, t->trial, ".", &t->arena);
    if (folder == NULL)
        return ORK_ERR_MEMORY;
    if (ork_season_language(t->season)[0] != '\0')
        options.language = ork_season_language(t->season);
    if (t->rerun != NULL)
        return ork_rerun_write(t->season, t->old, t->rerun, &options, folder, NULL);
    if (t->result != NULL && t->timetable != NULL)
        return ork_report_write(t->season, t->result, &options, folder, NULL);
    return ORK_OK;
}

static ork_status read_scenario(trying *t)
{
    const char *path = orki_sweep_path(t->sweep, t->trial, "scenario.yaml", &t->arena);
    ork_diags *diags = ork_diags_new();
    if (path == NULL || diags == NULL) {
        ork_diags_free(diags);
        return ORK_ERR_MEMORY;
    }
    ork_season_source source = {
        .paths = &path, .n_paths = 1, .sets = t->sweep->sets, .n_sets = t->sweep->n_sets};
    ork_season_source of_base = {.paths = &t->sweep->season,
                                 .n_paths = 1,
                                 .sets = t->sweep->sets,
                                 .n_sets = t->sweep->n_sets};
    ork_status st = ork_season_read_changed(&t->season, &source, diags);
    for (size_t i = 0; st == ORK_ERR_INPUT && i < ork_diags_count(diags); i++) {
        const ork_diag *d = ork_diags_at(diags, i);
        if (d->severity == ORK_ERROR && t->facts.reason == NULL)
            t->facts.reason = orki_arena_printf(&t->arena, "OR%03d: %s", d->code, d->message);
    }
    ork_diags_free(diags);
    return st == ORK_OK ? ork_season_read_changed(&t->base, &of_base, NULL) : st;
}

static ork_status read_old(trying *t)
{
    const char *path = path_of_known(t->sweep, t->trial, &t->arena);
    if (t->trial == &t->sweep->trials[0])
        return ORK_OK;
    if (path == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = ork_reference_read(&t->old, t->season, path, NULL);
    return st == ORK_ERR_INPUT && t->season->n_series > 0 ? ORK_OK : st; /* no changes then */
}

static ork_status try_it(trying *t)
{
    bool is_given = t->trial == &t->sweep->trials[0] && t->sweep->from[0] != '\0';
    ork_status st = read_scenario(t);
    if (st == ORK_ERR_INPUT)
        return st;
    if (st == ORK_OK)
        st = read_old(t);
    if (st == ORK_OK) /* of the base as it is now, whatever becomes of it during the search */
        t->facts.key = orki_trial_key(t->sweep, t->trial, t->season);
    if (st == ORK_OK)
        st = is_given ? read_base(t) : search(t);
    if (st == ORK_OK && t->timetable != NULL)
        st = count(t);
    if (st == ORK_OK)
        st = write_report(t);
    return st;
}

static void end(trying *t)
{
    ork_rerun_free(t->rerun);
    ork_result_free(t->result);
    ork_verdict_free(t->judged);
    ork_timetable_free(t->start);
    ork_timetable_free(t->read);
    ork_reference_free(t->old);
    ork_season_free(t->season);
    ork_season_free(t->base);
    orki_arena_free(&t->arena);
}

/* What an earlier run said or left must not stand for this one, however this one ends. */
static ork_status clear(trying *t)
{
    const char *folder = orki_sweep_path(t->sweep, t->trial, ".", &t->arena);
    const char *result = orki_sweep_path(t->sweep, t->trial, "result.json", &t->arena);
    if (folder == NULL || result == NULL)
        return ORK_ERR_MEMORY;
    orki_leftovers_remove(folder);
    return unlink(result) == 0 || errno == ENOENT ? ORK_OK : ORK_ERR_IO;
}

ork_status ork_sweep_try(ork_sweep *sweep, int i)
{
    trying t = {.sweep = sweep, .trial = &sweep->trials[i]};
    t.facts.figures.outcome = "";
    t.facts.figures.lost = t.facts.figures.lost_bound = t.facts.figures.season_cents = -1;
    ork_status st = clear(&t);
    if (st == ORK_OK)
        st = try_it(&t);
    bool is_told = st == ORK_OK || (st == ORK_ERR_INPUT && t.facts.reason != NULL);
    if (is_told) {
        ork_status written = orki_trial_write(sweep, t.trial, &t.facts);
        st = written != ORK_OK ? written : st;
    }
    end(&t);
    if (is_told && st != ORK_ERR_IO && st != ORK_ERR_MEMORY) {
        ork_status loaded = orki_sweep_load(sweep, i);
        st = st == ORK_OK ? loaded : st;
    }
    return st;
}
