/* Walking the tree. */
#include "read/node_tree.h"

#include <string.h>

orki_node *orki_tree_find(const orki_node *map, const char *key)
{
    if (map == NULL || map->kind != ORKI_MAP)
        return NULL;
    for (orki_node *v = map->first; v != NULL; v = v->next) {
        if (strcmp(v->key->text, key) == 0)
            return v;
    }
    return NULL;
}

orki_node *orki_tree_get(const orki_node *map, const char *key)
{
    orki_node *found = orki_tree_find(map, key);
    return found == NULL || found->is_bad ? NULL : found;
}

void orki_tree_append(orki_node *parent, orki_node *key, orki_node *value)
{
    value->parent = parent;
    value->key = key;
    if (key != NULL)
        key->parent = parent;
    value->next = NULL;
    if (parent->last == NULL)
        parent->first = value;
    else
        parent->last->next = value;
    parent->last = value;
    parent->n++;
}

bool orki_tree_is_null(const orki_node *node)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    if (node->kind != ORKI_SCALAR || !node->is_plain)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(node->text, words[i]) == 0)
            return true;
    }
    return false;
}

static orki_node *skip_bad(orki_node *node)
{
    while (node != NULL && (node->is_bad || (node->key != NULL && node->key->is_bad)))
        node = node->next;
    return node;
}

orki_node *orki_tree_first(const orki_node *node)
{
    return node == NULL || node->kind == ORKI_SCALAR ? NULL : skip_bad(node->first);
}

orki_node *orki_tree_next(const orki_node *node)
{
    return skip_bad(node->next);
}

int orki_tree_value(const orki_node *map, const char *key, int fallback)
{
    const orki_node *node = orki_tree_get(map, key);
    return node == NULL || node->kind != ORKI_SCALAR ? fallback : node->value[0];
}
