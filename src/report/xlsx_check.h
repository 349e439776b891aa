/* Whether a workbook is whole: libxlsxwriter makes each part in a temporary file and does not ask
 * whether that could be written, so that a full disk would give a workbook that no program opens.
 */
#ifndef ORKI_REPORT_XLSX_CHECK_H
#define ORKI_REPORT_XLSX_CHECK_H

#include "orkestrooster/status.h"

#include <stddef.h>

/** Unpack every part of a workbook [n bytes], which has XML parts only.
 *  @return ORK_OK: each is well-formed; ORK_ERR_IO (errno is ENOSPC: one was cut off);
 *          ORK_ERR_MEMORY */
ork_status orki_workbook_check(const char *bytes, size_t n);

#endif
