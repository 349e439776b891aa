/* Rules about teachers and conductors on their dates: once at a time, able to travel, and, where
 * the date or the person differs from the week, available, skilled and willing. */
#include "base/message.h"
#include "check/date_judge.h"

/* Where a presence is on the map. */
static bool find(const orki_date_judge *j, const orki_presence *p, double *lat, double *lon)
{
    const orki_school *school = p->school < 0 ? NULL : &j->season->schools[p->school];
    *lat = school != NULL ? school->lat : p->held->lat;
    *lon = school != NULL ? school->lon : p->held->lon;
    return school != NULL ? school->has_at : p->held->has_at;
}

int orki_presence_travel(const orki_date_judge *j, const orki_presence *a, const orki_presence *b)
{
    const ork_season *s = j->season;
    int mode = s->teachers[a->who].mode;
    double lat[2], lon[2];
    if (a->school >= 0 && b->school >= 0)
        return s->schools[a->school].address == s->schools[b->school].address
                   ? -1
                   : orki_travel_between_on(s, a->date, mode, a->school, b->school);
    if (!find(j, a, &lat[0], &lon[0]) || !find(j, b, &lat[1], &lon[1]))
        return 0;
    double km = orki_distance_km(lat[0], lon[0], lat[1], lon[1]);
    if (a->school < 0 && b->school < 0 && !(km > 0))
        return -1;
    return orki_travel_minutes(&s->modes[mode], km);
}

int orki_presence_need(const orki_date_judge *j, const orki_presence *a, const orki_presence *b)
{
    const ork_season *s = j->season;
    int travel = orki_presence_travel(j, a, b);
    if (travel >= 0)
        return s->limits.pack_min + travel + s->limits.set_up_min;
    return a->dated == NULL
               ? 0
               : s->programmes[s->orchestras[a->dated->orchestra].programme].changeover_min;
}

static const char *name_of(const orki_date_judge *j, const orki_presence *p)
{
    return p->dated != NULL ? j->season->orchestras[p->dated->orchestra].name : p->held->name;
}

/* There because the week says so. The calendar cannot help it when the ways of a period are too
 * long for the week: that is counted, and no breach. */
static bool is_of_week(const orki_date_judge *j, const orki_presence *p)
{
    if (p->dated == NULL || p->dated->is_caught_up || p->dated->conductor == p->who)
        return false;
    const orki_orchestra *o = &j->season->orchestras[p->dated->orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        if (j->timetable->teacher[o->first_section + i] == p->who)
            return true;
    }
    return false;
}

static void check_pair(orki_date_judge *j, const orki_presence *a, const orki_presence *b)
{
    const orki_teacher *t = &j->season->teachers[a->who];
    int minutes = b->span.from - a->span.to;
    j->rule = ORKI_RULE_WEEK_TRAVEL;
    if (a->date < j->from)
        return;
    if (is_of_week(j, a) && is_of_week(j, b)) {
        orki_dated_cost(j, minutes < orki_presence_need(j, a, b));
        return;
    }
    j->rule = ORKI_RULE_DATED_TEACHER;
    if (minutes < 0)
        orki_dated_breach(j, t->id, b->school, b->date, b->span,
                          _("%s is in %s and %s at the same time on %s"), t->name, name_of(j, a),
                          name_of(j, b), orki_dated_day(j, b->date));
    else if (minutes < orki_presence_need(j, a, b))
        orki_dated_breach(j, t->id, b->school, b->date, b->span,
                          _("%s needs %d minutes between %s and %s on %s, and has %d"), t->name,
                          orki_presence_need(j, a, b), name_of(j, a), name_of(j, b),
                          orki_dated_day(j, b->date), minutes);
}

static bool is_available(const orki_teacher *t, orki_date date, orki_span span)
{
    const orki_spans *spans = &t->available[orki_date_weekday(date)];
    for (int i = 0; i < spans->n; i++) {
        if (spans->at[i].from <= span.from && span.to <= spans->at[i].to)
            return true;
    }
    return false;
}

/* Somebody who is there other than by the week. */
static void check_person(orki_date_judge *j, const orki_dated *dated, int teacher)
{
    const orki_teacher *t = &j->season->teachers[teacher];
    int school = j->season->orchestras[dated->orchestra].school;
    j->rule = ORKI_RULE_DATED_AVAILABLE;
    if (!is_available(t, dated->date, (orki_span){dated->start_min, dated->end_min}))
        orki_dated_breach(
            j, t->id, school, dated->date, (orki_span){dated->start_min, dated->end_min},
            _("%s is not available for %s on %s"), t->name,
            j->season->orchestras[dated->orchestra].name, orki_dated_day(j, dated->date));
    if (t->declined[school])
        orki_dated_breach(j, t->id, school, dated->date,
                          (orki_span){dated->start_min, dated->end_min},
                          _("%s declined to be at %s"), t->name, j->season->schools[school].name);
}

static void check_skill(orki_date_judge *j, const orki_dated *dated, int teacher, int role)
{
    const orki_teacher *t = &j->season->teachers[teacher];
    j->rule = ORKI_RULE_DATED_SKILLED;
    if (orki_teacher_level(j->season, teacher, role) == ORKI_NO_SKILL)
        orki_dated_breach(j, t->id, j->season->orchestras[dated->orchestra].school, dated->date,
                          (orki_span){dated->start_min, dated->end_min},
                          _("%s is not skilled for what %s needs on %s"), t->name,
                          j->season->orchestras[dated->orchestra].name,
                          orki_dated_day(j, dated->date));
}

static void check_team(orki_date_judge *j, const orki_dated *dated)
{
    const orki_orchestra *o = &j->season->orchestras[dated->orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        int section = o->first_section + i;
        int teacher = orki_dated_section(dated, j->timetable, section).teacher;
        j->n_open += teacher < 0 && j->timetable->teacher[section] >= 0;
        if (teacher < 0 || (teacher == j->timetable->teacher[section] && !dated->is_caught_up))
            continue;
        check_person(j, dated, teacher);
        check_skill(j, dated, teacher, j->season->sections[section].role);
    }
}

static void check_conductor(orki_date_judge *j, const orki_dated *dated)
{
    const orki_teacher *t = &j->season->teachers[dated->conductor];
    check_person(j, dated, dated->conductor);
    j->rule = ORKI_RULE_DATED_SKILLED;
    if (t->levels[j->season->conductor] == ORKI_NO_SKILL)
        orki_dated_breach_of(j, dated, _("%s is no conductor"), t->name);
}

void orki_check_dated_people(orki_date_judge *j)
{
    for (int i = 0; i < j->calendar->n_dated; i++) {
        const orki_dated *dated = &j->calendar->dated[i];
        if (dated->date < j->from)
            continue;
        check_team(j, dated);
        if (dated->is_tutti && dated->conductor >= 0)
            check_conductor(j, dated);
    }
    for (int i = 1; i < j->n_teachers; i++) {
        const orki_presence *a = &j->teachers[i - 1], *b = &j->teachers[i];
        if (a->who == b->who && a->date == b->date)
            check_pair(j, a, b);
    }
}
