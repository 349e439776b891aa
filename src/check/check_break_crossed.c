/* break-crossed: a lesson in school hours, with the pupils' way there and back, overlaps no break
 * of a group's own school. */
#include "check/judge.h"

static void check_group(orki_judge *judge, const orki_absence *absence)
{
    const orki_bells *breaks = &absence->school->breaks[absence->day];
    for (int i = 0; i < breaks->n; i++) {
        const orki_bell *bell = &breaks->at[i];
        if (!orki_bell_holds(bell, absence->group->year) ||
            !orki_spans_overlap(bell->span, absence->span))
            continue;
        orki_judge_breach(
            judge, absence->group->id, judge->view->season->orchestras[absence->lesson].school,
            orki_judge_when(judge, absence->lesson), _("%s crosses the break %s-%s of %s."),
            orki_judge_lesson(judge, absence->lesson), orki_judge_clock(bell->span.from).text,
            orki_judge_clock(bell->span.to).text, orki_judge_group(judge, absence->group));
    }
}

void ORKI_CHECK(BREAK_CROSSED)(orki_judge *judge)
{
    orki_judge_absences(judge, check_group);
}
