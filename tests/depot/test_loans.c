/* Loans on small random seasons: every possible choice is tried and judged by the checker, and the
 * one that was made must be the best in the order of src/doc/instruments.md, or say that it is not
 * proven. The demand is written down here once more. Then: whatever is changed in a loans.yaml is
 * noticed. */
#include "base/file.h"
#include "base/text.h"
#include "model/timetable_model.h"
#include "ork_test.h"

#include <stdlib.h>
#include <unistd.h>

enum { MOST_DEPOTS = 2, N_SCHOOLS = 3, N_SKILLS = 2, N_LESSONS = 5, N_CASES = 100 };

static const char *const skills[N_SKILLS] = {"violin", "cello"};
static const char *const lessons[N_LESSONS] = {"a5", "a6", "b5", "c5", "c6"};
static const int school_of[N_LESSONS] = {0, 0, 1, 2, 2};

typedef struct world {
    int n_depots;
    int stock[MOST_DEPOTS][N_SKILLS], reserve[MOST_DEPOTS], rent[MOST_DEPOTS][N_SKILLS];
    int own[N_SCHOOLS][N_SKILLS]; /* -1: not counted */
    int pupils[N_LESSONS][N_SKILLS], day[N_LESSONS], start[N_LESSONS];
    bool is_home,
        is_shared_site; /* lessons b5 keep instruments at home; schools a and b one place */
    bool has_set;       /* b and c share a set of cellos */
    int holds, cello_size, kilometre;
    int standing[MOST_DEPOTS][N_SCHOOLS][N_SKILLS];
} world;

static uint64_t state;

static int draw(int n)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((state >> 33) % (uint64_t)n);
}

static void draw_world(world *w)
{
    memset(w, 0, sizeof *w);
    w->n_depots = 1 + draw(MOST_DEPOTS);
    w->is_home = draw(3) == 0;
    w->is_shared_site = draw(3) == 0;
    w->has_set = draw(5) == 0;
    w->cello_size = 1 + draw(3);
    w->holds = w->cello_size + draw(4);
    w->kilometre = draw(2) * 37;
    for (int d = 0; d < w->n_depots; d++) {
        w->reserve[d] = draw(3) == 0 ? 25 : 0;
        for (int k = 0; k < N_SKILLS; k++) {
            w->stock[d][k] = draw(8) - 1;
            w->rent[d][k] = draw(3) * 700;
            for (int h = 0; h < N_SCHOOLS; h++)
                w->standing[d][h][k] = draw(3) == 0 && w->stock[d][k] > 0 ? draw(3) : 0;
        }
    }
    for (int i = 0; i < N_SCHOOLS * N_SKILLS; i++)
        w->own[i / N_SKILLS][i % N_SKILLS] = draw(3) - 1;
    for (int o = 0; o < N_LESSONS; o++) {
        w->day[o] = draw(6) - 1; /* -1: no place */
        w->start[o] = 510 + 30 * draw(3);
        for (int k = 0; k < N_SKILLS; k++)
            w->pupils[o][k] = 1 + draw(3);
    }
}

