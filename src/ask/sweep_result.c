/* result.json of one scenario, written and read. */
#include "ask/sweep_trial.h"

#include "base/file.h"
#include "base/json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MOST_RESULT_BYTES = 16 * 1024 * 1024 };

static json_t *lacks_json(const ork_trial *f)
{
    json_t *list = json_array();
    for (int i = 0; i < f->n_lacks; i++)
        orki_json_add(&list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:i}", "school",
                                       f->lacks[i].school, "name", f->lacks[i].name, "role",
                                       f->lacks[i].role, "role_en", f->lacks[i].role_en, "role_nl",
                                       f->lacks[i].role_nl, "n", f->lacks[i].n));
    return list;
}

static json_t *hires_json(const ork_trial *f)
{
    json_t *list = json_array();
    for (int i = 0; i < f->n_hires; i++) {
        const ork_hire *h = &f->hires[i];
        orki_json_add(&list,
                      json_pack("{s:s, s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:s, s:i, s:I}", "id",
                                h->id, "skills_en", h->skills_en, "skills_nl", h->skills_nl,
                                "sections", h->n_sections, "teaching_min", h->teaching_min,
                                "travel_min", h->travel_min, "idle_min", h->idle_min,
                                "call_out_min", h->call_out_min, "days", h->days, "n_days",
                                h->n_days, "week_cents", (json_int_t)h->week_cents));
    }
    return list;
}

static json_t *result_json(const ork_trial *trial, const orki_trial_facts *facts)
{
    const ork_trial *f = &facts->figures;
    char key[32];
    snprintf(key, sizeof key, "%016" PRIx64, facts->key);
    if (facts->reason != NULL)
        return json_pack("{s:i, s:s, s:s, s:s}", "format", 1, "id", trial->id, "outcome", "invalid",
                         "reason", facts->reason);
    return json_pack(
        "{s:i, s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:{s:i, s:i}, s:{s:i, s:i}, s:b, s:I, s:I, s:I, "
        "s:I, s:o, s:I, s:I, s:o, s:I}",
        "format", 1, "id", trial->id, "key", key, "search", trial->is_rerun ? "rerun" : "solve",
        "outcome", f->outcome, "cost", (json_int_t)f->cost, "bound", (json_int_t)f->bound,
        "base_cost", (json_int_t)f->base_cost, "lessons", "total", f->n_lessons, "placed",
        f->n_placed, "sections", "total", f->n_sections, "staffed", f->n_staffed, "lost_proven",
        f->is_lost_proven, "changes", (json_int_t)f->changes, "travel_min",
        (json_int_t)f->travel_min, "idle_min", (json_int_t)f->idle_min, "work_min",
        (json_int_t)f->work_min, "lacks", lacks_json(f), "lost", (json_int_t)f->lost, "lost_bound",
        (json_int_t)f->lost_bound, "hires", hires_json(f), "season_cents",
        (json_int_t)f->season_cents);
}

