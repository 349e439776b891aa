/* The week's model as a file in free MPS format, column by column as it is made: whole or not at
 * all. Comments at its head say what the indices in the names stand for. */
#ifndef ORKI_EXPORT_MPS_WRITE_H
#define ORKI_EXPORT_MPS_WRITE_H

#include "export/week_model.h"

/** @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY. Cost: O(entries). */
ork_status orki_mps_write(const orki_week_model *model, const char *path);

#endif
