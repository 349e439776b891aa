/* Travel times -> a CSV file of those that the formula does not give at the new coordinates.
 *
 * Without blur each time stays what it is, so what differs by the rounding of coordinates is
 * written out, too. With blur a time that the formula gave is what it gives at the new places, and
 * one that a planner gave moves by as many minutes as the formula's; where no coordinates are known
 * it moves at random, by at most what the blur takes to travel. */
#include "export/share.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MINUTES = 600, MOST_METRES = 1000000, UNKNOWN = -1 };

/* Tables as the season's; [0] one way and [1] the other of home_min. */
typedef struct ways {
    int *school_min, *school_metres, *home_min, *home_metres, *pupil_min;
} ways;

typedef struct point {
    bool is_known;
    double lat, lon;
} point;

typedef struct travel {
    orki_share *job;
    const ork_season *s;
    size_t n; /* schools */
    orki_mode pupils;
    bool *is_used;         /* [n_modes] */
    bool *is_walked;       /* [n * n] pupils go there */
    point *before, *after; /* [n schools, then teachers] */
    ways old, base, final; /* what the formula gives before and after; what holds after */
    ways period;           /* of a period, after */
    orki_text rows;
} travel;

/* One way and back. */
typedef struct both {
    int minutes[2], metres[2];
} both;

/* Two ends, and where the tables have them. */
typedef struct pair {
    const orki_mode *mode;
    const char *mode_name, *from, *to;
    size_t there, back;
    bool is_needed; /* the reader wants to know it */
} pair;

static void *need(travel *t, size_t n, size_t size)
{
    void *p = orki_scratch(t->job->b->r, n, size);
    if (p == NULL)
        orki_share_fail(t->job, ORK_ERR_MEMORY);
    return p;
}

static bool make_ways(travel *t, ways *w)
{
    size_t n_school = (size_t)t->s->n_modes * t->n * t->n;
    size_t n_home = (size_t)t->s->n_teachers * t->n * 2;
    w->school_min = need(t, n_school, sizeof(int));
    w->school_metres = need(t, n_school, sizeof(int));
    w->home_min = need(t, n_home, sizeof(int));
    w->home_metres = need(t, n_home, sizeof(int));
    w->pupil_min = need(t, t->n * t->n, sizeof(int));
    return t->job->status == ORK_OK;
}

static void place(travel *t, int i, point p)
{
    t->before[i] = p;
    if (p.is_known)
        orki_share_site(t->job, &p.lat, &p.lon, NULL);
    t->after[i] = p;
}

static void find_points(travel *t)
{
    const ork_season *s = t->s;
    for (int i = 0; i < s->n_schools; i++)
        place(t, i, (point){s->schools[i].has_at, s->schools[i].lat, s->schools[i].lon});
    for (int i = 0; i < s->n_teachers; i++)
        place(t, s->n_schools + i,
              (point){s->teachers[i].has_home, s->teachers[i].lat, s->teachers[i].lon});
}

static void find_needs(travel *t)
{
    for (int i = 0; i < t->s->n_teachers; i++)
        t->is_used[t->s->teachers[i].mode] = true;
    for (int o = 0; o < t->s->n_orchestras; o++) {
        const orki_orchestra *orchestra = &t->s->orchestras[o];
        for (int g = 0; g < orchestra->n_groups; g++) {
            size_t from = (size_t)t->s->groups[orchestra->groups[g]].school;
            t->is_walked[from * t->n + (size_t)orchestra->school] = true;
        }
    }
}

/* What the formula gives between two points. */
static void measure(const orki_mode *mode, const point *a, const point *b, int *minutes,
                    int *metres)
{
    bool is_known = a->is_known && b->is_known;
    double km = is_known ? orki_distance_km(a->lat, a->lon, b->lat, b->lon) : 0;
    *minutes = is_known ? orki_travel_minutes(mode, km) : UNKNOWN;
    if (metres != NULL)
        *metres = is_known ? orki_way_metres(mode, km) : UNKNOWN;
}

static void fill(travel *t, const ways *w, const point *points)
{
    const ork_season *s = t->s;
    for (size_t a = 0; a < t->n; a++) {
        for (size_t b = 0; b < t->n; b++) {
            if (s->schools[a].address == s->schools[b].address)
                continue;
            measure(&t->pupils, &points[a], &points[b], &w->pupil_min[a * t->n + b], NULL);
            for (size_t m = 0; m < (size_t)s->n_modes; m++) {
                size_t cell = (m * t->n + a) * t->n + b;
                measure(&s->modes[m], &points[a], &points[b], &w->school_min[cell],
                        &w->school_metres[cell]);
            }
        }
    }
    for (size_t i = 0; i < (size_t)s->n_teachers; i++) {
        for (size_t b = 0; b < t->n; b++) {
            size_t cell = (i * t->n + b) * 2;
            int minutes = 0, metres = UNKNOWN;
            if (s->teachers[i].has_home)
                measure(&s->modes[s->teachers[i].mode], &points[t->n + i], &points[b], &minutes,
                        &metres);
            w->home_min[cell] = w->home_min[cell + 1] = minutes;
            w->home_metres[cell] = w->home_metres[cell + 1] = metres;
        }
    }
}

