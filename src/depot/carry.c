/* What a choice of loans comes to: pieces short and moved, cents, and the trips of each depot and
 * address, there with what comes and back with what is collected. */
#include "depot/wants.h"

#include <string.h>

int orki_wants_lot(const orki_wants *wants, int depot, int school)
{
    const ork_season *s = wants->season;
    return depot * s->n_addresses + s->schools[school].address;
}

ork_status orki_wants_hold(const orki_wants *wants, const int *pieces, bool *is_held)
{
    size_t n_skills = (size_t)wants->season->n_skills;
    size_t n = (size_t)wants->season->n_depots * n_skills;
    size_t n_schools = (size_t)wants->season->n_schools * n_skills;
    int64_t *lent = orki_alloc(n + n_schools + 1, sizeof *lent);
    if (lent == NULL)
        return ORK_ERR_MEMORY;
    int64_t *got = lent + n;
    *is_held = true;
    for (int i = 0; i < wants->n_arcs; i++) {
        const orki_arc *a = &wants->arcs[i];
        size_t from = (size_t)a->depot * n_skills + (size_t)a->skill;
        size_t to = (size_t)a->school * n_skills + (size_t)a->skill;
        lent[from] += pieces[i];
        got[to] += pieces[i];
        *is_held = *is_held && pieces[i] >= 0 && lent[from] <= wants->lendable[from] &&
                   got[to] <= wants->wanted[to];
    }
    orki_free(lent);
    return ORK_OK;
}

/* The largest instrument below this size, or of it with a higher number; -1: no more. */
static int next_smaller(const ork_season *s, const int *pieces, int skill)
{
    int best = -1;
    for (int k = 0; k < s->n_skills; k++) {
        const int *size = s->loan_terms.sizes;
        bool is_after = skill < 0 || size[k] < size[skill] || (size[k] == size[skill] && k > skill);
        if (pieces[k] > 0 && is_after && (best < 0 || size[k] > size[best]))
            best = k;
    }
    return best;
}

ork_status orki_trips_needed(const ork_season *season, const int *pieces, int *n_trips)
{
    int holds = season->loan_terms.holds, n = 0;
    size_t capacity = 0;
    int *room = NULL; /* [n] left in each trip */
    ork_status st = ORK_OK;
    for (int k = next_smaller(season, pieces, -1); k >= 0 && st == ORK_OK;
         k = next_smaller(season, pieces, k)) {
        int size = season->loan_terms.sizes[k], left = pieces[k];
        for (int i = 0; left > 0; i++) {
            if (i == n) {
                if (orki_array_reserve(&room, &capacity, (size_t)n + 1, sizeof *room) != 0) {
                    st = ORK_ERR_MEMORY;
                    break;
                }
                room[n++] = holds;
            }
            int taken = room[i] / size < left ? room[i] / size : left;
            room[i] -= taken * size;
            left -= taken;
        }
    }
    orki_free(room);
    *n_trips = n;
    return st;
}

/* Pieces of each lot and skill that come (first half) and go back (second half). */
static int *list_moves(const orki_wants *w, const int *pieces, orki_loan_key *key)
{
    const ork_season *s = w->season;
    size_t n = (size_t)w->n_lots * (size_t)s->n_skills;
    int *moves = orki_alloc(2 * n + 1, sizeof *moves);
    if (moves == NULL)
        return NULL;
    for (int i = 0; i < s->loan_terms.n_standing; i++) {
        const orki_loan *l = &s->loan_terms.standing[i];
        size_t lot = (size_t)orki_wants_lot(w, l->depot, l->school);
        moves[n + lot * (size_t)s->n_skills + (size_t)l->skill] += l->pieces;
        key->moved += l->pieces;
    }
    for (int i = 0; i < w->n_arcs; i++) {
        const orki_arc *a = &w->arcs[i];
        int stay = pieces[i] < a->standing ? pieces[i] : a->standing;
        size_t at =
            (size_t)orki_wants_lot(w, a->depot, a->school) * (size_t)s->n_skills + (size_t)a->skill;
        moves[at] += pieces[i] - stay;
        moves[n + at] -= stay;
        key->moved += pieces[i] - 2 * (int64_t)stay;
        key->shortage -= pieces[i];
        key->cents += pieces[i] * s->depots[a->depot].rent[a->skill];
    }
    return moves;
}

ork_status orki_wants_count(const orki_wants *wants, const int *pieces, orki_loan_key *key)
{
    const ork_season *s = wants->season;
    size_t n = (size_t)wants->n_lots * (size_t)s->n_skills;
    *key = (orki_loan_key){.shortage = wants->all};
    int *moves = list_moves(wants, pieces, key);
    ork_status st = moves == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int lot = 0; lot < wants->n_lots && st == ORK_OK; lot++) {
        const int *there = moves + (size_t)lot * (size_t)s->n_skills, *back = there + n;
        int out = 0, in = 0;
        st = orki_trips_needed(s, there, &out);
        if (st == ORK_OK)
            st = orki_trips_needed(s, back, &in);
        int trips = out > in ? out : in;
        key->trips += trips;
        key->cents += (int64_t)trips * wants->lot_cents[lot];
    }
    orki_free(moves);
    return st;
}
