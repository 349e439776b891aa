/* Rows out with one write and a flush to disk; tables in by one pass over the bytes. */
#include "bench_table.h"

#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 28 };

void bench_row_add(bench_row *row, const char *name, const char *value)
{
    if (row->n >= BENCH_MOST_COLUMNS)
        bench_die("more than %d columns", BENCH_MOST_COLUMNS);
    row->names[row->n] = name;
    row->values[row->n++] = value;
}

const char *bench_row_value(const bench_row *row, const char *name)
{
    for (int i = 0; i < row->n; i++)
        if (strcmp(row->names[i], name) == 0)
            return row->values[i];
    return "";
}

static void add_line(orki_text *text, const char *const *cells, int n)
{
    for (int i = 0; i < n; i++) {
        bool is_quoted = strpbrk(cells[i], ",\"\r\n") != NULL;
        orki_text_add(text, i > 0 ? "," : "");
        orki_text_add(text, is_quoted ? "\"" : "");
        for (const char *p = cells[i]; *p != '\0'; p++) {
            if (*p == '"')
                orki_text_add_char(text, '"');
            orki_text_add_char(text, *p);
        }
        orki_text_add(text, is_quoted ? "\"" : "");
    }
    orki_text_add_char(text, '\n');
}

/* What stands before the new rows: a header in a new file, a line end after a row cut short. */
static void begin(orki_text *text, int fd, const char *path, const bench_row *row)
{
    struct stat info;
    char last = '\n';
    if (fstat(fd, &info) != 0)
        bench_die("%s: %s", path, strerror(errno));
    add_line(text, row->names, row->n);
    if (info.st_size == 0 || text->is_failed)
        return;
    char *head = bench_must(orki_alloc(text->n, 1));
    if (pread(fd, head, text->n, 0) != (ssize_t)text->n || memcmp(head, text->bytes, text->n) != 0)
        bench_die("%s has other columns than this version writes: move it away", path);
    orki_free(head);
    orki_text_free(text);
    if (pread(fd, &last, 1, info.st_size - 1) != 1)
        bench_die("%s: %s", path, strerror(errno));
    orki_text_add(text, last == '\n' ? "" : "\n");
}

void bench_rows_append(const char *path, const bench_row *rows, int n)
{
    if (n == 0)
        return;
    orki_text text = {0};
    int fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0)
        bench_die("%s: %s", path, strerror(errno));
    begin(&text, fd, path, &rows[0]);
    for (int i = 0; i < n; i++)
        add_line(&text, rows[i].values, rows[i].n);
    if (text.is_failed)
        bench_must(NULL);
    if (write(fd, text.bytes, text.n) != (ssize_t)text.n || fsync(fd) != 0 || close(fd) != 0)
        bench_die("%s: %s", path, strerror(errno));
    orki_text_free(&text);
}

void bench_rows_write(const char *path, const bench_row *rows, int n)
{
    orki_text text = {0};
    add_line(&text, rows[0].names, rows[0].n);
    for (int i = 0; i < n; i++)
        add_line(&text, rows[i].values, rows[i].n);
    if (text.is_failed)
        bench_must(NULL);
    bench_file_write(path, orki_text_string(&text));
    orki_text_free(&text);
}

/* One line's cells into `cells`; *at moves past its end. @return how many cells it had */
static int read_line(bench_context *b, const char **at, const char **cells)
{
    int n = 0;
    const char *p = *at;
    orki_text cell = {0};
    for (bool is_quoted = false;; p++) {
        bool is_end = *p == '\0' || (!is_quoted && (*p == ',' || *p == '\n'));
        if (is_end && n < BENCH_MOST_COLUMNS)
            cells[n++] = bench_printf(b, "%s", orki_text_string(&cell));
        if (*p == '\0' || (!is_quoted && *p == '\n'))
            break;
        if (is_end)
            orki_text_free(&cell);
        else if (*p == '"' && is_quoted && p[1] == '"')
            orki_text_add_char(&cell, *p++);
        else if (*p == '"')
            is_quoted = !is_quoted;
        else
            orki_text_add_char(&cell, *p);
    }
    *at = *p == '\0' ? p : p + 1;
    orki_text_free(&cell);
    return n;
}

bench_table bench_table_read(bench_context *b, const char *path)
{
    bench_table table = {0};
    const char *at = "", *line[BENCH_MOST_COLUMNS];
    size_t n = 0, capacity = 0;
    const char **cells = NULL;
    if (orki_file_read(&at, &n, path, MOST_BYTES, &b->arena) != ORK_OK) {
        if (errno != ENOENT)
            bench_die("%s: %s", path, strerror(errno));
        return table;
    }
    table.n_columns = read_line(b, &at, line);
    table.names = bench_alloc(b, (size_t)table.n_columns, sizeof *table.names);
    memcpy(table.names, line, (size_t)table.n_columns * sizeof *line);
    for (int number = 2; *at != '\0'; number++) {
        int n_cells = read_line(b, &at, line);
        if (n_cells != table.n_columns) {
            fprintf(stderr, "%s:%d: this row is not whole and is left out\n", path, number);
            continue;
        }
        size_t n_old = (size_t)table.n_rows * (size_t)n_cells;
        if (orki_array_reserve(&cells, &capacity, n_old + (size_t)n_cells, sizeof *cells))
            bench_must(NULL);
        memcpy(cells + n_old, line, (size_t)n_cells * sizeof *line);
        table.n_rows++;
    }
    size_t n_cells = (size_t)table.n_rows * (size_t)table.n_columns;
    table.cells = bench_alloc(b, n_cells, sizeof *table.cells);
    if (n_cells > 0)
        memcpy(table.cells, cells, n_cells * sizeof *cells);
    orki_free(cells);
    return table;
}

const char *bench_cell(const bench_table *table, int row, const char *name)
{
    for (int c = 0; c < table->n_columns; c++)
        if (strcmp(table->names[c], name) == 0)
            return table->cells[row * table->n_columns + c];
    return "";
}

double bench_cell_number(const bench_table *table, int row, const char *name)
{
    const char *text = bench_cell(table, row, name);
    char *end = NULL;
    double value = strtod(text, &end);
    return end == text || *end != '\0' ? NAN : value;
}
