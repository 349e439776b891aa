/* Which instruments each school has, how many teachers there are of each, and a nominal day for
 * each school such that on no day more schools ask for an instrument than it has teachers. The team
 * of a school is as large (six instruments at most) as the teachers of its region allow. */
#include "base/message.h"
#include "generate/draft.h"

enum { MOST_MIN = 12 * 60 /* lessons of one teacher in the nominal week */, DAYS_USABLE = 4 };

/* One region while its teams are made. */
typedef struct region {
    int first_school, n_schools;
    int first_teacher, n_teachers;
    int n_specialists;          /* orientation only; the last teachers of the region */
    int team;                   /* instruments of a school */
    int n_of[DRAFT_N_ROLES];    /* teachers */
    int blocks[DRAFT_N_ROLES];  /* schools */
    int minutes[DRAFT_N_ROLES]; /* of lessons */
    int used[DRAFT_N_ROLES][DRAFT_N_DAYS];
    int load[DRAFT_N_DAYS];
} region;

static bool has_role(const draft_school *school, int role)
{
    return (school->roles >> role & 1U) != 0;
}

/* A team of n instruments: the violin, then others by how common they are. */
static unsigned draw_roles(int n, bool is_any, orki_random *random)
{
    static const int common[DRAFT_N_ROLES] = {0, 9, 9, 8, 8, 8, 3};
    unsigned roles = 1U;
    if (!is_any)
        return (1U << n) - 1U;
    for (int have = 1; have < n;) {
        int role = orki_draft_between(random, 1, DRAFT_N_ROLES - 1);
        if ((roles >> role & 1U) == 0 && orki_random_below(random, 9) < common[role]) {
            roles |= 1U << role;
            have++;
        }
    }
    return roles;
}

static void count_demand(const draft_season *s, region *g)
{
    for (int role = 0; role < DRAFT_N_ROLES; role++) {
        g->blocks[role] = g->minutes[role] = 0;
        for (int i = 0; i < g->n_schools; i++) {
            const draft_school *school = &s->schools[g->first_school + i];
            if (has_role(school, role)) {
                g->blocks[role]++;
                g->minutes[role] += orki_draft_block_min(school);
            }
        }
    }
}

/* Teachers that an instrument needs at the least. */
static int needed(const region *g, int role)
{
    int by_days = (g->blocks[role] + DAYS_USABLE - 1) / DAYS_USABLE;
    int by_min = (g->minutes[role] + MOST_MIN - 1) / MOST_MIN;
    return by_days > by_min ? by_days : by_min;
}

/* The largest teams for which the teachers suffice; false when not even one instrument a school. */
static bool draw_teams(draft_season *s, region *g, orki_random *random)
{
    int n_teachers = g->n_teachers - g->n_specialists;
    for (g->team = DRAFT_N_ROLES - 1; g->team > 0; g->team--) {
        bool is_any = n_teachers > DRAFT_N_ROLES + 1 && g->team >= 4;
        for (int i = 0; i < g->n_schools; i++) {
            draft_school *school = &s->schools[g->first_school + i];
            int n = g->team - (is_any && orki_draft_chance(random, 0.45) ? 1 : 0);
            school->roles = school->n_leer > 0 ? draw_roles(n, is_any, random) : 0;
        }
        count_demand(s, g);
        int sum = 0;
        for (int role = 0; role < DRAFT_N_ROLES; role++)
            sum += g->n_of[role] = needed(g, role);
        if (sum <= n_teachers)
            return true;
    }
    return false;
}

/* The teachers who are not yet spoken for go where most lessons wait for each teacher. */
static void share_teachers(draft_season *s, region *g)
{
    int left = g->n_teachers - g->n_specialists;
    for (int role = 0; role < DRAFT_N_ROLES; role++)
        left -= g->n_of[role];
    for (; left > 0; left--) {
        int best = 0;
        for (int role = 1; role < DRAFT_N_ROLES; role++)
            if ((int64_t)g->minutes[role] * (g->n_of[best] + 1) >
                (int64_t)g->minutes[best] * (g->n_of[role] + 1))
                best = role;
        g->n_of[best]++;
    }
    int at = g->first_teacher;
    for (int role = 0; role < DRAFT_N_ROLES; role++)
        for (int i = 0; i < g->n_of[role]; i++)
            s->teachers[at++].role = role;
    while (at < g->first_teacher + g->n_teachers)
        s->teachers[at++].role = DRAFT_ORIENTATION;
}

