/* From the template week to dates: what closes, what counts, and who gets which lessons. */
#include "base/memory.h"
#include "model/calendar_model.h"
#include "ork_test.h"
#include "sound_season.h"

#include <stdlib.h>

enum { MON, TUE, WED, THU, FRI };

/* A season of one or two schools; %s: season, programme, school oak, its group g5, orchestras. */
#define SEASON(season, programme, school, group, orchestras)                                       \
    "format: 1\n"                                                                                  \
    "season: {name: 2026-2027, from: 2026-08-31, to: 2027-07-16" season "}\n"                      \
    "programmes:\n"                                                                                \
    "  solo: {lesson: 60, roles: [violin], captain: no" programme "}\n"                            \
    "  club: {lesson: 60, roles: [violin], captain: no, when: after-school}\n"                     \
    "schools:\n"                                                                                   \
    "  - id: oak\n"                                                                                \
    "    at: [51.79, 4.66]\n"                                                                      \
    "    hours: {mon-fri: {open: 08:30-14:30}}\n"                                                  \
    "    rooms: [{id: hall, seats: 90}]\n" school                                                  \
    "    groups: [{id: g5, year: 5, pupils: 20" group "}]\n"                                       \
    "  - id: elm\n"                                                                                \
    "    at: [51.79, 4.67]\n"                                                                      \
    "    hours: {mon-fri: {open: 08:30-14:30}}\n"                                                  \
    "    groups: [{id: g6, year: 6, pupils: 20}]\n"                                                \
    "orchestras:\n" orchestras                                                                     \
    "teachers: [{id: anna, skills: [violin], available: {mon-fri: all}}]\n"

#define OAK_5(more) "  - {id: oak-5, school: oak, groups: [g5], programme: solo" more "}\n"

typedef struct dated_season {
    ork_season *season;
    ork_timetable *timetable;
    ork_calendar *calendar;
} dated_season;

/* The calendar when lesson i is on days[i] at starts[i]. */
static dated_season make(const char *text, const int *days, const int *starts)
{
    dated_season d = {NULL, NULL, NULL};
    ork_diags *diags = ork_diags_new();
    d.season = sound_season(text, diags);
    d.timetable = orki_timetable_new(d.season);
    for (int o = 0; o < d.season->n_orchestras; o++) {
        d.timetable->day[o] = days[o];
        d.timetable->start_min[o] = starts[o];
    }
    ORK_EQUAL_INT(ork_calendar_make(&d.calendar, d.season, d.timetable, NULL, diags), ORK_OK);
    ork_diags_free(diags);
    return d;
}

static void release(dated_season *d)
{
    ork_calendar_free(d->calendar);
    ork_timetable_free(d->timetable);
    ork_season_free(d->season);
}

static dated_season make_one(const char *text, int day, int start_min)
{
    return make(text, (const int[]){day}, (const int[]){start_min});
}

static bool has_lesson(const dated_season *d, int orchestra, int year, int month, int day)
{
    orki_date date = orki_date_make(year, month, day);
    for (int i = 0; i < d->calendar->n_dated; i++) {
        if (d->calendar->dated[i].orchestra == orchestra && d->calendar->dated[i].date == date)
            return true;
    }
    return false;
}

/* Why a date is lost; ORKI_N_WHYS when it is not. */
static orki_why why_lost(const dated_season *d, int orchestra, int year, int month, int day)
{
    orki_date date = orki_date_make(year, month, day);
    for (int i = 0; i < d->calendar->n_lost; i++) {
        if (d->calendar->lost[i].orchestra == orchestra && d->calendar->lost[i].date == date)
            return d->calendar->lost[i].why;
    }
    return ORKI_N_WHYS;
}

static int count(const dated_season *d, int orchestra)
{
    int n = 0;
    for (int i = 0; i < d->calendar->n_dated; i++)
        n += d->calendar->dated[i].orchestra == orchestra;
    return n;
}

/* The facts of src/doc/calendar.md: teaching days of each weekday in Midden, with the fixed week of
 * May only, national days left out, and Good Friday and the Friday after Ascension taught. */
static void test_expand__teaching_days_of_a_region(void)
{
    static const int wanted[] = {39, 41, 40, 40, 41};
    for (int day = MON; day <= FRI; day++) {
        dated_season d = make_one(SEASON(", holidays: midden", "", "", "", OAK_5("")), day, 540);
        ORK_EQUAL_INT(count(&d, 0), wanted[day]);
        ORK_EQUAL_INT(d.calendar->courses[0].n_promised, wanted[day]);
        release(&d);
    }
}

