/* Year after year: which schools join, whether the team can carry them, whom to hire.
 *
 * The order of the questions depends on the answers and on nothing else, and every trial that is
 * done stays done: going on with a sweep that was ended is asking all questions again, most of
 * which have their answers in the folder. Each year's season is a scenario on the year before. */
#include "ask/growing.h"

#include "base/text.h"

#include <string.h>

enum { MOST_SETS = 20, MOST_CANDIDATES = 64 };

/* Fewest losses, then fewest changes, then least cost. */
static bool is_better(const ork_trial *a, const ork_trial *b)
{
    if (!orki_growth_is_done(a) || !orki_growth_is_done(b))
        return orki_growth_is_done(a);
    if (a->lost != b->lost)
        return a->lost < b->lost;
    return a->changes != b->changes ? a->changes < b->changes : a->cost < b->cost;
}

static int best_of(const orki_growth_run *r, const int *trials, int n)
{
    int best = 0;
    for (int i = 1; i < n; i++) {
        if (is_better(&r->sweep->trials[trials[i]], &r->sweep->trials[trials[best]]))
            best = i;
    }
    return best;
}

/* Candidates that have not joined, in the order of the list. */
static int find_left(const orki_growing *g, int *left)
{
    int n = 0;
    for (int i = 0; i < g->n_candidates && n < MOST_CANDIDATES; i++) {
        if (!g->candidates[i].has_joined)
            left[n++] = i;
    }
    return n;
}

/* n over k, at most MOST_SETS + 1. */
static int count_sets(int n, int k)
{
    int64_t sets = 1;
    for (int i = 1; i <= k; i++) {
        sets = sets * (n - k + i) / i;
        if (sets > MOST_SETS && i < k)
            return MOST_SETS + 1; /* from here on it only grows: i <= k <= n */
    }
    return sets > MOST_SETS ? MOST_SETS + 1 : (int)sets;
}

/* The next set of k out of n in lexicographic order. @return false after the last one */
static bool advance(int *set, int k, int n)
{
    int i = k - 1;
    while (i >= 0 && set[i] == n - k + i)
        i--;
    if (i < 0)
        return false;
    set[i]++;
    for (int j = i + 1; j < k; j++)
        set[j] = set[j - 1] + 1;
    return true;
}

/* Each candidate alone, and all sets of a year's number. */
static ork_status try_all(orki_growth_run *r, const int *left, int n_left, int *joining,
                          ork_growth_year *year)
{
    int k = r->g->n_a_year, n_trials = 0, n_alone = 0, set[MOST_CANDIDATES];
    int trials[MOST_CANDIDATES + MOST_SETS],
        (*sets)[MOST_CANDIDATES] = orki_scratch(&r->p.r, MOST_SETS, sizeof *sets);
    if (sets == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < n_left && k > 1 && r->p.r.status == ORK_OK; i++)
        trials[n_trials++] = orki_growth_trial(r, &left[i], 1, NULL, -1);
    n_alone = n_trials;
    for (int i = 0; i < k; i++)
        set[i] = i;
    do {
        int *members = sets[n_trials - n_alone];
        for (int i = 0; i < k; i++)
            members[i] = left[set[i]];
        trials[n_trials++] = orki_growth_trial(r, members, k, NULL, -1);
    } while (r->p.r.status == ORK_OK && advance(set, k, n_left));
    ork_status st = r->p.r.status == ORK_OK ? orki_growth_wave(r, trials, n_trials) : r->p.r.status;
    int best = best_of(r, trials + n_alone, n_trials - n_alone);
    memcpy(joining, sets[best], (size_t)k * sizeof *joining);
    year->team = trials[n_alone + best];
    year->n_sets = n_trials - n_alone;
    return st;
}

/* One after the other, each time the one with which the set is best. */
static ork_status try_greedily(orki_growth_run *r, int *left, int n_left, int *joining,
                               ork_growth_year *year)
{
    ork_status st = ORK_OK;
    for (int size = 1; size <= r->g->n_a_year && st == ORK_OK && !r->is_stopped; size++) {
        int trials[MOST_CANDIDATES];
        for (int i = 0; i < n_left && r->p.r.status == ORK_OK; i++) {
            joining[size - 1] = left[i];
            trials[i] = orki_growth_trial(r, joining, size, NULL, -1);
        }
        st = r->p.r.status == ORK_OK ? orki_growth_wave(r, trials, n_left) : r->p.r.status;
        if (st != ORK_OK || r->is_stopped)
            break;
        int best = best_of(r, trials, n_left);
        joining[size - 1] = left[best];
        year->team = trials[best];
        year->n_sets += n_left;
        memmove(&left[best], &left[best + 1], (size_t)(n_left - best - 1) * sizeof *left);
        n_left--;
    }
    return st;
}

