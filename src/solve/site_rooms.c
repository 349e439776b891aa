/* Lessons are sorted by start and cut into runs that overlap; most runs share one moment and are an
 * assignment, the others an integer program:
 *
 *   min  sum points(s, r) a(s, r)
 *   (S1)  sum over rooms of a(s, r) = 1                                  each section
 *   (S2)  sum over sections going on when lesson i starts of a(s, r) <= 1 each room and lesson i */
#include "solve/site_rooms.h"

#include "plan/stock.h"
#include "solve/glpk_boundary.h"

typedef struct run {
    const ork_season *season;
    const orki_sitting *sittings;
    int n;
    int *room; /* [season.n_sections] */
} run;

static int end_of(const ork_season *season, const orki_sitting *s)
{
    return s->start_min + season->orchestras[s->orchestra].lesson_min;
}

static void sort_by_start(orki_sitting *s, int n)
{
    for (int i = 1; i < n; i++) {
        orki_sitting x = s[i];
        int k = i;
        for (; k > 0 && s[k - 1].start_min > x.start_min; k--)
            s[k] = s[k - 1];
        s[k] = x;
    }
}

/* Is lesson i going on when lesson k of the run starts? */
static bool goes_on_at(const run *r, int i, int k)
{
    return r->sittings[i].start_min <= r->sittings[k].start_min &&
           r->sittings[k].start_min < end_of(r->season, &r->sittings[i]);
}

static bool stock_fits(const run *r)
{
    orki_sitting together[64];
    for (int k = 0; k < r->n; k++) {
        int n = 0;
        for (int i = 0; i < r->n && n < 64; i++) {
            if (goes_on_at(r, i, k))
                together[n++] = r->sittings[i];
        }
        if (!orki_stock_suffices(r->season, together, n))
            return false;
    }
    return true;
}

/* The lesson that starts last starts before the first one ends: all share that moment. */
static bool is_one_moment(const run *r)
{
    int first_end = end_of(r->season, &r->sittings[0]);
    for (int i = 1; i < r->n; i++) {
        int end = end_of(r->season, &r->sittings[i]);
        first_end = end < first_end ? end : first_end;
    }
    return r->sittings[r->n - 1].start_min < first_end;
}

/* The room of the same role in another lesson of the block, where it has one already, else -1: a
 * section stays where it is. */
static int room_of_role(const run *r, int section)
{
    const orki_section *s = &r->season->sections[section];
    const orki_block *block = &r->season->blocks[r->season->orchestras[s->orchestra].block];
    int room = -1;
    for (int i = 0; i < block->n_lessons && room < 0; i++) {
        int other = orki_section_of(r->season, block->lessons[i], s->role);
        room = other < 0 ? -1 : r->room[other];
    }
    return room;
}

static ork_status assign_moment(const run *r, int64_t *points)
{
    int rooms[256], liked[256], n = 0;
    for (int i = 0; i < r->n; i++) {
        const orki_orchestra *o = &r->season->orchestras[r->sittings[i].orchestra];
        for (int k = 0; k < o->n_sections && n < 256; k++)
            liked[n++] = room_of_role(r, o->first_section + k);
    }
    n = 0;
    *points = orki_rooms_cheapest(r->season, r->sittings, r->n, liked, rooms);
    if (*points == ORKI_ROOMS_NO_MEMORY)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < r->n && *points >= 0; i++) {
        const orki_orchestra *o = &r->season->orchestras[r->sittings[i].orchestra];
        for (int k = 0; k < o->n_sections; k++)
            r->room[o->first_section + k] = rooms[n++];
    }
    return ORK_OK;
}

/* One column a(s, r) for each section and room that may be together. *first is the next (S1) row.
 */
