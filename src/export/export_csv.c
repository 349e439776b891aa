/* Three tables: sections, lessons, teachers. A table is a row of columns, each with its heading and
 * the text of its cell; those that need a timetable are left out without one. */
#include "orkestrooster/export.h"

#include "base/file.h"
#include "base/text.h"
#include "model/timetable_model.h"

#include <string.h>

/* The line at work: a section (and its lesson), a lesson, or a teacher. */
typedef struct csv_line {
    const ork_season *season;
    const ork_timetable *timetable;
    int section, orchestra, teacher;
} csv_line;

typedef struct csv_column {
    const char *heading;
    bool needs_timetable;
    void (*print)(orki_text *cell, const csv_line *line);
} csv_column;

static const orki_orchestra *lesson_of(const csv_line *line)
{
    return &line->season->orchestras[line->orchestra];
}

static void print_orchestra(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, lesson_of(line)->id);
}

static void print_name(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, lesson_of(line)->name);
}

static void print_school(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, line->season->schools[lesson_of(line)->school].id);
}

static void print_groups(orki_text *cell, const csv_line *line)
{
    const orki_orchestra *o = lesson_of(line);
    for (int i = 0; i < o->n_groups; i++)
        orki_text_printf(cell, "%s%s", i > 0 ? " " : "", line->season->groups[o->groups[i]].id);
}

static void print_programme(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, line->season->programmes[lesson_of(line)->programme].id);
}

static void print_block(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, line->season->blocks[lesson_of(line)->block].id);
}

static void print_length(orki_text *cell, const csv_line *line)
{
    orki_text_printf(cell, "%d", lesson_of(line)->lesson_min);
}

static void print_n_sections(orki_text *cell, const csv_line *line)
{
    orki_text_printf(cell, "%d", lesson_of(line)->n_sections);
}

static void print_role(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, line->season->roles[line->season->sections[line->section].role].id);
}

static void print_pupils(orki_text *cell, const csv_line *line)
{
    const orki_orchestra *o = lesson_of(line);
    int pupils = 0;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        if (line->section < 0 || line->section == i)
            pupils += line->season->sections[i].pupils;
    }
    orki_text_printf(cell, "%d", pupils);
}

static void print_last_teacher(orki_text *cell, const csv_line *line)
{
    int last = line->season->sections[line->section].last_teacher;
    orki_text_add(cell, last < 0 ? "" : line->season->teachers[last].id);
}

static void print_day(orki_text *cell, const csv_line *line)
{
    int day = line->timetable->day[line->orchestra];
    orki_text_add(cell, day < 0 ? "" : orki_day_word(day));
}

static void print_clock(orki_text *cell, int minute)
{
    orki_text_printf(cell, "%02d:%02d", minute / 60, minute % 60);
}

static void print_start(orki_text *cell, const csv_line *line)
{
    if (line->timetable->day[line->orchestra] >= 0)
        print_clock(cell, line->timetable->start_min[line->orchestra]);
}

static void print_end(orki_text *cell, const csv_line *line)
{
    if (line->timetable->day[line->orchestra] >= 0)
        print_clock(cell,
                    line->timetable->start_min[line->orchestra] + lesson_of(line)->lesson_min);
}

static void print_teacher_of_section(orki_text *cell, const csv_line *line)
{
    int teacher = line->timetable->teacher[line->section];
    orki_text_add(cell, teacher < 0 ? "" : line->season->teachers[teacher].id);
}

static void print_room(orki_text *cell, const csv_line *line)
{
    int room = line->timetable->room[line->section];
    orki_text_add(cell, room < 0 ? "" : line->season->rooms[room].id);
}

static void print_n_staffed(orki_text *cell, const csv_line *line)
{
    const orki_orchestra *o = lesson_of(line);
    int n = 0;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++)
        n += line->timetable->teacher[i] >= 0;
    orki_text_printf(cell, "%d", n);
}

static const orki_teacher *teacher_of(const csv_line *line)
{
    return &line->season->teachers[line->teacher];
}

static void print_teacher(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, teacher_of(line)->id);
}

static void print_teacher_name(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, teacher_of(line)->name);
}

static void print_skills(orki_text *cell, const csv_line *line, orki_level level)
{
    size_t before = cell->n;
    for (int i = 0; i < line->season->n_skills; i++) {
        if (teacher_of(line)->levels[i] == level)
            orki_text_printf(cell, "%s%s", cell->n > before ? " " : "", line->season->skills[i].id);
    }
}

static void print_first_skills(orki_text *cell, const csv_line *line)
{
    print_skills(cell, line, ORKI_FIRST_CHOICE);
}

static void print_second_skills(orki_text *cell, const csv_line *line)
{
    print_skills(cell, line, ORKI_SECOND_CHOICE);
}

static void print_captain(orki_text *cell, const csv_line *line)
{
    orki_text_add(cell, teacher_of(line)->is_captain ? "yes" : "no");
}

static void print_wish(orki_text *cell, const csv_line *line)
{
    const orki_teacher *t = teacher_of(line);
    if (t->wish_from_min >= 0 && t->wish_from_min == t->wish_to_min)
        orki_text_printf(cell, "%d", t->wish_from_min);
    else if (t->wish_from_min >= 0)
        orki_text_printf(cell, "%d-%d", t->wish_from_min, t->wish_to_min);
}

