/* A timetable of the season itself as the one that people know. */
#include "model/tiers.h"

#include <string.h>

static int make_tables(ork_reference *out, const ork_season *season)
{
    size_t n_days = (size_t)season->n_teachers * ORKI_N_DAYS;
    out->n_orchestras = season->n_orchestras;
    out->n_sections = season->n_sections;
    out->n_teachers = season->n_teachers;
    out->lessons =
        orki_arena_alloc(&out->arena, (size_t)season->n_orchestras, sizeof *out->lessons);
    out->sections =
        orki_arena_alloc(&out->arena, (size_t)season->n_sections, sizeof *out->sections);
    out->was_there =
        orki_arena_alloc(&out->arena, (size_t)season->n_teachers, sizeof *out->was_there);
    out->first_start = orki_arena_alloc(&out->arena, n_days, sizeof *out->first_start);
    if (out->lessons == NULL || out->sections == NULL || out->was_there == NULL ||
        out->first_start == NULL)
        return -1;
    memset(out->first_start, -1, n_days * sizeof *out->first_start);
    return 0;
}

static void take_section(ork_reference *out, const ork_season *season, const ork_timetable *t,
                         int section)
{
    int teacher = t->teacher[section], room = t->room[section];
    int o = season->sections[section].orchestra;
    if (t->day[o] < 0)
        teacher = room = -1;
    out->sections[section] =
        (orki_old_section){teacher >= 0, teacher, teacher < 0 ? NULL : season->teachers[teacher].id,
                           room, room < 0 ? NULL : season->rooms[room].id};
    if (teacher < 0)
        return;
    int *first = &out->first_start[teacher * ORKI_N_DAYS + t->day[o]];
    *first = *first < 0 || t->start_min[o] < *first ? t->start_min[o] : *first;
    out->was_there[teacher] = true;
}

ork_status orki_reference_remember(ork_reference **out, const ork_season *season,
                                   const ork_timetable *timetable)
{
    *out = NULL;
    ork_reference *reference = orki_alloc(1, sizeof *reference);
    if (reference == NULL)
        return ORK_ERR_MEMORY;
    if (make_tables(reference, season) != 0) {
        ork_reference_free(reference);
        return ORK_ERR_MEMORY;
    }
    for (int o = 0; o < season->n_orchestras; o++) {
        int day = timetable->day[o], start = timetable->start_min[o];
        bool is_placed = day >= 0 && start >= 0;
        reference->lessons[o] =
            is_placed
                ? (orki_old_lesson){true, day, start, start + season->orchestras[o].lesson_min}
                : (orki_old_lesson){true, -1, -1, -1};
    }
    for (int s = 0; s < season->n_sections; s++)
        take_section(reference, season, timetable, s);
    *out = reference;
    return ORK_OK;
}
