/* A hash table with open addressing, and edit distance (Damerau-Levenshtein, adjacent swaps). */
#include "read/names.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

struct orki_name {
    const char *text;
    int index;
};

enum { MAX_NAME = 64 }; /* longer texts have no nearest name */

static uint64_t hash(const char *text)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */
    for (; *text != '\0'; text++)
        h = (h ^ (unsigned char)*text) * 1099511628211u;
    return h;
}

static struct orki_name *find_slot(const orki_names *names, const char *text)
{
    size_t i = (size_t)hash(text) & (names->n_slots - 1);
    while (names->slots[i].text != NULL && strcmp(names->slots[i].text, text) != 0)
        i = (i + 1) & (names->n_slots - 1);
    return &names->slots[i];
}

static int grow(orki_reader *r, orki_names *names)
{
    orki_names bigger = {.n = names->n, .n_slots = names->n_slots == 0 ? 16 : names->n_slots * 2};
    bigger.slots = orki_scratch(r, bigger.n_slots, sizeof *bigger.slots);
    if (bigger.slots == NULL)
        return -1;
    for (size_t i = 0; i < names->n_slots; i++) {
        if (names->slots[i].text != NULL)
            *find_slot(&bigger, names->slots[i].text) = names->slots[i];
    }
    *names = bigger;
    return 0;
}

int orki_names_add(orki_reader *r, orki_names *names, const char *name, int index)
{
    if ((size_t)names->n * 2 >= names->n_slots && grow(r, names) != 0)
        return -1;
    struct orki_name *slot = find_slot(names, name);
    if (slot->text != NULL)
        return slot->index;
    *slot = (struct orki_name){name, index};
    names->n++;
    return -1;
}

int orki_names_find(const orki_names *names, const char *name)
{
    if (names->n_slots == 0)
        return -1;
    const struct orki_name *slot = find_slot(names, name);
    return slot->text == NULL ? -1 : slot->index;
}

static int smallest(int a, int b, int c)
{
    int least = a < b ? a : b;
    return least < c ? least : c;
}

int orki_edit_distance(const char *a, const char *b, int limit)
{
    size_t n = strlen(a), m = strlen(b);
    if (n > MAX_NAME || m > MAX_NAME)
        return limit + 1;
    int rows[3][MAX_NAME + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        int *row = rows[i % 3], *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];
        row[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int cost = tolower((unsigned char)a[i - 1]) != tolower((unsigned char)b[j - 1]);
            row[j] = smallest(before[j] + 1, row[j - 1] + 1, before[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                two_before[j - 2] + 1 < row[j])
                row[j] = two_before[j - 2] + 1;
        }
    }
    int distance = rows[n % 3][m];
    return distance > limit ? limit + 1 : distance;
}

/* A typing error touches about a third of a word at most. */
static int tolerance(const char *text)
{
    int n = (int)strlen(text);
    return n <= 2 ? 1 : n <= 5 ? 2 : n / 3 + 1 > 4 ? 4 : n / 3 + 1;
}

static void keep_nearer(const char *text, const char *name, int *best, const char **nearest)
{
    int distance = orki_edit_distance(text, name, *best);
    if (distance < *best || (distance == *best && *nearest != NULL && strcmp(name, *nearest) < 0)) {
        *best = distance;
        *nearest = name;
    }
}

const char *orki_names_nearest(const orki_names *names, const char *text)
{
    const char *nearest = NULL;
    int best = tolerance(text) + 1;
    for (size_t i = 0; i < names->n_slots; i++) {
        if (names->slots[i].text != NULL)
            keep_nearer(text, names->slots[i].text, &best, &nearest);
    }
    return nearest;
}

const char *orki_nearest_word(const char *text, const char *const *words)
{
    const char *nearest = NULL;
    int best = tolerance(text) + 1;
    for (; *words != NULL; words++)
        keep_nearer(text, *words, &best, &nearest);
    return nearest;
}
