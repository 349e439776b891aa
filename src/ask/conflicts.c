/* One suspect after another. What a conflict needs is taken out of the season once it is found, so
 * that the next one is another; when few are found, each of their facts is left out in turn, which
 * shows the conflicts behind it. */
#include "ask/explaining.h"
#include "ask/suspects.h"

#include <string.h>

enum { ENOUGH = 3 };

typedef struct hunt {
    orki_oracle *oracle;
    orki_conflicts *out;
    orki_target target;
    orki_arena *arena;
    orki_scope left; /* what no conflict has explained yet */
    bool is_undecided;
} hunt;

static bool is_meant(const hunt *h, const orki_scope *scope)
{
    const ork_season *s = h->oracle->season;
    if (h->target.section >= 0)
        return scope->has_section[h->target.section] &&
               scope->has_lesson[s->sections[h->target.section].orchestra];
    return h->target.lesson < 0 || scope->has_lesson[h->target.lesson];
}

static bool is_known(const hunt *h, const orki_conflict *c)
{
    for (int i = 0; i < h->out->n; i++) {
        const orki_conflict *old = &h->out->at[i];
        if (old->n == c->n && memcmp(old->facts, c->facts, (size_t)c->n * sizeof *c->facts) == 0)
            return true;
    }
    return false;
}

static void keep(hunt *h, const orki_conflict *c)
{
    if (h->out->n < ORKI_MOST_CONFLICTS && is_meant(h, &c->scope) && !is_known(h, c))
        h->out->at[h->out->n++] = *c;
}

/* A section's role, in all lessons of its team. */
static void spend_section(hunt *h, int section)
{
    const ork_season *s = h->oracle->season;
    const orki_section *spent = &s->sections[section];
    int team = s->blocks[s->orchestras[spent->orchestra].block].team;
    for (int k = 0; k < s->n_sections; k++) {
        int block = s->orchestras[s->sections[k].orchestra].block;
        if (s->sections[k].role == spent->role && s->blocks[block].team == team)
            h->left.has_section[k] = false;
    }
}

static bool is_target(const hunt *h, orki_fact f)
{
    const ork_season *s = h->oracle->season;
    if (f.kind == ORKI_FACT_SECTION)
        return f.a == h->target.section ||
               (h->target.section < 0 && s->sections[f.a].orchestra == h->target.lesson);
    return f.a == h->target.lesson;
}

/* The last need of a conflict is taken as explained: sections before lessons, the target last. */
static void spend(hunt *h, const orki_conflict *c)
{
    const ork_season *s = h->oracle->season;
    const orki_fact_kind kinds[] = {ORKI_FACT_SECTION, ORKI_FACT_LESSON};
    for (int turn = 0; turn < 4; turn++) {
        for (int i = c->n - 1; i >= 0; i--) {
            orki_fact f = c->facts[i];
            if (f.kind != kinds[turn % 2] || is_target(h, f) != (turn >= 2))
                continue;
            if (f.kind == ORKI_FACT_SECTION)
                spend_section(h, f.a);
            for (int o = 0; f.kind == ORKI_FACT_LESSON && o < s->n_orchestras; o++) {
                int series = s->orchestras[f.a].series;
                if (o == f.a || (series >= 0 && s->orchestras[o].series == series))
                    h->left.has_lesson[o] = false;
            }
            return;
        }
    }
}

static void limit_to(orki_scope *scope, const orki_scope *left, const ork_season *s)
{
    for (int o = 0; o < s->n_orchestras; o++)
        scope->has_lesson[o] = scope->has_lesson[o] && left->has_lesson[o];
    for (int k = 0; k < s->n_sections; k++)
        scope->has_section[k] = scope->has_section[k] && left->has_section[k];
}

static void look_into(hunt *h, orki_scope *scope)
{
    bool goes_on = true;
    while (goes_on && h->out->n < ORKI_MOST_CONFLICTS && orki_oracle_goes_on(h->oracle)) {
        limit_to(scope, &h->left, h->oracle->season);
        orki_conflict found;
        orki_ruling ruling = orki_oracle_ask(h->oracle, scope, NULL, 0);
        goes_on = is_meant(h, scope) && ruling == ORKI_IMPOSSIBLE &&
                  orki_conflict_find(&found, h->oracle, scope, NULL, 0, h->arena);
        h->is_undecided =
            h->is_undecided || ruling == ORKI_UNDECIDED || (ruling == ORKI_IMPOSSIBLE && !goes_on);
        if (goes_on) {
            keep(h, &found);
            spend(h, &found);
        }
    }
}

/* Conflicts that hold without one of a conflict's facts. */
static void look_behind(hunt *h)
{
    int n = h->out->n;
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < h->out->at[i].n && h->out->n < ENOUGH; k++) {
            orki_fact fact = h->out->at[i].facts[k];
            orki_conflict found;
            if (fact.kind > ORKI_FACT_SECTION && orki_oracle_goes_on(h->oracle) &&
                orki_conflict_find(&found, h->oracle, &h->out->at[i].scope, &fact, 1, h->arena))
                keep(h, &found);
        }
    }
}

ork_status orki_conflicts_find(orki_conflicts *out, bool *is_undecided, orki_oracle *oracle,
                               orki_target target, orki_arena *arena)
{
    const ork_season *s = oracle->season;
    hunt h = {.oracle = oracle, .out = out, .target = target, .arena = arena};
    orki_suspects suspects;
    orki_scope scope;
    *out = (orki_conflicts){0};
    if (orki_scope_make(&h.left, s, arena) != 0 || orki_scope_make(&scope, s, arena) != 0)
        return ORK_ERR_MEMORY;
    memset(h.left.has_lesson, true, (size_t)s->n_orchestras);
    memset(h.left.has_section, true, (size_t)s->n_sections);
    if (orki_suspects_start(&suspects, s, &h.left, arena) != 0)
        return ORK_ERR_MEMORY;
    while (out->n < ORKI_MOST_CONFLICTS && orki_oracle_goes_on(oracle) &&
           orki_suspects_next(&suspects, &scope)) {
        if (is_meant(&h, &scope))
            look_into(&h, &scope);
    }
    look_behind(&h);
    *is_undecided = h.is_undecided || oracle->is_over;
    return oracle->status;
}
