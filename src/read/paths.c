/* Walking tree and schema side by side: the tree says what is there, the schema what could be.
 * What is written of several days at once is taken apart when a step names some of them. */
#include "read/paths.h"

#include "model/rules.h"
#include "read/names.h"
#include "read/scalar.h"

#include <string.h>

enum { MAX_STEPS = 12 };

typedef struct step {
    const char *text;
    int offset, width;  /* in the path's text, in characters */
    const char *before; /* the path as far as this step, without its dot */
} step;

typedef struct walk {
    orki_visit *v;
    step steps[MAX_STEPS];
    int n;
    bool is_wrong; /* told */
} walk;

static void go(walk *w, orki_node *node, const orki_shape *shape, int i, bool is_wild);

static orki_place place_of_step(const walk *w, const step *s)
{
    orki_place place = w->v->path->place;
    place.column += s->offset + !w->v->path->is_plain;
    return place;
}

/* The hints' words: keys that could be there, or ids and texts that are. */
static void hint_nearest(walk *w, const orki_node *node, const orki_shape *shape, const char *text)
{
    size_t n = 1;
    const orki_key *keys = shape->keys;
    for (const orki_key *k = keys; k != NULL && k->name != NULL; k++)
        n++;
    const char **words = orki_scratch(w->v->r, n + (node == NULL ? 0 : node->n), sizeof *words);
    size_t at = 0;
    if (words == NULL)
        return;
    if (node != NULL && node->kind == ORKI_LIST)
        keys = NULL;
    for (const orki_key *k = keys; k != NULL && k->name != NULL; k++)
        words[at++] = k->name;
    for (const orki_node *c = node == NULL || keys != NULL ? NULL : node->first; c != NULL;
         c = c->next) {
        const orki_node *id = c->key != NULL ? c->key : c->kind == ORKI_MAP ? orki_tree_id(c) : c;
        if (id != NULL && id->kind == ORKI_SCALAR)
            words[at++] = id->text;
    }
    const char *nearest = orki_nearest_word(text, words);
    if (nearest != NULL)
        orki_hint(w->v->r, _("did you mean \"%s\"?"), nearest);
}

static void fault_key(walk *w, const orki_shape *shape, const step *s)
{
    hint_nearest(w, NULL, shape, s->text);
    if (s->before[0] == '\0')
        orki_fault_at(w->v->r, OR_PATH, place_of_step(w, s), s->width,
                      _("a season has no key \"%s\""), s->text);
    else
        orki_fault_at(w->v->r, OR_PATH, place_of_step(w, s), s->width,
                      _("\"%s\" has no key \"%s\""), s->before, s->text);
    w->is_wrong = true;
}

static void fault_unknown(walk *w, const orki_node *node, const orki_shape *shape, const step *s)
{
    hint_nearest(w, node, shape, s->text);
    orki_fault_at(w->v->r, OR_PATH_UNKNOWN, place_of_step(w, s), s->width,
                  _("there is no \"%s\" in \"%s\""), s->text, s->before);
    w->is_wrong = true;
}

static bool is_map_shape(const orki_shape *shape)
{
    return shape->keys != NULL || shape->any != NULL;
}

/* What holds when a key is left out, as a text of the season; "" when that is no value. */
static const char *fallback_of(const walk *w, const orki_shape *map, const orki_key *key)
{
    if (map != &orki_shape_weights)
        return key->fallback;
    const orki_rule_info *rule = orki_rule_get(orki_rule_find(key->name));
    const char *text =
        orki_arena_printf(&w->v->r->scratch, "%.10g", (double)rule->default_weight / 100);
    if (text == NULL)
        orki_fail(w->v->r, ORK_ERR_MEMORY);
    return text == NULL ? "" : text;
}

static bool is_number(const char *fallback)
{
    return fallback[0] >= '0' && fallback[0] <= '9';
}

