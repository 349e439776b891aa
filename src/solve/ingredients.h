/* What the search is made of, one bit each. A search runs with all of them; the bench leaves one
 * out at a time to see what it is worth (bench/ablation.c). */
#ifndef ORKI_SOLVE_INGREDIENTS_H
#define ORKI_SOLVE_INGREDIENTS_H

enum {
    ORKI_ASCENT = 1,          /* the root's first bound without a linear program */
    ORKI_COLGEN = 2,          /* column generation at the root */
    ORKI_SMOOTHING = 4,       /* of duals in column generation */
    ORKI_FIXING = 8,          /* plans are closed by reduced cost */
    ORKI_LISTING = 16,        /* all columns that matter are listed for branch and cut */
    ORKI_DIVES = 32,          /* answers by fixing days, then plans */
    ORKI_NEIGHBOURHOODS = 64, /* answers by freeing a few blocks */
    ORKI_CLIMB = 128          /* a tree whose root takes too long is climbed by ascents */
};

#endif
