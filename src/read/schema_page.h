/* The reference page of a file format: prose from a template, tables from the schema table. */
#ifndef ORKI_READ_SCHEMA_PAGE_H
#define ORKI_READ_SCHEMA_PAGE_H

#include "orkestrooster/schema.h"

/** The table of a format. */
const struct orki_shape *orki_format_shape(ork_format format);

/** Fill a Markdown template: a line `@keys@` becomes the tables of all keys, `@scalars@` the kinds
 * of values, `@skills@` the built-in instruments, `@codes@` the codes of findings.
 *  @return text owned by the caller (ork_text_free()); NULL when out of memory. */
char *orki_schema_page(ork_format format, const char *template_text);

#endif
