/* What a sweep over years of growth finds: which schools join each year, whether the team can carry
 * them, and if not, whom to hire. The definitions are in doc/sweep.md. */
#ifndef ORKESTROOSTER_GROWTH_H
#define ORKESTROOSTER_GROWTH_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Somebody who could be hired, and how many there are of the kind. */
typedef struct ork_profile {
    const char *id, *name;
    const char *skills; /* "cello, violin", as the profile says */
    int n_people;
} ork_profile;

/* Somebody who is hired, and what she does in the timetable. */
typedef struct ork_hire {
    const char *id, *name, *skills;
    const char *skills_en, *skills_nl; /* "cello, violin" by name; of trials that are not done as
                                          the profile says */
    int profile;                       /* index of hers */
    int n_sections;                    /* lessons of a section a week */
    int teaching_min, travel_min, idle_min, call_out_min;
    const char *days; /* "mon thu"; "" when she has nothing */
    int n_days;
    int64_t week_cents; /* her pay a week without kilometres; -1: not known */
} ork_hire;

/* How the schools of a year were chosen. */
typedef enum ork_growth_choice {
    ORK_GROWTH_ALL,    /* every set of so many was tried */
    ORK_GROWTH_GREEDY, /* one after the other, each time the best one */
    ORK_GROWTH_ORDER   /* in the order of the list */
} ork_growth_choice;

/* People who together carry the year's schools. At least one of the three holds. */
typedef struct ork_growth_option {
    int trial;                                 /* its hires are those of the option */
    int is_fewest, is_cheapest, is_least_paid; /* people; points; euros a season */
} ork_growth_option;

typedef struct ork_growth_year {
    int n_schools;                             /* that join */
    const char *const *schools, *const *names; /* [n_schools] ids, names */
    ork_growth_choice choice;
    int n_sets;     /* of schools that were tried */
    int team;       /* the trial with them and without new people */
    int is_asked;   /* its losses made new people necessary, and some can be hired */
    int64_t target; /* losses that remain even when everybody is hired: what options come to */
    int n_tried;    /* sets of people that were tried */
    int n_options;
    const ork_growth_option
        *options;        /* [n_options] the fewest people first; none when nobody helps */
    int n_people;        /* the fewest that were found */
    int least_people;    /* proven: fewer do not come to the target */
    int is_least_proven; /* n_people is the smallest number */
    int trial;           /* the season with which the next year begins */
    const char *file;    /* that season as a scenario, in the sweep's folder */
} ork_growth_year;

typedef struct ork_growth {
    int n_a_year, n_asked; /* schools a year, years */
    int is_in_order;
    int is_derived; /* the profiles were made from today's team */
    int n_profiles;
    const ork_profile *profiles;  /* [n_profiles] */
    int n_years;                  /* that are finished */
    const ork_growth_year *years; /* [n_years] */
} ork_growth;

#ifdef __cplusplus
}
#endif

#endif
