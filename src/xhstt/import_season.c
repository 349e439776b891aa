/* ork_xhstt_import(): archive -> season.yaml and instance.xml. The season is read back before
 * anything is written, so that what is written can be used. */
#include "orkestrooster/xhstt.h"

#include "base/file_set.h"
#include "xhstt/archive.h"

#include <errno.h>

/* The season's own reader has limits, too; anything else that it refuses is our mistake. */
static ork_status read_back(const orki_text *text)
{
    ork_season *season = NULL;
    ork_status st =
        ork_season_read_text(&season, orki_text_string(text), text->n, "season.yaml", NULL, NULL);
    ork_season_free(season);
    return st == ORK_ERR_INPUT ? ORK_ERR_INTERNAL : st;
}

static ork_status write_both(const orki_archive *a, const char *folder)
{
    orki_text season = {0}, instance = {0};
    orki_season_text(&season, &a->facts, &a->ids);
    orki_archive_begin(&instance, a);
    orki_archive_end(&instance);
    ork_status st = season.is_failed || instance.is_failed ? ORK_ERR_MEMORY : read_back(&season);
    if (st == ORK_OK) {
        const orki_file_part parts[] = {{"instance.xml", instance.bytes, instance.n},
                                        {"season.yaml", season.bytes, season.n}};
        st = orki_file_set_write(folder, parts, sizeof parts / sizeof parts[0], NULL);
    }
    int reason = errno;
    orki_text_free(&season);
    orki_text_free(&instance);
    errno = reason;
    return st;
}

ork_status ork_xhstt_import(const char *path, const char *instance, const char *folder,
                            ork_diags *diags)
{
    orki_archive a;
    ork_status st = orki_archive_read(&a, path, instance, diags);
    if (st == ORK_OK)
        st = write_both(&a, folder);
    int reason = errno;
    orki_archive_free(&a);
    errno = reason;
    return st;
}
