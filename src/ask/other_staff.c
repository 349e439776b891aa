/* The other teachers of a role in a team. Each teacher with the skill takes all of the team's
 * sections of that role from who has them. The rules about one teacher are asked first, because
 * they refuse most; who passes is judged whole. */
#include "ask/others.h"

#include <string.h>

enum { FEW_SKILLED = 6 /* up to so many, a reason names the school */ };

typedef struct taking {
    orki_others *o;
    int team, role, from; /* whose sections */
    bool is_short;
    ork_other_teacher *allowed;
    ork_refused_teachers *refused;
    const char **ids; /* [n_teachers] of the refused */
    int *group;       /* [n_teachers] which refusal each of `ids` belongs to */
    int n_ids;
} taking;

/* The sections of that role that are `from`'s. */
static void give(const taking *k, int teacher)
{
    orki_asking *a = k->o->asking;
    orki_list blocks = orki_view_bundle(&a->view.teams, k->team);
    for (int i = 0; i < blocks.n; i++) {
        const orki_block *block = &a->season->blocks[blocks.at[i]];
        for (int l = 0; l < block->n_lessons; l++) {
            int section = orki_section_of(a->season, block->lessons[l], k->role);
            if (section >= 0 && a->given->teacher[section] == k->from)
                a->trial->teacher[section] = teacher;
        }
    }
}

static void add_allowed(taking *k, ork_other_staff *out, int teacher)
{
    orki_asking *a = k->o->asking;
    const orki_teacher *t = &a->season->teachers[teacher];
    int64_t more = orki_ask_cost(a, a->trial) - k->o->cost_now;
    int i = out->n_allowed++;
    for (; i > 0 && k->allowed[i - 1].points_more > more; i--)
        k->allowed[i] = k->allowed[i - 1];
    k->allowed[i] = (ork_other_teacher){t->id, t->name, more};
}

static void add_refused(taking *k, ork_other_staff *out, int teacher, const char *rule,
                        const char *reason)
{
    int g = 0;
    while (g < out->n_refused &&
           (strcmp(k->refused[g].reason, reason) != 0 || strcmp(k->refused[g].rule, rule) != 0))
        g++;
    if (g == out->n_refused)
        k->refused[out->n_refused++] = (ork_refused_teachers){.rule = rule, .reason = reason};
    k->refused[g].n++;
    k->group[k->n_ids] = g;
    k->ids[k->n_ids++] = k->o->asking->season->teachers[teacher].id;
}

static void try_teacher(taking *k, ork_other_staff *out, int teacher)
{
    orki_others *o = k->o;
    const char *rule = NULL, *reason = NULL;
    if (!orki_watch_goes_on(&o->watch)) {
        o->is_late = true;
        return;
    }
    give(k, teacher);
    orki_rule obstacle = orki_ask_obstacle(o->asking, k->team, teacher, k->is_short, &reason);
    if (obstacle != ORKI_N_RULES)
        rule = orki_rule_get(obstacle)->name;
    else if (orki_others_broken(o, 0) == 0)
        add_allowed(k, out, teacher);
    else
        orki_others_breach(o, &rule, &reason);
    if (obstacle == ORKI_RULE_WEEK_TEACHING && k->is_short)
        reason = _("already at the most hours a week"); /* of many, one reason for all of them */
    if (rule != NULL && reason != NULL)
        add_refused(k, out, teacher, rule, reason);
    give(k, k->from);
}

/* Each refusal's ids one after another. */
static ork_status gather_ids(const taking *k, ork_other_staff *out)
{
    const char **ids = orki_arena_alloc(k->o->asking->answers, (size_t)k->n_ids, sizeof *ids);
    if (ids == NULL)
        return ORK_ERR_MEMORY;
    for (int g = 0; g < out->n_refused; g++) {
        k->refused[g].ids = ids;
        for (int i = 0; i < k->n_ids; i++) {
            if (k->group[i] == g)
                *ids++ = k->ids[i];
        }
    }
    return ORK_OK;
}

static ork_status try_all(taking *k, ork_other_staff *out)
{
    orki_asking *a = k->o->asking;
    const ork_season *season = a->season;
    int n_skilled = 0;
    for (int t = 0; t < season->n_teachers; t++)
        n_skilled += orki_teacher_level(season, t, k->role) != ORKI_NO_SKILL;
    k->is_short = n_skilled > FEW_SKILLED;
    k->allowed = orki_arena_alloc(a->answers, (size_t)n_skilled, sizeof *k->allowed);
    k->refused = orki_arena_alloc(a->answers, (size_t)n_skilled, sizeof *k->refused);
    if (k->allowed == NULL || k->refused == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < season->n_teachers && !k->o->is_late; t++) {
        if (t != k->from && orki_teacher_level(season, t, k->role) != ORKI_NO_SKILL)
            try_teacher(k, out, t);
    }
    out->allowed = k->allowed;
    out->refused = k->refused;
    return a->is_failed ? ORK_ERR_MEMORY : gather_ids(k, out);
}

ork_status orki_other_staff(orki_others *o, ork_other_staff *out, int team, int section)
{
    const ork_season *season = o->asking->season;
    int role = season->sections[section].role, from = o->asking->given->teacher[section];
    taking k = {.o = o, .team = team, .role = role, .from = from};
    *out = (ork_other_staff){
        .role = season->roles[role].id, .teacher = season->teachers[from].id, .section = section};
    k.ids = orki_alloc((size_t)season->n_teachers, sizeof *k.ids);
    k.group = orki_alloc((size_t)season->n_teachers, sizeof *k.group);
    ork_status st = k.ids == NULL || k.group == NULL ? ORK_ERR_MEMORY : try_all(&k, out);
    orki_free(k.ids);
    orki_free(k.group);
    return st;
}
