/* A small season with its calendar as the program makes it, for tests to change and to judge: oak-5
 * and oak-6 after each other and elm-5, all on Wednesday; two conductors, rehearsals every three
 * weeks, two concerts. */
#ifndef ORK_TESTS_CALENDAR_JUDGED_H
#define ORK_TESTS_CALENDAR_JUDGED_H

#include "model/calendar_model.h"

enum { OAK_5, OAK_6, ELM_5, N_ORCHESTRAS };
enum { ANNA, BRAM, CAS, DORA };
enum { WED = 2 };

typedef struct judged {
    ork_season *season;
    ork_timetable *timetable;
    ork_calendar *calendar;
    ork_calendar_verdict *verdict;
} judged;

/** Season, week and calendar; not judged yet. */
judged judged_make(void);

/** Judge it, again when it was before. */
void judged_judge(judged *d);

void judged_release(judged *d);

/** What the verdict says of a cost. */
ork_term judged_term(const judged *d, const char *rule);

/** Breaches of a rule in the verdict. */
int judged_count(const judged *d, const char *rule);

/** The n-th dated lesson of an orchestra that is a rehearsal, or that is none. */
orki_dated *judged_find(judged *d, int orchestra, bool is_tutti, int n);

#endif
