/* The choice of catch-up dates against brute force: small random seasons of three orchestras in two
 * blocks that share a teacher. The rules and costs of src/doc/calendar.md are written down here
 * once more, over a world of plain numbers, and every choice of visits is tried. */
#include "model/calendar_model.h"
#include "ork_test.h"

#include <stdlib.h>

enum { OAK_5, OAK_6, ELM_5, N_ORCHESTRAS };
enum { ANNA, BOB, COR, N_TEACHERS };
enum { N_DATES = 26, LENGTH = 60, CHANGEOVER = 5, OPEN = 510, CLOSE = 870, NEVER = 1 << 28 };
enum { BREAK_FROM = 720, BREAK_TO = 750, MAX_STOPS = 12, MISSING = 10000, TWICE = 60 };

typedef struct span {
    int from, to; /* to = 0: none */
} span;

typedef struct world {
    int day[N_ORCHESTRAS], start[N_ORCHESTRAS], promised[N_ORCHESTRAS];
    span busy[N_ORCHESTRAS][5];
    span available[N_TEACHERS][5];
    bool is_closed[2][N_DATES];
    int call_out[N_TEACHERS];
    int way; /* minutes between the schools */
    bool is_given[N_ORCHESTRAS][N_DATES];
    int n_missing[N_ORCHESTRAS];
} world;

static const int school_of[N_ORCHESTRAS] = {0, 0, 1};
static const int team_of[N_ORCHESTRAS][2] = {{ANNA, BOB}, {ANNA, BOB}, {COR, BOB}};
static uint64_t state;

static int draw(int n)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((state >> 33) % (uint64_t)n);
}

static void draw_world(world *w)
{
    memset(w, 0, sizeof *w);
    int first = draw(3);
    w->day[OAK_5] = w->day[OAK_6] = first;
    w->day[ELM_5] = draw(2) == 0 ? first + 1 : draw(5);
    w->start[OAK_5] = 510;
    w->start[OAK_6] = draw(2) == 0 ? 575 : 750;
    w->start[ELM_5] = w->day[ELM_5] == first ? 750 : draw(2) == 0 ? 510 : 640;
    if (w->day[ELM_5] == first)
        w->start[OAK_6] = 575;
    for (int o = 0; o < N_ORCHESTRAS; o++) {
        w->promised[o] = 3 + draw(2);
        for (int d = 0; d < 5; d++) {
            int from = 510 + 15 * draw(20);
            w->busy[o][d] = d != w->day[o] && draw(2) == 0 ? (span){from, from + 45} : (span){0, 0};
        }
    }
    for (int t = 0; t < N_TEACHERS; t++) {
        w->call_out[t] = draw(2) == 0 ? 0 : 180;
        for (int d = 0; d < 5; d++) {
            int from = 480 + 30 * draw(4), to = 690 + 60 * draw(5);
            bool is_needed = d == w->day[ELM_5] || d == first;
            w->available[t][d] = is_needed      ? (span){480, 900}
                                 : draw(3) == 0 ? (span){0, 0}
                                                : (span){from, to};
        }
    }
    for (int k = 0; k < 2; k++) {
        for (int date = 0; date < N_DATES; date++)
            w->is_closed[k][date] = draw(5) == 0;
    }
}

