/* Allocations that fail when a test says so. A test program that calls any of these has malloc and
 * its kin replaced, for itself and for every shared library that it uses; the library that ships
 * knows nothing of it. Counts and the failure are those of the calling thread. */
#ifndef ORK_FAIL_H
#define ORK_FAIL_H

#include <stdbool.h>

/* Whose allocations: the program's own (the library is linked into it), or those of the shared
 * libraries (GLPK, libyaml, jansson, the C library, ...). */
typedef enum ork_fail_owner {
    ORK_FAIL_OWN = 1,
    ORK_FAIL_SHARED = 2,
    ORK_FAIL_ANY = 3
} ork_fail_owner;

/* GLPK forgets a block that it cannot enlarge; nobody can release it then. */
enum { ORK_FAIL_GLPK_LOSES = 1 };

/** Let the n-th allocation from now on fail (1 = the next); 0 ends that.
 *  @param lasts  every later one fails, too, as when memory has really run out */
void ork_fail_allocation(long n, ork_fail_owner owner, bool lasts);

/** Never fail those of this shared library ("libxlsxwriter"), which does not survive it. At most
 * four libraries. */
void ork_fail_spare(const char *library);

/** Call `f` before each allocation of the owner, with its number; what `f` allocates does not
 * count. NULL ends that. */
void ork_fail_watch(void (*f)(long n));

/** Whether an allocation has failed since ork_fail_allocation(). */
bool ork_fail_happened(void);

/** Allocations of the owner since ork_fail_allocation(). */
long ork_fail_count(void);

/** Blocks that this thread has allocated and not released (or released for others, when < 0). */
long ork_fail_blocks(void);

#endif
