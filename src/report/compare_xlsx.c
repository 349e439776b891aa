/* compare.xlsx: a sheet each for the figures, the rules, the teachers, the schools and the changes.
 * Numbers are numbers to count on with; the best of a row is bold, and how each stands to the first
 * one's is told in words beside them. */
#include "report/compare_files.h"
#include "report/xlsx_book.h"

enum { NAME_WIDTH = 42, WHO_WIDTH = 24, COLUMN_WIDTH = 16, FIRST_ROW = 3, N_SHEETS = 5 };

typedef struct comparison_book {
    orki_workbook book;
    const ork_comparison *c;
    lxw_format *best, *best_length, *best_euros;
    const char **heads;
    int *widths;
} comparison_book;

/* The bold twins of the book's formats. */
static void make_formats(comparison_book *b)
{
    lxw_format **made[] = {&b->best, &b->best_length, &b->best_euros};
    static const char *const formats[] = {"#,##0", "[h]:mm", "#,##0.00"};
    for (int i = 0; i < 3; i++) {
        *made[i] = workbook_add_format(b->book.workbook);
        if (*made[i] == NULL) {
            b->book.is_failed = true;
            return;
        }
        format_set_bold(*made[i]);
        format_set_num_format(*made[i], formats[i]);
    }
}

static void put_cell(comparison_book *b, lxw_worksheet *sheet, int row, int column,
                     ork_row_unit unit, const ork_cell *cell)
{
    bool is_best = cell->best == ORK_BEST;
    double value = (double)cell->value;
    if (!cell->is_known)
        return;
    if (unit == ORK_UNIT_MINUTES)
        orki_workbook_number(&b->book, sheet, row, column, value / ORKI_DAY_MIN,
                             is_best ? b->best_length : b->book.length);
    else if (unit == ORK_UNIT_CENTS)
        orki_workbook_number(&b->book, sheet, row, column, value / 100,
                             is_best ? b->best_euros : b->book.euros);
    else
        orki_workbook_number(&b->book, sheet, row, column,
                             unit == ORK_UNIT_TENTH_MINUTES ? value / 10 : value,
                             is_best ? b->best : b->book.plain);
}

/* Columns: what, who (or which kind), the numbers, and the marks of all but the first. */
static lxw_worksheet *open_sheet(comparison_book *b, const char *name, const char *first,
                                 const char *second)
{
    int n = b->c->n_columns;
    b->heads[0] = first;
    b->heads[1] = second;
    b->widths[0] = NAME_WIDTH;
    b->widths[1] = WHO_WIDTH;
    for (int i = 0; i < n; i++) {
        b->heads[2 + i] = b->c->columns[i].name;
        b->widths[2 + i] = COLUMN_WIDTH;
    }
    for (int i = 1; i < n; i++) {
        b->heads[1 + n + i] = orki_arena_printf(b->book.arena, _("%s against %s"),
                                                b->c->columns[i].name, b->c->columns[0].name);
        b->widths[1 + n + i] = COLUMN_WIDTH;
    }
    return orki_workbook_sheet(&b->book, name, name, b->heads, b->widths, 1 + 2 * n);
}

static void put_row(comparison_book *b, lxw_worksheet *sheet, int at, const ork_row *row,
                    const char *second)
{
    int n = b->c->n_columns;
    orki_workbook_put(&b->book, sheet, at, 0, orki_row_title(row), b->book.plain);
    orki_workbook_put(&b->book, sheet, at, 1, second, b->book.plain);
    for (int i = 0; i < n; i++) {
        put_cell(b, sheet, at, 2 + i, row->unit, &row->cells[i]);
        if (i > 0)
            orki_workbook_put(&b->book, sheet, at, 1 + n + i, orki_mark_text(row->cells[i].mark),
                              b->book.plain);
    }
}

