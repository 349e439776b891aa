/* The smallest number of new people with whom a year's schools lose no more than they must.
 *
 * target   what is lost when everybody on the list is hired
 * carries  a set of people whose trial loses no more than the target
 * short    a set whose trial loses more. Nobody is ever in the way, so no part of it carries
 *          either: a cut of the master (hire_master.c), proven when the trial's bound says so
 *
 * First come everybody, the least that can take over what the team's timetable lacks
 * (hire_cover.c), and for each role that it lacks everybody but those who have that role. Then,
 * until nothing smaller is left, the smallest sets that no cut rules out; one that is short is
 * tried again with all who have none of the roles that it lacks, which makes a stronger cut.
 * Proven is the size of the smallest set that keeps all proven cuts. */
#include "ask/growing.h"
#include "ask/hire_cover.h"
#include "ask/hire_master.h"
#include "model/timetable_model.h"

#include <string.h>

enum { MOST_TRIED = 40, OF_A_WAVE = 4 };

typedef struct hiring {
    orki_growth_run *r;
    ork_growth_year *year;
    const int *candidates;
    ork_season *season; /* with everybody */
    int n_profiles, n_all;
    int *most, *nobody; /* [n_profiles] all who are free; zeros */
    orki_hire_master master;
    int n_sets, n_run;
    int **sets;  /* [n_sets] */
    int *trials; /* [n_sets] */
    size_t set_capacity, trial_capacity;
    ork_status status;
} hiring;

static const ork_trial *trial_of(const hiring *h, int set)
{
    return &h->r->sweep->trials[h->trials[set]];
}

static int size_of(const hiring *h, const int *n)
{
    int size = 0;
    for (int j = 0; j < h->n_profiles; j++)
        size += n[j];
    return size;
}

static int find_set(const hiring *h, const int *n)
{
    for (int i = 0; i < h->n_sets; i++) {
        if (memcmp(h->sets[i], n, (size_t)h->n_profiles * sizeof *n) == 0)
            return i;
    }
    return -1;
}

/* A set to be tried; nothing happens for one that was tried already, and for nobody. */
static void add_set(hiring *h, const int *n, int start)
{
    if (h->status != ORK_OK || size_of(h, n) == 0 || find_set(h, n) >= 0)
        return;
    int *copy = orki_scratch(&h->r->p.r, (size_t)h->n_profiles, sizeof *copy);
    size_t more = (size_t)h->n_sets + 1;
    if (copy == NULL ||
        orki_array_reserve(&h->sets, &h->set_capacity, more, sizeof *h->sets) != 0 ||
        orki_array_reserve(&h->trials, &h->trial_capacity, more, sizeof *h->trials) != 0) {
        h->status = ORK_ERR_MEMORY;
        return;
    }
    memcpy(copy, n, (size_t)h->n_profiles * sizeof *copy);
    h->sets[h->n_sets] = copy;
    h->trials[h->n_sets] = orki_growth_trial(h->r, h->candidates, h->year->n_schools, n, start);
    if (h->trials[h->n_sets] < 0)
        h->status = h->r->p.r.status;
    else
        h->n_sets++;
}

static void add_cut(hiring *h, const int *n, bool is_short, bool is_proven)
{
    if (h->status == ORK_OK)
        h->status = orki_hire_master_add(&h->master, (orki_hire_cut){n, is_short, is_proven});
}

/* Those of a trial who have something to do, by profile. @return how many */
static int count_used(const hiring *h, const ork_trial *t, int *used)
{
    memset(used, 0, (size_t)h->n_profiles * sizeof *used);
    for (int i = 0; i < t->n_hires; i++)
        used[t->hires[i].profile] += t->hires[i].n_sections > 0;
    return size_of(h, used);
}

static bool carries(const hiring *h, int set)
{
    const ork_trial *t = trial_of(h, set);
    return orki_growth_is_done(t) && t->lost <= h->year->target;
}

static bool has_role(const hiring *h, int profile, const char *role)
{
    const ork_season *s = h->season;
    const orki_growing *g = h->r->g;
    int person = 0, teacher = 0, r = 0;
    while (person < g->n_people - 1 && g->people[person].profile != profile)
        person++;
    while (teacher < s->n_teachers - 1 &&
           strcmp(s->teachers[teacher].id, g->people[person].id) != 0)
        teacher++;
    while (r < s->n_roles - 1 && strcmp(s->roles[r].id, role) != 0)
        r++;
    return s->n_roles > 0 && orki_teacher_level(s, teacher, r) != ORKI_NO_SKILL;
}

