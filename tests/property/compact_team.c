/* Teams: columns w and e, rows (10) to (12). A team's role has one teacher or nobody. */
#include "compact_model.h"

static int team_of(const ork_season *season, int orchestra)
{
    return season->blocks[season->orchestras[orchestra].block].team;
}

static bool is_section_of(const ork_season *season, int section, const compact_job *job)
{
    return season->sections[section].role == job->role &&
           team_of(season, season->sections[section].orchestra) == job->team;
}

/* The teacher may have the role: skilled, not a substitute, not declined, not pinned to another. */
static bool may_take(const ork_season *season, int teacher, const compact_job *job)
{
    const orki_teacher *t = &season->teachers[teacher];
    if (t->is_substitute || orki_teacher_level(season, teacher, job->role) == ORKI_NO_SKILL)
        return false;
    for (int i = 0; i < season->n_sections; i++) {
        int school = season->orchestras[season->sections[i].orchestra].school;
        if (is_section_of(season, i, job) && t->declined[school])
            return false;
    }
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        if (pin->teacher < 0 || pin->teacher == teacher || pin->role != job->role)
            continue;
        int team =
            pin->orchestra >= 0 ? team_of(season, pin->orchestra) : season->blocks[pin->block].team;
        if (team == job->team)
            return false;
    }
    return true;
}

static int64_t match_cost(const compact_model *model, int teacher, const compact_job *job)
{
    const ork_season *season = model->season;
    bool is_second = orki_teacher_level(season, teacher, job->role) == ORKI_SECOND_CHOICE;
    int64_t cost = 0;
    for (int i = 0; i < season->n_sections; i++) {
        int last = season->sections[i].last_teacher;
        if (!is_section_of(season, i, job))
            continue;
        cost += is_second ? compact_unit(model, ORKI_RULE_SECOND_CHOICE) : 0;
        cost += last >= 0 && last != teacher ? compact_unit(model, ORKI_RULE_CONTINUITY) : 0;
    }
    return cost;
}

/* (10)  sum_t w[t,T,r] + e[T,r] + z[b] = 1                 each team T, role r, b a block of T */
static void add_job(compact_model *model, compact_job *job)
{
    const ork_season *season = model->season;
    mip *m = &model->mip;
    int64_t n_sections = 0;
    for (int i = 0; i < season->n_sections; i++)
        n_sections += is_section_of(season, i, job);
    int row = mip_add_row(m, 1, 1);
    job->e = mip_add_column(m, 1, n_sections * compact_unit(model, ORKI_RULE_UNSTAFFED), true);
    mip_add_entry(m, row, job->e, 1);
    mip_add_entry(m, row, model->z[job->some_block], 1);
    for (int t = 0; t < season->n_teachers; t++) {
        job->w[t] = -1;
        if (!may_take(season, t, job))
            continue;
        job->w[t] = mip_add_column(m, 1, match_cost(model, t, job), true);
        mip_add_entry(m, row, job->w[t], 1);
    }
}

/* (11)  sum_r w[t,T,r] <= 1                                              each teacher and team */
static void add_one_role(compact_model *model, int first_job)
{
    for (int t = 0; t < model->season->n_teachers; t++) {
        int row = mip_add_row(&model->mip, -MIP_NO_BOUND, 1);
        for (int i = first_job; i < model->n_jobs; i++) {
            const compact_job *job = &model->jobs[i];
            if (job->team == model->jobs[first_job].team && job->w[t] >= 0)
                mip_add_entry(&model->mip, row, job->w[t], 1);
        }
    }
}

/* (12)  sum of w[t,T,r] over captains t and the roles r of block b + z[b] >= 1
 *                                                       each block b that needs a captain */
static void add_captain(compact_model *model, int b)
{
    const ork_season *season = model->season;
    int row = mip_add_row(&model->mip, 1, MIP_NO_BOUND);
    mip_add_entry(&model->mip, row, model->z[b], 1);
    for (int i = 0; i < model->n_jobs; i++) {
        const compact_job *job = &model->jobs[i];
        bool is_role = false;
        for (int k = 0; k < season->blocks[b].n_lessons; k++)
            is_role |= orki_section_of(season, season->blocks[b].lessons[k], job->role) >= 0;
        for (int t = 0; t < season->n_teachers; t++) {
            if (is_role && job->team == season->blocks[b].team && job->w[t] >= 0 &&
                season->teachers[t].is_captain)
                mip_add_entry(&model->mip, row, job->w[t], 1);
        }
    }
}

static compact_job *find_job(compact_model *model, int team, int role)
{
    for (int i = 0; i < model->n_jobs; i++) {
        if (model->jobs[i].team == team && model->jobs[i].role == role)
            return &model->jobs[i];
    }
    return NULL;
}

ork_status compact_add_teams(compact_model *model)
{
    const ork_season *season = model->season;
    size_t n_teachers = (size_t)season->n_teachers;
    model->jobs = orki_arena_alloc(&model->arena, (size_t)season->n_sections, sizeof *model->jobs);
    if (model->jobs == NULL || model->mip.is_failed)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < season->n_sections; i++) {
        const orki_section *section = &season->sections[i];
        int team = team_of(season, section->orchestra);
        if (find_job(model, team, section->role) != NULL)
            continue;
        int *w = orki_arena_alloc(&model->arena, n_teachers, sizeof *w);
        if (w == NULL)
            return ORK_ERR_MEMORY;
        model->jobs[model->n_jobs] =
            (compact_job){team, section->role, season->orchestras[section->orchestra].block, -1, w};
        add_job(model, &model->jobs[model->n_jobs++]);
    }
    for (int i = 0; i < model->n_jobs; i++) {
        bool is_first = true;
        for (int k = 0; k < i; k++)
            is_first &= model->jobs[k].team != model->jobs[i].team;
        if (is_first)
            add_one_role(model, i);
    }
    for (int b = 0; b < season->n_blocks; b++) {
        if (season->blocks[b].needs_captain)
            add_captain(model, b);
    }
    return ORK_OK;
}
