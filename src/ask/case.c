/* The case is built in two steps: a copy of the season's tables with all its numbers, into which
 * the changes are written; then the tables of lessons, made anew from what is left. */
#include "ask/case.h"

#include <string.h>

enum { LACK_LESSON = 500000, LACK_SECTION = 100000 }; /* hundredths of a point */

/* A table of the season's, copied into the case. */
static int copy(orki_case *c, void *table, int n, size_t size)
{
    void *old = NULL;
    memcpy(&old, table, sizeof old);
    void *new = orki_arena_alloc(&c->arena, (size_t)n, size);
    if (new == NULL)
        return -1;
    if (n > 0)
        memcpy(new, old, (size_t)n * size);
    memcpy(table, &new, sizeof new);
    return 0;
}

static int copy_tables(orki_case *c)
{
    ork_season *s = &c->season;
    return copy(c, &s->programmes, s->n_programmes, sizeof *s->programmes) ||
                   copy(c, &s->schools, s->n_schools, sizeof *s->schools) ||
                   copy(c, &s->rooms, s->n_rooms, sizeof *s->rooms) ||
                   copy(c, &s->groups, s->n_groups, sizeof *s->groups) ||
                   copy(c, &s->orchestras, s->n_orchestras, sizeof *s->orchestras) ||
                   copy(c, &s->teachers, s->n_teachers, sizeof *s->teachers) ||
                   copy(c, &s->shared_sets, s->n_shared_sets, sizeof *s->shared_sets)
               ? -1
               : 0;
}

static int start(orki_case *c, const ork_season *season, const orki_scope *scope)
{
    c->season = *season;
    c->season.arena = (orki_arena){0};
    if (copy_tables(c) != 0 || orki_scope_make(&c->scope, season, &c->arena) != 0)
        return -1;
    orki_scope_copy(&c->scope, scope, season);
    size_t n_blocks = (size_t)season->n_blocks;
    c->is_parted = orki_arena_alloc(&c->arena, n_blocks, sizeof *c->is_parted);
    c->has_captain = orki_arena_alloc(&c->arena, n_blocks, sizeof *c->has_captain);
    c->is_unpinned = orki_arena_alloc(&c->arena, (size_t)season->n_pins, sizeof(bool));
    if (c->is_parted == NULL || c->has_captain == NULL || c->is_unpinned == NULL)
        return -1;
    for (int b = 0; b < season->n_blocks; b++)
        c->has_captain[b] = season->blocks[b].needs_captain;
    return 0;
}

/* The new tables while they are filled. */
typedef struct renumbering {
    orki_case *c;
    const ork_season *from;          /* the copy with the whole's numbers */
    int *orchestra, *block, *series; /* [n of the whole] new number, or -1; of a parted block the
                                        first */
    int *lessons;                    /* room for the blocks' lists */
    int n_lessons;
} renumbering;

static int number_lessons(renumbering *r)
{
    ork_season *to = &r->c->season;
    const ork_season *from = r->from;
    to->orchestras =
        orki_arena_alloc(&r->c->arena, (size_t)from->n_orchestras, sizeof *to->orchestras);
    to->sections = orki_arena_alloc(&r->c->arena, (size_t)from->n_sections, sizeof *to->sections);
    if (to->orchestras == NULL || to->sections == NULL)
        return -1;
    to->n_orchestras = to->n_sections = 0;
    for (int o = 0; o < from->n_orchestras; o++) {
        r->orchestra[o] = -1;
        if (!r->c->scope.has_lesson[o])
            continue;
        const orki_orchestra *old = &from->orchestras[o];
        orki_orchestra *new = &to->orchestras[to->n_orchestras];
        *new = *old;
        new->first_section = to->n_sections;
        new->n_sections = 0;
        for (int k = old->first_section; k < old->first_section + old->n_sections; k++) {
            if (!r->c->scope.has_section[k])
                continue;
            to->sections[to->n_sections] = from->sections[k];
            to->sections[to->n_sections++].orchestra = to->n_orchestras;
            new->n_sections++;
        }
        r->orchestra[o] = to->n_orchestras++;
    }
    return 0;
}

static int number_series(renumbering *r)
{
    ork_season *to = &r->c->season;
    const ork_season *from = r->from;
    to->series = orki_arena_alloc(&r->c->arena, (size_t)from->n_series, sizeof *to->series);
    if (to->series == NULL)
        return -1;
    to->n_series = 0;
    for (int k = 0; k < from->n_series; k++) {
        int first = r->orchestra[from->series[k].first_orchestra];
        r->series[k] = first < 0 ? -1 : to->n_series;
        if (first < 0)
            continue;
        to->series[to->n_series] = from->series[k];
        to->series[to->n_series++].first_orchestra = first;
    }
    for (int o = 0; o < to->n_orchestras; o++) {
        if (to->orchestras[o].series >= 0)
            to->orchestras[o].series = r->series[to->orchestras[o].series];
    }
    return 0;
}

