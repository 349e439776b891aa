/* YAML text -> positioned tree, by way of libyaml's events. What libyaml lets pass without a word
 * (duplicate keys, second documents, aliases, merge keys, tags, bad bytes) is an error here. */
#ifndef ORKI_READ_YAML_TREE_H
#define ORKI_READ_YAML_TREE_H

#include "read/reader.h"

/* Documented limits of size. */
enum { ORKI_MAX_DEPTH = 20, ORKI_MAX_NODES = 2000000, ORKI_MAX_MAP_KEYS = 5000 };

/** Add a text to the reader's sources, without its byte order mark; tells when it is not UTF-8.
 *  @param bytes  borrowed as long as the reader lives
 *  @return its index; -1 after an error or when memory ran out */
int orki_source_open(orki_reader *r, const char *name, const char *bytes, size_t n);

/** The first character of a UTF-8 text that no text may hold (a terminal would obey it, or it turns
 *  the direction of what follows), or 0. */
int orki_control_in(const char *text, size_t n);

/** Parse a text as a new source.
 *  @return the root, in the reader's scratch memory; NULL when there were errors (now in diags) or
 *  memory ran out (now in r->status) */
orki_node *orki_yaml_parse(orki_reader *r, const char *name, const char *bytes, size_t n);

/** Parse what follows the first `from` bytes of a text, as a source that has the whole text.
 *  @return as orki_yaml_parse(); the value after `from` must not be empty */
orki_node *orki_yaml_parse_end(orki_reader *r, const char *name, const char *text, size_t from);

/** Merge a second file's tree into the first: maps are merged, lists appended; the same key twice
 * is an error at the second place. */
void orki_tree_merge(orki_reader *r, orki_node *into, orki_node *from);

/** orki_yaml_parse() of a text that may be too large, or after a failure: NULL then, and reported.
 */
orki_node *orki_yaml_read_text(orki_reader *r, const char *name, const char *text, size_t n);

/** The same of a file, read into the reader's scratch.
 *  @param remedy  what to do when it cannot be read, or NULL */
orki_node *orki_yaml_read_file(orki_reader *r, const char *path, const char *remedy);

#endif
