/* CSV files of travel minutes: a header line with the columns `from,to,mode,minutes` in any order,
 * separated by ',' or ';'.
 * `from` and `to` are ids of schools, or of a teacher meaning home; an empty mode means every mode,
 * "pupils" the pupils' way. A pair holds both ways unless the file gives the other way as well. */
#include "read/pairs.h"

#include "read/yaml_tree.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FROM, TO, MODE, MINUTES, N_FIELDS, MAX_MINUTES = 600 };

/* Where the two ends of a pair are. */
typedef struct pair_ends {
    int from_school, to_school, teacher; /* -1 = not */
} pair_ends;

typedef struct table {
    orki_build *b;
    int file;
    char separator;
    int columns[N_FIELDS]; /* where each field stands in a line */
    orki_names seen;       /* "from,to,mode" -> line */
} table;

static void fault(table *t, int line, int column, const char *text)
{
    orki_fault_at(t->b->r, OR_CSV, (orki_place){t->file, line, column}, 1, "%s", text);
}

/* Split a line into fields in place; quotes may surround a field. @return how many, at most one
 * more than there should be. */
static int split(char *line, char separator, orki_node *fields)
{
    int n = 0;
    char *p = line;
    for (; n <= N_FIELDS; n++) {
        char *start = p;
        p += strcspn(p, (char[]){separator, '\0'});
        bool is_last = *p == '\0';
        char *end = p;
        *p++ = '\0';
        while (*start == ' ' || *start == '\t')
            start++;
        while (end > start && (end[-1] == ' ' || end[-1] == '\t'))
            *--end = '\0';
        if (end - start >= 2 && *start == '"' && end[-1] == '"') {
            start++;
            *--end = '\0';
        }
        if (n < N_FIELDS) {
            fields[n].text = start;
            fields[n].place.column = (int)(start - line) + 1;
            fields[n].width = end > start ? (int)(end - start) : 1;
        }
        if (is_last)
            return n + 1;
    }
    return n;
}

static bool read_minutes(table *t, orki_node *field, int *minutes)
{
    char *end = NULL;
    errno = 0;
    long value = strtol(field->text, &end, 10);
    if (end == field->text || *end != '\0') {
        orki_fault(t->b->r, OR_NUMBER, field, _("\"%s\" is not a whole number of minutes"),
                   field->text);
        return false;
    }
    if (errno != 0 || value < 0 || value > MAX_MINUTES) {
        orki_fault(t->b->r, OR_BOUNDS, field, _("%s minutes is outside 0 to %d"), field->text,
                   MAX_MINUTES);
        return false;
    }
    *minutes = (int)value;
    return true;
}

/* One end: a school, or a teacher's home. */
static bool read_end(table *t, orki_node *field, int *school, int *teacher)
{
    *school = orki_names_find(&t->b->schools, field->text);
    if (*school >= 0)
        return true;
    int index = orki_names_find(&t->b->teachers, field->text);
    if (index < 0)
        index = orki_refer(t->b, &t->b->schools, field, OR_SCHOOL, _("school"));
    if (index < 0)
        return false;
    if (*teacher >= 0) {
        orki_fault(t->b->r, OR_CSV, field, _("a pair has at most one teacher"));
        return false;
    }
    *teacher = index;
    return true;
}

static void set_home(ork_season *s, int teacher, int school, bool is_back, int minutes)
{
    size_t cell = ((size_t)teacher * (size_t)s->n_schools + (size_t)school) * 2;
    s->home_travel[cell + (is_back ? 1 : 0)] = minutes;
}

/* Put minutes in one direction; mode -1 = every mode, -2 = pupils. */
static void put(ork_season *s, pair_ends ends, int mode, int minutes)
{
    size_t n = (size_t)s->n_schools;
    if (ends.teacher >= 0) {
        bool is_back = ends.from_school >= 0;
        if (mode == -1 || mode == s->teachers[ends.teacher].mode)
            set_home(s, ends.teacher, is_back ? ends.from_school : ends.to_school, is_back,
                     minutes);
        return;
    }
    size_t cell = (size_t)ends.from_school * n + (size_t)ends.to_school;
    if (s->schools[ends.from_school].address == s->schools[ends.to_school].address)
        return;
    for (int m = 0; m < s->n_modes; m++) {
        if (mode == -1 || mode == m)
            s->school_travel[(size_t)m * n * n + cell] = minutes;
    }
    if (mode == -2)
        s->pupil_travel[cell] = minutes;
}

/* The pair was not given before in this direction. */
static bool is_new(table *t, const orki_node *fields, int line)
{
    const char *key = orki_keep_printf(t->b->r, "%s,%s,%s", fields[FROM].text, fields[TO].text,
                                       fields[MODE].text);
    if (key == NULL)
        return false;
    int old = orki_names_add(t->b->r, &t->seen, key, line);
    if (old < 0)
        return true;
    orki_note(t->b->r, (orki_place){t->file, old, 1}, _("first given here"));
    orki_fault_at(t->b->r, OR_PAIR_TWICE, (orki_place){t->file, line, 1}, 1,
                  _("the travel time from \"%s\" to \"%s\" is given twice"), fields[FROM].text,
                  fields[TO].text);
    return false;
}

