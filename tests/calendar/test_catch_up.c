/* Catching up: where a further lesson may be and where not, and what the ledger says when there is
 * none. */
#include "model/calendar_model.h"
#include "ork_test.h"
#include "report/ledger.h"
#include "sound_season.h"

enum { MON, TUE, WED, THU, FRI };

/* A season of four weeks with one lesson on Monday 08:30. */
#define SEASON(programme, school, group, teacher)                                                  \
    "format: 1\n"                                                                                  \
    "season: {name: 2026-2027, from: 2026-08-31, to: 2026-09-25}\n"                                \
    "programmes:\n"                                                                                \
    "  solo: {lesson: 60, roles: [violin], captain: no" programme "}\n"                            \
    "schools:\n"                                                                                   \
    "  - id: oak\n"                                                                                \
    "    at: [51.79, 4.66]\n"                                                                      \
    "    hours: {mon-fri: {open: 08:30-14:30}}\n" school                                           \
    "    groups: [{id: g5, year: 5, pupils: 20" group "}]\n"                                       \
    "orchestras:\n"                                                                                \
    "  - {id: oak-5, school: oak, groups: [g5], programme: solo}\n"                                \
    "teachers: [{id: anna, skills: [violin]" teacher "}]\n"

#define ROOMS "    rooms: [{id: hall, seats: 90}, {id: attic, seats: 30}]\n"

typedef struct made {
    ork_season *season;
    ork_timetable *timetable;
    ork_calendar *calendar;
} made;

static made make(const char *text)
{
    made m = {NULL, NULL, NULL};
    ork_diags *diags = ork_diags_new();
    m.season = sound_season(text, diags);
    m.timetable = orki_timetable_new(m.season);
    m.timetable->day[0] = MON;
    m.timetable->start_min[0] = 510;
    m.timetable->teacher[0] = 0;
    m.timetable->room[0] = m.season->schools[0].rooms[0];
    ORK_EQUAL_INT(ork_calendar_make(&m.calendar, m.season, m.timetable, NULL, diags), ORK_OK);
    ork_diags_free(diags);
    return m;
}

static void release(made *m)
{
    ork_calendar_free(m->calendar);
    ork_timetable_free(m->timetable);
    ork_season_free(m->season);
}

/* The k-th lesson caught up, or NULL. */
static const orki_dated *caught_up(const made *m, int k)
{
    for (int i = 0; i < m->calendar->n_dated; i++) {
        if (m->calendar->dated[i].is_caught_up && k-- == 0)
            return &m->calendar->dated[i];
    }
    return NULL;
}

static const char *reason_of(const made *m, orki_arena *arena)
{
    return orki_ledger_make(m->season, m->timetable, m->calendar, arena)[0].reason;
}

static void test_catch_up__on_a_day_of_the_same_week(void)
{
    made m = make(SEASON("", ROOMS "    closed: [2026-09-14]\n", "",
                         ", available: {mon: 08:30-09:30, thu: all}"));
    const orki_dated *again = caught_up(&m, 0);
    ORK_TRUE(again != NULL && caught_up(&m, 1) == NULL);
    ORK_EQUAL_INT(again->date, orki_date_make(2026, 9, 10)); /* a week's points from either side */
    ORK_EQUAL_INT(again->made_good, orki_date_make(2026, 9, 14));
    ORK_EQUAL_INT(again->start_min, 510);
    ORK_EQUAL_INT(again->n_changes, 0);
    ORK_EQUAL_INT(m.calendar->catching.outcome, ORK_OPTIMAL);
    ORK_EQUAL_INT(m.calendar->catching.cost, 0);
    release(&m);
}

static void test_catch_up__never_on_a_closed_day(void)
{
    made m = make(SEASON("",
                         ROOMS "    closed: [2026-09-14, 2026-09-01 to 2026-09-04,\n"
                               "             {on: 2026-09-08 to 2026-09-11 until 11:00},\n"
                               "             2026-09-15 to 2026-09-18]\n",
                         "", ", available: {mon: 08:30-09:30, thu: 08:00-11:00}"));
    const orki_dated *again = caught_up(&m, 0);
    ORK_TRUE(again != NULL);
    ORK_EQUAL_INT(again->date, orki_date_make(2026, 9, 24)); /* the only open Thursday */
    ORK_EQUAL_INT(m.calendar->catching.cost, 1);             /* a whole week later */
    release(&m);
}

static void test_catch_up__once_a_week(void)
{
    made m =
        make(SEASON(", lessons: 7", ROOMS, "", ", available: {mon: 08:30-09:30, tue-fri: all}"));
    ork_calendar_figures f = ork_calendar_count(m.calendar);
    ORK_EQUAL_INT(f.n_given, 4);
    ORK_EQUAL_INT(f.n_caught_up, 3);
    for (int k = 1; k < 3; k++)
        ORK_TRUE(orki_date_monday(caught_up(&m, k)->date) >
                 orki_date_monday(caught_up(&m, k - 1)->date));
    ORK_EQUAL_INT(caught_up(&m, 0)->made_good, ORKI_NO_DATE); /* too few weeks, nothing was lost */
    release(&m);
}

static void test_catch_up__twice_on_its_own_day(void)
{
    made m = make(SEASON("", ROOMS "    closed: [2026-09-14]\n", "", ", available: {mon: all}"));
    const orki_dated *again = caught_up(&m, 0);
    ORK_TRUE(again != NULL);
    ORK_EQUAL_INT(again->date, orki_date_make(2026, 9, 7));
    ORK_EQUAL_INT(again->start_min, 575); /* right after its own: no idle minutes */
    ORK_EQUAL_INT(m.calendar->catching.cost, 61);
    release(&m);
}

