/* Counting is sequential: after each literal, a variable for every number that may have been
 * reached. Source: Sinz 2005, doi 10.1007/11564751_73. Only one direction is said: a count that
 * holds without need does no harm, because nothing asks for it. */
#include "solve/cnf.h"

#include "base/memory.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

int orki_cnf_new(orki_cnf *cnf)
{
    if (cnf->n_vars >= INT_MAX / 4)
        cnf->st = ORK_ERR_TOO_LARGE;
    return cnf->st == ORK_OK ? ++cnf->n_vars : 0;
}

/* Of a clause. */
static void append(orki_cnf *cnf, const int *literals, int n)
{
    size_t end = cnf->n + (size_t)n;
    if (cnf->st != ORK_OK || n == 0)
        return;
    if (orki_array_reserve(&cnf->literals, &cnf->capacity, end, sizeof *literals)) {
        cnf->st = ORK_ERR_MEMORY;
        return;
    }
    memcpy(cnf->literals + cnf->n, literals, (size_t)n * sizeof *literals);
    cnf->n = end;
}

void orki_cnf_add(orki_cnf *cnf, const int *literals, int n)
{
    append(cnf, literals, n);
    append(cnf, (int[]){0}, 1);
}

void orki_cnf_imply(orki_cnf *cnf, int literal, const int *literals, int n)
{
    append(cnf, (int[]){-literal}, 1);
    orki_cnf_add(cnf, literals, n);
}

void orki_cnf_add2(orki_cnf *cnf, int a, int b)
{
    orki_cnf_add(cnf, (int[]){a, b}, 2);
}

void orki_cnf_add3(orki_cnf *cnf, int a, int b, int c)
{
    orki_cnf_add(cnf, (int[]){a, b, c}, 3);
}

/* One literal more: now[j] when more than j hold with it, before[j] without it. */
static void count_one(orki_cnf *cnf, int literal, const int *before, int n_before, int *now,
                      int most)
{
    int n = n_before < most ? n_before + 1 : most;
    for (int j = 0; j < n; j++) {
        now[j] = orki_cnf_new(cnf);
        if (j < n_before)
            orki_cnf_add2(cnf, -before[j], now[j]);
        if (j == 0)
            orki_cnf_add2(cnf, -literal, now[j]);
        else
            orki_cnf_add3(cnf, -literal, -before[j - 1], now[j]);
    }
}

void orki_cnf_count(orki_cnf *cnf, const int *literals, int n, int *counts, int most)
{
    orki_arena arena = {0};
    int *rows = orki_arena_alloc(&arena, 2 * (size_t)most + 1, sizeof *rows);
    cnf->st = rows == NULL ? ORK_ERR_MEMORY : cnf->st;
    for (int i = 0; i < n && cnf->st == ORK_OK; i++)
        count_one(cnf, literals[i], rows + (size_t)(i % 2) * (size_t)most, i < most ? i : most,
                  rows + (size_t)(1 - i % 2) * (size_t)most, most);
    for (int j = 0; j < most && cnf->st == ORK_OK; j++) {
        counts[j] = j < n ? rows[(size_t)(n % 2) * (size_t)most + (size_t)j] : orki_cnf_new(cnf);
        if (j >= n) /* never */
            orki_cnf_add(cnf, (int[]){-counts[j]}, 1);
    }
    orki_arena_free(&arena);
}

void orki_cnf_at_most(orki_cnf *cnf, const int *literals, int n, int k)
{
    orki_arena arena = {0};
    if (k >= n)
        return;
    if (k < 0) {
        orki_cnf_add(cnf, NULL, 0);
        return;
    }
    if (k == 1 && n <= 8) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++)
                orki_cnf_add2(cnf, -literals[i], -literals[j]);
        }
        return;
    }
    int *rows = orki_arena_alloc(&arena, 2 * (size_t)k + 1, sizeof *rows);
    cnf->st = rows == NULL ? ORK_ERR_MEMORY : cnf->st;
    for (int i = 0; i < n && cnf->st == ORK_OK; i++) {
        const int *before = rows + (size_t)(i % 2) * (size_t)k;
        if (i >= k && k > 0)
            orki_cnf_add2(cnf, -literals[i], -before[k - 1]);
        else if (k == 0)
            orki_cnf_add(cnf, (int[]){-literals[i]}, 1);
        count_one(cnf, literals[i], before, i < k ? i : k, rows + (size_t)(1 - i % 2) * (size_t)k,
                  k);
    }
    orki_arena_free(&arena);
}

void orki_cnf_at_least(orki_cnf *cnf, const int *literals, int n, int k)
{
    orki_arena arena = {0};
    if (k <= 0)
        return;
    if (k == 1 || k > n) {
        orki_cnf_add(cnf, literals, k > n ? 0 : n);
        return;
    }
    int *opposite = orki_arena_alloc(&arena, (size_t)n, sizeof *opposite);
    cnf->st = opposite == NULL ? ORK_ERR_MEMORY : cnf->st;
    for (int i = 0; i < n && cnf->st == ORK_OK; i++)
        opposite[i] = -literals[i];
    if (cnf->st == ORK_OK)
        orki_cnf_at_most(cnf, opposite, n, n - k);
    orki_arena_free(&arena);
}

/* One term more: now[j] when the sum exceeds j with it; 0 = cannot be. */
static void weigh_one(orki_cnf *cnf, const orki_cnf_term *term, const int *before, int *now,
                      int most)
{
    int weight = term->weight > most ? most + 1 : (int)term->weight;
    if (weight > most)
        orki_cnf_add(cnf, (int[]){-term->literal}, 1);
    for (int j = 0; j < most; j++) {
        int less = j - weight;
        bool reaches = weight <= most && (less < 0 || before[less] != 0);
        now[j] = 0;
        if (before[j] == 0 && !reaches)
            continue;
        now[j] = orki_cnf_new(cnf);
        if (before[j] != 0)
            orki_cnf_add2(cnf, -before[j], now[j]);
        if (weight <= most && less < 0)
            orki_cnf_add2(cnf, -term->literal, now[j]);
        else if (reaches)
            orki_cnf_add3(cnf, -term->literal, -before[less], now[j]);
    }
    if (weight > 0 && weight <= most && before[most - weight] != 0)
        orki_cnf_add2(cnf, -term->literal, -before[most - weight]);
}

void orki_cnf_weigh(orki_cnf *cnf, const orki_cnf_term *terms, int n, int most)
{
    orki_arena arena = {0};
    int *rows = orki_arena_alloc(&arena, 2 * (size_t)most + 1, sizeof *rows);
    cnf->st = rows == NULL ? ORK_ERR_MEMORY : cnf->st;
    for (int i = 0; i < n && cnf->st == ORK_OK; i++)
        weigh_one(cnf, &terms[i], rows + (size_t)(i % 2) * (size_t)most,
                  rows + (size_t)(1 - i % 2) * (size_t)most, most);
    orki_arena_free(&arena);
}

void orki_cnf_free(orki_cnf *cnf)
{
    orki_free(cnf->literals);
    *cnf = (orki_cnf){0};
}
