/* Two passes: the width of each column, then the rows. */
#include "text_table.h"

#include <string.h>
#include <utf8proc.h>

int cli_text_width(const char *text)
{
    int width = 0;
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)text;
    while (*p != 0) {
        utf8proc_int32_t point = -1;
        utf8proc_ssize_t n = utf8proc_iterate(p, -1, &point);
        if (n <= 0) {
            n = 1;
            width++;
        } else {
            width += utf8proc_charwidth(point);
        }
        p += n;
    }
    return width;
}

static const char *text_at(const cli_table *table, int row, int column)
{
    return row < 0 ? table->heading[column] : table->cell(row, column, table->user);
}

/* No blanks after the last cell that says something. */
static void print_row(const cli_table *table, const int *widths, int row, FILE *stream)
{
    int last = table->n_columns - 1;
    while (last > 0 && text_at(table, row, last)[0] == '\0')
        last--;
    fputc(' ', stream);
    for (int c = 0; c <= last; c++) {
        const char *text = text_at(table, row, c);
        int pad = widths[c] - cli_text_width(text);
        if (table->is_right[c])
            fprintf(stream, " %*s%s", pad, "", text);
        else
            fprintf(stream, " %s%*s", text, c == last ? 0 : pad, "");
        if (c != last)
            fputc(' ', stream);
    }
    fputc('\n', stream);
}

void cli_table_print(const cli_table *table, FILE *stream)
{
    int widths[CLI_TABLE_COLUMNS] = {0};
    for (int row = -1; row < table->n_rows; row++) {
        for (int c = 0; c < table->n_columns; c++) {
            int width = cli_text_width(text_at(table, row, c));
            widths[c] = width > widths[c] ? width : widths[c];
        }
    }
    for (int row = -1; row < table->n_rows; row++)
        print_row(table, widths, row, stream);
}

void cli_print_wrapped(const char *text, int indent, int width, FILE *stream)
{
    int column = 0;
    while (*text != '\0') {
        size_t n = strcspn(text, " ");
        char word[200];
        snprintf(word, sizeof word, "%.*s", (int)n, text);
        int needed = cli_text_width(word);
        if (column > 0 && column + 1 + needed > width) {
            fprintf(stream, "\n%*s", indent, "");
            column = 0;
        }
        fprintf(stream, "%s%s", column > 0 ? " " : "", word);
        column += needed + (column > 0);
        text += n + (text[n] == ' ');
    }
    fputc('\n', stream);
}
