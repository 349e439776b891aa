/* compare.json: the columns, every number of every row with its marks, and the changes between each
 * pair. Schema: src/doc/compare.schema.json. */
#include "orkestrooster/compare.h"
#include "orkestrooster/version.h"
#include "report/compare_cells.h"
#include "report/json_texts.h"

#include <string.h>

static json_t *cells_of(const ork_comparison *c, const ork_row *row)
{
    json_t *list = json_array();
    for (int i = 0; i < c->n_columns && list != NULL; i++) {
        const ork_cell *cell = &row->cells[i];
        json_t *item = json_pack(
            "{s:o, s:s, s:s}", "value", cell->is_known ? json_integer(cell->value) : json_null(),
            "against_first", ork_mark_word(cell->mark), "best", orki_best_word(cell->best));
        if (json_array_append_new(list, item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static const char *basis_word(ork_row_basis basis)
{
    static const char *const words[] = {"cost", "points", "fact"};
    return words[basis];
}

static json_t *row_of(const ork_comparison *c, const ork_row *row)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:b, s:o}", "figure", row->key, "unit",
                     orki_unit_word(row->unit), "basis", basis_word(row->basis), "direction",
                     row->direction, "total", row->is_total, "cells", cells_of(c, row));
}

/* The rows of a part, of one teacher or school (id) or of none (""). */
static json_t *rows_of(const ork_comparison *c, ork_row_part part, const char *id)
{
    json_t *list = json_array();
    for (int r = 0; r < c->n_rows && list != NULL; r++) {
        const ork_row *row = &c->rows[r];
        if (row->part != part || strcmp(row->id, id) != 0)
            continue;
        if (json_array_append_new(list, row_of(c, row)) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

/* Everybody of a part, each with her rows, which stand together. */
static json_t *people_of(const ork_comparison *c, ork_row_part part)
{
    json_t *list = json_array();
    const char *id = "";
    for (int r = 0; r < c->n_rows && list != NULL; r++) {
        const ork_row *row = &c->rows[r];
        if (row->part != part || strcmp(row->id, id) == 0)
            continue;
        id = row->id;
        json_t *item =
            json_pack("{s:s, s:s, s:o}", "id", id, "name", row->who, "rows", rows_of(c, part, id));
        if (json_array_append_new(list, item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *terms_of(const ork_verdict *verdict, bool is_points)
{
    json_t *terms = json_object();
    for (int i = 0; i < verdict->n_terms && terms != NULL; i++) {
        const ork_term *t = &verdict->terms[i];
        if (json_object_set_new(terms, t->rule, json_integer(is_points ? t->points : t->amount)) !=
            0) {
            json_decref(terms);
            return NULL;
        }
    }
    return terms;
}

static json_t *column_of(const ork_column *c)
{
    const ork_verdict *v = c->verdict;
    return json_pack("{s:s, s:o, s:s, s:s, s:b, s:I, s:I, s:I, s:b, s:b, s:b, s:{s:i, s:i}, "
                     "s:{s:i, s:i}, s:o, s:o, "
                     "s:s}",
                     "name", c->name, "folder", orki_json_path(c->folder), "organisation",
                     ork_season_organisation(c->season), "season", ork_season_name(c->season),
                     "valid", v->n_breaches == 0, "cost", (json_int_t)v->cost, "bound",
                     (json_int_t)c->bound, "cost_by_first", (json_int_t)c->cost_by_first,
                     "first_weights", c->has_first_weights, "first_lessons", c->has_first_work,
                     "first_given", c->gives_first_work, "lessons", "total", v->n_lessons, "placed",
                     v->n_lessons_placed, "sections", "total", v->n_sections, "staffed",
                     v->n_sections_staffed, "terms", terms_of(v, true), "amounts",
                     terms_of(v, false), "no_price", c->no_price);
}

static json_t *columns_of(const ork_comparison *c)
{
    json_t *list = json_array();
    for (int i = 0; i < c->n_columns && list != NULL; i++) {
        if (json_array_append_new(list, column_of(&c->columns[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *changes_of(const ork_pair *pair)
{
    if (!pair->is_counted)
        return json_null();
    json_t *changes =
        json_pack("{s:I, s:i, s:i}", "weighted", (json_int_t)pair->changes.weighted, "lost_lessons",
                  pair->changes.n_lost_lessons, "lost_sections", pair->changes.n_lost_sections);
    for (int k = 0; k < ORK_N_CHANGES && changes != NULL; k++) {
        if (json_object_set_new(changes, ork_change_word((ork_change_kind)k),
                                json_integer(pair->changes.n[k])) != 0) {
            json_decref(changes);
            return NULL;
        }
    }
    return changes;
}

static json_t *pairs_of(const ork_comparison *c)
{
    json_t *list = json_array();
    for (int i = 0; i < c->n_pairs && list != NULL; i++) {
        const ork_pair *p = &c->pairs[i];
        json_t *item =
            json_pack("{s:s, s:s, s:o, s:i, s:i, s:i, s:i, s:i}", "from", c->columns[p->from].name,
                      "to", c->columns[p->to].name, "changes", changes_of(p), "lessons_gone",
                      p->n_gone, "lessons_new", p->n_new, "teachers", p->n_teachers, "schools",
                      p->n_schools, "groups", p->n_groups);
        if (json_array_append_new(list, item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

char *ork_comparison_json(const ork_comparison *c)
{
    json_t *root = json_pack(
        "{s:i, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "format", 1, "program", ork_version(),
        "columns", columns_of(c), "figures", rows_of(c, ORK_PART_FIGURES, ""), "points",
        rows_of(c, ORK_PART_POINTS, ""), "amounts", rows_of(c, ORK_PART_AMOUNTS, ""), "teachers",
        people_of(c, ORK_PART_TEACHERS), "schools", people_of(c, ORK_PART_SCHOOLS), "pairs",
        pairs_of(c));
    char *text = root == NULL ? NULL : orki_json_text(root);
    json_decref(root);
    return text;
}
