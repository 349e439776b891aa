/* Shares the orchestras out: most play in groups 5-8 in school hours, some schools have orientation
 * lessons for groups 3-4, and in larger seasons a few orchestras play after school.
 * The numbers add up to exactly what was asked for. */
#include "base/message.h"
#include "generate/draft.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Every school its share of n, then some move from school to school so that sizes differ. */
static void share_leer(draft_season *s, int n, orki_random *random)
{
    int n_schools = s->options.n_schools;
    for (int i = 0; i < n_schools; i++)
        s->schools[i].n_leer = n / n_schools;
    for (int rest = n % n_schools; rest > 0;) {
        draft_school *school = &s->schools[orki_random_below(random, n_schools)];
        if (school->n_leer == n / n_schools) {
            school->n_leer++;
            rest--;
        }
    }
    for (int i = 0; i < n_schools; i++) {
        draft_school *from = &s->schools[orki_random_below(random, n_schools)];
        draft_school *to = &s->schools[orki_random_below(random, n_schools)];
        if (from != to && from->n_leer > 2 && to->n_leer > 0 && to->n_leer < DRAFT_MAX_LEER - 1) {
            from->n_leer--;
            to->n_leer++;
        }
    }
}

/* Orientation lessons come in twos: groups 3 and 4 of one school. */
static void share_orientation(draft_season *s, int n, orki_random *random)
{
    int n_schools = s->options.n_schools;
    int start = orki_random_below(random, n_schools);
    for (int size = 2; size <= DRAFT_MAX_ORIENT; size++) {
        for (int i = 0; i < n_schools && n > 0; i++) {
            draft_school *school = &s->schools[(start + i * 2 + i * 2 / n_schools) % n_schools];
            int more = least(size - school->n_orient, n);
            if (more > 0) {
                school->n_orient += more;
                n -= more;
            }
        }
    }
    for (int i = 0; i < n_schools && n > 0; i++) {
        int more = least(DRAFT_MAX_ORIENT - s->schools[i].n_orient, n);
        s->schools[i].n_orient += more;
        n -= more;
    }
}

ork_status orki_draft_sizes(draft_season *s, const char **why)
{
    int n_schools = s->options.n_schools, n = s->options.n_orchestras;
    int most_leer = n_schools * DRAFT_MAX_LEER, most_orient = n_schools * DRAFT_MAX_ORIENT;
    orki_random random = orki_random_start((uint64_t)s->options.seed, 1);

    s->n_after = n_schools >= 3 && n >= 3 * n_schools ? (n * 3 + 50) / 100 : 0;
    s->n_orient = n >= 2 * n_schools ? least(n * 18 / 100, n_schools) : 0;
    int n_leer = n - s->n_after - s->n_orient;
    if (n_leer > most_leer) {
        s->n_orient += n_leer - most_leer;
        n_leer = most_leer;
    }
    if (s->n_orient > most_orient) {
        *why = _("there are more orchestras than fit in the weeks of these schools: at most 8 a "
                 "school");
        return ORK_ERR_OPTION;
    }
    share_leer(s, n_leer, &random);
    share_orientation(s, s->n_orient, &random);
    return ORK_OK;
}