/* Whether a profile has a role of which the trial lacks more than the base. */
static bool is_of_use(const hiring *h, int profile, const ork_trial *t)
{
    for (int i = 0; i < t->n_lacks; i++) {
        if (has_role(h, profile, t->lacks[i].role))
            return true;
    }
    return t->n_placed < t->n_lessons; /* then nobody knows */
}

/* The cuts of all that is known. */
static void judge(hiring *h)
{
    const ork_trial *team = &h->r->sweep->trials[h->year->team];
    h->master.n_cuts = 0;
    add_cut(h, h->nobody, true, team->lost_bound > h->year->target);
    for (int i = 0; i < h->n_sets; i++) {
        const ork_trial *t = trial_of(h, i);
        if (!carries(h, i))
            add_cut(h, h->sets[i], true, orki_growth_is_done(t) && t->lost_bound > h->year->target);
    }
}

/* Runs what is new, and judges it: what is short becomes a cut. */
static void run_new(hiring *h)
{
    if (h->status == ORK_OK)
        h->status = orki_growth_wave(h->r, h->trials + h->n_run, h->n_sets - h->n_run);
    if (h->status != ORK_OK || h->r->is_stopped)
        return;
    for (; h->n_run < h->n_sets; h->n_run++) {
        const ork_trial *t = trial_of(h, h->n_run);
        if (orki_growth_is_done(t) && (h->year->target < 0 || t->lost < h->year->target))
            h->year->target = t->lost;
    }
    judge(h);
}

/* Of sets that carry: without those who have nothing to do. */
static void shrink(hiring *h, int first)
{
    int *used = orki_scratch(&h->r->p.r, (size_t)h->n_profiles, sizeof *used);
    int end = h->n_sets;
    for (int i = first; i < end && used != NULL; i++) {
        if (carries(h, i) && count_used(h, trial_of(h, i), used) < size_of(h, h->sets[i]))
            add_set(h, used, h->trials[i]);
    }
    if (used == NULL)
        h->status = ORK_ERR_MEMORY;
}

/* Of sets that are short: with all who have none of the roles that they lack. */
static void stretch(hiring *h, int first)
{
    int *more = orki_scratch(&h->r->p.r, (size_t)h->n_profiles, sizeof *more);
    int end = h->n_sets;
    for (int i = first; i < end && more != NULL; i++) {
        if (carries(h, i) || !orki_growth_is_done(trial_of(h, i)))
            continue;
        for (int j = 0; j < h->n_profiles; j++)
            more[j] = is_of_use(h, j, trial_of(h, i)) ? h->sets[i][j] : h->most[j];
        add_set(h, more, h->trials[i]);
    }
    if (more == NULL)
        h->status = ORK_ERR_MEMORY;
}

/* The smallest set that carries and in which everybody has something to do; -1: none. */
static int find_best(const hiring *h)
{
    int best = -1;
    for (int i = 0; i < h->n_sets; i++) {
        bool is_smaller = best < 0 || size_of(h, h->sets[i]) < size_of(h, h->sets[best]) ||
                          (size_of(h, h->sets[i]) == size_of(h, h->sets[best]) &&
                           trial_of(h, i)->cost < trial_of(h, best)->cost);
        if (carries(h, i) && is_smaller)
            best = i;
    }
    return best;
}

/* Whom the team's timetable could use as it stands. */
static void add_first_answer(hiring *h)
{
    orki_arena arena = {0};
    ork_timetable *t = NULL;
    const ork_sweep *sweep = h->r->sweep;
    const orki_growing *g = h->r->g;
    const char *path =
        orki_sweep_path(sweep, &sweep->trials[h->year->team], "timetable.yaml", &arena);
    int *n = orki_arena_alloc(&arena, (size_t)h->n_profiles, sizeof *n), n_people = 0;
    orki_cover_person *people = orki_arena_alloc(&arena, (size_t)g->n_people, sizeof *people);
    ork_status st = path == NULL || n == NULL || people == NULL
                        ? ORK_ERR_MEMORY
                        : ork_timetable_read(&t, h->season, path, NULL);
    for (int i = 0; i < g->n_people && st == ORK_OK; i++) {
        for (int k = 0; k < h->season->n_teachers; k++) {
            if (strcmp(h->season->teachers[k].id, g->people[i].id) == 0 && !g->people[i].is_hired)
                people[n_people++] = (orki_cover_person){k, g->people[i].profile};
        }
    }
    if (st == ORK_OK)
        st = orki_hire_cover(h->season, t, people, n_people);
    for (int i = 0; i < n_people && st == ORK_OK; i++) {
        bool is_used = false;
        for (int s = 0; s < h->season->n_sections; s++)
            is_used = is_used || t->teacher[s] == people[i].teacher;
        n[people[i].kind] += is_used;
    }
    if (st == ORK_OK)
        add_set(h, n, h->year->team);
    else if (st == ORK_ERR_MEMORY)
        h->status = st;
    ork_timetable_free(t);
    orki_arena_free(&arena);
}

