/* A season full of hostile names, exported and read back: nothing of it is recognisable, and
 * everything has the same structure. */
#include "ork_test.h"
#include "orkestrooster/check.h"
#include "orkestrooster/solve.h"
#include "sharing.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char hostile[] = "tests/export/hostile";
static const char *const files[] = {
    "season.yaml",    "travel.csv",     "travel-period-1.csv",       "holidays-1.csv",
    "holidays-2.csv", "timetable.yaml", "last-season/timetable.yaml"};
enum { N_FILES = sizeof files / sizeof files[0] };

/* Everything in one text; how many of the files there are. */
static int count_files(ork_scratch *scratch, const char *folder)
{
    int n = 0;
    for (int i = 0; i < N_FILES; i++)
        n += ork_scratch_read(scratch, folder, files[i])[0] != '\0';
    return n;
}

static bool has_anywhere(ork_scratch *scratch, const char *folder, const char *text)
{
    for (int i = 0; i < N_FILES; i++) {
        if (strstr(ork_scratch_read(scratch, folder, files[i]), text) != NULL)
            return true;
    }
    return false;
}

static int count_entries(const char *folder)
{
    int n = 0;
    DIR *open = opendir(folder);
    for (const struct dirent *entry = NULL; open != NULL && (entry = readdir(open)) != NULL;)
        n += entry->d_name[0] != '.';
    if (open != NULL)
        closedir(open);
    return n;
}

static const char *write_timetable(ork_scratch *scratch, const ork_season *season)
{
    ork_result *result = NULL;
    ork_options options = ork_options_default();
    options.threads = 1;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(result);
    CU_ASSERT_PTR_NOT_NULL_FATAL(result->timetable);
    const char *path = ork_scratch_path(scratch, "given.yaml");
    char *text = ork_timetable_print(season, result->timetable);
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
    ork_text_free(text);
    ork_result_free(result);
    return path;
}

static int64_t cost_of(const ork_season *season, const char *path)
{
    ork_timetable *timetable = NULL;
    ork_verdict *verdict = NULL;
    ORK_EQUAL_INT(ork_timetable_read(&timetable, season, path, NULL), ORK_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(timetable);
    ORK_EQUAL_INT(ork_check(&verdict, season, timetable), ORK_OK);
    int64_t cost = verdict->n_breaches == 0 ? verdict->cost : -1;
    ork_verdict_free(verdict);
    ork_timetable_free(timetable);
    return cost;
}

/* Every word, name, town and comment of the season has zz or Zz in it, or a letter that is not
 * ASCII; its coordinates begin with the same digits. */
static void test_season__nothing_is_left(void)
{
    static const char *const marks[] = {"zz",   "Zz",   "51.79", "4.66",    "4.68", "4.70",
                                        "4.71", "#",    "\xC3",  "\xE6",    "\xE2", "Dordrecht",
                                        "anna", "Anna", "Wit",   "gymzaal", "Leer"};
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    ork_season *before = sharing_read(hostile);
    const char *given = write_timetable(&scratch, before);
    for (int blur = 0; blur <= 500; blur += 500) {
        const char *folder =
            sharing_export(&scratch, hostile, given, sharing_options(blur), blur == 0 ? "a" : "b");
        ORK_EQUAL_INT(count_files(&scratch, folder), N_FILES);
        ORK_EQUAL_INT(count_entries(folder), N_FILES); /* six, and the folder of the seventh */
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
            bool is_comment = strcmp(marks[i], "#") == 0; /* the timetable's own first line */
            bool is_there = has_anywhere(&scratch, folder, marks[i]);
            if (is_comment)
                is_there = strchr(ork_scratch_read(&scratch, folder, "season.yaml"), '#') != NULL;
            if (is_there)
                printf("\n    \"%s\" is left", marks[i]);
            ORK_TRUE(!is_there);
        }
        ork_season_free(sharing_read(folder));
    }
    ork_season_free(before);
    ork_scratch_close(&scratch);
}

