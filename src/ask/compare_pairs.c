/* What each column changes against each earlier one: the changes that a rerun counts, by the
 * checker, and for whom the week is another one. Things are the same when their ids are. */
#include "ask/comparing.h"

#include "model/tiers.h"

#include <string.h>

typedef enum kind { TEACHERS, SCHOOLS, GROUPS, ORCHESTRAS } kind;

static int count_of(const ork_season *season, kind what)
{
    const int counts[] = {season->n_teachers, season->n_schools, season->n_groups,
                          season->n_orchestras};
    return counts[what];
}

/* The id of a thing; a group's with its school's, because only both are its own. */
static const char *id_of(const ork_season *season, kind what, int i)
{
    switch (what) {
    case TEACHERS:
        return season->teachers[i].id;
    case SCHOOLS:
        return season->schools[i].id;
    case GROUPS:
        return season->groups[i].id;
    case ORCHESTRAS:
    default:
        return season->orchestras[i].id;
    }
}

/* Its place in the union, or -1. Seasons list most things in the same order, so the guess is mostly
 * right. */
static int find(const orki_union *all, const char *id, int guess)
{
    if (guess < all->n && strcmp(all->ids[guess], id) == 0)
        return guess;
    for (int i = 0; i < all->n; i++) {
        if (strcmp(all->ids[i], id) == 0)
            return i;
    }
    return -1;
}

static void unite(orki_comparing *c, orki_union *all, kind what)
{
    size_t most = 0, n = (size_t)c->n;
    for (int i = 0; i < c->n; i++)
        most += (size_t)count_of(c->sides[i].season, what);
    all->ids = orki_comparing_keep(c, most, sizeof *all->ids);
    all->at = orki_comparing_keep(c, most * n, sizeof *all->at);
    if (c->status != ORK_OK)
        return;
    for (size_t i = 0; i < most * n; i++)
        all->at[i] = -1;
    for (int i = 0; i < c->n; i++) {
        const ork_season *season = c->sides[i].season;
        for (int k = 0; k < count_of(season, what); k++) {
            int place = find(all, id_of(season, what, k), k);
            if (place < 0) {
                place = all->n++;
                all->ids[place] = id_of(season, what, k);
            }
            all->at[(size_t)place * n + (size_t)i] = k;
        }
    }
}

int orki_union_at(const orki_comparing *c, const orki_union *all, int i, int column)
{
    return all->at[(size_t)i * (size_t)c->n + (size_t)column];
}

/* Two columns, and whom their differences concern; marks may be NULL. */
typedef struct differing {
    const orki_comparing *c;
    int columns[2];
    bool *teachers, *schools, *groups; /* by place in the union */
    unsigned char *moved, *changed;    /* of the second column's season; or NULL */
    int n_gone, n_new;
} differing;

static const orki_side *side_of(const differing *d, int which)
{
    return &d->c->sides[d->columns[which]];
}

static void concern_teacher(const differing *d, int which, int section)
{
    int teacher = side_of(d, which)->timetable->teacher[section];
    if (teacher >= 0) {
        const char *id = side_of(d, which)->season->teachers[teacher].id;
        d->teachers[find(&d->c->teachers, id, teacher)] = true;
    }
}

/* Everybody in the lesson, as one of the two columns has it. */
static void concern_all(const differing *d, int which, int orchestra)
{
    const ork_season *season = side_of(d, which)->season;
    const orki_orchestra *o = &season->orchestras[orchestra];
    d->schools[find(&d->c->schools, season->schools[o->school].id, o->school)] = true;
    for (int g = 0; g < o->n_groups; g++)
        d->groups[find(&d->c->groups, season->groups[o->groups[g]].id, o->groups[g])] = true;
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++)
        concern_teacher(d, which, s);
}

static const char *teacher_id(const orki_side *side, int section)
{
    int teacher = side->timetable->teacher[section];
    return teacher < 0 ? "" : side->season->teachers[teacher].id;
}

static const char *room_id(const orki_side *side, int section)
{
    int room = side->timetable->room[section];
    return room < 0 ? "" : side->season->rooms[room].id;
}

static void mark(unsigned char *marks, int i)
{
    if (marks != NULL)
        marks[i] = 1;
}

/* The same role of the lesson in the other season; -1: it has none. */
static int same_section(const ork_season *from, int section, const ork_season *to, int orchestra)
{
    const char *role = from->roles[from->sections[section].role].id;
    const orki_orchestra *o = &to->orchestras[orchestra];
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        if (strcmp(to->roles[to->sections[s].role].id, role) == 0)
            return s;
    }
    return -1;
}

/* Sections of a lesson that is at one moment in both. */
static void compare_sections(const differing *d, int before, int after)
{
    const orki_side *old = side_of(d, 0), *new = side_of(d, 1);
    const orki_orchestra *o = &new->season->orchestras[after];
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        int was = same_section(new->season, s, old->season, before);
        if (was >= 0 && strcmp(teacher_id(old, was), teacher_id(new, s)) == 0 &&
            strcmp(room_id(old, was), room_id(new, s)) == 0)
            continue;
        mark(d->changed, s);
        d->schools[find(&d->c->schools, new->season->schools[o->school].id, o->school)] = true;
        concern_teacher(d, 1, s);
        if (was >= 0)
            concern_teacher(d, 0, was);
    }
    const orki_orchestra *b = &old->season->orchestras[before];
    for (int s = b->first_section; s < b->first_section + b->n_sections; s++) {
        if (same_section(old->season, s, new->season, after) < 0)
            concern_teacher(d, 0, s);
    }
}

