/* Expat drives: begin and end of elements build the tree, everything else is passed over. */
#include "xhstt/element.h"

#include "base/text.h"
#include "read/yaml_tree.h"

#include <expat.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

typedef struct builder {
    orki_reader *r;
    XML_Parser parser;
    int file;
    bool (*skips)(const orki_element *e, void *user);
    void *user;
    orki_element *root, *open;
    int depth, n_elements;
    int skipped; /* depth below the element whose children are skipped; 0: none is */
    orki_text text;
    size_t seen;       /* the last offset that was asked about ... */
    orki_place placed; /* ... and where it is */
} builder;

/* Offsets rise, so that each byte of a line is counted once, however long the line is. */
static orki_place place_here(builder *b, size_t offset)
{
    const orki_source *source = &b->r->sources[b->file];
    int line = b->placed.line;
    while (line > 0 && (size_t)line < source->n_lines && source->starts[line] <= offset)
        line++;
    if (line == 0 || line != b->placed.line || offset < b->seen) {
        orki_lines_find(source, offset, &b->placed.line, &b->placed.column);
    } else {
        for (size_t i = b->seen; i < offset && i < source->n; i++)
            b->placed.column += ((unsigned char)source->bytes[i] & 0xC0) != 0x80;
    }
    b->placed.file = b->file;
    b->seen = offset;
    return b->placed;
}

static size_t offset_here(const builder *b)
{
    XML_Index index = XML_GetCurrentByteIndex(b->parser);
    return index < 0 ? 0 : (size_t)index;
}

static void stop(builder *b, orki_code code, const char *message)
{
    orki_fault_at(b->r, code, place_here(b, offset_here(b)), 1, "%s", message);
    XML_StopParser(b->parser, XML_FALSE);
}

/* "&#x9b;" is as bad as the character itself, which no source may hold. */
static const char *copy(builder *b, const char *text)
{
    int c = orki_control_in(text, strlen(text));
    if (c != 0) {
        char message[100];
        snprintf(message, sizeof message, _("control character U+%04X"), (unsigned)c);
        stop(b, OR_CONTROL, message);
    }
    char *kept = orki_arena_copy(&b->r->scratch, text, strlen(text));
    if (kept == NULL)
        orki_fail(b->r, ORK_ERR_MEMORY);
    return kept;
}

static orki_element *new_element(builder *b, const char *name, const char **attributes)
{
    orki_element *e = orki_scratch(b->r, 1, sizeof *e);
    if (e == NULL)
        return NULL;
    e->name = copy(b, name);
    e->text = "";
    e->begin = offset_here(b);
    e->place = place_here(b, e->begin);
    e->parent = b->open;
    for (int i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], "Id") == 0)
            e->id = copy(b, attributes[i + 1]);
        else if (strcmp(attributes[i], "Reference") == 0)
            e->reference = copy(b, attributes[i + 1]);
    }
    if (b->open == NULL)
        b->root = e;
    else if (b->open->first == NULL)
        b->open->first = e;
    else
        b->open->last->next = e;
    if (b->open != NULL)
        b->open->last = e;
    return b->r->status == ORK_OK ? e : NULL;
}

static void XMLCALL begin(void *user, const XML_Char *name, const XML_Char **attributes)
{
    builder *b = user;
    orki_text_free(&b->text);
    if (++b->depth > ORKI_MAX_ELEMENT_DEPTH) {
        stop(b, OR_DEPTH, _("elements are nested too deeply"));
        return;
    }
    if (b->skipped > 0) {
        b->skipped++;
        return;
    }
    if (++b->n_elements > ORKI_MAX_ELEMENTS) {
        stop(b, OR_TOO_MANY, _("the file has too many elements"));
        orki_fail(b->r, ORK_ERR_TOO_LARGE);
        return;
    }
    orki_element *e = new_element(b, name, attributes);
    if (e == NULL) {
        XML_StopParser(b->parser, XML_FALSE);
        return;
    }
    b->open = e;
    b->skipped = b->skips(e, b->user);
}

