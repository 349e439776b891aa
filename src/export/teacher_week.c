/* A teacher's week over the columns of her days: her places in (2) and (5), and the rows (4).
 *
 *   (4a)  pieces of block b that day <= plans of b that day
 *         each day, each block of which she may take two parts (of one part, (2) says it)
 *   (4b)  parts of one role in a team's blocks: all or none; one role in a team
 *   (4c)  days <= max_days; schools <= max_schools; minutes = sum of her lessons <= max_week
 *   (4d)  rest: sum of day ends at e or later + sum of next day's starts too early after e <= 1
 *   (4e)  hours: scale P >= weight * (each sum of what she lacks and exceeds) - slack
 *   (4f)  days beyond her wish: scale P >= weight * (days - wish) - slack
 *   (4g)  fairness: scale F >= weight * (travel and idle minutes) - slack, one F for all
 * What she has of series: export/series_rows.c. */
#include "export/week_model.h"

static const orki_part *part_of(const orki_week_model *m, int piece)
{
    return &m->problem->parts[m->problem->pieces[piece].part];
}

/* (2) and (5) */
static void take_part(orki_week_model *m, int teacher)
{
    bool is_captain = m->problem->season->teachers[teacher].is_captain;
    for (int i = 0; i < m->mine.n_gives; i++) {
        const orki_give *give = &m->mine.gives[i];
        int block = part_of(m, give->piece)->block, day = m->problem->pieces[give->piece].day;
        int captain = m->captain_row[block * ORKI_N_DAYS + day];
        orki_mip_add_entry(&m->mip, m->cover_row[give->piece], give->column, 1);
        if (is_captain && captain >= 0)
            orki_mip_add_entry(&m->mip, captain, give->column, 1);
    }
}

static int count_parts(const orki_week_model *m, int teacher, int block)
{
    const orki_problem *problem = m->problem;
    int n = 0;
    for (int p = problem->first_part[block]; p < problem->first_part[block + 1]; p++)
        n += orki_problem_match(problem, teacher, p) != ORKI_NO_MATCH;
    return n;
}

/* (4a) Rows of a block are opened where its first piece is met. */
static void keep_one_part(orki_week_model *m, int teacher, orki_arena *scratch)
{
    const orki_problem *problem = m->problem;
    size_t n = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    int *row = orki_arena_alloc(scratch, n, sizeof *row); /* index + 1, 0 = not yet, -1 = no need */
    if (row == NULL) {
        m->mip.is_failed = true;
        return;
    }
    for (int i = 0; i < m->mine.n_gives; i++) {
        const orki_give *give = &m->mine.gives[i];
        int block = part_of(m, give->piece)->block, day = problem->pieces[give->piece].day;
        int *mine = &row[block * ORKI_N_DAYS + day];
        if (*mine == 0 && count_parts(m, teacher, block) < 2)
            *mine = -1;
        if (*mine == 0) {
            *mine = 1 + orki_mip_add_row(&m->mip,
                                         (orki_mip_name){"part_t#_b#_d#", {teacher, block, day}},
                                         'L', 0);
            for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
                if (problem->plans.at[p].day == day)
                    orki_mip_add_entry(&m->mip, *mine - 1, m->plan_column[p], -1);
            }
        }
        if (*mine > 0)
            orki_mip_add_entry(&m->mip, *mine - 1, give->column, 1);
    }
}

static void add_gives_of_part(orki_week_model *m, int row, int part, int value)
{
    for (int i = 0; i < m->mine.n_gives; i++) {
        if (m->problem->pieces[m->mine.gives[i].piece].part == part)
            orki_mip_add_entry(&m->mip, row, m->mine.gives[i].column, value);
    }
}

/* The first part of this team and role. */
static int leading_part(const orki_problem *problem, int part)
{
    int block = problem->parts[part].block;
    for (int i = problem->first_team_mate[block]; i < problem->first_team_mate[block + 1]; i++) {
        int mate = problem->team_mates[i];
        for (int p = problem->first_part[mate]; p < problem->first_part[mate + 1]; p++) {
            if (problem->parts[p].role == problem->parts[part].role)
                return p;
        }
    }
    return part;
}

/* (4b) */
static void keep_teams(orki_week_model *m, int teacher)
{
    const orki_problem *problem = m->problem;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        if (orki_team_size(problem, b) == 1)
            continue;
        int leader = problem->team_mates[problem->first_team_mate[b]], one = -1;
        for (int p = problem->first_part[b]; p < problem->first_part[b + 1]; p++) {
            int first = leading_part(problem, p);
            if (first == p || orki_problem_match(problem, teacher, p) == ORKI_NO_MATCH)
                continue;
            int row =
                orki_mip_add_row(&m->mip, (orki_mip_name){"tied_t#_q#", {teacher, p}}, 'E', 0);
            add_gives_of_part(m, row, p, 1);
            add_gives_of_part(m, row, first, -1);
        }
        for (int p = 0; p < problem->n_parts && b == leader; p++) {
            bool is_mine = problem->season->blocks[problem->parts[p].block].team ==
                               problem->season->blocks[b].team &&
                           leading_part(problem, p) == p &&
                           orki_problem_match(problem, teacher, p) != ORKI_NO_MATCH;
            if (is_mine && one < 0)
                one =
                    orki_mip_add_row(&m->mip, (orki_mip_name){"role_t#_b#", {teacher, b}}, 'L', 1);
            if (is_mine)
                add_gives_of_part(m, one, p, 1);
        }
    }
}

