/* A season as files that can be given away: what the parts of the work hold in common.
 *
 * Input: a season that was read without a mistake, its tree and its tables of names (orki_build).
 * Output: files. Anonymised, every word that a planner chose becomes an alias, the same wherever it
 * stands, and every place is moved. Invariant: a word whose meaning is not known to the table of
 * share_rules.c is never written. */
#ifndef ORKI_EXPORT_SHARE_H
#define ORKI_EXPORT_SHARE_H

#include "base/random.h"
#include "base/text.h"
#include "orkestrooster/export.h"
#include "read/build.h"
#include "read/shape.h"

/* Kinds of words that get aliases. */
typedef enum orki_alias_kind {
    ORKI_ALIAS_PLACE, /* schools and buildings */
    ORKI_ALIAS_GROUP, /* by school/group */
    ORKI_ALIAS_ROOM,  /* by school/room */
    ORKI_ALIAS_PROGRAMME,
    ORKI_ALIAS_BLOCK, /* the word of a block */
    ORKI_ALIAS_ORCHESTRA,
    ORKI_ALIAS_TEACHER,
    ORKI_ALIAS_SKILL, /* and roles */
    ORKI_ALIAS_MODE,
    ORKI_ALIAS_SET,
    ORKI_ALIAS_DEPOT,
    ORKI_ALIAS_OCCASION,
    ORKI_ALIAS_TOWN,
    ORKI_ALIAS_VENUE,
    ORKI_ALIAS_HOLIDAY,
    ORKI_N_ALIASES
} orki_alias_kind;

typedef struct orki_alias {
    const char *word, *alias;
} orki_alias;

typedef struct orki_aliases {
    orki_names names;
    size_t capacity;
    orki_alias *at; /* [names.n] */
    int width;      /* digits */
} orki_aliases;

/* What happens to what stands at a place of the tree. */
typedef enum orki_share_action {
    ORKI_SHARE_UNKNOWN,
    ORKI_SHARE_DROP,
    ORKI_SHARE_ALIAS, /* a word of a kind */
    ORKI_SHARE_GROUP_ID,
    ORKI_SHARE_ROOM_ID,
    ORKI_SHARE_GROUP_NAME,
    ORKI_SHARE_ROOM_NAME,
    ORKI_SHARE_BLOCK_NAME,
    ORKI_SHARE_BLOCK_WORD,
    ORKI_SHARE_SEASON_NAME,
    ORKI_SHARE_COORDINATES,
    ORKI_SHARE_MONEY,       /* dropped when the planner wants that */
    ORKI_SHARE_PAIRS,       /* files of travel times */
    ORKI_SHARE_HOLIDAYS,    /* a file */
    ORKI_SHARE_LAST_SEASON, /* a file */
    ORKI_SHARE_STANDING     /* a file of loans */
} orki_share_action;

typedef struct orki_share_rule {
    orki_share_action action;
    orki_alias_kind kind; /* of ORKI_SHARE_ALIAS */
} orki_share_rule;

typedef struct orki_share_file {
    const char *name;
    orki_text text;
} orki_share_file;

/* Coordinates, and where they are now. */
typedef struct orki_site {
    double lat, lon;
    const char *texts[2];
} orki_site;

typedef struct orki_share {
    ork_share_options options;
    orki_build *b;
    ork_status status;
    orki_aliases aliases[ORKI_N_ALIASES];
    orki_random random; /* of the blur */
    double turn[3][3];  /* of the whole globe */
    orki_names sites;   /* coordinates as text -> index of where they are now */
    size_t sites_capacity;
    orki_site *site_list;      /* [sites.n] */
    const char *ways_file;     /* of the season's own travel times, or NULL */
    const char **period_files; /* [season.n_travel_periods] */
    int n_holidays;            /* files */
    int n_files;
    size_t files_capacity;
    orki_share_file *files; /* [n_files] */
} orki_share;

/** What happens at a path such as "schools[].groups[].id"; last season's timetable is below
 *  "last-season:", the loans that stand below "standing:". */
orki_share_rule orki_share_rule_at(const char *path);

/** Give the declared things their aliases, in the order of the season. */
void orki_share_declare(orki_share *job);

/** The alias of a word; the word itself when nothing is anonymised. NULL when out of memory. */
const char *orki_share_alias(orki_share *job, orki_alias_kind kind, const char *word);

/** The alias of a skill, role or travel mode: those that everybody has stay. */
const char *orki_share_word(orki_share *job, orki_alias_kind kind, const char *word);

/** The alias of "school/group" or "school/room". */
const char *orki_share_alias_of_own(orki_share *job, orki_alias_kind kind, const char *word);

/** The alias of a programme's id or a block's word. */
const char *orki_share_block_word(orki_share *job, const char *word);

/** Aliases and words, a line each: kind,word,alias. */
void orki_share_put_key(orki_share *job, orki_text *out);

/** A copy of the tree with everything replaced; files that it names are added to the job. `path` is
 *  that of the root: "" of a season. NULL: nothing is left, or the job has failed. */
orki_node *orki_share_tree(orki_share *job, const orki_shape *shape, const char *path,
                           orki_node *root);

/** Choose how the globe is turned. */
void orki_share_turn(orki_share *job);

/** Where coordinates are now, exactly as the new season has them, and the texts for it. */
void orki_share_site(orki_share *job, double *lat, double *lon, const char *texts[2]);

/** Make the files of travel times: what the formula does not give for the new coordinates, and the
 *  same of each travel period. */
void orki_share_travel(orki_share *job);

/** Add a file that the season names: its new name, or NULL when there is none (or the job has
 *  failed). `map` is that of travel, or of a period. */
const char *orki_share_ways(orki_share *job, const orki_node *map);
const char *orki_share_holidays(orki_share *job, orki_node *file);
const char *orki_share_last_season(orki_share *job, orki_node *file);
const char *orki_share_standing(orki_share *job, orki_node *file);

/** A new file; NULL when out of memory. The text is the caller's to fill. */
orki_text *orki_share_add_file(orki_share *job, const char *name);

/** Remember a failure; the first one counts. */
void orki_share_fail(orki_share *job, ork_status status);

#endif
