/* In a build that counts lines (ORK_COVERAGE) the linker has every _exit() call this: the counters
 * are written first, which else only the ordinary end of a process does. */
#include <unistd.h>

void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);

_Noreturn void __wrap__exit(int status)
{
    __gcov_dump();
    __real__exit(status);
}
