/* Small helpers of the made-up seasons: draws from a random stream, and the instruments. */
#include "generate/draft.h"

const char *const orki_draft_role_ids[DRAFT_N_ROLES + 1] = {
    "violin", "trumpet", "cello", "flute", "clarinet", "percussion", "trombone", "orientation"};

unsigned orki_draft_role_family(int role)
{
    static const unsigned families[DRAFT_N_ROLES + 1] = {
        DRAFT_STRINGS,  DRAFT_BRASS,      DRAFT_STRINGS, DRAFT_WOODWIND,
        DRAFT_WOODWIND, DRAFT_PERCUSSION, DRAFT_BRASS,   DRAFT_FITS_ORIENTATION};
    return families[role];
}

int orki_draft_between(orki_random *random, int least, int most)
{
    return least + orki_random_below(random, most - least + 1);
}

bool orki_draft_chance(orki_random *random, double p)
{
    return orki_random_unit(random) < p;
}
