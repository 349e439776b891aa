/* Writing, with every failure noticed at the end by cli_close_output(). */
#include "output.h"

#include "language.h"
#include "words.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What this run of the program has said, for its end: with --json a refusal is an object, too. */
static struct {
    char complaint[1000]; /* the first one */
    ork_status status;    /* of the first call that failed */
    json_t *diagnostics;  /* of what was read last; NULL: nothing was wrong */
    bool is_answered;     /* there is an object on standard output */
    bool lacks_memory;    /* something could not be said */
} said;

/* vprintf into memory; NULL when there is none. */
__attribute__((format(printf, 1, 0))) static char *format_text(const char *format, va_list args)
{
    char *text = NULL;
    return vasprintf(&text, format, args) < 0 ? NULL : text;
}

void cli_lack_memory(void)
{
    said.lacks_memory = true;
}

/* A line without what a terminal would obey. */
static void print_line(FILE *stream, const char *line, const char *end)
{
    char *shown = ork_text_shown(line);
    if (shown == NULL) {
        cli_lack_memory();
        return;
    }
    fputs(shown, stream);
    fputs(end, stream);
    ork_text_free(shown);
}

void cli_complain(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = format_text(format, args);
    va_end(args);
    fputs("orkestrooster: ", stderr);
    char *shown = text == NULL ? NULL : ork_text_shown(text);
    if (shown == NULL)
        cli_lack_memory();
    fprintf(stderr, "%s\n", shown == NULL ? ork_status_text(ORK_ERR_MEMORY) : shown);
    ork_text_free(shown);
    if (said.complaint[0] == '\0' && text != NULL)
        snprintf(said.complaint, sizeof said.complaint, "%s", text);
    free(text);
}

void cli_print(FILE *stream, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = format_text(format, args), *line = text;
    va_end(args);
    if (text == NULL)
        cli_lack_memory();
    for (char *end; line != NULL; line = end) {
        end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        print_line(stream, line, end != NULL ? "\n" : "");
    }
    free(text);
}

char *cli_quoted(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_./,:+@%=-";
    size_t n = strlen(word), room = 4 * n + 3;
    char *out = malloc(room), *p = out;
    if (out == NULL)
        return NULL;
    if (n > 0 && word[0] != '-' && strspn(word, plain) == n)
        return memcpy(out, word, n + 1);
    *p++ = '\'';
    for (const char *w = word; *w != '\0'; w++) {
        if (*w == '\'')
            p = stpcpy(p, "'\\''");
        else
            *p++ = *w;
    }
    *p++ = '\'';
    *p = '\0';
    return out;
}

json_t *cli_json_text(const char *text)
{
    json_t *string = json_string(text);
    if (string != NULL)
        return string;
    char *shown = ork_text_shown(text);
    string = shown == NULL ? NULL : json_string(shown);
    ork_text_free(shown);
    return string;
}

void cli_hint_help(const char *command)
{
    if (command == NULL)
        fprintf(stderr, _("Try \"orkestrooster --help\".\n"));
    else
        fprintf(stderr, _("Try \"orkestrooster %s --help\".\n"), command);
}

bool cli_is_colored(const cli_args *args, FILE *stream)
{
    if (args->color != CLI_COLOR_AUTO)
        return args->color == CLI_COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no_color != NULL && no_color[0] != '\0')
        return false;
    return term != NULL && strcmp(term, "dumb") != 0 && isatty(fileno(stream));
}

static void take_or_drop(json_t **whole, int failed)
{
    if (failed == 0)
        return;
    json_decref(*whole);
    *whole = NULL;
}

void cli_json_add(json_t **list, json_t *item)
{
    take_or_drop(list, json_array_append_new(*list, item));
}

void cli_json_set(json_t **object, const char *key, json_t *value)
{
    take_or_drop(object, json_object_set_new(*object, key, value));
}

/* First into memory: half an object is worse than none. */
int cli_print_json(json_t *object)
{
    errno = 0;
    char *text = object == NULL ? NULL : json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    bool is_whole = text != NULL && errno != ENOMEM; /* jansson does not ask after every key */
    json_decref(object);
    if (!is_whole) {
        free(text);
        cli_complain("%s", ork_status_text(ORK_ERR_MEMORY));
        return CLI_FAILED;
    }
    puts(text);
    free(text);
    said.is_answered = true;
    return CLI_DONE;
}

int cli_print_json_text(char *text)
{
    if (text == NULL)
        return cli_fail(ORK_ERR_MEMORY, "json", NULL);
    fputs(text, stdout);
    ork_text_free(text);
    said.is_answered = true;
    return CLI_DONE;
}

