/* A duty grows piece by piece in order of time; a day that is too long, too full or at too many
 * addresses cannot be mended by more pieces, so the search stops there. The break is judged when a
 * duty is complete, because a later gap can still give it.
 *
 * (D1)  cost = travel + idle + call-out + teacher-day + sum over pieces of match(t, part)
 * with the items of rules.md. free(a, b) = start of b - end of a - need(a, b). */
#include "solve/duties.h"

#include "model/tiers.h"
#include "solve/book.h"
#include "solve/series_price.h"
#include "solve/weeks.h"

/* The running totals of a day while its lessons are passed in order of time. */
typedef struct day_walk {
    const ork_season *season;
    const orki_teacher *teacher;
    int last_lesson, last_end; /* -1 before the first */
    int travel_min, idle_min, break_min, teach_min;
    int addresses[ORKI_MAX_DUTY_PIECES];
    int n_addresses;
    int worst_dislike;
} day_walk;

static int need_between(const ork_season *season, const orki_teacher *teacher, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    if (season->schools[x->school].address == season->schools[y->school].address)
        return season->programmes[x->programme].changeover_min;
    return season->limits.pack_min + season->limits.set_up_min +
           orki_travel_between(season, teacher->mode, x->school, y->school);
}

static bool is_available(const orki_teacher *teacher, int day, int from, int to)
{
    for (int i = 0; i < teacher->available[day].n; i++) {
        if (teacher->available[day].at[i].from <= from && to <= teacher->available[day].at[i].to)
            return true;
    }
    return false;
}

static void note_address(day_walk *w, int address)
{
    int i = 0;
    while (i < w->n_addresses && w->addresses[i] != address)
        i++;
    if (i == w->n_addresses && i < ORKI_MAX_DUTY_PIECES)
        w->addresses[w->n_addresses++] = address;
}

static void note_dislike(day_walk *w, int day, int from, int to)
{
    const uint8_t *dislike = w->teacher->dislike[day];
    if (from < w->season->limits.noon && dislike[0] > w->worst_dislike)
        w->worst_dislike = dislike[0];
    if (to > w->season->limits.noon && dislike[1] > w->worst_dislike)
        w->worst_dislike = dislike[1];
}

/* Pass one lesson; false when she cannot give it after the one before. */
static bool walk_lesson(day_walk *w, int day, int lesson, int start)
{
    const orki_orchestra *o = &w->season->orchestras[lesson];
    int end = start + o->lesson_min;
    if (!is_available(w->teacher, day, start, end))
        return false;
    if (w->last_lesson >= 0) {
        int spare =
            start - w->last_end - need_between(w->season, w->teacher, w->last_lesson, lesson);
        if (spare < 0)
            return false;
        w->idle_min += spare;
        w->break_min += spare >= w->season->limits.break_part_min ? spare : 0;
        w->travel_min += orki_travel_between(
            w->season, w->teacher->mode, w->season->orchestras[w->last_lesson].school, o->school);
    }
    note_address(w, w->season->schools[o->school].address);
    note_dislike(w, day, start, end);
    w->teach_min += o->lesson_min;
    w->last_lesson = lesson;
    w->last_end = end;
    return true;
}

static bool is_within_day(const day_walk *w)
{
    return w->teach_min <= w->teacher->max_day_min && w->teach_min <= w->teacher->max_week_min &&
           w->n_addresses <= w->teacher->max_day_schools;
}

static bool walk_pieces(day_walk *w, const orki_problem *problem, const int *pieces, int n)
{
    for (int i = 0; i < n; i++) {
        const orki_piece *piece = &problem->pieces[pieces[i]];
        for (int k = 0; k < piece->n_lessons; k++) {
            if (!walk_lesson(w, piece->day, piece->lesson[k], piece->start_min[k]))
                return false;
        }
    }
    return is_within_day(w);
}

static int school_of(const orki_problem *problem, int piece)
{
    int part = problem->pieces[piece].part;
    return problem->season->blocks[problem->parts[part].block].school;
}

