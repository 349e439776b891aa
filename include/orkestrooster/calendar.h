/* The season's dates: from the template week to dated lessons. */
#ifndef ORKESTROOSTER_CALENDAR_H
#define ORKESTROOSTER_CALENDAR_H

#include "orkestrooster/check.h"
#include "orkestrooster/report.h"
#include "orkestrooster/timetable.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ork_calendar ork_calendar;

/* What an earlier calendar.json put into people's calendars. */
typedef struct ork_events ork_events;

/** Read the events of a calendar.json, for a new run that keeps their names and counts.
 *  @return ORK_OK; ORK_ERR_IO; ORK_ERR_INPUT (not whole, or of a season with another name: told in
 *          diags, which may be NULL); ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. */
ork_status ork_events_read(ork_events **out, const ork_season *season, const char *path,
                           ork_diags *diags);

/** NULL is legal. */
void ork_events_free(ork_events *events);

typedef struct ork_calendar_options {
    double time_limit_s;        /* seconds for choosing rehearsals; ORK_NO_LIMIT = until proven */
    int64_t now_s;              /* when the calendar is made: seconds since 1970-01-01 UTC */
    const ork_calendar *before; /* of a timetable with `valid-from`: what was planned until then
                                   (ork_calendar_read_before()); else NULL */
    const ork_events *earlier; /* of the run before, whose names and counts are kept; may be NULL */
} ork_calendar_options;

/** 60 seconds, now, nothing earlier. */
ork_calendar_options ork_calendar_options_default(void);

/** Date every lesson of a timetable.
 *  @param[out] out      New calendar; NULL on failure. Free with ork_calendar_free().
 *  @param      options  NULL: the defaults
 *  @param[out] diags    what in the season makes dates impossible; may be NULL
 *  @return ORK_OK; ORK_ERR_INPUT (the season has no first and last day, or the timetable holds from
 *          a later day on and `before` is NULL); ORK_ERR_MEMORY. */
ork_status ork_calendar_make(ork_calendar **out, const ork_season *season,
                             const ork_timetable *timetable, const ork_calendar_options *options,
                             ork_diags *diags);

/** NULL is legal. */
void ork_calendar_free(ork_calendar *calendar);

/** Read a calendar.json of this season.
 *  @param[out] out    as it stood when it was written; free with ork_calendar_free()
 *  @param[out] diags  what is wrong with it; may be NULL
 *  @return ORK_OK; ORK_ERR_IO; ORK_ERR_INPUT (not whole, of another season, or it names things that
 *          the season does not have); ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. */
ork_status ork_calendar_read(ork_calendar **out, const ork_season *season, const char *path,
                             ork_diags *diags);

/** Name the events of a calendar that was read, or changed since it was made, and count them
 * against `options->earlier`, as of `options->now_s`. @return ORK_OK or ORK_ERR_MEMORY */
ork_status ork_calendar_amend(ork_calendar *calendar, const ork_season *season,
                              const ork_timetable *timetable, const ork_calendar_options *options);

/** Read what a calendar.json has before a timetable with `valid-from` begins to hold. Orchestras
 *  that the season does not have any more are passed over, so are the names of such people and
 *  rooms.
 *  @param[out] out  for ork_calendar_options.before; NULL when the timetable holds from the
 *                   season's first day on
 *  @return as ork_calendar_read() */
ork_status ork_calendar_read_before(ork_calendar **out, const ork_season *season,
                                    const ork_timetable *timetable, const char *path,
                                    ork_diags *diags);

/* The verdict on a calendar. */
typedef struct ork_calendar_verdict {
    int64_t cost; /* the sum of the terms, in points */
    int n_breaches;
    const ork_breach *breaches; /* [n_breaches]; when: "2026-11-03 08:30-09:30" */
    int n_terms;
    const ork_term *terms; /* [n_terms] one for each cost of a calendar */
    int n_lessons;         /* dated lessons */
    int n_promised, n_given, n_caught_up, n_shortfall; /* counted again */
    int n_tutti, n_tutti_wanted;                       /* rehearsals of orchestras */
    int n_not_held;                                    /* occasions without a date */
    int n_unconducted; /* occasions without the conductor that they want */
    int n_nothing;     /* courses without any lesson promised or given */
    int n_open;        /* sections that have a teacher in the week and nobody on the date */
} ork_calendar_verdict;

