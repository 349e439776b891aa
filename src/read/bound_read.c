/* bound.json against its season. Names are looked up here; whether the prices prove the bound, and
 * whether each is of something that can be, is judged by src/check/proof.c. */
#include "model/certificate_model.h"
#include "read/names.h"
#include "read/shape.h"
#include "read/yaml_tree.h"

#include <string.h>

typedef struct taking {
    orki_reader r;
    const ork_season *s;
    ork_certificate *c;
    orki_names blocks, roles, teachers, groups;
    size_t n_slots; /* of prices seen: a hash table of nodes */
    const orki_node **slots;
} taking;

/* The index of the thing that a key names, -1 after a finding. */
static int refer(taking *t, const orki_names *names, const orki_node *map, const char *key,
                 const char *what)
{
    orki_node *node = orki_tree_get(map, key);
    if (node == NULL)
        return -1;
    int index = orki_names_find(names, node->text);
    if (index >= 0)
        return index;
    const char *nearest = orki_names_nearest(names, node->text);
    if (nearest != NULL)
        orki_hint(&t->r, _("did you mean \"%s\"?"), nearest);
    orki_fault(&t->r, OR_PRICE_UNKNOWN, node, _("the season has no %s \"%s\""), what, node->text);
    return -1;
}

static const int *read_starts(taking *t, const orki_node *map, int *n)
{
    const orki_node *list = orki_tree_get(map, "starts");
    int *starts = list == NULL ? NULL : orki_arena_alloc(&t->c->arena, list->n, sizeof *starts);
    if (list != NULL && starts == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    for (orki_node *v = orki_tree_first(list); v != NULL && starts != NULL; v = orki_tree_next(v))
        starts[(*n)++] = v->value[0];
    return starts;
}

static uint64_t hash_text(uint64_t h, const char *text)
{
    for (; *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return h ^ h >> 32;
}

/* Everything but the price itself, text by text. */
static uint64_t hash_entry(const orki_node *entry)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (const orki_node *v = orki_tree_first(entry); v != NULL; v = orki_tree_next(v)) {
        if (strcmp(v->key->text, "price") == 0)
            continue;
        uint64_t own = hash_text(hash_text(1, v->key->text), v->text);
        for (const orki_node *w = orki_tree_first(v); w != NULL; w = orki_tree_next(w))
            own = own * 31 + (uint64_t)w->value[0];
        h += own; /* a sum: keys may stand in any order */
    }
    return h;
}

static bool is_same_value(const orki_node *a, const orki_node *b)
{
    if (b == NULL || a->n != b->n || strcmp(a->text, b->text) != 0)
        return false;
    const orki_node *y = orki_tree_first(b);
    for (const orki_node *x = orki_tree_first(a); x != NULL; x = orki_tree_next(x)) {
        if (y == NULL || x->value[0] != y->value[0])
            return false;
        y = orki_tree_next(y);
    }
    return true;
}

static bool is_same_entry(const orki_node *a, const orki_node *b)
{
    if (a->parent != b->parent)
        return false;
    for (const orki_node *v = orki_tree_first(a); v != NULL; v = orki_tree_next(v)) {
        if (strcmp(v->key->text, "price") != 0 && !is_same_value(v, orki_tree_get(b, v->key->text)))
            return false;
    }
    return true;
}

/* Something in it was refused already. */
static bool has_fault(const orki_node *entry)
{
    size_t n = 0;
    for (const orki_node *v = orki_tree_first(entry); v != NULL; v = orki_tree_next(v))
        n++;
    return n < entry->n;
}

/* A price given twice would be a guess. */
static void note_entry(taking *t, orki_node *entry)
{
    if (has_fault(entry))
        return;
    uint64_t h = hash_entry(entry);
    for (size_t s = (size_t)h & (t->n_slots - 1);; s = (s + 1) & (t->n_slots - 1)) {
        if (t->slots[s] == NULL) {
            t->slots[s] = entry;
            return;
        }
        if (!is_same_entry(t->slots[s], entry))
            continue;
        orki_note(&t->r, t->slots[s]->place, _("first given here"));
        orki_fault(&t->r, OR_PRICE_TWICE, entry, _("the price of one thing is given twice"));
        return;
    }
}

/* Room for the prices of a stage. */
static ork_status open_slots(taking *t, const orki_node *root)
{
    static const char *const lists[] = {"pieces",  "captains", "day_ties", "fairness",
                                        "clashes", "crowds",   "series"};
    size_t n = 16;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const orki_node *list = orki_tree_get(root, lists[i]);
        n += list == NULL ? 0 : list->n * 2;
    }
    t->n_slots = 16;
    while (t->n_slots < n)
        t->n_slots *= 2;
    t->slots = orki_scratch(&t->r, t->n_slots, sizeof *t->slots);
    return t->slots == NULL ? ORK_ERR_MEMORY : ORK_OK;
}

