/* Listing the facts that limit a part of the season: only what can matter to its lessons, and only
 * what limits at all. */
#include "ask/planner_facts.h"

#include <string.h>

int orki_scope_make(orki_scope *out, const ork_season *season, orki_arena *arena)
{
    out->has_lesson =
        orki_arena_alloc(arena, (size_t)season->n_orchestras, sizeof *out->has_lesson);
    out->has_section =
        orki_arena_alloc(arena, (size_t)season->n_sections, sizeof *out->has_section);
    return out->has_lesson == NULL || out->has_section == NULL ? -1 : 0;
}

void orki_scope_copy(orki_scope *to, const orki_scope *from, const ork_season *season)
{
    memcpy(to->has_lesson, from->has_lesson, (size_t)season->n_orchestras);
    memcpy(to->has_section, from->has_section, (size_t)season->n_sections);
}

void orki_scope_add_block(orki_scope *scope, const ork_season *season, int block)
{
    for (int i = 0; i < season->blocks[block].n_lessons; i++) {
        const orki_orchestra *o = &season->orchestras[season->blocks[block].lessons[i]];
        scope->has_lesson[season->blocks[block].lessons[i]] = true;
        for (int k = 0; k < o->n_sections; k++)
            scope->has_section[o->first_section + k] = true;
    }
}

bool orki_scope_has_role(const orki_scope *scope, const ork_season *season, int role)
{
    for (int s = 0; s < season->n_sections; s++) {
        if (scope->has_section[s] && scope->has_lesson[season->sections[s].orchestra] &&
            season->sections[s].role == role)
            return true;
    }
    return false;
}

/* What of the season is touched by a scope. */
typedef struct touched {
    const ork_season *season;
    const orki_scope *scope;
    orki_arena arena;
    bool *schools, *groups, *rooms, *blocks, *teachers, *programmes, *roles;
    int n_addresses; /* of schools with lessons, as far as two */
    orki_fact_list *out;
} touched;

static void add(touched *t, orki_fact_kind kind, int a, int b)
{
    orki_fact_list *list = t->out;
    if (orki_array_reserve(&list->at, &list->capacity, (size_t)list->n + 1, sizeof *list->at))
        list->is_failed = true;
    else
        list->at[list->n++] = (orki_fact){kind, a, b};
}

static void touch_lesson(touched *t, int lesson)
{
    const ork_season *season = t->season;
    const orki_orchestra *o = &season->orchestras[lesson];
    t->blocks[o->block] = t->programmes[o->programme] = t->schools[o->school] = true;
    for (int i = 0; i < o->n_groups; i++) {
        t->groups[o->groups[i]] = true;
        t->schools[season->groups[o->groups[i]].school] = true;
    }
    const orki_school *school = &season->schools[o->school];
    for (int i = 0; i < school->n_rooms; i++)
        t->rooms[school->rooms[i]] = true;
    for (int i = 0; i < o->n_sections; i++) {
        if (t->scope->has_section[o->first_section + i])
            t->roles[season->sections[o->first_section + i].role] = true;
    }
}

static bool touch(touched *t)
{
    const ork_season *s = t->season;
    struct {
        bool **flags;
        int n;
    } tables[] = {{&t->schools, s->n_schools},   {&t->groups, s->n_groups},
                  {&t->rooms, s->n_rooms},       {&t->blocks, s->n_blocks},
                  {&t->teachers, s->n_teachers}, {&t->programmes, s->n_programmes},
                  {&t->roles, s->n_roles}};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        *tables[i].flags = orki_arena_alloc(&t->arena, (size_t)tables[i].n, sizeof(bool));
        if (*tables[i].flags == NULL)
            return false;
    }
    int address = -1;
    for (int o = 0; o < s->n_orchestras; o++) {
        if (!t->scope->has_lesson[o])
            continue;
        touch_lesson(t, o);
        int here = s->schools[s->orchestras[o].school].address;
        t->n_addresses = t->n_addresses == 2 || (address >= 0 && address != here) ? 2 : 1;
        address = here;
    }
    for (int k = 0; k < s->n_teachers; k++) {
        for (int r = 0; r < s->n_roles && !t->teachers[k]; r++)
            t->teachers[k] = t->roles[r] && orki_teacher_level(s, k, r) != ORKI_NO_SKILL;
    }
    return true;
}

