/* The workbook of a calendar. Lengths of time are numbers shown as hours and minutes, euros numbers
 * with two decimals, dates are dates: a planner can go on counting with them. */
#include "report/calendar_xlsx.h"

#include "report/hours.h"
#include "report/ledger.h"
#include "report/phrases.h"
#include "report/xlsx_book.h"

typedef struct book {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_calendar *calendar;
    const orki_ledger_row *ledger;
    const orki_hours_book *hours;
    orki_arena *arena;
    orki_workbook book;
} book;

static void put(book *b, lxw_worksheet *sheet, int row, int column, const char *text)
{
    orki_workbook_put(&b->book, sheet, row, column, text, b->book.plain);
}

static void put_number(book *b, lxw_worksheet *sheet, int row, int column, double value)
{
    orki_workbook_number(&b->book, sheet, row, column, value, b->book.plain);
}

static void put_length(book *b, lxw_worksheet *sheet, int row, int column, int minutes)
{
    orki_workbook_number(&b->book, sheet, row, column, minutes / (double)ORKI_DAY_MIN,
                         b->book.length);
}

static void put_euros(book *b, lxw_worksheet *sheet, int row, int column, orki_microcents amount)
{
    orki_workbook_number(&b->book, sheet, row, column, (double)orki_cents(amount) / 100,
                         b->book.euros);
}

static const char *school_of(const book *b, int orchestra)
{
    return b->season->schools[b->season->orchestras[orchestra].school].name;
}

/* Who teaches, with commas. */
static const char *team_text(book *b, const orki_dated *dated)
{
    const orki_orchestra *o = &b->season->orchestras[dated->orchestra];
    const char *text = "";
    for (int i = 0; i < o->n_sections && text != NULL; i++) {
        int teacher = orki_dated_section(dated, b->timetable, o->first_section + i).teacher;
        if (teacher >= 0)
            text = orki_arena_printf(b->arena, "%s%s%s", text, text[0] == '\0' ? "" : ", ",
                                     b->season->teachers[teacher].name);
    }
    return text;
}

static void write_dates(book *b)
{
    const char *const heads[] = {_("Date"),       _("Day"),       _("Start"),   _("End"),
                                 _("School"),     _("Orchestra"), _("Number"),  _("Kind"),
                                 _("Instead of"), _("Conductor"), _("Teachers")};
    const int widths[] = {12, 12, 8, 8, 26, 26, 9, 14, 14, 22, 60};
    lxw_worksheet *sheet =
        orki_workbook_sheet(&b->book, _("Dates"), _("All dates"), heads, widths, 11);
    for (int i = 0; i < b->calendar->n_dated && sheet != NULL; i++) {
        const orki_dated *dated = &b->calendar->dated[i];
        int row = 3 + i;
        orki_workbook_date(&b->book, sheet, row, 0, dated->date);
        put(b, sheet, row, 1, orki_day_name(orki_date_weekday(dated->date)));
        put(b, sheet, row, 2, orki_clock_text(b->arena, dated->start_min));
        put(b, sheet, row, 3, orki_clock_text(b->arena, dated->end_min));
        put(b, sheet, row, 4, school_of(b, dated->orchestra));
        put(b, sheet, row, 5, orki_orchestra_text(b->arena, b->season, dated->orchestra));
        put_number(b, sheet, row, 6, dated->number);
        put(b, sheet, row, 7,
            dated->is_caught_up ? _("caught up")
            : dated->is_tutti   ? _("tutti")
                                : _("lesson"));
        if (dated->made_good != ORKI_NO_DATE)
            orki_workbook_date(&b->book, sheet, row, 8, dated->made_good);
        if (dated->conductor >= 0)
            put(b, sheet, row, 9, b->season->teachers[dated->conductor].name);
        put(b, sheet, row, 10, team_text(b, dated));
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, b->calendar->n_dated, 11);
}

