/* The question of a substitute: lost lessons and candidates out of the calendar, the best choice
 * when nobody else's lesson moves, and only where that leaves lessons open, one in which some do.
 */
#include "orkestrooster/substitute.h"

#include "ask/stand_in.h"
#include "base/clock.h"
#include "calendar/making.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* A part that somebody else does from now on. */
typedef struct handover {
    int dated, section, teacher; /* -1: nobody */
} handover;

typedef struct answer {
    ork_substitution shown; /* first: what the caller holds */
    orki_arena arena;
    ork_lost_lesson *lessons; /* [shown.n_lessons] */
    int n_handovers;
    handover *handovers;
} answer;

int ork_season_has_teacher(const ork_season *season, const char *teacher)
{
    for (int i = 0; i < season->n_teachers; i++) {
        if (strcmp(season->teachers[i].id, teacher) == 0)
            return 1;
    }
    return 0;
}

static orki_date parse_date(const char *text)
{
    return strlen(text) == 10 ? orki_date_parse(text) : ORKI_NO_DATE;
}

int ork_date_exists(const char *text)
{
    return parse_date(text) != ORKI_NO_DATE;
}

static double points(int64_t hundredths)
{
    return (double)hundredths / 100;
}

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
    const orki_dated *dated = orki_part_dated(x, part);
    orki_shift shift = {.teacher = teacher, .date = dated->date, .n_taken = 1, .taken = {part}};
    orki_shift_sums sums;
    orki_shift_count(x, &shift, &sums);
    int n_days, left = 0;
    c->week_min = orki_week_minutes(x, teacher, dated->date, &n_days);
    if (t->wish_from_min >= 0 && !t->is_substitute) {
        left = t->wish_to_min > c->week_min ? t->wish_to_min - c->week_min : 0;
        int over = shift.more_min > left ? shift.more_min - left : 0;
        shift.cost += over * x->season->weights[ORKI_RULE_WISHED_HOURS];
    }
    c->cost = points(shift.cost);
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

static ork_status list_candidates(answer *a, orki_stand_in *x, int part, ork_lost_lesson *lesson)
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

static ork_status show_lost(answer *a, orki_stand_in *x, int part, ork_lost_lesson *lesson)
{
    const ork_season *s = x->season;
    const orki_dated *dated = orki_part_dated(x, part);
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    lesson->uid = orki_arena_printf(&a->arena, "%s", dated->uid == NULL ? "" : dated->uid);
    lesson->date = orki_arena_printf(&a->arena, "%s", orki_date_print(dated->date).text);
    lesson->start_min = dated->start_min;
    lesson->end_min = dated->end_min;
    lesson->orchestra = o->id;
    lesson->school = s->schools[o->school].id;
    lesson->school_name = s->schools[o->school].name;
    lesson->title = o->name;
    lesson->role = role_of(x, part, &lesson->role_en, &lesson->role_nl);
    if (lesson->uid == NULL || lesson->date == NULL)
        return ORK_ERR_MEMORY;
    return list_candidates(a, x, part, lesson);
}

/* Before the choice: the candidates by the calendar as it is. */
static ork_status show_lessons(answer *a, orki_stand_in *x)
{
    ork_lost_lesson *lessons = orki_arena_alloc(&a->arena, (size_t)x->n_lost, sizeof *lessons);
    ork_status st = lessons == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int p = 0; p < x->n_lost && st == ORK_OK; p++)
        st = show_lost(a, x, p, &lessons[p]);
    a->shown.lessons = a->lessons = lessons;
    a->shown.n_lessons = x->n_lost;
    return st;
}

static ork_status show_moved(answer *a, const orki_stand_in *x, int part, int to,
                             ork_moved_lesson *moved)
{
    const ork_season *s = x->season;
    const orki_dated *dated = orki_part_dated(x, part);
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    const orki_teacher *from = &s->teachers[x->parts[part].owner];
    *moved = (ork_moved_lesson){
        .uid = orki_arena_printf(&a->arena, "%s", dated->uid == NULL ? "" : dated->uid),
        .date = orki_arena_printf(&a->arena, "%s", orki_date_print(dated->date).text),
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
    return moved->uid == NULL || moved->date == NULL ? ORK_ERR_MEMORY : ORK_OK;
}

static int place_of(const ork_lost_lesson *lesson, const char *teacher)
{
    for (int i = 0; i < lesson->n_candidates; i++) {
        if (strcmp(lesson->candidates[i].teacher, teacher) == 0)
            return i;
    }
    return -1;
}

/* After the choice: who does what. */
static ork_status show_choice(answer *a, const orki_stand_in *x)
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
        a->handovers[a->n_handovers++] = (handover){part->dated, part->section, to};
        if (!part->is_lost)
            st = show_moved(a, x, p, to, &moved[a->shown.n_moved++]);
        else if (to >= 0)
            a->lessons[p].chosen = place_of(&a->lessons[p], x->season->teachers[to].id);
    }
    return st;
}