static void test_expand__every_reason_of_a_lost_lesson(void)
{
    dated_season d =
        make_one(SEASON(", holidays: midden, closed: [2026-09-02], open: [2027-05-05]", "",
                        "    closed: [2026-09-09, 2026-09-16 until 10:00, 2026-09-23 from 10:00,\n"
                        "      {on: 2027-01-18 to 2027-01-22 08:30-12:00, why: test, name: Cito}]\n"
                        "    open: [2026-10-21]\n",
                        ", closed: [{on: 2027-06-01 to 2027-06-04, why: trip}], open: [2026-09-09]",
                        OAK_5("")),
                 WED, 540);
    ORK_EQUAL_INT(why_lost(&d, 0, 2026, 9, 2), ORKI_WHY_SEASON);
    ORK_TRUE(has_lesson(&d, 0, 2026, 9, 9)); /* the group is open although the school is not */
    ORK_EQUAL_INT(why_lost(&d, 0, 2026, 9, 16), ORKI_WHY_HALF_DAY);
    ORK_TRUE(has_lesson(&d, 0, 2026, 9, 23));  /* over at ten */
    ORK_TRUE(has_lesson(&d, 0, 2026, 10, 21)); /* the school is open in its region's holiday */
    ORK_EQUAL_INT(why_lost(&d, 0, 2026, 12, 23), ORKI_WHY_HOLIDAY);
    ORK_EQUAL_INT(why_lost(&d, 0, 2027, 1, 20), ORKI_WHY_TEST);
    ORK_TRUE(has_lesson(&d, 0, 2027, 5, 5)); /* a national day on which the season is open */
    ORK_EQUAL_INT(why_lost(&d, 0, 2027, 6, 2), ORKI_WHY_TRIP);
    for (int i = 0; i < d.calendar->n_lost; i++) {
        const orki_lost *lost = &d.calendar->lost[i];
        ORK_TRUE(orki_lost_counts(lost) == (lost->why >= ORKI_WHY_STUDY_DAY));
    }
    /* what counts was promised: half day, tests, trip */
    ORK_EQUAL_INT(d.calendar->courses[0].n_promised - d.calendar->courses[0].n_given, 3);
    release(&d);
}

static void test_expand__a_school_has_its_own_holidays(void)
{
    dated_season d =
        make(SEASON(", holidays: {region: midden, may: 2027-04-24 to 2027-05-09}", "",
                    "    holidays: {region: zuid, autumn: 2026-10-12 to 2026-10-16}\n", "",
                    OAK_5("") "  - {id: elm-6, school: elm, groups: [g6], programme: solo}\n"),
             (const int[]){TUE, TUE}, (const int[]){540, 540});
    ORK_EQUAL_INT(why_lost(&d, 0, 2026, 10, 13), ORKI_WHY_HOLIDAY);
    ORK_TRUE(has_lesson(&d, 0, 2026, 10, 20)); /* the region's autumn is replaced */
    ORK_EQUAL_INT(why_lost(&d, 0, 2027, 2, 16), ORKI_WHY_HOLIDAY);
    ORK_TRUE(has_lesson(&d, 0, 2027, 5, 4)); /* a region of its own: one week of May */
    ORK_TRUE(has_lesson(&d, 1, 2026, 10, 13));
    ORK_EQUAL_INT(why_lost(&d, 1, 2026, 10, 20), ORKI_WHY_HOLIDAY);
    ORK_EQUAL_INT(why_lost(&d, 1, 2027, 5, 4), ORKI_WHY_HOLIDAY);
    release(&d);
}

/* Week 1 is that of 31 August; the autumn holiday is no teaching week, a week with one study day
 * is. */
static void test_expand__odd_and_even_teaching_weeks(void)
{
    dated_season d =
        make(SEASON(", holidays: midden", "", "    closed: [2026-10-14]\n", "",
                    OAK_5(", weeks: odd") "  - {id: oak-even, school: oak, groups: [g5], "
                                          "programme: solo, weeks: even}\n"),
             (const int[]){WED, WED}, (const int[]){540, 660});
    ORK_TRUE(has_lesson(&d, 0, 2026, 9, 2));                          /* week 1 */
    ORK_TRUE(!has_lesson(&d, 0, 2026, 9, 9));                         /* week 2 */
    ORK_TRUE(has_lesson(&d, 1, 2026, 10, 7));                         /* week 6 */
    ORK_EQUAL_INT(why_lost(&d, 0, 2026, 10, 14), ORKI_WHY_STUDY_DAY); /* week 7 */
    ORK_EQUAL_INT(why_lost(&d, 1, 2026, 10, 14), ORKI_N_WHYS);
    ORK_EQUAL_INT(why_lost(&d, 0, 2026, 10, 21), ORKI_N_WHYS); /* no teaching week: nobody's */
    ORK_TRUE(has_lesson(&d, 1, 2026, 10, 28));                 /* week 8, ISO week 44 */
    ORK_TRUE(has_lesson(&d, 0, 2026, 11, 4));
    release(&d);
}

