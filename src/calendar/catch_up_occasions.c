/* Days of concerts and dress rehearsals: no lesson is caught up by those who are involved, at the
 * school where it is, or by who teaches those who play, or conducts. */
#include "calendar/catch_up.h"

static bool stops_pupils(const ork_season *s, const orki_occasion *q, int orchestra)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    if (q->school == o->school)
        return true;
    for (int i = 0; i < q->n_orchestras; i++) {
        int player = q->orchestras[i];
        if ((q->is_for_schools && s->orchestras[player].school == o->school) ||
            orki_shares_group(s, player, orchestra))
            return true;
    }
    return orki_occasion_has(q, orchestra);
}

static bool teaches(const orki_making *m, int orchestra, int teacher)
{
    const orki_orchestra *o = &m->season->orchestras[orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        if (m->timetable->teacher[o->first_section + i] == teacher)
            return true;
    }
    return false;
}

static bool stops_team(const orki_making *m, const orki_held *held, int orchestra)
{
    const orki_occasion *q = &m->season->occasions[held->occasion];
    const orki_orchestra *o = &m->season->orchestras[orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        int teacher = m->timetable->teacher[o->first_section + i];
        if (teacher >= 0 && teacher == held->conductor)
            return true;
        for (int k = 0; k < q->n_orchestras && teacher >= 0; k++) {
            if (teaches(m, q->orchestras[k], teacher))
                return true;
        }
    }
    return false;
}

orki_reach orki_catch_beside_occasions(const orki_catch_up *c, int orchestra, orki_date date)
{
    const ork_calendar *calendar = c->m->calendar;
    orki_reach far = ORKI_REACH_WHOLE;
    for (int i = 0; i < calendar->n_held; i++) {
        const orki_held *held = &calendar->held[i];
        if (held->date != date)
            continue;
        if (stops_pupils(c->m->season, &c->m->season->occasions[held->occasion], orchestra))
            return ORKI_REACH_NOWHERE;
        if (stops_team(c->m, held, orchestra))
            far = ORKI_REACH_DATE;
    }
    return far;
}
