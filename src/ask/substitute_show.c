/* What the caller sees of a substitution: names, dates, candidates in order, who was chosen. */
#include "ask/substituting.h"

#include <stdlib.h>
#include <string.h>

static const char *role_of(const orki_stand_in *x, int part, const char **en, const char **nl)
{
    const ork_season *s = x->season;
    int section = x->parts[part].section;
    if (section < 0) {
        *en = "conductor";
        *nl = "dirigent";
        return "conductor";
    }
    const orki_role *role = &s->roles[s->sections[section].role];
    *en = role->name_en;
    *nl = role->name_nl;
    return role->id;
}

/* What a teacher costs for one part alone, hours above her wish included. */
static void count_candidate(orki_stand_in *x, int part, int teacher, ork_candidate *c)
{
    const orki_teacher *t = &x->season->teachers[teacher];
    orki_date date = x->parts[part].date;
    orki_shift shift = {.teacher = teacher, .date = date, .n_taken = 1, .taken = {part}};
    orki_shift_sums sums;
    orki_shift_count(x, &shift, &sums);
    c->week_min = orki_week_count(x, teacher, date, NULL).minutes;
    if (t->wish_from_min >= 0 && !t->is_substitute) {
        int left = t->wish_to_min > c->week_min ? t->wish_to_min - c->week_min : 0;
        int over = shift.more_min > left ? shift.more_min - left : 0;
        shift.cost += over * x->season->weights[ORKI_RULE_WISHED_HOURS];
    }
    c->wish_min = t->wish_from_min >= 0 ? t->wish_to_min : -1;
    c->most_min = t->max_week_min < ORKI_NO_LIMIT ? t->max_week_min : -1;
    c->cost = (double)shift.cost / 100;
    c->travel_min = sums.travel_min;
    c->idle_min = sums.idle_min;
    c->call_out_min = sums.call_out_min;
}

static int compare_candidates(const void *a, const void *b)
{
    const ork_candidate *x = a, *y = b;
    if (x->is_free != y->is_free)
        return y->is_free - x->is_free;
    if (x->is_free != 0 && (x->cost < y->cost || x->cost > y->cost))
        return x->cost < y->cost ? -1 : 1;
    return strcmp(x->teacher, y->teacher);
}

static ork_status list_candidates(orki_answer *a, orki_stand_in *x, int part,
                                  ork_lost_lesson *lesson)
{
    const ork_season *s = x->season;
    ork_candidate *list = orki_arena_alloc(&a->arena, (size_t)s->n_teachers, sizeof *list);
    int n = 0;
    for (int t = 0; t < s->n_teachers && list != NULL; t++) {
        orki_level level = orki_part_level(x, part, t);
        if (t == x->absent || level == ORKI_NO_SKILL)
            continue;
        ork_candidate *c = &list[n++];
        c->teacher = orki_arena_printf(&a->arena, "%s", s->teachers[t].id);
        c->name = orki_arena_printf(&a->arena, "%s", s->teachers[t].name);
        c->in_the_way = orki_in_the_way(x, part, t, &a->arena);
        if (c->teacher == NULL || c->name == NULL || c->in_the_way == NULL)
            return ORK_ERR_MEMORY;
        c->is_free = c->in_the_way[0] == '\0';
        c->is_first_choice = level == ORKI_FIRST_CHOICE;
        c->is_substitute = s->teachers[t].is_substitute;
        c->knows_school = orki_part_is_known(x, part, t);
        count_candidate(x, part, t, c);
    }
    if (list == NULL)
        return ORK_ERR_MEMORY;
    qsort(list, (size_t)n, sizeof *list, compare_candidates);
    lesson->candidates = list;
    lesson->n_candidates = n;
    lesson->chosen = -1;
    return ORK_OK;
}

static const char *date_text(orki_answer *a, orki_date date)
{
    return orki_arena_printf(&a->arena, "%s", orki_date_print(date).text);
}

/* NULL stays NULL: events that have no name yet. @return whether there was the memory */
static bool keep_uid(orki_answer *a, const char *uid, const char **kept)
{
    *kept = uid == NULL ? NULL : orki_arena_printf(&a->arena, "%s", uid);
    return uid == NULL || *kept != NULL;
}

static const char *kind_of(const orki_occasion *q)
{
    return q->is_dress ? "dress-rehearsal" : "concert";
}

static const char *place_of_occasion(const ork_season *s, const orki_occasion *q)
{
    return q->school >= 0 ? s->schools[q->school].name : q->venue;
}

static bool name_lesson(orki_answer *a, const orki_stand_in *x, int part, ork_lost_lesson *lesson)
{
    const ork_season *s = x->season;
    const orki_occasion *q = orki_part_occasion(x, part);
    if (q != NULL) {
        lesson->kind = kind_of(q);
        lesson->occasion = q->id;
        lesson->school = q->school >= 0 ? s->schools[q->school].id : NULL;
        lesson->school_name = place_of_occasion(s, q);
        lesson->title = q->name;
        return keep_uid(a, x->calendar->held[x->parts[part].held].uid, &lesson->uid);
    }
    const orki_dated *dated = orki_part_dated(x, part);
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    lesson->kind = dated->is_tutti ? "tutti" : "lesson";
    lesson->orchestra = o->id;
    lesson->school = s->schools[o->school].id;
    lesson->school_name = s->schools[o->school].name;
    lesson->title = o->name;
    return keep_uid(a, dated->uid, &lesson->uid);
}