static void test_expand__numbers_of_lessons_between_dates(void)
{
    dated_season d =
        make(SEASON(", holidays: midden", ", lessons: 12, from: 2027-03-15",
                    "    closed: [2027-04-06]\n", "",
                    OAK_5("") "  - {id: short, school: oak, groups: [g5], programme: solo, "
                              "lessons: 8, from: 2027-05-10, to: 2027-06-11}\n"),
             (const int[]){TUE, THU}, (const int[]){540, 540});
    const orki_course *c = d.calendar->courses;
    ORK_EQUAL_INT(c[0].n_promised, 12);
    ORK_EQUAL_INT(c[0].n_given, 12);
    ORK_TRUE(has_lesson(&d, 0, 2027, 3, 16));
    ORK_EQUAL_INT(why_lost(&d, 0, 2027, 4, 6), ORKI_WHY_STUDY_DAY);
    /* twelve from 16 March: a study day and the May holiday later it is 15 June */
    ORK_TRUE(has_lesson(&d, 0, 2027, 6, 15));
    ORK_TRUE(!has_lesson(&d, 0, 2027, 6, 22));
    ORK_EQUAL_INT(c[1].n_given, 5);
    ORK_EQUAL_INT(c[1].n_promised, 8);
    for (int i = 0, n = 0; i < d.calendar->n_dated; i++) {
        if (d.calendar->dated[i].orchestra == 0)
            ORK_EQUAL_INT(d.calendar->dated[i].number, ++n);
    }
    release(&d);
}

/* One feeder's study day does not stop an orchestra after school; both schools' do. */
static void test_expand__after_school_goes_on_without_one_feeder(void)
{
    dated_season d =
        make_one(SEASON("", "", "", ", closed: [2026-09-09, 2026-09-16]",
                        "  - {id: club, school: elm, groups: [oak/g5, elm/g6], programme: club}\n"),
                 WED, 930);
    ORK_TRUE(has_lesson(&d, 0, 2026, 9, 9));
    release(&d);
    d = make_one(SEASON(", closed: [2026-09-16]", "", "", "",
                        "  - {id: club, school: elm, groups: [oak/g5, elm/g6], programme: "
                        "club}\n"),
                 WED, 930);
    ORK_EQUAL_INT(why_lost(&d, 0, 2026, 9, 16), ORKI_WHY_SEASON);
    release(&d);
}

static void test_expand__meetings_share_a_promise(void)
{
    dated_season d =
        make(SEASON(", holidays: midden", ", lessons: 5", "", "", OAK_5(", meetings: 2")),
             (const int[]){THU, TUE}, (const int[]){540, 600});
    ORK_EQUAL_INT(d.calendar->n_courses, 1);
    ORK_EQUAL_INT(d.calendar->n_dated, 5);
    ORK_TRUE(has_lesson(&d, 1, 2026, 9, 1));
    ORK_TRUE(has_lesson(&d, 0, 2026, 9, 3));
    ORK_TRUE(has_lesson(&d, 1, 2026, 9, 15));
    ORK_EQUAL_INT(d.calendar->dated[4].number, 5);
    release(&d);
}

static void test_expand__an_unplaced_lesson_is_a_shortfall(void)
{
    dated_season d = make_one(SEASON("", ", lessons: 5", "", "", OAK_5("")), -1, -1);
    ork_calendar_figures f = ork_calendar_count(d.calendar);
    ORK_EQUAL_INT(f.n_promised, 5);
    ORK_EQUAL_INT(f.n_given, 0);
    ORK_EQUAL_INT(f.n_shortfall, 5);
    release(&d);
}

/* Every allocation in turn fails: the answer is ORK_ERR_MEMORY and nothing leaks. */
static void test_expand__out_of_memory(void)
{
    const char *text = SEASON(", holidays: midden", "", "", "", OAK_5(""));
    dated_season d = make_one(text, WED, 540);
    for (long n = 1;; n++) {
        ork_calendar *calendar = NULL;
        orki_memory_fail_at(n);
        ork_status st = ork_calendar_make(&calendar, d.season, d.timetable, NULL, NULL);
        orki_memory_fail_at(0);
        ORK_TRUE((st == ORK_OK) == (calendar != NULL));
        ork_calendar_free(calendar);
        if (st == ORK_OK)
            break;
        ORK_EQUAL_INT(st, ORK_ERR_MEMORY);
    }
    release(&d);
}

ORK_TEST_MAIN("calendar-expand",
              {"teaching days of a region", test_expand__teaching_days_of_a_region},
              {"every reason of a lost lesson", test_expand__every_reason_of_a_lost_lesson},
              {"a school has its own holidays", test_expand__a_school_has_its_own_holidays},
              {"odd and even teaching weeks", test_expand__odd_and_even_teaching_weeks},
              {"numbers of lessons between dates", test_expand__numbers_of_lessons_between_dates},
              {"after school goes on without one feeder",
               test_expand__after_school_goes_on_without_one_feeder},
              {"meetings share a promise", test_expand__meetings_share_a_promise},
              {"an unplaced lesson is a shortfall", test_expand__an_unplaced_lesson_is_a_shortfall},
              {"out of memory", test_expand__out_of_memory})
