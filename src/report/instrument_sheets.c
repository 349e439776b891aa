/* instruments.csv, and the sheets of instruments and trips in the workbook. */
#include "report/instrument_files.h"

#include "base/message.h"

#include <string.h>

enum { N_NUMBERS = 7 };

const char *orki_lenders_text(orki_arena *arena, const ork_instruments *instruments,
                              const ork_instrument_use *use)
{
    const char *text = "";
    for (int i = 0; i < instruments->n_loans && text != NULL; i++) {
        const ork_loan *l = &instruments->loans[i];
        if (l->pieces > 0 && strcmp(l->school, use->school) == 0 &&
            strcmp(l->instrument, use->instrument) == 0)
            text = orki_arena_printf(arena, "%s%s%s %d", text, text[0] == '\0' ? "" : ", ",
                                     l->depot_name, l->pieces);
    }
    return text;
}

static void list_numbers(const ork_instrument_use *u, int *numbers)
{
    const int all[N_NUMBERS] = {u->demand, u->own,  u->lent,     u->shortage,
                                u->stay,   u->come, u->collected};
    memcpy(numbers, all, sizeof all);
}

static void add_line(orki_text *csv, const char *const *fields, int n, char separator)
{
    for (int i = 0; i < n; i++) {
        if (i > 0)
            orki_text_add_char(csv, separator);
        orki_text_add_csv(csv, fields[i], separator);
    }
    orki_text_add(csv, "\r\n");
}

int orki_instruments_csv(orki_text *csv, const ork_instruments *instruments, char separator,
                         bool has_bom, orki_arena *arena)
{
    static const char *const names[] = {"school_id", "school",    "instrument", "demand",
                                        "own",       "lent",      "short",      "stay",
                                        "come",      "collected", "depots"};
    enum { N = sizeof names / sizeof names[0] };
    if (has_bom)
        orki_text_add(csv, "\xef\xbb\xbf");
    add_line(csv, names, N, separator);
    for (int i = 0; i < instruments->n_uses; i++) {
        const ork_instrument_use *u = &instruments->uses[i];
        const char *fields[N] = {u->school, u->school_name, u->instrument};
        int numbers[N_NUMBERS];
        list_numbers(u, numbers);
        for (int k = 0; k < N_NUMBERS; k++)
            fields[3 + k] = orki_arena_printf(arena, "%d", numbers[k]);
        fields[N - 1] = orki_lenders_text(arena, instruments, u);
        for (int k = 0; k < N; k++) {
            if (fields[k] == NULL)
                return -1;
        }
        add_line(csv, fields, N, separator);
    }
    return csv->is_failed ? -1 : 0;
}

static void write_uses(orki_workbook *book, const ork_instruments *in, orki_arena *arena)
{
    const char *const heads[] = {_("School"),       _("Instrument"), _("Needed"), _("Own"),
                                 _("Lent"),         _("Short"),      _("Stays"),  _("Comes"),
                                 _("Is collected"), _("From")};
    const int widths[] = {28, 18, 10, 10, 10, 10, 10, 10, 14, 50};
    lxw_worksheet *sheet =
        orki_workbook_sheet(book, _("Instruments"), _("Instruments"), heads, widths, 10);
    for (int i = 0; i < in->n_uses && sheet != NULL; i++) {
        const ork_instrument_use *u = &in->uses[i];
        int numbers[N_NUMBERS];
        list_numbers(u, numbers);
        orki_workbook_put(book, sheet, 3 + i, 0, u->school_name, book->plain);
        orki_workbook_put(book, sheet, 3 + i, 1, u->instrument_name, book->plain);
        for (int k = 0; k < N_NUMBERS; k++)
            orki_workbook_number(book, sheet, 3 + i, 2 + k, numbers[k], book->plain);
        orki_workbook_put(book, sheet, 3 + i, 9, orki_lenders_text(arena, in, u), book->plain);
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, in->n_uses, 10);
}

static void write_trips(orki_workbook *book, const ork_instruments *in)
{
    const char *const heads[] = {_("Depot"),  _("Trip"),       _("To"),      _("Kilometres"),
                                 _("School"), _("Instrument"), _("Brought"), _("Collected")};
    const int widths[] = {28, 8, 40, 12, 28, 18, 10, 10};
    lxw_worksheet *sheet = orki_workbook_sheet(book, _("Trips"), _("Trips"), heads, widths, 8);
    int row = 3;
    for (int i = 0; i < in->n_trips && sheet != NULL; i++) {
        const ork_trip *t = &in->trips[i];
        for (int k = 0; k < t->n_items; k++, row++) {
            orki_workbook_put(book, sheet, row, 0, t->depot_name, book->plain);
            orki_workbook_number(book, sheet, row, 1, i + 1, book->plain);
            orki_workbook_put(book, sheet, row, 2, t->address, book->plain);
            if (k == 0 && t->metres >= 0)
                orki_workbook_number(book, sheet, row, 3, (double)t->metres / 1000, book->plain);
            orki_workbook_put(book, sheet, row, 4, t->items[k].school_name, book->plain);
            orki_workbook_put(book, sheet, row, 5, t->items[k].instrument_name, book->plain);
            orki_workbook_number(book, sheet, row, 6, t->items[k].brought, book->plain);
            orki_workbook_number(book, sheet, row, 7, t->items[k].collected, book->plain);
        }
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, row - 3, 8);
}

void orki_instruments_sheets(orki_workbook *book, const ork_instruments *instruments,
                             orki_arena *arena)
{
    write_uses(book, instruments, arena);
    write_trips(book, instruments);
}
