/* Starts from the pieces that are open, shapes by trying every subset of the starts. */
#include "solve/series_tables.h"

#include "solve/series.h"

#include <string.h>

enum { MAX_STATES = 400000 }; /* of one day: shapes and what is taught in them */

static const orki_orchestra *lesson_of(const orki_problem *problem, int part)
{
    return &problem->season->orchestras[problem->parts[part].lessons[0]];
}

static int changeover_of(const orki_problem *problem, int part)
{
    return problem->season->programmes[lesson_of(problem, part)->programme].changeover_min;
}

static bool are_alike(const orki_problem *problem, int a, int b)
{
    const orki_orchestra *x = lesson_of(problem, a), *y = lesson_of(problem, b);
    return x->school == y->school && x->lesson_min == y->lesson_min &&
           changeover_of(problem, a) == changeover_of(problem, b);
}

/* Insert in order without doubles; false when there are too many. */
static bool add_start(int *starts, int *n, int start)
{
    int i = 0;
    while (i < *n && starts[i] < start)
        i++;
    if (i < *n && starts[i] == start)
        return true;
    if (*n == ORKI_MAX_STARTS)
        return false;
    memmove(starts + i + 1, starts + i, (size_t)(*n - i) * sizeof *starts);
    starts[i] = start;
    ++*n;
    return true;
}

static bool add_part_starts(const orki_problem *problem, int part, int day, int *starts, int *n)
{
    const orki_part *p = &problem->parts[part];
    bool fits = true;
    for (int k = p->first_piece; k < p->first_piece + p->n_pieces; k++) {
        const orki_piece *piece = &problem->pieces[k];
        for (int i = 0; i < piece->n_lessons && piece->day == day; i++)
            fits = fits && add_start(starts, n, piece->start_min[i]);
    }
    return fits;
}

static int bits_for(int n)
{
    int bits = 1;
    while (1 << bits <= n)
        bits++;
    return bits;
}

/* Ways to put k things into n places, some empty; an estimate of a day's states. */
static double count_states(int n, int k)
{
    double states = 1;
    for (int i = 1; i <= n; i++)
        states = states * (k + i) / i;
    return states;
}

static bool rest_holds(const ork_season *season, int first, int last)
{
    return ORKI_DAY_MIN - last + first >= season->limits.rest_min;
}

bool orki_is_uniform(const orki_problem *problem, int teacher)
{
    const ork_season *season = problem->season;
    int leader = -1, n = 0, placed_bits = 0, double_bits = 0, first = ORKI_DAY_MIN, last = 0;
    for (int p = 0; p < problem->n_parts; p++) {
        if (orki_problem_match(problem, teacher, p) == ORKI_NO_MATCH)
            continue;
        const orki_part *part = &problem->parts[p];
        if (part->series < 0 || orki_team_size(problem, part->block) > 1 ||
            (leader >= 0 && !are_alike(problem, leader, p)))
            return false;
        leader = leader < 0 ? p : leader;
        placed_bits += bits_for(part->n_lessons) + 1;
        double_bits += season->series[part->series].n_doubles > 0 ? bits_for(part->n_lessons) : 0;
        n++;
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++) {
            first = problem->pieces[k].from_min < first ? problem->pieces[k].from_min : first;
            last = problem->pieces[k].to_min > last ? problem->pieces[k].to_min : last;
        }
    }
    bool fits = n > 0 && n <= ORKI_MAX_OWN_SERIES && placed_bits <= 64 && double_bits <= 64 &&
                rest_holds(season, first, last);
    for (int d = 0; d < ORKI_N_DAYS && fits; d++) {
        int starts[ORKI_MAX_STARTS], n_starts = 0;
        for (int p = 0; p < problem->n_parts && fits; p++) {
            if (orki_problem_match(problem, teacher, p) != ORKI_NO_MATCH)
                fits = add_part_starts(problem, p, d, starts, &n_starts);
        }
        fits = fits && count_states(n_starts, n) <= MAX_STATES;
    }
    return fits;
}

/* What each double saves if that is always the same: so many that one more is worth nothing do not
 * fit. 0 when it is not. */
static int64_t price_of_double(const orki_problem *problem, int part)
{
    int n = problem->parts[part].n_lessons;
    int64_t each = orki_series_missing(problem, part, n, n / 2 - 1);
    each -= orki_series_missing(problem, part, n, n / 2);
    for (int k = 0; k <= n / 2; k++) {
        if (orki_series_missing(problem, part, n, k) !=
            orki_series_missing(problem, part, n, 0) - k * each)
            return 0;
    }
    return each * ORKI_COST_SCALE;
}

