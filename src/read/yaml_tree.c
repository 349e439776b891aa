/* libyaml events -> tree. Marks of libyaml start at 0 and count characters; the text is checked to
 * be UTF-8 first, because libyaml gives bad bytes no place. */
#include "read/yaml_tree.h"

#include "base/file.h"
#include "base/findings.h"
#include "read/names.h"

#include <errno.h>
#include <string.h>
#include <utf8proc.h>
#include <yaml.h>

typedef struct builder {
    orki_reader *r;
    int file;
    orki_node *root;
    orki_node *stack[ORKI_MAX_DEPTH];
    orki_names keys[ORKI_MAX_DEPTH]; /* of the map at this depth */
    int depth;
    orki_node *key; /* of the map on top, waiting for its value */
    int n_documents;
    bool is_stopped;
} builder;

static orki_place place_of(const builder *b, yaml_mark_t mark)
{
    return (orki_place){b->file, (int)mark.line + 1, (int)mark.column + 1};
}

static orki_node *new_node(builder *b, orki_node_kind kind, const yaml_event_t *event)
{
    if (++b->r->n_nodes > ORKI_MAX_NODES) {
        orki_fault_at(b->r, OR_FILE_SIZE, place_of(b, event->start_mark), 1,
                      _("more than %d values; a season has at most that many"), ORKI_MAX_NODES);
        orki_fail(b->r, ORK_ERR_TOO_LARGE);
        b->is_stopped = true;
        return NULL;
    }
    orki_node *node = orki_scratch(b->r, 1, sizeof *node);
    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->place = place_of(b, event->start_mark);
    node->text = "";
    bool is_one_line = event->start_mark.line == event->end_mark.line;
    size_t width = is_one_line ? event->end_mark.column - event->start_mark.column : 1;
    node->width = kind == ORKI_SCALAR && width > 0 ? (int)width : 1;
    return node;
}

/* Where a key of the map was given before. */
static void note_first(builder *b, const orki_node *map, const orki_node *key)
{
    const orki_node *v = orki_diags_has_room(b->r->diags) ? map->first : NULL;
    while (v != NULL && strcmp(v->key->text, key->text) != 0)
        v = v->next;
    if (v != NULL)
        orki_note(b->r, v->key->place, _("\"%s\" is first given here"), key->text);
}

static void check_key(builder *b, orki_node *key)
{
    const orki_node *map = b->stack[b->depth - 1];
    if (strcmp(key->text, "<<") == 0 && key->is_plain) {
        orki_hint(b->r, "%s", _("write the keys out"));
        orki_fault(b->r, OR_MERGE_KEY, key, _("merge keys (<<) are not supported"));
    }
    if (orki_names_add(b->r, &b->keys[b->depth - 1], key->text, (int)map->n) != ORKI_NO_NAME) {
        note_first(b, map, key);
        orki_fault(b->r, OR_KEY_TWICE, key, _("the key \"%s\" is given twice"), key->text);
        return;
    }
    if (map->n == ORKI_MAX_MAP_KEYS) {
        orki_fault(b->r, OR_FILE_SIZE, key, _("more than %d keys in one map"), ORKI_MAX_MAP_KEYS);
        orki_fail(b->r, ORK_ERR_TOO_LARGE);
        b->is_stopped = true;
    }
}

/* Hang a new node below what is open; a map takes keys and values in turn. */
static void place_node(builder *b, orki_node *node)
{
    if (b->depth == 0) {
        b->root = node;
        return;
    }
    orki_node *parent = b->stack[b->depth - 1];
    if (parent->kind == ORKI_LIST) {
        orki_tree_append(parent, NULL, node);
    } else if (b->key == NULL) {
        b->key = node;
        if (node->kind == ORKI_SCALAR)
            check_key(b, node);
        else
            orki_fault(b->r, OR_KEY_KIND, node, _("a key must be a text, not a list or map"));
    } else {
        orki_tree_append(parent, b->key, node);
        b->key = NULL;
    }
}

static void refuse_tag(builder *b, const yaml_char_t *tag, yaml_mark_t mark)
{
    if (tag != NULL)
        orki_fault_at(b->r, OR_TAG, place_of(b, mark), 1, _("tags (\"%s\") are not supported"),
                      (const char *)tag);
}

/* What a terminal or an editor would obey; also what turns the direction of all text that follows,
 * so that a name can make a page or a message say what it does not. */
static bool is_control(utf8proc_int32_t c)
{
    bool is_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF ||
           is_direction;
}

int orki_control_in(const char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        utf8proc_int32_t c = 0;
        utf8proc_ssize_t taken =
            utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(n - i), &c);
        if (taken <= 0 || is_control(c))
            return taken <= 0 ? 0 : c;
        i += (size_t)taken;
    }
    return 0;
}

/* "\x1b" in a quoted text is as bad as the character itself: it would reach terminals and pages. */
static void refuse_control(builder *b, orki_node *node, const char *value, size_t n)
{
    int c = orki_control_in(value, n);
    if (c == 0)
        return;
    orki_fault(b->r, OR_CONTROL, node, _("control character U+%04X"), (unsigned)c);
    node->text = "";
}

