/* A teacher's day in the compact model: alone with one piece, or a path through several.
 *
 *   g[t,k]     teacher t gives piece k         only[t,k]  and nothing else that day
 *   first[t,k], last[t,k]  a day of several pieces begins, ends with k
 *   next[t,i,j] after piece i she gives piece j
 *   (3a)  only + first + sum_i next[i,k] = g[k] = only + last + sum_j next[k,j]        each piece
 *         first[k] <= sum_j next[k,j]: a path has several pieces
 *   (3b)  sum of only and first <= 1                                                    each day
 *   (3c)  long day: sum over i from s or earlier of first[i] + sum over j to later than s +
 *         break_after of last[j] <= 1 + h;  sum of pauses of at least break_part >= break_min * h
 *   (3d)  minutes of a path <= max_day * sum of first
 *   (3e)  sum over pieces at address a going on at s of (first + next into) <= v[a];
 *         sum of v <= max_day_schools * sum of first
 *
 * A day of one piece has its exact cost on `only`. On paths travel, idle time and disliked half
 * days are linear; travel and idle at weights of part points, and call-out, are items P >= amount
 * (orki_item). Integral g makes the rest of the day integral, so only g is declared whole. */
#include "export/week_model.h"

/* What a piece is within a longer day. */
typedef struct visit {
    int piece, school, address, changeover;
    int from, to, teach, idle, pause; /* idle: within the piece; pause: what of it is a break */
    bool is_only;                     /* it may be the whole day */
    int64_t only_cost;                /* without the match */
    int g, first, last;               /* columns; -1 = none */
    int n_in, n_out, row_in, row_out, row_on; /* rows; row_on -1 = not needed */
} visit;

typedef struct arc {
    int from, to, idle, travel, column;
} arc;

typedef struct day_work {
    orki_week_model *model;
    const ork_season *season;
    const orki_teacher *teacher;
    int t, day;
    visit *visits;
    arc *arcs;
    int n_visits, n_arcs;
    size_t visit_capacity, arc_capacity;
} day_work;

static bool is_available(const day_work *w, int from, int to)
{
    const orki_spans *spans = &w->teacher->available[w->day];
    for (int i = 0; i < spans->n; i++) {
        if (spans->at[i].from <= from && to <= spans->at[i].to)
            return true;
    }
    return false;
}

/* Fill in a piece's own minutes; false when she cannot give it, alone or among others. */
static bool look_at(const day_work *w, visit *v)
{
    const orki_problem *problem = w->model->problem;
    const orki_piece *piece = &problem->pieces[v->piece];
    const orki_part *part = &problem->parts[piece->part];
    int end = -1;
    for (int i = 0; i < piece->n_lessons; i++) {
        const orki_orchestra *o = &w->season->orchestras[piece->lesson[i]];
        int start = piece->start_min[i], spare = i > 0 ? start - end - v->changeover : 0;
        end = start + o->lesson_min;
        if (spare < 0 || !is_available(w, start, end))
            return false;
        v->idle += spare;
        v->pause += spare >= w->season->limits.break_part_min ? spare : 0;
        v->changeover = w->season->programmes[o->programme].changeover_min;
    }
    v->school = w->season->blocks[part->block].school;
    v->address = w->season->schools[v->school].address;
    v->from = piece->from_min;
    v->to = piece->to_min;
    v->teach = piece->teach_min;
    return v->teach <= w->teacher->max_day_min && v->teach <= w->teacher->max_week_min &&
           w->teacher->max_day_schools > 0;
}

static void add_visit(day_work *w, int piece)
{
    const orki_problem *problem = w->model->problem;
    visit v = {.piece = piece, .first = -1, .last = -1, .g = -1, .row_on = -1};
    orki_duty alone;
    if (!look_at(w, &v))
        return;
    v.is_only = orki_duty_judge(&alone, problem, w->t, &piece, 1);
    if (v.is_only)
        v.only_cost =
            alone.cost - problem->pieces[piece].cost - orki_model_match(w->model, w->t, piece);
    if (orki_array_reserve(&w->visits, &w->visit_capacity, (size_t)w->n_visits + 1, sizeof v)) {
        w->model->mip.is_failed = true;
        return;
    }
    int i = w->n_visits++;
    for (; i > 0 && w->visits[i - 1].from > v.from; i--)
        w->visits[i] = w->visits[i - 1];
    w->visits[i] = v;
}

