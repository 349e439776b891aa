/* Rooms: one that suits each instrument of the school's team, one or two more that are closed now
 * and then, and a classroom for orientation. Here and there two schools share a building with its
 * hall and gym. Runs after the teams are known. */
#include "generate/draft_bells.h"

#include <stdio.h>

enum { NOISE = DRAFT_BRASS | DRAFT_PERCUSSION, SOFT = DRAFT_STRINGS | DRAFT_WOODWIND };

typedef struct room_kind {
    const char *id;
    int seats;
    unsigned fits;
} room_kind;

/* What each family is given, in order of choice. */
static const room_kind for_strings[] = {
    {"lokaal-3", 30, SOFT}, {"bibliotheek", 12, SOFT}, {"lokaal-8", 30, SOFT | DRAFT_BRASS}};
static const room_kind for_woodwind[] = {{"ib-kamer", 9, SOFT}, {"lokaal-6", 30, SOFT}};
static const room_kind for_brass[] = {{"handvaardigheid", 16, SOFT | DRAFT_BRASS},
                                      {"podium", 20, NOISE}};
static const room_kind for_percussion[] = {{"speellokaal", 35, NOISE | DRAFT_STRINGS}};
static const room_kind spare[] = {{"gymzaal", 50, NOISE},
                                  {"teamkamer", 14, SOFT},
                                  {"leerplein", 24, SOFT},
                                  {"technieklab", 18, DRAFT_WOODWIND | NOISE}};

/* The most pupils that one section of the school's lessons has. */
static int largest_section(const draft_school *school)
{
    int n_roles = 0, most = 0;
    for (int role = 0; role < DRAFT_N_ROLES; role++)
        n_roles += (school->roles >> role & 1U) != 0 ? 1 : 0;
    for (int i = 0; i < school->n_leer; i++)
        if (school->orchestras[i].pupils > most)
            most = school->orchestras[i].pupils;
    return n_roles == 0 ? 0 : (most + n_roles - 1) / n_roles;
}

static draft_room *add_room(draft_school *school, const room_kind *kind, unsigned best)
{
    draft_room *room = &school->rooms[school->n_rooms++];
    snprintf(room->id, sizeof room->id, "%s", kind->id);
    room->seats = kind->seats;
    room->fits = kind->fits;
    room->best = best;
    return room;
}

static void add_closed(const draft_school *school, draft_room *room, int day, orki_random *random)
{
    const draft_bell_day *rows = orki_draft_bell_day(school->scheme, day);
    int from = rows->open[0].span.from, end = orki_draft_school_end(school->scheme, day, 8);
    if (orki_draft_chance(random, 0.5))
        from = rows->breaks[0].span.to;
    int to = from + 45 * orki_draft_between(random, 1, 3);
    if (room->n_closed < DRAFT_MAX_DATED)
        room->closed[room->n_closed++] = (draft_dated){day, {from, to < end ? to : end}};
}

static void add_for_family(draft_school *school, unsigned family, int nth)
{
    const room_kind *kind = &for_percussion[0];
    if (family == DRAFT_STRINGS)
        kind = &for_strings[nth % 3];
    else if (family == DRAFT_WOODWIND)
        kind = &for_woodwind[nth % 2];
    else if (family == DRAFT_BRASS)
        kind = &for_brass[nth % 2];
    draft_room *room = add_room(school, kind, nth == 0 && family != DRAFT_STRINGS ? family : 0);
    int most = largest_section(school);
    room->seats = room->seats < most ? most : room->seats;
}

static void make_rooms(draft_school *school, orki_random *random)
{
    static const room_kind hall = {"aula", 90, DRAFT_TUTTI | NOISE | DRAFT_STRINGS};
    static const room_kind classroom = {"lokaal-groep-3", 30, DRAFT_FITS_ORIENTATION};
    if (school->building < 0)
        add_room(school, &hall, 0);
    int n_of_family[64] = {0}, n_needed = 0;
    for (int role = 0; role < DRAFT_N_ROLES; role++) {
        if ((school->roles >> role & 1U) == 0)
            continue;
        unsigned family = orki_draft_role_family(role);
        /* now and then the hall has to do */
        if (school->building < 0 && n_needed++ == 0 && orki_draft_chance(random, 0.5))
            continue;
        add_for_family(school, family, n_of_family[family]++);
    }
    for (int i = 0; i < 2; i++) {
        if (school->n_rooms >= DRAFT_MAX_ROOMS - 2 || orki_draft_chance(random, 0.3))
            continue;
        draft_room *room = add_room(school, &spare[orki_random_below(random, 2) + 2 * i], 0);
        for (int day = 0; day < DRAFT_N_DAYS; day++)
            if ((school->allowed >> day & 1U) != 0 && orki_draft_chance(random, 0.6))
                add_closed(school, room, day, random);
    }
    if (school->n_orient > 0)
        add_room(school, &classroom, 0);
    /* One of the rooms is taken for some hours on a day that is not the nominal one. */
    int day = orki_random_below(random, DRAFT_N_DAYS);
    if (school->n_rooms > 2 && day != school->day)
        add_closed(school, &school->rooms[1], day, random);
}

/* Pairs of neighbours move into one building. */
static ork_status make_buildings(draft_season *s, orki_random *random)
{
    s->buildings =
        orki_arena_alloc(&s->arena, (size_t)s->options.n_schools / 2 + 1, sizeof *s->buildings);
    if (s->buildings == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i + 1 < s->options.n_schools; i++) {
        draft_school *a = &s->schools[i], *b = &s->schools[i + 1];
        bool is_near = a->town == b->town && a->building < 0;
        if (!is_near || a->day == b->day || !orki_draft_chance(random, 0.3))
            continue;
        draft_building *building = &s->buildings[s->n_buildings];
        snprintf(building->id, sizeof building->id, "brede-school-%d", s->n_buildings + 1);
        building->rooms[0] =
            (draft_room){.id = "hal", .seats = 120, .fits = DRAFT_TUTTI | NOISE | DRAFT_STRINGS};
        building->rooms[1] = (draft_room){.id = "gymzaal", .seats = 60, .fits = NOISE};
        building->n_rooms = 2;
        a->building = b->building = s->n_buildings++;
        b->lat = a->lat;
        b->lon = a->lon;
    }
    return ORK_OK;
}

ork_status orki_draft_rooms(draft_season *s)
{
    orki_random random = orki_random_start((uint64_t)s->options.seed, 5);
    if (make_buildings(s, &random) != ORK_OK)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < s->options.n_schools; i++)
        make_rooms(&s->schools[i], &random);
    return ORK_OK;
}
