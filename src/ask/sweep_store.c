/* plan.json: what a later run needs to go on, with paths as seen from the sweep's folder. */
#include "ask/growing.h"

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"

#include <errno.h>
#include <math.h>
#include <string.h>

enum { MOST_PLAN_BYTES = 64 * 1024 * 1024 };

static json_t *trial_json(const ork_trial *t)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:f, s:s}", "id", t->id, "title", t->title, "family",
                     t->family, "what", t->what, "x", t->x, "search",
                     t->is_rerun ? "rerun" : "solve");
}

static json_t *search_json(const ork_options *o)
{
    return json_pack("{s:f, s:I, s:f, s:I, s:b}", "time_limit_s", o->time_limit_s, "work",
                     (json_int_t)o->work, "gap_percent", o->gap_percent, "seed",
                     (json_int_t)o->seed, "strict", o->is_strict);
}

/* JSON has no bytes that are no UTF-8: such a path cannot be found again from the plan. */
static json_t *path_json(const char *path)
{
    char *shown = ork_text_shown(path);
    json_t *string = json_string(path);
    string = string == NULL && shown != NULL ? json_string(shown) : string;
    ork_text_free(shown);
    return string;
}

static json_t *growth_json(const orki_growing *g)
{
    return json_pack("{s:i, s:i, s:b, s:b}", "schools", g->n_a_year, "years", g->n_years,
                     "in_order", g->is_in_order, "derived", g->is_derived);
}

static json_t *plan_json(const ork_sweep *s, orki_arena *arena)
{
    const char *season = orki_path_from(s->folder, s->season, arena), *from = "";
    if (season != NULL && s->from[0] != '\0')
        from = orki_path_from(s->folder, s->from, arena);
    if (season == NULL || from == NULL)
        return NULL;
    json_t *sets = json_array(), *trials = json_array();
    for (int i = 0; i < s->n_sets; i++)
        orki_json_add(&sets, json_string(s->sets[i]));
    for (int i = 0; i < s->n; i++)
        orki_json_add(&trials, trial_json(&s->trials[i]));
    json_t *plan = json_pack("{s:i, s:o, s:o, s:o, s:o, s:o}", "format", 1, "season",
                             path_json(season), "from", path_json(from), "set", sets, "search",
                             search_json(&s->search), "scenarios", trials);
    if (s->growing != NULL)
        orki_json_set(&plan, "growth", growth_json(s->growing));
    return plan;
}

