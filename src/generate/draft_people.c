/* The teachers: first who gives what in the nominal week, then lives around it. Each is available
 * on her nominal days and often on one or two more, wishes about the hours that she has there, and
 * may get a quarter more: enough that nearly everything can be staffed, too little for any order of
 * days to do. */
#include "generate/draft_bells.h"
#include "generate/draft_names.h"

#include <stdio.h>

enum { NOBODY = -1 };

static double km2(const draft_school *a, const draft_school *b)
{
    double y = (a->lat - b->lat) * 111.2, x = (a->lon - b->lon) * 68.6;
    return x * x + y * y;
}

static int later(int a, int b)
{
    return a > b ? a : b;
}

/* A teacher of the role (or NOBODY) who is free that day: few lessons so far, near the others. */
static int choose_teacher(const draft_season *s, int school_index, int role, int day)
{
    const draft_school *school = &s->schools[school_index];
    int best = NOBODY;
    double best_price = 0;
    for (int i = 0; i < s->options.n_teachers; i++) {
        const draft_teacher *t = &s->teachers[i];
        if (t->region != school->region || t->is_used[day] ||
            (t->role != role && t->second != role))
            continue;
        double far = t->nominal_min == 0 ? 0 : km2(school, &s->schools[t->base_school]);
        double price = t->nominal_min + (far > 36 ? 36 : far) * 3 + (t->role == role ? 0 : 60);
        if (best == NOBODY || price < best_price) {
            best = i;
            best_price = price;
        }
    }
    return best;
}

static void give(draft_season *s, int teacher, int school_index, int day, int minutes, int until)
{
    draft_teacher *t = &s->teachers[teacher];
    if (t->nominal_min == 0)
        t->base_school = school_index;
    t->nominal_min += minutes;
    t->is_used[day] = true;
    t->days[day] = (draft_span){8 * 60, later(t->days[day].to, until)};
}

/* Blocks of groups 5-8; every team gets a captain. */
static void staff_block(draft_season *s, int school_index)
{
    draft_school *school = &s->schools[school_index];
    int until = later(15 * 60, orki_draft_school_end(school->scheme, school->day, 8) + 15);
    int last = NOBODY;
    bool has_captain = false;
    for (int role = 0; role < DRAFT_N_ROLES; role++) {
        if ((school->roles >> role & 1U) == 0)
            continue;
        int teacher = choose_teacher(s, school_index, role, school->day);
        if (teacher == NOBODY)
            continue;
        give(s, teacher, school_index, school->day, orki_draft_block_min(school), until);
        has_captain = has_captain || s->teachers[teacher].is_captain;
        last = teacher;
    }
    if (!has_captain && last != NOBODY)
        s->teachers[last].is_captain = true;
}

/* Somebody who can give orientation that day; who cannot yet may learn it as a second choice. */
static int choose_orientation(draft_season *s, int school_index, int day)
{
    int teacher = choose_teacher(s, school_index, DRAFT_ORIENTATION, day);
    for (int role = 0; role < DRAFT_N_ROLES && teacher == NOBODY; role++) {
        int other = choose_teacher(s, school_index, role, day);
        if (other != NOBODY && s->teachers[other].second < 0) {
            s->teachers[other].second = DRAFT_ORIENTATION;
            teacher = other;
        }
    }
    return teacher;
}

static void staff_orientation(draft_season *s, int school_index)
{
    const draft_school *school = &s->schools[school_index];
    for (int i = 0; i < DRAFT_N_DAYS; i++) {
        int day = (school->orient_day + i) % DRAFT_N_DAYS;
        if ((school->allowed >> day & 1U) == 0)
            continue;
        int teacher = choose_orientation(s, school_index, day);
        if (teacher != NOBODY) {
            give(s, teacher, school_index, day, 45 * school->n_orient, 15 * 60);
            return;
        }
    }
    /* Nobody is free on the school's days: somebody can at least do it. */
    for (int i = 0; i < s->options.n_teachers; i++) {
        if (s->teachers[i].region == school->region && s->teachers[i].second < 0) {
            s->teachers[i].second = DRAFT_ORIENTATION;
            return;
        }
    }
}

static void staff_after(draft_season *s, draft_after *after)
{
    for (int role = 0; role < DRAFT_N_ROLES; role++) {
        if ((after->roles >> role & 1U) == 0)
            continue;
        int teacher = choose_teacher(s, after->school, role, after->day);
        if (teacher != NOBODY)
            give(s, teacher, after->school, after->day, 90, 17 * 60 + 30);
        else
            after->roles &= ~(1U << role);
    }
    if (after->roles == 0)
        after->roles = s->schools[after->school].roles & 1U;
}

