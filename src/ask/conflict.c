/* QuickXplain over the facts, in three rounds: first which lessons are needed while all other facts
 * hold, then which of their sections, then which other facts. What one round spares is left out in
 * the next, so that the cases shrink quickly. What is found is proven anew, fact by fact.
 * Source: Junker, "QuickXplain: preferred explanations and relaxations for over-constrained
 * problems", AAAI 2004. */
#include "ask/conflict.h"

#include "ask/wish.h"

#include <string.h>

typedef struct quest {
    orki_oracle *oracle;
    const orki_scope *scope;
    orki_fact_list facts;
    bool *holds; /* [facts.n] */
    int n_left_out;
    orki_change *changes; /* [n_left_out + facts.n] those that are always left out, then room */
} quest;

static orki_ruling ask(quest *q)
{
    int n = q->n_left_out;
    for (int i = 0; i < q->facts.n; i++) {
        if (!q->holds[i])
            q->changes[n++] = (orki_change){.fact = q->facts.at[i], .is_left_out = true};
    }
    return orki_oracle_ask(q->oracle, q->scope, q->changes, n);
}

static void set(quest *q, int from, int to, bool holds)
{
    for (int i = from; i < to; i++)
        q->holds[i] = holds;
}

/* Of the facts from .. to, none of which holds yet, let those hold that are needed beside the ones
 * that do. @return whether any is. */
static bool choose(quest *q, int from, int to, bool is_new)
{
    if (is_new && ask(q) == ORKI_IMPOSSIBLE)
        return false;
    if (to - from == 1) {
        q->holds[from] = true;
        return true;
    }
    int middle = from + (to - from) / 2;
    set(q, from, middle, true);
    bool has_second = choose(q, middle, to, true);
    set(q, from, middle, false);
    bool has_first = choose(q, from, middle, has_second);
    return has_first || has_second;
}

static void choose_round(quest *q, int from, int to)
{
    if (from == to)
        return;
    set(q, from, to, false);
    if (ask(q) != ORKI_IMPOSSIBLE)
        choose(q, from, to, false);
}

static int end_of(const quest *q, orki_fact_kind kind, int from)
{
    while (from < q->facts.n && q->facts.at[from].kind == kind)
        from++;
    return from;
}

/* Facts about what is no longer in the part need not be looked at: they limit nothing. */
static void drop_idle(quest *q, int from)
{
    if (q->oracle->wish != NULL) /* the part stays as it is */
        return;
    orki_scope scope = *q->scope;
    int n_lessons = q->oracle->season->n_orchestras;
    for (int i = 0; i < from; i++) {
        if (q->holds[i])
            continue;
        if (q->facts.at[i].kind == ORKI_FACT_SECTION)
            scope.has_section[q->facts.at[i].a] = false;
        for (int o = 0; q->facts.at[i].kind == ORKI_FACT_LESSON && o < n_lessons; o++) {
            const ork_season *s = q->oracle->season;
            int series = s->orchestras[q->facts.at[i].a].series;
            if (o == q->facts.at[i].a || (series >= 0 && s->orchestras[o].series == series))
                scope.has_lesson[o] = false;
        }
    }
    orki_fact_list left = orki_facts_of(q->oracle->season, &scope);
    q->oracle->status = left.is_failed ? ORK_ERR_MEMORY : q->oracle->status;
    for (int i = from; i < q->facts.n; i++) {
        q->holds[i] = false;
        for (int k = 0; k < left.n && !q->holds[i]; k++)
            q->holds[i] = memcmp(&left.at[k], &q->facts.at[i], sizeof left.at[k]) == 0;
    }
    orki_facts_free(&left);
}

/* Those that hold come first in the list, in their order. @return how many they are. */
static int gather(quest *q, int from)
{
    int n = from;
    for (int i = from; i < q->facts.n; i++) {
        if (!q->holds[i])
            continue;
        orki_fact fact = q->facts.at[i];
        memmove(&q->facts.at[n + 1], &q->facts.at[n], (size_t)(i - n) * sizeof fact);
        memmove(&q->holds[n + 1], &q->holds[n], (size_t)(i - n) * sizeof *q->holds);
        q->facts.at[n] = fact;
        q->holds[n++] = true;
    }
    return n;
}

static void choose_all(quest *q)
{
    int end_lessons = end_of(q, ORKI_FACT_LESSON, 0);
    int end_sections = end_of(q, ORKI_FACT_SECTION, end_lessons);
    choose_round(q, 0, end_lessons);
    choose_round(q, end_lessons, end_sections);
    drop_idle(q, end_sections);
    choose_round(q, end_sections, gather(q, end_sections));
}