static void test_season__same_structure(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    ork_season *before = sharing_read(hostile);
    const char *given = write_timetable(&scratch, before);
    const char *folder = sharing_export(&scratch, hostile, given, sharing_options(0), "a");
    ork_season *after = sharing_read(folder);
    ORK_EQUAL_INT(sharing_count_other_ways(before, after), 0);
    ORK_TRUE(strcmp(sharing_program(&scratch, before), sharing_program(&scratch, after)) == 0);
    ORK_EQUAL_INT(after->n_addresses, before->n_addresses);
    ORK_EQUAL_INT(after->n_occasions, before->n_occasions);
    ORK_EQUAL_INT(after->n_pins, before->n_pins);
    for (int i = 0; i < before->n_sections; i++)
        ORK_EQUAL_INT(after->sections[i].last_teacher, before->sections[i].last_teacher);
    for (int i = 0; i < before->n_schools; i++)
        ORK_EQUAL_INT(after->schools[i].closures.n, before->schools[i].closures.n);
    for (int i = 0; i < before->n_schools; i++) {
        const orki_school *a = &before->schools[i], *b = &after->schools[i];
        const orki_occasion *at = &before->occasions[0], *to = &after->occasions[0];
        double was = orki_distance_km(a->lat, a->lon, at->lat, at->lon);
        ORK_TRUE(fabs(orki_distance_km(b->lat, b->lon, to->lat, to->lon) - was) < 1e-7);
    }
    int64_t cost = cost_of(before, given);
    ORK_TRUE(cost > 0);
    char path[500];
    snprintf(path, sizeof path, "%s/timetable.yaml", folder);
    ORK_EQUAL_INT(cost_of(after, path), cost);
    ork_season_free(after);
    ork_season_free(before);
    ork_scratch_close(&scratch);
}

/* No distance changes by more than twice the blur, and most do; equal places stay equal. */
static void test_season__blur(void)
{
    enum { BLUR = 400 };
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    ork_season *before = sharing_read(hostile);
    ork_season *after =
        sharing_read(sharing_export(&scratch, hostile, NULL, sharing_options(BLUR), "a"));
    int n_other = 0;
    for (int t = 0; t < before->n_teachers; t++) {
        const orki_teacher *a = &before->teachers[t], *b = &after->teachers[t];
        const orki_school *c = &before->schools[2], *d = &after->schools[2];
        ORK_EQUAL_INT(a->has_home, b->has_home);
        if (!a->has_home)
            continue;
        double was = orki_distance_km(a->lat, a->lon, c->lat, c->lon) * 1000;
        double is = orki_distance_km(b->lat, b->lon, d->lat, d->lon) * 1000;
        ORK_TRUE(fabs(is - was) <= 2 * BLUR + 3); /* and rounding */
        ORK_EQUAL_INT(is == 0, was == 0);         /* one lives at the school */
        n_other += fabs(is - was) > 1;
    }
    ORK_TRUE(n_other >= 2);
    ORK_TRUE(sharing_count_other_ways(before, after) > 0);
    ORK_EQUAL_INT(after->n_addresses, before->n_addresses);
    ork_season_free(after);
    ork_season_free(before);
    ork_scratch_close(&scratch);
}

static void test_season__other_seed_other_places(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    ork_share_options options = sharing_options(0);
    const char *a = sharing_export(&scratch, hostile, NULL, options, "a");
    const char *b = sharing_export(&scratch, hostile, NULL, options, "b");
    options.seed = 2;
    const char *c = sharing_export(&scratch, hostile, NULL, options, "c");
    const char *of_a = ork_scratch_read(&scratch, a, "season.yaml");
    ORK_TRUE(strcmp(of_a, ork_scratch_read(&scratch, b, "season.yaml")) == 0);
    ORK_TRUE(strcmp(of_a, ork_scratch_read(&scratch, c, "season.yaml")) != 0);
    ork_scratch_close(&scratch);
}

