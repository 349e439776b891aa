/* Copies of a season with one harmless change; see season_variants.h. */
#include "season_variants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *memory(ork_season *season, int n, size_t size)
{
    void *p = orki_arena_alloc(&season->arena, (size_t)n, size);
    if (p == NULL) {
        fprintf(stderr, "season variant: out of memory\n");
        exit(EXIT_FAILURE);
    }
    return p;
}

/* A copy of n items. */
static void *copy_of(ork_season *season, const void *items, int n, size_t size)
{
    void *copy = memory(season, n, size);
    if (n > 0)
        memcpy(copy, items, (size_t)n * size);
    return copy;
}

static ork_season *copy_season(const ork_season *season)
{
    orki_arena arena = {0};
    ork_season *copy = orki_arena_alloc(&arena, 1, sizeof *copy);
    if (copy == NULL) {
        fprintf(stderr, "season variant: out of memory\n");
        exit(EXIT_FAILURE);
    }
    *copy = *season;
    copy->arena = arena;
    return copy;
}

ork_season *variant_useless_teacher(const ork_season *season)
{
    ork_season *v = copy_season(season);
    int n = season->n_teachers, per_teacher = season->n_schools * 2;
    v->n_teachers = n + 1;
    v->teachers = memory(v, n + 1, sizeof *v->teachers);
    v->home_travel = memory(v, (n + 1) * per_teacher, sizeof *v->home_travel);
    memcpy(v->teachers, season->teachers, (size_t)n * sizeof *v->teachers);
    memcpy(v->home_travel, season->home_travel, (size_t)(n * per_teacher) * sizeof(int));
    orki_teacher *t = &v->teachers[n];
    *t = season->teachers[0];
    t->id = "useless";
    t->name = t->id;
    t->levels = memory(v, season->n_skills, sizeof *t->levels);
    t->min_hours_min = 0;
    t->wish_from_min = -1;
    t->wish_to_min = -1;
    return v;
}

ork_season *variant_reversed_teachers(const ork_season *season)
{
    ork_season *v = copy_season(season);
    int n = season->n_teachers, per_teacher = season->n_schools * 2;
    v->teachers = memory(v, n, sizeof *v->teachers);
    v->home_travel = memory(v, n * per_teacher, sizeof *v->home_travel);
    v->sections = copy_of(v, season->sections, season->n_sections, sizeof *v->sections);
    v->pins = copy_of(v, season->pins, season->n_pins, sizeof *v->pins);
    for (int t = 0; t < n; t++) {
        v->teachers[n - 1 - t] = season->teachers[t];
        v->teachers[n - 1 - t].id = orki_arena_printf(&v->arena, "z%d", n - t);
        v->teachers[n - 1 - t].name = "Iemand";
        memcpy(&v->home_travel[(n - 1 - t) * per_teacher], &season->home_travel[t * per_teacher],
               (size_t)per_teacher * sizeof(int));
    }
    for (int i = 0; i < v->n_sections; i++) {
        if (v->sections[i].last_teacher >= 0)
            v->sections[i].last_teacher = n - 1 - v->sections[i].last_teacher;
    }
    for (int i = 0; i < v->n_pins; i++) {
        if (v->pins[i].teacher >= 0)
            v->pins[i].teacher = n - 1 - v->pins[i].teacher;
    }
    return v;
}

enum { LATER_MIN = 15 };

static orki_spans later_spans(ork_season *v, orki_spans spans)
{
    orki_span *at = copy_of(v, spans.at, spans.n, sizeof *at);
    for (int i = 0; i < spans.n; i++) {
        at[i].from += LATER_MIN;
        at[i].to += LATER_MIN;
    }
    return (orki_spans){spans.n, at};
}

static orki_bells later_bells(ork_season *v, orki_bells bells)
{
    orki_bell *at = copy_of(v, bells.at, bells.n, sizeof *at);
    for (int i = 0; i < bells.n; i++) {
        at[i].span.from += LATER_MIN;
        at[i].span.to += LATER_MIN;
    }
    return (orki_bells){bells.n, at};
}

static void make_school_later(ork_season *v, orki_school *school)
{
    int *starts = copy_of(v, school->starts, school->n_starts, sizeof *starts);
    for (int i = 0; i < school->n_starts; i++)
        starts[i] += LATER_MIN;
    school->starts = starts;
    if (school->times_preferred.from != school->times_preferred.to) {
        school->times_preferred.from += LATER_MIN;
        school->times_preferred.to += LATER_MIN;
    }
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        school->open[day] = later_bells(v, school->open[day]);
        school->breaks[day] = later_bells(v, school->breaks[day]);
    }
}

ork_season *variant_later(const ork_season *season)
{
    ork_season *v = copy_season(season);
    v->schools = copy_of(v, season->schools, season->n_schools, sizeof *v->schools);
    v->rooms = copy_of(v, season->rooms, season->n_rooms, sizeof *v->rooms);
    v->groups = copy_of(v, season->groups, season->n_groups, sizeof *v->groups);
    v->teachers = copy_of(v, season->teachers, season->n_teachers, sizeof *v->teachers);
    v->programmes = copy_of(v, season->programmes, season->n_programmes, sizeof *v->programmes);
    v->pins = copy_of(v, season->pins, season->n_pins, sizeof *v->pins);
    v->limits.noon += LATER_MIN;
    for (int i = 0; i < v->n_schools; i++)
        make_school_later(v, &v->schools[i]);
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        for (int i = 0; i < v->n_rooms; i++)
            v->rooms[i].closed[day] = later_spans(v, v->rooms[i].closed[day]);
        for (int i = 0; i < v->n_groups; i++)
            v->groups[i].busy[day] = later_spans(v, v->groups[i].busy[day]);
        for (int i = 0; i < v->n_teachers; i++)
            v->teachers[i].available[day] = later_spans(v, v->teachers[i].available[day]);
    }
    for (int i = 0; i < v->n_programmes; i++)
        v->programmes[i].after_until += LATER_MIN;
    for (int i = 0; i < v->n_pins; i++)
        v->pins[i].start_min += v->pins[i].start_min >= 0 ? LATER_MIN : 0;
    return v;
}

ork_season *variant_weights(const ork_season *season, int64_t factor)
{
    ork_season *v = copy_season(season);
    for (int r = 0; r < ORKI_N_RULES; r++)
        v->weights[r] = (season->weights[r] + 199) / 200 * 200 * factor;
    return v;
}
