/* Tree against shape: every fault is told once, and what is wrong is marked, so that later steps
 * treat it as absent. */
#include "read/names.h"
#include "read/scalar.h"

#include <string.h>

enum { MAX_KEYS = 64 };

static const char *kind_word(orki_node_kind kind)
{
    switch (kind) {
    case ORKI_LIST:
        return _("a list");
    case ORKI_MAP:
        return _("a map of keys");
    case ORKI_SCALAR:
    default:
        return _("a text");
    }
}

/* What may stand here, in words: "a list, or a span such as ...". */
static void fault_kind(orki_reader *r, const orki_shape *shape, orki_node *node)
{
    const char *wanted[3] = {NULL, NULL, NULL};
    int n = 0;
    if (shape->keys != NULL || shape->any != NULL)
        wanted[n++] = kind_word(ORKI_MAP);
    if (shape->items != NULL)
        wanted[n++] = kind_word(ORKI_LIST);
    if (shape->scalar != ORKI_S_NONE)
        wanted[n++] = _(orki_scalar_get(shape->scalar)->en);
    const char *got = kind_word(node->kind);
    if (n <= 1)
        orki_fault(r, OR_KIND, node, _("expected %s, not %s"), wanted[0], got);
    else if (n == 2)
        orki_fault(r, OR_KIND, node, _("expected %s or %s, not %s"), wanted[0], wanted[1], got);
    else
        orki_fault(r, OR_KIND, node, _("expected %s, %s or %s, not %s"), wanted[0], wanted[1],
                   wanted[2], got);
}

const orki_key *orki_shape_key(const orki_shape *shape, const char *name)
{
    for (const orki_key *k = shape->keys; k != NULL && k->name != NULL; k++) {
        if (strcmp(k->name, name) == 0)
            return k;
    }
    return NULL;
}

static bool has_digits_only(const orki_node *node)
{
    return node->kind == ORKI_SCALAR && node->text[0] != '\0' &&
           node->text[strspn(node->text, "0123456789")] == '\0';
}

/* "rate: 56,00" between braces is a rate of 56 and a key 00. */
static void fault_key(orki_reader *r, const orki_shape *shape, orki_node *value)
{
    const char *names[MAX_KEYS + 1] = {NULL};
    for (int i = 0; i < MAX_KEYS && shape->keys[i].name != NULL; i++)
        names[i] = shape->keys[i].name;
    const char *nearest = orki_nearest_word(value->key->text, names);
    if (nearest != NULL)
        orki_hint(r, _("did you mean \"%s\"?"), nearest);
    else if (has_digits_only(value->key))
        orki_hint(r, "%s", _("decimals stand behind a point, not a comma, as in 4.5"));
    orki_fault(r, OR_KEY, value->key, _("unknown key \"%s\""), value->key->text);
}

static void check_value(orki_reader *r, const orki_shape *shape, orki_node *value)
{
    const orki_key *key = orki_shape_key(shape, value->key->text);
    if (key != NULL) {
        orki_schema_check(r, key->shape, value);
    } else if (shape->any != NULL) {
        orki_shape key_shape = {.scalar = shape->any_key};
        orki_scalar_parse(r, &key_shape, value->key);
        orki_schema_check(r, shape->any, value);
    } else if (!shape->is_open) {
        fault_key(r, shape, value);
    }
}

static void fault_missing(orki_reader *r, const orki_key *key, orki_node *map, orki_code code)
{
    const char *id = "";
    const orki_node *named = orki_tree_find(map, "id");
    if (named == NULL)
        named = map->key;
    if (named != NULL && named->kind == ORKI_SCALAR)
        id = named->text;
    if (key->example[0] != '\0')
        orki_hint(r, _("for example: %s: %s"), key->name, key->example);
    if (id[0] != '\0')
        orki_fault_at(r, code, map->place, 1, _("\"%s\" lacks the key \"%s\""), id, key->name);
    else
        orki_fault_at(r, code, map->place, 1, _("the key \"%s\" is missing"), key->name);
}

static void check_required(orki_reader *r, const orki_shape *shape, orki_node *map, orki_code code)
{
    for (const orki_key *k = shape->keys; k != NULL && k->name != NULL; k++) {
        if (k->is_required && orki_tree_find(map, k->name) == NULL)
            fault_missing(r, k, map, code);
    }
}

/* "[51,798, 4,672]" are four numbers. */
static void hint_at_commas(orki_reader *r, const orki_shape *shape, const orki_node *list)
{
    bool is_decimal = shape->items != NULL && shape->items->scalar == ORKI_S_DECIMAL;
    const orki_node *v = list->first;
    while (is_decimal && v != NULL && has_digits_only(v))
        v = v->next;
    if (is_decimal && v == NULL)
        orki_hint(r, "%s", _("decimals stand behind a point, not a comma, as in 4.5"));
}

