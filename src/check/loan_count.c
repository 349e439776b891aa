/* Instruments counted from the definitions of doc/instruments.md: what each school needs, what is
 * its own, what is lent, what stays, comes and goes, what is short. Nothing is chosen here. */
#include "check/loan_count.h"

#include "check/judge.h"

#include <string.h>

void *orki_count_keep(orki_loan_count *c, size_t n, size_t size)
{
    void *kept = c->is_failed ? NULL : orki_arena_alloc(&c->arena, n + 1, size);
    c->is_failed = c->is_failed || kept == NULL;
    return kept;
}

/* The instrument of a role is the one of its name. */
static bool is_role_of(const ork_season *s, int section, int skill)
{
    return strcmp(s->roles[s->sections[section].role].id, s->skills[skill].id) == 0;
}

/* Adds a section to the minutes in which it is played; those taken home count at all times, and the
 * meetings of a series together once. */
static void add_section(const orki_loan_count *c, int section, int *minutes, int *home)
{
    const ork_season *s = c->season;
    int lesson = s->sections[section].orchestra, day = c->timetable->day[lesson];
    const orki_orchestra *o = &s->orchestras[lesson];
    int series = o->series;
    if (!s->programmes[o->programme].takes_home) {
        int start = day * ORKI_DAY_MIN + c->timetable->start_min[lesson];
        for (int m = start; m < start + o->lesson_min && m < ORKI_N_DAYS * ORKI_DAY_MIN; m++)
            minutes[m] += s->sections[section].pupils;
        return;
    }
    int first = series < 0 ? lesson : s->series[series].first_orchestra;
    for (; first < lesson; first++) {
        if (c->timetable->day[first] >= 0)
            return; /* an earlier meeting stands for it */
    }
    *home += s->sections[section].pupils;
}

static int demand_of(const orki_loan_count *c, int school, int skill, int *minutes)
{
    const ork_season *s = c->season;
    int home = 0, most = 0;
    bool is_empty = true;
    for (int i = 0; i < s->n_sections; i++) {
        int lesson = s->sections[i].orchestra;
        if (s->orchestras[lesson].school != school || c->timetable->day[lesson] < 0 ||
            !is_role_of(s, i, skill))
            continue;
        if (is_empty)
            memset(minutes, 0, sizeof *minutes * ORKI_N_DAYS * ORKI_DAY_MIN);
        is_empty = false;
        add_section(c, i, minutes, &home);
    }
    for (int m = 0; m < ORKI_N_DAYS * ORKI_DAY_MIN && !is_empty; m++)
        most = minutes[m] > most ? minutes[m] : most;
    return most + home;
}

/* A school's instrument is counted when the school says what it has of it, or a depot has it. */
static bool is_counted(const ork_season *s, int school, int skill)
{
    bool is = s->schools[school].stock[skill] >= 0;
    for (int d = 0; d < s->n_depots; d++)
        is = is || s->depots[d].stock[skill] >= 0;
    for (int i = 0; i < s->n_shared_sets; i++) {
        const orki_shared_set *set = &s->shared_sets[i];
        for (int k = 0; k < set->n_schools; k++)
            is = is && !(set->skill == skill && set->schools[k] == school);
    }
    return is;
}

void orki_count_demand(orki_loan_count *c)
{
    const ork_season *s = c->season;
    int *minutes = orki_alloc((size_t)ORKI_N_DAYS * ORKI_DAY_MIN, sizeof *minutes);
    c->demand = orki_count_keep(c, (size_t)s->n_schools * (size_t)s->n_skills, sizeof *c->demand);
    c->is_failed = c->is_failed || minutes == NULL;
    for (int i = 0; i < s->n_schools * s->n_skills && !c->is_failed; i++) {
        int school = i / s->n_skills, skill = i % s->n_skills;
        c->demand[i] = is_counted(s, school, skill) ? demand_of(c, school, skill, minutes) : -1;
    }
    orki_free(minutes);
}

int orki_count_lendable(const orki_loan_count *c, int depot, int skill)
{
    int64_t stock = c->season->depots[depot].stock[skill];
    if (stock <= 0)
        return 0;
    return (int)(stock - (stock * c->season->depots[depot].reserve + 99) / 100);
}

int orki_count_lent(const orki_loan_count *c, int depot, int school, int skill)
{
    return c->loans == NULL ? 0 : orki_loans_find(c->loans->at, c->loans->n, depot, school, skill);
}

int orki_count_standing(const orki_loan_count *c, int depot, int school, int skill)
{
    const orki_loan_terms *terms = &c->season->loan_terms;
    return orki_loans_find(terms->standing, terms->n_standing, depot, school, skill);
}

/* A loan, whether it is new, stays or ends. */
static ork_loan describe(const orki_loan_count *c, int depot, int school, int skill)
{
    const ork_season *s = c->season;
    int lent = orki_count_lent(c, depot, school, skill);
    int standing = orki_count_standing(c, depot, school, skill);
    int stay = lent < standing ? lent : standing;
    return (ork_loan){.depot = s->depots[depot].id,
                      .depot_name = s->depots[depot].name,
                      .school = s->schools[school].id,
                      .school_name = s->schools[school].name,
                      .instrument = s->skills[skill].id,
                      .instrument_name = orki_judge_skill(s, skill),
                      .pieces = lent,
                      .stay = stay,
                      .come = lent - stay,
                      .collected = standing - stay};
}

