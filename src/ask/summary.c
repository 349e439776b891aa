/* One sentence for a conflict: what is needed, where, on which day, and who could give it. */
#include "ask/explaining.h"
#include "base/message.h"
#include "check/judge.h"

static const char *roles_text(orki_telling *t, const orki_conflict *c, int *n)
{
    orki_text text = {0};
    *n = 0;
    for (int r = 0; r < t->season->n_roles; r++) {
        if (orki_scope_has_role(&c->needs, t->season, r))
            orki_text_add_name(&text, (*n)++, orki_judge_role(t->season, r));
    }
    return orki_telling_keep(t, &text);
}

static const char *schools_text(orki_telling *t, const orki_conflict *c)
{
    orki_text text = {0};
    int n = 0;
    for (int k = 0; k < t->season->n_schools; k++) {
        bool is_here = false;
        for (int o = 0; o < t->season->n_orchestras && !is_here; o++)
            is_here = c->needs.has_lesson[o] && t->season->orchestras[o].school == k;
        if (is_here)
            orki_text_add_name(&text, n++, t->season->schools[k].name);
    }
    return orki_telling_keep(t, &text);
}

/* The one day that all facts about days leave; -1. */
static int day_of(const ork_season *s, const orki_conflict *c)
{
    int day = -1;
    bool is_one = true;
    for (int i = 0; i < c->n; i++) {
        orki_fact f = c->facts[i];
        if (f.kind == ORKI_FACT_DAYS) {
            unsigned mask = s->orchestras[s->blocks[f.a].lessons[0]].days_allowed;
            for (int d = 0; d < ORKI_N_DAYS; d++) {
                if (mask == 1u << d) {
                    is_one = is_one && (day < 0 || day == d);
                    day = d;
                } else if ((mask >> d & 1u) != 0 && (mask & (mask - 1)) != 0) {
                    is_one = false;
                }
            }
        } else if (f.kind == ORKI_FACT_PIN && s->pins[f.a].day >= 0) {
            is_one = is_one && (day < 0 || day == s->pins[f.a].day);
            day = s->pins[f.a].day;
        }
    }
    return is_one ? day : -1;
}

/* Who has one of the roles and is there that day. */
static const char *teachers_text(orki_telling *t, const orki_conflict *c, int day, int *n)
{
    const ork_season *s = t->season;
    orki_text text = {0};
    *n = 0;
    for (int k = 0; k < s->n_teachers; k++) {
        bool can = false;
        for (int r = 0; r < s->n_roles && !can; r++)
            can = orki_scope_has_role(&c->needs, s, r) &&
                  orki_teacher_level(s, k, r) != ORKI_NO_SKILL;
        if (can && (day < 0 || s->teachers[k].available[day].n > 0))
            orki_text_add_name(&text, (*n)++, s->teachers[k].name);
    }
    return orki_telling_keep(t, &text);
}

#define SAY(...) said(t, orki_arena_printf(t->arena, __VA_ARGS__))

static const char *said(orki_telling *t, const char *text)
{
    t->is_failed = t->is_failed || text == NULL;
    return text == NULL ? "" : text;
}

const char *orki_conflict_summary(orki_telling *t, const orki_conflict *c)
{
    int n_roles = 0, n_teachers = 0, day = day_of(t->season, c);
    const char *roles = roles_text(t, c, &n_roles), *schools = schools_text(t, c);
    const char *teachers = teachers_text(t, c, day, &n_teachers);
    if (n_roles == 0 && day < 0)
        return SAY(_("There is no place for these lessons of %s."), schools);
    if (n_roles == 0)
        return SAY(_("%s: there is no place for these lessons of %s."), orki_judge_day(day),
                   schools);
    if (n_teachers == 0 && day >= 0)
        return SAY(_("%s: nobody is there for %s, needed at %s."), orki_judge_day(day), roles,
                   schools);
    if (n_teachers == 0)
        return SAY(_("There is nobody for %s, needed at %s."), roles, schools);
    if (day >= 0)
        return SAY(_("%s: %s needed at %s; there that day: %s."), orki_judge_day(day), roles,
                   schools, teachers);
    return SAY(_("%s needed at %s; who can teach it: %s."), roles, schools, teachers);
}
