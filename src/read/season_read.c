/* One tree -> checked against the schema -> season. */
#include "read/season_read.h"

#include "base/findings.h"
#include "read/origin.h"
#include "read/pairs.h"
#include "read/season_tree.h"
#include "read/shape.h"
#include "read/wishes.h"

#include <string.h>

/* The parts that need each other's names run always, and so do the files that the season names;
 * what judges the whole season only when all of it is right so far, because half a season looks
 * wrong everywhere. */
static void build(orki_build *b)
{
    void (*const parts[])(orki_build *) = {
        orki_build_head,       orki_build_skills, orki_build_modes, orki_build_programmes,
        orki_build_schools,    orki_build_dates,  orki_build_rooms, orki_build_teachers,
        orki_build_orchestras, orki_build_blocks, orki_build_pins,
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && b->r->status == ORK_OK; i++)
        parts[i](b);
    if (b->r->status == ORK_OK && b->r->n_errors == 0) {
        orki_build_travel(b);
    } else if (b->r->status == ORK_OK) {
        orki_find_pairs(b, orki_tree_get(orki_tree_get(b->root, "travel"), "pairs"));
        orki_find_period_pairs(b);
    }
    if (b->r->status == ORK_OK && b->r->n_errors == 0)
        orki_build_occasions(b);
    if (b->r->status == ORK_OK)
        orki_build_last_season(b);
    if (b->r->status == ORK_OK)
        orki_build_depots(b);
    if (b->r->status == ORK_OK && b->r->n_errors == 0)
        orki_cross_check(b);
}

static void name_files(orki_reader *r, ork_season *s)
{
    const char **files = orki_keep(r, r->n_sources, sizeof *files);
    if (files == NULL)
        return;
    for (size_t i = 0; i < r->n_sources; i++)
        files[i] = r->sources[i].name;
    s->files = files;
    s->n_files = (int)r->n_sources;
}

static void tell_language(orki_reader *r, const orki_node *root)
{
    const orki_node *language = orki_tree_get(orki_tree_get(root, "organisation"), "language");
    if (language != NULL && language->kind == ORKI_SCALAR &&
        (strcmp(language->text, "nl") == 0 || strcmp(language->text, "en") == 0))
        orki_diags_tell_language(r->diags, language->text);
}

/* Ends a reading: the season is handed over, or everything is released. */
static ork_status finish(ork_season **out, orki_season_tree *t, const ork_season_source *from,
                         orki_onlooker onlooker, orki_arena *arena)
{
    ork_season *s = NULL;
    orki_reader *r = t->r;
    orki_season_tree_set(t, from->sets, from->n_sets);
    int wishes = orki_wishes_add(t, from->pins, from->n_pins);
    if (r->status == ORK_OK && t->root != NULL && !t->is_broken && onlooker.join != NULL)
        onlooker.join(t, onlooker.user);
    if (r->status == ORK_OK && t->root != NULL && !t->is_broken) {
        tell_language(r, t->root);
        orki_schema_check(r, &orki_season_shape, t->root);
        orki_schema_check_top(r, &orki_season_shape, t->root);
        s = orki_keep(r, 1, sizeof *s);
        if (s != NULL) {
            orki_build b = {.r = r, .s = s, .root = t->root};
            build(&b);
            name_files(r, s);
            orki_note_origin(r, s, t->root, from);
            s->scenario = t->scenario;
            for (int i = 0; i < s->n_pins; i++)
                s->pins[i].is_wish = s->pins[i].place.file == wishes;
            if (onlooker.look != NULL && r->status == ORK_OK && r->n_errors == 0)
                onlooker.look(&b, onlooker.user);
        }
    }
    ork_status st = orki_reader_status(r);
    orki_reader_free(r);
    if (s == NULL && st == ORK_OK)
        st = ORK_ERR_MEMORY;
    if (st != ORK_OK) {
        orki_arena_free(arena);
        return st;
    }
    s->arena = *arena; /* the season lives in the arena that it owns */
    *out = s;
    return ORK_OK;
}

ork_status orki_season_read_seen(ork_season **out, const ork_season_source *source,
                                 orki_onlooker onlooker, ork_diags *diags)
{
    *out = NULL;
    orki_arena arena = {0};
    orki_reader r = {.keep = &arena, .diags = diags};
    orki_season_tree t = {.r = &r};
    orki_season_tree_read(&t, source->paths, source->n_paths);
    return finish(out, &t, source, onlooker, &arena);
}

ork_status ork_season_read_changed(ork_season **out, const ork_season_source *source,
                                   ork_diags *diags)
{
    return orki_season_read_seen(out, source, (orki_onlooker){NULL, NULL, NULL}, diags);
}

ork_status ork_season_read(ork_season **out, const char *const *paths, int n_paths,
                           ork_diags *diags)
{
    return ork_season_read_changed(out, &(ork_season_source){.paths = paths, .n_paths = n_paths},
                                   diags);
}

ork_status orki_season_read_given(ork_season **out, const orki_file_part *season,
                                  const orki_file_part *files, size_t n_files)
{
    *out = NULL;
    orki_arena arena = {0};
    orki_reader r = {.keep = &arena, .given = files, .n_given = n_files};
    orki_season_tree t = {.r = &r};
    orki_season_tree_take(&t, season->name, season->bytes, season->n, NULL);
    return finish(out, &t, &(ork_season_source){.n_paths = 0}, (orki_onlooker){NULL, NULL, NULL},
                  &arena);
}

ork_status ork_season_read_text(ork_season **out, const char *text, size_t n, const char *name,
                                const char *folder, ork_diags *diags)
{
    *out = NULL;
    orki_arena arena = {0};
    orki_reader r = {.keep = &arena, .diags = diags};
    orki_season_tree t = {.r = &r};
    orki_season_tree_take(&t, name, text, n, folder);
    return finish(out, &t, &(ork_season_source){.n_paths = 0}, (orki_onlooker){NULL, NULL, NULL},
                  &arena);
}
