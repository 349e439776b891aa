/* Stops of a teacher on a date, and their sums. Days have few stops: insertion keeps them sorted.
 */
#include "model/date_day.h"

static int first_from(const ork_calendar *c, orki_date date)
{
    int low = 0, high = c->n_dated;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (c->dated[middle].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

orki_date_range orki_calendar_on(const ork_calendar *calendar, orki_date date)
{
    orki_date_range range = {.first = first_from(calendar, date)};
    while (range.first + range.n < calendar->n_dated &&
           calendar->dated[range.first + range.n].date == date)
        range.n++;
    return range;
}

int orki_dated_part(const orki_dated *dated, const ork_season *season,
                    const ork_timetable *timetable, int teacher)
{
    const orki_orchestra *o = &season->orchestras[dated->orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        if (orki_dated_section(dated, timetable, o->first_section + i).teacher == teacher)
            return 1;
    }
    return dated->conductor == teacher ? 2 : 0;
}

int orki_date_insert(orki_date_stop *stops, int n, orki_date_stop stop)
{
    int i = n;
    for (; i > 0 && (stops[i - 1].from > stop.from ||
                     (stops[i - 1].from == stop.from && stops[i - 1].to > stop.to));
         i--)
        stops[i] = stops[i - 1];
    stops[i] = stop;
    return n + 1;
}

int orki_date_stops(const ork_calendar *calendar, const ork_season *season,
                    const ork_timetable *timetable, orki_date date, int teacher,
                    orki_date_stop *stops)
{
    orki_date_range range = orki_calendar_on(calendar, date);
    int n = 0;
    for (int i = range.first; i < range.first + range.n; i++) {
        const orki_dated *dated = &calendar->dated[i];
        int part = orki_dated_part(dated, season, timetable, teacher);
        if (part == 0)
            continue;
        orki_date_stop stop = {.orchestra = dated->orchestra,
                               .school = season->orchestras[dated->orchestra].school,
                               .from = dated->start_min,
                               .to = dated->end_min,
                               .is_conducting = part == 2};
        n = orki_date_insert(stops, n, stop);
    }
    return n;
}

static bool is_one_address(const ork_season *s, const orki_date_stop *a, const orki_date_stop *b)
{
    return s->schools[a->school].address == s->schools[b->school].address;
}

int orki_date_need(const ork_season *season, orki_date date, int teacher, const orki_date_stop *a,
                   const orki_date_stop *b)
{
    if (is_one_address(season, a, b))
        return season->programmes[season->orchestras[a->orchestra].programme].changeover_min;
    int travel =
        orki_travel_between_on(season, date, season->teachers[teacher].mode, a->school, b->school);
    return season->limits.pack_min + travel + season->limits.set_up_min;
}

static void add_metres(orki_date_sums *sums, int metres)
{
    sums->metres += metres > 0 ? metres : 0;
    sums->n_unknown_ways += metres < 0;
}

/* Between two stops that follow each other. */
static void add_between(orki_date_sums *sums, const ork_season *s, orki_date date, int teacher,
                        const orki_date_stop *a, const orki_date_stop *b)
{
    int need = orki_date_need(s, date, teacher, a, b), spare = b->from - a->to - need;
    sums->fits = sums->fits && spare >= 0;
    sums->idle_min += spare > 0 ? spare : 0;
    sums->pause_min += spare >= s->limits.break_part_min ? spare : 0;
    if (is_one_address(s, a, b)) {
        sums->changeover_min += spare >= 0 ? need : b->from > a->to ? b->from - a->to : 0;
        return;
    }
    int mode = s->teachers[teacher].mode;
    sums->travel_min += orki_travel_between_on(s, date, mode, a->school, b->school);
    sums->pack_min += s->limits.pack_min + s->limits.set_up_min;
    add_metres(sums, orki_metres_between_on(s, date, mode, a->school, b->school));
}

static int count_addresses(const ork_season *s, const orki_date_stop *stops, int n)
{
    int n_addresses = 0;
    for (int i = 0; i < n; i++) {
        bool is_new = true;
        for (int k = 0; k < i && is_new; k++)
            is_new = !is_one_address(s, &stops[k], &stops[i]);
        n_addresses += is_new;
    }
    return n_addresses;
}

orki_date_sums orki_date_count(const ork_season *season, orki_date date, int teacher,
                               const orki_date_stop *stops, int n)
{
    const orki_teacher *t = &season->teachers[teacher];
    orki_date_sums sums = {.fits = true, .n_addresses = count_addresses(season, stops, n)};
    if (n == 0)
        return sums;
    sums.from = stops[0].from;
    for (int i = 0; i < n; i++) {
        sums.teaching_min += stops[i].to - stops[i].from;
        sums.to = stops[i].to > sums.to ? stops[i].to : sums.to;
        if (i > 0)
            add_between(&sums, season, date, teacher, &stops[i - 1], &stops[i]);
    }
    sums.travel_min += orki_travel_from_home_on(season, date, teacher, stops[0].school) +
                       orki_travel_to_home_on(season, date, teacher, stops[n - 1].school);
    if (t->has_home) {
        add_metres(&sums, orki_metres_from_home_on(season, date, teacher, stops[0].school));
        add_metres(&sums, orki_metres_to_home_on(season, date, teacher, stops[n - 1].school));
    }
    int missing = t->call_out_min - (sums.to - sums.from);
    sums.call_out_min = missing > 0 ? missing : 0;
    return sums;
}

int orki_date_most_lessons(const ork_calendar *calendar)
{
    int most = 0, n = 0;
    for (int i = 0; i < calendar->n_dated; i++) {
        bool is_same = i > 0 && calendar->dated[i].date == calendar->dated[i - 1].date;
        n = is_same ? n + 1 : 1;
        most = n > most ? n : most;
    }
    return most;
}
