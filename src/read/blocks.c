/* Which lessons form a block: those of one school with the same word, which is the orchestra's
 * `block` or else its programme's id; an orchestra with several meetings a week is one of its own.
 * `split` at the school takes blocks without a `block` word apart: each lesson its own block, with
 * a shared team number ([days]), a shared day number
 * ([teams]) or neither (both). */
#include "read/build.h"

#include <string.h>

enum { SPLIT_DAYS = 1, SPLIT_TEAMS = 2 };

/* The lessons that belong together, before splitting. */
typedef struct bunch {
    const char *id;
    int first, n; /* first orchestra, lessons */
    bool is_named, is_series;
} bunch;

typedef struct filler {
    orki_build *b;
    bunch *bunches;
    int *bunch_of; /* [n_orchestras] -1 when the school or programme is not known */
    int *lessons;  /* [n_orchestras] the blocks' lists, one after another */
    int n_lessons;
} filler;

static int read_split(const orki_build *b, int school)
{
    int split = 0;
    const orki_node *list = orki_tree_get(b->school_nodes[school], "split");
    for (const orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v))
        split |= v->value[0] == 0 ? SPLIT_DAYS : SPLIT_TEAMS;
    return split;
}

/* The bunch of each orchestra, in the order of the season's first lessons. @return how many. */
static int collect(filler *f)
{
    const ork_season *s = f->b->s;
    orki_names names = {0};
    int n = 0;
    for (int i = 0; i < s->n_orchestras; i++) {
        const orki_orchestra *o = &s->orchestras[i];
        f->bunch_of[i] = -1;
        if (o->school < 0 || o->programme < 0)
            continue;
        const orki_node *word = orki_tree_get(f->b->orchestra_nodes[i], "block");
        const char *id =
            orki_keep_printf(f->b->r, "%s/%s", s->schools[o->school].id,
                             word != NULL ? word->text : s->programmes[o->programme].id);
        if (id != NULL && o->series >= 0)
            id = orki_keep_printf(f->b->r, "%s/%s", id, s->series[o->series].id);
        if (id == NULL)
            return n;
        int old = orki_names_add(f->b->r, &names, id, n);
        if (old < 0) {
            f->bunches[n] = (bunch){.id = id, .first = i};
            old = n++;
        }
        f->bunch_of[i] = old;
        f->bunches[old].n++;
        f->bunches[old].is_named = f->bunches[old].is_named || word != NULL;
        f->bunches[old].is_series = o->series >= 0;
    }
    return n;
}

static orki_block *new_block(filler *f, const char *id, int school)
{
    ork_season *s = f->b->s;
    orki_block *block = &s->blocks[s->n_blocks];
    *block = (orki_block){.id = id,
                          .school = school,
                          .series = -1,
                          .lessons = &f->lessons[f->n_lessons],
                          .n_split = 1,
                          .team = s->n_blocks,
                          .day = s->n_blocks};
    orki_names_add(f->b->r, &f->b->blocks, id, s->n_blocks++);
    return block;
}

static void add_lesson(filler *f, orki_block *block, int orchestra)
{
    ork_season *s = f->b->s;
    f->lessons[f->n_lessons++] = orchestra;
    block->n_lessons++;
    s->orchestras[orchestra].block = (int)(block - s->blocks);
    if (s->programmes[s->orchestras[orchestra].programme].needs_captain)
        block->needs_captain = true;
}

static void add_whole(filler *f, int index)
{
    ork_season *s = f->b->s;
    const bunch *k = &f->bunches[index];
    if (k->n > ORKI_MAX_BLOCK_LESSONS) {
        orki_hint(f->b->r, "%s",
                  _("give some lessons a \"block\" of their own, or let the school split"));
        orki_fault_at(f->b->r, OR_BLOCK_SIZE, s->orchestras[k->first].place, 1,
                      _("the block \"%s\" has %d lessons; a block has at most %d"), k->id, k->n,
                      ORKI_MAX_BLOCK_LESSONS);
    }
    orki_block *block = new_block(f, k->id, s->orchestras[k->first].school);
    for (int i = k->first; i < s->n_orchestras; i++) {
        if (f->bunch_of[i] == index)
            add_lesson(f, block, i);
    }
}

static void add_split(filler *f, int index, int split)
{
    ork_season *s = f->b->s;
    const bunch *k = &f->bunches[index];
    int first_block = s->n_blocks;
    for (int i = k->first; i < s->n_orchestras; i++) {
        if (f->bunch_of[i] != index)
            continue;
        const char *id = orki_keep_printf(f->b->r, "%s/%s", k->id, s->orchestras[i].id);
        if (id == NULL)
            return;
        orki_block *block = new_block(f, id, s->orchestras[i].school);
        block->is_split = true;
        block->n_split = k->n;
        if ((split & SPLIT_TEAMS) == 0)
            block->team = first_block;
        if ((split & SPLIT_DAYS) == 0)
            block->day = first_block;
        add_lesson(f, block, i);
    }
}

/* The meetings of one orchestra: one block when each is one section, else a block a meeting with
 * one team. */
static void add_series(filler *f, int index)
{
    ork_season *s = f->b->s;
    const bunch *k = &f->bunches[index];
    const orki_orchestra *o = &s->orchestras[k->first];
    int first_block = s->n_blocks;
    bool is_one = o->n_sections <= 1;
    orki_block *block = NULL;
    for (int i = 0; i < k->n; i++) {
        const char *id = k->id;
        if (!is_one)
            id = orki_keep_printf(f->b->r, "%s#%d", k->id, i + 1);
        if (id == NULL)
            return;
        if (block == NULL || !is_one)
            block = new_block(f, id, o->school);
        block->team = first_block;
        block->series = is_one ? o->series : -1;
        add_lesson(f, block, k->first + i);
    }
}

void orki_build_blocks(orki_build *b)
{
    ork_season *s = b->s;
    size_t n_orchestras = (size_t)s->n_orchestras;
    filler f = {.b = b};
    f.bunches = orki_scratch(b->r, n_orchestras, sizeof *f.bunches);
    f.bunch_of = orki_scratch(b->r, n_orchestras, sizeof *f.bunch_of);
    f.lessons = orki_keep(b->r, n_orchestras, sizeof *f.lessons);
    s->blocks = orki_keep(b->r, n_orchestras, sizeof *s->blocks);
    if (b->r->status != ORK_OK)
        return;
    int n = collect(&f);
    for (int k = 0; k < n && b->r->status == ORK_OK; k++) {
        int split = read_split(b, s->orchestras[f.bunches[k].first].school);
        if (f.bunches[k].is_series)
            add_series(&f, k);
        else if (split != 0 && !f.bunches[k].is_named && f.bunches[k].n > 1)
            add_split(&f, k, split);
        else
            add_whole(&f, k);
    }
}
