/* Groups and orchestras of each school: years 5-8 by the number of orchestras (two years together
 * where there are fewer orchestras than years), gym and swimming times, class teachers' days; and
 * groups 3 and 4 where there are orientation lessons.
 * Afterwards the block of each school fits in at least two weekdays. */
#include "generate/draft_bells.h"

#include <stdio.h>
#include <string.h>

/* The years of orchestra i of n: first and last year. Two parallel classes come first. */
static void years_of(int n, int i, int *first, int *last)
{
    static const int years[DRAFT_MAX_LEER + 1][DRAFT_MAX_LEER][2] = {
        {{0, 0}},
        {{7, 8}},
        {{5, 6}, {7, 8}},
        {{5, 5}, {6, 6}, {7, 8}},
        {{5, 5}, {6, 6}, {7, 7}, {8, 8}},
        {{5, 5}, {5, 5}, {6, 6}, {7, 7}, {8, 8}}};
    *first = years[n][i][0];
    *last = years[n][i][1];
}

/* "g5", or "g5a" and "g56" with a tail for a parallel class or a class of two years. */
static void add_group(draft_school *school, int year, char tail, int pupils)
{
    draft_group *group = &school->groups[school->n_groups++];
    group->id[0] = 'g';
    group->id[1] = (char)('0' + year);
    group->id[2] = tail;
    group->year = year;
    group->pupils = pupils;
}

/* Of the last n_groups groups: "school-5", "school-5a", "school-78". */
static void add_orchestra(draft_school *school, int n_groups, bool is_orientation)
{
    const draft_group *last = &school->groups[school->n_groups - 1];
    char suffix[4] = {last->id[1], last->id[2]};
    if (n_groups == 2) {
        suffix[0] = last[-1].id[1];
        suffix[1] = last->id[1];
    }
    draft_orchestra *o = &school->orchestras[school->n_orchestras++];
    char id[DRAFT_TEXT]; /* apart: printf may not read and write one object */
    snprintf(id, sizeof id, "%.36s-%s", school->id, suffix);
    memcpy(o->id, id, sizeof id);
    o->n_groups = n_groups;
    o->first_group = school->n_groups - n_groups;
    o->is_orientation = is_orientation;
    for (int i = 0; i < n_groups; i++)
        o->pupils += school->groups[o->first_group + i].pupils;
}

/* One orchestra of groups 5-8: one group, or two small ones that play together. */
static void make_leer(draft_school *school, int i, orki_random *random)
{
    int first = 0, last = 0;
    years_of(school->n_leer, i, &first, &last);
    bool is_parallel = school->n_leer == DRAFT_MAX_LEER && first == 5;
    if (first == last) {
        char tail = (char)(i == 0 ? 'a' : 'b');
        add_group(school, first, is_parallel ? tail : '\0', orki_draft_between(random, 21, 29));
        add_orchestra(school, 1, false);
    } else if (orki_draft_chance(random, 0.5)) {
        add_group(school, first, (char)('0' + last), orki_draft_between(random, 22, 29));
        add_orchestra(school, 1, false);
    } else {
        for (int year = first; year <= last; year++)
            add_group(school, year, '\0', orki_draft_between(random, 11, 15));
        add_orchestra(school, 2, false);
    }
}

static void make_orientation(draft_school *school, orki_random *random)
{
    for (int i = 0; i < school->n_orient; i++) {
        add_group(school, i == 0 ? 3 : 4, i == 2 ? 'b' : '\0', orki_draft_between(random, 20, 28));
        add_orchestra(school, 1, true);
    }
}

/* Two lessons of 45 minutes in the gym a week, at a bell or one lesson later. */
static void draw_gym(const draft_school *school, draft_group *group, orki_random *random)
{
    group->n_busy = 0;
    int first = orki_random_below(random, DRAFT_N_DAYS);
    for (int i = 0; i < 2; i++) {
        int day = (first + i * orki_draft_between(random, 2, 3)) % DRAFT_N_DAYS;
        const draft_bell_day *rows = orki_draft_bell_day(school->scheme, day);
        int n_bells = 0, bells[8];
        for (const draft_bell *b = rows->open; b->span.to > 0; b++)
            bells[n_bells++] = b->span.from;
        for (const draft_bell *b = rows->breaks; b->span.to > 0; b++)
            bells[n_bells++] = b->span.to;
        int from = bells[orki_random_below(random, n_bells)];
        if (orki_draft_chance(random, 0.3))
            from += 45;
        if (from + 45 <= orki_draft_school_end(school->scheme, day, group->year))
            group->busy[group->n_busy++] = (draft_dated){day, {from, from + 45}};
    }
}

static void draw_school_gym(draft_school *school, orki_random *random)
{
    for (int i = 0; i < school->n_groups; i++) {
        draft_group *group = &school->groups[i];
        draw_gym(school, group, random);
        group->teacher_days = 0;
        if (group->year >= 5 && orki_draft_chance(random, 0.12))
            group->teacher_days = 31U & ~(1U << orki_random_below(random, DRAFT_N_DAYS));
    }
}

static int count_days(const draft_school *school)
{
    int n = 0;
    for (int day = 0; day < DRAFT_N_DAYS; day++)
        n += orki_draft_block_fits(school, day) ? 1 : 0;
    return n;
}

/* Lessons of 60 minutes where they fit, else of 45; gym times are drawn again until they do. */
static void settle_lessons(draft_school *school, orki_random *random)
{
    school->lesson_min =
        school->n_leer == DRAFT_MAX_LEER || orki_draft_chance(random, 0.15) ? 45 : 60;
    for (int attempt = 0; attempt < 30; attempt++) {
        draw_school_gym(school, random);
        if (count_days(school) >= 2)
            return;
        if (attempt == 10)
            school->lesson_min = 45;
        if (attempt == 20)
            school->scheme = 0;
    }
    for (int i = 0; i < school->n_groups; i++) {
        school->groups[i].n_busy = 0;
        school->groups[i].teacher_days = 0;
    }
}

void orki_draft_classes(draft_season *s)
{
    orki_random random = orki_random_start((uint64_t)s->options.seed, 3);
    for (int k = 0; k < s->options.n_schools; k++) {
        draft_school *school = &s->schools[k];
        for (int i = 0; i < school->n_leer; i++)
            make_leer(school, i, &random);
        make_orientation(school, &random);
        settle_lessons(school, &random);
    }
}
