/* What loans of instruments come to, on standard output. */
#ifndef CLI_LOANS_OUTPUT_H
#define CLI_LOANS_OUTPUT_H

#include "args.h"
#include "orkestrooster/instruments.h"

/** Totals, the first shortages, transports of shared sets; nothing for NULL. */
void cli_print_instruments(const ork_instruments *instruments);

/** Judge the loans.yaml that args->loans names. @return the exit code */
int cli_judge_loans(const cli_args *args, const ork_season *season, const ork_timetable *timetable);

#endif
