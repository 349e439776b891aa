/* The tree of a season -> a copy in which every word of the planner is replaced. The schema says
 * what is a word, the table of share_rules.c what it stands for; a word without a row there ends
 * the work, so that a key that is added to the format cannot leak. */
#include "export/share.h"
#include "read/shape.h"

#include <stdio.h>
#include <string.h>

enum { MOST_PATH = 200 };

static orki_node *new_node(orki_share *job, orki_node_kind kind, const char *text)
{
    orki_node *node = text == NULL ? NULL : orki_scratch(job->b->r, 1, sizeof *node);
    if (node == NULL) {
        orki_share_fail(job, ORK_ERR_MEMORY);
        return NULL;
    }
    node->kind = kind;
    node->text = text;
    node->is_plain = true;
    return node;
}

static orki_node *copy_text(orki_share *job, const orki_node *node)
{
    orki_node *made = new_node(job, ORKI_SCALAR, node->text);
    if (made != NULL)
        made->is_plain = node->is_plain;
    return made;
}

/* A season's name may say the organisation's; years say nothing. */
static const char *season_name(const orki_share *job, const char *name)
{
    bool is_year = strspn(name, "0123456789-/ ") == strlen(name);
    return is_year || !job->options.is_anonymous ? name : "season";
}

/* "school/group" of an orchestra's group, which may be written short. */
static const char *group_name(orki_share *job, const orki_node *node)
{
    const ork_season *s = job->b->s;
    const orki_node *list = node->parent;
    const orki_node *id = orki_tree_get(list->parent, "id");
    const orki_orchestra *o = &s->orchestras[orki_names_find(&job->b->orchestras, id->text)];
    int k = 0;
    for (const orki_node *v = list->first; v != node; v = v->next)
        k++;
    return s->groups[o->groups[k]].id;
}

/* "school/room" of a pin's room, which may be written short. */
static const char *room_name(const orki_share *job, const orki_node *node)
{
    const ork_season *s = job->b->s;
    const orki_place place = node->parent->place;
    for (int i = 0; i < s->n_pins; i++) {
        const orki_pin *pin = &s->pins[i];
        bool is_here = pin->place.file == place.file && pin->place.line == place.line &&
                       pin->place.column == place.column;
        if (is_here && pin->room >= 0)
            return s->rooms[pin->room].id;
    }
    return node->text;
}

/* A school's id, or school/word, or school/word/orchestra. */
static const char *block_name(orki_share *job, const char *name)
{
    const char *slash = strchr(name, '/');
    if (slash == NULL)
        return orki_share_alias(job, ORKI_ALIAS_PLACE, name);
    const char *last = strchr(slash + 1, '/');
    const char *school = orki_keep_printf(job->b->r, "%.*s", (int)(slash - name), name);
    const char *word =
        last == NULL ? slash + 1
                     : orki_keep_printf(job->b->r, "%.*s", (int)(last - slash - 1), slash + 1);
    if (school == NULL || word == NULL)
        return NULL;
    school = orki_share_alias(job, ORKI_ALIAS_PLACE, school);
    word = orki_share_block_word(job, word);
    const char *more = last == NULL ? "" : orki_share_alias(job, ORKI_ALIAS_ORCHESTRA, last + 1);
    if (school == NULL || word == NULL || more == NULL)
        return NULL;
    return orki_keep_printf(job->b->r, "%s/%s%s%s", school, word, last == NULL ? "" : "/", more);
}

/* The id of a group or room, by which alone it is called in its school. */
static const char *own_id(orki_share *job, orki_alias_kind kind, const orki_node *node)
{
    const orki_node *owner = orki_tree_get(node->parent->parent->parent, "id");
    const char *full = orki_keep_printf(job->b->r, "%s/%s", owner->text, node->text);
    return full == NULL ? NULL : orki_share_alias(job, kind, full);
}

static const char *new_word(orki_share *job, orki_share_rule rule, const orki_node *node)
{
    if (!job->options.is_anonymous)
        return node->text;
    switch (rule.action) {
    case ORKI_SHARE_ALIAS:
        return rule.kind == ORKI_ALIAS_SKILL || rule.kind == ORKI_ALIAS_MODE
                   ? orki_share_word(job, rule.kind, node->text)
                   : orki_share_alias(job, rule.kind, node->text);
    case ORKI_SHARE_GROUP_ID:
        return own_id(job, ORKI_ALIAS_GROUP, node);
    case ORKI_SHARE_ROOM_ID:
        return own_id(job, ORKI_ALIAS_ROOM, node);
    case ORKI_SHARE_GROUP_NAME:
        return orki_share_alias_of_own(job, ORKI_ALIAS_GROUP, group_name(job, node));
    case ORKI_SHARE_ROOM_NAME:
        return orki_share_alias_of_own(job, ORKI_ALIAS_ROOM, room_name(job, node));
    case ORKI_SHARE_BLOCK_NAME:
        return block_name(job, node->text);
    case ORKI_SHARE_BLOCK_WORD:
        return orki_share_block_word(job, node->text);
    case ORKI_SHARE_SEASON_NAME:
        return season_name(job, node->text);
    case ORKI_SHARE_DROP:
    case ORKI_SHARE_COORDINATES:
    case ORKI_SHARE_MONEY:
    case ORKI_SHARE_PAIRS:
    case ORKI_SHARE_HOLIDAYS:
    case ORKI_SHARE_LAST_SEASON:
    case ORKI_SHARE_STANDING:
        return node->text;
    case ORKI_SHARE_UNKNOWN:
        break;
    }
    orki_share_fail(job, ORK_ERR_INTERNAL);
    return NULL;
}