/* What the planner would have written. */
static char *write_season(const world *w)
{
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri"};
    static const char *const teachers[] = {"anna", "bob", "cor"};
    static const char *const skills[] = {"violin", "cello", "violin"};
    static const char *const groups[] = {"g5", "g6", "h5"};
    static char text[20000];
    size_t n = (size_t)snprintf(
        text, sizeof text,
        "format: 1\nseason: {name: test, from: 2026-08-31, to: 2026-09-25}\nprogrammes:\n"
        "  duo: {lesson: 60, changeover: 5, roles: [violin, cello], captain: no}\n"
        "travel: {pack: 5, set-up: 10}\nschools:\n");
    for (int k = 0; k < 2; k++) {
        n += (size_t)snprintf(text + n, sizeof text - n,
                              "  - id: %s\n    at: [%s]\n    hours: {mon-fri: {open: 08:30-14:30, "
                              "breaks: [12:00-12:30]}}\n    rooms: [{id: a, seats: 90}, {id: b, "
                              "seats: 90}]\n    closed: [2026-10-30",
                              k == 0 ? "oak" : "elm", k == 0 ? "51.79, 4.66" : "51.80, 4.70");
        n -= 10; /* the list begins with its first closed day */
        bool is_first = true;
        for (int date = 0; date < N_DATES; date++) {
            orki_date at = orki_date_make(2026, 8, 31) + date;
            if (!w->is_closed[k][date])
                continue;
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", is_first ? "" : ", ",
                                  orki_date_print(at).text);
            is_first = false;
        }
        n += (size_t)snprintf(text + n, sizeof text - n, "]\n    groups:\n");
        for (int o = 0; o < N_ORCHESTRAS; o++) {
            if (school_of[o] != k)
                continue;
            n += (size_t)snprintf(text + n, sizeof text - n,
                                  "      - {id: %s, year: %d, pupils: 20, busy: [", groups[o],
                                  o == OAK_6 ? 6 : 5);
            bool has_one = false;
            for (int d = 0; d < 5; d++) {
                span b = w->busy[o][d];
                if (b.to > 0)
                    n += (size_t)snprintf(text + n, sizeof text - n, "%s%s %02d:%02d-%02d:%02d",
                                          has_one ? ", " : "", days[d], b.from / 60, b.from % 60,
                                          b.to / 60, b.to % 60);
                has_one = has_one || b.to > 0;
            }
            n += (size_t)snprintf(text + n, sizeof text - n, "]}\n");
        }
    }
    n += (size_t)snprintf(text + n, sizeof text - n, "orchestras:\n");
    for (int o = 0; o < N_ORCHESTRAS; o++)
        n += (size_t)snprintf(text + n, sizeof text - n,
                              "  - {id: o%d, school: %s, groups: [%s], programme: duo, lessons: "
                              "%d}\n",
                              o, school_of[o] == 0 ? "oak" : "elm", groups[o], w->promised[o]);
    n += (size_t)snprintf(text + n, sizeof text - n, "teachers:\n");
    for (int t = 0; t < N_TEACHERS; t++) {
        n +=
            (size_t)snprintf(text + n, sizeof text - n,
                             "  - id: %s\n    skills: [%s]\n    travels: car\n    contract: {kind: "
                             "freelance, call-out: %d}\n    available: {",
                             teachers[t], skills[t], w->call_out[t]);
        bool has_one = false;
        for (int d = 0; d < 5; d++) {
            span a = w->available[t][d];
            if (a.to > 0)
                n += (size_t)snprintf(text + n, sizeof text - n, "%s%s: %02d:%02d-%02d:%02d",
                                      has_one ? ", " : "", days[d], a.from / 60, a.from % 60,
                                      a.to / 60, a.to % 60);
            has_one = has_one || a.to > 0;
        }
        n += (size_t)snprintf(text + n, sizeof text - n, "}\n");
    }
    return text;
}

/* The first open dates are given; the rest is missing. */
static void give(world *w)
{
    for (int o = 0; o < N_ORCHESTRAS; o++) {
        int n = 0;
        for (int date = w->day[o]; date < N_DATES && n < w->promised[o]; date += 7) {
            w->is_given[o][date] = !w->is_closed[school_of[o]][date];
            n += w->is_given[o][date];
        }
        w->n_missing[o] = w->promised[o] - n;
    }
}

/* A stop of a teacher: an orchestra at a time. */
typedef struct stop {
    int orchestra, from;
} stop;

static int teaches(int teacher, int o)
{
    return team_of[o][0] == teacher || team_of[o][1] == teacher;
}

/* Points of a teacher's day; NEVER when it breaks a rule. */
static int day_points(const world *w, int teacher, stop *stops, int n)
{
    int travel = 0, idle = 0, pause = 0;
    for (int i = 1; i < n; i++) {
        for (int k = i; k > 0 && stops[k].from < stops[k - 1].from; k--) {
            stop other = stops[k];
            stops[k] = stops[k - 1];
            stops[k - 1] = other;
        }
    }
    for (int i = 1; i < n; i++) {
        bool is_far = school_of[stops[i].orchestra] != school_of[stops[i - 1].orchestra];
        int need = is_far ? w->way + 15 : CHANGEOVER;
        int spare = stops[i].from - stops[i - 1].from - LENGTH - need;
        if (spare < 0)
            return NEVER;
        travel += is_far ? w->way : 0;
        idle += spare;
        pause += spare >= 15 ? spare : 0;
        for (int k = 0; k < i - 1 && is_far; k++) { /* a block in one piece */
            if (school_of[stops[k].orchestra] == school_of[stops[i].orchestra])
                return NEVER;
        }
    }
    if (n == 0)
        return 0;
    int length = stops[n - 1].from + LENGTH - stops[0].from;
    if (n * LENGTH > 315 || (length > 330 && pause < 30))
        return NEVER;
    int missing = w->call_out[teacher] > length ? w->call_out[teacher] - length : 0;
    return travel + idle + (missing + 1) / 2;
}

