/* What an earlier rerun left in a folder and this one does not write. */
#ifndef ORKI_REPORT_CURVE_OLD_H
#define ORKI_REPORT_CURVE_OLD_H

#include <stdbool.h>

/** A file in the folder `tell` that a rerun writes: "school-fontein.txt". */
bool orki_is_text_to_tell(const char *name);

/** Remove the curve of an earlier rerun from its folder: it starts from a timetable that is no
 * more. Only what a rerun writes goes; a folder that holds something else stays with it. */
void orki_curve_remove(const char *folder);

#endif
