/* Why a timetable is as it is: for each lesson the other days and times and the other teachers that
 * there were, what each would cost more, or what forbids it. One thing changes and all else stays;
 * when more may move it may cost less, which ork_why_not() answers. */
#ifndef ORKESTROOSTER_ALTERNATIVES_H
#define ORKESTROOSTER_ALTERNATIVES_H

#include "orkestrooster/timetable.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The best other place on a day: the cheapest that is allowed, or else the one that breaks least.
 */
typedef struct ork_other_place {
    int day;              /* 0 = Monday */
    int from_min;         /* where the first of the lessons would begin */
    const int *start_min; /* [n_lessons] where each would */
    int is_allowed;
    int64_t points_more; /* than now, when allowed; below 0: less */
    const char *rule;    /* a rule that it breaks, as in YAML; "" when allowed */
    const char *reason;  /* the checker's sentence, in the language of the process; or "" */
} ork_other_place;

typedef struct ork_other_teacher {
    const char *id, *name;
    int64_t points_more;
} ork_other_teacher;

/* Teachers with the skill who cannot, all for one reason. */
typedef struct ork_refused_teachers {
    const char *rule, *reason; /* the rule as in YAML; a few words */
    int n;
    const char *const *ids; /* [n] in order of the season */
} ork_refused_teachers;

/* One role of the lessons' team, in all lessons of the team at once. */
typedef struct ork_other_staff {
    const char *role;                 /* id */
    const char *teacher;              /* id of who has it */
    int section;                      /* one of its sections: index in the season */
    int n_allowed;                    /* other teachers who could have it */
    const ork_other_teacher *allowed; /* [n_allowed] cheapest first */
    int n_refused;
    const ork_refused_teachers *refused; /* [n_refused] in order of their first teacher */
} ork_other_staff;

/* Lessons that have their place together: those of a block, or one meeting of a series. */
typedef struct ork_alternative {
    const char *pin; /* how --pin names them: "block=linde" or "orchestra=linde-5" */
    int n_lessons;
    const int *lessons; /* [n_lessons] indices of orchestras; the season's own list */
    int n_places;
    const ork_other_place *places; /* [n_places] at most one a day, from Monday */
    int n_roles;
    const ork_other_staff
        *roles; /* [n_roles] in the season's order; only those that somebody has */
} ork_alternative;

typedef struct ork_alternatives {
    int n;
    const ork_alternative *at; /* [n] in order of the season; only lessons that are placed */
    int n_left;                /* further ones that the time did not reach */
} ork_alternatives;

/** The alternatives in a timetable that keeps all rules (of another none are told), each counted by
 *  the checker on a changed copy.
 *  @param seconds     ends after this time; what is left is only counted
 *  @param is_stopped  asked now and then; nonzero ends likewise. May be NULL.
 *  @return ORK_OK or ORK_ERR_MEMORY; free with ork_alternatives_free(). */
ork_status ork_alternatives_find(ork_alternatives **out, const ork_season *season,
                                 const ork_timetable *timetable, double seconds,
                                 int (*is_stopped)(void *user), void *user);

/** NULL is legal. */
void ork_alternatives_free(ork_alternatives *alternatives);

#ifdef __cplusplus
}
#endif

#endif
