/* The files of a made-up season, one function a file: draft -> YAML text. */
#ifndef ORKI_GENERATE_DRAFT_WRITE_H
#define ORKI_GENERATE_DRAFT_WRITE_H

#include "base/text.h"
#include "generate/draft.h"

void orki_draft_write_season(orki_text *out, const draft_season *s);
void orki_draft_write_programmes(orki_text *out, const draft_season *s);
void orki_draft_write_schools(orki_text *out, const draft_season *s);
void orki_draft_write_orchestras(orki_text *out, const draft_season *s);
void orki_draft_write_teachers(orki_text *out, const draft_season *s);
void orki_draft_write_conductors(orki_text *out, const draft_season *s);

/** "08:30-14:30" */
void orki_draft_write_span(orki_text *out, draft_span span);

/** "mon, thu" */
void orki_draft_write_days(orki_text *out, unsigned mask);

/** "mon 08:30-09:15, thu 10:30-11:15" */
void orki_draft_write_dated(orki_text *out, const draft_dated *dated, int n);

extern const char *const orki_draft_day_words[DRAFT_N_DAYS];

#endif
