/* The examples are valid without a single finding, and are what their documents say they are. */
#include "model/season_model.h"
#include "ork_test.h"
#include "scratch.h"

static ork_season *read_example(const char *path)
{
    size_t n_findings = 0;
    ork_season *season = ork_scratch_season(path, &n_findings);
    ORK_EQUAL_INT(n_findings, 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(season);
    return season;
}

static int count_of(const ork_season *s, const char *programme)
{
    int n = 0;
    for (int i = 0; i < s->n_orchestras; i++)
        n +=
            strncmp(s->programmes[s->orchestras[i].programme].id, programme, strlen(programme)) == 0
                ? 1
                : 0;
    return n;
}

static void test_examples__drechtsteden(void)
{
    ork_season *s = read_example("examples/drechtsteden");
    ORK_EQUAL_INT(s->n_schools, 12);
    ORK_EQUAL_INT(s->n_teachers, 35 + 3); /* and conductors */
    ORK_EQUAL_INT(count_of(s, "leerorkest"), 37);
    ORK_EQUAL_INT(count_of(s, "orientation"), 13);
    ORK_EQUAL_INT(count_of(s, "wijktalent"), 2);
    ORK_EQUAL_INT(s->n_orchestras, 37 + 13 + 2);
    int n_oriented = 0; /* schools */
    for (int i = 0; i < s->n_blocks; i++)
        n_oriented += strstr(s->blocks[i].id, "/orientation") != NULL ? 1 : 0;
    ORK_EQUAL_INT(n_oriented, 6);
    ork_season_free(s);
}

/* Coordinates of the table of real sites, to five places. */
static void test_examples__drechtsteden_sites(void)
{
    static const struct {
        const char *id;
        double lat, lon;
    } sites[] = {{"eden", 51.79831, 4.67204},         {"fontein", 51.79795, 4.66053},
                 {"albatros", 51.79123, 4.65175},     {"kennedy", 51.79106, 4.66847},
                 {"griffioen", 51.80046, 4.72327},    {"wantij", 51.81723, 4.69892},
                 {"toermalijn", 51.81597, 4.65098},   {"villa-ambacht", 51.84497, 4.64827},
                 {"knotwilg", 51.83687, 4.69822},     {"palet", 51.86380, 4.66405},
                 {"henri-dunant", 51.82114, 4.77133}, {"driemaster", 51.82670, 4.83724}};
    ork_season *s = read_example("examples/drechtsteden");
    for (int i = 0; i < s->n_schools && i < 12; i++) {
        ORK_EQUAL_TEXT(s->schools[i].id, sites[i].id);
        ORK_EQUAL_INT(s->schools[i].lat * 1e5 + 0.5, sites[i].lat * 1e5 + 0.5);
        ORK_EQUAL_INT(s->schools[i].lon * 1e5 + 0.5, sites[i].lon * 1e5 + 0.5);
    }
    ork_season_free(s);
}

static void test_examples__amsterdam(void)
{
    ork_season *s = read_example("examples/amsterdam");
    ORK_EQUAL_INT(s->n_schools, 40);
    ORK_EQUAL_INT(s->n_orchestras, 133);
    ORK_EQUAL_INT(s->n_teachers, 100 + 8);
    ORK_TRUE(s->n_buildings > 0);
    ork_season_free(s);
}

static void test_examples__small_ones(void)
{
    static const char *const paths[] = {
        "examples/quickstart",
        "examples/features/meetings.yaml",
        "examples/features/pins.yaml",
        "examples/features/secondary-school.yaml",
        "examples/features/shared-set.yaml",
        "examples/features/split-blocks.yaml",
    };
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        ork_season_free(read_example(paths[i]));
}

ORK_TEST_MAIN("examples", {"drechtsteden", test_examples__drechtsteden},
              {"sites", test_examples__drechtsteden_sites}, {"amsterdam", test_examples__amsterdam},
              {"small", test_examples__small_ones})
