/* What all parts of the season's building share. */
#include "read/build.h"

#include "base/file.h"
#include "base/shown.h"
#include "read/origin.h"
#include "read/scalar.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *orki_text_of(orki_build *b, const orki_node *map, const char *key, const char *fallback)
{
    const orki_node *node = orki_tree_get(map, key);
    const char *text = node != NULL && node->kind == ORKI_SCALAR ? node->text : fallback;
    char *kept = orki_arena_copy(b->r->keep, text, strlen(text));
    if (kept == NULL) {
        orki_fail(b->r, ORK_ERR_MEMORY);
        return "";
    }
    orki_text_fold(kept);
    return kept;
}

orki_place orki_place_of(const orki_node *node)
{
    const orki_node *id = orki_tree_get(node, "id");
    return id != NULL ? id->place : node->key != NULL ? node->key->place : node->place;
}

const char *orki_path_of(orki_build *b, const orki_node *node)
{
    const char *folder = node->text[0] == '/' ? "" : b->r->sources[node->place.file].folder;
    if (folder == NULL)
        folder = "";
    if (folder[0] == '\0' && strcmp(node->text, "-") == 0)
        folder = "./"; /* a file of that name, not standard input */
    return orki_keep_printf(b->r, "%s%s", folder, node->text);
}

/* From the disk, or from what takes its place. */
static ork_status read_named(orki_build *b, const char *path, const char **bytes, size_t *n)
{
    if (b->r->given == NULL)
        return orki_file_read(bytes, n, path, ORKI_MAX_FILE_BYTES, &b->r->scratch);
    for (size_t i = 0; i < b->r->n_given; i++) {
        if (strcmp(b->r->given[i].name, path) == 0) {
            *bytes = b->r->given[i].bytes;
            *n = b->r->given[i].n;
            return ORK_OK;
        }
    }
    errno = ENOENT;
    return ORK_ERR_IO;
}

const char *orki_file_of(orki_build *b, orki_node *node, const char **bytes, size_t *n)
{
    const char *path = orki_path_of(b, node);
    if (path == NULL)
        return NULL;
    ork_status st = read_named(b, path, bytes, n);
    if (st == ORK_OK)
        b->r->fingerprint = orki_fingerprint_bytes(b->r->fingerprint, *bytes, *n);
    if (st == ORK_ERR_MEMORY)
        orki_fail(b->r, st);
    else if (st != ORK_OK)
        orki_fault(b->r, st == ORK_ERR_IO ? OR_FILE : OR_FILE_SIZE, node, _("%s: %s"), path,
                   st == ORK_ERR_IO ? strerror(errno) : _("the file is too large"));
    return st == ORK_OK ? path : NULL;
}

/* The item of a list that has the same id as this one and stands before it. */
static const orki_node *find_first(const orki_node *id)
{
    const orki_node *item = id->parent, *list = item == NULL ? NULL : item->parent;
    for (const orki_node *v = list == NULL ? NULL : list->first; v != NULL && v != item;
         v = v->next) {
        const orki_node *other = orki_tree_get(v, "id");
        if (other != NULL && strcmp(other->text, id->text) == 0)
            return other;
    }
    return NULL;
}

const char *orki_declare(orki_build *b, orki_names *names, orki_node *id, const char *full,
                         int index)
{
    const char *kept = orki_keep_text(b->r, full);
    if (kept == NULL || id == NULL || id->is_bad)
        return kept == NULL ? "" : kept;
    if (orki_names_add(b->r, names, kept, index) == ORKI_NO_NAME)
        return kept;
    const orki_node *first = find_first(id);
    if (first != NULL)
        orki_note(b->r, first->place, _("first declared here"));
    orki_fault(b->r, OR_ID_TWICE, id, _("\"%s\" is declared twice"), kept);
    return kept;
}

/* "viool" and "strijkers" are words for something, too; NULL when the text is none. */
static const char *id_of_word(const orki_build *b, const orki_names *names, const char *text)
{
    const ork_season *s = b->s;
    for (int i = 0; names == &b->skills && i < s->n_skills; i++) {
        if (strcasecmp(text, s->skills[i].name_nl) == 0 ||
            strcasecmp(text, s->skills[i].name_en) == 0)
            return s->skills[i].id;
    }
    for (int i = 0; names == &b->roles && i < s->n_roles; i++) {
        if (strcasecmp(text, s->roles[i].name_nl) == 0 ||
            strcasecmp(text, s->roles[i].name_en) == 0)
            return s->roles[i].id;
    }
    return NULL;
}

int orki_refer_own(orki_build *b, const orki_names *names, orki_node *node, const char *full,
                   orki_code code, const char *what)
{
    if (node == NULL || node->is_bad || node->kind != ORKI_SCALAR || full == NULL)
        return -1;
    int index = orki_names_find(names, full);
    if (index != ORKI_NO_NAME)
        return index;
    const char *nearest = id_of_word(b, names, node->text);
    if (nearest == NULL)
        nearest = orki_names_nearest(names, full);
    const orki_removed *removed = orki_reader_find_removed(b->r, full);
    if (removed != NULL)
        orki_note(b->r, removed->place, _("\"%s\" is removed here"), removed->id);
    else if (nearest != NULL)
        orki_hint(b->r, _("did you mean \"%s\"?"), nearest);
    orki_fault(b->r, code, node, _("the %s \"%s\" is not declared"), what, node->text);
    return -1;
}

