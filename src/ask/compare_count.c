/* One column: the checker's verdict with the season's own weights and with those of the first
 * column, the prices of its calendar, and whether weights and lessons are those of the first. */
#include "ask/comparing.h"
#include "base/message.h"

#include <string.h>

static void check_by_first(orki_comparing *c, int column)
{
    orki_side *side = &c->sides[column];
    ork_season other = *side->season; /* borrows everything but the weights */
    memcpy(other.weights, c->sides[0].season->weights, sizeof other.weights);
    ork_status st = ork_check(&side->by_first, &other, side->timetable);
    if (st != ORK_OK)
        c->status = st;
    else
        c->columns[column].cost_by_first = side->by_first->cost;
}

/* The money of the season needs its dates. */
static void price(orki_comparing *c, int column)
{
    orki_side *side = &c->sides[column];
    ork_column *out = &c->columns[column];
    out->no_price = "";
    if (!side->season->money.is_given) {
        out->no_price = _("the season does not say what is paid (money)");
        return;
    }
    ork_calendar *calendar = NULL;
    ork_status st = ork_calendar_make(&calendar, side->season, side->timetable, NULL, NULL);
    if (st == ORK_OK)
        st = ork_calendar_prices(&side->prices, side->season, side->timetable, calendar);
    ork_calendar_free(calendar);
    if (st == ORK_ERR_INPUT)
        out->no_price = _("the season has no first and last day, so there is no calendar");
    else if (st != ORK_OK)
        c->status = st;
}

static int orchestra_named(const ork_season *season, const char *id, int guess)
{
    if (guess < season->n_orchestras && strcmp(season->orchestras[guess].id, id) == 0)
        return guess;
    for (int o = 0; o < season->n_orchestras; o++) {
        if (strcmp(season->orchestras[o].id, id) == 0)
            return o;
    }
    return -1;
}

static bool is_given(const orki_side *side, int section)
{
    return side->timetable->day[side->season->sections[section].orchestra] >= 0 &&
           side->timetable->teacher[section] >= 0;
}

/* The same orchestras, each with the same roles and as long a lesson.
 * @param[out] is_as_given  the same lessons have a place, the same sections a teacher */
static bool has_same_work(const orki_side *one, const orki_side *two, bool *is_as_given)
{
    const ork_season *a = one->season, *b = two->season;
    *is_as_given = false;
    if (a->n_orchestras != b->n_orchestras || a->n_sections != b->n_sections)
        return false;
    bool is_alike = true;
    for (int o = 0; o < a->n_orchestras; o++) {
        const orki_orchestra *mine = &a->orchestras[o];
        int other = orchestra_named(b, mine->id, o);
        if (other < 0 || b->orchestras[other].lesson_min != mine->lesson_min ||
            b->orchestras[other].n_sections != mine->n_sections)
            return false;
        int first = b->orchestras[other].first_section;
        is_alike = is_alike && (one->timetable->day[o] < 0) == (two->timetable->day[other] < 0);
        for (int s = 0; s < mine->n_sections; s++) {
            int section = mine->first_section + s;
            if (strcmp(a->roles[a->sections[section].role].id,
                       b->roles[b->sections[first + s].role].id) != 0)
                return false;
            is_alike = is_alike && is_given(one, section) == is_given(two, first + s);
        }
    }
    *is_as_given = is_alike;
    return true;
}

void orki_comparing_count(orki_comparing *c, int column)
{
    orki_side *side = &c->sides[column];
    ork_column *out = &c->columns[column];
    const ork_season *first = c->sides[0].season;
    ork_status st = ork_check(&side->verdict, side->season, side->timetable);
    if (st == ORK_OK)
        st = orki_view_make(&side->view, side->season, &side->arena);
    if (st != ORK_OK) {
        c->status = st;
        return;
    }
    orki_view_fill(&side->view, side->timetable);
    out->verdict = side->verdict;
    out->has_first_weights =
        memcmp(side->season->weights, first->weights, sizeof first->weights) == 0;
    bool is_as_given = false;
    out->has_first_work = has_same_work(&c->sides[0], side, &is_as_given);
    out->gives_first_work = is_as_given;
    check_by_first(c, column);
    if (c->status == ORK_OK)
        price(c, column);
}
