/* The judge of substitutes: src/doc/rules.md and src/doc/calendar.md ("Substitutes") counted as
 * they read, one teacher and date after the other. */
#include "stand_in_trial.h"

#include <string.h>

enum { MAX_STOPS = 24 };

typedef struct day {
    int n;
    const task *at[MAX_STOPS];
    int64_t cost;
    int minutes, from, to;
    bool is_legal;
} day;

static bool same_address(const trial *t, const task *a, const task *b)
{
    return t->season->schools[a->school].address == t->season->schools[b->school].address;
}

static int spare_between(const trial *t, int teacher, const task *a, const task *b)
{
    const ork_season *s = t->season;
    int need = s->programmes[s->orchestras[a->dated->orchestra].programme].changeover_min;
    if (!same_address(t, a, b))
        need = s->limits.pack_min + s->limits.set_up_min +
               orki_travel_between(s, s->teachers[teacher].mode, a->school, b->school);
    return b->from - a->to - need;
}

static void gather(const trial *t, int teacher, orki_date date, bool is_before, day *d)
{
    memset(d, 0, sizeof *d);
    for (int i = 0; i < t->n_tasks; i++) {
        const task *k = &t->tasks[i];
        if (k->dated == NULL || k->date != date || (is_before ? k->was : k->is) != teacher)
            continue;
        int at = d->n++;
        for (; at > 0 && d->at[at - 1]->from > k->from; at--)
            d->at[at] = d->at[at - 1];
        d->at[at] = k;
    }
}

static int count_addresses(const trial *t, const day *d)
{
    int n = 0;
    for (int i = 0; i < d->n; i++) {
        bool is_new = true;
        for (int k = 0; k < i; k++)
            is_new = is_new && !same_address(t, d->at[i], d->at[k]);
        n += is_new;
    }
    return n;
}

static void judge_day(const trial *t, int teacher, orki_date date, bool is_before, day *d)
{
    const ork_season *s = t->season;
    const orki_teacher *who = &s->teachers[teacher];
    gather(t, teacher, date, is_before, d);
    int travel = 0, idle = 0, pauses = 0;
    d->is_legal = true;
    for (int i = 0; i < d->n; i++) {
        d->minutes += d->at[i]->to - d->at[i]->from;
        d->to = d->at[i]->to > d->to ? d->at[i]->to : d->to;
        if (i == 0)
            continue;
        int spare = spare_between(t, teacher, d->at[i - 1], d->at[i]);
        d->is_legal = d->is_legal && spare >= 0;
        idle += spare > 0 ? spare : 0;
        pauses += spare >= s->limits.break_part_min ? spare : 0;
        travel += same_address(t, d->at[i - 1], d->at[i])
                      ? 0
                      : orki_travel_between(s, who->mode, d->at[i - 1]->school, d->at[i]->school);
    }
    if (d->n == 0)
        return;
    d->from = d->at[0]->from;
    travel += orki_travel_from_home(s, teacher, d->at[0]->school) +
              orki_travel_to_home(s, teacher, d->at[d->n - 1]->school);
    int short_min = who->call_out_min - (d->to - d->from);
    d->cost = travel * 100 + idle * 100 + (short_min > 0 ? short_min * 50 : 0);
    d->is_legal = d->is_legal && d->minutes <= who->max_day_min &&
                  count_addresses(t, d) <= who->max_day_schools &&
                  (d->to - d->from <= s->limits.break_after_min || pauses >= s->limits.break_min);
}

static bool knows(const trial *t, int teacher, int school)
{
    for (int i = 0; i < t->season->n_sections; i++) {
        if (t->timetable->teacher[i] == teacher &&
            t->season->orchestras[t->season->sections[i].orchestra].school == school)
            return true;
    }
    for (int i = 0; i < t->n_tasks; i++) {
        const task *k = &t->tasks[i];
        if (k->dated != NULL && k->section < 0 && k->was == teacher && k->school == school)
            return true;
    }
    return false;
}