static bool is_role_left(const renumbering *r, const orki_block *block, int role)
{
    for (int i = 0; i < block->n_lessons; i++) {
        int section = orki_section_of(r->from, block->lessons[i], role);
        if (section >= 0 && r->c->scope.has_section[section] &&
            r->c->scope.has_lesson[block->lessons[i]])
            return true;
    }
    return false;
}

/* Is every role of a block's team in the case? Only then its captain is among those who are looked
 * for. */
static bool is_team_whole(const renumbering *r, const orki_block *block)
{
    for (int i = 0; i < block->n_lessons; i++) {
        const orki_orchestra *o = &r->from->orchestras[block->lessons[i]];
        for (int k = o->first_section; k < o->first_section + o->n_sections; k++) {
            if (!is_role_left(r, block, r->from->sections[k].role))
                return false;
        }
    }
    return true;
}

static void add_lesson(renumbering *r, orki_block *block, int lesson)
{
    r->lessons[r->n_lessons++] = r->orchestra[lesson];
    r->c->season.orchestras[r->orchestra[lesson]].block = (int)(block - r->c->season.blocks);
    block->n_lessons++;
}

static orki_block *add_block(renumbering *r, const orki_block *old)
{
    ork_season *to = &r->c->season;
    orki_block *new = &to->blocks[to->n_blocks++];
    *new = *old;
    new->lessons = &r->lessons[r->n_lessons];
    new->n_lessons = 0;
    new->series = old->series >= 0 ? r->series[old->series] : -1;
    return new;
}

static void add_blocks_of(renumbering *r, int b)
{
    const orki_block *old = &r->from->blocks[b];
    bool has_captain = r->c->has_captain[b] && is_team_whole(r, old);
    bool is_parted = r->c->is_parted[b] && old->series < 0;
    int n_left = 0;
    for (int i = 0; i < old->n_lessons; i++)
        n_left += r->orchestra[old->lessons[i]] >= 0;
    orki_block *new = NULL;
    r->block[b] = -1;
    for (int i = 0; i < old->n_lessons; i++) {
        if (r->orchestra[old->lessons[i]] < 0)
            continue;
        if (new == NULL || is_parted) {
            new = add_block(r, old);
            new->needs_captain = has_captain;
            if (r->block[b] < 0)
                r->block[b] = (int)(new - r->c->season.blocks);
        }
        if (is_parted && n_left > 1) {
            new->is_split = true;
            new->n_split = n_left;
        }
        add_lesson(r, new, old->lessons[i]);
    }
}

/* Teams and days are numbered by the first of their blocks that is left. */
static void number_ties(renumbering *r)
{
    ork_season *to = &r->c->season;
    for (int b = 0; b < r->from->n_blocks; b++) {
        if (r->block[b] < 0)
            continue;
        int end = r->block[b] + 1;
        while (r->c->is_parted[b] && end < to->n_blocks &&
               to->blocks[end].id == r->from->blocks[b].id)
            end++;
        for (int new = r->block[b]; new < end; new ++) {
            orki_block *block = &to->blocks[new];
            int team = new, day = new;
            for (int k = 0; k < b && !r->c->is_parted[b]; k++) {
                if (r->block[k] < 0 || r->c->is_parted[k])
                    continue;
                if (r->from->blocks[k].team == r->from->blocks[b].team && r->block[k] < team)
                    team = r->block[k];
                if (r->from->blocks[k].day == r->from->blocks[b].day && r->block[k] < day)
                    day = r->block[k];
            }
            block->team = team;
            block->day = day;
        }
    }
}

static int number_blocks(renumbering *r)
{
    ork_season *to = &r->c->season;
    to->blocks = orki_arena_alloc(&r->c->arena, (size_t)r->from->n_orchestras, sizeof *to->blocks);
    r->lessons = orki_arena_alloc(&r->c->arena, (size_t)r->from->n_orchestras, sizeof(int));
    if (to->blocks == NULL || r->lessons == NULL)
        return -1;
    to->n_blocks = 0;
    for (int b = 0; b < r->from->n_blocks; b++)
        add_blocks_of(r, b);
    number_ties(r);
    return 0;
}

