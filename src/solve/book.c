/* Open hashing on taker and pieces. Memory that was never written to costs nothing, so the room is
 * taken at once and no duty ever moves. */
#include "solve/book.h"

#include <string.h>

enum { PIECES_A_DAY = 4 }; /* on average, at most */

ork_status orki_book_open(orki_duties *duties, int capacity)
{
    size_t n = (size_t)duties->n + (size_t)capacity;
    size_t n_pieces = duties->n_pieces + (size_t)capacity * PIECES_A_DAY;
    orki_duty *at = orki_alloc(n, sizeof *at);
    int *pieces = orki_alloc(n_pieces, sizeof *pieces);
    orki_book *book = orki_alloc(1, sizeof *book);
    if (book != NULL) {
        book->capacity = capacity;
        book->n_pieces = duties->n_pieces;
        book->piece_capacity = n_pieces;
        book->n_slots = 2 * (size_t)capacity;
        book->taker = orki_alloc((size_t)capacity, sizeof *book->taker);
        book->slots = orki_alloc(book->n_slots, sizeof *book->slots);
    }
    if (at == NULL || pieces == NULL || book == NULL || book->taker == NULL ||
        book->slots == NULL) {
        orki_free(at);
        orki_free(pieces);
        orki_book_close(book);
        return ORK_ERR_MEMORY;
    }
    if (duties->n > 0) {
        memcpy(at, duties->at, (size_t)duties->n * sizeof *at);
        memcpy(pieces, duties->pieces, duties->n_pieces * sizeof *pieces);
    }
    orki_free(duties->at);
    orki_free(duties->pieces);
    duties->at = at;
    duties->pieces = pieces;
    duties->capacity = n;
    duties->piece_capacity = n_pieces;
    duties->book = book;
    return ORK_OK;
}

static size_t hash_of(int taker, const int *pieces, int n)
{
    uint64_t h = (uint64_t)taker + 1;
    for (int i = 0; i < n; i++) {
        h = (h ^ (uint64_t)pieces[i]) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 31;
    }
    return (size_t)h;
}

static bool is_same(const orki_duties *all, int number, int taker, const int *pieces, int n)
{
    const orki_duty *duty = &all->at[all->n + number];
    return all->book->taker[number] == taker && duty->n_pieces == n &&
           memcmp(all->pieces + duty->first_piece, pieces, (size_t)n * sizeof *pieces) == 0;
}

int orki_duties_book(const orki_duties *all, const orki_problem *problem, int taker,
                     const int *pieces, int n)
{
    orki_book *book = all->book;
    orki_duty duty;
    if (book == NULL || !all->is_booked[taker])
        return -1;
    size_t s = hash_of(taker, pieces, n) % book->n_slots;
    for (; book->slots[s] != 0; s = (s + 1) % book->n_slots) {
        if (is_same(all, book->slots[s] - 1, taker, pieces, n))
            return all->n + book->slots[s] - 1;
    }
    if (book->n == book->capacity || book->n_pieces + (size_t)n > book->piece_capacity ||
        !orki_duty_judge(&duty, problem, taker, pieces, n))
        return -1;
    duty.first_piece = (int)book->n_pieces;
    memcpy(all->pieces + book->n_pieces, pieces, (size_t)n * sizeof *pieces);
    book->n_pieces += (size_t)n;
    book->taker[book->n] = taker;
    all->at[all->n + book->n] = duty;
    book->slots[s] = ++book->n;
    return all->n + book->n - 1;
}

bool orki_book_is_full(const orki_duties *duties)
{
    const orki_book *book = duties->book;
    return book != NULL && (book->n == book->capacity ||
                            book->n_pieces + ORKI_MAX_DUTY_PIECES > book->piece_capacity);
}

void orki_book_close(orki_book *book)
{
    if (book == NULL)
        return;
    orki_free(book->taker);
    orki_free(book->slots);
    orki_free(book);
}
