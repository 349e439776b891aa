/* Coordinates -> where they are in the season that is given away. The globe is turned so that the
 * middle of the schools comes to 0 north, 0 east, by a turn about that point and perhaps a mirror
 * that nobody can guess; that changes no distance. Then every place moves by a step of its own
 * within a circle of the blur. Equal coordinates stay equal. */
#include "export/share.h"

#include <math.h>
#include <stdlib.h>

static const double PI = 3.14159265358979323846;
static const double METRES_OF_DEGREE = 111194.93; /* of latitude; earth radius 6371.0088 km */

typedef struct vector {
    double at[3];
} vector;

static vector vector_of(double lat, double lon)
{
    double a = lat * PI / 180, b = lon * PI / 180;
    return (vector){{cos(a) * cos(b), cos(a) * sin(b), sin(a)}};
}

static double dot(vector a, vector b)
{
    return a.at[0] * b.at[0] + a.at[1] * b.at[1] + a.at[2] * b.at[2];
}

static vector cross(vector a, vector b)
{
    return (vector){{a.at[1] * b.at[2] - a.at[2] * b.at[1], a.at[2] * b.at[0] - a.at[0] * b.at[2],
                     a.at[0] * b.at[1] - a.at[1] * b.at[0]}};
}

static vector scaled(vector a, double by)
{
    return (vector){{a.at[0] * by, a.at[1] * by, a.at[2] * by}};
}

/* Any direction at right angles to a unit vector. */
static vector across(vector a)
{
    vector axis = fabs(a.at[2]) < 0.9 ? (vector){{0, 0, 1}} : (vector){{1, 0, 0}};
    vector b = cross(axis, a);
    return scaled(b, 1 / sqrt(dot(b, b)));
}

/* The middle of the schools, else of the homes; anywhere without either. */
static vector middle_of(const ork_season *s)
{
    vector sum = {{0, 0, 0}};
    for (int i = 0; i < s->n_schools + s->n_teachers; i++) {
        const orki_school *school = i < s->n_schools ? &s->schools[i] : NULL;
        const orki_teacher *teacher = school == NULL ? &s->teachers[i - s->n_schools] : NULL;
        if (school == NULL && dot(sum, sum) > 0)
            break;
        if (school != NULL ? !school->has_at : !teacher->has_home)
            continue;
        vector v = school != NULL ? vector_of(school->lat, school->lon)
                                  : vector_of(teacher->lat, teacher->lon);
        for (int k = 0; k < 3; k++)
            sum.at[k] += v.at[k];
    }
    double length = sqrt(dot(sum, sum));
    return length < 1e-6 ? (vector){{1, 0, 0}} : scaled(sum, 1 / length);
}

void orki_share_turn(orki_share *job)
{
    job->random = orki_random_start(job->options.seed, 0x73697465); /* "site" */
    double angle = orki_random_unit(&job->random) * 2 * PI;
    double mirror = orki_random_below(&job->random, 2) == 0 ? 1 : -1;
    vector up = middle_of(job->b->s), a = across(up), b = cross(up, a);
    vector east, north;
    for (int k = 0; k < 3; k++)
        east.at[k] = a.at[k] * cos(angle) + b.at[k] * sin(angle);
    north = scaled(cross(up, east), mirror);
    for (int k = 0; k < 3; k++) {
        job->turn[0][k] = up.at[k];
        job->turn[1][k] = east.at[k];
        job->turn[2][k] = north.at[k];
    }
}

/* A point of the circle, all of it alike. */
static void step_of(orki_share *job, double *east_m, double *north_m)
{
    double angle = orki_random_unit(&job->random) * 2 * PI;
    double length = sqrt(orki_random_unit(&job->random)) * job->options.blur_m;
    *east_m = length * cos(angle);
    *north_m = length * sin(angle);
}

/* Without blur to a hundredth of a millimetre: minutes are rounded up, and the ways to places of
 * occasions have no file that could say otherwise. */
static const char *text_of(orki_share *job, double degrees)
{
    const char *text = orki_keep_printf(job->b->r, job->options.blur_m > 0 ? "%.5f" : "%.10f",
                                        fabs(degrees) < 5e-11 ? 0.0 : degrees);
    if (text == NULL)
        orki_share_fail(job, ORK_ERR_MEMORY);
    return text == NULL ? "0" : text;
}

static orki_site move(orki_share *job, double lat, double lon)
{
    vector v = vector_of(lat, lon);
    double at[3], east_m = 0, north_m = 0;
    for (int i = 0; i < 3; i++)
        at[i] = dot((vector){{job->turn[i][0], job->turn[i][1], job->turn[i][2]}}, v);
    double north = asin(fmax(-1, fmin(1, at[2]))) * 180 / PI;
    double east = atan2(at[1], at[0]) * 180 / PI;
    if (job->options.blur_m > 0)
        step_of(job, &east_m, &north_m);
    north = fmax(-90, fmin(90, north + north_m / METRES_OF_DEGREE));
    east += east_m / (METRES_OF_DEGREE * fmax(0.01, cos(north * PI / 180)));
    orki_site site = {.texts = {text_of(job, north), text_of(job, east > 180    ? east - 360
                                                                  : east < -180 ? east + 360
                                                                                : east)}};
    site.lat = strtod(site.texts[0], NULL); /* what the reader will make of it */
    site.lon = strtod(site.texts[1], NULL);
    return site;
}

void orki_share_site(orki_share *job, double *lat, double *lon, const char *texts[2])
{
    if (!job->options.is_anonymous)
        return;
    const char *name = orki_keep_printf(job->b->r, "%.17g %.17g", *lat, *lon);
    int index = name == NULL ? -1 : orki_names_find(&job->sites, name), n = job->sites.n;
    if (index < 0) {
        bool has_room =
            name != NULL && orki_array_reserve(&job->site_list, &job->sites_capacity, (size_t)n + 1,
                                               sizeof *job->site_list) == 0;
        if (!has_room) {
            orki_share_fail(job, ORK_ERR_MEMORY);
            return;
        }
        job->site_list[n] = move(job, *lat, *lon);
        orki_names_add(job->b->r, &job->sites, name, n);
        index = n;
    }
    *lat = job->site_list[index].lat;
    *lon = job->site_list[index].lon;
    for (int i = 0; i < 2 && texts != NULL; i++)
        texts[i] = job->site_list[index].texts[i];
}