static void print_most(orki_text *cell, const csv_line *line)
{
    if (teacher_of(line)->max_week_min < ORKI_NO_LIMIT)
        orki_text_printf(cell, "%d", teacher_of(line)->max_week_min);
}

/* Her lessons in the timetable: minutes, and days as a mask. */
static int count_minutes(const csv_line *line, unsigned *days)
{
    const ork_season *season = line->season;
    int minutes = 0;
    *days = 0;
    for (int i = 0; i < season->n_sections; i++) {
        int o = season->sections[i].orchestra;
        if (line->timetable->teacher[i] != line->teacher || line->timetable->day[o] < 0)
            continue;
        minutes += season->orchestras[o].lesson_min;
        *days |= 1u << line->timetable->day[o];
    }
    return minutes;
}

static void print_minutes(orki_text *cell, const csv_line *line)
{
    unsigned days;
    orki_text_printf(cell, "%d", count_minutes(line, &days));
}

static void print_days(orki_text *cell, const csv_line *line)
{
    unsigned days;
    size_t before = cell->n;
    count_minutes(line, &days);
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if ((days >> d & 1u) != 0)
            orki_text_printf(cell, "%s%s", cell->n > before ? " " : "", orki_day_word(d));
    }
}

static const csv_column section_columns[] = {{"orchestra", false, print_orchestra},
                                             {"school", false, print_school},
                                             {"programme", false, print_programme},
                                             {"role", false, print_role},
                                             {"pupils", false, print_pupils},
                                             {"minutes", false, print_length},
                                             {"last_teacher", false, print_last_teacher},
                                             {"day", true, print_day},
                                             {"start", true, print_start},
                                             {"end", true, print_end},
                                             {"teacher", true, print_teacher_of_section},
                                             {"room", true, print_room},
                                             {NULL, false, NULL}};

static const csv_column lesson_columns[] = {
    {"orchestra", false, print_orchestra}, {"name", false, print_name},
    {"school", false, print_school},       {"groups", false, print_groups},
    {"programme", false, print_programme}, {"block", false, print_block},
    {"pupils", false, print_pupils},       {"minutes", false, print_length},
    {"sections", false, print_n_sections}, {"day", true, print_day},
    {"start", true, print_start},          {"end", true, print_end},
    {"staffed", true, print_n_staffed},    {NULL, false, NULL}};

static const csv_column teacher_columns[] = {{"teacher", false, print_teacher},
                                             {"name", false, print_teacher_name},
                                             {"skills", false, print_first_skills},
                                             {"second_skills", false, print_second_skills},
                                             {"captain", false, print_captain},
                                             {"wished_minutes", false, print_wish},
                                             {"most_minutes", false, print_most},
                                             {"minutes", true, print_minutes},
                                             {"days", true, print_days},
                                             {NULL, false, NULL}};

/* One line, or the headings when `line` says nothing about a row. */
static void add_line(orki_text *csv, orki_text *cell, const csv_column *columns,
                     const csv_line *line, bool is_heading, char separator)
{
    for (int i = 0; columns[i].heading != NULL; i++) {
        if (columns[i].needs_timetable && line->timetable == NULL)
            continue;
        cell->n = 0;
        if (is_heading)
            orki_text_add(cell, columns[i].heading);
        else
            columns[i].print(cell, line);
        if (i > 0)
            orki_text_add_char(csv, separator);
        orki_text_add_csv(csv, cell->n > 0 ? orki_text_string(cell) : "", separator);
    }
    orki_text_add(csv, "\r\n");
}

static void add_table(orki_text *csv, orki_text *cell, csv_line line, ork_csv_table table,
                      char separator)
{
    static const csv_column *const columns[] = {[ORK_CSV_SECTIONS] = section_columns,
                                                [ORK_CSV_LESSONS] = lesson_columns,
                                                [ORK_CSV_TEACHERS] = teacher_columns};
    const ork_season *season = line.season;
    int n = table == ORK_CSV_SECTIONS  ? season->n_sections
            : table == ORK_CSV_LESSONS ? season->n_orchestras
                                       : season->n_teachers;
    add_line(csv, cell, columns[table], &line, true, separator);
    for (int i = 0; i < n; i++) {
        line.section = table == ORK_CSV_SECTIONS ? i : -1;
        line.orchestra = table == ORK_CSV_SECTIONS ? season->sections[i].orchestra : i;
        line.teacher = i;
        add_line(csv, cell, columns[table], &line, false, separator);
    }
}

ork_status ork_export_csv(const ork_season *season, const ork_timetable *timetable,
                          ork_csv_table table, char separator, int has_bom, const char *path)
{
    orki_text csv = {0}, cell = {0};
    orki_out_file file;
    if (has_bom)
        orki_text_add(&csv, "\xef\xbb\xbf");
    add_table(&csv, &cell, (csv_line){season, timetable, -1, -1, -1}, table, separator);
    ork_status st = csv.is_failed || cell.is_failed ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK) {
        st = orki_out_open(&file, path);
        if (st == ORK_OK)
            st = orki_out_write(&file, csv.bytes, csv.n);
        st = orki_out_close(&file, st);
    }
    orki_text_free(&csv);
    orki_text_free(&cell);
    return st;
}
