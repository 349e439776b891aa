/* The file of --add-school for growth: schools, their orchestras and people who could be hired.
 * All of it is joined to the season once and judged with it, so that what is wrong is told at its
 * place in the planner's own file. What was judged is written into the sweep's folder, where every
 * later run reads it. */
#include "ask/growing.h"

#include "base/file.h"
#include "read/season_read.h"
#include "read/tree_print.h"

#include <stdio.h>
#include <string.h>

static const orki_shape anything = {.is_anything = true};
static const orki_shape things = {.items = &anything, .min_items = 1};
static const orki_shape version = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 1};
static const orki_key file_keys[] = {{"format", &version, false, "1", "1", "", ""},
                                     {"schools", &things, true, "", "", "", ""},
                                     {"orchestras", &things, true, "", "", "", ""},
                                     {"hires", &things, false, "", "", "", ""},
                                     ORKI_KEYS_END};
static const orki_shape file_shape = ORKI_SHAPE_OF_KEYS(file_keys);
static const orki_shape count_shape = {
    .scalar = ORKI_S_INTEGER, .min = 1, .max = ORKI_MOST_OF_KIND};

/* Lists of one reading of the file. */
typedef struct lists {
    orki_node *schools, *orchestras, *hires;
} lists;

static orki_node *new_list(orki_reader *r)
{
    orki_node *list = orki_scratch(r, 1, sizeof *list);
    if (list != NULL)
        *list = (orki_node){.kind = ORKI_LIST, .place = {-1, 0, 0}, .width = 1, .text = ""};
    return list;
}

/* @return false after telling what is wrong */
static bool read_lists(orki_reader *r, const char *path, lists *out)
{
    size_t n_errors = r->n_errors;
    orki_node *root = orki_yaml_read_file(r, path, NULL);
    *out = (lists){new_list(r), new_list(r), new_list(r)};
    if (root == NULL || out->schools == NULL || out->orchestras == NULL || out->hires == NULL)
        return false;
    if (root->kind != ORKI_MAP) {
        orki_fault(r, OR_KIND, root, _("a file of candidates is a map of keys"));
        return false;
    }
    if (orki_tree_find(root, "changes") == NULL) {
        orki_schema_check(r, &file_shape, root);
        orki_schema_check_top(r, &file_shape, root);
    }
    if (r->n_errors > n_errors)
        return false;
    orki_sweep_items(r, root, "schools", out->schools);
    orki_sweep_items(r, root, "orchestras", out->orchestras);
    orki_sweep_items(r, root, "hires", out->hires);
    if (out->schools->n == 0)
        orki_fault(r, OR_SWEEP, root, _("\"%s\" has no schools"), path);
    return r->n_errors == n_errors && r->status == ORK_OK;
}

int orki_growth_count(orki_reader *r, orki_node *hire)
{
    orki_node *count = hire->kind == ORKI_MAP ? orki_tree_find(hire, "count") : NULL;
    if (count == NULL)
        return 1;
    orki_schema_check(r, &count_shape, count);
    orki_tree_remove(count);
    return count->is_bad ? 0 : count->value[0];
}

/* "cello" -> "cello-2", "Cello" -> "Cello 2" */
static void number_text(orki_reader *r, const orki_node *map, const char *key, char between, int i)
{
    orki_node *node = orki_tree_find(map, key);
    if (node == NULL || node->kind != ORKI_SCALAR)
        return;
    const char *text = orki_keep_printf(r, "%s%c%d", node->text, between, i);
    if (text != NULL)
        node->text = text;
}

orki_node *orki_growth_person(orki_reader *r, const orki_node *hire, int i, int n)
{
    orki_node *person = orki_tree_copy(r, hire);
    if (person != NULL && n > 1) {
        number_text(r, person, "id", '-', i + 1);
        number_text(r, person, "name", ' ', i + 1);
    }
    return person;
}

/* joining */

typedef struct joining {
    const char *path;
    bool is_wrong;
} joining;

static void append_all(orki_season_tree *t, const char *key, const orki_node *items)
{
    orki_node *list = orki_tree_find(t->root, key);
    for (const orki_node *v = items->first; v != NULL && list != NULL && list->kind == ORKI_LIST;
         v = v->next) {
        orki_node *copy = orki_tree_copy(t->r, v);
        if (copy != NULL)
            orki_tree_append(list, NULL, copy);
    }
}

