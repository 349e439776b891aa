/* What a choice of loans comes to, for report.json and for `check --json`. */
#include "report/instrument_files.h"

#include "base/json.h"
#include "model/season_model.h"

/* A list of n things, each made by `make`; NULL when out of memory. */
static json_t *list_of(const ork_instruments *in, int n,
                       json_t *(*make)(const ork_instruments *in, int i))
{
    json_t *list = json_array();
    for (int i = 0; i < n && list != NULL; i++)
        orki_json_add(&list, make(in, i));
    return list;
}

static json_t *number_or_null(int64_t value)
{
    return value < 0 ? json_null() : json_integer(value);
}

static json_t *make_use(const ork_instruments *in, int i)
{
    const ork_instrument_use *u = &in->uses[i];
    return json_pack("{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i, s:i}", "school", u->school,
                     "instrument", u->instrument, "demand", u->demand, "own", u->own, "lent",
                     u->lent, "short", u->shortage, "stay", u->stay, "come", u->come, "collected",
                     u->collected);
}

static json_t *make_loan(const ork_instruments *in, int i)
{
    const ork_loan *l = &in->loans[i];
    return json_pack("{s:s, s:s, s:s, s:i, s:i, s:i, s:i}", "depot", l->depot, "school", l->school,
                     "instrument", l->instrument, "pieces", l->pieces, "stay", l->stay, "come",
                     l->come, "collected", l->collected);
}

static json_t *make_trip(const ork_instruments *in, int i)
{
    const ork_trip *t = &in->trips[i];
    json_t *items = json_array();
    for (int k = 0; k < t->n_items && items != NULL; k++) {
        const ork_trip_item *item = &t->items[k];
        json_t *made =
            json_pack("{s:s, s:s, s:i, s:i}", "school", item->school, "instrument",
                      item->instrument, "brought", item->brought, "collected", item->collected);
        orki_json_add(&items, made);
    }
    return json_pack("{s:s, s:s, s:i, s:i, s:o, s:i, s:i, s:o}", "depot", t->depot, "address",
                     t->address, "number", t->number, "of", t->of, "metres",
                     number_or_null(t->metres), "load", t->load, "back_load", t->back_load, "items",
                     items);
}

static json_t *clock_text(int min)
{
    return json_sprintf("%02d:%02d", min / 60, min % 60);
}

static json_t *make_transport(const ork_instruments *in, int i)
{
    const ork_set_transport *t = &in->transports[i];
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:s, s:o, s:o}", "set", t->set, "instrument",
                     t->instrument, "from", t->from, "to", t->to, "from_day",
                     orki_day_word(t->from_day), "after", clock_text(t->after_min), "to_day",
                     orki_day_word(t->to_day), "before", clock_text(t->before_min), "metres",
                     number_or_null(t->metres));
}

static json_t *make_stock(const ork_instruments *in, int i)
{
    const ork_depot_stock *k = &in->stocks[i];
    return json_pack("{s:s, s:s, s:i, s:i, s:i, s:i}", "depot", k->depot, "instrument",
                     k->instrument, "stock", k->stock, "reserve", k->reserve, "lent", k->lent,
                     "left", k->left);
}

static json_t *make_totals(const ork_loan_totals *t)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:I, s:I, s:I}", "demand",
                     (json_int_t)t->demand, "own", (json_int_t)t->own, "lent", (json_int_t)t->lent,
                     "short", (json_int_t)t->shortage, "stay", (json_int_t)t->stay, "come",
                     (json_int_t)t->come, "collected", (json_int_t)t->collected, "trips",
                     (json_int_t)t->trips, "metres", number_or_null(t->metres), "rent_cents",
                     (json_int_t)t->rent_cents, "cost_cents", (json_int_t)t->cost_cents,
                     "transports", (json_int_t)t->transports);
}

static json_t *make_breach(const ork_instruments *in, int i)
{
    return json_string(in->breaches[i]);
}

json_t *orki_instruments_json(const ork_instruments *in)
{
    return json_pack("{s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "proven", in->is_proven, "totals",
                     make_totals(&in->totals), "schools", list_of(in, in->n_uses, make_use),
                     "loans", list_of(in, in->n_loans, make_loan), "trips",
                     list_of(in, in->n_trips, make_trip), "transports",
                     list_of(in, in->n_transports, make_transport), "depots",
                     list_of(in, in->n_stocks, make_stock), "breaches",
                     list_of(in, in->n_breaches, make_breach));
}
