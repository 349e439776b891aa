/* The random season's schools: hours and breaks that differ by year and day, buildings with a
 * shared room, few rooms, counted instruments, shared sets, and the ways between schools. */
#include "random_draw.h"

static const uint32_t LOWER = 0x3c, UPPER = 0x1c0, ALL = 0xffffffff; /* years 2-5, 6-8, every */

static orki_bells make_bells(draw *d, int n, const orki_bell *bells)
{
    orki_bell *copy = draw_memory(d, n, sizeof *copy);
    for (int i = 0; i < n; i++)
        copy[i] = bells[i];
    return (orki_bells){n, copy};
}

/* One school's day: a morning, or a morning and an afternoon, with breaks for all or by year. */
static void draw_hours(draw *d, orki_school *school, int day)
{
    if (draw_hindrance(d, 4))
        return;
    int open = 505 + draw_from(d, 0, 3) * 5, noon = 720 - draw_from(d, 0, 2) * 15;
    bool is_short = draw_hindrance(d, 40), is_early = draw_chance(d, 25);
    orki_bell hours[3] = {{{open, noon}, ALL}, {{noon + 45, noon + 45 + 105}, ALL}};
    int n = is_short ? 1 : 2;
    if (!is_short && is_early) {
        hours[1].years = UPPER;
        hours[2] = (orki_bell){{noon + 45, noon + 45 + 60}, LOWER};
        n = 3;
    } else if (!is_short && draw_chance(d, 30)) {
        hours[0].span.to = noon + 150; /* a continuous day */
        n = 1;
    }
    school->open[day] = make_bells(d, n, hours);
    int first = open + 95 + draw_from(d, 0, 2) * 10;
    orki_bell breaks[2] = {{{first, first + 15}, ALL}, {{first + 15, first + 30}, UPPER}};
    if (draw_chance(d, 35)) {
        breaks[0].years = LOWER;
        school->breaks[day] = make_bells(d, 2, breaks);
    } else if (draw_chance(d, 70)) {
        school->breaks[day] = make_bells(d, 1, breaks);
    }
}

static void draw_room(draw *d, orki_room *room, int school, int building)
{
    ork_season *s = d->season;
    int index = (int)(room - s->rooms);
    room->id = orki_arena_printf(&s->arena, "room-%d", index);
    room->name = room->id;
    room->school = school;
    room->building = building;
    room->seats = draw_hindrance(d, 8) ? 6 : 30;
    room->fits = draw_memory(d, s->n_roles, sizeof *room->fits);
    room->is_best = draw_memory(d, s->n_roles, sizeof *room->is_best);
    room->fits_tutti = true;
    bool is_plain = draw_chance(d, 40);
    for (int role = 0; role < s->n_roles; role++) {
        room->fits[role] = is_plain || !draw_hindrance(d, 20);
        room->is_best[role] = room->fits[role] && draw_chance(d, 55);
    }
    for (int i = 0; i < d->n_days; i++) {
        int from = draw_from(d, 9, 13) * 60;
        orki_span span = {from, from + draw_from(d, 1, 4) * 30};
        if (draw_hindrance(d, 12))
            room->closed[d->first_day + i] = draw_spans(d, 1, &span);
    }
}

static void draw_rooms(draw *d)
{
    ork_season *s = d->season;
    s->rooms = draw_memory(d, 4 * s->n_schools + 1, sizeof *s->rooms);
    int *of_building = draw_memory(d, 1, sizeof *of_building);
    of_building[0] = -1;
    if (s->n_buildings > 0) {
        of_building[0] = s->n_rooms++;
        draw_room(d, &s->rooms[of_building[0]], -1, 0);
    }
    for (int i = 0; i < s->n_schools; i++) {
        orki_school *school = &s->schools[i];
        int *rooms = draw_memory(d, 6, sizeof *rooms);
        int wanted =
            draw_hindrance(d, 3) ? 0 : draw_from(d, 2, 3) + (d->is_roomy || draw_chance(d, 40));
        for (int k = 0; k < wanted; k++) {
            rooms[school->n_rooms++] = s->n_rooms;
            draw_room(d, &s->rooms[s->n_rooms++], i, -1);
        }
        if (school->building == 0)
            rooms[school->n_rooms++] = of_building[0];
        school->rooms = rooms;
    }
}

