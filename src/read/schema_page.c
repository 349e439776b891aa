/* Schema table -> Markdown tables. */
#include "read/schema_page.h"

#include "base/text.h"
#include "read/scalar.h"

#include <string.h>

const orki_shape *orki_format_shape(ork_format format)
{
    static const orki_shape *const shapes[] = {&orki_season_shape, &orki_timetable_shape,
                                               &orki_bound_shape, &orki_scenario_shape,
                                               &orki_loans_shape};
    return shapes[format];
}

/* Text in a table cell: '|' would end it. */
static void add_cell(orki_text *out, const char *text)
{
    for (; *text != '\0'; text++)
        orki_text_printf(out, *text == '|' ? "\\%c" : "%c", *text);
}

static void add_words(orki_text *out, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++)
        orki_text_printf(out, "%s`%s`", i > 0 ? " or " : "", words[i]);
}

/* A scalar in words: "a whole number from 1 to 8". */
static void add_scalar(orki_text *out, const orki_shape *shape)
{
    if (shape->scalar == ORKI_S_WORD)
        add_words(out, shape->words);
    else
        add_cell(out, orki_scalar_get(shape->scalar)->en);
    if (shape->min != 0 || shape->max != 0)
        orki_text_printf(out, ", %g to %g", shape->min, shape->max);
    if (shape->is_null_allowed)
        orki_text_add(out, ", or null");
}

static bool is_plain_list(const orki_shape *shape)
{
    return shape->items != NULL && shape->items->scalar != ORKI_S_NONE &&
           shape->items->keys == NULL;
}

/* What may stand behind a key; maps refer to their own table by its heading. */
static void add_value(orki_text *out, const orki_shape *shape, const char *path)
{
    const char *between = "";
    if (shape->is_anything)
        orki_text_add(out, "anything");
    if (shape->scalar != ORKI_S_NONE) {
        add_scalar(out, shape);
        between = "; or ";
    }
    if (is_plain_list(shape)) {
        orki_text_printf(out, "%slist of: ", between);
        add_scalar(out, shape->items);
        between = "; or ";
    } else if (shape->items != NULL) {
        orki_text_printf(out, "%slist, see *%s[]*", between, path);
        between = "; or ";
    }
    if (shape->keys != NULL)
        orki_text_printf(out, "%smap, see *%s*", between, path);
    if (shape->any != NULL) {
        orki_text_printf(out, "%smap from %s to ", between, orki_scalar_get(shape->any_key)->en);
        if (shape->any->keys != NULL)
            orki_text_printf(out, "what *%s.&lt;key&gt;* says", path);
        else
            add_value(out, shape->any, path);
    }
}

static void add_row(orki_text *out, const orki_key *key, const char *path)
{
    orki_text_printf(out, "| `%s`%s | ", key->name, key->is_required ? " (required)" : "");
    add_value(out, key->shape, path);
    orki_text_add(out, " | ");
    add_cell(out, key->fallback);
    orki_text_add(out, " | ");
    add_cell(out, key->en);
    if (key->example[0] != '\0') {
        orki_text_printf(out, " `%s: ", key->name);
        add_cell(out, key->example);
        orki_text_add(out, "`");
    }
    orki_text_add(out, " |\n");
}

static void add_path(orki_text *path, const char *parent, const char *name)
{
    orki_text_printf(path, "%s%s%s", parent, parent[0] != '\0' ? "." : "", name);
}

/* The tables below one shape, each map one table, parents first. */
static void add_tables(orki_text *out, const orki_shape *shape, const char *path)
{
    orki_text inner = {0};
    if (shape->keys != NULL) {
        orki_text_printf(out, "### %s\n\n| key | value | default | meaning |\n|---|---|---|---|\n",
                         path[0] == '\0' ? "The file" : path);
        for (const orki_key *k = shape->keys; k->name != NULL; k++) {
            orki_text_free(&inner);
            add_path(&inner, path, k->name);
            add_row(out, k, orki_text_string(&inner));
        }
        orki_text_add(out, "\n");
        for (const orki_key *k = shape->keys; k->name != NULL; k++) {
            orki_text_free(&inner);
            add_path(&inner, path, k->name);
            add_tables(out, k->shape, orki_text_string(&inner));
        }
    }
    if (shape->items != NULL) {
        orki_text_free(&inner);
        orki_text_printf(&inner, "%s[]", path);
        add_tables(out, shape->items, orki_text_string(&inner));
    }
    if (shape->any != NULL) {
        orki_text_free(&inner);
        add_path(&inner, path, "&lt;key&gt;");
        add_tables(out, shape->any, orki_text_string(&inner));
    }
    orki_text_free(&inner);
}

static void add_scalars(orki_text *out)
{
    orki_text_add(out, "| value | as a regular expression |\n|---|---|\n");
    for (int i = ORKI_S_NONE + 1; i < ORKI_N_SCALARS; i++) {
        const orki_scalar_info *info = orki_scalar_get((orki_scalar_type)i);
        if (info->pattern == NULL || i == ORKI_S_TEXT)
            continue;
        orki_text_add(out, "| ");
        add_cell(out, info->en);
        orki_text_add(out, " | `");
        add_cell(out, info->pattern);
        orki_text_add(out, "` |\n");
    }
}

static void add_skills(orki_text *out)
{
    orki_text_add(out, "| id | English | Dutch | family |\n|---|---|---|---|\n");
#define SKILL(id, en, nl, family)                                                                  \
    orki_text_add(out, "| `" id "` | " en " | " nl " | " family " |\n");
#include "read/skills.def"
#undef SKILL
}

static void add_codes(orki_text *out)
{
    orki_text_add(out, "| code | meaning |\n|---|---|\n");
#undef N_
#define N_(text) text
#define CODE(number, word, meaning, in_schema)                                                     \
    orki_text_printf(out, "| OR%d | %s |\n", number, meaning);
#include "read/codes.def"
#undef CODE
}

static void add_line(orki_text *out, ork_format format, const char *line, size_t n)
{
    static const char *const marks[] = {"@keys@", "@scalars@", "@skills@", "@codes@"};
    size_t i = 0;
    while (i < 4 && (strlen(marks[i]) != n || memcmp(marks[i], line, n) != 0))
        i++;
    switch (i) {
    case 0:
        add_tables(out, orki_format_shape(format), "");
        break;
    case 1:
        add_scalars(out);
        break;
    case 2:
        add_skills(out);
        break;
    case 3:
        add_codes(out);
        break;
    default:
        orki_text_add_n(out, line, n);
        orki_text_add_char(out, '\n');
        break;
    }
}

char *orki_schema_page(ork_format format, const char *template_text)
{
    orki_text out = {0};
    for (const char *p = template_text; *p != '\0';) {
        size_t n = strcspn(p, "\n");
        add_line(&out, format, p, n);
        p += n + (p[n] == '\n');
    }
    if (out.is_failed)
        orki_text_free(&out);
    return out.bytes;
}
