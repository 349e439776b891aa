/* Positioned tree -> YAML, by way of libyaml's emitter, which knows what must be quoted.
 * Invariant: orki_yaml_parse() of the text gives a tree that orki_tree_is_equal() calls equal. */
#include "read/tree_print.h"

#include <string.h>
#include <utf8proc.h>
#include <yaml.h>

enum { MOST_COLUMNS = 100, INDENT = 2 };

/* Columns that a value takes on one line, counted in bytes; more than MOST_COLUMNS when too many.
 */
static size_t width_of(const orki_node *node)
{
    if (node->kind == ORKI_SCALAR)
        return strlen(node->text) + 2;
    size_t width = 2;
    for (const orki_node *v = node->first; v != NULL && width <= MOST_COLUMNS; v = v->next)
        width += (v->key != NULL ? strlen(v->key->text) + 2 : 0) + width_of(v) + 2;
    return width;
}

static bool emit(yaml_emitter_t *emitter, yaml_event_t *event, int is_made)
{
    return is_made != 0 && yaml_emitter_emit(emitter, event) != 0;
}

static bool put_text(yaml_emitter_t *emitter, const orki_node *node)
{
    yaml_event_t event;
    const char *text = orki_tree_is_null(node) && node->text[0] == '\0' ? "~" : node->text;
    yaml_scalar_style_t style =
        node->is_plain ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    /* libyaml takes the text as bytes that it does not change */
    yaml_char_t *bytes = (yaml_char_t *)(uintptr_t)text;
    return emit(
        emitter, &event,
        yaml_scalar_event_initialize(&event, NULL, NULL, bytes, (int)strlen(text), 1, 1, style));
}

static bool put(yaml_emitter_t *emitter, const orki_node *node, int depth);

static bool put_all(yaml_emitter_t *emitter, const orki_node *node, int depth)
{
    bool is_right = true;
    for (const orki_node *v = node->first; v != NULL && is_right; v = v->next)
        is_right = (v->key == NULL || put_text(emitter, v->key)) && put(emitter, v, depth + 1);
    return is_right;
}

static bool put(yaml_emitter_t *emitter, const orki_node *node, int depth)
{
    yaml_event_t event;
    if (node->kind == ORKI_SCALAR)
        return put_text(emitter, node);
    size_t before =
        (size_t)(depth * INDENT) + (node->key != NULL ? strlen(node->key->text) + 2 : 0);
    bool is_line = depth > 0 && before + width_of(node) <= MOST_COLUMNS;
    if (node->kind == ORKI_MAP)
        return emit(emitter, &event,
                    yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
                                                        is_line ? YAML_FLOW_MAPPING_STYLE
                                                                : YAML_BLOCK_MAPPING_STYLE)) &&
               put_all(emitter, node, depth) &&
               emit(emitter, &event, yaml_mapping_end_event_initialize(&event));
    return emit(emitter, &event,
                yaml_sequence_start_event_initialize(&event, NULL, NULL, 1,
                                                     is_line ? YAML_FLOW_SEQUENCE_STYLE
                                                             : YAML_BLOCK_SEQUENCE_STYLE)) &&
           put_all(emitter, node, depth) &&
           emit(emitter, &event, yaml_sequence_end_event_initialize(&event));
}

static int take(void *user, unsigned char *bytes, size_t n)
{
    orki_text *out = user;
    orki_text_add_n(out, (const char *)bytes, n);
    return !out->is_failed;
}

static bool put_document(yaml_emitter_t *emitter, const orki_node *root)
{
    yaml_event_t event;
    return emit(emitter, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)) &&
           emit(emitter, &event,
                yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1)) &&
           put(emitter, root, 0) &&
           emit(emitter, &event, yaml_document_end_event_initialize(&event, 1)) &&
           emit(emitter, &event, yaml_stream_end_event_initialize(&event));
}

static bool is_utf8(const char *text)
{
    const utf8proc_uint8_t *c = (const utf8proc_uint8_t *)text;
    while (*c != '\0') {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t taken = utf8proc_iterate(c, -1, &point);
        if (taken <= 0)
            return false;
        c += taken;
    }
    return true;
}

/* libyaml refuses bad bytes as it refuses when memory runs out. */
static bool are_utf8(const orki_node *node)
{
    bool is_right = (node->key == NULL || is_utf8(node->key->text)) &&
                    (node->kind != ORKI_SCALAR || is_utf8(node->text));
    for (const orki_node *v = node->first; v != NULL && is_right; v = v->next)
        is_right = are_utf8(v);
    return is_right;
}

ork_status orki_tree_print(orki_text *out, const orki_node *root)
{
    yaml_emitter_t emitter;
    if (yaml_emitter_initialize(&emitter) == 0)
        return ORK_ERR_MEMORY;
    yaml_emitter_set_output(&emitter, take, out);
    yaml_emitter_set_unicode(&emitter, 1);
    yaml_emitter_set_indent(&emitter, INDENT);
    yaml_emitter_set_width(&emitter, -1);
    bool is_done = put_document(&emitter, root);
    bool is_misuse = !is_done && (emitter.error == YAML_EMITTER_ERROR || !are_utf8(root));
    yaml_emitter_delete(&emitter);
    return is_done ? ORK_OK : is_misuse ? ORK_ERR_INTERNAL : ORK_ERR_MEMORY;
}

bool orki_tree_is_equal(const orki_node *a, const orki_node *b)
{
    if (a->kind != b->kind || a->n != b->n || orki_tree_is_null(a) != orki_tree_is_null(b))
        return false;
    if (a->kind == ORKI_SCALAR)
        return orki_tree_is_null(a) || strcmp(a->text, b->text) == 0;
    const orki_node *w = b->first;
    for (const orki_node *v = a->first; v != NULL; v = v->next, w = w->next) {
        bool is_same_key = v->key == NULL || strcmp(v->key->text, w->key->text) == 0;
        if (!is_same_key || !orki_tree_is_equal(v, w))
            return false;
    }
    return true;
}