static bool is_at_one_moment(const orki_side *a, int x, const orki_side *b, int y)
{
    return a->timetable->day[x] == b->timetable->day[y] &&
           a->timetable->start_min[x] == b->timetable->start_min[y] &&
           a->season->orchestras[x].lesson_min == b->season->orchestras[y].lesson_min;
}

static void mark_sections(const differing *d, int before, int after)
{
    const orki_side *old = side_of(d, 0), *new = side_of(d, 1);
    const orki_orchestra *o = &new->season->orchestras[after];
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        int was = before < 0 ? -1 : same_section(new->season, s, old->season, before);
        if (was < 0 || strcmp(teacher_id(old, was), teacher_id(new, s)) != 0)
            mark(d->changed, s);
    }
}

static void compare_lesson(differing *d, int before, int after)
{
    const orki_side *old = side_of(d, 0), *new = side_of(d, 1);
    d->n_gone += after < 0;
    d->n_new += before < 0;
    if (before >= 0 && after >= 0 && is_at_one_moment(old, before, new, after)) {
        compare_sections(d, before, after);
        return;
    }
    if (before >= 0)
        concern_all(d, 0, before);
    if (after >= 0) {
        concern_all(d, 1, after);
        mark(d->moved, after);
        mark_sections(d, before, after);
    }
}

static int count_true(const bool *marks, int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += marks[i];
    return count;
}

static void count_concerned(orki_comparing *c, ork_pair *pair, differing *d)
{
    for (int o = 0; o < c->orchestras.n; o++) {
        int before = orki_union_at(c, &c->orchestras, o, pair->from);
        int after = orki_union_at(c, &c->orchestras, o, pair->to);
        if (before >= 0 || after >= 0)
            compare_lesson(d, before, after);
    }
    pair->n_gone = d->n_gone;
    pair->n_new = d->n_new;
    pair->n_teachers = count_true(d->teachers, c->teachers.n);
    pair->n_schools = count_true(d->schools, c->schools.n);
    pair->n_groups = count_true(d->groups, c->groups.n);
}

/* The old timetable in terms of the new season, counted as a rerun counts. */
static void count_changes(orki_comparing *c, ork_pair *pair)
{
    const orki_side *old = &c->sides[pair->from], *new = &c->sides[pair->to];
    if (old->season->n_series > 0 || new->season->n_series > 0)
        return;
    const char *path =
        orki_arena_printf(&c->arena, "%s/timetable.yaml", c->columns[pair->from].folder);
    ork_reference *reference = NULL;
    ork_status st =
        path == NULL ? ORK_ERR_MEMORY : ork_reference_read(&reference, new->season, path, c->diags);
    if (st == ORK_OK)
        st = ork_changes_count(&pair->changes, new->season, reference, 0, new->timetable);
    ork_reference_free(reference);
    pair->is_counted = st == ORK_OK;
    if (st != ORK_OK)
        c->status = st;
}

static void compare_pair(orki_comparing *c, ork_pair *pair)
{
    const ork_season *season = c->sides[pair->to].season;
    differing d = {.c = c, .columns = {pair->from, pair->to}};
    d.teachers = orki_comparing_keep(c, (size_t)c->teachers.n, sizeof *d.teachers);
    d.schools = orki_comparing_keep(c, (size_t)c->schools.n, sizeof *d.schools);
    d.groups = orki_comparing_keep(c, (size_t)c->groups.n, sizeof *d.groups);
    if (pair->from == 0) {
        d.moved = orki_comparing_keep(c, (size_t)season->n_orchestras, 1);
        d.changed = orki_comparing_keep(c, (size_t)season->n_sections, 1);
        c->columns[pair->to].moved = d.moved;
        c->columns[pair->to].changed = d.changed;
    }
    if (c->status == ORK_OK)
        count_concerned(c, pair, &d);
    if (c->status == ORK_OK)
        count_changes(c, pair);
}

/* Nothing moves against itself. */
static void mark_first(orki_comparing *c)
{
    const ork_season *season = c->sides[0].season;
    c->columns[0].moved = orki_comparing_keep(c, (size_t)season->n_orchestras, 1);
    c->columns[0].changed = orki_comparing_keep(c, (size_t)season->n_sections, 1);
}

void orki_comparing_pairs(orki_comparing *c)
{
    unite(c, &c->teachers, TEACHERS);
    unite(c, &c->schools, SCHOOLS);
    unite(c, &c->groups, GROUPS);
    unite(c, &c->orchestras, ORCHESTRAS);
    size_t n = (size_t)c->n * (size_t)(c->n - 1) / 2;
    c->pairs = orki_comparing_keep(c, n, sizeof *c->pairs);
    mark_first(c);
    c->out.pairs = c->pairs;
    for (int from = 0; from < c->n; from++) {
        for (int to = from + 1; to < c->n && c->status == ORK_OK; to++) {
            ork_pair *pair = &c->pairs[c->out.n_pairs++];
            *pair = (ork_pair){.from = from, .to = to};
            compare_pair(c, pair);
        }
    }
}
