/* The other days and times of a block's lessons. Every plan of the block, and its present times on
 * the other days, are put into the trial with the cheapest rooms that are free; teachers and all
 * other lessons stay. Where a teacher plainly cannot (not available, or busy) the checker is not
 * asked before its sentence is needed. */
#include "ask/others.h"

#include "base/assign.h"
#include "plan/rooms.h"
#include "plan/starts.h"

#include <limits.h>
#include <string.h>

enum { N_SHOWN_DAYS = 5, ROOM_TIE = 1024 /* points first, then the present room */ };

typedef struct movers {
    orki_others *o;
    const int *lessons; /* [n] */
    int n;
} movers;

/* What was found so far on a day. */
typedef struct best {
    bool is_any, is_allowed;
    int64_t more; /* when allowed */
    int n_broken; /* else */
    int start_min[ORKI_MAX_BLOCK_LESSONS];
} best;

static bool is_moving(const movers *m, int lesson)
{
    for (int i = 0; i < m->n; i++) {
        if (m->lessons[i] == lesson)
            return true;
    }
    return false;
}

/* The teacher is away, or teaches another lesson then. */
static bool is_engaged(const movers *m, int teacher, int day, orki_span span)
{
    const orki_view *now = &m->o->now;
    if (!orki_teacher_has_time(&now->season->teachers[teacher], day, span))
        return true;
    orki_list lessons = orki_view_day(now, teacher, day);
    for (int i = 0; i < lessons.n; i++) {
        if (orki_spans_overlap(orki_view_span(now, lessons.at[i]), span) &&
            !is_moving(m, lessons.at[i]))
            return true;
    }
    return false;
}

/* Sections whose teacher cannot be there. */
static int count_engaged(const movers *m, int day, const int *start_min)
{
    const ork_season *season = m->o->asking->season;
    const ork_timetable *t = m->o->asking->given;
    int count = 0;
    for (int i = 0; i < m->n; i++) {
        const orki_orchestra *o = &season->orchestras[m->lessons[i]];
        orki_span span = {start_min[i], start_min[i] + o->lesson_min};
        for (int s = o->first_section; s < o->first_section + o->n_sections; s++)
            count += t->teacher[s] >= 0 && is_engaged(m, t->teacher[s], day, span);
    }
    return count;
}

/* Rooms of the school that no other lesson has while this lesson is given. */
static int free_rooms(const movers *m, int lesson, int *rooms)
{
    const ork_season *season = m->o->asking->season;
    const ork_timetable *t = m->o->asking->trial;
    const orki_school *school = &season->schools[season->orchestras[lesson].school];
    int n = 0, from = t->start_min[lesson], to = from + season->orchestras[lesson].lesson_min;
    for (int i = 0; i < school->n_rooms && n < ORKI_ASSIGN_MAX; i++)
        rooms[n++] = school->rooms[i];
    for (int k = 0; k < season->n_orchestras; k++) {
        const orki_orchestra *o = &season->orchestras[k];
        if (k == lesson || t->day[k] != t->day[lesson] || t->start_min[k] >= to ||
            t->start_min[k] + o->lesson_min <= from)
            continue;
        for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
            for (int i = 0; i < n; i++) {
                if (rooms[i] == t->room[s])
                    rooms[i] = -1;
            }
        }
    }
    return n;
}

/* The cheapest free rooms; where they do not suffice the lesson keeps what it has, and the checker
 * will say what is wrong with that. @return 0, or -1 when out of memory */
