/* The folder that a command writes into: made and tried before any work is done for it. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

/* What will be written into it. */
typedef enum cli_folder_use {
    CLI_FOR_SOLVE, /* a timetable without an earlier one */
    CLI_FOR_RERUN, /* a timetable with its changes: of rerun and why-not */
    CLI_FOR_SWEEP,
    CLI_FOR_COMPARE,
    CLI_FOR_CALENDAR
} cli_folder_use;

/** Make the folder and its parents where missing and try to create a file in it. A folder that
 *  holds what another command wrote is refused where the two would mix.
 *  @return CLI_DONE; CLI_USAGE, CLI_FAILED after saying what stands in the way */
int cli_folder_prepare(const char *folder, cli_folder_use use);

#endif
