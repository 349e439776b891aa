/* High-school timetabling archives (XHSTT): an instance becomes a season, a timetable a solution.
 */
#ifndef ORKESTROOSTER_XHSTT_H
#define ORKESTROOSTER_XHSTT_H

#include "orkestrooster/diag.h"
#include "orkestrooster/timetable.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Turn one instance of an archive into a season: season.yaml in a folder (made where missing), and
 *  beside it instance.xml, the archive with this instance alone, which ork_xhstt_export() needs.
 *  Every complete timetable of the season costs what the archive's objective says, and breaks no
 *  rule exactly when it violates no hard constraint; an instance for which that cannot be is
 * refused with a reason for each constraint.
 *  @param path        the archive (UTF-8), "-" for standard input
 *  @param instance    Id of the instance; NULL when the archive holds one
 *  @param[out] diags  everything that is wrong or cannot be expressed; may be NULL
 *  @return ORK_OK; ORK_ERR_INPUT (at least one error in diags); ORK_ERR_IO (errno says why);
 *          ORK_ERR_TOO_LARGE (a documented limit); ORK_ERR_MEMORY. Without ORK_OK nothing is
 *          written, or only instance.xml when the disk is full.
 *  Cost O(file size). Source: XHSTT as defined for the Third International Timetabling Competition;
 *  the page of imports and exports. */
ork_status ork_xhstt_import(const char *path, const char *instance, const char *folder,
                            ork_diags *diags);

/** Write a timetable of such a season as a solution: an archive with the instance and one solution,
 *  which any XHSTT evaluator scores. Unplaced lessons are events without a time.
 *  @param archive     the archive with the instance, such as the season's instance.xml
 *  @param instance    as above
 *  @param path        file to write, whole or not at all
 *  @param[out] diags  why the season is not of this instance; may be NULL
 *  @return as above */
ork_status ork_xhstt_export(const ork_season *season, const ork_timetable *timetable,
                            const char *archive, const char *instance, const char *path,
                            ork_diags *diags);

#ifdef __cplusplus
}
#endif

#endif
