/* Entries are sorted by column through counting; those of one row and column are summed. Every
 * number is a whole number and printed exactly; every column has its bounds in the file, because
 * readers differ in what they assume. */
#include "export/mps_write.h"

#include "base/file.h"
#include "base/text.h"

#include <inttypes.h>

enum { FLUSH_BYTES = 1 << 16 };

typedef struct printer {
    const orki_week_model *model;
    orki_out_file *file;
    orki_text text;
    ork_status status;
} printer;

static void flush(printer *p, size_t least)
{
    if (p->text.is_failed)
        p->status = ORK_ERR_MEMORY;
    if (p->status == ORK_OK && p->text.n > least) {
        p->status = orki_out_write(p->file, p->text.bytes, p->text.n);
        p->text.n = 0;
    }
}

static void put_number(printer *p, int64_t n)
{
    char digits[24];
    int i = (int)sizeof digits;
    uint64_t rest = n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
    do {
        digits[--i] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (n < 0)
        digits[--i] = '-';
    orki_text_add_n(&p->text, digits + i, sizeof digits - (size_t)i);
}

static void put_name(printer *p, const orki_mip_name *name)
{
    int n = 0;
    for (const char *c = name->pattern; *c != '\0'; c++) {
        if (*c == '#')
            put_number(p, name->at[n++]);
        else
            orki_text_add_char(&p->text, *c);
    }
}

/* A duty's name goes on with its pieces: x_t7_k12_k40. */
static void put_column_name(printer *p, int column)
{
    const orki_mip_name *name = &p->model->mip.columns[column].name;
    const orki_duties *all = p->model->duties;
    put_name(p, name);
    if (all == NULL || name->pattern[0] != 'x')
        return;
    const orki_duty *duty = &all->at[name->at[1]];
    for (int i = 0; i < duty->n_pieces; i++) {
        orki_text_add(&p->text, "_k");
        put_number(p, all->pieces[duty->first_piece + i]);
    }
}

static void put_clock(printer *p, int minute)
{
    orki_text_printf(&p->text, " %02d:%02d", minute / 60, minute % 60);
}

static void put_legend(printer *p)
{
    const orki_problem *problem = p->model->problem;
    const ork_season *season = problem->season;
    orki_text_printf(
        &p->text,
        "* The week of a season as a mixed integer program (%s model): minimise cost.\n"
        "* b block, t teacher, p plan of a block, k piece: a part of a block's team at "
        "the times of a plan,\n* d day from Monday = 0, m minute of the week. y plan "
        "chosen, z block (meetings of a series) unplaced, u piece unstaffed,\n"
        "* v piece of a series takes place, takes teacher has a series,\n* %s\n",
        p->model->duties == NULL ? "compact" : "duties",
        p->model->duties == NULL
            ? "g teacher gives piece: only, first, last of her day, next after another"
            : "x teacher has the duty of these pieces; all duties are here");
    for (int b = 0; b < season->n_blocks; b++)
        orki_text_printf(&p->text, "* b%d %s\n", b, season->blocks[b].id);
    for (int t = 0; t < season->n_teachers; t++)
        orki_text_printf(&p->text, "* t%d %s\n", t, season->teachers[t].id);
    for (int i = 0; i < problem->plans.n; i++) {
        const orki_plan *plan = &problem->plans.at[i];
        orki_text_printf(&p->text, "* p%d b%d %s", i, plan->block, orki_day_word(plan->day));
        for (int k = 0; k < season->blocks[plan->block].n_lessons; k++)
            put_clock(p, plan->start_min[k]);
        orki_text_add_char(&p->text, '\n');
        flush(p, FLUSH_BYTES);
    }
    for (int k = 0; k < problem->n_pieces; k++) {
        const orki_piece *piece = &problem->pieces[k];
        const orki_part *part = &problem->parts[piece->part];
        orki_text_printf(&p->text, "* k%d b%d %s %s", k, part->block, season->roles[part->role].id,
                         orki_day_word(piece->day));
        for (int i = 0; i < (part->series >= 0 ? piece->n_lessons : 1); i++)
            put_clock(p, piece->start_min[i]);
        orki_text_add_char(&p->text, '\n');
        flush(p, FLUSH_BYTES);
    }
}

static void put_rows(printer *p)
{
    const orki_mip *m = &p->model->mip;
    orki_text_add(&p->text, "NAME week FREE\nROWS\n N cost\n");
    for (int r = 0; r < m->n_rows; r++) {
        orki_text_add_char(&p->text, ' ');
        orki_text_add_char(&p->text, m->rows[r].sense);
        orki_text_add_char(&p->text, ' ');
        put_name(p, &m->rows[r].name);
        orki_text_add_char(&p->text, '\n');
        flush(p, FLUSH_BYTES);
    }
}

/* One entry of a column; a line holds two. *n_put is how many the column has so far. */
static void put_entry(printer *p, int column, int *n_put, const orki_mip_name *row, int64_t value)
{
    if (*n_put % 2 == 0) {
        orki_text_add(&p->text, *n_put == 0 ? " " : "\n ");
        put_column_name(p, column);
    }
    orki_text_add_char(&p->text, ' ');
    if (row == NULL)
        orki_text_add(&p->text, "cost");
    else
        put_name(p, row);
    orki_text_add_char(&p->text, ' ');
    put_number(p, value);
    ++*n_put;
}

/* Where the entries of each column are. */
typedef struct column_order {
    size_t *first; /* [n_columns + 1] */
    size_t *entry; /* [n_entries] */
    int64_t *sum;  /* [n_rows] of the column at work; 0 between columns */
} column_order;

static ork_status sort_entries(column_order *order, const orki_mip *m)
{
    size_t n_columns = (size_t)m->n_columns;
    order->first = orki_alloc(n_columns + 2, sizeof *order->first);
    order->entry = orki_alloc(m->n_entries + 1, sizeof *order->entry);
    order->sum = orki_alloc((size_t)m->n_rows + 1, sizeof *order->sum);
    if (order->first == NULL || order->entry == NULL || order->sum == NULL)
        return ORK_ERR_MEMORY;
    for (size_t i = 0; i < m->n_entries; i++)
        order->first[m->entries[i].column + 2]++;
    for (size_t c = 0; c < n_columns; c++)
        order->first[c + 2] += order->first[c + 1];
    for (size_t i = 0; i < m->n_entries; i++)
        order->entry[order->first[m->entries[i].column + 1]++] = i;
    return ORK_OK;
}

static void put_column(printer *p, const column_order *order, int c)
{
    const orki_mip *m = &p->model->mip;
    int n_put = 0;
    for (size_t i = order->first[c]; i < order->first[c + 1]; i++) {
        const orki_mip_entry *e = &m->entries[order->entry[i]];
        order->sum[e->row] += e->value;
    }
    if (m->columns[c].cost != 0)
        put_entry(p, c, &n_put, NULL, m->columns[c].cost);
    for (size_t i = order->first[c]; i < order->first[c + 1]; i++) {
        const orki_mip_entry *e = &m->entries[order->entry[i]];
        if (order->sum[e->row] != 0)
            put_entry(p, c, &n_put, &m->rows[e->row].name, order->sum[e->row]);
        order->sum[e->row] = 0;
    }
    if (n_put == 0)
        put_entry(p, c, &n_put, NULL, 0); /* a column must be named to exist */
    orki_text_add_char(&p->text, '\n');
}

static void put_columns(printer *p, const column_order *order)
{
    const orki_mip *m = &p->model->mip;
    bool is_whole = false;
    int n_markers = 0;
    orki_text_add(&p->text, "COLUMNS\n");
    for (int c = 0; c <= m->n_columns; c++) {
        bool is_wanted = c < m->n_columns && m->columns[c].is_integer;
        if (is_wanted != is_whole)
            orki_text_printf(&p->text, " M%d 'MARKER' '%s'\n", n_markers++,
                             is_wanted ? "INTORG" : "INTEND");
        is_whole = is_wanted;
        if (c < m->n_columns)
            put_column(p, order, c);
        flush(p, FLUSH_BYTES);
    }
}

static void put_limits(printer *p)
{
    const orki_mip *m = &p->model->mip;
    orki_text_add(&p->text, "RHS\n");
    for (int r = 0; r < m->n_rows; r++) {
        if (m->rows[r].limit == 0)
            continue;
        orki_text_add(&p->text, " rhs ");
        put_name(p, &m->rows[r].name);
        orki_text_add_char(&p->text, ' ');
        put_number(p, m->rows[r].limit);
        orki_text_add_char(&p->text, '\n');
        flush(p, FLUSH_BYTES);
    }
    orki_text_add(&p->text, "BOUNDS\n");
    for (int c = 0; c < m->n_columns; c++) {
        bool is_free = m->columns[c].upper == ORKI_MIP_NO_BOUND;
        orki_text_add(&p->text, is_free ? " PL bound " : " UP bound ");
        put_column_name(p, c);
        if (!is_free) {
            orki_text_add_char(&p->text, ' ');
            put_number(p, m->columns[c].upper);
        }
        orki_text_add_char(&p->text, '\n');
        flush(p, FLUSH_BYTES);
    }
    orki_text_add(&p->text, "ENDATA\n");
}

ork_status orki_mps_write(const orki_week_model *model, const char *path)
{
    orki_out_file file = {0};
    column_order order = {0};
    printer p = {.model = model, .file = &file};
    p.status = orki_out_open(&file, path);
    if (p.status == ORK_OK)
        p.status = sort_entries(&order, &model->mip);
    if (p.status == ORK_OK) {
        put_legend(&p);
        put_rows(&p);
        put_columns(&p, &order);
        put_limits(&p);
        flush(&p, 0);
    }
    ork_status status = orki_out_close(&file, p.status);
    orki_text_free(&p.text);
    orki_free(order.first);
    orki_free(order.entry);
    orki_free(order.sum);
    return status;
}
