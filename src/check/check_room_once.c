/* room-once: two sections in one room do not overlap. The sections are sorted by room, day and
 * start; in each room and day every section is compared with the earlier one that ends last, so
 * that a section that overlaps anything is reported, once. */
#include "check/judge.h"

#include <stdlib.h>

typedef struct stay {
    int room, day;
    orki_span span;
    int section;
} stay;

static int by_room_and_time(const void *a, const void *b)
{
    const stay *x = a, *y = b;
    if (x->room != y->room)
        return x->room < y->room ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->span.from != y->span.from)
        return x->span.from < y->span.from ? -1 : 1;
    return x->section < y->section ? -1 : x->section > y->section;
}

static int list_stays(const orki_view *view, stay *stays)
{
    const ork_season *season = view->season;
    int n = 0;
    for (int s = 0; s < season->n_sections; s++) {
        int lesson = season->sections[s].orchestra;
        if (view->timetable->room[s] >= 0 && orki_view_is_placed(view, lesson))
            stays[n++] = (stay){view->timetable->room[s], view->timetable->day[lesson],
                                orki_view_span(view, lesson), s};
    }
    return n;
}

static void report(orki_judge *judge, const stay *a, const stay *b)
{
    const ork_season *season = judge->view->season;
    const orki_section *x = &season->sections[a->section], *y = &season->sections[b->section];
    const orki_room *room = &season->rooms[a->room];
    orki_judge_breach(judge, room->id, season->orchestras[y->orchestra].school,
                      orki_judge_when(judge, y->orchestra),
                      _("The room %s is used twice: section %s of %s and section %s of %s."),
                      room->name, orki_judge_role(season, x->role),
                      orki_judge_lesson(judge, x->orchestra), orki_judge_role(season, y->role),
                      orki_judge_lesson(judge, y->orchestra));
}

void ORKI_CHECK(ROOM_ONCE)(orki_judge *judge)
{
    stay *stays = orki_alloc((size_t)judge->view->season->n_sections, sizeof *stays);
    if (stays == NULL) {
        judge->is_failed = true;
        return;
    }
    int n = list_stays(judge->view, stays);
    qsort(stays, (size_t)n, sizeof *stays, by_room_and_time);
    int last = 0; /* of this room and day, the stay that ends last so far */
    for (int i = 1; i < n; i++) {
        bool is_same = stays[i].room == stays[last].room && stays[i].day == stays[last].day;
        if (is_same && orki_spans_overlap(stays[last].span, stays[i].span))
            report(judge, &stays[last], &stays[i]);
        if (!is_same || stays[i].span.to > stays[last].span.to)
            last = i;
    }
    orki_free(stays);
}
