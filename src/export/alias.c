/* Words -> aliases: a letter for the kind and a number, in the order in which the season declares
 * the things; words that only last season's timetable has come after these. Two things of one name
 * and kind have one alias, and no alias is given twice. */
#include "export/share.h"

#include <string.h>

static const struct {
    const char *name, *prefix;
} kinds[ORKI_N_ALIASES] = {
    [ORKI_ALIAS_PLACE] = {"school", "s"},      [ORKI_ALIAS_GROUP] = {"group", "g"},
    [ORKI_ALIAS_ROOM] = {"room", "r"},         [ORKI_ALIAS_PROGRAMME] = {"programme", "p"},
    [ORKI_ALIAS_BLOCK] = {"block", "b"},       [ORKI_ALIAS_ORCHESTRA] = {"orchestra", "o"},
    [ORKI_ALIAS_TEACHER] = {"teacher", "t"},   [ORKI_ALIAS_SKILL] = {"skill", "k"},
    [ORKI_ALIAS_MODE] = {"mode", "m"},         [ORKI_ALIAS_SET] = {"set", "set-"},
    [ORKI_ALIAS_DEPOT] = {"depot", "d"},

    [ORKI_ALIAS_OCCASION] = {"occasion", "e"}, [ORKI_ALIAS_TOWN] = {"town", "town-"},
    [ORKI_ALIAS_VENUE] = {"place", "place-"},  [ORKI_ALIAS_HOLIDAY] = {"holiday", "holiday-"},
};

void orki_share_fail(orki_share *job, ork_status status)
{
    if (job->status == ORK_OK)
        job->status = status;
}

const char *orki_share_alias(orki_share *job, orki_alias_kind kind, const char *word)
{
    orki_aliases *table = &job->aliases[kind];
    if (!job->options.is_anonymous)
        return word;
    int old = orki_names_find(&table->names, word);
    if (old >= 0)
        return table->at[old].alias;
    int n = table->names.n;
    const char *kept = orki_keep_text(job->b->r, word);
    const char *alias =
        orki_keep_printf(job->b->r, "%s%0*d", kinds[kind].prefix, table->width, n + 1);
    bool has_room =
        orki_array_reserve(&table->at, &table->capacity, (size_t)n + 1, sizeof *table->at) == 0;
    if (kept == NULL || alias == NULL || !has_room) {
        orki_share_fail(job, ORK_ERR_MEMORY);
        return NULL;
    }
    table->at[n] = (orki_alias){kept, alias};
    orki_names_add(job->b->r, &table->names, kept, n);
    return alias;
}

static const char *const modes[] = {"bike", "car", "transit", "walk", NULL};
static const char *const families[] = {"strings", "woodwind", "brass", "percussion", "tutti", NULL};

static bool is_one_of(const char *word, const char *const *words)
{
    while (*words != NULL && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

/* Whether everybody's seasons have this skill, role or mode. */
static bool is_common(const orki_share *job, orki_alias_kind kind, const char *word)
{
    const orki_node *root = job->b->root;
    if (kind == ORKI_ALIAS_MODE)
        return is_one_of(word, modes);
    if (is_one_of(word, families))
        return true;
    bool is_declared = orki_tree_find(orki_tree_get(root, "skills"), word) != NULL ||
                       orki_tree_find(orki_tree_get(root, "roles"), word) != NULL;
    return !is_declared && orki_names_find(&job->b->roles, word) >= 0;
}

const char *orki_share_word(orki_share *job, orki_alias_kind kind, const char *word)
{
    return is_common(job, kind, word) ? word : orki_share_alias(job, kind, word);
}

const char *orki_share_alias_of_own(orki_share *job, orki_alias_kind kind, const char *word)
{
    const char *slash = strchr(word, '/');
    if (!job->options.is_anonymous)
        return word;
    const char *own = orki_share_alias(job, kind, word);
    if (slash == NULL || own == NULL)
        return own;
    const char *owner = orki_keep_printf(job->b->r, "%.*s", (int)(slash - word), word);
    const char *alias = owner == NULL ? NULL : orki_share_alias(job, ORKI_ALIAS_PLACE, owner);
    return alias == NULL ? NULL : orki_keep_printf(job->b->r, "%s/%s", alias, own);
}

const char *orki_share_block_word(orki_share *job, const char *word)
{
    bool is_programme = orki_names_find(&job->b->programmes, word) >= 0;
    return orki_share_alias(job, is_programme ? ORKI_ALIAS_PROGRAMME : ORKI_ALIAS_BLOCK, word);
}

static void declare(orki_share *job, orki_alias_kind kind, const char *word)
{
    orki_share_alias(job, kind, word);
}

static void set_width(orki_share *job, orki_alias_kind kind, int n)
{
    for (job->aliases[kind].width = 1; n >= 10; n /= 10)
        job->aliases[kind].width++;
}

void orki_share_declare(orki_share *job)
{
    const ork_season *s = job->b->s;
    for (int k = 0; k < ORKI_N_ALIASES; k++)
        set_width(job, (orki_alias_kind)k, 1);
    set_width(job, ORKI_ALIAS_PLACE, s->n_schools + s->n_buildings);
    set_width(job, ORKI_ALIAS_GROUP, s->n_groups);
    set_width(job, ORKI_ALIAS_ROOM, s->n_rooms);
    set_width(job, ORKI_ALIAS_ORCHESTRA, s->n_orchestras);
    set_width(job, ORKI_ALIAS_TEACHER, s->n_teachers);
    for (int i = 0; i < s->n_schools; i++)
        declare(job, ORKI_ALIAS_PLACE, s->schools[i].id);
    for (int i = 0; i < s->n_buildings; i++)
        declare(job, ORKI_ALIAS_PLACE, s->buildings[i].id);
    for (int i = 0; i < s->n_groups; i++)
        declare(job, ORKI_ALIAS_GROUP, s->groups[i].id);
    for (int i = 0; i < s->n_rooms; i++)
        declare(job, ORKI_ALIAS_ROOM, s->rooms[i].id);
    for (int i = 0; i < s->n_orchestras; i++)
        declare(job, ORKI_ALIAS_ORCHESTRA, orki_orchestra_id(s, i));
    for (int i = 0; i < s->n_teachers; i++)
        declare(job, ORKI_ALIAS_TEACHER, s->teachers[i].id);
}

void orki_share_put_key(orki_share *job, orki_text *out)
{
    orki_text_add(out, "kind,word,alias\n");
    for (int k = 0; k < ORKI_N_ALIASES; k++) {
        const orki_aliases *table = &job->aliases[k];
        for (int i = 0; i < table->names.n; i++) {
            orki_text_printf(out, "%s,", kinds[k].name);
            orki_text_add_csv(out, table->at[i].word, ',');
            orki_text_printf(out, ",%s\n", table->at[i].alias);
        }
    }
}
