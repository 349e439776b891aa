/* The file formats as JSON Schemas, for editors (yaml-language-server) and other programs. */
#ifndef ORKESTROOSTER_SCHEMA_H
#define ORKESTROOSTER_SCHEMA_H

#include "orkestrooster/diag.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ork_format {
    ORK_FORMAT_SEASON,    /* season.yaml, or one of the files of a season */
    ORK_FORMAT_TIMETABLE, /* timetable.yaml */
    ORK_FORMAT_BOUND,     /* bound.json */
    ORK_FORMAT_SCENARIO,  /* a scenario: a base and changes */
    ORK_FORMAT_LOANS      /* loans.yaml */
} ork_format;

/** The JSON Schema (draft-07) of a format, with descriptions in English and Dutch. It accepts what
 *  ork_season_read(), ork_timetable_read() and ork_certificate_read() accept as far as the shape
 * of one file goes; names and what they mean together are beyond a schema.
 *  @return text owned by the caller (ork_text_free()); NULL when out of memory. */
char *ork_schema_print(ork_format format);

#ifdef __cplusplus
}
#endif

#endif
