/* Skills and roles. Role i is skill i for every skill; declared roles follow, then the families
 * that were not declared as roles. */
#include "read/build.h"

#include <string.h>

typedef struct built_in {
    const char *id, *en, *nl, *family;
} built_in;

static const built_in built_ins[] = {
#define SKILL(id, en, nl, family) {id, en, nl, family},
#include "read/skills.def"
#undef SKILL
};

static const built_in families[] = {
    {"strings", "strings", "strijkers", "strings"},
    {"woodwind", "woodwind", "houtblazers", "woodwind"},
    {"brass", "brass", "koper", "brass"},
    {"percussion", "percussion", "slagwerk", "percussion"},
};

enum {
    N_BUILT_INS = sizeof built_ins / sizeof built_ins[0],
    N_FAMILIES = sizeof families / sizeof families[0]
};

static void add_skills(orki_build *b, const orki_node *declared)
{
    ork_season *s = b->s;
    size_t n_more = declared == NULL ? 0 : declared->n;
    s->skills = orki_keep(b->r, N_BUILT_INS + n_more, sizeof *s->skills);
    if (s->skills == NULL)
        return;
    for (int i = 0; i < N_BUILT_INS; i++) {
        const built_in *k = &built_ins[i];
        s->skills[s->n_skills] = (orki_skill){k->id, k->en, k->nl, k->family};
        s->conductor = strcmp(k->id, "conductor") == 0 ? i : s->conductor;
        orki_names_add(b->r, &b->skills, k->id, s->n_skills++);
    }
    for (orki_node *v = orki_tree_first(declared); v != NULL; v = orki_tree_next(v)) {
        const char *id = orki_declare(b, &b->skills, v->key, v->key->text, s->n_skills);
        s->skills[s->n_skills++] =
            (orki_skill){id, orki_text_of(b, v, "en", id), orki_text_of(b, v, "nl", id),
                         orki_text_of(b, v, "family", "")};
    }
}

static void set_role(orki_build *b, const char *id, const char *en, const char *nl, int n_skills,
                     const int *skills)
{
    b->s->roles[b->s->n_roles++] = (orki_role){id, en, nl, n_skills, skills};
}

static void add_skill_roles(orki_build *b)
{
    int *own = orki_keep(b->r, (size_t)b->s->n_skills, sizeof *own);
    if (own == NULL)
        return;
    for (int i = 0; i < b->s->n_skills; i++) {
        const orki_skill *k = &b->s->skills[i];
        own[i] = i;
        orki_names_add(b->r, &b->roles, k->id, i);
        set_role(b, k->id, k->name_en, k->name_nl, 1, &own[i]);
    }
}

static void add_declared_role(orki_build *b, orki_node *node)
{
    const orki_node *list = node->kind == ORKI_LIST ? node : orki_tree_get(node, "skills");
    int *skills = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *skills);
    if (skills == NULL)
        return;
    int n = 0;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int skill = orki_refer(b, &b->skills, v, OR_SKILL, _("skill"));
        if (skill >= 0)
            skills[n++] = skill;
    }
    const char *id = orki_declare(b, &b->roles, node->key, node->key->text, b->s->n_roles);
    const char *name = orki_text_of(b, node, "name", id);
    set_role(b, id, name, name, n, skills);
}

static void add_family_role(orki_build *b, const built_in *family)
{
    if (orki_names_find(&b->roles, family->id) >= 0)
        return;
    int *skills = orki_keep(b->r, (size_t)b->s->n_skills, sizeof *skills);
    if (skills == NULL)
        return;
    int n = 0;
    for (int k = 0; k < b->s->n_skills; k++) {
        if (strcmp(b->s->skills[k].family, family->id) == 0)
            skills[n++] = k;
    }
    orki_names_add(b->r, &b->roles, family->id, b->s->n_roles);
    set_role(b, family->id, family->en, family->nl, n, skills);
}

void orki_build_skills(orki_build *b)
{
    add_skills(b, orki_tree_get(b->root, "skills"));
    const orki_node *declared = orki_tree_get(b->root, "roles");
    size_t n_roles = (size_t)b->s->n_skills + (declared == NULL ? 0 : declared->n) + N_FAMILIES;
    b->s->roles = orki_keep(b->r, n_roles, sizeof *b->s->roles);
    if (b->s->roles == NULL)
        return;
    add_skill_roles(b);
    for (orki_node *v = orki_tree_first(declared); v != NULL; v = orki_tree_next(v))
        add_declared_role(b, v);
    for (int i = 0; i < N_FAMILIES; i++)
        add_family_role(b, &families[i]);
}
