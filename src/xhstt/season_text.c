/* The season as a planner would write it: one school whose groups are the classes, one orchestra
 * for each event, its teacher fixed by a pin. Clock times begin at the first slot of a day; a group
 * has as many rooms as it needs. */
#include "xhstt/season_text.h"

#include "model/rules.h"

#include <string.h>

enum { PUPILS = 25 }; /* of a group; an archive does not say */

static const char *const day_words[ORKI_N_DAYS] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/* Words and numbers stand in quotes, so that every reader takes them for texts. */
static void add_id(orki_text *out, const char *id)
{
    static const char *const words[] = {"true", "false", "null", "yes", "no",
                                        "on",   "off",   "y",    "n",   "nan"};
    bool is_odd = id[0] >= '0' && id[0] <= '9';
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        is_odd = is_odd || strcmp(id, words[i]) == 0;
    orki_text_printf(out, is_odd ? "\"%s\"" : "%s", id);
}

static int clock_of(const orki_xfacts *f, int slot)
{
    return f->first_min + slot * f->lesson_min;
}

static void add_clock(orki_text *out, int min)
{
    orki_text_printf(out, "%02d:%02d", min / 60, min % 60);
}

static void add_slots(orki_text *out, const orki_xfacts *f, int from, int to)
{
    add_clock(out, clock_of(f, from));
    orki_text_add_char(out, '-');
    add_clock(out, clock_of(f, to));
}

/* "mon tue wed" */
static void add_days(orki_text *out, unsigned mask, const char *between)
{
    bool is_first = true;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if ((mask >> d & 1u) == 0)
            continue;
        orki_text_printf(out, "%s%s", is_first ? "" : between, day_words[d]);
        is_first = false;
    }
}

static void add_hours(orki_text *out, const orki_xfacts *f)
{
    unsigned done = 0;
    for (int d = 0; d < f->x->n_days; d++) {
        unsigned same = 0;
        for (int k = d; k < f->x->n_days; k++) {
            if (f->x->day_slots[k] == f->x->day_slots[d])
                same |= 1u << k;
        }
        if ((done >> d & 1u) != 0)
            continue;
        done |= same;
        orki_text_add(out, "      ");
        add_days(out, same, " ");
        orki_text_add(out, ": {open: ");
        add_slots(out, f, 0, f->x->day_slots[d]);
        orki_text_add(out, "}\n");
    }
}

/* A lesson may begin at each slot. */
static void add_starts(orki_text *out, const orki_xfacts *f)
{
    enum { RHYTHM_UNTIL = 21 * 60 };
    orki_text_add(out, "    starts: ");
    if (clock_of(f, f->most_slots) <= RHYTHM_UNTIL) {
        orki_text_printf(out, "every %d min\n", f->lesson_min);
        return;
    }
    for (int s = 0; s < f->most_slots; s++) {
        orki_text_add(out, s == 0 ? "[" : ", ");
        add_clock(out, clock_of(f, s));
    }
    orki_text_add(out, "]\n");
}

/* The times of one day at which somebody is away, or is there, as spans. @return how many */
static int add_spans(orki_text *out, const orki_xfacts *f, const bool *away, int day, bool wanted,
                     const char *before, bool has_day)
{
    int n = 0, from = -1;
    for (int s = 0; s <= f->x->day_slots[day]; s++) {
        bool is_in =
            s < f->x->day_slots[day] && (away != NULL && away[f->x->day_first[day] + s]) == wanted;
        if (is_in && from < 0)
            from = s;
        if (is_in || from < 0)
            continue;
        orki_text_add(out, n++ == 0 ? before : ", ");
        if (has_day)
            orki_text_printf(out, "%s ", day_words[day]);
        add_slots(out, f, from, s);
        from = -1;
    }
    return n;
}

static void add_busy(orki_text *out, const orki_xfacts *f, const bool *away)
{
    int n = 0;
    for (int d = 0; d < f->x->n_days; d++)
        n += add_spans(out, f, away, d, true, n == 0 ? ", busy: [" : ", ", true);
    if (n > 0)
        orki_text_add_char(out, ']');
}

static int most_classes(const orki_instance *x)
{
    int most = 1;
    for (int i = 0; i < x->n_events; i++)
        most = x->events[i].classes.n > most ? x->events[i].classes.n : most;
    return most;
}