int orki_refer(orki_build *b, const orki_names *names, orki_node *node, orki_code code,
               const char *what)
{
    return orki_refer_own(b, names, node, node == NULL ? NULL : node->text, code, what);
}

uint8_t orki_days_of(orki_build *b, const orki_node *node, uint8_t fallback)
{
    (void)b;
    if (node == NULL)
        return fallback;
    if (node->kind == ORKI_SCALAR)
        return (uint8_t)node->value[0];
    int mask = 0;
    for (const orki_node *n = orki_tree_first(node); n != NULL; n = orki_tree_next(n))
        mask |= n->value[0];
    return (uint8_t)mask;
}

static int compare_spans(const void *a, const void *b)
{
    const orki_span *x = a, *y = b;
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : (x->to > y->to) - (x->to < y->to);
}

/* Sort and join what touches or overlaps. */
static int join(orki_span *spans, int n)
{
    qsort(spans, (size_t)n, sizeof *spans, compare_spans);
    int kept = 0;
    for (int i = 0; i < n; i++) {
        if (kept > 0 && spans[i].from <= spans[kept - 1].to) {
            if (spans[i].to > spans[kept - 1].to)
                spans[kept - 1].to = spans[i].to;
        } else {
            spans[kept++] = spans[i];
        }
    }
    return kept;
}

static const orki_node *first_of(const orki_node *node)
{
    return node == NULL || node->kind == ORKI_SCALAR ? node : orki_tree_first(node);
}

static const orki_node *next_of(const orki_node *whole, const orki_node *node)
{
    return whole == node ? NULL : orki_tree_next(node);
}

void orki_day_spans(orki_build *b, orki_spans *days, const orki_node *node)
{
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        int n = 0;
        for (const orki_node *v = first_of(node); v != NULL; v = next_of(node, v))
            n += (v->value[0] >> d) & 1;
        orki_span *spans = orki_keep(b->r, (size_t)n, sizeof *spans);
        if (spans == NULL)
            return;
        n = 0;
        for (const orki_node *v = first_of(node); v != NULL; v = next_of(node, v)) {
            if (((v->value[0] >> d) & 1) != 0)
                spans[n++] = (orki_span){v->value[1], v->value[2]};
        }
        days[d] = (orki_spans){join(spans, n), spans};
    }
}

void orki_check_date(orki_build *b, orki_node *node)
{
    orki_check_period(b, node, node->value[0], node->value[0], true);
}

void orki_check_period(orki_build *b, orki_node *node, orki_date from, orki_date to, bool must_fit)
{
    const ork_season *s = b->s;
    bool is_early = s->from != ORKI_NO_DATE && (must_fit ? from : to) < s->from;
    bool is_late = s->to != ORKI_NO_DATE && (must_fit ? to : from) > s->to;
    if (!is_early && !is_late)
        return;
    const orki_node *season = orki_tree_get(b->root, "season");
    const orki_node *bound = orki_tree_get(season, is_early ? "from" : "to");
    if (bound != NULL)
        orki_note(b->r, bound->place,
                  is_early ? _("the season begins on %s") : _("the season ends on %s"),
                  bound->text);
    orki_fault(b->r, OR_DATE_OUTSIDE, node, _("%s is outside the season"), node->text);
}

orki_date orki_date_of(orki_build *b, orki_node *map, const char *key)
{
    orki_node *node = orki_tree_get(map, key);
    if (node == NULL)
        return ORKI_NO_DATE;
    orki_check_date(b, node);
    return node->value[0];
}

void orki_check_order(orki_build *b, orki_node *map, orki_date from, orki_date to)
{
    orki_node *end = orki_tree_get(map, "to");
    if (from == ORKI_NO_DATE || to == ORKI_NO_DATE || from <= to || end == NULL)
        return;
    orki_note(b->r, orki_tree_find(map, "from")->place, _("it begins here"));
    orki_fault(b->r, OR_DATES_ORDER, end, _("%s is before the first day"), end->text);
}

bool orki_at_of(orki_build *b, const orki_node *map, const char *key, double *lat, double *lon)
{
    orki_node *node = orki_tree_get(map, key);
    if (node == NULL || node->first->is_bad || node->last->is_bad)
        return false;
    *lat = node->first->number;
    *lon = node->last->number;
    if (*lat >= -90 && *lat <= 90)
        return true;
    orki_hint(b->r, "%s", _("coordinates are [latitude, longitude], such as [51.798, 4.661]"));
    orki_fault(b->r, OR_PLACE, node, _("latitude %s is outside -90 to 90"), node->first->text);
    return false;
}

bool orki_is_too_many(orki_build *b, const orki_node *list, int max, const char *what)
{
    return list != NULL && orki_is_too_many_of(b, list, list->n, max, what);
}

bool orki_is_too_many_of(orki_build *b, const orki_node *list, size_t n, int max, const char *what)
{
    if (n <= (size_t)max)
        return false;
    orki_fault_at(b->r, OR_TOO_MANY, list->place, 1, _("%zu %s; a season has at most %d"), n, what,
                  max);
    orki_fail(b->r, ORK_ERR_TOO_LARGE);
    return true;
}
