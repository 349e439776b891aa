/* Warnings about a season that is right in its parts: what a planner would otherwise find out only
 * from a timetable that lacks something. Each check is a necessary condition, so none is a false
 * alarm. */
#include "read/build.h"

#include <string.h>

/* The minutes of a day in which a lesson, or any lesson of a block, may be going on. */
typedef struct minutes {
    bool is_free[ORKI_DAY_MIN];
} minutes;

static void clear(minutes *m, int from, int to)
{
    for (int t = from < 0 ? 0 : from; t < to && t < ORKI_DAY_MIN; t++)
        m->is_free[t] = false;
}

/* Only what lies in an opening of the group's year, outside its breaks; pupils from elsewhere need
 * their way on both sides. */
static void keep_school_hours(const ork_season *s, const orki_group *g, int day, int way,
                              minutes *m)
{
    const orki_school *school = &s->schools[g->school];
    minutes open = {{false}};
    for (int i = 0; i < school->open[day].n; i++) {
        const orki_bell *bell = &school->open[day].at[i];
        for (int t = bell->span.from + way;
             ((bell->years >> g->year) & 1) != 0 && t < bell->span.to - way; t++)
            open.is_free[t] = true;
    }
    for (int i = 0; i < school->breaks[day].n; i++) {
        const orki_bell *bell = &school->breaks[day].at[i];
        if (((bell->years >> g->year) & 1) != 0)
            clear(&open, bell->span.from - way, bell->span.to + way);
    }
    for (int t = 0; t < ORKI_DAY_MIN; t++)
        m->is_free[t] = m->is_free[t] && open.is_free[t];
}

/* After school: from the end of the group's day and its way, until the programme's latest end. */
static void keep_after_school(const ork_season *s, const orki_group *g, int day, int way,
                              minutes *m)
{
    const orki_school *school = &s->schools[g->school];
    for (int i = 0; i < school->open[day].n; i++) {
        if (((school->open[day].at[i].years >> g->year) & 1) != 0)
            clear(m, 0, school->open[day].at[i].span.to + way);
    }
}

static minutes when_possible(const ork_season *s, const orki_orchestra *o, int day)
{
    const orki_programme *p = &s->programmes[o->programme];
    minutes m;
    memset(m.is_free, ((o->days_allowed >> day) & 1) != 0, sizeof m.is_free);
    if (p->is_after_school)
        clear(&m, p->after_until, ORKI_DAY_MIN);
    for (int i = 0; i < o->n_groups; i++) {
        const orki_group *g = &s->groups[o->groups[i]];
        int way = orki_travel_of_pupils(s, g->school, o->school);
        if (p->is_after_school)
            keep_after_school(s, g, day, way, &m);
        else if (((g->teacher_days >> day) & 1) != 0)
            keep_school_hours(s, g, day, way, &m);
        else
            clear(&m, 0, ORKI_DAY_MIN);
        for (int k = 0; k < g->busy[day].n; k++)
            clear(&m, g->busy[day].at[k].from, g->busy[day].at[k].to);
    }
    return m;
}

static bool has_gap(const minutes *m, int length)
{
    int run = 0;
    for (int t = 0; t < ORKI_DAY_MIN; t++) {
        run = m->is_free[t] ? run + 1 : 0;
        if (run >= length)
            return true;
    }
    return false;
}

/* Every lesson has a gap, and together they are not longer than the minutes in which any may be. */
static bool fits_day(const ork_season *s, const orki_block *block, int day)
{
    minutes all = {{false}};
    int length = 0, n_free = 0;
    for (int i = 0; i < block->n_lessons; i++) {
        const orki_orchestra *o = &s->orchestras[block->lessons[i]];
        minutes m = when_possible(s, o, day);
        if (!has_gap(&m, o->lesson_min))
            return false;
        length += o->lesson_min;
        for (int t = 0; t < ORKI_DAY_MIN; t++)
            all.is_free[t] = all.is_free[t] || m.is_free[t];
    }
    for (int t = 0; t < ORKI_DAY_MIN; t++)
        n_free += all.is_free[t];
    return length <= n_free;
}

