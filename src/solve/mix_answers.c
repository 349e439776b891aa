/* (M1)  most(k) = max over sets of parts that change k together of what they save
 * Changes and costs are nearly sums over the parts (fairness and shared buildings are not), so the
 * sets found are good ones, and the checker says how good. */
#include "solve/mix_answers.h"

#include <string.h>

enum {
    MOST_PARTS = 60,      /* in a knapsack: bits of a set */
    MOST_CHANGES = 20000, /* its size */
    MOST_MIXTURES = 100
};

typedef struct mixing {
    orki_front *front;
    const ork_season *season;
    orki_arena arena;
    const ork_timetable *few, *many;
    int *part_of_school; /* [n_schools] the first school of its part; -1: nothing differs */
    int n_parts;
    int parts[MOST_PARTS];
    int64_t changes[MOST_PARTS], saved[MOST_PARTS]; /* of each alone */
} mixing;

static int school_of(const ork_season *season, int section)
{
    return season->orchestras[season->sections[section].orchestra].school;
}

static bool is_lesson_same(const mixing *m, int orchestra)
{
    return m->few->day[orchestra] == m->many->day[orchestra] &&
           m->few->start_min[orchestra] == m->many->start_min[orchestra];
}

static bool is_section_same(const mixing *m, int section)
{
    return is_lesson_same(m, m->season->sections[section].orchestra) &&
           m->few->teacher[section] == m->many->teacher[section] &&
           m->few->room[section] == m->many->room[section];
}

static int root_of(const mixing *m, int school)
{
    while (m->part_of_school[school] != school)
        school = m->part_of_school[school];
    return school;
}

/* The smaller number is the root. */
static void join(const mixing *m, int a, int b)
{
    a = root_of(m, a);
    b = root_of(m, b);
    m->part_of_school[a > b ? a : b] = a > b ? b : a;
}

/* A teacher's lessons that differ belong together: schools where she is as before do not matter. */
static void join_by_teachers(const mixing *m, int *first_school)
{
    const ork_season *season = m->season;
    for (int t = 0; t < season->n_teachers; t++)
        first_school[t] = -1;
    for (int s = 0; s < season->n_sections; s++) {
        int both[] = {m->few->teacher[s], m->many->teacher[s]};
        bool is_same = both[0] == both[1] && is_lesson_same(m, season->sections[s].orchestra);
        for (int i = 0; i < 2 && !is_same; i++) {
            if (both[i] < 0)
                continue;
            if (first_school[both[i]] < 0)
                first_school[both[i]] = school_of(season, s);
            join(m, first_school[both[i]], school_of(season, s));
        }
    }
}

static ork_status find_parts(mixing *m)
{
    const ork_season *season = m->season;
    size_t n_schools = (size_t)season->n_schools;
    m->part_of_school = orki_arena_alloc(&m->arena, n_schools, sizeof(int));
    bool *differs = orki_arena_alloc(&m->arena, n_schools, sizeof *differs);
    int *first_school = orki_arena_alloc(&m->arena, (size_t)season->n_teachers, sizeof(int));
    if (m->part_of_school == NULL || differs == NULL || first_school == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < season->n_schools; i++)
        m->part_of_school[i] = i;
    join_by_teachers(m, first_school);
    for (int s = 0; s < season->n_sections; s++) {
        int root = root_of(m, school_of(season, s));
        differs[root] = differs[root] || !is_section_same(m, s);
    }
    for (int i = 0; i < season->n_schools && m->n_parts < MOST_PARTS; i++) {
        if (m->part_of_school[i] == i && differs[i])
            m->parts[m->n_parts++] = i;
    }
    return ORK_OK;
}

/* A school as in the other timetable. */
static void take_school(const mixing *m, ork_timetable *t, int school)
{
    for (int o = 0; o < m->season->n_orchestras; o++) {
        if (m->season->orchestras[o].school != school)
            continue;
        t->day[o] = m->many->day[o];
        t->start_min[o] = m->many->start_min[o];
    }
    for (int s = 0; s < m->season->n_sections; s++) {
        if (school_of(m->season, s) != school)
            continue;
        t->teacher[s] = m->many->teacher[s];
        t->room[s] = m->many->room[s];
    }
}

