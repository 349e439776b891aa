/* One lesson on a date that is not its own: school, groups, team, rooms and instruments against
 * what the calendar has there already. The rules are those of src/doc/rules.md, of one date. */
#include "base/assign.h"
#include "calendar/catch_up.h"
#include "plan/starts.h"
#include "plan/stock.h"

static const orki_dated *dated_at(const orki_catch_up *c, orki_date_range range, int i)
{
    return &c->m->calendar->dated[range.first + i];
}

static bool overlaps(const orki_dated *dated, orki_span span)
{
    return dated->start_min < span.to && span.from < dated->end_min;
}

int orki_catch_own_lessons(const orki_catch_up *c, int orchestra, orki_date date)
{
    const int *course_of = c->m->calendar->course_of;
    orki_date_range range = orki_calendar_on(c->m->calendar, date);
    int n = 0;
    for (int i = 0; i < range.n; i++)
        n += course_of[dated_at(c, range, i)->orchestra] == course_of[orchestra];
    return n;
}

/* The groups can come from and go to their other lessons. */
static bool groups_can(const orki_catch_up *c, int orchestra, orki_date_range range, orki_span span)
{
    const ork_season *s = c->m->season;
    int here = s->orchestras[orchestra].school;
    for (int i = 0; i < range.n; i++) {
        const orki_dated *other = dated_at(c, range, i);
        int there = s->orchestras[other->orchestra].school;
        if (orki_shares_group(s, orchestra, other->orchestra) &&
            other->start_min < span.to + orki_travel_of_pupils(s, here, there) &&
            span.from < other->end_min + orki_travel_of_pupils(s, there, here))
            return false;
    }
    return true;
}

/* Between the first and the last stop of a block there is none of another. */
static bool blocks_hold(const ork_season *s, const orki_date_stop *stops, int n)
{
    for (int i = 0; i < n; i++) {
        int block = s->orchestras[stops[i].orchestra].block, last = i;
        for (int k = i + 1; k < n; k++)
            last = s->orchestras[stops[k].orchestra].block == block ? k : last;
        for (int k = i + 1; k < last; k++) {
            if (s->orchestras[stops[k].orchestra].block != block)
                return false;
        }
    }
    return true;
}

bool orki_catch_day_holds(const ork_season *season, orki_date date, int teacher,
                          const orki_date_stop *stops, int n)
{
    const orki_teacher *t = &season->teachers[teacher];
    orki_date_sums sums = orki_date_count(season, date, teacher, stops, n);
    return sums.fits && sums.teaching_min <= t->max_day_min &&
           sums.n_addresses <= t->max_day_schools &&
           (sums.to - sums.from <= season->limits.break_after_min ||
            sums.pause_min >= season->limits.break_min) &&
           blocks_hold(season, stops, n);
}

bool orki_catch_rest_holds(orki_catch_up *c, orki_date date, int teacher, orki_span day)
{
    const orki_making *m = c->m;
    int rest = m->season->limits.rest_min;
    for (int side = -1; side <= 1; side += 2) {
        int n =
            orki_date_stops(m->calendar, m->season, m->timetable, date + side, teacher, c->stops);
        for (int i = 0; i < n; i++) {
            int free_min = side < 0 ? ORKI_DAY_MIN - c->stops[i].to + day.from
                                    : ORKI_DAY_MIN - day.to + c->stops[i].from;
            if (free_min < rest)
                return false;
        }
    }
    return true;
}

void orki_catch_week_left(orki_catch_up *c, int teacher, orki_date monday, int *minutes, int *days)
{
    const orki_making *m = c->m;
    *minutes = m->season->teachers[teacher].max_week_min;
    *days = m->season->teachers[teacher].max_days;
    for (orki_date date = monday; date < monday + 7; date++) {
        int n = orki_date_stops(m->calendar, m->season, m->timetable, date, teacher, c->stops);
        *days -= n > 0;
        for (int i = 0; i < n; i++)
            *minutes -= c->stops[i].to - c->stops[i].from;
    }
}

static bool week_holds(orki_catch_up *c, int teacher, orki_date date, orki_span span)
{
    const orki_making *m = c->m;
    const orki_teacher *t = &m->season->teachers[teacher];
    int minutes, days;
    if (t->max_week_min >= ORKI_NO_LIMIT && t->max_days >= ORKI_NO_LIMIT)
        return true;
    orki_catch_week_left(c, teacher, orki_date_monday(date), &minutes, &days);
    bool is_new_day =
        orki_date_stops(m->calendar, m->season, m->timetable, date, teacher, c->stops) == 0;
    return span.to - span.from <= minutes && (!is_new_day || days > 0);
}

