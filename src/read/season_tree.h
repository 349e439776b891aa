/* The files of a season -> one positioned tree. Files named together are merged; a scenario takes
 * the tree of its base and makes its changes in it, so that what comes out looks like a season that
 * was written so: every value keeps the place at which it was written. */
#ifndef ORKI_READ_SEASON_TREE_H
#define ORKI_READ_SEASON_TREE_H

#include "read/yaml_tree.h"

/* Documented limits of scenarios. */
enum { ORKI_MAX_CHAIN = 20, ORKI_MAX_CHANGES = 1000 };

typedef struct orki_season_tree {
    orki_reader *r;
    orki_node *root;         /* of what was read so far; NULL without any */
    const char *scenario;    /* its name, kept; "" when no scenario was read */
    bool is_broken;          /* some file gave no tree */
    bool is_folder;          /* the file was not named, but is in a folder that was */
    struct orki_link *chain; /* the scenarios whose base is being read, innermost first */
    int n_links;
} orki_season_tree;

/** Read what the planner named: files and folders, or one scenario. What is wrong is told. */
void orki_season_tree_read(orki_season_tree *t, const char *const *paths, int n_paths);

/** The same of one text; `folder` (NULL: the current one) is where files it names are. */
void orki_season_tree_take(orki_season_tree *t, const char *name, const char *text, size_t n,
                           const char *folder);

/** Make the changes of the command line: "teachers.anna.hours.max=6". */
void orki_season_tree_set(orki_season_tree *t, const char *const *sets, int n_sets);

#endif
