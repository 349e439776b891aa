/* Judging weeks and keeping the pool of columns (open hashing on teacher and duties). */
#include "solve/weeks.h"

#include "solve/series.h"

#include <string.h>

int orki_week_deviation(const orki_teacher *teacher, int teach_min)
{
    int under = teacher->wish_from_min - teach_min, over = teach_min - teacher->wish_to_min;
    int deviation = 0;
    if (teacher->wish_from_min >= 0)
        deviation = under > 0 ? under : over > 0 ? over : 0;
    int lacking = teacher->min_hours_min - teach_min;
    return deviation + (lacking > 0 ? lacking : 0);
}

int64_t orki_week_hours_cost(const ork_season *season, int teacher, int teach_min)
{
    const orki_teacher *t = &season->teachers[teacher];
    return t->is_substitute ? 0
                            : orki_points(orki_week_deviation(t, teach_min),
                                          season->weights[ORKI_RULE_WISHED_HOURS]);
}

static const orki_block *block_of(const orki_problem *problem, int piece)
{
    return &problem->season->blocks[problem->parts[problem->pieces[piece].part].block];
}

/* All pieces of the week in order; at most ORKI_N_DAYS * ORKI_MAX_DUTY_PIECES. */
static int gather(const orki_duties *all, const int *duties, int n, int *pieces)
{
    int n_pieces = 0;
    for (int i = 0; i < n; i++) {
        const orki_duty *duty = &all->at[duties[i]];
        for (int k = 0; k < duty->n_pieces; k++)
            pieces[n_pieces++] = all->pieces[duty->first_piece + k];
    }
    return n_pieces;
}

/* How many blocks of a block's team have lessons with this role? Those without it need nobody. */
static int count_parts_of_team(const orki_problem *problem, int block, int role)
{
    int n = 0;
    for (int i = problem->first_team_mate[block]; i < problem->first_team_mate[block + 1]; i++) {
        int mate = problem->team_mates[i];
        for (int p = problem->first_part[mate]; p < problem->first_part[mate + 1]; p++)
            n += problem->parts[p].role == role;
    }
    return n;
}

/* One role in a team, no block twice, and (is_complete) all tied blocks that have the role. */
static bool teams_fit(const orki_problem *problem, const int *pieces, int n, bool is_complete)
{
    for (int i = 0; i < n; i++) {
        const orki_part *part = &problem->parts[problem->pieces[pieces[i]].part];
        const orki_block *block = block_of(problem, pieces[i]);
        int n_mine = 1;
        for (int k = 0; k < n; k++) {
            const orki_part *other = &problem->parts[problem->pieces[pieces[k]].part];
            if (k == i || block_of(problem, pieces[k])->team != block->team)
                continue;
            if (part->series >= 0 && other == part &&
                problem->pieces[pieces[i]].day != problem->pieces[pieces[k]].day)
                continue;
            if (other->block == part->block || other->role != part->role)
                return false;
            n_mine++;
        }
        if (is_complete && orki_team_size(problem, part->block) > 1 &&
            n_mine < count_parts_of_team(problem, part->block, part->role))
            return false;
    }
    return true;
}

/* Meetings and doubles of a series among the pieces. */
static void count_meetings(const orki_problem *problem, const int *pieces, int n, int part,
                           int *n_placed, int *n_doubles)
{
    *n_placed = *n_doubles = 0;
    for (int i = 0; i < n; i++) {
        const orki_piece *piece = &problem->pieces[pieces[i]];
        *n_placed += piece->part == part ? piece->n_lessons : 0;
        *n_doubles += piece->part == part && piece->n_lessons == 2;
    }
}

/* Points of the series taken; false when one has more meetings than there are. */
static bool add_series(int64_t *cost, const orki_problem *problem, const int *pieces, int n)
{
    for (int i = 0; i < n; i++) {
        int part = problem->pieces[pieces[i]].part, n_placed, n_doubles, k = 0;
        while (problem->pieces[pieces[k]].part != part)
            k++;
        if (problem->parts[part].series < 0 || k < i)
            continue;
        count_meetings(problem, pieces, n, part, &n_placed, &n_doubles);
        if (n_placed > problem->parts[part].n_lessons)
            return false;
        *cost += orki_series_missing(problem, part, n_placed, n_doubles);
    }
    return true;
}

