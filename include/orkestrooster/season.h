/* A season: everything the planner wrote down, read, cross-checked and sealed. */
#ifndef ORKESTROOSTER_SEASON_H
#define ORKESTROOSTER_SEASON_H

#include "orkestrooster/diag.h"
#include "orkestrooster/status.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Opaque; immutable after reading, so that many threads may use one season. */
typedef struct ork_season ork_season;

/** Read a season from YAML.
 *  @param[out] out    New sealed season; NULL on failure. Free with ork_season_free().
 *  @param      paths  [n_paths] files, folders (their *.yaml files are merged, in order of name),
 *                     or "-" for standard input
 *  @param[out] diags  Receives every error and warning found; may be NULL.
 *  @return ORK_OK (there may be warnings); ORK_ERR_INPUT (at least one error in diags); ORK_ERR_IO;
 *          ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY.
 *  Cost O(file size). Thread-safe. Source: the reference page orkestrooster-season(5). */
ork_status ork_season_read(ork_season **out, const char *const *paths, int n_paths,
                           ork_diags *diags);

/* What a season is read from. */
typedef struct ork_season_source {
    const char *const *paths; /* [n_paths] as for ork_season_read(); a scenario stands alone */
    int n_paths;
    const char *const *sets; /* [n_sets] "teachers.anna.hours.max=6", made after all else */
    int n_sets;
    const char *const *pins; /* [n_pins] wishes (ork_why_not()): pins on top that are not the
                                season's, "orchestra=fontein-5 day=thu start=08:30" */
    int n_pins;
} ork_season_source;

/** Read a season, or the season that a scenario makes of its base, and set values in it.
 *  A scenario is a YAML file with a base and changes; every finding is at the line that says it,
 *  in base, scenario or argument ("--set" and "--pin" stand for its file).
 *  @return as ork_season_read(). Source: the reference page orkestrooster-scenario. */
ork_status ork_season_read_changed(ork_season **out, const ork_season_source *source,
                                   ork_diags *diags);

/** The same from one text in memory; `name` stands for the file in messages and `folder` is where
 *  relative file names (travel pairs, last season) are looked up (NULL: the current folder). */
ork_status ork_season_read_text(ork_season **out, const char *text, size_t n, const char *name,
                                const char *folder, ork_diags *diags);

/** NULL is legal. */
void ork_season_free(ork_season *season);

/* How large a season is. */
typedef struct ork_season_figures {
    int n_schools, n_groups, n_rooms, n_teachers, n_programmes;
    int n_orchestras;
    int n_lessons;  /* a week: an orchestra has one for each of its meetings */
    int n_sections; /* section-lessons a week: one teacher and one room each */
    int n_blocks;
    int lesson_min; /* minutes of lessons, summed over sections */
} ork_season_figures;

ork_season_figures ork_season_measure(const ork_season *season);

/** The organisation's name, the season's name, and the language ("nl" or "en") that the file asks
 *  for ("" when it does not). Borrowed from the season. */
const char *ork_season_organisation(const ork_season *season);
const char *ork_season_name(const ork_season *season);
const char *ork_season_language(const ork_season *season);

/** A number that is another one when anything that the season says is: its YAML apart from comments
 *  and layout, and the files that it names. The same over runs and machines. */
uint64_t ork_season_fingerprint(const ork_season *season);

/** The name of the scenario that the season was read from; "" when it was none. Borrowed. */
const char *ork_season_scenario(const ork_season *season);

#ifdef __cplusplus
}
#endif

#endif