/* What the planner would have written. */
static char *write_season(const world *w, bool has_standing)
{
    static const char *const sites[N_SCHOOLS] = {"[51.80, 4.66]", "[51.82, 4.70]", "[51.76, 4.60]"};
    orki_text t = {0};
    orki_text_add(&t, "format: 1\nseason: {name: s}\nprogrammes:\n"
                      "  keep: {lesson: 60, roles: [violin, cello], captain: no}\n"
                      "  home: {lesson: 60, roles: [violin, cello], captain: no, "
                      "instruments: home}\nbuildings: [{id: hof}]\ndepots:\n");
    for (int d = 0; d < w->n_depots; d++) {
        orki_text_printf(&t, "  - {id: d%d, at: [51.%d, 4.7], reserve: %d, stock: {recorder: 9", d,
                         79 + d, w->reserve[d]);
        for (int k = 0; k < N_SKILLS; k++) {
            if (w->stock[d][k] >= 0)
                orki_text_printf(&t, ", %s: %d", skills[k], w->stock[d][k]);
        }
        orki_text_add(&t, "}, rent: {recorder: 1");
        for (int k = 0; k < N_SKILLS; k++) {
            if (w->stock[d][k] >= 0)
                orki_text_printf(&t, ", %s: %d.%02d", skills[k], w->rent[d][k] / 100,
                                 w->rent[d][k] % 100);
        }
        orki_text_add(&t, "}}\n");
    }
    orki_text_printf(&t,
                     "loans: {trip: {holds: %d, kilometre: 0.%02d}, "
                     "sizes: {cello: %d}%s}\nschools:\n",
                     w->holds, w->kilometre, w->cello_size,
                     has_standing ? ", standing: loans-standing.yaml" : "");
    for (int h = 0; h < N_SCHOOLS; h++) {
        bool is_hof = w->is_shared_site && h < 2;
        orki_text_printf(&t,
                         "  - {id: %c, at: %s, hours: {mon-fri: {open: 08:00-15:00}}, "
                         "rooms: [{id: r, seats: 60}], groups: [{id: g, year: 5, pupils: 9}]%s",
                         'a' + h, sites[is_hof ? 0 : h], is_hof ? ", building: hof" : "");
        orki_text_add(&t, ", stock: {recorder: 9");
        for (int k = 0; k < N_SKILLS; k++) {
            if (w->own[h][k] >= 0)
                orki_text_printf(&t, ", %s: %d", skills[k], w->own[h][k]);
        }
        orki_text_add(&t, "}}\n");
    }
    if (w->has_set)
        orki_text_add(&t, "shared-sets: [{id: cellos, skill: cello, schools: [b, c]}]\n");
    orki_text_add(&t, "orchestras:\n");
    for (int o = 0; o < N_LESSONS; o++)
        orki_text_printf(&t,
                         "  - {id: %s, school: %c, groups: [g], programme: %s, sections: "
                         "{violin: %d, cello: %d}, block: %s}\n",
                         lessons[o], 'a' + school_of[o], w->is_home && o != 2 ? "home" : "keep",
                         w->pupils[o][0], w->pupils[o][1], lessons[o]);
    orki_text_add(&t, "teachers: [{id: t, skills: [violin, cello], available: {mon-fri: all}}]\n");
    return t.bytes;
}

static char *write_standing(const world *w)
{
    orki_text t = {0};
    orki_text_add(&t, "format: 1\nseason: before\nloans:");
    int n = 0;
    for (int i = 0; i < w->n_depots * N_SCHOOLS * N_SKILLS; i++) {
        int d = i / (N_SCHOOLS * N_SKILLS), h = i / N_SKILLS % N_SCHOOLS, k = i % N_SKILLS;
        if (w->standing[d][h][k] > 0)
            orki_text_printf(&t, "\n  - {depot: d%d, school: %c, instrument: %s, pieces: %d}", d,
                             'a' + h, skills[k], w->standing[d][h][k]);
        n += w->standing[d][h][k];
    }
    orki_text_add(&t, n > 0 ? "\n" : " []\n");
    return t.bytes;
}

static ork_season *read_world(const world *w, const char *folder)
{
    char *standing = write_standing(w), *text = write_season(w, true);
    char path[128];
    snprintf(path, sizeof path, "%sloans-standing.yaml", folder);
    ORK_EQUAL_INT(orki_file_write(path, standing, strlen(standing)), ORK_OK);
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    if (ork_season_read_text(&season, text, strlen(text), "world", folder, diags) != ORK_OK)
        printf("\n%s\n%s", text, ork_diags_print(diags, 0));
    ork_diags_free(diags);
    unlink(path);
    ork_text_free(text);
    ork_text_free(standing);
    return season;
}

static ork_timetable *place_lessons(const world *w, const ork_season *season)
{
    ork_timetable *t = orki_timetable_new(season);
    for (int o = 0; o < N_LESSONS && t != NULL; o++) {
        t->day[o] = w->day[o];
        t->start_min[o] = w->day[o] < 0 ? -1 : w->start[o];
    }
    return t;
}

/* ---- the demand once more ---- */

static bool overlap(const world *w, int a, int b)
{
    return w->day[a] >= 0 && w->day[a] == w->day[b] && abs(w->start[a] - w->start[b]) < 60;
}

static int wanted_of(const world *w, int school, int skill)
{
    int most = 0, home = 0;
    bool is_held = w->own[school][skill] >= 0;
    for (int d = 0; d < w->n_depots; d++)
        is_held = is_held || w->stock[d][skill] >= 0;
    if (!is_held || (w->has_set && skill == 1 && school > 0))
        return 0;
    for (int a = 0; a < N_LESSONS; a++) {
        if (school_of[a] != school || w->day[a] < 0)
            continue;
        if (w->is_home && a != 2) {
            home += w->pupils[a][skill];
            continue;
        }
        int together = w->pupils[a][skill];
        for (int b = 0; b < N_LESSONS; b++) {
            if (b != a && school_of[b] == school && overlap(w, a, b) && !(w->is_home && b != 2))
                together += w->pupils[b][skill];
        }
        most = together > most ? together : most;
    }
    int wanted = most + home - (w->own[school][skill] < 0 ? 0 : w->own[school][skill]);
    return wanted > 0 ? wanted : 0;
}

