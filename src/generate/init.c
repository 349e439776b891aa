/* ork_init: a folder with a starter season and, beside it, the JSON Schemas that editors check it
 * and its scenarios with. Nothing that a planner already has is touched: a folder with YAML files
 * is refused. */
#include "base/file_set.h"
#include "base/message.h"
#include "generate/starter.h"
#include "orkestrooster/generate.h"
#include "orkestrooster/schema.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#define SEASON_FILE "season.yaml"
#define SCHEMA_FILE "season.schema.json"
#define SCENARIO_SCHEMA_FILE "scenario.schema.json"

static bool ends_with(const char *name, const char *tail)
{
    size_t n = strlen(name), k = strlen(tail);
    return n >= k && strcmp(name + n - k, tail) == 0;
}

/* @return ORK_OK when the folder is absent or holds nothing that would clash */
static ork_status check_folder(const char *folder, const char **why)
{
    ork_status st = ORK_OK;
    DIR *dir = opendir(folder);
    if (dir == NULL && errno == ENOENT)
        return ORK_OK;
    if (dir == NULL)
        return ORK_ERR_IO;
    for (const struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
        if (ends_with(e->d_name, ".yaml") || ends_with(e->d_name, ".schema.json")) {
            *why = _("the folder already holds a season; nothing was written");
            st = ORK_ERR_OPTION;
        }
    }
    closedir(dir);
    return st;
}

ork_status ork_init(const char *folder, const char **why)
{
    const char *reason = "";
    orki_text season = {0};
    char *schema = NULL, *scenario_schema = NULL;
    int why_io = 0;
    ork_status st = check_folder(folder, &reason);
    if (st != ORK_OK)
        goto out;
    schema = ork_schema_print(ORK_FORMAT_SEASON);
    scenario_schema = ork_schema_print(ORK_FORMAT_SCENARIO);
    orki_starter_write(&season, SCHEMA_FILE);
    if (schema == NULL || scenario_schema == NULL || season.is_failed) {
        st = ORK_ERR_MEMORY;
        goto out;
    }
    const orki_file_part parts[] = {
        {SCHEMA_FILE, schema, strlen(schema)},
        {SCENARIO_SCHEMA_FILE, scenario_schema, strlen(scenario_schema)},
        {SEASON_FILE, orki_text_string(&season), season.n}};
    st = orki_file_set_write(folder, parts, sizeof parts / sizeof parts[0], NULL);
out:
    why_io = errno;
    ork_text_free(schema);
    ork_text_free(scenario_schema);
    orki_text_free(&season);
    errno = why_io;
    if (why != NULL)
        *why = reason;
    return st;
}
