/* In a build that counts lines (ORK_COVERAGE) the linker has every _exit() call this: the counters
 * are written first, which else only the ordinary end of a process does. That needs memory, also
 * where a test has let it run out. */
#include "ork_fail.h"

#include <stddef.h>
#include <unistd.h>

#pragma weak ork_fail_allocation

void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);

_Noreturn void __wrap__exit(int status)
{
    if (ork_fail_allocation != NULL)
        ork_fail_allocation(0, ORK_FAIL_ANY, false);
    __gcov_dump();
    __real__exit(status);
}
