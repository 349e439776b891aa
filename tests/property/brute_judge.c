/* A whole timetable judged at once, with the questions of the exhaustive search.
 * Input: any timetable. Output: breaches of each hard rule and points of each soft one. */
#include "brute_force.h"
#include "brute_rules.h"

/* All lessons have a place; of a series, any. */
static bool is_placed(const ork_season *season, const ork_timetable *t, int block)
{
    const orki_block *b = &season->blocks[block];
    int n = 0;
    for (int i = 0; i < b->n_lessons; i++)
        n += t->day[b->lessons[i]] >= 0;
    return b->series < 0 ? n == b->n_lessons : n > 0;
}

static int64_t judge_blocks(const ork_season *season, const ork_timetable *t, int64_t *counts)
{
    bool known[BRUTE_MAX_LESSONS] = {false};
    int64_t cost = 0;
    for (int b = 0; b < season->n_blocks; b++) {
        const orki_block *block = &season->blocks[b];
        bool has_captain = false;
        known[b] = true;
        for (int i = 0; i < block->n_lessons; i++) {
            int o = block->lessons[i];
            counts[ORKI_RULE_BLOCK_WHOLE] +=
                block->series < 0 && (t->day[o] < 0) != (t->day[block->lessons[0]] < 0);
            if (t->day[o] >= 0)
                brute_lesson_fits(season, o, t->day[o], t->start_min[o], counts);
        }
        if (!is_placed(season, t, b))
            continue;
        brute_block_fits(season, t, b, counts);
        cost += brute_block_costs(season, t, b, counts);
        for (int i = 0; i < season->n_sections; i++) {
            int o = season->sections[i].orchestra;
            if (season->orchestras[o].block == b && t->day[o] >= 0 && t->teacher[i] >= 0)
                has_captain |= season->teachers[t->teacher[i]].is_captain;
        }
        counts[ORKI_RULE_CAPTAIN] += block->needs_captain && !has_captain;
    }
    brute_week_fits(season, t, known, counts);
    for (int i = 0; i < season->n_series; i++) {
        brute_series_fits(season, t, i, counts);
        cost += brute_series_costs(season, t, i, counts);
    }
    return cost;
}

static int64_t judge_room(const ork_season *season, const ork_timetable *t, int section,
                          int64_t *counts)
{
    const orki_section *s = &season->sections[section];
    const orki_school *school = &season->schools[season->orchestras[s->orchestra].school];
    bool is_usable = false;
    for (int i = 0; i < school->n_rooms; i++)
        is_usable |= school->rooms[i] == t->room[section];
    counts[ORKI_RULE_SECTION_ROOM] += !is_usable;
    if (t->room[section] < 0)
        return 0;
    brute_room_fits(season, t, section, t->room[section], counts);
    for (int i = 0; i < section; i++) {
        int other = season->sections[i].orchestra;
        counts[ORKI_RULE_ROOM_ONCE] +=
            t->room[i] == t->room[section] &&
            (other == s->orchestra ? t->day[other] >= 0
                                   : brute_overlap(season, t, other, s->orchestra));
    }
    if (season->rooms[t->room[section]].is_best[s->role])
        return 0;
    int64_t cost = (season->weights[ORKI_RULE_ROOM_BEST] + 50) / 100;
    counts[ORKI_RULE_ROOM_BEST] += cost;
    return cost;
}

/* A team's role has one teacher or none in all its lessons; no teacher has two roles of a team. */
static void judge_team(const ork_season *season, const ork_timetable *t, int a, int b,
                       int64_t *counts)
{
    const orki_section *first = &season->sections[a], *second = &season->sections[b];
    int block_a = season->orchestras[first->orchestra].block;
    int block_b = season->orchestras[second->orchestra].block;
    bool is_one_team = season->blocks[block_a].team == season->blocks[block_b].team;
    if (!is_one_team || t->day[first->orchestra] < 0 || t->day[second->orchestra] < 0)
        return;
    if (first->role == second->role)
        counts[ORKI_RULE_BLOCK_ONE_TEAM] += t->teacher[a] != t->teacher[b];
    else
        counts[ORKI_RULE_BLOCK_ONE_TEAM] += t->teacher[a] >= 0 && t->teacher[a] == t->teacher[b];
}

int64_t brute_judge(const ork_season *season, const ork_timetable *t, int64_t counts[ORKI_N_RULES])
{
    int64_t cost = judge_blocks(season, t, counts);
    for (int o = 0; o < season->n_orchestras; o++) {
        int64_t price = t->day[o] < 0 ? (season->weights[ORKI_RULE_UNPLACED] + 50) / 100 : 0;
        counts[ORKI_RULE_UNPLACED] += price;
        cost += price;
    }
    for (int i = 0; i < season->n_sections; i++) {
        if (t->day[season->sections[i].orchestra] < 0)
            continue;
        cost += judge_room(season, t, i, counts);
        cost += brute_staffing_costs(season, i, t->teacher[i], counts);
        if (t->teacher[i] >= 0)
            brute_teacher_fits(season, t, i, t->teacher[i], counts);
        for (int k = 0; k < i; k++)
            judge_team(season, t, k, i, counts);
    }
    int worst = 0;
    for (int teacher = 0; teacher < season->n_teachers; teacher++) {
        int burden = 0;
        brute_teacher_week_fits(season, t, teacher, counts);
        cost += brute_teacher_week_costs(season, t, teacher, counts, &burden);
        worst = burden > worst ? burden : worst;
    }
    int64_t fairness = (worst * season->weights[ORKI_RULE_FAIRNESS] + 50) / 100;
    counts[ORKI_RULE_FAIRNESS] += fairness;
    return cost + fairness;
}