static void add_school(orki_text *out, const orki_xfacts *f, const orki_xids *ids)
{
    const orki_instance *x = f->x;
    orki_text_add(out, "schools:\n  - id: school\n    name: ");
    orki_text_add_quoted(out, x->name);
    orki_text_add(out, "\n    kind: secondary\n    hours:\n");
    add_hours(out, f);
    add_starts(out, f);
    orki_text_add(out, "    split: [days, teams]\n    rooms: # one for each class\n");
    for (int i = 0, n = 0; i < x->n_resources; i++) {
        if (x->resources[i].kind == ORKI_X_CLASS)
            orki_text_printf(out, "      - {id: room-%d, seats: %d}\n", ++n,
                             PUPILS * most_classes(x));
    }
    orki_text_add(out, "    groups: # the classes; the archive says neither year nor pupils\n");
    for (int i = 0; i < x->n_resources; i++) {
        if (x->resources[i].kind != ORKI_X_CLASS)
            continue;
        orki_text_add(out, "      - {id: ");
        add_id(out, ids->resources[i]);
        orki_text_add(out, ", name: ");
        orki_text_add_quoted(out, x->resources[i].name);
        orki_text_printf(out, ", year: 1, pupils: %d", PUPILS);
        add_busy(out, f, f->people[i].away);
        orki_text_add(out, "}\n");
    }
}

static void add_meetings(orki_text *out, const orki_xfacts *f, int event)
{
    const orki_xcourse *course = &f->courses[event];
    int n = f->x->events[event].duration;
    const char *between = "[";
    if (n == 1 || !course->may_double) { /* a series of one, too, is placed by itself */
        orki_text_printf(out, ", meetings: %d", n);
        return;
    }
    orki_text_printf(out, ", meetings: {a-week: %d, a-day: 2", n);
    if (course->n_doubles > 0)
        orki_text_printf(out, ", doubles: %d", course->n_doubles);
    if (course->double_slots != NULL) {
        orki_text_add(out, ", double-starts: ");
        for (int s = 0; s < f->most_slots; s++) {
            if (!course->double_slots[s])
                continue;
            orki_text_add(out, between);
            add_clock(out, clock_of(f, s));
            between = ", ";
        }
        orki_text_add_char(out, ']');
    }
    orki_text_add_char(out, '}');
}

static void add_orchestras(orki_text *out, const orki_xfacts *f, const orki_xids *ids)
{
    const orki_instance *x = f->x;
    orki_text_add(out, "orchestras: # the events\n");
    for (int i = 0; i < x->n_events; i++) {
        const orki_xevent *event = &x->events[i];
        orki_text_add(out, "  - {id: ");
        add_id(out, ids->events[i]);
        orki_text_add(out, ", name: ");
        orki_text_add_quoted(out, event->name);
        orki_text_add(out, ", school: school, groups: [");
        for (int k = 0; k < event->classes.n; k++) {
            orki_text_add(out, k == 0 ? "" : ", ");
            add_id(out, ids->resources[event->classes.at[k]]);
        }
        orki_text_add(out, "], programme: course");
        add_meetings(out, f, i);
        if (f->courses[i].days != (1u << x->n_days) - 1) {
            orki_text_add(out, ", days: [");
            add_days(out, f->courses[i].days, ", ");
            orki_text_add_char(out, ']');
        }
        orki_text_add(out, "}\n");
    }
}

/* A wish above the most that is allowed never costs anything in a timetable without breaches. */
static void add_person_days(orki_text *out, const orki_xperson *p)
{
    bool has_wish = p->wish_days <= p->max_days && p->wish_days < ORKI_N_DAYS;
    bool has_most = p->max_days < ORKI_N_DAYS;
    if (has_wish && has_most)
        orki_text_printf(out, ", days: {wish: %d, max: %d}", p->wish_days, p->max_days);
    else if (has_wish)
        orki_text_printf(out, ", days: {wish: %d}", p->wish_days);
    else if (has_most)
        orki_text_printf(out, ", days: {max: %d}", p->max_days);
}

