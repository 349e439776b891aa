/* ork_calendar_check: a calendar in, the verdict out. The rules of model/calendar_rules.def are
 * counted by families, a file each; here they are only called and their findings handed over. */
#include "check/date_judge.h"

typedef struct owned_verdict {
    ork_calendar_verdict verdict; /* first: what the caller holds is the address of this */
    orki_arena arena;
    ork_breach *breaches;
} owned_verdict;

static ork_status hand_over(owned_verdict *out, const orki_date_judge *j)
{
    ork_calendar_verdict *v = &out->verdict;
    ork_term *terms = orki_arena_alloc(&out->arena, ORKI_N_DATED_RULES, sizeof *terms);
    if (terms == NULL)
        return ORK_ERR_MEMORY;
    for (int r = 0; r < ORKI_N_DATED_RULES; r++) {
        const orki_dated_rule_info *rule = orki_dated_rule_get((orki_dated_rule)r);
        if (rule->is_hard)
            continue;
        terms[v->n_terms++] = (ork_term){rule->name, j->amounts[r], rule->unit, j->points[r]};
        v->cost += j->points[r];
    }
    v->terms = terms;
    v->breaches = j->breaches;
    v->n_breaches = (int)j->n_breaches;
    v->n_lessons = j->calendar->n_dated;
    v->n_promised = j->n_promised;
    v->n_given = j->n_given;
    v->n_caught_up = j->n_caught_up;
    v->n_shortfall = j->n_promised - j->n_given - j->n_caught_up;
    v->n_tutti = j->n_tutti;
    v->n_tutti_wanted = j->n_tutti_wanted;
    v->n_not_held = (int)j->amounts[ORKI_RULE_OCCASION_NONE];
    v->n_unconducted = (int)j->amounts[ORKI_RULE_OCCASION_CONDUCTOR];
    v->n_open = j->n_open;
    v->n_nothing = j->n_nothing;
    return ORK_OK;
}

static void count(orki_date_judge *j)
{
    orki_check_dated_week(j);
    orki_check_dated_courses(j);
    orki_check_dated_people(j);
    orki_check_dated_places(j);
    orki_check_dated_tutti(j);
    orki_check_dated_occasions(j);
    orki_check_dated_told(j);
}

ork_status ork_calendar_check(ork_calendar_verdict **out, const ork_season *season,
                              const ork_timetable *timetable, const ork_calendar *calendar)
{
    *out = NULL;
    owned_verdict *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    orki_date_judge j = {
        .season = season, .timetable = timetable, .calendar = calendar, .arena = &owned->arena};
    j.from = timetable->valid_from > season->from ? timetable->valid_from : season->from;
    ork_status st = orki_presence_list(&j);
    if (st == ORK_OK)
        count(&j);
    owned->breaches = j.breaches;
    if (st == ORK_OK)
        st = j.is_failed ? ORK_ERR_MEMORY : hand_over(owned, &j);
    orki_arena_free(&j.scratch);
    if (st == ORK_OK)
        *out = &owned->verdict;
    else
        ork_calendar_verdict_free(&owned->verdict);
    return st;
}

void ork_calendar_verdict_free(ork_calendar_verdict *verdict)
{
    if (verdict == NULL)
        return;
    owned_verdict *owned = (owned_verdict *)verdict;
    orki_arena_free(&owned->arena);
    orki_free(owned->breaches);
    orki_free(owned);
}
