/* Rooms of schools and buildings -> season, and which of them each school may use.
 *
 * A room fits a role when `fits` names the role, or names roles and families that together hold all
 * of its skills; without `fits` it fits everything. `best` reads the same. A room without `best` is
 * among the best for each role it fits for which no school that may use it has a room that names
 * it. */
#include "read/build.h"

#include <string.h>

static size_t count(const orki_node *list)
{
    return list == NULL ? 0 : list->n;
}

/* Widen a set of named roles to all roles whose skills they cover. */
static void widen(orki_build *b, bool *roles)
{
    const ork_season *s = b->s;
    bool *skills = orki_scratch(b->r, (size_t)s->n_skills, sizeof *skills);
    if (skills == NULL)
        return;
    for (int r = 0; r < s->n_roles; r++) {
        for (int k = 0; roles[r] && k < s->roles[r].n_skills; k++)
            skills[s->roles[r].skills[k]] = true;
    }
    for (int r = 0; r < s->n_roles; r++) {
        bool is_covered = s->roles[r].n_skills > 0;
        for (int k = 0; k < s->roles[r].n_skills; k++)
            is_covered = is_covered && skills[s->roles[r].skills[k]];
        roles[r] = roles[r] || is_covered;
    }
}

/* The roles of a list of names. "tutti" is no role but may stand among them: where an orchestra
 * plays together there is room for its conductor. */
static bool *read_roles(orki_build *b, const orki_node *list, bool *has_tutti)
{
    bool *roles = orki_keep(b->r, (size_t)b->s->n_roles, sizeof *roles);
    if (roles == NULL)
        return NULL;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        if (strcmp(v->text, "tutti") == 0) {
            *has_tutti = true;
            roles[orki_names_find(&b->roles, "conductor")] = true;
            continue;
        }
        int role = orki_refer(b, &b->roles, v, OR_ROLE, _("role"));
        if (role >= 0)
            roles[role] = true;
    }
    widen(b, roles);
    return roles;
}

static void read_room(orki_build *b, orki_node *node, const char *owner, orki_room *room)
{
    orki_node *id = orki_tree_get(node, "id");
    const orki_node *fits = orki_tree_get(node, "fits"), *best = orki_tree_get(node, "best");
    int index = (int)(room - b->s->rooms);
    const char *full = orki_keep_printf(b->r, "%s/%s", owner, id == NULL ? "" : id->text);
    bool is_tutti_best = false;
    if (full == NULL)
        return;
    room->id = orki_declare(b, &b->rooms, id, full, index);
    room->name = orki_text_of(b, node, "name", id == NULL ? "" : id->text);
    room->place = orki_place_of(node);
    room->seats = orki_tree_value(node, "seats", 1);
    room->fits = read_roles(b, fits, &room->fits_tutti);
    if (fits == NULL && room->fits != NULL) {
        memset(room->fits, 1, (size_t)b->s->n_roles * sizeof *room->fits);
        room->fits_tutti = true;
    }
    room->is_best = read_roles(b, best, &is_tutti_best);
    b->room_best[index] = best == NULL ? NULL : room->is_best;
    orki_day_spans(b, room->closed, orki_tree_get(node, "closed"));
}

static void add_rooms(orki_build *b, const orki_node *owner, const char *id, int school,
                      int building)
{
    const orki_node *list = orki_tree_get(owner, "rooms");
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_room *room = &b->s->rooms[b->s->n_rooms++];
        room->school = school;
        room->building = building;
        read_room(b, v, id, room);
    }
}

static void list_usable(orki_build *b, orki_school *school, int index)
{
    const ork_season *s = b->s;
    int *rooms = orki_keep(b->r, (size_t)s->n_rooms, sizeof *rooms);
    if (rooms == NULL)
        return;
    for (int r = 0; r < s->n_rooms; r++) {
        if (s->rooms[r].school == index)
            rooms[school->n_rooms++] = r;
    }
    for (int r = 0; r < s->n_rooms; r++) {
        if (school->building >= 0 && s->rooms[r].building == school->building)
            rooms[school->n_rooms++] = r;
    }
    school->rooms = rooms;
}

/* At this school a room names the role as its best. */
static bool has_named_best(const orki_build *b, const orki_school *school, int role)
{
    for (int i = 0; i < school->n_rooms; i++) {
        const bool *best = b->room_best[school->rooms[i]];
        if (best != NULL && best[role])
            return true;
    }
    return false;
}

static void settle_best(orki_build *b)
{
    ork_season *s = b->s;
    for (int r = 0; r < s->n_rooms; r++) {
        if (b->room_best[r] == NULL && s->rooms[r].is_best != NULL && s->rooms[r].fits != NULL)
            memcpy(s->rooms[r].is_best, s->rooms[r].fits, (size_t)s->n_roles * sizeof(bool));
    }
    for (int i = 0; i < s->n_schools; i++) {
        const orki_school *school = &s->schools[i];
        for (int role = 0; role < s->n_roles; role++) {
            if (!has_named_best(b, school, role))
                continue;
            for (int k = 0; k < school->n_rooms; k++) {
                if (b->room_best[school->rooms[k]] == NULL)
                    s->rooms[school->rooms[k]].is_best[role] = false;
            }
        }
    }
}

void orki_build_rooms(orki_build *b)
{
    ork_season *s = b->s;
    const orki_node *buildings = orki_tree_get(b->root, "buildings");
    size_t n = 0;
    for (int i = 0; i < s->n_schools; i++)
        n += count(orki_tree_get(b->school_nodes[i], "rooms"));
    for (const orki_node *v = orki_tree_first(buildings); v != NULL; v = orki_tree_next(v))
        n += count(orki_tree_get(v, "rooms"));
    s->rooms = orki_keep(b->r, n, sizeof *s->rooms);
    b->room_best = orki_scratch(b->r, n, sizeof *b->room_best);
    if (s->rooms == NULL || b->room_best == NULL)
        return;
    for (int i = 0; i < s->n_schools; i++)
        add_rooms(b, b->school_nodes[i], s->schools[i].id, i, -1);
    int building = 0;
    for (const orki_node *v = orki_tree_first(buildings); v != NULL; v = orki_tree_next(v)) {
        if (building < s->n_buildings)
            add_rooms(b, v, s->buildings[building].id, -1, building);
        building++;
    }
    for (int i = 0; i < s->n_schools; i++)
        list_usable(b, &s->schools[i], i);
    if (b->r->status == ORK_OK)
        settle_best(b);
}
