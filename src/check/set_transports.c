/* The way of each shared set through the week: from the address of one lesson that needs it to that
 * of the next, and after the last one of the week to the first of the next week. */
#include "check/judge.h"
#include "check/loan_count.h"

#include <stdlib.h>

/* Lessons at one address with no lesson elsewhere between. */
typedef struct stay {
    int first_school, last_school;
    int first_day, first_min; /* when its first lesson begins */
    int last_day, last_min;   /* when its last lesson ends */
} stay;

static bool needs_set(const ork_season *s, const orki_shared_set *set, int lesson)
{
    const orki_orchestra *o = &s->orchestras[lesson];
    bool is_member = false, is_played = false;
    for (int i = 0; i < set->n_schools; i++)
        is_member = is_member || set->schools[i] == o->school;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const orki_role *role = &s->roles[s->sections[i].role];
        for (int k = 0; k < role->n_skills; k++)
            is_played = is_played || role->skills[k] == set->skill;
    }
    return is_member && is_played;
}

/* The placed lesson that needs the set and comes next after (minute of the week, number). */
static int next_lesson(const orki_loan_count *c, const orki_shared_set *set, int64_t after)
{
    int best = -1;
    int64_t best_key = INT64_MAX;
    for (int o = 0; o < c->season->n_orchestras; o++) {
        const ork_timetable *t = c->timetable;
        if (t->day[o] < 0)
            continue;
        int64_t key = (int64_t)(t->day[o] * ORKI_DAY_MIN + t->start_min[o]) * INT32_MAX + o;
        if (key > after && key < best_key && needs_set(c->season, set, o)) {
            best = o;
            best_key = key;
        }
    }
    return best;
}

static int list_stays(const orki_loan_count *c, const orki_shared_set *set, stay *stays)
{
    const ork_season *s = c->season;
    const ork_timetable *t = c->timetable;
    int n = 0;
    for (int o = next_lesson(c, set, -1); o >= 0;
         o = next_lesson(c, set,
                         (int64_t)(t->day[o] * ORKI_DAY_MIN + t->start_min[o]) * INT32_MAX + o)) {
        int school = s->orchestras[o].school, end = t->start_min[o] + s->orchestras[o].lesson_min;
        bool is_there =
            n > 0 && s->schools[stays[n - 1].last_school].address == s->schools[school].address;
        if (!is_there)
            stays[n++] = (stay){.first_school = school,
                                .first_day = t->day[o],
                                .first_min = t->start_min[o],
                                .last_day = -1};
        stay *now = &stays[n - 1];
        if (t->day[o] > now->last_day || end > now->last_min) {
            now->last_school = school;
            now->last_min = end;
        }
        now->last_day = t->day[o];
    }
    return n;
}

static void add_transport(orki_loan_count *c, const orki_shared_set *set, const stay *from,
                          const stay *to, ork_set_transport *out)
{
    const ork_season *s = c->season;
    *out =
        (ork_set_transport){.set = set->id,
                            .instrument = s->skills[set->skill].id,
                            .instrument_name = orki_judge_skill(s, set->skill),
                            .from = s->schools[from->last_school].id,
                            .from_name = s->schools[from->last_school].name,
                            .to = s->schools[to->first_school].id,
                            .to_name = s->schools[to->first_school].name,
                            .from_day = from->last_day,
                            .after_min = from->last_min,
                            .to_day = to->first_day,
                            .before_min = to->first_min,
                            .metres = orki_metres_between_on(s, ORKI_NO_DATE, s->loan_terms.mode,
                                                             from->last_school, to->first_school)};
}

void orki_count_transports(orki_loan_count *c)
{
    const ork_season *s = c->season;
    size_t n_lessons = (size_t)s->n_orchestras, n_sets = (size_t)s->n_shared_sets;
    stay *stays = orki_alloc(n_lessons + 1, sizeof *stays);
    size_t capacity = 0;
    ork_set_transport *found = NULL;
    c->is_failed = c->is_failed || stays == NULL;
    for (size_t i = 0; i < n_sets && !c->is_failed; i++) {
        const orki_shared_set *set = &s->shared_sets[i];
        int n = list_stays(c, set, stays);
        for (int k = 0; k < n && n > 1 && !c->is_failed; k++) {
            const stay *from = &stays[k], *to = &stays[(k + 1) % n];
            if (s->schools[from->last_school].address == s->schools[to->first_school].address)
                continue; /* from Friday to Monday it stands there */
            if (orki_array_reserve(&found, &capacity, (size_t)c->out.n_transports + 1,
                                   sizeof *found) != 0)
                c->is_failed = true;
            else
                add_transport(c, set, from, to, &found[c->out.n_transports++]);
        }
    }
    ork_set_transport *kept = orki_count_keep(c, (size_t)c->out.n_transports, sizeof *kept);
    for (int i = 0; i < c->out.n_transports && kept != NULL; i++)
        kept[i] = found[i];
    c->out.transports = kept;
    c->out.totals.transports = c->out.n_transports;
    orki_free(found);
    orki_free(stays);
}
