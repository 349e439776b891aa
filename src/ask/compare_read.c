/* A folder that solve or rerun wrote -> the season it was made from and its timetable. report.json
 * names the season; a fingerprint tells when that season says something else by now, because then
 * neither the timetable nor its bound belongs to it any more. */
#include "ask/comparing.h"
#include "base/file.h"
#include "base/findings.h"
#include "base/json.h"
#include "base/message.h"
#include "model/timetable_model.h"
#include "read/reader.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 512 * 1024 * 1024 };

void orki_comparing_fault(orki_comparing *c, int code, const char *folder, const char *hint,
                          const char *format, ...)
{
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    ork_diag found = {.severity = ORK_ERROR,
                      .code = code,
                      .file = folder,
                      .width = 1,
                      .message = message,
                      .hint = hint};
    if (c->status == ORK_OK)
        c->status = ORK_ERR_INPUT;
    if (orki_diags_add(c->diags, &found) != 0)
        c->status = ORK_ERR_MEMORY;
}

ork_status orki_report_of(json_t **out, const char *folder, orki_arena *arena)
{
    const char *path = orki_arena_printf(arena, "%s/report.json", folder), *bytes = NULL;
    size_t n = 0;
    *out = NULL;
    ork_status st =
        path == NULL ? ORK_ERR_MEMORY : orki_file_read(&bytes, &n, path, MOST_BYTES, arena);
    if (st == ORK_ERR_TOO_LARGE || (st == ORK_ERR_IO && (errno == ENOENT || errno == ENOTDIR)))
        return ORK_OK;
    if (st != ORK_OK)
        return st;
    st = orki_json_load(out, bytes, n, JSON_REJECT_DUPLICATES);
    if (st != ORK_OK)
        return st == ORK_ERR_MEMORY ? st : ORK_OK;
    if (!json_is_object(json_object_get(*out, "made_from"))) {
        json_decref(*out);
        *out = NULL;
    }
    return ORK_OK;
}

/* The texts of a list; paths are those as seen from here. NULL when one is none, or cannot be read
 * again. */
static const char **texts_of(orki_comparing *c, const json_t *list, const char *folder, int *n)
{
    *n = (int)json_array_size(list);
    const char **texts = orki_comparing_keep(c, (size_t)*n, sizeof *texts);
    for (int i = 0; texts != NULL && i < *n; i++) {
        const char *text = json_string_value(json_array_get(list, (size_t)i));
        if (text == NULL || (folder != NULL && strcmp(text, "-") == 0))
            return NULL;
        texts[i] = folder == NULL || text[0] == '/'
                       ? orki_arena_printf(&c->arena, "%s", text)
                       : orki_arena_printf(&c->arena, "%s/%s", folder, text);
        if (texts[i] == NULL)
            c->status = ORK_ERR_MEMORY;
    }
    return texts;
}

static bool has_fingerprint(const json_t *made_from, const ork_season *season)
{
    char print[32];
    snprintf(print, sizeof print, "%016" PRIx64, season->fingerprint);
    const char *written = json_string_value(json_object_get(made_from, "fingerprint"));
    return written != NULL && strcmp(print, written) == 0;
}

static void read_season(orki_comparing *c, int column, const json_t *made_from, const char *folder)
{
    ork_season_source from = {0};
    from.paths = texts_of(c, json_object_get(made_from, "season"), folder, &from.n_paths);
    from.sets = texts_of(c, json_object_get(made_from, "set"), NULL, &from.n_sets);
    if (c->status == ORK_ERR_MEMORY)
        return;
    if (from.paths == NULL || from.sets == NULL || from.n_paths == 0) {
        orki_comparing_fault(c, OR_RESULT, folder, _("solve the season from its files"),
                             _("its season was read from standard input and cannot be read again"));
        return;
    }
    orki_side *side = &c->sides[column];
    ork_status st = ork_season_read_changed(&side->season, &from, c->diags);
    if (st != ORK_OK) {
        orki_comparing_fault(c, OR_RESULT, folder, "", _("its season, %s, does not read"),
                             from.paths[0]);
        c->status = st;
    } else if (!has_fingerprint(made_from, side->season)) {
        orki_comparing_fault(c, OR_RESULT_STALE, folder, _("solve it again into this folder"),
                             _("its season, %s, has changed since this timetable was made"),
                             from.paths[0]);
    }
}

