/* Fixtures are files; a mutation is a list of lines that change a timetable. */
#include "rule_fixture.h"

#include <stdio.h>
#include <string.h>

static void show_diags(const char *path, const ork_diags *diags)
{
    char *text = ork_diags_print(diags, 0);
    printf("\n    %s cannot be read\n%s", path, text == NULL ? "" : text);
    ork_text_free(text);
}

ork_season *fixture_season(const char *path)
{
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    if (ork_season_read(&season, &path, 1, diags) != ORK_OK)
        show_diags(path, diags);
    ork_diags_free(diags);
    return season;
}

ork_timetable *fixture_timetable(const ork_season *season, const char *path)
{
    ork_timetable *timetable = NULL;
    ork_diags *diags = ork_diags_new();
    if (ork_timetable_read(&timetable, season, path, diags) != ORK_OK)
        show_diags(path, diags);
    ork_diags_free(diags);
    return timetable;
}

int fixture_breaches(const ork_verdict *verdict, orki_rule rule)
{
    int n = 0;
    for (int i = 0; i < verdict->n_breaches; i++)
        n += strcmp(verdict->breaches[i].rule, orki_rule_get(rule)->name) == 0;
    return n;
}

int64_t fixture_points(const ork_verdict *verdict, orki_rule rule)
{
    for (int i = 0; i < verdict->n_terms; i++) {
        if (strcmp(verdict->terms[i].rule, orki_rule_get(rule)->name) == 0)
            return verdict->terms[i].points;
    }
    return -1;
}

void fixture_show(const ork_verdict *verdict)
{
    for (int i = 0; i < verdict->n_breaches; i++)
        printf("\n    %s: %s", verdict->breaches[i].rule, verdict->breaches[i].message);
}

static int find_orchestra(const ork_season *season, const char *id)
{
    for (int i = 0; i < season->n_orchestras; i++) {
        if (strcmp(season->orchestras[i].id, id) == 0)
            return i;
    }
    return -1;
}

static int find_section(const ork_season *season, int orchestra, const char *role)
{
    for (int i = 0; i < season->n_roles; i++) {
        if (strcmp(season->roles[i].id, role) == 0)
            return orki_section_of(season, orchestra, i);
    }
    return -1;
}

static bool change_lesson(ork_timetable *timetable, int lesson, const char *what, const char *value)
{
    int hour, min;
    if (strcmp(what, "start") == 0 && sscanf(value, "%d:%d", &hour, &min) == 2) {
        timetable->start_min[lesson] = hour * 60 + min;
        return true;
    }
    if (strcmp(what, "day") != 0)
        return false;
    if (strcmp(value, "none") == 0) {
        timetable->day[lesson] = timetable->start_min[lesson] = -1;
        return true;
    }
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if (strcmp(orki_day_word(d), value) == 0) {
            timetable->day[lesson] = d;
            return true;
        }
    }
    return false;
}

static bool change_section(const ork_season *season, ork_timetable *timetable, int section,
                           const char *what, const char *value)
{
    bool is_teacher = strcmp(what, "teacher") == 0, is_none = strcmp(value, "none") == 0;
    int *place = is_teacher ? &timetable->teacher[section] : &timetable->room[section];
    int n = is_teacher ? season->n_teachers : season->n_rooms;
    if (!is_teacher && strcmp(what, "room") != 0)
        return false;
    if (is_none)
        *place = -1;
    for (int i = 0; i < n; i++) {
        const char *id = is_teacher ? season->teachers[i].id : season->rooms[i].id;
        if (strcmp(id, value) == 0) {
            *place = i;
            return true;
        }
    }
    return is_none;
}

bool fixture_change(const ork_season *season, ork_timetable *timetable, const char *line)
{
    char words[4][64];
    int n = sscanf(line, "%63s %63s %63s %63s", words[0], words[1], words[2], words[3]);
    int lesson = n < 3 ? -1 : find_orchestra(season, words[0]);
    if (lesson < 0)
        return false;
    if (n == 3)
        return change_lesson(timetable, lesson, words[1], words[2]);
    int section = find_section(season, lesson, words[1]);
    return section >= 0 && change_section(season, timetable, section, words[2], words[3]);
}
