/* The lists of a mixed integer program. */
#include "compact_mip.h"

#include "base/memory.h"

int mip_add_column(mip *m, int64_t upper, int64_t cost, bool is_integer)
{
    size_t wanted = (size_t)m->n_columns + 1;
    if (orki_array_reserve(&m->columns, &m->column_capacity, wanted, sizeof *m->columns) != 0) {
        m->is_failed = true;
        return 0;
    }
    m->columns[m->n_columns] = (mip_column){0, upper, cost, is_integer};
    return m->n_columns++;
}

int mip_add_row(mip *m, int64_t lower, int64_t upper)
{
    size_t wanted = (size_t)m->n_rows + 1;
    if (orki_array_reserve(&m->rows, &m->row_capacity, wanted, sizeof *m->rows) != 0) {
        m->is_failed = true;
        return 0;
    }
    m->rows[m->n_rows] = (mip_row){lower, upper};
    return m->n_rows++;
}

void mip_add_entry(mip *m, int row, int column, int64_t value)
{
    size_t wanted = (size_t)m->n_entries + 1;
    if (orki_array_reserve(&m->entries, &m->entry_capacity, wanted, sizeof *m->entries) != 0) {
        m->is_failed = true;
        return;
    }
    m->entries[m->n_entries++] = (mip_entry){row, column, value};
}

void mip_free(mip *m)
{
    orki_free(m->columns);
    orki_free(m->rows);
    orki_free(m->entries);
    *m = (mip){0};
}
