/* Orchestras after school: at a school with neighbours within walking distance, for groups 6-8 of
 * all of them. Runs after the teams are known. */
#include "generate/draft.h"

#define WALK_KM 1.3

/* Square of the distance in km: no roots, so that every machine decides alike. */
static double km2(const draft_school *a, const draft_school *b)
{
    double y = (a->lat - b->lat) * 111.2, x = (a->lon - b->lon) * 68.6;
    return x * x + y * y;
}

/* Within walking distance, and not yet in another orchestra after school. */
static bool is_feeder(const draft_school *host, const draft_school *school)
{
    return host->region == school->region && school->n_leer > 0 && !school->has_after &&
           km2(host, school) <= WALK_KM * WALK_KM;
}

/* The school of the region with most neighbours that does not have one yet, or -1. */
static int choose_host(const draft_season *s, int region)
{
    int best = -1, best_n = 0;
    for (int i = 0; i < s->options.n_schools; i++) {
        const draft_school *host = &s->schools[i];
        if (host->region != region || !is_feeder(host, host))
            continue;
        int n = 0;
        for (int k = 0; k < s->options.n_schools; k++)
            n += is_feeder(host, &s->schools[k]) ? 1 : 0;
        if (n > best_n) {
            best = i;
            best_n = n;
        }
    }
    return best;
}

static void add_groups(draft_season *s, draft_after *after, int school_index)
{
    draft_school *school = &s->schools[school_index];
    int n_here = 0;
    if (after->n_groups == DRAFT_MAX_AFTER_GROUPS)
        return;
    school->has_after = true;
    for (int i = school->n_groups - 1; i >= 0; i--) {
        bool is_old = school->groups[i].year >= 6 || school->n_leer <= 2;
        if (school->groups[i].year < 5 || !is_old || n_here == 2 ||
            after->n_groups == DRAFT_MAX_AFTER_GROUPS)
            continue;
        after->groups[after->n_groups].school = school_index;
        after->groups[after->n_groups++].group = i;
        n_here++;
    }
}

ork_status orki_draft_after(draft_season *s)
{
    orki_random random = orki_random_start((uint64_t)s->options.seed, 6);
    s->after = orki_arena_alloc(&s->arena, (size_t)s->n_after + 1, sizeof *s->after);
    if (s->after == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < s->n_after; i++) {
        draft_after *after = &s->after[i];
        after->school = choose_host(s, i % s->n_regions);
        for (int r = 0; after->school < 0 && r < s->n_regions; r++)
            after->school = choose_host(s, r);
        if (after->school < 0)
            return ORK_ERR_INTERNAL;
        const draft_school *host = &s->schools[after->school];
        after->roles = host->roles & 31U; /* without trombone and percussion: few take them home */
        if (after->roles == 0)
            after->roles = host->roles;
        after->day = orki_random_below(&random, DRAFT_N_DAYS);
        after->other_day = (after->day + orki_draft_between(&random, 1, 4)) % DRAFT_N_DAYS;
        add_groups(s, after, after->school);
        for (int k = 0; k < s->options.n_schools; k++)
            if (k != after->school && is_feeder(host, &s->schools[k]))
                add_groups(s, after, k);
    }
    return ORK_OK;
}
