/* compare: results side by side. Folders, or seasons that are solved first, in; a table on the
 * terminal, and compare.html, .xlsx, .csv and .json, out. */
#include "compare_input.h"
#include "folder.h"
#include "language.h"
#include "live_line.h"
#include "output.h"
#include "season_input.h"
#include "text_table.h"
#include "words.h"

#include "orkestrooster/compare.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 80, CELL_BYTES = 64 };

/* The rows of one table and the columns of one block of it. */
typedef struct side_table {
    const ork_comparison *c;
    ork_row_part part;
    int *rows; /* [n_rows] */
    int n_rows;
    int first, n_columns;
    char cells[CLI_TABLE_COLUMNS][CELL_BYTES];
} side_table;

/* "* 14,540"; the sign says what the line below the table explains. */
static void print_cell(char *buffer, size_t size, const ork_row *row, int column)
{
    const ork_cell *cell = &row->cells[column];
    char *text = ork_cell_print(row, column, cli_language());
    if (text == NULL)
        cli_lack_memory();
    bool is_apart = cell->mark == ORK_MARK_WEIGHTS || cell->mark == ORK_MARK_WORK ||
                    cell->mark == ORK_MARK_BROKEN;
    bool is_open = cell->best == ORK_MAY_BE_BEST || cell->mark == ORK_MARK_UNDECIDED;
    const char *sign = cell->best == ORK_BEST ? "* " : is_open ? "? " : is_apart ? "x " : "";
    snprintf(buffer, size, "%s%s", sign, text == NULL ? "" : text);
    ork_text_free(text);
}

static const char *cell(int row, int column, void *user)
{
    side_table *t = user;
    const ork_row *r = &t->c->rows[t->rows[row]];
    if (column == 0)
        return r->name;
    print_cell(t->cells[column], CELL_BYTES, r, t->first + column - 1);
    return t->cells[column];
}

static int width_of(side_table *t, int column)
{
    int width = cli_text_width(t->c->columns[column].name);
    for (int i = 0; i < t->n_rows; i++) {
        char text[CELL_BYTES];
        print_cell(text, sizeof text, &t->c->rows[t->rows[i]], column);
        int n = cli_text_width(text);
        width = n > width ? n : width;
    }
    return width;
}

/* As many columns as the terminal has room for, at least one. */
static int fitting(side_table *t, int name_width)
{
    int n = 0, used = name_width + 2;
    for (int i = t->first; i < t->c->n_columns && n + 1 < CLI_TABLE_COLUMNS; i++) {
        used += width_of(t, i) + 2;
        if (n > 0 && used > WIDTH)
            break;
        n++;
    }
    return n;
}

static void print_block(side_table *t)
{
    char names[CLI_TABLE_COLUMNS][CELL_BYTES];
    cli_table table = {.n_columns = t->n_columns + 1,
                       .heading = {""},
                       .n_rows = t->n_rows,
                       .cell = cell,
                       .user = t};
    for (int i = 0; i < t->n_columns; i++) {
        snprintf(names[i], CELL_BYTES, "%.48s", t->c->columns[t->first + i].name);
        table.heading[i + 1] = names[i];
        table.is_right[i + 1] = true;
    }
    cli_table_print(&table, stdout);
}

static bool says_something(const ork_comparison *c, const ork_row *row)
{
    for (int i = 0; i < c->n_columns; i++) {
        if (row->cells[i].is_known && row->cells[i].value != 0)
            return true;
    }
    return false;
}

static void print_table(side_table *t, const char *title)
{
    int name_width = 0;
    t->n_rows = 0;
    for (int r = 0; r < t->c->n_rows; r++) {
        const ork_row *row = &t->c->rows[r];
        if (row->part != t->part || !says_something(t->c, row))
            continue;
        t->rows[t->n_rows++] = r;
        int width = cli_text_width(row->name);
        name_width = width > name_width ? width : name_width;
    }
    printf("\n%s\n", title);
    for (t->first = 0; t->first < t->c->n_columns; t->first += t->n_columns) {
        t->n_columns = fitting(t, name_width);
        if (t->first > 0)
            putchar('\n');
        print_block(t);
    }
}

static int print_summary(const cli_args *args, const ork_comparison *c)
{
    char *words = ork_comparison_words(c, cli_language());
    int *rows = calloc((size_t)c->n_rows, sizeof *rows);
    if (words == NULL || rows == NULL) {
        ork_text_free(words);
        free(rows);
        return cli_fail(ORK_ERR_MEMORY, "compare", NULL);
    }
    for (char *line = strtok(words, "\n"); line != NULL; line = strtok(NULL, "\n"))
        cli_print_wrapped(line, 2, WIDTH - 2, stdout);
    side_table table = {.c = c, .rows = rows, .part = ORK_PART_FIGURES};
    print_table(&table, _("Side by side"));
    table.part = ORK_PART_POINTS;
    print_table(&table, _("Points by rule"));
    printf("\n%s\n", _("* best   ? undecided: smaller than what the searches left open\n"
                       "x not comparable with the first: other work, other weights or broken "
                       "rules"));
    if (args->folder != NULL)
        cli_print(stdout, _("Page:      %s%scompare.html (open it in a browser)\n"), args->folder,
                  args->folder[strlen(args->folder) - 1] == '/' ? "" : "/");
    ork_text_free(words);
    free(rows);
    return CLI_DONE;
}

static int write_files(const cli_args *args, const ork_comparison *c)
{
    ork_report_options how = cli_report_options(args);
    char *path = NULL;
    cli_catch_signals(); /* what is begun to be written is written to its end */
    errno = 0;
    ork_status status = ork_comparison_write(c, &how, args->folder, &path);
    int code = cli_fail(status, path != NULL ? path : args->folder, NULL);
    ork_text_free(path);
    return code;
}

static int tell(const cli_args *args, const ork_comparison *c)
{
    int code = args->folder == NULL ? CLI_DONE : write_files(args, c);
    if (code != CLI_DONE)
        return code;
    if (args->is_json) {
        code = cli_print_json_text(ork_comparison_json(c));
    } else if (!args->is_quiet) {
        code = print_summary(args, c);
    }
    for (int i = 0; i < c->n_columns && code == CLI_DONE; i++)
        code = c->columns[i].verdict->n_breaches > 0 ? CLI_NEGATIVE : CLI_DONE;
    return code;
}

static int compare(const cli_args *args, const cli_compared *compared)
{
    ork_comparison *comparison = NULL;
    ork_diags *diags = ork_diags_new();
    if (diags == NULL)
        return cli_fail(ORK_ERR_MEMORY, "compare", NULL);
    if (args->language == NULL)
        ork_diags_on_language(diags, cli_language_use);
    errno = 0;
    ork_status status =
        ork_compare(&comparison, (const char *const *)compared->folders, compared->n, diags);
    int reason = errno;
    cli_print_diags(args, diags);
    errno = reason;
    int code = status == ORK_OK ? tell(args, comparison) : cli_fail(status, "compare", diags);
    ork_comparison_free(comparison);
    ork_diags_free(diags);
    return code;
}

int cli_run_compare(const cli_args *args)
{
    cli_compared compared = {0};
    int code = args->folder == NULL ? CLI_DONE : cli_folder_prepare(args->folder, CLI_FOR_COMPARE);
    if (code == CLI_DONE)
        code = cli_compared_make(&compared, args);
    if (code == CLI_DONE)
        code = compare(args, &compared);
    cli_compared_free(&compared);
    return code;
}
