/* The positioned tree: every scalar, list and map of the YAML with its place, and, once the schema
 * has looked at it, the value that a scalar means. */
#ifndef ORKI_READ_NODE_TREE_H
#define ORKI_READ_NODE_TREE_H

#include "model/season_model.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum orki_node_kind { ORKI_SCALAR, ORKI_LIST, ORKI_MAP } orki_node_kind;

typedef struct orki_node {
    orki_node_kind kind;
    orki_place place;
    int width;        /* characters to underline */
    const char *text; /* scalar: its text; "" otherwise */
    bool is_plain;    /* scalar: written without quotes */
    struct orki_node *parent;
    struct orki_node *key;          /* in a map: the key of this value */
    struct orki_node *first, *last; /* list and map: the values */
    struct orki_node *next;
    size_t n;
    bool is_bad;  /* the schema refused it: treated as absent, so that one fault is told once */
    int value[4]; /* what the schema understood; see scalar.h */
    double number;
} orki_node;

/** The value of a key that is there and right; NULL otherwise, also for a NULL map. */
orki_node *orki_tree_get(const orki_node *map, const char *key);

/** The same, whether right or not. */
orki_node *orki_tree_find(const orki_node *map, const char *key);

/** Put a value at the end of a list, or with its key at the end of a map. */
void orki_tree_append(orki_node *parent, orki_node *key, orki_node *value);

/** An unquoted text that YAML takes for nothing: empty, ~ or null. */
bool orki_tree_is_null(const orki_node *node);

/** The first item of a list or value of a map that is right; NULL when there is none. */
orki_node *orki_tree_first(const orki_node *node);

/** The next one. */
orki_node *orki_tree_next(const orki_node *node);

/** value[0] of a key, or the fallback. */
int orki_tree_value(const orki_node *map, const char *key, int fallback);

#endif
