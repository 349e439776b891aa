/* The workbook. Every text is written as a string cell, never as a formula; the creation date is
 * SOURCE_DATE_EPOCH or the season's first day, so that the same timetable gives the same bytes. */
#include "report/report_xlsx.h"

#include "base/file.h"
#include "report/phrases.h"
#include "report/report_rows.h"
#include "report/sheet_names.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { MAX_CELL_BYTES = 8000, MAX_WORKBOOK_BYTES = 512 * 1024 * 1024 };

typedef struct book {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_result *result;
    const orki_week *weeks;
    bool is_dutch;
    orki_arena *arena;
    lxw_workbook *workbook;
    lxw_format *title, *head, *plain, *strong;
    orki_sheet_names names;
    bool is_failed;
} book;

/* A string cell; texts longer than a cell can show are cut between characters. */
static void put(book *b, lxw_worksheet *sheet, int row, int column, const char *text,
                lxw_format *format)
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

static void put_number(book *b, lxw_worksheet *sheet, int row, int column, double value)
{
    if (worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, value, b->plain) !=
        LXW_NO_ERROR)
        b->is_failed = true;
}

/* A sheet that prints on A4, with a title, a frozen header row and a filter over n_columns. */
static lxw_worksheet *add_sheet(book *b, const char *wanted, const char *title,
                                const char *const *heads, const int *widths, int n_columns)
{
    const char *name = orki_sheet_name(&b->names, wanted, b->arena);
    lxw_worksheet *sheet = name == NULL ? NULL : workbook_add_worksheet(b->workbook, name);
    if (sheet == NULL) {
        b->is_failed = true;
        return NULL;
    }
    put(b, sheet, 0, 0, title, b->title);
    for (int c = 0; c < n_columns; c++) {
        put(b, sheet, 2, c, heads[c], b->head);
        worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, widths[c], NULL);
    }
    worksheet_freeze_panes(sheet, 3, 0);
    worksheet_set_paper(sheet, 9);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 2, 2);
    return sheet;
}

static void filter(lxw_worksheet *sheet, int n_rows, int n_columns)
{
    if (n_rows > 0)
        worksheet_autofilter(sheet, 2, 0, (lxw_row_t)(2 + n_rows), (lxw_col_t)(n_columns - 1));
}

static const char *day_of(const book *b, int orchestra)
{
    int day = b->timetable->day[orchestra];
    return day < 0 ? "" : orki_day_name(day);
}

static void write_overview(book *b)
{
    const ork_verdict *verdict = b->result->verdict;
    const char *const heads[] = {_("What"), _("Amount"), _("Unit"), _("Points")};
    const int widths[] = {48, 12, 16, 12};
    const char *title =
        orki_arena_printf(b->arena, "%s \xc2\xb7 %s", b->season->organisation, b->season->name);
    lxw_worksheet *sheet = add_sheet(b, _("Overview"), title, heads, widths, 4);
    if (sheet == NULL)
        return;
    int row = 3;
    for (int i = 0; i < verdict->n_terms; i++, row++) {
        const ork_term *term = &verdict->terms[i];
        put(b, sheet, row, 0, orki_term_text(term->rule), b->plain);
        put_number(b, sheet, row, 1, (double)term->amount);
        put(b, sheet, row, 2, term->unit[0] == '\0' ? "" : _(term->unit), b->plain);
        put_number(b, sheet, row, 3, (double)term->points);
    }
    put(b, sheet, row, 0, _("Together"), b->strong);
    put_number(b, sheet, row++, 3, (double)verdict->cost);
    put(b, sheet, row, 0, _("No timetable of this season costs less than"), b->plain);
    put_number(b, sheet, row++, 3, (double)b->result->bound);
    put(b, sheet, ++row, 0, _("Lessons placed"), b->plain);
    put_number(b, sheet, row, 1, verdict->n_lessons_placed);
    put(b, sheet, row, 2, orki_arena_printf(b->arena, _("of %d"), verdict->n_lessons), b->plain);
    put(b, sheet, ++row, 0, _("Sections with a teacher"), b->plain);
    put_number(b, sheet, row, 1, verdict->n_sections_staffed);
    put(b, sheet, row, 2, orki_arena_printf(b->arena, _("of %d"), verdict->n_sections), b->plain);
}

