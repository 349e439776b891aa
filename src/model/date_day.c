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

static bool is_free(const orki_date_stop *stops, int n, orki_span time)
{
    for (int i = 0; i < n; i++) {
        if (stops[i].from < time.to && time.from < stops[i].to)
            return false;
    }
    return true;
}

int orki_date_add_occasions(const ork_calendar *calendar, const ork_season *season,
                            const ork_timetable *timetable, orki_date date, int teacher,
                            orki_date_stop *stops, int n)
{
    for (int turn = 0; turn < 2; turn++) { /* conducting goes before attending */
        for (int i = 0; i < calendar->n_held; i++) {
            const orki_held *held = &calendar->held[i];
            const orki_occasion *q = &season->occasions[held->occasion];
            bool is_conducting = held->conductor == teacher;
            if (held->date != date || is_conducting != (turn == 0) ||
                !orki_held_has_teacher(held, season, timetable, teacher) ||
                (!is_conducting && !is_free(stops, n, q->time)))
                continue;
            n = orki_date_insert(stops, n,
                                 (orki_date_stop){.orchestra = -1,
                                                  .school = q->school,
                                                  .from = q->time.from,
                                                  .to = q->time.to,
                                                  .is_conducting = is_conducting,
                                                  .occasion = q});
        }
    }
    return n;
}

typedef struct way {
    int minutes, metres; /* -1 metres: not known */
} way;

typedef struct point {
    bool is_known;
    double lat, lon;
} point;

static point point_of(const ork_season *s, const orki_date_stop *stop)
{
    if (stop->school < 0)
        return (point){stop->occasion->has_at, stop->occasion->lat, stop->occasion->lon};
    const orki_school *school = &s->schools[stop->school];
    return (point){school->has_at, school->lat, school->lon};
}

static bool is_one_address(const ork_season *s, const orki_date_stop *a, const orki_date_stop *b)
{
    if (a->school >= 0 && b->school >= 0)
        return s->schools[a->school].address == s->schools[b->school].address;
    point p = point_of(s, a), q = point_of(s, b);
    return a->school < 0 && b->school < 0 && p.is_known && q.is_known && p.lat == q.lat &&
           p.lon == q.lon;
}

/* A way of which one end is an occasion elsewhere. */
static way way_on_map(const ork_season *s, int teacher, point from, point to)
{
    if (!from.is_known || !to.is_known)
        return (way){0, -1};
    const orki_mode *mode = &s->modes[s->teachers[teacher].mode];
    double km = orki_distance_km(from.lat, from.lon, to.lat, to.lon);
    return (way){orki_travel_minutes(mode, km), orki_way_metres(mode, km)};
}

static way way_between(const ork_season *s, orki_date date, int teacher, const orki_date_stop *a,
                       const orki_date_stop *b)
{
    int mode = s->teachers[teacher].mode;
    if (a->school < 0 || b->school < 0)
        return way_on_map(s, teacher, point_of(s, a), point_of(s, b));
    return (way){orki_travel_between_on(s, date, mode, a->school, b->school),
                 orki_metres_between_on(s, date, mode, a->school, b->school)};
}

static way way_home(const ork_season *s, orki_date date, int teacher, const orki_date_stop *stop,
                    bool is_going)
{
    const orki_teacher *t = &s->teachers[teacher];
    if (stop->school < 0)
        return way_on_map(s, teacher, (point){t->has_home, t->lat, t->lon}, point_of(s, stop));
    return is_going ? (way){orki_travel_from_home_on(s, date, teacher, stop->school),
                            orki_metres_from_home_on(s, date, teacher, stop->school)}
                    : (way){orki_travel_to_home_on(s, date, teacher, stop->school),
                            orki_metres_to_home_on(s, date, teacher, stop->school)};
}

int orki_date_need(const ork_season *season, orki_date date, int teacher, const orki_date_stop *a,
                   const orki_date_stop *b)
{
    if (is_one_address(season, a, b))
        return a->occasion != NULL
                   ? 0
                   : season->programmes[season->orchestras[a->orchestra].programme].changeover_min;
    return season->limits.pack_min + way_between(season, date, teacher, a, b).minutes +
           season->limits.set_up_min;
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
    way between = way_between(s, date, teacher, a, b);
    sums->travel_min += between.minutes;
    sums->pack_min += s->limits.pack_min + s->limits.set_up_min;
    add_metres(sums, between.metres);
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
        *(stops[i].occasion != NULL ? &sums.occasion_min : &sums.teaching_min) +=
            stops[i].to - stops[i].from;
        sums.to = stops[i].to > sums.to ? stops[i].to : sums.to;
        if (i > 0)
            add_between(&sums, season, date, teacher, &stops[i - 1], &stops[i]);
    }
    way there = way_home(season, date, teacher, &stops[0], true);
    way back = way_home(season, date, teacher, &stops[n - 1], false);
    sums.travel_min += there.minutes + back.minutes;
    if (t->has_home) {
        add_metres(&sums, there.metres);
        add_metres(&sums, back.metres);
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
