/* A small seeded random stream (SplitMix64): the same seed gives the same numbers everywhere.
 * Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
 * doi 10.1145/2660193.2660195. */
#ifndef ORKI_BASE_RANDOM_H
#define ORKI_BASE_RANDOM_H

#include <stdint.h>

typedef struct orki_random {
    uint64_t state;
} orki_random;

/** A stream for this seed and purpose; different purposes give unrelated streams. */
orki_random orki_random_start(uint64_t seed, uint64_t purpose);

/** The next 64 random bits. */
uint64_t orki_random_next(orki_random *random);

/** A whole number from 0 to n - 1, n > 0. The bias is below n / 2^64. */
int orki_random_below(orki_random *random, int n);

/** A number from 0 up to but not including 1. */
double orki_random_unit(orki_random *random);

#endif