/* The flat table: every section, to filter on any column. */
static void write_flat(book *b)
{
    static const int fields[] = {ORKI_FIELD_DAY,       ORKI_FIELD_START,     ORKI_FIELD_END,
                                 ORKI_FIELD_SCHOOL,    ORKI_FIELD_ORCHESTRA, ORKI_FIELD_GROUPS,
                                 ORKI_FIELD_PROGRAMME, ORKI_FIELD_ROLE,      ORKI_FIELD_TEACHER,
                                 ORKI_FIELD_ROOM};
    enum { N = sizeof fields / sizeof fields[0] };
    const char *const heads[N + 1] = {_("Day"),       _("Start"),  _("End"),       _("School"),
                                      _("Orchestra"), _("Groups"), _("Programme"), _("Role"),
                                      _("Teacher"),   _("Room"),   _("Pupils")};
    const int widths[N + 1] = {12, 8, 8, 26, 26, 18, 18, 14, 24, 20, 10};
    lxw_worksheet *sheet = add_sheet(b, _("All sections"), _("All sections"), heads, widths, N + 1);
    for (int s = 0; s < b->season->n_sections && sheet != NULL; s++) {
        const char *texts[ORKI_N_FIELDS];
        if (orki_row_fill(texts, b->season, b->timetable, s, b->arena) != 0) {
            b->is_failed = true;
            return;
        }
        const orki_section *section = &b->season->sections[s];
        texts[ORKI_FIELD_DAY] = day_of(b, section->orchestra);
        texts[ORKI_FIELD_ROLE] = orki_role_text(b->season, section->role, b->is_dutch);
        for (int c = 0; c < N; c++)
            put(b, sheet, 3 + s, c, texts[fields[c]], b->plain);
        put_number(b, sheet, 3 + s, N, section->pupils);
    }
    if (sheet != NULL)
        filter(sheet, b->season->n_sections, N + 1);
}

/* The orchestra of the school that comes next in the week after (day, start, index) of `last`; -1
 * when there is none. Unplaced lessons are left to the overview. */
static int next_lesson(const book *b, int school, int last)
{
    const ork_timetable *t = b->timetable;
    int best = -1;
    for (int o = 0; o < b->season->n_orchestras; o++) {
        if (b->season->orchestras[o].school != school || t->day[o] < 0)
            continue;
        int64_t key = ((int64_t)t->day[o] * ORKI_DAY_MIN + t->start_min[o]) * INT32_MAX + o;
        int64_t after =
            last < 0
                ? -1
                : ((int64_t)t->day[last] * ORKI_DAY_MIN + t->start_min[last]) * INT32_MAX + last;
        int64_t found =
            best < 0
                ? INT64_MAX
                : ((int64_t)t->day[best] * ORKI_DAY_MIN + t->start_min[best]) * INT32_MAX + best;
        if (key > after && key < found)
            best = o;
    }
    return best;
}

static void put_times(book *b, lxw_worksheet *sheet, int row, int orchestra)
{
    int from = b->timetable->start_min[orchestra];
    int to = from + b->season->orchestras[orchestra].lesson_min;
    put(b, sheet, row, 0, day_of(b, orchestra), b->plain);
    put(b, sheet, row, 1, orki_clock_text(b->arena, from), b->plain);
    put(b, sheet, row, 2, orki_clock_text(b->arena, to), b->plain);
}

static void write_school(book *b, int school)
{
    const ork_season *season = b->season;
    const char *const heads[] = {_("Day"),  _("Start"),   _("End"), _("Orchestra"),
                                 _("Role"), _("Teacher"), _("Room")};
    const int widths[] = {12, 8, 8, 28, 16, 26, 22};
    lxw_worksheet *sheet =
        add_sheet(b, season->schools[school].name, season->schools[school].name, heads, widths, 7);
    int row = 3;
    for (int o = next_lesson(b, school, -1); o >= 0 && sheet != NULL;
         o = next_lesson(b, school, o)) {
        const orki_orchestra *orchestra = &season->orchestras[o];
        for (int i = 0; i < orchestra->n_sections; i++, row++) {
            int section = orchestra->first_section + i;
            int teacher = b->timetable->teacher[section], room = b->timetable->room[section];
            put_times(b, sheet, row, o);
            put(b, sheet, row, 3, orki_orchestra_text(b->arena, season, o), b->plain);
            put(b, sheet, row, 4,
                orki_role_text(season, season->sections[section].role, b->is_dutch), b->plain);
            put(b, sheet, row, 5, teacher < 0 ? _("nobody yet") : season->teachers[teacher].name,
                teacher < 0 ? b->strong : b->plain);
            put(b, sheet, row, 6, room < 0 ? "" : season->rooms[room].name, b->plain);
        }
    }
    if (sheet != NULL)
        filter(sheet, row - 3, 7);
}