static int day_price(const region *g, const draft_school *school, int day)
{
    int price = g->load[day] * 10;
    for (int role = 0; role < DRAFT_N_ROLES; role++)
        if (has_role(school, role) && g->used[role][day] >= g->n_of[role])
            price += 1000;
    return price;
}

static void count_school(region *g, const draft_school *school, int by)
{
    g->load[school->day] += by;
    for (int role = 0; role < DRAFT_N_ROLES; role++)
        if (has_role(school, role))
            g->used[role][school->day] += by;
}

static void choose_day(region *g, draft_school *school, orki_random *random)
{
    int best = -1, best_price = 0;
    for (int day = 0; day < DRAFT_N_DAYS; day++) {
        int price = day_price(g, school, day) + orki_random_below(random, 15);
        if (orki_draft_block_fits(school, day) && (best < 0 || price < best_price)) {
            best = day;
            best_price = price;
        }
    }
    school->day = best < 0 ? 0 : best;
}

/* A few rounds of better days; an instrument that then still lacks a teacher is not offered. */
static void choose_days(draft_season *s, region *g, orki_random *random)
{
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < g->n_schools; i++) {
            draft_school *school = &s->schools[g->first_school + i];
            if (round > 0)
                count_school(g, school, -1);
            choose_day(g, school, random);
            count_school(g, school, 1);
        }
    }
    for (int i = 0; i < g->n_schools; i++) {
        draft_school *school = &s->schools[g->first_school + i];
        for (int role = DRAFT_N_ROLES - 1; role > 0; role--) {
            if (has_role(school, role) && g->used[role][school->day] > g->n_of[role]) {
                g->used[role][school->day]--;
                school->roles &= ~(1U << role);
            }
        }
    }
}

/* The nominal day and some others on which the lessons fit; some schools prefer one. */
static void choose_allowed(draft_school *school, orki_random *random)
{
    static const int n_extra[] = {0, 1, 1, 1, 2, 2, 2, 2, 3, 3};
    int more = n_extra[orki_random_below(random, 10)];
    school->allowed = 1U << school->day;
    for (int i = 0; i < 12 && more > 0; i++) {
        int day = orki_random_below(random, DRAFT_N_DAYS);
        if ((school->allowed >> day & 1U) == 0 && orki_draft_block_fits(school, day)) {
            school->allowed |= 1U << day;
            more--;
        }
    }
    int wish = orki_random_below(random, DRAFT_N_DAYS);
    if (orki_draft_chance(random, 0.35))
        school->preferred = 1U << school->day;
    else if (orki_draft_chance(random, 0.4) && (school->allowed >> wish & 1U) != 0)
        school->preferred = 1U << wish;
    do {
        school->orient_day = orki_random_below(random, DRAFT_N_DAYS);
    } while ((school->allowed >> school->orient_day & 1U) == 0);
}

/* Schools and their share of the teachers, by lessons. */
static region make_region(draft_season *s, int index)
{
    region g = {0};
    int64_t before = 0, inside = 0, all = 0;
    int n_orient = 0;
    for (int i = 0; i < s->options.n_schools; i++) {
        const draft_school *school = &s->schools[i];
        int64_t minutes = 6 * orki_draft_block_min(school) + 45 * school->n_orient;
        all += minutes;
        if (school->region < index)
            before += minutes;
        if (school->region != index)
            continue;
        inside += minutes;
        n_orient += school->n_orient;
        if (g.n_schools++ == 0)
            g.first_school = i;
    }
    int64_t n = s->options.n_teachers;
    all = all > 0 ? all : 1; /* of schools without lessons each share is nothing */
    g.first_teacher = (int)(n * before / all);
    g.n_teachers = (int)(n * (before + inside) / all) - g.first_teacher;
    g.n_specialists = g.n_teachers > 8 ? (n_orient * 45 + 180) / 360 : 0;
    for (int i = 0; i < g.n_teachers; i++)
        s->teachers[g.first_teacher + i].region = index;
    return g;
}

ork_status orki_draft_teams(draft_season *s, const char **why)
{
    orki_random random = orki_random_start((uint64_t)s->options.seed, 4);
    for (int index = 0; index < s->n_regions; index++) {
        region g = make_region(s, index);
        if (g.n_teachers < 1 || !draw_teams(s, &g, &random)) {
            *why = _("there are too few teachers for the lessons of these orchestras");
            return ORK_ERR_OPTION;
        }
        share_teachers(s, &g);
        choose_days(s, &g, &random);
        for (int i = 0; i < g.n_schools; i++)
            choose_allowed(&s->schools[g.first_school + i], &random);
    }
    return ORK_OK;
}