static ork_status choose(answer *a, orki_stand_in *x, double limit_s)
{
    double began_s = orki_clock_s();
    ork_status st = orki_list_shifts(x);
    if (st == ORK_OK)
        st = orki_choose_shifts(x, limit_s);
    a->shown.n_open_unmoved = x->n_open;
    if (st == ORK_OK && x->n_open > 0 && x->is_proven) {
        double left_s = limit_s < 0 ? limit_s : limit_s - (orki_clock_s() - began_s);
        st = orki_list_moves(x);
        if (st == ORK_OK)
            st = orki_choose_shifts(x, limit_s >= 0 && left_s < 1 ? 1 : left_s);
    }
    a->shown.outcome = x->is_proven ? ORK_OPTIMAL : ORK_FEASIBLE;
    a->shown.cost = points(x->cost);
    a->shown.bound = points(x->bound);
    a->shown.n_open = x->n_open;
    a->shown.elapsed_s = orki_clock_s() - began_s;
    return st;
}

static void release(orki_stand_in *x)
{
    orki_free(x->parts);
    orki_free(x->shifts);
    orki_free(x->stops);
    orki_arena_free(&x->arena);
}

ork_status ork_substitute(ork_substitution **out, const ork_season *season,
                          const ork_timetable *timetable, const ork_calendar *calendar,
                          const char *teacher, const char *from, const char *to,
                          const ork_options *options)
{
    *out = NULL;
    ork_options defaults = ork_options_default();
    options = options == NULL ? &defaults : options;
    orki_stand_in x = {.season = season,
                       .timetable = timetable,
                       .calendar = calendar,
                       .absent = orki_teacher_find(season, teacher),
                       .from = parse_date(from),
                       .to = parse_date(to)};
    if (x.absent < 0 || x.from == ORKI_NO_DATE || x.to == ORKI_NO_DATE || x.to < x.from)
        return ORK_ERR_OPTION;
    answer *a = orki_alloc(1, sizeof *a);
    x.stops = orki_alloc((size_t)orki_date_most_lessons(calendar) + ORKI_SHIFT_TAKEN + 1,
                         sizeof *x.stops);
    ork_status st = a == NULL || x.stops == NULL ? ORK_ERR_MEMORY : orki_find_lost(&x);
    if (st == ORK_OK)
        st = show_lessons(a, &x);
    if (st == ORK_OK)
        st = choose(a, &x, options->time_limit_s);
    if (st == ORK_OK)
        st = show_choice(a, &x);
    release(&x);
    if (st == ORK_OK)
        *out = &a->shown;
    else if (a != NULL)
        ork_substitution_free(&a->shown);
    return st;
}

void ork_substitution_free(ork_substitution *substitution)
{
    if (substitution == NULL)
        return;
    answer *a = (answer *)(void *)substitution; /* its first member */
    orki_arena_free(&a->arena);
    orki_free(a);
}

/* A section with another teacher from now on. */
static ork_status change_section(ork_calendar *c, orki_dated *dated, const ork_timetable *timetable,
                                 const handover *h)
{
    orki_change is = orki_dated_section(dated, timetable, h->section);
    is.section = h->section;
    is.teacher = h->teacher;
    for (int i = 0; i < dated->n_changes; i++) {
        if (dated->changes[i].section == h->section) {
            dated->changes[i] = is;
            return ORK_OK;
        }
    }
    orki_change *changes =
        orki_arena_alloc(&c->arena, (size_t)dated->n_changes + 1, sizeof *changes);
    if (changes == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < dated->n_changes; i++)
        changes[i] = dated->changes[i];
    changes[dated->n_changes++] = is;
    dated->changes = changes;
    return ORK_OK;
}

ork_status ork_substitution_apply(const ork_substitution *substitution, ork_calendar *calendar,
                                  const ork_season *season, const ork_timetable *timetable,
                                  const ork_calendar_options *options)
{
    const answer *a = (const answer *)(const void *)substitution;
    ork_status st = ORK_OK;
    for (int i = 0; i < a->n_handovers && st == ORK_OK; i++) {
        const handover *h = &a->handovers[i];
        orki_dated *dated = &calendar->dated[h->dated];
        if (h->section >= 0) {
            st = change_section(calendar, dated, timetable, h);
            continue;
        }
        dated->conductor = h->teacher;
        dated->is_stand_in = true;
    }
    return st == ORK_OK ? orki_calendar_amend(calendar, season, timetable, options) : st;
}
