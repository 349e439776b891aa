/* ork_compare(): folders in, a table of figures out. Every folder is read before anything is
 * counted, so that all that is wrong is told at once. */
#include "ask/comparing.h"
#include "base/message.h"
#include "read/reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void *orki_comparing_keep(orki_comparing *c, size_t n, size_t size)
{
    void *memory = orki_arena_alloc(&c->arena, n, size);
    if (memory == NULL)
        c->status = ORK_ERR_MEMORY;
    return memory;
}

static const char *copy(orki_comparing *c, const char *text)
{
    const char *kept = orki_arena_copy(&c->arena, text, strlen(text));
    if (kept == NULL)
        c->status = ORK_ERR_MEMORY;
    return kept;
}

/* A folder may have any name; a column's stands in tables and pages. */
static const char *copy_shown(orki_comparing *c, const char *path)
{
    char *shown = ork_text_shown(path);
    const char *kept = copy(c, shown == NULL ? path : shown);
    if (shown == NULL)
        c->status = ORK_ERR_MEMORY;
    ork_text_free(shown);
    return kept;
}

const char *ork_path_name(const char *path, size_t *n)
{
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t begin = end;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    *n = end - begin;
    return path + begin;
}

/* "cheap/anna/" -> "anna"; what has no such part ("..", "/") is called as it is. */
static const char *last_part(orki_comparing *c, const char *path)
{
    size_t n = 0;
    const char *last = ork_path_name(path, &n);
    bool is_plain = n > 0 && last[0] != '.' && last[0] != '/';
    char *name = is_plain ? orki_arena_copy(&c->arena, last, n)
                          : orki_arena_copy(&c->arena, path, strlen(path));
    return name == NULL ? copy(c, path) : copy_shown(c, name);
}

static bool is_taken(const orki_comparing *c, int column)
{
    for (int i = 0; i < c->n; i++) {
        if (i != column && strcmp(c->columns[i].name, c->columns[column].name) == 0)
            return true;
    }
    return false;
}

/* The scenario's own name, else the folder's; where two have one name, the paths. */
static void name_columns(orki_comparing *c)
{
    bool *taken = orki_comparing_keep(c, (size_t)c->n, sizeof *taken);
    for (int i = 0; i < c->n && c->status == ORK_OK; i++) {
        const char *scenario = ork_season_scenario(c->sides[i].season);
        c->columns[i].name = scenario[0] != '\0' ? scenario : last_part(c, c->columns[i].folder);
    }
    for (int i = 0; c->status == ORK_OK && i < c->n; i++)
        taken[i] = is_taken(c, i);
    for (int i = 0; c->status == ORK_OK && i < c->n; i++)
        c->columns[i].name = taken[i] ? copy_shown(c, c->columns[i].folder) : c->columns[i].name;
}

static void refuse_twice(orki_comparing *c, const char *const *folders)
{
    for (int i = 0; i < c->n; i++) {
        char mine[PATH_MAX], other[PATH_MAX];
        for (int j = 0; j < i && realpath(folders[i], mine) != NULL; j++) {
            if (realpath(folders[j], other) != NULL && strcmp(mine, other) == 0) {
                orki_comparing_fault(c, OR_RESULT_TWICE, folders[i], "",
                                     _("is the same folder as %s"), folders[j]);
                break;
            }
        }
    }
}

/* A bound holds for every timetable of a season, so columns of one season share the best. */
static void share_bounds(orki_comparing *c)
{
    for (int i = 0; i < c->n; i++) {
        for (int j = 0; j < c->n; j++) {
            if (c->sides[i].season->fingerprint == c->sides[j].season->fingerprint &&
                c->columns[j].bound > c->columns[i].bound)
                c->columns[i].bound = c->columns[j].bound;
        }
    }
}

/* The column of the cheapest timetable of a column's season that keeps the rules; -1: none. */
static int cheapest_like(const orki_comparing *c, int column)
{
    int cheapest = -1;
    for (int i = 0; i < c->n; i++) {
        const ork_verdict *v = c->sides[i].verdict;
        if (c->sides[i].season->fingerprint == c->sides[column].season->fingerprint &&
            v->n_breaches == 0 && (cheapest < 0 || v->cost < c->sides[cheapest].verdict->cost))
            cheapest = i;
    }
    return cheapest;
}

