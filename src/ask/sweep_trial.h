/* What is written down of one scenario. */
#ifndef ORKI_ASK_SWEEP_TRIAL_H
#define ORKI_ASK_SWEEP_TRIAL_H

#include "ask/sweeping.h"

typedef struct orki_trial_facts {
    ork_trial figures;  /* id, title, family and state are not looked at */
    const char *reason; /* of a scenario that is no season; NULL for a season */
    uint64_t key;       /* see sweep_trial.c; of what is no season 0 */
} orki_trial_facts;

/** The number that a result of this plan has. */
uint64_t orki_trial_key(const ork_sweep *sweep, const ork_trial *trial, const ork_season *season);

/** Write result.json. @return ORK_OK; ORK_ERR_IO; ORK_ERR_MEMORY */
ork_status orki_trial_write(const ork_sweep *sweep, const ork_trial *trial,
                            const orki_trial_facts *facts);

#endif
