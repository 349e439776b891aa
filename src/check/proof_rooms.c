/* One section after another gets a room on the shortest augmenting path (Bellman and Ford over the
 * sections placed so far; moving a section costs the difference of its two rooms), which keeps the
 * number of rooms that are not the best least at every step. */
#include "check/proof_rooms.h"

#include "check/judge.h"

#include <string.h>

typedef struct rooms {
    const ork_season *season;
    int day, n_sections, n_rooms;
    int *section, *start_min; /* [n_sections] */
    int *room;                /* [n_rooms] */
    int *taken_by;            /* [n_rooms] index into section, or -1 */
    int *distance, *from;     /* [n_rooms] */
} rooms;

enum { FAR = 1000000 };

static bool is_closed(const orki_room *room, int day, orki_span span)
{
    for (int i = 0; i < room->closed[day].n; i++) {
        const orki_span *closed = &room->closed[day].at[i];
        if (closed->from < span.to && span.from < closed->to)
            return true;
    }
    return false;
}

static bool is_pinned_elsewhere(const ork_season *season, const orki_section *section, int room)
{
    int block = season->orchestras[section->orchestra].block;
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_about_it =
            pin->orchestra >= 0 ? pin->orchestra == section->orchestra : pin->block == block;
        if (is_about_it && pin->room >= 0 && pin->role == section->role && pin->room != room)
            return true;
    }
    return false;
}

/* 0 = a best room for the section, 1 = it will do, FAR = not this one. */
static int price_of(const rooms *r, int i, int k)
{
    const ork_season *season = r->season;
    const orki_section *section = &season->sections[r->section[i]];
    const orki_orchestra *o = &season->orchestras[section->orchestra];
    const orki_school *school = &season->schools[o->school];
    const orki_room *room = &season->rooms[r->room[k]];
    orki_span span = {r->start_min[i], r->start_min[i] + o->lesson_min};
    bool is_usable = false;
    for (int j = 0; j < school->n_rooms; j++)
        is_usable = is_usable || school->rooms[j] == r->room[k];
    if (!is_usable || room->seats < section->pupils || !room->fits[section->role] ||
        is_closed(room, r->day, span) || is_pinned_elsewhere(season, section, r->room[k]))
        return FAR;
    return room->is_best[section->role] ? 0 : 1;
}

/* Give section i a room, moving others where that helps. False when it gets none. */
static bool augment(rooms *r, int i)
{
    for (int k = 0; k < r->n_rooms; k++) {
        r->distance[k] = price_of(r, i, k);
        r->from[k] = -1;
    }
    for (bool is_changed = true; is_changed;) {
        is_changed = false;
        for (int k = 0; k < r->n_rooms; k++) {
            int mover = r->taken_by[k];
            if (mover < 0 || r->distance[k] >= FAR)
                continue;
            for (int to = 0; to < r->n_rooms; to++) {
                int price = price_of(r, mover, to);
                int way = r->distance[k] - price_of(r, mover, k) + price;
                if (to == k || price >= FAR || way >= r->distance[to])
                    continue;
                r->distance[to] = way;
                r->from[to] = k;
                is_changed = true;
            }
        }
    }
    int last = -1;
    for (int k = 0; k < r->n_rooms; k++) {
        if (r->taken_by[k] < 0 && r->distance[k] < FAR &&
            (last < 0 || r->distance[k] < r->distance[last]))
            last = k;
    }
    if (last < 0)
        return false;
    for (int k = last; k >= 0; k = r->from[k])
        r->taken_by[k] = r->from[k] >= 0 ? r->taken_by[r->from[k]] : i;
    return true;
}

static void list_sections(rooms *r, const orki_seat *seats, int n)
{
    for (int i = 0; i < n; i++) {
        const orki_orchestra *o = &r->season->orchestras[seats[i].lesson];
        for (int k = 0; k < o->n_sections; k++) {
            r->section[r->n_sections] = o->first_section + k;
            r->start_min[r->n_sections++] = seats[i].start_min;
        }
    }
}

static void list_rooms(rooms *r, const orki_seat *seats, int n)
{
    for (int i = 0; i < n; i++) {
        const orki_school *school =
            &r->season->schools[r->season->orchestras[seats[i].lesson].school];
        for (int j = 0; j < school->n_rooms; j++) {
            int k = 0;
            while (k < r->n_rooms && r->room[k] != school->rooms[j])
                k++;
            r->room[k] = school->rooms[j];
            r->n_rooms += k == r->n_rooms;
        }
    }
}

static int place_all(rooms *r)
{
    int n_not_best = 0;
    for (int k = 0; k < r->n_rooms; k++)
        r->taken_by[k] = -1;
    for (int i = 0; i < r->n_sections; i++) {
        if (!augment(r, i))
            return ORKI_PROOF_NO_ROOMS;
    }
    for (int k = 0; k < r->n_rooms; k++)
        n_not_best += r->taken_by[k] >= 0 ? price_of(r, r->taken_by[k], k) : 0;
    return n_not_best;
}

int orki_proof_rooms(const ork_season *season, int day, const orki_seat *seats, int n)
{
    size_t most_sections = 0, most_rooms = 0;
    orki_arena arena = {0};
    for (int i = 0; i < n; i++) {
        const orki_orchestra *o = &season->orchestras[seats[i].lesson];
        most_sections += (size_t)o->n_sections;
        most_rooms += (size_t)season->schools[o->school].n_rooms;
    }
    rooms r = {.season = season, .day = day};
    r.section = orki_arena_alloc(&arena, most_sections, sizeof *r.section);
    r.start_min = orki_arena_alloc(&arena, most_sections, sizeof *r.start_min);
    r.room = orki_arena_alloc(&arena, most_rooms, sizeof *r.room);
    r.taken_by = orki_arena_alloc(&arena, most_rooms, sizeof *r.taken_by);
    r.distance = orki_arena_alloc(&arena, most_rooms, sizeof *r.distance);
    r.from = orki_arena_alloc(&arena, most_rooms, sizeof *r.from);
    bool has_memory = r.section != NULL && r.start_min != NULL && r.room != NULL &&
                      r.taken_by != NULL && r.distance != NULL && r.from != NULL;
    int n_not_best = ORKI_PROOF_NO_MEMORY;
    if (has_memory) {
        list_sections(&r, seats, n);
        list_rooms(&r, seats, n);
        n_not_best = place_all(&r);
    }
    orki_arena_free(&arena);
    return n_not_best;
}

bool orki_proof_stock(const ork_season *season, const orki_seat *seats, int n)
{
    for (int i = 0; i < n; i++) {
        const orki_orchestra *o = &season->orchestras[seats[i].lesson];
        for (int k = 0; k < season->n_skills; k++) {
            int owned = orki_judge_stock(season, o->school, k), needed = 0;
            for (int j = 0; j < n && owned >= 0; j++) {
                const orki_orchestra *other = &season->orchestras[seats[j].lesson];
                for (int x = other->first_section; x < other->first_section + other->n_sections;
                     x++) {
                    const char *role = season->roles[season->sections[x].role].id;
                    if (other->school == o->school && strcmp(role, season->skills[k].id) == 0)
                        needed += season->sections[x].pupils;
                }
            }
            if (owned >= 0 && needed > owned)
                return false;
        }
    }
    return true;
}
