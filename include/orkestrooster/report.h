/* What a planner uses: timetable.yaml, index.html, timetable.xlsx, timetable.csv, report.json,
 * bound.json; with depots loans.yaml and instruments.csv, too. */
#ifndef ORKESTROOSTER_REPORT_H
#define ORKESTROOSTER_REPORT_H

#include "orkestrooster/certificate.h"
#include "orkestrooster/check.h"
#include "orkestrooster/solve.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ork_report_options {
    char csv_separator; /* ',' or ';' */
    int csv_bom;        /* nonzero: start the CSV with a byte order mark, as Excel in Dutch likes */
    const char *language; /* "nl" or "en": lang attribute and number formats; the texts themselves
                             are in the language of the process */
    double
        reasons_s; /* seconds at most to look for the alternatives of the lessons; 0: none told */
    int (*is_stopped)(void *user); /* nonzero ends that looking at once; may be NULL */
    void *user;
} ork_report_options;

ork_report_options ork_report_options_default(void);

/** Write the files into a folder, which is made where missing. All are built before the first
 *  is written; each appears whole or not at all.
 *  @param result  the search that made the timetable, with timetable and verdict
 *  @return ORK_OK; ORK_ERR_IO (errno says why, *failed_path names the file; owned by the caller,
 *          ork_text_free()); ORK_ERR_MEMORY. */
ork_status ork_report_write(const ork_season *season, const ork_result *result,
                            const ork_report_options *options, const char *folder,
                            char **failed_path);

/** The result as one JSON object (the keys are documented in orkestrooster-report(5)); with
 * `verdict` alone (result NULL) the checker's. @return text owned by the caller; NULL when out of
 * memory. */
char *ork_report_json(const ork_season *season, const ork_result *result,
                      const ork_verdict *verdict);

/** What a check found as one JSON object: the verdict on a timetable, the proof of a bound, or
 *  both; either may be NULL. @return text owned by the caller; NULL when out of memory. */
char *ork_report_check_json(const ork_season *season, const ork_verdict *verdict,
                            const ork_proof *proof);

/** What a check of loans found as one JSON object. @return as above */
char *ork_report_loans_json(const ork_season *season, const ork_instruments *instruments);

#ifdef __cplusplus
}
#endif

#endif
