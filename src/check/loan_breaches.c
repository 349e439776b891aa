/* What is wrong with loans: more lent than a depot may lend, more at a school than it needs, more
 * short than must be, and whatever their file claims that is not so. */
#include "check/judge.h"
#include "check/loan_count.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void tell(orki_loan_count *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void tell(orki_loan_count *c, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t n = (size_t)c->out.n_breaches;
    const char *kept = orki_arena_copy(&c->arena, text, strlen(text));
    if (kept == NULL ||
        orki_array_reserve(&c->breaches, &c->n_breach_capacity, n + 1, sizeof *c->breaches) != 0) {
        c->is_failed = true;
        return;
    }
    c->breaches[c->out.n_breaches++] = kept;
    c->out.breaches = c->breaches;
}

static void check_depots(orki_loan_count *c)
{
    for (int i = 0; i < c->out.n_stocks; i++) {
        const ork_depot_stock *k = &c->out.stocks[i];
        if (k->left < 0)
            tell(c, _("%s lends %d of %s and may lend %d."), k->depot_name, k->lent,
                 k->instrument_name, k->stock - k->reserve);
    }
    for (int i = 0; i < c->out.n_loans; i++) {
        const ork_loan *l = &c->out.loans[i];
        bool is_held = l->pieces == 0;
        for (int k = 0; k < c->out.n_stocks; k++)
            is_held = is_held || (strcmp(c->out.stocks[k].depot, l->depot) == 0 &&
                                  strcmp(c->out.stocks[k].instrument, l->instrument) == 0);
        if (!is_held)
            tell(c, _("%s lends %d of %s and has none."), l->depot_name, l->pieces,
                 l->instrument_name);
    }
}

static void check_schools(orki_loan_count *c)
{
    for (int i = 0; i < c->out.n_uses; i++) {
        const ork_instrument_use *u = &c->out.uses[i];
        if (u->lent > u->demand - u->own)
            tell(c, _("%s gets %d of %s and needs %d beside its own."), u->school_name, u->lent,
                 u->instrument_name, u->demand - u->own);
    }
}

/* Any piece that a depot has left and a school wants could be lent. */
static void check_shortages(orki_loan_count *c)
{
    const ork_season *s = c->season;
    for (int k = 0; k < s->n_skills; k++) {
        int64_t wanted = 0, lendable = 0, lent = 0;
        for (int h = 0; h < s->n_schools; h++) {
            int own = s->schools[h].stock[k] < 0 ? 0 : s->schools[h].stock[k];
            int more = c->demand[h * s->n_skills + k] - own;
            wanted += more > 0 ? more : 0;
            for (int d = 0; d < s->n_depots; d++)
                lent += orki_count_lent(c, d, h, k);
        }
        for (int d = 0; d < s->n_depots; d++)
            lendable += orki_count_lendable(c, d, k);
        int64_t can = wanted < lendable ? wanted : lendable;
        if (c->loans != NULL && lent < can)
            tell(c, _("Of %s %" PRId64 " are lent, and %" PRId64 " can be."),
                 orki_judge_skill(s, k), lent, can);
    }
}

static void check_claim(orki_loan_count *c, const char *what, int64_t claimed, int64_t counted)
{
    if (claimed != counted)
        tell(c, _("The file says %s: %" PRId64 ", and counted are %" PRId64 "."), what, claimed,
             counted);
}

static void check_claims(orki_loan_count *c)
{
    const ork_loan_totals *a = &c->loans->claims, *b = &c->out.totals;
    check_claim(c, "demand", a->demand, b->demand);
    check_claim(c, "own", a->own, b->own);
    check_claim(c, "lent", a->lent, b->lent);
    check_claim(c, "short", a->shortage, b->shortage);
    check_claim(c, "stay", a->stay, b->stay);
    check_claim(c, "come", a->come, b->come);
    check_claim(c, "collected", a->collected, b->collected);
    check_claim(c, "trips", a->trips, b->trips);
    check_claim(c, "metres", a->metres, b->metres);
    check_claim(c, "rent-cents", a->rent_cents, b->rent_cents);
    check_claim(c, "cost-cents", a->cost_cents, b->cost_cents);
}

/* The shortages of the file are those of the counting. */
static void check_listed(orki_loan_count *c)
{
    const ork_season *s = c->season;
    for (int i = 0; i < s->n_schools * s->n_skills; i++) {
        int h = i / s->n_skills, k = i % s->n_skills, counted = 0;
        int listed = orki_loans_find(c->loans->shortages, c->loans->n_short, -1, h, k);
        for (int u = 0; u < c->out.n_uses; u++) {
            if (strcmp(c->out.uses[u].school, s->schools[h].id) == 0 &&
                strcmp(c->out.uses[u].instrument, s->skills[k].id) == 0)
                counted = c->out.uses[u].shortage;
        }
        if (listed != counted)
            tell(c, _("%s is short of %d of %s, and the file says %d."), s->schools[h].name,
                 counted, orki_judge_skill(s, k), listed);
    }
}

void orki_count_breaches(orki_loan_count *c)
{
    check_depots(c);
    check_schools(c);
    check_shortages(c);
    if (c->loans != NULL && c->loans->has_claims) {
        check_claims(c);
        check_listed(c);
    }
}