/* Memory for the prices of a list, NULL (and status set) when out of it. */
static void *list_memory(taking *t, const orki_node *root, const char *key, size_t size)
{
    const orki_node *list = orki_tree_get(root, key);
    void *memory = orki_arena_alloc(&t->c->arena, list == NULL ? 0 : list->n, size);
    if (memory == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    return memory;
}

static void read_pieces(taking *t, orki_stage *c, const orki_node *root)
{
    c->pieces = list_memory(t, root, "pieces", sizeof *c->pieces);
    orki_node *v = c->pieces == NULL ? NULL : orki_tree_first(orki_tree_get(root, "pieces"));
    for (; v != NULL; v = orki_tree_next(v)) {
        orki_piece_price *x = &c->pieces[c->n_pieces++];
        x->block = refer(t, &t->blocks, v, "block", _("block"));
        x->role = refer(t, &t->roles, v, "role", _("role"));
        x->day = orki_tree_value(v, "day", 0);
        x->start_min = read_starts(t, v, &x->n_starts);
        x->price = orki_tree_value(v, "price", 0);
        x->place = v->place;
        note_entry(t, v);
    }
}

static void read_days(taking *t, const orki_node *root, const char *key, orki_day_price **list,
                      int *n)
{
    *list = list_memory(t, root, key, sizeof **list);
    orki_node *v = *list == NULL ? NULL : orki_tree_first(orki_tree_get(root, key));
    for (; v != NULL; v = orki_tree_next(v)) {
        (*list)[(*n)++] = (orki_day_price){.block = refer(t, &t->blocks, v, "block", _("block")),
                                           .day = orki_tree_value(v, "day", 0),
                                           .price = orki_tree_value(v, "price", 0),
                                           .place = v->place};
        note_entry(t, v);
    }
}

static void read_fairness(taking *t, orki_stage *c, const orki_node *root)
{
    c->fairness = list_memory(t, root, "fairness", sizeof *c->fairness);
    orki_node *v = c->fairness == NULL ? NULL : orki_tree_first(orki_tree_get(root, "fairness"));
    for (; v != NULL; v = orki_tree_next(v)) {
        c->fairness[c->n_fairness++] =
            (orki_fair_price){.teacher = refer(t, &t->teachers, v, "teacher", _("teacher")),
                              .price = orki_tree_value(v, "price", 0),
                              .place = v->place};
        note_entry(t, v);
    }
}

static void read_clashes(taking *t, orki_stage *c, const orki_node *root)
{
    c->clashes = list_memory(t, root, "clashes", sizeof *c->clashes);
    orki_node *v = c->clashes == NULL ? NULL : orki_tree_first(orki_tree_get(root, "clashes"));
    for (; v != NULL; v = orki_tree_next(v)) {
        orki_clash_price *x = &c->clashes[c->n_clashes++];
        x->block = refer(t, &t->blocks, v, "block", _("block"));
        x->day = orki_tree_value(v, "day", 0);
        x->start_min = read_starts(t, v, &x->n_starts);
        x->other = refer(t, &t->blocks, v, "other", _("block"));
        x->price = orki_tree_value(v, "price", 0);
        x->place = v->place;
        note_entry(t, v);
    }
}

static void read_series(taking *t, orki_stage *c, const orki_node *root)
{
    c->crowds = list_memory(t, root, "crowds", sizeof *c->crowds);
    c->series = list_memory(t, root, "series", sizeof *c->series);
    if (c->crowds == NULL || c->series == NULL)
        return;
    for (orki_node *v = orki_tree_first(orki_tree_get(root, "crowds")); v != NULL;
         v = orki_tree_next(v)) {
        c->crowds[c->n_crowds++] =
            (orki_crowd_price){.group = refer(t, &t->groups, v, "group", _("group")),
                               .day = orki_tree_value(v, "day", 0),
                               .start_min = orki_tree_value(v, "at", 0),
                               .price = orki_tree_value(v, "price", 0),
                               .place = v->place};
        note_entry(t, v);
    }
    for (orki_node *v = orki_tree_first(orki_tree_get(root, "series")); v != NULL;
         v = orki_tree_next(v)) {
        c->series[c->n_series++] =
            (orki_series_price){.block = refer(t, &t->blocks, v, "block", _("block")),
                                .price = orki_tree_value(v, "price", 0),
                                .place = v->place};
        note_entry(t, v);
    }
}

static void read_stage(taking *t, orki_stage *stage, const orki_node *root)
{
    if (open_slots(t, root) != ORK_OK)
        return;
    read_pieces(t, stage, root);
    read_days(t, root, "captains", &stage->captains, &stage->n_captains);
    read_days(t, root, "day_ties", &stage->day_ties, &stage->n_day_ties);
    read_fairness(t, stage, root);
    read_clashes(t, stage, root);
    read_series(t, stage, root);
}

static void learn_names(taking *t)
{
    for (int i = 0; i < t->s->n_blocks; i++)
        orki_names_add(&t->r, &t->blocks, t->s->blocks[i].id, i);
    for (int i = 0; i < t->s->n_roles; i++)
        orki_names_add(&t->r, &t->roles, t->s->roles[i].id, i);
    for (int i = 0; i < t->s->n_groups; i++)
        orki_names_add(&t->r, &t->groups, t->s->groups[i].id, i);
    for (int i = 0; i < t->s->n_teachers; i++)
        orki_names_add(&t->r, &t->teachers, t->s->teachers[i].id, i);
}

static void take(taking *t, orki_node *root)
{
    if (!orki_schema_check_file(&t->r, &orki_bound_shape, root))
        return;
    orki_node *name = orki_tree_get(root, "season");
    if (name != NULL && strcmp(name->text, t->s->name) != 0)
        orki_fault(&t->r, OR_BOUND_SEASON, name, _("this bound is of \"%s\", the season is \"%s\""),
                   name->text, t->s->name);
    if (t->r.n_errors > 0)
        return;
    learn_names(t);
    t->c->is_strict = orki_tree_value(root, "strict", 0) != 0;
    t->c->bound = orki_tree_value(root, "bound", 0);
    t->c->n_stages = 0;
    const orki_node *stages = orki_tree_get(root, "stages");
    for (orki_node *v = orki_tree_first(stages); v != NULL; v = orki_tree_next(v))
        read_stage(t, &t->c->stages[t->c->n_stages++], v);
}

/* Ends a reading: the certificate is handed over, or everything is released. */
static ork_status finish(ork_certificate **out, taking *t, orki_arena *keep)
{
    orki_reader *r = &t->r;
    ork_status st = orki_reader_status(r);
    orki_reader_free(r);
    orki_arena_free(keep);
    if (st == ORK_OK)
        *out = t->c;
    else
        ork_certificate_free(t->c);
    return st;
}

static void start(taking *t, const char *name)
{
    t->c = orki_certificate_new();
    if (t->c != NULL)
        t->c->file = orki_arena_copy(&t->c->arena, name, strlen(name));
    if (t->c == NULL || t->c->file == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
}

ork_status ork_certificate_read_text(ork_certificate **out, const ork_season *season,
                                     const char *text, size_t n, const char *name, ork_diags *diags)
{
    *out = NULL;
    orki_arena keep = {0};
    taking t = {.r = {.keep = &keep, .diags = diags}, .s = season};
    start(&t, name);
    orki_node *root = orki_yaml_read_text(&t.r, name, text, n);
    if (root != NULL)
        take(&t, root);
    return finish(out, &t, &keep);
}

ork_status ork_certificate_read(ork_certificate **out, const ork_season *season, const char *path,
                                ork_diags *diags)
{
    *out = NULL;
    orki_arena keep = {0};
    taking t = {.r = {.keep = &keep, .diags = diags}, .s = season};
    start(&t, path);
    orki_node *root = orki_yaml_read_file(
        &t.r, path, _("\"orkestrooster solve SEASON -o DIR\" writes DIR/bound.json"));
    if (root != NULL)
        take(&t, root);
    return finish(out, &t, &keep);
}