static void add_pin(renumbering *r, orki_pin pin)
{
    const ork_season *to = &r->c->season;
    bool has_role = pin.role < 0;
    if (pin.orchestra >= 0)
        has_role = has_role || orki_section_of(to, pin.orchestra, pin.role) >= 0;
    for (int i = 0; pin.block >= 0 && i < to->blocks[pin.block].n_lessons; i++)
        has_role = has_role || orki_section_of(to, to->blocks[pin.block].lessons[i], pin.role) >= 0;
    if (!has_role)
        pin.role = pin.teacher = pin.room = -1;
    r->c->season.pins[r->c->season.n_pins++] = pin;
}

static int number_pins(renumbering *r)
{
    ork_season *to = &r->c->season;
    size_t most = (size_t)r->from->n_pins * ORKI_MAX_BLOCK_LESSONS;
    to->pins = orki_arena_alloc(&r->c->arena, most, sizeof *to->pins);
    if (to->pins == NULL)
        return -1;
    to->n_pins = 0;
    for (int i = 0; i < r->from->n_pins; i++) {
        orki_pin pin = r->from->pins[i];
        if (r->c->is_unpinned[i])
            continue;
        if (pin.orchestra >= 0) {
            pin.orchestra = r->orchestra[pin.orchestra];
            if (pin.orchestra >= 0)
                add_pin(r, pin);
            continue;
        }
        int old = pin.block, new = r->block[old];
        if (new < 0)
            continue;
        bool is_parted = r->c->is_parted[old] && r->from->blocks[old].n_lessons > 1;
        pin.start_min = is_parted ? -1 : pin.start_min;
        do {
            pin.block = new ++;
            add_pin(r, pin);
        } while (is_parted && new < to->n_blocks && to->blocks[new].id == r->from->blocks[old].id);
    }
    return 0;
}

static bool is_whole(const orki_case *c, const orki_series *series)
{
    for (int o = series->first_orchestra; o < series->first_orchestra + series->n_meetings; o++) {
        const orki_orchestra *lesson = &c->season.orchestras[o];
        if (!c->scope.has_lesson[o])
            return false;
        for (int k = lesson->first_section; k < lesson->first_section + lesson->n_sections; k++) {
            if (!c->scope.has_section[k])
                return false;
        }
    }
    return true;
}

/* A series is in the case with all meetings and its whole team or not at all: how it is searched
 * depends on how many sections it has. */
static void drop_parts_of_series(orki_case *c)
{
    for (int k = 0; k < c->season.n_series; k++) {
        const orki_series *series = &c->season.series[k];
        bool stays = is_whole(c, series);
        for (int i = 0; i < series->n_meetings; i++)
            c->scope.has_lesson[series->first_orchestra + i] = stays;
    }
}

static int renumber(orki_case *c)
{
    drop_parts_of_series(c);
    ork_season from = c->season;
    renumbering r = {.c = c, .from = &from};
    r.orchestra = orki_arena_alloc(&c->arena, (size_t)from.n_orchestras, sizeof(int));
    r.block = orki_arena_alloc(&c->arena, (size_t)from.n_blocks, sizeof(int));
    r.series = orki_arena_alloc(&c->arena, (size_t)from.n_series, sizeof(int));
    if (r.orchestra == NULL || r.block == NULL || r.series == NULL)
        return -1;
    return number_lessons(&r) || number_series(&r) || number_blocks(&r) || number_pins(&r) ? -1 : 0;
}

ork_status orki_case_make(orki_case *out, const ork_season *season, const orki_scope *scope,
                          const orki_change *changes, int n_changes)
{
    *out = (orki_case){0};
    bool is_failed = start(out, season, scope) != 0;
    for (int i = 0; i < n_changes && !is_failed; i++)
        is_failed = orki_change_apply(out, &changes[i]) != 0;
    is_failed = is_failed || renumber(out) != 0;
    /* what the season allows a day is in each teacher's own limit, which may have been changed */
    out->season.limits.day_schools = ORKI_NO_LIMIT;
    out->season.limits.day_teaching_min = ORKI_NO_LIMIT;
    orki_case_price(out, season, false);
    return is_failed ? ORK_ERR_MEMORY : ORK_OK;
}

void orki_case_price(orki_case *made, const ork_season *season, bool is_strict)
{
    int64_t *weights = made->season.weights;
    for (int r = 0; r < ORKI_N_RULES; r++)
        weights[r] = is_strict ? season->weights[r] : 0;
    if (!is_strict) {
        weights[ORKI_RULE_UNPLACED] = LACK_LESSON;
        weights[ORKI_RULE_UNSTAFFED] = LACK_SECTION;
    }
}

void orki_case_free(orki_case *made)
{
    orki_arena_free(&made->arena);
}
