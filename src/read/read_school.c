/* buildings, schools and groups -> season. */
#include "read/build.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_START = 21 * 60 };

static size_t count(const orki_node *list)
{
    return list == NULL ? 0 : list->n;
}

static void add_buildings(orki_build *b)
{
    const orki_node *list = orki_tree_get(b->root, "buildings");
    ork_season *s = b->s;
    s->buildings = orki_keep(b->r, count(list), sizeof *s->buildings);
    if (s->buildings == NULL || orki_is_too_many(b, list, ORKI_MAX_SCHOOLS, _("buildings")))
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_node *id = orki_tree_get(v, "id");
        orki_building *building = &s->buildings[s->n_buildings];
        building->id =
            orki_declare(b, &b->owners, id, id == NULL ? "" : id->text, -2 - s->n_buildings);
        building->name = orki_text_of(b, v, "name", building->id);
        building->place = orki_place_of(v);
        s->n_buildings++;
    }
}

/* Owners hold schools as 0, 1, .. and buildings as -2, -3, ..: one set of ids, two lists. */
static int find_building(orki_build *b, orki_node *node)
{
    if (node == NULL || node->is_bad)
        return -1;
    for (int i = 0; i < b->s->n_buildings; i++) {
        if (strcmp(b->s->buildings[i].id, node->text) == 0)
            return i;
    }
    orki_names buildings = {0};
    for (int i = 0; i < b->s->n_buildings; i++)
        orki_names_add(b->r, &buildings, b->s->buildings[i].id, i);
    return orki_refer(b, &buildings, node, OR_BUILDING, _("building"));
}

static int compare_ints(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int first_opening(const orki_school *school)
{
    int first = ORKI_DAY_MIN;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if (school->open[d].n > 0 && school->open[d].at[0].span.from < first)
            first = school->open[d].at[0].span.from;
    }
    return first == ORKI_DAY_MIN ? 8 * 60 : first;
}

static const orki_node *first_start(const orki_node *node)
{
    return node == NULL || node->kind == ORKI_SCALAR ? node : orki_tree_first(node);
}

static const orki_node *next_start(const orki_node *whole, const orki_node *v)
{
    return whole == v ? NULL : orki_tree_next(v);
}

/* Marks minutes of the day, then lists them: sorted and each once. */
static void read_starts(orki_build *b, orki_school *school, const orki_node *node)
{
    bool is_start[ORKI_DAY_MIN] = {false};
    int n = 0;
    for (const orki_node *v = first_start(node); v != NULL; v = next_start(node, v)) {
        int from = v->value[1] == 0 ? v->value[0] : first_opening(school);
        int to = v->value[1] == 0 ? from : LAST_START;
        int step = v->value[1] == 0 ? 1 : v->value[1];
        for (int t = from; t <= to; t += step) {
            n += !is_start[t];
            is_start[t] = true;
        }
    }
    int *starts = orki_keep(b->r, (size_t)n, sizeof *starts);
    if (starts == NULL)
        return;
    for (int t = 0; t < ORKI_DAY_MIN; t++) {
        if (is_start[t])
            starts[school->n_starts++] = t;
    }
    qsort(starts, (size_t)n, sizeof *starts, compare_ints);
    school->starts = starts;
}

static void read_stock(orki_build *b, orki_school *school, const orki_node *map)
{
    int *stock = orki_keep(b->r, (size_t)b->s->n_skills, sizeof *stock);
    if (stock == NULL)
        return;
    for (int k = 0; k < b->s->n_skills; k++)
        stock[k] = -1;
    for (orki_node *v = orki_tree_first(map); v != NULL; v = orki_tree_next(v)) {
        int skill = orki_refer(b, &b->skills, v->key, OR_SKILL, _("skill"));
        if (skill >= 0)
            stock[skill] = v->value[0];
    }
    school->stock = stock;
}

static void read_site(orki_build *b, orki_node *node, orki_school *school)
{
    school->building = find_building(b, orki_tree_get(node, "building"));
    school->has_at = orki_at_of(b, node, "at", &school->lat, &school->lon);
    if (school->has_at || school->building < 0)
        return;
    int i = 0;
    for (orki_node *v = orki_tree_first(orki_tree_get(b->root, "buildings")); v != NULL;
         v = orki_tree_next(v)) {
        if (i++ == school->building)
            school->has_at = orki_at_of(b, v, "at", &school->lat, &school->lon);
    }
}

