/* What a sweep over years found, in sentences that page and terminal share. Texts are made in the
 * arena, in the process's language; NULL when out of memory. */
#ifndef ORKI_REPORT_GROWTH_WORDS_H
#define ORKI_REPORT_GROWTH_WORDS_H

#include "base/memory.h"
#include "orkestrooster/sweep.h"

#include <stdbool.h>

typedef struct orki_growth_words {
    const ork_sweep *sweep;
    const ork_growth *growth;
    const ork_trial *team; /* of the year, without new people */
    const ork_growth_year *year;
    int number; /* of the year, from 1 */
    orki_arena *arena;
    bool is_dutch;
} orki_growth_words;

/** The words of a year, from 0. */
orki_growth_words orki_growth_words_of(const ork_sweep *sweep, int year, bool is_dutch,
                                       orki_arena *arena);

/** "Year 1: De Zuidhoek and Het Baken join" */
const char *orki_growth_heading(const orki_growth_words *w);

/** How the schools were chosen. */
const char *orki_growth_choice_text(const orki_growth_words *w);

/** Whether the team suffices, and whether that is proven. */
const char *orki_growth_team_text(const orki_growth_words *w);

/** "cello 2 at baken, flute 1 at eden": what the team lacks; "" when nothing. */
const char *orki_growth_lacks_text(const orki_growth_words *w);

/** Whom it takes, and whether that is proven; "" when nobody is needed. */
const char *orki_growth_need_text(const orki_growth_words *w);

/** "Fewest people, least pay": what an option is for. */
const char *orki_growth_option_text(const orki_growth_words *w, const ork_growth_option *option);

/** "Mon, Thu" of "mon thu". */
const char *orki_growth_days_text(orki_arena *arena, const char *days);

/** Where the people who could be hired come from. */
const char *orki_growth_profiles_text(const ork_growth *growth, orki_arena *arena);

#endif