static void add_series(orki_series_pricer *s, int part)
{
    const orki_problem *problem = s->problem;
    const orki_part *p = &problem->parts[part];
    orki_own_series *own = &s->series[s->n_series++];
    *own = (orki_own_series){.part = part,
                             .number = problem->free_of[part],
                             .n_meetings = p->n_lessons,
                             .n_wished = problem->season->series[p->series].n_doubles,
                             .match = s->is_nobody ? p->unstaffed_cost
                                                   : orki_problem_match(problem, s->taker, part),
                             .double_shift = -1,
                             .double_price = p->n_lessons > 1 ? price_of_double(problem, part) : 0};
    s->lesson_min = lesson_of(problem, part)->lesson_min;
    s->step_min = s->lesson_min + changeover_of(problem, part);
}

/* A field starts so far from its overflow bit that the bit is set by one meeting too many. */
static void pack(orki_series_pricer *s)
{
    int placed = 0, doubles = 0;
    for (int i = 0; i < s->n_series; i++) {
        orki_own_series *own = &s->series[i];
        int bits = bits_for(own->n_meetings);
        own->placed_shift = placed;
        own->over = UINT64_C(1) << (placed + bits);
        own->placed_mask = (UINT64_C(1) << bits) - 1;
        own->placed_start = (int)own->placed_mask - own->n_meetings;
        s->start_state |= (uint64_t)own->placed_start << placed;
        s->over |= own->over;
        placed += bits + 1;
        if (own->n_wished > 0 && own->double_price == 0) {
            own->double_shift = doubles;
            doubles += bits;
        }
    }
}

static int find_start(const orki_own_day *day, int start)
{
    for (int i = 0; i < day->n_starts; i++) {
        if (day->start[i] == start)
            return i;
    }
    return -1;
}

/* The open pieces of a day by start and series. Nobody's days have no starts: any piece will do. */
static bool fill_pieces(orki_series_pricer *s, const orki_node *node, orki_own_day *day)
{
    bool has_any = false;
    memset(day->piece, -1, sizeof day->piece);
    for (int i = 0; i < s->n_series; i++) {
        const orki_part *part = &s->problem->parts[s->series[i].part];
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++) {
            const orki_piece *piece = &s->problem->pieces[k];
            if (piece->day != day->day || !node->piece_open[k])
                continue;
            has_any = true;
            if (s->is_nobody)
                day->open[day->n_open++] = k;
            else
                day->piece[find_start(day, piece->from_min)][i][piece->n_lessons - 1] = k;
        }
    }
    return has_any;
}

/* Starts that some open piece has. */
static void find_starts(const orki_series_pricer *s, const orki_node *node, orki_own_day *day)
{
    for (int i = 0; i < s->n_series; i++) {
        const orki_part *part = &s->problem->parts[s->series[i].part];
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++) {
            const orki_piece *piece = &s->problem->pieces[k];
            for (int l = 0; l < piece->n_lessons && piece->day == day->day; l++) {
                if (node->piece_open[k])
                    add_start(day->start, &day->n_starts, piece->start_min[l]);
            }
        }
    }
    for (int i = 0; i < day->n_starts; i++)
        day->next[i] = find_start(day, day->start[i] + s->step_min);
}

static ork_status judge_shapes(orki_series_pricer *s, orki_own_day *day)
{
    size_t n = (size_t)1 << day->n_starts;
    day->shape_cost = orki_arena_alloc(&s->arena, n, sizeof *day->shape_cost);
    day->shape_share = orki_arena_alloc(&s->arena, n, sizeof *day->shape_share);
    if (day->shape_cost == NULL || day->shape_share == NULL)
        return ORK_ERR_MEMORY;
    for (size_t shape = 1; shape < n; shape++) {
        int starts[ORKI_MAX_STARTS], n_chosen = 0;
        orki_duty duty;
        for (int i = 0; i < day->n_starts; i++) {
            if ((shape >> i & 1) != 0)
                starts[n_chosen++] = day->start[i];
        }
        bool is_fine = orki_duty_judge_times(&duty, s->problem, s->taker,
                                             s->problem->parts[s->series[0].part].lessons[0],
                                             day->day, starts, n_chosen);
        day->shape_cost[shape] = is_fine ? duty.cost : -1;
        day->shape_share[shape] = is_fine ? duty.share_min : 0;
    }
    return ORK_OK;
}

