/* Loans of instruments: their summary after a search, and `check --loans`, which counts the loans
 * of a loans.yaml anew. */
#include "loans_output.h"

#include "language.h"
#include "output.h"
#include "words.h"

#include "orkestrooster/report.h"

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>

enum { MOST_SHORT = 10 };

static void print_shortages(const ork_instruments *in)
{
    int n = 0;
    for (int i = 0; i < in->n_uses; i++) {
        const ork_instrument_use *u = &in->uses[i];
        if (u->shortage > 0 && n++ < MOST_SHORT)
            printf(_("  %s, %s: %d short\n"), u->school_name, u->instrument_name, u->shortage);
    }
    if (n > MOST_SHORT)
        printf(_n("  and %d more, on the page\n", "  and %d more, on the page\n", n - MOST_SHORT),
               n - MOST_SHORT);
}

static void print_trips(const ork_loan_totals *t)
{
    char kilometres[32], euros[32];
    printf(_n("%d trip", "%d trips", t->trips), (int)t->trips);
    if (t->metres >= 0) {
        cli_print_decimal(kilometres, sizeof kilometres, (double)t->metres / 1000, 1);
        printf(_(", %s km"), kilometres);
    }
    if (t->cost_cents > 0) {
        cli_print_decimal(euros, sizeof euros, (double)t->rent_cents / 100, 2);
        printf(_("; rent %s euros"), euros);
        cli_print_decimal(euros, sizeof euros, (double)t->cost_cents / 100, 2);
        printf(_(", with transport %s euros"), euros);
    }
    puts(".");
}

static void print_loans(const ork_instruments *in)
{
    const ork_loan_totals *t = &in->totals;
    printf(_("Instruments: %" PRId64 " needed, %" PRId64 " own, %" PRId64 " lent (%" PRId64
             " stay, %" PRId64 " come), %" PRId64 " short; %" PRId64 " are collected.\n"),
           t->demand, t->own, t->lent, t->stay, t->come, t->shortage, t->collected);
    print_shortages(in);
    print_trips(t);
}

static void print_counted(const ork_instruments *instruments)
{
    if (instruments->n_stocks > 0)
        print_loans(instruments);
    if (instruments->n_transports > 0)
        printf(_n("Shared sets: %d transport a week.\n", "Shared sets: %d transports a week.\n",
                  instruments->n_transports),
               instruments->n_transports);
}

void cli_print_instruments(const ork_instruments *instruments)
{
    if (instruments == NULL)
        return;
    print_counted(instruments);
    if (instruments->n_stocks > 0)
        printf("%s\n", instruments->is_proven
                           ? _("Proven: no loans leave less short, move less or cost less.")
                           : _("Not proven: other loans may move less or cost less."));
}

static int tell(const cli_args *args, const ork_season *season, const ork_instruments *in)
{
    int code = CLI_DONE;
    if (args->is_json) {
        code = cli_print_json_text(ork_report_loans_json(season, in));
    } else if (!args->is_quiet) {
        print_counted(in);
        for (int i = 0; i < in->n_breaches; i++)
            printf("  %s\n", in->breaches[i]);
        if (in->n_breaches == 0)
            printf("%s\n", _("Counted anew: the loans are as they say."));
    }
    bool is_lacking = args->search.is_strict && in->totals.shortage > 0;
    return code == CLI_DONE && (in->n_breaches > 0 || is_lacking) ? CLI_NEGATIVE : code;
}

int cli_judge_loans(const cli_args *args, const ork_season *season, const ork_timetable *timetable)
{
    ork_loans *loans = NULL;
    ork_instruments *instruments = NULL;
    ork_diags *diags = ork_diags_new();
    errno = 0;
    ork_status status =
        diags == NULL ? ORK_ERR_MEMORY : ork_loans_read(&loans, season, args->loans, diags);
    int code = cli_tell(args, status, args->loans, diags);
    if (code == CLI_DONE)
        code =
            cli_fail(ork_instruments_count(&instruments, season, timetable, loans), "check", NULL);
    if (code == CLI_DONE)
        code = tell(args, season, instruments);
    ork_instruments_free(instruments);
    ork_loans_free(loans);
    ork_diags_free(diags);
    return code;
}
