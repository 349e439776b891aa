/* Where a season was read from, and a number that changes when anything it says changes. */
#ifndef ORKI_READ_ORIGIN_H
#define ORKI_READ_ORIGIN_H

#include "read/reader.h"

/** The number of an empty season; what is read is added to it in order. */
uint64_t orki_fingerprint_start(void);

/** Add bytes, such as those of a travel table. */
uint64_t orki_fingerprint_bytes(uint64_t print, const char *bytes, size_t n);

/** Keep the paths and values set as the planner named them, and the fingerprint of the tree and of
 * the files that it names (r->fingerprint). */
void orki_note_origin(orki_reader *r, ork_season *season, const orki_node *root,
                      const ork_season_source *from);

#endif
