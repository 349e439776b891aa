/* y(j, i) = 1 when at least i people of profile j are hired.
 *
 *   min  sum of y(j, i)
 *   (1)  y(j, i) >= y(j, i + 1)
 *   (2)  sum over j with n(j) < most(j) of y(j, n(j) + 1) >= 1                 a set n that is
 * short (3)  the same sum + sum over j with n(j) > 0 of (1 - y(j, n(j))) >= 1      a set n not
 * wanted (4)  least <= sum of y(j, i) <= most
 *
 * (2): whoever has no more of any profile than n has nobody that n lacks. Of sets of one size the
 * one whose profiles come first in the list is taken. */
#include "ask/hire_master.h"

#include "ask/small_program.h"
#include "base/memory.h"

enum { PERSON = 10000 };

ork_status orki_hire_master_add(orki_hire_master *m, orki_hire_cut cut)
{
    if (orki_array_reserve(&m->cuts, &m->capacity, (size_t)m->n_cuts + 1, sizeof *m->cuts) != 0)
        return ORK_ERR_MEMORY;
    m->cuts[m->n_cuts++] = cut;
    return ORK_OK;
}

/* The row of a cut; -1 when it is not looked at. */
static int cut_row(orki_program *p, const orki_hire_master *m, const orki_hire_cut *cut,
                   bool only_proven)
{
    int n_had = 0;
    if (only_proven && !(cut->is_short && cut->is_proven))
        return -1;
    for (int j = 0; j < m->n_profiles; j++)
        n_had += cut->n[j] > 0;
    return orki_program_add_row(p, cut->is_short ? 1 : 1 - n_had, 1e6);
}

static void add_column(orki_program *p, const orki_hire_master *m, const int *rows, int j, int i,
                       int order_row)
{
    orki_program_add_column(p, PERSON + j);
    orki_program_add_entry(p, 0, 1);
    if (i > 1)
        orki_program_add_entry(p, order_row - 1, -1);
    if (i < m->most[j])
        orki_program_add_entry(p, order_row, 1);
    for (int c = 0; c < m->n_cuts; c++) {
        const orki_hire_cut *cut = &m->cuts[c];
        if (rows[c] >= 0 && i == cut->n[j] + 1)
            orki_program_add_entry(p, rows[c], 1);
        else if (rows[c] >= 0 && !cut->is_short && i == cut->n[j])
            orki_program_add_entry(p, rows[c], -1);
    }
}

static void build(orki_program *p, const orki_hire_master *m, bool only_proven, int least, int most,
                  int *rows)
{
    orki_program_add_row(p, least, most);
    for (int c = 0; c < m->n_cuts; c++)
        rows[c] = cut_row(p, m, &m->cuts[c], only_proven);
    for (int j = 0; j < m->n_profiles; j++) {
        int order_row = p->n_rows; /* of y(j, 1) - y(j, 2) */
        for (int i = 1; i < m->most[j]; i++)
            orki_program_add_row(p, 0, 1);
        for (int i = 1; i <= m->most[j]; i++)
            add_column(p, m, rows, j, i, order_row + i - 1);
    }
}

ork_status orki_hire_master_solve(const orki_hire_master *m, bool only_proven, int least, int most,
                                  int *n, int *size, bool *is_proven)
{
    orki_program p = {0};
    int *rows = orki_alloc((size_t)m->n_cuts + 1, sizeof *rows);
    *size = -1;
    if (rows == NULL)
        return ORK_ERR_MEMORY;
    build(&p, m, only_proven, least, most, rows);
    ork_status st = orki_program_solve(&p);
    *is_proven = p.is_proven;
    if (st == ORK_OK && p.is_one != NULL) {
        *size = 0;
        for (int j = 0, at = 0; j < m->n_profiles; j++) {
            n[j] = 0;
            for (int i = 1; i <= m->most[j]; i++)
                n[j] += p.is_one[at++];
            *size += n[j];
        }
    }
    orki_program_free(&p);
    orki_free(rows);
    return st;
}
