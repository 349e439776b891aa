/* pins and shared sets -> season. */
#include "read/build.h"

#include <string.h>

/* A block by its id, or by its school's id when that school has one block. */
static int find_block(orki_build *b, orki_node *node)
{
    const ork_season *s = b->s;
    if (node == NULL)
        return -1;
    int school = orki_names_find(&b->schools, node->text), n = 0, found = -1;
    for (int i = 0; i < s->n_blocks && school >= 0; i++) {
        if (s->blocks[i].school == school) {
            found = i;
            n++;
        }
    }
    if (n == 1)
        return found;
    if (n > 1) {
        orki_hint(b->r, _("write school/programme, such as %s"), s->blocks[found].id);
        orki_fault(b->r, OR_AMBIGUOUS, node, _("the school \"%s\" has %d blocks"), node->text, n);
        return -1;
    }
    return orki_refer(b, &b->blocks, node, OR_BLOCK, _("block"));
}

/* A room by school/room, or by its id within the school. */
static int find_room(orki_build *b, orki_node *node, int school)
{
    if (node == NULL)
        return -1;
    int room = orki_names_find(&b->rooms, node->text);
    if (room >= 0 || school < 0)
        return orki_refer(b, &b->rooms, node, OR_ROOM, _("room"));
    const orki_school *k = &b->s->schools[school];
    for (int i = 0; i < k->n_rooms; i++) {
        const char *slash = strrchr(b->s->rooms[k->rooms[i]].id, '/');
        if (slash != NULL && strcmp(slash + 1, node->text) == 0)
            return k->rooms[i];
    }
    bool is_full = strchr(node->text, '/') != NULL;
    const char *full = is_full ? node->text : orki_keep_printf(b->r, "%s/%s", k->id, node->text);
    return orki_refer_own(b, &b->rooms, node, full, OR_ROOM, _("room"));
}

static int school_of(const ork_season *s, const orki_pin *pin)
{
    if (pin->orchestra >= 0)
        return s->orchestras[pin->orchestra].school;
    return pin->block >= 0 ? s->blocks[pin->block].school : -1;
}

static bool has_section(const ork_season *s, const orki_pin *pin)
{
    if (pin->orchestra >= 0)
        return orki_section_of(s, pin->orchestra, pin->role) >= 0;
    for (int i = 0; i < s->blocks[pin->block].n_lessons; i++) {
        if (orki_section_of(s, s->blocks[pin->block].lessons[i], pin->role) >= 0)
            return true;
    }
    return false;
}

static bool may_use_room(const ork_season *s, int school, int room)
{
    for (int i = 0; i < s->schools[school].n_rooms; i++) {
        if (s->schools[school].rooms[i] == room)
            return true;
    }
    return false;
}

/* What a pin says must be possible by itself. */
static void check_pin(orki_build *b, orki_node *node, const orki_pin *pin)
{
    const ork_season *s = b->s;
    int school = school_of(s, pin);
    orki_node *role = orki_tree_get(node, "role"), *teacher = orki_tree_get(node, "teacher");
    orki_node *room = orki_tree_get(node, "room");
    if (pin->role >= 0 && !has_section(s, pin))
        orki_fault(b->r, OR_PIN, role, _("there is no section \"%s\" to pin here"), role->text);
    else if (pin->teacher >= 0 && pin->role >= 0 &&
             orki_teacher_level(s, pin->teacher, pin->role) == ORKI_NO_SKILL)
        orki_fault(b->r, OR_PIN, teacher, _("%s has no skill for the role \"%s\""), teacher->text,
                   role->text);
    if (pin->room >= 0 && school >= 0 && !may_use_room(s, school, pin->room))
        orki_fault(b->r, OR_PIN, room, _("the school \"%s\" may not use the room %s"),
                   s->schools[school].id, room->text);
}

/* The meetings of a series stay alike: a pin of its place in the week would set one apart. */
static void check_series_pin(orki_build *b, orki_node *node, const orki_pin *pin)
{
    const ork_season *s = b->s;
    int orchestra = pin->orchestra >= 0 ? pin->orchestra : s->blocks[pin->block].lessons[0];
    const orki_orchestra *o = &s->orchestras[orchestra];
    orki_node *place = orki_tree_get(node, "day");
    if (place == NULL)
        place = orki_tree_get(node, "start");
    if (o->series < 0 || s->series[o->series].n_meetings == 1 || place == NULL)
        return;
    orki_hint(b->r, "%s", _("its \"days\" limit the days of all its meetings"));
    orki_fault(b->r, OR_PIN, place,
               _("\"%s\" has several meetings a week: a pin fixes its teacher or room only"),
               s->series[o->series].id);
}

/* A pin of one meeting is made: its room holds for the others, too (its teacher does by the team).
 */
static void repeat_pin(orki_build *b, const orki_pin *pin)
{
    ork_season *s = b->s;
    int series = pin->orchestra < 0 ? -1 : s->orchestras[pin->orchestra].series;
    for (int k = 1; series >= 0 && pin->room >= 0 && k < s->series[series].n_meetings; k++) {
        s->pins[s->n_pins] = *pin;
        s->pins[s->n_pins].teacher = -1;
        s->pins[s->n_pins++].orchestra = pin->orchestra + k;
    }
}

