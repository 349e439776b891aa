/* ork_xhstt_import(): archive -> season.yaml and instance.xml. The season is read back before
 * anything is written, so that what is written can be used. */
#include "orkestrooster/xhstt.h"

#include "base/file.h"
#include "xhstt/archive.h"

/* The season's own reader has limits, too; anything else that it refuses is our mistake. */
static ork_status read_back(const orki_text *text)
{
    ork_season *season = NULL;
    ork_status st =
        ork_season_read_text(&season, orki_text_string(text), text->n, "season.yaml", NULL, NULL);
    ork_season_free(season);
    return st == ORK_ERR_INPUT ? ORK_ERR_INTERNAL : st;
}

static ork_status write_file(const char *folder, const char *name, const orki_text *text)
{
    orki_text path = {0};
    orki_text_printf(&path, "%s/%s", folder, name);
    ork_status st = path.is_failed
                        ? ORK_ERR_MEMORY
                        : orki_file_write(orki_text_string(&path), orki_text_string(text), text->n);
    orki_text_free(&path);
    return st;
}

static ork_status write_both(const orki_archive *a, const char *folder)
{
    orki_text season = {0}, instance = {0};
    orki_season_text(&season, &a->facts, &a->ids);
    orki_archive_begin(&instance, a);
    orki_archive_end(&instance);
    ork_status st = season.is_failed || instance.is_failed ? ORK_ERR_MEMORY : read_back(&season);
    if (st == ORK_OK)
        st = orki_folder_make(folder);
    if (st == ORK_OK)
        st = write_file(folder, "instance.xml", &instance);
    if (st == ORK_OK)
        st = write_file(folder, "season.yaml", &season);
    orki_text_free(&season);
    orki_text_free(&instance);
    return st;
}

ork_status ork_xhstt_import(const char *path, const char *instance, const char *folder,
                            ork_diags *diags)
{
    orki_archive a;
    ork_status st = orki_archive_read(&a, path, instance, diags);
    if (st == ORK_OK)
        st = write_both(&a, folder);
    orki_archive_free(&a);
    return st;
}