static void append_people(orki_season_tree *t, orki_node *hires)
{
    orki_node *list = orki_tree_find(t->root, "teachers");
    for (orki_node *v = hires->first; v != NULL && list != NULL && list->kind == ORKI_LIST;
         v = v->next) {
        int n = orki_growth_count(t->r, v);
        for (int i = 0; i < n; i++) {
            orki_node *person = orki_growth_person(t->r, v, i, n);
            if (person != NULL)
                orki_tree_append(list, NULL, person);
        }
    }
}

static void join(orki_season_tree *t, void *user)
{
    const joining *j = user;
    lists all;
    if (!read_lists(t->r, j->path, &all)) {
        t->is_broken = true; /* what stands beside it is judged when this is right */
        return;
    }
    append_all(t, "schools", all.schools);
    append_all(t, "orchestras", all.orchestras);
    append_people(t, all.hires);
}

static ork_status judge(orki_planning *p, const char *path)
{
    ork_season *season = NULL;
    joining j = {.path = path};
    orki_onlooker onlooker = {.user = &j, .join = join};
    ork_status st = orki_season_read_seen(&season, &p->options->season, onlooker, p->r.diags);
    if (st == ORK_OK && season->n_series > 0)
        orki_sweep_fault(p, "--growth", path,
                         _("growth needs reruns, which a season with several meetings a week does "
                           "not have"));
    ork_season_free(season);
    return st;
}

/* taking */

static const char *text_of(const orki_node *map, const char *key, const char *fallback)
{
    const orki_node *node = orki_tree_find(map, key);
    return node != NULL && node->kind == ORKI_SCALAR ? node->text : fallback;
}

static void take_candidates(orki_planning *p, const lists *all)
{
    orki_growing *g = p->sweep->growing;
    g->candidates = orki_keep(&p->r, all->schools->n, sizeof *g->candidates);
    for (const orki_node *s = all->schools->first; s != NULL && p->r.status == ORK_OK;
         s = s->next) {
        orki_candidate *c = &g->candidates[g->n_candidates++];
        c->school = s;
        c->id = orki_keep_text(&p->r, text_of(s, "id", ""));
        c->name = orki_keep_text(&p->r, text_of(s, "name", text_of(s, "id", "")));
        c->orchestras = new_list(&p->r);
        for (const orki_node *o = all->orchestras->first; o != NULL && c->orchestras != NULL;
             o = o->next) {
            orki_node *copy = strcmp(text_of(o, "school", ""), text_of(s, "id", "")) == 0
                                  ? orki_tree_copy(&p->r, o)
                                  : NULL;
            if (copy != NULL)
                orki_tree_append(c->orchestras, NULL, copy);
        }
    }
}

/* "cello, violin" of a list or a map. */
static const char *skills_of(orki_planning *p, const orki_node *hire)
{
    const orki_node *skills = orki_tree_find(hire, "skills");
    const char *text = "";
    for (const orki_node *v = skills == NULL ? NULL : skills->first; v != NULL && text != NULL;
         v = v->next)
        text = orki_keep_printf(&p->r, "%s%s%s", text, text[0] == '\0' ? "" : ", ",
                                v->key != NULL ? v->key->text : v->text);
    return text;
}

static void take_people(orki_planning *p, orki_node *hires)
{
    orki_growing *g = p->sweep->growing;
    g->profiles = orki_keep(&p->r, hires->n, sizeof *g->profiles);
    g->people = orki_keep(&p->r, hires->n * ORKI_MOST_OF_KIND, sizeof *g->people);
    for (orki_node *h = hires->first; h != NULL && p->r.status == ORK_OK; h = h->next) {
        ork_profile *profile = &g->profiles[g->n_profiles];
        profile->n_people = orki_growth_count(&p->r, h);
        profile->id = orki_keep_text(&p->r, text_of(h, "id", ""));
        profile->name = orki_keep_text(&p->r, text_of(h, "name", text_of(h, "id", "")));
        profile->skills = skills_of(p, h);
        for (int i = 0; i < profile->n_people && p->r.status == ORK_OK; i++) {
            orki_newcomer *one = &g->people[g->n_people];
            orki_node *person = orki_growth_person(&p->r, h, i, profile->n_people);
            if (person == NULL)
                return;
            const char *id = text_of(person, "id", "");
            *one = (orki_newcomer){.id = orki_keep_text(&p->r, id),
                                   .name = orki_keep_text(&p->r, text_of(person, "name", id)),
                                   .profile = g->n_profiles,
                                   .teacher = person};
            g->n_people++;
        }
        g->n_profiles++;
    }
}