/** Count every rule and cost of a calendar again, from season and timetable, by code that shares
 *  nothing with the making of it. Whether the timetable keeps the rules of the week is
 *  ork_check()'s.
 *  @param[out] out  New verdict; NULL on failure. Free with ork_calendar_verdict_free().
 *  @return ORK_OK (whatever the verdict says), or ORK_ERR_MEMORY. Thread-safe. */
ork_status ork_calendar_check(ork_calendar_verdict **out, const ork_season *season,
                              const ork_timetable *timetable, const ork_calendar *calendar);

/** NULL is legal. */
void ork_calendar_verdict_free(ork_calendar_verdict *verdict);

/* What a summary says. */
typedef struct ork_calendar_figures {
    int n_lessons;             /* dated lessons of all orchestras */
    int n_promised;            /* lessons promised in all */
    int n_given;               /* of them in their own week */
    int n_caught_up;           /* on another day */
    int n_shortfall;           /* not at all */
    int n_tutti;               /* lessons in which an orchestra plays together */
    int n_stand_in_conductors; /* of them with another conductor on that date only; the cost is that
                                  of the dates and conductors chosen for the season */
    ork_outcome outcome;       /* of the dates of occasions and rehearsals */
    int64_t cost, bound;       /* points; no choice of those dates costs less than the bound */
    double elapsed_s;
} ork_calendar_figures;

ork_calendar_figures ork_calendar_count(const ork_calendar *calendar);

/* What a calendar costs a school. */
typedef struct ork_school_price {
    const char *school; /* id */
    int n_children;     /* in its orchestras */
    int64_t cents;      /* a season */
    int n_unpriced;     /* parts of lessons by people without a rate, which are not in it */
} ork_school_price;

typedef struct ork_prices {
    int is_given;  /* the season says what is paid; else all amounts are 0 */
    int64_t cents; /* of all people, a season */
    int n_children, n_unpriced;
    int n_schools;
    const ork_school_price *schools; /* [n_schools] in order of the season */
} ork_prices;

/** What calendar.json says of money.
 *  @param[out] out  NULL on failure; free with ork_prices_free()
 *  @return ORK_OK; ORK_ERR_MEMORY */
ork_status ork_calendar_prices(ork_prices **out, const ork_season *season,
                               const ork_timetable *timetable, const ork_calendar *calendar);

/** NULL is legal. */
void ork_prices_free(ork_prices *prices);

/* Something that a calendar lacks, for people; texts in the language of the process. */
typedef struct ork_attention {
    const char *kind;   /* "occasion", "occasion-conductor", "open-section", "stand-in-conductor",
                           "rehearsals",
                           "nothing", "shortfall" */
    const char *school; /* id, or "" */
    const char *where;  /* the school's name, or "" */
    const char *who;    /* orchestras, or the occasion */
    const char *when;   /* or "" */
    const char *what;   /* "2 lessons missing" */
    const char *reason;
    const char *advice; /* what the planner can do */
} ork_attention;

typedef struct ork_attention_list {
    int n;
    const ork_attention *at; /* [n] */
} ork_attention_list;

/** List what a calendar lacks of what the season asks; an empty list: nothing.
 *  @param[out] out  NULL on failure; free with ork_attention_free()
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status ork_calendar_attention(ork_attention_list **out, const ork_season *season,
                                  const ork_timetable *timetable, const ork_calendar *calendar);

/** NULL is legal. */
void ork_attention_free(ork_attention_list *list);

/** calendar.json: the keys are documented in the page of the calendar; one lesson a line.
 *  @return text owned by the caller (ork_text_free()); NULL when out of memory. */
char *ork_calendar_json(const ork_season *season, const ork_timetable *timetable,
                        const ork_calendar *calendar);

/** Write the files of a calendar into a folder, which is made where missing; each appears whole or
 *  not at all.
 *  @return ORK_OK; ORK_ERR_IO (errno says why, *failed_path names the file; owned by the caller,
 *          ork_text_free()); ORK_ERR_MEMORY. */
ork_status ork_calendar_write(const ork_season *season, const ork_timetable *timetable,
                              const ork_calendar *calendar, const ork_report_options *options,
                              const char *folder, char **failed_path);

#ifdef __cplusplus
}
#endif

#endif
