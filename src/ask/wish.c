/* What a wish needs, whether it is kept, and whether it can be. */
#include "ask/wish.h"

#include "check/judge.h"

#include <string.h>

static void need(orki_wish *w, int lesson, const orki_pin *pin)
{
    int section = pin->teacher < 0 ? -1 : orki_section_of(w->season, lesson, pin->role);
    w->needs_lesson[lesson] = true;
    if (section >= 0)
        w->needs_section[section] = true;
}

/* A pin of one meeting's teacher is about all of them. */
static void need_pin(orki_wish *w, const orki_pin *pin)
{
    const ork_season *s = w->season;
    if (pin->orchestra >= 0) {
        int series = s->orchestras[pin->orchestra].series;
        need(w, pin->orchestra, pin);
        for (int k = 0; series >= 0 && k < s->series[series].n_meetings; k++)
            need(w, s->series[series].first_orchestra + k, pin);
        return;
    }
    for (int i = 0; i < s->blocks[pin->block].n_lessons; i++)
        need(w, s->blocks[pin->block].lessons[i], pin);
}

ork_status orki_wish_open(orki_wish *out, const ork_season *season, orki_arena *arena)
{
    *out = (orki_wish){.season = season, .without = *season, .alone = *season, .arena = arena};
    out->needs_lesson = orki_arena_alloc(arena, (size_t)season->n_orchestras, sizeof(bool));
    out->needs_section = orki_arena_alloc(arena, (size_t)season->n_sections, sizeof(bool));
    if (out->needs_lesson == NULL || out->needs_section == NULL)
        return ORK_ERR_MEMORY;
    while (out->without.n_pins > 0 && season->pins[out->without.n_pins - 1].is_wish)
        need_pin(out, &season->pins[--out->without.n_pins]);
    out->alone.pins = season->pins + out->without.n_pins;
    out->alone.n_pins = season->n_pins - out->without.n_pins;
    return ORK_OK;
}

bool orki_wish_is_kept(const orki_wish *w, const ork_timetable *t, bool *is_failed)
{
    const ork_season *s = w->season;
    bool is_kept = true;
    for (int o = 0; o < s->n_orchestras; o++)
        is_kept = is_kept && (!w->needs_lesson[o] || (t->day[o] >= 0 && t->start_min[o] >= 0));
    for (int k = 0; k < s->n_sections; k++)
        is_kept = is_kept && (!w->needs_section[k] || t->teacher[k] >= 0);
    if (!is_kept)
        return false;
    orki_arena scratch = {0};
    orki_view view;
    *is_failed = orki_view_make(&view, &w->alone, &scratch) != ORK_OK;
    if (!*is_failed) {
        orki_view_fill(&view, t);
        orki_judge judge = orki_judge_start(&view, NULL, true);
        orki_judge_count(&judge, ORKI_RULE_PIN);
        is_kept = judge.n_broken[ORKI_RULE_PIN] == 0;
    }
    orki_arena_free(&scratch);
    return is_kept && !*is_failed;
}

int orki_wish_needs(orki_scope *out, const orki_wish *w)
{
    if (orki_scope_make(out, w->season, w->arena) != 0)
        return -1;
    memcpy(out->has_lesson, w->needs_lesson, (size_t)w->season->n_orchestras);
    memcpy(out->has_section, w->needs_section, (size_t)w->season->n_sections);
    return 0;
}

bool orki_wish_concerns(const orki_wish *w, orki_fact fact)
{
    if (fact.kind == ORKI_FACT_LESSON)
        return w->needs_lesson[fact.a];
    if (fact.kind == ORKI_FACT_SECTION)
        return w->needs_section[fact.a];
    return fact.kind != ORKI_FACT_SKILLED; /* a pinned teacher is the one and only */
}

static bool has_any(const ork_season *s, const orki_scope *scope, int block)
{
    for (int i = 0; i < s->blocks[block].n_lessons; i++) {
        if (scope->has_lesson[s->blocks[block].lessons[i]])
            return true;
    }
    return false;
}

static bool are_tied(const ork_season *s, int a, int b)
{
    return s->blocks[a].team == s->blocks[b].team || s->blocks[a].day == s->blocks[b].day;
}

/* All lessons of the blocks that have some, and of what is tied to them. */
static void close_scope(orki_scope *scope, const ork_season *s)
{
    bool is_growing = true;
    while (is_growing) {
        is_growing = false;
        for (int b = 0; b < s->n_blocks; b++) {
            bool is_in = has_any(s, scope, b);
            for (int c = 0; c < s->n_blocks && !is_in; c++)
                is_in = c != b && are_tied(s, b, c) && has_any(s, scope, c);
            for (int i = 0; is_in && i < s->blocks[b].n_lessons; i++) {
                int lesson = s->blocks[b].lessons[i];
                is_growing = is_growing || !scope->has_lesson[lesson];
                scope->has_lesson[lesson] = true;
            }
        }
    }
}

int orki_wish_surroundings(orki_scope *out, const orki_wish *w, const ork_timetable *t)
{
    const ork_season *s = w->season;
    if (orki_wish_needs(out, w) != 0)
        return -1;
    close_scope(out, s);
    for (int k = 0; k < s->n_sections; k++) {
        int lesson = s->sections[k].orchestra;
        out->has_section[k] =
            out->has_section[k] || (out->has_lesson[lesson] && (t == NULL || t->teacher[k] >= 0));
    }
    return 0;
}