/* Whether the rest of the path leads through keys to one that has a value when it is left out. */
static bool has_fallback(const walk *w, const orki_shape *shape, int i)
{
    const char *fallback = "";
    for (; i < w->n; i++) {
        const orki_key *key = orki_shape_key(shape, w->steps[i].text);
        if (key == NULL)
            return false;
        fallback = fallback_of(w, shape, key);
        shape = key->shape;
    }
    return is_number(fallback);
}

/* What is not there cannot be walked, but its keys can be misspelt. */
static void check_keys(walk *w, const orki_shape *shape, int i)
{
    for (; i < w->n && shape->keys != NULL && shape->items == NULL; i++) {
        const orki_key *key = orki_shape_key(shape, w->steps[i].text);
        if (key == NULL) {
            if (strcmp(w->steps[i].text, "*") != 0)
                fault_key(w, shape, &w->steps[i]);
            return;
        }
        shape = key->shape;
    }
}

static orki_node *make_map(walk *w, orki_node *parent, const step *s)
{
    orki_node *key = orki_tree_text(w->v->r, w->v->path, s->text);
    orki_node *map = orki_tree_text(w->v->r, w->v->path, "");
    if (key == NULL || map == NULL)
        return NULL;
    key->place = map->place = place_of_step(w, s);
    key->width = map->width = s->width;
    map->kind = ORKI_MAP;
    orki_tree_append(parent, key, map);
    return map;
}

static void enter(walk *w, const orki_spot *spot, int i, bool is_wild)
{
    orki_visit *v = w->v;
    if (i + 1 == w->n) {
        v->at(v, spot);
    } else if (spot->value != NULL) {
        go(w, spot->value, spot->shape, i + 1, is_wild);
    } else if (is_map_shape(spot->shape) &&
               (v->makes == ORKI_MAKES_MAPS ||
                (v->makes == ORKI_MAKES_DEFAULTS && has_fallback(w, spot->shape, i + 1)))) {
        orki_node *map = make_map(w, spot->parent, &w->steps[i]);
        if (map != NULL)
            go(w, map, spot->shape, i + 1, is_wild);
    } else {
        check_keys(w, spot->shape, i + 1);
    }
}

static void enter_value(walk *w, orki_node *value, const orki_shape *shape, int i, bool is_wild)
{
    const orki_shape *below = orki_shape_below(shape, value->key == NULL ? NULL : value->key->text);
    if (below != NULL)
        enter(w, &(orki_spot){value->parent, value, w->steps[i].text, below, ""}, i, is_wild);
}

/* "key=value": the maps among the values that say so. */
static bool is_meant(const orki_node *value, const char *text)
{
    const char *equals = strchr(text, '=');
    for (const orki_node *v = value->kind == ORKI_MAP ? value->first : NULL; v != NULL;
         v = v->next) {
        if (strlen(v->key->text) == (size_t)(equals - text) &&
            strncmp(v->key->text, text, (size_t)(equals - text)) == 0)
            return v->kind == ORKI_SCALAR && strcmp(v->text, equals + 1) == 0;
    }
    return false;
}

static void go_to_all(walk *w, orki_node *node, const orki_shape *shape, int i)
{
    bool is_all = strcmp(w->steps[i].text, "*") == 0;
    for (orki_node *v = node->first, *next = NULL; v != NULL && !w->is_wrong; v = next) {
        next = v->next;
        if (is_all || is_meant(v, w->steps[i].text))
            enter_value(w, v, shape, i, true);
    }
}

/* A key "mon tue wed" of which only some days are meant becomes two. */
static void split_days(walk *w, orki_node *map, int mask)
{
    for (orki_node *v = map->first, *last = map->last; v != NULL; v = v == last ? NULL : v->next) {
        int days = 0;
        if (!orki_days_parse(v->key->text, &days) || (days & mask) == 0 || (days & ~mask) == 0)
            continue;
        orki_node *key = orki_tree_copy(w->v->r, v->key), *value = orki_tree_copy(w->v->r, v);
        const char *rest = orki_days_without(w->v->r, v->key->text, mask);
        const char *taken = orki_days_without(w->v->r, v->key->text, ~mask);
        if (key == NULL || value == NULL || rest == NULL || taken == NULL)
            return;
        v->key->text = rest;
        key->text = taken;
        orki_tree_append(map, key, value);
    }
}