void cli_print_diags(const cli_args *args, const ork_diags *diags)
{
    if (ork_diags_errors(diags) > 0) {
        json_decref(said.diagnostics);
        said.diagnostics = cli_diags_json(diags);
        if (said.diagnostics == NULL)
            cli_lack_memory();
    }
    if (ork_diags_count(diags) == 0 || (args->is_quiet && ork_diags_errors(diags) == 0))
        return;
    char *text = ork_diags_print(diags, cli_is_colored(args, stderr));
    if (text == NULL)
        cli_complain("%s", ork_status_text(ORK_ERR_MEMORY));
    else
        fputs(text, stderr);
    ork_text_free(text);
}

static json_t *diag_json(const ork_diag *diag)
{
    char code[16];
    snprintf(code, sizeof code, "OR%03d", diag->code);
    return json_pack("{s:s, s:s, s:o, s:i, s:i, s:i, s:o, s:o, s:o, s:o, s:o, s:i, s:i}",
                     "severity", diag->severity == ORK_ERROR ? "error" : "warning", "code", code,
                     "file", cli_json_text(diag->file), "line", diag->line, "column", diag->column,
                     "width", diag->width, "path", cli_json_text(diag->path), "message",
                     cli_json_text(diag->message), "hint", cli_json_text(diag->hint), "note",
                     cli_json_text(diag->note), "note_file", cli_json_text(diag->note_file),
                     "note_line", diag->note_line, "note_column", diag->note_column);
}

json_t *cli_diags_json(const ork_diags *diags)
{
    json_t *array = json_array();
    for (size_t i = 0; i < ork_diags_count(diags); i++)
        cli_json_add(&array, diag_json(ork_diags_at(diags, i)));
    return array;
}

int cli_fail(ork_status status, const char *what, const ork_diags *diags)
{
    int reason = errno;
    if (said.status == ORK_OK)
        said.status = status;
    switch (status) {
    case ORK_OK:
        return CLI_DONE;
    case ORK_ERR_INPUT:
    case ORK_ERR_TOO_LARGE:
        if (diags == NULL || ork_diags_errors(diags) == 0)
            cli_complain("%s: %s", what, ork_status_text(status));
        return CLI_BAD_INPUT;
    case ORK_ERR_OPTION:
        cli_complain("%s: %s", what, ork_status_text(status));
        return CLI_USAGE;
    case ORK_ERR_IO:
        if (diags == NULL || ork_diags_errors(diags) == 0)
            cli_complain("%s: %s", what, reason != 0 ? strerror(reason) : ork_status_text(status));
        return CLI_FAILED;
    case ORK_ERR_MEMORY:
    case ORK_ERR_BACKEND:
    case ORK_ERR_INTERNAL:
        break;
    }
    cli_complain("%s: %s", what, ork_status_text(status));
    return CLI_FAILED;
}

int cli_tell(const cli_args *args, ork_status status, const char *what, const ork_diags *diags)
{
    int reason = errno;
    if (diags != NULL)
        cli_print_diags(args, diags);
    errno = reason;
    return cli_fail(status, what, diags);
}

ork_report_options cli_report_options(const cli_args *args)
{
    ork_report_options how = ork_report_options_default();
    how.csv_separator = args->csv_separator;
    how.csv_bom = args->has_csv_bom;
    how.language = cli_language();
    return how;
}

/* Findings say more than the line that they failed; without any, that line is all there is. */
static int answer_refusal(int code)
{
    ork_status status = said.status != ORK_OK   ? said.status
                        : code == CLI_USAGE     ? ORK_ERR_OPTION
                        : code == CLI_BAD_INPUT ? ORK_ERR_INPUT
                                                : ORK_ERR_INTERNAL;
    bool is_found = said.diagnostics != NULL || said.complaint[0] == '\0';
    json_t *diagnostics = said.diagnostics == NULL ? json_array() : json_incref(said.diagnostics);
    int printed = cli_print_json(json_pack(
        "{s:o, s:o}", "error", cli_json_text(is_found ? ork_status_text(status) : said.complaint),
        "diagnostics", diagnostics));
    return printed == CLI_DONE ? code : printed;
}

int cli_close_output(const cli_args *args, int code)
{
    if (said.lacks_memory && code != CLI_FAILED) {
        said.status = ORK_ERR_MEMORY;
        cli_complain("%s", ork_status_text(ORK_ERR_MEMORY));
        code = CLI_FAILED;
    }
    errno = 0;
    if (args->is_json && code != CLI_DONE && !said.is_answered)
        code = answer_refusal(code);
    json_decref(said.diagnostics);
    said.diagnostics = NULL;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    cli_complain(_("standard output cannot be written: %s"),
                 errno != 0 ? strerror(errno) : ork_status_text(ORK_ERR_IO));
    return CLI_FAILED;
}
