/* Fail every allocation of a call once, or a part of them: the call must say so, hand over nothing,
 * leave no block behind and leave its folder as it was. */
#ifndef FAULT_SWEEP_H
#define FAULT_SWEEP_H

#include "ork_fail.h"
#include "orkestrooster/status.h"

#include <stdbool.h>

typedef struct fault_case {
    const char *name;
    ork_status (*call)(void); /* releases what it got; checks that a failure gave nothing */
    void (*after)(void);      /* clears up after it; may be NULL */
    bool writes;              /* files into fault_folder("out") that appear together */
    bool only_own;            /* libical, by way of the C library, does not survive a failure */
    bool may_carry_on;        /* a lost part of a search is not an error */
} fault_case;

/** A folder of this test, below a temporary one. Static storage, a few at a time. */
const char *fault_folder(const char *name);

/** Remove the temporary folder. */
void fault_folders_remove(void);

/** Fail allocations of `owner`, one a call: all in tests/soak.sh (under the sanitizers about
 * 1,000), else about `most` of them, others with another ORK_SEED. Every second time all later ones
 * fail, too.
 *  @return how many failed */
long fault_sweep(const fault_case *of, ork_fail_owner owner, int most);

#endif
