/* Findings as text in the form that editors and CI parse. Carets stand under the characters they
 * mean: a tab is repeated, a wide character takes two columns, a combining one none. */
#include "base/findings.h"
#include "base/memory.h"
#include "base/message.h"
#include "base/shown.h"
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

static const char *paint(int is_coloured, const char *colour)
{
    return is_coloured ? colour : "";
}

/* The next character of a text as it is shown; what is replaced takes one column. */
static size_t next_character(const char *text, size_t n, int *columns)
{
    utf8proc_int32_t c = 0;
    utf8proc_ssize_t taken =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)n, &c);
    bool is_shown = taken > 0 && !orki_is_obeyed(c);
    *columns = is_shown ? utf8proc_charwidth(c) : 1;
    return taken <= 0 ? 1 : (size_t)taken;
}

/* Spaces up to the column, then `^~~~`; nothing beyond the end of the line but one caret. */
static void add_carets(orki_text *out, const ork_diag *d)
{
    const char *p = d->source, *end = p + strlen(p);
    int columns = 0;
    for (int i = 1; i < d->column && p < end; i++) {
        bool is_tab = *p == '\t';
        p += next_character(p, (size_t)(end - p), &columns);
        if (is_tab)
            orki_text_add_char(out, '\t');
        for (int k = 0; !is_tab && k < columns; k++)
            orki_text_add_char(out, ' ');
    }
    int n = 0;
    for (int i = 0; i < d->width && p < end; i++) {
        p += next_character(p, (size_t)(end - p), &columns);
        n += columns;
    }
    orki_text_add_char(out, '^');
    for (int i = 1; i < n; i++)
        orki_text_add_char(out, '~');
}

void orki_text_add_place(orki_text *out, const char *file, int line, int column)
{
    if (file[0] == '\0')
        return;
    orki_text_add_shown(out, file, false);
    if (line > 0)
        orki_text_printf(out, ":%d", line);
    if (line > 0 && column > 0)
        orki_text_printf(out, ":%d", column);
    orki_text_add(out, ": ");
}

void orki_text_add_source(orki_text *out, const ork_diag *d, int is_coloured)
{
    if (d->line <= 0 || d->source[0] == '\0')
        return;
    orki_text_printf(out, "%5d | ", d->line);
    orki_text_add_shown(out, d->source, true); /* with its tabs, so that the carets stand right */
    orki_text_add(out, "\n      | ");
    orki_text_add(out, paint(is_coloured, "\033[1;32m"));
    add_carets(out, d);
    orki_text_printf(out, "%s\n", paint(is_coloured, "\033[0m"));
}

static void add_finding(orki_text *out, const ork_diag *d, int is_coloured)
{
    bool is_error = d->severity == ORK_ERROR;
    const char *end = paint(is_coloured, "\033[0m");
    const char *bold = paint(is_coloured, "\033[1m");
    const char *colour = paint(is_coloured, is_error ? "\033[1;31m" : "\033[1;35m");
    orki_text_add(out, bold);
    orki_text_add_place(out, d->file, d->line, d->column);
    /* "error" and "warning" stay English: editors look for these words */
    orki_text_printf(out, "%s%s%s[OR%03d]:%s %s", end, colour, is_error ? "error" : "warning",
                     d->code, end, bold);
    orki_text_add_shown(out, d->message, false);
    orki_text_printf(out, "%s\n", end);
    orki_text_add_source(out, d, is_coloured);
    if (d->hint[0] != '\0') {
        orki_text_printf(out, "      = %s%s:%s ", bold, _("hint"), end);
        orki_text_add_shown(out, d->hint, false);
        orki_text_add_char(out, '\n');
    }
    if (d->note[0] != '\0') {
        orki_text_add(out, bold);
        orki_text_add_place(out, d->note_file, d->note_line, d->note_column);
        orki_text_printf(out, "%snote: ", end);
        orki_text_add_shown(out, d->note, false);
        orki_text_add_char(out, '\n');
    }
}

char *ork_diags_print(const ork_diags *diags, int is_coloured)
{
    orki_text out = {0};
    for (size_t i = 0; i < ork_diags_count(diags); i++)
        add_finding(&out, ork_diags_at(diags, i), is_coloured);
    size_t left_out = ork_diags_left_out(diags);
    if (left_out > 0)
        orki_text_printf(&out, _n("... and %zu more\n", "... and %zu more\n", left_out), left_out);
    if (out.bytes == NULL)
        orki_text_add(&out, "");
    if (out.is_failed) {
        orki_text_free(&out);
        return NULL;
    }
    return out.bytes;
}

void ork_text_free(char *text)
{
    orki_free(text);
}
