/* One fact left out or changed in a copy of the season. Hours that are left out keep every moment
 * at which a lesson could begin and get further ones, so that leaving out a fact forbids nothing.
 */
#include "ask/case.h"

#include <string.h>

enum {
    EARLY_MIN = 7 * 60, /* hours that are left out: school from here ... */
    LATE_MIN = 22 * 60, /* ... to here, */
    BELL_MIN = 8 * 60,  /* with a bell from here ... */
    LAST_BELL_MIN = 18 * 60,
    BELL_STEP_MIN = 120, /* ... every so often */
    MORE_ROOMS = 8,      /* rooms of a school that need not make do with its own */
    MANY_SEATS = 100000
};

static void *copied(orki_arena *arena, const void *from, size_t n, size_t more, size_t size)
{
    char *to = orki_arena_alloc(arena, n + more, size);
    if (to != NULL && n > 0)
        memcpy(to, from, n * size);
    return to;
}

/* Spans with one more, joined where they meet. */
static orki_spans with_span(orki_arena *arena, orki_spans old, orki_span new, bool *is_failed)
{
    orki_span *at = orki_arena_alloc(arena, (size_t)old.n + 1, sizeof *at);
    if (at == NULL) {
        *is_failed = true;
        return old;
    }
    int n = 0, i = 0;
    while (i < old.n && old.at[i].to < new.from)
        at[n++] = old.at[i++];
    for (; i < old.n && old.at[i].from <= new.to; i++) {
        new.from = old.at[i].from < new.from ? old.at[i].from : new.from;
        new.to = old.at[i].to > new.to ? old.at[i].to : new.to;
    }
    at[n++] = new;
    while (i < old.n)
        at[n++] = old.at[i++];
    return (orki_spans){n, at};
}

static int change_available(orki_case *c, const orki_change *change)
{
    bool is_failed = false;
    orki_spans *spans = &c->season.teachers[change->fact.a].available[change->fact.b];
    orki_span span = change->is_left_out ? (orki_span){0, ORKI_DAY_MIN} : change->span;
    *spans = with_span(&c->arena, *spans, span, &is_failed);
    return is_failed ? -1 : 0;
}

static int change_teacher(orki_case *c, const orki_change *change)
{
    orki_teacher *t = &c->season.teachers[change->fact.a];
    int most = change->is_left_out ? ORKI_NO_LIMIT : change->value;
    switch ((int)change->fact.kind) {
    case ORKI_FACT_SUBSTITUTE:
        t->is_substitute = false;
        return 0;
    case ORKI_FACT_MAX_WEEK:
        t->max_week_min = most;
        return 0;
    case ORKI_FACT_MAX_DAYS:
        t->max_days = most;
        return 0;
    case ORKI_FACT_MAX_SCHOOLS:
        t->max_schools = most;
        return 0;
    case ORKI_FACT_MAX_DAY:
        t->max_day_min = most;
        return 0;
    case ORKI_FACT_DAY_SCHOOLS:
        t->max_day_schools = most;
        return 0;
    default: {
        size_t n = (size_t)c->season.n_schools;
        bool *declined = copied(&c->arena, t->declined, n, 0, sizeof *declined);
        if (declined == NULL)
            return -1;
        declined[change->fact.b] = false;
        t->declined = declined;
        return 0;
    }
    }
}

static int open_room(orki_case *c, const orki_change *change)
{
    orki_room *room = &c->season.rooms[change->fact.a];
    if (change->fact.kind == ORKI_FACT_SEATS) {
        room->seats = change->is_left_out ? MANY_SEATS : change->value;
        return 0;
    }
    if (change->fact.kind == ORKI_FACT_ROOM_CLOSED) {
        room->closed[change->fact.b] = (orki_spans){0};
        return 0;
    }
    size_t n = (size_t)c->season.n_roles;
    room->fits = orki_arena_alloc(&c->arena, n, sizeof *room->fits);
    if (room->fits == NULL)
        return -1;
    memset(room->fits, true, n);
    return 0;
}