ork_status orki_sweep_store(const ork_sweep *sweep)
{
    orki_arena arena = {0};
    errno = 0;
    const char *path = orki_sweep_path(sweep, NULL, "plan.json", &arena);
    json_t *plan = path == NULL ? NULL : plan_json(sweep, &arena); /* errno is that of the first */
    char *text = orki_json_print(plan, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    ork_status st = path == NULL || text == NULL
                        ? (errno != 0 && errno != ENOMEM ? ORK_ERR_IO : ORK_ERR_MEMORY)
                        : orki_file_write(path, text, strlen(text));
    free(text);
    json_decref(plan);
    orki_arena_free(&arena);
    return st;
}

static const char *keep_path(ork_sweep *s, const char *path)
{
    if (path[0] == '\0' || path[0] == '/')
        return orki_arena_copy(&s->arena, path, strlen(path));
    return orki_sweep_path(s, NULL, path, &s->arena);
}

static const char *keep(ork_sweep *s, const char *text)
{
    return orki_arena_copy(&s->arena, text, strlen(text));
}

const char *orki_sweep_keep_shown(ork_sweep *sweep, const char *text)
{
    char *shown = ork_text_shown(text);
    const char *kept = shown == NULL ? NULL : keep(sweep, shown);
    ork_text_free(shown);
    return kept;
}

/* A plan may have been changed by hand: nothing may lead out of the sweep's folder, and --list
 * prints commands. */
static bool is_id(const char *id)
{
    return id[0] != '\0' && id[0] != '.' && id[0] != '-' &&
           strspn(id, ORKI_SWEEP_LETTERS) == strlen(id);
}

static bool take_trial(ork_sweep *s, ork_trial *t, json_t *object)
{
    const char *id = NULL, *title = NULL, *family = NULL, *what = NULL, *search = NULL;
    if (json_unpack(object, "{s:s, s:s, s:s, s:s, s:F, s:s}", "id", &id, "title", &title, "family",
                    &family, "what", &what, "x", &t->x, "search", &search) != 0 ||
        !is_id(id))
        return false;
    t->id = keep(s, id);
    t->title = orki_sweep_keep_shown(s, title);
    t->family = orki_sweep_keep_shown(s, family);
    t->what = orki_sweep_keep_shown(s, what);
    t->is_rerun = strcmp(search, "rerun") == 0;
    t->reason = t->outcome = t->known = t->start = "";
    t->changes = t->lost = t->lost_bound = -1;
    return t->id != NULL && t->title != NULL && t->family != NULL && t->what != NULL;
}

static bool take_search(ork_options *o, json_t *search)
{
    json_int_t work = 0, seed = 0;
    *o = ork_options_default();
    int strict = 0;
    if (json_unpack(search, "{s:F, s:I, s:F, s:I, s:b}", "time_limit_s", &o->time_limit_s, "work",
                    &work, "gap_percent", &o->gap_percent, "seed", &seed, "strict", &strict) != 0)
        return false;
    o->work = work;
    o->seed = seed;
    o->is_strict = strict;
    o->threads = 1;
    return true;
}

/* @param growth  NULL for sweeps without */
static bool take_growth(ork_sweep *s, json_t *growth)
{
    int in_order = 0, derived = 0;
    if (growth == NULL)
        return true;
    s->growing = orki_arena_alloc(&s->arena, 1, sizeof *s->growing);
    if (s->growing == NULL ||
        json_unpack(growth, "{s:i, s:i, s:b, s:b}", "schools", &s->growing->n_a_year, "years",
                    &s->growing->n_years, "in_order", &in_order, "derived", &derived) != 0)
        return false;
    s->growing->is_in_order = in_order;
    s->growing->is_derived = derived;
    return s->growing->n_a_year >= 1 && s->growing->n_a_year <= ORKI_MOST_A_YEAR &&
           s->growing->n_years >= 1 && s->growing->n_years <= ORKI_MOST_YEARS;
}

static bool take_plan(ork_sweep *s, json_t *plan)
{
    const char *season = NULL, *from = NULL;
    json_t *sets = NULL, *search = NULL, *trials = NULL;
    if (json_unpack(plan, "{s:s, s:s, s:o, s:o, s:o}", "season", &season, "from", &from, "set",
                    &sets, "search", &search, "scenarios", &trials) != 0 ||
        !json_is_array(sets) || json_array_size(trials) == 0 || !take_search(&s->search, search))
        return false;
    size_t n = json_array_size(trials);
    const char **texts = orki_arena_alloc(&s->arena, json_array_size(sets), sizeof *texts);
    s->trials = orki_arena_alloc(&s->arena, n, sizeof *s->trials);
    s->season = keep_path(s, season);
    s->from = keep_path(s, from);
    if (texts == NULL || s->trials == NULL || s->season == NULL || s->from == NULL)
        return false;
    for (size_t i = 0; i < json_array_size(sets); i++) {
        const char *set = json_string_value(json_array_get(sets, i));
        texts[i] = set == NULL ? NULL : keep(s, set);
        if (texts[i] == NULL)
            return false;
    }
    s->sets = texts;
    s->n_sets = (int)json_array_size(sets);
    s->capacity = n;
    if (!take_growth(s, json_object_get(plan, "growth")))
        return false;
    for (s->n = 0; (size_t)s->n < n; s->n++) {
        if (!take_trial(s, &s->trials[s->n], json_array_get(trials, (size_t)s->n)))
            return false;
    }
    return true;
}

static ork_status open_plan(ork_sweep *s, orki_reader *r)
{
    const char *path = orki_sweep_path(s, NULL, "plan.json", &s->arena), *bytes = NULL;
    size_t n = 0;
    if (path == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = orki_file_read(&bytes, &n, path, MOST_PLAN_BYTES, &r->scratch);
    if (st != ORK_OK) {
        int error = errno;
        if (st == ORK_ERR_IO && error == ENOENT)
            orki_hint(r, "%s", _("\"orkestrooster sweep SEASON ... -o DIR\" writes DIR/plan.json"));
        orki_reader_fault_file(r, path, st, error);
        return st;
    }
    json_t *plan = NULL;
    st = orki_json_load(&plan, bytes, n, 0);
    if (st == ORK_ERR_MEMORY)
        return st;
    errno = 0;
    bool is_right = plan != NULL && take_plan(s, plan);
    bool is_short = !is_right && errno == ENOMEM;
    json_decref(plan);
    if (is_short)
        return ORK_ERR_MEMORY;
    if (!is_right) {
        orki_fault_at(r, OR_SWEEP, (orki_place){orki_reader_add_source(r, path), 0, 0}, 1,
                      _("this is not the plan of a sweep"));
        return ORK_ERR_INPUT;
    }
    return ORK_OK;
}

/* What is wrong with the base by now is told at once, and its language is that of the answers. */
static ork_status read_base(const ork_sweep *s, ork_diags *diags)
{
    ork_season *season = NULL;
    ork_season_source source = {
        .paths = &s->season, .n_paths = 1, .sets = s->sets, .n_sets = s->n_sets};
    ork_status st = ork_season_read_changed(&season, &source, diags);
    ork_season_free(season);
    return st;
}

ork_status ork_sweep_open(ork_sweep **out, const char *folder, ork_diags *diags)
{
    *out = NULL;
    ork_sweep *s = orki_alloc(1, sizeof *s);
    if (s == NULL)
        return ORK_ERR_MEMORY;
    orki_reader r = {.keep = &s->arena, .diags = diags};
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    s->folder = orki_arena_copy(&s->arena, folder, n);
    ork_status st = s->folder == NULL ? ORK_ERR_MEMORY : open_plan(s, &r);
    if (st == ORK_OK)
        st = read_base(s, diags);
    for (int i = 0; i < s->n && st == ORK_OK; i++)
        st = orki_sweep_load(s, i);
    orki_reader_free(&r);
    if (st == ORK_OK)
        *out = s;
    else
        ork_sweep_free(s);
    return st;
}