static bool teacher_can(orki_catch_up *c, int orchestra, int teacher, orki_date date,
                        orki_span span)
{
    const orki_making *m = c->m;
    const orki_teacher *t = &m->season->teachers[teacher];
    if (t->is_substitute || !orki_teacher_has_time(t, orki_date_weekday(date), span))
        return false;
    int n = orki_date_stops(m->calendar, m->season, m->timetable, date, teacher, c->stops);
    orki_date_stop stop = {
        orchestra, m->season->orchestras[orchestra].school, span.from, span.to, false, NULL};
    n = orki_date_insert(c->stops, n, stop);
    return orki_catch_day_holds(m->season, date, teacher, c->stops, n) &&
           orki_catch_rest_holds(c, date, teacher, span) && week_holds(c, teacher, date, span);
}

static bool team_can(orki_catch_up *c, int orchestra, orki_date date, orki_span span)
{
    const orki_orchestra *o = &c->m->season->orchestras[orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        int teacher = c->m->timetable->teacher[o->first_section + i];
        if (teacher >= 0 && !teacher_can(c, orchestra, teacher, date, span))
            return false;
    }
    return true;
}

/* Pupils of an orchestra that play a role's instrument. */
static int pupils_of(const ork_season *s, int orchestra, int role)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    int pupils = 0;
    for (int i = 0; i < o->n_sections; i++) {
        const orki_section *section = &s->sections[o->first_section + i];
        pupils += section->role == role ? section->pupils : 0;
    }
    return pupils;
}

/* The most pupils at one moment of the span, all at the school of the lesson. */
static int most_pupils(const orki_catch_up *c, int orchestra, orki_date_range range, orki_span span,
                       int role)
{
    const ork_season *s = c->m->season;
    int most = 0, school = s->orchestras[orchestra].school;
    for (int at = -1; at < range.n; at++) {
        int moment = at < 0 ? span.from : dated_at(c, range, at)->start_min;
        int pupils = pupils_of(s, orchestra, role);
        if (moment < span.from || moment >= span.to)
            continue;
        for (int i = 0; i < range.n; i++) {
            const orki_dated *other = dated_at(c, range, i);
            if (s->orchestras[other->orchestra].school == school && other->start_min <= moment &&
                moment < other->end_min)
                pupils += pupils_of(s, other->orchestra, role);
        }
        most = pupils > most ? pupils : most;
    }
    return most;
}

static bool stock_suffices(const orki_catch_up *c, int orchestra, orki_date_range range,
                           orki_span span)
{
    const ork_season *s = c->m->season;
    const orki_orchestra *o = &s->orchestras[orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        int role = s->sections[o->first_section + i].role, skill = orki_role_instrument(s, role);
        int stock = skill < 0 ? -1 : orki_stock_limit(s, o->school, skill);
        if (stock >= 0 && most_pupils(c, orchestra, range, span, role) > stock)
            return false;
    }
    return true;
}

bool orki_catch_uses_set(const ork_season *s, int orchestra, int set)
{
    const orki_shared_set *shared = &s->shared_sets[set];
    const orki_orchestra *o = &s->orchestras[orchestra];
    bool is_member = false, is_used = false;
    for (int i = 0; i < shared->n_schools; i++)
        is_member = is_member || shared->schools[i] == o->school;
    for (int i = 0; i < o->n_sections && is_member; i++) {
        const orki_role *role = &s->roles[s->sections[o->first_section + i].role];
        for (int k = 0; k < role->n_skills; k++)
            is_used = is_used || role->skills[k] == shared->skill;
    }
    return is_used;
}

static bool sets_are_here(const orki_catch_up *c, int orchestra, orki_date_range range)
{
    const ork_season *s = c->m->season;
    int address = s->schools[s->orchestras[orchestra].school].address;
    for (int k = 0; k < s->n_shared_sets; k++) {
        if (!orki_catch_uses_set(s, orchestra, k))
            continue;
        for (int i = 0; i < range.n; i++) {
            int other = dated_at(c, range, i)->orchestra;
            if (s->schools[s->orchestras[other].school].address != address &&
                orki_catch_uses_set(s, other, k))
                return false;
        }
    }
    return true;
}

static bool is_taken(const orki_catch_up *c, int room, orki_date_range range, orki_span span)
{
    const ork_season *s = c->m->season;
    for (int i = 0; i < range.n; i++) {
        const orki_dated *other = dated_at(c, range, i);
        if (!overlaps(other, span))
            continue;
        const orki_orchestra *o = &s->orchestras[other->orchestra];
        if (other->room == room)
            return true;
        for (int k = 0; k < o->n_sections && other->room < 0; k++) {
            if (orki_dated_section(other, c->m->timetable, o->first_section + k).room == room)
                return true;
        }
    }
    return false;
}

