/* Several files are one season: maps are merged key by key, lists are put end to end. */
#include "read/yaml_tree.h"

static void merge_value(orki_reader *r, orki_node *map, orki_node *value)
{
    orki_node *old = orki_tree_find(map, value->key->text);
    if (old == NULL) {
        orki_tree_append(map, value->key, value);
    } else if (old->kind == value->kind && old->kind != ORKI_SCALAR) {
        orki_tree_merge(r, old, value);
    } else {
        orki_note(r, old->key->place, _("\"%s\" is first given here"), value->key->text);
        orki_fault(r, OR_FILES_CLASH, value->key, _("\"%s\" is already given in another file"),
                   value->key->text);
    }
}

void orki_tree_merge(orki_reader *r, orki_node *into, orki_node *from)
{
    orki_node *next = NULL;
    for (orki_node *value = from->first; value != NULL; value = next) {
        next = value->next;
        if (into->kind == ORKI_MAP)
            merge_value(r, into, value);
        else
            orki_tree_append(into, NULL, value);
    }
}