static int own_stops(const world *w, int teacher, int date, stop *stops)
{
    int n = 0;
    for (int o = 0; o < N_ORCHESTRAS; o++) {
        if (w->is_given[o][date] && teaches(teacher, o))
            stops[n++] = (stop){o, w->start[o]};
    }
    return n;
}

/* What these lessons cost their team on a date. */
static int visit_points(const world *w, int date, const stop *visit, int n_visit)
{
    int points = 0;
    for (int t = 0; t < N_TEACHERS; t++) {
        stop with[MAX_STOPS], without[MAX_STOPS];
        int n = own_stops(w, t, date, without), m = own_stops(w, t, date, with);
        for (int i = 0; i < n_visit; i++) {
            if (teaches(t, visit[i].orchestra))
                with[m++] = visit[i];
        }
        int more = m == n ? 0 : day_points(w, t, with, m);
        if (more == NEVER)
            return NEVER;
        points += m == n ? 0 : more - day_points(w, t, without, n);
    }
    return points;
}

static bool may(const world *w, int o, int date, int from)
{
    int day = date % 7, to = from + LENGTH;
    if (day > 4 || w->is_closed[school_of[o]][date] || from < OPEN || to > CLOSE)
        return false;
    if ((from < BREAK_TO && BREAK_FROM < to) ||
        (w->busy[o][day].to > 0 && from < w->busy[o][day].to && w->busy[o][day].from < to))
        return false;
    if (w->is_given[o][date] && from < w->start[o] + LENGTH && w->start[o] < to)
        return false;
    for (int k = 0; k < 2; k++) {
        span a = w->available[team_of[o][k]][day];
        if (a.to == 0 || from < a.from || to > a.to)
            return false;
    }
    stop alone = {o, from};
    return visit_points(w, date, &alone, 1) < NEVER;
}

/* A lesson is tried at bells, after a break or busy time, at its own time, and beside the others.
 */
static bool is_start(const world *w, int o, int date, int at)
{
    int day = date % 7;
    if (at == OPEN || at == BREAK_TO || at == w->start[o])
        return true;
    if (day < 5 && w->busy[o][day].to > 0 && at == w->busy[o][day].to)
        return true;
    for (int k = 0; k < N_ORCHESTRAS; k++) {
        if (w->is_given[k][date] && school_of[k] == school_of[o] &&
            (at == w->start[k] + LENGTH + CHANGEOVER || at == w->start[k] - CHANGEOVER - LENGTH))
            return true;
    }
    return false;
}

static int next_start(const world *w, int o, int date, int from)
{
    if (may(w, o, date, from))
        return from;
    for (int at = from + 1; at < CLOSE; at++) {
        if (is_start(w, o, date, at) && may(w, o, date, at))
            return at;
    }
    return -1;
}

static int delay(const world *w, int o, int date)
{
    int nearest = NEVER;
    for (int lost = w->day[o]; lost < N_DATES; lost += 7) {
        int days = abs(lost - date);
        if (w->is_closed[school_of[o]][lost] && days < nearest)
            nearest = days;
    }
    return nearest == NEVER ? 0 : nearest / 7;
}

static int extra_points(const world *w, int o, int date)
{
    return delay(w, o, date) + (w->is_given[o][date] ? TWICE : 0);
}

/* The cheapest visit for one orchestra, or for two in either order (b < 0: one). */
static int cheapest(const world *w, int date, int a, int b)
{
    int best = NEVER;
    for (int at = OPEN; at < CLOSE; at++) {
        if (!is_start(w, a, date, at) || !may(w, a, date, at))
            continue;
        stop visit[2] = {{a, at}, {b, -1}};
        if (b >= 0 && (visit[1].from = next_start(w, b, date, at + LENGTH + CHANGEOVER)) < 0)
            continue;
        int points = visit_points(w, date, visit, b < 0 ? 1 : 2);
        if (points == NEVER)
            continue;
        points += extra_points(w, a, date) + (b < 0 ? 0 : extra_points(w, b, date));
        best = points < best ? points : best;
    }
    return best;
}

typedef struct options {
    int oak_5, oak_6, both, elm; /* points of the visits of a date */
} options;