/* ---- every choice ---- */

typedef struct trying {
    const world *w;
    const ork_season *season;
    const ork_timetable *timetable;
    int left[MOST_DEPOTS][N_SKILLS], wanted[N_SCHOOLS][N_SKILLS];
    orki_loan loans[MOST_DEPOTS * N_SCHOOLS * N_SKILLS];
    int n;
    bool has_best;
    ork_loan_totals best;
    int64_t n_tried;
} trying;

static bool is_less(const ork_loan_totals *a, const ork_loan_totals *b)
{
    int64_t moved_a = a->come + a->collected, moved_b = b->come + b->collected;
    if (a->shortage != b->shortage)
        return a->shortage < b->shortage;
    if (moved_a != moved_b)
        return moved_a < moved_b;
    return a->cost_cents != b->cost_cents ? a->cost_cents < b->cost_cents : a->trips < b->trips;
}

static void judge(trying *t)
{
    orki_loan sorted[MOST_DEPOTS * N_SCHOOLS * N_SKILLS];
    memcpy(sorted, t->loans, sizeof sorted);
    orki_loans_sort(sorted, t->n);
    ork_loans loans = {.n = t->n, .at = sorted};
    ork_instruments *in = NULL;
    ORK_EQUAL_INT(ork_instruments_count(&in, t->season, t->timetable, &loans), ORK_OK);
    if (!t->has_best || is_less(&in->totals, &t->best)) {
        t->best = in->totals;
        t->has_best = true;
    }
    t->n_tried++;
    ork_instruments_free(in);
}

static void try_from(trying *t, int i)
{
    if (i == t->w->n_depots * N_SCHOOLS * N_SKILLS) {
        for (int k = 0; k < N_SKILLS; k++) { /* only choices that lend all they can */
            int left = 0, wanted = 0;
            for (int d = 0; d < t->w->n_depots; d++)
                left += t->left[d][k];
            for (int h = 0; h < N_SCHOOLS; h++)
                wanted += t->wanted[h][k];
            if (left > 0 && wanted > 0)
                return;
        }
        judge(t);
        return;
    }
    int k = i / (t->w->n_depots * N_SCHOOLS), d = i / N_SCHOOLS % t->w->n_depots, h = i % N_SCHOOLS;
    int most = t->left[d][k] < t->wanted[h][k] ? t->left[d][k] : t->wanted[h][k];
    for (int pieces = 0; pieces <= most; pieces++) {
        t->left[d][k] -= pieces;
        t->wanted[h][k] -= pieces;
        t->loans[t->n] = (orki_loan){d, h, k, pieces};
        for (int s = 0; s < t->season->n_skills; s++) {
            if (strcmp(t->season->skills[s].id, skills[k]) == 0)
                t->loans[t->n].skill = s;
        }
        t->n += pieces > 0;
        try_from(t, i + 1);
        t->n -= pieces > 0;
        t->left[d][k] += pieces;
        t->wanted[h][k] += pieces;
    }
}

static void try_all(trying *t)
{
    for (int k = 0; k < N_SKILLS; k++) {
        for (int d = 0; d < t->w->n_depots; d++) {
            int stock = t->w->stock[d][k];
            t->left[d][k] = stock <= 0 ? 0 : stock - (stock * t->w->reserve[d] + 99) / 100;
        }
        for (int h = 0; h < N_SCHOOLS; h++)
            t->wanted[h][k] = wanted_of(t->w, h, k);
    }
    try_from(t, 0);
}

