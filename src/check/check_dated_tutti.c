/* Rules and costs of rehearsals, as doc/calendar.md defines them: ensembles found anew, their weeks
 * and possible dates counted anew, each conductor's days travelled anew. */
#include "base/message.h"
#include "check/date_judge.h"

/* The orchestras of one block that rehearse on the same dates. */
typedef struct ensemble {
    int first; /* its first orchestra */
    int n_members;
    const int *members; /* [n_members] */
    int every, after;
    int n_wanted;
    int first_week, last_week; /* of the possible dates, in weeks of the ensemble */
    int conductor;             /* on its dates; -1 = none yet, -2 = several */
} ensemble;

typedef struct tutti_count {
    orki_date_judge *j;
    int *mark; /* [n_orchestras] the ensemble, or -1 */
    int n;
    ensemble *at;     /* [n] */
    int *n_conducted; /* [n_teachers] rehearsals of ensembles */
    int n_conductors, n_all;
} tutti_count;

static const orki_programme *programme(const orki_date_judge *j, int orchestra)
{
    return &j->season->programmes[j->season->orchestras[orchestra].programme];
}

static bool needs_conductor(const orki_date_judge *j, int orchestra)
{
    return programme(j, orchestra)->tutti_conductor &&
           !orki_has_own_conductor(j->season, orchestra);
}

/* Of several meetings a week only the first that is placed has rehearsals. */
static bool may_rehearse(const orki_date_judge *j, int orchestra)
{
    const ork_season *s = j->season;
    if (programme(j, orchestra)->tutti_every_weeks == 0 || j->timetable->day[orchestra] < 0)
        return false;
    for (int o = orchestra - 1; s->orchestras[orchestra].series >= 0 && o >= 0 &&
                                s->orchestras[o].series == s->orchestras[orchestra].series;
         o--) {
        if (j->timetable->day[o] >= 0)
            return false;
    }
    return true;
}

static int n_promised(const orki_date_judge *j, int orchestra)
{
    int own = j->season->orchestras[orchestra].n_lessons;
    return own > 0 ? own : programme(j, orchestra)->n_lessons;
}

static bool is_together(const orki_date_judge *j, int a, int b)
{
    const orki_orchestra *x = &j->season->orchestras[a], *y = &j->season->orchestras[b];
    const orki_programme *p = programme(j, a), *q = programme(j, b);
    return x->block == y->block && j->timetable->day[a] == j->timetable->day[b] &&
           x->parity == y->parity && p->tutti_every_weeks == q->tutti_every_weeks &&
           p->tutti_first_after == q->tutti_first_after &&
           needs_conductor(j, a) == needs_conductor(j, b) &&
           orki_dated_first(j, a) == orki_dated_first(j, b) &&
           orki_dated_last(j, a) == orki_dated_last(j, b) && n_promised(j, a) == n_promised(j, b);
}

static void mark(tutti_count *t)
{
    orki_date_judge *j = t->j;
    for (int o = 0; o < j->season->n_orchestras; o++) {
        t->mark[o] = -1;
        if (!may_rehearse(j, o))
            continue;
        for (int e = 0; e < t->n && t->mark[o] < 0; e++) {
            if (is_together(j, t->at[e].first, o))
                t->mark[o] = e;
        }
        if (t->mark[o] >= 0)
            continue;
        t->at[t->n] = (ensemble){.first = o,
                                 .every = programme(j, o)->tutti_every_weeks,
                                 .after = programme(j, o)->tutti_first_after,
                                 .conductor = -1};
        t->mark[o] = t->n++;
    }
}

static void list_members(tutti_count *t)
{
    orki_date_judge *j = t->j;
    for (int e = 0; e < t->n; e++) {
        const orki_block *block = &j->season->blocks[j->season->orchestras[t->at[e].first].block];
        int *members = orki_arena_alloc(&j->scratch, (size_t)block->n_lessons, sizeof *members);
        if (members == NULL) {
            j->is_failed = true;
            return;
        }
        for (int i = 0; i < block->n_lessons; i++) {
            if (t->mark[block->lessons[i]] == e)
                members[t->at[e].n_members++] = block->lessons[i];
        }
        t->at[e].members = members;
    }
}

/* All have a lesson of their own on the date, and had enough before. */
static bool is_possible(const tutti_count *t, int e, orki_date date)
{
    const orki_date_judge *j = t->j;
    for (int i = 0; i < t->at[e].n_members; i++) {
        int o = t->at[e].members[i];
        if (orki_dated_given(j, o, date) == NULL)
            return false;
        int n_before = 0;
        for (int k = j->first_of[o]; k < j->first_of[o + 1]; k++) {
            const orki_dated *dated = &j->calendar->dated[j->of[k]];
            n_before += !dated->is_caught_up && dated->date < date;
        }
        if (n_before < t->at[e].after)
            return false;
    }
    return true;
}

