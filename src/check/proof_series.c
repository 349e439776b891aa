/* A meeting begins at a moment of its lesson; a double is two of them, the second right after the
 * first (rules natural-start, series-day and those of one lesson). */
#include "check/proof_series.h"

#include "check/proof_minutes.h"
#include "check/proof_rooms.h"

static const orki_orchestra *lesson_of(const orki_proof_pieces *p, int block)
{
    return &p->season->orchestras[p->season->blocks[block].lessons[0]];
}

static bool has_group(const orki_orchestra *o, int group)
{
    for (int i = 0; i < o->n_groups; i++) {
        if (o->groups[i] == group)
            return true;
    }
    return false;
}

/* Points of room-best, with all rooms to itself, and of school-wish; negative as orki_proof_rooms.
 */
static int64_t meeting_cost(const ork_season *season, int lesson, int day, int start)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    const orki_school *school = &season->schools[o->school];
    orki_seat seat = {lesson, start};
    orki_span wish = school->times_preferred;
    int n_not_best = orki_proof_stock(season, &seat, 1) ? orki_proof_rooms(season, day, &seat, 1)
                                                        : ORKI_PROOF_NO_ROOMS;
    if (n_not_best < 0)
        return n_not_best;
    int n_wishes = school->days_preferred != 0 && (school->days_preferred >> day & 1) == 0;
    n_wishes += wish.from < wish.to && (start < wish.from || start + o->lesson_min > wish.to);
    if (season->programmes[o->programme].is_after_school)
        n_wishes = 0;
    return n_not_best * orki_points(1, season->weights[ORKI_RULE_ROOM_BEST]) +
           n_wishes * orki_points(1, season->weights[ORKI_RULE_SCHOOL_WISH]);
}

static int64_t moments_cost(const orki_proof_pieces *p, const orki_orchestra *o, int day,
                            const int *starts, int n, bool *is_met)
{
    int64_t sum = 0;
    for (int c = 0; c < p->stage->n_crowds; c++) {
        const orki_crowd_price *x = &p->stage->crowds[c];
        bool is_on = false;
        for (int i = 0; i < n && x->day == day; i++)
            is_on =
                is_on || (starts[i] <= x->start_min && x->start_min < starts[i] + o->lesson_min);
        if (!is_on || !has_group(o, x->group))
            continue;
        sum += x->price;
        is_met[c] = true;
    }
    return sum;
}

/* A piece of n meetings from that start on, when the rules allow it. */
static ork_status add_piece(orki_proof_pieces *p, int block, const orki_minutes *minutes, int day,
                            int start, int n, bool *is_met)
{
    const orki_orchestra *o = lesson_of(p, block);
    const int *lessons = p->season->blocks[block].lessons;
    int step = o->lesson_min + orki_changeover_of(p->season, lessons[0]);
    int64_t cost = 0;
    for (int i = 0; i < n; i++) {
        int at = start + i * step;
        int64_t more = at < ORKI_DAY_MIN && minutes->may[at]
                           ? meeting_cost(p->season, lessons[0], day, at)
                           : ORKI_PROOF_NO_ROOMS;
        if (more < 0)
            return more == ORKI_PROOF_NO_MEMORY ? ORK_ERR_MEMORY : ORK_OK;
        cost += more;
    }
    int *starts = orki_arena_alloc(&p->arena, (size_t)n, sizeof *starts);
    if (starts == NULL ||
        orki_array_reserve(&p->at, &p->capacity, (size_t)p->n + 1, sizeof *p->at) != 0)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < n; i++)
        starts[i] = start + i * step;
    int64_t moments = moments_cost(p, o, day, starts, n, is_met);
    p->at[p->n++] =
        (orki_proof_piece){.day = day,
                           .n = n,
                           .start_min = starts,
                           .lesson = lessons,
                           .price = -cost * ORKI_PROOF_POINT - moments * ORKI_PROOF_UNIT,
                           .is_open = true};
    return ORK_OK;
}

static bool may_double(const orki_series *series, int start)
{
    bool may_begin = series->n_double_starts == 0;
    for (int i = 0; i < series->n_double_starts; i++)
        may_begin = may_begin || series->double_starts[i] == start;
    return may_begin && series->day_most >= 2 && series->n_meetings >= 2;
}

