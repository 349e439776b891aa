/* Rooms at the least cost for lessons whose times are known: every way to hand them out is tried,
 * separately for each cluster of lessons that overlap one another in time.
 * Definitions: src/doc/rules.md, "rooms and instruments". */
#include "brute_rules.h"

#include <string.h>

typedef struct room_search {
    const ork_season *season;
    ork_timetable *t;
    brute_counts *counts;
    int n;
    int sections[BRUTE_MAX_LESSONS * 4]; /* of one cluster */
    int rooms[BRUTE_MAX_LESSONS * 4];    /* the best answer so far */
    int64_t best;                        /* its cost, or -1 */
} room_search;

bool brute_room_fits(const ork_season *season, const ork_timetable *t, int section, int room,
                     int64_t *broken)
{
    const orki_section *s = &season->sections[section];
    const orki_room *r = &season->rooms[room];
    int o = s->orchestra;
    int64_t n = 0;
    for (int i = 0; i < r->closed[t->day[o]].n; i++) {
        const orki_span *span = &r->closed[t->day[o]].at[i];
        bool is_closed = t->start_min[o] < span->to && span->from < brute_end(season, t, o);
        n += is_closed;
        broken[ORKI_RULE_ROOM_OPEN] += is_closed;
    }
    bool is_small = r->seats < s->pupils, is_unfit = !r->fits[s->role];
    broken[ORKI_RULE_ROOM_SIZE] += is_small;
    broken[ORKI_RULE_ROOM_FIT] += is_unfit;
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_other = pin->room >= 0 && pin->room != room && pin->role == s->role &&
                        (pin->orchestra == o || pin->block == season->orchestras[o].block);
        n += is_other;
        broken[ORKI_RULE_PIN] += is_other;
    }
    return n + is_small + is_unfit == 0;
}

static bool is_taken(room_search *search, int position, int room)
{
    const ork_season *season = search->season;
    int o = season->sections[search->sections[position]].orchestra;
    for (int i = 0; i < position; i++) {
        int other = season->sections[search->sections[i]].orchestra;
        if (search->t->room[search->sections[i]] == room &&
            (other == o || brute_overlap(season, search->t, o, other))) {
            search->counts->broken[ORKI_RULE_ROOM_ONCE]++;
            return search->counts->waived != ORKI_RULE_ROOM_ONCE;
        }
    }
    return false;
}

static void hand_out(room_search *search, int position, int64_t cost)
{
    const ork_season *season = search->season;
    if (search->best >= 0 && cost >= search->best)
        return;
    if (position == search->n) {
        search->best = cost;
        for (int i = 0; i < search->n; i++)
            search->rooms[i] = search->t->room[search->sections[i]];
        return;
    }
    int section = search->sections[position], role = season->sections[section].role;
    const orki_school *school =
        &season->schools[season->orchestras[season->sections[section].orchestra].school];
    for (int i = 0; i < school->n_rooms; i++) {
        int room = school->rooms[i];
        brute_begin(search->counts);
        bool fits = brute_room_fits(season, search->t, section, room, search->counts->broken);
        if (!brute_allows(search->counts, fits) || is_taken(search, position, room))
            continue;
        bool is_best = season->rooms[room].is_best[role];
        search->t->room[section] = room;
        hand_out(search, position + 1,
                 cost + brute_change_of_room(season, section, room) +
                     (is_best ? 0 : (season->weights[ORKI_RULE_ROOM_BEST] + 50) / 100));
        search->t->room[section] = -1;
    }
    if (search->counts->waived == ORKI_RULE_SECTION_ROOM)
        hand_out(search, position + 1, cost);
}

/* Mark the lessons that overlap `o`, and those that overlap these, and so on. */
static void mark_cluster(const ork_season *season, const ork_timetable *t, int o, bool *marked)
{
    marked[o] = true;
    for (int other = 0; other < season->n_orchestras; other++) {
        if (!marked[other] && brute_overlap(season, t, o, other))
            mark_cluster(season, t, other, marked);
    }
}

int64_t brute_rooms(const ork_season *season, ork_timetable *t, brute_counts *counts)
{
    bool is_done[BRUTE_MAX_LESSONS] = {false};
    int64_t cost = 0;
    for (int i = 0; i < season->n_sections; i++)
        t->room[i] = -1;
    for (int o = 0; o < season->n_orchestras; o++) {
        if (t->day[o] < 0 || is_done[o])
            continue;
        bool in_cluster[BRUTE_MAX_LESSONS] = {false};
        mark_cluster(season, t, o, in_cluster);
        room_search search = {.season = season, .t = t, .counts = counts, .best = -1};
        for (int i = 0; i < season->n_sections; i++) {
            if (in_cluster[season->sections[i].orchestra])
                search.sections[search.n++] = i;
        }
        hand_out(&search, 0, 0);
        counts->broken[ORKI_RULE_SECTION_ROOM] += search.best < 0;
        if (search.best < 0)
            return -1;
        cost += search.best;
        for (int i = 0; i < search.n; i++)
            t->room[search.sections[i]] = search.rooms[i];
        for (int k = 0; k < season->n_orchestras; k++)
            is_done[k] |= in_cluster[k];
    }
    return cost;
}