static void draw_school(draw *d, int index)
{
    ork_season *s = d->season;
    orki_school *school = &s->schools[index];
    school->id = orki_arena_printf(&s->arena, "school-%d", index);
    school->name = school->id;
    school->town = "Dordrecht";
    school->building = index < 2 && s->n_buildings > 0 ? 0 : -1;
    school->address = school->building == 0 ? 0 : index;
    for (int i = 0; i < d->n_days; i++)
        draw_hours(d, school, d->first_day + i);
    if (draw_chance(d, 30))
        school->days_preferred = draw_days(d, 40);
    if (draw_chance(d, 30))
        school->times_preferred = (orki_span){510, 630 + draw_from(d, 0, 3) * 30};
    int *starts = draw_memory(d, 1, sizeof *starts);
    starts[0] = 600 + draw_from(d, 0, 30) * 10;
    school->starts = starts;
    school->n_starts = draw_chance(d, 25);
    int *stock = draw_memory(d, s->n_skills, sizeof *stock);
    for (int skill = 0; skill < s->n_skills; skill++)
        stock[skill] = draw_hindrance(d, 15) ? draw_from(d, 7, 14) : -1;
    school->stock = stock;
}

/* In some seasons a depot lends a part of what the schools would have: rule stock then binds where
 * it did, but for the depot's reserve. Draws nothing, so that all else stays as it is without. */
static void add_depot(draw *d)
{
    uint64_t seed = d->seed;
    ork_season *s = d->season;
    int *stock = draw_memory(d, s->n_skills, sizeof *stock);
    int *sizes = draw_memory(d, s->n_skills, sizeof *sizes);
    s->loan_terms = (orki_loan_terms){.holds = 8, .sizes = sizes};
    for (int k = 0; k < s->n_skills; k++) {
        stock[k] = (int)((seed / 4 + (uint64_t)k * 3) % 5) - 1;
        sizes[k] = 1 + k % 3;
    }
    if (seed % 4 != 1)
        return;
    s->depots = draw_memory(d, 1, sizeof *s->depots);
    s->depots[s->n_depots++] =
        (orki_depot){.id = "hal",
                     .name = "hal",
                     .town = "",
                     .reserve = (int)(seed % 3) * 30,
                     .stock = stock,
                     .rent = draw_memory(d, s->n_skills, sizeof *s->depots->rent)};
    for (int h = 0; h < s->n_schools; h++) {
        int *own = draw_memory(d, s->n_skills, sizeof *own);
        for (int k = 0; k < s->n_skills; k++) {
            int given = s->schools[h].stock[k];
            own[k] = given < 0 || stock[k] < 0 ? given : given - stock[k];
        }
        s->schools[h].stock = own;
    }
}

/* Minutes between schools: 0 at one address, else anything, not even symmetric in some seasons. */
static void draw_ways(draw *d)
{
    ork_season *s = d->season;
    int n = s->n_schools;
    s->school_travel = draw_memory(d, s->n_modes * n * n, sizeof *s->school_travel);
    s->school_metres = draw_memory(d, s->n_modes * n * n, sizeof *s->school_metres);
    s->pupil_travel = draw_memory(d, n * n, sizeof *s->pupil_travel);
    for (int from = 0; from < n; from++) {
        for (int to = 0; to < n; to++) {
            if (s->schools[from].address == s->schools[to].address)
                continue;
            s->pupil_travel[from * n + to] = draw_from(d, 2, 14);
            for (int mode = 0; mode < s->n_modes; mode++)
                s->school_travel[(mode * n + from) * n + to] = draw_from(d, 4, mode == 0 ? 45 : 20);
        }
    }
}

static void draw_shared_set(draw *d)
{
    ork_season *s = d->season;
    s->shared_sets = draw_memory(d, 1, sizeof *s->shared_sets);
    if (s->n_schools < 2 || !draw_chance(d, 45))
        return;
    int *schools = draw_memory(d, s->n_schools, sizeof *schools);
    for (int i = 0; i < s->n_schools; i++)
        schools[i] = i;
    int n = s->n_schools == 3 && draw_chance(d, 50) ? 2 : s->n_schools;
    s->n_shared_sets = 1;
    s->shared_sets[0] =
        (orki_shared_set){"set", {0, 1, 1}, draw_from(d, 0, s->n_skills - 1), n, schools};
}

void draw_schools(draw *d)
{
    ork_season *s = d->season;
    s->n_schools = draw_chance(d, 20) ? 1 : draw_chance(d, 65) ? 2 : 3;
    s->schools = draw_memory(d, s->n_schools, sizeof *s->schools);
    s->buildings = draw_memory(d, 1, sizeof *s->buildings);
    s->n_buildings = s->n_schools > 1 && draw_chance(d, 30);
    s->buildings[0] = (orki_building){"building", "building", {0, 1, 1}};
    for (int i = 0; i < s->n_schools; i++)
        draw_school(d, i);
    /* addresses are numbered without holes */
    for (int i = 2; i < s->n_schools && s->n_buildings > 0; i++)
        s->schools[i].address = i - 1;
    s->n_addresses = s->n_schools - (s->n_buildings > 0);
    draw_rooms(d);
    draw_ways(d);
    add_depot(d);
    draw_shared_set(d);
}
