/* What a calendar.json tells beside its lessons: the figures of the ledger, hours, and the names of
 * events; all counted anew from the lessons. A calendar that was not read from a file tells
 * nothing. */
#include "base/message.h"
#include "check/date_judge.h"

#include <stdlib.h>
#include <string.h>

void orki_dated_tell(orki_date_judge *j, const char *who, int school, const char *what, int told,
                     int counted)
{
    if (told != counted)
        orki_dated_breach(j, who, school, ORKI_NO_DATE, (orki_span){-1, -1},
                          _("%s: the file tells %d %s, counted are %d"), who, told, what, counted);
}

void orki_check_dated_ledger(orki_date_judge *j, const orki_course *course, int n_promised,
                             int n_given, int n_caught_up)
{
    const orki_told *told = &course->told;
    const char *id = orki_orchestra_id(j->season, course->first_orchestra);
    int school = j->season->orchestras[course->first_orchestra].school;
    if (!told->is_told)
        return;
    j->rule = ORKI_RULE_DATED_PROMISE;
    orki_dated_tell(j, id, school, _("lessons given"), told->n_given, n_given);
    orki_dated_tell(j, id, school, _("lessons caught up"), told->n_caught_up, n_caught_up);
    orki_dated_tell(j, id, school, _("lessons short"), told->n_short,
                    n_promised - n_given - n_caught_up);
}

static int compare_names(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static void check_names(orki_date_judge *j)
{
    const ork_calendar *c = j->calendar;
    size_t most = (size_t)c->n_dated + (size_t)c->n_held, n = 0;
    const char **names = orki_arena_alloc(&j->scratch, most, sizeof *names);
    j->is_failed = j->is_failed || names == NULL;
    for (int i = 0; i < c->n_dated && names != NULL; i++) {
        if (c->dated[i].uid != NULL)
            names[n++] = c->dated[i].uid;
    }
    if (n == 0)
        return;
    qsort(names, n, sizeof *names, compare_names);
    j->rule = ORKI_RULE_DATED_EVENT;
    for (size_t i = 1; i < n; i++) {
        if (strcmp(names[i - 1], names[i]) == 0)
            orki_dated_breach(j, names[i], -1, ORKI_NO_DATE, (orki_span){-1, -1},
                              _("two lessons have the event \"%s\""), names[i]);
    }
}

void orki_check_dated_told(orki_date_judge *j)
{
    check_names(j);
    if (j->calendar->told_hours != NULL)
        orki_check_dated_hours(j);
}