/* Each fact is needed, or it goes. @return how many no solve has judged. */
static int prove(quest *q)
{
    int n_undecided = 0;
    for (int i = 0; i < q->facts.n; i++) {
        if (!q->holds[i])
            continue;
        q->holds[i] = false;
        orki_ruling ruling = ask(q);
        if (ruling != ORKI_IMPOSSIBLE)
            q->holds[i] = true;
        n_undecided += ruling == ORKI_UNDECIDED;
    }
    return n_undecided;
}

static int write_down(orki_conflict *out, const quest *q, orki_arena *arena)
{
    const ork_season *season = q->oracle->season;
    out->facts = orki_arena_alloc(arena, (size_t)q->facts.n, sizeof *out->facts);
    if (out->facts == NULL || orki_scope_make(&out->scope, season, arena) != 0 ||
        orki_scope_make(&out->needs, season, arena) != 0)
        return -1;
    out->n = 0;
    for (int i = 0; i < q->facts.n; i++) {
        if (!q->holds[i])
            continue;
        out->facts[out->n++] = q->facts.at[i];
        if (q->facts.at[i].kind == ORKI_FACT_SECTION) {
            out->needs.has_section[q->facts.at[i].a] = true;
            if (q->oracle->wish != NULL) /* its lesson goes without saying */
                out->needs.has_lesson[season->sections[q->facts.at[i].a].orchestra] = true;
        }
        for (int o = 0; q->facts.at[i].kind == ORKI_FACT_LESSON && o < season->n_orchestras; o++) {
            int first = q->facts.at[i].a, series = season->orchestras[first].series;
            if (o == first || (series >= 0 && season->orchestras[o].series == series))
                out->needs.has_lesson[o] = true;
        }
    }
    /* the lessons around a wish stay, needed or not */
    orki_scope_copy(&out->scope, q->oracle->wish != NULL ? q->scope : &out->needs, season);
    return 0;
}

static bool is_in(orki_fact fact, const orki_fact *list, int n)
{
    for (int i = 0; i < n; i++) {
        if (memcmp(&list[i], &fact, sizeof fact) == 0)
            return true;
    }
    return false;
}

/* All facts of the part but those that are left out. @return 0, or -1 when out of memory. */
static int start(quest *q, const orki_fact *left_out, int n_left_out)
{
    q->facts = orki_facts_of(q->oracle->season, q->scope);
    int n = 0;
    for (int i = 0; i < q->facts.n; i++) {
        bool counts =
            q->oracle->wish == NULL || orki_wish_concerns(q->oracle->wish, q->facts.at[i]);
        if (counts && !is_in(q->facts.at[i], left_out, n_left_out))
            q->facts.at[n++] = q->facts.at[i];
    }
    q->facts.n = n;
    q->n_left_out = n_left_out;
    q->holds = orki_alloc((size_t)n + 1, sizeof *q->holds);
    q->changes = orki_alloc((size_t)(n + n_left_out) + 1, sizeof *q->changes);
    if (q->facts.is_failed || q->holds == NULL || q->changes == NULL)
        return -1;
    for (int i = 0; i < n_left_out; i++)
        q->changes[i] = (orki_change){.fact = left_out[i], .is_left_out = true};
    set(q, 0, n, true);
    return 0;
}

int orki_conflict_find(orki_conflict *out, orki_oracle *oracle, const orki_scope *scope,
                       const orki_fact *left_out, int n_left_out, orki_arena *arena)
{
    quest q = {.oracle = oracle, .scope = scope};
    *out = (orki_conflict){0};
    bool is_found = false;
    if (start(&q, left_out, n_left_out) != 0) {
        oracle->status = ORK_ERR_MEMORY;
    } else if (ask(&q) == ORKI_IMPOSSIBLE) {
        choose_all(&q);
        out->n_undecided = prove(&q);
        is_found = ask(&q) == ORKI_IMPOSSIBLE;
        out->is_minimal = is_found && out->n_undecided == 0;
    }
    if (is_found && write_down(out, &q, arena) != 0) {
        oracle->status = ORK_ERR_MEMORY;
        is_found = false;
    }
    orki_facts_free(&q.facts);
    orki_free(q.holds);
    orki_free(q.changes);
    return is_found;
}

bool orki_conflict_has(const orki_conflict *conflict, orki_fact_kind kind, int a)
{
    for (int i = 0; i < conflict->n; i++) {
        if (conflict->facts[i].kind == kind && conflict->facts[i].a == a)
            return true;
    }
    return false;
}
