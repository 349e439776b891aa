/* SplitMix64: one addition and two multiply-xor rounds a number. */
#include "base/random.h"

#include <assert.h>

uint64_t orki_random_next(orki_random *random)
{
    uint64_t z = (random->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

orki_random orki_random_start(uint64_t seed, uint64_t purpose)
{
    orki_random random = {seed};
    random.state = orki_random_next(&random) ^ (purpose * UINT64_C(0xd1342543de82ef95));
    return random;
}

int orki_random_below(orki_random *random, int n)
{
    assert(n > 0);
    return (int)(orki_random_next(random) % (uint64_t)n);
}

double orki_random_unit(orki_random *random)
{
    return (double)(orki_random_next(random) >> 11) * 0x1.0p-53;
}
