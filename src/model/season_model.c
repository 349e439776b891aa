/* Lookups in a sealed season. */
#include "model/season_model.h"

#include "base/message.h"

#include <assert.h>
#include <string.h>

int orki_travel_of_pupils(const ork_season *season, int from_school, int to_school)
{
    return season
        ->pupil_travel[(size_t)from_school * (size_t)season->n_schools + (size_t)to_school];
}

orki_level orki_teacher_level(const ork_season *season, int teacher, int role)
{
    const orki_role *r = &season->roles[role];
    orki_level best = ORKI_NO_SKILL;
    for (int i = 0; i < r->n_skills; i++) {
        orki_level level = (orki_level)season->teachers[teacher].levels[r->skills[i]];
        if (level == ORKI_FIRST_CHOICE)
            return level;
        if (level == ORKI_SECOND_CHOICE)
            best = level;
    }
    return best;
}

int orki_teacher_find(const ork_season *season, const char *id)
{
    for (int i = 0; i < season->n_teachers; i++) {
        if (strcmp(season->teachers[i].id, id) == 0)
            return i;
    }
    return -1;
}

bool orki_teacher_has_time(const orki_teacher *teacher, int day, orki_span time)
{
    orki_spans spans = teacher->available[day];
    for (int i = 0; i < spans.n; i++) {
        if (spans.at[i].from <= time.from && time.to <= spans.at[i].to)
            return true;
    }
    return false;
}

bool orki_teacher_conducts(const ork_season *season, int teacher)
{
    const orki_teacher *t = &season->teachers[teacher];
    return !t->is_substitute && t->levels[season->conductor] != ORKI_NO_SKILL;
}

bool orki_has_own_conductor(const ork_season *season, int orchestra)
{
    /* each skill is also a role of the same number */
    return orki_section_of(season, orchestra, season->conductor) >= 0;
}

bool orki_shares_group(const ork_season *season, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    for (int i = 0; i < x->n_groups; i++) {
        for (int k = 0; k < y->n_groups; k++) {
            if (x->groups[i] == y->groups[k])
                return true;
        }
    }
    return false;
}

bool orki_occasion_has(const orki_occasion *occasion, int orchestra)
{
    for (int i = 0; i < occasion->n_orchestras; i++) {
        if (occasion->orchestras[i] == orchestra)
            return true;
    }
    return false;
}

bool orki_occasions_clash(const ork_season *season, int a, int b)
{
    const orki_occasion *x = &season->occasions[a], *y = &season->occasions[b];
    if (x->time.to <= y->time.from || y->time.to <= x->time.from)
        return false;
    for (int i = 0; i < x->n_orchestras; i++) {
        if (orki_occasion_has(y, x->orchestras[i]))
            return true;
        for (int k = 0; k < y->n_orchestras; k++) {
            if (orki_shares_group(season, x->orchestras[i], y->orchestras[k]))
                return true;
        }
    }
    return false;
}

bool orki_dress_is_in_time(orki_date dress, orki_date concert)
{
    return dress < concert && dress >= concert - ORKI_DRESS_DAYS;
}

int orki_section_of(const ork_season *season, int orchestra, int role)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        if (season->sections[o->first_section + i].role == role)
            return o->first_section + i;
    }
    return -1;
}

const char *orki_day_word(int day)
{
    static const char words[ORKI_N_DAYS][4] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    assert(day >= 0 && day < ORKI_N_DAYS);
    return words[day];
}

int orki_meeting_of(const ork_season *season, int orchestra)
{
    int series = season->orchestras[orchestra].series;
    return series < 0 ? 0 : orchestra - season->series[series].first_orchestra + 1;
}

const char *orki_orchestra_id(const ork_season *season, int orchestra)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    return o->series < 0 ? o->id : season->series[o->series].id;
}

void ork_season_free(ork_season *season)
{
    if (season == NULL)
        return;
    orki_arena arena = season->arena; /* the season itself lives in its arena */
    orki_arena_free(&arena);
}

ork_season_figures ork_season_measure(const ork_season *season)
{
    ork_season_figures f = {
        .n_schools = season->n_schools,
        .n_groups = season->n_groups,
        .n_rooms = season->n_rooms,
        .n_teachers = season->n_teachers,
        .n_programmes = season->n_programmes,
        .n_orchestras = season->n_orchestras,
        .n_lessons = season->n_orchestras,
        .n_sections = season->n_sections,
        .n_blocks = season->n_blocks,
    };
    for (int i = 0; i < season->n_series; i++)
        f.n_orchestras -= season->series[i].n_meetings - 1;
    for (int s = 0; s < season->n_sections; s++)
        f.lesson_min += season->orchestras[season->sections[s].orchestra].lesson_min;
    return f;
}

const orki_closure *orki_closure_on(orki_closures closures, orki_date date, orki_span time)
{
    for (int i = 0; i < closures.n && closures.at[i].from <= date; i++) {
        const orki_closure *c = &closures.at[i];
        if (date <= c->to && c->time.from < time.to && time.from < c->time.to)
            return c;
    }
    return NULL;
}

const char *orki_closure_name(const orki_closure *closure)
{
    static const char *const names[ORKI_N_WHYS] = {[ORKI_WHY_HOLIDAY] = N_("school holiday"),
                                                   [ORKI_WHY_NATIONAL] = N_("national day"),
                                                   [ORKI_WHY_SEASON] = N_("closed"),
                                                   [ORKI_WHY_STUDY_DAY] = N_("study day"),
                                                   [ORKI_WHY_HALF_DAY] = N_("half day"),
                                                   [ORKI_WHY_TRIP] = N_("school trip"),
                                                   [ORKI_WHY_TEST] = N_("tests"),
                                                   [ORKI_WHY_OTHER] = N_("closed"),
                                                   [ORKI_WHY_OCCASION] = N_("concert")};
    if (closure->name[0] == '\0')
        return _(names[closure->why]);
    return closure->is_word ? _(closure->name) : closure->name;
}

const char *orki_why_word(orki_why why)
{
    static const char *const words[ORKI_N_WHYS] = {
        [ORKI_WHY_HOLIDAY] = "holiday",   [ORKI_WHY_NATIONAL] = "national-day",
        [ORKI_WHY_SEASON] = "season",     [ORKI_WHY_STUDY_DAY] = "study-day",
        [ORKI_WHY_HALF_DAY] = "half-day", [ORKI_WHY_TRIP] = "trip",
        [ORKI_WHY_TEST] = "test",         [ORKI_WHY_OTHER] = "other",
        [ORKI_WHY_OCCASION] = "occasion"};
    return words[why];
}

const char *ork_season_organisation(const ork_season *season)
{
    return season->organisation;
}

const char *ork_season_name(const ork_season *season)
{
    return season->name;
}

uint64_t ork_season_fingerprint(const ork_season *season)
{
    return season->fingerprint;
}

const char *ork_season_scenario(const ork_season *season)
{
    return season->scenario == NULL ? "" : season->scenario;
}

const char *ork_season_language(const ork_season *season)
{
    return season->language;
}
