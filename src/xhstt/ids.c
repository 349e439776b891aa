/* "T1-S1" -> "t1-s1"; what is no letter or digit of ASCII becomes a dash, and a number follows
 * where two ids would be one. */
#include "xhstt/season_text.h"

#include <ctype.h>
#include <string.h>

enum { MAX_ID = 60 };

static const char *slug(orki_reader *r, const char *text)
{
    char id[MAX_ID + 1];
    size_t n = 0;
    for (const char *p = text; *p != '\0' && n < MAX_ID; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x80 && isalnum(c) != 0)
            id[n++] = (char)tolower(c);
        else if (n > 0 && id[n - 1] != '-')
            id[n++] = '-';
    }
    while (n > 0 && id[n - 1] == '-')
        n--;
    id[n] = '\0';
    char *kept = orki_arena_copy(&r->scratch, n == 0 ? "x" : id, n == 0 ? 1 : n);
    if (kept == NULL)
        orki_fail(r, ORK_ERR_MEMORY);
    return kept;
}

static const char *unique(orki_reader *r, orki_names *names, const char *text)
{
    const char *base = slug(r, text), *id = base;
    for (int k = 2; id != NULL && orki_names_find(names, id) >= 0; k++) {
        id = orki_arena_printf(&r->scratch, "%s-%d", base, k);
        if (id == NULL)
            orki_fail(r, ORK_ERR_MEMORY);
    }
    if (id != NULL)
        orki_names_add(r, names, id, 0);
    return id;
}

bool orki_xids_make(orki_xids *ids, orki_reader *r, const orki_instance *x)
{
    orki_names events = {0}, teachers = {0}, groups = {0};
    ids->events = orki_scratch(r, (size_t)x->n_events, sizeof *ids->events);
    ids->resources = orki_scratch(r, (size_t)x->n_resources, sizeof *ids->resources);
    for (int i = 0; i < x->n_events && r->status == ORK_OK; i++)
        ids->events[i] = unique(r, &events, x->events[i].id);
    for (int i = 0; i < x->n_resources && r->status == ORK_OK; i++) {
        bool is_teacher = x->resources[i].kind == ORKI_X_TEACHER;
        ids->resources[i] = unique(r, is_teacher ? &teachers : &groups, x->resources[i].id);
    }
    return r->status == ORK_OK;
}