/* The week of the ensemble in which the date is; 0 when it is in none. */
static int next_week(const tutti_count *t, int e, orki_date date)
{
    int o = t->at[e].first;
    if (!orki_dated_is_meeting(t->j, o, date))
        return 0;
    orki_dated_hindrance h = orki_dated_closed(t->j, o, date, orki_dated_span(t->j, o));
    bool is_foreseen = h.is_closed && (h.why == ORKI_WHY_HOLIDAY || h.why == ORKI_WHY_NATIONAL ||
                                       h.why == ORKI_WHY_SEASON);
    return is_foreseen ? 0 : 1;
}

/* All orchestras of the ensemble play together on the date: the rehearsal of the first that plays,
 * NULL when none does, and its conductor, -1 without one; breaches when they do not agree. */
static const orki_dated *find_played(tutti_count *t, int e, orki_date date, int *conductor)
{
    orki_date_judge *j = t->j;
    int n = 0, n_playing = 0;
    const orki_dated *first = NULL, *last = NULL;
    for (int i = 0; i < t->at[e].n_members; i++) {
        int o = t->at[e].members[i];
        const orki_dated *dated = orki_dated_given(j, o, date);
        n++;
        if (dated == NULL || !dated->is_tutti)
            continue;
        n_playing++;
        j->rule = ORKI_RULE_TUTTI_CONDUCTOR;
        if (needs_conductor(j, o) != (dated->conductor >= 0) ||
            (last != NULL && last->conductor != dated->conductor))
            orki_dated_breach_of(j, dated, _("%s on %s: not the conductor that it should have"),
                                 j->season->orchestras[o].name, orki_dated_day(j, date));
        first = first == NULL ? dated : first;
        last = dated;
    }
    *conductor = last == NULL ? -1 : last->conductor;
    j->rule = ORKI_RULE_TUTTI_TOGETHER;
    if (n_playing > 0 && n_playing < n)
        orki_dated_breach_of(j, last, _("not all orchestras of its block rehearse with %s on %s"),
                             j->season->orchestras[last->orchestra].name, orki_dated_day(j, date));
    j->n_tutti += n_playing;
    return first;
}

/* The ensemble's first and last possible week, and so how many rehearsals it should have. */
static void count_wanted(tutti_count *t, int e)
{
    ensemble *of = &t->at[e];
    int week = 0;
    for (orki_date date = t->j->from; date <= t->j->season->to; date++) {
        week += next_week(t, e, date);
        if (!is_possible(t, e, date))
            continue;
        of->first_week = of->first_week == 0 ? week : of->first_week;
        of->last_week = week;
    }
    int n_weeks = of->first_week == 0 ? 0 : of->last_week - of->first_week + 1;
    of->n_wanted = n_weeks == 0 ? 0 : n_weeks < of->every ? 1 : n_weeks / of->every;
    t->j->n_tutti_wanted += of->n_wanted * t->at[e].n_members;
    t->n_all += needs_conductor(t->j, of->first) ? of->n_wanted : 0;
}

static void note_conductor(tutti_count *t, int e, int conductor, const orki_dated *dated)
{
    ensemble *of = &t->at[e];
    if (conductor >= 0)
        t->n_conducted[conductor]++;
    if (dated->is_stand_in) /* on this date only */
        return;
    t->j->rule = ORKI_RULE_TUTTI_CONDUCTOR;
    if (of->conductor >= 0 && of->conductor != conductor)
        orki_dated_breach_of(t->j, dated, _("%s has another conductor on %s than before"),
                             t->j->season->orchestras[dated->orchestra].name,
                             orki_dated_day(t->j, dated->date));
    of->conductor = conductor;
}

static void check_ensemble(tutti_count *t, int e)
{
    orki_date_judge *j = t->j;
    ensemble *of = &t->at[e];
    int week = 0, last = 0, n = 0;
    for (orki_date date = j->from; date <= j->season->to; date++) {
        week += next_week(t, e, date);
        int conductor = -1;
        const orki_dated *rehearsal = find_played(t, e, date, &conductor);
        if (rehearsal == NULL)
            continue;
        j->rule = ORKI_RULE_TUTTI_FIRST;
        if (!is_possible(t, e, date))
            orki_dated_breach_of(j, rehearsal,
                                 _("%s cannot rehearse together on %s: not all have had %d lessons "
                                   "or have one then"),
                                 j->season->orchestras[rehearsal->orchestra].name,
                                 orki_dated_day(j, date), of->after);
        note_conductor(t, e, conductor, rehearsal);
        j->rule = ORKI_RULE_TUTTI_SPACING;
        int late = week - (of->first_week + of->every - 1);
        int gap = week - last - of->every;
        orki_dated_cost(j, n == 0 ? (late > 0 ? late : 0) : gap < 0 ? -gap : gap);
        last = week;
        n++;
    }
    j->rule = ORKI_RULE_TUTTI_MISSING;
    int64_t n_missing = of->n_wanted > n ? of->n_wanted - n : 0;
    orki_dated_cost(j, n_missing * of->n_members);
    j->rule = ORKI_RULE_TUTTI_TOGETHER;
    if (n > of->n_wanted)
        orki_dated_breach(j, j->season->orchestras[of->first].id,
                          j->season->orchestras[of->first].school, ORKI_NO_DATE,
                          (orki_span){-1, -1}, _("%s rehearses %d times together, not %d"),
                          j->season->orchestras[of->first].name, n, of->n_wanted);
}

