/* A workbook in the making, shared by all workbooks of the program. Every text is written as a
 * string cell, never as a formula; a failure is remembered, so that callers write freely and ask at
 * the end. */
#ifndef ORKI_REPORT_XLSX_BOOK_H
#define ORKI_REPORT_XLSX_BOOK_H

#include "model/season_model.h"
#include "orkestrooster/status.h"
#include "report/sheet_names.h"

#include <xlsxwriter.h>

typedef struct orki_workbook {
    orki_arena *arena;
    lxw_workbook *workbook;
    lxw_format *title, *head, *plain, *strong;
    lxw_format *length, *euros; /* minutes as a part of a day: [h]:mm; euros with two decimals */
    lxw_format *date;           /* year-month-day */
    orki_sheet_names names;
    bool is_failed;
    int fd;           /* of the memory where it is built */
    const char *path; /* of that */
} orki_workbook;

/** Begin a workbook of up to n_sheets, dated by SOURCE_DATE_EPOCH or the season's first day.
 *  @return ORK_OK; ORK_ERR_IO; ORK_ERR_MEMORY */
ork_status orki_workbook_open(orki_workbook *book, const ork_season *season, int n_sheets,
                              orki_arena *arena);

/** A string cell; texts longer than a cell can show are cut between characters. NULL, what a failed
 *  orki_arena_printf gives, marks the book as failed. */
void orki_workbook_put(orki_workbook *book, lxw_worksheet *sheet, int row, int column,
                       const char *text, lxw_format *format);

void orki_workbook_number(orki_workbook *book, lxw_worksheet *sheet, int row, int column,
                          double value, lxw_format *format);

void orki_workbook_date(orki_workbook *book, lxw_worksheet *sheet, int row, int column,
                        orki_date date);

/** A sheet that prints on A4, with a title, a frozen header row and the given widths; rows begin at
 *  3. NULL after a failure. */
lxw_worksheet *orki_workbook_sheet(orki_workbook *book, const char *wanted, const char *title,
                                   const char *const *heads, const int *widths, int n_columns);

/** A filter over the rows of such a sheet. */
void orki_workbook_filter(lxw_worksheet *sheet, int n_rows, int n_columns);

/** End it and read its bytes into the arena. To be called after a successful open.
 *  @return ORK_OK; ORK_ERR_IO (errno says why: the library needs room for temporary files);
 *          ORK_ERR_MEMORY */
ork_status orki_workbook_close(orki_workbook *book, const char **bytes, size_t *n);

#endif
