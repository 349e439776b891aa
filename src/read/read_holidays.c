/* holidays -> rows: those of a region, with some replaced or added by the planner.
 *
 * A holiday that the planner gives takes the place of the one of that kind in the same school year
 * (August to July). It begins on a Saturday or Monday and ends on a Friday or Sunday, lasts two
 * weeks at most (the summer holiday seven), and overlaps no other. */
#include "read/read_holidays.h"

#include "read/csv.h"
#include "read/scalar.h"

#include <string.h>

enum { MON, FRI = 4, SAT, SUN, MOST_DAYS = 16, MOST_SUMMER_DAYS = 51 };

static void append(orki_build *b, orki_school_holidays *list, orki_school_holiday h)
{
    orki_school_holiday *at = orki_scratch(b->r, (size_t)list->n + 1, sizeof *at);
    if (at == NULL)
        return;
    if (list->n > 0)
        memcpy(at, list->at, (size_t)list->n * sizeof *at);
    at[list->n++] = h;
    list->at = at;
}

static void add_region(orki_build *b, orki_school_holidays *list, orki_node *node)
{
    const ork_season *s = b->s;
    list->n = 0;
    bool is_before = s->from != ORKI_NO_DATE && s->from < orki_holidays_from();
    bool is_after = s->to != ORKI_NO_DATE && s->to > orki_holidays_to();
    if (is_before || is_after) {
        orki_hint(b->r, "%s",
                  _("leave the region out and give the holidays of those years one by one, such as "
                    "holidays: {autumn: 2028-10-14 to 2028-10-22, christmas: ...}, or in a file"));
        orki_fault(b->r, OR_HOLIDAY_YEARS, node,
                   _("the built-in holidays are those from %s to %s; the season is not in them"),
                   orki_date_print(orki_holidays_from()).text,
                   orki_date_print(orki_holidays_to()).text);
        return;
    }
    for (int i = 0; i < orki_holiday_count(); i++) {
        orki_holiday_row row = orki_holiday_at(i);
        if ((int)row.region == node->value[0])
            append(b, list,
                   (orki_school_holiday){row.holiday,
                                         orki_holiday_name(row.holiday),
                                         row.from,
                                         row.to,
                                         true,
                                         {-1, 0, 0}});
    }
}

static int school_year(orki_date date)
{
    orki_civil c = orki_date_civil(date);
    return c.month >= 8 ? c.year : c.year - 1;
}

static void fault_weekday(orki_build *b, orki_node *node, orki_date date, bool is_start)
{
    orki_hint(b->r, "%s", _("a further free day before or after it is for `closed`"));
    orki_fault(b->r, OR_HOLIDAY, node,
               is_start ? _("a holiday begins on a Saturday or Monday, and %s is neither")
                        : _("a holiday ends on a Friday or Sunday, and %s is neither"),
               orki_date_print(date).text);
}

/* It can be a holiday at all. */
static bool is_sound(orki_build *b, orki_node *node, const orki_school_holiday *h)
{
    int first = orki_date_weekday(h->from), last = orki_date_weekday(h->to);
    int days = h->to - h->from + 1;
    int most = h->kind == ORKI_HOLIDAY_SUMMER ? MOST_SUMMER_DAYS : MOST_DAYS;
    size_t n_errors = b->r->n_errors;
    if (first != SAT && first != MON)
        fault_weekday(b, node, h->from, true);
    else if (last != FRI && last != SUN)
        fault_weekday(b, node, h->to, false);
    else if (days > most)
        orki_fault(b->r, OR_HOLIDAY, node, _("a holiday of %d days is longer than %d days"), days,
                   most);
    else
        orki_check_period(b, node, h->from, h->to, false);
    return b->r->n_errors == n_errors;
}

/* Put the planner's holiday in the list. */
static void put(orki_build *b, orki_school_holidays *list, orki_node *node, orki_school_holiday h)
{
    if (!is_sound(b, node, &h))
        return;
    int n = 0;
    for (int i = 0; i < list->n; i++) {
        const orki_school_holiday *old = &list->at[i];
        bool is_replaced = h.kind != ORKI_N_HOLIDAYS && old->kind == h.kind && old->is_inherited &&
                           school_year(old->from) == school_year(h.from);
        if (!is_replaced)
            list->at[n++] = *old;
    }
    list->n = n;
    append(b, list, h);
}