static void check_count(orki_reader *r, const orki_shape *shape, orki_node *node)
{
    bool is_too_many = shape->max_items > 0 && (int)node->n > shape->max_items;
    if (is_too_many)
        hint_at_commas(r, shape, node);
    if ((int)node->n < shape->min_items)
        orki_fault(r, OR_TOO_FEW, node,
                   _n("needs at least %d item", "needs at least %d items", shape->min_items),
                   shape->min_items);
    else if (is_too_many)
        orki_fault(r, OR_TOO_FEW, node,
                   _n("holds more than %d item", "holds more than %d items", shape->max_items),
                   shape->max_items);
}

static void check_scalar(orki_reader *r, const orki_shape *shape, orki_node *node)
{
    if (!orki_tree_is_null(node)) {
        if (shape->scalar == ORKI_S_NONE)
            fault_kind(r, shape, node);
        else
            orki_scalar_parse(r, shape, node);
    } else if (!shape->is_null_allowed) {
        orki_hint(r, "%s", _("leave the key out, or give it a value"));
        orki_fault(r, OR_NO_VALUE, node->key != NULL ? node->key : node,
                   _("there is no value here"));
        node->is_bad = true;
    }
}

void orki_schema_check(orki_reader *r, const orki_shape *shape, orki_node *node)
{
    bool is_map_allowed = shape->keys != NULL || shape->any != NULL;
    if (shape->is_anything)
        return;
    if (node->kind == ORKI_SCALAR) {
        check_scalar(r, shape, node);
    } else if (node->kind == ORKI_LIST && shape->items != NULL) {
        for (orki_node *v = node->first; v != NULL; v = v->next)
            orki_schema_check(r, shape->items, v);
        check_count(r, shape, node);
    } else if (node->kind == ORKI_MAP && is_map_allowed) {
        for (orki_node *v = node->first; v != NULL; v = v->next)
            check_value(r, shape, v);
        if (node->parent != NULL)
            check_required(r, shape, node, OR_KEY_MISSING);
        check_count(r, shape, node);
    } else {
        fault_kind(r, shape, node);
    }
}

void orki_schema_check_top(orki_reader *r, const orki_shape *shape, orki_node *root)
{
    if (root->kind == ORKI_MAP)
        check_required(r, shape, root, OR_TOP_MISSING);
}

/* Kinds of files, each with a key that no other but a whole calendar has, and where one is found.
 */
static const struct file_kind {
    const orki_shape *shape;
    const char *key, *what, *remedy;
} kinds[] = {
    {&orki_calendar_shape, "ledger", N_("a calendar"),
     N_("\"orkestrooster calendar SEASON TIMETABLE -o DIR\" writes DIR/calendar.json")},
    {&orki_timetable_shape, "lessons", N_("a timetable"),
     N_("\"orkestrooster solve SEASON -o DIR\" writes DIR/timetable.yaml")},
    {&orki_bound_shape, "stages", N_("a bound"),
     N_("\"orkestrooster solve SEASON -o DIR\" writes DIR/bound.json")},
    {&orki_loans_shape, "totals", N_("a list of loans"),
     N_("\"orkestrooster solve SEASON -o DIR\" writes DIR/loans.yaml")},
    {&orki_season_shape, "orchestras", N_("a season"),
     N_("the season comes first, as in \"orkestrooster check SEASON TIMETABLE\"")},
};
enum { N_KINDS = (int)(sizeof kinds / sizeof kinds[0]) };

/* Whether the file has a key that only the first of two shapes knows. */
static bool has_more(const orki_node *root, const orki_shape *shape, const orki_shape *other)
{
    for (const orki_node *v = root->first; v != NULL; v = v->next) {
        if (orki_shape_key(shape, v->key->text) != NULL &&
            orki_shape_key(other, v->key->text) == NULL)
            return true;
    }
    return false;
}

bool orki_schema_is_other(orki_reader *r, const orki_shape *shape, const orki_node *root)
{
    const struct file_kind *wanted = NULL, *found = NULL;
    for (int i = N_KINDS - 1; i >= 0; i--) {
        if (kinds[i].shape == shape)
            wanted = &kinds[i];
        if (root->kind == ORKI_MAP && orki_tree_find(root, kinds[i].key) != NULL)
            found = &kinds[i];
    }
    if (wanted == NULL || found == NULL || found == wanted || has_more(root, shape, found->shape))
        return false;
    orki_hint(r, "%s", _(wanted->remedy));
    orki_fault_at(r, OR_KEY, orki_tree_find(root, found->key)->key->place, (int)strlen(found->key),
                  _("this file is %s, not %s"), _(found->what), _(wanted->what));
    return true;
}

bool orki_schema_check_file(orki_reader *r, const orki_shape *shape, orki_node *root)
{
    if (orki_schema_is_other(r, shape, root))
        return false;
    orki_schema_check(r, shape, root);
    orki_schema_check_top(r, shape, root);
    return true;
}
