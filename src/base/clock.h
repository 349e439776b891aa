/* The monotonic clock, in seconds. Only limits and progress look at it, never an answer. */
#ifndef ORKI_BASE_CLOCK_H
#define ORKI_BASE_CLOCK_H

/** Seconds since some fixed moment of this machine; never goes back. */
double orki_clock_s(void);

#endif