/* Everybody but those who have a role that is lacking. */
static void add_without_roles(hiring *h)
{
    int *n = orki_scratch(&h->r->p.r, (size_t)h->n_profiles, sizeof *n);
    const ork_trial *team = &h->r->sweep->trials[h->year->team];
    for (int i = 0; i < team->n_lacks && n != NULL; i++) {
        for (int j = 0; j < h->n_profiles; j++)
            n[j] = has_role(h, j, team->lacks[i].role) ? 0 : h->most[j];
        add_set(h, n, h->year->team);
        team = &h->r->sweep->trials[h->year->team]; /* trials may have moved */
    }
}

static ork_status read_season(hiring *h, int trial)
{
    const ork_sweep *s = h->r->sweep;
    const char *path = orki_sweep_path(s, &s->trials[trial], "scenario.yaml", &h->r->p.r.scratch);
    ork_season_source source = {.paths = &path, .n_paths = 1, .sets = s->sets, .n_sets = s->n_sets};
    return path == NULL ? ORK_ERR_MEMORY : ork_season_read_changed(&h->season, &source, NULL);
}

/* Up to a wave of sets that nothing rules out, of the smallest size there is. They are of one size,
 * because a larger one may be for nothing. @return how many */
static int propose(hiring *h, int least, int most)
{
    int size = -1, n_before = h->n_sets, n_cuts = h->master.n_cuts;
    bool is_proven = false;
    for (int i = 0; i < OF_A_WAVE && h->status == ORK_OK && h->n_sets < MOST_TRIED; i++) {
        int *n = orki_scratch(&h->r->p.r, (size_t)h->n_profiles, sizeof *n);
        if (n == NULL) {
            h->status = ORK_ERR_MEMORY;
            break;
        }
        h->status = orki_hire_master_solve(&h->master, false, least, most, n, &size, &is_proven);
        if (h->status != ORK_OK || size < 0)
            break;
        least = most = size;
        add_cut(h, n, false, false); /* not once more */
        add_set(h, n, h->year->team);
    }
    h->master.n_cuts = n_cuts;
    return h->n_sets - n_before;
}

/* A wave and what follows from it. */
static void run_wave(hiring *h)
{
    int first = h->n_run;
    run_new(h);
    if (h->status == ORK_OK && !h->r->is_stopped) {
        shrink(h, first);
        stretch(h, first);
        run_new(h);
    }
}

static bool goes_on(const hiring *h)
{
    return h->status == ORK_OK && !h->r->is_stopped && h->n_sets < MOST_TRIED;
}

static void search(hiring *h)
{
    add_set(h, h->most, h->year->team);
    if (h->status == ORK_OK)
        h->status = read_season(h, h->trials[0]);
    if (h->status == ORK_OK)
        add_first_answer(h);
    if (h->status == ORK_OK)
        add_without_roles(h);
    const ork_trial *team = &h->r->sweep->trials[h->year->team];
    int64_t lost = team->lost;
    run_wave(h);
    while (goes_on(h) && h->year->target >= 0 && h->year->target < lost) {
        int best = find_best(h), size = best < 0 ? h->n_all + 1 : size_of(h, h->sets[best]);
        if (size <= 1 || propose(h, 1, size - 1) == 0)
            break;
        run_wave(h);
    }
}

/* Others of the same number, because they may cost less. */
static void look_beside(hiring *h)
{
    int best = find_best(h);
    if (best < 0 || !goes_on(h))
        return;
    int size = size_of(h, h->sets[best]);
    for (int i = 0; i < h->n_sets; i++) {
        if (size_of(h, h->sets[i]) == size)
            add_cut(h, h->sets[i], false, false);
    }
    if (h->status == ORK_OK && propose(h, size, size) > 0)
        run_new(h);
}

