/* Every rule of model/calendar_rules.def, each in a calendar that breaks it or pays for it, next to
 * the calendar as it was made, which does not: the checker names that rule. A rule without such a
 * case fails the test. */
#include "base/memory.h"
#include "judged.h"
#include "model/calendar_rules.h"
#include "ork_test.h"

#include <stdio.h>
#include <string.h>

static void move_day(judged *d)
{
    judged_find(d, OAK_5, false, 1)->date += 1;
}

static void move_hour(judged *d)
{
    judged_find(d, OAK_5, false, 1)->start_min += 5;
}

static void move_out(judged *d)
{
    judged_find(d, ELM_5, false, 0)->date -= 70;
}

static void move_to_holiday(judged *d)
{
    judged_find(d, ELM_5, false, 0)->date = orki_date_make(2026, 10, 21);
}

static void move_to_study_day(judged *d)
{
    judged_find(d, OAK_5, false, 0)->date = orki_date_make(2026, 9, 16);
}

static void drop(judged *d)
{
    *judged_find(d, ELM_5, false, 2) = d->calendar->dated[--d->calendar->n_dated];
    orki_calendar_sort(d->calendar);
}

static void add_twice(judged *d)
{
    orki_dated twin = *judged_find(d, ELM_5, false, 2);
    orki_calendar_add(d->calendar, twin);
    orki_calendar_sort(d->calendar);
}

static void promise_more(judged *d)
{
    d->calendar->courses[OAK_6].n_promised++;
}

static void forget_lost(judged *d)
{
    d->calendar->lost[0].why = ORKI_WHY_TRIP;
}

static void catch_up_nothing(judged *d)
{
    orki_dated *dated = judged_find(d, OAK_6, false, 0);
    dated->is_caught_up = true;
    dated->made_good = dated->date;
}

static void catch_up_at_night(judged *d)
{
    orki_dated *dated = judged_find(d, OAK_6, false, 0);
    dated->is_caught_up = true;
    dated->start_min = 960;
    dated->end_min = 1020;
}

static void change(judged *d, orki_dated *dated, int teacher, int room)
{
    orki_change *changes = orki_arena_alloc(&d->calendar->arena, 1, sizeof *changes);
    *changes = (orki_change){d->season->orchestras[dated->orchestra].first_section, teacher, room};
    dated->changes = changes;
    dated->n_changes = 1;
}

static void two_places(judged *d)
{
    change(d, judged_find(d, ELM_5, false, 0), 0, 2);
}

static void unskilled(judged *d)
{
    change(d, judged_find(d, OAK_5, false, 0), 3, 0);
}

static void small_room(judged *d)
{
    change(d, judged_find(d, OAK_5, false, 0), 0, 1);
}

static void foreign_room(judged *d)
{
    change(d, judged_find(d, OAK_5, false, 0), 0, 2);
}

static void no_conductor(judged *d)
{
    judged_find(d, OAK_5, true, 0)->conductor = -1;
}

static void teacher_conducts(judged *d)
{
    judged_find(d, OAK_5, true, 0)->conductor = 1;
}

static void absent_conductor(judged *d)
{
    d->season->teachers[judged_find(d, OAK_5, true, 0)->conductor].available[WED].n = 0;
}

static void no_hall(judged *d)
{
    judged_find(d, OAK_5, true, 0)->room = -1;
}

static void nook(judged *d)
{
    judged_find(d, OAK_5, true, 0)->room = 1;
}

static void alone(judged *d)
{
    judged_find(d, OAK_5, true, 0)->is_tutti = false;
}

/* The first of those that rehearse together has no lesson that day: taken out by hand. */
static void first_stays_away(judged *d)
{
    *judged_find(d, OAK_5, true, 1) = d->calendar->dated[--d->calendar->n_dated];
    orki_calendar_sort(d->calendar);
}

static void too_early(judged *d)
{
    orki_dated *first = judged_find(d, ELM_5, false, 0), *other = judged_find(d, ELM_5, true, 0);
    first->is_tutti = true;
    first->conductor = other->conductor;
    first->room = other->room;
    other->is_tutti = false;
}

static void other_date(judged *d)
{
    d->calendar->held[0].date = orki_date_make(2026, 12, 2);
}

static void odd_weeks(judged *d)
{
    d->season->orchestras[ELM_5].parity = ORKI_ODD_WEEKS;
}

static void tell_hours(judged *d, int n_lessons)
{
    orki_told_hours *told = orki_arena_alloc(&d->calendar->arena, 4, sizeof *told);
    told[BRAM] = (orki_told_hours){true, n_lessons, -1, -1, -1, -1, -1, -1, -1, -1};
    d->calendar->told_hours = told;
}

static void tell_less(judged *d)
{
    tell_hours(d, d->calendar->courses[ELM_5].n_given - 1);
}

static void tell_ledger(judged *d)
{
    orki_course *course = &d->calendar->courses[ELM_5];
    course->told = (orki_told){true, course->n_given + 1, course->n_caught_up, 0};
}

static void name_twice(judged *d)
{
    d->calendar->dated[0].uid = d->calendar->dated[1].uid = "one";
}