static void read_timetable(orki_comparing *c, int column, const char *folder)
{
    const char *path = orki_arena_printf(&c->arena, "%s/timetable.yaml", folder);
    orki_side *side = &c->sides[column];
    ork_status st = path == NULL
                        ? ORK_ERR_MEMORY
                        : ork_timetable_read(&side->timetable, side->season, path, c->diags);
    if (st != ORK_OK)
        c->status = st;
}

/* With --strict the bound is one of complete timetables only, and says nothing of this season's
 * others. */
static int64_t bound_of(const json_t *report)
{
    bool is_strict = json_is_true(json_object_get(json_object_get(report, "options"), "strict"));
    json_int_t bound = json_integer_value(json_object_get(report, "bound"));
    return is_strict || bound < 0 ? 0 : bound;
}

void orki_comparing_read(orki_comparing *c, int column, const char *folder)
{
    json_t *report = NULL;
    ork_status before = c->status; /* every folder is read, and all that is wrong is told at once */
    c->status = orki_report_of(&report, folder, &c->arena);
    if (c->status == ORK_ERR_IO)
        orki_comparing_fault(c, OR_RESULT, folder, "", _("its report.json cannot be read: %s"),
                             strerror(errno));
    if (c->status == ORK_OK && report == NULL) {
        orki_comparing_fault(
            c, OR_RESULT, folder, _("write one with \"orkestrooster solve SEASON -o DIR\""),
            _("holds no result: a timetable.yaml, and a report.json that says of which season"));
    } else if (c->status == ORK_OK) {
        c->columns[column].bound = bound_of(report);
        read_season(c, column, json_object_get(report, "made_from"), folder);
        if (c->status == ORK_OK)
            read_timetable(c, column, folder);
        if (c->status == ORK_OK)
            orki_comparing_read_loans(c, column, folder);
    }
    json_decref(report);
    c->columns[column].season = c->sides[column].season;
    c->columns[column].timetable = c->sides[column].timetable;
    if (before != ORK_OK && c->status != ORK_ERR_MEMORY)
        c->status = before;
}

static bool is_number(const json_t *object, const char *key, double wanted)
{
    const json_t *value = json_object_get(object, key);
    bool is_none = wanted < 0 && json_is_null(value);
    double difference = json_number_value(value) - wanted;
    return is_none || (json_is_number(value) && difference < 1e-6 && difference > -1e-6);
}

int ork_result_is_current(const char *folder, const ork_season *season, const ork_options *options)
{
    orki_arena arena = {0};
    json_t *report = NULL;
    (void)orki_report_of(&report, folder, &arena); /* without memory it is solved anew */
    const json_t *limits = json_object_get(report, "options");
    const json_t *threads = json_object_get(limits, "threads");
    bool is_same =
        report != NULL && has_fingerprint(json_object_get(report, "made_from"), season) &&
        is_number(limits, "time_limit_s", options->time_limit_s) &&
        is_number(limits, "work", (double)options->work) &&
        is_number(limits, "gap_percent", options->gap_percent) &&
        is_number(limits, "seed", (double)options->seed) &&
        json_is_true(json_object_get(limits, "strict")) == (options->is_strict != 0) &&
        (options->threads == ORK_ALL_CORES || json_integer_value(threads) == options->threads);
    const char *outcome = json_string_value(json_object_get(report, "outcome"));
    is_same = is_same && outcome != NULL && strcmp(outcome, "stopped") != 0;
    json_decref(report);
    ork_timetable *timetable = NULL;
    if (is_same) {
        const char *path = orki_arena_printf(&arena, "%s/timetable.yaml", folder);
        is_same = path != NULL && ork_timetable_read(&timetable, season, path, NULL) == ORK_OK;
    }
    ork_timetable_free(timetable);
    orki_arena_free(&arena);
    return is_same;
}
