/* A test that cannot even be set up ends its program with the reason. */
#include "check_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void give_up(const char *what, const ork_diags *diags)
{
    char *text = diags == NULL ? NULL : ork_diags_print(diags, 0);
    fprintf(stderr, "cannot set up the test: %s\n%s", what, text == NULL ? "" : text);
    exit(EXIT_FAILURE);
}

ork_season *season_of(const char *text)
{
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    if (ork_season_read_text(&season, text, strlen(text), "test.yaml", NULL, diags) != ORK_OK)
        give_up("season", diags);
    ork_diags_free(diags);
    return season;
}

ork_season *season_in(const char *path)
{
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    if (ork_season_read(&season, &path, 1, diags) != ORK_OK)
        give_up(path, diags);
    ork_diags_free(diags);
    return season;
}

ork_timetable *timetable_in(const ork_season *season, const char *path)
{
    ork_timetable *timetable = NULL;
    ork_diags *diags = ork_diags_new();
    if (ork_timetable_read(&timetable, season, path, diags) != ORK_OK)
        give_up(path, diags);
    ork_diags_free(diags);
    return timetable;
}

ork_timetable *empty_timetable(const ork_season *season)
{
    ork_timetable *timetable = orki_timetable_new(season);
    if (timetable == NULL)
        give_up("timetable", NULL);
    return timetable;
}

int lesson_named(const ork_season *season, const char *id)
{
    int i = 0;
    while (i < season->n_orchestras && strcmp(season->orchestras[i].id, id) != 0)
        i++;
    if (i == season->n_orchestras)
        give_up(id, NULL);
    return i;
}

int teacher_named(const ork_season *season, const char *id)
{
    int i = 0;
    while (i < season->n_teachers && strcmp(season->teachers[i].id, id) != 0)
        i++;
    if (i == season->n_teachers)
        give_up(id, NULL);
    return i;
}

int room_named(const ork_season *season, const char *id)
{
    int i = 0;
    while (i < season->n_rooms && strcmp(season->rooms[i].id, id) != 0)
        i++;
    if (i == season->n_rooms)
        give_up(id, NULL);
    return i;
}

int section_named(const ork_season *season, const char *orchestra, const char *role)
{
    const orki_orchestra *o = &season->orchestras[lesson_named(season, orchestra)];
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        if (strcmp(season->roles[season->sections[s].role].id, role) == 0)
            return s;
    }
    give_up(role, NULL);
    return -1;
}

void put_lesson(const ork_season *season, ork_timetable *timetable, const char *orchestra, int day,
                int start)
{
    int lesson = lesson_named(season, orchestra);
    timetable->day[lesson] = day;
    timetable->start_min[lesson] = start;
}

void put_section(const ork_season *season, ork_timetable *timetable, const char *orchestra,
                 const char *role, const char *teacher, const char *room)
{
    int section = section_named(season, orchestra, role);
    timetable->teacher[section] = teacher[0] == '\0' ? -1 : teacher_named(season, teacher);
    timetable->room[section] = room[0] == '\0' ? -1 : room_named(season, room);
}

ork_verdict *judged(const ork_season *season, const ork_timetable *timetable)
{
    ork_verdict *verdict = NULL;
    if (ork_check(&verdict, season, timetable) != ORK_OK)
        give_up("verdict", NULL);
    return verdict;
}

int breaches_of(const ork_verdict *verdict, const char *rule)
{
    int n = 0;
    for (int i = 0; i < verdict->n_breaches; i++)
        n += strcmp(verdict->breaches[i].rule, rule) == 0;
    return n;
}
