/* set, add and remove in a tree. What comes new into it keeps the place of the scenario, so that a
 * wrong value is told where it was written. A path with `*` or key=value may name nothing in some
 * places, but not in all. */
#include "read/scenario.h"

#include "read/paths.h"
#include "read/scaling.h"

#include <string.h>

/* A copy of the value for one spot. */
static orki_node *take_value(orki_visit *v)
{
    return orki_tree_copy(v->r, v->value);
}

static void note_removed(orki_reader *r, const orki_node *value, orki_place place)
{
    const orki_node *id = value->kind == ORKI_MAP ? orki_tree_id(value) : NULL;
    if (id == NULL && value->key != NULL)
        id = value->key;
    if (id != NULL)
        orki_reader_note_removed(r, id->text, place);
}

/* What stands at the spot gets another value but keeps its place among its neighbours. */
static void replace(orki_node *value, const orki_node *by)
{
    value->kind = by->kind;
    value->place = by->place;
    value->width = by->width;
    value->text = by->text;
    value->is_plain = by->is_plain;
    value->first = by->first;
    value->last = by->last;
    value->n = by->n;
    for (orki_node *c = value->first; c != NULL; c = c->next) {
        c->parent = value;
        if (c->key != NULL)
            c->key->parent = value;
    }
}

static void put(orki_visit *v, const orki_spot *spot, orki_node *value)
{
    orki_node *key = orki_tree_text(v->r, v->path, spot->step);
    if (key != NULL)
        orki_tree_append(spot->parent, key, value);
}

static void set_at(orki_visit *v, const orki_spot *spot)
{
    orki_node *value = take_value(v);
    if (value == NULL)
        return;
    if (spot->value != NULL)
        replace(spot->value, value);
    else
        put(v, spot, value);
    v->n_done++;
}

static void remove_at(orki_visit *v, const orki_spot *spot)
{
    if (spot->value == NULL)
        return;
    orki_node *parent = spot->parent;
    note_removed(v->r, spot->value, v->path->place);
    orki_tree_remove(spot->value);
    if (parent->n == 0) { /* what is now too few is so because of this */
        parent->place = v->path->place;
        parent->width = v->path->width;
    }
    v->n_done++;
}

/* What a value is known by: its key in a map; its id or its text in a list. */
static const orki_node *handle_of(const orki_node *value, bool is_keyed)
{
    const orki_node *handle = is_keyed                   ? value->key
                              : value->kind == ORKI_MAP  ? orki_tree_id(value)
                              : value->kind == ORKI_LIST ? NULL
                                                         : value;
    return handle != NULL && handle->kind == ORKI_SCALAR ? handle : NULL;
}

static void add_one(orki_visit *v, orki_node *to, orki_node *item)
{
    bool is_keyed = to->kind == ORKI_MAP;
    const orki_node *handle = handle_of(item, is_keyed);
    for (const orki_node *c = handle == NULL ? NULL : to->first; c != NULL; c = c->next) {
        const orki_node *same = handle_of(c, is_keyed);
        if (same == NULL || strcmp(same->text, handle->text) != 0)
            continue;
        orki_note(v->r, same->place, _("\"%s\" is here"), same->text);
        orki_hint(v->r, "%s", _("set changes what is there"));
        orki_fault_at(v->r, OR_ADD_TWICE, handle->place, handle->width,
                      _("\"%s\" is already there"), handle->text);
        v->is_wrong = true;
        return;
    }
    orki_node *key = is_keyed ? orki_tree_copy(v->r, item->key) : NULL;
    orki_node *copy = orki_tree_copy(v->r, item);
    if (copy != NULL && (!is_keyed || key != NULL))
        orki_tree_append(to, key, copy);
}

/* The list or map to add to; made where it may be. NULL after telling. */
static orki_node *find_holder(orki_visit *v, const orki_spot *spot)
{
    orki_node *to = spot->value;
    bool is_list = v->value->kind != ORKI_MAP || spot->shape->items != NULL;
    bool is_right = is_list ? spot->shape->items != NULL : spot->shape->any != NULL;
    if (is_right && to == NULL) {
        to = orki_tree_text(v->r, v->path, "");
        if (to == NULL)
            return NULL;
        to->kind = is_list ? ORKI_LIST : ORKI_MAP;
        put(v, spot, to);
    } else if (is_right && is_list && to->kind == ORKI_SCALAR) {
        orki_node *first = orki_tree_copy(v->r, to);
        if (first == NULL)
            return NULL;
        to->kind = ORKI_LIST;
        to->text = "";
        orki_tree_append(to, NULL, first);
    }
    if (is_right && to->kind == ORKI_MAP && v->value->kind == ORKI_MAP)
        return to;
    if (is_right && to->kind == ORKI_LIST)
        return to;
    orki_hint(v->r, "%s", _("set gives it another value"));
    orki_fault_at(v->r, OR_ADD_PLACE, v->path->place, v->path->width,
                  _("\"%s\" is no list to which that can be added"), v->path->text);
    v->is_wrong = true;
    return NULL;
}

