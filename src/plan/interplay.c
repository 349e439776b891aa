/* Pairs of blocks, tested by what they share and then by whether they can be near in time at all.
 * A lesson's reach on a day is from its earliest to its latest possible minute. */
#include "plan/interplay.h"

#include "plan/starts.h"
#include "plan/stock.h"

/* [n_orchestras * ORKI_N_DAYS] earliest start to latest end; from > to when never. */
typedef struct reaches {
    const ork_season *season;
    orki_span *at;
} reaches;

static orki_span find_reach(const ork_season *season, int orchestra, int day)
{
    orki_span reach = {0, -1};
    int length = season->orchestras[orchestra].lesson_min, first = 0, last = ORKI_DAY_MIN - length;
    while (first <= last && !orki_lesson_may(season, orchestra, day, first))
        first++;
    while (last >= first && !orki_lesson_may(season, orchestra, day, last))
        last--;
    if (first <= last)
        reach = (orki_span){first, last + length};
    return reach;
}

static orki_span reach_of(const reaches *r, int orchestra, int day)
{
    return r->at[(size_t)orchestra * ORKI_N_DAYS + (size_t)day];
}

/* Can the two lessons be less than `apart` minutes from each other on some day? */
static bool can_be_near(const reaches *r, int a, int b, int apart)
{
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        orki_span x = reach_of(r, a, d), y = reach_of(r, b, d);
        if (x.from < x.to && y.from < y.to && x.from < y.to + apart && y.from < x.to + apart)
            return true;
    }
    return false;
}

static bool share_group(const ork_season *season, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    for (int i = 0; i < x->n_groups; i++) {
        for (int j = 0; j < y->n_groups; j++) {
            if (x->groups[i] == y->groups[j])
                return true;
        }
    }
    return false;
}

/* Schools of one building share its rooms, also where each has its own coordinates. */
static bool are_under_one_roof(const ork_season *season, int a, int b)
{
    return a == b || (season->schools[a].building >= 0 &&
                      season->schools[a].building == season->schools[b].building);
}

static bool may_use(const ork_season *season, int orchestra, int room)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    const orki_room *r = &season->rooms[room];
    for (int k = 0; k < o->n_sections; k++) {
        const orki_section *s = &season->sections[o->first_section + k];
        if (r->fits[s->role] && r->seats >= s->pupils)
            return true;
    }
    return false;
}

static bool share_room(const ork_season *season, int a, int b)
{
    const orki_school *x = &season->schools[season->orchestras[a].school];
    const orki_school *y = &season->schools[season->orchestras[b].school];
    for (int i = 0; i < x->n_rooms; i++) {
        bool is_shared = false;
        for (int j = 0; j < y->n_rooms && !is_shared; j++)
            is_shared = x->rooms[i] == y->rooms[j];
        if (is_shared && may_use(season, a, x->rooms[i]) && may_use(season, b, x->rooms[i]))
            return true;
    }
    return false;
}

static bool share_stock(const ork_season *season, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    if (x->school != y->school)
        return false;
    for (int i = 0; i < x->n_sections; i++) {
        int role = season->sections[x->first_section + i].role;
        int skill = orki_role_instrument(season, role);
        if (skill >= 0 && season->schools[x->school].stock[skill] >= 0 &&
            orki_section_of(season, b, role) >= 0)
            return true;
    }
    return false;
}

bool orki_uses_set(const ork_season *season, int orchestra, int set)
{
    const orki_shared_set *s = &season->shared_sets[set];
    const orki_orchestra *o = &season->orchestras[orchestra];
    bool is_in_set = false, uses = false;
    for (int i = 0; i < s->n_schools; i++)
        is_in_set = is_in_set || s->schools[i] == o->school;
    for (int i = 0; is_in_set && i < o->n_sections; i++) {
        const orki_role *role = &season->roles[season->sections[o->first_section + i].role];
        for (int k = 0; k < role->n_skills; k++)
            uses = uses || role->skills[k] == s->skill;
    }
    return uses;
}

static bool share_set(const ork_season *season, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    if (season->schools[x->school].address == season->schools[y->school].address)
        return false;
    for (int s = 0; s < season->n_shared_sets; s++) {
        if (orki_uses_set(season, a, s) && orki_uses_set(season, b, s))
            return true;
    }
    return false;
}

static int meet(const reaches *r, int a, int b)
{
    const ork_season *season = r->season;
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    int there = orki_travel_of_pupils(season, x->school, y->school);
    int back = orki_travel_of_pupils(season, y->school, x->school);
    int kinds = 0;
    if (share_group(season, a, b) && can_be_near(r, a, b, there > back ? there : back))
        kinds |= ORKI_MEET_GROUPS;
    if (are_under_one_roof(season, x->school, y->school) && can_be_near(r, a, b, 0)) {
        kinds |= share_room(season, a, b) ? ORKI_MEET_ROOMS : 0;
        kinds |= share_stock(season, a, b) ? ORKI_MEET_STOCK : 0;
    }
    if (x->series >= 0 && x->series == y->series)
        kinds |= ORKI_MEET_SERIES;
    if (share_set(season, a, b))
        kinds |= ORKI_MEET_SETS;
    return kinds;
}

static ork_status add_pair(orki_interplay *out, const reaches *r, int block, int other)
{
    const orki_block *b = &r->season->blocks[block], *c = &r->season->blocks[other];
    int kinds = 0;
    for (int i = 0; i < b->n_lessons; i++) {
        for (int j = 0; j < c->n_lessons; j++) {
            int met = meet(r, b->lessons[i], c->lessons[j]);
            kinds |= met;
            if ((met & ~ORKI_MEET_SETS) != 0)
                out->is_singular[b->lessons[i]] = out->is_singular[c->lessons[j]] = true;
        }
    }
    if (kinds == 0)
        return ORK_OK;
    if (orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at))
        return ORK_ERR_MEMORY;
    out->at[out->n++] = (orki_meeting){block, other, kinds};
    return ORK_OK;
}

/* Rooms of a building serve several schools, so a school may use rooms of another owner. */
ork_status orki_interplay_find(orki_interplay *out, const ork_season *season)
{
    *out = (orki_interplay){0};
    size_t n_orchestras = (size_t)season->n_orchestras;
    reaches r = {season, orki_arena_alloc(&out->arena, n_orchestras * ORKI_N_DAYS, sizeof *r.at)};
    out->is_singular = orki_arena_alloc(&out->arena, n_orchestras, sizeof *out->is_singular);
    if (r.at == NULL || out->is_singular == NULL)
        return ORK_ERR_MEMORY;
    for (int o = 0; o < season->n_orchestras; o++) {
        for (int d = 0; d < ORKI_N_DAYS && season->orchestras[o].block >= 0; d++)
            r.at[o * ORKI_N_DAYS + d] = find_reach(season, o, d);
    }
    ork_status st = ORK_OK;
    for (int b = 0; b < season->n_blocks && st == ORK_OK; b++) {
        for (int c = b + 1; c < season->n_blocks && st == ORK_OK; c++)
            st = add_pair(out, &r, b, c);
    }
    return st;
}

void orki_interplay_free(orki_interplay *interplay)
{
    orki_free(interplay->at);
    orki_arena_free(&interplay->arena);
    *interplay = (orki_interplay){0};
}