static void read_school(orki_build *b, orki_node *node, orki_school *school)
{
    const orki_node *days = orki_tree_get(node, "days"), *times = orki_tree_get(node, "times");
    const orki_node *prefer = orki_tree_get(times, "prefer");
    school->name = orki_text_of(b, node, "name", school->id);
    school->town = orki_text_of(b, node, "town", "");
    school->place = orki_place_of(node);
    school->is_secondary = orki_tree_value(node, "kind", 0) == 1;
    read_site(b, node, school);
    orki_read_hours(b, school, orki_tree_get(node, "hours"));
    school->days_preferred = orki_days_of(b, orki_tree_get(days, "prefer"), 0);
    if (prefer != NULL)
        school->times_preferred = (orki_span){prefer->value[0], prefer->value[1]};
    read_starts(b, school, orki_tree_get(node, "starts"));
    read_stock(b, school, orki_tree_get(node, "stock"));
}

/* A building may also be a hall between two schools that each have their own place. */
static bool is_same_site(const orki_school *a, const orki_school *b)
{
    if (a->building < 0 || a->building != b->building || a->has_at != b->has_at)
        return false;
    return !a->has_at || (a->lat == b->lat && a->lon == b->lon);
}

/* Schools of one building at one place share an address; every other school has its own. */
static void number_addresses(ork_season *s)
{
    for (int i = 0; i < s->n_schools; i++) {
        s->schools[i].address = -1;
        for (int k = 0; k < i && s->schools[i].address < 0; k++) {
            if (is_same_site(&s->schools[i], &s->schools[k]))
                s->schools[i].address = s->schools[k].address;
        }
        if (s->schools[i].address < 0)
            s->schools[i].address = s->n_addresses++;
    }
}

static void read_group(orki_build *b, orki_node *node, int school, orki_group *group)
{
    orki_node *id = orki_tree_get(node, "id"), *year = orki_tree_get(node, "year");
    const orki_school *owner = &b->s->schools[school];
    const char *bare = id == NULL ? "" : id->text;
    const char *full = orki_keep_printf(b->r, "%s/%s", owner->id, bare);
    if (full == NULL)
        return;
    group->id = orki_declare(b, &b->groups, id, full, (int)(group - b->s->groups));
    group->name = orki_text_of(b, node, "name", bare);
    group->place = orki_place_of(node);
    group->school = school;
    group->year = year == NULL ? 1 : year->value[0];
    group->pupils = orki_tree_value(node, "pupils", 1);
    group->teacher_days = orki_days_of(b, orki_tree_get(node, "teacher-days"), 0x7F);
    orki_day_spans(b, group->busy, orki_tree_get(node, "busy"));
    if (owner->is_secondary && group->year > 6)
        orki_fault(b->r, OR_YEAR, year, _("a secondary school has years 1 to 6, not %d"),
                   group->year);
}

static void add_groups(orki_build *b)
{
    ork_season *s = b->s;
    size_t n = 0;
    for (int i = 0; i < s->n_schools; i++)
        n += count(orki_tree_get(b->school_nodes[i], "groups"));
    s->groups = orki_keep(b->r, n, sizeof *s->groups);
    for (int i = 0; i < s->n_schools && s->groups != NULL; i++) {
        const orki_node *list = orki_tree_get(b->school_nodes[i], "groups");
        for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v))
            read_group(b, v, i, &s->groups[s->n_groups++]);
    }
}

void orki_build_schools(orki_build *b)
{
    add_buildings(b);
    const orki_node *list = orki_tree_get(b->root, "schools");
    ork_season *s = b->s;
    if (orki_is_too_many(b, list, ORKI_MAX_SCHOOLS, _("schools")))
        return;
    s->schools = orki_keep(b->r, count(list), sizeof *s->schools);
    b->school_nodes = orki_scratch(b->r, count(list), sizeof *b->school_nodes);
    if (s->schools == NULL || b->school_nodes == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_node *id = orki_tree_get(v, "id");
        orki_school *school = &s->schools[s->n_schools];
        school->id = orki_declare(b, &b->owners, id, id == NULL ? "" : id->text, s->n_schools);
        orki_names_add(b->r, &b->schools, school->id, s->n_schools);
        b->school_nodes[s->n_schools++] = v;
        read_school(b, v, school);
    }
    number_addresses(s);
    add_groups(b);
}
