/* Families of scenarios: each teacher gone, lengths of lessons. */
#include "ask/sweeping.h"

#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Ids become folders: what is no letter, digit, '.', '_', '=' or '-' becomes '-'. */
static const char *make_id(orki_planning *p, const char *family, const char *what)
{
    char *id = orki_arena_printf(&p->sweep->arena, "%s-%.80s", family, what);
    for (char *c = id; c != NULL && *c != '\0'; c++) {
        if (strchr(ORKI_SWEEP_LETTERS, *c) == NULL)
            *c = '-';
    }
    const char *unique = id;
    for (int n = 2; unique != NULL && orki_names_find(&p->ids, unique) >= 0; n++)
        unique = orki_arena_printf(&p->sweep->arena, "%s-%d", id, n);
    return unique;
}

orki_draft *orki_sweep_add(orki_planning *p, const char *family, const char *what,
                           const char *title, double x)
{
    if (p->n > ORKI_MOST_TRIALS)
        return NULL;
    const char *id = strcmp(family, "base") == 0 ? family : make_id(p, family, what);
    orki_node *changes = orki_sweep_text(p, "");
    const char *kept = orki_keep_text(&p->r, what);
    if (id == NULL || changes == NULL || kept == NULL || title == NULL ||
        orki_array_reserve(&p->drafts, &p->capacity, p->n + 1, sizeof *p->drafts) != 0) {
        orki_fail(&p->r, ORK_ERR_MEMORY);
        return NULL;
    }
    changes->kind = ORKI_LIST;
    orki_names_add(&p->r, &p->ids, id, (int)p->n);
    orki_draft *draft = &p->drafts[p->n++];
    *draft = (orki_draft){.trial = {.id = id,
                                    .title = title,
                                    .family = family,
                                    .what = kept,
                                    .x = x,
                                    .known = "",
                                    .start = ""},
                          .changes = changes};
    return draft;
}

void orki_sweep_change(orki_planning *p, orki_draft *draft, const char *verb, const char *path,
                       const char *with, orki_node *value)
{
    orki_node *change = orki_sweep_text(p, ""), *key = orki_sweep_text(p, verb),
              *where = orki_sweep_text(p, path);
    orki_node *with_key = with == NULL ? NULL : orki_sweep_text(p, with);
    bool is_whole = change != NULL && key != NULL && where != NULL &&
                    (with == NULL || (with_key != NULL && value != NULL));
    if (!is_whole) {
        orki_fail(&p->r, ORK_ERR_MEMORY);
        return;
    }
    change->kind = ORKI_MAP;
    orki_tree_append(change, key, where);
    if (with != NULL)
        orki_tree_append(change, with_key, value);
    orki_tree_append(draft->changes, NULL, change);
}

/* absent */

bool orki_sweep_is_in_week(const ork_season *s, int teacher)
{
    for (int i = 0; i < s->n_sections && !s->teachers[teacher].is_substitute; i++) {
        if (orki_teacher_level(s, teacher, s->sections[i].role) != ORKI_NO_SKILL)
            return true;
    }
    return false;
}

static void add_absent(orki_planning *p, int teacher)
{
    const ork_season *s = p->season;
    const char *id = s->teachers[teacher].id;
    orki_arena *arena = &p->sweep->arena;
    const char *title = orki_arena_printf(arena, _("without %s"), s->teachers[teacher].name);
    orki_draft *draft = orki_sweep_add(p, "absent", id, title, 0);
    if (draft == NULL)
        return;
    draft->trial.is_rerun = s->n_series == 0;
    orki_sweep_change(p, draft, "remove", orki_arena_printf(arena, "teachers.%s", id), NULL, NULL);
    for (int i = 0; i < s->n_pins; i++) {
        if (s->pins[i].teacher == teacher) {
            orki_sweep_change(p, draft, "remove", orki_arena_printf(arena, "pins.teacher=%s", id),
                              NULL, NULL);
            return;
        }
    }
}

static void fault_teacher(orki_planning *p, const char *id)
{
    orki_names names = {0};
    for (int i = 0; i < p->season->n_teachers; i++)
        orki_names_add(&p->r, &names, p->season->teachers[i].id, i);
    const char *nearest = orki_names_nearest(&names, id);
    if (nearest != NULL)
        orki_hint(&p->r, _("did you mean \"%s\"?"), nearest);
    orki_sweep_fault(p, "--absent", id, _("there is no teacher \"%s\""), id);
}

void orki_sweep_absent(orki_planning *p)
{
    const ork_season *s = p->season;
    if (strcmp(p->options->absent, "each") == 0) {
        for (int i = 0; i < s->n_teachers; i++) {
            if (orki_sweep_is_in_week(s, i))
                add_absent(p, i);
        }
        return;
    }
    char *ids = orki_arena_printf(&p->r.scratch, "%s", p->options->absent), *rest = NULL;
    for (char *id = ids == NULL ? NULL : strtok_r(ids, ",", &rest); id != NULL;
         id = strtok_r(NULL, ",", &rest)) {
        int teacher = 0;
        while (teacher < s->n_teachers && strcmp(s->teachers[teacher].id, id) != 0)
            teacher++;
        if (teacher < s->n_teachers)
            add_absent(p, teacher);
        else
            fault_teacher(p, id);
    }
}

/* lengths of lessons */

/* Programmes in school hours that are taught by a team: those whose length is meant. */
static bool is_team_programme(const ork_season *s, int programme)
{
    for (int i = 0; i < s->n_orchestras; i++) {
        if (s->orchestras[i].programme == programme && s->orchestras[i].n_sections > 1)
            return !s->programmes[programme].is_after_school;
    }
    return false;
}

static void add_length(orki_planning *p, const char *minutes)
{
    const ork_season *s = p->season;
    orki_arena *arena = &p->sweep->arena;
    orki_draft *draft = orki_sweep_add(
        p, "lesson", minutes, orki_arena_printf(arena, _("lessons of %s minutes"), minutes),
        strtod(minutes, NULL));
    for (int i = 0; i < s->n_programmes && draft != NULL; i++) {
        if (is_team_programme(s, i))
            orki_sweep_change(p, draft, "set",
                              orki_arena_printf(arena, "programmes.%s.lesson", s->programmes[i].id),
                              "to", orki_sweep_text(p, minutes));
    }
    for (int i = 0; i < s->n_orchestras && draft != NULL; i++) {
        const orki_orchestra *o = &s->orchestras[i];
        if (o->lesson_min != s->programmes[o->programme].lesson_min &&
            is_team_programme(s, o->programme))
            orki_sweep_change(p, draft, "set",
                              orki_arena_printf(arena, "orchestras.%s.lesson", o->id), "to",
                              orki_sweep_text(p, minutes));
    }
}

void orki_sweep_lessons(orki_planning *p)
{
    char *all = orki_arena_printf(&p->r.scratch, "%s", p->options->lesson), *rest = NULL;
    for (char *minutes = all == NULL ? NULL : strtok_r(all, ",", &rest); minutes != NULL;
         minutes = strtok_r(NULL, ",", &rest)) {
        char *end = NULL;
        double value = strtod(minutes, &end);
        if (*end != '\0' || value < 1 || value > 1000 || value != floor(value))
            orki_sweep_fault(p, "--lesson", minutes, _("\"%s\" is not a number of minutes"),
                             minutes);
        else
            add_length(p, minutes);
    }
}
