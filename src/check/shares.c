/* ork_shares_count: whose share of a timetable's cost what is. Input: a season and a timetable.
 * Output: for each teacher and school the terms that are hers or its own; every item of a soft rule
 * is charged where the rule is counted (orki_judge_charge_*), so that the shares and what is
 * nobody's add up to the cost. */
#include "check/judge.h"

typedef struct owned_shares {
    ork_shares shares; /* first: what the caller holds is the address of this */
    orki_arena arena;
} owned_shares;

/* The terms of one owner that are not nothing; all: [n_owners * ORKI_N_RULES]. @return 0, or -1
 * when out of memory. */
static int write_down(ork_share *out, const ork_term *all, int owner, orki_arena *arena)
{
    const ork_term *terms = all + (size_t)owner * ORKI_N_RULES;
    ork_term *kept = orki_arena_alloc(arena, ORKI_N_RULES, sizeof *kept);
    if (kept == NULL)
        return -1;
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (terms[r].amount == 0 && terms[r].points == 0)
            continue;
        const orki_rule_info *rule = orki_rule_get((orki_rule)r);
        kept[out->n_terms++] = (ork_term){rule->name, terms[r].amount, rule->unit, terms[r].points};
        out->points += terms[r].points;
    }
    out->terms = kept;
    return 0;
}

static ork_status hand_over(owned_shares *owned, const orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    ork_shares *out = &owned->shares;
    ork_share *teachers =
        orki_arena_alloc(&owned->arena, (size_t)season->n_teachers, sizeof *teachers);
    ork_share *schools =
        orki_arena_alloc(&owned->arena, (size_t)season->n_schools, sizeof *schools);
    if (teachers == NULL || schools == NULL)
        return ORK_ERR_MEMORY;
    *out = (ork_shares){
        orki_judge_cost(judge), season->n_teachers, teachers, season->n_schools, schools, 0};
    out->shared = out->cost;
    for (int t = 0; t < season->n_teachers; t++) {
        teachers[t] = (ork_share){.id = season->teachers[t].id, .name = season->teachers[t].name};
        if (write_down(&teachers[t], judge->of_teacher, t, &owned->arena) != 0)
            return ORK_ERR_MEMORY;
        out->shared -= teachers[t].points;
    }
    for (int s = 0; s < season->n_schools; s++) {
        schools[s] = (ork_share){.id = season->schools[s].id, .name = season->schools[s].name};
        if (write_down(&schools[s], judge->of_school, s, &owned->arena) != 0)
            return ORK_ERR_MEMORY;
        out->shared -= schools[s].points;
    }
    return ORK_OK;
}

static ork_status count(owned_shares *owned, const ork_season *season,
                        const ork_timetable *timetable, orki_arena *scratch)
{
    orki_view view;
    ork_status st = orki_view_make(&view, season, scratch);
    if (st != ORK_OK)
        return st;
    orki_view_fill(&view, timetable);
    orki_judge judge = orki_judge_start(&view, NULL, true);
    judge.of_teacher =
        orki_arena_alloc(scratch, (size_t)season->n_teachers * ORKI_N_RULES, sizeof(ork_term));
    judge.of_school =
        orki_arena_alloc(scratch, (size_t)season->n_schools * ORKI_N_RULES, sizeof(ork_term));
    if (judge.of_teacher == NULL || judge.of_school == NULL)
        return ORK_ERR_MEMORY;
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (!orki_rule_get((orki_rule)r)->is_hard)
            orki_judge_count(&judge, (orki_rule)r);
    }
    return judge.is_failed ? ORK_ERR_MEMORY : hand_over(owned, &judge);
}

ork_status ork_shares_count(ork_shares **out, const ork_season *season,
                            const ork_timetable *timetable)
{
    *out = NULL;
    owned_shares *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    orki_arena scratch = {0};
    ork_status st = count(owned, season, timetable, &scratch);
    orki_arena_free(&scratch);
    if (st == ORK_OK)
        *out = &owned->shares;
    else
        ork_shares_free(&owned->shares);
    return st;
}

void ork_shares_free(ork_shares *shares)
{
    if (shares == NULL)
        return;
    owned_shares *owned = (owned_shares *)shares;
    orki_arena_free(&owned->arena);
    orki_free(owned);
}
