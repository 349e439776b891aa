/* A set covering over weeks of new people.
 *
 *   min  sum over u of 1000 lost(u) z(u) + sum of x(k)
 *   (1)  sum of x(k) that take u + z(u) = 1          each unit u
 *   (2)  sum of x(k) of people of a kind <= how many  each kind
 *
 * A unit is all sections of one role and team that nobody teaches, in lessons that have their
 * place; lost(u) says how many. A column k is a set of units that one person of a kind can take:
 * the checker finds no more breaches with it than without, so that every hard rule is in it. Sets
 * grow unit by unit, and one that is too much has no larger ones. */
#include "ask/hire_cover.h"

#include "ask/small_program.h"
#include "base/memory.h"
#include "orkestrooster/check.h"

#include <string.h>

enum { MOST_UNITS = 60, MOST_CHECKS = 6000, LOST_COST = 1000 };

typedef struct unit {
    int team, role, n;
} unit;

typedef struct column {
    uint64_t units;
    int kind;
} column;

typedef struct covering {
    const ork_season *season;
    ork_timetable *t;
    int n_units, n_columns, n_checks, n_breaches;
    unit units[MOST_UNITS];
    int *unit_of; /* [n_sections] -1: none */
    column *columns;
    size_t capacity;
    ork_status status;
} covering;

static int find_unit(covering *c, int team, int role)
{
    for (int u = 0; u < c->n_units; u++) {
        if (c->units[u].team == team && c->units[u].role == role)
            return u;
    }
    if (c->n_units == MOST_UNITS)
        return -1;
    c->units[c->n_units] = (unit){.team = team, .role = role};
    return c->n_units++;
}

static void find_units(covering *c)
{
    const ork_season *s = c->season;
    for (int i = 0; i < s->n_sections; i++)
        c->unit_of[i] = -1;
    for (int b = 0; b < s->n_blocks; b++) {
        for (int l = 0; l < s->blocks[b].n_lessons; l++) {
            const orki_orchestra *o = &s->orchestras[s->blocks[b].lessons[l]];
            int end = o->first_section + o->n_sections;
            for (int i = o->first_section; i < end; i++) {
                if (c->t->day[s->blocks[b].lessons[l]] >= 0 && c->t->teacher[i] < 0)
                    c->unit_of[i] = find_unit(c, s->blocks[b].team, s->sections[i].role);
            }
        }
    }
    for (int i = 0; i < s->n_sections; i++) {
        if (c->unit_of[i] >= 0)
            c->units[c->unit_of[i]].n++;
    }
}

static void give(covering *c, int u, int teacher)
{
    for (int i = 0; i < c->season->n_sections; i++) {
        if (c->unit_of[i] == u)
            c->t->teacher[i] = teacher;
    }
}

static int count_breaches(covering *c)
{
    ork_verdict *verdict = NULL;
    ork_status st = ork_check(&verdict, c->season, c->t);
    int n = verdict == NULL ? -1 : verdict->n_breaches;
    c->n_checks++;
    if (st != ORK_OK)
        c->status = st;
    ork_verdict_free(verdict);
    return n;
}

/* All sets that hold `units`, which the teacher has, and more of the units from `from` on. */
static void grow(covering *c, int teacher, int kind, uint64_t units, int from)
{
    for (int u = from; u < c->n_units && c->status == ORK_OK && c->n_checks < MOST_CHECKS; u++) {
        if (orki_teacher_level(c->season, teacher, c->units[u].role) == ORKI_NO_SKILL)
            continue;
        give(c, u, teacher);
        if (count_breaches(c) <= c->n_breaches && c->status == ORK_OK) {
            uint64_t more = units | (uint64_t)1 << u;
            if (orki_array_reserve(&c->columns, &c->capacity, (size_t)c->n_columns + 1,
                                   sizeof *c->columns) != 0)
                c->status = ORK_ERR_MEMORY;
            else
                c->columns[c->n_columns++] = (column){more, kind};
            grow(c, teacher, kind, more, u + 1);
        }
        give(c, u, -1);
    }
}

static void build(const covering *c, orki_program *p, const int *n_of_kind, int n_kinds)
{
    for (int u = 0; u < c->n_units; u++)
        orki_program_add_row(p, 1, 1);
    for (int k = 0; k < n_kinds; k++)
        orki_program_add_row(p, 0, n_of_kind[k]);
    for (int u = 0; u < c->n_units; u++) {
        orki_program_add_column(p, LOST_COST * c->units[u].n);
        orki_program_add_entry(p, u, 1);
    }
    for (int k = 0; k < c->n_columns; k++) {
        orki_program_add_column(p, 1);
        for (int u = 0; u < c->n_units; u++) {
            if ((c->columns[k].units >> u & 1) != 0)
                orki_program_add_entry(p, u, 1);
        }
        orki_program_add_entry(p, c->n_units + c->columns[k].kind, 1);
    }
}

/* The columns of the answer become people's weeks. */
static void take(covering *c, const orki_program *p, const orki_cover_person *people, int n)
{
    int next = 0;
    for (int k = 0; k < c->n_columns; k++) {
        if (!p->is_one[c->n_units + k])
            continue;
        /* columns stand in order of kinds, like people */
        while (next < n && people[next].kind != c->columns[k].kind)
            next++;
        for (int u = 0; u < c->n_units && next < n; u++) {
            if ((c->columns[k].units >> u & 1) != 0)
                give(c, u, people[next].teacher);
        }
        next++;
    }
}

static ork_status cover(covering *c, const orki_cover_person *people, int n, int *n_of_kind)
{
    orki_program p = {0};
    int n_kinds = 0;
    for (int i = 0; i < n && c->status == ORK_OK; i++) {
        bool is_first = i == 0 || people[i].kind != people[i - 1].kind;
        if (is_first)
            grow(c, people[i].teacher, n_kinds, 0, 0);
        n_kinds += is_first;
        n_of_kind[n_kinds - 1]++;
    }
    if (c->status != ORK_OK || c->n_columns == 0)
        return c->status;
    build(c, &p, n_of_kind, n_kinds);
    ork_status st = orki_program_solve(&p);
    if (st == ORK_OK && p.is_one != NULL)
        take(c, &p, people, n);
    orki_program_free(&p);
    return st;
}

ork_status orki_hire_cover(const ork_season *season, ork_timetable *timetable,
                           const orki_cover_person *people, int n)
{
    covering c = {.season = season, .t = timetable};
    orki_cover_person *kinds = orki_alloc((size_t)n + 1, sizeof *kinds);
    int *n_of_kind = orki_alloc((size_t)n + 1, sizeof *n_of_kind);
    c.unit_of = orki_alloc((size_t)season->n_sections + 1, sizeof *c.unit_of);
    ork_status st =
        kinds == NULL || n_of_kind == NULL || c.unit_of == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = 0, kind = -1; i < n && st == ORK_OK; i++) { /* numbered from 0 without gaps */
        kind += i == 0 || people[i].kind != people[i - 1].kind;
        kinds[i] = (orki_cover_person){people[i].teacher, kind};
    }
    if (st == ORK_OK) {
        find_units(&c);
        c.n_breaches = count_breaches(&c);
        st = c.status;
    }
    if (st == ORK_OK && c.n_units > 0 && n > 0)
        st = cover(&c, kinds, n, n_of_kind);
    orki_free(c.columns);
    orki_free(c.unit_of);
    orki_free(n_of_kind);
    orki_free(kinds);
    return st;
}
