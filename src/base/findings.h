/* Filling a list of findings; the public side is orkestrooster/diag.h. */
#ifndef ORKI_BASE_FINDINGS_H
#define ORKI_BASE_FINDINGS_H

#include "base/text.h"
#include "orkestrooster/diag.h"

#include <stdbool.h>

enum { ORKI_MAX_FINDINGS = 100 };

/** Add a copy of a finding, in its sorted place; its NULL texts become "". Beyond the limit the
 *  findings that come first are kept, errors before warnings. A NULL list is legal.
 *  @return 0, or -1 when out of memory (the finding is counted all the same). */
int orki_diags_add(ork_diags *diags, const ork_diag *diag);

/** Tell who asked (ork_diags_on_language) which language the season is in. */
void orki_diags_tell_language(ork_diags *diags, const char *language);

/** A finding added now would still be kept if it came last. */
bool orki_diags_has_room(const ork_diags *diags);

/** "file:line:col: ", with as much of it as is known. */
void orki_text_add_place(orki_text *out, const char *file, int line, int column);

/** The source line of a finding with its carets; nothing when it is not known. */
void orki_text_add_source(orki_text *out, const ork_diag *diag, int is_coloured);

#endif