static void write_teacher(book *b, int teacher)
{
    const ork_season *season = b->season;
    const char *const heads[] = {_("Day"),
                                 _("Start"),
                                 _("End"),
                                 _("School"),
                                 _("Orchestra"),
                                 _("Role"),
                                 _("Room"),
                                 _("Travel before (minutes)"),
                                 _("Free before (minutes)")};
    const int widths[] = {12, 8, 8, 26, 28, 16, 22, 16, 16};
    const char *name = season->teachers[teacher].name;
    lxw_worksheet *sheet = add_sheet(b, name, name, heads, widths, 9);
    int row = 3;
    for (int d = 0; d < ORKI_N_DAYS && sheet != NULL; d++) {
        const orki_duty *duty = &b->weeks[teacher].days[d];
        for (int i = 0; i < duty->n; i++, row++) {
            const orki_stop *stop = &duty->stops[i];
            int room = b->timetable->room[stop->section];
            put_times(b, sheet, row, stop->orchestra);
            put(b, sheet, row, 3, season->schools[stop->school].name, b->plain);
            put(b, sheet, row, 4, orki_orchestra_text(b->arena, season, stop->orchestra), b->plain);
            put(b, sheet, row, 5,
                orki_role_text(season, season->sections[stop->section].role, b->is_dutch),
                b->plain);
            put(b, sheet, row, 6, room < 0 ? "" : season->rooms[room].name, b->plain);
            put_number(b, sheet, row, 7, stop->travel_before);
            put_number(b, sheet, row, 8, stop->free_before);
        }
    }
    if (sheet != NULL)
        filter(sheet, row - 3, 9);
}

static void make_formats(book *b)
{
    b->title = workbook_add_format(b->workbook);
    b->head = workbook_add_format(b->workbook);
    b->plain = workbook_add_format(b->workbook);
    b->strong = workbook_add_format(b->workbook);
    if (b->title == NULL || b->head == NULL || b->plain == NULL || b->strong == NULL) {
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

static void fill_book(book *b)
{
    lxw_doc_properties properties = {.created = creation_date(b->season)};
    workbook_set_properties(b->workbook, &properties);
    make_formats(b);
    int n_sheets = 2 + b->season->n_schools + b->season->n_teachers;
    b->is_failed |= orki_sheet_names_start(&b->names, n_sheets, b->arena) != 0;
    if (b->is_failed)
        return;
    write_overview(b);
    write_flat(b);
    for (int s = 0; s < b->season->n_schools && !b->is_failed; s++)
        write_school(b, s);
    for (int t = 0; t < b->season->n_teachers && !b->is_failed; t++) {
        if (b->weeks[t].n_days > 0 || !b->season->teachers[t].is_substitute)
            write_teacher(b, t);
    }
}

ork_status orki_xlsx_make(const char **bytes, size_t *n, const ork_season *season,
                          const ork_result *result, const orki_week *weeks, bool is_dutch,
                          const char *folder, orki_arena *arena)
{
    char *path = orki_arena_printf(arena, "%s/.timetable-XXXXXX.xlsx", folder);
    if (path == NULL)
        return ORK_ERR_MEMORY;
    int fd = mkstemps(path, 5);
    if (fd < 0)
        return ORK_ERR_IO;
    close(fd);
    book b = {.season = season,
              .timetable = result->timetable,
              .result = result,
              .weeks = weeks,
              .is_dutch = is_dutch,
              .arena = arena,
              .workbook = workbook_new(path)};
    ork_status st = b.workbook == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (b.workbook != NULL) {
        fill_book(&b);
        lxw_error error = workbook_close(b.workbook);
        if (b.is_failed || error == LXW_ERROR_MEMORY_MALLOC_FAILED)
            st = ORK_ERR_MEMORY;
        else if (error != LXW_NO_ERROR)
            st = ORK_ERR_IO;
    }
    if (st == ORK_OK)
        st = orki_file_read(bytes, n, path, MAX_WORKBOOK_BYTES, arena);
    int saved = errno;
    unlink(path);
    errno = saved;
    return st;
}
