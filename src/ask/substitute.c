/* The question of a substitute: lost lessons and candidates out of the calendar, the best choice
 * when nobody else's lesson moves, and only where that leaves lessons open, one in which some do.
 */
#include "ask/substituting.h"
#include "base/clock.h"
#include "calendar/making.h"

#include <string.h>

int ork_season_has_teacher(const ork_season *season, const char *teacher)
{
    return orki_teacher_find(season, teacher) >= 0;
}

static orki_date parse_date(const char *text)
{
    return strlen(text) == 10 ? orki_date_parse(text) : ORKI_NO_DATE;
}

int ork_date_exists(const char *text)
{
    return parse_date(text) != ORKI_NO_DATE;
}

void ork_season_days(const ork_season *season, char first[16], char last[16])
{
    memcpy(first, orki_date_print(season->from).text, 16);
    memcpy(last, orki_date_print(season->to).text, 16);
}

/* Seconds that are left of the limit; below 0: no limit. */
static double seconds_left(double limit_s, double began_s)
{
    double left = limit_s - (orki_clock_s() - began_s);
    return limit_s < 0 ? limit_s : left > 0 ? left : 0;
}

/* With a limit, a third of it is kept for the search with moves. */
static ork_status choose(ork_substitution *shown, orki_stand_in *x, double limit_s)
{
    double began_s = orki_clock_s();
    ork_status st = orki_list_shifts(x);
    if (st == ORK_OK)
        st = orki_choose_shifts(x, seconds_left(limit_s < 0 ? limit_s : limit_s * 2 / 3, began_s));
    shown->n_open_unmoved = x->sums.n_open;
    shown->is_unmoved_proven = x->sums.is_least;
    shown->has_tried_moves = st == ORK_OK && x->sums.n_open > 0 && x->sums.is_least;
    if (shown->has_tried_moves) {
        st = orki_list_moves(x);
        if (st == ORK_OK)
            st = orki_choose_shifts(x, seconds_left(limit_s, began_s));
    }
    bool is_whole = x->sums.n_open == 0 || shown->has_tried_moves;
    shown->is_fewest_proven = x->sums.is_least && is_whole;
    shown->outcome = x->sums.is_proven && is_whole ? ORK_OPTIMAL : ORK_FEASIBLE;
    shown->cost = (double)x->sums.cost / 100;
    shown->bound = (double)x->sums.bound / 100;
    shown->n_open = x->sums.n_open;
    shown->elapsed_s = orki_clock_s() - began_s;
    return st;
}

static void release(orki_stand_in *x)
{
    orki_free(x->parts);
    orki_free(x->shifts);
    orki_free(x->stops);
    orki_arena_free(&x->arena);
}

static bool is_question(const orki_stand_in *x)
{
    const ork_season *s = x->season;
    return x->absent >= 0 && x->from != ORKI_NO_DATE && x->to != ORKI_NO_DATE && x->from <= x->to &&
           x->from >= s->from && x->to <= s->to;
}

ork_status ork_substitute(ork_substitution **out, const ork_season *season,
                          const ork_timetable *timetable, const ork_calendar *calendar,
                          const char *teacher, const char *from, const char *to,
                          const ork_options *options)
{
    *out = NULL;
    ork_options defaults = ork_options_default();
    options = options == NULL ? &defaults : options;
    orki_stand_in x = {.season = season,
                       .timetable = timetable,
                       .calendar = calendar,
                       .absent = orki_teacher_find(season, teacher),
                       .from = parse_date(from),
                       .to = parse_date(to)};
    if (!is_question(&x))
        return ORK_ERR_OPTION;
    orki_answer *a = orki_alloc(1, sizeof *a);
    x.stops = orki_alloc((size_t)orki_date_most_lessons(calendar) + ORKI_SHIFT_TAKEN + 1,
                         sizeof *x.stops);
    ork_status st = a == NULL || x.stops == NULL ? ORK_ERR_MEMORY : orki_find_lost(&x);
    if (st == ORK_OK)
        st = orki_list_people(&x);
    if (st == ORK_OK)
        st = orki_show_lost(a, &x);
    if (st == ORK_OK)
        st = choose(&a->shown, &x, options->time_limit_s);
    if (st == ORK_OK)
        st = orki_show_choice(a, &x);
    release(&x);
    if (st == ORK_OK)
        *out = &a->shown;
    else if (a != NULL)
        ork_substitution_free(&a->shown);
    return st;
}

void ork_substitution_free(ork_substitution *substitution)
{
    if (substitution == NULL)
        return;
    orki_answer *a = (orki_answer *)(void *)substitution; /* its first member */
    orki_arena_free(&a->arena);
    orki_free(a);
}

/* A section with another teacher from now on. */
static ork_status change_section(ork_calendar *c, orki_dated *dated, const ork_timetable *timetable,
                                 const orki_handover *h)
{
    orki_change is = orki_dated_section(dated, timetable, h->section);
    is.section = h->section;
    is.teacher = h->teacher;
    for (int i = 0; i < dated->n_changes; i++) {
        if (dated->changes[i].section == h->section) {
            dated->changes[i] = is;
            return ORK_OK;
        }
    }
    orki_change *changes =
        orki_arena_alloc(&c->arena, (size_t)dated->n_changes + 1, sizeof *changes);
    if (changes == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < dated->n_changes; i++)
        changes[i] = dated->changes[i];
    changes[dated->n_changes++] = is;
    dated->changes = changes;
    return ORK_OK;
}

ork_status ork_substitution_apply(const ork_substitution *substitution, ork_calendar *calendar,
                                  const ork_season *season, const ork_timetable *timetable,
                                  const ork_calendar_options *options)
{
    const orki_answer *a = (const orki_answer *)(const void *)substitution;
    ork_status st = ORK_OK;
    for (int i = 0; i < a->n_handovers && st == ORK_OK; i++) {
        const orki_handover *h = &a->handovers[i];
        if (h->held >= 0) {
            orki_held *held = &calendar->held[h->held];
            held->instead_of = held->instead_of >= 0 ? held->instead_of : held->conductor;
            held->conductor = h->teacher;
            continue;
        }
        orki_dated *dated = &calendar->dated[h->dated];
        if (h->section >= 0) {
            st = change_section(calendar, dated, timetable, h);
            continue;
        }
        dated->conductor = h->teacher;
        dated->is_stand_in = true;
    }
    return st == ORK_OK ? ork_calendar_amend(calendar, season, timetable, options) : st;
}