static int count_schools(const orki_problem *problem, const int *pieces, int n)
{
    int n_schools = 0;
    for (int i = 0; i < n; i++) {
        int k = 0;
        while (k < i &&
               block_of(problem, pieces[k])->school != block_of(problem, pieces[i])->school)
            k++;
        n_schools += k == i;
    }
    return n_schools;
}

/* Sum up the days and judge what concerns the whole week. */
static bool judge_days(orki_week *out, const orki_problem *problem, const orki_duty *const *days,
                       int n)
{
    const orki_teacher *t = &problem->season->teachers[out->teacher];
    int teach_min = 0;
    bool rests = true;
    for (int i = 0; i < n; i++) {
        out->cost += days[i]->cost;
        out->share_min += days[i]->share_min;
        teach_min += days[i]->teach_min;
        if (i > 0 && days[i]->day == days[i - 1]->day + 1)
            rests = rests && ORKI_DAY_MIN - days[i - 1]->to_min + days[i]->from_min >=
                                 problem->season->limits.rest_min;
    }
    out->cost += orki_week_hours_cost(problem->season, out->teacher, teach_min);
    if (n > t->wish_days && !t->is_substitute)
        out->cost += orki_points(n - t->wish_days, problem->season->weights[ORKI_RULE_EXTRA_DAY]);
    return rests && teach_min <= t->max_week_min && n <= t->max_days;
}

/* Nobody's week of one series. */
static bool judge_nobody(orki_week *out, const orki_problem *problem, const orki_duties *all)
{
    int part = problem->free_part[out->teacher - problem->season->n_teachers];
    int pieces[ORKI_MAX_WEEK_PIECES], n_placed, n_doubles;
    int n = gather(all, out->duties, out->n_duties, pieces);
    for (int i = 0; i < out->n_duties; i++)
        out->cost += all->at[out->duties[i]].cost;
    count_meetings(problem, pieces, n, part, &n_placed, &n_doubles);
    out->cost += orki_series_missing(problem, part, n_placed, n_doubles);
    return n_placed <= problem->parts[part].n_lessons;
}

bool orki_week_judge(orki_week *out, const orki_problem *problem, const orki_duties *all,
                     int teacher, const int *duties, int n)
{
    const orki_duty *days[ORKI_N_DAYS];
    int pieces[ORKI_MAX_WEEK_PIECES];
    *out = (orki_week){.teacher = teacher, .n_duties = n};
    for (int i = 0; i < n; i++) {
        out->duties[i] = duties[i];
        days[i] = &all->at[duties[i]];
    }
    if (teacher >= problem->season->n_teachers)
        return judge_nobody(out, problem, all);
    int n_pieces = gather(all, duties, n, pieces);
    return add_series(&out->cost, problem, pieces, n_pieces) && judge_days(out, problem, days, n) &&
           teams_fit(problem, pieces, n_pieces, true) &&
           count_schools(problem, pieces, n_pieces) <=
               problem->season->teachers[teacher].max_schools;
}

int orki_week_covers(const orki_problem *problem, const orki_duties *all, const orki_week *week,
                     int *covered)
{
    int n = 0;
    if (week->teacher >= problem->season->n_teachers) {
        covered[0] = week->teacher - problem->season->n_teachers;
        return 1;
    }
    for (int d = 0; d < week->n_duties && problem->n_free > 0; d++) {
        const orki_duty *duty = &all->at[week->duties[d]];
        for (int i = 0; i < duty->n_pieces; i++) {
            int k = 0;
            int number = problem->free_of[problem->pieces[all->pieces[duty->first_piece + i]].part];
            while (k < n && covered[k] != number)
                k++;
            if (number >= 0 && k == n)
                covered[n++] = number;
        }
    }
    return n;
}

static bool comes_before(const orki_piece *a, const orki_piece *b)
{
    return a->day != b->day ? a->day < b->day : a->from_min < b->from_min;
}