static void list_loans(orki_loan_count *c)
{
    const ork_season *s = c->season;
    size_t n = (size_t)s->loan_terms.n_standing + (c->loans == NULL ? 0 : (size_t)c->loans->n);
    ork_loan *loans = orki_count_keep(c, n, sizeof *loans);
    for (int d = 0; d < s->n_depots && loans != NULL; d++) {
        for (int i = 0; i < s->n_schools * s->n_skills; i++) {
            int school = i / s->n_skills, skill = i % s->n_skills;
            ork_loan loan = describe(c, d, school, skill);
            if (loan.pieces + loan.collected == 0)
                continue;
            loans[c->out.n_loans++] = loan;
            c->out.totals.rent_cents += loan.pieces * s->depots[d].rent[skill];
        }
    }
    c->out.loans = loans;
}

static void list_uses(orki_loan_count *c)
{
    const ork_season *s = c->season;
    size_t n = (size_t)s->n_schools * (size_t)s->n_skills;
    ork_instrument_use *uses = orki_count_keep(c, n, sizeof *uses);
    ork_loan_totals *t = &c->out.totals;
    for (int i = 0; i < (int)n && uses != NULL; i++) {
        int school = i / s->n_skills, skill = i % s->n_skills;
        int own = s->schools[school].stock[skill] < 0 ? 0 : s->schools[school].stock[skill];
        ork_instrument_use u = {.school = s->schools[school].id,
                                .school_name = s->schools[school].name,
                                .instrument = s->skills[skill].id,
                                .instrument_name = orki_judge_skill(s, skill),
                                .demand = c->demand[i] < 0 ? 0 : c->demand[i]};
        for (int d = 0; d < s->n_depots; d++) {
            ork_loan loan = describe(c, d, school, skill);
            u.lent += loan.pieces;
            u.stay += loan.stay;
            u.come += loan.come;
            u.collected += loan.collected;
        }
        u.own = own < u.demand ? own : u.demand;
        u.shortage = u.demand > u.own + u.lent ? u.demand - u.own - u.lent : 0;
        if (u.demand + u.lent + u.collected == 0)
            continue;
        uses[c->out.n_uses++] = u;
        t->demand += u.demand;
        t->own += u.own;
        t->lent += u.lent;
        t->shortage += u.shortage;
        t->stay += u.stay;
        t->come += u.come;
        t->collected += u.collected;
    }
    c->out.uses = uses;
}

static void list_stocks(orki_loan_count *c)
{
    const ork_season *s = c->season;
    size_t n = (size_t)s->n_depots * (size_t)s->n_skills;
    ork_depot_stock *stocks = orki_count_keep(c, n, sizeof *stocks);
    for (int i = 0; i < (int)n && stocks != NULL; i++) {
        int depot = i / s->n_skills, skill = i % s->n_skills;
        ork_depot_stock k = {.depot = s->depots[depot].id,
                             .depot_name = s->depots[depot].name,
                             .instrument = s->skills[skill].id,
                             .instrument_name = orki_judge_skill(s, skill),
                             .stock = s->depots[depot].stock[skill]};
        if (k.stock < 0)
            continue;
        for (int h = 0; h < s->n_schools; h++)
            k.lent += orki_count_lent(c, depot, h, skill);
        k.reserve = k.stock - orki_count_lendable(c, depot, skill);
        k.left = k.stock - k.reserve - k.lent;
        stocks[c->out.n_stocks++] = k;
    }
    c->out.stocks = stocks;
}

ork_status ork_instruments_count(ork_instruments **out, const ork_season *season,
                                 const ork_timetable *timetable, const ork_loans *loans)
{
    *out = NULL;
    orki_loan_count *c = orki_alloc(1, sizeof *c);
    if (c == NULL)
        return ORK_ERR_MEMORY;
    c->season = season;
    c->timetable = timetable;
    c->loans = loans;
    c->out.is_proven = loans != NULL && loans->is_proven;
    void (*const parts[])(orki_loan_count *) = {
        orki_count_demand,     list_loans,         list_uses, list_stocks, orki_count_trips,
        orki_count_transports, orki_count_breaches};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !c->is_failed; i++)
        parts[i](c);
    if (!c->is_failed) {
        *out = &c->out;
        return ORK_OK;
    }
    ork_instruments_free(&c->out);
    return ORK_ERR_MEMORY;
}

void ork_instruments_free(ork_instruments *instruments)
{
    orki_loan_count *c = (orki_loan_count *)instruments; /* its first field */
    if (c == NULL)
        return;
    orki_free(c->breaches);
    orki_arena_free(&c->arena);
    orki_free(c);
}

int ork_season_has_depots(const ork_season *season)
{
    return season->n_depots > 0;
}

int ork_season_has_instruments(const ork_season *season)
{
    return season->n_depots > 0 || season->n_shared_sets > 0;
}