static void take_scalar(builder *b, const yaml_event_t *event)
{
    orki_node *node = new_node(b, ORKI_SCALAR, event);
    if (node == NULL)
        return;
    size_t n = event->data.scalar.length;
    const char *value = (const char *)event->data.scalar.value;
    node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->text = orki_arena_copy(&b->r->scratch, value, n);
    if (node->text == NULL) {
        orki_fail(b->r, ORK_ERR_MEMORY);
        return;
    }
    refuse_tag(b, event->data.scalar.tag, event->start_mark);
    if (memchr(value, '\0', n) != NULL)
        orki_fault(b->r, OR_CONTROL, node, _("the text holds a NUL character"));
    else
        refuse_control(b, node, value, n);
    place_node(b, node);
}

static void open_container(builder *b, orki_node_kind kind, const yaml_event_t *event,
                           const yaml_char_t *tag)
{
    refuse_tag(b, tag, event->start_mark);
    orki_node *node = new_node(b, kind, event);
    if (node == NULL)
        return;
    if (b->depth == ORKI_MAX_DEPTH) {
        orki_fault(b->r, OR_DEPTH, node, _("nested more than %d deep"), ORKI_MAX_DEPTH);
        b->is_stopped = true;
        return;
    }
    place_node(b, node);
    if (b->key == node)
        b->is_stopped = true; /* a list or map as a key: its place has been told */
    b->keys[b->depth] = (orki_names){0};
    b->stack[b->depth++] = node;
}

static void take_document(builder *b, const yaml_event_t *event)
{
    if (b->n_documents++ > 0) {
        orki_hint(b->r, "%s", _("put it in a file of its own"));
        orki_fault_at(b->r, OR_DOCUMENTS, place_of(b, event->start_mark), 1,
                      _("a second document begins here; a file holds one"));
        b->is_stopped = true;
    }
}

static void take_alias(builder *b, const yaml_event_t *event)
{
    orki_hint(b->r, "%s", _("write the value out"));
    orki_fault_at(b->r, OR_ALIAS, place_of(b, event->start_mark), 1,
                  _("aliases (\"*%s\") are not supported"), (const char *)event->data.alias.anchor);
    orki_node *node = new_node(b, ORKI_SCALAR, event);
    if (node == NULL)
        return;
    place_node(b, node);
    node->is_bad = true;
}

static void take(builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        take_scalar(b, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_container(b, ORKI_LIST, event, event->data.sequence_start.tag);
        break;
    case YAML_MAPPING_START_EVENT:
        open_container(b, ORKI_MAP, event, event->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        b->depth--;
        break;
    case YAML_DOCUMENT_START_EVENT:
        take_document(b, event);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(b, event);
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    default:
        break;
    }
}

#define FOUND_TAB "found a tab character"

/* What libyaml says, as it begins, and what mends that as a rule. */
static const struct {
    const char *problem, *remedy;
} remedies[] = {
    {FOUND_TAB, N_("indent with spaces, not with tabs")},
    {"could not find expected ':'",
     N_("a key ends with a colon and a space, as in \"name: Anna\"; look at the line before, too")},
    {"did not find expected '-'",
     N_("what belongs together begins below each other, in one column")},
    {"did not find expected key",
     N_("what belongs together begins below each other, in one column")},
    {"block sequence entries are not",
     N_("what belongs together begins below each other, in one column")},
    {"mapping values are not allowed", N_("a text with \": \" in it stands between quotes; what "
                                          "belongs together begins in one column")},
    {"did not find expected ',' or",
     N_("close the bracket; a text with a comma or bracket in it stands between quotes")},
    {"did not find expected node", N_("close the bracket, or give a value")},
    {"found unexpected end of stream",
     N_("end the text with the quote that it begins with; a text with an apostrophe in front "
        "stands between double quotes")},
    {"found character that cannot start", N_("put the text between quotes")},
    {"found unknown escape", N_("between double quotes a \\ is written twice")},
};

static const char *remedy_of(const char *problem)
{
    for (size_t i = 0; i < sizeof remedies / sizeof remedies[0]; i++) {
        if (strncmp(problem, remedies[i].problem, strlen(remedies[i].problem)) == 0)
            return _(remedies[i].remedy);
    }
    return NULL;
}

/* libyaml's own words are English and stay so; the place and the hint are what helps. */
static void report_syntax(builder *b, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR) {
        orki_fail(b->r, ORK_ERR_MEMORY);
        return;
    }
    const char *problem = parser->problem == NULL ? "?" : parser->problem;
    orki_place place = place_of(b, parser->problem_mark);
    const char *line = orki_lines_text(&b->r->sources[b->file], place.line, &b->r->scratch);
    bool is_tab = line != NULL && line[strspn(line, " ")] == '\t';
    const char *remedy = remedy_of(is_tab ? FOUND_TAB : problem);
    if (remedy != NULL)
        orki_hint(b->r, "%s", remedy);
    if (parser->context != NULL)
        orki_note(b->r, place_of(b, parser->context_mark), "%s", parser->context);
    orki_fault_at(b->r, OR_YAML, place, 1, _("not well-formed YAML: %s"), problem);
}

