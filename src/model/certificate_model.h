/* A certificate in memory: a bound and the prices that prove it, in the season's own terms.
 *
 * Prices are whole thousandths of a point. Only prices that are not zero stand here. The place of
 * a price is where it was read; line 0 = not read from a file. What prices mean and why any of them
 * prove a bound is written down in src/doc/bound.md. */
#ifndef ORKI_MODEL_CERTIFICATE_MODEL_H
#define ORKI_MODEL_CERTIFICATE_MODEL_H

#include "model/season_model.h"
#include "orkestrooster/certificate.h"

enum {
    ORKI_MAX_PRICE = 1000000000,    /* thousandths of a point, of either sign */
    ORKI_MAX_CERTIFIED = 1000000000 /* points */
};

/* The price of one way to have a part of a block: its role, at these times of a day. */
typedef struct orki_piece_price {
    int block, role, day;
    int n_starts;
    const int *start_min; /* [n_starts] of the block's lessons with this role, in the block's order;
                             lessons of one length and changeover in order of time */
    int64_t price;
    orki_place place;
} orki_piece_price;

/* The price of something of a block on a day. */
typedef struct orki_day_price {
    int block, day;
    int64_t price;
    orki_place place;
} orki_day_price;

/* The price of a teacher's travel and waiting (rule fairness). */
typedef struct orki_fair_price {
    int teacher;
    int64_t price;
    orki_place place;
} orki_fair_price;

/* The price of one placement of a block and all placements of another that exclude it. */
typedef struct orki_clash_price {
    int block, day;
    int n_starts;
    const int *start_min; /* [n_starts] of the block's lessons, in the block's order */
    int other;
    int64_t price;
    orki_place place;
} orki_clash_price;

/* The price of a moment of a group: at most one lesson is going on. */
typedef struct orki_crowd_price {
    int group, day, start_min;
    int64_t price;
    orki_place place;
} orki_crowd_price;

/* What it is worth that somebody takes a block that is a series. */
typedef struct orki_series_price {
    int block;
    int64_t price;
    orki_place place;
} orki_series_price;

/* One set of prices. The first is about every placement; each later one only about those that the
 * sets before it leave to a timetable that costs less than the bound. */
typedef struct orki_stage {
    int n_pieces, n_captains, n_day_ties, n_fairness, n_clashes, n_crowds, n_series;
    orki_piece_price *pieces;
    orki_day_price *captains;  /* a captain on the block that day; at least 0 */
    orki_day_price *day_ties;  /* of a block tied to the day of an earlier one; any sign */
    orki_fair_price *fairness; /* at least 0, at most one point together */
    orki_clash_price *clashes; /* at least 0 */
    orki_crowd_price *crowds;  /* at least 0 */
    orki_series_price *series; /* any sign */
} orki_stage;

enum { ORKI_MAX_STAGES = 8 };

struct ork_certificate {
    orki_arena arena; /* holds all below */
    const char *file; /* what it was read from; "" = made here */
    bool is_strict;   /* the bound is about timetables without lacks only */
    int64_t bound;    /* points: what is claimed */
    int n_stages;     /* at least 1 */
    orki_stage stages[ORKI_MAX_STAGES];
};

/** An empty certificate: bound 0, one stage without prices. NULL when out of memory. */
ork_certificate *orki_certificate_new(void);

/** How many prices it has. */
int orki_certificate_count(const ork_certificate *certificate);

#endif