/* She is there with her section, or conducted or conducts it. */
static bool is_at_concert(const trial *t, int teacher, bool is_conducting)
{
    const orki_held *held = &t->calendar->held[0];
    const orki_occasion *q = &t->season->occasions[0];
    for (int i = 0; i < t->n_tasks; i++) {
        if (t->tasks[i].dated == NULL && (t->tasks[i].was == teacher || t->tasks[i].is == teacher))
            return true;
    }
    for (int i = 0; i < t->season->n_sections && !is_conducting; i++) {
        if (t->timetable->teacher[i] == teacher &&
            q->orchestras[0] == t->season->sections[i].orchestra)
            return held->date != ORKI_NO_DATE;
    }
    return false;
}

static bool is_there(const trial *t, int teacher, const task *k)
{
    const orki_spans *spans = &t->season->teachers[teacher].available[orki_date_weekday(k->date)];
    for (int a = 0; a < spans->n; a++) {
        if (spans->at[a].from <= k->from && spans->at[a].to >= k->to)
            return true;
    }
    return false;
}

static orki_level level_for(const trial *t, int teacher, const task *k)
{
    const ork_season *s = t->season;
    if (k->section < 0)
        return (orki_level)s->teachers[teacher].levels[s->conductor];
    return orki_teacher_level(s, teacher, s->sections[k->section].role);
}

/* Skill, time, the school, and no concert in the way. */
bool stand_in_may_do(const trial *t, int teacher, const task *k)
{
    const orki_held *held = &t->calendar->held[0];
    orki_span time = t->season->occasions[0].time;
    if (teacher == t->absent || level_for(t, teacher, k) == ORKI_NO_SKILL ||
        !is_there(t, teacher, k) || t->season->teachers[teacher].declined[k->school])
        return false;
    if (k->dated == NULL || held->date != k->date)
        return true;
    bool is_then = time.from < k->to && k->from < time.to;
    return !is_at_concert(t, teacher, true) && !(is_then && is_at_concert(t, teacher, false));
}

/* What her new lessons of a date cost beside the minutes; -1 when one may not be hers. */
static int64_t judge_new(const trial *t, int teacher, const day *d)
{
    int64_t cost = 0;
    bool is_charged[3] = {false};
    for (int i = 0; i < d->n; i++) {
        const task *k = d->at[i];
        if (k->was == teacher && !k->is_lost)
            continue;
        if (!stand_in_may_do(t, teacher, k))
            return -1;
        cost += level_for(t, teacher, k) == ORKI_SECOND_CHOICE ? 3000 : 0;
        cost += knows(t, teacher, k->school) || is_charged[k->school] ? 0 : 3000;
        is_charged[k->school] = true;
    }
    return cost;
}

/* The concert that she conducts only now; NULL when there is none on the date. */
static const task *new_concert(const trial *t, int teacher, orki_date date)
{
    for (int i = 0; i < t->n_tasks; i++) {
        const task *k = &t->tasks[i];
        if (k->dated == NULL && k->date == date && k->is == teacher && k->was != teacher)
            return k;
    }
    return NULL;
}

static int way(const trial *t, int teacher, const task *a, const task *b, bool with_pack)
{
    const ork_season *s = t->season;
    int pack = with_pack ? s->limits.pack_min + s->limits.set_up_min : 0;
    return pack + (same_address(t, a, b)
                       ? 0
                       : orki_travel_between(s, s->teachers[teacher].mode, a->school, b->school));
}