ork_status orki_proof_series_add(orki_proof_pieces *pieces, int block, bool *is_met)
{
    const orki_block *b = &pieces->season->blocks[block];
    const orki_series *series = &pieces->season->series[b->series];
    ork_status st = ORK_OK;
    for (int part = pieces->first_part[block]; part < pieces->first_part[block + 1]; part++) {
        pieces->parts[part].first = pieces->n;
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            orki_minutes minutes;
            orki_minutes_paint(&minutes, pieces->season, b->lessons[0], day);
            for (int s = 0; s < ORKI_DAY_MIN && st == ORK_OK; s++) {
                if (minutes.is_moment[s])
                    st = add_piece(pieces, block, &minutes, day, s, 1, is_met);
                if (minutes.is_moment[s] && st == ORK_OK && may_double(series, s))
                    st = add_piece(pieces, block, &minutes, day, s, 2, is_met);
            }
        }
        pieces->parts[part].n = pieces->n - pieces->parts[part].first;
    }
    return st;
}

void orki_proof_series_charge(const orki_proof_pieces *pieces, int block, orki_places *places)
{
    const ork_season *season = pieces->season;
    const orki_block *b = &season->blocks[block];
    for (int c = 0; c < pieces->stage->n_crowds; c++) {
        const orki_crowd_price *x = &pieces->stage->crowds[c];
        for (int i = 0; i < places->n; i++) {
            bool is_on = false;
            for (int k = 0; k < b->n_lessons && places->at[i].day == x->day; k++) {
                const orki_orchestra *o = &season->orchestras[b->lessons[k]];
                int start = places->at[i].start_min[k];
                is_on = is_on || (start <= x->start_min && x->start_min < start + o->lesson_min &&
                                  has_group(o, x->group));
            }
            places->at[i].charge += is_on ? x->price * ORKI_PROOF_UNIT : 0;
        }
    }
}

int64_t orki_series_missing_cost(const ork_season *season, int block, int n_placed, int n_doubles)
{
    const orki_block *b = &season->blocks[block];
    int wanted = season->series[b->series].n_doubles - n_doubles;
    int64_t points =
        orki_points(1, season->weights[ORKI_RULE_UNPLACED]) * (b->n_lessons - n_placed);
    if (wanted > 0)
        points += orki_points(wanted, season->weights[ORKI_RULE_DOUBLE]);
    return points * ORKI_PROOF_POINT;
}

#define NEVER (INT64_MAX / 4)

/* least[j][k]: of j meetings and k doubles on the days so far. */
typedef struct alone {
    int64_t least[ORKI_MAX_BLOCK_LESSONS + 1][ORKI_MAX_BLOCK_LESSONS + 1];
} alone;

static int64_t sum_of(int64_t a, int64_t b)
{
    return a == NEVER || b == NEVER ? NEVER : a + b;
}

/* One more day, with the cheapest piece of a meeting and that of a double. */
static void add_day(alone *x, int most, int64_t single, int64_t pair)
{
    for (int j = most; j > 0; j--) {
        for (int k = j / 2; k >= 0; k--) {
            int64_t *to = &x->least[j][k], with_single = sum_of(x->least[j - 1][k], single);
            *to = with_single < *to ? with_single : *to;
            if (j < 2 || k == 0)
                continue;
            int64_t with_pair = sum_of(x->least[j - 2][k - 1], pair);
            *to = with_pair < *to ? with_pair : *to;
        }
    }
}

int64_t orki_proof_series_alone(const orki_proof_pieces *pieces, int block)
{
    const ork_season *season = pieces->season;
    const orki_block *b = &season->blocks[block];
    alone table;
    int64_t lack = orki_points(1, season->weights[ORKI_RULE_UNSTAFFED]) * ORKI_PROOF_POINT;
    const orki_proof_part *part = &pieces->parts[pieces->first_part[block]];
    for (int j = 0; j <= b->n_lessons; j++) {
        for (int k = 0; k <= b->n_lessons; k++)
            table.least[j][k] = j == 0 && k == 0 ? 0 : NEVER;
    }
    for (int day = 0; day < ORKI_N_DAYS && !b->needs_captain; day++) {
        int64_t cheapest[3] = {0, NEVER, NEVER};
        for (int i = part->first; i < part->first + part->n; i++) {
            const orki_proof_piece *x = &pieces->at[i];
            int64_t value = lack * x->n - x->price;
            if (x->day == day && value < cheapest[x->n])
                cheapest[x->n] = value;
        }
        add_day(&table, b->n_lessons, cheapest[1], cheapest[2]);
    }
    int64_t best = NEVER;
    for (int j = 0; j <= b->n_lessons; j++) {
        for (int k = 0; 2 * k <= j; k++) {
            int64_t value =
                sum_of(table.least[j][k], orki_series_missing_cost(season, block, j, k));
            best = value < best ? value : best;
        }
    }
    return best;
}