static ork_status show_part(orki_answer *a, orki_stand_in *x, int part, ork_lost_lesson *lesson)
{
    const orki_part *p = &x->parts[part];
    lesson->date = date_text(a, p->date);
    lesson->weekday = orki_date_weekday(p->date);
    lesson->start_min = p->time.from;
    lesson->end_min = p->time.to;
    lesson->role = role_of(x, part, &lesson->role_en, &lesson->role_nl);
    if (!name_lesson(a, x, part, lesson) || lesson->date == NULL)
        return ORK_ERR_MEMORY;
    return list_candidates(a, x, part, lesson);
}

static ork_status show_missed(orki_answer *a, const orki_stand_in *x)
{
    const ork_calendar *c = x->calendar;
    ork_missed_occasion *missed = orki_arena_alloc(&a->arena, (size_t)c->n_held, sizeof *missed);
    if (missed == NULL)
        return ORK_ERR_MEMORY;
    int n = 0;
    for (int i = 0; i < c->n_held; i++) {
        const orki_held *held = &c->held[i];
        const orki_occasion *q = &x->season->occasions[held->occasion];
        if (held->date < x->from || held->date > x->to || held->conductor == x->absent ||
            held->instead_of == x->absent ||
            !orki_held_has_teacher(held, x->season, x->timetable, x->absent))
            continue;
        ork_missed_occasion *m = &missed[n++];
        *m = (ork_missed_occasion){.kind = kind_of(q),
                                   .occasion = q->id,
                                   .name = q->name,
                                   .date = date_text(a, held->date),
                                   .weekday = orki_date_weekday(held->date),
                                   .start_min = q->time.from,
                                   .end_min = q->time.to,
                                   .place = place_of_occasion(x->season, q)};
        if (m->date == NULL || !keep_uid(a, held->uid, &m->uid))
            return ORK_ERR_MEMORY;
    }
    a->shown.missed = missed;
    a->shown.n_missed = n;
    return ORK_OK;
}

ork_status orki_show_lost(orki_answer *a, orki_stand_in *x)
{
    ork_lost_lesson *lessons = orki_arena_alloc(&a->arena, (size_t)x->n_lost, sizeof *lessons);
    ork_status st = lessons == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int p = 0; p < x->n_lost && st == ORK_OK; p++)
        st = show_part(a, x, p, &lessons[p]);
    a->shown.teacher_name = x->season->teachers[x->absent].name;
    a->shown.lessons = a->lessons = lessons;
    a->shown.n_lessons = x->n_lost;
    return st == ORK_OK ? show_missed(a, x) : st;
}

/* Who does a part by the choice; its owner when nobody else, -1 when it is lost and open. */
static int taker_of(const orki_stand_in *x, int part)
{
    for (int k = 0; k < x->n_shifts; k++) {
        for (int i = 0; i < x->shifts[k].n_taken; i++) {
            if (x->is_chosen[k] && x->shifts[k].taken[i] == part)
                return x->shifts[k].teacher;
        }
    }
    return x->parts[part].is_lost ? -1 : x->parts[part].owner;
}

static ork_status show_moved(orki_answer *a, const orki_stand_in *x, int part, int to,
                             ork_moved_lesson *moved)
{
    const ork_season *s = x->season;
    const orki_dated *dated = orki_part_dated(x, part);
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    const orki_teacher *from = &s->teachers[x->parts[part].owner];
    *moved = (ork_moved_lesson){.date = date_text(a, dated->date),
                                .start_min = dated->start_min,
                                .end_min = dated->end_min,
                                .orchestra = o->id,
                                .school_name = s->schools[o->school].name,
                                .title = o->name,
                                .from = from->id,
                                .from_name = from->name,
                                .to = s->teachers[to].id,
                                .to_name = s->teachers[to].name};
    moved->role = role_of(x, part, &moved->role_en, &moved->role_nl);
    bool is_kept = keep_uid(a, dated->uid, &moved->uid) && moved->date != NULL;
    return is_kept ? ORK_OK : ORK_ERR_MEMORY;
}

static int place_of(const ork_lost_lesson *lesson, const char *teacher)
{
    for (int i = 0; i < lesson->n_candidates; i++) {
        if (strcmp(lesson->candidates[i].teacher, teacher) == 0)
            return i;
    }
    return -1;
}

ork_status orki_show_choice(orki_answer *a, const orki_stand_in *x)
{
    ork_moved_lesson *moved = orki_arena_alloc(&a->arena, (size_t)x->n_parts, sizeof *moved);
    a->handovers = orki_arena_alloc(&a->arena, (size_t)x->n_parts, sizeof *a->handovers);
    ork_status st = moved == NULL || a->handovers == NULL ? ORK_ERR_MEMORY : ORK_OK;
    a->shown.moved = moved;
    for (int p = 0; p < x->n_parts && st == ORK_OK; p++) {
        const orki_part *part = &x->parts[p];
        int to = taker_of(x, p);
        if (to == part->owner)
            continue;
        a->handovers[a->n_handovers++] =
            (orki_handover){part->dated, part->held, part->section, to};
        if (!part->is_lost)
            st = show_moved(a, x, p, to, &moved[a->shown.n_moved++]);
        else if (to >= 0)
            a->lessons[p].chosen = place_of(&a->lessons[p], x->season->teachers[to].id);
    }
    return st;
}