static int give_rooms(const movers *m, int lesson)
{
    const ork_season *season = m->o->asking->season;
    const orki_orchestra *o = &season->orchestras[lesson];
    ork_timetable *t = m->o->asking->trial;
    int rooms[ORKI_ASSIGN_MAX], place[ORKI_ASSIGN_MAX];
    int n = free_rooms(m, lesson, rooms);
    if (o->n_sections > n)
        return 0;
    int64_t *cost = orki_alloc((size_t)o->n_sections * (size_t)n + 1, sizeof *cost);
    if (cost == NULL)
        return -1;
    for (int k = 0; k < o->n_sections; k++) {
        int section = o->first_section + k;
        for (int i = 0; i < n; i++) {
            bool may = rooms[i] >= 0 && orki_section_may_room(season, section, rooms[i],
                                                              t->day[lesson], t->start_min[lesson]);
            cost[k * n + i] = may ? orki_room_points(season, section, rooms[i]) * ROOM_TIE +
                                        (rooms[i] != t->room[section])
                                  : ORKI_ASSIGN_NEVER;
        }
    }
    if (orki_assign(o->n_sections, n, cost, place) >= 0) {
        for (int k = 0; k < o->n_sections; k++)
            t->room[o->first_section + k] = rooms[place[k]];
    }
    orki_free(cost);
    return 0;
}

static void restore(const movers *m)
{
    orki_asking *a = m->o->asking;
    for (int i = 0; i < m->n; i++) {
        const orki_orchestra *o = &a->season->orchestras[m->lessons[i]];
        a->trial->day[m->lessons[i]] = a->given->day[m->lessons[i]];
        a->trial->start_min[m->lessons[i]] = a->given->start_min[m->lessons[i]];
        memcpy(&a->trial->room[o->first_section], &a->given->room[o->first_section],
               (size_t)o->n_sections * sizeof(int));
    }
}

/* Times and rooms into the trial. */
static void put(const movers *m, int day, const int *start_min)
{
    orki_asking *a = m->o->asking;
    for (int i = 0; i < m->n; i++) {
        a->trial->day[m->lessons[i]] = day;
        a->trial->start_min[m->lessons[i]] = start_min[i];
    }
    for (int i = 0; i < m->n; i++)
        a->is_failed = give_rooms(m, m->lessons[i]) != 0 || a->is_failed;
}

static void keep(best *b, const movers *m, const int *start_min, int n_broken, int64_t more)
{
    *b = (best){.is_any = true, .is_allowed = n_broken == 0, .more = more, .n_broken = n_broken};
    memcpy(b->start_min, start_min, (size_t)m->n * sizeof *start_min);
}

static void try_times(best *b, const movers *m, int day, const int *start_min)
{
    orki_others *o = m->o;
    if (!orki_watch_goes_on(&o->watch)) {
        o->is_late = true;
        return;
    }
    int n_broken = count_engaged(m, day, start_min);
    if (b->is_any && n_broken > 0 && (b->is_allowed || n_broken >= b->n_broken))
        return;
    if (n_broken > 0) {
        keep(b, m, start_min, n_broken, 0);
        return;
    }
    put(m, day, start_min);
    int most = b->is_any ? b->n_broken : INT_MAX; /* 0 when allowed */
    n_broken = orki_others_broken(o, most);
    if (n_broken == 0) {
        int64_t more = orki_ask_cost(o->asking, o->asking->trial) - o->cost_now;
        if (!b->is_allowed || more < b->more)
            keep(b, m, start_min, 0, more);
    } else if (!b->is_any || (!b->is_allowed && n_broken < b->n_broken)) {
        keep(b, m, start_min, n_broken, 0);
    }
    restore(m);
}

static bool is_present(const movers *m, int day, const int *start_min)
{
    const ork_timetable *t = m->o->asking->given;
    for (int i = 0; i < m->n; i++) {
        if (t->day[m->lessons[i]] != day || t->start_min[m->lessons[i]] != start_min[i])
            return false;
    }
    return true;
}