static void list_visits(day_work *w)
{
    const orki_problem *problem = w->model->problem;
    w->n_visits = 0;
    for (int p = 0; p < problem->n_parts; p++) {
        const orki_part *part = &problem->parts[p];
        if (orki_problem_match(problem, w->t, p) == ORKI_NO_MATCH)
            continue;
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++) {
            if (problem->pieces[k].day == w->day)
                add_visit(w, k);
        }
    }
}

/* Of one team a teacher has one role, and of one block one piece. */
static bool may_share_day(const day_work *w, const visit *a, const visit *b)
{
    const orki_problem *problem = w->model->problem;
    const orki_part *x = &problem->parts[problem->pieces[a->piece].part];
    const orki_part *y = &problem->parts[problem->pieces[b->piece].part];
    bool is_team = w->season->blocks[x->block].team == w->season->blocks[y->block].team;
    return !is_team || (x->block != y->block && x->role == y->role);
}

static void add_arc(day_work *w, int i, int j)
{
    const visit *a = &w->visits[i], *b = &w->visits[j];
    bool is_near = a->address == b->address;
    int travel = orki_travel_between(w->season, w->teacher->mode, a->school, b->school);
    int need = is_near ? a->changeover
                       : w->season->limits.pack_min + travel + w->season->limits.set_up_min;
    int idle = b->from - a->to - need;
    if (idle < 0 || a->teach + b->teach > w->teacher->max_day_min ||
        (!is_near && w->teacher->max_day_schools < 2) || !may_share_day(w, a, b))
        return;
    if (orki_array_reserve(&w->arcs, &w->arc_capacity, (size_t)w->n_arcs + 1, sizeof *w->arcs)) {
        w->model->mip.is_failed = true;
        return;
    }
    w->arcs[w->n_arcs++] = (arc){i, j, idle, travel, -1};
    w->visits[i].n_out++;
    w->visits[j].n_in++;
}

/* Visits are sorted by their first start, so that arcs go from lower to higher places. */
static void list_arcs(day_work *w)
{
    w->n_arcs = 0;
    for (int i = 0; i < w->n_visits; i++) {
        for (int j = i + 1; j < w->n_visits; j++)
            add_arc(w, i, j);
    }
}

/* g, only, first, last and the rows (3a) of one piece; its places in (3b) and (2) */
static void add_piece_columns(day_work *w, visit *v, int day_row)
{
    orki_week_model *model = w->model;
    orki_mip *m = &model->mip;
    int t = w->t, k = v->piece;
    bool is_on_path = v->n_in + v->n_out > 0;
    if (!is_on_path && !v->is_only)
        return;
    int64_t match = orki_model_match(model, t, k);
    int to = orki_travel_from_home(w->season, t, v->school);
    int back = orki_travel_to_home(w->season, t, v->school);
    v->g = orki_mip_add_column(m, (orki_mip_name){"g_t#_k#", {t, k}}, 1,
                               is_on_path ? match : match + v->only_cost, true);
    orki_model_note_give(model, v->g, k);
    int only = v->g;
    if (is_on_path) {
        v->row_in = orki_mip_add_row(m, (orki_mip_name){"in_t#_k#", {t, k}}, 'E', 0);
        v->row_out = orki_mip_add_row(m, (orki_mip_name){"out_t#_k#", {t, k}}, 'E', 0);
        orki_mip_add_entry(m, v->row_in, v->g, -1);
        orki_mip_add_entry(m, v->row_out, v->g, -1);
        only = -1;
    }
    if (is_on_path && v->is_only) {
        only =
            orki_mip_add_column(m, (orki_mip_name){"only_t#_k#", {t, k}}, 1, v->only_cost, false);
        orki_mip_add_entry(m, v->row_in, only, 1);
        orki_mip_add_entry(m, v->row_out, only, 1);
    }
    if (only >= 0) {
        orki_mip_add_entry(m, day_row, only, 1);
        orki_model_note_open(model, only, w->day, v->from);
        orki_model_note_close(model, only, w->day, v->to);
        orki_model_note_share(model, only, to + back + v->idle);
    }
    if (v->n_out > 0) {
        v->first = orki_mip_add_column(m, (orki_mip_name){"first_t#_k#", {t, k}}, 1, 0, false);
        orki_mip_add_entry(m, v->row_in, v->first, 1);
        orki_mip_add_entry(m, day_row, v->first, 1);
        orki_model_note_open(model, v->first, w->day, v->from);
        orki_model_note_share(model, v->first, to + v->idle);
    }
    if (v->n_in > 0 && v->n_out > 0) {
        v->row_on = orki_mip_add_row(m, (orki_mip_name){"on_t#_k#", {t, k}}, 'L', 0);
        orki_mip_add_entry(m, v->row_on, v->first, 1);
    }
    if (v->n_in > 0) {
        v->last = orki_mip_add_column(m, (orki_mip_name){"last_t#_k#", {t, k}}, 1, 0, false);
        orki_mip_add_entry(m, v->row_out, v->last, 1);
        orki_model_note_close(model, v->last, w->day, v->to);
        orki_model_note_share(model, v->last, back);
    }
}