static void test_season__money(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    ork_share_options options = sharing_options(0);
    ork_season *with = sharing_read(sharing_export(&scratch, hostile, NULL, options, "a"));
    options.has_money = 0;
    ork_season *without = sharing_read(sharing_export(&scratch, hostile, NULL, options, "b"));
    ORK_TRUE(with->money.is_given && !without->money.is_given);
    ORK_EQUAL_INT(with->teachers[0].rate_cents, 7143);
    ORK_EQUAL_INT(without->teachers[0].rate_cents, -1);
    ORK_EQUAL_INT(without->teachers[1].call_out_min, with->teachers[1].call_out_min);
    ORK_TRUE(with->teachers[1].call_out_min > 0); /* a contract without a rate is still one */
    ork_season_free(without);
    ork_season_free(with);
    ork_scratch_close(&scratch);
}

static void test_season__key(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    ork_share_options options = sharing_options(0);
    options.key = ork_scratch_path(&scratch, "key.csv");
    sharing_export(&scratch, hostile, NULL, options, "a");
    const char *key = ork_scratch_read(&scratch, scratch.path, "key.csv");
    ORK_TRUE(strncmp(key, "kind,word,alias\nschool,zz,s1\n", 29) == 0);
    ORK_TRUE(strstr(key, "\nteacher,zz-anna,t2\n") != NULL);
    ORK_TRUE(strstr(key, "\nteacher,zz-weg,t6\n") != NULL); /* of last season */
    ORK_TRUE(strstr(key, "\nskill,zz-brass,k4\n") != NULL);
    ork_scratch_close(&scratch);
}

/* Without --anonymise the season is the same, word for word, put together from its files. */
static void test_season__as_it_is(void)
{
    static const char *const paths[] = {"tests/export/hostile",
                                        "examples/quickstart",
                                        "examples/drechtsteden",
                                        "examples/features/meetings.yaml",
                                        "examples/features/pins.yaml",
                                        "examples/features/secondary-school.yaml",
                                        "examples/features/shared-set.yaml",
                                        "examples/features/split-blocks.yaml"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        ork_scratch scratch;
        ork_scratch_open(&scratch);
        ork_season *before = sharing_read(paths[i]);
        const char *folder =
            sharing_export(&scratch, paths[i], NULL, ork_share_options_default(), "a");
        ork_season *after = sharing_read(folder);
        ORK_EQUAL_INT(sharing_count_other_ways(before, after), 0);
        ORK_EQUAL_TEXT(after->name, before->name);
        ORK_EQUAL_TEXT(after->organisation, before->organisation);
        ORK_TRUE(strcmp(sharing_program(&scratch, before), sharing_program(&scratch, after)) == 0);
        /* written once more it is the very same */
        const char *again =
            sharing_export(&scratch, folder, NULL, ork_share_options_default(), "b");
        ork_season *third = sharing_read(again);
        ORK_TRUE(after->fingerprint == third->fingerprint);
        if (strstr(paths[i], "features") != NULL || i == 1) /* nothing beside them */
            ORK_TRUE(before->fingerprint == after->fingerprint);
        ork_season_free(third);
        ork_season_free(after);
        ork_season_free(before);
        ork_scratch_close(&scratch);
    }
}

/* Whichever allocation fails, nothing is handed over but the failure. */
static void test_season__memory(void)
{
    enum { MOST = 100000 };
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *path = hostile, *folder = ork_scratch_path(&scratch, "a");
    ork_share_options options = sharing_options(100);
    int n_failed = 0;
    for (int n = 1; n < MOST; n++, n_failed++) {
        orki_memory_fail_at(n);
        ork_status st = ork_export_season(&(ork_season_source){.paths = &path, .n_paths = 1}, NULL,
                                          &options, folder, NULL);
        orki_memory_fail_at(0);
        if (st == ORK_OK)
            break;
        ORK_EQUAL_INT(st, ORK_ERR_MEMORY);
    }
    ORK_TRUE(n_failed > 50);
    ork_scratch_close(&scratch);
}

ORK_TEST_MAIN("share-season", {"nothing_is_left", test_season__nothing_is_left},
              {"same_structure", test_season__same_structure}, {"blur", test_season__blur},
              {"other_seed_other_places", test_season__other_seed_other_places},
              {"money", test_season__money}, {"key", test_season__key},
              {"as_it_is", test_season__as_it_is}, {"memory", test_season__memory})
