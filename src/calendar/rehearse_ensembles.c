/* Orchestras that rehearse on the same dates, when they can, and in which rooms.
 *
 * Several ensembles that would need one room at the same time have it in turn, by weeks. */
#include "calendar/rehearsals.h"

static const orki_programme *programme(const ork_season *s, int orchestra)
{
    return &s->programmes[s->orchestras[orchestra].programme];
}

static bool needs_conductor(const ork_season *s, int orchestra)
{
    return programme(s, orchestra)->tutti_conductor && !orki_has_own_conductor(s, orchestra);
}

static bool is_first_meeting(const orki_making *m, int orchestra)
{
    int series = m->season->orchestras[orchestra].series;
    if (series < 0)
        return true;
    for (int o = m->season->series[series].first_orchestra; o < orchestra; o++) {
        if (m->timetable->day[o] >= 0)
            return false;
    }
    return true;
}

static int promised(const ork_season *s, int orchestra)
{
    int own = s->orchestras[orchestra].n_lessons;
    return own > 0 ? own : programme(s, orchestra)->n_lessons;
}

static bool is_alike(const orki_making *m, int a, int b)
{
    const ork_season *s = m->season;
    const orki_orchestra *x = &s->orchestras[a], *y = &s->orchestras[b];
    const orki_programme *p = programme(s, a), *q = programme(s, b);
    const orki_course *c = &m->calendar->courses[m->calendar->course_of[a]];
    const orki_course *d = &m->calendar->courses[m->calendar->course_of[b]];
    return m->timetable->day[a] == m->timetable->day[b] && x->parity == y->parity &&
           p->tutti_every_weeks == q->tutti_every_weeks &&
           p->tutti_first_after == q->tutti_first_after &&
           needs_conductor(s, a) == needs_conductor(s, b) && c->from == d->from && c->to == d->to &&
           promised(s, a) == promised(s, b);
}

static ork_status add_member(orki_rehearsals *r, int first_of_block, int orchestra)
{
    const ork_season *s = r->m->season;
    for (int e = first_of_block; e < r->n_ensembles; e++) {
        orki_ensemble *of = &r->ensembles[e];
        if (is_alike(r->m, of->members[0], orchestra)) {
            of->members[of->n_members++] = orchestra;
            return ORK_OK;
        }
    }
    orki_ensemble *of = &r->ensembles[r->n_ensembles++];
    size_t n = (size_t)s->blocks[s->orchestras[orchestra].block].n_lessons;
    *of = (orki_ensemble){.n_members = 1,
                          .members = orki_arena_alloc(&r->arena, n, sizeof(int)),
                          .rooms = orki_arena_alloc(&r->arena, n, sizeof(int)),
                          .every = programme(s, orchestra)->tutti_every_weeks,
                          .after = programme(s, orchestra)->tutti_first_after,
                          .needs_conductor = needs_conductor(s, orchestra)};
    if (of->members == NULL || of->rooms == NULL)
        return ORK_ERR_MEMORY;
    of->members[0] = orchestra;
    return ORK_OK;
}

static ork_status list_ensembles(orki_rehearsals *r)
{
    const ork_season *s = r->m->season;
    r->ensembles = orki_arena_alloc(&r->arena, (size_t)s->n_orchestras, sizeof *r->ensembles);
    if (r->ensembles == NULL)
        return ORK_ERR_MEMORY;
    for (int b = 0; b < s->n_blocks; b++) {
        int first = r->n_ensembles;
        for (int i = 0; i < s->blocks[b].n_lessons; i++) {
            int o = s->blocks[b].lessons[i];
            if (programme(s, o)->tutti_every_weeks == 0 || r->m->timetable->day[o] < 0 ||
                !is_first_meeting(r->m, o))
                continue;
            if (add_member(r, first, o) != ORK_OK)
                return ORK_ERR_MEMORY;
        }
    }
    return ORK_OK;
}

/* Lessons of each orchestra up to and with each date of the calendar are looked up often. */
typedef struct given_lessons {
    int *first; /* [n_orchestras + 1] */
    orki_date *dates;
} given_lessons;

static ork_status list_given(given_lessons *g, const orki_making *m, orki_arena *arena)
{
    const ork_calendar *c = m->calendar;
    size_t n = (size_t)m->season->n_orchestras;
    g->first = orki_arena_alloc(arena, n + 2, sizeof *g->first);
    g->dates = orki_arena_alloc(arena, (size_t)c->n_dated, sizeof *g->dates);
    if (g->first == NULL || g->dates == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < c->n_dated; i++)
        g->first[c->dated[i].orchestra + 2] += !c->dated[i].is_caught_up;
    for (size_t o = 0; o < n; o++)
        g->first[o + 2] += g->first[o + 1];
    for (int i = 0; i < c->n_dated; i++) {
        if (!c->dated[i].is_caught_up)
            g->dates[g->first[c->dated[i].orchestra + 1]++] = c->dated[i].date;
    }
    return ORK_OK;
}