static void add_needs(touched *t)
{
    const ork_season *s = t->season;
    for (int o = 0; o < s->n_orchestras; o++) {
        if (t->scope->has_lesson[o] && orki_meeting_of(s, o) <= 1)
            add(t, ORKI_FACT_LESSON, o, 0);
    }
    for (int k = 0; k < s->n_sections; k++) {
        if (t->scope->has_section[k] && t->scope->has_lesson[s->sections[k].orchestra] &&
            orki_meeting_of(s, s->sections[k].orchestra) <= 1)
            add(t, ORKI_FACT_SECTION, k, 0);
    }
}

static void add_pins(touched *t)
{
    for (int i = 0; i < t->season->n_pins; i++) {
        const orki_pin *pin = &t->season->pins[i];
        int block = pin->block >= 0 ? pin->block : t->season->orchestras[pin->orchestra].block;
        if (t->blocks[block])
            add(t, ORKI_FACT_PIN, i, 0);
    }
}

static bool is_all_day(orki_spans spans)
{
    return spans.n == 1 && spans.at[0].from == 0 && spans.at[0].to >= ORKI_DAY_MIN;
}

static void add_teachers(touched *t)
{
    const ork_season *s = t->season;
    for (int r = 0; r < s->n_roles; r++) {
        if (t->roles[r])
            add(t, ORKI_FACT_SKILLED, r, 0);
    }
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        for (int k = 0; k < s->n_teachers; k++) {
            if (t->teachers[k] && !is_all_day(s->teachers[k].available[d]))
                add(t, ORKI_FACT_AVAILABLE, k, d);
        }
    }
    for (int k = 0; k < s->n_teachers; k++) {
        for (int school = 0; t->teachers[k] && school < s->n_schools; school++) {
            if (t->schools[school] && s->teachers[k].declined[school])
                add(t, ORKI_FACT_DECLINED, k, school);
        }
    }
}

static void add_maxima(touched *t)
{
    const ork_season *s = t->season;
    for (int k = 0; k < s->n_teachers; k++) {
        const orki_teacher *p = &s->teachers[k];
        if (!t->teachers[k])
            continue;
        if (p->is_substitute)
            add(t, ORKI_FACT_SUBSTITUTE, k, 0);
        if (p->max_week_min < ORKI_NO_LIMIT)
            add(t, ORKI_FACT_MAX_WEEK, k, 0);
        if (p->max_days < ORKI_NO_LIMIT)
            add(t, ORKI_FACT_MAX_DAYS, k, 0);
        if (p->max_schools < ORKI_NO_LIMIT)
            add(t, ORKI_FACT_MAX_SCHOOLS, k, 0);
        if (p->max_day_min < ORKI_DAY_MIN)
            add(t, ORKI_FACT_MAX_DAY, k, 0);
        if (t->n_addresses > 1 && p->max_day_schools < ORKI_NO_LIMIT)
            add(t, ORKI_FACT_DAY_SCHOOLS, k, 0);
    }
}

static bool fits_all(const ork_season *s, const orki_room *room)
{
    bool is_all = true;
    for (int r = 0; r < s->n_roles; r++)
        is_all = is_all && room->fits[r];
    return is_all;
}

