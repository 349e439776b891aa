/* Positioned tree -> YAML text that reads back to an equal tree. */
#ifndef ORKI_READ_TREE_PRINT_H
#define ORKI_READ_TREE_PRINT_H

#include "base/text.h"
#include "orkestrooster/status.h"
#include "read/node_tree.h"

/** Append a tree as YAML: what fits on a line stands in one, everything else has a line an entry.
 *  Comments are no part of a tree. @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_INTERNAL (a text that is
 * not UTF-8) */
ork_status orki_tree_print(orki_text *out, const orki_node *root);

/** Two trees say the same: kinds, keys in their order, texts, and which of them mean nothing. */
bool orki_tree_is_equal(const orki_node *a, const orki_node *b);

#endif
