/* The parts of a trial that are of growth alone. Pay a week is the rate times the minutes that the
 * season's `money` lists, without dates and kilometres; pay of the season is the calendar's. */
#include "ask/growth_try.h"

#include "ask/hire_cover.h"
#include "base/text.h"
#include "check/view.h"
#include "orkestrooster/calendar.h"

#include <string.h>

static int teacher_named(const ork_season *season, const char *id)
{
    int t = 0;
    while (t < season->n_teachers && strcmp(season->teachers[t].id, id) != 0)
        t++;
    return t < season->n_teachers ? t : -1;
}

/* Hires of one profile stand side by side; what makes them alike is all but their names. */
static bool are_alike(const ork_hire *a, const ork_hire *b)
{
    return a->profile == b->profile;
}

static ork_status cover(const ork_trial *trial, const ork_season *season, ork_timetable *t)
{
    orki_cover_person *people = orki_alloc((size_t)trial->n_hires + 1, sizeof *people);
    if (people == NULL)
        return ORK_ERR_MEMORY;
    int n = 0;
    for (int i = 0, kind = 0; i < trial->n_hires; i++) {
        int teacher = teacher_named(season, trial->hires[i].id);
        kind += i > 0 && !are_alike(&trial->hires[i], &trial->hires[i - 1]);
        if (teacher >= 0)
            people[n++] = (orki_cover_person){teacher, kind};
    }
    ork_status st = orki_hire_cover(season, t, people, n);
    orki_free(people);
    return st;
}

ork_status orki_growth_start(ork_timetable **out, const ork_sweep *sweep, const ork_trial *trial,
                             const ork_season *season)
{
    orki_arena arena = {0};
    ork_timetable *t = NULL;
    *out = NULL;
    if (trial->start[0] == '\0')
        return ORK_OK;
    int from = ork_sweep_find(sweep, trial->start);
    const char *path =
        from < 0 ? NULL : orki_sweep_path(sweep, &sweep->trials[from], "timetable.yaml", &arena);
    ork_status st = path == NULL ? ORK_ERR_MEMORY : ork_timetable_read(&t, season, path, NULL);
    if (st == ORK_OK && (st = cover(trial, season, t)) == ORK_OK) {
        *out = t;
        t = NULL;
    }
    ork_timetable_free(t);
    orki_arena_free(&arena);
    return st == ORK_ERR_MEMORY ? st : ORK_OK;
}

/* As the hours of the calendar count a day (src/doc/calendar.md), without occasions. */
static int64_t paid_cents(const orki_view *view, int teacher, int day)
{
    const ork_season *s = view->season;
    orki_list lessons = orki_view_day(view, teacher, day);
    int minutes[ORKI_N_PAID] = {[ORKI_PAID_LESSONS] = orki_view_taught(view, teacher, day),
                                [ORKI_PAID_IDLE] = orki_view_idle(view, teacher, day),
                                [ORKI_PAID_TRAVEL] = orki_view_travel(view, teacher, day),
                                [ORKI_PAID_CALL_OUT] = orki_view_call_out(view, teacher, day)};
    for (int i = 1; i < lessons.n; i++) {
        int from = lessons.at[i - 1], to = lessons.at[i];
        bool is_here = s->schools[s->orchestras[from].school].address ==
                       s->schools[s->orchestras[to].school].address;
        if (is_here)
            minutes[ORKI_PAID_CHANGEOVER] += orki_view_need(view, teacher, from, to);
        else
            minutes[ORKI_PAID_TRAVEL] += s->limits.pack_min + s->limits.set_up_min;
    }
    int64_t sum = 0;
    for (int p = 0; p < ORKI_N_PAID; p++)
        sum += (s->money.paid >> p & 1U) != 0 ? minutes[p] : 0;
    return sum * s->teachers[teacher].rate_cents;
}