static void add_arc_column(day_work *w, arc *a)
{
    const visit *from = &w->visits[a->from], *to = &w->visits[a->to];
    orki_mip *m = &w->model->mip;
    a->column = orki_mip_add_column(
        m, (orki_mip_name){"next_t#_k#_k#", {w->t, from->piece, to->piece}}, 1, 0, false);
    orki_mip_add_entry(m, from->row_out, a->column, 1);
    orki_mip_add_entry(m, to->row_in, a->column, 1);
    if (from->row_on >= 0)
        orki_mip_add_entry(m, from->row_on, a->column, -1);
    orki_model_note_share(w->model, a->column, a->travel + a->idle + to->idle);
}

/* The points of a path's disliked half days hang on its first and its last piece: the first tells
 * whether there is a lesson in the morning, the last whether there is one in the afternoon. */
static void pay_dislike(day_work *w, const visit *v)
{
    orki_mip *m = &w->model->mip;
    const uint8_t *half = w->teacher->dislike[w->day];
    int64_t morning = orki_dislike_points(w->season, half[0]);
    int64_t afternoon = orki_dislike_points(w->season, half[1]);
    int noon = w->season->limits.noon;
    int64_t at_least = morning < afternoon ? morning : afternoon;
    int64_t extra_morning = v->from < noon ? morning - at_least : 0;
    int64_t extra_afternoon = v->to > noon ? afternoon - at_least : 0;
    if (v->first >= 0)
        orki_mip_add_cost(m, v->first, at_least + extra_morning);
    if (v->last >= 0)
        orki_mip_add_cost(m, v->last, extra_afternoon);
}

static void pay_travel_and_idle(day_work *w)
{
    orki_week_model *model = w->model;
    int t = w->t, d = w->day;
    orki_item travel =
        orki_item_open(model, ORKI_RULE_TRAVEL, (orki_mip_name){"travel_t#_d#", {t, d}},
                       (orki_mip_name){"travelpoints_t#_d#", {t, d}});
    orki_item idle = orki_item_open(model, ORKI_RULE_IDLE, (orki_mip_name){"idle_t#_d#", {t, d}},
                                    (orki_mip_name){"idlepoints_t#_d#", {t, d}});
    for (int i = 0; i < w->n_visits; i++) {
        const visit *v = &w->visits[i];
        if (v->first >= 0) {
            orki_item_pay(model, &travel, v->first, orki_travel_from_home(w->season, t, v->school));
            orki_item_pay(model, &idle, v->first, v->idle);
        }
        if (v->last >= 0)
            orki_item_pay(model, &travel, v->last, orki_travel_to_home(w->season, t, v->school));
        pay_dislike(w, v);
    }
    for (int i = 0; i < w->n_arcs; i++) {
        orki_item_pay(model, &travel, w->arcs[i].column, w->arcs[i].travel);
        orki_item_pay(model, &idle, w->arcs[i].column,
                      w->arcs[i].idle + w->visits[w->arcs[i].to].idle);
    }
}

/* amount = sum over paths of call_out - (last end - first start), at least 0; nothing when every
 * path is long enough. P is an item even at a weight of whole points: it is never below 0. */
