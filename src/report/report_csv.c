/* Rows of the flat table as CSV. */
#include "report/report_csv.h"

#include "report/phrases.h"
#include "report/report_rows.h"

int orki_row_fill(const char *fields[ORKI_N_FIELDS], const ork_season *season,
                  const ork_timetable *timetable, int section, orki_arena *arena)
{
    const orki_section *s = &season->sections[section];
    const orki_orchestra *o = &season->orchestras[s->orchestra];
    int day = timetable->day[s->orchestra], start = timetable->start_min[s->orchestra];
    int end = start + o->lesson_min, teacher = timetable->teacher[section],
        room = timetable->room[section];
    bool is_placed = day >= 0;
    fields[ORKI_FIELD_DAY] = is_placed ? orki_day_word(day) : "";
    fields[ORKI_FIELD_START] =
        is_placed ? orki_arena_printf(arena, "%02d:%02d", start / 60, start % 60) : "";
    fields[ORKI_FIELD_END] =
        is_placed ? orki_arena_printf(arena, "%02d:%02d", end / 60, end % 60) : "";
    fields[ORKI_FIELD_SCHOOL_ID] = season->schools[o->school].id;
    fields[ORKI_FIELD_SCHOOL] = season->schools[o->school].name;
    fields[ORKI_FIELD_ORCHESTRA_ID] = o->id;
    fields[ORKI_FIELD_ORCHESTRA] = orki_orchestra_text(arena, season, s->orchestra);
    fields[ORKI_FIELD_GROUPS] = orki_groups_text(arena, season, s->orchestra);
    fields[ORKI_FIELD_PROGRAMME] = season->programmes[o->programme].name;
    fields[ORKI_FIELD_ROLE] = season->roles[s->role].id;
    fields[ORKI_FIELD_TEACHER_ID] = teacher >= 0 ? season->teachers[teacher].id : "";
    fields[ORKI_FIELD_TEACHER] = teacher >= 0 ? season->teachers[teacher].name : "";
    fields[ORKI_FIELD_ROOM_ID] = room >= 0 ? season->rooms[room].id : "";
    fields[ORKI_FIELD_ROOM] = room >= 0 ? season->rooms[room].name : "";
    fields[ORKI_FIELD_PUPILS] = orki_arena_printf(arena, "%d", s->pupils);
    for (int i = 0; i < ORKI_N_FIELDS; i++) {
        if (fields[i] == NULL)
            return -1;
    }
    return 0;
}

static void add_row(orki_text *csv, const char *const fields[ORKI_N_FIELDS], char separator)
{
    for (int i = 0; i < ORKI_N_FIELDS; i++) {
        if (i > 0)
            orki_text_add_char(csv, separator);
        orki_text_add_csv(csv, fields[i], separator);
    }
    orki_text_add(csv, "\r\n");
}

int orki_csv_write(orki_text *csv, const ork_season *season, const ork_timetable *timetable,
                   char separator, bool has_bom, orki_arena *arena)
{
    static const char *const names[ORKI_N_FIELDS] = {
        "day",          "start",     "end",     "school_id", "school",
        "orchestra_id", "orchestra", "groups",  "programme", "role",
        "teacher_id",   "teacher",   "room_id", "room",      "pupils"};
    if (has_bom)
        orki_text_add(csv, "\xef\xbb\xbf");
    add_row(csv, names, separator);
    for (int s = 0; s < season->n_sections; s++) {
        const char *fields[ORKI_N_FIELDS];
        if (orki_row_fill(fields, season, timetable, s, arena) != 0)
            return -1;
        add_row(csv, fields, separator);
    }
    return csv->is_failed ? -1 : 0;
}
