/* ork_cell_print(): a number of a comparison as it is read. */
#include "report/compare_cells.h"

#include <string.h>

const char *orki_cell_text(orki_arena *arena, ork_row_unit unit, int64_t value, bool is_dutch)
{
    bool is_less = value < 0;
    int64_t size = is_less ? -value : value;
    const char *text = NULL;
    switch (unit) {
    case ORK_UNIT_MINUTES:
        text = orki_length_text(arena, (int)size);
        break;
    case ORK_UNIT_TENTH_MINUTES:
        text = orki_decimal_text(arena, (double)size / 10, 1, is_dutch);
        text = text == NULL ? NULL : orki_arena_printf(arena, _("%s min"), text);
        break;
    case ORK_UNIT_CENTS:
        text = orki_euro_text(arena, size, is_dutch);
        break;
    case ORK_UNIT_COUNT:
    case ORK_UNIT_POINTS:
    default:
        text = orki_number_text(arena, size, is_dutch);
        break;
    }
    return text == NULL || !is_less ? text : orki_arena_printf(arena, "\xe2\x88\x92%s", text);
}

char *ork_cell_print(const ork_row *row, int column, const char *language)
{
    orki_arena arena = {0};
    const ork_cell *cell = &row->cells[column];
    const char *text = "\xe2\x80\x93";
    if (cell->is_known)
        text = orki_cell_text(&arena, row->unit, cell->value, strcmp(language, "nl") == 0);
    char *copy = text == NULL ? NULL : orki_alloc(strlen(text) + 1, 1);
    if (copy != NULL)
        memcpy(copy, text, strlen(text));
    orki_arena_free(&arena);
    return copy;
}

const char *orki_unit_word(ork_row_unit unit)
{
    static const char *const words[] = {"count", "points", "minutes", "tenths of a minute",
                                        "cents"};
    return words[unit];
}

const char *orki_best_word(ork_best best)
{
    static const char *const words[] = {"", "best", "may-be-best"};
    return words[best];
}

const char *orki_mark_text(ork_mark mark)
{
    switch (mark) {
    case ORK_MARK_SAME:
        return _("the same");
    case ORK_MARK_BETTER:
        return _("better");
    case ORK_MARK_WORSE:
        return _("worse");
    case ORK_MARK_OTHER:
        return _("different");
    case ORK_MARK_UNDECIDED:
        return _("undecided");
    case ORK_MARK_WEIGHTS:
        return _("other weights");
    case ORK_MARK_WORK:
        return _("other work");
    case ORK_MARK_BROKEN:
        return _("rules broken");
    case ORK_MARK_NONE:
    default:
        return "";
    }
}

const char *orki_row_title(const ork_row *row)
{
    bool is_rule = row->part == ORK_PART_POINTS || row->part == ORK_PART_AMOUNTS;
    return is_rule ? orki_term_text(row->name) : row->name;
}

bool orki_row_says_something(const ork_comparison *comparison, const ork_row *row)
{
    for (int i = 0; i < comparison->n_columns; i++) {
        if (row->cells[i].is_known && row->cells[i].value != 0)
            return true;
    }
    return false;
}

const char *orki_column_note(orki_arena *arena, const ork_comparison *comparison, int column)
{
    const ork_column *c = &comparison->columns[column];
    const ork_verdict *first = comparison->columns[0].verdict, *own = c->verdict;
    const char *text = "";
    if (own->n_breaches > 0)
        text = orki_arena_printf(arena,
                                 _n("breaks %d rule, so nothing of it is called better",
                                    "breaks rules in %d "
                                    "places, so nothing of it is called better",
                                    own->n_breaches),
                                 own->n_breaches);
    bool are_as_many = own->n_lessons == first->n_lessons && own->n_sections == first->n_sections;
    const char *semicolon = text == NULL || text[0] == '\0' ? "" : "; ";
    if (text != NULL && !c->has_first_work && are_as_many)
        text = orki_arena_printf(arena,
                                 _("%s%sas many lessons, but others or of another length: totals "
                                   "are not compared"),
                                 text, semicolon);
    else if (text != NULL && !c->has_first_work)
        text = orki_arena_printf(arena,
                                 _("%s%s%d lessons with %d sections instead of %d with %d: totals "
                                   "are not compared"),
                                 text, semicolon, own->n_lessons, own->n_sections, first->n_lessons,
                                 first->n_sections);
    else if (text != NULL && !c->gives_first_work)
        text = orki_arena_printf(arena,
                                 _("%s%sgives %d of %d sections, the first %d: of the totals only "
                                   "the cost is compared"),
                                 text, semicolon, own->n_sections_staffed, own->n_sections,
                                 first->n_sections_staffed);
    if (text != NULL && !c->has_first_weights)
        text = orki_arena_printf(arena,
                                 _("%s%sother weights: its points are compared as they would be "
                                   "with those of the first"),
                                 text, text[0] == '\0' ? "" : "; ");
    return text;
}