/* Rooms for everything, at the end of the season's and of the school's. */
static int add_rooms(orki_case *c, const orki_change *change)
{
    ork_season *s = &c->season;
    orki_school *school = &s->schools[change->fact.a];
    size_t n_more = change->is_left_out ? MORE_ROOMS : (size_t)change->value;
    size_t n_roles = (size_t)s->n_roles;
    s->rooms = copied(&c->arena, s->rooms, (size_t)s->n_rooms, n_more, sizeof *s->rooms);
    int *own = copied(&c->arena, school->rooms, (size_t)school->n_rooms, n_more, sizeof *own);
    bool *all = orki_arena_alloc(&c->arena, n_roles, sizeof *all);
    if (s->rooms == NULL || own == NULL || all == NULL)
        return -1;
    memset(all, true, n_roles);
    for (size_t i = 0; i < n_more; i++) {
        own[school->n_rooms++] = s->n_rooms;
        s->rooms[s->n_rooms++] = (orki_room){.id = "",
                                             .name = "",
                                             .school = change->fact.a,
                                             .building = -1,
                                             .seats = MANY_SEATS,
                                             .fits = all,
                                             .is_best = all,
                                             .fits_tutti = true};
    }
    school->rooms = own;
    return 0;
}

static int change_stock(orki_case *c, const orki_change *change)
{
    orki_school *school = &c->season.schools[change->fact.a];
    int *stock = copied(&c->arena, school->stock, (size_t)c->season.n_skills, 0, sizeof *stock);
    if (stock == NULL)
        return -1;
    stock[change->fact.b] = change->is_left_out ? -1 : change->value;
    school->stock = stock;
    return 0;
}

/* Further bells on a day: open from each of the moments to the end. */
typedef struct bells {
    orki_arena *arena;
    orki_bells all;
    bool is_failed;
} bells;

static void add_bell(bells *b, int from, int to, uint32_t years)
{
    if (from >= to || years == 0 || b->is_failed)
        return;
    orki_bell *at = orki_arena_alloc(b->arena, (size_t)b->all.n + 1, sizeof *at);
    if (at == NULL) {
        b->is_failed = true;
        return;
    }
    int n = 0;
    while (n < b->all.n && b->all.at[n].span.from <= from) {
        at[n] = b->all.at[n];
        n++;
    }
    at[n] = (orki_bell){{from, to}, years};
    for (int i = n; i < b->all.n; i++)
        at[i + 1] = b->all.at[i];
    b->all = (orki_bells){b->all.n + 1, at};
}

/* What is open at a moment for some years stays open from it. */
static void keep_moment(bells *b, orki_bells open, int moment, uint32_t years)
{
    for (int i = 0; i < open.n; i++) {
        if (open.at[i].span.from <= moment)
            add_bell(b, moment, open.at[i].span.to, open.at[i].years & years);
    }
}

static int leave_breaks(orki_case *c, int school, int day)
{
    orki_bells old = c->season.schools[school].open[day];
    bells b = {.arena = &c->arena, .all = old};
    const orki_bells *breaks = &c->season.schools[school].breaks[day];
    for (int i = 0; i < breaks->n; i++)
        keep_moment(&b, old, breaks->at[i].span.to, breaks->at[i].years);
    c->season.schools[school].open[day] = b.all;
    c->season.schools[school].breaks[day] = (orki_bells){0};
    return b.is_failed ? -1 : 0;
}

static int leave_busy(orki_case *c, int group, int day)
{
    orki_group *g = &c->season.groups[group];
    orki_bells old = c->season.schools[g->school].open[day];
    bells b = {.arena = &c->arena, .all = old};
    for (int i = 0; i < g->busy[day].n; i++)
        keep_moment(&b, old, g->busy[day].at[i].to, 1u << g->year);
    c->season.schools[g->school].open[day] = b.all;
    g->busy[day] = (orki_spans){0};
    return b.is_failed ? -1 : 0;
}

/* Which lessons of the part a school's groups have. */
typedef enum kinds_of_lesson { NONE, IN_SCHOOL, AFTER_SCHOOL, BOTH } kinds_of_lesson;

static kinds_of_lesson kinds_at(const orki_case *c, int school)
{
    const ork_season *s = &c->season;
    bool is_after = false, is_in = false;
    for (int o = 0; o < s->n_orchestras; o++) {
        const orki_orchestra *lesson = &s->orchestras[o];
        bool is_here = false;
        for (int i = 0; i < lesson->n_groups; i++)
            is_here = is_here || s->groups[lesson->groups[i]].school == school;
        if (!c->scope.has_lesson[o] || !is_here)
            continue;
        bool is_after_school = s->programmes[lesson->programme].is_after_school;
        is_after = is_after || is_after_school;
        is_in = is_in || !is_after_school;
    }
    return is_after && is_in ? BOTH : is_after ? AFTER_SCHOOL : is_in ? IN_SCHOOL : NONE;
}

