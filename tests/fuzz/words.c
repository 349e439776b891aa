/* The words of a fuzz target as a dictionary of libFuzzer: the keys, words and examples that the
 * reader's own tables know, so that what the reader learns the fuzzer learns, too.
 * Usage: ork-fuzz-words TARGET FILE, such as "read"; a target whose reader has no table has no
 * words.
 */
#include "cli/commands.h"
#include "cli/option_table.h"
#include "read/scalar.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MOST_SHAPES = 3, MOST_LETTERS = 64 /* libFuzzer leaves longer words out */ };

typedef struct target {
    const char *name;
    bool is_json;
    const orki_shape *shapes[MOST_SHAPES];
} target;

static const target targets[] = {
    {"read", false, {&orki_season_shape, &orki_timetable_shape}},
    {"timetable", false, {&orki_timetable_shape}},
    {"scenario", false, {&orki_scenario_shape, &orki_season_shape}},
    {"loans", false, {&orki_loans_shape, &orki_shape_depots, &orki_shape_loan_terms}},
    {"calendar", true, {&orki_calendar_shape, &orki_events_shape}},
    {"bound", true, {&orki_bound_shape}},
};

static void add_word(const char *before, const char *word, const char *after)
{
    if (word[0] == '\0' || strlen(before) + strlen(word) + strlen(after) > MOST_LETTERS)
        return;
    const char *parts[] = {before, word, after};
    putchar('"');
    for (int i = 0; i < 3; i++) {
        for (const char *p = parts[i]; *p != '\0'; p++)
            printf(isprint((unsigned char)*p) && *p != '"' && *p != '\\' ? "%c" : "\\x%02X",
                   (unsigned char)*p);
    }
    puts("\"");
}

static void add_key(const target *t, const char *key)
{
    if (t->is_json)
        add_word("\"", key, "\": ");
    else
        add_word("", key, ": ");
}

static void add_shape(const target *t, const orki_shape *shape)
{
    for (int i = 0; shape->scalar == ORKI_S_WORD && shape->words[i] != NULL; i++)
        add_word("", shape->words[i], "");
    if (shape->items != NULL)
        add_shape(t, shape->items);
    if (shape->any != NULL)
        add_shape(t, shape->any);
    for (const orki_key *k = shape->keys; k != NULL && k->name != NULL; k++) {
        add_key(t, k->name);
        add_word("", k->example, "");
        add_shape(t, k->shape);
    }
}

/* What YAML itself has, and texts that it may take for something else. */
static void add_marks(void)
{
    static const char *const marks[] = {"\n  - ", "\n- ",   "{",      "}",   "[",           "]",
                                        "&a ",    "*a",     "<<: ",   "|\n", ">-\n",        "---\n",
                                        "...\n",  "!!str ", "%YAML ", "no",  "~",           "null",
                                        "8:30",   "0x1F",   ".inf",   "1e3", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        add_word("", marks[i], "");
}

static void add_arguments(void)
{
    for (int i = 0; i < cli_command_count(); i++)
        add_word("", cli_command_at(i)->name, "\n");
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        add_word("\n--", option.name, option.value == NULL ? "\n" : "=");
        char words[200];
        snprintf(words, sizeof words, "%s", option.choices == NULL ? "" : option.choices);
        for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " "))
            add_word("", word, "\n");
    }
}

int main(int argc, char **argv)
{
    if (argc != 3 || freopen(argv[2], "w", stdout) == NULL) {
        fputs("usage: ork-fuzz-words TARGET FILE\n", stderr);
        return 2;
    }
    if (strcmp(argv[1], "args") == 0)
        add_arguments();
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        const target *t = &targets[i];
        if (strcmp(argv[1], t->name) != 0)
            continue;
        if (!t->is_json)
            add_marks();
        for (int j = 0; j < MOST_SHAPES && t->shapes[j] != NULL; j++)
            add_shape(t, t->shapes[j]);
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
