/* A sweep as its parts see it. */
#ifndef ORKI_ASK_SWEEPING_H
#define ORKI_ASK_SWEEPING_H

#include "base/findings.h"
#include "model/season_model.h"
#include "orkestrooster/sweep.h"
#include "read/names.h"
#include "read/paths.h"
#include "read/yaml_tree.h"

/* Of ids: they become folders, words of a shell and addresses in a page. */
#define ORKI_SWEEP_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._=-"

enum { ORKI_MOST_TRIALS = 2000 };

struct ork_sweep {
    orki_arena arena;
    const char *folder; /* as named, without a slash at its end */
    const char *season; /* path as seen from here */
    const char *from;   /* timetable of the base; "" when it is solved */
    int n_sets;
    const char *const *sets;
    ork_options search;
    int n;
    ork_trial *trials;            /* [n] */
    size_t capacity;              /* of trials: those of growth are added as it goes */
    struct orki_growing *growing; /* what is asked of years of growth; else NULL */
    ork_growth *growth;           /* what is known of them */
};

/* A trial in the making, with its changes as they stand in scenario.yaml. */
typedef struct orki_draft {
    ork_trial trial;
    orki_node *changes; /* a list */
} orki_draft;

typedef struct orki_planning {
    orki_reader r; /* keeps in the sweep's arena */
    ork_sweep *sweep;
    const ork_sweep_options *options;
    const ork_season *season; /* the base */
    orki_draft *drafts;
    size_t n, capacity;
    orki_names ids; /* of the drafts */
} orki_planning;

/** A scalar of a scenario in the making; the text is kept. NULL when out of memory. */
orki_node *orki_sweep_text(orki_planning *p, const char *text);

/** A new trial; its id is made unique and fit for a folder. NULL when out of memory, and beyond the
 *  first that is too many. */
orki_draft *orki_sweep_add(orki_planning *p, const char *family, const char *what,
                           const char *title, double x);

/** A change of a trial: {verb: path} or {verb: path, with: value}; `value` becomes the trial's. */
void orki_sweep_change(orki_planning *p, orki_draft *draft, const char *verb, const char *path,
                       const char *with, orki_node *value);

/** The items that a file gives for a key, as a season does or as a scenario adds them: copies. */
void orki_sweep_items(orki_reader *r, orki_node *root, const char *key, orki_node *out);

/** The scenario of a draft in a file, standing on a base; both as seen from here. A file that says
 *  the same already is left alone. */
ork_status orki_sweep_print(orki_planning *p, const orki_draft *draft, const char *file,
                            const char *base);

/** Tell what is wrong with an option. */
void orki_sweep_fault(orki_planning *p, const char *option, const char *text, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));

/** Whether a teacher can be in the week at all: conductors and substitutes are not. */
bool orki_sweep_is_in_week(const ork_season *season, int teacher);

/* The families; what is wrong is told. */
void orki_sweep_absent(orki_planning *p);
void orki_sweep_lessons(orki_planning *p);
void orki_sweep_vary(orki_planning *p, const char *what);
void orki_sweep_schools(orki_planning *p);
void orki_sweep_table(orki_planning *p);

/** The path of a file of a trial (NULL: of the sweep), in an arena. */
const char *orki_sweep_path(const ork_sweep *sweep, const ork_trial *trial, const char *file,
                            orki_arena *arena);

/** The base's timetable. */
const char *orki_sweep_timetable(const ork_sweep *sweep, orki_arena *arena);

/** A copy of a text that a file of the sweep's folder gives people to read; files may have been
 *  changed by hand. NULL when out of memory. */
const char *orki_sweep_keep_shown(ork_sweep *sweep, const char *text);

/** plan.json. @return ORK_OK; ORK_ERR_IO; ORK_ERR_MEMORY */
ork_status orki_sweep_store(const ork_sweep *sweep);

/** The figures of a trial from its result.json, when they are there and of this plan. */
ork_status orki_sweep_load(ork_sweep *sweep, int i);

#endif