static bool check_lesson_fit(orki_build *b, int orchestra)
{
    const orki_orchestra *o = &b->s->orchestras[orchestra];
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        minutes m = when_possible(b->s, o, d);
        if (has_gap(&m, o->lesson_min))
            return true;
    }
    orki_warn_at(b->r, OR_LESSON_FIT, o->place,
                 _("the lesson of \"%s\" (%d minutes) fits in no day of its groups"), o->id,
                 o->lesson_min);
    return false;
}

/* The meetings of a series are on days of their own, two on one where doubles may be. */
static void check_series_fit(orki_build *b, const orki_series *series)
{
    const orki_orchestra *o = &b->s->orchestras[series->first_orchestra];
    int n_days = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        minutes m = when_possible(b->s, o, d);
        n_days += has_gap(&m, o->lesson_min);
    }
    if (n_days > 0 && n_days * series->day_most < series->n_meetings)
        orki_warn_at(b->r, OR_MEETINGS_FIT, series->place,
                     _("\"%s\" has %d meetings a week; its %d days have room for %d"), series->id,
                     series->n_meetings, n_days, n_days * series->day_most);
}

static void check_block_fit(orki_build *b, const orki_block *block)
{
    const ork_season *s = b->s;
    if (s->orchestras[block->lessons[0]].series >= 0) {
        if (orki_meeting_of(s, block->lessons[0]) == 1 && check_lesson_fit(b, block->lessons[0]))
            check_series_fit(b, &s->series[s->orchestras[block->lessons[0]].series]);
        return;
    }
    bool is_fit = true;
    int length = 0;
    for (int i = 0; i < block->n_lessons; i++) {
        is_fit = check_lesson_fit(b, block->lessons[i]) && is_fit;
        length += s->orchestras[block->lessons[i]].lesson_min;
    }
    for (int d = 0; is_fit && d < ORKI_N_DAYS; d++) {
        if (fits_day(s, block, d))
            return;
    }
    if (!is_fit)
        return;
    orki_hint(
        b->r, "%s",
        _("write \"split: [days]\" at the school, or give some lessons a \"block\" of their own"));
    orki_warn_at(b->r, OR_BLOCK_FIT, s->orchestras[block->lessons[0]].place,
                 _("the %d lessons of the block \"%s\" (%d minutes) fit in no day"),
                 block->n_lessons, block->id, length);
}

static void check_teachers(orki_build *b)
{
    const ork_season *s = b->s;
    for (int role = 0; role < s->n_roles; role++) {
        int first = 0;
        bool is_taught = false;
        while (first < s->n_sections && s->sections[first].role != role)
            first++;
        for (int t = 0; t < s->n_teachers && !is_taught; t++)
            is_taught =
                !s->teachers[t].is_substitute && orki_teacher_level(s, t, role) != ORKI_NO_SKILL;
        if (first < s->n_sections && !is_taught)
            orki_warn_at(b->r, OR_NO_TEACHER, s->orchestras[s->sections[first].orchestra].place,
                         _("no teacher has a skill for the role \"%s\""), s->roles[role].id);
    }
}

static void check_captains(orki_build *b)
{
    const ork_season *s = b->s;
    for (int t = 0; t < s->n_teachers; t++) {
        if (s->teachers[t].is_captain && !s->teachers[t].is_substitute)
            return;
    }
    for (int i = 0; i < s->n_blocks; i++) {
        if (!s->blocks[i].needs_captain)
            continue;
        orki_hint(b->r, "%s",
                  _("mark teachers with \"captain: yes\", or the programme \"captain: no\""));
        orki_warn_at(b->r, OR_NO_CAPTAIN, s->orchestras[s->blocks[i].lessons[0]].place,
                     _("the block \"%s\" needs a captain and no teacher is one"), s->blocks[i].id);
        return;
    }
}

static bool has_room(const ork_season *s, const orki_school *school, const orki_section *section)
{
    for (int i = 0; i < school->n_rooms; i++) {
        const orki_room *room = &s->rooms[school->rooms[i]];
        if (room->fits[section->role] && room->seats >= section->pupils)
            return true;
    }
    return false;
}