ork_status orki_growth_read(orki_planning *p)
{
    lists all;
    const char *path = orki_sweep_path(p->sweep, NULL, ORKI_CANDIDATES_FILE, &p->sweep->arena);
    if (path == NULL)
        return ORK_ERR_MEMORY;
    if (!read_lists(&p->r, path, &all))
        return p->r.status != ORK_OK ? p->r.status : ORK_ERR_INPUT;
    take_candidates(p, &all);
    take_people(p, all.hires);
    return p->r.status;
}

/* planning */

static orki_node *key_node(orki_planning *p, const char *key)
{
    orki_node *node = orki_sweep_text(p, key);
    if (node == NULL)
        orki_fail(&p->r, ORK_ERR_MEMORY);
    return node;
}

static ork_status write_lists(orki_planning *p, const lists *all)
{
    orki_text text = {0};
    orki_arena arena = {0};
    orki_node root = {.kind = ORKI_MAP, .text = ""};
    orki_node *format = orki_sweep_text(p, "1");
    orki_node *keys[] = {key_node(p, "format"), key_node(p, "schools"), key_node(p, "orchestras"),
                         key_node(p, "hires")};
    const char *path = orki_sweep_path(p->sweep, NULL, ORKI_CANDIDATES_FILE, &arena);
    ork_status st =
        p->r.status != ORK_OK || format == NULL || path == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK) {
        orki_tree_append(&root, keys[0], format);
        orki_tree_append(&root, keys[1], all->schools);
        orki_tree_append(&root, keys[2], all->orchestras);
        if (all->hires->n > 0)
            orki_tree_append(&root, keys[3], all->hires);
        st = orki_tree_print(&text, &root);
    }
    if (st == ORK_OK)
        st = orki_file_write(path, orki_text_string(&text), text.n);
    orki_text_free(&text);
    orki_arena_free(&arena);
    return st;
}

static void check_number(orki_planning *p, size_t n_schools)
{
    const ork_sweep_options *o = p->options;
    int years = o->years > 0 ? o->years : (int)n_schools / o->growth;
    char text[60];
    snprintf(text, sizeof text, o->years > 0 ? "--growth %d --years %d" : "--growth %d", o->growth,
             o->years);
    if ((size_t)o->growth * (size_t)(years > 0 ? years : 1) > n_schools)
        orki_sweep_fault(p, "--growth", text, _("%d schools are needed, and \"%s\" has %d"),
                         o->growth * (years > 0 ? years : 1), o->add_school, (int)n_schools);
    else if (years > ORKI_MOST_YEARS && o->years > 0)
        orki_sweep_fault(p, "--years", text, _("at most %d years"), ORKI_MOST_YEARS);
    p->sweep->growing->n_years = years > ORKI_MOST_YEARS ? ORKI_MOST_YEARS : years;
    p->sweep->growing->n_a_year = o->growth;
}

void orki_growth_plan(orki_planning *p)
{
    const ork_sweep_options *o = p->options;
    orki_growing *g = orki_keep(&p->r, 1, sizeof *g);
    lists all;
    p->sweep->growing = g;
    ork_status st = g == NULL ? ORK_ERR_MEMORY : judge(p, o->add_school);
    if (st != ORK_OK)
        orki_fail(&p->r, st);
    if (st != ORK_OK || p->r.n_errors > 0 || !read_lists(&p->r, o->add_school, &all))
        return;
    g->is_in_order = o->is_in_order;
    g->is_derived = all.hires->n == 0;
    check_number(p, all.schools->n);
    if (p->r.n_errors == 0 && g->is_derived)
        orki_growth_derive(p, all.hires);
    if (p->r.status == ORK_OK && p->r.n_errors == 0)
        st = write_lists(p, &all);
    if (st != ORK_OK)
        orki_fail(&p->r, st);
}