static int64_t cost_of(const day_walk *w, int work_min)
{
    const int64_t *weights = w->season->weights;
    int missed = w->teacher->call_out_min - work_min;
    return orki_points(w->travel_min, weights[ORKI_RULE_TRAVEL]) +
           orki_points(w->idle_min, weights[ORKI_RULE_IDLE]) +
           orki_points(missed > 0 ? missed : 0, weights[ORKI_RULE_CALL_OUT]) +
           (w->worst_dislike * weights[ORKI_RULE_TEACHER_DAY] + 100) / 200;
}

/* Everything but the break: a day that fails here fails with more pieces, too. */
static bool judge_start(orki_duty *out, day_walk *w, const orki_problem *problem, int teacher,
                        const int *pieces, int n)
{
    const ork_season *season = problem->season;
    *w = (day_walk){.season = season, .teacher = &season->teachers[teacher], .last_lesson = -1};
    if (!walk_pieces(w, problem, pieces, n))
        return false;
    int first = school_of(problem, pieces[0]), last = school_of(problem, pieces[n - 1]);
    w->travel_min +=
        orki_travel_from_home(season, teacher, first) + orki_travel_to_home(season, teacher, last);
    *out = (orki_duty){.n_pieces = n,
                       .day = problem->pieces[pieces[0]].day,
                       .from_min = problem->pieces[pieces[0]].from_min,
                       .to_min = problem->pieces[pieces[n - 1]].to_min,
                       .teach_min = w->teach_min,
                       .share_min = w->travel_min + w->idle_min};
    return true;
}

static bool judge_end(orki_duty *out, const day_walk *w, const orki_problem *problem, int teacher,
                      const int *pieces, int n)
{
    int work_min = out->to_min - out->from_min;
    const orki_limits *limits = &problem->season->limits;
    if (work_min > limits->break_after_min && w->break_min < limits->break_min)
        return false;
    out->cost =
        cost_of(w, work_min) + orki_tiers_day(problem->season, teacher, out->day, out->from_min);
    for (int i = 0; i < n; i++) {
        const orki_piece *piece = &problem->pieces[pieces[i]];
        int64_t match = orki_problem_match(problem, teacher, piece->part);
        bool is_series = problem->parts[piece->part].series >= 0;
        out->cost += piece->cost + (is_series ? match * piece->n_lessons : match);
    }
    return true;
}

bool orki_duty_judge_times(orki_duty *out, const orki_problem *problem, int teacher, int lesson,
                           int day, const int *starts, int n)
{
    const ork_season *season = problem->season;
    int school = season->orchestras[lesson].school;
    day_walk w = {.season = season, .teacher = &season->teachers[teacher], .last_lesson = -1};
    for (int i = 0; i < n; i++) {
        if (!walk_lesson(&w, day, lesson, starts[i]))
            return false;
    }
    w.travel_min += orki_travel_from_home(season, teacher, school) +
                    orki_travel_to_home(season, teacher, school);
    *out = (orki_duty){.n_pieces = n,
                       .day = day,
                       .from_min = starts[0],
                       .to_min = w.last_end,
                       .teach_min = w.teach_min,
                       .share_min = w.travel_min + w.idle_min};
    return is_within_day(&w) && judge_end(out, &w, problem, teacher, NULL, 0);
}

/* Nobody's day: a piece of the series without a teacher. */
static bool judge_nobody(orki_duty *out, const orki_problem *problem, int taker, const int *pieces,
                         int n)
{
    const orki_piece *piece = &problem->pieces[pieces[0]];
    const orki_part *part = &problem->parts[piece->part];
    int mine = problem->free_part[taker - problem->season->n_teachers];
    *out = (orki_duty){.n_pieces = 1,
                       .day = piece->day,
                       .from_min = piece->from_min,
                       .to_min = piece->to_min,
                       .cost = piece->cost + part->unstaffed_cost * piece->n_lessons};
    return n == 1 && piece->part == mine && !problem->season->blocks[part->block].needs_captain;
}

