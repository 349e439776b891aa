/* The lists of a mixed integer program grow by doubling. */
#include "export/mip.h"

#include "base/memory.h"

#include <limits.h>

static bool reserve(orki_mip *m, void *items, size_t *capacity, size_t n, size_t size)
{
    if (m->is_failed)
        return false;
    if (n > INT_MAX)
        m->is_failed = m->is_too_large = true;
    else if (orki_array_reserve(items, capacity, n, size) != 0)
        m->is_failed = true;
    return !m->is_failed;
}

int orki_mip_add_column(orki_mip *m, orki_mip_name name, int64_t upper, int64_t cost,
                        bool is_integer)
{
    size_t wanted = (size_t)m->n_columns + 1;
    if (!reserve(m, &m->columns, &m->column_capacity, wanted, sizeof *m->columns))
        return 0;
    m->columns[m->n_columns] = (orki_mip_column){name, upper, cost, is_integer};
    return m->n_columns++;
}

int orki_mip_add_row(orki_mip *m, orki_mip_name name, char sense, int64_t limit)
{
    size_t wanted = (size_t)m->n_rows + 1;
    if (!reserve(m, &m->rows, &m->row_capacity, wanted, sizeof *m->rows))
        return 0;
    m->rows[m->n_rows] = (orki_mip_row){name, sense, limit};
    return m->n_rows++;
}

void orki_mip_add_entry(orki_mip *m, int row, int column, int64_t value)
{
    if (value != 0 &&
        reserve(m, &m->entries, &m->entry_capacity, m->n_entries + 1, sizeof *m->entries))
        m->entries[m->n_entries++] = (orki_mip_entry){row, column, value};
}

void orki_mip_add_cost(orki_mip *m, int column, int64_t cost)
{
    if (!m->is_failed)
        m->columns[column].cost += cost;
}

void orki_mip_free(orki_mip *m)
{
    orki_free(m->columns);
    orki_free(m->rows);
    orki_free(m->entries);
    *m = (orki_mip){0};
}
