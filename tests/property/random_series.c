/* Several meetings a week in the random season: an orchestra just drawn is repeated, and its
 * meetings get their block or blocks. */
#include "random_draw.h"

enum { MOST_LESSONS = 5 }; /* of a season with series: the exhaustive search tries every week */

static void draw_double_starts(draw *d, orki_series *series)
{
    int *starts = draw_memory(d, 2, sizeof *starts);
    starts[0] = 510 + draw_from(d, 0, 3) * 15;
    starts[1] = 630 + draw_from(d, 0, 2) * 30;
    series->double_starts = starts;
    series->n_double_starts = 2;
}

static void draw_wishes_of(draw *d, orki_series *series, bool has_doubles)
{
    series->day_most = has_doubles && draw_chance(d, 75) ? 2 : 1;
    if (series->day_most == 1)
        return;
    series->n_doubles = draw_chance(d, 75);
    if (draw_chance(d, 40))
        draw_double_starts(d, series);
}

void draw_series(draw *d, int first)
{
    ork_season *s = d->season;
    const orki_orchestra one = s->orchestras[first];
    int n = draw_from(d, 2, 3);
    if (first + n > MOST_LESSONS || !draw_chance(d, 60))
        return;
    orki_series *series = &s->series[s->n_series++];
    *series = (orki_series){.id = one.id, .place = one.place, .first_orchestra = first};
    series->n_meetings = n;
    draw_wishes_of(d, series, one.n_sections == 1);
    for (int k = 0; k < n; k++) {
        orki_orchestra *o = &s->orchestras[first + k];
        *o = one;
        o->id = orki_arena_printf(&s->arena, "%s#%d", one.id, k + 1);
        o->name = o->id;
        o->series = s->n_series - 1;
        o->first_section = k == 0 ? one.first_section : s->n_sections;
        for (int i = 0; i < one.n_sections && k > 0; i++) {
            s->sections[s->n_sections] = s->sections[one.first_section + i];
            s->sections[s->n_sections++].orchestra = first + k;
        }
    }
    s->n_orchestras = first + n;
}

void draw_series_blocks(draw *d)
{
    ork_season *s = d->season;
    for (int i = 0; i < s->n_series; i++) {
        const orki_series *series = &s->series[i];
        int first_block = s->n_blocks, lessons[MOST_LESSONS];
        bool is_one = s->orchestras[series->first_orchestra].n_sections == 1;
        for (int k = 0; k < series->n_meetings; k++)
            lessons[k] = series->first_orchestra + k;
        if (is_one) {
            draw_block(d, series->n_meetings, lessons, first_block, first_block);
            s->blocks[first_block].series = i;
        }
        for (int k = 0; k < series->n_meetings && !is_one; k++)
            draw_block(d, 1, &lessons[k], first_block, s->n_blocks);
    }
}

/* The meetings are alike: one teacher had them all. */
void draw_series_teachers(draw *d)
{
    ork_season *s = d->season;
    for (int i = 0; i < s->n_sections; i++) {
        const orki_orchestra *o = &s->orchestras[s->sections[i].orchestra];
        if (o->series < 0)
            continue;
        const orki_orchestra *first = &s->orchestras[s->series[o->series].first_orchestra];
        s->sections[i].last_teacher =
            s->sections[first->first_section + i - o->first_section].last_teacher;
    }
    for (int t = 0; t < s->n_teachers; t++)
        s->teachers[t].wish_days = draw_chance(d, 50) ? 1 : ORKI_NO_LIMIT;
}