static void pay_call_out(day_work *w)
{
    orki_mip *m = &w->model->mip;
    int call_out = w->teacher->call_out_min, shortest = ORKI_DAY_MIN;
    int64_t weight = w->season->weights[ORKI_RULE_CALL_OUT];
    for (int i = 0; i < w->n_arcs; i++) {
        int span = w->visits[w->arcs[i].to].to - w->visits[w->arcs[i].from].from;
        shortest = span < shortest ? span : shortest;
    }
    if (weight == 0 || shortest >= call_out)
        return;
    int64_t scale = orki_gcd(weight, 100);
    int row = orki_mip_add_row(m, (orki_mip_name){"callout_t#_d#", {w->t, w->day}}, 'G',
                               -orki_item_slack(weight) / scale);
    int points = orki_mip_add_column(m, (orki_mip_name){"calloutpoints_t#_d#", {w->t, w->day}},
                                     ORKI_MIP_NO_BOUND, 1, true);
    orki_mip_add_entry(m, row, points, 100 / scale);
    for (int i = 0; i < w->n_visits; i++) {
        const visit *v = &w->visits[i];
        if (v->first >= 0)
            orki_mip_add_entry(m, row, v->first, -weight / scale * (call_out + v->from));
        if (v->last >= 0)
            orki_mip_add_entry(m, row, v->last, weight / scale * v->to);
    }
}

/* (3c) */
static void add_break(day_work *w)
{
    const orki_limits *limits = &w->season->limits;
    orki_mip *m = &w->model->mip;
    int latest = 0, n_rows = 0, h = -1;
    for (int j = 0; j < w->n_visits; j++) {
        if (w->visits[j].last >= 0 && w->visits[j].to > latest)
            latest = w->visits[j].to;
    }
    for (int i = 0; i < w->n_visits; i++) {
        int s = w->visits[i].from;
        bool is_last_of_start = i + 1 == w->n_visits || w->visits[i + 1].from > s;
        if (!is_last_of_start || latest - s <= limits->break_after_min)
            continue;
        if (n_rows++ == 0)
            h = orki_mip_add_column(m, (orki_mip_name){"long_t#_d#", {w->t, w->day}}, 1, 0, false);
        int row = orki_mip_add_row(m, (orki_mip_name){"long_t#_d#_m#", {w->t, w->day, s}}, 'L', 1);
        orki_mip_add_entry(m, row, h, -1);
        for (int k = 0; k < w->n_visits; k++) {
            const visit *v = &w->visits[k];
            if (v->first >= 0 && k <= i)
                orki_mip_add_entry(m, row, v->first, 1);
            if (v->last >= 0 && v->to > s + limits->break_after_min)
                orki_mip_add_entry(m, row, v->last, 1);
        }
    }
    if (n_rows == 0)
        return;
    int row = orki_mip_add_row(m, (orki_mip_name){"pause_t#_d#", {w->t, w->day}}, 'G', 0);
    orki_mip_add_entry(m, row, h, -limits->break_min);
    for (int k = 0; k < w->n_visits; k++) {
        if (w->visits[k].first >= 0)
            orki_mip_add_entry(m, row, w->visits[k].first, w->visits[k].pause);
    }
    for (int i = 0; i < w->n_arcs; i++) {
        int idle = w->arcs[i].idle, pause = idle >= limits->break_part_min ? idle : 0;
        pause += w->visits[w->arcs[i].to].pause;
        orki_mip_add_entry(m, row, w->arcs[i].column,
                           pause < limits->break_min ? pause : limits->break_min);
    }
}

/* The most minutes and the most pieces that a path can have. */
static void measure_paths(const day_work *w, int *minutes, int *pieces, orki_arena *scratch)
{
    int *most = orki_arena_alloc(scratch, (size_t)w->n_visits, sizeof *most);
    int *count = orki_arena_alloc(scratch, (size_t)w->n_visits, sizeof *count);
    *minutes = *pieces = 0;
    if (most == NULL || count == NULL) {
        w->model->mip.is_failed = true;
        return;
    }
    for (int i = w->n_visits - 1, a = w->n_arcs - 1; i >= 0; i--) {
        for (; a >= 0 && w->arcs[a].from == i; a--) {
            int j = w->arcs[a].to;
            most[i] = most[j] > most[i] ? most[j] : most[i];
            count[i] = count[j] > count[i] ? count[j] : count[i];
        }
        most[i] += w->visits[i].teach;
        count[i]++;
        *minutes = most[i] > *minutes ? most[i] : *minutes;
        *pieces = count[i] > *pieces ? count[i] : *pieces;
    }
}