/* The timetable with few changes but for these parts; NULL when out of memory. */
static ork_timetable *mixture_of(const mixing *m, uint64_t parts)
{
    ork_timetable *t = orki_timetable_copy(m->few);
    for (int p = 0; p < m->n_parts && t != NULL; p++) {
        for (int i = 0; (parts >> p & 1) != 0 && i < m->season->n_schools; i++) {
            if (root_of(m, i) == m->parts[p])
                take_school(m, t, i);
        }
    }
    return t;
}

/* What one part changes and saves; a part that cannot be alone, or loses more, saves nothing. */
static ork_status weigh_part(mixing *m, int part, const ork_changes *changes, int64_t cost)
{
    ork_timetable *t = mixture_of(m, UINT64_C(1) << part);
    ork_verdict *verdict = NULL;
    ork_changes with;
    ork_status st = t == NULL ? ORK_ERR_MEMORY : ork_check(&verdict, m->season, t);
    if (st == ORK_OK)
        st = ork_changes_count(&with, m->season, m->front->old, m->front->allow_min, t);
    if (st == ORK_OK && verdict->n_breaches == 0 &&
        orki_changes_lost(&with) <= orki_changes_lost(changes)) {
        m->changes[part] = with.weighted - changes->weighted;
        m->saved[part] = cost - verdict->cost;
    }
    if (st == ORK_OK)
        st = orki_front_offer(m->front, t);
    ork_verdict_free(verdict);
    ork_timetable_free(t);
    return st;
}

/* (M1), then the sets that save more than all smaller ones. */
static ork_status fill_knapsack(mixing *m, int64_t size)
{
    int64_t *most = orki_arena_alloc(&m->arena, (size_t)size + 1, sizeof *most);
    uint64_t *sets = orki_arena_alloc(&m->arena, (size_t)size + 1, sizeof *sets);
    if (most == NULL || sets == NULL)
        return ORK_ERR_MEMORY;
    for (int p = 0; p < m->n_parts; p++) {
        for (int64_t k = size; k >= m->changes[p] && m->saved[p] > 0; k--) {
            int64_t with = most[k - m->changes[p]] + m->saved[p];
            if (with > most[k]) {
                most[k] = with;
                sets[k] = sets[k - m->changes[p]] | UINT64_C(1) << p;
            }
        }
    }
    ork_status st = ORK_OK;
    int n = 0;
    for (int64_t k = 0; k <= size && n < MOST_MIXTURES && st == ORK_OK; k++) {
        if (most[k] == 0 || (k > 0 && most[k] == most[k - 1]))
            continue;
        ork_timetable *t = mixture_of(m, sets[k]);
        st = t == NULL ? ORK_ERR_MEMORY : orki_front_offer(m->front, t);
        ork_timetable_free(t);
        n++;
    }
    return st;
}

static ork_status mix(mixing *m, const ork_changes *changes, int64_t cost)
{
    int64_t size = 0;
    ork_status st = find_parts(m);
    for (int p = 0; p < m->n_parts && m->n_parts > 1 && st == ORK_OK; p++) {
        st = weigh_part(m, p, changes, cost);
        if (m->changes[p] < 0) /* it is better in every way: never left out */
            m->changes[p] = 0;
        size += m->saved[p] > 0 ? m->changes[p] : 0;
    }
    return st == ORK_OK && m->n_parts > 1 && size <= MOST_CHANGES ? fill_knapsack(m, size) : st;
}

ork_status orki_mix_answers(orki_front *front, int few, int many)
{
    mixing m = {.front = front, .season = front->season};
    ork_changes changes = front->points[few].changes;
    int64_t cost = front->points[few].verdict->cost;
    ork_timetable *a = orki_timetable_copy(front->points[few].timetable);
    ork_timetable *b = orki_timetable_copy(front->points[many].timetable);
    m.few = a;
    m.many = b;
    ork_status st = a == NULL || b == NULL ? ORK_ERR_MEMORY : mix(&m, &changes, cost);
    ork_timetable_free(a);
    ork_timetable_free(b);
    orki_arena_free(&m.arena);
    return st;
}