/* One line. On the first pass a pair fills both ways, on the second its own way only, so that the
 * other way, when it is given too, is what counts. */
static void read_line(table *t, char *text, int line, bool is_first_pass)
{
    orki_node cells[N_FIELDS], fields[N_FIELDS];
    memset(cells, 0, sizeof cells);
    int n = split(text, t->separator, cells);
    if (n != N_FIELDS) {
        if (is_first_pass)
            fault(t, line, 1, _("expected four fields"));
        return;
    }
    for (int i = 0; i < N_FIELDS; i++) {
        fields[i] = cells[t->columns[i]];
        fields[i].place.file = t->file;
        fields[i].place.line = line;
    }
    size_t n_errors = t->b->r->n_errors;
    pair_ends ends = {-1, -1, -1};
    int minutes = 0, mode = -1;
    if (!is_first_pass && t->b->r->n_errors > 0)
        return;
    bool is_right = read_end(t, &fields[FROM], &ends.from_school, &ends.teacher);
    is_right = read_end(t, &fields[TO], &ends.to_school, &ends.teacher) && is_right;
    is_right = read_minutes(t, &fields[MINUTES], &minutes) && is_right;
    if (strcmp(fields[MODE].text, "pupils") == 0)
        mode = -2;
    else if (fields[MODE].text[0] != '\0')
        mode = orki_refer(t->b, &t->b->modes, &fields[MODE], OR_MODE, _("travel mode"));
    if (!is_right || t->b->r->n_errors > n_errors || (is_first_pass && !is_new(t, fields, line)))
        return;
    put(t->b->s, ends, mode, minutes);
    if (is_first_pass)
        put(t->b->s, (pair_ends){ends.to_school, ends.from_school, ends.teacher}, mode, minutes);
}

/* Which column is which; false unless each is there once. */
static bool read_header(table *t, char *line)
{
    static const char *const wanted[N_FIELDS] = {"from", "to", "mode", "minutes"};
    orki_node cells[N_FIELDS];
    memset(cells, 0, sizeof cells);
    t->separator = strchr(line, ';') != NULL ? ';' : ',';
    if (split(line, t->separator, cells) != N_FIELDS)
        return false;
    for (int i = 0; i < N_FIELDS; i++) {
        int column = 0;
        while (column < N_FIELDS && strcmp(cells[column].text, wanted[i]) != 0)
            column++;
        if (column == N_FIELDS)
            return false;
        t->columns[i] = column;
    }
    return true;
}

static void read_lines(table *t, bool is_first_pass)
{
    const orki_source *source = &t->b->r->sources[t->file];
    for (int i = 1; (size_t)i <= source->n_lines && t->b->r->status == ORK_OK; i++) {
        const char *line = orki_lines_text(source, i, &t->b->r->scratch);
        char *copy = line == NULL ? NULL : orki_arena_copy(&t->b->r->scratch, line, strlen(line));
        if (copy == NULL) {
            orki_fail(t->b->r, ORK_ERR_MEMORY);
            return;
        }
        if (i == 1 && !read_header(t, copy)) {
            fault(t, 1, 1, _("the first line must name the columns from, to, mode and minutes"));
            return;
        }
        if (i > 1 && line[strspn(line, " \t")] != '\0')
            read_line(t, copy, i, is_first_pass);
    }
}

static void read_file(orki_build *b, orki_node *node)
{
    const char *bytes = NULL;
    size_t n = 0;
    const char *path = orki_file_of(b, node, &bytes, &n);
    if (path == NULL)
        return;
    table t = {.b = b, .file = orki_source_open(b->r, path, bytes, n)};
    if (t.file < 0)
        return;
    read_lines(&t, true);
    if (b->r->n_errors == 0)
        read_lines(&t, false);
}

void orki_read_pairs(orki_build *b, orki_node *pairs)
{
    if (pairs != NULL && pairs->kind == ORKI_SCALAR)
        read_file(b, pairs);
    for (orki_node *v = orki_tree_first(pairs); v != NULL; v = orki_tree_next(v))
        read_file(b, v);
}

static void find_file(orki_build *b, orki_node *node)
{
    const char *path = orki_path_of(b, node);
    if (path != NULL && access(path, R_OK) != 0)
        orki_fault(b->r, OR_FILE, node, _("%s: %s"), path, strerror(errno));
}

void orki_find_pairs(orki_build *b, orki_node *pairs)
{
    if (pairs != NULL && pairs->kind == ORKI_SCALAR)
        find_file(b, pairs);
    for (orki_node *v = orki_tree_first(pairs); v != NULL; v = orki_tree_next(v)) {
        if (v->kind == ORKI_SCALAR)
            find_file(b, v);
    }
}
