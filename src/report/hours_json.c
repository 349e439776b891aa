/* Hours and prices as JSON. Minutes are whole numbers, kilometres and euros have two and one
 * decimals; euros are null where no rate or no `money` is given. */
#include "report/hours_json.h"

#include <inttypes.h>

static void add_euros(orki_text *out, const char *key, bool is_known, orki_microcents amount)
{
    int64_t cents = orki_cents(amount);
    if (is_known)
        orki_text_printf(out, ", \"%s\": %" PRId64 ".%02d", key, cents / 100, (int)(cents % 100));
    else
        orki_text_printf(out, ", \"%s\": null", key);
}

static void add_sums(orki_text *out, const orki_hours *h, bool is_priced)
{
    int64_t hectometres = (h->metres + 50) / 100;
    orki_text_printf(
        out,
        "\"days\": %d, \"lessons\": %d, \"teaching_min\": %d, \"occasions\": %d, "
        "\"occasion_min\": %d, \"changeover_min\": %d, "
        "\"idle_min\": %d, \"travel_min\": %d, \"pack_min\": %d, \"call_out_min\": %d, "
        "\"km\": %" PRId64 ".%d, \"unknown_ways\": %d",
        h->n_days, h->n_lessons, h->teaching_min, h->n_occasions, h->occasion_min,
        h->changeover_min, h->idle_min, h->travel_min, h->pack_min, h->call_out_min,
        hectometres / 10, (int)(hectometres % 10), h->n_unknown_ways);
    add_euros(out, "pay", is_priced, h->pay);
    add_euros(out, "kilometre_pay", is_priced, h->ways);
}

static void add_months(orki_text *out, const orki_hours_book *book, const orki_teacher_hours *who)
{
    bool is_first = true;
    orki_text_add(out, ", \"months\": [");
    for (int m = 0; m < book->n_months; m++) {
        int month = book->first_month + m;
        if (who->months[m].n_days == 0)
            continue;
        orki_text_printf(out, "%s{\"month\": \"%04d-%02d\", ", is_first ? "" : ", ", month / 12,
                         month % 12 + 1);
        add_sums(out, &who->months[m], who->is_priced);
        orki_text_add(out, "}");
        is_first = false;
    }
    orki_text_add(out, "]");
}

static void add_weeks(orki_text *out, const orki_hours_book *book, const orki_teacher_hours *who)
{
    bool is_first = true;
    orki_text_add(out, ", \"weeks\": [");
    for (int w = 0; w < book->n_weeks; w++) {
        if (who->weeks[w].n_days == 0)
            continue;
        orki_iso_week week = orki_date_iso_week(book->first_monday + 7 * w);
        orki_text_printf(out, "%s{\"week\": \"%04d-W%02d\", ", is_first ? "" : ", ", week.year,
                         week.week);
        add_sums(out, &who->weeks[w], who->is_priced);
        orki_text_add(out, "}");
        is_first = false;
    }
    orki_text_add(out, "]");
}

void orki_hours_json_teacher(orki_text *out, const ork_season *season, const orki_hours_book *book,
                             int teacher)
{
    const orki_teacher *t = &season->teachers[teacher];
    const orki_teacher_hours *who = &book->teachers[teacher];
    orki_text_add(out, "{\"id\": ");
    orki_text_add_quoted(out, t->id);
    orki_text_add(out, ", \"name\": ");
    orki_text_add_quoted(out, t->name);
    orki_text_printf(out, ", \"beside_wish_min\": %d, ",
                     orki_hours_beside_wish(season, book, teacher));
    add_sums(out, &who->season, who->is_priced);
    add_months(out, book, who);
    add_weeks(out, book, who);
    orki_text_add(out, "}");
}

void orki_hours_json_school(orki_text *out, const ork_season *season, const orki_hours_book *book,
                            int school)
{
    const orki_school_price *price = &book->schools[school];
    orki_text_add(out, "{\"id\": ");
    orki_text_add_quoted(out, season->schools[school].id);
    orki_text_add(out, ", \"name\": ");
    orki_text_add_quoted(out, season->schools[school].name);
    orki_text_printf(out,
                     ", \"lessons\": %d, \"teaching_min\": %d, \"children\": %d, \"unpriced\": %d",
                     price->n_lessons, price->teaching_min, price->n_children, price->n_unpriced);
    add_euros(out, "price", book->has_money, price->price);
    add_euros(out, "price_per_child", book->has_money && price->n_children > 0,
              price->n_children > 0 ? price->price / price->n_children : 0);
    orki_text_add(out, "}");
}
