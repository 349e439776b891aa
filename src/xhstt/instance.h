/* One instance of an XHSTT archive with all its names resolved: what the file says, before anybody
 * asks whether a season can say it, too.
 *
 * Indices from 0, -1 = none; lists live in the reader's scratch memory. Times stand in the order of
 * the file, which is their order in the week. Definitions: the XHSTT format of the High School
 * Timetabling project (Post and others, Annals of Operations Research 194, 2012). */
#ifndef ORKI_XHSTT_INSTANCE_H
#define ORKI_XHSTT_INSTANCE_H

#include "read/names.h"
#include "xhstt/element.h"

/* Documented limits; a season has no more either. */
enum {
    ORKI_MAX_XTIMES = 2000,
    ORKI_MAX_XPARTS = 10000, /* events, resources, groups of each kind */
    ORKI_MAX_XCONSTRAINTS = 20000,
    ORKI_MAX_XPOINTS = 5000000, /* points of application of all constraints together */
    ORKI_MAX_XCLASSES = 100     /* of one event */
};

typedef struct orki_numbers {
    int n, capacity;
    int *at; /* [n] */
} orki_numbers;

typedef struct orki_xtime {
    const char *id;
    const orki_element *element;
    int day;  /* index of the day in the order of the file's times; -1: of no day */
    int slot; /* which time of its day, from 0 */
} orki_xtime;

/* A group of times, of resources, or of events. */
typedef struct orki_xgroup {
    const char *id;
    const orki_element *element;
    bool is_day;
    orki_numbers members;
} orki_xgroup;

typedef enum orki_xkind { ORKI_X_TEACHER, ORKI_X_CLASS, ORKI_X_OTHER } orki_xkind;

typedef struct orki_xresource {
    const char *id, *name;
    const orki_element *element;
    orki_xkind kind;
    int n_events, n_times; /* events that it is part of, and their durations together */
} orki_xresource;

typedef struct orki_xevent {
    const char *id, *name;
    const orki_element *element;
    int duration;
    int time;    /* preassigned, or -1 */
    int teacher; /* -1: none */
    orki_numbers classes;
} orki_xevent;

/* The kinds of constraints that can be read. */
typedef enum orki_xrule {
    ORKI_X_ASSIGN_TIME,
    ORKI_X_SPLIT,
    ORKI_X_DISTRIBUTE,
    ORKI_X_PREFER_TIMES,
    ORKI_X_SPREAD,
    ORKI_X_CLASHES,
    ORKI_X_UNAVAILABLE,
    ORKI_X_IDLE,
    ORKI_X_CLUSTER,
    ORKI_N_XRULES
} orki_xrule;

typedef enum orki_xcost { ORKI_X_LINEAR, ORKI_X_QUADRATIC, ORKI_X_STEP } orki_xcost;

/* A group of times with the least and most that may be in it. */
typedef struct orki_xspan {
    int group;
    int min, max;
} orki_xspan;

typedef struct orki_xconstraint {
    orki_xrule rule;
    const char *id;
    const orki_element *element;
    bool is_hard;
    int weight;
    orki_xcost cost;
    orki_numbers events, event_groups, resources; /* points of application, each once */
    int min, max, duration;                       /* duration 0: of any length */
    int min_amount, max_amount;                   /* of split events */
    bool *times;                                  /* [n_times] that it names */
    int n_spans;
    orki_xspan *spans;
} orki_xconstraint;

typedef struct orki_instance {
    const char *id, *name;
    const orki_element *element;
    int n_times, n_days, n_time_groups, n_resources, n_resource_groups, n_events, n_event_groups;
    int n_constraints;
    orki_xtime *times;
    int *day_group;             /* [n_days] the time group of each day */
    int *day_first, *day_slots; /* [n_days] its first time, and how many there are */
    orki_xgroup *time_groups, *resource_groups, *event_groups;
    orki_xresource *resources;
    orki_xevent *events;
    orki_xconstraint *constraints;
} orki_instance;

/** Read one instance of an archive; everything that is wrong with it is told.
 *  @param wanted  Id of the instance; NULL: the only one
 *  @return the instance, or NULL */
orki_instance *orki_instance_read(orki_reader *r, int file, const char *wanted);

/* What the two files of the reading share. */

typedef struct orki_naming {
    orki_reader *r;
    orki_instance *x;
    orki_names *times, *time_groups, *types, *resources, *resource_groups, *events, *event_groups;
    int n_points;                              /* of all constraints so far */
    int *in_events, *in_groups, *in_resources; /* the last constraint that has each, from 1 */
} orki_naming;

/** An error at an element. */
void orki_element_fault(orki_reader *r, orki_code code, const orki_element *e, const char *format,
                        ...) __attribute__((format(printf, 4, 5)));

/** The index that an element's Reference names, or -1 after telling. */
int orki_element_refer(orki_reader *r, const orki_element *e, const orki_names *names);

/** The number in a child, or the fallback; a negative fallback: the child must be there. */
int orki_element_number(orki_reader *r, const orki_element *e, const char *child, int fallback);

/** Tell about children that are not among these names (NULL-terminated). */
void orki_element_expect(orki_reader *r, const orki_element *e, const char *const *names);

/** Put a number at the end of a list, unless it stands there already. */
void orki_numbers_add(orki_reader *r, orki_numbers *list, int value);

/** How many children; a number above `most` is told and 0 comes back. */
int orki_element_count(orki_reader *r, const orki_element *list, int most);

/** The Constraints element of the instance. */
void orki_constraints_read(orki_naming *n, const orki_element *list);

#endif