/* A number that was `value` where another, now `after`, was `before`. */
static int moved(int value, int before, int after, int most)
{
    if (value == before || value < 0)
        return after;
    int sum = value + after - before;
    return sum < 0 ? 0 : sum > most ? most : sum;
}

/* What holds now of a way in both directions; all of `value`, `before` and `after` are so. */
static both move_both(travel *t, const orki_mode *mode, both value, both before, both after)
{
    orki_share *job = t->job;
    if (!job->options.is_anonymous || job->options.blur_m <= 0)
        return value;
    bool is_known = before.minutes[0] >= 0 && after.minutes[0] >= 0;
    int most = (int)ceil(job->options.blur_m / 1000 * mode->detour / mode->speed_kmh * 60);
    int step = is_known ? 0 : orki_random_below(&job->random, 2 * most + 1) - most;
    for (int i = 0; i < 2; i++) {
        int old = value.minutes[i];
        if (is_known) {
            value.minutes[i] = moved(old, before.minutes[i], after.minutes[i], MOST_MINUTES);
            value.metres[i] =
                moved(value.metres[i], before.metres[i], after.metres[i], MOST_METRES);
        } else if (old > 0) {
            value.minutes[i] = old + step < 1 ? 1 : moved(old, 0, step, MOST_MINUTES);
            if (value.metres[i] >= 0)
                value.metres[i] = (int)((int64_t)value.metres[i] * value.minutes[i] / old);
        }
    }
    return value;
}

/* One line, of way 0 or 1. */
static void put_row(travel *t, const pair *p, int i, both is)
{
    orki_text_printf(&t->rows, "%s,%s,%s,%d,", i == 0 ? p->from : p->to, i == 0 ? p->to : p->from,
                     p->mode_name, is.minutes[i]);
    if (is.metres[i] >= 0)
        orki_text_printf(&t->rows, "%d.%03d", is.metres[i] / 1000, is.metres[i] % 1000);
    orki_text_add(&t->rows, "\n");
}

/* Rows for a way, if it is not what holds without them. */
static void put_both(travel *t, const pair *p, both is, both without)
{
    bool is_needed = false;
    bool is_alike = is.minutes[0] == is.minutes[1] && is.metres[0] == is.metres[1];
    for (int i = 0; i < 2; i++)
        is_needed =
            is_needed || is.minutes[i] != without.minutes[i] || is.metres[i] != without.metres[i];
    for (int i = 0; i < (is_alike ? 1 : 2) && is_needed; i++)
        put_row(t, p, i, is);
}

static both take(const int *minutes, const int *metres, size_t there, size_t back)
{
    both w = {{minutes[there], minutes[back]}, {UNKNOWN, UNKNOWN}};
    if (metres != NULL) {
        w.metres[0] = metres[there];
        w.metres[1] = metres[back];
    }
    return w;
}

static void keep(both w, int *minutes, int *metres, size_t there, size_t back)
{
    minutes[there] = w.minutes[0];
    minutes[back] = w.minutes[1];
    if (metres != NULL) {
        metres[there] = w.metres[0];
        metres[back] = w.metres[1];
    }
}

/* The reader makes 0 of what nobody needs and nobody knows. */
static both forget(both w, bool is_needed)
{
    for (int i = 0; i < 2 && !is_needed; i++)
        w.minutes[i] = w.minutes[i] < 0 ? 0 : w.minutes[i];
    return w;
}

/* The tables of one kind of way: what is, what would be without rows before and after, and where
 * what is now goes. */
typedef struct tables {
    const int *is_min, *is_metres, *old_min, *old_metres, *base_min, *base_metres;
    int *final_min, *final_metres;
} tables;

static void do_way(travel *t, const tables *x, const pair *p)
{
    both is = take(x->is_min, x->is_metres, p->there, p->back);
    both old = forget(take(x->old_min, x->old_metres, p->there, p->back), p->is_needed);
    both base = forget(take(x->base_min, x->base_metres, p->there, p->back), p->is_needed);
    is = move_both(t, p->mode, is, old, base);
    put_both(t, p, is, base);
    keep(is, x->final_min, x->final_metres, p->there, p->back);
}

static const char *school_name(travel *t, size_t school)
{
    return orki_share_alias(t->job, ORKI_ALIAS_PLACE, t->s->schools[school].id);
}

