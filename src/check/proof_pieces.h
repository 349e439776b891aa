/* Parts and pieces for the proof of a bound: every role of every block, and all times of a day
 * that some placement of the block gives it, each with its price from a stage of the
 * certificate. Input: season, stage and, block by block, placements. Output: pieces by part; which
 * prices found their piece. */
#ifndef ORKI_CHECK_PROOF_PIECES_H
#define ORKI_CHECK_PROOF_PIECES_H

#include "check/proof_places.h"
#include "model/certificate_model.h"

#define ORKI_PROOF_UNIT INT64_C(100)     /* 1/100000 points to a thousandth of a point */
#define ORKI_PROOF_POINT INT64_C(100000) /* ... to a point */

typedef struct orki_proof_piece {
    int day, n;           /* lessons: all of the part; of a series 1, or 2 as a double */
    const int *start_min; /* [n] in order of time */
    const int *lesson;    /* [n] in order of time */
    int64_t price;        /* 1/100000 points; of a series less what the lessons cost */
    bool is_open;         /* some open placement has it */
} orki_proof_piece;

typedef struct orki_proof_part {
    int block, role, n_lessons;
    int series;         /* or -1 */
    const int *lessons; /* [n_lessons] with a section of the role, in the block's order */
    int first, n;       /* its pieces */
} orki_proof_part;

typedef struct orki_proof_pieces {
    const ork_season *season;
    const orki_stage *stage;
    bool is_strict;
    orki_arena arena;
    int n_parts;
    size_t part_capacity;
    orki_proof_part *parts; /* by block */
    int *first_part;        /* [n_blocks + 1] */
    int n;
    size_t capacity;
    orki_proof_piece *at;
    size_t n_price_slots; /* hash table over the stage's prices of pieces: index + 1 */
    int *price_slots;
    bool *is_met;   /* [n_pieces of the stage] the price found its piece */
    size_t n_slots; /* hash table over the pieces of the block being added: index + 1 */
    int *slots;
} orki_proof_pieces;

/** List the parts and sort the prices. @return ORK_OK or ORK_ERR_MEMORY; release with
 *  orki_proof_pieces_free() in every case. */
ork_status orki_proof_pieces_open(orki_proof_pieces *out, const ork_season *season,
                                  const orki_stage *stage);

/** Add the pieces of a block, blocks in order, and the prices of the pieces to the charge of each
 *  placement. @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. */
ork_status orki_proof_pieces_add(orki_proof_pieces *pieces, int block, orki_places *places);

void orki_proof_pieces_free(orki_proof_pieces *pieces);

#endif
