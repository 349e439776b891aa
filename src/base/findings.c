/* The list of findings: at most 100 are kept, sorted by file, line and column; all are counted. */
#include "base/findings.h"

#include "base/memory.h"

#include <string.h>

struct ork_diags {
    orki_arena arena;
    size_t n, n_all, n_errors;
    void (*use_language)(const char *);
    ork_diag items[ORKI_MAX_FINDINGS];
};

ork_diags *ork_diags_new(void)
{
    return orki_alloc(1, sizeof(ork_diags));
}

void ork_diags_on_language(ork_diags *diags, void (*use)(const char *language))
{
    diags->use_language = use;
}

void orki_diags_tell_language(ork_diags *diags, const char *language)
{
    if (diags != NULL && diags->use_language != NULL)
        diags->use_language(language);
}

void ork_diags_free(ork_diags *diags)
{
    if (diags == NULL)
        return;
    orki_arena_free(&diags->arena);
    orki_free(diags);
}

static int compare(const ork_diag *a, const ork_diag *b)
{
    int files = strcmp(a->file, b->file);
    if (files != 0)
        return files;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a->code - b->code;
}

/* Where a finding goes: after all that are not larger. */
static size_t find_position(const ork_diags *diags, const ork_diag *diag)
{
    size_t at = diags->n;
    while (at > 0 && compare(&diags->items[at - 1], diag) > 0)
        at--;
    return at;
}

/* The one to give up when the list is full: the last warning, else the last error. */
static size_t find_victim(const ork_diags *diags)
{
    for (size_t i = diags->n; i > 0; i--) {
        if (diags->items[i - 1].severity == ORK_WARNING)
            return i - 1;
    }
    return diags->n - 1;
}

static int copy_text(orki_arena *arena, const char **text)
{
    const char *from = *text == NULL ? "" : *text;
    *text = orki_arena_copy(arena, from, strlen(from));
    return *text == NULL ? -1 : 0;
}

static int copy_texts(orki_arena *arena, ork_diag *d)
{
    const char **texts[] = {&d->file, &d->source, &d->path,     &d->message,
                            &d->hint, &d->note,   &d->note_file};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (copy_text(arena, texts[i]) != 0)
            return -1;
    }
    return 0;
}

static void remove_at(ork_diags *diags, size_t at)
{
    diags->n--;
    memmove(&diags->items[at], &diags->items[at + 1], (diags->n - at) * sizeof diags->items[0]);
}

/* What a scenario sets in many places may be wrong in each, and is told once. */
static bool is_told(const ork_diags *diags, const ork_diag *diag)
{
    for (size_t i = 0; i < diags->n; i++) {
        const ork_diag *old = &diags->items[i];
        if (old->line > 0 && old->line == diag->line && old->column == diag->column &&
            old->code == diag->code && old->severity == diag->severity && diag->file != NULL &&
            strcmp(old->file, diag->file) == 0 && strcmp(old->message, diag->message) == 0)
            return true;
    }
    return false;
}

int orki_diags_add(ork_diags *diags, const ork_diag *diag)
{
    if (diags == NULL || is_told(diags, diag))
        return 0;
    diags->n_all++;
    diags->n_errors += diag->severity == ORK_ERROR;
    if (diags->n == ORKI_MAX_FINDINGS) {
        size_t victim = find_victim(diags);
        const ork_diag *old = &diags->items[victim];
        bool is_better = old->severity == ORK_WARNING && diag->severity == ORK_ERROR;
        bool is_same = old->severity == diag->severity;
        ork_diag named = *diag;
        named.file = named.file == NULL ? "" : named.file;
        if (!is_better && !(is_same && compare(&named, old) < 0))
            return 0;
        remove_at(diags, victim);
    }
    ork_diag copy = *diag;
    if (copy_texts(&diags->arena, &copy) != 0)
        return -1;
    copy.width = copy.width < 1 ? 1 : copy.width;
    size_t at = find_position(diags, &copy);
    memmove(&diags->items[at + 1], &diags->items[at], (diags->n - at) * sizeof copy);
    diags->items[at] = copy;
    diags->n++;
    return 0;
}

bool orki_diags_has_room(const ork_diags *diags)
{
    return diags != NULL && diags->n < ORKI_MAX_FINDINGS;
}

size_t ork_diags_count(const ork_diags *diags)
{
    return diags->n;
}

size_t ork_diags_errors(const ork_diags *diags)
{
    return diags->n_errors;
}

size_t ork_diags_left_out(const ork_diags *diags)
{
    return diags->n_all - diags->n;
}

const ork_diag *ork_diags_at(const ork_diags *diags, size_t i)
{
    return i < diags->n ? &diags->items[i] : NULL;
}