static void both_concerts(judged *d)
{
    d->calendar->held[1].date = d->calendar->held[0].date;
}

static void decline(judged *d)
{
    bool *all = orki_arena_alloc(&d->calendar->arena, (size_t)d->season->n_schools, sizeof *all);
    all[0] = true;
    d->season->teachers[judged_find(d, OAK_5, true, 0)->conductor].declined = all;
}

static void hall_taken(judged *d)
{
    for (int o = OAK_5; o <= OAK_6; o++) {
        orki_dated *dated = judged_find(d, o, false, 0);
        dated->start_min = 510;
        dated->end_min = 570;
    }
}

static const struct {
    orki_dated_rule rule;
    void (*change)(judged *d);
} broken[] = {
    {ORKI_RULE_DATED_WEEK, move_day},
    {ORKI_RULE_DATED_WEEK, move_hour},
    {ORKI_RULE_DATED_RANGE, move_out},
    {ORKI_RULE_DATED_PARITY, odd_weeks},
    {ORKI_RULE_DATED_CLOSED, move_to_holiday},
    {ORKI_RULE_DATED_CLOSED, move_to_study_day},
    {ORKI_RULE_DATED_TWICE, add_twice},
    {ORKI_RULE_DATED_MISSING, drop},
    {ORKI_RULE_DATED_PROMISE, promise_more},
    {ORKI_RULE_DATED_PROMISE, tell_ledger},
    {ORKI_RULE_DATED_HOURS, tell_less},
    {ORKI_RULE_DATED_EVENT, name_twice},
    {ORKI_RULE_DATED_LOST, forget_lost},
    {ORKI_RULE_DATED_CATCH_UP, catch_up_nothing},
    {ORKI_RULE_DATED_TEACHER, two_places},
    {ORKI_RULE_DATED_AVAILABLE, absent_conductor},
    {ORKI_RULE_DATED_AVAILABLE, decline},
    {ORKI_RULE_DATED_SKILLED, unskilled},
    {ORKI_RULE_DATED_SKILLED, teacher_conducts},
    {ORKI_RULE_DATED_GROUP, catch_up_at_night},
    {ORKI_RULE_DATED_ROOM, small_room},
    {ORKI_RULE_DATED_ROOM, foreign_room},
    {ORKI_RULE_DATED_ROOM, hall_taken},
    {ORKI_RULE_TUTTI_FIRST, too_early},
    {ORKI_RULE_TUTTI_TOGETHER, alone},
    {ORKI_RULE_TUTTI_TOGETHER, first_stays_away},
    {ORKI_RULE_TUTTI_FIRST, first_stays_away},
    {ORKI_RULE_TUTTI_CONDUCTOR, no_conductor},
    {ORKI_RULE_TUTTI_ROOM, no_hall},
    {ORKI_RULE_TUTTI_ROOM, nook},
    {ORKI_RULE_OCCASION_DATE, other_date},
    {ORKI_RULE_OCCASION_ONCE, both_concerts},
    {ORKI_RULE_OCCASION_LESSONS, other_date},
};

/* Anna teaches elm-5, too, at the time of the concert. */
static void anna_at_elm(judged *d)
{
    d->timetable->teacher[d->season->orchestras[ELM_5].first_section] = ANNA;
    d->timetable->start_min[ELM_5] = 600;
}

/* Anna teaches elm-5, too, while she is with oak-5. */
static void anna_in_two(judged *d)
{
    d->timetable->teacher[d->season->orchestras[ELM_5].first_section] = ANNA;
}

static void no_concert(judged *d)
{
    d->calendar->held[0].date = ORKI_NO_DATE;
}

static void on_study_day(judged *d)
{
    d->calendar->held[0].date = orki_date_make(2026, 9, 16);
}

static void nobody_leads(judged *d)
{
    d->calendar->held[0].conductor = -1;
}

static void one_rehearsal_less(judged *d)
{
    judged_find(d, ELM_5, true, 1)->is_tutti = false;
}

/* The second rehearsal of elm-5 is a week later: 4 and 2 weeks between instead of 3. */
static void one_week_later(judged *d)
{
    orki_date date = judged_find(d, ELM_5, true, 1)->date;
    for (int n = 0;; n++) {
        orki_dated *next = judged_find(d, ELM_5, false, n);
        if (next->date < date)
            continue;
        judged_find(d, ELM_5, true, 1)->is_tutti = false;
        next->is_tutti = true;
        return;
    }
}

static void no_call_out(judged *d)
{
    d->season->teachers[CAS].call_out_min = 0;
}

static void cas_does_all(judged *d)
{
    for (int i = 0; i < d->calendar->n_dated; i++) {
        if (d->calendar->dated[i].is_tutti)
            d->calendar->dated[i].conductor = CAS;
    }
}

/* oak-5 on Monday, oak-6 on Tuesday, elm-5 on the Wednesday after: Cas conducts on three days of
 * each week in which oak rehearses, one more than is even. */
