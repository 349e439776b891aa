/* sweep.json, sweep.csv and index.html over a sweep; nothing in them depends on when or where it
 * ran. */
#include "base/json.h"
#include "base/text.h"
#include "report/growth_json.h"
#include "report/report_files.h"
#include "report/sweep_page.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

static const char *state_word(ork_trial_state state)
{
    switch (state) {
    case ORK_TRIAL_OPEN:
        return "open";
    case ORK_TRIAL_DONE:
        return "done";
    case ORK_TRIAL_INVALID:
        return "invalid";
    case ORK_TRIAL_FAILED:
        break;
    }
    return "failed";
}

static json_t *lacks_json(const ork_trial *t)
{
    json_t *list = json_array();
    for (int i = 0; i < t->n_lacks; i++)
        orki_json_add(&list,
                      json_pack("{s:s, s:s, s:s, s:i}", "school", t->lacks[i].school, "name",
                                t->lacks[i].name, "role", t->lacks[i].role, "n", t->lacks[i].n));
    return list;
}

static json_t *trial_json(const orki_sweep_figures *f, const ork_trial *t)
{
    json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:f, s:s, s:s}", "id", t->id, "title", t->title,
                          "family", t->family, "what", t->what, "x", t->x, "state",
                          state_word(t->state), "reason", t->reason);
    json_t *figures =
        !orki_sweep_is_done(t)
            ? json_object()
            : json_pack("{s:s, s:s, s:I, s:I, s:I, s:{s:i, s:i}, s:{s:i, s:i}, s:i, s:b, s:o, s:I, "
                        "s:I, s:I, s:o}",
                        "search", t->is_rerun ? "rerun" : "solve", "outcome", t->outcome, "cost",
                        (json_int_t)t->cost, "bound", (json_int_t)t->bound, "base_cost",
                        (json_int_t)t->base_cost, "lessons", "total", t->n_lessons, "placed",
                        t->n_placed, "sections", "total", t->n_sections, "staffed", t->n_staffed,
                        "lost", orki_sweep_lost(f, t, NULL), "lost_proven", t->is_lost_proven,
                        "changes", t->changes < 0 ? json_null() : json_integer(t->changes),
                        "travel_min", (json_int_t)t->travel_min, "idle_min",
                        (json_int_t)t->idle_min, "work_min", (json_int_t)t->work_min, "lacks",
                        lacks_json(t));
    if (json_object_update(o, figures) != 0) {
        json_decref(o);
        o = NULL;
    }
    json_decref(figures);
    return o;
}

static json_t *sweep_json(const orki_sweep_figures *f)
{
    json_t *trials = json_array(), *ranking = json_array(), *fronts = json_object();
    for (int i = 0; i < ork_sweep_count(f->sweep); i++)
        orki_json_add(&trials, trial_json(f, ork_sweep_trial(f->sweep, i)));
    for (int i = 0; i < f->n_ranked; i++)
        orki_json_add(&ranking, json_string(ork_sweep_trial(f->sweep, f->ranked[i])->id));
    for (int a = 0; a < ORKI_N_AGAINST; a++) {
        json_t *front = json_array();
        for (int i = 0; i < ork_sweep_count(f->sweep); i++) {
            if (f->front[a][i])
                orki_json_add(&front, json_string(ork_sweep_trial(f->sweep, i)->id));
        }
        orki_json_set(&fronts, orki_sweep_measure_word((orki_against)a), front);
    }
    json_t *json = json_pack("{s:i, s:o, s:o, s:o}", "format", 1, "scenarios", trials, "ranking",
                             ranking, "fronts", fronts);
    if (ork_sweep_growth(f->sweep) != NULL)
        orki_json_set(&json, "growth", orki_growth_json(f->sweep));
    return json;
}

static char *print_json(const orki_sweep_figures *f)
{
    orki_text text = {0};
    json_t *json = sweep_json(f);
    char *dumped = orki_json_print(json, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    if (dumped != NULL)
        orki_text_printf(&text, "%s\n", dumped);
    free(dumped);
    json_decref(json);
    if (text.is_failed)
        orki_text_free(&text);
    return text.bytes;
}

char *ork_sweep_json(const ork_sweep *sweep)
{
    orki_arena arena = {0};
    orki_sweep_figures f;
    char *text = orki_sweep_count(&f, sweep, &arena) == 0 ? print_json(&f) : NULL;
    orki_arena_free(&arena);
    return text;
}

static void add_row(orki_text *csv, const orki_sweep_figures *f, const ork_trial *t, char separator)
{
    const char *texts[] = {t->id, t->family, t->title, state_word(t->state), t->reason};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        orki_text_add_csv(csv, texts[i], separator);
        orki_text_add_char(csv, separator);
    }
    const int64_t numbers[] = {
        t->n_lessons, t->n_placed,  t->n_sections, t->n_staffed,  0,           t->changes,
        t->cost,      t->base_cost, t->bound,      t->travel_min, t->idle_min, t->work_min};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        int64_t number = i == 4 ? orki_sweep_lost(f, t, NULL) : numbers[i];
        bool is_there = orki_sweep_is_done(t) && (i != 5 || number >= 0);
        if (i > 0)
            orki_text_add_char(csv, separator);
        if (is_there)
            orki_text_printf(csv, "%" PRId64, number);
    }
    orki_text_add(csv, "\r\n");
}

static void print_csv(orki_text *csv, const orki_sweep_figures *f, const ork_report_options *o)
{
    static const char *const heads[] = {"id",       "family",  "title",     "state",   "reason",
                                        "lessons",  "placed",  "sections",  "staffed", "lost",
                                        "changes",  "cost",    "base_cost", "bound",   "travel_min",
                                        "idle_min", "work_min"};
    if (o->csv_bom)
        orki_text_add(csv, "\xEF\xBB\xBF");
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (i > 0)
            orki_text_add_char(csv, o->csv_separator);
        orki_text_add(csv, heads[i]);
    }
    orki_text_add(csv, "\r\n");
    for (int i = 0; i < ork_sweep_count(f->sweep); i++)
        add_row(csv, f, ork_sweep_trial(f->sweep, i), o->csv_separator);
}

ork_status ork_sweep_write(const ork_sweep *sweep, const ork_report_options *options,
                           char **failed_path)
{
    orki_arena arena = {0};
    orki_text csv = {0}, page = {0}, growth = {0};
    bool has_growth = ork_sweep_growth(sweep) != NULL;
    orki_sweep_figures f;
    char *json = NULL;
    ork_status st = ORK_ERR_MEMORY;
    if (orki_sweep_count(&f, sweep, &arena) == 0) {
        json = print_json(&f);
        print_csv(&csv, &f, options);
        if (has_growth)
            orki_growth_csv(&growth, sweep, options);
        orki_sweep_page(&page, &f, orki_report_is_dutch(options), &arena);
    }
    if (json != NULL && !csv.is_failed && !page.is_failed && !growth.is_failed) {
        const orki_file_part parts[] = {{"index.html", page.bytes, page.n},
                                        {"sweep.csv", csv.bytes, csv.n},
                                        {"sweep.json", json, strlen(json)},
                                        {"growth.csv", growth.bytes, growth.n}};
        st = orki_file_set_write(ork_sweep_folder(sweep), parts, has_growth ? 4 : 3, failed_path);
    }
    int reason = errno;
    orki_text_free(&csv);
    orki_text_free(&page);
    orki_text_free(&growth);
    ork_text_free(json);
    orki_arena_free(&arena);
    errno = reason;
    return st;
}
