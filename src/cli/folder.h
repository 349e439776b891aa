/* The folder that a command writes into: made and tried before any work is done for it. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

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

/* What is not there before a command begins. */
typedef struct cli_absent {
    const char *path; /* or NULL */
    size_t n;         /* bytes of it that name the first folder which is missing; 0 = none is */
} cli_absent;

/** Look which folders of a path are missing. @param path  NULL is legal; must outlive the answer */
cli_absent cli_absent_find(const char *path);

/** Remove what is empty of the folders that were missing: a command that refuses, or has nothing to
 *  write, leaves none behind. Keeps errno. */
void cli_absent_clear(cli_absent absent);

/** Whether a season may be written into a folder: it is absent or empty but for hidden files.
 * Others would become part of it, or be written over.
 *  @return CLI_DONE; CLI_USAGE after saying what stands in the way */
int cli_folder_for_season(const char *folder);

/** Whether two paths name one file or folder that is there. */
bool cli_is_same_file(const char *a, const char *b);

/** Refuse a folder whose timetable.yaml is the timetable that the command begins with: what came of
 *  it would take its place. @return CLI_DONE; CLI_USAGE after saying so */
int cli_folder_spare(const char *folder, const char *timetable);

#endif