static void three_days(judged *d)
{
    cas_does_all(d);
    d->timetable->day[OAK_5] = 0;
    d->timetable->day[OAK_6] = 1;
    for (int n = 0, i = 0; i < d->calendar->n_dated; i++) {
        orki_dated *dated = &d->calendar->dated[i];
        if (dated->orchestra == ELM_5) {
            dated->is_tutti = false;
            for (int k = 0; k < d->calendar->n_dated; k++)
                n += d->calendar->dated[k].orchestra == OAK_5 && d->calendar->dated[k].is_tutti &&
                     orki_date_monday(d->calendar->dated[k].date) == orki_date_monday(dated->date);
            dated->is_tutti = n > 0;
            dated->conductor = n > 0 ? CAS : -1;
            n = 0;
        }
    }
    for (int i = 0; i < d->calendar->n_dated; i++)
        d->calendar->dated[i].date -= d->calendar->dated[i].orchestra == OAK_5   ? 2
                                      : d->calendar->dated[i].orchestra == OAK_6 ? 1
                                                                                 : 0;
    orki_calendar_sort(d->calendar);
}

/* What is counted as made, and with the change, by hand: oak and elm have 12 dates in common; Cas
 * has 9 minutes to oak and 25 to elm, Dora 13 to elm, each goes there and back four times; of three
 * hours Cas is at oak for 2:05, four times. */
static const struct {
    orki_dated_rule rule;
    void (*change)(judged *d);
    int n_made, n_changed;
} paid[] = {
    {ORKI_RULE_WEEK_TRAVEL, anna_in_two, 0, 2 * 12},
    {ORKI_RULE_OCCASION_NONE, no_concert, 0, 1},
    {ORKI_RULE_OCCASION_LOST, on_study_day, 2, 0},
    {ORKI_RULE_OCCASION_TEAM, anna_at_elm, 0, 1},
    {ORKI_RULE_OCCASION_CONDUCTOR, nobody_leads, 0, 1},
    {ORKI_RULE_TUTTI_MISSING, one_rehearsal_less, 0, 1},
    {ORKI_RULE_TUTTI_SPACING, one_week_later, 0, 2},
    {ORKI_RULE_CONDUCTOR_TRAVEL, cas_does_all, 4 * 2 * (9 + 13), 4 * 2 * (9 + 25)},
    {ORKI_RULE_CONDUCTOR_CALL_OUT, no_call_out, 4 * (180 - 125), 0},
    {ORKI_RULE_CONDUCTOR_WEEK, three_days, 0, 4},
    {ORKI_RULE_CONDUCTOR_LOAD, cas_does_all, 0, 4},
};

static void test_calendar_rules__hard_ones_are_broken(void)
{
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        const char *name = orki_dated_rule_get(broken[i].rule)->name;
        judged d = judged_make();
        judged_judge(&d);
        ORK_EQUAL_INT(d.verdict->n_breaches, 0);
        broken[i].change(&d);
        judged_judge(&d);
        if (judged_count(&d, name) == 0)
            printf("\n    %s: case %zu is not noticed", name, i);
        ORK_TRUE(judged_count(&d, name) > 0);
        judged_release(&d);
    }
}

static void test_calendar_rules__soft_ones_are_paid(void)
{
    for (size_t i = 0; i < sizeof paid / sizeof paid[0]; i++) {
        const char *name = orki_dated_rule_get(paid[i].rule)->name;
        judged d = judged_make();
        for (int changed = 0; changed < 2; changed++) {
            if (changed)
                paid[i].change(&d);
            judged_judge(&d);
            ork_term term = judged_term(&d, name);
            int wanted = changed ? paid[i].n_changed : paid[i].n_made;
            if (term.amount != wanted)
                printf("\n    %s, %s:", name, changed ? "changed" : "as made");
            ORK_EQUAL_INT(term.amount, wanted);
            if (paid[i].rule != ORKI_RULE_CONDUCTOR_CALL_OUT) /* each day is rounded by itself */
                ORK_EQUAL_INT(term.points, orki_dated_points(paid[i].rule, wanted));
        }
        judged_release(&d);
    }
}

static void test_calendar_rules__each_has_a_case(void)
{
    int n_cases[ORKI_N_DATED_RULES] = {0};
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
        n_cases[broken[i].rule] += orki_dated_rule_get(broken[i].rule)->is_hard;
    for (size_t i = 0; i < sizeof paid / sizeof paid[0]; i++)
        n_cases[paid[i].rule] +=
            !orki_dated_rule_get(paid[i].rule)->is_hard && paid[i].n_made != paid[i].n_changed;
    for (int r = 0; r < ORKI_N_DATED_RULES; r++) {
        printf("\n    %-20s %d", orki_dated_rule_get((orki_dated_rule)r)->name, n_cases[r]);
        ORK_TRUE(n_cases[r] > 0);
    }
}

ORK_TEST_MAIN("calendar-rules", {"hard ones are broken", test_calendar_rules__hard_ones_are_broken},
              {"soft ones are paid", test_calendar_rules__soft_ones_are_paid},
              {"each has a case", test_calendar_rules__each_has_a_case})