/* The moments of a single lesson, and right after or before the others of its series. */
static void try_moments(best *b, const movers *m, int day)
{
    const ork_season *season = m->o->asking->season;
    const ork_timetable *t = m->o->asking->given;
    const orki_orchestra *o = &season->orchestras[m->lessons[0]];
    const orki_block *block = &season->blocks[o->block];
    int step = o->lesson_min + season->programmes[o->programme].changeover_min;
    orki_moments moments = {0};
    if (orki_lesson_moments(&moments, season, m->lessons[0], day) != 0)
        m->o->asking->is_failed = true;
    for (int i = 0; i < moments.n; i++) {
        if (!is_present(m, day, &moments.at[i]))
            try_times(b, m, day, &moments.at[i]);
    }
    for (int i = 0; i < block->n_lessons; i++) {
        int other = block->lessons[i], after = t->start_min[other] + step;
        if (other != m->lessons[0] && t->day[other] == day && !is_present(m, day, &after))
            try_times(b, m, day, &after);
    }
    orki_moments_free(&moments);
}

static void try_plans(best *b, const movers *m, int block, int day)
{
    const orki_plans *plans = m->o->plans;
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        const orki_plan *plan = &plans->at[p];
        if (plan->day == day && !is_present(m, day, plan->start_min))
            try_times(b, m, day, plan->start_min);
    }
}

/* On another day at the same times, so that each school day has an answer. */
static void try_same_times(best *b, const movers *m, int day)
{
    const ork_timetable *t = m->o->asking->given;
    int start_min[ORKI_MAX_BLOCK_LESSONS];
    for (int i = 0; i < m->n; i++)
        start_min[i] = t->start_min[m->lessons[i]];
    if (!is_present(m, day, start_min))
        try_times(b, m, day, start_min);
}

static int *starts_of(const best *b, const movers *m)
{
    size_t size = (size_t)m->n * sizeof(int);
    int *start_min = orki_arena_alloc(m->o->asking->answers, (size_t)m->n, sizeof *start_min);
    if (start_min != NULL)
        memcpy(start_min, b->start_min, size);
    m->o->asking->is_failed = m->o->asking->is_failed || start_min == NULL;
    return start_min;
}

static ork_other_place told(const best *b, const movers *m, int day)
{
    orki_others *o = m->o;
    ork_other_place place = {.day = day,
                             .from_min = b->start_min[0],
                             .start_min = starts_of(b, m),
                             .is_allowed = b->is_allowed,
                             .points_more = b->more,
                             .rule = "",
                             .reason = ""};
    for (int i = 1; i < m->n; i++)
        place.from_min = b->start_min[i] < place.from_min ? b->start_min[i] : place.from_min;
    if (b->is_allowed)
        return place;
    put(m, day, b->start_min);
    if (!orki_others_breach(o, &place.rule, &place.reason)) {
        place.is_allowed = 1;
        place.points_more = orki_ask_cost(o->asking, o->asking->trial) - o->cost_now;
    }
    restore(m);
    return place;
}

ork_status orki_other_places(orki_others *o, ork_alternative *out, const int *lessons, int n)
{
    const ork_season *season = o->asking->season;
    const orki_orchestra *first = &season->orchestras[lessons[0]];
    movers m = {.o = o, .lessons = lessons, .n = n};
    ork_other_place *places = orki_arena_alloc(o->asking->answers, ORKI_N_DAYS, sizeof *places);
    if (places == NULL)
        return ORK_ERR_MEMORY;
    out->places = places;
    out->n_places = 0;
    for (int day = 0; day < ORKI_N_DAYS && !o->is_late; day++) {
        best b = {0};
        if (day >= N_SHOWN_DAYS && (first->days_allowed >> day & 1) == 0)
            continue;
        if (season->blocks[first->block].series >= 0)
            try_moments(&b, &m, day);
        else
            try_plans(&b, &m, first->block, day);
        if (day < N_SHOWN_DAYS)
            try_same_times(&b, &m, day);
        if (b.is_any)
            places[out->n_places++] = told(&b, &m, day);
    }
    return o->asking->is_failed ? ORK_ERR_MEMORY : ORK_OK;
}
