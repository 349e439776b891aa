/* Lines of a CSV file as nodes, so that what is wrong with a field is told at its place. */
#include "read/csv.h"

#include "read/yaml_tree.h"

#include <string.h>

void orki_csv_fault(orki_csv *csv, int line, int column, const char *text)
{
    orki_fault_at(csv->r, OR_CSV, (orki_place){csv->file, line, column}, 1, "%s", text);
}

/* Split a line into fields in place; quotes may surround a field. @return how many, at most one
 * more than there can be. */
static int split(char *line, char separator, orki_node *fields)
{
    char *p = line;
    for (int n = 0; n <= ORKI_CSV_MOST; n++) {
        char *start = p;
        p += strcspn(p, (char[]){separator, '\0'});
        bool is_last = *p == '\0';
        char *end = p;
        *p++ = '\0';
        while (*start == ' ' || *start == '\t')
            start++;
        while (end > start && (end[-1] == ' ' || end[-1] == '\t'))
            *--end = '\0';
        if (end - start >= 2 && *start == '"' && end[-1] == '"') {
            start++;
            *--end = '\0';
        }
        if (n < ORKI_CSV_MOST) {
            fields[n].text = start;
            fields[n].place.column = (int)(start - line) + 1;
            fields[n].width = end > start ? (int)(end - start) : 1;
        }
        if (is_last)
            return n + 1;
    }
    return ORKI_CSV_MOST + 1;
}

/* Which column is which; false unless each required one is there, and none that is not known. */
static bool read_header(orki_csv *csv, char *line)
{
    orki_node cells[ORKI_CSV_MOST];
    memset(cells, 0, sizeof cells);
    csv->separator = strchr(line, ';') != NULL ? ';' : ',';
    csv->n_columns = split(line, csv->separator, cells);
    if (csv->n_columns > csv->n_names)
        return false;
    int n_found = 0;
    for (int i = 0; i < csv->n_names; i++) {
        csv->columns[i] = -1;
        for (int c = 0; c < csv->n_columns && csv->columns[i] < 0; c++) {
            if (strcmp(cells[c].text, csv->names[i]) == 0)
                csv->columns[i] = c;
        }
        if (csv->columns[i] < 0 && i < csv->n_required)
            return false;
        n_found += csv->columns[i] >= 0;
    }
    return n_found == csv->n_columns;
}

/* The fields of a line in the order of the names. */
static bool read_fields(orki_csv *csv, char *text, int line, orki_node *fields)
{
    orki_node cells[ORKI_CSV_MOST];
    memset(cells, 0, sizeof cells);
    if (split(text, csv->separator, cells) != csv->n_columns) {
        orki_fault_at(csv->r, OR_CSV, (orki_place){csv->file, line, 1}, 1, _("expected %d fields"),
                      csv->n_columns);
        return false;
    }
    for (int i = 0; i < csv->n_names; i++) {
        fields[i] =
            csv->columns[i] < 0 ? (orki_node){.text = "", .width = 1} : cells[csv->columns[i]];
        fields[i].place.file = csv->file;
        fields[i].place.line = line;
    }
    return true;
}

bool orki_csv_open(orki_build *b, orki_csv *csv, orki_node *file)
{
    const char *bytes = NULL;
    size_t n = 0;
    const char *path = orki_file_of(b, file, &bytes, &n);
    csv->r = b->r;
    csv->file = path == NULL ? -1 : orki_source_open(b->r, path, bytes, n);
    return csv->file >= 0;
}

void orki_csv_lines(orki_csv *csv, orki_csv_line each, void *user)
{
    orki_reader *r = csv->r;
    for (int i = 1; r->status == ORK_OK && (size_t)i <= r->sources[csv->file].n_lines; i++) {
        const char *text = orki_lines_text(&r->sources[csv->file], i, &r->scratch);
        char *copy = text == NULL ? NULL : orki_arena_copy(&r->scratch, text, strlen(text));
        orki_node fields[ORKI_CSV_MOST];
        if (copy == NULL) {
            orki_fail(r, ORK_ERR_MEMORY);
        } else if (i == 1 && !read_header(csv, copy)) {
            orki_csv_fault(csv, 1, 1, csv->header_fault);
            return;
        } else if (i > 1 && text[strspn(text, " \t")] != '\0' &&
                   read_fields(csv, copy, i, fields)) {
            each(csv, fields, i, user);
        }
    }
}