/* What it costs beside her day; BROKEN when it does not go. */
static int64_t judge_concert(const trial *t, int teacher, const task *c, const day *d)
{
    const ork_season *s = t->season;
    const task *before = NULL, *after = NULL;
    if (!stand_in_may_do(t, teacher, c))
        return BROKEN;
    for (int i = 0; i < d->n; i++) {
        const task *k = d->at[i];
        bool is_before = k->from < c->from;
        int need = is_before ? way(t, teacher, k, c, true) : way(t, teacher, c, k, true);
        int change = s->programmes[s->orchestras[k->dated->orchestra].programme].changeover_min;
        need = is_before && need < change ? change : need;
        if (k->section < 0 || k->was != teacher || k->is_lost ||
            (is_before ? k->to + need > c->from : c->to + need > k->from))
            return BROKEN;
        before = is_before ? k : before;
        after = !is_before && after == NULL ? k : after;
    }
    int there =
        before ? way(t, teacher, before, c, false) : orki_travel_from_home(s, teacher, c->school);
    int back =
        after ? way(t, teacher, c, after, false) : orki_travel_to_home(s, teacher, c->school);
    int less = before && after ? way(t, teacher, before, after, false)
               : before        ? orki_travel_to_home(s, teacher, before->school)
               : after         ? orki_travel_from_home(s, teacher, after->school)
                               : 0;
    bool is_known = knows(t, teacher, s->orchestras[s->occasions[0].orchestras[0]].school);
    return (there + back - less) * 100 +
           (level_for(t, teacher, c) == ORKI_SECOND_CHOICE ? 3000 : 0) + (is_known ? 0 : 3000);
}

/* The night before or after a date that is not as it was. */
static bool has_rest(const trial *t, int teacher, orki_date date, const day *d)
{
    const task *c = new_concert(t, teacher, date);
    const orki_held *held = &t->calendar->held[0];
    orki_span time = t->season->occasions[0].time, hull = {d->from, d->to};
    if (c != NULL)
        hull = d->n == 0 ? time
                         : (orki_span){time.from < d->from ? time.from : d->from,
                                       time.to > d->to ? time.to : d->to};
    for (int side = -1; side <= 1; side += 2) {
        day other;
        judge_day(t, teacher, date + side, false, &other);
        int from = other.n > 0 ? other.from : 1440, to = other.n > 0 ? other.to : 0;
        if (held->date == date + side && is_at_concert(t, teacher, false)) {
            from = time.from < from ? time.from : from;
            to = time.to > to ? time.to : to;
        }
        if (from < to &&
            (side < 0 ? 1440 - to + hull.from : 1440 - hull.to + from) < t->season->limits.rest_min)
            return false;
    }
    return true;
}

/* Schools of her week, with the lessons before and with those now. */
static int count_schools(const trial *t, int teacher, orki_date monday, bool with_new)
{
    bool is_at[3] = {false};
    for (int i = 0; i < t->n_tasks; i++) {
        const task *k = &t->tasks[i];
        bool is_hers = k->was == teacher || (with_new && k->is == teacher);
        if (k->dated != NULL && is_hers && orki_date_monday(k->date) == monday)
            is_at[k->school] = true;
    }
    return is_at[0] + is_at[1] + is_at[2];
}

/* What a date costs more than before; BROKEN when it breaks a rule. */
static int64_t judge_date(const trial *t, int teacher, orki_date date, day *old, day *new)
{
    judge_day(t, teacher, date, true, old);
    judge_day(t, teacher, date, false, new);
    bool is_same = old->n == new->n &&memcmp(old->at, new->at, sizeof old->at) == 0;
    const task *concert = new_concert(t, teacher, date);
    int64_t more = is_same ? 0 : judge_new(t, teacher, new);
    int64_t evening = concert == NULL ? 0 : judge_concert(t, teacher, concert, new);
    if ((!is_same && (!new->is_legal || more < 0)) || evening == BROKEN)
        return BROKEN;
    if ((!is_same || concert != NULL) && !has_rest(t, teacher, date, new))
        return BROKEN;
    return more + evening + new->cost - old->cost;
}

