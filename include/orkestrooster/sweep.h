/* A sweep: one season under many scenarios, each in a process of its own and with its results in a
 * folder of its own, so that what is finished stays finished whatever happens to the rest.
 *
 *   sweep folder: plan.json, then for each scenario ID/scenario.yaml, ID/result.json and what solve
 *   or rerun writes; last sweep.json, sweep.csv and index.html over all of them. */
#ifndef ORKESTROOSTER_SWEEP_H
#define ORKESTROOSTER_SWEEP_H

#include "orkestrooster/growth.h"
#include "orkestrooster/report.h"
#include "orkestrooster/season.h"
#include "orkestrooster/solve.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What to try: every family that is not NULL. */
typedef struct ork_sweep_options {
    ork_season_source season; /* one file, folder or scenario */
    const char *from;         /* timetable of the base that people know; NULL: it is solved first */
    const char *absent;       /* "each", or teachers' ids with commas between */
    const char *add_school;   /* file with schools and their orchestras; each school is tried */
    const char *lesson;       /* "45,50,60": minutes of the orchestras' lessons in school hours */
    const char *const *vary;  /* [n_vary] "weights.travel=0.5..4/8" or "path=1,2,4" */
    int n_vary;
    const char *table;  /* CSV: a column for each path, a line for each scenario */
    int growth;         /* schools of add_school that join each year; 0: each alone. Goes with no
                           other family */
    int years;          /* of growth; 0: until the file has too few schools left */
    int is_in_order;    /* schools join in the order of the file, not the easiest first */
    ork_options search; /* for each scenario; its threads do not count: each has one */
} ork_sweep_options;

/* The plan of a sweep. Trial 0 is the base. */
typedef struct ork_sweep ork_sweep;

typedef enum ork_trial_state {
    ORK_TRIAL_OPEN,    /* not tried, or not to the end */
    ORK_TRIAL_DONE,    /* its figures are there */
    ORK_TRIAL_INVALID, /* the scenario is no season */
    ORK_TRIAL_FAILED   /* its process crashed or took too long; may be tried again */
} ork_trial_state;

/* What a scenario lacks at one school: sections of one role that nobody teaches. */
typedef struct ork_trial_lack {
    const char *school, *role; /* ids */
    int n;
    const char *name;              /* of the school */
    const char *role_en, *role_nl; /* its names */
} ork_trial_lack;

/* One scenario and, when done, its figures. Texts live as long as the sweep. */
typedef struct ork_trial {
    const char *id, *title;
    const char *family; /* "base", "absent", "add-school", "lesson", "vary", "table", "growth" */
    const char *what;   /* the teacher, school, path or line that it is about */
    double x;           /* of lesson and vary: the value */
    int is_rerun;       /* from the base's timetable: fewest losses, then changes, then cost */
    ork_trial_state state;
    const char *reason; /* of invalid and failed ones, one line; else "" */
    const char *outcome;
    int64_t cost, bound; /* points, by the scenario's own weights */
    int64_t base_cost;   /* the same timetable by the base's weights */
    int n_lessons, n_placed, n_sections, n_staffed;
    int is_lost_proven;       /* of reruns: no timetable loses fewer */
    int64_t lost, lost_bound; /* of reruns: lessons and sections as rerun counts them; -1: none */
    int64_t changes;          /* weighted, against the base's timetable; -1: not known */
    int64_t travel_min, idle_min, work_min; /* a week; work = teaching, travel, idle, call-out */
    int n_lacks;
    const ork_trial_lack *lacks; /* [n_lacks] by school, then role, in the season's order */
    /* of growth */
    const char *known; /* the trial whose timetable people know; "": the base */
    const char *start; /* the trial with whose timetable the search begins; "": none */
    int n_hires;
    const ork_hire *hires; /* [n_hires] who is new this year; figures only when done */
    int64_t season_cents;  /* what all people are paid by the season's calendar; -1: not known */
} ork_trial;

/** Plan a sweep and write the plan and its scenarios into a folder, which is made where missing.
 *  @param[out] out  free with ork_sweep_free(); NULL on failure
 *  @return ORK_OK; ORK_ERR_OPTION (diags says what: a family that cannot be read, an unknown
 *          teacher, a folder that holds a sweep already); ORK_ERR_INPUT (the season, or a path of a
 *          change); ORK_ERR_IO; ORK_ERR_MEMORY */
ork_status ork_sweep_plan(ork_sweep **out, const ork_sweep_options *options, const char *folder,
                          ork_diags *diags);

/** Read the plan of a folder again, with the figures of what is done.
 *  @return as ork_sweep_plan() */
ork_status ork_sweep_open(ork_sweep **out, const char *folder, ork_diags *diags);

/** NULL is legal. */
void ork_sweep_free(ork_sweep *sweep);

/** The folder and the season as named. */
const char *ork_sweep_folder(const ork_sweep *sweep);
const char *ork_sweep_season(const ork_sweep *sweep);

int ork_sweep_count(const ork_sweep *sweep);
const ork_trial *ork_sweep_trial(const ork_sweep *sweep, int i);

/** What a sweep over years has found so far; NULL for other sweeps. */
const ork_growth *ork_sweep_growth(const ork_sweep *sweep);

/** The trial of that id, or -1. */
int ork_sweep_find(const ork_sweep *sweep, const char *id);

/** Run one scenario in this process and write its folder; result.json comes last and whole.
 *  The base must be done before any other.
 *  @return ORK_OK; ORK_ERR_INPUT (no season: written down as such, too); else as ork_solve() and
 *          ork_report_write() */
ork_status ork_sweep_try(ork_sweep *sweep, int i);

/* What happens in a run. */
typedef struct ork_sweep_progress {
    double elapsed_s;
    int n_done, n_all; /* of this run, the base apart */
    int finished;      /* the trial that has just ended; -1: none */
    double finished_s; /* how long it took */
    int n_running;
    const int *running;      /* [n_running] */
    const double *running_s; /* [n_running] */
} ork_sweep_progress;

/** Called on the caller's thread, a few times a second and at each end. A nonzero answer ends the
 *  run: what is finished stays, the rest is open. */
typedef int (*ork_sweep_fn)(const ork_sweep_progress *progress, void *user);

/** Run the base where it is open, then all trials that are not done or invalid, each in a process
 *  of its own. A crash loses one trial only. A sweep over years makes its trials here.
 *  @param n_processes  at a time; ORK_ALL_CORES
 *  @return ORK_OK also when some failed or it was stopped: ask the trials; ORK_ERR_BACKEND (the
 *          base failed, or no process can be started); ORK_ERR_MEMORY */
ork_status ork_sweep_run(ork_sweep *sweep, int n_processes, ork_sweep_fn progress, void *user);

/** Write sweep.json, sweep.csv and index.html over what is done, with growth also growth.csv.
 *  @return as ork_report_write() */
ork_status ork_sweep_write(const ork_sweep *sweep, const ork_report_options *options,
                           char **failed_path);

/** sweep.json as text, owned by the caller (ork_text_free()); NULL when out of memory. */
char *ork_sweep_json(const ork_sweep *sweep);

/** What a sweep over years found, for a terminal; owned by the caller (ork_text_free()); NULL when
 *  out of memory. */
char *ork_growth_text(const ork_sweep *sweep, const char *language);

#ifdef __cplusplus
}
#endif

#endif