static void test_catch_up__within_the_hours_of_the_week(void)
{
    orki_arena arena = {0};
    made m = make(SEASON("", ROOMS "    closed: [2026-09-14]\n", "",
                         ", available: {mon: all, thu: all}, hours: {max: 1}"));
    const orki_dated *again = caught_up(&m, 0);
    ORK_TRUE(again != NULL); /* only the week of the study day has an hour left */
    ORK_EQUAL_INT(again->date, orki_date_make(2026, 9, 17));
    release(&m);
    m = make(SEASON("", ROOMS "    closed: [2026-09-14, 2026-09-17]\n", "",
                    ", available: {mon: all, thu: all}, hours: {max: 1}"));
    ORK_TRUE(caught_up(&m, 0) == NULL);
    ORK_EQUAL_INT(m.calendar->courses[0].chances.n_team, 0);
    ORK_TRUE(m.calendar->courses[0].chances.n_dates > 0);
    ORK_TRUE(strstr(reason_of(&m, &arena), "on none is the whole team available") != NULL);
    ORK_TRUE(strstr(reason_of(&m, &arena), "1 \xc3\x97 study day") != NULL);
    orki_arena_free(&arena);
    release(&m);
}

static void test_catch_up__in_another_room(void)
{
    made m = make(SEASON("",
                         "    rooms: [{id: hall, seats: 90, closed: [tue, wed, thu, fri]}, {id: "
                         "attic, seats: 30}]\n    closed: [2026-09-14]\n",
                         "", ", available: {mon: 08:30-09:30, thu: all}"));
    const orki_dated *again = caught_up(&m, 0);
    ORK_TRUE(again != NULL);
    ORK_EQUAL_INT(again->n_changes, 1);
    ORK_EQUAL_TEXT(m.season->rooms[again->changes[0].room].id, "oak/attic");
    ORK_EQUAL_INT(again->changes[0].teacher, 0);
    ORK_EQUAL_INT(m.calendar->catching.cost, 1);
    release(&m);
}

static void test_catch_up__says_why_not(void)
{
    orki_arena arena = {0};
    made m = make(SEASON("", ROOMS "    closed: [2026-09-14]\n",
                         ", busy: [mon 09:30-14:30, tue 08:30-14:30, wed 08:30-14:30, thu "
                         "08:30-14:30, fri 08:30-14:30]",
                         ", available: {mon-fri: all}"));
    ORK_EQUAL_INT(ork_calendar_count(m.calendar).n_shortfall, 1);
    ORK_TRUE(strstr(reason_of(&m, &arena), "On no other date") != NULL);
    release(&m);
    m = make(SEASON("",
                    "    rooms: [{id: hall, seats: 90, closed: [mon 09:30-16:00, tue, wed, thu, "
                    "fri]}]\n    closed: [2026-09-14]\n",
                    "", ", available: {mon: 08:30-09:30, thu: all}"));
    ORK_TRUE(strstr(reason_of(&m, &arena), "no rooms") != NULL);
    ORK_EQUAL_INT(m.calendar->catching.cost, 10000);
    ORK_EQUAL_INT(m.calendar->catching.bound, 10000);
    orki_arena_free(&arena);
    release(&m);
}

static void test_catch_up__nothing_missing(void)
{
    orki_arena arena = {0};
    made m = make(SEASON(", lessons: 3", ROOMS "    closed: [2026-09-07]\n", "",
                         ", available: {mon-fri: all}"));
    ORK_TRUE(caught_up(&m, 0) == NULL);
    ORK_EQUAL_TEXT(reason_of(&m, &arena), "");
    ORK_EQUAL_INT(m.calendar->n_lost, 1);
    ORK_TRUE(!orki_ledger_is_open(m.calendar, &m.calendar->lost[0]));
    orki_arena_free(&arena);
    release(&m);
}

/* The choice goes on in a worker: what fails there costs the proof, never the answer. */
static void test_catch_up__out_of_memory(void)
{
    made m =
        make(SEASON("", ROOMS "    closed: [2026-09-14]\n", "", ", available: {mon-fri: all}"));
    int n = 1;
    for (; n < 3000; n++) {
        ork_calendar *calendar = NULL;
        orki_memory_fail_at(n);
        ork_status st = ork_calendar_make(&calendar, m.season, m.timetable, NULL, NULL);
        orki_memory_fail_at(0);
        if (st == ORK_OK) {
            ORK_EQUAL_INT(ork_calendar_count(calendar).n_caught_up, 1);
            bool is_whole = calendar->catching.outcome == ORK_OPTIMAL;
            ork_calendar_free(calendar);
            if (is_whole)
                break;
            continue;
        }
        ORK_EQUAL_INT(st, ORK_ERR_MEMORY);
        ORK_TRUE(calendar == NULL);
    }
    ORK_TRUE(n > 10 && n < 3000);
    release(&m);
}

ORK_TEST_MAIN("catch-up", {"on a day of the same week", test_catch_up__on_a_day_of_the_same_week},
              {"never on a closed day", test_catch_up__never_on_a_closed_day},
              {"once a week", test_catch_up__once_a_week},
              {"twice on its own day", test_catch_up__twice_on_its_own_day},
              {"within the hours of the week", test_catch_up__within_the_hours_of_the_week},
              {"in another room", test_catch_up__in_another_room},
              {"says why not", test_catch_up__says_why_not},
              {"nothing missing", test_catch_up__nothing_missing},
              {"out of memory", test_catch_up__out_of_memory})
