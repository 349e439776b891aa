/* Temporary folders of the generate tests, and reading what was written there. */
#include "scratch.h"

#include "base/file.h"
#include "ork_test.h"

#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

void ork_scratch_open(ork_scratch *scratch)
{
    const char *base = getenv("TMPDIR");
    memset(scratch, 0, sizeof *scratch);
    snprintf(scratch->path, sizeof scratch->path, "%s/ork-generate-XXXXXX",
             base != NULL ? base : "/tmp");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(scratch->path));
}

static int take_away(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

void ork_scratch_close(ork_scratch *scratch)
{
    nftw(scratch->path, take_away, 8, FTW_DEPTH | FTW_PHYS);
    orki_arena_free(&scratch->arena);
}

const char *ork_scratch_path(ork_scratch *scratch, const char *name)
{
    const char *path = orki_arena_printf(&scratch->arena, "%s/%s", scratch->path, name);
    CU_ASSERT_PTR_NOT_NULL_FATAL(path);
    return path;
}

const char *ork_scratch_read(ork_scratch *scratch, const char *folder, const char *name)
{
    const char *bytes = NULL;
    size_t n = 0;
    const char *path = orki_arena_printf(&scratch->arena, "%s/%s", folder, name);
    CU_ASSERT_PTR_NOT_NULL_FATAL(path);
    if (orki_file_read(&bytes, &n, path, 64U << 20, &scratch->arena) != ORK_OK)
        return "";
    return bytes;
}

ork_season *ork_scratch_season(const char *path, size_t *n_findings)
{
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    CU_ASSERT_PTR_NOT_NULL_FATAL(diags);
    ork_status st = ork_season_read(&season, &path, 1, diags);
    *n_findings = ork_diags_count(diags);
    if (st != ORK_OK || *n_findings > 0) {
        char *text = ork_diags_print(diags, 0);
        printf("\n    %s: status %d\n%s", path, (int)st, text == NULL ? "" : text);
        ork_text_free(text);
    }
    ork_diags_free(diags);
    return season;
}