static void go_to_days(walk *w, orki_node *map, const orki_shape *shape, int i, bool is_wild)
{
    const step *s = &w->steps[i];
    int mask = 0, days = 0, n = 0;
    if (!orki_days_parse(s->text, &mask)) {
        orki_hint(w->v->r, "%s", _("weekdays are written mon, tue, wed, thu, fri, sat, sun"));
        orki_fault_at(w->v->r, OR_PATH, place_of_step(w, s), s->width, _("\"%s\" is not a weekday"),
                      s->text);
        w->is_wrong = true;
        return;
    }
    split_days(w, map, mask);
    bool is_last = i + 1 == w->n;
    for (orki_node *v = map->first, *next = NULL; v != NULL && !w->is_wrong; v = next) {
        next = v->next;
        if (!orki_days_parse(v->key->text, &days) || (days & mask) == 0)
            continue;
        n++;
        if (is_last && w->v->replaces)
            orki_tree_remove(v); /* one value takes the place of all */
        else
            enter_value(w, v, shape, i, is_wild);
    }
    if (is_last && (w->v->replaces || (n == 0 && w->v->makes == ORKI_MAKES_MAPS)))
        enter(w, &(orki_spot){map, NULL, s->text, shape->any, ""}, i, is_wild);
    else if (n == 0 && !is_wild)
        fault_unknown(w, map, shape, s);
}

static void go_to_key(walk *w, orki_node *map, const orki_shape *shape, int i, bool is_wild)
{
    const step *s = &w->steps[i];
    const orki_key *key = orki_shape_key(shape, s->text);
    orki_node *value = orki_tree_find(map, s->text);
    bool is_last = i + 1 == w->n;
    if (key != NULL)
        enter(w, &(orki_spot){map, value, s->text, key->shape, fallback_of(w, shape, key)}, i,
              is_wild);
    else if (shape->any == NULL)
        fault_key(w, shape, s);
    else if (value != NULL || (is_last && w->v->makes == ORKI_MAKES_MAPS))
        enter(w, &(orki_spot){map, value, s->text, shape->any, ""}, i, is_wild);
    else if (!is_wild)
        fault_unknown(w, map, shape, s);
}

static void go_to_item(walk *w, orki_node *list, const orki_shape *shape, int i, bool is_wild)
{
    const char *text = w->steps[i].text;
    int mask = 0, days = 0, n = 0;
    bool is_days = shape->items->scalar == ORKI_S_DAYS && orki_days_parse(text, &mask);
    for (orki_node *v = list->first, *next = NULL; v != NULL && !w->is_wrong; v = next) {
        next = v->next;
        const orki_node *id = v->kind == ORKI_MAP ? orki_tree_id(v) : v;
        bool is_named = id != NULL && id->kind == ORKI_SCALAR && strcmp(id->text, text) == 0;
        if (is_named || (is_days && v->kind == ORKI_SCALAR && orki_days_parse(v->text, &days) &&
                         (days & mask) != 0)) {
            enter_value(w, v, shape, i, is_wild);
            n++;
        }
    }
    if (n == 0 && !is_wild)
        fault_unknown(w, list, shape, &w->steps[i]);
}

/* One text where a list may stand is a list of one; several days in a text are as many items. */
static void take_apart(orki_reader *r, orki_node *node, const orki_shape *shape)
{
    orki_node old = *node;
    if (node->kind == ORKI_SCALAR) {
        orki_node *item = orki_tree_copy(r, node);
        if (item == NULL)
            return;
        node->kind = ORKI_LIST;
        node->text = "";
        orki_tree_append(node, NULL, item);
        old = *node;
    }
    if (shape->items->scalar != ORKI_S_DAYS)
        return;
    node->first = node->last = NULL;
    node->n = 0;
    for (orki_node *v = old.first, *next = NULL; v != NULL; v = next) {
        int days = 0;
        next = v->next;
        if (v->kind != ORKI_SCALAR || !orki_days_parse(v->text, &days)) {
            orki_tree_append(node, NULL, v);
            continue;
        }
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            orki_node *one = (days >> d & 1) != 0 ? orki_tree_copy(r, v) : NULL;
            if (one == NULL)
                continue;
            one->text = orki_day_word(d);
            orki_tree_append(node, NULL, one);
        }
    }
}