static ork_status add_days(orki_series_pricer *s, const orki_node *node)
{
    ork_status st = ORK_OK;
    for (int d = 0; d < ORKI_N_DAYS && st == ORK_OK; d++) {
        orki_own_day *day = &s->days[s->n_days];
        *day = (orki_own_day){.day = d};
        size_t n_pieces = (size_t)s->problem->parts[s->series[0].part].n_pieces;
        day->open = orki_arena_alloc(&s->arena, s->is_nobody ? n_pieces : 0, sizeof *day->open);
        if (day->open == NULL)
            return ORK_ERR_MEMORY;
        if (!s->is_nobody)
            find_starts(s, node, day);
        if (!fill_pieces(s, node, day))
            continue;
        s->n_days++;
        if (!s->is_nobody)
            st = judge_shapes(s, day);
    }
    return st;
}

ork_status orki_series_pricer_open(orki_series_pricer **out, const orki_problem *problem,
                                   const orki_node *node, int taker)
{
    const ork_season *season = problem->season;
    orki_series_pricer *s = orki_alloc(1, sizeof *s);
    *out = s;
    if (s == NULL)
        return ORK_ERR_MEMORY;
    s->problem = problem;
    s->taker = taker;
    s->is_nobody = taker >= season->n_teachers;
    s->days = orki_arena_alloc(&s->arena, ORKI_N_DAYS, sizeof *s->days);
    s->prices = orki_arena_alloc(&s->arena, 2 * (size_t)ORKI_MAX_OWN_SERIES, sizeof *s->prices);
    if (s->days == NULL || s->prices == NULL)
        return ORK_ERR_MEMORY;
    if (s->is_nobody)
        add_series(s, problem->free_part[taker - season->n_teachers]);
    for (int p = 0; p < problem->n_parts && !s->is_nobody; p++) {
        bool is_open = node->pair_open[(size_t)taker * (size_t)problem->n_parts + (size_t)p];
        if (is_open && orki_problem_match(problem, taker, p) != ORKI_NO_MATCH)
            add_series(s, p);
    }
    s->n_most = INT32_MAX;
    if (s->n_series == 0)
        return ORK_OK;
    if (!s->is_nobody)
        s->n_most = season->teachers[taker].max_week_min / s->lesson_min;
    pack(s);
    for (int k = 0; k < s->n_series; k++)
        s->prices[2 * k + 1] = s->series[k].double_price;
    if (s->is_nobody && season->blocks[problem->parts[s->series[0].part].block].needs_captain)
        return ORK_OK; /* nobody is no captain */
    return add_days(s, node);
}

void orki_series_pricer_free(orki_series_pricer *pricer)
{
    if (pricer == NULL)
        return;
    orki_arena_free(&pricer->arena);
    orki_free(pricer);
}

/* A day is dearest in its dearest shape; a series at all its pieces' cost. */
int64_t orki_series_dearest(const orki_problem *problem)
{
    const ork_season *season = problem->season;
    int64_t points = 0;
    for (int t = 0; t < season->n_teachers; t++) {
        const orki_teacher *teacher = &season->teachers[t];
        int longest = 0, way = 0;
        for (int p = 0; p < problem->n_parts; p++) {
            const orki_part *part = &problem->parts[p];
            int64_t match = orki_problem_match(problem, t, p);
            if (part->series < 0 || match == ORKI_NO_MATCH)
                continue;
            int school = season->blocks[part->block].school;
            int there =
                orki_travel_from_home(season, t, school) + orki_travel_to_home(season, t, school);
            way = there > way ? there : way;
            longest = ORKI_DAY_MIN;
            points += match * part->n_lessons;
        }
        if (longest == 0)
            continue;
        int64_t day = orki_points(way, season->weights[ORKI_RULE_TRAVEL]) +
                      orki_points(longest, season->weights[ORKI_RULE_IDLE]) +
                      orki_points(teacher->call_out_min, season->weights[ORKI_RULE_CALL_OUT]) +
                      orki_points(1, season->weights[ORKI_RULE_TEACHER_DAY]);
        points += ORKI_N_DAYS * day +
                  orki_points(ORKI_N_DAYS, season->weights[ORKI_RULE_EXTRA_DAY]) +
                  orki_points(ORKI_N_DAYS * (int64_t)(way + longest),
                              season->weights[ORKI_RULE_FAIRNESS]) +
                  orki_week_hours_cost(season, t, ORKI_N_DAYS * ORKI_DAY_MIN);
    }
    for (int i = 0; i < problem->n_free; i++) {
        const orki_part *part = &problem->parts[problem->free_part[i]];
        int64_t dearest = 0;
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++)
            dearest = problem->pieces[k].cost > dearest ? problem->pieces[k].cost : dearest;
        points += dearest * part->n_lessons +
                  orki_series_missing(problem, problem->free_part[i], part->n_lessons, 0);
    }
    return points;
}