bool orki_duty_judge(orki_duty *out, const orki_problem *problem, int teacher, const int *pieces,
                     int n)
{
    day_walk w;
    if (teacher >= problem->season->n_teachers)
        return judge_nobody(out, problem, teacher, pieces, n);
    return judge_start(out, &w, problem, teacher, pieces, n) &&
           judge_end(out, &w, problem, teacher, pieces, n);
}

typedef struct lister {
    const orki_problem *problem;
    orki_duties *out;
    int teacher;
    int n;
    size_t capacity;
    int *candidates; /* [n] pieces of this teacher and day that are a day by themselves, by from_min
                      */
    int chosen[ORKI_MAX_DUTY_PIECES];
} lister;

static ork_status add_duty(lister *l, const orki_duty *duty)
{
    orki_duties *out = l->out;
    size_t n = (size_t)duty->n_pieces;
    if (out->n >= ORKI_MAX_DUTIES)
        return ORK_ERR_TOO_LARGE;
    if (orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at) ||
        orki_array_reserve(&out->pieces, &out->piece_capacity, out->n_pieces + n, sizeof(int)))
        return ORK_ERR_MEMORY;
    out->at[out->n] = *duty;
    out->at[out->n++].first_piece = (int)out->n_pieces;
    for (size_t i = 0; i < n; i++)
        out->pieces[out->n_pieces++] = l->chosen[i];
    return ORK_OK;
}

/* Two pieces of one team only when they are of the same role and of different (tied) blocks. */
static bool fits_team(const lister *l, int piece, int n)
{
    const orki_problem *problem = l->problem;
    const orki_part *part = &problem->parts[problem->pieces[piece].part];
    for (int i = 0; i < n; i++) {
        const orki_part *other = &problem->parts[problem->pieces[l->chosen[i]].part];
        if (problem->season->blocks[part->block].team ==
                problem->season->blocks[other->block].team &&
            (part->block == other->block || part->role != other->role))
            return false;
    }
    return true;
}

/* Add all duties that begin with the n chosen pieces and go on with candidates from `next` on. */
static ork_status extend(lister *l, int n, int next)
{
    ork_status st = ORK_OK;
    for (int i = next; i < l->n && n < ORKI_MAX_DUTY_PIECES && st == ORK_OK; i++) {
        int piece = l->candidates[i];
        if (n > 0 &&
            l->problem->pieces[piece].from_min < l->problem->pieces[l->chosen[n - 1]].to_min)
            continue;
        if (!fits_team(l, piece, n))
            continue;
        l->chosen[n] = piece;
        orki_duty duty;
        day_walk w;
        if (!judge_start(&duty, &w, l->problem, l->teacher, l->chosen, n + 1))
            continue;
        if (judge_end(&duty, &w, l->problem, l->teacher, l->chosen, n + 1))
            st = add_duty(l, &duty);
        if (st == ORK_OK && orki_watch_goes_on(l->problem->watch))
            st = extend(l, n + 1, i + 1);
    }
    return st;
}

/* Keep a piece that is a day by itself, in order of its start. */
static ork_status consider(lister *l, int p)
{
    const orki_problem *problem = l->problem;
    orki_duty duty;
    day_walk w;
    if (!judge_start(&duty, &w, problem, l->teacher, &p, 1))
        return ORK_OK;
    if (orki_array_reserve(&l->candidates, &l->capacity, (size_t)l->n + 1, sizeof(int)))
        return ORK_ERR_MEMORY;
    int i = l->n++;
    for (; i > 0 && problem->pieces[l->candidates[i - 1]].from_min > problem->pieces[p].from_min;
         i--)
        l->candidates[i] = l->candidates[i - 1];
    l->candidates[i] = p;
    return ORK_OK;
}

static ork_status collect(lister *l, int day)
{
    const orki_problem *problem = l->problem;
    ork_status st = ORK_OK;
    l->n = 0;
    for (int part = 0; part < problem->n_parts && st == ORK_OK; part++) {
        if (orki_problem_match(problem, l->teacher, part) == ORKI_NO_MATCH)
            continue;
        int first = problem->parts[part].first_piece, past = first + problem->parts[part].n_pieces;
        for (int p = first; p < past && st == ORK_OK; p++)
            st = problem->pieces[p].day == day ? consider(l, p) : ORK_OK;
    }
    return st;
}

