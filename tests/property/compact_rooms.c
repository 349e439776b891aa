/* Rooms: columns q[c,d,s,k], rows (22) and (23).
 * Input: the starts of lessons. Output: for each section and start the rooms that are open, large
 * enough, fit and not pinned away, and that no two sections use at once. */
#include "compact_model.h"

typedef struct use {
    int room, day, start, end, q;
} use;

typedef struct uses {
    use *at;
    int n;
    size_t capacity;
} uses;

static bool room_allows(const ork_season *season, const orki_section *section,
                        const compact_start *at, int room)
{
    const orki_room *r = &season->rooms[room];
    for (int i = 0; i < r->closed[at->day].n; i++) {
        const orki_span *span = &r->closed[at->day].at[i];
        if (at->start < span->to && span->from < at->end)
            return false;
    }
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_about = pin->orchestra == section->orchestra ||
                        pin->block == season->orchestras[section->orchestra].block;
        if (is_about && pin->role == section->role && pin->room >= 0 && pin->room != room)
            return false;
    }
    return r->fits[section->role] && r->seats >= section->pupils;
}

/* (22)  sum_k q[c,d,s,k] = x[o,d,s]                         each section c of lesson o, each (d,s)
 */
static void add_uses(compact_model *model, const orki_section *section, uses *all)
{
    const ork_season *season = model->season;
    const orki_school *school = &season->schools[season->orchestras[section->orchestra].school];
    const compact_lesson *lesson = &model->lessons[section->orchestra];
    mip *m = &model->mip;
    for (int s = 0; s < lesson->n_starts; s++) {
        const compact_start *at = &lesson->starts[s];
        int row = mip_add_row(m, 0, 0);
        mip_add_entry(m, row, at->x, -1);
        for (int i = 0; i < school->n_rooms; i++) {
            int room = school->rooms[i];
            if (!room_allows(season, section, at, room))
                continue;
            bool is_best = season->rooms[room].is_best[section->role];
            int q =
                mip_add_column(m, 1, is_best ? 0 : compact_unit(model, ORKI_RULE_ROOM_BEST), true);
            mip_add_entry(m, row, q, 1);
            if (orki_array_reserve(&all->at, &all->capacity, (size_t)all->n + 1, sizeof *all->at) !=
                0)
                m->is_failed = true;
            else
                all->at[all->n++] = (use){room, at->day, at->start, at->end, q};
        }
    }
}

static bool is_on(const use *u, const use *moment)
{
    return u->room == moment->room && u->day == moment->day && u->start <= moment->start &&
           moment->start < u->end;
}

/* (23)  sum of q over what may go on in room k at (d,s) <= 1     each room, each start of a use */
static void add_once(compact_model *model, const uses *all)
{
    for (int i = 0; i < all->n; i++) {
        bool is_done = false;
        int n = 0;
        for (int k = 0; k < all->n; k++) {
            const use *u = &all->at[k];
            is_done |= k < i && u->start == all->at[i].start && is_on(u, &all->at[i]);
            n += is_on(u, &all->at[i]);
        }
        if (is_done || n < 2)
            continue;
        int row = mip_add_row(&model->mip, -MIP_NO_BOUND, 1);
        for (int k = 0; k < all->n; k++) {
            if (is_on(&all->at[k], &all->at[i]))
                mip_add_entry(&model->mip, row, all->at[k].q, 1);
        }
    }
}

void compact_add_rooms(compact_model *model)
{
    uses all = {0};
    for (int i = 0; i < model->season->n_sections && !model->mip.is_failed; i++)
        add_uses(model, &model->season->sections[i], &all);
    add_once(model, &all);
    orki_free(all.at);
}
