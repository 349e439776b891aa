/* CSV files of travel minutes: a header line with the columns `from,to,mode,minutes` and perhaps
 * `km`, in any order.
 * `from` and `to` are ids of schools, or of a teacher meaning home; an empty mode means every mode,
 * "pupils" the pupils' way. A pair holds both ways unless the file gives the other way as well, and
 * for every mode but those for which the file gives that way by itself: in any order of lines. */
#include "read/pairs.h"

#include "read/csv.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FROM, TO, MODE, MINUTES, KM, N_FIELDS, N_REQUIRED = KM, MAX_MINUTES = 600, MAX_KM = 1000 };

/* Where the two ends of a pair are. */
typedef struct pair_ends {
    int from_school, to_school, teacher; /* -1 = not */
} pair_ends;

typedef struct way {
    int minutes;
    int metres; /* -1 = not given */
} way;

/* A file is read four times; what is written later counts. A way that the file gives counts before
 * one that it only gives the other way round, then a mode's own before one for every mode. */
typedef enum pass { EVERY_BOTH_WAYS, MODE_BOTH_WAYS, EVERY_OWN_WAY, MODE_OWN_WAY, N_PASSES } pass;

typedef struct table {
    orki_build *b;
    orki_travel_tables into;
    pass pass;
    orki_names seen; /* "from,to,mode" -> line */
} table;

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

/* "12.5" kilometres in metres; an empty field is not known. */
static bool read_metres(table *t, orki_node *field, int *metres)
{
    const char *text = field->text;
    *metres = -1;
    if (text[0] == '\0')
        return true;
    size_t whole = strspn(text, "0123456789");
    size_t places = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
    size_t length = whole + (text[whole] == '.' ? 1 + places : 0);
    double km = whole > 0 && whole < 8 && text[length] == '\0' ? strtod(text, NULL) : -1;
    if (km < 0) {
        orki_fault(t->b->r, OR_NUMBER, field, _("\"%s\" is not a number of kilometres"), text);
        return false;
    }
    if (km > MAX_KM) {
        orki_fault(t->b->r, OR_BOUNDS, field, _("%s km is outside 0 to %d"), text, MAX_KM);
        return false;
    }
    *metres = (int)lround(km * 1000);
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
        orki_fault(t->b->r, OR_CSV, field, "%s", _("a pair has at most one teacher"));
        return false;
    }
    *teacher = index;
    return true;
}

static void set(int *minutes, int *metres, size_t cell, way w)
{
    minutes[cell] = w.minutes;
    if (w.metres >= 0)
        metres[cell] = w.metres;
}

/* Put a way in one direction; mode -1 = every mode, -2 = pupils. */
static void put(table *t, pair_ends ends, int mode, way w)
{
    const ork_season *s = t->b->s;
    size_t n = (size_t)s->n_schools;
    if (ends.teacher >= 0) {
        bool is_back = ends.from_school >= 0;
        size_t school = (size_t)(is_back ? ends.from_school : ends.to_school);
        if (mode == -1 || mode == s->teachers[ends.teacher].mode)
            set(t->into.home_min, t->into.home_metres,
                ((size_t)ends.teacher * n + school) * 2 + (is_back ? 1 : 0), w);
        return;
    }
    size_t cell = (size_t)ends.from_school * n + (size_t)ends.to_school;
    if (s->schools[ends.from_school].address == s->schools[ends.to_school].address)
        return;
    for (int m = 0; m < s->n_modes; m++) {
        if (mode == -1 || mode == m)
            set(t->into.school_min, t->into.school_metres, (size_t)m * n * n + cell, w);
    }
    if (mode == -2)
        t->into.pupil_min[cell] = w.minutes;
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
    orki_note(t->b->r, (orki_place){fields[FROM].place.file, old, 1}, _("first given here"));
    orki_fault_at(t->b->r, OR_PAIR_TWICE, (orki_place){fields[FROM].place.file, line, 1}, 1,
                  _("the travel time from \"%s\" to \"%s\" is given twice"), fields[FROM].text,
                  fields[TO].text);
    return false;
}

/* -1 = every mode, -2 = pupils. */
static int read_mode(table *t, orki_node *field)
{
    if (strcmp(field->text, "pupils") != 0)
        return field->text[0] == '\0'
                   ? -1
                   : orki_refer(t->b, &t->b->modes, field, OR_MODE, _("travel mode"));
    if (t->into.pupil_min == NULL)
        orki_fault(t->b->r, OR_CSV, field, "%s", _("a period has no ways of its own for pupils"));
    return -2;
}

/* One line, judged on the first pass. */
static void read_line(orki_csv *csv, orki_node *fields, int line, void *user)
{
    table *t = user;
    orki_reader *r = csv->r;
    size_t n_errors = r->n_errors;
    pair_ends ends = {-1, -1, -1};
    way w = {0, -1};
    bool is_first = t->pass == EVERY_BOTH_WAYS;
    if (!is_first && r->n_errors > 0)
        return;
    bool is_right = read_end(t, &fields[FROM], &ends.from_school, &ends.teacher);
    is_right = read_end(t, &fields[TO], &ends.to_school, &ends.teacher) && is_right;
    is_right = read_minutes(t, &fields[MINUTES], &w.minutes) && is_right;
    is_right = read_metres(t, &fields[KM], &w.metres) && is_right;
    int mode = read_mode(t, &fields[MODE]);
    if (!is_right || r->n_errors > n_errors || (is_first && !is_new(t, fields, line)))
        return;
    if ((mode == -1) != (t->pass == EVERY_BOTH_WAYS || t->pass == EVERY_OWN_WAY))
        return;
    put(t, ends, mode, w);
    if (t->pass == EVERY_BOTH_WAYS || t->pass == MODE_BOTH_WAYS)
        put(t, (pair_ends){ends.to_school, ends.from_school, ends.teacher}, mode, w);
}

static void read_file(orki_build *b, orki_node *node, orki_travel_tables into)
{
    static const char *const names[N_FIELDS] = {"from", "to", "mode", "minutes", "km"};
    table t = {.b = b, .into = into};
    orki_csv csv = {
        .names = names,
        .n_names = N_FIELDS,
        .n_required = N_REQUIRED,
        .header_fault = _("the first line must name the columns from, to, mode and minutes"),
    };
    size_t n_errors = b->r->n_errors;
    if (!orki_csv_open(b, &csv, node))
        return;
    for (t.pass = 0; t.pass < N_PASSES && b->r->n_errors == n_errors; t.pass++)
        orki_csv_lines(&csv, read_line, &t);
}

void orki_read_pairs(orki_build *b, orki_node *pairs, orki_travel_tables into)
{
    if (pairs != NULL && pairs->kind == ORKI_SCALAR)
        read_file(b, pairs, into);
    for (orki_node *v = orki_tree_first(pairs); v != NULL; v = orki_tree_next(v))
        read_file(b, v, into);
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