static bool plays_on(const tutti_count *t, int e, orki_date date)
{
    const orki_dated *dated = orki_dated_given(t->j, t->at[e].first, date);
    return dated != NULL && dated->is_tutti;
}

/* Ensembles that a conductor visits on one day he visits together on all their days. */
static void check_tours(tutti_count *t)
{
    orki_date_judge *j = t->j;
    j->rule = ORKI_RULE_TUTTI_TOGETHER;
    for (int a = 0; a < t->n; a++) {
        for (int b = a + 1; b < t->n; b++) {
            int n_both = 0, n_one = 0;
            if (t->at[a].conductor < 0 || t->at[a].conductor != t->at[b].conductor ||
                j->timetable->day[t->at[a].first] != j->timetable->day[t->at[b].first])
                continue;
            for (orki_date date = j->from; date <= j->season->to; date++) {
                int n = plays_on(t, a, date) + plays_on(t, b, date);
                n_both += n == 2;
                n_one += n == 1;
            }
            if (n_both > 0 && n_one > 0)
                orki_dated_breach(j, j->season->teachers[t->at[a].conductor].id, -1, ORKI_NO_DATE,
                                  (orki_span){-1, -1},
                                  _("%s visits %s and %s together, but not on all their days"),
                                  j->season->teachers[t->at[a].conductor].name,
                                  j->season->orchestras[t->at[a].first].name,
                                  j->season->orchestras[t->at[b].first].name);
        }
    }
}

/* A day of a conductor: with his own lessons of the week, and with the rehearsals too. */
enum {
    MAX_STOPS = 288
}; /* lessons of five minutes all day: more would overlap, a breach already */

typedef struct duty {
    int n;
    orki_presence at[MAX_STOPS]; /* in order of start */
} duty;

static void add_stop(duty *d, orki_span span, int school)
{
    if (d->n == MAX_STOPS)
        return;
    int i = d->n++;
    for (; i > 0 && d->at[i - 1].span.from > span.from; i--)
        d->at[i] = d->at[i - 1];
    d->at[i] = (orki_presence){.span = span, .school = school};
}

static int64_t travel_of(const ork_season *s, const duty *d, int teacher, orki_date date)
{
    if (d->n == 0)
        return 0;
    int64_t travel = orki_travel_from_home_on(s, date, teacher, d->at[0].school);
    for (int i = 1; i < d->n; i++)
        travel += orki_travel_between_on(s, date, s->teachers[teacher].mode, d->at[i - 1].school,
                                         d->at[i].school);
    return travel + orki_travel_to_home_on(s, date, teacher, d->at[d->n - 1].school);
}

static int64_t call_out_of(const ork_season *s, const duty *d, int teacher)
{
    if (d->n == 0)
        return 0;
    int last = 0;
    for (int i = 0; i < d->n; i++)
        last = d->at[i].span.to > last ? d->at[i].span.to : last;
    int missing = s->teachers[teacher].call_out_min - (last - d->at[0].span.from);
    return missing > 0 ? missing : 0;
}

static void add_own(const orki_date_judge *j, duty *d, int teacher, int day)
{
    for (int i = 0; i < j->season->n_sections; i++) {
        int o = j->season->sections[i].orchestra;
        if (j->timetable->teacher[i] == teacher && j->timetable->day[o] == day)
            add_stop(d, orki_dated_span(j, o), j->season->orchestras[o].school);
    }
}

