/* Reading answers from a master, and writing them as timetables. */
#include "solve/answer.h"

#include <string.h>

static size_t int_count(const orki_problem *problem)
{
    return (size_t)problem->season->n_blocks + (size_t)problem->n_parts +
           (size_t)problem->season->n_sections + (size_t)problem->n_meets;
}

ork_status orki_answer_make(orki_answer *out, const orki_problem *problem)
{
    *out = (orki_answer){.cost = INT64_MAX};
    int *ints = orki_alloc(int_count(problem), sizeof *ints);
    if (ints == NULL)
        return ORK_ERR_MEMORY;
    memset(ints, -1, int_count(problem) * sizeof *ints);
    out->plan = ints;
    out->teacher = out->plan + problem->season->n_blocks;
    out->room = out->teacher + problem->n_parts;
    out->meet = out->room + problem->season->n_sections;
    return ORK_OK;
}

void orki_answer_copy(orki_answer *to, const orki_answer *from, const orki_problem *problem)
{
    to->cost = from->cost;
    memcpy(to->plan, from->plan, int_count(problem) * sizeof(int));
}

void orki_answer_free(orki_answer *answer)
{
    orki_free(answer->plan);
    *answer = (orki_answer){0};
}

static void add_meet(orki_answer *out, const orki_problem *problem, int piece)
{
    int m = problem->first_meet[problem->free_of[problem->pieces[piece].part]];
    while (out->meet[m] >= 0)
        m++;
    out->meet[m] = piece;
}

int orki_answer_meets(const orki_answer *answer, const orki_problem *problem, int part, int *pieces)
{
    int n = 0, first = problem->first_meet[problem->free_of[part]];
    for (int i = 0; i < problem->parts[part].n_lessons && answer->meet[first + i] >= 0; i++)
        pieces[n++] = answer->meet[first + i];
    return n;
}

void orki_answer_meetings(const orki_answer *answer, const orki_problem *problem, int part,
                          int *day, int *start_min)
{
    int pieces[ORKI_MAX_BLOCK_LESSONS], n = 0;
    int n_pieces = orki_answer_meets(answer, problem, part, pieces);
    for (int i = 0; i < n_pieces; i++) {
        const orki_piece *piece = &problem->pieces[pieces[i]];
        for (int k = 0; k < piece->n_lessons && n < ORKI_MAX_BLOCK_LESSONS; k++) {
            int at = n++;
            for (; at > 0 && day[at - 1] > piece->day; at--) {
                day[at] = day[at - 1];
                start_min[at] = start_min[at - 1];
            }
            day[at] = piece->day;
            start_min[at] = piece->start_min[k];
        }
    }
    for (; n < ORKI_MAX_BLOCK_LESSONS; n++)
        day[n] = start_min[n] = -1;
}

void orki_answer_read(orki_answer *out, const orki_master *master, const orki_pool *pool)
{
    const orki_problem *problem = master->problem;
    memset(out->plan, -1, int_count(problem) * sizeof(int));
    for (int p = 0; p < problem->plans.n; p++) {
        if (master->plan_column[p] >= 0 &&
            orki_lp_whole_value(master->lp, master->plan_column[p]) > 0.5)
            out->plan[problem->plans.at[p].block] = p;
    }
    for (int w = 0; w < master->n_weeks; w++) {
        if (orki_lp_whole_value(master->lp, master->weeks[w].column) <= 0.5)
            continue;
        const orki_week *week = &pool->at[master->weeks[w].week];
        for (int d = 0; d < week->n_duties; d++) {
            const orki_duty *duty = &master->all->at[week->duties[d]];
            for (int i = 0; i < duty->n_pieces; i++) {
                int piece = master->all->pieces[duty->first_piece + i];
                if (week->teacher < problem->season->n_teachers)
                    out->teacher[problem->pieces[piece].part] = week->teacher;
                if (problem->parts[problem->pieces[piece].part].series >= 0)
                    add_meet(out, problem, piece);
            }
        }
    }
}

static int piece_of(const orki_answer *answer, const orki_problem *problem, int part)
{
    int block = problem->parts[part].block;
    return problem->plan_pieces[problem->first_plan_piece[answer->plan[block]] + part -
                                problem->first_part[block]];
}

int orki_answer_part(const orki_answer *answer, const orki_problem *problem, int part, int *pieces)
{
    if (problem->parts[part].series >= 0)
        return orki_answer_meets(answer, problem, part, pieces);
    if (answer->plan[problem->parts[part].block] < 0)
        return 0;
    pieces[0] = piece_of(answer, problem, part);
    return 1;
}

int orki_answer_pieces(const orki_answer *answer, const orki_problem *problem, int teacher,
                       int *pieces, int limit)
{
    int n = 0;
    for (int p = 0; p < problem->n_parts; p++) {
        int mine[ORKI_MAX_BLOCK_LESSONS];
        int n_mine = answer->teacher[p] == teacher ? orki_answer_part(answer, problem, p, mine) : 0;
        for (int i = 0; i < n_mine; i++) {
            if (n < limit)
                pieces[n] = mine[i];
            n++;
        }
    }
    return n;
}

