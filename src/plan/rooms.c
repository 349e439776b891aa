/* Sections of simultaneous lessons against the rooms that any of their schools may use.
 * The rooms are numbered afresh for the assignment: a list without doubles. */
#include "plan/rooms.h"

#include "base/assign.h"
#include "model/tiers.h"

static bool is_closed(const orki_room *room, int day, int from, int to)
{
    for (int i = 0; i < room->closed[day].n; i++) {
        if (room->closed[day].at[i].from < to && from < room->closed[day].at[i].to)
            return true;
    }
    return false;
}

static bool pins_allow(const ork_season *season, int section, int room)
{
    const orki_section *s = &season->sections[section];
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_mine = pin->orchestra == s->orchestra ||
                       (pin->orchestra < 0 && pin->block == season->orchestras[s->orchestra].block);
        if (pin->room >= 0 && is_mine && pin->role == s->role && pin->room != room)
            return false;
    }
    return true;
}

bool orki_section_may_room(const ork_season *season, int section, int room, int day, int start_min)
{
    const orki_section *s = &season->sections[section];
    const orki_orchestra *o = &season->orchestras[s->orchestra];
    const orki_room *r = &season->rooms[room];
    const orki_school *school = &season->schools[o->school];
    bool is_ours = r->school == o->school || (r->building >= 0 && r->building == school->building);
    return is_ours && r->fits[s->role] && r->seats >= s->pupils &&
           !is_closed(r, day, start_min, start_min + o->lesson_min) &&
           pins_allow(season, section, room);
}

int64_t orki_room_points(const ork_season *season, int section, int room)
{
    bool is_best = season->rooms[room].is_best[season->sections[section].role];
    int64_t change = orki_tiers_room(season, section, room);
    return is_best ? change : change + orki_points(1, season->weights[ORKI_RULE_ROOM_BEST]);
}

static int index_of(const int *list, int n, int value)
{
    int i = 0;
    while (i < n && list[i] != value)
        i++;
    return i;
}

/* The rooms of the schools of all sittings; at most ORKI_ASSIGN_MAX, more would not be needed. */
static int collect_rooms(const ork_season *season, const orki_sitting *sittings, int n, int *rooms)
{
    int n_rooms = 0;
    for (int i = 0; i < n; i++) {
        const orki_orchestra *o = &season->orchestras[sittings[i].orchestra];
        const orki_school *school = &season->schools[o->school];
        for (int j = 0; j < school->n_rooms && n_rooms < ORKI_ASSIGN_MAX; j++) {
            if (index_of(rooms, n_rooms, school->rooms[j]) == n_rooms)
                rooms[n_rooms++] = school->rooms[j];
        }
    }
    return n_rooms;
}

/* Points first; among equal points the liked room. The sections of one call are fewer than the
 * factor. */
enum { ORKI_ROOM_TIE = 1024 };

static int64_t cost_of(const ork_season *season, const orki_sitting *sitting, int section, int room,
                       int liked)
{
    if (!orki_section_may_room(season, section, room, sitting->day, sitting->start_min))
        return ORKI_ASSIGN_NEVER;
    return orki_room_points(season, section, room) * ORKI_ROOM_TIE + (liked >= 0 && room != liked);
}

int64_t orki_rooms_cheapest(const ork_season *season, const orki_sitting *sittings, int n,
                            const int *liked, int *rooms)
{
    int room[ORKI_ASSIGN_MAX], place[ORKI_ASSIGN_MAX];
    int n_rooms = collect_rooms(season, sittings, n, room), n_sections = 0;
    for (int i = 0; i < n; i++)
        n_sections += season->orchestras[sittings[i].orchestra].n_sections;
    if (n_sections > n_rooms)
        return ORKI_NO_ROOMS;
    int64_t *cost = orki_alloc((size_t)n_sections * (size_t)n_rooms, sizeof *cost);
    if (cost == NULL)
        return ORKI_ROOMS_NO_MEMORY;
    int64_t *row = cost;
    for (int i = 0, s = 0; i < n; i++) {
        const orki_orchestra *o = &season->orchestras[sittings[i].orchestra];
        for (int k = 0; k < o->n_sections; k++, s++, row += n_rooms) {
            for (int j = 0; j < n_rooms; j++)
                row[j] = cost_of(season, &sittings[i], o->first_section + k, room[j],
                                 liked == NULL ? -1 : liked[s]);
        }
    }
    int64_t total = orki_assign(n_sections, n_rooms, cost, place);
    orki_free(cost);
    for (int i = 0; rooms != NULL && total >= 0 && i < n_sections; i++)
        rooms[i] = room[place[i]];
    return total < 0 ? ORKI_NO_ROOMS : total / ORKI_ROOM_TIE;
}