static void add_at(orki_visit *v, const orki_spot *spot)
{
    orki_node *to = v->is_wrong ? NULL : find_holder(v, spot);
    if (to == NULL)
        return;
    v->n_done++;
    if (to->kind == ORKI_LIST) {
        add_one(v, to, v->value);
        return;
    }
    for (orki_node *c = v->value->first; c != NULL; c = c->next)
        add_one(v, to, c);
}

/* One path of one change. */
static void make(orki_visit *v, orki_node *season)
{
    if (!orki_path_visit(v, season) || v->n_done > 0 || v->is_wrong)
        return;
    orki_fault_at(v->r, OR_PATH_UNKNOWN, v->path->place, v->path->width,
                  _("\"%s\" names nothing that is there"), v->path->text);
}

/* The change for each path, when there are several. */
static void make_each(const orki_visit *like, orki_node *paths, orki_node *season)
{
    for (orki_node *path = paths->kind == ORKI_LIST ? paths->first : paths;
         path != NULL && like->r->status == ORK_OK; path = path->next) {
        orki_visit visit = *like;
        visit.path = path;
        if (!path->is_bad && path->kind == ORKI_SCALAR)
            make(&visit, season);
        if (path == paths)
            return;
    }
}

static void add_all(orki_reader *r, orki_node *change, orki_node *season)
{
    orki_node *items = orki_tree_get(change, "items"), *item = orki_tree_get(change, "item");
    orki_visit visit = {.r = r, .makes = ORKI_MAKES_MAPS, .at = add_at, .value = item};
    if (item != NULL)
        make_each(&visit, orki_tree_get(change, "add"), season);
    for (visit.value = items == NULL ? NULL : items->first; visit.value != NULL;
         visit.value = visit.value->next)
        make_each(&visit, orki_tree_get(change, "add"), season);
}

/* Which of the four a change is, with what it needs and nothing else; -1 after telling. */
static int judge(orki_reader *r, orki_node *change)
{
    static const struct {
        const char *verb, *with, *or_with;
    } kinds[] = {{"set", "to", NULL},
                 {"add", "item", "items"},
                 {"remove", NULL, NULL},
                 {"scale", "by", NULL}};
    int found = -1, n = 0;
    size_t n_wanted = 1;
    for (int i = 0; i < 4; i++) {
        if (orki_tree_find(change, kinds[i].verb) != NULL) {
            found = i;
            n++;
        }
    }
    if (n != 1) {
        orki_hint(r, "%s", _("for example: {remove: teachers.anna}"));
        orki_fault(r, OR_CHANGE, change, _("a change is one of set, add, remove and scale"));
        return -1;
    }
    const char *verb = kinds[found].verb, *with = kinds[found].with, *other = kinds[found].or_with;
    if (with != NULL) {
        const orki_node *given = orki_tree_find(change, with);
        if (given == NULL && other != NULL)
            given = orki_tree_find(change, other);
        if (given == NULL) {
            orki_fault(r, OR_CHANGE, change, _("%s needs the key \"%s\""), verb, with);
            return -1;
        }
        n_wanted++;
    }
    if (change->n != n_wanted) {
        orki_fault(r, OR_CHANGE, change, _("%s and its other keys do not belong together"), verb);
        return -1;
    }
    return found;
}

static void apply(orki_reader *r, orki_node *season, orki_node *change)
{
    orki_visit set = {.r = r, .makes = ORKI_MAKES_MAPS, .replaces = true, .at = set_at};
    orki_visit remove = {.r = r, .at = remove_at};
    orki_visit scale = {.r = r, .makes = ORKI_MAKES_DEFAULTS, .at = orki_scale_at};
    set.value = orki_tree_get(change, "to");
    scale.value = orki_tree_get(change, "by");
    switch (judge(r, change)) {
    case 0:
        if (set.value != NULL && orki_tree_get(change, "set") != NULL)
            make_each(&set, orki_tree_get(change, "set"), season);
        break;
    case 1:
        if (orki_tree_get(change, "add") != NULL)
            add_all(r, change, season);
        break;
    case 2:
        if (orki_tree_get(change, "remove") != NULL)
            make_each(&remove, orki_tree_get(change, "remove"), season);
        break;
    case 3:
        if (scale.value != NULL && orki_tree_get(change, "scale") != NULL)
            make_each(&scale, orki_tree_get(change, "scale"), season);
        break;
    default:
        break;
    }
}

void orki_scenario_apply(orki_reader *r, orki_node *season, orki_node *scenario)
{
    orki_node *changes = orki_tree_get(scenario, "changes");
    for (orki_node *c = changes == NULL ? NULL : orki_tree_first(changes);
         c != NULL && r->status == ORK_OK; c = orki_tree_next(c)) {
        if (c->kind == ORKI_MAP)
            apply(r, season, c);
    }
}

void orki_scenario_set(orki_reader *r, orki_node *season, orki_node *path, orki_node *value)
{
    orki_visit visit = {.r = r,
                        .path = path,
                        .makes = ORKI_MAKES_MAPS,
                        .replaces = true,
                        .at = set_at,
                        .value = value};
    make(&visit, season);
}
