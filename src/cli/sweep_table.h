/* What a sweep is doing: on a terminal a table that is drawn anew in place, else a line for each
 * scenario that ends. */
#ifndef CLI_SWEEP_TABLE_H
#define CLI_SWEEP_TABLE_H

#include "args.h"
#include "orkestrooster/sweep.h"

typedef struct cli_sweep_table {
    const ork_sweep *sweep;
    bool is_quiet, is_terminal;
    int n_lines;        /* drawn below the finished ones */
    double next_draw_s; /* the table is drawn once a second */
} cli_sweep_table;

cli_sweep_table cli_sweep_table_start(const cli_args *args, const ork_sweep *sweep);

/** For ork_sweep_run(); `user` is the table. Nonzero once Ctrl-C was pressed. */
int cli_sweep_table_show(const ork_sweep_progress *progress, void *user);

/** Take the table off the terminal. */
void cli_sweep_table_end(cli_sweep_table *table);

/** "lacks 3 sections, 14 changed, 5123 points" of a trial that is done; else why it is not. */
void cli_sweep_describe(char *text, size_t size, const ork_trial *trial, const ork_trial *base);

#endif
