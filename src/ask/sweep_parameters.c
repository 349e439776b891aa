/* A CSV file whose first line names paths; each further line is a scenario. What is wrong is told
 * at its line and column. Quotes may hold separators, ends of lines and, doubled, quotes. */
#include "ask/sweeping.h"

#include "base/file.h"
#include "base/shown.h"
#include "base/text.h"

#include <errno.h>
#include <string.h>

enum { MOST_COLUMNS = 100, MOST_TABLE_BYTES = 4 * 1024 * 1024 };

typedef struct parameter_table {
    orki_planning *p;
    int file;         /* source, for carets */
    char *text, *at;  /* the whole, and what is not yet read */
    const char *path; /* as named */
    char separator;
    char *fields[MOST_COLUMNS];
    bool is_broken; /* what follows cannot be told apart */
} parameter_table;

static orki_place place_of(const parameter_table *t, const char *at)
{
    orki_place place = {t->file, 0, 0};
    orki_lines_find(&t->p->r.sources[t->file], (size_t)(at - t->text), &place.line, &place.column);
    return place;
}

/* The inside of a field in quotes, its doubled quotes made single. `p` is behind the first quote;
 * @return what follows the last one */
static char *read_quoted(parameter_table *t, char *p)
{
    char *out = p, *begin = p - 1;
    while (*p != '\0' && (*p != '"' || p[1] == '"')) {
        p += *p == '"';
        *out++ = *p++;
    }
    t->is_broken = *p == '\0';
    if (t->is_broken)
        orki_fault_at(&t->p->r, OR_SWEEP, place_of(t, begin), 1, _("this quote does not end"));
    p += *p == '"';
    if (!t->is_broken && *p != '\0' && *p != t->separator && *p != '\n' && *p != '\r') {
        orki_hint(&t->p->r, "%s", _("a quote within a field is written twice: \"\""));
        orki_fault_at(&t->p->r, OR_SWEEP, place_of(t, p), 1,
                      _("text after the quote that ends the field"));
        t->is_broken = true;
    }
    *out = '\0'; /* at the latest where the last quote was */
    return p;
}

/* The fields of one line. @return how many there are; no more than MOST_COLUMNS are kept */
static int read_line(parameter_table *t)
{
    int n = 0;
    for (char *p = t->at;; p++) {
        bool is_quoted = *p == '"';
        char *field = p += is_quoted;
        if (is_quoted)
            p = read_quoted(t, p);
        else
            p += strcspn(p, (char[]){t->separator, '\n', '\r', '\0'});
        char end = *p;
        *p = '\0';
        if (n < MOST_COLUMNS)
            t->fields[n] = field;
        n++;
        if (end != t->separator || t->is_broken) {
            p += end == '\r' && p[1] == '\n';
            t->at = p + (end != '\0');
            return n;
        }
    }
}

static char find_separator(const char *text)
{
    size_t n = strcspn(text, "\r\n");
    return memchr(text, ';', n) != NULL ? ';' : memchr(text, '\t', n) != NULL ? '\t' : ',';
}

/* One scenario: each cell that is not empty is set. */
static void add_row(parameter_table *t, char *const *paths, int n, int row, int line)
{
    orki_planning *p = t->p;
    bool is_named = strcmp(paths[0], "name") == 0;
    const char *name = orki_arena_printf(&p->sweep->arena, _("line %d"), row);
    if (is_named)
        orki_text_fold(t->fields[0]);
    if (is_named && t->fields[0][0] != '\0')
        name = orki_keep_text(&p->r, t->fields[0]);
    orki_draft *draft =
        name == NULL
            ? NULL
            : orki_sweep_add(p, "table", is_named ? name : name + strcspn(name, "0123456789"), name,
                             row);
    const char *place = orki_arena_printf(&p->r.scratch, "%s:%d", t->path, line);
    for (int i = is_named; i < n && draft != NULL && place != NULL; i++) {
        const char *cell = t->fields[i];
        orki_node *to = cell[0] == '\0' ? NULL : orki_yaml_parse_end(&p->r, place, cell, 0);
        if (to != NULL)
            orki_sweep_change(p, draft, "set", paths[i], "to", to);
    }
}

static void add_rows(parameter_table *t, char *const *paths, int n_columns)
{
    orki_planning *p = t->p;
    for (int row = 1; *t->at != '\0' && p->r.status == ORK_OK && !t->is_broken; row++) {
        orki_place begin = place_of(t, t->at);
        int n = read_line(t);
        if (t->is_broken || (n == 1 && t->fields[0][0] == '\0'))
            continue;
        if (n != n_columns)
            orki_fault_at(&p->r, OR_SWEEP, begin, 1, _("line %d has %d fields, and the first %d"),
                          begin.line, n, n_columns);
        else
            add_row(t, paths, n, row, begin.line);
    }
}

/* The text of the file, and a copy in which fields are cut apart. */
static bool open_table(parameter_table *t)
{
    orki_planning *p = t->p;
    const char *bytes = NULL;
    size_t size = 0;
    ork_status st = orki_file_read(&bytes, &size, t->path, MOST_TABLE_BYTES, &p->r.scratch);
    if (st != ORK_OK) {
        orki_reader_fault_file(&p->r, t->path, st, errno);
        return false;
    }
    if (strlen(bytes) != size) {
        orki_sweep_fault(p, "--parameters", t->path, _("\"%s\" is no table"), t->path);
        return false;
    }
    t->file = orki_source_open(&p->r, t->path, bytes, size);
    if (t->file < 0)
        return false;
    const orki_source *source = &p->r.sources[t->file]; /* without a byte order mark */
    t->text = t->at = orki_arena_copy(&p->sweep->arena, source->bytes, source->n);
    if (t->text == NULL)
        orki_fail(&p->r, ORK_ERR_MEMORY);
    return t->text != NULL;
}

void orki_sweep_table(orki_planning *p)
{
    parameter_table t = {.p = p, .path = p->options->table};
    char *paths[MOST_COLUMNS];
    if (!open_table(&t))
        return;
    t.separator = find_separator(t.text);
    int n_columns = read_line(&t);
    memcpy(paths, t.fields, sizeof paths);
    if (n_columns > MOST_COLUMNS)
        orki_sweep_fault(p, "--parameters", t.path, _("\"%s\" has more than %d columns"), t.path,
                         MOST_COLUMNS);
    else
        add_rows(&t, paths, n_columns);
}
