/* Cleaning, shortening and numbering of worksheet names. */
#include "report/sheet_names.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { MAX_UNITS = 31 }; /* UTF-16 units, as Excel counts */

int orki_sheet_names_start(orki_sheet_names *names, int capacity, orki_arena *arena)
{
    names->n = 0;
    names->capacity = capacity;
    names->folded = orki_arena_alloc(arena, (size_t)capacity, sizeof names->folded[0]);
    return names->folded == NULL ? -1 : 0;
}

static bool is_forbidden(utf8proc_int32_t c)
{
    return c < 0x20 || c == 0x7f || (c < 0x80 && strchr("[]:*?/\\", (int)c) != NULL);
}

/* Bytes of the longest part of at most `units` UTF-16 units that ends between characters. */
static size_t length_of(const char *text, int units)
{
    size_t at = 0;
    while (text[at] != '\0') {
        utf8proc_int32_t c;
        utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)text + at, -1, &c);
        if (step <= 0)
            break;
        units -= c > 0xffff ? 2 : 1;
        if (units < 0)
            break;
        at += (size_t)step;
    }
    return at;
}

/* Forbidden characters become '-', apostrophes at the ends and an empty name are replaced. */
static char *clean(const char *wanted, orki_arena *arena)
{
    char *name = orki_arena_copy(arena, wanted, strlen(wanted));
    if (name == NULL)
        return NULL;
    size_t n = length_of(name, MAX_UNITS);
    name[n] = '\0';
    for (size_t i = 0; i < n; i++) {
        if (is_forbidden((unsigned char)name[i]))
            name[i] = '-';
    }
    if (n > 0 && name[0] == '\'')
        name[0] = '-';
    if (n > 0 && name[n - 1] == '\'')
        name[n - 1] = '-';
    return n == 0 ? orki_arena_copy(arena, "-", 1) : name;
}

/* Case folded in the arena, so that names that differ in case alone are equal. */
static const char *fold(const char *name, orki_arena *arena)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)name, 0, &folded,
                     UTF8PROC_NULLTERM | UTF8PROC_CASEFOLD | UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const char *copy = n < 0 ? NULL : orki_arena_copy(arena, (const char *)folded, (size_t)n);
    free(folded); /* utf8proc's own allocation */
    return copy;
}

static bool is_taken(const orki_sheet_names *names, const char *folded)
{
    if (strcmp(folded, "history") == 0) /* Excel keeps this name for itself */
        return true;
    for (int i = 0; i < names->n; i++) {
        if (strcmp(names->folded[i], folded) == 0)
            return true;
    }
    return false;
}

const char *orki_sheet_name(orki_sheet_names *names, const char *wanted, orki_arena *arena)
{
    char *base = clean(wanted, arena);
    if (base == NULL || names->n >= names->capacity)
        return NULL;
    const char *name = base, *folded = fold(name, arena);
    for (int number = 2; folded != NULL && is_taken(names, folded); number++) {
        char suffix[16];
        int n = snprintf(suffix, sizeof suffix, " (%d)", number);
        name =
            orki_arena_printf(arena, "%.*s%s", (int)length_of(base, MAX_UNITS - n), base, suffix);
        folded = name == NULL ? NULL : fold(name, arena);
    }
    if (folded == NULL)
        return NULL;
    names->folded[names->n++] = folded;
    return name;
}
