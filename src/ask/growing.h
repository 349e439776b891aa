/* A sweep over years as its parts see it: who may join, who may be hired, and what is known so far.
 * Each year is asked in turn (growth_run.c); what a year found is the next one's base. */
#ifndef ORKI_ASK_GROWING_H
#define ORKI_ASK_GROWING_H

#include "ask/sweeping.h"

enum { ORKI_MOST_YEARS = 10, ORKI_MOST_A_YEAR = 20, ORKI_MOST_PEOPLE = 60, ORKI_MOST_OF_KIND = 20 };

/* In the sweep's folder: candidates.yaml as it was judged, profiles that were derived included. */
#define ORKI_CANDIDATES_FILE "candidates.yaml"

typedef struct orki_candidate {
    const char *id, *name;
    const orki_node *school;
    orki_node *orchestras; /* a list of those at the school */
    bool has_joined;
} orki_candidate;

/* One of a profile's people. */
typedef struct orki_newcomer {
    const char *id, *name;
    int profile;
    orki_node *teacher; /* as in a season */
    bool is_hired;      /* in an earlier year */
} orki_newcomer;

typedef struct orki_growing {
    int n_a_year, n_years;
    bool is_in_order, is_derived;
    int n_candidates, n_profiles, n_people;
    orki_candidate *candidates;
    ork_profile *profiles;
    orki_newcomer *people; /* [n_people] those of one profile side by side */
} orki_growing;

/** Read and judge the file of --add-school with the season, and write it down in the folder. What
 *  is wrong is told at its place. */
void orki_growth_plan(orki_planning *p);

/** Candidates and people of the file in the folder, into p->sweep->growing.
 *  @return ORK_OK; ORK_ERR_INPUT (told); ORK_ERR_MEMORY */
ork_status orki_growth_read(orki_planning *p);

/** Profiles as today's team has them, added to a list of hires. */
void orki_growth_derive(orki_planning *p, orki_node *hires);

/** How many people a profile has; `count` is taken out of it. 0 after telling what is wrong. */
int orki_growth_count(orki_reader *r, orki_node *hire);

/** The i-th of n people of a profile, as a teacher of a season; NULL when out of memory. */
orki_node *orki_growth_person(orki_reader *r, const orki_node *hire, int i, int n);

/* Runs trials that are not done, a few at a time. */
typedef ork_status (*orki_wave_fn)(void *user, const int *trials, int n, bool *is_stopped);

/* A run over the years. */
typedef struct orki_growth_run {
    orki_planning p; /* its drafts stand beside the sweep's trials */
    ork_sweep *sweep;
    orki_growing *g;
    ork_growth *out;
    ork_growth_year *years; /* [ORKI_MOST_YEARS] */
    orki_wave_fn wave;
    void *user;
    bool is_stopped;
    /* of the year */
    int year;
    const char *base;  /* the season of the year before: a path */
    const char *known; /* the trial with its timetable; "": the base */
} orki_growth_run;

/** All years, or until it is stopped. Fills sweep->growth. */
ork_status orki_growth_years(ork_sweep *sweep, orki_wave_fn wave, void *user);

/** A trial of the year: candidates join, people are new (each profile's first ones who are free).
 *  @param people  [n_profiles] how many of each; NULL: nobody
 *  @param start   the trial with whose timetable it begins; -1: none
 *  @return its index; -1 after a failure (r->p.r.status) */
int orki_growth_trial(orki_growth_run *r, const int *candidates, int n, const int *people,
                      int start);

/** Run trials. @return ORK_OK, also when it was stopped; else the first failure. */
ork_status orki_growth_wave(orki_growth_run *r, const int *trials, int n);

/** Whether a trial has a timetable. */
bool orki_growth_is_done(const ork_trial *trial);

/** Whom to hire for the schools that join, whose trial without new people is year->team: fills the
 *  rest of the year. */
ork_status orki_growth_hire(orki_growth_run *r, ork_growth_year *year, const int *candidates);

#endif
