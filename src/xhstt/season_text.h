/* Facts -> season.yaml, and the ids under which the season knows the instance's things. */
#ifndef ORKI_XHSTT_SEASON_TEXT_H
#define ORKI_XHSTT_SEASON_TEXT_H

#include "base/text.h"
#include "xhstt/facts.h"

/* Ids of a season for the ids of an instance: a-z, 0-9 and -, each kind's unique. */
typedef struct orki_xids {
    const char **events;    /* [n_events] orchestras */
    const char **resources; /* [n_resources] teachers and groups */
} orki_xids;

/** @return false when out of memory (the reader knows) */
bool orki_xids_make(orki_xids *ids, orki_reader *r, const orki_instance *x);

/** Add the season to a text. */
void orki_season_text(orki_text *out, const orki_xfacts *f, const orki_xids *ids);

#endif
