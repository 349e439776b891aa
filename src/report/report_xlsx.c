/* The workbook of a timetable: a sheet of figures, all sections to filter, and a sheet for each
 * school and teacher. The same timetable gives the same bytes. */
#include "report/report_xlsx.h"

#include "report/instrument_files.h"
#include "report/phrases.h"
#include "report/report_rows.h"
#include "report/xlsx_book.h"

#include <string.h>

typedef struct book {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_result *result;
    const orki_week *weeks;
    bool is_dutch;
    orki_arena *arena;
    orki_workbook book;
} book;

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
    lxw_worksheet *sheet = orki_workbook_sheet(&b->book, _("Overview"), title, heads, widths, 4);
    if (sheet == NULL)
        return;
    int row = 3;
    for (int i = 0; i < verdict->n_terms; i++, row++) {
        const ork_term *term = &verdict->terms[i];
        orki_workbook_put(&b->book, sheet, row, 0, orki_term_text(term->rule), b->book.plain);
        orki_workbook_number(&b->book, sheet, row, 1, (double)term->amount, b->book.plain);
        orki_workbook_put(&b->book, sheet, row, 2, term->unit[0] == '\0' ? "" : _(term->unit),
                          b->book.plain);
        orki_workbook_number(&b->book, sheet, row, 3, (double)term->points, b->book.plain);
    }
    orki_workbook_put(&b->book, sheet, row, 0, _("Together"), b->book.strong);
    orki_workbook_number(&b->book, sheet, row++, 3, (double)verdict->cost, b->book.plain);
    orki_workbook_put(&b->book, sheet, row, 0, _("No timetable of this season costs less than"),
                      b->book.plain);
    orki_workbook_number(&b->book, sheet, row++, 3, (double)b->result->bound, b->book.plain);
    orki_workbook_put(&b->book, sheet, ++row, 0, _("Lessons placed"), b->book.plain);
    orki_workbook_number(&b->book, sheet, row, 1, verdict->n_lessons_placed, b->book.plain);
    orki_workbook_put(&b->book, sheet, row, 2,
                      orki_arena_printf(b->arena, _("of %d"), verdict->n_lessons), b->book.plain);
    orki_workbook_put(&b->book, sheet, ++row, 0, _("Sections with a teacher"), b->book.plain);
    orki_workbook_number(&b->book, sheet, row, 1, verdict->n_sections_staffed, b->book.plain);
    orki_workbook_put(&b->book, sheet, row, 2,
                      orki_arena_printf(b->arena, _("of %d"), verdict->n_sections), b->book.plain);
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
    lxw_worksheet *sheet =
        orki_workbook_sheet(&b->book, _("All sections"), _("All sections"), heads, widths, N + 1);
    for (int s = 0; s < b->season->n_sections && sheet != NULL; s++) {
        const char *texts[ORKI_N_FIELDS];
        if (orki_row_fill(texts, b->season, b->timetable, s, b->arena) != 0) {
            b->book.is_failed = true;
            return;
        }
        const orki_section *section = &b->season->sections[s];
        texts[ORKI_FIELD_DAY] = day_of(b, section->orchestra);
        texts[ORKI_FIELD_ROLE] = orki_role_text(b->season, section->role, b->is_dutch);
        for (int c = 0; c < N; c++)
            orki_workbook_put(&b->book, sheet, 3 + s, c, texts[fields[c]], b->book.plain);
        orki_workbook_number(&b->book, sheet, 3 + s, N, section->pupils, b->book.plain);
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, b->season->n_sections, N + 1);
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
    orki_workbook_put(&b->book, sheet, row, 0, day_of(b, orchestra), b->book.plain);
    orki_workbook_put(&b->book, sheet, row, 1, orki_clock_text(b->arena, from), b->book.plain);
    orki_workbook_put(&b->book, sheet, row, 2, orki_clock_text(b->arena, to), b->book.plain);
}

