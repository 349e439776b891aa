/* compare.csv after RFC 4180: one line for each row of a comparison; of each column its number, how
 * it stands to the first, and whether it is the best. */
#include "report/compare_files.h"

#include <inttypes.h>
#include <stdio.h>

static void field(orki_text *csv, const char *text, char separator)
{
    orki_text_add_char(csv, separator);
    orki_text_add_csv(csv, text, separator);
}

static void write_head(orki_text *csv, const ork_comparison *c, char separator)
{
    orki_text_printf(csv, "part%cid%cwho%cfigure%cunit", separator, separator, separator,
                     separator);
    for (int i = 0; i < c->n_columns; i++) {
        const char *const ends[] = {"", " (against first)", " (best)"};
        for (int k = 0; k < 3; k++) {
            orki_text name = {0};
            orki_text_printf(&name, "%s%s", c->columns[i].name, ends[k]);
            csv->is_failed |= name.is_failed;
            field(csv, orki_text_string(&name), separator);
            orki_text_free(&name);
        }
    }
    orki_text_add(csv, "\r\n");
}

static void write_row(orki_text *csv, const ork_comparison *c, const ork_row *row, char separator)
{
    static const char *const parts[] = {"figures", "points", "amounts", "teachers", "schools"};
    orki_text_add(csv, parts[row->part]);
    field(csv, row->id, separator);
    field(csv, row->who, separator);
    field(csv, row->key, separator);
    field(csv, orki_unit_word(row->unit), separator);
    for (int i = 0; i < c->n_columns; i++) {
        char number[32] = "";
        if (row->cells[i].is_known)
            snprintf(number, sizeof number, "%" PRId64, row->cells[i].value);
        orki_text_printf(csv, "%c%s%c%s%c%s", separator, number, separator,
                         ork_mark_word(row->cells[i].mark), separator,
                         orki_best_word(row->cells[i].best));
    }
    orki_text_add(csv, "\r\n");
}

void orki_compare_csv(orki_text *csv, const ork_comparison *comparison, char separator,
                      bool has_bom)
{
    orki_text_add(csv, has_bom ? "\xef\xbb\xbf" : "");
    write_head(csv, comparison, separator);
    for (int r = 0; r < comparison->n_rows; r++)
        write_row(csv, comparison, &comparison->rows[r], separator);
}
