/* The declared word that a mistyped one most likely meant. */
#ifndef CLI_NEAREST_WORD_H
#define CLI_NEAREST_WORD_H

#include <stddef.h>

typedef struct cli_nearest {
    const char *typed;
    size_t n;
    const char *best; /* NULL until a word is near enough */
    size_t best_distance;
} cli_nearest;

/** Look for words near the n bytes at `typed`. */
cli_nearest cli_nearest_start(const char *typed, size_t n);

/** Offer a candidate, which must outlive the search. */
void cli_nearest_offer(cli_nearest *nearest, const char *word);

#endif
