/* The fingerprint is FNV-1a (64 bits) over the tree that was judged: keys, texts and shape, in
 * their order, then the files it names. Comments, places and spelling of YAML do not count, so that
 * a season that says the same has the same number whether it was written as one file, several, or
 * as changes of another one. */
#include "read/origin.h"

#include <string.h>

static const uint64_t FNV_START = UINT64_C(0xcbf29ce484222325);
static const uint64_t FNV_PRIME = UINT64_C(0x100000001b3);

uint64_t orki_fingerprint_start(void)
{
    return FNV_START;
}

uint64_t orki_fingerprint_bytes(uint64_t print, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        print = (print ^ (unsigned char)bytes[i]) * FNV_PRIME;
    return print;
}

/* A text with its closing zero, so that "ab" "c" is not "a" "bc". */
static uint64_t add_text(uint64_t print, const char *text)
{
    return orki_fingerprint_bytes(print, text, strlen(text) + 1);
}

/* The reader allows ORKI_MAX_DEPTH levels, so the recursion ends. */
static uint64_t add_node(uint64_t print, const orki_node *node)
{
    static const char *const marks[] = {[ORKI_SCALAR] = "s", [ORKI_LIST] = "l", [ORKI_MAP] = "m"};
    print = add_text(print, orki_tree_is_null(node) ? "n" : marks[node->kind]);
    if (node->kind == ORKI_SCALAR)
        return add_text(print, node->text);
    for (const orki_node *v = node->first; v != NULL; v = v->next) {
        if (v->key != NULL)
            print = add_text(print, v->key->text);
        print = add_node(print, v);
    }
    return add_text(print, "e");
}

static const char *const *keep_texts(orki_reader *r, const char *const *texts, int n)
{
    const char **kept = orki_keep(r, (size_t)n, sizeof *kept);
    for (int i = 0; kept != NULL && i < n; i++)
        kept[i] = orki_keep_text(r, texts[i]);
    return kept;
}

void orki_note_origin(orki_reader *r, ork_season *season, const orki_node *root,
                      const ork_season_source *from)
{
    season->origins = keep_texts(r, from->paths, from->n_paths);
    season->n_origins = season->origins == NULL ? 0 : from->n_paths;
    season->sets = keep_texts(r, from->sets, from->n_sets);
    season->n_sets = season->sets == NULL ? 0 : from->n_sets;
    season->wishes = keep_texts(r, from->pins, from->n_pins);
    season->n_wishes = season->wishes == NULL ? 0 : from->n_pins;
    uint64_t print = add_node(orki_fingerprint_start(), root);
    season->fingerprint =
        orki_fingerprint_bytes(print, (const char *)&r->fingerprint, sizeof r->fingerprint);
}