/* (3d) */
static void add_day_minutes(day_work *w)
{
    orki_mip *m = &w->model->mip;
    int row = orki_mip_add_row(m, (orki_mip_name){"daymin_t#_d#", {w->t, w->day}}, 'L', 0);
    for (int i = 0; i < w->n_visits; i++) {
        const visit *v = &w->visits[i];
        if (v->first >= 0)
            orki_mip_add_entry(m, row, v->first, v->teach - w->teacher->max_day_min);
    }
    for (int i = 0; i < w->n_arcs; i++)
        orki_mip_add_entry(m, row, w->arcs[i].column, w->visits[w->arcs[i].to].teach);
}

/* (3e) for one address: a row for each start of a piece there */
static void add_address(day_work *w, int address, int v, int limit_row)
{
    orki_mip *m = &w->model->mip;
    orki_mip_add_entry(m, limit_row, v, 1);
    for (int i = 0; i < w->n_visits; i++) {
        int s = w->visits[i].from;
        bool is_repeated = false;
        for (int k = 0; k < i && !is_repeated; k++)
            is_repeated = w->visits[k].from == s && w->visits[k].address == address;
        if (w->visits[i].address != address || is_repeated)
            continue;
        int row = orki_mip_add_row(
            m, (orki_mip_name){"visit_t#_a#_m#", {w->t, address, w->day * ORKI_DAY_MIN + s}}, 'L',
            0);
        orki_mip_add_entry(m, row, v, -1);
        for (int k = 0; k < w->n_visits; k++) {
            const visit *x = &w->visits[k];
            bool is_on = x->address == address && x->from <= s && s < x->to;
            if (is_on && x->first >= 0)
                orki_mip_add_entry(m, row, x->first, 1);
        }
        for (int k = 0; k < w->n_arcs; k++) {
            const visit *x = &w->visits[w->arcs[k].to];
            if (x->address == address && x->from <= s && s < x->to)
                orki_mip_add_entry(m, row, w->arcs[k].column, 1);
        }
    }
}

static void add_day_schools(day_work *w)
{
    orki_mip *m = &w->model->mip;
    int most = w->teacher->max_day_schools;
    int row = orki_mip_add_row(m, (orki_mip_name){"dayschools_t#_d#", {w->t, w->day}}, 'L', 0);
    for (int i = 0; i < w->n_visits; i++) {
        if (w->visits[i].first >= 0)
            orki_mip_add_entry(m, row, w->visits[i].first, -most);
    }
    for (int i = 0; i < w->n_visits; i++) {
        bool is_seen = w->visits[i].n_in + w->visits[i].n_out == 0;
        for (int k = 0; k < i && !is_seen; k++)
            is_seen = w->visits[k].address == w->visits[i].address &&
                      w->visits[k].n_in + w->visits[k].n_out > 0;
        if (is_seen)
            continue;
        int address = w->visits[i].address;
        int v = orki_mip_add_column(m, (orki_mip_name){"at_t#_d#_a#", {w->t, w->day, address}}, 1,
                                    0, false);
        add_address(w, address, v, row);
    }
}

static void add_rules_of_paths(day_work *w)
{
    orki_arena scratch = {0};
    int minutes, pieces;
    pay_travel_and_idle(w);
    pay_call_out(w);
    add_break(w);
    measure_paths(w, &minutes, &pieces, &scratch);
    if (minutes > w->teacher->max_day_min)
        add_day_minutes(w);
    if (pieces > w->teacher->max_day_schools && w->teacher->max_day_schools > 1)
        add_day_schools(w);
    orki_arena_free(&scratch);
}

void orki_model_add_day_paths(orki_week_model *model, int teacher, int day)
{
    const ork_season *season = model->problem->season;
    day_work w = {.model = model,
                  .season = season,
                  .teacher = &season->teachers[teacher],
                  .t = teacher,
                  .day = day};
    if (w.teacher->available[day].n > 0)
        list_visits(&w);
    list_arcs(&w);
    if (w.n_visits > 0) {
        int row =
            orki_mip_add_row(&model->mip, (orki_mip_name){"day_t#_d#", {teacher, day}}, 'L', 1);
        for (int i = 0; i < w.n_visits; i++)
            add_piece_columns(&w, &w.visits[i], row);
        for (int i = 0; i < w.n_arcs; i++)
            add_arc_column(&w, &w.arcs[i]);
        if (w.n_arcs > 0 && !model->mip.is_failed)
            add_rules_of_paths(&w);
    }
    orki_free(w.visits);
    orki_free(w.arcs);
}