static bool is_possible(const given_lessons *g, const orki_ensemble *e, orki_date date)
{
    for (int i = 0; i < e->n_members; i++) {
        int k = g->first[e->members[i]], end = g->first[e->members[i] + 1];
        int n_before = 0;
        for (; k < end && g->dates[k] < date; k++)
            n_before++;
        if (k == end || g->dates[k] != date || n_before < e->after)
            return false;
    }
    return true;
}

static ork_status find_dates(orki_rehearsals *r, orki_ensemble *e, const given_lessons *g)
{
    const orki_meeting_dates *meetings = &r->m->meetings[e->members[0]];
    int week = 0, last_week = 0;
    e->dates = orki_arena_alloc(&r->arena, (size_t)meetings->n, sizeof *e->dates);
    if (e->dates == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < meetings->n; i++) {
        const orki_closure *c = meetings->at[i].closure;
        orki_lost lost = {.why = c == NULL ? ORKI_WHY_OTHER : c->why};
        week += orki_lost_counts(&lost) ? 1 : 0;
        if (!is_possible(g, e, meetings->at[i].date))
            continue;
        e->dates[e->n_dates++] = (orki_ensemble_date){meetings->at[i].date, week};
        last_week = week;
    }
    e->first_week = e->n_dates > 0 ? e->dates[0].week : 0;
    int n_weeks = e->n_dates > 0 ? last_week - e->first_week + 1 : 0;
    e->n_wanted = n_weeks == 0 ? 0 : n_weeks < e->every ? 1 : n_weeks / e->every;
    return ORK_OK;
}

static bool overlaps(orki_span a, orki_span b)
{
    return a.from < b.to && b.from < a.to;
}

static int pupils_of(const ork_season *s, int orchestra)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    int n = 0;
    for (int i = 0; i < o->n_sections; i++)
        n += s->sections[o->first_section + i].pupils;
    return n;
}

/* Nobody else of the week is in the room then. */
static bool is_free(const orki_making *m, int orchestra, int room)
{
    const ork_season *s = m->season;
    int day = m->timetable->day[orchestra];
    orki_span span = orki_making_span(m, orchestra);
    orki_spans closed = s->rooms[room].closed[day];
    for (int i = 0; i < closed.n; i++) {
        if (overlaps(closed.at[i], span))
            return false;
    }
    for (int i = 0; i < s->n_sections; i++) {
        int o = s->sections[i].orchestra;
        if (m->timetable->room[i] == room && o != orchestra && m->timetable->day[o] == day &&
            overlaps(orki_making_span(m, o), span))
            return false;
    }
    return true;
}

static int choose_room(const orki_making *m, int orchestra)
{
    const ork_season *s = m->season;
    const orki_school *school = &s->schools[s->orchestras[orchestra].school];
    int best = -1, pupils = pupils_of(s, orchestra);
    for (int i = 0; i < school->n_rooms; i++) {
        int room = school->rooms[i];
        bool is_better = s->rooms[room].fits_tutti && s->rooms[room].seats >= pupils &&
                         (best < 0 || s->rooms[room].seats < s->rooms[best].seats);
        if (is_better && is_free(m, orchestra, room))
            best = room;
    }
    return best;
}

static void choose_rooms(orki_rehearsals *r, orki_ensemble *e)
{
    e->has_rooms = true;
    for (int i = 0; i < e->n_members; i++) {
        e->rooms[i] = choose_room(r->m, e->members[i]);
        e->has_rooms = e->has_rooms && e->rooms[i] >= 0;
    }
    if (!e->has_rooms)
        e->n_dates = 0;
}

static bool want_one_room(const orki_making *m, const orki_ensemble *a, const orki_ensemble *b)
{
    for (int i = 0; i < a->n_members; i++) {
        for (int k = 0; k < b->n_members; k++) {
            int x = a->members[i], y = b->members[k];
            if (a->rooms[i] == b->rooms[k] && m->timetable->day[x] == m->timetable->day[y] &&
                overlaps(orki_making_span(m, x), orki_making_span(m, y)))
                return true;
        }
    }
    return false;
}

