/* libxlsxwriter with the program's habits. The creation date is SOURCE_DATE_EPOCH or the season's
 * first day, so that the same input gives the same bytes. It is built in memory: the library prints
 * what goes wrong with a file, and what cannot be written is told once, by who writes it. */
#include "report/xlsx_book.h"

#include "base/file.h"
#include "report/xlsx_check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MAX_CELL_BYTES = 8000, MAX_WORKBOOK_BYTES = 512 * 1024 * 1024 };

void orki_workbook_put(orki_workbook *b, lxw_worksheet *sheet, int row, int column,
                       const char *text, lxw_format *format)
{
    if (text == NULL) {
        b->is_failed = true;
        return;
    }
    size_t n = strlen(text);
    if (n > MAX_CELL_BYTES) {
        for (n = MAX_CELL_BYTES; n > 0 && ((unsigned char)text[n] & 0xc0U) == 0x80U;)
            n--;
        text = orki_arena_copy(b->arena, text, n);
    }
    if (text == NULL || worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, text,
                                               format) != LXW_NO_ERROR)
        b->is_failed = true;
}

void orki_workbook_number(orki_workbook *b, lxw_worksheet *sheet, int row, int column, double value,
                          lxw_format *format)
{
    if (worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, value, format) !=
        LXW_NO_ERROR)
        b->is_failed = true;
}

lxw_worksheet *orki_workbook_sheet(orki_workbook *b, const char *wanted, const char *title,
                                   const char *const *heads, const int *widths, int n_columns)
{
    const char *name = orki_sheet_name(&b->names, wanted, b->arena);
    lxw_worksheet *sheet = name == NULL ? NULL : workbook_add_worksheet(b->workbook, name);
    if (sheet == NULL) {
        b->is_failed = true;
        return NULL;
    }
    orki_workbook_put(b, sheet, 0, 0, title, b->title);
    for (int c = 0; c < n_columns; c++) {
        orki_workbook_put(b, sheet, 2, c, heads[c], b->head);
        worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, widths[c], NULL);
    }
    worksheet_freeze_panes(sheet, 3, 0);
    worksheet_set_paper(sheet, 9);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 2, 2);
    return sheet;
}

void orki_workbook_filter(lxw_worksheet *sheet, int n_rows, int n_columns)
{
    if (n_rows > 0)
        worksheet_autofilter(sheet, 2, 0, (lxw_row_t)(2 + n_rows), (lxw_col_t)(n_columns - 1));
}

void orki_workbook_date(orki_workbook *b, lxw_worksheet *sheet, int row, int column, orki_date date)
{
    orki_civil day = orki_date_civil(date);
    lxw_datetime moment = {.year = day.year, .month = day.month, .day = day.day};
    if (worksheet_write_datetime(sheet, (lxw_row_t)row, (lxw_col_t)column, &moment, b->date) !=
        LXW_NO_ERROR)
        b->is_failed = true;
}

static void make_formats(orki_workbook *b)
{
    b->title = workbook_add_format(b->workbook);
    b->head = workbook_add_format(b->workbook);
    b->plain = workbook_add_format(b->workbook);
    b->strong = workbook_add_format(b->workbook);
    b->length = workbook_add_format(b->workbook);
    b->euros = workbook_add_format(b->workbook);
    b->date = workbook_add_format(b->workbook);
    if (b->title == NULL || b->head == NULL || b->plain == NULL || b->strong == NULL ||
        b->length == NULL || b->euros == NULL || b->date == NULL) {
        b->is_failed = true;
        return;
    }
    format_set_bold(b->title);
    format_set_font_size(b->title, 16);
    format_set_bold(b->head);
    format_set_bg_color(b->head, 0xE4EDF3);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    format_set_text_wrap(b->head);
    format_set_align(b->plain, LXW_ALIGN_VERTICAL_TOP);
    format_set_bold(b->strong);
    format_set_num_format(b->length, "[h]:mm");
    format_set_num_format(b->euros, "#,##0.00");
    format_set_num_format(b->date, "yyyy-mm-dd");
}

static time_t creation_date(const ork_season *season)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch == NULL ? 0 : strtoll(epoch, &end, 10);
    if (epoch != NULL && end != epoch && *end == '\0' && seconds > 0)
        return (time_t)seconds;
    return (time_t)(season->from > 0 ? season->from : 20454) * 86400; /* 2026-01-01 */
}

ork_status orki_workbook_open(orki_workbook *b, const ork_season *season, int n_sheets,
                              orki_arena *arena)
{
    *b = (orki_workbook){.arena = arena};
    b->fd = memfd_create("workbook", MFD_CLOEXEC);
    if (b->fd < 0)
        return ORK_ERR_IO;
    b->path = orki_arena_printf(arena, "/proc/self/fd/%d", b->fd);
    bool is_there = b->path != NULL && access(b->path, W_OK) == 0; /* where /proc is not mounted */
    b->workbook = is_there ? workbook_new(b->path) : NULL;
    if (b->workbook == NULL) {
        int saved = errno;
        close(b->fd);
        errno = saved;
        return b->path != NULL && !is_there ? ORK_ERR_IO : ORK_ERR_MEMORY;
    }
    lxw_doc_properties properties = {.created = creation_date(season)};
    workbook_set_properties(b->workbook, &properties);
    make_formats(b);
    b->is_failed |= orki_sheet_names_start(&b->names, n_sheets, arena) != 0;
    return ORK_OK;
}

ork_status orki_workbook_close(orki_workbook *b, const char **bytes, size_t *n)
{
    ork_status st = ORK_OK;
    lxw_error error = workbook_close(b->workbook);
    if (b->is_failed || error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        st = ORK_ERR_MEMORY;
    else if (error != LXW_NO_ERROR)
        st = ORK_ERR_IO;
    if (st == ORK_OK)
        st = orki_file_read(bytes, n, b->path, MAX_WORKBOOK_BYTES, b->arena);
    if (st == ORK_OK)
        st = orki_workbook_check(*bytes, *n);
    int saved = errno;
    close(b->fd);
    errno = saved;
    return st;
}
