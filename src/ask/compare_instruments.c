/* Instruments in a comparison: the loans beside each timetable, counted anew by the checker, and
 * their rows, in all and by school. Seasons without depots have no such numbers. */
#include "ask/comparing.h"
#include "base/message.h"
#include "read/reader.h"

#include <string.h>
#include <unistd.h>

void orki_comparing_read_loans(orki_comparing *c, int column, const char *folder)
{
    orki_side *side = &c->sides[column];
    const char *path = orki_arena_printf(&c->arena, "%s/loans.yaml", folder);
    ork_loans *loans = NULL;
    if (path == NULL) {
        c->status = ORK_ERR_MEMORY;
        return;
    }
    if (!ork_season_has_depots(side->season) || access(path, F_OK) != 0)
        return; /* solved by an earlier version: there are no loans to compare */
    ork_status st = ork_loans_read(&loans, side->season, path, c->diags);
    if (st == ORK_OK)
        st = ork_instruments_count(&side->instruments, side->season, side->timetable, loans);
    ork_loans_free(loans);
    if (st != ORK_OK)
        c->status = st;
    else if (side->instruments->n_breaches > 0)
        orki_comparing_fault(c, OR_RESULT, folder, _("solve it again into this folder"),
                             _("its loans.yaml is not right: %s"), side->instruments->breaches[0]);
}

static bool has_any(const orki_comparing *c)
{
    bool has = false;
    for (int i = 0; i < c->n; i++)
        has = has || c->sides[i].instruments != NULL;
    return has;
}

enum { DEMAND, LENT, SHORT, MOVED, TRIPS, RENT, COST, TRANSPORTS, N_ROWS };

void orki_comparing_instruments(orki_comparing *c)
{
    static const ork_row rows[N_ROWS] = {
        [DEMAND] = {.key = "instruments_needed", .name = N_("Instruments needed")},
        [LENT] = {.key = "instruments_lent", .name = N_("Instruments lent by depots")},
        [SHORT] = {.key = "instruments_short",
                   .name = N_("Instruments short"),
                   .direction = -1,
                   .is_total = 1},
        [MOVED] = {.key = "instruments_moved",
                   .name = N_("Instruments brought and collected"),
                   .direction = -1,
                   .is_total = 1},
        [TRIPS] = {.key = "loan_trips",
                   .name = N_("Trips with instruments"),
                   .direction = -1,
                   .is_total = 1},
        [RENT] = {.key = "rent",
                  .name = N_("Rent of instruments"),
                  .unit = ORK_UNIT_CENTS,
                  .direction = -1,
                  .is_total = 1},
        [COST] = {.key = "loans_cost",
                  .name = N_("Rent and transport of instruments"),
                  .unit = ORK_UNIT_CENTS,
                  .direction = -1,
                  .is_total = 1},
        [TRANSPORTS] = {.key = "set_transports",
                        .name = N_("Transports of shared sets a week"),
                        .direction = -1,
                        .is_total = 1}};
    if (!has_any(c))
        return;
    int first = orki_comparing_add_facts(c, rows, N_ROWS, (orki_comparing_who){0});
    for (int i = 0; first >= 0 && i < c->n; i++) {
        if (c->sides[i].instruments == NULL)
            continue;
        const ork_loan_totals *t = &c->sides[i].instruments->totals;
        const int64_t values[N_ROWS] = {
            t->demand, t->lent,       t->shortage,   t->come + t->collected,
            t->trips,  t->rent_cents, t->cost_cents, t->transports};
        orki_comparing_set_all(c, first, i, values, N_ROWS);
    }
}

enum { AT_LENT, AT_SHORT, AT_MOVED, N_AT_SCHOOL };

/* All instruments of a school. */
static void add_up(const ork_instruments *in, const char *school, int64_t *values)
{
    for (int i = 0; i < in->n_uses; i++) {
        const ork_instrument_use *u = &in->uses[i];
        if (strcmp(u->school, school) != 0)
            continue;
        values[AT_LENT] += u->lent;
        values[AT_SHORT] += u->shortage;
        values[AT_MOVED] += u->come + u->collected;
    }
}

void orki_comparing_school_instruments(orki_comparing *c, int who, const char *name)
{
    static const ork_row rows[N_AT_SCHOOL] = {
        [AT_LENT] = {.key = "instruments_lent", .name = N_("Instruments lent by depots")},
        [AT_SHORT] = {.key = "instruments_short", .name = N_("Instruments short"), .direction = -1},
        [AT_MOVED] = {.key = "instruments_moved",
                      .name = N_("Instruments brought and collected"),
                      .direction = -1}};
    if (!has_any(c))
        return;
    orki_comparing_who of = {ORK_PART_SCHOOLS, c->schools.ids[who], name};
    int first = orki_comparing_add_facts(c, rows, N_AT_SCHOOL, of);
    for (int i = 0; first >= 0 && i < c->n; i++) {
        int64_t values[N_AT_SCHOOL] = {0};
        if (c->sides[i].instruments == NULL || orki_union_at(c, &c->schools, who, i) < 0)
            continue;
        add_up(c->sides[i].instruments, c->schools.ids[who], values);
        orki_comparing_set_all(c, first, i, values, N_AT_SCHOOL);
    }
}