/* "mon thu: 08:00-13:00": days that are alike together. */
static void add_available(orki_text *out, const orki_xfacts *f, const bool *away)
{
    orki_text days[ORKI_N_DAYS] = {{0}};
    unsigned done = 0;
    const char *between = "";
    for (int d = 0; d < f->x->n_days; d++) {
        int n = add_spans(&days[d], f, away, d, false, "", false);
        if (n == 0)
            done |= 1u << d;
        out->is_failed = out->is_failed || days[d].is_failed;
    }
    for (int d = 0; d < f->x->n_days; d++) {
        unsigned same = 0;
        const char *spans = orki_text_string(&days[d]);
        for (int k = d; k < f->x->n_days && (done >> d & 1u) == 0; k++) {
            if (strcmp(orki_text_string(&days[k]), spans) == 0)
                same |= 1u << k;
        }
        if (same == 0)
            continue;
        done |= same;
        orki_text_add(out, between);
        add_days(out, same, " ");
        orki_text_printf(out, strchr(spans, ',') == NULL ? ": %s" : ": [%s]", spans);
        between = ", ";
    }
    for (int d = 0; d < ORKI_N_DAYS; d++)
        orki_text_free(&days[d]);
}

static void add_teachers(orki_text *out, const orki_xfacts *f, const orki_xids *ids)
{
    const orki_instance *x = f->x;
    orki_text_add(out, "teachers:\n");
    for (int i = 0; i < x->n_resources; i++) {
        if (x->resources[i].kind != ORKI_X_TEACHER)
            continue;
        orki_text_add(out, "  - {id: ");
        add_id(out, ids->resources[i]);
        orki_text_add(out, ", name: ");
        orki_text_add_quoted(out, x->resources[i].name);
        orki_text_add(out, ", skills: [lesson], available: {");
        add_available(out, f, f->people[i].away);
        orki_text_add_char(out, '}');
        add_person_days(out, &f->people[i]);
        orki_text_add(out, "}\n");
    }
}

static void add_pins(orki_text *out, const orki_xfacts *f, const orki_xids *ids)
{
    const orki_instance *x = f->x;
    orki_text_add(out, "pins: # who gives what, and events with a fixed time\n");
    for (int i = 0; i < x->n_events; i++) {
        const orki_xevent *event = &x->events[i];
        orki_text_add(out, "  - {orchestra: ");
        add_id(out, ids->events[i]);
        orki_text_add(out, ", role: lesson, teacher: ");
        add_id(out, ids->resources[event->teacher]);
        if (event->time >= 0) {
            orki_text_printf(out, ", day: %s, start: ", day_words[x->times[event->time].day]);
            add_clock(out, clock_of(f, x->times[event->time].slot));
        }
        orki_text_add(out, "}\n");
    }
}

/* An archive's weights; every other soft rule of a season counts nothing. */
static void add_weights(orki_text *out, const orki_xfacts *f)
{
    int idle = 100 * f->idle_weight / f->lesson_min;
    orki_text_add(out, "weights: # idle: points a minute\n");
    for (int r = 0; r < ORKI_N_RULES; r++) {
        const orki_rule_info *rule = orki_rule_get((orki_rule)r);
        if (rule->is_hard)
            continue;
        orki_text_printf(out, "  %s: ", rule->name);
        if (r == ORKI_RULE_IDLE)
            orki_text_printf(out, "%d.%02d\n", idle / 100, idle % 100);
        else if (r == ORKI_RULE_EXTRA_DAY)
            orki_text_printf(out, "%d\n", f->day_weight);
        else if (r == ORKI_RULE_DOUBLE)
            orki_text_printf(out, "%d\n", f->double_weight);
        else
            orki_text_printf(out, "%d\n",
                             r == ORKI_RULE_UNPLACED || r == ORKI_RULE_UNSTAFFED ? f->price : 0);
    }
}

void orki_season_text(orki_text *out, const orki_xfacts *f, const orki_xids *ids)
{
    orki_text_printf(out,
                     "# Made by orkestrooster from an instance of an XHSTT archive. One slot "
                     "of the archive is %d minutes here.\n",
                     f->lesson_min);
    orki_text_add(out, "format: 1\nseason: {name: ");
    orki_text_add_quoted(out, f->x->id);
    orki_text_printf(out,
                     "}\n"
                     "skills: {lesson: {en: lesson, nl: les}}\n"
                     "programmes:\n"
                     "  course: {lesson: %d, changeover: 0, roles: [lesson], captain: no}\n",
                     f->lesson_min);
    add_school(out, f, ids);
    add_orchestras(out, f, ids);
    add_teachers(out, f, ids);
    add_pins(out, f, ids);
    orki_text_add(out, "limits: {day-teaching: 24h, break-after: 24h, rest: 0}\n");
    add_weights(out, f);
}
