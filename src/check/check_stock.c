/* stock: at no moment do the sections of a role at a school have more pupils than there are
 * instruments of that name: the school's own and, beside their reserve, those of all depots. The
 * sum can only rise when a lesson begins, so that the moments to look at are the starts. One breach
 * for each school, instrument and day: the worst moment. */
#include "check/judge.h"

#include <stdlib.h>
#include <string.h>

typedef struct use {
    int school, skill, day;
    orki_span span;
    int pupils;
} use;

static int by_place_and_time(const void *a, const void *b)
{
    const use *x = a, *y = b;
    if (x->school != y->school)
        return x->school < y->school ? -1 : 1;
    if (x->skill != y->skill)
        return x->skill < y->skill ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->span.from < y->span.from ? -1 : x->span.from > y->span.from;
}

int orki_judge_stock(const ork_season *season, int school, int skill)
{
    int own = season->schools[school].stock[skill];
    if (own < 0)
        return -1;
    for (int d = 0; d < season->n_depots; d++) {
        int64_t pieces = season->depots[d].stock[skill];
        if (pieces > 0) /* less its reserve, rounded up */
            own += (int)(pieces - (pieces * season->depots[d].reserve + 99) / 100);
    }
    return own;
}

static int skill_of_role(const ork_season *season, int role)
{
    for (int k = 0; k < season->n_skills; k++) {
        if (strcmp(season->skills[k].id, season->roles[role].id) == 0)
            return k;
    }
    return -1;
}

static int list_uses(const orki_view *view, const int *skill_of, use *uses)
{
    const ork_season *season = view->season;
    int n = 0;
    for (int s = 0; s < season->n_sections; s++) {
        const orki_section *section = &season->sections[s];
        int school = season->orchestras[section->orchestra].school, skill = skill_of[section->role];
        if (skill >= 0 && season->schools[school].stock[skill] >= 0 &&
            orki_view_is_placed(view, section->orchestra))
            uses[n++] = (use){school, skill, view->timetable->day[section->orchestra],
                              orki_view_span(view, section->orchestra), section->pupils};
    }
    return n;
}

/* uses[0 .. n - 1] are of one school, instrument and day. */
static void check_together(orki_judge *judge, const use *uses, int n)
{
    const ork_season *season = judge->view->season;
    const orki_school *school = &season->schools[uses[0].school];
    int most = 0, at = 0;
    for (int i = 0; i < n; i++) {
        int pupils = 0;
        for (int k = 0; k < n && uses[k].span.from <= uses[i].span.from; k++)
            pupils += uses[k].span.to > uses[i].span.from ? uses[k].pupils : 0;
        if (pupils > most) {
            most = pupils;
            at = i;
        }
    }
    int stock = orki_judge_stock(season, uses[0].school, uses[0].skill);
    if (most <= stock)
        return;
    orki_when when = {uses[at].day, uses[at].span};
    const char *day = orki_judge_day(when.day), *skill = orki_judge_skill(season, uses[at].skill);
    orki_clock clock = orki_judge_clock(when.span.from);
    if (season->n_depots == 0)
        orki_judge_breach(judge, school->id, uses[at].school, when,
                          _("%s, %s %s: %d pupils need the instrument %s, the school has %d."),
                          school->name, day, clock.text, most, skill, stock);
    else
        orki_judge_breach(
            judge, school->id, uses[at].school, when,
            _("%s, %s %s: %d pupils need the instrument %s, school and depots have %d."),
            school->name, day, clock.text, most, skill, stock);
}

static bool are_together(const use *a, const use *b)
{
    return a->school == b->school && a->skill == b->skill && a->day == b->day;
}

void ORKI_CHECK(STOCK)(orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    use *uses = orki_alloc((size_t)season->n_sections, sizeof *uses);
    int *skill_of = orki_alloc((size_t)season->n_roles, sizeof *skill_of);
    if (uses == NULL || skill_of == NULL) {
        judge->is_failed = true;
    } else {
        for (int r = 0; r < season->n_roles; r++)
            skill_of[r] = skill_of_role(season, r);
        int n = list_uses(judge->view, skill_of, uses);
        qsort(uses, (size_t)n, sizeof *uses, by_place_and_time);
        for (int first = 0, end = 0; first < n; first = end) {
            while (end < n && are_together(&uses[first], &uses[end]))
                end++;
            check_together(judge, uses + first, end - first);
        }
    }
    orki_free(uses);
    orki_free(skill_of);
}