static void write_school(book *b, int school)
{
    const ork_season *season = b->season;
    const char *const heads[] = {_("Day"),  _("Start"),   _("End"), _("Orchestra"),
                                 _("Role"), _("Teacher"), _("Room")};
    const int widths[] = {12, 8, 8, 28, 16, 26, 22};
    lxw_worksheet *sheet = orki_workbook_sheet(&b->book, season->schools[school].name,
                                               season->schools[school].name, heads, widths, 7);
    int row = 3;
    for (int o = next_lesson(b, school, -1); o >= 0 && sheet != NULL;
         o = next_lesson(b, school, o)) {
        const orki_orchestra *orchestra = &season->orchestras[o];
        for (int i = 0; i < orchestra->n_sections; i++, row++) {
            int section = orchestra->first_section + i;
            int teacher = b->timetable->teacher[section], room = b->timetable->room[section];
            put_times(b, sheet, row, o);
            orki_workbook_put(&b->book, sheet, row, 3, orki_orchestra_text(b->arena, season, o),
                              b->book.plain);
            orki_workbook_put(&b->book, sheet, row, 4,
                              orki_role_text(season, season->sections[section].role, b->is_dutch),
                              b->book.plain);
            orki_workbook_put(&b->book, sheet, row, 5,
                              teacher < 0 ? _("nobody yet") : season->teachers[teacher].name,
                              teacher < 0 ? b->book.strong : b->book.plain);
            orki_workbook_put(&b->book, sheet, row, 6, room < 0 ? "" : season->rooms[room].name,
                              b->book.plain);
        }
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, row - 3, 7);
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
    lxw_worksheet *sheet = orki_workbook_sheet(&b->book, name, name, heads, widths, 9);
    int row = 3;
    for (int d = 0; d < ORKI_N_DAYS && sheet != NULL; d++) {
        const orki_duty *duty = &b->weeks[teacher].days[d];
        for (int i = 0; i < duty->n; i++, row++) {
            const orki_stop *stop = &duty->stops[i];
            int room = b->timetable->room[stop->section];
            put_times(b, sheet, row, stop->orchestra);
            orki_workbook_put(&b->book, sheet, row, 3, season->schools[stop->school].name,
                              b->book.plain);
            orki_workbook_put(&b->book, sheet, row, 4,
                              orki_orchestra_text(b->arena, season, stop->orchestra),
                              b->book.plain);
            orki_workbook_put(
                &b->book, sheet, row, 5,
                orki_role_text(season, season->sections[stop->section].role, b->is_dutch),
                b->book.plain);
            orki_workbook_put(&b->book, sheet, row, 6, room < 0 ? "" : season->rooms[room].name,
                              b->book.plain);
            orki_workbook_number(&b->book, sheet, row, 7, stop->travel_before, b->book.plain);
            orki_workbook_number(&b->book, sheet, row, 8, stop->free_before, b->book.plain);
        }
    }
    if (sheet != NULL)
        orki_workbook_filter(sheet, row - 3, 9);
}

static void fill_book(book *b)
{
    write_overview(b);
    write_flat(b);
    if (b->result->instruments != NULL)
        orki_instruments_sheets(&b->book, b->result->instruments, b->arena);
    for (int s = 0; s < b->season->n_schools && !b->book.is_failed; s++)
        write_school(b, s);
    for (int t = 0; t < b->season->n_teachers && !b->book.is_failed; t++) {
        if (b->weeks[t].n_days > 0 || !b->season->teachers[t].is_substitute)
            write_teacher(b, t);
    }
}

ork_status orki_xlsx_make(const char **bytes, size_t *n, const ork_season *season,
                          const ork_result *result, const orki_week *weeks, bool is_dutch,
                          orki_arena *arena)
{
    book b = {.season = season,
              .timetable = result->timetable,
              .result = result,
              .weeks = weeks,
              .is_dutch = is_dutch,
              .arena = arena};
    int n_sheets = 4 + season->n_schools + season->n_teachers;
    ork_status st = orki_workbook_open(&b.book, season, n_sheets, arena);
    if (st != ORK_OK)
        return st;
    fill_book(&b);
    return orki_workbook_close(&b.book, bytes, n);
}