static void test_loans__the_choice_is_the_best(void)
{
    char folder[] = "/tmp/ork-loans-XXXXXX", with_slash[64];
    int64_t n_tried = 0;
    int n_proven = 0, n_short = 0, n_moved = 0, n = ork_scale(N_CASES);
    ORK_TRUE(mkdtemp(folder) != NULL);
    snprintf(with_slash, sizeof with_slash, "%s/", folder);
    for (int i = 0; i < n; i++) {
        world w;
        state = (uint64_t)i + 1;
        draw(2);
        draw_world(&w);
        ork_season *season = read_world(&w, with_slash);
        ORK_TRUE(season != NULL);
        if (season == NULL)
            break;
        ork_timetable *timetable = place_lessons(&w, season);
        ork_loans *loans = NULL;
        ork_instruments *in = NULL;
        ORK_EQUAL_INT(ork_loans_choose(&loans, season, timetable, -1), ORK_OK);
        ORK_EQUAL_INT(ork_instruments_count(&in, season, timetable, loans), ORK_OK);
        ORK_EQUAL_INT(in->n_breaches, 0);
        trying t = {.w = &w, .season = season, .timetable = timetable};
        try_all(&t);
        if (is_less(&in->totals, &t.best) || (loans->is_proven && is_less(&t.best, &in->totals)))
            printf("\n    case %d: short %" PRId64 "/%" PRId64 ", come %" PRId64 "/%" PRId64
                   ", cents %" PRId64 "/%" PRId64 ", trips %" PRId64 "/%" PRId64,
                   i, in->totals.shortage, t.best.shortage, in->totals.come, t.best.come,
                   in->totals.cost_cents, t.best.cost_cents, in->totals.trips, t.best.trips);
        ORK_TRUE(!is_less(&in->totals, &t.best));
        ORK_TRUE(!loans->is_proven || !is_less(&t.best, &in->totals));
        n_tried += t.n_tried;
        n_proven += loans->is_proven;
        n_short += t.best.shortage > 0;
        n_moved += t.best.collected > 0;
        ork_instruments_free(in);
        ork_loans_free(loans);
        ork_timetable_free(timetable);
        ork_season_free(season);
    }
    rmdir(folder);
    printf("\n    %d cases, %" PRId64 " choices, %d proven, %d short, %d collect ", n, n_tried,
           n_proven, n_short, n_moved);
    ork_count("loan-choices-tried", n_tried);
    ORK_TRUE(n_proven * 10 >= n * 8 && n_short * 10 >= n && n_moved * 10 >= n);
}

/* ---- files that were changed ---- */

static int count_breaches(const ork_season *season, const ork_timetable *timetable,
                          const char *text)
{
    char path[] = "/tmp/ork-loans-file-XXXXXX";
    int fd = mkstemp(path), n = -1;
    ORK_TRUE(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
    ork_loans *loans = NULL;
    ork_instruments *in = NULL;
    if (ork_loans_read(&loans, season, path, NULL) == ORK_OK &&
        ork_instruments_count(&in, season, timetable, loans) == ORK_OK)
        n = in->n_breaches;
    ork_instruments_free(in);
    ork_loans_free(loans);
    unlink(path);
    return n;
}

/* The number at p raised by one. */
static void raise(orki_text *out, const char *text, const char *p)
{
    char *end = NULL;
    long n = strtol(p, &end, 10);
    orki_text_add_n(out, text, (size_t)(p - text));
    orki_text_printf(out, "%ld%s", n + 1, end);
}

static void test_loans__a_changed_file_is_noticed(void)
{
    world w;
    state = 7;
    draw_world(&w);
    w.n_depots = 2;
    w.has_set = false;
    for (int i = 0; i < N_LESSONS; i++)
        w.day[i] = i % 2;
    for (int d = 0; d < MOST_DEPOTS; d++)
        w.stock[d][0] = w.stock[d][1] = 2 - d;
    for (int h = 0; h < N_SCHOOLS; h++)
        w.own[h][0] = w.own[h][1] = 0;
    ork_season *season = read_world(&w, "/tmp/");
    ORK_TRUE(season != NULL);
    if (season == NULL)
        return;
    ork_timetable *timetable = place_lessons(&w, season);
    ork_loans *loans = NULL;
    ork_instruments *in = NULL;
    ORK_EQUAL_INT(ork_loans_choose(&loans, season, timetable, -1), ORK_OK);
    ORK_EQUAL_INT(ork_instruments_count(&in, season, timetable, loans), ORK_OK);
    char *text = ork_loans_print(season, loans, in);
    ORK_TRUE(text != NULL && loans->n > 0 && in->totals.shortage > 0);
    ORK_EQUAL_INT(count_breaches(season, timetable, text), 0);
    const char *totals = strstr(text, "totals:");
    int n = 0;
    for (const char *p = totals; p != NULL && *p != '\0'; p++) {
        bool is_number = p[-1] == ' ' && *p >= '0' && *p <= '9';
        if (!is_number)
            continue;
        orki_text changed = {0};
        raise(&changed, text, p);
        ORK_TRUE(count_breaches(season, timetable, orki_text_string(&changed)) > 0);
        orki_text_free(&changed);
        n++;
    }
    ORK_TRUE(n > 11 + loans->n);
    ork_text_free(text);
    ork_instruments_free(in);
    ork_loans_free(loans);
    ork_timetable_free(timetable);
    ork_season_free(season);
}

ORK_TEST_MAIN("loans", {"the choice is the best", test_loans__the_choice_is_the_best},
              {"a changed file is noticed", test_loans__a_changed_file_is_noticed})
