/* report.json: the same facts for programs. With a result, the search and its timetable; with a
 * verdict alone, what `check` found. Keys and order are fixed; numbers of points are integers. */
#include "report/report_json.h"

#include "base/file.h"
#include "base/json.h"
#include "model/timetable_model.h"
#include "orkestrooster/version.h"
#include "report/day_view.h"
#include "report/instrument_files.h"
#include "report/json_texts.h"
#include "report/reasons_json.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* jansson takes NULL values as failures, so one flag at the end is enough. */
static int set(json_t *object, const char *key, json_t *value)
{
    return json_object_set_new(object, key, value);
}

static json_t *seconds(double value)
{
    return value < 0 ? json_null() : json_real(round(value * 1000) / 1000);
}

static json_t *counts(const char *name, int total, int done)
{
    return json_pack("{s:i, s:i}", "total", total, name, done);
}

static json_t *points_of(const ork_verdict *verdict, bool is_amount)
{
    json_t *terms = json_object();
    int bad = terms == NULL;
    for (int i = 0; i < verdict->n_terms && !bad; i++) {
        const ork_term *term = &verdict->terms[i];
        bad |= set(terms, term->rule, json_integer(is_amount ? term->amount : term->points));
    }
    if (bad) {
        json_decref(terms);
        return NULL;
    }
    return terms;
}