ork_status orki_trial_write(const ork_sweep *sweep, const ork_trial *trial,
                            const orki_trial_facts *facts)
{
    orki_arena arena = {0};
    const char *path = orki_sweep_path(sweep, trial, "result.json", &arena);
    json_t *result = result_json(trial, facts);
    char *text = orki_json_print(result, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    ork_status st =
        path == NULL || text == NULL ? ORK_ERR_MEMORY : orki_file_write(path, text, strlen(text));
    free(text);
    json_decref(result);
    orki_arena_free(&arena);
    return st;
}

static ork_status take_lacks(ork_sweep *s, ork_trial *t, const json_t *list)
{
    size_t n = json_array_size(list);
    ork_trial_lack *lacks = orki_arena_alloc(&s->arena, n, sizeof *lacks);
    if (lacks == NULL)
        return ORK_ERR_MEMORY;
    errno = 0;
    for (size_t i = 0; i < n; i++) {
        const char *school = NULL, *name = NULL, *role = NULL, *role_en = NULL, *role_nl = NULL;
        if (json_unpack(json_array_get(list, i), "{s:s, s?s, s:s, s?s, s?s, s:i}", "school",
                        &school, "name", &name, "role", &role, "role_en", &role_en, "role_nl",
                        &role_nl, "n", &lacks[i].n) != 0)
            return errno == ENOMEM ? ORK_ERR_MEMORY : ORK_ERR_INPUT;
        /* a result of an earlier version has ids alone */
        lacks[i].school = orki_sweep_keep_shown(s, school);
        lacks[i].name = orki_sweep_keep_shown(s, name == NULL ? school : name);
        lacks[i].role = orki_sweep_keep_shown(s, role);
        lacks[i].role_en = orki_sweep_keep_shown(s, role_en == NULL ? role : role_en);
        lacks[i].role_nl = orki_sweep_keep_shown(s, role_nl == NULL ? role : role_nl);
        if (lacks[i].school == NULL || lacks[i].name == NULL || lacks[i].role == NULL ||
            lacks[i].role_en == NULL || lacks[i].role_nl == NULL)
            return ORK_ERR_MEMORY;
    }
    t->lacks = lacks;
    t->n_lacks = (int)n;
    return ORK_OK;
}

/* The figures of the people that the plan names. */
static ork_status take_hires(ork_sweep *s, ork_trial *t, const json_t *list)
{
    size_t n = json_array_size(list);
    ork_hire *hires = orki_arena_alloc(&s->arena, n, sizeof *hires);
    if (hires == NULL)
        return ORK_ERR_MEMORY;
    if (n != (size_t)t->n_hires)
        return ORK_ERR_INPUT;
    errno = 0;
    for (size_t i = 0; i < n; i++) {
        const char *id = NULL, *days = NULL, *skills_en = NULL, *skills_nl = NULL;
        json_int_t cents = -1;
        ork_hire *h = &hires[i];
        *h = t->hires[i];
        if (json_unpack(json_array_get(list, i),
                        "{s:s, s?s, s?s, s:i, s:i, s:i, s:i, s:i, s:s, s:i, s:I}", "id", &id,
                        "skills_en", &skills_en, "skills_nl", &skills_nl, "sections",
                        &h->n_sections, "teaching_min", &h->teaching_min, "travel_min",
                        &h->travel_min, "idle_min", &h->idle_min, "call_out_min", &h->call_out_min,
                        "days", &days, "n_days", &h->n_days, "week_cents", &cents) != 0)
            return errno == ENOMEM ? ORK_ERR_MEMORY : ORK_ERR_INPUT;
        if (strcmp(id, h->id) != 0)
            return ORK_ERR_INPUT;
        h->week_cents = cents;
        h->days = orki_sweep_keep_shown(s, days);
        h->skills_en = orki_sweep_keep_shown(s, skills_en == NULL ? h->skills : skills_en);
        h->skills_nl = orki_sweep_keep_shown(s, skills_nl == NULL ? h->skills : skills_nl);
        if (h->days == NULL || h->skills_en == NULL || h->skills_nl == NULL)
            return ORK_ERR_MEMORY;
    }
    t->hires = hires;
    return ORK_OK;
}

/* Whether a result is of this plan and of what the season says now. */
static ork_status judge_key(bool *is_current, const ork_sweep *s, const ork_trial *t,
                            const char *key)
{
    orki_arena arena = {0};
    ork_season *season = NULL;
    char wanted[32] = "";
    const char *path = orki_sweep_path(s, t, "scenario.yaml", &arena);
    ork_season_source source = {.paths = &path, .n_paths = 1, .sets = s->sets, .n_sets = s->n_sets};
    ork_status st = path == NULL ? ORK_ERR_MEMORY : ork_season_read_changed(&season, &source, NULL);
    if (st == ORK_OK)
        snprintf(wanted, sizeof wanted, "%016" PRIx64, orki_trial_key(s, t, season));
    ork_season_free(season);
    orki_arena_free(&arena);
    *is_current = strcmp(key, wanted) == 0;
    return st == ORK_ERR_MEMORY ? st : ORK_OK;
}

static ork_status take_figures(ork_sweep *s, ork_trial *t, json_t *result)
{
    ork_trial f = *t;
    const char *key = NULL, *outcome = NULL;
    json_t *lacks = NULL, *hires = NULL;
    json_int_t cost, bound, base_cost, changes, travel, idle, work, lost, lost_bound, cents;
    bool is_current = false;
    errno = 0;
    if (json_unpack(result,
                    "{s:s, s:s, s:I, s:I, s:I, s:{s:i, s:i}, s:{s:i, s:i}, s:b, s:I, s:I, s:I, "
                    "s:I, s:o, s:I, s:I, s:o, s:I}",
                    "key", &key, "outcome", &outcome, "cost", &cost, "bound", &bound, "base_cost",
                    &base_cost, "lessons", "total", &f.n_lessons, "placed", &f.n_placed, "sections",
                    "total", &f.n_sections, "staffed", &f.n_staffed, "lost_proven",
                    &f.is_lost_proven, "changes", &changes, "travel_min", &travel, "idle_min",
                    &idle, "work_min", &work, "lacks", &lacks, "lost", &lost, "lost_bound",
                    &lost_bound, "hires", &hires, "season_cents", &cents) != 0)
        return errno == ENOMEM ? ORK_ERR_MEMORY : ORK_OK;
    ork_status st = judge_key(&is_current, s, t, key);
    if (st != ORK_OK || !is_current) /* of another time: open */
        return st;
    f.cost = cost;
    f.bound = bound;
    f.base_cost = base_cost;
    f.changes = changes;
    f.travel_min = travel;
    f.idle_min = idle;
    f.work_min = work;
    f.lost = lost;
    f.lost_bound = lost_bound;
    f.season_cents = cents;
    f.outcome = orki_sweep_keep_shown(s, outcome);
    f.state = ORK_TRIAL_DONE;
    st = f.outcome == NULL ? ORK_ERR_MEMORY : take_lacks(s, &f, lacks);
    if (st == ORK_OK)
        st = take_hires(s, &f, hires);
    if (st == ORK_OK)
        *t = f;
    return st == ORK_ERR_INPUT ? ORK_OK : st;
}

ork_status orki_sweep_load(ork_sweep *sweep, int i)
{
    orki_arena arena = {0};
    ork_trial *t = &sweep->trials[i];
    const char *path = orki_sweep_path(sweep, t, "result.json", &arena), *bytes = NULL;
    size_t n = 0;
    t->state = ORK_TRIAL_OPEN;
    t->reason = "";
    ork_status st =
        path == NULL ? ORK_ERR_MEMORY : orki_file_read(&bytes, &n, path, MOST_RESULT_BYTES, &arena);
    if (st == ORK_OK) {
        json_t *result = NULL;
        st = orki_json_load(&result, bytes, n, 0);
        const char *reason = json_string_value(json_object_get(result, "reason"));
        if (st != ORK_OK) {
            st = st == ORK_ERR_MEMORY ? st : ORK_OK; /* half a file says nothing */
        } else if (reason != NULL) {
            t->reason = orki_sweep_keep_shown(sweep, reason);
            t->state = ORK_TRIAL_INVALID;
            st = t->reason == NULL ? ORK_ERR_MEMORY : ORK_OK;
        } else {
            st = take_figures(sweep, t, result);
        }
        json_decref(result);
    }
    orki_arena_free(&arena);
    return st == ORK_ERR_MEMORY ? st : ORK_OK;
}