/* (4c) days */
static void limit_days(orki_week_model *m, int teacher)
{
    int most = m->problem->season->teachers[teacher].max_days;
    if (most >= ORKI_N_DAYS)
        return;
    int row = orki_mip_add_row(&m->mip, (orki_mip_name){"days_t#", {teacher}}, 'L', most);
    for (int i = 0; i < m->mine.n_opens; i++)
        orki_mip_add_entry(&m->mip, row, m->mine.opens[i].column, 1);
}

/* (4c) schools: v[t,s] is at least what she gives of each of the school's blocks. */
static void limit_schools(orki_week_model *m, int teacher, orki_arena *scratch)
{
    const ork_season *season = m->problem->season;
    int most = season->teachers[teacher].max_schools;
    if (most >= season->n_schools)
        return;
    int *of_block = orki_arena_alloc(scratch, (size_t)season->n_blocks, sizeof *of_block);
    int *of_school = orki_arena_alloc(scratch, (size_t)season->n_schools, sizeof *of_school);
    if (of_block == NULL || of_school == NULL) {
        m->mip.is_failed = true;
        return;
    }
    int limit = orki_mip_add_row(&m->mip, (orki_mip_name){"schools_t#", {teacher}}, 'L', most);
    for (int i = 0; i < m->mine.n_gives; i++) {
        int part = m->problem->pieces[m->mine.gives[i].piece].part;
        int block = m->problem->parts[part].block;
        int school = season->blocks[block].school;
        if (of_school[school] == 0) {
            of_school[school] =
                1 + orki_mip_add_column(&m->mip, (orki_mip_name){"goes_t#_s#", {teacher, school}},
                                        1, 0, false);
            orki_mip_add_entry(&m->mip, limit, of_school[school] - 1, 1);
        }
        if (of_block[block] == 0) {
            of_block[block] =
                1 +
                orki_mip_add_row(&m->mip, (orki_mip_name){"goes_t#_b#", {teacher, block}}, 'L', 0);
            orki_mip_add_entry(&m->mip, of_block[block] - 1, of_school[school] - 1, -1);
            if (m->take_column[part] >= 0)
                orki_mip_add_entry(&m->mip, of_block[block] - 1, m->take_column[part], 1);
        }
        if (m->take_column[part] < 0)
            orki_mip_add_entry(&m->mip, of_block[block] - 1, m->mine.gives[i].column, 1);
    }
}

/* (4d) for days that end at e = `end` or later */
static void add_rest_row(orki_week_model *m, int teacher, int day, int end)
{
    int rest = m->problem->season->limits.rest_min, row = -1;
    const orki_teacher_columns *mine = &m->mine;
    for (int i = 0; i < mine->n_opens; i++) {
        if (mine->opens[i].day != day + 1 || ORKI_DAY_MIN - end + mine->opens[i].minute >= rest)
            continue;
        if (row < 0)
            row = orki_mip_add_row(
                &m->mip, (orki_mip_name){"rest_t#_m#", {teacher, day * ORKI_DAY_MIN + end}}, 'L',
                1);
        orki_mip_add_entry(&m->mip, row, mine->opens[i].column, 1);
    }
    for (int i = 0; i < mine->n_closes && row >= 0; i++) {
        if (mine->closes[i].day == day && mine->closes[i].minute >= end)
            orki_mip_add_entry(&m->mip, row, mine->closes[i].column, 1);
    }
}

/* Ends that leave less rest than asked even before the earliest start, each once. */
static void keep_rest(orki_week_model *m, int teacher)
{
    const orki_teacher_columns *mine = &m->mine;
    int earliest[ORKI_N_DAYS];
    for (int d = 0; d < ORKI_N_DAYS; d++)
        earliest[d] = 2 * ORKI_DAY_MIN;
    for (int i = 0; i < mine->n_opens; i++) {
        if (mine->opens[i].minute < earliest[mine->opens[i].day])
            earliest[mine->opens[i].day] = mine->opens[i].minute;
    }
    for (int d = 0; d + 1 < ORKI_N_DAYS; d++) {
        uint8_t is_end[2 * ORKI_DAY_MIN] = {0};
        for (int i = 0; i < mine->n_closes; i++)
            is_end[mine->closes[i].minute] |= mine->closes[i].day == d;
        for (int e = 0; e < 2 * ORKI_DAY_MIN; e++) {
            if (is_end[e] &&
                ORKI_DAY_MIN - e + earliest[d + 1] < m->problem->season->limits.rest_min)
                add_rest_row(m, teacher, d, e);
        }
    }
}