static json_t *breaches_of(const ork_verdict *verdict)
{
    json_t *list = json_array();
    for (int i = 0; i < verdict->n_breaches && list != NULL; i++) {
        const ork_breach *b = &verdict->breaches[i];
        json_t *item = json_pack("{s:s, s:s, s:s, s:s, s:s}", "rule", b->rule, "who", b->who,
                                 "where", b->where, "when", b->when, "message", b->message);
        if (json_array_append_new(list, item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *lacks_of(const ork_lacks *lacks)
{
    json_t *list = json_array();
    for (int i = 0; i < lacks->n && list != NULL; i++) {
        json_t *item = json_pack("{s:s, s:s, s:s}", "orchestra", lacks->at[i].orchestra, "role",
                                 lacks->at[i].role, "reason", lacks->at[i].reason);
        if (json_array_append_new(list, item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *teachers_of(const ork_season *season, const orki_week *weeks)
{
    json_t *list = json_array();
    for (int t = 0; t < season->n_teachers && list != NULL; t++) {
        const orki_week *week = &weeks[t];
        json_t *item =
            json_pack("{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i}", "id", season->teachers[t].id,
                      "name", season->teachers[t].name, "teaching_min", week->teaching_min,
                      "travel_min", week->travel_min, "idle_min", week->idle_min, "call_out_min",
                      week->call_out_min, "days", week->n_days, "schools", week->n_schools);
        if (json_array_append_new(list, item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *milestones_of(const ork_result *result)
{
    json_t *list = json_array();
    for (int i = 0; i < result->n_milestones && list != NULL; i++) {
        const ork_milestone *m = &result->milestones[i];
        json_t *item = json_object();
        int bad = item == NULL || set(item, "elapsed_s", seconds(m->elapsed_s)) != 0 ||
                  set(item, "cost", m->has_best ? json_integer(m->best_cost) : json_null()) != 0 ||
                  set(item, "bound", json_integer(m->bound)) != 0;
        if (bad)
            json_decref(item);
        if (json_array_append_new(list, bad ? NULL : item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

/* What both kinds of report say about a timetable. */
static int add_verdict(json_t *root, const ork_season *season, const ork_verdict *verdict)
{
    if (verdict == NULL)
        return set(root, "lessons", counts("placed", season->n_orchestras, 0)) |
               set(root, "sections", counts("staffed", season->n_sections, 0)) |
               set(root, "terms", json_object()) | set(root, "amounts", json_object()) |
               set(root, "breaches", json_array());
    return set(root, "lessons", counts("placed", verdict->n_lessons, verdict->n_lessons_placed)) |
           set(root, "sections",
               counts("staffed", verdict->n_sections, verdict->n_sections_staffed)) |
           set(root, "terms", points_of(verdict, false)) |
           set(root, "amounts", points_of(verdict, true)) |
           set(root, "breaches", breaches_of(verdict));
}

/* What bound.json proves, or null when there is none. */
static json_t *certified_bound(const ork_result *result)
{
    return result->certificate == NULL ? json_null()
                                       : json_integer(ork_certificate_bound(result->certificate));
}

static int add_search(json_t *root, const ork_result *result, const ork_verdict *verdict)
{
    return set(root, "outcome", json_string(ork_outcome_word(result->outcome))) |
           set(root, "cost", verdict == NULL ? json_null() : json_integer(verdict->cost)) |
           set(root, "bound", json_integer(result->bound)) |
           set(root, "certified_bound", certified_bound(result)) |
           set(root, "gap", json_real(round(result->gap * 1e6) / 1e6)) |
           set(root, "elapsed_s", seconds(result->elapsed_s)) |
           set(root, "first_answer_s", seconds(result->first_answer_s));
}

/* The season's paths; seen from the folder of the report where there is one. */
static json_t *paths_of(const ork_season *season, const char *folder)
{
    json_t *list = json_array();
    orki_arena arena = {0};
    for (int i = 0; i < season->n_origins; i++) {
        const char *path = season->origins[i], *seen = NULL;
        errno = 0;
        if (folder != NULL && strcmp(path, "-") != 0)
            seen = orki_path_from(folder, path, &arena);
        if (seen == NULL && errno != ENOMEM) /* it is gone, or has no name */
            seen = path;
        orki_json_add(&list, seen == NULL ? NULL : orki_json_path(seen));
    }
    orki_arena_free(&arena);
    return list;
}

/* The values of --set. */
static json_t *sets_of(const ork_season *season)
{
    json_t *list = json_array();
    for (int i = 0; i < season->n_sets; i++)
        orki_json_add(&list, json_string(season->sets[i]));
    return list;
}

/* What a later reader needs to know whether this is still a result of that season. */
static json_t *made_from(const ork_season *season, const char *folder)
{
    json_t *object = json_object();
    char print[32];
    snprintf(print, sizeof print, "%016" PRIx64, season->fingerprint);
    int bad = object == NULL || set(object, "season", paths_of(season, folder)) != 0 ||
              set(object, "fingerprint", json_string(print)) != 0 ||
              set(object, "scenario", json_string(ork_season_scenario(season))) != 0 ||
              set(object, "set", sets_of(season)) != 0;
    if (bad) {
        json_decref(object);
        return NULL;
    }
    return object;
}

/* The limits as they were asked for; null where there was none. */
static json_t *limits_of(const ork_options *options)
{
    json_t *object = json_object();
    int bad =
        object == NULL || set(object, "time_limit_s", seconds(options->time_limit_s)) != 0 ||
        set(object, "work", options->work < 0 ? json_null() : json_integer(options->work)) != 0 ||
        set(object, "gap_percent", json_real(options->gap_percent)) != 0 ||
        set(object, "threads", json_integer(options->threads)) != 0 ||
        set(object, "seed", json_integer(options->seed)) != 0 ||
        set(object, "strict", json_boolean(options->is_strict != 0)) != 0;
    if (bad) {
        json_decref(object);
        return NULL;
    }
    return object;
}

static int add_counts(json_t *root, const ork_result *result)
{
    return set(root, "threads", json_integer(result->threads)) |
           set(root, "seed", json_integer(result->seed)) |
           set(root, "work", json_integer(result->work)) |
           set(root, "columns", json_integer(result->n_columns)) |
           set(root, "pivots", json_integer(result->n_pivots)) |
           set(root, "nodes", json_integer(result->n_nodes)) |
           set(root, "milestones", milestones_of(result));
}

/* Lacks and the teachers' figures need the timetable itself. */
static int add_timetable(json_t *root, const ork_season *season, const ork_timetable *timetable)
{
    if (timetable == NULL)
        return set(root, "lacks", json_array()) | set(root, "teachers", json_array());
    ork_lacks *lacks = NULL;
    ork_shares *shares = NULL;
    orki_arena scratch = {0};
    const orki_week *weeks = orki_weeks_make(season, timetable, &scratch);
    int bad = weeks == NULL || ork_lacks_find(&lacks, season, timetable) != ORK_OK ||
              ork_shares_count(&shares, season, timetable) != ORK_OK;
    if (!bad)
        bad = set(root, "lacks", lacks_of(lacks)) |
              set(root, "teachers", teachers_of(season, weeks)) |
              set(root, "shares", orki_shares_json(shares));
    ork_lacks_free(lacks);
    ork_shares_free(shares);
    orki_arena_free(&scratch);
    return bad;
}

static int add_head(json_t *root, const ork_season *season)
{
    return set(root, "format", json_integer(1)) | set(root, "program", json_string(ork_version())) |
           set(root, "organisation", json_string(season->organisation)) |
           set(root, "season", json_string(season->name));
}

static char *finish(json_t *root, int bad)
{
    char *text = bad ? NULL : orki_json_text(root);
    json_decref(root);
    return text;
}

char *orki_report_json_in(const ork_season *season, const ork_result *result,
                          const ork_alternatives *alternatives, const char *folder)
{
    const ork_verdict *verdict = result->verdict;
    json_t *root = json_object();
    if (root == NULL)
        return NULL;
    int bad = add_head(root, season) | set(root, "made_from", made_from(season, folder)) |
              set(root, "options", limits_of(&result->options)) |
              add_search(root, result, verdict) | add_verdict(root, season, verdict) |
              add_counts(root, result) | add_timetable(root, season, result->timetable);
    if (result->instruments != NULL)
        bad |= set(root, "instruments", orki_instruments_json(result->instruments));
    if (alternatives != NULL)
        bad |= set(root, "alternatives", orki_alternatives_json(season, alternatives));
    return finish(root, bad);
}

char *ork_report_json(const ork_season *season, const ork_result *result,
                      const ork_verdict *verdict)
{
    return result == NULL ? ork_report_check_json(season, verdict, NULL)
                          : orki_report_json_in(season, result, NULL, NULL);
}

/* The gap only of a timetable that keeps the rules: others may cost less than any that does. */
static int add_proof(json_t *root, const ork_proof *proof, const ork_verdict *verdict)
{
    json_t *gap = json_null();
    if (proof->is_proven && verdict != NULL && verdict->n_breaches == 0) {
        double cost = (double)verdict->cost, more = cost - (double)proof->claimed;
        gap = json_real(cost > 0 ? round(more / cost * 1e6) / 1e6 : 0);
    }
    json_t *certificate = json_object();
    int bad = certificate == NULL ||
              set(certificate, "proven", json_boolean(proof->is_proven)) != 0 ||
              set(certificate, "claimed", json_integer(proof->claimed)) != 0 ||
              set(certificate, "derived",
                  proof->is_impossible ? json_null() : json_integer(proof->derived)) != 0 ||
              set(certificate, "strict", json_boolean(proof->is_strict)) != 0 ||
              set(certificate, "prices", json_integer(proof->n_prices)) != 0;
    bad |=
        set(root, "certified_bound", proof->is_proven ? json_integer(proof->claimed) : json_null());
    return bad | set(root, "certificate", certificate) | set(root, "gap", gap);
}

char *ork_report_check_json(const ork_season *season, const ork_verdict *verdict,
                            const ork_proof *proof)
{
    json_t *root = json_object();
    if (root == NULL)
        return NULL;
    int bad = add_head(root, season);
    if (verdict != NULL)
        bad |= set(root, "valid", json_boolean(verdict->n_breaches == 0)) |
               set(root, "cost", json_integer(verdict->cost)) | add_verdict(root, season, verdict);
    if (proof != NULL)
        bad |= add_proof(root, proof, verdict);
    return finish(root, bad);
}

char *ork_report_loans_json(const ork_season *season, const ork_instruments *instruments)
{
    json_t *root = json_object();
    if (root == NULL)
        return NULL;
    int bad = add_head(root, season) |
              set(root, "valid", json_boolean(instruments->n_breaches == 0)) |
              set(root, "instruments", orki_instruments_json(instruments));
    return finish(root, bad);
}
