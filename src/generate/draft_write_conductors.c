/* conductors.yaml of a made-up season: one for every five schools with orchestras of groups 5-8, at
 * home among them. They have a random stream of their own, so that the other files do not know of
 * them. */
#include "generate/draft_names.h"
#include "generate/draft_write.h"

enum { SCHOOLS_EACH = 5, MOST_TEACHERS = 5000, STREAM = 8 };

/* The n-th school with orchestras of groups 5-8. */
static const draft_school *school_at(const draft_season *s, int n)
{
    int i = 0;
    while (s->schools[i].n_leer == 0 || n-- > 0)
        i++;
    return &s->schools[i];
}

static void write_days(orki_text *out, orki_random *random)
{
    int off = orki_random_below(random, 2 * DRAFT_N_DAYS); /* half of them have a day off */
    const char *between = "";
    for (int day = 0; day < DRAFT_N_DAYS; day++) {
        if (day == off)
            continue;
        orki_text_printf(out, "%s%s", between, orki_draft_day_words[day]);
        between = " ";
    }
}

static void write_conductor(orki_text *out, const draft_school *near, int number,
                            orki_random *random)
{
    char name[DRAFT_TEXT];
    orki_draft_person_name(orki_random_below(random, orki_draft_n_people()), name, sizeof name);
    double lat = near->lat + (orki_random_unit(random) - 0.5) * 4 / 111.2;
    double lon = near->lon + (orki_random_unit(random) - 0.5) * 4 / 68.6;
    orki_text_printf(out,
                     "  - id: conductor-%d\n    name: %s\n    skills: {conductor: first}\n"
                     "    home: [%.3f, %.3f]\n    travels: %s\n    available: {",
                     number, name, lat, lon, orki_random_below(random, 3) == 0 ? "bike" : "car");
    write_days(out, random);
    orki_text_add(out, ": 08:00-16:00}\n"
                       "    contract: {kind: freelance, call-out: 3h, rate: 68.00}\n");
}

void orki_draft_write_conductors(orki_text *out, const draft_season *s)
{
    orki_random random = orki_random_start((uint64_t)s->options.seed, STREAM);
    int n_schools = 0;
    for (int i = 0; i < s->options.n_schools; i++)
        n_schools += s->schools[i].n_leer > 0;
    int n = (n_schools + SCHOOLS_EACH - 1) / SCHOOLS_EACH;
    n = n > MOST_TEACHERS - s->options.n_teachers ? MOST_TEACHERS - s->options.n_teachers : n;
    if (n <= 0) {
        orki_text_add(out, "# No conductors.\nteachers: []\n");
        return;
    }
    orki_text_add(out,
                  "# Conductors come to the rehearsals of whole orchestras, which the calendar "
                  "plans.\nteachers:\n");
    for (int i = 0; i < n; i++)
        write_conductor(out, school_at(s, (2 * i + 1) * n_schools / (2 * n)), i + 1, &random);
}
