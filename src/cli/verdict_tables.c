/* A verdict's costs and broken rules -> tables on standard output. */
#include "verdict_tables.h"

#include "text_table.h"
#include "words.h"

#include <inttypes.h>
#include <string.h>

/* A cell is asked for once per pass, so each column of numbers has a buffer of its own. */
typedef struct term_cells {
    const ork_term *terms;
    char amount[32], points[32];
} term_cells;

static const char *term_cell(int row, int column, void *user)
{
    term_cells *cells = user;
    const ork_term *term = &cells->terms[row];
    switch (column) {
    case 0:
        return term->rule;
    case 1:
        snprintf(cells->amount, sizeof cells->amount, "%" PRId64, term->amount);
        return cells->amount;
    case 2:
        return _(term->unit);
    default:
        snprintf(cells->points, sizeof cells->points, "%" PRId64, term->points);
        return cells->points;
    }
}

/* "thu 08:30-09:30" is data; a person reads the day in her own language. */
static const char *print_when(char *buffer, size_t size, const char *when)
{
    static const char *const days[][2] = {{"mon", N_("Monday")},    {"tue", N_("Tuesday")},
                                          {"wed", N_("Wednesday")}, {"thu", N_("Thursday")},
                                          {"fri", N_("Friday")},    {"sat", N_("Saturday")},
                                          {"sun", N_("Sunday")}};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        size_t n = strlen(days[i][0]);
        if (strncmp(when, days[i][0], n) == 0) {
            snprintf(buffer, size, "%s%s", _(days[i][1]), when + n);
            return buffer;
        }
    }
    return when;
}

typedef struct breach_cells {
    const ork_breach *breaches;
    char when[64];
} breach_cells;

static const char *breach_cell(int row, int column, void *user)
{
    breach_cells *cells = user;
    const ork_breach *breach = &cells->breaches[row];
    const char *const texts[] = {breach->rule, breach->who, breach->where,
                                 print_when(cells->when, sizeof cells->when, breach->when),
                                 breach->message};
    return texts[column];
}

void cli_print_terms(const ork_term *terms, int n)
{
    term_cells cells = {.terms = terms};
    cli_table table = {.n_columns = 4,
                       .is_right = {false, true, false, true},
                       .heading = {_("rule"), _("amount"), _("unit"), _("points")},
                       .n_rows = n,
                       .cell = term_cell,
                       .user = &cells};
    cli_table_print(&table, stdout);
}

void cli_print_breaches(const ork_breach *breaches, int n)
{
    breach_cells cells = {.breaches = breaches};
    if (n == 0) {
        printf("%s\n", _("No rule is broken."));
        return;
    }
    printf(_n("%d rule is broken:\n", "Rules are broken in %d places:\n", n), n);
    cli_table table = {.n_columns = 5,
                       .heading = {_("rule"), _("who"), _("where"), _("when"), _("what")},
                       .n_rows = n,
                       .cell = breach_cell,
                       .user = &cells};
    cli_table_print(&table, stdout);
}