static void fault_kind(walk *w, const orki_node *node, const step *s)
{
    orki_note(w->v->r, node->key != NULL ? node->key->place : node->place, _("it is written here"));
    orki_fault_at(w->v->r, OR_PATH, place_of_step(w, s), s->width,
                  node->kind == ORKI_LIST ? _("\"%s\" is a list here; \"%s\" is no item of it")
                                          : _("\"%s\" is a text here; there is no \"%s\" in it"),
                  s->before, s->text);
    w->is_wrong = true;
}

static void go(walk *w, orki_node *node, const orki_shape *shape, int i, bool is_wild)
{
    const char *text = w->steps[i].text;
    bool is_many = strcmp(text, "*") == 0 || (strchr(text, '=') != NULL);
    if (shape->items != NULL && node->kind != ORKI_MAP)
        take_apart(w->v->r, node, shape);
    if (w->is_wrong || w->v->r->status != ORK_OK)
        return;
    if (node->kind == ORKI_SCALAR || (node->kind == ORKI_LIST && shape->items == NULL) ||
        (node->kind == ORKI_MAP && !is_map_shape(shape))) {
        if (!is_wild)
            fault_kind(w, node, &w->steps[i]);
    } else if (is_many) {
        go_to_all(w, node, shape, i);
    } else if (node->kind == ORKI_LIST) {
        go_to_item(w, node, shape, i, is_wild);
    } else if (shape->any_key == ORKI_S_DAYS) {
        go_to_days(w, node, shape, i, is_wild);
    } else {
        go_to_key(w, node, shape, i, is_wild);
    }
}

static int count_characters(const char *text, size_t n)
{
    int characters = 0;
    for (size_t i = 0; i < n; i++)
        characters += ((unsigned char)text[i] & 0xC0) != 0x80;
    return characters;
}

/* "teachers.anna" -> its steps; false after telling. */
static bool read_steps(walk *w)
{
    orki_reader *r = w->v->r;
    const char *path = w->v->path->text;
    for (const char *p = path;; p++) {
        size_t n = strcspn(p, ".");
        step s = {.offset = count_characters(path, (size_t)(p - path)),
                  .width = count_characters(p, n)};
        if (n == 0 || w->n == MAX_STEPS) {
            orki_hint(r, "%s", _("for example: teachers.anna.hours.max"));
            s.width = 1;
            orki_fault_at(r, OR_PATH, place_of_step(w, &s), 1,
                          n == 0 ? _("a step of the path is missing here")
                                 : _("the path has too many steps"));
            return false;
        }
        char *text = orki_arena_copy(&r->scratch, p, n);
        char *before = orki_arena_copy(&r->scratch, path, p == path ? 0 : (size_t)(p - path) - 1);
        if (text == NULL || before == NULL) {
            orki_fail(r, ORK_ERR_MEMORY);
            return false;
        }
        s.text = text;
        s.before = before;
        w->steps[w->n++] = s;
        p += n;
        if (*p == '\0')
            return true;
    }
}

bool orki_path_visit(orki_visit *visit, orki_node *season)
{
    walk w = {.v = visit};
    if (!read_steps(&w))
        return false;
    go(&w, season, &orki_season_shape, 0, false);
    return !w.is_wrong && visit->r->status == ORK_OK;
}

const orki_shape *orki_shape_below(const orki_shape *shape, const char *key)
{
    if (key == NULL)
        return shape->items;
    const orki_key *known = orki_shape_key(shape, key);
    return known != NULL ? known->shape : shape->any;
}