/* UTF-8 without control characters, else a fault at the first offence. */
static bool check_bytes(orki_reader *r, int file, const char *bytes, size_t n)
{
    orki_place place = {file, 0, 0};
    for (size_t i = 0; i < n;) {
        utf8proc_int32_t c = 0;
        utf8proc_ssize_t taken =
            utf8proc_iterate((const utf8proc_uint8_t *)bytes + i, (utf8proc_ssize_t)(n - i), &c);
        if (taken <= 0 || is_control(c)) {
            orki_lines_find(&r->sources[file], i, &place.line, &place.column);
            if (taken > 0) {
                orki_fault_at(r, OR_CONTROL, place, 1, _("control character U+%04X"), (unsigned)c);
            } else {
                orki_hint(r, "%s", _("save the file as UTF-8"));
                orki_fault_at(r, OR_UTF8, place, 1, _("the byte 0x%02X is not UTF-8"),
                              (unsigned)(unsigned char)bytes[i]);
            }
            return false;
        }
        i += (size_t)taken;
    }
    return true;
}

static void run(builder *b, yaml_parser_t *parser)
{
    bool is_done = false;
    while (!is_done && !b->is_stopped && b->r->status == ORK_OK) {
        yaml_event_t event;
        if (yaml_parser_parse(parser, &event) == 0) {
            report_syntax(b, parser);
            return;
        }
        is_done = event.type == YAML_STREAM_END_EVENT;
        take(b, &event);
        yaml_event_delete(&event);
    }
}

int orki_source_open(orki_reader *r, const char *name, const char *bytes, size_t n)
{
    int file = orki_reader_add_source(r, name);
    if (file < 0)
        return -1;
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        n -= 3;
    }
    r->sources[file].bytes = bytes;
    r->sources[file].n = n;
    if (orki_lines_index(&r->sources[file], &r->scratch) != 0) {
        orki_fail(r, ORK_ERR_MEMORY);
        return -1;
    }
    return check_bytes(r, file, bytes, n) ? file : -1;
}

/* The bytes are those of the source, or stand for them place by place. */
static orki_node *parse(orki_reader *r, int file, const char *bytes, size_t n)
{
    size_t n_errors = r->n_errors;
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) {
        orki_fail(r, ORK_ERR_MEMORY);
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, n);
    builder b = {.r = r, .file = file};
    run(&b, &parser);
    yaml_parser_delete(&parser);
    return r->n_errors > n_errors || r->status != ORK_OK ? NULL : b.root;
}

orki_node *orki_yaml_parse(orki_reader *r, const char *name, const char *bytes, size_t n)
{
    size_t n_errors = r->n_errors;
    int file = orki_source_open(r, name, bytes, n);
    orki_node *root = file < 0 ? NULL : parse(r, file, r->sources[file].bytes, r->sources[file].n);
    if (r->n_errors > n_errors || r->status != ORK_OK)
        return NULL;
    if (root == NULL || orki_tree_is_null(root)) {
        orki_fault_at(r, OR_EMPTY, (orki_place){file, 0, 0}, 1, _("the file holds no data"));
        return NULL;
    }
    return root;
}

orki_node *orki_yaml_parse_end(orki_reader *r, const char *name, const char *text, size_t from)
{
    size_t n = strlen(text), n_errors = r->n_errors, n_blanks = 0;
    int file = orki_source_open(r, name, text, n);
    char *padded = orki_scratch(r, n + 1, 1);
    if (file < 0 || padded == NULL)
        return NULL;
    for (size_t i = 0; i < from; i++) { /* a blank for each character keeps the columns */
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            padded[n_blanks++] = ' ';
    }
    memcpy(padded + n_blanks, text + from, n - from);
    orki_node *root = parse(r, file, padded, n_blanks + n - from);
    if (r->n_errors > n_errors || r->status != ORK_OK)
        return NULL;
    if (root == NULL || orki_tree_is_null(root)) {
        orki_place end = {file, 1, (int)n_blanks + 1};
        orki_fault_at(r, OR_NO_VALUE, end, 1, _("there is no value here"));
        return NULL;
    }
    return root;
}

orki_node *orki_yaml_read_text(orki_reader *r, const char *name, const char *text, size_t n)
{
    if (n > ORKI_MAX_FILE_BYTES) {
        orki_reader_fault_file(r, name, ORK_ERR_TOO_LARGE, 0);
        return NULL;
    }
    return r->status != ORK_OK ? NULL : orki_yaml_parse(r, name, text, n);
}

orki_node *orki_yaml_read_file(orki_reader *r, const char *path, const char *remedy)
{
    const char *bytes = NULL;
    size_t n = 0;
    ork_status st = orki_file_read(&bytes, &n, path, ORKI_MAX_FILE_BYTES, &r->scratch);
    if (st != ORK_OK) {
        if (st == ORK_ERR_IO)
            orki_hint(r, "%s", remedy == NULL ? "" : remedy);
        orki_reader_fault_file(r, path, st, errno);
        return NULL;
    }
    return orki_yaml_read_text(r, path, bytes, n);
}