static void check_shape(orki_build *b, orki_node *node, const orki_pin *pin)
{
    bool has_orchestra = orki_tree_find(node, "orchestra") != NULL;
    bool has_block = orki_tree_find(node, "block") != NULL;
    bool has_role = orki_tree_find(node, "role") != NULL;
    bool has_person =
        orki_tree_find(node, "teacher") != NULL || orki_tree_find(node, "room") != NULL;
    bool has_time = orki_tree_find(node, "day") != NULL || orki_tree_find(node, "start") != NULL;
    if (has_orchestra == has_block)
        orki_fault(b->r, OR_PIN, node, _("a pin names either an orchestra or a block"));
    else if (has_role != has_person)
        orki_fault(b->r, OR_PIN, node,
                   _("a pinned teacher or room needs a role, and a role one of these"));
    else if (!has_person && !has_time && (pin->orchestra >= 0 || pin->block >= 0))
        orki_fault(b->r, OR_PIN, node, _("the pin fixes nothing"));
}

static void read_pin(orki_build *b, orki_node *node)
{
    orki_node *role = orki_tree_get(node, "role");
    orki_pin *pin = &b->s->pins[b->s->n_pins];
    pin->place = node->place;
    pin->orchestra = orki_refer(b, &b->orchestras, orki_tree_get(node, "orchestra"), OR_ORCHESTRA,
                                _("orchestra"));
    pin->block = find_block(b, orki_tree_get(node, "block"));
    pin->day = orki_tree_value(node, "day", -1);
    pin->start_min = orki_tree_value(node, "start", -1);
    pin->role = orki_refer(b, &b->roles, role, OR_ROLE, _("role"));
    pin->teacher =
        orki_refer(b, &b->teachers, orki_tree_get(node, "teacher"), OR_TEACHER, _("teacher"));
    pin->room = find_room(b, orki_tree_get(node, "room"), school_of(b->s, pin));
    check_shape(b, node, pin);
    if (node->is_bad)
        return;
    b->s->n_pins++;
    if (pin->orchestra >= 0 || pin->block >= 0) {
        check_pin(b, node, pin);
        check_series_pin(b, node, pin);
        repeat_pin(b, pin);
    }
}

/* How many pins the season may get: one that names a series may become one for each meeting. */
static size_t count_pins(const orki_build *b, const orki_node *pins)
{
    size_t n = 0;
    for (const orki_node *v = orki_tree_first(pins); v != NULL; v = orki_tree_next(v)) {
        const orki_node *name = orki_tree_get(v, "orchestra");
        int orchestra = name == NULL ? -1 : orki_names_find(&b->orchestras, name->text);
        int series = orchestra < 0 ? -1 : b->s->orchestras[orchestra].series;
        n += series < 0 ? 1 : (size_t)b->s->series[series].n_meetings;
    }
    return n;
}

static void read_set(orki_build *b, orki_node *node)
{
    orki_shared_set *set = &b->s->shared_sets[b->s->n_shared_sets];
    orki_node *id = orki_tree_get(node, "id");
    const orki_node *list = orki_tree_get(node, "schools");
    int *schools = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *schools);
    if (schools == NULL)
        return;
    b->s->n_shared_sets++;
    set->id = orki_text_of(b, node, "id", "");
    for (int i = 0; i < b->s->n_shared_sets - 1 && id != NULL; i++) {
        if (!id->is_bad && strcmp(b->s->shared_sets[i].id, set->id) == 0)
            orki_fault(b->r, OR_ID_TWICE, id, _("\"%s\" is declared twice"), set->id);
    }
    set->place = orki_place_of(node);
    set->skill = orki_refer(b, &b->skills, orki_tree_get(node, "skill"), OR_SKILL, _("skill"));
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int school = orki_refer(b, &b->schools, v, OR_SCHOOL, _("school"));
        for (int i = 0; i < set->n_schools && school >= 0; i++) {
            if (schools[i] == school) {
                orki_fault(b->r, OR_NAME_TWICE, v, _("\"%s\" is named twice"), v->text);
                school = -1;
            }
        }
        if (school >= 0)
            schools[set->n_schools++] = school;
    }
    set->schools = schools;
}

void orki_build_pins(orki_build *b)
{
    const orki_node *pins = orki_tree_get(b->root, "pins");
    const orki_node *sets = orki_tree_get(b->root, "shared-sets");
    b->s->pins = orki_keep(b->r, count_pins(b, pins), sizeof *b->s->pins);
    b->s->shared_sets = orki_keep(b->r, sets == NULL ? 0 : sets->n, sizeof *b->s->shared_sets);
    if (b->r->status != ORK_OK)
        return;
    for (orki_node *v = orki_tree_first(pins); v != NULL; v = orki_tree_next(v))
        read_pin(b, v);
    for (orki_node *v = orki_tree_first(sets); v != NULL; v = orki_tree_next(v))
        read_set(b, v);
}
