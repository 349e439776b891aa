/* season.yaml, programmes.yaml and orchestras.yaml of a made-up season, and the pieces of text that
 * the other files share. */
#include "generate/draft_write.h"

#include <inttypes.h>

const char *const orki_draft_day_words[DRAFT_N_DAYS] = {"mon", "tue", "wed", "thu", "fri"};

void orki_draft_write_span(orki_text *out, draft_span span)
{
    orki_text_printf(out, "%02d:%02d-%02d:%02d", span.from / 60, span.from % 60, span.to / 60,
                     span.to % 60);
}

void orki_draft_write_days(orki_text *out, unsigned mask)
{
    const char *between = "";
    for (int day = 0; day < DRAFT_N_DAYS; day++) {
        if ((mask >> day & 1U) == 0)
            continue;
        orki_text_printf(out, "%s%s", between, orki_draft_day_words[day]);
        between = ", ";
    }
}

void orki_draft_write_dated(orki_text *out, const draft_dated *dated, int n)
{
    for (int i = 0; i < n; i++) {
        orki_text_printf(out, "%s%s ", i > 0 ? ", " : "", orki_draft_day_words[dated[i].day]);
        orki_draft_write_span(out, dated[i].span);
    }
}

void orki_draft_write_season(orki_text *out, const draft_season *s)
{
    orki_text_printf(out,
                     "# A made-up season: orkestrooster generate --schools %d --orchestras %d "
                     "--teachers %d --seed %" PRId64 "\n",
                     s->options.n_schools, s->options.n_orchestras, s->options.n_teachers,
                     s->options.seed);
    orki_text_printf(out,
                     "# Towns, schools and people are invented.\n"
                     "format: 1\n"
                     "organisation: {name: Leerorkest %s, language: nl}\n",
                     s->schools[0].town);
    orki_text_add(out, "season:\n"
                       "  name: 2026-2027\n"
                       "  from: 2026-08-31\n"
                       "  to: 2027-07-16\n"
                       "  holidays: midden\n"
                       "travel:\n"
                       "  modes:\n"
                       "    bike: {speed: 14, detour: 1.3, fixed: 5}\n"
                       "    car: {speed: 30, detour: 1.3, fixed: 5}\n");
}

void orki_draft_write_programmes(orki_text *out, const draft_season *s)
{
    static const char roles[] = "[violin, trumpet, cello, flute, clarinet, percussion, trombone]";
    orki_text_printf(out,
                     "# The kinds of lessons; lengths in minutes.\n"
                     "programmes:\n"
                     "  leerorkest:\n"
                     "    name: Leerorkest\n"
                     "    lesson: 60\n"
                     "    changeover: 5\n"
                     "    roles: %s\n"
                     "    captain: yes\n"
                     "    tutti: {every: 4 weeks, first-after: 6, conductor: yes}\n"
                     "    lessons: 34\n",
                     roles);
    if (s->n_orient > 0)
        orki_text_add(out, "  orientation:\n"
                           "    name: Oriëntatie\n"
                           "    lesson: 45\n"
                           "    changeover: 5\n"
                           "    roles: [orientation]\n"
                           "    captain: no\n");
    if (s->n_after > 0)
        orki_text_printf(out,
                         "  wijktalent:\n"
                         "    name: Wijktalentorkest\n"
                         "    lesson: 90\n"
                         "    when: after-school\n"
                         "    until: 17:30\n"
                         "    roles: %s\n"
                         "    captain: no\n",
                         roles);
}

/* The pupils over the instruments, the first ones one more where they do not divide. */
static void write_sections(orki_text *out, unsigned roles, int pupils)
{
    int n = 0, i = 0;
    for (int role = 0; role < DRAFT_N_ROLES; role++)
        n += (roles >> role & 1U) != 0 ? 1 : 0;
    orki_text_add(out, "sections: {");
    for (int role = 0; role < DRAFT_N_ROLES; role++) {
        if ((roles >> role & 1U) == 0)
            continue;
        orki_text_printf(out, "%s%s: %d", i > 0 ? ", " : "", orki_draft_role_ids[role],
                         pupils / n + (i < pupils % n ? 1 : 0));
        i++;
    }
    orki_text_add_char(out, '}');
}

static void write_orchestra(orki_text *out, const draft_school *school, const draft_orchestra *o)
{
    orki_text_printf(out, "  - {id: %s, school: %s, groups: [", o->id, school->id);
    for (int i = 0; i < o->n_groups; i++)
        orki_text_printf(out, "%s%s", i > 0 ? ", " : "", school->groups[o->first_group + i].id);
    orki_text_printf(out, "], programme: %s", o->is_orientation ? "orientation" : "leerorkest");
    if (o->is_orientation) {
        orki_text_add(out, "}\n");
        return;
    }
    if (school->lesson_min != 60)
        orki_text_printf(out, ", lesson: %d", school->lesson_min);
    orki_text_add(out, ",\n     ");
    write_sections(out, school->roles, o->pupils);
    orki_text_add(out, "}\n");
}

static void write_after(orki_text *out, const draft_season *s, int index)
{
    const draft_after *after = &s->after[index];
    orki_text_printf(out,
                     "  - id: wijktalent-%d\n"
                     "    school: %s\n"
                     "    groups: [",
                     index + 1, s->schools[after->school].id);
    for (int i = 0; i < after->n_groups; i++) {
        const draft_school *school = &s->schools[after->groups[i].school];
        orki_text_printf(out, "%s%s/%s", i > 0 ? ", " : "", school->id,
                         school->groups[after->groups[i].group].id);
    }
    orki_text_add(out, "]\n    programme: wijktalent\n    days: [");
    orki_draft_write_days(out, 1U << after->day | 1U << after->other_day);
    int n_roles = 0;
    for (int role = 0; role < DRAFT_N_ROLES; role++)
        n_roles += (after->roles >> role & 1U) != 0 ? 1 : 0;
    orki_text_add(out, "]\n    ");
    write_sections(out, after->roles, n_roles * 5);
    orki_text_add_char(out, '\n');
}

void orki_draft_write_orchestras(orki_text *out, const draft_season *s)
{
    orki_text_add(out, "# The orchestras: who plays together, and how many children play what.\n"
                       "orchestras:\n");
    for (int i = 0; i < s->options.n_schools; i++)
        for (int k = 0; k < s->schools[i].n_orchestras; k++)
            write_orchestra(out, &s->schools[i], &s->schools[i].orchestras[k]);
    for (int i = 0; i < s->n_after; i++)
        write_after(out, s, i);
}
