/* Files that stand beside their places while they are written. A process that is killed leaves
 * them; their names tell of which machine and process they are, so that a later one removes what
 * nobody is writing any more. */
#ifndef ORKI_BASE_LEFTOVERS_H
#define ORKI_BASE_LEFTOVERS_H

#include "base/memory.h"

/** The name that this process gives to a file beside `path`: "PATH.4711-09af31c2.tmp".
 *  @param ending  "tmp" or "old"
 *  @return in the arena; NULL when out of memory */
const char *orki_beside(const char *path, const char *ending, orki_arena *arena);

/** Remove such files from a folder (not from folders in it) when the process that wrote them is
 *  gone, or, on another machine, has not touched them for an hour. What cannot be removed stays. */
void orki_leftovers_remove(const char *folder);

#endif
