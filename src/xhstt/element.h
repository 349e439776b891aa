/* An XML file as a tree of elements with their places.
 *
 * Input: UTF-8 bytes that a reader knows as a source. Output: names, the attributes Id and
 * Reference, the text of elements without children, and the bytes that each element takes in the
 * file. What the caller skips is passed over. A document type declaration is refused, so there are
 * no entities beyond the five of XML itself. */
#ifndef ORKI_XHSTT_ELEMENT_H
#define ORKI_XHSTT_ELEMENT_H

#include "read/reader.h"

enum { ORKI_MAX_ELEMENTS = 1000000, ORKI_MAX_ELEMENT_DEPTH = 32, ORKI_MAX_ELEMENT_TEXT = 65536 };

typedef struct orki_element {
    const char *name;
    const char *id, *reference; /* attributes; NULL where they are not given */
    const char *text;           /* without the blanks around it; "" when there are children */
    orki_place place;
    size_t begin, end; /* offsets into the source: [begin, end) */
    struct orki_element *parent, *first, *last, *next;
} orki_element;

/** Parse a source. Elements for which `skips` says so stand in the tree without their children.
 *  @return the root, or NULL after telling why there is none */
orki_element *orki_element_parse(orki_reader *r, int file,
                                 bool (*skips)(const orki_element *e, void *user), void *user);

/** The first child of this name, or NULL; NULL also for a NULL element. */
orki_element *orki_element_child(const orki_element *e, const char *name);

/** Characters to underline for an element. */
int orki_element_width(const orki_element *e);

#endif