static int add_starts(orki_case *c, orki_school *school, const int *more, int n_more)
{
    int *starts =
        copied(&c->arena, school->starts, (size_t)school->n_starts, (size_t)n_more, sizeof *starts);
    if (starts == NULL)
        return -1;
    for (int k = 0; k < n_more; k++) {
        int at = school->n_starts;
        while (at > 0 && starts[at - 1] > more[k])
            at--;
        if (at > 0 && starts[at - 1] == more[k])
            continue;
        memmove(starts + at + 1, starts + at, (size_t)(school->n_starts - at) * sizeof *starts);
        starts[at] = more[k];
        school->n_starts++;
    }
    school->starts = starts;
    return 0;
}

static int leave_after(orki_case *c, int school, int day)
{
    static const int starts[] = {12 * 60, 13 * 60, 14 * 60, 15 * 60, 16 * 60};
    c->season.schools[school].open[day] = (orki_bells){0};
    for (int k = 0; k < c->season.n_schools; k++) {
        if (add_starts(c, &c->season.schools[k], starts, 5) != 0)
            return -1;
    }
    return 0;
}

/* A day that had no hours becomes a day for lessons where the days with hours were. */
static void allow_day(orki_case *c, int school, int day)
{
    uint8_t with_hours = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if (c->season.schools[school].open[d].n > 0)
            with_hours |= (uint8_t)(1u << d);
    }
    for (int o = 0; o < c->season.n_orchestras; o++) {
        orki_orchestra *lesson = &c->season.orchestras[o];
        if (lesson->school == school && (lesson->days_allowed & with_hours) == with_hours)
            lesson->days_allowed |= (uint8_t)(1u << day);
    }
}

static int change_hours(orki_case *c, const orki_change *change)
{
    int school = change->fact.a, day = change->fact.b;
    kinds_of_lesson kinds = kinds_at(c, school);
    if (change->is_left_out && kinds == BOTH)
        return 0; /* what helps the one would hurt the other */
    if (change->is_left_out && kinds == AFTER_SCHOOL)
        return leave_after(c, school, day);
    orki_bells old = c->season.schools[school].open[day];
    allow_day(c, school, day);
    bells b = {.arena = &c->arena, .all = old};
    if (!change->is_left_out) {
        add_bell(&b, change->span.from, change->span.to, UINT32_MAX);
        for (int i = 0; i < old.n; i++) /* to the new end from every old bell */
            add_bell(&b, old.at[i].span.from, change->span.to, old.at[i].years);
    } else {
        add_bell(&b, EARLY_MIN, LATE_MIN, UINT32_MAX);
        for (int at = BELL_MIN; at <= LAST_BELL_MIN; at += BELL_STEP_MIN)
            add_bell(&b, at, LATE_MIN, UINT32_MAX);
        for (int i = 0; i < old.n; i++)
            add_bell(&b, old.at[i].span.from, LATE_MIN, old.at[i].years);
    }
    c->season.schools[school].open[day] = b.all;
    return b.is_failed ? -1 : 0;
}

static int leave_way(orki_case *c, int school)
{
    ork_season *s = &c->season;
    size_t n = (size_t)s->n_schools, here = (size_t)school;
    s->school_travel =
        copied(&c->arena, s->school_travel, (size_t)s->n_modes * n * n, 0, sizeof(int));
    if (s->school_travel == NULL)
        return -1;
    for (size_t mode = 0; mode < (size_t)s->n_modes; mode++) {
        for (size_t k = 0; k < n; k++) {
            s->school_travel[(mode * n + here) * n + k] = 0;
            s->school_travel[(mode * n + k) * n + here] = 0;
        }
    }
    return 0;
}

static void change_days(orki_case *c, const orki_change *change)
{
    const orki_block *block = &c->season.blocks[change->fact.a];
    unsigned more = change->is_left_out ? 0x1fu : 1u << change->value;
    for (int i = 0; i < block->n_lessons; i++) {
        uint8_t *days = &c->season.orchestras[block->lessons[i]].days_allowed;
        *days = (uint8_t)(*days | more);
    }
}

/* The moment at which a pin put a lesson stays one. */
static int leave_pin(orki_case *c, int index)
{
    const orki_pin *pin = &c->season.pins[index];
    int school = pin->orchestra >= 0 ? c->season.orchestras[pin->orchestra].school
                                     : c->season.blocks[pin->block].school;
    c->is_unpinned[index] = true;
    return pin->start_min < 0 ? 0 : add_starts(c, &c->season.schools[school], &pin->start_min, 1);
}

