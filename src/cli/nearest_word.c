/* Edit distance with neighbouring letters swapped counting as one change (optimal string
 * alignment), one row at a time. Words of the command line are short, so fixed arrays do. */
#include "nearest_word.h"

#include <string.h>

enum { LONGEST = 31 };

cli_nearest cli_nearest_start(const char *typed, size_t n)
{
    size_t length = strlen(typed);
    return (cli_nearest){.typed = typed, .n = n < length ? n : length};
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][LONGEST + 1] = {{0}};
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = rows[i % 3], *before = rows[(i - 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            now[j] =
                least(least(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], rows[(i + 1) % 3][j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

void cli_nearest_offer(cli_nearest *nearest, const char *word)
{
    size_t m = strlen(word);
    if (nearest->n > LONGEST || m > LONGEST)
        return;
    size_t d = distance(nearest->typed, nearest->n, word, m);
    size_t near_enough = m < 6 ? 2 : m / 3;
    if (d <= near_enough && (nearest->best == NULL || d < nearest->best_distance)) {
        nearest->best = word;
        nearest->best_distance = d;
    }
}