static void write_ledger(book *b)
{
    const char *const heads[] = {_("School"),        _("Orchestra"), _("Promised"),
                                 _("Given"),         _("Lost"),      _("Caught up"),
                                 _("Still missing"), _("Tuttis"),    _("Why missing")};
    const int widths[] = {26, 26, 10, 10, 10, 10, 10, 10, 90};
    lxw_worksheet *sheet =
        orki_workbook_sheet(&b->book, _("Ledger"), _("Promised and given"), heads, widths, 9);
    for (int i = 0; i < b->calendar->n_courses && sheet != NULL; i++) {
        const orki_ledger_row *row = &b->ledger[i];
        const int numbers[] = {row->n_promised,  row->n_given,     row->n_lost,
                               row->n_caught_up, row->n_shortfall, row->n_tuttis};
        put(b, sheet, 3 + i, 0, b->season->schools[row->school].name);
        put(b, sheet, 3 + i, 1, orki_orchestra_text(b->arena, b->season, row->orchestra));
        for (int k = 0; k < 6; k++)
            put_number(b, sheet, 3 + i, 2 + k, numbers[k]);
        put(b, sheet, 3 + i, 8, row->reason);
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, b->calendar->n_courses, 9);
}

static void write_lost(book *b)
{
    const char *const heads[] = {_("Date"), _("School"),       _("Orchestra"),
                                 _("Why"),  _("Caught up on"), _("Counts")};
    const int widths[] = {12, 26, 26, 30, 14, 10};
    lxw_worksheet *sheet =
        orki_workbook_sheet(&b->book, _("Lost"), _("Dates without a lesson"), heads, widths, 6);
    for (int i = 0; i < b->calendar->n_lost && sheet != NULL; i++) {
        const orki_lost *lost = &b->calendar->lost[i];
        const orki_dated *good = orki_ledger_made_good(b->calendar, lost);
        orki_workbook_date(&b->book, sheet, 3 + i, 0, lost->date);
        put(b, sheet, 3 + i, 1, school_of(b, lost->orchestra));
        put(b, sheet, 3 + i, 2, orki_orchestra_text(b->arena, b->season, lost->orchestra));
        put(b, sheet, 3 + i, 3, lost->name);
        if (good != NULL)
            orki_workbook_date(&b->book, sheet, 3 + i, 4, good->date);
        put(b, sheet, 3 + i, 5, orki_lost_counts(lost) ? _("yes") : _("no"));
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, b->calendar->n_lost, 6);
}

enum { N_SUMS = 11 };

static int put_sums(book *b, lxw_worksheet *sheet, int row, int column, const orki_hours *h,
                    bool is_priced)
{
    int64_t hectometres = (h->metres + 50) / 100;
    put_number(b, sheet, row, column++, h->n_days);
    put_number(b, sheet, row, column++, h->n_lessons);
    put_length(b, sheet, row, column++, h->teaching_min);
    put_length(b, sheet, row, column++, h->occasion_min);
    put_length(b, sheet, row, column++, h->changeover_min);
    put_length(b, sheet, row, column++, h->idle_min);
    put_length(b, sheet, row, column++, h->travel_min + h->pack_min);
    put_length(b, sheet, row, column++, h->call_out_min);
    put_number(b, sheet, row, column++, (double)hectometres / 10);
    if (is_priced) {
        put_euros(b, sheet, row, column, h->pay);
        put_euros(b, sheet, row, column + 1, h->ways);
    }
    return column + 2;
}

/* Heads of a table of hours after n of its own. */
static void list_sums(const char **heads, int *widths, int n)
{
    const char *const names[N_SUMS] = {
        _("Days"),   _("Lessons"),  _("Teaching"), _("Concerts"), _("Changing"),     _("Gaps"),
        _("Travel"), _("Call-out"), _("Km"),       _("Pay"),      _("Kilometre pay")};
    for (int i = 0; i < N_SUMS; i++) {
        heads[n + i] = names[i];
        widths[n + i] = 11;
    }
}

static void write_season(book *b)
{
    const char *heads[N_SUMS + 7] = {_("Teacher"), _("Contract")};
    int widths[N_SUMS + 7] = {28, 12};
    list_sums(heads, widths, 2);
    const char *const last[] = {_("Mean a week"), _("Wish from"), _("Wish to"), _("Most a week"),
                                _("Beside the wish (hours)")};
    for (int i = 0; i < 5; i++) {
        heads[N_SUMS + 2 + i] = last[i];
        widths[N_SUMS + 2 + i] = 12;
    }
    lxw_worksheet *sheet = orki_workbook_sheet(&b->book, _("Hours"), _("Hours of the season"),
                                               heads, widths, N_SUMS + 7);
    int row = 3, weeks = b->hours->n_teaching_weeks;
    for (int t = 0; t < b->season->n_teachers && sheet != NULL; t++) {
        const orki_teacher *teacher = &b->season->teachers[t];
        const orki_teacher_hours *who = &b->hours->teachers[t];
        if (!who->is_shown)
            continue;
        put(b, sheet, row, 0, teacher->name);
        put(b, sheet, row, 1, orki_contract_text(teacher->contract));
        int column = put_sums(b, sheet, row, 2, &who->season, who->is_priced);
        put_length(b, sheet, row, column, weeks == 0 ? 0 : who->season.teaching_min / weeks);
        if (teacher->wish_from_min >= 0) {
            put_length(b, sheet, row, column + 1, teacher->wish_from_min);
            put_length(b, sheet, row, column + 2, teacher->wish_to_min);
        }
        if (teacher->max_week_min < ORKI_NO_LIMIT)
            put_length(b, sheet, row, column + 3, teacher->max_week_min);
        /* a length below zero has no sign in every spreadsheet: hours as a number */
        put_number(b, sheet, row, column + 4,
                   orki_hours_beside_wish(b->season, b->hours, t) / 60.0);
        row++;
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, row - 3, N_SUMS + 7);
}

