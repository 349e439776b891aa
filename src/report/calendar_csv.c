/* calendar.csv: a dated lesson a line. Headings, ids and words are data and not translated. */
#include "report/calendar_csv.h"

#include "model/calendar_model.h"

#include <stdio.h>

enum { N_COLUMNS = 12 };

static const char *const headings[N_COLUMNS] = {"date",      "day",    "start",        "end",
                                                "school_id", "school", "orchestra_id", "orchestra",
                                                "number",    "kind",   "state",        "teachers"};

static void add_row(orki_text *out, const char *const fields[N_COLUMNS], char separator)
{
    for (int i = 0; i < N_COLUMNS; i++) {
        if (i > 0)
            orki_text_add_char(out, separator);
        orki_text_add_csv(out, fields[i], separator);
    }
    orki_text_add(out, "\r\n");
}

/* The ids of those who teach, with spaces between them. */
static void add_teachers(orki_text *out, const ork_season *s, const ork_timetable *t,
                         const orki_dated *dated)
{
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        orki_change is = orki_dated_section(dated, t, o->first_section + i);
        if (is.teacher >= 0)
            orki_text_printf(out, "%s%s", out->n > 0 ? " " : "", s->teachers[is.teacher].id);
    }
    if (dated->conductor >= 0)
        orki_text_printf(out, "%s%s", out->n > 0 ? " " : "", s->teachers[dated->conductor].id);
}

static void add_lesson(orki_text *out, const ork_season *s, const ork_timetable *t,
                       const orki_dated *dated, char separator)
{
    char start[16], end[16], number[16];
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    orki_date_text date = orki_date_print(dated->date);
    orki_text teachers = {0};
    add_teachers(&teachers, s, t, dated);
    snprintf(start, sizeof start, "%02d:%02d", dated->start_min / 60, dated->start_min % 60);
    snprintf(end, sizeof end, "%02d:%02d", dated->end_min / 60, dated->end_min % 60);
    snprintf(number, sizeof number, "%d", dated->number);
    const char *const fields[N_COLUMNS] = {date.text,
                                           orki_day_word(orki_date_weekday(dated->date)),
                                           start,
                                           end,
                                           s->schools[o->school].id,
                                           s->schools[o->school].name,
                                           o->id,
                                           o->name,
                                           number,
                                           dated->is_tutti ? "tutti" : "lesson",
                                           dated->is_caught_up ? "caught-up" : "given",
                                           orki_text_string(&teachers)};
    add_row(out, fields, separator);
    out->is_failed = out->is_failed || teachers.is_failed;
    orki_text_free(&teachers);
}

void orki_calendar_csv(orki_text *out, const ork_season *season, const ork_timetable *timetable,
                       const ork_calendar *calendar, char separator, bool has_bom)
{
    if (has_bom)
        orki_text_add(out, "\xEF\xBB\xBF");
    add_row(out, headings, separator);
    for (int i = 0; i < calendar->n_dated; i++)
        add_lesson(out, season, timetable, &calendar->dated[i], separator);
}
