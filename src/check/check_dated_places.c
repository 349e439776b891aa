/* Rules about groups and rooms on their dates. Lessons in their place in the week keep the week's
 * own rules (ork_check); here is what only dates can break: lessons that are caught up, changed
 * rooms, and rooms in which a whole orchestra plays. */
#include "base/message.h"
#include "check/date_judge.h"

static bool overlaps(orki_span a, orki_span b)
{
    return a.from < b.to && b.from < a.to;
}

static bool holds(const orki_bell *bell, int year)
{
    return year >= 0 && year < 32 && (bell->years >> year & 1U) != 0;
}

static bool is_in_school(const orki_school *school, const orki_group *g, int day, orki_span span)
{
    const orki_bells *open = &school->open[day], *breaks = &school->breaks[day];
    bool is_inside = false;
    for (int i = 0; i < open->n; i++)
        is_inside =
            is_inside || (holds(&open->at[i], g->year) && open->at[i].span.from <= span.from &&
                          span.to <= open->at[i].span.to);
    for (int i = 0; i < breaks->n; i++)
        is_inside =
            is_inside && !(holds(&breaks->at[i], g->year) && overlaps(breaks->at[i].span, span));
    return is_inside;
}

static bool is_after_school(const orki_school *school, const orki_group *g, int day, orki_span span)
{
    const orki_bells *open = &school->open[day];
    for (int i = 0; i < open->n; i++) {
        if (holds(&open->at[i], g->year) && open->at[i].span.to > span.from)
            return false;
    }
    return true;
}

/* A group that has a lesson at another time than the week's. */
static void check_group(orki_date_judge *j, const orki_presence *p)
{
    const ork_season *s = j->season;
    const orki_group *g = &s->groups[p->who];
    const orki_orchestra *o = &s->orchestras[p->dated->orchestra];
    int way = orki_travel_of_pupils(s, g->school, o->school), day = orki_date_weekday(p->date);
    bool is_after = s->programmes[o->programme].is_after_school;
    orki_span away = {p->span.from - way, p->span.to + (is_after ? 0 : way)};
    const orki_school *school = &s->schools[g->school];
    bool is_free = is_after ? is_after_school(school, g, day, away)
                            : is_in_school(school, g, day, away) && (g->teacher_days >> day & 1);
    for (int i = 0; i < g->busy[day].n; i++)
        is_free = is_free && !overlaps(g->busy[day].at[i], away);
    if (!is_free)
        orki_dated_breach_of(j, p->dated, _("%s cannot play at that time on %s"), g->name,
                             orki_dated_day(j, p->date));
}

static void check_groups(orki_date_judge *j)
{
    const ork_season *s = j->season;
    j->rule = ORKI_RULE_DATED_GROUP;
    for (int i = 0; i < j->n_groups; i++) {
        const orki_presence *b = &j->groups[i], *a = b - 1;
        if (b->dated->is_caught_up && b->date >= j->from)
            check_group(j, b);
        if (i == 0 || a->who != b->who || a->date != b->date)
            continue;
        if (b->span.from < a->span.to + orki_travel_of_pupils(s, a->school, b->school))
            orki_dated_breach_of(j, b->dated, _("%s has two lessons at the same time on %s"),
                                 s->groups[b->who].name, orki_dated_day(j, b->date));
    }
}

static bool may_use(const orki_school *school, int room)
{
    for (int i = 0; i < school->n_rooms; i++) {
        if (school->rooms[i] == room)
            return true;
    }
    return false;
}

static bool is_open(const orki_room *room, orki_date date, orki_span span)
{
    const orki_spans *closed = &room->closed[orki_date_weekday(date)];
    for (int i = 0; i < closed->n; i++) {
        if (overlaps(closed->at[i], span))
            return false;
    }
    return true;
}

/* A room on a date other than the week's. */
static void check_room(orki_date_judge *j, const orki_dated *dated, int room, int pupils, bool fits)
{
    const orki_room *r = &j->season->rooms[room];
    const orki_school *school = &j->season->schools[j->season->orchestras[dated->orchestra].school];
    orki_span span = {dated->start_min, dated->end_min};
    const char *day = orki_dated_day(j, dated->date);
    if (!may_use(school, room))
        orki_dated_breach_of(j, dated, _("%s may not use %s"), school->name, r->name);
    else if (!is_open(r, dated->date, span))
        orki_dated_breach_of(j, dated, _("%s is closed at that time on %s"), r->name, day);
    else if (!fits || r->seats < pupils)
        orki_dated_breach_of(j, dated, _("%s does not fit the %d pupils on %s"), r->name, pupils,
                             day);
}

static void check_sections(orki_date_judge *j, const orki_dated *dated)
{
    const orki_orchestra *o = &j->season->orchestras[dated->orchestra];
    j->rule = ORKI_RULE_DATED_ROOM;
    for (int i = 0; i < o->n_sections; i++) {
        const orki_section *section = &j->season->sections[o->first_section + i];
        int room = orki_dated_section(dated, j->timetable, o->first_section + i).room;
        bool is_other = room != j->timetable->room[o->first_section + i] || dated->is_caught_up;
        if (room >= 0 && is_other)
            check_room(j, dated, room, section->pupils, j->season->rooms[room].fits[section->role]);
    }
}

static void check_tutti_room(orki_date_judge *j, const orki_dated *dated)
{
    const orki_orchestra *o = &j->season->orchestras[dated->orchestra];
    int pupils = 0;
    for (int i = 0; i < o->n_sections; i++)
        pupils += j->season->sections[o->first_section + i].pupils;
    j->rule = ORKI_RULE_TUTTI_ROOM;
    if (dated->room < 0)
        orki_dated_breach_of(j, dated, _("%s has no room to play together on %s"), o->name,
                             orki_dated_day(j, dated->date));
    else
        check_room(j, dated, dated->room, pupils, j->season->rooms[dated->room].fits_tutti);
}

void orki_check_dated_places(orki_date_judge *j)
{
    check_groups(j);
    for (int i = 0; i < j->calendar->n_dated; i++) {
        if (j->calendar->dated[i].date < j->from)
            continue;
        if (j->calendar->dated[i].is_tutti)
            check_tutti_room(j, &j->calendar->dated[i]);
        else
            check_sections(j, &j->calendar->dated[i]);
    }
    j->rule = ORKI_RULE_DATED_ROOM;
    for (int i = 1; i < j->n_rooms; i++) {
        const orki_presence *a = &j->rooms[i - 1], *b = &j->rooms[i];
        if (a->who == b->who && a->date == b->date && b->span.from < a->span.to)
            orki_dated_breach_of(j, b->dated, _("%s has two lessons at the same time on %s"),
                                 j->season->rooms[b->who].name, orki_dated_day(j, b->date));
    }
}