static void prove(hiring *h)
{
    int size = -1, best = find_best(h);
    bool is_proven = false;
    int *n = orki_scratch(&h->r->p.r, (size_t)h->n_profiles, sizeof *n);
    if (n == NULL) {
        h->status = ORK_ERR_MEMORY;
        return;
    }
    h->year->n_people = size_of(h, h->sets[best]);
    h->status = orki_hire_master_solve(&h->master, true, 0, h->n_all, n, &size, &is_proven);
    h->year->least_people = is_proven && size >= 0 ? size : 0;
    h->year->is_least_proven = h->year->least_people >= h->year->n_people;
}

/* Is a set better than another by what an option is for: 0 people, 1 points, 2 euros? */
static bool is_ahead(const hiring *h, int what, int a, int b)
{
    const ork_trial *x = trial_of(h, a), *y = trial_of(h, b);
    int n = size_of(h, h->sets[a]) - size_of(h, h->sets[b]);
    if (what == 0)
        return n != 0 ? n < 0 : x->cost < y->cost;
    if (what == 1)
        return x->cost != y->cost ? x->cost < y->cost : n < 0;
    if (x->season_cents < 0 || y->season_cents < 0)
        return x->season_cents >= 0;
    return x->season_cents != y->season_cents ? x->season_cents < y->season_cents : n < 0;
}

static void list_options(hiring *h)
{
    ork_growth_option *options = orki_keep(&h->r->p.r, 3, sizeof *options);
    int *used = orki_scratch(&h->r->p.r, (size_t)h->n_profiles, sizeof *used);
    if (options == NULL || used == NULL) {
        h->status = ORK_ERR_MEMORY;
        return;
    }
    for (int what = 0; what < 3; what++) {
        int best = -1, at = 0;
        for (int i = 0; i < h->n_sets; i++) {
            bool is_meant =
                carries(h, i) && count_used(h, trial_of(h, i), used) == size_of(h, h->sets[i]);
            if (is_meant && (best < 0 || is_ahead(h, what, i, best)))
                best = i;
        }
        if (best < 0 || (what == 2 && trial_of(h, best)->season_cents < 0))
            continue;
        while (at < h->year->n_options && options[at].trial != h->trials[best])
            at++;
        h->year->n_options += at == h->year->n_options;
        options[at].trial = h->trials[best];
        options[at].is_fewest |= what == 0;
        options[at].is_cheapest |= what == 1;
        options[at].is_least_paid |= what == 2;
    }
    h->year->options = options;
}

static void finish(hiring *h)
{
    if (h->status != ORK_OK || h->r->is_stopped)
        return;
    h->year->n_tried = h->n_sets;
    if (find_best(h) < 0 || h->year->target >= h->r->sweep->trials[h->year->team].lost)
        return; /* nobody helps */
    prove(h);
    if (h->status == ORK_OK)
        list_options(h);
    if (h->year->n_options > 0)
        h->year->trial = h->year->options[0].trial;
}

ork_status orki_growth_hire(orki_growth_run *r, ork_growth_year *year, const int *candidates)
{
    hiring h = {.r = r, .year = year, .candidates = candidates, .n_profiles = r->g->n_profiles};
    year->trial = year->team;
    h.most = orki_scratch(&r->p.r, (size_t)h.n_profiles + 1, sizeof *h.most);
    h.nobody = orki_scratch(&r->p.r, (size_t)h.n_profiles + 1, sizeof *h.nobody);
    if (h.most == NULL || h.nobody == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < r->g->n_people; i++) {
        h.most[r->g->people[i].profile] += !r->g->people[i].is_hired;
        h.n_all += !r->g->people[i].is_hired;
    }
    year->target = -1;
    if (r->sweep->trials[year->team].lost == 0 || h.n_all == 0)
        return ORK_OK;
    year->is_asked = true;
    h.master = (orki_hire_master){.n_profiles = h.n_profiles, .most = h.most};
    search(&h);
    look_beside(&h);
    finish(&h);
    orki_free(h.master.cuts);
    orki_free(h.sets);
    orki_free(h.trials);
    ork_season_free(h.season);
    return h.status;
}
