/* The version of the library. */
#include "orkestrooster/version.h"

const char *ork_version(void)
{
    return ORK_VERSION;
}
