/* Counting who can come: the blocks that can only be on this day and need this role, against the
 * teachers who have it and are there. A matching that cannot be completed leaves a set of blocks
 * with too few teachers between them.
 * Source: Hall, "On representatives of subsets", 1935; the set is what an alternating search from
 * an unmatched block reaches (Kuhn, "The Hungarian method", 1955). */
#include "ask/suspects.h"

#include <string.h>

typedef struct matching {
    const ork_season *season;
    const orki_scope *within;
    int role, day;
    orki_arena arena;
    bool *needs;                /* [n_blocks] can be on this day only, and needs the role */
    int *places;                /* [n_teachers] addresses she can go to that day */
    int *teacher;               /* [n_blocks] matched; -1 */
    bool *is_seen, *is_reached; /* [n_teachers], [n_blocks] in this search */
} matching;

static bool is_pinned_to(const ork_season *s, int block, int day)
{
    for (int i = 0; i < s->n_pins; i++) {
        const orki_pin *pin = &s->pins[i];
        int of = pin->block >= 0 ? pin->block : s->orchestras[pin->orchestra].block;
        if (of == block && pin->day == day)
            return true;
    }
    return false;
}

static bool is_only_on(const ork_season *s, const orki_block *block, int index, int day)
{
    unsigned days = 0x7f;
    for (int i = 0; i < block->n_lessons; i++)
        days &= s->orchestras[block->lessons[i]].days_allowed;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        bool is_after = s->programmes[s->orchestras[block->lessons[0]].programme].is_after_school;
        if (s->schools[block->school].open[d].n == 0 && !is_after)
            days &= ~(1u << d);
    }
    return days == 1u << day || ((days >> day & 1u) != 0 && is_pinned_to(s, index, day));
}

static bool needs_role(const matching *m, const orki_block *block)
{
    for (int i = 0; i < block->n_lessons; i++) {
        int section = orki_section_of(m->season, block->lessons[i], m->role);
        if (section >= 0 && m->within->has_lesson[block->lessons[i]] &&
            m->within->has_section[section])
            return true;
    }
    return false;
}

static bool prepare(matching *m)
{
    const ork_season *s = m->season;
    size_t n_blocks = (size_t)s->n_blocks, n_teachers = (size_t)s->n_teachers;
    m->needs = orki_arena_alloc(&m->arena, n_blocks, sizeof *m->needs);
    m->is_reached = orki_arena_alloc(&m->arena, n_blocks, sizeof *m->is_reached);
    m->teacher = orki_arena_alloc(&m->arena, n_blocks, sizeof *m->teacher);
    m->places = orki_arena_alloc(&m->arena, n_teachers, sizeof *m->places);
    m->is_seen = orki_arena_alloc(&m->arena, n_teachers, sizeof *m->is_seen);
    if (m->needs == NULL || m->is_reached == NULL || m->teacher == NULL || m->places == NULL ||
        m->is_seen == NULL)
        return false;
    for (int b = 0; b < s->n_blocks; b++) {
        m->teacher[b] = -1;
        m->needs[b] = is_only_on(s, &s->blocks[b], b, m->day) && needs_role(m, &s->blocks[b]);
    }
    for (int t = 0; t < s->n_teachers; t++) {
        const orki_teacher *p = &s->teachers[t];
        bool can_come = !p->is_substitute && p->available[m->day].n > 0 &&
                        orki_teacher_level(s, t, m->role) != ORKI_NO_SKILL;
        m->places[t] = can_come ? p->max_day_schools : 0;
    }
    return true;
}

static int used_places(const matching *m, int teacher)
{
    int n = 0;
    for (int b = 0; b < m->season->n_blocks; b++)
        n += m->teacher[b] == teacher;
    return n;
}

/* Find the block a teacher, moving others where that helps. */
static bool match(matching *m, int block)
{
    m->is_reached[block] = true;
    for (int t = 0; t < m->season->n_teachers; t++) {
        bool can = m->places[t] > 0 && !m->is_seen[t] &&
                   !m->season->teachers[t].declined[m->season->blocks[block].school];
        if (!can)
            continue;
        m->is_seen[t] = true;
        if (used_places(m, t) < m->places[t]) {
            m->teacher[block] = t;
            return true;
        }
        for (int b = 0; b < m->season->n_blocks; b++) {
            if (m->teacher[b] == t && match(m, b)) {
                m->teacher[block] = t;
                return true;
            }
        }
    }
    return false;
}

static void put_reached(const matching *m, orki_scope *out)
{
    for (int b = 0; b < m->season->n_blocks; b++) {
        const orki_block *block = &m->season->blocks[b];
        for (int i = 0; m->is_reached[b] && i < block->n_lessons; i++) {
            int section = orki_section_of(m->season, block->lessons[i], m->role);
            if (section < 0 || !m->within->has_lesson[block->lessons[i]])
                continue;
            out->has_lesson[block->lessons[i]] = true;
            out->has_section[section] = m->within->has_section[section];
        }
    }
}

bool orki_shortage_find(orki_scope *out, const ork_season *season, const orki_scope *within,
                        int role, int day)
{
    matching m = {.season = season, .within = within, .role = role, .day = day};
    bool is_short = false;
    if (prepare(&m)) {
        for (int b = 0; b < season->n_blocks && !is_short; b++) {
            memset(m.is_seen, 0, (size_t)season->n_teachers * sizeof *m.is_seen);
            memset(m.is_reached, 0, (size_t)season->n_blocks * sizeof *m.is_reached);
            is_short = m.needs[b] && !match(&m, b);
        }
        if (is_short)
            put_reached(&m, out);
    }
    orki_arena_free(&m.arena);
    return is_short;
}
