/* The whole random season: limits, weights and pins around the parts drawn elsewhere.
 * Input: seed and attempt. Output: a sealed season. Limits are drawn small enough to bind. */
#include "random_season.h"

#include "random_draw.h"

#include <stdio.h>
#include <stdlib.h>

int draw_from(draw *d, int from, int to)
{
    return from + orki_random_below(&d->random, to - from + 1);
}

bool draw_chance(draw *d, int percent)
{
    return orki_random_below(&d->random, 100) < percent;
}

bool draw_hindrance(draw *d, int percent)
{
    return draw_chance(d, d->is_roomy ? percent / 3 : percent);
}

void *draw_memory(draw *d, int n, size_t size)
{
    void *memory = orki_arena_alloc(&d->season->arena, (size_t)n, size);
    if (memory == NULL) {
        fprintf(stderr, "random season: out of memory\n");
        exit(EXIT_FAILURE);
    }
    return memory;
}

uint8_t draw_days(draw *d, int percent_each)
{
    unsigned mask = 0;
    for (int i = 0; i < d->n_days; i++) {
        if (draw_chance(d, percent_each))
            mask |= 1u << (d->first_day + i);
    }
    return (uint8_t)(mask != 0 ? mask : 1u << (d->first_day + draw_from(d, 0, d->n_days - 1)));
}

orki_spans draw_spans(draw *d, int n, const orki_span *spans)
{
    orki_span *copy = draw_memory(d, n, sizeof *copy);
    for (int i = 0; i < n; i++)
        copy[i] = spans[i];
    return (orki_spans){n, copy};
}

static void draw_limits(draw *d)
{
    orki_limits *l = &d->season->limits;
    l->day_teaching_min = draw_hindrance(d, 20) ? 90 : 315;
    l->break_after_min = draw_chance(d, 40) ? draw_from(d, 10, 20) * 10 : 330;
    l->break_min = draw_chance(d, 50) ? 30 : 20;
    l->break_part_min = draw_chance(d, 50) ? 15 : 10;
    l->day_schools = draw_hindrance(d, 25) ? 1 : 3;
    l->rest_min = draw_chance(d, 40) ? draw_from(d, 105, 125) * 10 : 660;
    l->pack_min = draw_from(d, 0, 2) * 5;
    l->set_up_min = draw_from(d, 0, 3) * 5;
    l->noon = 720;
}

/* Default weights in most seasons; else some are zero, odd, or of another size. */
static void draw_weights(draw *d)
{
    bool is_odd = draw_chance(d, 40);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        int64_t weight = orki_rule_get((orki_rule)r)->default_weight;
        if (is_odd && draw_chance(d, 12))
            weight = 0;
        else if (is_odd && draw_chance(d, 20))
            weight = weight * draw_from(d, 2, 18) / 10 + draw_from(d, 0, 60);
        d->season->weights[r] = weight;
    }
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (orki_rule_get((orki_rule)r)->is_hard)
            d->season->weights[r] = 0;
    }
}

static int moment_for_pin(draw *d)
{
    static const int starts[] = {510, 515, 555, 570, 630, 660, 780, 787, 840, 900};
    return starts[draw_from(d, 0, (int)(sizeof starts / sizeof starts[0]) - 1)];
}

static void draw_pin(draw *d, orki_pin *pin)
{
    ork_season *s = d->season;
    *pin = (orki_pin){{0, 1, 1}, -1, -1, -1, -1, -1, -1, -1, false};
    int orchestra = draw_from(d, 0, s->n_orchestras - 1);
    const orki_orchestra *o = &s->orchestras[orchestra];
    if (draw_chance(d, 50))
        pin->orchestra = orchestra;
    else
        pin->block = o->block;
    int kind = draw_from(d, o->series >= 0 ? 3 : 0, o->series >= 0 ? 3 : 4);
    if (kind == 0 || kind == 2)
        pin->day = d->first_day + draw_from(d, 0, d->n_days - 1);
    if (kind == 1 || kind == 2)
        pin->start_min = moment_for_pin(d);
    if (kind >= 3)
        pin->role = s->sections[o->first_section + draw_from(d, 0, o->n_sections - 1)].role;
    const orki_school *school = &s->schools[o->school];
    if (kind == 3 || school->n_rooms == 0) {
        pin->teacher = kind >= 3 ? draw_from(d, 0, s->n_teachers - 1) : -1;
        return;
    }
    if (kind == 4)
        pin->room = school->rooms[draw_from(d, 0, school->n_rooms - 1)];
}

static void draw_pins(draw *d)
{
    ork_season *s = d->season;
    s->n_pins = draw_hindrance(d, 35) ? draw_from(d, 1, 2) : 0;
    s->pins = draw_memory(d, s->n_pins, sizeof *s->pins);
    for (int i = 0; i < s->n_pins; i++)
        draw_pin(d, &s->pins[i]);
}

ork_season *random_season(uint64_t seed, int attempt)
{
    orki_arena arena = {0};
    ork_season *season = orki_arena_alloc(&arena, 1, sizeof *season);
    draw d = {season,
              orki_random_start(seed, (uint64_t)attempt + 1),
              0,
              0,
              seed > RANDOM_SERIES_SEED,
              seed % 3 == 0,
              seed};
    if (season == NULL) {
        fprintf(stderr, "random season: out of memory\n");
        exit(EXIT_FAILURE);
    }
    season->arena = arena;
    d.n_days = draw_chance(&d, 30) ? 1 : draw_chance(&d, 70) ? 2 : 3;
    d.first_day = draw_chance(&d, 10) ? 4 : draw_from(&d, 0, 2);
    const char **files = draw_memory(&d, 1, sizeof *files);
    files[0] = "random.yaml";
    season->n_files = 1;
    season->files = files;
    season->organisation = orki_arena_printf(&season->arena, "Seed %llu", (unsigned long long)seed);
    season->language = "en";
    season->name = "2026-2027";
    season->from = 20696;
    season->to = 21016;
    draw_limits(&d);
    draw_weights(&d);
    draw_programmes(&d);
    draw_schools(&d);
    draw_orchestras(&d);
    draw_teachers(&d);
    draw_pins(&d);
    return season;
}
