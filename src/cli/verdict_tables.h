/* The tables that `check` prints of a timetable's verdict and of a calendar's. */
#ifndef ORK_CLI_VERDICT_TABLES_H
#define ORK_CLI_VERDICT_TABLES_H

#include "orkestrooster/check.h"

/** What each cost counts and comes to. */
void cli_print_terms(const ork_term *terms, int n);

/** Every broken rule, or that none is. */
void cli_print_breaches(const ork_breach *breaches, int n);

#endif
