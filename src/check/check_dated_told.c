/* What a calendar.json tells beside its lessons: the figures of the ledger, hours, and the names of
 * events; all counted anew from the lessons. A calendar that was not read from a file tells
 * nothing. */
#include "base/message.h"
#include "check/date_judge.h"

#include <stdlib.h>
#include <string.h>

static void tell(orki_date_judge *j, const char *who, int school, const char *what, int told,
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
    tell(j, id, school, _("lessons given"), told->n_given, n_given);
    tell(j, id, school, _("lessons caught up"), told->n_caught_up, n_caught_up);
    tell(j, id, school, _("lessons short"), told->n_short, n_promised - n_given - n_caught_up);
}

/* The presences are sorted by teacher and date; who teaches and conducts in one lesson is there
 * once. */
static void check_hours(orki_date_judge *j)
{
    for (int i = 0, t = 0; t < j->season->n_teachers; t++) {
        int n_lessons = 0, minutes = 0;
        for (; i < j->n_teachers && j->teachers[i].who == t; i++) {
            const orki_presence *p = &j->teachers[i];
            bool is_same = i > 0 && p[-1].who == t && p[-1].dated == p->dated;
            if (p->dated == NULL || is_same)
                continue;
            n_lessons++;
            minutes += p->span.to - p->span.from;
        }
        const orki_told_hours *told = &j->calendar->told_hours[t];
        j->rule = ORKI_RULE_DATED_HOURS;
        if (!told->is_told)
            continue;
        tell(j, j->season->teachers[t].id, -1, _("lessons"), told->n_lessons, n_lessons);
        tell(j, j->season->teachers[t].id, -1, _("minutes of teaching"), told->teaching_min,
             minutes);
    }
}

static int compare_names(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static void check_names(orki_date_judge *j)
{
    const ork_calendar *c = j->calendar;
    size_t most = (size_t)(c->n_dated + c->n_held), n = 0;
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
        check_hours(j);
}