/* No timetable that keeps the rules costs less than what is proven: the folder that claims it is to
 * blame, not the one whose timetable shows it. Before bounds are shared. */
static void refuse_bounds(orki_comparing *c)
{
    for (int i = 0; i < c->n; i++) {
        int cheapest = cheapest_like(c, i);
        if (cheapest < 0 || c->sides[cheapest].verdict->cost >= c->columns[i].bound)
            continue;
        const char *remedy = _("solve it again into this folder");
        if (cheapest == i)
            orki_comparing_fault(
                c, OR_RESULT, c->columns[i].folder, remedy,
                _("its report.json claims a bound above what the timetable costs"));
        else
            orki_comparing_fault(
                c, OR_RESULT, c->columns[i].folder, remedy,
                _("its report.json claims a bound above what the timetable in %s costs"),
                c->columns[cheapest].folder);
    }
}

static void run(orki_comparing *c, const char *const *folders)
{
    c->sides = orki_comparing_keep(c, (size_t)c->n, sizeof *c->sides);
    c->columns = orki_comparing_keep(c, (size_t)c->n, sizeof *c->columns);
    if (c->status != ORK_OK) {
        c->n = 0;
        return;
    }
    c->out.n_columns = c->n;
    c->out.columns = c->columns;
    for (int i = 0; i < c->n; i++)
        c->columns[i].folder = copy(c, folders[i]);
    if (c->status == ORK_OK)
        refuse_twice(c, folders);
    bool are_apart = c->status == ORK_OK;
    for (int i = 0; i < c->n && are_apart && c->status != ORK_ERR_MEMORY; i++)
        orki_comparing_read(c, i, folders[i]);
    if (c->status == ORK_OK)
        name_columns(c);
    for (int i = 0; i < c->n && c->status == ORK_OK; i++)
        orki_comparing_count(c, i);
    if (c->status == ORK_OK) {
        refuse_bounds(c);
        share_bounds(c);
    }
    void (*const parts[])(orki_comparing *) = {orki_comparing_pairs, orki_comparing_rows,
                                               orki_comparing_people, orki_comparing_mark};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && c->status == ORK_OK; i++)
        parts[i](c);
}

ork_status ork_compare(ork_comparison **out, const char *const *folders, int n, ork_diags *diags)
{
    *out = NULL;
    orki_comparing *c = orki_alloc(1, sizeof *c);
    if (c == NULL)
        return ORK_ERR_MEMORY;
    c->diags = diags;
    c->n = n;
    run(c, folders);
    ork_status st = c->status;
    if (st == ORK_OK)
        *out = &c->out;
    else
        ork_comparison_free(&c->out);
    return st;
}

void ork_comparison_free(ork_comparison *comparison)
{
    if (comparison == NULL)
        return;
    orki_comparing *c = (orki_comparing *)comparison;
    for (int i = 0; i < c->n && c->sides != NULL; i++) {
        ork_verdict_free(c->sides[i].verdict);
        ork_verdict_free(c->sides[i].by_first);
        ork_prices_free(c->sides[i].prices);
        ork_instruments_free(c->sides[i].instruments);
        ork_timetable_free(c->sides[i].timetable);
        ork_season_free(c->sides[i].season);
        orki_arena_free(&c->sides[i].arena);
    }
    orki_free(c->rows);
    orki_free(c->cells);
    orki_arena_free(&c->arena);
    orki_free(c);
}

const ork_row *ork_comparison_row(const ork_comparison *comparison, ork_row_part part,
                                  const char *key, const char *id)
{
    for (int i = 0; i < comparison->n_rows; i++) {
        const ork_row *row = &comparison->rows[i];
        if (row->part == part && strcmp(row->key, key) == 0 && strcmp(row->id, id) == 0)
            return row;
    }
    return NULL;
}

const char *ork_mark_word(ork_mark mark)
{
    switch (mark) {
    case ORK_MARK_SAME:
        return "same";
    case ORK_MARK_BETTER:
        return "better";
    case ORK_MARK_WORSE:
        return "worse";
    case ORK_MARK_OTHER:
        return "other";
    case ORK_MARK_UNDECIDED:
        return "undecided";
    case ORK_MARK_WEIGHTS:
        return "other-weights";
    case ORK_MARK_WORK:
        return "other-work";
    case ORK_MARK_BROKEN:
        return "broken";
    case ORK_MARK_NONE:
    default:
        return "";
    }
}