static void leave_need(orki_case *c, orki_fact fact)
{
    const ork_season *s = &c->season;
    if (fact.kind == ORKI_FACT_SECTION) /* meetings of a series stay alike */
        for (int k = 0; k < s->n_sections; k++) {
            int series = s->orchestras[s->sections[k].orchestra].series;
            bool is_alike = series >= 0 && s->sections[k].role == s->sections[fact.a].role &&
                            series == s->orchestras[s->sections[fact.a].orchestra].series;
            if (k == fact.a || is_alike)
                c->scope.has_section[k] = false;
        }
    if (fact.kind == ORKI_FACT_LESSON) {
        for (int o = 0; o < s->n_orchestras; o++) {
            int series = s->orchestras[fact.a].series;
            if (o == fact.a || (series >= 0 && s->orchestras[o].series == series))
                c->scope.has_lesson[o] = false;
        }
    }
    for (int k = 0; k < s->n_sections && fact.kind == ORKI_FACT_SKILLED; k++) {
        if (s->sections[k].role == fact.a)
            c->scope.has_section[k] = false;
    }
}

/* What is said by one number or mark; needs no memory. */
static void change_mark(orki_case *c, const orki_change *change)
{
    orki_limits *limits = &c->season.limits;
    orki_fact_kind kind = change->fact.kind;
    int a = change->fact.a;
    if (kind == ORKI_FACT_PACKING)
        limits->pack_min = limits->set_up_min = 0;
    else if (kind == ORKI_FACT_WORK_BREAK)
        limits->break_after_min = ORKI_DAY_MIN;
    else if (kind == ORKI_FACT_REST)
        limits->rest_min = 0;
    else if (kind == ORKI_FACT_SHARED_SET)
        c->season.shared_sets[a].n_schools = 0;
    else if (kind == ORKI_FACT_CLASS_DAYS)
        c->season.groups[a].teacher_days = 0x7f;
    else if (kind == ORKI_FACT_UNTIL)
        c->season.programmes[a].after_until = change->is_left_out ? LATE_MIN : change->value;
    else if (kind == ORKI_FACT_BLOCK)
        c->is_parted[a] = true;
    else if (change->is_left_out) /* ORKI_FACT_CAPTAIN */
        c->has_captain[a] = false;
    else
        c->season.teachers[change->value].is_captain = true;
}

int orki_change_apply(orki_case *c, const orki_change *change)
{
    int a = change->fact.a, b = change->fact.b;
    switch (change->fact.kind) {
    case ORKI_FACT_LESSON:
    case ORKI_FACT_SECTION:
    case ORKI_FACT_SKILLED:
        leave_need(c, change->fact);
        return 0;
    case ORKI_FACT_PIN:
        return leave_pin(c, a);
    case ORKI_FACT_DAYS:
        change_days(c, change);
        return 0;
    case ORKI_FACT_AVAILABLE:
        return change_available(c, change);
    case ORKI_FACT_DECLINED:
    case ORKI_FACT_SUBSTITUTE:
    case ORKI_FACT_MAX_WEEK:
    case ORKI_FACT_MAX_DAYS:
    case ORKI_FACT_MAX_SCHOOLS:
    case ORKI_FACT_MAX_DAY:
    case ORKI_FACT_DAY_SCHOOLS:
        return change_teacher(c, change);
    case ORKI_FACT_SEATS:
    case ORKI_FACT_FITS:
    case ORKI_FACT_ROOM_CLOSED:
        return open_room(c, change);
    case ORKI_FACT_ROOMS:
        return add_rooms(c, change);
    case ORKI_FACT_STOCK:
        return change_stock(c, change);
    case ORKI_FACT_BUSY:
        return leave_busy(c, a, b);
    case ORKI_FACT_HOURS:
        return change_hours(c, change);
    case ORKI_FACT_BREAKS:
        return leave_breaks(c, a, b);
    case ORKI_FACT_WAY:
        return leave_way(c, a);
    case ORKI_FACT_CAPTAIN:
    case ORKI_FACT_SHARED_SET:
    case ORKI_FACT_CLASS_DAYS:
    case ORKI_FACT_UNTIL:
    case ORKI_FACT_BLOCK:
    case ORKI_FACT_PACKING:
    case ORKI_FACT_WORK_BREAK:
    case ORKI_FACT_REST:
        change_mark(c, change);
        return 0;
    case ORKI_N_FACT_KINDS:
        break;
    }
    return 0;
}
