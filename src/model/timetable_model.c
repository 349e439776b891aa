/* Making, copying and releasing timetables: one allocation holds the struct and its four arrays. */
#include "model/timetable_model.h"

#include <string.h>

static ork_timetable *allocate(int n_orchestras, int n_sections)
{
    size_t n_ints = 2 * (size_t)n_orchestras + 2 * (size_t)n_sections;
    ork_timetable *t = orki_alloc(1, sizeof *t + n_ints * sizeof(int));
    if (t == NULL)
        return NULL;
    int *ints = (int *)(t + 1);
    t->n_orchestras = n_orchestras;
    t->n_sections = n_sections;
    t->valid_from = ORKI_NO_DATE;
    t->day = ints;
    t->start_min = t->day + n_orchestras;
    t->teacher = t->start_min + n_orchestras;
    t->room = t->teacher + n_sections;
    memset(ints, -1, n_ints * sizeof(int));
    return t;
}

ork_timetable *orki_timetable_new(const ork_season *season)
{
    return allocate(season->n_orchestras, season->n_sections);
}

orki_date orki_timetable_from(const ork_timetable *timetable, const ork_season *season)
{
    /* ORKI_NO_DATE is before all dates */
    return timetable->valid_from > season->from ? timetable->valid_from : season->from;
}

ork_timetable *orki_timetable_copy(const ork_timetable *timetable)
{
    ork_timetable *copy = allocate(timetable->n_orchestras, timetable->n_sections);
    if (copy != NULL) {
        size_t n_ints = 2 * (size_t)copy->n_orchestras + 2 * (size_t)copy->n_sections;
        memcpy(copy->day, timetable->day, n_ints * sizeof(int));
        copy->valid_from = timetable->valid_from;
    }
    return copy;
}

void ork_timetable_free(ork_timetable *timetable)
{
    orki_free(timetable);
}
