/* Every rule of rules.def has its counting, its definition and its fixtures, and they agree.
 *
 * tests/rules/<rule>/ holds
 *   holds.yaml              the smallest season in which the rule means something
 *   holds.timetable.yaml    breaks no rule; a soft rule costs the first number of points.txt
 *   breaks.timetable.yaml   breaks this rule once and no other; a soft rule costs the second number
 *   points.txt              soft rules: those two numbers
 *   mutate.txt              changes to the whole week of tests/rules/week.timetable.yaml, which
 * breaks no rule; afterwards this rule is broken, or costs so many points more
 *                           ("points 60" in the first line) */
#include "ork_test.h"
#include "rule_fixture.h"

static const char *path_of(char *path, size_t n, orki_rule rule, const char *file)
{
    snprintf(path, n, "tests/rules/%s/%s", orki_rule_get(rule)->name, file);
    return path;
}

static bool file_has(const char *path, const char *wanted)
{
    FILE *file = fopen(path, "r");
    char line[4096];
    bool is_found = false;
    while (file != NULL && !is_found && fgets(line, sizeof line, file) != NULL)
        is_found = strstr(line, wanted) != NULL;
    if (file != NULL)
        fclose(file);
    return is_found;
}

/* The counting has its own file, and the rule its definition in words. */
static void look_for_files(orki_rule rule)
{
    const orki_rule_info *info = orki_rule_get(rule);
    char name[64], path[128], wanted[80];
    snprintf(name, sizeof name, "%s", info->name);
    for (char *c = name; *c != '\0'; c++)
        *c = *c == '-' ? '_' : *c;
    snprintf(path, sizeof path, "src/check/check_%s.c", name);
    ORK_TRUE(file_has(path, "ORKI_CHECK("));
    snprintf(wanted, sizeof wanted, info->is_hard ? "- **%s**" : "| %s |", info->name);
    ORK_TRUE(file_has("src/doc/rules.md", wanted));
}

static ork_verdict *judge_file(const ork_season *season, orki_rule rule, const char *file)
{
    char path[128];
    ork_timetable *timetable =
        season == NULL ? NULL : fixture_timetable(season, path_of(path, sizeof path, rule, file));
    ork_verdict *verdict = NULL;
    if (timetable != NULL)
        ORK_EQUAL_INT(ork_check(&verdict, season, timetable), ORK_OK);
    ork_timetable_free(timetable);
    ORK_TRUE(verdict != NULL);
    return verdict;
}

static void expect_breaches(const ork_verdict *verdict, orki_rule rule, int n)
{
    if (verdict == NULL)
        return;
    if (verdict->n_breaches != n || fixture_breaches(verdict, rule) != n)
        fixture_show(verdict);
    ORK_EQUAL_INT(verdict->n_breaches, n);
    ORK_EQUAL_INT(fixture_breaches(verdict, rule), n);
}

static void expect_points(const ork_verdict *holds, const ork_verdict *breaks, orki_rule rule)
{
    char path[128];
    FILE *file = fopen(path_of(path, sizeof path, rule, "points.txt"), "r");
    int before = -1, after = -1;
    ORK_TRUE(file != NULL && fscanf(file, "%d %d", &before, &after) == 2);
    if (file != NULL)
        fclose(file);
    ORK_TRUE(before != after);
    if (holds != NULL)
        ORK_EQUAL_INT(fixture_points(holds, rule), before);
    if (breaks != NULL)
        ORK_EQUAL_INT(fixture_points(breaks, rule), after);
}

static void run_fixture(orki_rule rule)
{
    char path[128];
    ork_season *season = fixture_season(path_of(path, sizeof path, rule, "holds.yaml"));
    ORK_TRUE(season != NULL);
    ork_verdict *holds = judge_file(season, rule, "holds.timetable.yaml");
    ork_verdict *breaks = judge_file(season, rule, "breaks.timetable.yaml");
    bool is_hard = orki_rule_get(rule)->is_hard;
    expect_breaches(holds, rule, 0);
    expect_breaches(breaks, rule, is_hard ? 1 : 0);
    if (!is_hard)
        expect_points(holds, breaks, rule);
    ork_verdict_free(holds);
    ork_verdict_free(breaks);
    ork_season_free(season);
}

/* Change the timetable line by line; the points that it must cost more, or 0. */
static int mutate(const ork_season *season, ork_timetable *timetable, orki_rule rule)
{
    char path[128], line[256];
    int points = 0, n_changes = 0;
    FILE *file = fopen(path_of(path, sizeof path, rule, "mutate.txt"), "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#' || sscanf(line, "points %d", &points) == 1)
            continue;
        bool is_done = fixture_change(season, timetable, line);
        if (!is_done)
            printf("\n    %s: cannot do: %s", path, line);
        ORK_TRUE(is_done);
        n_changes++;
    }
    if (file != NULL)
        fclose(file);
    ORK_TRUE(n_changes > 0);
    return points;
}

static void compare(const ork_verdict *before, const ork_verdict *after, orki_rule rule, int points)
{
    if (orki_rule_get(rule)->is_hard) {
        ORK_EQUAL_INT(before->n_breaches, 0);
        ORK_TRUE(fixture_breaches(after, rule) > 0);
    } else {
        ORK_TRUE(points != 0);
        ORK_EQUAL_INT(fixture_points(after, rule) - fixture_points(before, rule), points);
    }
}

static void run_mutation(orki_rule rule)
{
    ork_season *season = fixture_season("tests/rules/week.yaml");
    ork_timetable *timetable =
        season == NULL ? NULL : fixture_timetable(season, "tests/rules/week.timetable.yaml");
    ork_verdict *before = NULL, *after = NULL;
    ORK_TRUE(timetable != NULL);
    if (timetable != NULL && ork_check(&before, season, timetable) == ORK_OK) {
        int points = mutate(season, timetable, rule);
        if (ork_check(&after, season, timetable) == ORK_OK)
            compare(before, after, rule, points);
    }
    ORK_TRUE(before != NULL && after != NULL);
    ork_verdict_free(before);
    ork_verdict_free(after);
    ork_timetable_free(timetable);
    ork_season_free(season);
}

static void run(orki_rule rule)
{
    look_for_files(rule);
    run_fixture(rule);
    run_mutation(rule);
}

#define HARD(id, name, modelled)                                                                   \
    static void test_rules__##id(void)                                                             \
    {                                                                                              \
        run(ORKI_RULE_##id);                                                                       \
    }
#define SOFT(id, name, unit, weight, modelled) HARD(id, name, modelled)
#include "model/rules.def"
#undef HARD
#undef SOFT

int main(int argc, char **argv)
{
    static const ork_test_case cases[] = {
#define HARD(id, name, modelled) {name, test_rules__##id},
#define SOFT(id, name, unit, weight, modelled) {name, test_rules__##id},
#include "model/rules.def"
#undef HARD
#undef SOFT
    };
    return ork_test_run("rules", cases, (int)(sizeof cases / sizeof cases[0]), argc, argv);
}