static void write_part(comparison_book *b, const char *name, ork_row_part from, ork_row_part to)
{
    bool is_people = from == ORK_PART_TEACHERS || from == ORK_PART_SCHOOLS;
    lxw_worksheet *sheet = open_sheet(b, name, _("What"), is_people ? _("Who") : _("Unit"));
    int at = FIRST_ROW;
    for (int r = 0; r < b->c->n_rows && sheet != NULL; r++) {
        const ork_row *row = &b->c->rows[r];
        const char *unit = row->part == ORK_PART_POINTS    ? _("points")
                           : row->part == ORK_PART_AMOUNTS ? _("amount")
                           : row->unit == ORK_UNIT_MINUTES ? _("hours:minutes")
                           : row->unit == ORK_UNIT_CENTS   ? _("euros")
                                                           : "";
        if (row->part >= from && row->part <= to)
            put_row(b, sheet, at++, row, is_people ? row->who : unit);
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, at - FIRST_ROW, 1 + 2 * b->c->n_columns);
}

static void write_pairs(comparison_book *b)
{
    const char *const heads[] = {_("From"),
                                 _("To"),
                                 _("lessons on another day"),
                                 _("lessons at another time"),
                                 _("days off of teachers"),
                                 _("days of teachers that begin at another time"),
                                 _("sections with another teacher"),
                                 _("sections in another room"),
                                 _("Weighted changes"),
                                 _("lessons gone"),
                                 _("lessons new"),
                                 _("Teachers concerned"),
                                 _("Schools concerned"),
                                 _("Groups concerned")};
    static const int widths[] = {24, 24, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14};
    enum { N = sizeof heads / sizeof heads[0] };
    lxw_worksheet *sheet =
        orki_workbook_sheet(&b->book, _("Changes"), _("Changes"), heads, widths, N);
    for (int p = 0; p < b->c->n_pairs && sheet != NULL; p++) {
        const ork_pair *pair = &b->c->pairs[p];
        int at = FIRST_ROW + p;
        orki_workbook_put(&b->book, sheet, at, 0, b->c->columns[pair->from].name, b->book.plain);
        orki_workbook_put(&b->book, sheet, at, 1, b->c->columns[pair->to].name, b->book.plain);
        for (int k = 0; k < ORK_N_CHANGES && pair->is_counted; k++)
            orki_workbook_number(&b->book, sheet, at, 2 + k, pair->changes.n[k], b->book.plain);
        if (pair->is_counted)
            orki_workbook_number(&b->book, sheet, at, 8, (double)pair->changes.weighted,
                                 b->book.plain);
        const int numbers[] = {pair->n_gone, pair->n_new, pair->n_teachers, pair->n_schools,
                               pair->n_groups};
        for (int k = 0; k < 5; k++)
            orki_workbook_number(&b->book, sheet, at, 9 + k, numbers[k], b->book.plain);
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, b->c->n_pairs, N);
}

ork_status orki_compare_xlsx(const char **bytes, size_t *n, const ork_comparison *comparison,
                             orki_arena *arena)
{
    comparison_book b = {.c = comparison};
    size_t n_heads = 2 * (size_t)comparison->n_columns + 2;
    b.heads = orki_arena_alloc(arena, n_heads, sizeof *b.heads);
    b.widths = orki_arena_alloc(arena, n_heads, sizeof *b.widths);
    if (b.heads == NULL || b.widths == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = orki_workbook_open(&b.book, comparison->columns[0].season, N_SHEETS, arena);
    if (st != ORK_OK)
        return st;
    make_formats(&b);
    if (!b.book.is_failed) {
        write_part(&b, _("Figures"), ORK_PART_FIGURES, ORK_PART_FIGURES);
        write_part(&b, _("Rules"), ORK_PART_POINTS, ORK_PART_AMOUNTS);
        write_part(&b, _("Teachers"), ORK_PART_TEACHERS, ORK_PART_TEACHERS);
        write_part(&b, _("Schools"), ORK_PART_SCHOOLS, ORK_PART_SCHOOLS);
        write_pairs(&b);
    }
    return orki_workbook_close(&b.book, bytes, n);
}