static bool add_sitting(orki_lp *lp, const run *r, int i, int *first_row, const int *moment_row,
                        int (*choice)[2], int *n_choices)
{
    const ork_season *season = r->season;
    const orki_orchestra *o = &season->orchestras[r->sittings[i].orchestra];
    for (int k = 0; k < o->n_sections; k++, ++*first_row) {
        int section = o->first_section + k;
        for (int room = 0; room < season->n_rooms; room++) {
            int rows[65] = {*first_row}, n = 1;
            double values[65] = {1};
            if (!orki_section_may_room(season, section, room, r->sittings[i].day,
                                       r->sittings[i].start_min))
                continue;
            for (int m = 0; m < r->n && n < 65; m++) {
                if (!goes_on_at(r, i, m))
                    continue;
                values[n] = 1;
                rows[n++] = moment_row[m * season->n_rooms + room];
            }
            int column = orki_lp_add_column(lp, (double)orki_room_points(season, section, room), 0,
                                            1, n, rows, values);
            if (column < 0)
                return false;
            orki_lp_set_whole(lp, column);
            choice[column][0] = section;
            choice[column][1] = room;
            *n_choices = column + 1;
        }
    }
    return true;
}

static ork_status read_choices(orki_lp *lp, const run *r, int (*choice)[2], int n, int64_t *points)
{
    orki_lp_outcome outcome;
    orki_lp_limits limits = {ORKI_LP_INFINITY, INT64_MAX, ORKI_LP_INFINITY};
    ork_status st = orki_lp_solve_whole(lp, &limits, &outcome);
    *points = ORKI_NO_ROOMS;
    if (st != ORK_OK || outcome != ORKI_LP_OPTIMAL)
        return st;
    *points = 0;
    for (int c = 0; c < n; c++) {
        if (orki_lp_whole_value(lp, c) <= 0.5)
            continue;
        r->room[choice[c][0]] = choice[c][1];
        *points += orki_room_points(r->season, choice[c][0], choice[c][1]);
    }
    return ORK_OK;
}

static ork_status assign_chain(const run *r, int64_t *points)
{
    int n_rooms = r->season->n_rooms, n_sections = 0, n_choices = 0, section_row = 0;
    for (int i = 0; i < r->n; i++)
        n_sections += r->season->orchestras[r->sittings[i].orchestra].n_sections;
    orki_arena arena = {0};
    orki_lp *lp = NULL;
    ork_status st = orki_lp_open(&lp);
    int *moment_row = orki_arena_alloc(&arena, (size_t)r->n * (size_t)n_rooms, sizeof *moment_row);
    int(*choice)[2] =
        orki_arena_alloc(&arena, (size_t)n_sections * (size_t)n_rooms, sizeof *choice);
    if (st == ORK_OK && (moment_row == NULL || choice == NULL))
        st = ORK_ERR_MEMORY;
    bool is_built = st == ORK_OK;
    for (int s = 0; s < n_sections && is_built; s++)
        is_built = orki_lp_add_row(lp, 1, 1) >= 0;
    for (int m = 0; m < r->n * n_rooms && is_built; m++) {
        moment_row[m] = orki_lp_add_row(lp, -ORKI_LP_INFINITY, 1);
        is_built = moment_row[m] >= 0;
    }
    for (int i = 0; i < r->n && is_built; i++)
        is_built = add_sitting(lp, r, i, &section_row, moment_row, choice, &n_choices);
    if (st == ORK_OK)
        st = is_built ? read_choices(lp, r, choice, n_choices, points) : ORK_ERR_BACKEND;
    orki_lp_close(lp);
    orki_arena_free(&arena);
    return st;
}

ork_status orki_site_rooms(const ork_season *season, orki_sitting *sittings, int n, int *room,
                           int64_t *points)
{
    sort_by_start(sittings, n);
    *points = 0;
    for (int i = 0, past; i < n; i = past) {
        int end = end_of(season, &sittings[i]);
        for (past = i + 1; past < n && sittings[past].start_min < end; past++) {
            int e = end_of(season, &sittings[past]);
            end = e > end ? e : end;
        }
        run r = {season, sittings + i, past - i, room};
        int64_t part = ORKI_NO_ROOMS;
        ork_status st = ORK_OK;
        if (stock_fits(&r))
            st = is_one_moment(&r) ? assign_moment(&r, &part) : assign_chain(&r, &part);
        if (st != ORK_OK)
            return st;
        if (part < 0) {
            *points = ORKI_NO_ROOMS;
            return ORK_OK;
        }
        *points += part;
    }
    return ORK_OK;
}
