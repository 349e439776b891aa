/* For every kind of fact a ladder of changes, from small to large; the first that a solve proves is
 * the repair. The other facts of the season stay as they are, so that a repair of one conflict is
 * not the cause of the next. */
#include "ask/repair.h"

#include "ask/telling.h"

/* No school is asked to open before or close after this. */
enum { EARLIEST_MIN = 7 * 60 + 30, LATEST_MIN = 17 * 60, MOST_CAPTAINS = 4 };

typedef struct workshop {
    orki_oracle *oracle;
    const orki_conflict *conflict;
    orki_repairs *out;
} workshop;

/* Keep the change when a solve proves it. */
static bool try_change(workshop *w, orki_change change)
{
    if (orki_oracle_ask(w->oracle, &w->conflict->scope, &change, 1) != ORKI_POSSIBLE)
        return false;
    orki_repairs *out = w->out;
    if (orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at))
        out->is_failed = true;
    else
        out->at[out->n++] = change;
    return true;
}

static void try_values(workshop *w, orki_fact fact, int from, const int *steps, int n)
{
    bool is_found = false;
    for (int i = 0; i < n && !is_found; i++)
        is_found = try_change(w, (orki_change){.fact = fact, .value = from + steps[i]});
}

/* From the first opening to the last closing of the conflict's schools on a day. */
static orki_span hours_on(const workshop *w, int day)
{
    const ork_season *s = w->oracle->season;
    orki_span hull = {ORKI_DAY_MIN, 0};
    for (int o = 0; o < s->n_orchestras; o++) {
        if (!w->conflict->scope.has_lesson[o])
            continue;
        const orki_orchestra *lesson = &s->orchestras[o];
        const orki_bells *open = &s->schools[lesson->school].open[day];
        for (int i = 0; i < open->n; i++) {
            hull.from = open->at[i].span.from < hull.from ? open->at[i].span.from : hull.from;
            hull.to = open->at[i].span.to > hull.to ? open->at[i].span.to : hull.to;
        }
        const orki_programme *p = &s->programmes[lesson->programme];
        if (p->is_after_school && p->after_until > hull.to)
            hull.to = p->after_until;
    }
    return hull;
}

static bool try_span(workshop *w, orki_fact fact, int from, int to)
{
    if (from >= to || from < 0 || to > ORKI_DAY_MIN)
        return false;
    return try_change(w, (orki_change){.fact = fact, .span = {from, to}});
}

/* A little earlier or later, half a day, a whole day. */
static void try_available(workshop *w, orki_fact fact)
{
    static const int more[] = {15, 30, 60, 120};
    orki_spans old = w->oracle->season->teachers[fact.a].available[fact.b];
    orki_span hull = hours_on(w, fact.b);
    int noon = w->oracle->season->limits.noon;
    for (size_t i = 0; i < sizeof more / sizeof more[0] && old.n > 0; i++) {
        if (try_span(w, fact, old.at[old.n - 1].to, old.at[old.n - 1].to + more[i]) ||
            try_span(w, fact, old.at[0].from - more[i], old.at[0].from))
            return;
    }
    if (hull.from >= hull.to)
        return;
    if (hull.from < noon && noon < hull.to &&
        (try_span(w, fact, hull.from, noon) || try_span(w, fact, noon, hull.to)))
        return;
    try_span(w, fact, hull.from, hull.to);
}

/* Longer after the end, longer before the begin; on a day without school as on another day. */
static void try_hours(workshop *w, orki_fact fact)
{
    static const int more[] = {15, 30, 60, 120};
    const orki_school *school = &w->oracle->season->schools[fact.a];
    orki_bells open = school->open[fact.b];
    for (size_t i = 0; i < sizeof more / sizeof more[0] && open.n > 0; i++) {
        orki_span all = {open.at[0].span.from, open.at[open.n - 1].span.to};
        if ((all.to + more[i] <= LATEST_MIN && try_span(w, fact, all.from, all.to + more[i])) ||
            (all.from - more[i] >= EARLIEST_MIN && try_span(w, fact, all.from - more[i], all.to)))
            return;
    }
    for (int d = 0; d < ORKI_N_DAYS && open.n == 0; d++) {
        orki_bells other = school->open[d];
        if (other.n > 0 && try_span(w, fact, other.at[0].span.from, other.at[0].span.to))
            return;
    }
}

/* Each other weekday by itself: the planner chooses. */
static void try_days(workshop *w, orki_fact fact)
{
    const ork_season *s = w->oracle->season;
    int allowed = s->orchestras[s->blocks[fact.a].lessons[0]].days_allowed;
    for (int d = 0; d < 5; d++) {
        if ((allowed >> d & 1) == 0)
            try_change(w, (orki_change){.fact = fact, .value = d});
    }
}

/* Who might lead the team, the first few; else the team goes without. */
static void try_captains(workshop *w, orki_fact fact)
{
    const ork_season *s = w->oracle->season;
    int n = 0;
    for (int t = 0; t < s->n_teachers && n < MOST_CAPTAINS; t++) {
        bool can = false;
        for (int r = 0; r < s->n_roles && !can; r++)
            can = orki_scope_has_role(&w->conflict->scope, s, r) &&
                  orki_teacher_level(s, t, r) != ORKI_NO_SKILL;
        if (can && !s->teachers[t].is_captain)
            n += try_change(w, (orki_change){.fact = fact, .value = t});
    }
    try_change(w, (orki_change){.fact = fact, .is_left_out = true});
}

