/* natural-start: a lesson begins at a moment that the day itself offers (a bell, the end of a break
 * or of a busy time, a wish of the planner), right after the lesson before it in its block, or,
 * when it was split off, where it would have stood in the row. Definition: src/doc/rules.md. */
#include "check/judge.h"

/* A moment at which the pupils arrive; those who come from elsewhere arrive on a multiple of 5. */
static bool arrives(int leave, int way, int start)
{
    int arrival = leave + way;
    return start == (way > 0 ? (arrival + 4) / 5 * 5 : arrival);
}

static bool is_bell(const orki_bells *bells, int year, bool at_end, int way, int start)
{
    for (int i = 0; i < bells->n; i++) {
        const orki_bell *bell = &bells->at[i];
        if (orki_bell_holds(bell, year) &&
            arrives(at_end ? bell->span.to : bell->span.from, way, start))
            return true;
    }
    return false;
}

static bool is_school_end(const orki_bells *open, int year, int way, int start)
{
    int end = -1;
    for (int i = 0; i < open->n; i++) {
        if (orki_bell_holds(&open->at[i], year) && open->at[i].span.to > end)
            end = open->at[i].span.to;
    }
    return end >= 0 && arrives(end, way, start);
}

static bool is_group_moment(const orki_view *view, int lesson, int group, int start)
{
    const orki_group *g = &view->season->groups[group];
    const orki_school *school = &view->season->schools[g->school];
    int day = view->timetable->day[lesson], way = orki_view_way(view, group, lesson);
    for (int i = 0; i < g->busy[day].n; i++) {
        if (arrives(g->busy[day].at[i].to, way, start))
            return true;
    }
    if (orki_view_is_after_school(view, lesson))
        return is_school_end(&school->open[day], g->year, way, start);
    return is_bell(&school->open[day], g->year, false, way, start) ||
           is_bell(&school->breaks[day], g->year, true, way, start);
}

static bool is_moment(const orki_view *view, int lesson, int start)
{
    const ork_season *season = view->season;
    const orki_orchestra *o = &season->orchestras[lesson];
    const orki_school *school = &season->schools[o->school];
    for (int i = 0; i < school->n_starts; i++) {
        if (school->starts[i] == start)
            return true;
    }
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_about_it = pin->orchestra >= 0 ? pin->orchestra == lesson : pin->block == o->block;
        if (is_about_it && pin->start_min >= 0 && pin->start_min == start)
            return true;
    }
    for (int i = 0; i < o->n_groups; i++) {
        if (is_group_moment(view, lesson, o->groups[i], start))
            return true;
    }
    return false;
}

/* Right after the lesson of its block that precedes it that day. */
static bool follows_another(const orki_view *view, int lesson)
{
    orki_list block = orki_view_block(view, view->season->orchestras[lesson].block);
    int start = view->timetable->start_min[lesson], before = -1;
    for (int i = 0; i < block.n; i++) {
        if (view->timetable->day[block.at[i]] == view->timetable->day[lesson] &&
            view->timetable->start_min[block.at[i]] < start)
            before = block.at[i];
    }
    if (before < 0)
        return false;
    const orki_programme *p = &view->season->programmes[view->season->orchestras[before].programme];
    return start == orki_view_span(view, before).to + p->changeover_min;
}

static bool is_split_place(const orki_view *view, int lesson)
{
    const orki_orchestra *o = &view->season->orchestras[lesson];
    const orki_block *block = &view->season->blocks[o->block];
    int step = o->lesson_min + view->season->programmes[o->programme].changeover_min;
    for (int k = 1; block->is_split && k < block->n_split; k++) {
        if (is_moment(view, lesson, view->timetable->start_min[lesson] - k * step))
            return true;
    }
    return false;
}

void ORKI_CHECK(NATURAL_START)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int o = judge->first_lesson; o < judge->end_lesson; o++) {
        if (!orki_view_is_placed(view, o) || is_moment(view, o, view->timetable->start_min[o]) ||
            follows_another(view, o) || is_split_place(view, o))
            continue;
        orki_judge_breach(judge, view->season->orchestras[o].id, view->season->orchestras[o].school,
                          orki_judge_when(judge, o),
                          _("%s begins neither at a bell, nor after a break, a busy time or the "
                            "lesson before it."),
                          orki_judge_lesson(judge, o));
    }
}
