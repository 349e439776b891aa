/* Lookups in the season's travel tables, and the formula that fills them. */
#include "model/season_model.h"

#include <assert.h>
#include <math.h>

static const double EARTH_KM = 6371.0088;

double orki_distance_km(double lat1, double lon1, double lat2, double lon2)
{
    const double rad = acos(-1.0) / 180;
    double u = sin((lat2 - lat1) * rad / 2), v = sin((lon2 - lon1) * rad / 2);
    double h = u * u + cos(lat1 * rad) * cos(lat2 * rad) * v * v;
    return 2 * EARTH_KM * asin(sqrt(h > 1 ? 1 : h));
}

int orki_travel_minutes(const orki_mode *mode, double km)
{
    double minutes = km * mode->detour / mode->speed_kmh * 60 + mode->fixed_min;
    return (int)ceil(minutes - 1e-9); /* what is whole but for rounding stays whole */
}

int orki_way_metres(const orki_mode *mode, double km)
{
    return (int)lround(km * mode->detour * 1000);
}

/* Minutes and metres of a season, or of a period with ways of its own. */
typedef struct ways {
    const int *school_travel, *home_travel, *school_metres, *home_metres;
} ways;

static ways ways_on(const ork_season *s, orki_date date)
{
    for (int i = 0; i < s->n_travel_periods; i++) {
        const orki_travel_period *p = &s->travel_periods[i];
        if (p->from <= date && date <= p->to)
            return (ways){p->school_travel, p->home_travel, p->school_metres, p->home_metres};
    }
    return (ways){s->school_travel, s->home_travel, s->school_metres, s->home_metres};
}

static size_t between(const ork_season *s, int mode, int from_school, int to_school)
{
    assert(mode >= 0 && mode < s->n_modes);
    size_t row = (size_t)mode * (size_t)s->n_schools + (size_t)from_school;
    return row * (size_t)s->n_schools + (size_t)to_school;
}

static size_t from_home(const ork_season *s, int teacher, int school)
{
    return ((size_t)teacher * (size_t)s->n_schools + (size_t)school) * 2;
}

static size_t to_home(const ork_season *s, int teacher, int school)
{
    return from_home(s, teacher, school) + 1;
}

int orki_travel_between(const ork_season *season, int mode, int from_school, int to_school)
{
    return season->school_travel[between(season, mode, from_school, to_school)];
}

int orki_travel_from_home(const ork_season *season, int teacher, int school)
{
    return season->home_travel[from_home(season, teacher, school)];
}

int orki_travel_to_home(const ork_season *season, int teacher, int school)
{
    return season->home_travel[to_home(season, teacher, school)];
}

int orki_travel_between_on(const ork_season *season, orki_date date, int mode, int from_school,
                           int to_school)
{
    return ways_on(season, date).school_travel[between(season, mode, from_school, to_school)];
}

int orki_travel_from_home_on(const ork_season *season, orki_date date, int teacher, int school)
{
    return ways_on(season, date).home_travel[from_home(season, teacher, school)];
}

int orki_travel_to_home_on(const ork_season *season, orki_date date, int teacher, int school)
{
    return ways_on(season, date).home_travel[to_home(season, teacher, school)];
}

int orki_metres_between_on(const ork_season *season, orki_date date, int mode, int from_school,
                           int to_school)
{
    return ways_on(season, date).school_metres[between(season, mode, from_school, to_school)];
}

int orki_metres_from_home_on(const ork_season *season, orki_date date, int teacher, int school)
{
    return ways_on(season, date).home_metres[from_home(season, teacher, school)];
}

int orki_metres_to_home_on(const ork_season *season, orki_date date, int teacher, int school)
{
    return ways_on(season, date).home_metres[to_home(season, teacher, school)];
}

int orki_occasion_way(const ork_season *season, const orki_occasion *occasion, orki_date date,
                      int teacher, int school, bool is_going)
{
    const orki_school *other = &season->schools[school];
    int mode = season->teachers[teacher].mode;
    int away = season->limits.pack_min + season->limits.set_up_min;
    if (occasion->school >= 0)
        return away + orki_travel_between_on(season, date, mode,
                                             is_going ? school : occasion->school,
                                             is_going ? occasion->school : school);
    if (!occasion->has_at || !other->has_at)
        return away;
    double km = orki_distance_km(occasion->lat, occasion->lon, other->lat, other->lon);
    return away + orki_travel_minutes(&season->modes[mode], km);
}

int orki_occasion_way_home(const ork_season *season, const orki_occasion *occasion, orki_date date,
                           int teacher, bool is_going)
{
    const orki_teacher *t = &season->teachers[teacher];
    if (occasion->school >= 0)
        return is_going ? orki_travel_from_home_on(season, date, teacher, occasion->school)
                        : orki_travel_to_home_on(season, date, teacher, occasion->school);
    if (!occasion->has_at || !t->has_home)
        return 0;
    double km = orki_distance_km(occasion->lat, occasion->lon, t->lat, t->lon);
    return orki_travel_minutes(&season->modes[t->mode], km);
}
