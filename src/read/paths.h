/* Where in a season a change is made: "schools.*.hours.wed" -> the spots in the tree that it names.
 * Steps are keys, ids of items, texts of items, `*`, or key=value. Days split what is said of
 * several days at once, so that one of them can be changed alone. */
#ifndef ORKI_READ_PATHS_H
#define ORKI_READ_PATHS_H

#include "read/shape.h"

/* A value that a path names, there or not. */
typedef struct orki_spot {
    orki_node *parent;       /* the map or list that holds it, or would */
    orki_node *value;        /* NULL: not there */
    const char *step;        /* the last step: the key it would have */
    const orki_shape *shape; /* what may stand there; NULL where the season knows no such place */
    const char *fallback;    /* what holds without it; "" when that is no value */
} orki_spot;

/* What is made on the way to a spot where it is not there. */
typedef enum orki_making {
    ORKI_MAKES_NOTHING,
    ORKI_MAKES_DEFAULTS, /* maps, when they lead to a key that has a value of its own */
    ORKI_MAKES_MAPS
} orki_making;

/* What is done at each spot. */
typedef struct orki_visit {
    orki_reader *r;
    orki_node *path; /* as the planner wrote it */
    orki_making makes;
    bool replaces; /* what is said of the same days makes way */
    void (*at)(struct orki_visit *visit, const orki_spot *spot);
    orki_node *value; /* of the caller: what is set, added or multiplied by */
    int n_done;       /* counted by the caller */
    bool is_wrong;    /* of the caller: it told something */
} orki_visit;

/** Visit every spot in the tree that the path names.
 *  @return whether the path is one that a season can have; else it was told what is wrong */
bool orki_path_visit(orki_visit *visit, orki_node *season);

/** The shape below a value's: of a key, of an item (key NULL); NULL without. */
const orki_shape *orki_shape_below(const orki_shape *shape, const char *key);

/** Take a value out of its map or list. */
void orki_tree_remove(orki_node *value);

/** A copy below no parent; NULL (and told) when there are too many values or no memory. */
orki_node *orki_tree_copy(orki_reader *r, const orki_node *node);

/** A scalar that stands where another node does. */
orki_node *orki_tree_text(orki_reader *r, const orki_node *at, const char *text);

/** Take weekdays out of "mon tue wed": what remains, or NULL when nothing does. */
const char *orki_days_without(orki_reader *r, const char *days, int mask);

/** The id of an item, or NULL. */
const orki_node *orki_tree_id(const orki_node *item);

#endif
