/* libFuzzer target: any bytes as loans.yaml of a season with depots, as the loans that stand at its
 * schools from before, and as its list of depots. What is read can be counted, prints, and comes
 * back the same; loans chosen where others stand break no rule. */
#include "fuzz_files.h"
#include "orkestrooster/instruments.h"
#include "orkestrooster/orkestrooster.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 4000 };

/* %s: depots. No trips by road, so that what stands decides alone. */
static const char season_text[] =
    "format: 1\nseason: {name: x}\nprogrammes: {p: {lesson: 60, roles: [violin, cello], captain: "
    "no}}\nschools:\n  - {id: fontein, hours: {mon: {open: 08:30-14:30}}, rooms: [{id: a, seats: "
    "30}, {id: b, seats: 30}], stock: {violin: 2}, groups: [{id: g, year: 5, pupils: 20}]}\n"
    "orchestras: [{id: o, school: fontein, groups: [g], programme: p, sections: {violin: 12, "
    "cello: 8}}]\nteachers: [{id: t, skills: [violin], available: {mon: all}}, {id: u, skills: "
    "[cello], available: {mon: all}}]\n%s\ndepots:\n%s\n";
static const char depots_text[] = "  - {id: hal, stock: {violin: 20, cello: 6}, rent: {violin: "
                                  "35}}\n  - {id: loods, stock: {cello: 4}}";
static const char timetable_text[] =
    "{format: 1, season: x, lessons: [{orchestra: o, day: mon, start: 08:30, end: 09:30, sections: "
    "{violin: {teacher: t, room: fontein/a}, cello: {teacher: u, room: fontein/b}}}]}";

static ork_season *read_season(const char *terms, const char *depots)
{
    static char text[sizeof season_text + sizeof depots_text + MOST_BYTES + 200];
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    int n = snprintf(text, sizeof text, season_text, terms, depots);
    ork_status st = ork_season_read_text(&season, text, (size_t)n, "fuzz", NULL, diags);
    if ((st == ORK_OK) != (season != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    ork_diags_free(diags);
    return season;
}

static ork_timetable *read_timetable(const ork_season *season)
{
    ork_timetable *timetable = NULL;
    ork_timetable_read_text(&timetable, season, timetable_text, sizeof timetable_text - 1, "t",
                            NULL);
    return timetable;
}

static char *print(const ork_season *season, const ork_timetable *timetable, const ork_loans *loans,
                   int *n_breaches)
{
    ork_instruments *counted = NULL;
    if (ork_instruments_count(&counted, season, timetable, loans) != ORK_OK)
        abort();
    char *text = ork_loans_print(season, loans, counted);
    char *json = ork_report_loans_json(season, counted);
    if (text == NULL || json == NULL)
        abort();
    *n_breaches = counted->n_breaches;
    ork_text_free(json);
    ork_instruments_free(counted);
    return text;
}

static void comes_back(const ork_season *season, const ork_timetable *timetable,
                       const ork_loans *loans)
{
    int n_breaches = 0;
    ork_loans *again = NULL;
    char *first = print(season, timetable, loans, &n_breaches);
    fuzz_file file = fuzz_file_make((const uint8_t *)first, strlen(first));
    if (ork_loans_read(&again, season, file.path, NULL) != ORK_OK)
        abort();
    char *second = print(season, timetable, again, &n_breaches);
    if (strcmp(first, second) != 0)
        abort();
    fuzz_file_close(&file);
    ork_loans_free(again);
    ork_text_free(first);
    ork_text_free(second);
}

static void read_loans(const ork_season *season, const ork_timetable *timetable, const char *path)
{
    ork_loans *loans = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_loans_read(&loans, season, path, diags);
    if ((st == ORK_OK) != (loans != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    if (st == ORK_OK)
        comes_back(season, timetable, loans);
    ork_loans_free(loans);
    ork_diags_free(diags);
}

/* Without seconds the greedy choice is all there is. */
static void choose(const ork_season *season)
{
    int n_breaches = 0;
    ork_loans *loans = NULL;
    ork_timetable *timetable = read_timetable(season);
    if (timetable == NULL)
        return; /* what follows the depots has changed more of the season */
    if (ork_loans_choose(&loans, season, timetable, 0) != ORK_OK)
        abort();
    char *text = print(season, timetable, loans, &n_breaches);
    if (n_breaches != 0)
        abort();
    comes_back(season, timetable, loans);
    ork_text_free(text);
    ork_loans_free(loans);
    ork_timetable_free(timetable);
}

static void choose_and_free(ork_season *season)
{
    if (season != NULL && ork_season_has_depots(season))
        choose(season);
    ork_season_free(season);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ork_season *season;
    static ork_timetable *timetable;
    char terms[80], depots[MOST_BYTES + 1];
    if (season == NULL) {
        season = read_season("", depots_text);
        timetable = read_timetable(season);
    }
    if (timetable == NULL)
        abort();
    if (size > MOST_BYTES)
        return 0;
    fuzz_file file = fuzz_file_make(data, size);
    read_loans(season, timetable, file.path);
    snprintf(terms, sizeof terms, "loans: {standing: %s}", file.path);
    choose_and_free(read_season(terms, depots_text));
    fuzz_file_close(&file);
    if (size > 0)
        memcpy(depots, data, size);
    depots[size] = '\0';
    choose_and_free(read_season("", depots));
    return 0;
}
