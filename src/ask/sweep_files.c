/* Families that come from files: schools that may join, and lines of a table. */
#include "ask/sweeping.h"

#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <string.h>

enum { MOST_COLUMNS = 100, MOST_TABLE_BYTES = 4 * 1024 * 1024 };

/* schools that may join */

/* The items that a file gives for a key: as a season does, or as a scenario adds them. */
static void find_items(orki_planning *p, orki_node *root, const char *key, orki_node *out)
{
    orki_node *changes = orki_tree_find(root, "changes"), *own = orki_tree_find(root, key);
    bool is_scenario = changes != NULL && changes->kind == ORKI_LIST;
    for (orki_node *c = is_scenario ? changes->first : root; c != NULL;
         c = is_scenario ? c->next : NULL) {
        const orki_node *add = is_scenario ? orki_tree_find(c, "add") : NULL;
        bool is_meant = add != NULL && add->kind == ORKI_SCALAR && strcmp(add->text, key) == 0;
        const orki_node *items = is_meant ? orki_tree_find(c, "items") : is_scenario ? NULL : own;
        const orki_node *item = is_meant ? orki_tree_find(c, "item") : NULL;
        for (const orki_node *v = items == NULL ? NULL : items->first; v != NULL; v = v->next)
            orki_tree_append(out, NULL, orki_tree_copy(&p->r, v));
        if (item != NULL)
            orki_tree_append(out, NULL, orki_tree_copy(&p->r, item));
        if (p->r.status != ORK_OK)
            return;
    }
}

static const char *text_of(const orki_node *map, const char *key, const char *fallback)
{
    const orki_node *node = orki_tree_find(map, key);
    return node != NULL && node->kind == ORKI_SCALAR ? node->text : fallback;
}

static void add_school(orki_planning *p, const orki_node *school, const orki_node *orchestras)
{
    const char *id = text_of(school, "id", ""), *name = text_of(school, "name", id);
    orki_node *theirs = orki_sweep_text(p, "");
    orki_draft *draft = orki_sweep_add(p, "add-school", id,
                                       orki_arena_printf(&p->sweep->arena, _("%s joins"), name), 0);
    if (theirs == NULL || draft == NULL)
        return;
    theirs->kind = ORKI_LIST;
    for (const orki_node *o = orchestras->first; o != NULL; o = o->next) {
        orki_node *copy =
            strcmp(text_of(o, "school", ""), id) == 0 ? orki_tree_copy(&p->r, o) : NULL;
        if (copy != NULL)
            orki_tree_append(theirs, NULL, copy);
    }
    orki_sweep_change(p, draft, "add", "schools", "item", orki_tree_copy(&p->r, school));
    if (theirs->n > 0)
        orki_sweep_change(p, draft, "add", "orchestras", "items", theirs);
}

void orki_sweep_schools(orki_planning *p)
{
    const char *path = p->options->add_school;
    orki_node *root = orki_yaml_read_file(&p->r, path);
    orki_node *schools = orki_sweep_text(p, ""), *orchestras = orki_sweep_text(p, "");
    if (root == NULL || schools == NULL || orchestras == NULL)
        return;
    schools->kind = orchestras->kind = ORKI_LIST;
    find_items(p, root, "schools", schools);
    find_items(p, root, "orchestras", orchestras);
    if (schools->n == 0 && p->r.status == ORK_OK)
        orki_sweep_fault(p, "--add-school", path, _("\"%s\" has no schools"), path);
    for (const orki_node *s = schools->first; s != NULL && p->r.status == ORK_OK; s = s->next)
        add_school(p, s, orchestras);
}

/* a table */

/* The fields of one line; quotes may hold separators and, doubled, quotes. Moves *at on.
 * @return how many there are; no more than MOST_COLUMNS are kept */
static int read_line(char **at, char separator, char **fields)
{
    int n = 0;
    char *p = *at;
    for (;;) {
        bool is_quoted = *p == '"';
        char *out = p += is_quoted, *field = p;
        while (*p != '\0' && (is_quoted ? *p != '"' || p[1] == '"'
                                        : *p != separator && *p != '\n' && *p != '\r')) {
            p += is_quoted && *p == '"';
            *out++ = *p++;
        }
        p += is_quoted && *p == '"';
        char end = *p;
        *out = '\0';
        if (n < MOST_COLUMNS)
            fields[n] = field;
        n++;
        if (end != separator) {
            p += end == '\r' && p[1] == '\n';
            *at = p + (end != '\0');
            return n;
        }
        p++;
    }
}

static char find_separator(const char *text)
{
    size_t n = strcspn(text, "\r\n");
    return memchr(text, ';', n) != NULL ? ';' : memchr(text, '\t', n) != NULL ? '\t' : ',';
}

/* One scenario: each cell that is not empty is set. */
static void add_row(orki_planning *p, char *const *paths, char *const *cells, int n, int row)
{
    bool is_named = strcmp(paths[0], "name") == 0;
    const char *name = orki_arena_printf(&p->sweep->arena, _("line %d"), row);
    if (is_named && cells[0][0] != '\0')
        name = orki_keep_text(&p->r, cells[0]);
    orki_draft *draft =
        name == NULL
            ? NULL
            : orki_sweep_add(p, "table", is_named ? name : name + strcspn(name, "0123456789"), name,
                             row);
    const char *place = orki_arena_printf(&p->r.scratch, "%s:%d", p->options->table, row + 1);
    for (int i = is_named; i < n && draft != NULL && place != NULL; i++) {
        orki_node *to = cells[i][0] == '\0' ? NULL : orki_yaml_parse_end(&p->r, place, cells[i], 0);
        if (to != NULL)
            orki_sweep_change(p, draft, "set", paths[i], "to", to);
    }
}

void orki_sweep_table(orki_planning *p)
{
    const char *bytes = NULL, *path = p->options->table;
    size_t size = 0;
    ork_status st = orki_file_read(&bytes, &size, path, MOST_TABLE_BYTES, &p->r.scratch);
    if (st != ORK_OK) {
        orki_reader_fault_file(&p->r, path, st, errno);
        return;
    }
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    char *at = orki_arena_copy(&p->sweep->arena, bytes, size);
    char *paths[MOST_COLUMNS] = {NULL}, *cells[MOST_COLUMNS] = {NULL};
    if (at == NULL || strlen(at) != size) {
        orki_sweep_fault(p, "--parameters", path, _("\"%s\" is no table"), path);
        return;
    }
    char separator = find_separator(at);
    int n_columns = read_line(&at, separator, paths);
    if (n_columns > MOST_COLUMNS) {
        orki_sweep_fault(p, "--parameters", path, _("\"%s\" has more than %d columns"), path,
                         MOST_COLUMNS);
        return;
    }
    for (int row = 1; *at != '\0' && p->r.status == ORK_OK; row++) {
        int n = read_line(&at, separator, cells);
        if (n == 1 && cells[0][0] == '\0')
            continue;
        if (n != n_columns)
            orki_sweep_fault(p, "--parameters", path, _("line %d has %d fields, and the first %d"),
                             row + 1, n, n_columns);
        else
            add_row(p, paths, cells, n, row);
    }
}