static void check_rooms(orki_build *b, const orki_orchestra *o)
{
    const ork_season *s = b->s;
    const orki_school *school = &s->schools[o->school];
    if (o->n_sections > school->n_rooms) {
        orki_hint(b->r, "%s",
                  _("the lesson cannot be placed so: add rooms, or give it fewer \"sections\""));
        orki_warn_at(b->r, OR_FEW_ROOMS, o->place,
                     _("\"%s\" needs %d rooms at once; its school has %d"), o->id, o->n_sections,
                     school->n_rooms);
        return;
    }
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const orki_section *section = &s->sections[i];
        if (!has_room(s, school, section))
            orki_warn_at(b->r, OR_NO_ROOM, o->place,
                         _("no room of \"%s\" fits the section \"%s\" with %d pupils"), school->id,
                         s->roles[section->role].id, section->pupils);
    }
}

static void check_stock(orki_build *b, const orki_orchestra *o)
{
    const ork_season *s = b->s;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const orki_section *section = &s->sections[i];
        if (section->role >= s->n_skills)
            continue; /* not one instrument */
        int stock = s->schools[o->school].stock[section->role];
        stock += stock < 0 ? 0 : orki_lent_at_most(s, section->role);
        if (stock < 0 || section->pupils <= stock)
            continue;
        orki_hint(
            b->r, "%s",
            _("the lesson cannot be placed so: give the section fewer pupils in \"sections\""));
        orki_warn_at(b->r, OR_STOCK, o->place,
                     _("the section \"%s\" has %d pupils and the school %d instruments"),
                     s->roles[section->role].id, section->pupils, stock);
    }
}

/* In school hours the whole class takes part. */
static void check_pupils(orki_build *b, const orki_orchestra *o)
{
    const ork_season *s = b->s;
    int n_pupils = 0, n_seats = 0;
    for (int i = 0; i < o->n_groups; i++)
        n_pupils += s->groups[o->groups[i]].pupils;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++)
        n_seats += s->sections[i].pupils;
    if (!s->programmes[o->programme].is_after_school && n_seats < n_pupils)
        orki_warn_at(b->r, OR_PUPILS, o->place,
                     _("the sections of \"%s\" have %d pupils, its groups %d"), o->id, n_seats,
                     n_pupils);
}

/* Some lesson of the orchestra can be on this date, as far as its school is open. */
static bool is_open_on(const ork_season *s, const orki_orchestra *o, orki_date date)
{
    const orki_programme *p = &s->programmes[o->programme];
    const orki_school *school = &s->schools[o->school];
    int day = orki_date_weekday(date);
    if (((o->days_allowed >> day) & 1) == 0)
        return false;
    if (p->is_after_school)
        return orki_closure_on(school->closures, date,
                               (orki_span){p->after_until - o->lesson_min, p->after_until}) == NULL;
    for (int i = 0; i < school->open[day].n; i++) {
        if (orki_closure_on(school->closures, date, school->open[day].at[i].span) == NULL)
            return true;
    }
    return false;
}

static void check_period(orki_build *b, const orki_orchestra *o)
{
    const ork_season *s = b->s;
    const orki_programme *p = &s->programmes[o->programme];
    orki_date from = s->from, to = s->to;
    if (from == ORKI_NO_DATE || to == ORKI_NO_DATE)
        return;
    from = p->from > from ? p->from : from;
    from = o->from > from ? o->from : from;
    to = p->to != ORKI_NO_DATE && p->to < to ? p->to : to;
    to = o->to != ORKI_NO_DATE && o->to < to ? o->to : to;
    for (orki_date date = from; date <= to; date++) {
        if (is_open_on(s, o, date))
            return;
    }
    orki_fault_at(b->r, OR_PERIOD_CLOSED, o->place, 1,
                  _("\"%s\" has no day for a lesson from %s to %s"), o->id,
                  orki_date_print(from).text, orki_date_print(to).text);
}

void orki_cross_check(orki_build *b)
{
    const ork_season *s = b->s;
    for (int i = 0; i < s->n_blocks; i++)
        check_block_fit(b, &s->blocks[i]);
    for (int i = 0; i < s->n_orchestras; i++) {
        if (orki_meeting_of(s, i) > 1)
            continue; /* as the first one */
        check_rooms(b, &s->orchestras[i]);
        check_stock(b, &s->orchestras[i]);
        check_pupils(b, &s->orchestras[i]);
        check_period(b, &s->orchestras[i]);
    }
    check_teachers(b);
    check_captains(b);
    orki_check_depots(b);
}