bool orki_answer_week(orki_week *out, const orki_answer *answer, const orki_problem *problem,
                      const orki_duties *all, int teacher)
{
    int pieces[ORKI_MAX_WEEK_PIECES], duties[ORKI_N_DAYS], n_duties = 0;
    int n = all->is_booked[teacher]
                ? orki_answer_pieces(answer, problem, teacher, pieces, ORKI_MAX_WEEK_PIECES)
                : 0;
    for (int day = 0; day < ORKI_N_DAYS && n <= ORKI_MAX_WEEK_PIECES; day++) {
        int mine[ORKI_MAX_DUTY_PIECES], n_mine = 0;
        for (int i = 0; i < n; i++) {
            const orki_piece *piece = &problem->pieces[pieces[i]];
            if (piece->day != day || n_mine == ORKI_MAX_DUTY_PIECES)
                continue;
            int k = n_mine++;
            for (; k > 0 && problem->pieces[mine[k - 1]].from_min > piece->from_min; k--)
                mine[k] = mine[k - 1];
            mine[k] = pieces[i];
        }
        if (n_mine == 0)
            continue;
        duties[n_duties] = orki_duties_book(all, problem, teacher, mine, n_mine);
        if (duties[n_duties++] < 0)
            return false;
    }
    return n_duties > 0 && orki_week_judge(out, problem, all, teacher, duties, n_duties);
}

static void put_meetings(ork_timetable *t, const orki_answer *answer, const orki_problem *problem,
                         int part)
{
    const ork_season *season = problem->season;
    const orki_part *p = &problem->parts[part];
    int day[ORKI_MAX_BLOCK_LESSONS], start[ORKI_MAX_BLOCK_LESSONS];
    orki_answer_meetings(answer, problem, part, day, start);
    for (int i = 0; i < p->n_lessons && day[i] >= 0; i++) {
        int section = season->orchestras[p->lessons[i]].first_section;
        t->day[p->lessons[i]] = day[i];
        t->start_min[p->lessons[i]] = start[i];
        t->teacher[section] = answer->teacher[part];
        t->room[section] = answer->room[section];
    }
}

ork_timetable *orki_answer_timetable(const orki_answer *answer, const orki_problem *problem)
{
    const ork_season *season = problem->season;
    ork_timetable *t = orki_timetable_new(season);
    for (int b = 0; b < season->n_blocks && t != NULL; b++) {
        const orki_block *block = &season->blocks[b];
        if (block->series >= 0)
            put_meetings(t, answer, problem, problem->first_part[b]);
        for (int i = 0; i < block->n_lessons && answer->plan[b] >= 0; i++) {
            const orki_plan *plan = &problem->plans.at[answer->plan[b]];
            int o = block->lessons[i];
            t->day[o] = plan->day;
            t->start_min[o] = plan->start_min[i];
            const orki_orchestra *orchestra = &season->orchestras[o];
            for (int k = 0; k < orchestra->n_sections; k++) {
                int section = orchestra->first_section + k, part = problem->first_part[b];
                while (problem->parts[part].role != season->sections[section].role)
                    part++;
                t->teacher[section] = answer->teacher[part];
                t->room[section] = answer->room[section];
            }
        }
    }
    return t;
}

int64_t orki_answer_surcharge(const orki_answer *answer, const orki_problem *problem)
{
    const ork_season *season = problem->season;
    int64_t unplaced = orki_points(1, season->weights[ORKI_RULE_UNPLACED]);
    int64_t unstaffed = orki_points(1, season->weights[ORKI_RULE_UNSTAFFED]), surcharge = 0;
    for (int b = 0; b < season->n_blocks && problem->is_strict; b++) {
        if (answer->plan[b] < 0 && season->blocks[b].series < 0)
            surcharge += problem->strict_cost - unplaced * season->blocks[b].n_lessons;
    }
    for (int p = 0; p < problem->n_parts && problem->is_strict; p++) {
        if (answer->teacher[p] < 0 && answer->plan[problem->parts[p].block] >= 0)
            surcharge += problem->strict_cost - unstaffed * problem->parts[p].n_lessons;
        if (problem->parts[p].series < 0)
            continue;
        int pieces[ORKI_MAX_BLOCK_LESSONS], n_left = problem->parts[p].n_lessons;
        int n = orki_answer_meets(answer, problem, p, pieces);
        for (int i = 0; i < n; i++)
            n_left -= problem->pieces[pieces[i]].n_lessons;
        surcharge += (problem->strict_cost - unplaced) * n_left;
        if (answer->teacher[p] < 0)
            surcharge +=
                (problem->strict_cost - unstaffed) * (problem->parts[p].n_lessons - n_left);
    }
    return surcharge;
}
