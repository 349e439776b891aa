/* Comparing the scenarios of a sweep. */
#include "report/sweep_figures.h"

#include <string.h>

bool orki_sweep_is_done(const ork_trial *t)
{
    return t->state == ORK_TRIAL_DONE && t->n_sections > 0;
}

int64_t orki_sweep_measure(const ork_trial *t, orki_against against)
{
    switch (against) {
    case ORKI_AGAINST_TRAVEL:
        return t->travel_min;
    case ORKI_AGAINST_CHANGES:
        return t->changes;
    case ORKI_AGAINST_HOURS:
        return t->work_min;
    case ORKI_N_AGAINST:
        break;
    }
    return -1;
}

const char *orki_sweep_measure_word(orki_against against)
{
    static const char *const words[] = {"travel", "changes", "hours"};
    return words[against];
}

static int lacking(const ork_trial *t, const char *school)
{
    int n = 0;
    for (int i = 0; i < t->n_lacks; i++) {
        if (school == NULL || strcmp(t->lacks[i].school, school) == 0)
            n += t->lacks[i].n;
    }
    return n;
}

int orki_sweep_lost(const orki_sweep_figures *figures, const ork_trial *trial, const char *school)
{
    return lacking(trial, school) - lacking(figures->base, school);
}

/* Whether a goes before b in the ranking. */
static bool is_harder(const orki_sweep_figures *f, const ork_trial *a, const ork_trial *b)
{
    int lost_a = orki_sweep_lost(f, a, NULL), lost_b = orki_sweep_lost(f, b, NULL);
    if (lost_a != lost_b)
        return lost_a > lost_b;
    return a->changes != b->changes ? a->changes > b->changes : a->base_cost > b->base_cost;
}

static bool is_beaten(const ork_sweep *sweep, int i, orki_against against)
{
    const ork_trial *t = ork_sweep_trial(sweep, i);
    int64_t cost = t->base_cost, measure = orki_sweep_measure(t, against);
    for (int k = 0; k < ork_sweep_count(sweep); k++) {
        const ork_trial *other = ork_sweep_trial(sweep, k);
        int64_t theirs = orki_sweep_measure(other, against);
        if (!orki_sweep_is_done(other) || theirs < 0 || other->base_cost > cost || theirs > measure)
            continue;
        if (other->base_cost < cost || theirs < measure)
            return true;
    }
    return false;
}

static int find_schools(orki_sweep_figures *out, orki_arena *arena)
{
    size_t most = 1;
    for (int i = 0; i < ork_sweep_count(out->sweep); i++)
        most += (size_t)ork_sweep_trial(out->sweep, i)->n_lacks;
    const char **schools = orki_arena_alloc(arena, most, sizeof *schools);
    const char **names = orki_arena_alloc(arena, most, sizeof *names);
    if (schools == NULL || names == NULL)
        return -1;
    for (int i = 0; i < ork_sweep_count(out->sweep); i++) {
        const ork_trial *t = ork_sweep_trial(out->sweep, i);
        for (int k = 0; k < t->n_lacks; k++) {
            int at = 0;
            while (at < out->n_schools && strcmp(schools[at], t->lacks[k].school) != 0)
                at++;
            if (at < out->n_schools)
                continue;
            schools[at] = t->lacks[k].school;
            names[at] = t->lacks[k].name;
            out->n_schools++;
        }
    }
    out->schools = schools;
    out->names = names;
    return 0;
}

int orki_sweep_count(orki_sweep_figures *out, const ork_sweep *sweep, orki_arena *arena)
{
    size_t n = (size_t)ork_sweep_count(sweep);
    int *ranked = orki_arena_alloc(arena, n, sizeof *ranked);
    *out =
        (orki_sweep_figures){.sweep = sweep, .base = ork_sweep_trial(sweep, 0), .ranked = ranked};
    for (int a = 0; a < ORKI_N_AGAINST; a++) {
        bool *front = orki_arena_alloc(arena, n, sizeof *front);
        if (front == NULL || ranked == NULL)
            return -1;
        for (int i = 0; i < (int)n; i++) {
            const ork_trial *t = ork_sweep_trial(sweep, i);
            front[i] = orki_sweep_is_done(t) && orki_sweep_measure(t, (orki_against)a) >= 0 &&
                       !is_beaten(sweep, i, (orki_against)a);
        }
        out->front[a] = front;
    }
    for (int i = 1; i < (int)n; i++) {
        const ork_trial *t = ork_sweep_trial(sweep, i);
        int at = out->n_ranked;
        if (!orki_sweep_is_done(t))
            continue;
        for (; at > 0 && is_harder(out, t, ork_sweep_trial(sweep, ranked[at - 1])); at--)
            ranked[at] = ranked[at - 1];
        ranked[at] = i;
        out->n_ranked++;
    }
    return find_schools(out, arena);
}
