/* Days, times, numbers and names as a planner reads them. */
#include "report/phrases.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *orki_day_name(int day)
{
    static const char *const names[ORKI_N_DAYS] = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                                   N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                                   N_("Sunday")};
    return _(names[day]);
}

const char *orki_day_short(int day)
{
    static const char *const names[ORKI_N_DAYS] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                                   N_("Fri"), N_("Sat"), N_("Sun")};
    return _(names[day]);
}

const char *orki_month_name(int month)
{
    static const char *const names[12] = {N_("January"), N_("February"), N_("March"),
                                          N_("April"),   N_("May"),      N_("June"),
                                          N_("July"),    N_("August"),   N_("September"),
                                          N_("October"), N_("November"), N_("December")};
    return _(names[month - 1]);
}

static const char *month_short(int month)
{
    static const char *const names[12] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"),
                                          N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
                                          N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
    return _(names[month - 1]);
}

const char *orki_date_short(orki_arena *arena, orki_date date)
{
    if (date == ORKI_NO_DATE)
        return "";
    orki_civil day = orki_date_civil(date);
    return orki_arena_printf(arena, "%s %d %s", orki_day_short(orki_date_weekday(date)), day.day,
                             month_short(day.month));
}

const char *orki_contract_text(const char *contract)
{
    if (strcmp(contract, "freelance") == 0)
        return _("freelance");
    return strcmp(contract, "employee") == 0 ? _("employee") : contract;
}

const char *orki_clock_text(orki_arena *arena, int min)
{
    return orki_arena_printf(arena, "%02d:%02d", min / 60, min % 60);
}

const char *orki_length_text(orki_arena *arena, int min)
{
    if (min < 60)
        return orki_arena_printf(arena, _("%d min"), min);
    if (min % 60 == 0)
        return orki_arena_printf(arena, _("%d h"), min / 60);
    return orki_arena_printf(arena, _("%d h %d min"), min / 60, min % 60);
}

const char *orki_number_text(orki_arena *arena, int64_t number, bool is_dutch)
{
    char digits[32], grouped[48];
    int n = snprintf(digits, sizeof digits, "%" PRId64, number);
    int out = 0;
    for (int i = 0; i < n; i++) {
        int left = n - i;
        if (i > 0 && left % 3 == 0 && digits[i - 1] != '-')
            grouped[out++] = is_dutch ? '.' : ',';
        grouped[out++] = digits[i];
    }
    return orki_arena_copy(arena, grouped, (size_t)out);
}

/* The C library's decimal sign depends on the process; ours on the page's language. */
static const char *decimal_text(orki_arena *arena, double value, int decimals, bool is_dutch)
{
    char *text = orki_arena_printf(arena, "%.*f", decimals, value);
    char *sign = text == NULL ? NULL : strpbrk(text, ".,");
    if (sign != NULL)
        *sign = is_dutch ? ',' : '.';
    return text;
}

const char *orki_decimal_text(orki_arena *arena, double value, int decimals, bool is_dutch)
{
    return decimal_text(arena, value, decimals, is_dutch);
}

const char *orki_euro_text(orki_arena *arena, int64_t cents, bool is_dutch)
{
    const char *euros = orki_number_text(arena, cents / 100, is_dutch);
    if (euros == NULL)
        return NULL;
    return orki_arena_printf(arena, "\xe2\x82\xac\xc2\xa0%s%c%02d", euros, is_dutch ? ',' : '.',
                             (int)(cents % 100));
}

const char *orki_percent_text(orki_arena *arena, double share, bool is_dutch)
{
    const char *number = decimal_text(arena, share * 100, share < 0.1 ? 2 : 0, is_dutch);
    return number == NULL ? NULL : orki_arena_printf(arena, "%s%%", number);
}

const char *orki_seconds_text(orki_arena *arena, double seconds, bool is_dutch)
{
    const char *number = decimal_text(arena, seconds, seconds < 10 ? 1 : 0, is_dutch);
    return number == NULL ? NULL : orki_arena_printf(arena, _("%s s"), number);
}

const char *orki_role_text(const ork_season *season, int role, bool is_dutch)
{
    const orki_role *r = &season->roles[role];
    return is_dutch ? r->name_nl : r->name_en;
}

/* A name that the reader filled in because the planner gave none: the id, or its part after the
 * slash. */
static bool is_own_name(const char *name, const char *id)
{
    const char *slash = strrchr(id, '/');
    return strcmp(name, id) != 0 && (slash == NULL || strcmp(name, slash + 1) != 0);
}

/* The number at the end of an id ("g5"); -1 when there is none. */
static int number_of(const char *id)
{
    size_t n = strlen(id), digits = 0;
    while (digits < n && digits < 4 && id[n - digits - 1] >= '0' && id[n - digits - 1] <= '9')
        digits++;
    return digits == 0 ? -1 : (int)strtol(id + n - digits, NULL, 10);
}

