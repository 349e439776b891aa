/* A value that varies: a list, or a range of decimals that are exact, because what stands in
 * scenario.yaml is what was asked for. */
#include "ask/sweeping.h"

#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Decimals are counted in millionths. */
enum { MOST_STEPS = 100, USUAL_STEPS = 8, PLACES = 6, MILLION = 1000000, MOST_DIGITS = 9 };

typedef struct value_range {
    int64_t from, to; /* millionths */
    long n;           /* values; 0: not said */
} value_range;

static void add_value(orki_planning *p, const char *path, const char *value)
{
    orki_arena *arena = &p->sweep->arena;
    const char *title = orki_arena_printf(arena, "%s = %s", path, value);
    const char *id = orki_arena_printf(arena, "%s=%s", path, value);
    orki_node *to = orki_yaml_parse_end(&p->r, "--vary", value, 0);
    orki_draft *draft =
        to == NULL || id == NULL ? NULL : orki_sweep_add(p, "vary", id, title, strtod(value, NULL));
    if (draft == NULL)
        return;
    draft->trial.what = path;
    orki_sweep_change(p, draft, "set", path, "to", to);
}

/* "-0.25" at *at -> -250000; moves *at behind it. A point that begins ".." is not part of it. */
static bool read_decimal(const char **at, int64_t *millionths)
{
    const char *c = *at;
    bool is_negative = *c == '-';
    c += is_negative;
    size_t whole = strspn(c, "0123456789"), part = 0;
    if (whole == 0 || whole > MOST_DIGITS)
        return false;
    int64_t n = 0;
    for (size_t i = 0; i < whole; i++)
        n = 10 * n + (*c++ - '0');
    if (c[0] == '.' && c[1] != '.')
        part = strspn(++c, "0123456789");
    if (part > PLACES)
        return false;
    for (size_t i = 0; i < PLACES; i++)
        n = 10 * n + (i < part ? *c++ - '0' : 0);
    *millionths = is_negative ? -n : n;
    *at = c;
    return true;
}

static void print_decimal(char *buffer, size_t size, int64_t millionths)
{
    int64_t n = llabs(millionths);
    snprintf(buffer, size, "%s%" PRId64 ".%06" PRId64, millionths < 0 ? "-" : "", n / MILLION,
             n % MILLION);
    size_t end = strlen(buffer);
    while (buffer[end - 1] == '0')
        end--;
    buffer[buffer[end - 1] == '.' ? end - 1 : end] = '\0';
}

/* "0.5..4/8"; false when it is no range. */
static bool read_range(value_range *range, const char *text)
{
    *range = (value_range){0};
    const char *c = text;
    if (!read_decimal(&c, &range->from) || strncmp(c, "..", 2) != 0)
        return false;
    c += 2;
    if (!read_decimal(&c, &range->to))
        return false;
    char *end = NULL;
    if (*c == '/') {
        range->n = strtol(c + 1, &end, 10);
        c = end;
    }
    bool is_count = end == NULL || (range->n >= 2 && range->n <= MOST_STEPS);
    return *c == '\0' && is_count && range->to > range->from;
}

/* So many values, evenly, have no more places than a unit has. */
static bool is_even(const value_range *range, long n, int64_t unit)
{
    return (range->to - range->from) % ((n - 1) * unit) == 0;
}

/* The number of values nearest to what was asked that gives decimals. */
static long nearest_even(const value_range *range)
{
    for (long away = 1; away <= MOST_STEPS; away++) {
        if (range->n - away >= 2 && is_even(range, range->n - away, 1))
            return range->n - away;
        if (range->n + away <= MOST_STEPS && is_even(range, range->n + away, 1))
            return range->n + away;
    }
    return 2;
}

static void add_range(orki_planning *p, const char *path, value_range range, const char *text)
{
    char number[40];
    /* hundredths are what weights may have; two values are always even */
    for (long n = USUAL_STEPS; range.n == 0; n--)
        range.n = n == 2 || is_even(&range, n, MILLION / 100) ? n : 0;
    if (!is_even(&range, range.n, 1)) {
        orki_hint(&p->r, _("\"%.*s/%ld\" has exact ones"), (int)strcspn(text, "/"), text,
                  nearest_even(&range));
        orki_sweep_fault(p, "--vary", text, _("the values of \"%s\" are no exact decimals"), text);
        return;
    }
    int64_t step = (range.to - range.from) / (range.n - 1);
    for (long i = 0; i < range.n; i++) {
        print_decimal(number, sizeof number, range.from + i * step);
        const char *kept = orki_arena_printf(&p->sweep->arena, "%s", number);
        if (kept == NULL)
            orki_fail(&p->r, ORK_ERR_MEMORY);
        else
            add_value(p, path, kept);
    }
}

void orki_sweep_vary(orki_planning *p, const char *what)
{
    const char *values = strrchr(what, '=');
    if (values == NULL || values == what || values[1] == '\0') {
        orki_sweep_fault(p, "--vary", what,
                         _("\"%s\" is not PATH=FROM..TO, PATH=FROM..TO/STEPS or PATH=A,B,C"), what);
        return;
    }
    char *path = orki_arena_copy(&p->sweep->arena, what, (size_t)(values - what));
    char *list = orki_arena_printf(&p->sweep->arena, "%s", values + 1), *rest = NULL;
    value_range range;
    if (path == NULL || list == NULL) {
        orki_fail(&p->r, ORK_ERR_MEMORY);
        return;
    }
    if (read_range(&range, list)) {
        add_range(p, path, range, list);
        return;
    }
    if (strstr(list, "..") != NULL) {
        orki_sweep_fault(p, "--vary", what,
                         _("\"%s\" is not a range: FROM..TO/STEPS with 2 to %d steps"), list,
                         MOST_STEPS);
        return;
    }
    for (char *value = strtok_r(list, ",", &rest); value != NULL;
         value = strtok_r(NULL, ",", &rest))
        add_value(p, path, value);
}