static bool is_word(orki_scalar_type type)
{
    return type == ORKI_S_TEXT || type == ORKI_S_ID || type == ORKI_S_NAME;
}

/* A scalar that stands at a path. */
static orki_node *copy_scalar(orki_share *job, const char *path, orki_scalar_type type,
                              const orki_node *node)
{
    orki_node *made = copy_text(job, node);
    if (made == NULL || !is_word(type) || orki_tree_is_null(node))
        return made;
    made->text = new_word(job, orki_share_rule_at(path), node);
    if (made->text != node->text)
        made->is_plain = true;
    return made->text == NULL ? NULL : made;
}

static orki_node *copy_coordinates(orki_share *job, const orki_node *node)
{
    double lat = node->first->number, lon = node->last->number;
    const char *texts[2];
    orki_node *made = new_node(job, ORKI_LIST, "");
    orki_share_site(job, &lat, &lon, texts);
    for (int i = 0; i < 2 && made != NULL && job->status == ORK_OK; i++) {
        orki_node *number = new_node(job, ORKI_SCALAR, texts[i]);
        if (number != NULL)
            orki_tree_append(made, NULL, number);
    }
    return made;
}

/* A file's name, or nothing. */
static orki_node *copy_file(orki_share *job, const char *name)
{
    return name == NULL ? NULL : new_node(job, ORKI_SCALAR, name);
}

/* What is not copied as it stands. @return whether it was taken care of; *made NULL: left out */
static bool copy_special(orki_share *job, const char *path, orki_node *node, orki_node **made)
{
    *made = NULL;
    switch (orki_share_rule_at(path).action) {
    case ORKI_SHARE_DROP:
        return job->options.is_anonymous;
    case ORKI_SHARE_MONEY:
        return !job->options.has_money;
    case ORKI_SHARE_COORDINATES:
        if (job->options.is_anonymous)
            *made = copy_coordinates(job, node);
        return job->options.is_anonymous;
    case ORKI_SHARE_PAIRS:
        *made = copy_file(job, orki_share_ways(job, node->parent));
        return true;
    case ORKI_SHARE_HOLIDAYS:
        *made = copy_file(job, orki_share_holidays(job, node));
        return true;
    case ORKI_SHARE_LAST_SEASON:
        *made = copy_file(job, orki_share_last_season(job, node));
        return true;
    case ORKI_SHARE_STANDING:
        *made = copy_file(job, orki_share_standing(job, node));
        return true;
    case ORKI_SHARE_UNKNOWN:
    case ORKI_SHARE_ALIAS:
    case ORKI_SHARE_GROUP_ID:
    case ORKI_SHARE_ROOM_ID:
    case ORKI_SHARE_GROUP_NAME:
    case ORKI_SHARE_ROOM_NAME:
    case ORKI_SHARE_BLOCK_NAME:
    case ORKI_SHARE_BLOCK_WORD:
    case ORKI_SHARE_SEASON_NAME:
        break;
    }
    return false;
}

/* Puts a value of a map or list into its copy. */
static void copy_below(orki_share *job, const orki_shape *shape, const char *path, orki_node *v,
                       orki_node *made)
{
    const orki_key *key = v->key == NULL ? NULL : orki_shape_key(shape, v->key->text);
    const orki_shape *below = v->key == NULL ? shape->items : key != NULL ? key->shape : shape->any;
    const char *step = v->key == NULL ? "[]" : key != NULL ? key->name : "*";
    char longer[MOST_PATH];
    int n = snprintf(longer, sizeof longer, "%s%s%s", path,
                     path[0] == '\0' || v->key == NULL ? "" : ".", step);
    if (below == NULL || n >= MOST_PATH) {
        orki_share_fail(job, ORK_ERR_INTERNAL);
        return;
    }
    orki_node *name = NULL;
    if (v->key != NULL)
        name =
            key != NULL ? copy_text(job, v->key) : copy_scalar(job, longer, shape->any_key, v->key);
    orki_node *value = orki_share_tree(job, below, longer, v);
    if (value != NULL && job->status == ORK_OK)
        orki_tree_append(made, name, value);
}

orki_node *orki_share_tree(orki_share *job, const orki_shape *shape, const char *path,
                           orki_node *node)
{
    orki_node *made = NULL;
    if (job->status != ORK_OK || copy_special(job, path, node, &made))
        return made;
    if (node->kind == ORKI_SCALAR)
        return copy_scalar(job, path, shape->scalar, node);
    made = new_node(job, node->kind, "");
    for (orki_node *v = node->first; v != NULL && made != NULL && job->status == ORK_OK;
         v = v->next)
        copy_below(job, shape, path, v, made);
    return made;
}
