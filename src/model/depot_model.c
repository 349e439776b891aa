/* Lookups among depots and loans. */
#include "model/season_model.h"

#include <stdlib.h>

int orki_depot_metres(const ork_season *season, int depot, int school)
{
    const orki_depot *d = &season->depots[depot];
    const orki_school *s = &season->schools[school];
    if (!d->has_at || !s->has_at)
        return -1;
    return orki_way_metres(&season->modes[season->loan_terms.mode],
                           orki_distance_km(d->lat, d->lon, s->lat, s->lon));
}

static int compare(const void *a, const void *b)
{
    const orki_loan *x = a, *y = b;
    if (x->depot != y->depot)
        return x->depot < y->depot ? -1 : 1;
    if (x->school != y->school)
        return x->school < y->school ? -1 : 1;
    return (x->skill > y->skill) - (x->skill < y->skill);
}

void orki_loans_sort(orki_loan *loans, int n)
{
    if (n > 1)
        qsort(loans, (size_t)n, sizeof *loans, compare);
}

int orki_loans_find(const orki_loan *loans, int n, int depot, int school, int skill)
{
    const orki_loan key = {depot, school, skill, 0};
    const orki_loan *found =
        n == 0 ? NULL : bsearch(&key, loans, (size_t)n, sizeof *loans, compare);
    return found == NULL ? 0 : found->pieces;
}

void ork_loans_free(ork_loans *loans)
{
    if (loans == NULL)
        return;
    orki_arena_free(&loans->arena);
    orki_free(loans);
}
