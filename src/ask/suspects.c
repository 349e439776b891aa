/* The listing: one stage after another, each with its own index. */
#include "ask/suspects.h"

#include <string.h>

enum { SHORTAGES, TEAMS, ROLES, PAIRS, CLUSTERS, EVERYTHING, N_STAGES };

static void join(int *cluster, int n, int a, int b)
{
    int from = cluster[a] > cluster[b] ? cluster[a] : cluster[b];
    int to = cluster[a] > cluster[b] ? cluster[b] : cluster[a];
    for (int i = 0; i < n; i++)
        cluster[i] = cluster[i] == from ? to : cluster[i];
}

static bool share_groups(const ork_season *s, const orki_orchestra *a, const orki_orchestra *b)
{
    for (int i = 0; i < a->n_groups; i++) {
        for (int k = 0; k < b->n_groups; k++) {
            if (a->groups[i] == b->groups[k])
                return true;
        }
    }
    return s->schools[a->school].building >= 0 &&
           s->schools[a->school].building == s->schools[b->school].building;
}

static bool share_set(const ork_season *s, int school, int other)
{
    for (int i = 0; i < s->n_shared_sets; i++) {
        bool has_one = false, has_other = false;
        for (int k = 0; k < s->shared_sets[i].n_schools; k++) {
            has_one = has_one || s->shared_sets[i].schools[k] == school;
            has_other = has_other || s->shared_sets[i].schools[k] == other;
        }
        if (has_one && has_other)
            return true;
    }
    return false;
}

/* Minutes that are needed of a role, in thousandths of those that teachers who have it may give. */
static int64_t strain(const ork_season *s, int role)
{
    int64_t needed = 0, given = 1;
    for (int k = 0; k < s->n_sections; k++) {
        if (s->sections[k].role == role)
            needed += s->orchestras[s->sections[k].orchestra].lesson_min;
    }
    for (int t = 0; t < s->n_teachers; t++) {
        const orki_teacher *p = &s->teachers[t];
        int n_days = 0;
        for (int d = 0; d < ORKI_N_DAYS; d++)
            n_days += p->available[d].n > 0;
        n_days = p->max_days < n_days ? p->max_days : n_days;
        int64_t most = (int64_t)n_days * p->max_day_min;
        if (!p->is_substitute && orki_teacher_level(s, t, role) != ORKI_NO_SKILL)
            given += most < p->max_week_min ? most : p->max_week_min;
    }
    return needed * 1000 / given;
}

static void order_roles(orki_suspects *p)
{
    for (int r = 0; r < p->season->n_roles; r++) {
        int at = r;
        int64_t own = strain(p->season, r);
        for (; at > 0 && strain(p->season, p->roles[at - 1]) < own; at--)
            p->roles[at] = p->roles[at - 1];
        p->roles[at] = r;
    }
}

int orki_suspects_start(orki_suspects *out, const ork_season *season, const orki_scope *within,
                        orki_arena *arena)
{
    *out = (orki_suspects){.season = season, .within = *within};
    out->cluster = orki_arena_alloc(arena, (size_t)season->n_blocks, sizeof *out->cluster);
    out->roles = orki_arena_alloc(arena, (size_t)season->n_roles, sizeof *out->roles);
    if (out->cluster == NULL || out->roles == NULL)
        return -1;
    order_roles(out);
    for (int b = 0; b < season->n_blocks; b++)
        out->cluster[b] = b;
    for (int a = 0; a < season->n_orchestras; a++) {
        for (int b = 0; b < a; b++) {
            const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
            if (x->school == y->school || share_groups(season, x, y) ||
                share_set(season, x->school, y->school))
                join(out->cluster, season->n_blocks, x->block, y->block);
        }
    }
    return 0;
}

static bool is_in(const orki_suspects *p, int section)
{
    return p->within.has_section[section] &&
           p->within.has_lesson[p->season->sections[section].orchestra];
}

/* All lessons with one of two roles, and only these sections. */
static void put_roles(const orki_suspects *p, orki_scope *out, int role, int other)
{
    for (int k = 0; k < p->season->n_sections; k++) {
        const orki_section *section = &p->season->sections[k];
        if (is_in(p, k) && (section->role == role || section->role == other))
            out->has_section[k] = out->has_lesson[section->orchestra] = true;
    }
}

static bool have_teacher(const ork_season *s, int role, int other)
{
    for (int t = 0; t < s->n_teachers; t++) {
        if (orki_teacher_level(s, t, role) != ORKI_NO_SKILL &&
            orki_teacher_level(s, t, other) != ORKI_NO_SKILL)
            return true;
    }
    return false;
}

/* Whole lessons of the blocks for which `like` is this number. */
static int put_blocks(const orki_suspects *p, orki_scope *out, const int *like, int number)
{
    const ork_season *s = p->season;
    int n = 0;
    for (int o = 0; o < s->n_orchestras; o++) {
        int block = s->orchestras[o].block;
        if (!p->within.has_lesson[o] ||
            (like == NULL ? s->blocks[block].team : like[block]) != number)
            continue;
        out->has_lesson[o] = true;
        n++;
        for (int k = 0; k < s->orchestras[o].n_sections; k++) {
            int section = s->orchestras[o].first_section + k;
            out->has_section[section] = p->within.has_section[section];
        }
    }
    return n;
}

static bool put_cluster(const orki_suspects *p, orki_scope *out, int number)
{
    int n_blocks = 0;
    for (int b = 0; b < p->season->n_blocks; b++)
        n_blocks += p->cluster[b] == number && p->season->blocks[b].team == b;
    return n_blocks > 1 && put_blocks(p, out, p->cluster, number) > 0;
}

static bool put_pair(const orki_suspects *p, orki_scope *out, int role, int other)
{
    if (other >= role || !have_teacher(p->season, role, other))
        return false;
    put_roles(p, out, role, other);
    return true;
}

static int count_of(const orki_suspects *p)
{
    const ork_season *s = p->season;
    const int counts[N_STAGES] = {
        [SHORTAGES] = s->n_roles * ORKI_N_DAYS, [TEAMS] = s->n_blocks,    [ROLES] = s->n_roles,
        [PAIRS] = s->n_roles * s->n_roles,      [CLUSTERS] = s->n_blocks, [EVERYTHING] = 1};
    return counts[p->stage];
}

static bool put(const orki_suspects *p, orki_scope *out)
{
    switch (p->stage) {
    case SHORTAGES:
        return orki_shortage_find(out, p->season, &p->within, p->at / ORKI_N_DAYS,
                                  p->at % ORKI_N_DAYS);
    case TEAMS:
        return put_blocks(p, out, NULL, p->at) > 0;
    case ROLES:
        put_roles(p, out, p->roles[p->at], p->roles[p->at]);
        return orki_scope_has_role(out, p->season, p->roles[p->at]);
    case PAIRS:
        return put_pair(p, out, p->at / p->season->n_roles, p->at % p->season->n_roles);
    case CLUSTERS:
        return put_cluster(p, out, p->at);
    default:
        orki_scope_copy(out, &p->within, p->season);
        return true;
    }
}

bool orki_suspects_next(orki_suspects *p, orki_scope *out)
{
    for (; p->stage < N_STAGES; p->stage++, p->at = 0) {
        while (p->at < count_of(p)) {
            memset(out->has_lesson, 0, (size_t)p->season->n_orchestras);
            memset(out->has_section, 0, (size_t)p->season->n_sections);
            bool is_put = put(p, out);
            p->at++;
            if (is_put)
                return true;
        }
    }
    return false;
}