/* Everything that a teacher's week costs more than before; BROKEN when it breaks a rule. */
static int64_t judge_teacher(const trial *t, int teacher)
{
    const orki_teacher *who = &t->season->teachers[teacher];
    int64_t cost = 0;
    for (orki_date monday = orki_date_monday(t->from); monday <= t->to; monday += 7) {
        int minutes = 0, before = 0, n_days = 0, n_before = 0;
        for (orki_date date = monday; date < monday + 7; date++) {
            day old, new;
            int64_t more = judge_date(t, teacher, date, &old, &new);
            if (more == BROKEN)
                return BROKEN;
            cost += more;
            minutes += new.minutes;
            before += old.minutes;
            n_days += new.n > 0;
            n_before += old.n > 0;
        }
        int n_schools = count_schools(t, teacher, monday, true);
        if ((minutes > before && minutes > who->max_week_min) ||
            (n_days > n_before && n_days > who->max_days) ||
            (n_schools > who->max_schools && n_schools > count_schools(t, teacher, monday, false)))
            return BROKEN;
        int wish = who->wish_to_min > before ? who->wish_to_min : before;
        if (who->wish_from_min >= 0 && !who->is_substitute && minutes > wish)
            cost += (minutes - wish) * 50;
    }
    return cost;
}

score stand_in_judge(const trial *t)
{
    score found = {0, 0, 0};
    for (int i = 0; i < t->n_tasks; i++) {
        const task *k = &t->tasks[i];
        found.n_open += k->is < 0;
        found.n_moved += !k->is_lost && k->is != k->was;
    }
    found.cost = found.n_open * INT64_C(100000) + found.n_moved * INT64_C(20000);
    for (int teacher = 0; teacher < t->season->n_teachers; teacher++) {
        int64_t more = teacher == t->absent ? 0 : judge_teacher(t, teacher);
        if (more == BROKEN)
            return (score){found.n_open, found.n_moved, BROKEN};
        found.cost += more;
    }
    return found;
}

bool stand_in_is_better(score a, score b)
{
    if (a.cost == BROKEN || b.cost == BROKEN)
        return b.cost == BROKEN && a.cost != BROKEN;
    return a.n_open != b.n_open     ? a.n_open < b.n_open
           : a.n_moved != b.n_moved ? a.n_moved < b.n_moved
                                    : a.cost < b.cost;
}

/* A teacher alone on the date, with these taken and those given up: do the rules of the date hold?
 */
static bool day_holds(trial *t, int teacher, const bool *keeps)
{
    int saved[MAX_TASKS];
    for (int i = 0; i < t->n_tasks; i++) {
        saved[i] = t->tasks[i].is;
        if (t->tasks[i].was == teacher && !t->tasks[i].is_lost && keeps[i])
            t->tasks[i].is = teacher;
    }
    day old, new;
    bool holds = judge_date(t, teacher, t->from, &old, &new) != BROKEN;
    for (int i = 0; i < t->n_tasks; i++)
        t->tasks[i].is = saved[i];
    return holds;
}

/* At most two lessons of one colleague, and at most two given up, none of which could stay. */
bool stand_in_is_fair(trial *t, int teacher)
{
    int n_given = 0, n_taken = 0, n_moved = 0, colleague = -1, given[MAX_TASKS];
    for (int i = 0; i < t->n_tasks; i++) {
        const task *k = &t->tasks[i];
        n_taken += k->is == teacher && (k->was != teacher || k->is_lost);
        if (!k->is_lost && k->is == teacher && k->was != teacher) {
            if (k->dated == NULL || (colleague >= 0 && colleague != k->was))
                return false;
            colleague = k->was;
            n_moved++;
        }
        if (!k->is_lost && k->was == teacher && k->is != teacher)
            given[n_given++] = i;
    }
    if (n_given > 2 || n_moved > 2 || (n_given > 0 && n_taken == 0))
        return false;
    for (int kept = 1; kept < 1 << n_given; kept++) {
        bool keeps[MAX_TASKS] = {false};
        for (int i = 0; i < n_given; i++)
            keeps[given[i]] = (kept >> i & 1) != 0;
        if (day_holds(t, teacher, keeps))
            return false;
    }
    return true;
}