static orki_holiday kind_of(const char *word)
{
    int kind = 0;
    while (kind < ORKI_N_HOLIDAYS && strcmp(orki_holiday_word((orki_holiday)kind), word) != 0)
        kind++;
    return (orki_holiday)kind;
}

typedef struct holiday_file {
    orki_build *b;
    orki_school_holidays *list;
} holiday_file;

/* A line of a file of holidays: name, from, to. */
static void read_line(orki_csv *csv, orki_node *fields, int line, void *user)
{
    static const orki_shape date = {.scalar = ORKI_S_DATE};
    holiday_file *f = user;
    orki_node *name = &fields[0], *from = &fields[1], *to = &fields[2];
    size_t n_errors = csv->r->n_errors;
    (void)line;
    orki_scalar_parse(csv->r, &date, from);
    orki_scalar_parse(csv->r, &date, to);
    if (csv->r->n_errors > n_errors)
        return;
    orki_holiday kind = kind_of(name->text);
    const char *kept =
        kind == ORKI_N_HOLIDAYS ? orki_keep_text(csv->r, name->text) : orki_holiday_name(kind);
    if (to->value[0] < from->value[0])
        orki_fault(csv->r, OR_DATES_ORDER, to, _("%s is before the first day"), to->text);
    else if (kept != NULL)
        put(f->b, f->list, from,
            (orki_school_holiday){kind, kept, from->value[0], to->value[0], false, from->place});
}

static void read_file(orki_build *b, orki_school_holidays *list, orki_node *node)
{
    static const char *const names[] = {"name", "from", "to"};
    holiday_file file = {b, list};
    orki_csv csv = {.names = names,
                    .n_names = 3,
                    .n_required = 3,
                    .header_fault = _("the first line must name the columns name, from and to")};
    if (node != NULL && orki_csv_open(b, &csv, node))
        orki_csv_lines(&csv, read_line, &file);
}

static void read_map(orki_build *b, orki_school_holidays *list, orki_node *map)
{
    orki_node *region = orki_tree_get(map, "region");
    if (region != NULL)
        add_region(b, list, region);
    read_file(b, list, orki_tree_get(map, "file"));
    for (int k = 0; k < ORKI_N_HOLIDAYS; k++) {
        orki_node *v = orki_tree_get(map, orki_holiday_word((orki_holiday)k));
        if (v != NULL)
            put(b, list, v,
                (orki_school_holiday){(orki_holiday)k, orki_holiday_name((orki_holiday)k),
                                      v->value[0], v->value[1], false, v->place});
    }
}

/* A holiday of this map overlaps no other; what is inherited was judged where it stands. */
static void check_overlaps(orki_build *b, const orki_school_holidays *list)
{
    for (int i = 0; i < list->n; i++) {
        for (int k = 0; k < list->n; k++) {
            const orki_school_holiday *h = &list->at[i], *other = &list->at[k];
            bool is_apart = h->to < other->from || other->to < h->from;
            if (i == k || is_apart || h->is_inherited || (!other->is_inherited && k > i))
                continue;
            if (other->place.file >= 0)
                orki_note(b->r, other->place, "%s", _("the other holiday"));
            orki_fault_at(b->r, OR_PERIODS_OVERLAP, h->place, 1,
                          _("the holiday from %s overlaps the %s from %s to %s"),
                          orki_date_print(h->from).text, _(other->name),
                          orki_date_print(other->from).text, orki_date_print(other->to).text);
        }
    }
}

orki_school_holidays orki_read_holidays(orki_build *b, orki_node *node,
                                        orki_school_holidays without)
{
    orki_school_holidays list = {0};
    if (node == NULL)
        return without;
    for (int i = 0; i < without.n; i++) {
        orki_school_holiday h = without.at[i];
        h.is_inherited = true;
        append(b, &list, h);
    }
    if (node->kind == ORKI_SCALAR) {
        add_region(b, &list, node);
        return list;
    }
    size_t n_errors = b->r->n_errors;
    read_map(b, &list, node);
    if (b->r->n_errors == n_errors)
        check_overlaps(b, &list);
    return list;
}