static void keep_turn(const orki_making *m, orki_ensemble *e, int size, int turn)
{
    int kept = 0;
    for (int i = 0; i < e->n_dates; i++) {
        int days = orki_date_monday(e->dates[i].date) - orki_date_monday(m->season->from);
        if (days / 7 % size == turn)
            e->dates[kept++] = e->dates[i];
    }
    e->n_dates = kept;
}

/* Ensembles that want one room, directly or through others, have it in turn, by calendar weeks. */
static ork_status take_turns(orki_rehearsals *r)
{
    int n = r->n_ensembles;
    int *of = orki_arena_alloc(&r->arena, (size_t)n, sizeof *of);
    if (of == NULL)
        return ORK_ERR_MEMORY;
    for (int e = 0; e < n; e++)
        of[e] = e;
    for (int a = 0; a < n; a++) {
        for (int b = a + 1; b < n; b++) {
            int from = of[b], to = of[a];
            if (from == to || !r->ensembles[a].has_rooms || !r->ensembles[b].has_rooms ||
                !want_one_room(r->m, &r->ensembles[a], &r->ensembles[b]))
                continue;
            for (int e = 0; e < n; e++)
                of[e] = of[e] == from ? to : of[e];
        }
    }
    for (int e = 0; e < n; e++) {
        int size = 0, turn = 0;
        for (int i = 0; i < n; i++) {
            size += of[i] == of[e];
            turn += of[i] == of[e] && i < e;
        }
        if (size > 1)
            keep_turn(r->m, &r->ensembles[e], size, turn);
    }
    return ORK_OK;
}

static int share(int all, int parts)
{
    return parts == 0 ? 0 : (all + parts - 1) / parts;
}

/* What is an even share of the rehearsals for a conductor: in a week in which there can be any, and
 * in the season. */
static ork_status count_shares(orki_rehearsals *r)
{
    orki_date monday = orki_date_monday(r->m->season->from);
    size_t n = (size_t)(r->m->season->to - monday) / 7 + 1;
    bool *is_week = orki_arena_alloc(&r->arena, n, sizeof *is_week);
    if (is_week == NULL)
        return ORK_ERR_MEMORY;
    int n_all = 0, n_weeks = 0;
    for (int i = 0; i < r->n_ensembles; i++) {
        const orki_ensemble *e = &r->ensembles[i];
        n_all += e->needs_conductor ? e->n_wanted : 0;
        for (int d = 0; d < e->n_dates && e->needs_conductor; d++)
            is_week[(e->dates[d].date - monday) / 7] = true;
    }
    for (size_t i = 0; i < n; i++)
        n_weeks += is_week[i];
    r->per_week = share(n_all, n_weeks * r->n_conductors) + 1;
    r->per_season = share(n_all, r->n_conductors);
    return ORK_OK;
}

static ork_status list_conductors(orki_rehearsals *r)
{
    const ork_season *s = r->m->season;
    r->conductors = orki_arena_alloc(&r->arena, (size_t)s->n_teachers, sizeof *r->conductors);
    if (r->conductors == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < s->n_teachers; t++) {
        if (orki_teacher_conducts(s, t))
            r->conductors[r->n_conductors++] = t;
    }
    return ORK_OK;
}

static ork_status list_away(orki_rehearsals *r)
{
    const ork_calendar *c = r->m->calendar;
    size_t n = (size_t)c->n_held;
    for (int i = 0; i < c->n_dated; i++)
        n += (size_t)c->dated[i].n_changes;
    r->away = orki_arena_alloc(&r->arena, n, sizeof *r->away);
    if (r->away == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < c->n_held; i++)
        r->away[r->n_away++] = (orki_away){c->held[i].conductor, c->held[i].date};
    for (int i = 0; i < c->n_dated; i++)
        for (int k = 0; k < c->dated[i].n_changes; k++)
            r->away[r->n_away++] = (orki_away){c->dated[i].changes[k].teacher, c->dated[i].date};
    return ORK_OK;
}

ork_status orki_ensembles_find(orki_rehearsals *r)
{
    given_lessons given;
    ork_status st = list_conductors(r);
    if (st == ORK_OK)
        st = list_away(r);
    if (st == ORK_OK)
        st = list_ensembles(r);
    if (st == ORK_OK)
        st = list_given(&given, r->m, &r->arena);
    for (int e = 0; e < r->n_ensembles && st == ORK_OK; e++)
        st = find_dates(r, &r->ensembles[e], &given);
    if (st == ORK_OK)
        st = count_shares(r);
    for (int e = 0; e < r->n_ensembles && st == ORK_OK; e++)
        choose_rooms(r, &r->ensembles[e]);
    return st == ORK_OK ? take_turns(r) : st;
}
