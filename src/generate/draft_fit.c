/* Does a school's block of lessons fit in a day? Tries the orders of the lessons and the natural
 * starts: a bell, the end of a busy time, or right after the lesson before. Used to make seasons
 * whose schools can have their lessons at all; the solver lists plans for itself. */
#include "generate/draft_bells.h"

enum { CHANGEOVER = 5, MAX_MOMENTS = 16 };

int orki_draft_block_min(const draft_school *school)
{
    return school->n_leer * school->lesson_min;
}

static bool overlaps(draft_span a, draft_span b)
{
    return a.from < b.to && b.from < a.to;
}

static bool group_can(const draft_school *school, const draft_group *group, int day, draft_span at)
{
    const draft_bell_day *rows = orki_draft_bell_day(school->scheme, day);
    bool is_inside = false;
    for (const draft_bell *b = rows->open; b->span.to > 0; b++)
        if (orki_draft_bell_holds(b, group->year) && b->span.from <= at.from && at.to <= b->span.to)
            is_inside = true;
    for (const draft_bell *b = rows->breaks; b->span.to > 0; b++)
        if (orki_draft_bell_holds(b, group->year) && overlaps(b->span, at))
            is_inside = false;
    for (int i = 0; i < group->n_busy; i++)
        if (group->busy[i].day == day && overlaps(group->busy[i].span, at))
            is_inside = false;
    return is_inside && (group->teacher_days == 0 || (group->teacher_days >> day & 1U) != 0);
}

static bool lesson_can(const draft_school *school, const draft_orchestra *o, int day, int start)
{
    draft_span at = {start, start + school->lesson_min};
    for (int i = 0; i < o->n_groups; i++)
        if (!group_can(school, &school->groups[o->first_group + i], day, at))
            return false;
    return true;
}

static int list_moments(const draft_school *school, const draft_orchestra *o, int day,
                        int moments[MAX_MOMENTS])
{
    const draft_bell_day *rows = orki_draft_bell_day(school->scheme, day);
    int n = 0;
    for (const draft_bell *b = rows->open; b->span.to > 0; b++)
        moments[n++] = b->span.from;
    for (const draft_bell *b = rows->breaks; b->span.to > 0; b++)
        moments[n++] = b->span.to;
    const draft_group *group = &school->groups[o->first_group];
    for (int i = 0; i < group->n_busy; i++)
        if (group->busy[i].day == day)
            moments[n++] = group->busy[i].span.to;
    return n;
}

/* The lessons in `left` (bits) can follow a lesson that ends at `end` (0: none before). */
static bool rest_fits(const draft_school *school, int day, unsigned left, int end)
{
    if (left == 0)
        return true;
    for (int i = 0; i < school->n_leer; i++) {
        if ((left >> i & 1U) == 0)
            continue;
        const draft_orchestra *o = &school->orchestras[i];
        int moments[MAX_MOMENTS];
        int n = list_moments(school, o, day, moments);
        if (end > 0)
            moments[n++] = end + CHANGEOVER;
        for (int k = 0; k < n; k++)
            if ((end == 0 || moments[k] >= end + CHANGEOVER) &&
                lesson_can(school, o, day, moments[k]) &&
                rest_fits(school, day, left & ~(1U << i), moments[k] + school->lesson_min))
                return true;
    }
    return false;
}

bool orki_draft_block_fits(const draft_school *school, int day)
{
    return rest_fits(school, day, (1U << school->n_leer) - 1U, 0);
}
