/* Small CSV files: a header line that names the columns, in any order, separated by ',' or ';'. */
#ifndef ORKI_READ_CSV_H
#define ORKI_READ_CSV_H

#include "read/build.h"

enum { ORKI_CSV_MOST = 8 }; /* columns */

typedef struct orki_csv {
    orki_reader *r;
    int file;
    const char *const *names; /* [n_names] the columns wanted ... */
    int n_names, n_required;  /* ... of which the last may be left out */
    const char *header_fault; /* what to say of a first line that does not name them */
    char separator;
    int n_columns;              /* that the file has */
    int columns[ORKI_CSV_MOST]; /* [n_names] where each stands in a line; -1 = left out */
} orki_csv;

typedef void (*orki_csv_line)(orki_csv *csv, orki_node *fields, int line, void *user);

/** Open the file that a node names; names, n_names, n_required and header_fault are set.
 *  @return false after telling why it cannot be read */
bool orki_csv_open(orki_build *b, orki_csv *csv, orki_node *file);

/** Hand each line after the header to `each`: fields [n_names] in the order of the names, "" for a
 *  column that is left out. */
void orki_csv_lines(orki_csv *csv, orki_csv_line each, void *user);

/** Tell what is wrong with a line. */
void orki_csv_fault(orki_csv *csv, int line, int column, const char *text);

#endif