static ork_status choose_schools(orki_growth_run *r, int *joining, ork_growth_year *year)
{
    int left[MOST_CANDIDATES], n_left = find_left(r->g, left), k = r->g->n_a_year;
    year->choice = r->g->is_in_order                    ? ORK_GROWTH_ORDER
                   : count_sets(n_left, k) <= MOST_SETS ? ORK_GROWTH_ALL
                                                        : ORK_GROWTH_GREEDY;
    if (year->choice == ORK_GROWTH_ALL)
        return try_all(r, left, n_left, joining, year);
    if (year->choice == ORK_GROWTH_GREEDY)
        return try_greedily(r, left, n_left, joining, year);
    memcpy(joining, left, (size_t)k * sizeof *joining);
    year->n_sets = 1;
    year->team = orki_growth_trial(r, joining, k, NULL, -1);
    return year->team < 0 ? r->p.r.status : orki_growth_wave(r, &year->team, 1);
}

static ork_status name_schools(orki_growth_run *r, const int *joining, ork_growth_year *year)
{
    size_t n = (size_t)r->g->n_a_year;
    const char **ids = orki_keep(&r->p.r, n, sizeof *ids),
               **names = orki_keep(&r->p.r, n, sizeof *names);
    if (ids == NULL || names == NULL)
        return ORK_ERR_MEMORY;
    for (size_t i = 0; i < n; i++) {
        ids[i] = r->g->candidates[joining[i]].id;
        names[i] = r->g->candidates[joining[i]].name;
    }
    year->n_schools = (int)n;
    year->schools = ids;
    year->names = names;
    return ORK_OK;
}

/* The year's season becomes a scenario of its own, and who joined and was hired stays. */
static ork_status end_year(orki_growth_run *r, const int *joining, ork_growth_year *year)
{
    const ork_trial *chosen = &r->sweep->trials[year->trial];
    year->file = orki_keep_printf(&r->p.r, "year-%d.yaml", r->year);
    const char *path =
        year->file == NULL ? NULL : orki_sweep_path(r->sweep, NULL, year->file, &r->sweep->arena);
    if (path == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = orki_sweep_print(&r->p, &r->p.drafts[year->trial], path, r->base);
    for (int i = 0; i < r->g->n_a_year; i++)
        r->g->candidates[joining[i]].has_joined = true;
    for (int i = 0; i < r->g->n_people; i++) {
        for (int h = 0; h < chosen->n_hires; h++) {
            if (strcmp(chosen->hires[h].id, r->g->people[i].id) == 0)
                r->g->people[i].is_hired = true;
        }
    }
    r->base = path;
    r->known = chosen->id;
    return st;
}

static ork_status run_year(orki_growth_run *r)
{
    int joining[MOST_CANDIDATES] = {0};
    ork_growth_year *year = &r->years[r->year - 1];
    *year = (ork_growth_year){.team = -1, .trial = -1};
    ork_status st = choose_schools(r, joining, year);
    if (st != ORK_OK || r->is_stopped)
        return st;
    if (!orki_growth_is_done(&r->sweep->trials[year->team])) {
        r->is_stopped = true; /* no timetable with any schools: told by the trials */
        return ORK_OK;
    }
    st = name_schools(r, joining, year);
    if (st == ORK_OK)
        st = orki_growth_hire(r, year, joining);
    if (st == ORK_OK && !r->is_stopped)
        st = end_year(r, joining, year);
    r->out->n_years += st == ORK_OK && !r->is_stopped;
    return st;
}

static ork_status begin(orki_growth_run *r)
{
    orki_growing *g = r->g;
    g->n_candidates = g->n_profiles = g->n_people = 0;
    ork_status st = orki_growth_read(&r->p);
    r->out = orki_keep(&r->p.r, 1, sizeof *r->out);
    r->years = orki_keep(&r->p.r, ORKI_MOST_YEARS, sizeof *r->years);
    if (orki_sweep_add(&r->p, "base", "", r->sweep->trials[0].title, 0) == NULL || r->out == NULL ||
        r->years == NULL)
        return ORK_ERR_MEMORY;
    *r->out = (ork_growth){.n_a_year = g->n_a_year,
                           .n_asked = g->n_years,
                           .is_in_order = g->is_in_order,
                           .is_derived = g->is_derived,
                           .n_profiles = g->n_profiles,
                           .profiles = g->profiles,
                           .years = r->years};
    r->sweep->growth = r->out;
    r->sweep->n = 1; /* the base; all others are asked for again */
    bool is_enough = g->n_candidates >= g->n_a_year * g->n_years;
    return st != ORK_OK ? st : is_enough ? ORK_OK : ORK_ERR_INPUT;
}

ork_status orki_growth_years(ork_sweep *sweep, orki_wave_fn wave, void *user)
{
    orki_growth_run r = {.p = {.r = {.keep = &sweep->arena}, .sweep = sweep},
                         .sweep = sweep,
                         .g = sweep->growing,
                         .wave = wave,
                         .user = user,
                         .base = sweep->season,
                         .known = ""};
    ork_status st = begin(&r);
    for (r.year = 1; r.year <= r.g->n_years && st == ORK_OK && !r.is_stopped; r.year++)
        st = run_year(&r);
    orki_free(r.p.drafts);
    orki_reader_free(&r.p.r);
    return st;
}
