/* ork_calendar_prices(): the money of the book of hours, for those who want nothing else of it. */
#include "orkestrooster/calendar.h"
#include "report/hours.h"

typedef struct owned_prices {
    ork_prices prices; /* first: what the caller holds is the address of this */
    orki_arena arena;
} owned_prices;

static ork_status fill(owned_prices *out, const ork_season *season, const orki_hours_book *book)
{
    ork_prices *prices = &out->prices;
    ork_school_price *schools =
        orki_arena_alloc(&out->arena, (size_t)season->n_schools, sizeof *schools);
    if (schools == NULL)
        return ORK_ERR_MEMORY;
    prices->is_given = book->has_money;
    prices->cents = orki_cents(book->all.pay + book->all.ways);
    prices->n_schools = season->n_schools;
    prices->schools = schools;
    for (int i = 0; i < season->n_schools; i++) {
        const orki_school_price *from = &book->schools[i];
        schools[i] = (ork_school_price){season->schools[i].id, from->n_children,
                                        orki_cents(from->price), from->n_unpriced};
        prices->n_children += from->n_children;
        prices->n_unpriced += from->n_unpriced;
    }
    return ORK_OK;
}

ork_status ork_calendar_prices(ork_prices **out, const ork_season *season,
                               const ork_timetable *timetable, const ork_calendar *calendar)
{
    *out = NULL;
    owned_prices *owned = orki_alloc(1, sizeof *owned);
    orki_arena scratch = {0};
    const orki_hours_book *book =
        owned == NULL ? NULL : orki_hours_make(season, timetable, calendar, &scratch);
    ork_status st = book == NULL ? ORK_ERR_MEMORY : fill(owned, season, book);
    orki_arena_free(&scratch);
    if (st == ORK_OK)
        *out = &owned->prices;
    else
        ork_prices_free(owned == NULL ? NULL : &owned->prices);
    return st;
}

void ork_prices_free(ork_prices *prices)
{
    if (prices == NULL)
        return;
    owned_prices *owned = (owned_prices *)prices;
    orki_arena_free(&owned->arena);
    orki_free(owned);
}
