/* Seasons that differ from another so that the optimum is known from that of the other.
 * Each has its own arena for what it changes and shares the rest: the original must outlive it. */
#ifndef ORK_TEST_SEASON_VARIANTS_H
#define ORK_TEST_SEASON_VARIANTS_H

#include "model/season_model.h"

/** The same optimum: one more teacher, who can do nothing and wants nothing. */
ork_season *variant_useless_teacher(const ork_season *season);

/** The same optimum: the teachers in opposite order and with other names. */
ork_season *variant_reversed_teachers(const ork_season *season);

/** The same optimum: every clock time a quarter of an hour later (noon too). */
ork_season *variant_later(const ork_season *season);

/** Weights that are whole points and even, so that rounding does nothing; times `factor`: the
 * optimum is `factor` times that of factor 1. */
ork_season *variant_weights(const ork_season *season, int64_t factor);

#endif
