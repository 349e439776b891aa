/* What of an instance a season can say: for each event its meetings, for each resource its free
 * times and wished days, and the weights that all share.
 *
 * Input: an instance. Output: facts from which a season follows whose every complete timetable
 * costs exactly what XHSTT's objective says, and has no breach exactly when no hard constraint is
 * violated. Where that would not be so, the constraint is told and there are no facts. */
#ifndef ORKI_XHSTT_FACTS_H
#define ORKI_XHSTT_FACTS_H

#include "xhstt/instance.h"

/* How an event is given: in meetings of one time each, two on a day in a double. */
typedef struct orki_xcourse {
    bool has_time;               /* an AssignTime constraint says that it must have times */
    bool is_spread[ORKI_N_DAYS]; /* at most one start on that day */
    bool may_double;
    bool *single_times, *double_times; /* [n_times] at which one may begin; NULL: any */
    uint8_t days;                      /* mask */
    int n_doubles;                     /* wished */
    bool *double_slots; /* [most_slots] of a day at which a double may begin; NULL: any */
} orki_xcourse;

typedef struct orki_xperson {
    bool *away;              /* [n_times] or NULL */
    bool has_clashes;        /* an AvoidClashes constraint covers it */
    int wish_days, max_days; /* ORKI_NO_LIMIT: none */
} orki_xperson;

typedef struct orki_xfacts {
    orki_reader *r;
    const orki_instance *x;
    int most_slots;            /* of a day */
    int first_min, lesson_min; /* the clock time of slot 0, and the length of a slot */
    orki_xcourse *courses;     /* [n_events] */
    orki_xperson *people;      /* [n_resources] */
    int idle_weight, day_weight, double_weight;           /* points of a slot, a day, a double */
    const orki_element *day_weight_of, *double_weight_of; /* who said so */
    int price; /* points of an unplaced lesson: above whatever leaving it out could save */
} orki_xfacts;

/** The facts of an instance. @return false after telling what no season can express */
bool orki_xfacts_find(orki_xfacts *f, orki_reader *r, const orki_instance *x);

/* What the files of the finding share. */

/** Each looks at its kinds of constraints. */
void orki_xfacts_of_events(orki_xfacts *f);
void orki_xfacts_of_times(orki_xfacts *f);
void orki_xfacts_of_resources(orki_xfacts *f);

/** Tell that a constraint cannot be expressed; the text begins after its kind and id. */
void orki_xfacts_refuse(orki_xfacts *f, const orki_xconstraint *c, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The constraint costs or forbids nothing whatever the timetable is: its weight is 0. */
bool orki_xfacts_is_weightless(const orki_xconstraint *c);

/** Cost of a deviation. */
int64_t orki_xfacts_cost(const orki_xconstraint *c, int64_t deviation);

/** A rising row of costs as weight x max(0, i - from).
 *  @param costs  [n] of the deviations of i = 0, 1, ...
 *  @return false when it is none; weight 0 when all costs are 0 */
bool orki_xfacts_ramp(const int64_t *costs, int n, int64_t *weight, int64_t *from);

/** All must have one weight. @return false after telling that this element has another one */
bool orki_xfacts_agree(orki_xfacts *f, int *weight, const orki_element **said, int64_t own,
                       const orki_element *e);

#endif
