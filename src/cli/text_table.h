/* Rows of cells -> columns that line up on a terminal, whatever the script (width by utf8proc). */
#ifndef CLI_TEXT_TABLE_H
#define CLI_TEXT_TABLE_H

#include <stdbool.h>
#include <stdio.h>

enum { CLI_TABLE_COLUMNS = 12 };

typedef struct cli_table {
    int n_columns;                    /* at most CLI_TABLE_COLUMNS */
    bool is_right[CLI_TABLE_COLUMNS]; /* numbers stand to the right */
    const char *heading[CLI_TABLE_COLUMNS];
    int n_rows;
    /* The text of a cell; borrowed until the next call with the same column. */
    const char *(*cell)(int row, int column, void *user);
    void *user;
} cli_table;

/** Print heading and rows, indented by two. */
void cli_table_print(const cli_table *table, FILE *stream);

/** Words of `text` in lines of at most `width` columns, each but the first after `indent` blanks.
 */
void cli_print_wrapped(const char *text, int indent, int width, FILE *stream);

/** Columns that a UTF-8 text takes on a terminal. */
int cli_text_width(const char *text);

#endif
