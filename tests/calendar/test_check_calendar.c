/* The checker of calendars: what the program makes is sound and costs what the checker counts; who
 * stands in, and memory. That each rule notices is in test_calendar_rules.c. */
#include "base/memory.h"
#include "judged.h"
#include "ork_test.h"

#include <stdlib.h>

static void test_check_calendar__what_is_made_is_sound(void)
{
    judged d = judged_make();
    judged_judge(&d);
    for (int i = 0; i < d.verdict->n_breaches; i++)
        printf("\n    %s: %s", d.verdict->breaches[i].rule, d.verdict->breaches[i].message);
    ORK_EQUAL_INT(d.verdict->n_breaches, 0);
    ORK_EQUAL_INT(d.verdict->cost, d.calendar->choosing.cost);
    ORK_EQUAL_INT(d.calendar->choosing.outcome, ORK_OPTIMAL);
    ORK_EQUAL_INT(d.verdict->n_promised, 42);
    ORK_EQUAL_INT(d.verdict->n_given + d.verdict->n_caught_up + d.verdict->n_shortfall, 42);
    ORK_EQUAL_INT(d.verdict->n_tutti, d.verdict->n_tutti_wanted);
    ORK_EQUAL_INT(judged_term(&d, "tutti-missing").points, 0);
    ORK_EQUAL_INT(judged_term(&d, "occasion-lost").points, 30 * 2); /* both of the school */
    judged_release(&d);
}

/* A rehearsal fewer costs 1000 points an orchestra; one a week later two weeks of spacing. */
static void test_check_calendar__costs_are_counted(void)
{
    judged d = judged_make();
    orki_dated *gone = judged_find(&d, ELM_5, true, 1);
    gone->is_tutti = false;
    judged_judge(&d);
    ORK_EQUAL_INT(judged_term(&d, "tutti-missing").points, 1000);
    ORK_TRUE(d.verdict->cost > d.calendar->choosing.cost + 900);
    d.calendar->held[0].date = ORKI_NO_DATE;
    judged_judge(&d);
    ORK_EQUAL_INT(judged_term(&d, "occasion-none").points, 100000);
    judged_release(&d);
}

/* Somebody else conducts on one date: a breach, unless it is told that he stands in. */
static void test_check_calendar__a_conductor_may_stand_in(void)
{
    judged d = judged_make();
    orki_date date = judged_find(&d, OAK_5, true, 1)->date;
    for (int stands_in = 0; stands_in < 2; stands_in++) {
        for (int i = 0; i < d.calendar->n_dated; i++) {
            orki_dated *dated = &d.calendar->dated[i];
            if (dated->date != date || !dated->is_tutti)
                continue;
            if (stands_in == 0)
                dated->conductor = dated->conductor == CAS ? DORA : CAS;
            dated->is_stand_in = stands_in == 1;
        }
        judged_judge(&d);
        ORK_EQUAL_INT(judged_count(&d, "tutti-conductor") > 0, stands_in == 0);
    }
    judged_release(&d);
}

static void test_check_calendar__out_of_memory(void)
{
    judged d = judged_make();
    ork_calendar_verdict *verdict = NULL;
    for (int n = 1; n < 5000; n++) {
        orki_memory_fail_at(n);
        ork_status st = ork_calendar_check(&verdict, d.season, d.timetable, d.calendar);
        orki_memory_fail_at(0);
        ORK_TRUE((st == ORK_OK) == (verdict != NULL));
        ork_calendar_verdict_free(verdict);
        if (st == ORK_OK)
            break;
        ORK_EQUAL_INT(st, ORK_ERR_MEMORY);
    }
    judged_release(&d);
}

ORK_TEST_MAIN("calendar-check",
              {"what is made is sound", test_check_calendar__what_is_made_is_sound},
              {"costs are counted", test_check_calendar__costs_are_counted},
              {"a conductor may stand in", test_check_calendar__a_conductor_may_stand_in},
              {"out of memory", test_check_calendar__out_of_memory})
