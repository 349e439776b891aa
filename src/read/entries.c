/* The trees of the season's files, made again and understood by the schema, without a word about
 * what is wrong in them: the season was read from them, or they have changed since. */
#include "read/entries.h"

#include "read/season_tree.h"
#include "read/shape.h"
#include "read/wishes.h"

#include <string.h>

ork_status orki_entries_open(orki_entries *out, const ork_season *season)
{
    *out = (orki_entries){.season = season};
    out->reader.keep = &out->keep;
    orki_season_tree t = {.r = &out->reader};
    bool is_file = season->n_origins > 0;
    for (int i = 0; i < season->n_origins; i++)
        is_file = is_file && strcmp(season->origins[i], "-") != 0;
    if (is_file) {
        orki_season_tree_read(&t, season->origins, season->n_origins);
        orki_season_tree_set(&t, season->sets, season->n_sets);
        orki_wishes_add(&t, season->wishes, season->n_wishes);
    }
    if (t.root != NULL && out->reader.status == ORK_OK) {
        orki_schema_check(&out->reader, &orki_season_shape, t.root);
        out->root = t.root;
    }
    return out->reader.status == ORK_ERR_MEMORY ? ORK_ERR_MEMORY : ORK_OK;
}

void orki_entries_close(orki_entries *entries)
{
    orki_reader_free(&entries->reader);
    orki_arena_free(&entries->keep);
}

static bool is_at(orki_place a, orki_place b)
{
    return a.file == b.file && a.line == b.line && a.column == b.column;
}

/* The map that a thing is: the map whose key or first character is at the place, or the map that
 * has its id there. What lies deeper is looked at first: a map begins where its first key does. */
static const orki_node *find_thing(const orki_node *node, orki_place place)
{
    const orki_node *found = NULL;
    for (const orki_node *v = node->first; v != NULL && found == NULL; v = v->next)
        found = find_thing(v, place);
    if (found != NULL)
        return found;
    if (is_at(node->place, place))
        return node->kind == ORKI_SCALAR && node->parent != NULL ? node->parent : node;
    bool is_named = node->kind == ORKI_MAP && node->key != NULL;
    return is_named && is_at(node->key->place, place) ? node : NULL;
}

/* The days of a key "mon tue" or of a value "thu 13:00-14:30", as a mask. */
static bool is_of_day(const orki_node *node, int day)
{
    const orki_node *said = node->key != NULL ? node->key : node;
    return ((said->value[0] >> day) & 1) != 0;
}

static const orki_node *child_of_day(const orki_node *node, int day)
{
    for (const orki_node *v = node->first; v != NULL; v = v->next) {
        if (is_of_day(v, day))
            return v;
    }
    return NULL;
}

static const orki_node *child_with_text(const orki_node *node, const char *text)
{
    for (const orki_node *v = node->first; v != NULL; v = v->next) {
        const orki_node *said = v->key != NULL ? v->key : v;
        if (strcmp(said->text, text) == 0)
            return v;
    }
    return NULL;
}

/* As far down as is written. */
static const orki_node *follow(const orki_node *node, const orki_wanted *wanted)
{
    for (int i = 0; i < 3 && wanted->keys[i] != NULL; i++) {
        const orki_node *below = orki_tree_find(node, wanted->keys[i]);
        if (below == NULL)
            return node;
        node = below;
    }
    const orki_node *below = NULL;
    if (wanted->day >= 0 && node->kind != ORKI_SCALAR)
        below = child_of_day(node, wanted->day);
    if (below != NULL)
        node = below;
    below = wanted->item != NULL && node->kind != ORKI_SCALAR ? child_with_text(node, wanted->item)
                                                              : NULL;
    return below != NULL ? below : node;
}

/* The underline goes from the key, or the id, to the end of a value on the same line. */
static orki_entry entry_of(orki_entries *e, const orki_node *node, orki_place place)
{
    orki_entry out = {.width = 1, .source = ""};
    const orki_node *said = node != NULL && node->key != NULL ? node->key : node;
    if (node != NULL && !is_at(node->place, place) && said->place.line > 0) {
        place = said->place;
        out.width = said->width;
        if (node->kind == ORKI_SCALAR && node->place.line == place.line)
            out.width = node->place.column + node->width - place.column;
    }
    out.file = e->season->files[place.file];
    out.line = place.line;
    out.column = place.column;
    const char *source = place.file < (int)e->reader.n_sources
                             ? orki_lines_text(&e->reader.sources[place.file], place.line, &e->keep)
                             : "";
    out.source = source == NULL ? "" : source;
    out.width = out.width < 1 ? 1 : out.width;
    return out;
}

orki_entry orki_entry_below(orki_entries *entries, orki_place thing, const orki_wanted *wanted)
{
    if (thing.file < 0 || thing.file >= entries->season->n_files)
        return (orki_entry){.file = "", .source = ""};
    const orki_node *map = entries->root == NULL ? NULL : find_thing(entries->root, thing);
    const orki_node *node = map == NULL ? NULL : follow(map, wanted);
    return entry_of(entries, node == map ? NULL : node, thing);
}

orki_entry orki_entry_at_top(orki_entries *entries, const orki_wanted *wanted)
{
    const orki_node *node = entries->root == NULL ? NULL : follow(entries->root, wanted);
    if (node != entries->root)
        return entry_of(entries, node, (orki_place){.file = 0});
    const char *file = entries->season->n_files > 0 ? entries->season->files[0] : "";
    return (orki_entry){.file = file, .source = ""};
}