/* The text between the tags without the blanks around it. */
static const char *take_text(builder *b)
{
    const char *text = orki_text_string(&b->text);
    size_t from = strspn(text, " \t\r\n"), to = b->text.n;
    while (to > from && strchr(" \t\r\n", text[to - 1]) != NULL)
        to--;
    if (b->text.is_failed) {
        orki_fail(b->r, ORK_ERR_MEMORY);
        return "";
    }
    if (b->text.bytes != NULL)
        b->text.bytes[to] = '\0';
    const char *kept = copy(b, text + from);
    return kept == NULL ? "" : kept;
}

static void XMLCALL end(void *user, const XML_Char *name)
{
    builder *b = user;
    (void)name;
    b->depth--;
    if (b->skipped > 0)
        b->skipped--;
    if (b->skipped > 0 || b->open == NULL) /* a root that there was no memory for ends, too */
        return;
    b->open->end = offset_here(b) + (size_t)XML_GetCurrentByteCount(b->parser);
    if (b->open->first == NULL)
        b->open->text = take_text(b);
    orki_text_free(&b->text);
    b->open = b->open->parent;
    if (b->r->status != ORK_OK)
        XML_StopParser(b->parser, XML_FALSE);
}

static void XMLCALL take(void *user, const XML_Char *text, int n)
{
    builder *b = user;
    if (b->skipped > 0)
        return;
    orki_text_add_n(&b->text, text, (size_t)n);
    if (b->text.is_failed)
        orki_fail(b->r, ORK_ERR_MEMORY);
    if (b->text.n > ORKI_MAX_ELEMENT_TEXT)
        stop(b, OR_TOO_MANY, _("the text of an element is too long"));
}

static void XMLCALL refuse_type(void *user, const XML_Char *name, const XML_Char *system,
                                const XML_Char *public_id, int has_subset)
{
    (void)name;
    (void)system;
    (void)public_id;
    (void)has_subset;
    stop(user, OR_XML, _("a document type declaration is not accepted: entities can be bombs"));
}

static void parse(builder *b)
{
    const orki_source *source = &b->r->sources[b->file];
    XML_SetUserData(b->parser, b);
    XML_SetElementHandler(b->parser, begin, end);
    XML_SetCharacterDataHandler(b->parser, take);
    XML_SetStartDoctypeDeclHandler(b->parser, refuse_type);
    if (source->n > INT_MAX)
        orki_fail(b->r, ORK_ERR_TOO_LARGE);
    else if (XML_Parse(b->parser, source->bytes, (int)source->n, XML_TRUE) != XML_STATUS_OK &&
             XML_GetErrorCode(b->parser) == XML_ERROR_NO_MEMORY)
        orki_fail(b->r, ORK_ERR_MEMORY);
    else if (XML_GetErrorCode(b->parser) != XML_ERROR_NONE &&
             XML_GetErrorCode(b->parser) != XML_ERROR_ABORTED)
        orki_fault_at(b->r, OR_XML, place_here(b, offset_here(b)), 1,
                      _("the XML is not well-formed: %s"),
                      XML_ErrorString(XML_GetErrorCode(b->parser)));
}

orki_element *orki_element_parse(orki_reader *r, int file,
                                 bool (*skips)(const orki_element *e, void *user), void *user)
{
    size_t n_errors = r->n_errors;
    builder b = {.r = r, .file = file, .skips = skips, .user = user};
    b.parser = XML_ParserCreate("UTF-8");
    if (b.parser == NULL) {
        orki_fail(r, ORK_ERR_MEMORY);
        return NULL;
    }
    parse(&b);
    XML_ParserFree(b.parser);
    orki_text_free(&b.text);
    return r->status != ORK_OK || r->n_errors > n_errors ? NULL : b.root;
}

orki_element *orki_element_child(const orki_element *e, const char *name)
{
    orki_element *child = e == NULL ? NULL : e->first;
    while (child != NULL && strcmp(child->name, name) != 0)
        child = child->next;
    return child;
}

int orki_element_width(const orki_element *e)
{
    return (int)strlen(e->name) + 1;
}
