/* school-hours: a lesson in school hours, with the pupils' way there and back, lies within one of
 * the opening hours of each group's own school. */
#include "check/judge.h"

static bool is_inside(const orki_bells *open, int year, orki_span span)
{
    for (int i = 0; i < open->n; i++) {
        const orki_bell *bell = &open->at[i];
        if (orki_bell_holds(bell, year) && bell->span.from <= span.from && span.to <= bell->span.to)
            return true;
    }
    return false;
}

static void check_group(orki_judge *judge, const orki_absence *absence)
{
    const orki_bells *open = &absence->school->open[absence->day];
    if (is_inside(open, absence->group->year, absence->span))
        return;
    orki_judge_breach(
        judge, absence->group->id, judge->view->season->orchestras[absence->lesson].school,
        orki_judge_when(judge, absence->lesson), _("%s is not within the school hours of %s."),
        orki_judge_lesson(judge, absence->lesson), orki_judge_group(judge, absence->group));
}

void ORKI_CHECK(SCHOOL_HOURS)(orki_judge *judge)
{
    orki_judge_absences(judge, check_group);
}