const char *orki_group_text(orki_arena *arena, const ork_season *season, int group)
{
    const orki_group *g = &season->groups[group];
    if (is_own_name(g->name, g->id) || number_of(g->id) != g->year)
        return g->name;
    return orki_arena_printf(
        arena, season->schools[g->school].is_secondary ? _("year %d") : _("group %d"), g->year);
}

const char *orki_groups_text(orki_arena *arena, const ork_season *season, int orchestra)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    const char *text = "";
    for (int i = 0; i < o->n_groups && text != NULL; i++) {
        const orki_group *g = &season->groups[o->groups[i]];
        const char *group = orki_group_text(arena, season, o->groups[i]);
        if (group != NULL && g->school != o->school)
            group = orki_arena_printf(arena, "%s (%s)", group, season->schools[g->school].name);
        if (group == NULL)
            return NULL;
        text = i == 0 ? group : orki_arena_printf(arena, "%s, %s", text, group);
    }
    return text;
}

/* The name that the reader gave a meeting of an orchestra without one: "fontein-5 (2/3)". */
static bool is_numbered_id(const ork_season *season, int orchestra)
{
    const char *name = season->orchestras[orchestra].name,
               *id = orki_orchestra_id(season, orchestra);
    size_t n = strlen(id);
    return strncmp(name, id, n) == 0 && (name[n] == '\0' || strncmp(name + n, " (", 2) == 0);
}

/* The groups of the orchestra's own school, joined; its name where that says less. */
static const char *groups_joined(orki_arena *arena, const ork_season *season, int orchestra)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    const char *text = NULL;
    for (int i = 0; i < o->n_groups; i++) {
        if (season->groups[o->groups[i]].school != o->school)
            return o->name;
        const char *group = orki_group_text(arena, season, o->groups[i]);
        if (group == NULL)
            return NULL;
        text = i == 0 ? group : orki_arena_printf(arena, "%s + %s", text, group);
        if (text == NULL)
            return NULL;
    }
    return text == NULL ? o->name : text;
}

const char *orki_orchestra_text(orki_arena *arena, const ork_season *season, int orchestra)
{
    enum { MOST_GROUPS = 3 };
    const orki_orchestra *o = &season->orchestras[orchestra];
    bool is_named =
        o->series < 0 ? is_own_name(o->name, o->id) : !is_numbered_id(season, orchestra);
    if (is_named || o->n_groups > MOST_GROUPS)
        return o->name;
    const char *text = groups_joined(arena, season, orchestra);
    if (text == NULL || text == o->name || o->series < 0 ||
        season->series[o->series].n_meetings == 1)
        return text;
    return orki_arena_printf(arena, "%s (%d/%d)", text, orki_meeting_of(season, orchestra),
                             season->series[o->series].n_meetings);
}

const char *orki_role_family(const ork_season *season, int role)
{
    static const char *const known[] = {"strings", "woodwind", "brass", "percussion"};
    const orki_role *r = &season->roles[role];
    for (int i = 0; i < r->n_skills; i++) {
        for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
            if (strcmp(season->skills[r->skills[i]].family, known[k]) == 0)
                return known[k];
        }
    }
    return "other";
}

const char *orki_travel_text(orki_arena *arena, const ork_season *season, int mode, int min)
{
    const char *id = season->modes[mode].id;
    if (strcmp(id, "bike") == 0)
        return orki_arena_printf(arena, _("%d min by bike"), min);
    if (strcmp(id, "car") == 0)
        return orki_arena_printf(arena, _("%d min by car"), min);
    if (strcmp(id, "walk") == 0)
        return orki_arena_printf(arena, _("%d min on foot"), min);
    if (strcmp(id, "transit") == 0)
        return orki_arena_printf(arena, _("%d min by public transport"), min);
    return orki_arena_printf(arena, _("%d min travel (%s)"), min, season->modes[mode].name);
}

const char *orki_term_text(const char *rule)
{
    static const char *const labels[][2] = {
        {"unplaced", N_("Lessons without a place")},
        {"unstaffed", N_("Sections without a teacher")},
        {"travel", N_("Travel")},
        {"idle", N_("Free time between lessons")},
        {"call-out", N_("Minimum call-out")},
        {"teacher-day", N_("Day or half day that a teacher likes less")},
        {"continuity", N_("Other teacher than last season")},
        {"second-choice", N_("Second-choice skill")},
        {"wished-hours", N_("Outside the wished hours")},
        {"extra-day", N_("More teaching days than wished")},
        {"double", N_("Double lessons missing")},
        {"fairness", N_("Fairness: the largest travel and free time")},
        {"school-wish", N_("Day or time that a school does not prefer")},
        {"youngest-first", N_("Youngest group not first")},
        {"room-best", N_("Room is not the best fit")},
    };
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (strcmp(labels[i][0], rule) == 0)
            return _(labels[i][1]);
    }
    return rule;
}
