/* Clusters are put in one after another, each judged with what is in already: one that breaks a
 * rule is taken out again. */
#include "solve/resume.h"

#include "solve/weeks.h"

typedef struct resuming {
    const orki_problem *problem;
    const ork_timetable *from;
    orki_answer *out;
} resuming;

/* The plan of a block with the timetable's day and starts, or -1. */
static int find_plan(const resuming *r, int block)
{
    const orki_plans *plans = &r->problem->plans;
    const orki_block *b = &r->problem->season->blocks[block];
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        bool is_it = true;
        for (int i = 0; i < b->n_lessons && is_it; i++)
            is_it = r->from->day[b->lessons[i]] == plans->at[p].day &&
                    r->from->start_min[b->lessons[i]] == plans->at[p].start_min[i];
        if (is_it)
            return p;
    }
    return -1;
}

/* Who has all lessons of the part in the timetable; -1: nobody, or not one person. */
static int find_teacher(const resuming *r, int part)
{
    const ork_season *season = r->problem->season;
    const orki_part *p = &r->problem->parts[part];
    int teacher = -1;
    for (int i = 0; i < p->n_lessons; i++) {
        int t = r->from->teacher[orki_section_of(season, p->lessons[i], p->role)];
        if (t < 0 || (i > 0 && t != teacher))
            return -1;
        teacher = t;
    }
    return orki_problem_match(r->problem, teacher, part) == ORKI_NO_MATCH ? -1 : teacher;
}

static bool can_have(const resuming *r, int teacher)
{
    int pieces[ORKI_MAX_WEEK_PIECES], share;
    int64_t cost;
    int n = orki_answer_pieces(r->out, r->problem, teacher, pieces, ORKI_MAX_WEEK_PIECES);
    return n < ORKI_MAX_WEEK_PIECES &&
           orki_week_of_pieces(&cost, &share, r->problem, teacher, pieces, n);
}

/* Set or clear the teacher of every part of the cluster with this role and team. */
static void set_role(const resuming *r, int part, int teacher)
{
    const orki_problem *problem = r->problem;
    const orki_part *p = &problem->parts[part];
    for (int i = problem->first_team_mate[p->block]; i < problem->first_team_mate[p->block + 1];
         i++) {
        int mate = problem->team_mates[i];
        for (int q = problem->first_part[mate]; q < problem->first_part[mate + 1]; q++) {
            if (problem->parts[q].role == p->role && r->out->plan[mate] >= 0)
                r->out->teacher[q] = teacher;
        }
    }
}

/* One teacher for the role in the whole team, or nobody. */
static void staff(const resuming *r, int part)
{
    const orki_problem *problem = r->problem;
    const orki_part *p = &problem->parts[part];
    int teacher = find_teacher(r, part);
    for (int i = problem->first_team_mate[p->block]; i < problem->first_team_mate[p->block + 1];
         i++) {
        int mate = problem->team_mates[i];
        for (int q = problem->first_part[mate]; q < problem->first_part[mate + 1]; q++) {
            if (problem->parts[q].role == p->role && find_teacher(r, q) != teacher)
                teacher = -1;
        }
    }
    set_role(r, part, teacher);
    if (teacher >= 0 && !can_have(r, teacher))
        set_role(r, part, -1);
}

static void take_out(const resuming *r, int cluster)
{
    for (int b = 0; b < r->problem->season->n_blocks; b++) {
        if (r->problem->cluster_of_block[b] != cluster)
            continue;
        r->out->plan[b] = -1;
        for (int p = r->problem->first_part[b]; p < r->problem->first_part[b + 1]; p++)
            r->out->teacher[p] = -1;
    }
}

static ork_status put_in(const resuming *r, int cluster)
{
    const orki_problem *problem = r->problem;
    bool is_valid = true;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        if (problem->cluster_of_block[b] != cluster)
            continue;
        r->out->plan[b] = find_plan(r, b);
        is_valid = is_valid && r->out->plan[b] >= 0;
    }
    for (int b = 0; b < problem->season->n_blocks && is_valid; b++) {
        for (int p = problem->first_part[b];
             problem->cluster_of_block[b] == cluster && p < problem->first_part[b + 1]; p++)
            staff(r, p);
    }
    ork_status st = is_valid ? orki_answer_judge(r->out, &is_valid, problem, NULL) : ORK_OK;
    if (st == ORK_OK && !is_valid)
        take_out(r, cluster);
    return st;
}

ork_status orki_resume(orki_answer *out, const orki_problem *problem, const ork_timetable *from)
{
    resuming r = {problem, from, out};
    ork_status st = ORK_OK;
    bool is_valid = true;
    for (int b = 0; b < problem->season->n_blocks && st == ORK_OK; b++) {
        if (problem->cluster_of_block[b] == b)
            st = put_in(&r, b);
    }
    if (st == ORK_OK)
        st = orki_answer_judge(out, &is_valid, problem, NULL);
    return st == ORK_OK && !is_valid ? ORK_ERR_INTERNAL : st;
}
