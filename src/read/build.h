/* From the checked tree to the season, one function a part, in the order in which they are called.
 * Each tells what is wrong and goes on; a season with errors is thrown away at the end, so fields
 * of it may then hold -1 where a name was not known. */
#ifndef ORKI_READ_BUILD_H
#define ORKI_READ_BUILD_H

#include "read/names.h"

typedef struct orki_build {
    orki_reader *r;
    ork_season *s;
    orki_node *root;
    orki_names skills, roles, modes, programmes, owners, schools, rooms, groups;
    orki_names orchestras, teachers, blocks;
    const orki_node **school_nodes, **orchestra_nodes; /* [n_schools], [n_orchestras] */
    const bool **room_best; /* [n_rooms] the roles that `best` names; NULL when it is not given */
} orki_build;

/* parts, in order */
void orki_build_head(orki_build *b);   /* organisation, season, limits, weights */
void orki_build_skills(orki_build *b); /* skills, roles */
void orki_build_modes(orki_build *b);  /* travel modes */
void orki_build_programmes(orki_build *b);
void orki_build_schools(orki_build *b); /* buildings, schools, groups */
void orki_build_dates(orki_build *b);   /* holidays and closed days of schools and groups */
void orki_build_rooms(orki_build *b);
void orki_build_teachers(orki_build *b);
void orki_build_orchestras(orki_build *b); /* orchestras, sections */
void orki_build_blocks(orki_build *b);
void orki_build_pins(orki_build *b);   /* pins, shared sets */
void orki_build_travel(orki_build *b); /* travel tables, with pairs from CSV */
void orki_build_travel_periods(orki_build *b);
/** Only report the files of theirs that cannot be read. */
void orki_find_period_pairs(orki_build *b);
void orki_build_occasions(orki_build *b);
void orki_build_last_season(orki_build *b);
void orki_build_depots(orki_build *b); /* depots, terms of loans, loans that stand */
void orki_cross_check(orki_build *b);

/* parts that a file of its own holds */
void orki_read_hours(orki_build *b, orki_school *school, const orki_node *node);
/** Pieces of a skill's instrument that all depots together may lend. */
int orki_lent_at_most(const ork_season *season, int skill);
/** Warn where depots hold fewer instruments than the largest sections need. */
void orki_check_depots(orki_build *b);
/** How pupils walk. */
orki_mode orki_mode_of_pupils(orki_build *b);
/** Meetings a week of an orchestra: 1 when nothing else is given. */
int orki_count_meetings(const orki_node *node);
/** What `meetings` says of the orchestra at index `first` becomes the next series. */
void orki_read_series(orki_build *b, orki_node *node, int first);

/* helpers */

/** A kept copy of the text of a key, or of the fallback; line ends and tabs in it count as a blank.
 */
const char *orki_text_of(orki_build *b, const orki_node *map, const char *key,
                         const char *fallback);
/** The file that a node names, seen from the folder of the file that names it; kept. NULL when out
 * of memory. */
const char *orki_path_of(orki_build *b, const orki_node *node);
/** Read the file that a node names into the scratch arena; tells when it cannot be read.
 *  @return its path, kept, or NULL after telling */
const char *orki_file_of(orki_build *b, orki_node *node, const char **bytes, size_t *n);
/** The place of a thing: its id's, else its own. */
orki_place orki_place_of(const orki_node *node);
/** Declare an id; tells when it is taken. @return the kept id. */
const char *orki_declare(orki_build *b, orki_names *names, orki_node *id, const char *full,
                         int index);
/** The index that a node names, or -1 after telling; -1 without words for NULL. `what`: "school".
 */
int orki_refer(orki_build *b, const orki_names *names, orki_node *node, orki_code code,
               const char *what);
/** The same for a thing of a school: `full` is the node's name with the school's before it. */
int orki_refer_own(orki_build *b, const orki_names *names, orki_node *node, const char *full,
                   orki_code code, const char *what);
/** Days as a mask: a scalar or a list of them. */
uint8_t orki_days_of(orki_build *b, const orki_node *node, uint8_t fallback);
/** Day spans (`busy`, `closed`) into sorted spans of each day; overlapping ones are joined. */
void orki_day_spans(orki_build *b, orki_spans *days, const orki_node *node);
/** A date of a key, within the season; ORKI_NO_DATE without. */
orki_date orki_date_of(orki_build *b, orki_node *map, const char *key);
/** Tell when a date is outside the season. */
void orki_check_date(orki_build *b, orki_node *node);
/** Tell when a period lies outside the season, wholly or (must_fit) in part. */
void orki_check_period(orki_build *b, orki_node *node, orki_date from, orki_date to, bool must_fit);
/** Tell when `to` is before `from`. */
void orki_check_order(orki_build *b, orki_node *map, orki_date from, orki_date to);
/** Coordinates of a key into lat and lon. @return whether they are given and sound. */
bool orki_at_of(orki_build *b, const orki_node *map, const char *key, double *lat, double *lon);
/** The node is among the ORK_ERR_TOO_LARGE limits: tells and fails when n > max. */
bool orki_is_too_many(orki_build *b, const orki_node *list, int max, const char *what);
/** The same for a number that is not the list's length. */
bool orki_is_too_many_of(orki_build *b, const orki_node *list, size_t n, int max, const char *what);

#endif
