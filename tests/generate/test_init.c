/* init writes a season that is valid as it stands, names its schema, and never overwrites. */
#include "base/file.h"
#include "ork_test.h"
#include "orkestrooster/generate.h"
#include "scratch.h"

#include <unistd.h>

static void test_init__writes_a_valid_season(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *why = NULL, *folder = ork_scratch_path(&scratch, "new/season");
    size_t n_findings = 0;
    ORK_EQUAL_INT(ork_init(folder, &why), ORK_OK);
    const char *text = ork_scratch_read(&scratch, folder, "season.yaml");
    const char first[] = "# yaml-language-server: $schema=season.schema.json\n";
    ORK_TRUE(strncmp(text, first, strlen(first)) == 0);
    const char *schema = ork_scratch_read(&scratch, folder, "season.schema.json");
    ORK_TRUE(schema[0] == '{' && strstr(schema, "draft-07") != NULL);
    schema = ork_scratch_read(&scratch, folder, "scenario.schema.json");
    ORK_TRUE(schema[0] == '{' && strstr(schema, "changes") != NULL);
    ork_season *season = ork_scratch_season(folder, &n_findings);
    CU_ASSERT_PTR_NOT_NULL_FATAL(season);
    ORK_EQUAL_INT(n_findings, 0);
    ORK_EQUAL_INT(ork_season_measure(season).n_schools, 2);
    ORK_EQUAL_INT(ork_season_measure(season).n_orchestras, 6);
    ork_season_free(season);
    ork_scratch_close(&scratch);
}

static void check_refused(const char *name)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *why = NULL, *mine = "mine\n";
    ORK_EQUAL_INT(orki_file_write(ork_scratch_path(&scratch, name), mine, strlen(mine)), ORK_OK);
    ORK_EQUAL_INT(ork_init(scratch.path, &why), ORK_ERR_OPTION);
    ORK_TRUE(why != NULL && strlen(why) > 20);
    ORK_EQUAL_TEXT(ork_scratch_read(&scratch, scratch.path, name), mine);
    const char *other = strcmp(name, "season.yaml") == 0 ? "season.schema.json" : "season.yaml";
    ORK_TRUE(access(ork_scratch_path(&scratch, other), F_OK) != 0);
    ork_scratch_close(&scratch);
}

static void test_init__refuses_to_overwrite(void)
{
    check_refused("season.yaml");
    check_refused("season.schema.json");
    check_refused("scenario.schema.json");
    check_refused("teachers.yaml");
}

static void test_init__other_files_do_not_matter(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *why = NULL;
    ORK_EQUAL_INT(orki_file_write(ork_scratch_path(&scratch, "notes.txt"), "x", 1), ORK_OK);
    ORK_EQUAL_INT(ork_init(scratch.path, &why), ORK_OK);
    ORK_EQUAL_INT(ork_init(scratch.path, &why), ORK_ERR_OPTION);
    ork_scratch_close(&scratch);
}

/* A file where the folder should be. */
static void test_init__a_file_is_no_folder(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *why = NULL, *path = ork_scratch_path(&scratch, "file");
    ORK_EQUAL_INT(orki_file_write(path, "x", 1), ORK_OK);
    ORK_EQUAL_INT(ork_init(path, &why), ORK_ERR_IO);
    ork_scratch_close(&scratch);
}

ORK_TEST_MAIN("init", {"valid", test_init__writes_a_valid_season},
              {"refuses", test_init__refuses_to_overwrite},
              {"others", test_init__other_files_do_not_matter},
              {"file", test_init__a_file_is_no_folder})
