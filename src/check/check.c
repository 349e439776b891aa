/* ork_check: a timetable in, the verdict out. Every rule of rules.def is counted by its own file
 * check_<rule>.c; here they are only called in order and their findings handed over. */
#include "check/judge.h"

typedef struct owned_verdict {
    ork_verdict verdict; /* first: what the caller holds is the address of this */
    orki_arena arena;
    ork_breach *breaches;
} owned_verdict;

static ork_status hand_over(owned_verdict *out, const orki_judge *judge)
{
    ork_verdict *v = &out->verdict;
    ork_term *terms = orki_arena_alloc(&out->arena, ORKI_N_RULES, sizeof *terms);
    if (terms == NULL)
        return ORK_ERR_MEMORY;
    for (int r = 0; r < ORKI_N_RULES; r++) {
        const orki_rule_info *rule = orki_rule_get((orki_rule)r);
        if (!rule->is_hard)
            terms[v->n_terms++] =
                (ork_term){rule->name, judge->amounts[r], rule->unit, judge->points[r]};
    }
    v->terms = terms;
    v->cost = orki_judge_cost(judge);
    v->breaches = judge->breaches;
    v->n_breaches = (int)judge->n_breaches;
    return ORK_OK;
}

static void count_placed(ork_verdict *v, const orki_view *view)
{
    const ork_season *season = view->season;
    v->n_lessons = season->n_orchestras;
    v->n_sections = season->n_sections;
    for (int o = 0; o < season->n_orchestras; o++)
        v->n_lessons_placed += orki_view_is_placed(view, o);
    for (int s = 0; s < season->n_sections; s++) {
        v->n_sections_staffed += view->timetable->teacher[s] >= 0 &&
                                 orki_view_is_placed(view, season->sections[s].orchestra);
    }
}

ork_status ork_check(ork_verdict **out, const ork_season *season, const ork_timetable *timetable)
{
    *out = NULL;
    owned_verdict *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    orki_arena scratch = {0};
    orki_view view;
    ork_status st = orki_view_make(&view, season, &scratch);
    if (st == ORK_OK) {
        orki_view_fill(&view, timetable);
        orki_judge judge = orki_judge_start(&view, &owned->arena, false);
        orki_judge_count_all(&judge);
        owned->breaches = judge.breaches;
        st = judge.is_failed ? ORK_ERR_MEMORY : hand_over(owned, &judge);
        count_placed(&owned->verdict, &view);
    }
    orki_arena_free(&scratch);
    if (st == ORK_OK)
        *out = &owned->verdict;
    else
        ork_verdict_free(&owned->verdict);
    return st;
}

void ork_verdict_free(ork_verdict *verdict)
{
    if (verdict == NULL)
        return;
    owned_verdict *owned = (owned_verdict *)verdict;
    orki_arena_free(&owned->arena);
    orki_free(owned->breaches);
    orki_free(owned);
}