/* (4c) minutes: a column for the sum of all lessons of the week */
static int count_minutes(orki_week_model *m, int teacher)
{
    int most = m->problem->season->teachers[teacher].max_week_min;
    int minutes = orki_mip_add_column(&m->mip, (orki_mip_name){"minutes_t#", {teacher}},
                                      most < ORKI_NO_LIMIT ? most : ORKI_MIP_NO_BOUND, 0, false);
    int row = orki_mip_add_row(&m->mip, (orki_mip_name){"minutes_t#", {teacher}}, 'E', 0);
    orki_mip_add_entry(&m->mip, row, minutes, -1);
    for (int i = 0; i < m->mine.n_gives; i++)
        orki_mip_add_entry(&m->mip, row, m->mine.gives[i].column,
                           m->problem->pieces[m->mine.gives[i].piece].teach_min);
    return minutes;
}

/* (4e) with a line `constant + slope * minutes` of the amount; the amount is the highest of its
 * lines */
typedef struct line {
    int constant, slope;
} line;

static void pay_hours(orki_week_model *m, int teacher, int minutes)
{
    const orki_teacher *t = &m->problem->season->teachers[teacher];
    int64_t weight = m->problem->season->weights[ORKI_RULE_WISHED_HOURS];
    line wish[3] = {{0, 0}, {t->wish_from_min, -1}, {-t->wish_to_min, 1}};
    line least[2] = {{0, 0}, {t->min_hours_min, -1}};
    int n_wish = t->wish_from_min >= 0 ? 3 : 1, n_least = t->min_hours_min > 0 ? 2 : 1;
    if (weight == 0 || n_wish + n_least == 2)
        return;
    int64_t scale = orki_gcd(weight, 100);
    int points = orki_mip_add_column(&m->mip, (orki_mip_name){"hours_t#", {teacher}},
                                     ORKI_MIP_NO_BOUND, 1, true);
    for (int i = 0; i < n_wish * n_least; i++) {
        line a = wish[i % n_wish], b = least[i / n_wish];
        int slope = a.slope + b.slope;
        if (i == 0)
            continue;
        int64_t limit = weight * (a.constant + b.constant) - orki_item_slack(weight);
        int row = orki_mip_add_row(&m->mip, (orki_mip_name){"hours_t#_n#", {teacher, i}}, 'G',
                                   limit / scale);
        orki_mip_add_entry(&m->mip, row, points, 100 / scale);
        orki_mip_add_entry(&m->mip, row, minutes, -weight / scale * slope);
    }
}

/* (4f) */
static void pay_extra_days(orki_week_model *m, int teacher)
{
    int64_t weight = m->problem->season->weights[ORKI_RULE_EXTRA_DAY];
    int wish = m->problem->season->teachers[teacher].wish_days;
    if (weight == 0 || wish >= ORKI_N_DAYS)
        return;
    int64_t scale = orki_gcd(weight, 100);
    int points = orki_mip_add_column(&m->mip, (orki_mip_name){"extradays_t#", {teacher}},
                                     ORKI_MIP_NO_BOUND, 1, true);
    int row = orki_mip_add_row(&m->mip, (orki_mip_name){"extradays_t#", {teacher}}, 'G',
                               (-weight * wish - orki_item_slack(weight)) / scale);
    orki_mip_add_entry(&m->mip, row, points, 100 / scale);
    for (int i = 0; i < m->mine.n_opens; i++)
        orki_mip_add_entry(&m->mip, row, m->mine.opens[i].column, -weight / scale);
}

/* (4g) */
static void share_burden(orki_week_model *m, int teacher)
{
    int64_t weight = m->problem->season->weights[ORKI_RULE_FAIRNESS];
    if (m->fair_column < 0 || m->mine.n_shares == 0)
        return;
    int64_t scale = orki_gcd(weight, 100);
    int row = orki_mip_add_row(&m->mip, (orki_mip_name){"fair_t#", {teacher}}, 'G',
                               -orki_item_slack(weight) / scale);
    orki_mip_add_entry(&m->mip, row, m->fair_column, 100 / scale);
    for (int i = 0; i < m->mine.n_shares; i++)
        orki_mip_add_entry(&m->mip, row, m->mine.shares[i].column,
                           -weight / scale * m->mine.shares[i].minutes);
}

void orki_model_add_teacher_week(orki_week_model *model, int teacher)
{
    orki_arena scratch = {0};
    take_part(model, teacher);
    orki_model_take_series(model, teacher);
    keep_one_part(model, teacher, &scratch);
    keep_teams(model, teacher);
    limit_days(model, teacher);
    limit_schools(model, teacher, &scratch);
    keep_rest(model, teacher);
    pay_hours(model, teacher, count_minutes(model, teacher));
    pay_extra_days(model, teacher);
    share_burden(model, teacher);
    orki_arena_free(&scratch);
}