static void do_schools(travel *t, const tables *x)
{
    const ork_season *s = t->s;
    for (size_t m = 0; m < (size_t)s->n_modes; m++) {
        const char *mode = orki_share_word(t->job, ORKI_ALIAS_MODE, s->modes[m].id);
        for (size_t a = 0; a < t->n; a++) {
            for (size_t b = a + 1; b < t->n; b++) {
                if (s->schools[a].address != s->schools[b].address && mode != NULL)
                    do_way(t, x,
                           &(pair){&s->modes[m], mode, school_name(t, a), school_name(t, b),
                                   (m * t->n + a) * t->n + b, (m * t->n + b) * t->n + a,
                                   t->is_used[m]});
            }
        }
    }
}

static void do_pupils(travel *t, const tables *x)
{
    for (size_t a = 0; a < t->n; a++) {
        for (size_t b = a + 1; b < t->n; b++) {
            size_t there = a * t->n + b, back = b * t->n + a;
            if (t->s->schools[a].address != t->s->schools[b].address)
                do_way(t, x,
                       &(pair){&t->pupils, "pupils", school_name(t, a), school_name(t, b), there,
                               back, t->is_walked[there] || t->is_walked[back]});
        }
    }
}

static void do_homes(travel *t, const tables *x)
{
    for (size_t i = 0; i < (size_t)t->s->n_teachers; i++) {
        const orki_teacher *teacher = &t->s->teachers[i];
        const char *name = orki_share_alias(t->job, ORKI_ALIAS_TEACHER, teacher->id);
        for (size_t b = 0; b < t->n; b++) {
            size_t cell = (i * t->n + b) * 2;
            do_way(t, x,
                   &(pair){&t->s->modes[teacher->mode], "", name, school_name(t, b), cell, cell + 1,
                           true});
        }
    }
}

/* The rows become a file. */
static const char *end_file(travel *t, const char *name)
{
    static const char head[] = "from,to,mode,minutes,km\n";
    orki_text *out = orki_share_add_file(t->job, name);
    if (out != NULL) {
        orki_text_add(out, head);
        orki_text_add(out, orki_text_string(&t->rows));
    }
    if (t->rows.is_failed)
        orki_share_fail(t->job, ORK_ERR_MEMORY);
    orki_text_free(&t->rows);
    return out == NULL ? NULL : name;
}

static void do_season(travel *t)
{
    const ork_season *s = t->s;
    do_schools(t, &(tables){s->school_travel, s->school_metres, t->old.school_min,
                            t->old.school_metres, t->base.school_min, t->base.school_metres,
                            t->final.school_min, t->final.school_metres});
    do_homes(t, &(tables){s->home_travel, s->home_metres, t->old.home_min, t->old.home_metres,
                          t->base.home_min, t->base.home_metres, t->final.home_min,
                          t->final.home_metres});
    do_pupils(t, &(tables){s->pupil_travel, NULL, t->old.pupil_min, NULL, t->base.pupil_min, NULL,
                           t->final.pupil_min, NULL});
    if (t->rows.n > 0)
        t->job->ways_file = end_file(t, "travel.csv");
}

/* A period's ways beside those of the season, before and after. */
static void do_period(travel *t, int period)
{
    const ork_season *s = t->s;
    const orki_travel_period *p = &s->travel_periods[period];
    do_schools(t, &(tables){p->school_travel, p->school_metres, s->school_travel, s->school_metres,
                            t->final.school_min, t->final.school_metres, t->period.school_min,
                            t->period.school_metres});
    do_homes(t, &(tables){p->home_travel, p->home_metres, s->home_travel, s->home_metres,
                          t->final.home_min, t->final.home_metres, t->period.home_min,
                          t->period.home_metres});
    const char *name = orki_keep_printf(t->job->b->r, "travel-period-%d.csv", period + 1);
    t->job->period_files[period] = end_file(t, name);
}

void orki_share_travel(orki_share *job)
{
    const ork_season *s = job->b->s;
    travel t = {.job = job, .s = s, .n = (size_t)s->n_schools};
    size_t n_points = t.n + (size_t)s->n_teachers;
    t.pupils = orki_mode_of_pupils(job->b);
    t.is_used = need(&t, (size_t)s->n_modes, sizeof *t.is_used);
    t.is_walked = need(&t, t.n * t.n, sizeof *t.is_walked);
    t.before = need(&t, n_points, sizeof *t.before);
    t.after = need(&t, n_points, sizeof *t.after);
    job->period_files = need(&t, (size_t)s->n_travel_periods, sizeof *job->period_files);
    if (job->status != ORK_OK || !make_ways(&t, &t.old) || !make_ways(&t, &t.base) ||
        !make_ways(&t, &t.final) || !make_ways(&t, &t.period))
        return;
    find_points(&t);
    find_needs(&t);
    fill(&t, &t.old, t.before);
    fill(&t, &t.base, t.after);
    if (job->status == ORK_OK)
        do_season(&t);
    for (int i = 0; i < s->n_travel_periods && job->status == ORK_OK; i++)
        do_period(&t, i);
    orki_text_free(&t.rows);
}
