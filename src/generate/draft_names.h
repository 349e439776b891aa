/* Invented Dutch names for towns, schools and people, numbered: the same number, the same name. */
#ifndef ORKI_GENERATE_DRAFT_NAMES_H
#define ORKI_GENERATE_DRAFT_NAMES_H

#include <stddef.h>

/** The i-th town ("Molendrecht"), different for i below orki_draft_n_towns(). */
void orki_draft_town_name(int i, char *out, size_t n);
int orki_draft_n_towns(void);

/** The i-th school name ("De Wielewaal"); numbers above the table start again. */
const char *orki_draft_school_name(int i);
int orki_draft_n_school_names(void);

/** The i-th person, different for i below orki_draft_n_people(). */
void orki_draft_person_name(int i, char *out, size_t n);
int orki_draft_n_people(void);

/** An id from a name: lower case, a-z, 0-9 and '-' ("De Wielewaal" gives "wielewaal"). */
void orki_draft_slug(const char *name, char *out, size_t n);

#endif
