/* Loans as loans.yaml: one loan a line, in the order of depots, schools and instruments, so that
 * `diff` shows what changed. */
#include "base/text.h"
#include "model/season_model.h"
#include "orkestrooster/version.h"

#include <inttypes.h>

static void add_total(orki_text *out, const char *key, int64_t value)
{
    orki_text_printf(out, "  %s: %" PRId64 "\n", key, value);
}

static void add_totals(orki_text *out, const ork_loan_totals *t)
{
    orki_text_add(out, "totals:\n");
    add_total(out, "demand", t->demand);
    add_total(out, "own", t->own);
    add_total(out, "lent", t->lent);
    add_total(out, "short", t->shortage);
    add_total(out, "stay", t->stay);
    add_total(out, "come", t->come);
    add_total(out, "collected", t->collected);
    add_total(out, "trips", t->trips);
    if (t->metres < 0)
        orki_text_add(out, "  metres: null\n");
    else
        add_total(out, "metres", t->metres);
    add_total(out, "rent-cents", t->rent_cents);
    add_total(out, "cost-cents", t->cost_cents);
}

/* Ids between quotes: some are words or numbers to other readers. */
static void add_named(orki_text *out, const char *key, const char *id)
{
    orki_text_printf(out, "%s: ", key);
    orki_text_add_quoted(out, id);
    orki_text_add(out, ", ");
}

char *ork_loans_print(const ork_season *season, const ork_loans *loans,
                      const ork_instruments *counted)
{
    orki_text out = {0};
    orki_text_add(&out, "# Loans of instruments, chosen by orkestrooster. One loan a line.\n"
                        "format: 1\nseason: ");
    orki_text_add_quoted(&out, season->name);
    orki_text_printf(&out, "\nmade-by: orkestrooster %s\nproven: %s\n", ORK_VERSION,
                     loans->is_proven ? "true" : "false");
    add_totals(&out, &counted->totals);
    orki_text_add(&out, loans->n > 0 ? "loans:\n" : "loans: []\n");
    for (int i = 0; i < loans->n; i++) {
        const orki_loan *l = &loans->at[i];
        orki_text_add(&out, "  - {");
        add_named(&out, "depot", season->depots[l->depot].id);
        add_named(&out, "school", season->schools[l->school].id);
        add_named(&out, "instrument", season->skills[l->skill].id);
        orki_text_printf(&out, "pieces: %d}\n", l->pieces);
    }
    orki_text_add(&out, counted->totals.shortage > 0 ? "short:\n" : "short: []\n");
    for (int i = 0; i < counted->n_uses; i++) {
        const ork_instrument_use *u = &counted->uses[i];
        if (u->shortage == 0)
            continue;
        orki_text_add(&out, "  - {");
        add_named(&out, "school", u->school);
        add_named(&out, "instrument", u->instrument);
        orki_text_printf(&out, "pieces: %d}\n", u->shortage);
    }
    if (!out.is_failed)
        return out.bytes;
    orki_text_free(&out);
    return NULL;
}
