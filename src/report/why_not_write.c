/* The files of a wish: a rerun's for the timetable that changes least, and the usual ones for the
 * cheapest. */
#include "orkestrooster/why_not.h"

#include "base/text.h"
#include "model/tiers.h"

static ork_status write_cheapest(const ork_season *season, const ork_why_not_answer *answer,
                                 const ork_report_options *options, const char *folder,
                                 char **failed_path)
{
    if (answer->nearest.timetable == NULL)
        return ork_report_write(season, answer->result, options, folder, failed_path);
    orki_text path = {0};
    orki_text_printf(&path, "%s/cheapest", folder);
    ork_status st =
        path.is_failed ? ORK_ERR_MEMORY
                       : ork_report_write(season, answer->result, options, path.bytes, failed_path);
    orki_text_free(&path);
    return st;
}

ork_status ork_why_not_write(const ork_season *season, const ork_timetable *timetable,
                             const ork_why_not_answer *answer, const ork_report_options *options,
                             const char *folder, char **failed_path)
{
    ork_reference *old = NULL;
    ork_status st = ORK_OK;
    if (answer->nearest.timetable != NULL) {
        st = orki_reference_remember(&old, season, timetable);
        if (st == ORK_OK)
            st = ork_rerun_write(season, old, answer->rerun, options, folder, failed_path);
        ork_reference_free(old);
    }
    if (st == ORK_OK && answer->cheapest.timetable != NULL)
        st = write_cheapest(season, answer, options, folder, failed_path);
    return st;
}
