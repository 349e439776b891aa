/* The folder that a command writes into: made and tried before any work is done for it. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

/** Make the folder and its parents where missing and try to create a file in it.
 *  @return CLI_DONE; CLI_FAILED after saying what stands in the way */
int cli_folder_prepare(const char *folder);

#endif