/* Nothing is known in it but what is needed, in order of the season. */
static int fill_reference(ork_reference *r, const ork_season *s, const bool *needs_lesson,
                          const bool *needs_section)
{
    r->n_orchestras = s->n_orchestras;
    r->n_sections = s->n_sections;
    r->n_teachers = s->n_teachers;
    r->lessons = orki_arena_alloc(&r->arena, (size_t)s->n_orchestras, sizeof *r->lessons);
    r->sections = orki_arena_alloc(&r->arena, (size_t)s->n_sections, sizeof *r->sections);
    r->was_there = orki_arena_alloc(&r->arena, (size_t)s->n_teachers, sizeof *r->was_there);
    r->first_start =
        orki_arena_alloc(&r->arena, (size_t)s->n_teachers * ORKI_N_DAYS, sizeof *r->first_start);
    if (r->lessons == NULL || r->sections == NULL || r->was_there == NULL || r->first_start == NULL)
        return -1;
    for (int o = 0; o < s->n_orchestras; o++) {
        int at = needs_lesson[o] ? 0 : -1; /* where it was is of no interest: changes are free */
        r->lessons[o] = (orki_old_lesson){true, at, at, at};
    }
    for (int k = 0; k < s->n_sections; k++)
        r->sections[k] = (orki_old_section){
            .is_staffed = needs_section[k], .teacher = -1, .teacher_id = "", .room = -1};
    return 0;
}

ork_status orki_wish_reference(ork_reference **out, const orki_wish *w)
{
    *out = orki_alloc(1, sizeof **out);
    if (*out != NULL && fill_reference(*out, w->season, w->needs_lesson, w->needs_section) == 0)
        return ORK_OK;
    ork_reference_free(*out);
    *out = NULL;
    return ORK_ERR_MEMORY;
}

/* The needs of the whole season's numbers that are left, in the numbers of a case: it has the
 * lessons and sections of its scope, in order. */
static ork_status refer(ork_reference *out, const orki_wish *w, const orki_scope *needs,
                        const orki_case *c)
{
    bool *lessons = orki_arena_alloc(&out->arena, (size_t)c->season.n_orchestras, sizeof(bool));
    bool *sections = orki_arena_alloc(&out->arena, (size_t)c->season.n_sections, sizeof(bool));
    if (lessons == NULL || sections == NULL)
        return ORK_ERR_MEMORY;
    int n_lessons = 0, n_sections = 0;
    for (int o = 0; o < w->season->n_orchestras; o++) {
        const orki_orchestra *old = &w->season->orchestras[o];
        if (!c->scope.has_lesson[o])
            continue;
        lessons[n_lessons++] = needs->has_lesson[o];
        for (int k = old->first_section; k < old->first_section + old->n_sections; k++) {
            if (c->scope.has_section[k])
                sections[n_sections++] = needs->has_section[k];
        }
    }
    return fill_reference(out, &c->season, lessons, sections) == 0 ? ORK_OK : ORK_ERR_MEMORY;
}

/* What is left out of the needs, and which of the changes are about anything else. */
static int split_changes(orki_scope *needs, orki_change *others, const orki_wish *w,
                         const orki_change *changes, int n_changes)
{
    int n = 0;
    memcpy(needs->has_lesson, w->needs_lesson, (size_t)w->season->n_orchestras);
    memcpy(needs->has_section, w->needs_section, (size_t)w->season->n_sections);
    for (int i = 0; i < n_changes; i++) {
        orki_fact fact = changes[i].fact;
        if (fact.kind == ORKI_FACT_LESSON)
            needs->has_lesson[fact.a] = false;
        else if (fact.kind == ORKI_FACT_SECTION)
            needs->has_section[fact.a] = false;
        else
            others[n++] = changes[i];
    }
    return n;
}

orki_ruling orki_wish_rule(orki_oracle *oracle, const orki_scope *scope, const orki_change *changes,
                           int n_changes)
{
    const orki_wish *w = oracle->wish;
    orki_arena arena = {0};
    orki_scope needs;
    orki_case c = {0};
    ork_reference *reference = orki_alloc(1, sizeof *reference);
    orki_change *others = orki_arena_alloc(&arena, (size_t)n_changes, sizeof *others);
    bool is_failed =
        reference == NULL || others == NULL || orki_scope_make(&needs, w->season, &arena) != 0;
    if (!is_failed) {
        int n = split_changes(&needs, others, w, changes, n_changes);
        is_failed = orki_case_make(&c, w->season, scope, others, n) != ORK_OK ||
                    refer(reference, w, &needs, &c) != ORK_OK;
    }
    orki_ruling ruling = ORKI_UNDECIDED;
    if (is_failed) {
        oracle->status = ORK_ERR_MEMORY;
    } else {
        orki_tiers tiers = {.old = reference, .lost_points = 1};
        memset(c.season.weights, 0, sizeof c.season.weights);
        c.season.tiers = &tiers;
        ruling = orki_oracle_price(oracle, &c.season);
    }
    orki_case_free(&c);
    ork_reference_free(reference);
    orki_arena_free(&arena);
    return ruling;
}
