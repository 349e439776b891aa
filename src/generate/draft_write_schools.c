/* schools.yaml of a made-up season: buildings, and schools with bells, rooms and groups. */
#include "generate/draft_bells.h"
#include "generate/draft_write.h"

static void write_bells(orki_text *out, const draft_bell *bells)
{
    orki_text_add_char(out, '[');
    for (const draft_bell *b = bells; b->span.to > 0; b++) {
        if (b > bells)
            orki_text_add(out, ", ");
        if (b->first_year > 0)
            orki_text_add(out, "{at: ");
        orki_draft_write_span(out, b->span);
        if (b->first_year > 0)
            orki_text_printf(out, ", years: %d-%d}", b->first_year, b->last_year);
    }
    orki_text_add_char(out, ']');
}

static void write_hours(orki_text *out, int scheme)
{
    orki_text_printf(out, "    hours:  # %s\n", orki_draft_schemes[scheme].words);
    for (int i = 0; i < 3 && orki_draft_schemes[scheme].days[i].mask != 0; i++) {
        const draft_bell_day *rows = &orki_draft_schemes[scheme].days[i];
        orki_text_printf(out, "      %s:\n        open: ", rows->days);
        write_bells(out, rows->open);
        orki_text_add(out, "\n        breaks: ");
        write_bells(out, rows->breaks);
        orki_text_add_char(out, '\n');
    }
}

static void write_fits(orki_text *out, unsigned fits)
{
    static const struct {
        unsigned bit;
        const char *word;
    } words[] = {{DRAFT_TUTTI, "tutti"},           {DRAFT_STRINGS, "strings"},
                 {DRAFT_WOODWIND, "woodwind"},     {DRAFT_BRASS, "brass"},
                 {DRAFT_PERCUSSION, "percussion"}, {DRAFT_FITS_ORIENTATION, "orientation"}};
    const char *between = "";
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if ((fits & words[i].bit) == 0)
            continue;
        orki_text_printf(out, "%s%s", between, words[i].word);
        between = ", ";
    }
}

static void write_rooms(orki_text *out, const draft_room *rooms, int n)
{
    orki_text_add(out, "    rooms:\n");
    for (int i = 0; i < n; i++) {
        orki_text_printf(out, "      - {id: %s, seats: %d, fits: [", rooms[i].id, rooms[i].seats);
        write_fits(out, rooms[i].fits);
        orki_text_add_char(out, ']');
        if (rooms[i].best != 0) {
            orki_text_add(out, ", best: [");
            write_fits(out, rooms[i].best);
            orki_text_add_char(out, ']');
        }
        if (rooms[i].n_closed > 0) {
            orki_text_add(out, ", closed: [");
            orki_draft_write_dated(out, rooms[i].closed, rooms[i].n_closed);
            orki_text_add_char(out, ']');
        }
        orki_text_add(out, "}\n");
    }
}

static void write_groups(orki_text *out, const draft_school *school)
{
    orki_text_add(out, "    groups:\n");
    for (int i = 0; i < school->n_groups; i++) {
        const draft_group *g = &school->groups[i];
        orki_text_printf(out, "      - {id: %s, year: %d, pupils: %d", g->id, g->year, g->pupils);
        if (g->n_busy > 0) {
            orki_text_add(out, ", busy: [");
            orki_draft_write_dated(out, g->busy, g->n_busy);
            orki_text_add_char(out, ']');
        }
        if (g->teacher_days != 0) {
            orki_text_add(out, ", teacher-days: [");
            orki_draft_write_days(out, g->teacher_days);
            orki_text_add_char(out, ']');
        }
        orki_text_add(out, "}\n");
    }
}

static void write_school(orki_text *out, const draft_season *s, const draft_school *school)
{
    orki_text_printf(out, "\n  - id: %s\n    name: %s\n    town: %s\n    at: [%.5f, %.5f]\n",
                     school->id, school->name, school->town, school->lat, school->lon);
    if (school->building >= 0)
        orki_text_printf(out, "    building: %s\n", s->buildings[school->building].id);
    write_hours(out, school->scheme);
    orki_text_add(out, "    days: {allowed: [");
    orki_draft_write_days(out, school->allowed);
    if (school->preferred != 0) {
        orki_text_add(out, "], prefer: [");
        orki_draft_write_days(out, school->preferred);
    }
    orki_text_add(out, "]}\n");
    if (school->n_rooms > 0)
        write_rooms(out, school->rooms, school->n_rooms);
    if (school->n_groups > 0)
        write_groups(out, school);
}

void orki_draft_write_schools(orki_text *out, const draft_season *s)
{
    orki_text_add(out, "# The schools: bells, rooms and groups.\n");
    if (s->n_buildings > 0)
        orki_text_add(out, "buildings:\n");
    for (int i = 0; i < s->n_buildings; i++) {
        orki_text_printf(out, "  - id: %s\n", s->buildings[i].id);
        write_rooms(out, s->buildings[i].rooms, s->buildings[i].n_rooms);
    }
    orki_text_add(out, "schools:\n");
    for (int i = 0; i < s->options.n_schools; i++)
        write_school(out, s, &s->schools[i]);
}
