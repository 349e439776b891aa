/* Prices of rows that say "at most" or "at least" have a sign; those of pieces may not pass the
 * price of leaving the piece; those of fairness share one point. */
#include "check/proof_ranges.h"

#include "base/findings.h"
#include "base/message.h"

#include <stdarg.h>
#include <stdio.h>

enum { WHOLE_POINT = 1000 }; /* thousandths */

typedef struct ranging {
    const ork_season *season;
    const ork_certificate *certificate;
    const orki_stage *stage;
    int index;
    ork_diags *diags;
    ork_status st;
} ranging;

void orki_price_refuse(ork_status *st, ork_diags *diags, int code, orki_price_name price,
                       const char *format, ...)
{
    char path[60], text[600];
    va_list args;
    if (*st == ORK_ERR_MEMORY)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    snprintf(path, sizeof path, "stages[%d].%s[%d]", price.stage, price.list, (int)price.index);
    ork_diag diag = {.severity = ORK_ERROR,
                     .code = code,
                     .file = price.certificate->file,
                     .line = price.place->line,
                     .column = price.place->column,
                     .width = 1,
                     .path = path,
                     .message = text};
    *st = orki_diags_add(diags, &diag) == 0 ? ORK_ERR_INPUT : ORK_ERR_MEMORY;
}

int orki_first_of_day(const ork_season *season, int block)
{
    int b = 0;
    while (season->blocks[b].day != season->blocks[block].day)
        b++;
    return b;
}

static orki_price_name name_of(const ranging *r, const char *list, int i, const orki_place *place)
{
    return (orki_price_name){r->certificate, r->index, list, i, place};
}

static void check_sign(ranging *r, orki_price_name name, int64_t price)
{
    if (price < 0)
        orki_price_refuse(&r->st, r->diags, ORKI_PRICE_RANGE, name,
                          _("this price must be at least 0, it is %d"), (int)price);
}

/* A piece dearer than leaving it unstaffed would be left unstaffed; with strict nothing is. */
static void check_piece(ranging *r, int i)
{
    const orki_piece_price *x = &r->stage->pieces[i];
    int64_t lack = orki_points(1, r->season->weights[ORKI_RULE_UNSTAFFED]);
    int64_t most = lack * x->n_starts * WHOLE_POINT;
    if (x->price > most && !r->certificate->is_strict)
        orki_price_refuse(&r->st, r->diags, ORKI_PRICE_RANGE, name_of(r, "pieces", i, &x->place),
                          _("this price must be at most %d, the price of lessons that nobody "
                            "teaches; it is %d"),
                          (int)most, (int)x->price);
}

static void check_captain(ranging *r, int i)
{
    const orki_day_price *x = &r->stage->captains[i];
    orki_price_name name = name_of(r, "captains", i, &x->place);
    check_sign(r, name, x->price);
    if (!r->season->blocks[x->block].needs_captain)
        orki_price_refuse(&r->st, r->diags, ORKI_PRICE_PLACE, name,
                          _("the block \"%s\" needs no captain"), r->season->blocks[x->block].id);
}

static void check_day_tie(ranging *r, int i)
{
    const orki_day_price *x = &r->stage->day_ties[i];
    if (orki_first_of_day(r->season, x->block) == x->block)
        orki_price_refuse(&r->st, r->diags, ORKI_PRICE_PLACE, name_of(r, "day_ties", i, &x->place),
                          _("the block \"%s\" is not tied to the day of an earlier one"),
                          r->season->blocks[x->block].id);
}

static void check_fairness(ranging *r)
{
    int64_t sum = 0;
    for (int i = 0; i < r->stage->n_fairness; i++) {
        const orki_fair_price *x = &r->stage->fairness[i];
        bool was_fine = sum <= WHOLE_POINT;
        check_sign(r, name_of(r, "fairness", i, &x->place), x->price);
        sum += x->price;
        if (was_fine && sum > WHOLE_POINT)
            orki_price_refuse(&r->st, r->diags, ORKI_PRICE_RANGE,
                              name_of(r, "fairness", i, &x->place),
                              _("the prices of fairness may be %d together, with this one they "
                                "are %d"),
                              WHOLE_POINT, (int)sum);
    }
}

static void check_clash(ranging *r, int i)
{
    const orki_clash_price *x = &r->stage->clashes[i];
    orki_price_name name = name_of(r, "clashes", i, &x->place);
    check_sign(r, name, x->price);
    if (x->block == x->other)
        orki_price_refuse(&r->st, r->diags, ORKI_PRICE_PLACE, name,
                          _("the block \"%s\" cannot clash with itself"),
                          r->season->blocks[x->block].id);
}

static void check_series(ranging *r)
{
    for (int i = 0; i < r->stage->n_crowds; i++) {
        const orki_crowd_price *x = &r->stage->crowds[i];
        check_sign(r, name_of(r, "crowds", i, &x->place), x->price);
    }
    for (int i = 0; i < r->stage->n_series; i++) {
        const orki_series_price *x = &r->stage->series[i];
        if (r->season->blocks[x->block].series < 0)
            orki_price_refuse(&r->st, r->diags, ORKI_PRICE_PLACE,
                              name_of(r, "series", i, &x->place),
                              _("the block \"%s\" is no series"), r->season->blocks[x->block].id);
    }
}

ork_status orki_proof_ranges_check(const ork_season *season, const ork_certificate *certificate,
                                   int stage, ork_diags *diags)
{
    ranging r = {.season = season,
                 .certificate = certificate,
                 .stage = &certificate->stages[stage],
                 .index = stage,
                 .diags = diags,
                 .st = ORK_OK};
    for (int i = 0; i < r.stage->n_pieces; i++)
        check_piece(&r, i);
    for (int i = 0; i < r.stage->n_captains; i++)
        check_captain(&r, i);
    for (int i = 0; i < r.stage->n_day_ties; i++)
        check_day_tie(&r, i);
    check_fairness(&r);
    for (int i = 0; i < r.stage->n_clashes; i++)
        check_clash(&r, i);
    check_series(&r);
    return r.st;
}