bool orki_week_of_pieces(int64_t *cost, int *share, const orki_problem *problem, int teacher,
                         const int *pieces, int n)
{
    int sorted[ORKI_MAX_WEEK_PIECES], n_days = 0;
    orki_duty duties[ORKI_N_DAYS];
    const orki_duty *days[ORKI_N_DAYS];
    if (n > ORKI_MAX_WEEK_PIECES)
        return false;
    for (int i = 0; i < n; i++) {
        int k = i;
        for (; k > 0 && comes_before(&problem->pieces[pieces[i]], &problem->pieces[sorted[k - 1]]);
             k--)
            sorted[k] = sorted[k - 1];
        sorted[k] = pieces[i];
    }
    for (int i = 0, past; i < n; i = past) {
        past = i + 1;
        while (past < n && problem->pieces[sorted[past]].day == problem->pieces[sorted[i]].day)
            past++;
        if (past - i > ORKI_MAX_DUTY_PIECES ||
            !orki_duty_judge(&duties[n_days], problem, teacher, sorted + i, past - i))
            return false;
        days[n_days] = &duties[n_days];
        n_days++;
    }
    orki_week week = {.teacher = teacher};
    bool is_fine =
        add_series(&week.cost, problem, sorted, n) && judge_days(&week, problem, days, n_days) &&
        teams_fit(problem, sorted, n, false) &&
        count_schools(problem, sorted, n) <= problem->season->teachers[teacher].max_schools;
    *cost = week.cost;
    *share = week.share_min;
    return is_fine;
}

static size_t hash_of(const orki_week *week)
{
    uint64_t h = (uint64_t)week->teacher + 1;
    for (int i = 0; i < week->n_duties; i++) {
        h = (h ^ (uint64_t)week->duties[i]) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 31;
    }
    return (size_t)h;
}

static bool is_same(const orki_week *a, const orki_week *b)
{
    return a->teacher == b->teacher && a->n_duties == b->n_duties &&
           memcmp(a->duties, b->duties, (size_t)a->n_duties * sizeof(int)) == 0;
}

static ork_status grow_slots(orki_pool *pool)
{
    size_t n_slots = pool->n_slots == 0 ? 1024 : pool->n_slots * 2;
    int *slots = orki_alloc(n_slots, sizeof *slots);
    if (slots == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < pool->n; i++) {
        size_t s = hash_of(&pool->at[i]) & (n_slots - 1);
        while (slots[s] != 0)
            s = (s + 1) & (n_slots - 1);
        slots[s] = i + 1;
    }
    orki_free(pool->slots);
    pool->slots = slots;
    pool->n_slots = n_slots;
    return ORK_OK;
}

ork_status orki_pool_add(orki_pool *pool, const orki_week *week, int *index)
{
    if ((size_t)pool->n * 2 >= pool->n_slots && grow_slots(pool) != ORK_OK)
        return ORK_ERR_MEMORY;
    size_t s = hash_of(week) & (pool->n_slots - 1);
    for (; pool->slots[s] != 0; s = (s + 1) & (pool->n_slots - 1)) {
        *index = pool->slots[s] - 1;
        if (is_same(&pool->at[*index], week))
            return ORK_OK;
    }
    if (orki_array_reserve(&pool->at, &pool->capacity, (size_t)pool->n + 1, sizeof *pool->at))
        return ORK_ERR_MEMORY;
    *index = pool->n;
    pool->at[pool->n++] = *week;
    pool->slots[s] = pool->n;
    return ORK_OK;
}

ork_status orki_pool_add_all(orki_pool *pool, const orki_pool *from)
{
    ork_status st = ORK_OK;
    int index;
    for (int w = 0; w < from->n && st == ORK_OK; w++)
        st = orki_pool_add(pool, &from->at[w], &index);
    return st;
}

void orki_pool_empty(orki_pool *pool)
{
    pool->n = 0;
    if (pool->slots != NULL)
        memset(pool->slots, 0, pool->n_slots * sizeof *pool->slots);
}

void orki_pool_free(orki_pool *pool)
{
    orki_free(pool->at);
    orki_free(pool->slots);
    *pool = (orki_pool){0};
}
