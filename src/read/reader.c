/* Memory and findings of one run. */
#include "read/reader.h"

#include "base/findings.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

ork_status orki_reader_status(const orki_reader *r)
{
    return r->status != ORK_OK ? r->status : r->n_errors > 0 ? ORK_ERR_INPUT : ORK_OK;
}

void orki_reader_free(orki_reader *r)
{
    orki_free(r->sources);
    r->sources = NULL;
    orki_arena_free(&r->scratch);
}

void orki_fail(orki_reader *r, ork_status status)
{
    if (r->status == ORK_OK)
        r->status = status;
}

int orki_reader_add_source(orki_reader *r, const char *name)
{
    if (orki_array_reserve(&r->sources, &r->capacity, r->n_sources + 1, sizeof *r->sources) != 0) {
        orki_fail(r, ORK_ERR_MEMORY);
        return -1;
    }
    const char *copy = orki_keep_text(r, name);
    if (copy == NULL)
        return -1;
    r->sources[r->n_sources] = (orki_source){.name = copy, .bytes = ""};
    return (int)r->n_sources++;
}

static void *note_memory(orki_reader *r, void *p)
{
    if (p == NULL)
        orki_fail(r, ORK_ERR_MEMORY);
    return p;
}

void *orki_keep(orki_reader *r, size_t n, size_t size)
{
    return note_memory(r, orki_arena_alloc(r->keep, n, size));
}

void *orki_scratch(orki_reader *r, size_t n, size_t size)
{
    return note_memory(r, orki_arena_alloc(&r->scratch, n, size));
}

const char *orki_keep_text(orki_reader *r, const char *text)
{
    return note_memory(r, orki_arena_copy(r->keep, text, strlen(text)));
}

/* vprintf into an arena; NULL (and status set) when out of memory. */
__attribute__((format(printf, 3, 0))) static char *format_text(orki_reader *r, orki_arena *arena,
                                                               const char *format, va_list args)
{
    char *text = orki_arena_vprintf(arena, format, args);
    if (text == NULL)
        orki_fail(r, ORK_ERR_MEMORY);
    return text;
}

/* A key or id may hold line ends, and be as long as the file; a message is one line that can be
 * read. */
static const char *one_line(char *text)
{
    enum { MOST = 1000 };
    static const char more[] = "...";
    if (text != NULL && strlen(text) > MOST + sizeof more) {
        size_t n = MOST;
        while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
            n--;
        memcpy(text + n, more, sizeof more);
    }
    for (char *c = text; c != NULL && *c != '\0'; c++) {
        if (*c == '\n' || *c == '\r' || *c == '\t')
            *c = ' ';
    }
    return text;
}

const char *orki_keep_printf(orki_reader *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = format_text(r, r->keep, format, args);
    va_end(args);
    return text;
}

void orki_hint(orki_reader *r, const char *format, ...)
{
    if (!orki_diags_has_room(r->diags))
        return;
    va_list args;
    va_start(args, format);
    r->hint = one_line(format_text(r, &r->scratch, format, args));
    va_end(args);
}

void orki_note(orki_reader *r, orki_place place, const char *format, ...)
{
    if (!orki_diags_has_room(r->diags))
        return;
    va_list args;
    va_start(args, format);
    r->note = one_line(format_text(r, &r->scratch, format, args));
    r->note_place = place;
    va_end(args);
}

void orki_reader_note_removed(orki_reader *r, const char *id, orki_place place)
{
    orki_removed *removed = orki_scratch(r, 1, sizeof *removed);
    if (removed == NULL)
        return;
    *removed = (orki_removed){id, place, r->removed};
    r->removed = removed;
}

const orki_removed *orki_reader_find_removed(const orki_reader *r, const char *id)
{
    const orki_removed *found = r->removed;
    while (found != NULL && strcmp(found->id, id) != 0)
        found = found->before;
    return found;
}

/* "teachers[3].skills": from the root down. */
static void add_path(orki_text *out, const orki_node *node)
{
    if (node->parent == NULL)
        return;
    add_path(out, node->parent);
    if (node->key != NULL) {
        orki_text_printf(out, "%s%s", out->n > 0 ? "." : "", node->key->text);
        return;
    }
    size_t index = 0;
    for (const orki_node *n = node->parent->first; n != NULL && n != node; n = n->next)
        index++;
    orki_text_printf(out, "[%zu]", index);
}

static const char *name_of_source(const orki_reader *r, int file)
{
    return file >= 0 && (size_t)file < r->n_sources ? r->sources[file].name : "";
}

__attribute__((format(printf, 7, 0))) static void add(orki_reader *r, ork_severity severity,
                                                      orki_code code, orki_place place, int width,
                                                      const orki_node *node, const char *format,
                                                      va_list args)
{
    r->n_errors += severity == ORK_ERROR;
    orki_arena passing = {0}; /* findings beyond the limit must not pile up memory */
    orki_text path = {0};
    bool has_room = orki_diags_has_room(r->diags);
    ork_diag d = {.severity = severity,
                  .code = (int)code,
                  .line = place.line,
                  .column = place.column,
                  .width = width};
    d.file = name_of_source(r, place.file);
    d.message = one_line(format_text(r, &passing, format, args));
    if (place.file >= 0 && place.line > 0)
        d.source = orki_lines_text(&r->sources[place.file], place.line, &passing);
    if (has_room && node != NULL)
        add_path(&path, node);
    d.path = path.bytes == NULL ? "" : one_line(path.bytes);
    d.hint = r->hint;
    d.note = r->note;
    if (r->note != NULL) {
        d.note_file = name_of_source(r, r->note_place.file);
        d.note_line = r->note_place.line;
        d.note_column = r->note_place.column;
    }
    if (path.is_failed || d.message == NULL || orki_diags_add(r->diags, &d) != 0)
        orki_fail(r, ORK_ERR_MEMORY);
    r->hint = r->note = NULL;
    orki_text_free(&path);
    orki_arena_free(&passing);
}

void orki_fault(orki_reader *r, orki_code code, orki_node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(r, ORK_ERROR, code, node->place, node->width, node, format, args);
    va_end(args);
    node->is_bad = true;
}

void orki_fault_at(orki_reader *r, orki_code code, orki_place place, int width, const char *format,
                   ...)
{
    va_list args;
    va_start(args, format);
    add(r, ORK_ERROR, code, place, width, NULL, format, args);
    va_end(args);
}

void orki_warn_at(orki_reader *r, orki_code code, orki_place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(r, ORK_WARNING, code, place, 1, NULL, format, args);
    va_end(args);
}

const char *orki_code_meaning(int code)
{
    switch (code) {
#define CODE(number, word, meaning, in_schema)                                                     \
    case number:                                                                                   \
        return meaning;
#include "read/codes.def"
#undef CODE
    default:
        return "";
    }
}

void orki_reader_fault_file(orki_reader *r, const char *path, ork_status st, int error)
{
    orki_place place = {orki_reader_add_source(r, path), 0, 0};
    if (st == ORK_ERR_IO)
        orki_fault_at(r, OR_FILE, place, 1, _("cannot be read: %s"), strerror(error));
    else if (st == ORK_ERR_TOO_LARGE)
        orki_fault_at(r, OR_FILE_SIZE, place, 1, _("the file is larger than %d MB"),
                      ORKI_MAX_FILE_BYTES / 1024 / 1024);
    orki_fail(r, st);
}