static options of_date[N_DATES];
static int known[N_DATES + 1][6][6][6][8];

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* The least points from this date on. `used`: orchestras that had their lesson of the week. */
static int least(int date, int a, int b, int e, int used)
{
    if (date == N_DATES)
        return MISSING * (a + b + e);
    used = date % 7 == 0 ? 0 : used;
    int *memory = &known[date][a][b][e][used];
    if (*memory != NEVER)
        return *memory;
    const options *x = &of_date[date];
    bool a_may = a > 0 && (used & 1) == 0, b_may = b > 0 && (used & 2) == 0;
    int best = least(date + 1, a, b, e, used);
    if (a_may && x->oak_5 < NEVER)
        best = smaller(best, x->oak_5 + least(date + 1, a - 1, b, e, used | 1));
    if (b_may && x->oak_6 < NEVER)
        best = smaller(best, x->oak_6 + least(date + 1, a, b - 1, e, used | 2));
    if (a_may && b_may && x->both < NEVER)
        best = smaller(best, x->both + least(date + 1, a - 1, b - 1, e, used | 3));
    if (e > 0 && (used & 4) == 0 && x->elm < NEVER) /* Bob is in each visit: one a date */
        best = smaller(best, x->elm + least(date + 1, a, b, e - 1, used | 4));
    return *memory = best;
}

static int brute_force(const world *w)
{
    for (int date = 0; date < N_DATES; date++) {
        of_date[date].oak_5 = cheapest(w, date, OAK_5, -1);
        of_date[date].oak_6 = cheapest(w, date, OAK_6, -1);
        of_date[date].both =
            smaller(cheapest(w, date, OAK_5, OAK_6), cheapest(w, date, OAK_6, OAK_5));
        of_date[date].elm = cheapest(w, date, ELM_5, -1);
    }
    int *flat = &known[0][0][0][0][0];
    for (size_t i = 0; i < sizeof known / sizeof(int); i++)
        flat[i] = NEVER;
    return least(0, w->n_missing[OAK_5], w->n_missing[OAK_6], w->n_missing[ELM_5], 0);
}

static ork_timetable *write_week(const world *w, const ork_season *season)
{
    ork_timetable *t = orki_timetable_new(season);
    for (int o = 0; o < N_ORCHESTRAS; o++) {
        t->day[o] = w->day[o];
        t->start_min[o] = w->start[o];
        for (int k = 0; k < 2; k++) {
            int section = season->orchestras[o].first_section + k;
            t->teacher[section] = team_of[o][k];
            t->room[section] = season->schools[season->orchestras[o].school].rooms[k];
        }
    }
    return t;
}

static int n_caught_up;

static void try_seed(int seed)
{
    static world w;
    state = (uint64_t)seed * 7919 + 12345;
    draw_world(&w);
    ork_season *season = NULL;
    ork_calendar *calendar = NULL;
    ork_diags *diags = ork_diags_new();
    char *text = write_season(&w);
    ork_status st = ork_season_read_text(&season, text, strlen(text), "text", NULL, diags);
    if (st != ORK_OK) {
        char *printed = ork_diags_print(diags, 0);
        printf("\nseed %d:\n%s", seed, printed);
        ork_text_free(printed);
        CU_FAIL_FATAL("the season is not sound");
    }
    w.way = orki_travel_between(season, season->teachers[BOB].mode, 0, 1);
    give(&w);
    ork_timetable *timetable = write_week(&w, season);
    ORK_EQUAL_INT(ork_calendar_make(&calendar, season, timetable, NULL, diags), ORK_OK);
    int wanted = brute_force(&w);
    if (calendar->catching.cost != wanted)
        printf("\n    seed %d", seed);
    ORK_EQUAL_INT(calendar->catching.cost, wanted);
    ORK_EQUAL_INT(calendar->catching.bound, wanted);
    ORK_EQUAL_INT(calendar->catching.outcome, ORK_OPTIMAL);
    ork_calendar_figures f = ork_calendar_count(calendar);
    ORK_EQUAL_INT(f.n_shortfall, (wanted + MISSING / 2) / MISSING);
    n_caught_up += f.n_caught_up;
    ork_calendar_free(calendar);
    ork_timetable_free(timetable);
    ork_season_free(season);
    ork_diags_free(diags);
}

static void test_catch_up__costs_what_brute_force_finds(void)
{
    for (int seed = 1; seed <= 150; seed++)
        try_seed(seed);
    ORK_TRUE(n_caught_up > 100);
}

ORK_TEST_MAIN("catch-up-brute",
              {"costs what brute force finds", test_catch_up__costs_what_brute_force_finds})