static void count_hire(ork_hire *hire, const orki_view *view, int teacher, orki_arena *arena)
{
    const ork_season *s = view->season;
    bool is_priced = s->money.is_given && s->teachers[teacher].rate_cents >= 0;
    int64_t sixtieths = 0;
    orki_text days = {0};
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        orki_list lessons = orki_view_day(view, teacher, day);
        if (lessons.n == 0)
            continue;
        orki_text_printf(&days, "%s%s", hire->n_days > 0 ? " " : "", orki_day_word(day));
        hire->n_days++;
        hire->n_sections += lessons.n;
        hire->teaching_min += orki_view_taught(view, teacher, day);
        hire->travel_min += orki_view_travel(view, teacher, day);
        hire->idle_min += orki_view_idle(view, teacher, day);
        hire->call_out_min += orki_view_call_out(view, teacher, day);
        sixtieths += is_priced ? paid_cents(view, teacher, day) : 0;
    }
    hire->week_cents = is_priced ? (sixtieths + 30) / 60 : -1;
    hire->days = orki_arena_printf(arena, "%s", orki_text_string(&days));
    orki_text_free(&days);
}

/* "cello, violin" of what she can teach. */
static const char *skill_names(const ork_season *s, int teacher, bool is_dutch, orki_arena *arena)
{
    const char *text = "";
    for (int skill = 0; skill < s->n_skills && text != NULL; skill++) {
        const orki_skill *k = &s->skills[skill];
        if (s->teachers[teacher].levels[skill] != ORKI_NO_SKILL)
            text = orki_arena_printf(arena, "%s%s%s", text, text[0] == '\0' ? "" : ", ",
                                     is_dutch ? k->name_nl : k->name_en);
    }
    return text;
}

static void tell_hire(ork_hire *hire, const orki_view *view, int teacher, orki_arena *arena)
{
    hire->skills_en = skill_names(view->season, teacher, false, arena);
    hire->skills_nl = skill_names(view->season, teacher, true, arena);
    count_hire(hire, view, teacher, arena);
}

const ork_hire *orki_growth_hires(const ork_trial *trial, const ork_season *season,
                                  const ork_timetable *timetable, orki_arena *arena)
{
    orki_view view;
    ork_hire *hires = orki_arena_alloc(arena, (size_t)trial->n_hires + 1, sizeof *hires);
    if (hires == NULL || orki_view_make(&view, season, arena) != ORK_OK)
        return NULL;
    orki_view_fill(&view, timetable);
    for (int i = 0; i < trial->n_hires; i++) {
        const ork_hire *from = &trial->hires[i];
        hires[i] = (ork_hire){.id = from->id,
                              .name = from->name,
                              .skills = from->skills,
                              .skills_en = from->skills_en,
                              .skills_nl = from->skills_nl,
                              .profile = from->profile,
                              .days = "",
                              .week_cents = -1};
        int teacher = teacher_named(season, from->id);
        if (teacher >= 0)
            tell_hire(&hires[i], &view, teacher, arena);
        if (hires[i].days == NULL || hires[i].skills_en == NULL || hires[i].skills_nl == NULL)
            return NULL;
    }
    return hires;
}

/* Whether the rates of somebody and of all new people are known: who has none would seem cheap. */
static bool has_rates(const ork_season *season, const ork_hire *hires, int n_hires)
{
    for (int i = 0; i < n_hires; i++) {
        int teacher = teacher_named(season, hires[i].id);
        if (teacher >= 0 && season->teachers[teacher].rate_cents < 0)
            return false;
    }
    for (int t = 0; t < season->n_teachers; t++) {
        if (season->teachers[t].rate_cents >= 0)
            return true;
    }
    return false;
}

ork_status orki_growth_price(int64_t *cents, const ork_season *season,
                             const ork_timetable *timetable, const ork_hire *hires, int n_hires)
{
    ork_calendar *calendar = NULL;
    ork_prices *prices = NULL;
    *cents = -1;
    if (!season->money.is_given || !has_rates(season, hires, n_hires))
        return ORK_OK;
    ork_status st = ork_calendar_make(&calendar, season, timetable, NULL, NULL);
    if (st == ORK_OK)
        st = ork_calendar_prices(&prices, season, timetable, calendar);
    if (st == ORK_OK)
        *cents = prices->cents;
    ork_prices_free(prices);
    ork_calendar_free(calendar);
    return st == ORK_ERR_MEMORY ? st : ORK_OK; /* a season without dates has no price */
}