static bool is_closed(const orki_room *room, int day, orki_span span)
{
    for (int i = 0; i < room->closed[day].n; i++) {
        if (room->closed[day].at[i].from < span.to && span.from < room->closed[day].at[i].to)
            return true;
    }
    return false;
}

/* A room for each section: the own one where it is free. @return sections that move, or -1 */
static int find_rooms(orki_catch_up *c, int orchestra, orki_date date, orki_date_range range,
                      orki_span span)
{
    const ork_season *s = c->m->season;
    const orki_orchestra *o = &s->orchestras[orchestra];
    const orki_school *school = &s->schools[o->school];
    int n_rooms = school->n_rooms < ORKI_ASSIGN_MAX ? school->n_rooms : ORKI_ASSIGN_MAX;
    for (int r = 0; r < n_rooms; r++) {
        const orki_room *room = &s->rooms[school->rooms[r]];
        bool is_free = !is_closed(room, orki_date_weekday(date), span) &&
                       !is_taken(c, school->rooms[r], range, span);
        for (int i = 0; i < o->n_sections; i++) {
            const orki_section *section = &s->sections[o->first_section + i];
            bool may = is_free && room->fits[section->role] && room->seats >= section->pupils;
            bool is_own = c->m->timetable->room[o->first_section + i] == school->rooms[r];
            c->prices[i * n_rooms + r] = !may ? ORKI_ASSIGN_NEVER : is_own ? 0 : 1;
        }
    }
    if (o->n_sections > ORKI_ASSIGN_MAX)
        return -1;
    int64_t moved = orki_assign(o->n_sections, n_rooms, c->prices, c->rooms);
    for (int i = 0; i < o->n_sections && moved >= 0; i++)
        c->rooms[i] = school->rooms[c->rooms[i]];
    return (int)moved;
}

orki_reach orki_catch_reach(orki_catch_up *c, int orchestra, orki_date date, int start_min,
                            int *n_moved)
{
    const orki_making *m = c->m;
    orki_span span = {start_min, start_min + m->season->orchestras[orchestra].lesson_min};
    orki_date_range range = orki_calendar_on(m->calendar, date);
    orki_reach beside = orki_catch_beside_occasions(c, orchestra, date);
    if (beside == ORKI_REACH_NOWHERE ||
        !orki_lesson_fits(m->season, orchestra, orki_date_weekday(date), start_min) ||
        orki_making_closure(m, orchestra, date, span) != NULL ||
        orki_catch_own_lessons(c, orchestra, date) > 1 || !groups_can(c, orchestra, range, span))
        return ORKI_REACH_NOWHERE;
    if (beside == ORKI_REACH_DATE || !team_can(c, orchestra, date, span))
        return ORKI_REACH_DATE;
    if (!stock_suffices(c, orchestra, range, span) || !sets_are_here(c, orchestra, range))
        return ORKI_REACH_TEAM;
    *n_moved = find_rooms(c, orchestra, date, range, span);
    return *n_moved < 0 ? ORKI_REACH_TEAM : ORKI_REACH_WHOLE;
}

/* Each minute of the day once. */
static int add_start(int *starts, int n, int at)
{
    int i = n;
    while (i > 0 && starts[i - 1] > at)
        i--;
    if (at < 0 || at >= ORKI_DAY_MIN || (i > 0 && starts[i - 1] == at))
        return n;
    for (int k = n; k > i; k--)
        starts[k] = starts[k - 1];
    starts[i] = at;
    return n + 1;
}

int orki_catch_starts(const orki_catch_up *c, int orchestra, orki_date date, int *starts)
{
    const orki_making *m = c->m;
    const ork_season *s = m->season;
    const orki_orchestra *o = &s->orchestras[orchestra];
    orki_moments moments = {0};
    if (orki_lesson_moments(&moments, s, orchestra, orki_date_weekday(date)) != 0) {
        orki_moments_free(&moments);
        return -1;
    }
    int n = add_start(starts, 0, m->timetable->start_min[orchestra]);
    for (int i = 0; i < moments.n; i++)
        n = add_start(starts, n, moments.at[i]);
    orki_moments_free(&moments);
    orki_date_range range = orki_calendar_on(m->calendar, date);
    for (int i = 0; i < range.n; i++) {
        const orki_dated *other = dated_at(c, range, i);
        const orki_orchestra *x = &s->orchestras[other->orchestra];
        if (s->schools[x->school].address != s->schools[o->school].address)
            continue;
        int after = s->programmes[x->programme].changeover_min;
        int before = s->programmes[o->programme].changeover_min;
        n = add_start(starts, n, other->end_min + after);
        n = add_start(starts, n, other->start_min - before - o->lesson_min);
    }
    return n;
}
