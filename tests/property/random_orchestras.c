/* The random season's groups, orchestras, sections and blocks: shared groups, pupils of two
 * schools, lessons of other lengths, and blocks split over days, teams or both. */
#include "random_draw.h"

enum { MOST_WITH_SERIES = 8 }; /* lessons */

static void draw_group(draw *d, int index)
{
    ork_season *s = d->season;
    orki_group *g = &s->groups[index];
    g->id = orki_arena_printf(&s->arena, "group-%d", index);
    g->name = g->id;
    g->school = draw_from(d, 0, s->n_schools - 1);
    g->year = draw_from(d, 3, 8);
    g->pupils = draw_from(d, 10, 28);
    g->teacher_days = draw_hindrance(d, 12) ? draw_days(d, 60) : 0x7f;
    for (int i = 0; i < d->n_days; i++) {
        int from = 510 + draw_from(d, 0, 8) * 30;
        orki_span spans[2] = {{from, from + draw_from(d, 2, 4) * 15}, {870, 915}};
        if (draw_hindrance(d, 14))
            g->busy[d->first_day + i] = draw_spans(d, draw_chance(d, 30) ? 2 : 1, spans);
    }
}

static void draw_groups_of(draw *d, orki_orchestra *o, int index)
{
    ork_season *s = d->season;
    int *groups = draw_memory(d, 2, sizeof *groups);
    groups[o->n_groups++] = index;
    int other = draw_from(d, 0, s->n_groups - 1);
    bool is_after = s->programmes[o->programme].is_after_school;
    if (other != index && (is_after ? draw_chance(d, 60) : draw_hindrance(d, 20)))
        groups[o->n_groups++] = other;
    o->groups = groups;
}

static void draw_orchestra(draw *d, int group)
{
    ork_season *s = d->season;
    int index = s->n_orchestras++;
    orki_orchestra *o = &s->orchestras[index];
    o->id = orki_arena_printf(&s->arena, "orchestra-%d", group);
    o->name = o->id;
    o->series = -1;
    o->was = "";
    o->from = ORKI_NO_DATE;
    o->to = ORKI_NO_DATE;
    o->programme = draw_from(d, 0, s->n_programmes - 1);
    const orki_programme *p = &s->programmes[o->programme];
    draw_groups_of(d, o, group);
    o->school = draw_hindrance(d, 8) ? draw_from(d, 0, s->n_schools - 1) : s->groups[group].school;
    o->lesson_min = draw_chance(d, 20) ? 40 : p->lesson_min;
    o->days_allowed = draw_days(d, d->is_roomy ? 92 : 80);
    o->first_section = s->n_sections;
    for (int i = 0; i < p->n_roles; i++) {
        if (o->n_sections > 0 && draw_chance(d, 15))
            continue; /* this orchestra has no such section */
        s->sections[s->n_sections++] = (orki_section){index, p->roles[i], draw_from(d, 3, 9), -1};
        o->n_sections++;
    }
}

void draw_block(draw *d, int n, const int *lessons, int team, int day)
{
    ork_season *s = d->season;
    int index = s->n_blocks++;
    orki_block *b = &s->blocks[index];
    int *copy = draw_memory(d, n, sizeof *copy);
    b->id = orki_arena_printf(&s->arena, "block-%d", index);
    b->school = s->orchestras[lessons[0]].school;
    b->series = -1;
    b->n_split = 1;
    b->team = team;
    b->day = day;
    b->n_lessons = n;
    b->lessons = copy;
    for (int i = 0; i < n; i++) {
        copy[i] = lessons[i];
        s->orchestras[lessons[i]].block = index;
        if (s->programmes[s->orchestras[lessons[i]].programme].needs_captain)
            b->needs_captain = true;
    }
}

/* Each lesson is its own block; they share the team, the day, or neither. */
static void add_split_blocks(draw *d, int n, const int *lessons)
{
    int kind = draw_from(d, 0, 2), first = d->season->n_blocks;
    for (int i = 0; i < n; i++) {
        int own = d->season->n_blocks;
        draw_block(d, 1, &lessons[i], kind == 0 ? first : own, kind == 1 ? first : own);
        d->season->blocks[own].is_split = true;
        d->season->blocks[own].n_split = n;
    }
}

/* The lessons of a school are one block, are split, or are two blocks by programme. */
static void draw_blocks_of(draw *d, int school)
{
    ork_season *s = d->season;
    int lessons[2][4], n[2] = {0, 0};
    bool is_by_programme = draw_chance(d, 70);
    for (int o = 0; o < s->n_orchestras; o++) {
        int part = is_by_programme ? s->orchestras[o].programme : 0;
        if (s->orchestras[o].school == school && s->orchestras[o].series < 0)
            lessons[part][n[part]++] = o;
    }
    for (int part = 0; part < 2; part++) {
        if (n[part] > 1 && draw_chance(d, 40))
            add_split_blocks(d, n[part], lessons[part]);
        else if (n[part] > 2 && draw_chance(d, 50)) {
            int first = s->n_blocks;
            draw_block(d, n[part] - 1, lessons[part], first, first);
            draw_block(d, 1, &lessons[part][n[part] - 1], first + 1, first + 1);
        } else if (n[part] > 0)
            draw_block(d, n[part], lessons[part], s->n_blocks, s->n_blocks);
    }
}

void draw_orchestras(draw *d)
{
    ork_season *s = d->season;
    s->n_groups = draw_hindrance(d, 8) ? 1 : draw_hindrance(d, 35) ? 2 : draw_from(d, 3, 4);
    int most = d->has_series ? MOST_WITH_SERIES : s->n_groups;
    s->groups = draw_memory(d, s->n_groups, sizeof *s->groups);
    s->orchestras = draw_memory(d, most, sizeof *s->orchestras);
    s->series = draw_memory(d, most, sizeof *s->series);
    s->sections = draw_memory(d, most * s->n_roles, sizeof *s->sections);
    s->blocks = draw_memory(d, most, sizeof *s->blocks);
    for (int i = 0; i < s->n_groups; i++)
        draw_group(d, i);
    for (int i = 0; i < s->n_groups; i++) {
        draw_orchestra(d, i);
        if (d->has_series)
            draw_series(d, s->n_orchestras - 1);
    }
    for (int i = 0; i < s->n_schools; i++)
        draw_blocks_of(d, i);
    draw_series_blocks(d);
}
