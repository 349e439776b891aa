/* Sentences about years of growth. */
#include "report/growth_words.h"

#include "base/message.h"
#include "report/phrases.h"

#include <inttypes.h>
#include <string.h>

orki_growth_words orki_growth_words_of(const ork_sweep *sweep, int year, bool is_dutch,
                                       orki_arena *arena)
{
    const ork_growth *growth = ork_sweep_growth(sweep);
    const ork_growth_year *y = &growth->years[year];
    return (orki_growth_words){sweep, growth,  ork_sweep_trial(sweep, y->team), y, year + 1,
                               arena, is_dutch};
}

const char *orki_growth_heading(const orki_growth_words *w)
{
    const char *names = "";
    int n = w->year->n_schools;
    for (int i = 0; i < n && names != NULL; i++)
        names = orki_arena_printf(w->arena, "%s%s%s", names,
                                  i == 0       ? ""
                                  : i == n - 1 ? _(" and ")
                                               : ", ",
                                  w->year->names[i]);
    return names == NULL
               ? NULL
               : orki_arena_printf(w->arena, _n("Year %d: %s joins", "Year %d: %s join", n),
                                   w->number, names);
}

const char *orki_growth_choice_text(const orki_growth_words *w)
{
    const ork_growth_year *y = w->year;
    switch (y->choice) {
    case ORK_GROWTH_ALL:
        return orki_arena_printf(
            w->arena,
            _n("It was the only choice.",
               "Of all %d possible choices, each tried, the one with the fewest sections without a "
               "teacher, then the fewest changes, then the least cost.",
               y->n_sets),
            y->n_sets);
    case ORK_GROWTH_GREEDY:
        return orki_arena_printf(
            w->arena,
            _("There are too many choices to try all: chosen one after the other, each time the "
              "one with the fewest sections without a teacher (%d tried)."),
            y->n_sets);
    case ORK_GROWTH_ORDER:
        break;
    }
    return orki_arena_printf(w->arena, "%s", _("In the order of the list."));
}

/* "(proven)" of what lies between a bound and what was found. */
static const char *proof_text(const orki_growth_words *w, int64_t found, int64_t bound)
{
    if (bound >= found)
        return orki_arena_printf(w->arena, "%s", _("proven: no timetable loses fewer"));
    if (bound > 0)
        return orki_arena_printf(w->arena, _("proven: at least %" PRId64), bound);
    return orki_arena_printf(w->arena, "%s", _("not proven: a longer search may find one"));
}

const char *orki_growth_team_text(const orki_growth_words *w)
{
    int64_t lost = w->team->lost;
    if (lost == 0)
        return orki_arena_printf(w->arena, "%s",
                                 w->number == 1
                                     ? _("Today's team can carry this: nobody loses a lesson, and "
                                         "every new section has a teacher.")
                                     : _("The team of the year before can carry this: nobody loses "
                                         "a lesson, and every new section has a teacher."));
    const char *proof = proof_text(w, lost, w->team->lost_bound);
    const char *n = orki_arena_printf(w->arena, _n("%d loss", "%d losses", lost), (int)lost);
    if (n == NULL || proof == NULL)
        return NULL;
    return orki_arena_printf(w->arena,
                             w->number == 1
                                 ? _("Today's team is too small: %s (%s).")
                                 : _("The team of the year before is too small: %s (%s)."),
                             n, proof);
}

const char *orki_growth_lacks_text(const orki_growth_words *w)
{
    const char *text = "";
    for (int i = 0; i < w->team->n_lacks && text != NULL; i++) {
        const ork_trial_lack *lack = &w->team->lacks[i];
        text = orki_arena_printf(w->arena, _("%s%s%s %d at %s"), text, i > 0 ? ", " : "",
                                 w->is_dutch ? lack->role_nl : lack->role_en, lack->n, lack->name);
    }
    return text;
}

static const char *least_text(const orki_growth_words *w)
{
    const ork_growth_year *y = w->year;
    if (y->is_least_proven)
        return _("proven: fewer do not suffice");
    return y->least_people == 0 ? _("not proven: a longer search may need fewer")
                                : orki_arena_printf(w->arena,
                                                    _n("not proven: at least %d",
                                                       "not proven: at least %d", y->least_people),
                                                    y->least_people);
}

const char *orki_growth_need_text(const orki_growth_words *w)
{
    const ork_growth_year *y = w->year;
    if (w->team->lost == 0)
        return "";
    if (!y->is_asked)
        return _("There is nobody left on the list who could be hired.");
    if (y->n_options == 0)
        return _("Nobody on the list of people who could be hired makes it better.");
    const char *least = least_text(w);
    if (least == NULL)
        return NULL;
    if (y->target > 0)
        return orki_arena_printf(
            w->arena,
            _n("Even with everybody on the list %" PRId64 " remain lost; for that %d new person is "
               "enough (%s).",
               "Even with everybody on the list %" PRId64 " remain lost; for that %d new people "
               "are enough (%s).",
               y->n_people),
            y->target, y->n_people, least);
    return orki_arena_printf(w->arena,
                             _n("With %d new person everything is given (%s).",
                                "With %d new people everything is given (%s).", y->n_people),
                             y->n_people, least);
}

const char *orki_growth_option_text(const orki_growth_words *w, const ork_growth_option *option)
{
    const char *words[3] = {option->is_fewest ? _("fewest people") : NULL,
                            option->is_cheapest ? _("least cost in points") : NULL,
                            option->is_least_paid ? _("least pay") : NULL};
    const char *text = "";
    for (int i = 0; i < 3 && text != NULL; i++) {
        if (words[i] != NULL)
            text =
                orki_arena_printf(w->arena, "%s%s%s", text, text[0] == '\0' ? "" : ", ", words[i]);
    }
    return text;
}

const char *orki_growth_days_text(orki_arena *arena, const char *days)
{
    const char *text = "";
    for (int day = 0; day < ORKI_N_DAYS && text != NULL; day++) {
        if (strstr(days, orki_day_word(day)) != NULL)
            text = orki_arena_printf(arena, "%s%s%s", text, text[0] == '\0' ? "" : ", ",
                                     orki_day_short(day));
    }
    return text;
}

const char *orki_growth_profiles_text(const ork_growth *growth, orki_arena *arena)
{
    int n_people = 0;
    for (int i = 0; i < growth->n_profiles; i++)
        n_people += growth->profiles[i].n_people;
    return orki_arena_printf(
        arena,
        growth->is_derived
            ? _("Who could be hired was derived from today's team: for each combination of skills "
                "two people with the ordinary week of those who have it (%d profiles, %d people). "
                "candidates.yaml holds them; a list of your own, hires, takes their place.")
            : _("Who could be hired is what the file says: %d profiles, %d people."),
        growth->n_profiles, n_people);
}
