/* An archive file in, its instance and facts out; and an archive with one instance as text. */
#ifndef ORKI_XHSTT_ARCHIVE_H
#define ORKI_XHSTT_ARCHIVE_H

#include "xhstt/season_text.h"

/* A file that was read: everything lives until orki_archive_free(). */
typedef struct orki_archive {
    orki_reader r;
    orki_arena keep;
    const orki_source *source;
    const orki_instance *x;
    orki_xfacts facts;
    orki_xids ids;
} orki_archive;

/** Read one instance with its facts.
 *  @return ORK_OK; ORK_ERR_INPUT; ORK_ERR_IO (errno says why); ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY.
 *          orki_archive_free() in every case */
ork_status orki_archive_read(orki_archive *a, const char *path, const char *instance,
                             ork_diags *diags);

/** The same from bytes in memory, which must live as long; `name` stands for the file in messages.
 */
ork_status orki_archive_read_bytes(orki_archive *a, const char *name, const char *bytes, size_t n,
                                   const char *instance, ork_diags *diags);

void orki_archive_free(orki_archive *a);

/** The beginning of an archive with the instance alone; orki_archive_end() closes it. */
void orki_archive_begin(orki_text *out, const orki_archive *a);
void orki_archive_end(orki_text *out);

/** Text between tags or in an attribute. */
void orki_archive_add_escaped(orki_text *out, const char *text);

#endif
