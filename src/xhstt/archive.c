/* Reading a file with its findings, and the frame of an archive; the instance is copied as it is.
 */
#include "xhstt/archive.h"

#include "base/file.h"
#include "read/yaml_tree.h"

#include <errno.h>
#include <string.h>

static void find_parts(orki_archive *a, const char *name, const char *bytes, size_t n,
                       const char *instance)
{
    orki_reader *r = &a->r;
    int file = orki_source_open(r, name, bytes, n);
    if (file < 0)
        return;
    a->source = &r->sources[file];
    a->x = orki_instance_read(r, file, instance);
    if (a->x != NULL && orki_xfacts_find(&a->facts, r, a->x))
        orki_xids_make(&a->ids, r, a->x);
}

static void start(orki_archive *a, ork_diags *diags)
{
    *a = (orki_archive){.r = {.diags = diags}};
    a->r.keep = &a->keep;
}

ork_status orki_archive_read_bytes(orki_archive *a, const char *name, const char *bytes, size_t n,
                                   const char *instance, ork_diags *diags)
{
    start(a, diags);
    find_parts(a, name, bytes, n, instance);
    return orki_reader_status(&a->r);
}

ork_status orki_archive_read(orki_archive *a, const char *path, const char *instance,
                             ork_diags *diags)
{
    start(a, diags);
    orki_reader *r = &a->r;
    const char *bytes = NULL;
    size_t n = 0;
    ork_status st = orki_file_read(&bytes, &n, path, ORKI_MAX_FILE_BYTES, &r->scratch);
    int error = errno;
    if (st == ORK_OK) {
        find_parts(a, path, bytes, n, instance);
    } else {
        orki_reader_fault_file(r, path, st, error);
    }
    errno = error;
    return orki_reader_status(r);
}

void orki_archive_free(orki_archive *a)
{
    orki_reader_free(&a->r);
    orki_arena_free(&a->keep);
}

void orki_archive_begin(orki_text *out, const orki_archive *a)
{
    const orki_element *e = a->x->element;
    orki_text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<HighSchoolTimetableArchive>\n<Instances>\n");
    orki_text_add_n(out, a->source->bytes + e->begin, e->end - e->begin);
    orki_text_add(out, "\n</Instances>\n");
}

void orki_archive_end(orki_text *out)
{
    orki_text_add(out, "</HighSchoolTimetableArchive>\n");
}

void orki_archive_add_escaped(orki_text *out, const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '&')
            orki_text_add(out, "&amp;");
        else if (*p == '<')
            orki_text_add(out, "&lt;");
        else if (*p == '>')
            orki_text_add(out, "&gt;");
        else if (*p == '"')
            orki_text_add(out, "&quot;");
        else if ((unsigned char)*p < 0x20)
            orki_text_printf(out, "&#%d;", *p);
        else
            orki_text_add_char(out, *p);
    }
}
