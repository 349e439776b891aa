/* Two lessons of different blocks against the rules group-once, room-once, stock, shared-set
 * and series-day.
 */
#include "check/proof_clashes.h"

#include "check/proof_pieces.h"
#include "check/proof_rooms.h"

#include <string.h>

typedef struct charging {
    const ork_season *season;
    const orki_clash_price *price;
    const orki_places *mine;
    orki_places *others;
    ork_status st;
} charging;

/* Rule group-once for a lesson and a later one. */
static bool groups_meet(const ork_season *season, orki_seat first, orki_seat second)
{
    const orki_orchestra *a = &season->orchestras[first.lesson];
    const orki_orchestra *b = &season->orchestras[second.lesson];
    int arrival =
        first.start_min + a->lesson_min + orki_travel_of_pupils(season, a->school, b->school);
    for (int i = 0; i < a->n_groups && second.start_min < arrival; i++) {
        for (int j = 0; j < b->n_groups; j++) {
            if (a->groups[i] == b->groups[j])
                return true;
        }
    }
    return false;
}

static bool needs_set(const ork_season *season, int lesson, const orki_shared_set *set)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    bool is_at_school = false;
    for (int i = 0; i < set->n_schools; i++)
        is_at_school = is_at_school || set->schools[i] == o->school;
    for (int s = o->first_section; s < o->first_section + o->n_sections && is_at_school; s++) {
        const orki_role *role = &season->roles[season->sections[s].role];
        for (int k = 0; k < role->n_skills; k++) {
            if (role->skills[k] == set->skill)
                return true;
        }
    }
    return false;
}

static bool sets_meet(const ork_season *season, int a, int b)
{
    int here = season->schools[season->orchestras[a].school].address;
    int there = season->schools[season->orchestras[b].school].address;
    for (int i = 0; i < season->n_shared_sets && here != there; i++) {
        if (needs_set(season, a, &season->shared_sets[i]) &&
            needs_set(season, b, &season->shared_sets[i]))
            return true;
    }
    return false;
}

/* Two meetings of a series on one day are a double or break series-day. */
static bool meetings_clash(const ork_season *season, orki_seat first, orki_seat second)
{
    const orki_orchestra *o = &season->orchestras[first.lesson];
    if (o->series < 0 || o->series != season->orchestras[second.lesson].series)
        return false;
    const orki_series *series = &season->series[o->series];
    bool may_begin = series->n_double_starts == 0;
    for (int i = 0; i < series->n_double_starts; i++)
        may_begin = may_begin || series->double_starts[i] == first.start_min;
    return series->day_most < 2 || !may_begin ||
           second.start_min !=
               first.start_min + o->lesson_min + orki_changeover_of(season, first.lesson);
}

static bool lessons_clash(charging *c, int day, orki_seat a, orki_seat b)
{
    const ork_season *season = c->season;
    bool is_first = a.start_min <= b.start_min;
    if (sets_meet(season, a.lesson, b.lesson) ||
        meetings_clash(season, is_first ? a : b, is_first ? b : a) ||
        groups_meet(season, is_first ? a : b, is_first ? b : a))
        return true;
    orki_seat both[2] = {is_first ? a : b, is_first ? b : a};
    if (both[1].start_min >= both[0].start_min + season->orchestras[both[0].lesson].lesson_min)
        return false;
    if (!orki_proof_stock(season, both, 2))
        return true;
    int rooms = orki_proof_rooms(season, day, both, 2);
    if (rooms == ORKI_PROOF_NO_MEMORY)
        c->st = ORK_ERR_MEMORY;
    return rooms == ORKI_PROOF_NO_ROOMS;
}

static bool places_clash(charging *c, const orki_place_of_block *p, const orki_place_of_block *q)
{
    const orki_block *a = &c->season->blocks[c->price->block];
    const orki_block *b = &c->season->blocks[c->price->other];
    for (int i = 0; i < a->n_lessons; i++) {
        for (int j = 0; j < b->n_lessons && p->day == q->day; j++) {
            if (lessons_clash(c, p->day, (orki_seat){a->lessons[i], p->start_min[i]},
                              (orki_seat){b->lessons[j], q->start_min[j]}))
                return true;
        }
    }
    return false;
}

/* The placement that the price names. */
static int find_named(const charging *c)
{
    const orki_clash_price *price = c->price;
    int starts[ORKI_MAX_BLOCK_LESSONS], n = c->season->blocks[price->block].n_lessons;
    if (price->n_starts != n)
        return -1;
    memcpy(starts, price->start_min, (size_t)n * sizeof *starts);
    for (int i = 0; i < n; i++) {
        for (int k = i + 1; k < n; k++) {
            if (c->mine->alike[k] == c->mine->alike[i] && starts[k] < starts[i]) {
                int swap = starts[i];
                starts[i] = starts[k];
                starts[k] = swap;
            }
        }
    }
    for (int p = 0; p < c->mine->n; p++) {
        if (c->mine->at[p].day == price->day &&
            memcmp(c->mine->at[p].start_min, starts, (size_t)n * sizeof *starts) == 0)
            return p;
    }
    return -1;
}

static bool are_same_times(const charging *c, const orki_place_of_block *p,
                           const orki_place_of_block *q)
{
    int n = c->season->blocks[c->price->block].n_lessons;
    bool is_taken[ORKI_MAX_BLOCK_LESSONS] = {false};
    for (int i = 0; i < n; i++) {
        int k = 0;
        while (k < n && (is_taken[k] || p->start_min[i] != q->start_min[k]))
            k++;
        if (k == n)
            return false;
        is_taken[k] = true;
    }
    return p->day == q->day;
}

/* Charge the placements of the other block that exclude the named one, then those that differ from
 * the named one only in which lesson is when and are excluded by all the same. */
static void charge(charging *c, int named)
{
    const orki_place_of_block *p = &c->mine->at[named];
    int64_t price = c->price->price * ORKI_PROOF_UNIT;
    bool *is_hit = orki_alloc((size_t)c->others->n, sizeof *is_hit);
    if (is_hit == NULL) {
        c->st = ORK_ERR_MEMORY;
        return;
    }
    for (int q = 0; q < c->others->n && c->st == ORK_OK; q++)
        is_hit[q] = places_clash(c, p, &c->others->at[q]);
    for (int i = 0; i < c->mine->n && c->st == ORK_OK; i++) {
        bool is_excluded = are_same_times(c, p, &c->mine->at[i]);
        for (int q = 0; q < c->others->n && is_excluded && i != named; q++)
            is_excluded = !is_hit[q] || places_clash(c, &c->mine->at[i], &c->others->at[q]);
        if (is_excluded)
            c->mine->at[i].charge += price;
    }
    for (int q = 0; q < c->others->n; q++)
        c->others->at[q].charge += is_hit[q] ? price : 0;
    orki_free(is_hit);
}

ork_status orki_proof_clashes_charge(const ork_season *season, const orki_stage *stage,
                                     orki_places *places, const orki_clash_price **at)
{
    charging c = {.season = season, .st = ORK_OK};
    for (int i = 0; i < stage->n_clashes && c.st == ORK_OK; i++) {
        c.price = *at = &stage->clashes[i];
        c.mine = &places[c.price->block];
        c.others = &places[c.price->other];
        int named = find_named(&c);
        if (named < 0)
            return ORK_ERR_INPUT;
        charge(&c, named);
    }
    return c.st;
}