/* What the rehearsals of a date cost a conductor more than his week. */
static void count_day(orki_date_judge *j, int teacher, orki_date date, const duty *rehearsals)
{
    duty day = {0};
    add_own(j, &day, teacher, orki_date_weekday(date));
    int64_t own_travel = travel_of(j->season, &day, teacher, date);
    int64_t less = call_out_of(j->season, &day, teacher);
    for (int i = 0; i < rehearsals->n; i++)
        add_stop(&day, rehearsals->at[i].span, rehearsals->at[i].school);
    j->rule = ORKI_RULE_CONDUCTOR_TRAVEL;
    orki_dated_cost(j, travel_of(j->season, &day, teacher, date) - own_travel);
    int64_t more = call_out_of(j->season, &day, teacher);
    j->rule = ORKI_RULE_CONDUCTOR_CALL_OUT;
    orki_dated_cost_points(j, more - less,
                           orki_dated_points(j->rule, more) - orki_dated_points(j->rule, less));
}

static int share(int all, int parts)
{
    return parts == 0 ? 0 : (all + parts - 1) / parts;
}

/* Calendar weeks with a possible date of an ensemble that a conductor comes to. */
static int count_weeks(const tutti_count *t)
{
    int n = 0;
    for (orki_date monday = orki_date_monday(t->j->season->from); monday <= t->j->season->to;
         monday += 7) {
        bool is_any = false;
        for (int e = 0; e < t->n; e++)
            for (int d = 0; d < ORKI_N_DAYS && !is_any; d++)
                is_any = needs_conductor(t->j, t->at[e].first) && monday + d >= t->j->from &&
                         is_possible(t, e, monday + d);
        n += is_any;
    }
    return n;
}

/* The days and weeks of one conductor. */
static void count_conductor(tutti_count *t, int teacher, int of_week)
{
    orki_date_judge *j = t->j;
    int n_week = 0;
    for (orki_date date = j->from; date <= j->season->to; date++) {
        duty rehearsals = {0};
        bool is_day = false;
        n_week = orki_date_weekday(date) == 0 ? 0 : n_week;
        for (int e = 0; e < t->n; e++) {
            bool is_here = false;
            for (int i = 0; i < t->at[e].n_members; i++) {
                int o = t->at[e].members[i];
                const orki_dated *dated = orki_dated_given(j, o, date);
                if (dated == NULL || !dated->is_tutti || dated->conductor != teacher)
                    continue;
                is_here = true;
                add_stop(&rehearsals, (orki_span){dated->start_min, dated->end_min},
                         j->season->orchestras[o].school);
            }
            is_day = is_day || is_here;
        }
        n_week += is_day;
        j->rule = ORKI_RULE_CONDUCTOR_WEEK;
        orki_dated_cost(j, is_day && n_week > of_week);
        if (rehearsals.n > 0)
            count_day(j, teacher, date, &rehearsals);
    }
}

static void count_conductors(tutti_count *t)
{
    const ork_season *s = t->j->season;
    for (int c = 0; c < s->n_teachers; c++)
        t->n_conductors += orki_teacher_conducts(s, c);
    int of_week = share(t->n_all, count_weeks(t) * t->n_conductors) + 1;
    int of_all = share(t->n_all, t->n_conductors);
    for (int c = 0; c < s->n_teachers; c++) {
        if (t->n_conducted[c] == 0)
            continue;
        count_conductor(t, c, of_week);
        t->j->rule = ORKI_RULE_CONDUCTOR_LOAD;
        orki_dated_cost(t->j, t->n_conducted[c] > of_all ? t->n_conducted[c] - of_all : 0);
    }
}

/* Who plays together without having rehearsals. */
static void check_others(tutti_count *t)
{
    orki_date_judge *j = t->j;
    j->rule = ORKI_RULE_TUTTI_TOGETHER;
    for (int i = 0; i < j->calendar->n_dated; i++) {
        const orki_dated *dated = &j->calendar->dated[i];
        if (dated->date >= j->from && dated->is_tutti &&
            (dated->is_caught_up || t->mark[dated->orchestra] < 0))
            orki_dated_breach_of(j, dated, _("%s on %s is no lesson to rehearse together"),
                                 j->season->orchestras[dated->orchestra].name,
                                 orki_dated_day(j, dated->date));
    }
}

void orki_check_dated_tutti(orki_date_judge *j)
{
    size_t n = (size_t)j->season->n_orchestras;
    tutti_count t = {.j = j};
    t.mark = orki_arena_alloc(&j->scratch, n, sizeof *t.mark);
    t.at = orki_arena_alloc(&j->scratch, n, sizeof *t.at);
    t.n_conducted =
        orki_arena_alloc(&j->scratch, (size_t)j->season->n_teachers, sizeof *t.n_conducted);
    if (t.mark == NULL || t.at == NULL || t.n_conducted == NULL) {
        j->is_failed = true;
        return;
    }
    mark(&t);
    list_members(&t);
    if (j->is_failed)
        return;
    for (int e = 0; e < t.n; e++)
        count_wanted(&t, e);
    for (int e = 0; e < t.n; e++)
        check_ensemble(&t, e);
    check_others(&t);
    check_tours(&t);
    count_conductors(&t);
}
