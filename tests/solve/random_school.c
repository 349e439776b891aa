/* The season is written as a planner would, and read. */
#include "random_school.h"

#include "base/random.h"
#include "ork_test.h"

#include <stdarg.h>
#include <stdio.h>

enum { SCHOOL_BYTES = 1 << 16 };

/* A text that grows. */
typedef struct writer {
    char *text;
    size_t n;
} writer;

static void put(writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(writer *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(w->text + w->n, SCHOOL_BYTES - w->n, format, args);
    va_end(args);
    CU_ASSERT_TRUE_FATAL(n >= 0 && (size_t)n < SCHOOL_BYTES - w->n);
    w->n += (size_t)n;
}

static void put_teachers(writer *w, orki_random *random, int n)
{
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri"};
    put(w, "teachers:\n");
    for (int t = 0; t < n; t++) {
        int without = orki_random_below(random, 8);
        put(w, "  - {id: t%d, name: T%d, skills: [lesson], available: {", t, t);
        for (int d = 0, k = 0; d < 5; d++) {
            if (d != without)
                put(w, "%s%s", k++ > 0 ? " " : "", days[d]);
        }
        put(w, ": %s-13:00}, days: {wish: %d%s}}\n",
            orki_random_below(random, 4) == 0 ? "09:00" : "08:00", 1 + orki_random_below(random, 3),
            orki_random_below(random, 5) == 0 ? ", max: 3" : "");
    }
}

/* A school whose classes have at most as many lessons as the week has room for, or a few more. */
ork_season *random_school(uint64_t seed)
{
    static char text[SCHOOL_BYTES];
    writer w = {text, 0};
    orki_random random = orki_random_start(seed, 9);
    ork_season *season = NULL;
    int n_groups = 2 + orki_random_below(&random, 3),
        n_teachers = 3 + orki_random_below(&random, 4);
    put(&w, "format: 1\nseason: {name: S}\nskills: {lesson: {en: lesson, nl: les}}\nprogrammes:\n"
            "  course: {lesson: 60, changeover: 0, roles: [lesson], captain: no}\nschools:\n"
            "  - id: school\n    name: S\n    kind: secondary\n    hours:\n"
            "      mon tue wed thu fri: {open: 08:00-13:00}\n    starts: every 60 min\n"
            "    split: [days, teams]\n    rooms:\n");
    for (int g = 0; g < n_groups; g++)
        put(&w, "      - {id: room-%d, seats: 25}\n", g);
    put(&w, "    groups:\n");
    for (int g = 0; g < n_groups; g++)
        put(&w, "      - {id: g%d, name: G%d, year: 1, pupils: 25}\n", g, g);
    put(&w, "orchestras:\n");
    for (int t = 0; t < n_teachers; t++) {
        for (int g = 0; g < n_groups; g++) {
            int n = 2 + orki_random_below(&random, 4);
            put(&w,
                "  - {id: t%d-g%d, name: X, school: school, groups: [g%d], programme: course, "
                "meetings: {a-week: %d, a-day: %d, doubles: %d}}\n",
                t, g, g, n, 1 + (n > 3 || orki_random_below(&random, 4) > 0),
                n > 3 ? orki_random_below(&random, 3) : 0);
        }
    }
    put_teachers(&w, &random, n_teachers);
    put(&w, "pins:\n");
    for (int t = 0; t < n_teachers; t++) {
        for (int g = 0; g < n_groups; g++)
            put(&w, "  - {orchestra: t%d-g%d, role: lesson, teacher: t%d}\n", t, g, t);
    }
    put(&w, "limits: {day-teaching: %s, break-after: 24h, rest: 0}\n",
        orki_random_below(&random, 3) == 0 ? "4h" : "24h");
    put(&w,
        "weights: {idle: 0.05, extra-day: 9, double: 2, fairness: %d, wished-hours: 0.1, "
        "room-best: 0}\n",
        orki_random_below(&random, 2));
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_season_read_text(&season, text, w.n, "school", NULL, diags);
    char *findings = ork_diags_print(diags, 0);
    if (st != ORK_OK && findings != NULL)
        fprintf(stderr, "%s\n", findings);
    ork_text_free(findings);
    ork_diags_free(diags);
    CU_ASSERT_TRUE_FATAL(st == ORK_OK);
    return season;
}
