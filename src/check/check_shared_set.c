/* shared-set: lessons that use a shared set are not at two addresses on one day. One breach for
 * each set, day and school that asks for it beside the first. */
#include "check/judge.h"

static bool uses_skill(const ork_season *season, int lesson, int skill)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    for (int i = 0; i < o->n_sections; i++) {
        const orki_role *role = &season->roles[season->sections[o->first_section + i].role];
        for (int k = 0; k < role->n_skills; k++) {
            if (role->skills[k] == skill)
                return true;
        }
    }
    return false;
}

static bool is_member(const orki_shared_set *set, int school)
{
    for (int i = 0; i < set->n_schools; i++) {
        if (set->schools[i] == school)
            return true;
    }
    return false;
}

static void report(orki_judge *judge, const orki_shared_set *set, int a, int b)
{
    int school = judge->view->season->orchestras[b].school;
    orki_judge_breach(judge, set->id, school, orki_judge_when(judge, b),
                      _("The shared set %s is needed at two places on one day: %s and %s."),
                      set->id, orki_judge_lesson(judge, a), orki_judge_lesson(judge, b));
}

static void check_set(orki_judge *judge, const orki_shared_set *set, int day)
{
    const orki_view *view = judge->view;
    const ork_season *season = view->season;
    int first = -1, last_school = -1;
    for (int o = 0; o < season->n_orchestras; o++) {
        int school = season->orchestras[o].school;
        if (!orki_view_is_placed(view, o) || view->timetable->day[o] != day ||
            !is_member(set, school) || !uses_skill(season, o, set->skill))
            continue;
        if (first < 0) {
            first = o;
            continue;
        }
        int there = season->schools[season->orchestras[first].school].address;
        if (season->schools[school].address != there && school != last_school) {
            report(judge, set, first, o);
            last_school = school;
        }
    }
}

void ORKI_CHECK(SHARED_SET)(orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    for (int i = 0; i < season->n_shared_sets; i++) {
        for (int day = 0; day < ORKI_N_DAYS; day++)
            check_set(judge, &season->shared_sets[i], day);
    }
}