static ork_status list_duties(orki_duties *out, const orki_problem *problem, bool is_whole)
{
    int n_teachers = problem->season->n_teachers;
    *out = (orki_duties){0};
    out->first = orki_alloc((size_t)n_teachers + 1, sizeof *out->first);
    lister l = {.problem = problem, .out = out};
    out->is_booked = orki_alloc((size_t)problem->n_takers + 1, sizeof *out->is_booked);
    ork_status st = out->first == NULL || out->is_booked == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int t = 0; t < n_teachers && st == ORK_OK; t++) {
        l.teacher = t;
        out->first[t] = out->n;
        out->is_booked[t] = !is_whole && orki_is_uniform(problem, t);
        for (int d = 0; d < ORKI_N_DAYS && st == ORK_OK && !out->is_booked[t]; d++) {
            st = collect(&l, d);
            if (st == ORK_OK)
                st = extend(&l, 0, 0);
        }
    }
    if (st == ORK_OK)
        out->first[n_teachers] = out->n;
    orki_free(l.candidates);
    return st;
}

ork_status orki_duties_list(orki_duties *out, const orki_problem *problem)
{
    ork_status st = list_duties(out, problem, false);
    for (int t = problem->season->n_teachers; t < problem->n_takers && st == ORK_OK; t++)
        out->is_booked[t] = true;
    return st == ORK_OK && problem->n_free > 0 ? orki_book_open(out, ORKI_MAX_BOOKED) : st;
}

ork_status orki_duties_list_all(orki_duties *out, const orki_problem *problem)
{
    return list_duties(out, problem, true);
}

/* Site rooms can cost more than a plan's own: every section in a room that is not the best. */
static int64_t worst_of_plans(const orki_problem *problem)
{
    const ork_season *season = problem->season;
    int64_t worst = season->n_sections * orki_points(1, season->weights[ORKI_RULE_ROOM_BEST]);
    for (int b = 0; b < season->n_blocks; b++) {
        int64_t dearest = 0;
        for (int p = problem->plans.first[b]; p < problem->plans.first[b + 1]; p++)
            dearest = problem->plans.at[p].cost > dearest ? problem->plans.at[p].cost : dearest;
        worst += dearest;
    }
    return worst;
}

int64_t orki_duties_worst(const orki_duties *duties, const orki_problem *problem)
{
    const ork_season *season = problem->season;
    int64_t worst = worst_of_plans(problem);
    int most_share = 0;
    for (int t = 0; t < season->n_teachers; t++) {
        int64_t dearest[ORKI_N_DAYS] = {0};
        int share[ORKI_N_DAYS] = {0}, all_share = 0, teach[ORKI_N_DAYS] = {0}, all_teach = 0;
        for (int i = duties->first[t]; i < duties->first[t + 1]; i++) {
            const orki_duty *d = &duties->at[i];
            dearest[d->day] = d->cost > dearest[d->day] ? d->cost : dearest[d->day];
            share[d->day] = d->share_min > share[d->day] ? d->share_min : share[d->day];
            teach[d->day] = d->teach_min > teach[d->day] ? d->teach_min : teach[d->day];
        }
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            worst += dearest[d];
            all_share += share[d];
            all_teach += teach[d];
        }
        most_share = all_share > most_share ? all_share : most_share;
        worst += orki_week_hours_cost(season, t, 0) + orki_week_hours_cost(season, t, all_teach) +
                 orki_points(ORKI_N_DAYS, season->weights[ORKI_RULE_EXTRA_DAY]);
    }
    return worst + orki_series_dearest(problem) +
           orki_points(most_share, season->weights[ORKI_RULE_FAIRNESS]);
}

void orki_duties_free(orki_duties *duties)
{
    orki_free(duties->at);
    orki_free(duties->pieces);
    orki_free(duties->first);
    orki_free(duties->is_booked);
    orki_book_close(duties->book);
    *duties = (orki_duties){0};
}