static void try_seats(workshop *w, orki_fact fact)
{
    const ork_season *s = w->oracle->season;
    int most = 0;
    for (int k = 0; k < s->n_sections; k++) {
        if (w->conflict->scope.has_section[k] && s->sections[k].pupils > most)
            most = s->sections[k].pupils;
    }
    for (int k = 0; k < s->n_sections; k++) { /* the smallest number of seats that will do */
        int pupils = s->sections[k].pupils;
        if (w->conflict->scope.has_section[k] && pupils > s->rooms[fact.a].seats && pupils < most &&
            try_change(w, (orki_change){.fact = fact, .value = pupils}))
            return;
    }
    if (most > s->rooms[fact.a].seats)
        try_change(w, (orki_change){.fact = fact, .value = most});
}

static void try_maximum(workshop *w, orki_fact fact)
{
    static const int minutes[] = {15, 30, 45, 60, 90, 120, 180, 240, 360, 480};
    static const int counts[] = {1, 2, 3};
    const orki_teacher *t = &w->oracle->season->teachers[fact.a];
    int n_minutes = (int)(sizeof minutes / sizeof minutes[0]);
    int n_counts = (int)(sizeof counts / sizeof counts[0]);
    switch ((int)fact.kind) {
    case ORKI_FACT_MAX_WEEK:
        try_values(w, fact, t->max_week_min, minutes, n_minutes);
        break;
    case ORKI_FACT_MAX_DAY:
        try_values(w, fact, t->max_day_min, minutes, n_minutes);
        break;
    case ORKI_FACT_MAX_DAYS:
        try_values(w, fact, t->max_days, counts, n_counts);
        break;
    case ORKI_FACT_MAX_SCHOOLS:
        try_values(w, fact, t->max_schools, counts, n_counts);
        break;
    default:
        try_values(w, fact, t->max_day_schools, counts, n_counts);
        break;
    }
}

static void try_count(workshop *w, orki_fact fact)
{
    static const int rooms[] = {1, 2, 3, 4}, instruments[] = {1, 2, 3, 4, 6, 8, 12, 16, 24};
    static const int minutes[] = {15, 30, 45, 60, 90, 120};
    const ork_season *s = w->oracle->season;
    if (fact.kind == ORKI_FACT_ROOMS)
        try_values(w, fact, 0, rooms, 4);
    else if (fact.kind == ORKI_FACT_STOCK)
        try_values(w, fact, s->schools[fact.a].stock[fact.b], instruments, 9);
    else
        try_values(w, fact, s->programmes[fact.a].after_until, minutes, 6);
}

static void try_fact(workshop *w, orki_fact fact)
{
    switch (fact.kind) {
    case ORKI_FACT_AVAILABLE:
        try_available(w, fact);
        break;
    case ORKI_FACT_HOURS:
        try_hours(w, fact);
        break;
    case ORKI_FACT_DAYS:
        try_days(w, fact);
        break;
    case ORKI_FACT_CAPTAIN:
        try_captains(w, fact);
        break;
    case ORKI_FACT_SEATS:
        try_seats(w, fact);
        break;
    case ORKI_FACT_MAX_WEEK:
    case ORKI_FACT_MAX_DAYS:
    case ORKI_FACT_MAX_SCHOOLS:
    case ORKI_FACT_MAX_DAY:
    case ORKI_FACT_DAY_SCHOOLS:
        try_maximum(w, fact);
        break;
    case ORKI_FACT_ROOMS:
    case ORKI_FACT_STOCK:
    case ORKI_FACT_UNTIL:
        try_count(w, fact);
        break;
    case ORKI_FACT_PIN:
        if (!w->oracle->season->pins[fact.a].is_wish) /* to do without it is no help */
            try_change(w, (orki_change){.fact = fact, .is_left_out = true});
        break;
    case ORKI_FACT_SKILLED:
    case ORKI_FACT_DECLINED:
    case ORKI_FACT_SUBSTITUTE:
    case ORKI_FACT_FITS:
    case ORKI_FACT_ROOM_CLOSED:
    case ORKI_FACT_SHARED_SET:
    case ORKI_FACT_BUSY:
    case ORKI_FACT_CLASS_DAYS:
    case ORKI_FACT_BREAKS:
    case ORKI_FACT_BLOCK:
        try_change(w, (orki_change){.fact = fact, .is_left_out = true});
        break;
    case ORKI_FACT_LESSON: /* what the season is for, and what nobody can change */
    case ORKI_FACT_SECTION:
    case ORKI_FACT_WAY:
    case ORKI_FACT_PACKING:
    case ORKI_FACT_WORK_BREAK:
    case ORKI_FACT_REST:
    case ORKI_N_FACT_KINDS:
        break;
    }
}

static void rank(const ork_season *season, orki_repairs *repairs)
{
    for (int i = 1; i < repairs->n; i++) {
        orki_change change = repairs->at[i];
        int at = i, people = orki_fact_people(season, change.fact);
        while (at > 0 && orki_fact_people(season, repairs->at[at - 1].fact) > people) {
            repairs->at[at] = repairs->at[at - 1];
            at--;
        }
        repairs->at[at] = change;
    }
}

orki_repairs orki_repairs_find(orki_oracle *oracle, const orki_conflict *conflict)
{
    orki_repairs out = {0};
    workshop w = {oracle, conflict, &out};
    for (int i = 0; i < conflict->n && orki_oracle_goes_on(oracle); i++)
        try_fact(&w, conflict->facts[i]);
    rank(oracle->season, &out);
    return out;
}

void orki_repairs_free(orki_repairs *repairs)
{
    orki_free(repairs->at);
    *repairs = (orki_repairs){0};
}