/* One row for each teacher and each month, or week, with lessons. */
static void write_parts(book *b, bool is_by_week)
{
    const char *heads[N_SUMS + 2] = {_("Teacher"), is_by_week ? _("Week from") : _("Month")};
    int widths[N_SUMS + 2] = {28, 12}, row = 3;
    list_sums(heads, widths, 2);
    const char *name = is_by_week ? _("Hours a week") : _("Hours a month");
    lxw_worksheet *sheet = orki_workbook_sheet(&b->book, name, name, heads, widths, N_SUMS + 2);
    int n = is_by_week ? b->hours->n_weeks : b->hours->n_months;
    for (int t = 0; t < b->season->n_teachers && sheet != NULL; t++) {
        const orki_teacher_hours *who = &b->hours->teachers[t];
        for (int i = 0; i < n; i++) {
            const orki_hours *h = is_by_week ? &who->weeks[i] : &who->months[i];
            int month = b->hours->first_month + i;
            if (h->n_days == 0)
                continue;
            put(b, sheet, row, 0, b->season->teachers[t].name);
            orki_workbook_date(&b->book, sheet, row, 1,
                               is_by_week ? b->hours->first_monday + 7 * i
                                          : orki_date_make(month / 12, month % 12 + 1, 1));
            put_sums(b, sheet, row++, 2, h, who->is_priced);
        }
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, row - 3, N_SUMS + 2);
}

static void write_money(book *b)
{
    const char *const heads[] = {_("School"),
                                 _("Lessons"),
                                 _("Teaching"),
                                 _("Children"),
                                 _("Price"),
                                 _("Price for a child"),
                                 _("Parts of lessons without a rate")};
    const int widths[] = {28, 10, 12, 10, 14, 16, 20};
    lxw_worksheet *sheet = orki_workbook_sheet(
        &b->book, _("Money"), _("What the season costs each school"), heads, widths, 7);
    for (int i = 0; i < b->season->n_schools && sheet != NULL; i++) {
        const orki_school_price *price = &b->hours->schools[i];
        put(b, sheet, 3 + i, 0, b->season->schools[i].name);
        put_number(b, sheet, 3 + i, 1, price->n_lessons);
        put_length(b, sheet, 3 + i, 2, price->teaching_min);
        put_number(b, sheet, 3 + i, 3, price->n_children);
        put_euros(b, sheet, 3 + i, 4, price->price);
        if (price->n_children > 0)
            put_euros(b, sheet, 3 + i, 5, price->price / price->n_children);
        put_number(b, sheet, 3 + i, 6, price->n_unpriced);
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, b->season->n_schools, 7);
}

ork_status orki_calendar_xlsx(const char **bytes, size_t *n, const ork_season *season,
                              const ork_timetable *timetable, const ork_calendar *calendar,
                              orki_arena *arena)
{
    book b = {.season = season,
              .timetable = timetable,
              .calendar = calendar,
              .ledger = orki_ledger_make(season, timetable, calendar, arena),
              .hours = orki_hours_make(season, timetable, calendar, arena),
              .arena = arena};
    if (b.ledger == NULL || b.hours == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = orki_workbook_open(&b.book, season, 7, arena);
    if (st != ORK_OK)
        return st;
    write_dates(&b);
    write_ledger(&b);
    write_lost(&b);
    write_season(&b);
    write_parts(&b, false);
    write_parts(&b, true);
    if (b.hours->has_money)
        write_money(&b);
    return orki_workbook_close(&b.book, bytes, n);
}