static void add_rooms(touched *t)
{
    const ork_season *s = t->season;
    for (int r = 0; r < s->n_rooms; r++) {
        if (!t->rooms[r])
            continue;
        add(t, ORKI_FACT_SEATS, r, 0);
        if (!fits_all(s, &s->rooms[r]))
            add(t, ORKI_FACT_FITS, r, 0);
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            if (s->rooms[r].closed[d].n > 0)
                add(t, ORKI_FACT_ROOM_CLOSED, r, d);
        }
    }
    for (int k = 0; k < s->n_schools; k++) {
        if (t->schools[k])
            add(t, ORKI_FACT_ROOMS, k, 0);
        for (int skill = 0; t->schools[k] && skill < s->n_skills; skill++) {
            if (s->schools[k].stock[skill] >= 0)
                add(t, ORKI_FACT_STOCK, k, skill);
        }
    }
    for (int i = 0; i < s->n_shared_sets; i++)
        add(t, ORKI_FACT_SHARED_SET, i, 0);
}

static void add_schools(touched *t)
{
    const ork_season *s = t->season;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        for (int g = 0; g < s->n_groups; g++) {
            if (t->groups[g] && s->groups[g].busy[d].n > 0)
                add(t, ORKI_FACT_BUSY, g, d);
        }
    }
    for (int g = 0; g < s->n_groups; g++) {
        if (t->groups[g] && (s->groups[g].teacher_days & 0x1f) != 0x1f)
            add(t, ORKI_FACT_CLASS_DAYS, g, 0);
    }
    for (int k = 0; k < s->n_schools; k++) {
        for (int d = 0; t->schools[k] && d < 5; d++)
            add(t, ORKI_FACT_HOURS, k, d);
        for (int d = 0; t->schools[k] && d < ORKI_N_DAYS; d++) {
            if (s->schools[k].breaks[d].n > 0)
                add(t, ORKI_FACT_BREAKS, k, d);
        }
    }
    for (int p = 0; p < s->n_programmes; p++) {
        if (t->programmes[p] && s->programmes[p].is_after_school)
            add(t, ORKI_FACT_UNTIL, p, 0);
    }
}

static void add_blocks(touched *t, orki_fact_kind kind)
{
    const ork_season *s = t->season;
    for (int b = 0; b < s->n_blocks; b++) {
        const orki_block *block = &s->blocks[b];
        int n_lessons = 0;
        for (int i = 0; i < block->n_lessons; i++)
            n_lessons += t->scope->has_lesson[block->lessons[i]];
        bool is_one = n_lessons > 1 || block->team != b || block->day != b;
        if (!t->blocks[b] || (kind == ORKI_FACT_CAPTAIN && !block->needs_captain) ||
            (kind == ORKI_FACT_BLOCK && (!is_one || block->series >= 0)))
            continue;
        add(t, kind, b, 0);
    }
}

static void add_ways(touched *t)
{
    for (int k = 0; k < t->season->n_schools && t->n_addresses > 1; k++) {
        if (t->schools[k])
            add(t, ORKI_FACT_WAY, k, 0);
    }
    if (t->n_addresses > 1)
        add(t, ORKI_FACT_PACKING, 0, 0);
    if (t->season->limits.break_after_min < ORKI_DAY_MIN)
        add(t, ORKI_FACT_WORK_BREAK, 0, 0);
    if (t->season->limits.rest_min > 0)
        add(t, ORKI_FACT_REST, 0, 0);
}

orki_fact_list orki_facts_of(const ork_season *season, const orki_scope *scope)
{
    orki_fact_list out = {0};
    touched t = {.season = season, .scope = scope, .out = &out};
    if (!touch(&t)) {
        out.is_failed = true;
    } else {
        add_needs(&t);
        add_pins(&t);
        add_blocks(&t, ORKI_FACT_DAYS);
        add_teachers(&t);
        add_maxima(&t);
        add_blocks(&t, ORKI_FACT_CAPTAIN);
        add_rooms(&t);
        add_schools(&t);
        add_blocks(&t, ORKI_FACT_BLOCK);
        add_ways(&t);
    }
    orki_arena_free(&t.arena);
    return out;
}

void orki_facts_free(orki_fact_list *facts)
{
    orki_free(facts->at);
    *facts = (orki_fact_list){0};
}
