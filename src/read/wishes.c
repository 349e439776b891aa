/* Words with an equals sign between key and value -> maps of scalars, with the places at which they
 * were typed; what the words mean is the schema's matter, as for any pin. */
#include "read/wishes.h"

#include <string.h>

#define BLANKS " \t\n,"

typedef struct wishing {
    orki_reader *r;
    int file;
    const char *text; /* all of it */
} wishing;

static const char *join(orki_reader *r, const char *const *pins, int n_pins)
{
    size_t n = 1;
    for (int i = 0; i < n_pins; i++)
        n += strlen(pins[i]) + 1;
    char *text = orki_keep(r, n, 1), *at = text;
    for (int i = 0; i < n_pins && text != NULL; i++) {
        for (const char *p = pins[i]; *p != '\0'; p++)
            *at++ = *p == '\n' || *p == '\r' ? ' ' : *p; /* one pin a line */
        *at++ = '\n';
    }
    return text;
}

/* A node for n bytes of the text; NULL when out of memory. */
static orki_node *node_at(wishing *w, orki_node_kind kind, const char *at, size_t n)
{
    orki_node *node = orki_scratch(w->r, 1, sizeof *node);
    if (node == NULL)
        return NULL;
    node->kind = kind;
    node->place.file = w->file;
    orki_lines_find(&w->r->sources[w->file], (size_t)(at - w->text), &node->place.line,
                    &node->place.column);
    int line = 0, end = 0;
    orki_lines_find(&w->r->sources[w->file], (size_t)(at - w->text) + n, &line, &end);
    node->width = end > node->place.column ? end - node->place.column : 1;
    node->text = kind == ORKI_SCALAR ? orki_arena_copy(&w->r->scratch, at, n) : "";
    node->is_plain = true;
    if (node->text == NULL)
        orki_fail(w->r, ORK_ERR_MEMORY);
    return node->text == NULL ? NULL : node;
}

static void refuse_word(wishing *w, orki_node *word)
{
    orki_hint(w->r, "%s", _("write it as --pin 'orchestra=fontein-5 day=thu start=08:30'"));
    orki_fault(w->r, OR_PIN, word, _("\"%s\" is not a key and a value with = between"), word->text);
}

/* "day=thu" into the map. */
static void take_word(wishing *w, orki_node *map, const char *at, size_t n)
{
    const char *sign = memchr(at, '=', n);
    size_t n_key = sign == NULL ? 0 : (size_t)(sign - at);
    orki_node *word = node_at(w, ORKI_SCALAR, at, n_key == 0 ? n : n_key);
    if (word == NULL)
        return;
    if (n_key == 0 || n_key + 1 == n) {
        refuse_word(w, word);
        return;
    }
    orki_node *value = node_at(w, ORKI_SCALAR, sign + 1, n - n_key - 1);
    const orki_node *before = orki_tree_find(map, word->text);
    if (before != NULL) {
        orki_note(w->r, before->key->place, _("\"%s\" is first given here"), word->text);
        orki_fault(w->r, OR_KEY_TWICE, word, _("the key \"%s\" is given twice"), word->text);
    } else if (value != NULL) {
        orki_tree_append(map, word, value);
    }
}

static void take_pin(wishing *w, orki_node *list, const char *line, size_t n)
{
    orki_node *map = node_at(w, ORKI_MAP, line, n);
    if (map == NULL)
        return;
    orki_tree_append(list, NULL, map);
    for (size_t at = strspn(line, BLANKS); at < n; at += strspn(line + at, BLANKS)) {
        size_t length = strcspn(line + at, BLANKS);
        take_word(w, map, line + at, length);
        at += length;
    }
}

/* A map with the key `pins`, in scratch memory; NULL after an error. */
static orki_node *parse(wishing *w, const char *const *pins, int n_pins)
{
    size_t n_errors = w->r->n_errors;
    w->text = join(w->r, pins, n_pins);
    w->file = w->text == NULL ? -1 : orki_source_open(w->r, "--pin", w->text, strlen(w->text));
    if (w->file < 0)
        return NULL;
    orki_node *root = node_at(w, ORKI_MAP, w->text, 0), *list = node_at(w, ORKI_LIST, w->text, 0);
    orki_node *key = node_at(w, ORKI_SCALAR, w->text, 0);
    if (root == NULL || list == NULL || key == NULL)
        return NULL;
    key->text = "pins";
    orki_tree_append(root, key, list);
    for (const char *line = w->text; *line != '\0'; line += strcspn(line, "\n") + 1)
        take_pin(w, list, line, strcspn(line, "\n"));
    return w->r->n_errors > n_errors || w->r->status != ORK_OK ? NULL : root;
}

int orki_wishes_add(orki_season_tree *tree, const char *const *pins, int n_pins)
{
    if (n_pins == 0 || tree->root == NULL || tree->is_broken || tree->r->status != ORK_OK)
        return -1;
    wishing w = {.r = tree->r};
    orki_node *root = parse(&w, pins, n_pins);
    if (root == NULL) {
        tree->is_broken = true;
        return -1;
    }
    orki_tree_merge(tree->r, tree->root, root);
    return w.file;
}
