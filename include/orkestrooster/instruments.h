/* Instruments: loans from depots to schools, chosen for a timetable and counted anew. */
#ifndef ORKESTROOSTER_INSTRUMENTS_H
#define ORKESTROOSTER_INSTRUMENTS_H

#include "orkestrooster/timetable.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Which depot lends how many of which instrument to which school. */
typedef struct ork_loans ork_loans;

/* Everything added up; src/doc/instruments.md defines each number. */
typedef struct ork_loan_totals {
    int64_t demand;     /* pieces that the schools need at one time */
    int64_t own;        /* of these from the schools' own stock */
    int64_t lent;       /* from the depots */
    int64_t shortage;   /* not to be had */
    int64_t stay;       /* lent pieces that stand at their school already */
    int64_t come;       /* lent pieces that are brought */
    int64_t collected;  /* pieces that are taken back */
    int64_t trips;      /* from a depot to a school and back */
    int64_t metres;     /* of all trips; -1: not known, a depot or school has no place */
    int64_t rent_cents; /* a season */
    int64_t cost_cents; /* rent, kilometres and trips at their prices */
    int64_t transports; /* of shared sets, a week */
} ork_loan_totals;

/* One instrument at one school. */
typedef struct ork_instrument_use {
    const char *school, *school_name;         /* id and name */
    const char *instrument, *instrument_name; /* the name in the language of the process */
    int demand, own, lent, shortage, stay, come, collected;
} ork_instrument_use;

/* One instrument of one depot at one school. */
typedef struct ork_loan {
    const char *depot, *depot_name, *school, *school_name, *instrument, *instrument_name;
    int pieces, stay, come, collected; /* pieces = stay + come */
} ork_loan;

/* What one trip carries. */
typedef struct ork_trip_item {
    const char *school, *school_name, *instrument, *instrument_name;
    int brought, collected;
} ork_trip_item;

/* From a depot to one address and back. */
typedef struct ork_trip {
    const char *depot, *depot_name;
    const char *address; /* the names of the schools there that it serves */
    int number, of;      /* first, second, ... of those of this depot to this address */
    int64_t metres;      /* there and back; -1: not known */
    int load, back_load; /* units, there and back */
    int n_items;
    const ork_trip_item *items; /* [n_items] */
} ork_trip;

/* A shared set goes from one school to the next that needs it. */
typedef struct ork_set_transport {
    const char *set, *instrument, *instrument_name;
    const char *from, *from_name, *to, *to_name; /* schools */
    int from_day, after_min;                     /* after this lesson's end ... */
    int to_day, before_min; /* ... and before this one begins; an earlier day is in the next week */
    int64_t metres;         /* -1: not known */
} ork_set_transport;

/* A depot's instrument in all. */
typedef struct ork_depot_stock {
    const char *depot, *depot_name, *instrument, *instrument_name;
    int stock, reserve, lent, left; /* stock = reserve + lent + left */
} ork_depot_stock;

/* What a choice of loans means for a season and its timetable, by the checker's counting. */
typedef struct ork_instruments {
    ork_loan_totals totals;
    int is_proven; /* the choice said of itself that nothing is better */
    int n_uses, n_loans, n_trips, n_transports, n_stocks, n_breaches;
    const ork_instrument_use *uses;      /* [n_uses] in order of the season */
    const ork_loan *loans;               /* [n_loans] lent or collected, by depot and school */
    const ork_trip *trips;               /* [n_trips] by depot and address */
    const ork_set_transport *transports; /* [n_transports] by set and day */
    const ork_depot_stock *stocks;       /* [n_stocks] */
    const char *const *breaches;         /* [n_breaches] one sentence each */
} ork_instruments;

/** Whether a season has depots, or sets that schools share. */
int ork_season_has_instruments(const ork_season *season);

/** Whether a season has depots, and so loans to choose. */
int ork_season_has_depots(const ork_season *season);

/** Choose the loans for a timetable: fewest short, then fewest moved, then least cost, then fewest
 *  trips. A greedy choice stands at once; GLPK, in a worker process, makes it better.
 *  @param[out] out      New loans; NULL on failure. Free with ork_loans_free().
 *  @param      seconds  at most, for GLPK; negative: no limit but that of its own iterations
 *  @return ORK_OK (proven or not); ORK_ERR_MEMORY.
 *  Source: src/doc/instruments.md. */
ork_status ork_loans_choose(ork_loans **out, const ork_season *season,
                            const ork_timetable *timetable, double seconds);

/** Read loans.yaml against its season.
 *  @return ORK_OK; ORK_ERR_INPUT; ORK_ERR_IO; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. *out is NULL on
 *          failure. */
ork_status ork_loans_read(ork_loans **out, const ork_season *season, const char *path,
                          ork_diags *diags);

/** The loans as loans.yaml, with the totals and shortages of `counted`. Reading it back gives the
 *  same loans. @return text owned by the caller (ork_text_free()); NULL when out of memory. */
char *ork_loans_print(const ork_season *season, const ork_loans *loans,
                      const ork_instruments *counted);

/** NULL is legal. */
void ork_loans_free(ork_loans *loans);

/** Count from their definitions what loans mean for a timetable, and what is wrong with them: more
 *  than a depot has or a school needs, more short than must be, claims that are not so. Shares no
 *  code with ork_loans_choose().
 *  @param loans  NULL: none
 *  @return ORK_OK (whatever is found) or ORK_ERR_MEMORY; free with ork_instruments_free(). */
ork_status ork_instruments_count(ork_instruments **out, const ork_season *season,
                                 const ork_timetable *timetable, const ork_loans *loans);

/** NULL is legal. */
void ork_instruments_free(ork_instruments *instruments);

#ifdef __cplusplus
}
#endif

#endif