static void draw_days(draft_teacher *t, orki_random *random)
{
    static const draft_span more[] = {{8 * 60, 15 * 60 + 30},
                                      {8 * 60, 12 * 60 + 45},
                                      {8 * 60, 12 * 60 + 30},
                                      {8 * 60, 17 * 60},
                                      {12 * 60, 17 * 60 + 30}};
    int n_days = 0;
    for (int day = 0; day < DRAFT_N_DAYS; day++) {
        if (!t->is_used[day])
            continue;
        n_days++;
        t->days[day].to += 15 * orki_random_below(random, 4);
        if (t->days[day].to > 17 * 60 + 30)
            t->days[day].to = 17 * 60 + 30;
    }
    double p = n_days == 0 ? 1 : 0.75;
    for (int i = 0; i < 8 && n_days < 4 && orki_draft_chance(random, p); i++) {
        int day = orki_random_below(random, DRAFT_N_DAYS);
        if (t->days[day].to > 0)
            continue;
        t->days[day] = more[orki_random_below(random, 5)];
        n_days++;
        p = 0.45;
    }
    for (int day = 0; day < DRAFT_N_DAYS && n_days > 1; day++) {
        if (t->days[day].to > 0 && t->is_used[day])
            t->liking[day] = orki_draft_chance(random, 0.12) ? 1 : 0;
        else if (t->days[day].to > 0)
            t->liking[day] = orki_draft_chance(random, 0.35) ? -1 : 0;
    }
}

static void draw_hours(draft_teacher *t, orki_random *random)
{
    int hours = (t->nominal_min + 30) / 60;
    t->max_h = (t->nominal_min * 23 / 20 + 59) / 60;
    t->min_h = hours / 2;
    t->wish_h = later(later(1, t->min_h), hours + orki_draft_between(random, -1, 1));
    t->max_h = later(t->max_h, t->wish_h);
}

static void draw_second(draft_teacher *t, orki_random *random)
{
    static const int second[DRAFT_N_ROLES + 1] = {
        DRAFT_ORIENTATION, 6, DRAFT_ORIENTATION, 4, 3, DRAFT_ORIENTATION, 1, -1};
    if (t->second < 0 && orki_draft_chance(random, 0.15))
        t->second = second[t->role];
}

static void draw_life(const draft_season *s, draft_teacher *t, orki_random *random)
{
    const draft_school *base = &s->schools[t->base_school];
    bool is_far = orki_draft_chance(random, 0.2);
    double reach = is_far ? 30 : 6; /* km across */
    t->lat = base->lat + (orki_random_unit(random) - 0.5) * reach / 111.2;
    t->lon = base->lon + (orki_random_unit(random) - 0.5) * reach / 68.6;
    bool is_heavy = t->role == 2 || t->role == 5; /* cello, percussion */
    t->has_car = is_far || orki_draft_chance(random, is_heavy ? 0.85 : 0.3);
    t->is_employee = orki_draft_chance(random, 0.25);
    t->rate = 52 + 2 * orki_random_below(random, 6);
    int other = orki_random_below(random, s->options.n_schools);
    bool is_stranger = s->schools[other].region == t->region && other != t->base_school &&
                       !t->is_used[s->schools[other].day];
    t->declined = is_stranger && orki_draft_chance(random, 0.06) ? other : -1;
}

static void start_teachers(draft_season *s, orki_random *random)
{
    int first_name = orki_random_below(random, orki_draft_n_people());
    for (int i = 0; i < s->options.n_teachers; i++) {
        draft_teacher *t = &s->teachers[i];
        orki_draft_person_name(first_name + i, t->name, sizeof t->name);
        orki_draft_slug(t->name, t->id, sizeof t->id);
        t->second = -1;
        t->is_captain = t->role != DRAFT_ORIENTATION && orki_draft_chance(random, 0.25);
        for (int k = s->options.n_schools - 1; k >= 0; k--)
            if (s->schools[k].region == t->region && orki_draft_chance(random, 0.3))
                t->base_school = k;
        if (s->schools[t->base_school].region != t->region)
            for (int k = 0; k < s->options.n_schools; k++)
                if (s->schools[k].region == t->region)
                    t->base_school = k;
    }
}

void orki_draft_people(draft_season *s)
{
    orki_random random = orki_random_start((uint64_t)s->options.seed, 7);
    start_teachers(s, &random);
    for (int i = 0; i < s->options.n_schools; i++)
        if (s->schools[i].n_leer > 0)
            staff_block(s, i);
    for (int i = 0; i < s->n_after; i++)
        staff_after(s, &s->after[i]);
    for (int i = 0; i < s->options.n_schools; i++)
        if (s->schools[i].n_orient > 0)
            staff_orientation(s, i);
    for (int i = 0; i < s->options.n_teachers; i++) {
        draft_teacher *t = &s->teachers[i];
        draw_second(t, &random);
        draw_days(t, &random);
        draw_hours(t, &random);
        draw_life(s, t, &random);
    }
}
