/* Losses and changes of a new timetable against the old one, counted from their definition in
 * doc/rerun.md: nothing of the solver's prices is used. */
#include "model/tiers.h"

#include <string.h>

typedef struct counting {
    const ork_season *season;
    const ork_reference *old;
    const ork_timetable *now;
    int allow_min;
    ork_changes *out;
} counting;

static bool is_moved(const counting *c, int before, int after)
{
    return before - after > c->allow_min || after - before > c->allow_min;
}

static void count_lesson(const counting *c, int orchestra)
{
    const orki_old_lesson *before = &c->old->lessons[orchestra];
    int day = c->now->day[orchestra];
    bool was_placed = before->is_known && before->day >= 0;
    if (day < 0)
        c->out->n_lost_lessons += was_placed || !before->is_known;
    else if (was_placed && day != before->day)
        c->out->n[ORK_CHANGE_CLASS_DAY]++;
    else if (was_placed && is_moved(c, before->start_min, c->now->start_min[orchestra]))
        c->out->n[ORK_CHANGE_CLASS_TIME]++;
}

static void count_section(const counting *c, int section)
{
    int orchestra = c->season->sections[section].orchestra;
    const orki_old_section *before = &c->old->sections[section];
    bool is_placed = c->now->day[orchestra] >= 0;
    int teacher = is_placed ? c->now->teacher[section] : -1;
    if (teacher < 0)
        c->out->n_lost_sections += before->is_staffed || !c->old->lessons[orchestra].is_known;
    else if (before->is_staffed && strcmp(before->teacher_id, c->season->teachers[teacher].id) != 0)
        c->out->n[ORK_CHANGE_SECTION_TEACHER]++;
    int room = is_placed ? c->now->room[section] : -1;
    if (room >= 0 && before->room_id != NULL &&
        strcmp(before->room_id, c->season->rooms[room].id) != 0)
        c->out->n[ORK_CHANGE_ROOM]++;
}

/* When the teacher's day begins; -1: she is off. */
static int begin_of(const counting *c, int teacher, int day)
{
    int begin = -1;
    for (int s = 0; s < c->season->n_sections; s++) {
        int o = c->season->sections[s].orchestra;
        if (c->now->teacher[s] == teacher && c->now->day[o] == day &&
            (begin < 0 || c->now->start_min[o] < begin))
            begin = c->now->start_min[o];
    }
    return begin;
}

static void count_teacher(const counting *c, int teacher)
{
    for (int day = 0; day < ORKI_N_DAYS && c->old->was_there[teacher]; day++) {
        int before = c->old->first_start[teacher * ORKI_N_DAYS + day];
        int after = begin_of(c, teacher, day);
        if (after >= 0 && before < 0)
            c->out->n[ORK_CHANGE_TEACHER_DAY]++;
        else if (after >= 0 && is_moved(c, before, after))
            c->out->n[ORK_CHANGE_TEACHER_START]++;
    }
}

ork_status ork_changes_count(ork_changes *out, const ork_season *season,
                             const ork_reference *reference, int allow_min,
                             const ork_timetable *timetable)
{
    *out = (ork_changes){0};
    counting c = {season, reference, timetable, allow_min, out};
    for (int o = 0; o < season->n_orchestras; o++)
        count_lesson(&c, o);
    for (int s = 0; s < season->n_sections; s++)
        count_section(&c, s);
    for (int t = 0; t < season->n_teachers; t++)
        count_teacher(&c, t);
    for (int k = 0; k < ORK_N_CHANGES; k++)
        out->weighted += (int64_t)out->n[k] * season->change_weights[k];
    return ORK_OK;
}
