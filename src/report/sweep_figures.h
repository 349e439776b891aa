/* What the tables of a sweep say beyond each scenario alone: who is hardest to miss, and which
 * scenarios no other one beats in both of two measures. */
#ifndef ORKI_REPORT_SWEEP_FIGURES_H
#define ORKI_REPORT_SWEEP_FIGURES_H

#include "base/memory.h"
#include "orkestrooster/sweep.h"

#include <stdbool.h>

/* What is held against cost. */
typedef enum orki_against {
    ORKI_AGAINST_TRAVEL,
    ORKI_AGAINST_CHANGES,
    ORKI_AGAINST_HOURS,
    ORKI_N_AGAINST
} orki_against;

typedef struct orki_sweep_figures {
    const ork_sweep *sweep;
    const ork_trial *base;
    int n_ranked;
    const int *ranked; /* [n_ranked] trials with a timetable, the base apart, hardest first: by
                          sections lost, then changes, then cost by the base's weights */
    const bool *front[ORKI_N_AGAINST]; /* [all trials] no other one is better in one of the two and
                                          not worse in the other */
    int n_schools;
    const char *const *schools; /* [n_schools] at which anything is lost or won */
    const char *const *names;   /* [n_schools] of these */
} orki_sweep_figures;

/** @return 0, or -1 when out of memory */
int orki_sweep_count(orki_sweep_figures *out, const ork_sweep *sweep, orki_arena *arena);

/** The measure of a trial; negative: it has none. */
int64_t orki_sweep_measure(const ork_trial *trial, orki_against against);

/** "travel", "changes", "hours". */
const char *orki_sweep_measure_word(orki_against against);

/** Sections without a teacher, more than in the base; at one school, or (NULL) at all. */
int orki_sweep_lost(const orki_sweep_figures *figures, const ork_trial *trial, const char *school);

/** Has it a timetable? */
bool orki_sweep_is_done(const ork_trial *trial);

#endif
