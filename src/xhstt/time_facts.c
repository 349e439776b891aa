/* At which times an event may begin, and how many doubles it should have. Preferred times become
 * days and the clock times of doubles, which a season says once for all days. */
#include "xhstt/facts.h"

static bool *all_times(orki_xfacts *f)
{
    bool *times = orki_scratch(f->r, (size_t)f->x->n_times, sizeof *times);
    for (int t = 0; times != NULL && t < f->x->n_times; t++)
        times[t] = true;
    return times;
}

static void keep_times(orki_xfacts *f, bool **times, const bool *allowed)
{
    if (*times == NULL)
        *times = all_times(f);
    for (int t = 0; *times != NULL && t < f->x->n_times; t++)
        (*times)[t] = (*times)[t] && allowed[t];
}

static void look_at_prefer(orki_xfacts *f, const orki_xconstraint *c)
{
    bool is_any = true;
    for (int t = 0; t < f->x->n_times; t++)
        is_any = is_any && c->times[t];
    if (is_any || orki_xfacts_is_weightless(c))
        return;
    for (int i = 0; i < c->events.n; i++) {
        int duration = f->x->events[c->events.at[i]].duration;
        orki_xcourse *course = &f->courses[c->events.at[i]];
        bool is_single = c->duration <= 1;
        bool is_double =
            (c->duration == 0 || c->duration == 2) && duration > 1 && course->may_double;
        if (!c->is_hard && (is_single || is_double)) {
            orki_xfacts_refuse(f, c, _("it is soft; a season has it only as a must"));
            return;
        }
        if (is_single)
            keep_times(f, &course->single_times, c->times);
        if (is_double)
            keep_times(f, &course->double_times, c->times);
    }
}

/* Single meetings may begin at all times of some days. */
static void find_days(orki_xfacts *f, const orki_xevent *event, orki_xcourse *course)
{
    const orki_instance *x = f->x;
    for (int d = 0; d < x->n_days; d++) {
        int n = 0;
        for (int i = 0; i < x->day_slots[d]; i++)
            n += course->single_times == NULL || course->single_times[x->day_first[d] + i];
        if (n == x->day_slots[d])
            course->days = (uint8_t)(course->days | 1u << d);
        else if (n > 0) {
            orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                               _("a season says on which days \"%s\" is, not at which times"),
                               event->id);
            return;
        }
    }
    if (course->days == 0)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                           _("the event \"%s\" may be at no time"), event->id);
}

static bool may_double_at(const orki_xfacts *f, const orki_xcourse *course, int day, int slot)
{
    int time = f->x->day_first[day] + slot;
    return course->double_times == NULL || course->double_times[time];
}

/* A double never runs from one day into the next, and is allowed where its day is. */
static bool check_doubles(orki_xfacts *f, const orki_xevent *event, const orki_xcourse *course)
{
    const orki_instance *x = f->x;
    for (int d = 0; d < x->n_days; d++) {
        int last = x->day_slots[d] - 1;
        bool is_day = (course->days >> d & 1) != 0;
        if (d + 1 < x->n_days && may_double_at(f, course, d, last)) {
            orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                               _("a double of \"%s\" may run from the last time of a day into the "
                                 "next day: no PreferTimesConstraint says that it must not"),
                               event->id);
            return false;
        }
        for (int s = 0; !is_day && s < last; s++) {
            if (!may_double_at(f, course, d, s))
                continue;
            orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                               _("doubles of \"%s\" may be on a day on which single ones may not"),
                               event->id);
            return false;
        }
    }
    return true;
}

/* Slots at which a double may begin, the same ones on all days. */
static void find_double_slots(orki_xfacts *f, const orki_xevent *event, orki_xcourse *course)
{
    const orki_instance *x = f->x;
    int n_allowed = 0, n_all = 0;
    bool *slots = orki_scratch(f->r, (size_t)f->most_slots, sizeof *slots);
    if (slots == NULL || !check_doubles(f, event, course))
        return;
    for (int s = 0; s < f->most_slots; s++) {
        int n = 0, n_may = 0;
        for (int d = 0; d < x->n_days; d++) {
            bool is_there = (course->days >> d & 1) != 0 && s + 1 < x->day_slots[d];
            n += is_there;
            n_may += is_there && may_double_at(f, course, d, s);
        }
        if (n_may > 0 && n_may < n) {
            orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                               _("doubles of \"%s\" may begin at other times on other days"),
                               event->id);
            return;
        }
        slots[s] = n_may > 0;
        n_allowed += n_may > 0;
        n_all += n > 0;
    }
    course->may_double = n_allowed > 0;
    course->double_slots = n_allowed < n_all ? slots : NULL;
}

/* Doubles that an event can have at all: at least so many that its days suffice. */
static void range_of_doubles(const orki_xfacts *f, int event, int *least, int *most)
{
    const orki_xcourse *course = &f->courses[event];
    int duration = f->x->events[event].duration, n_days = 0;
    for (int d = 0; d < f->x->n_days; d++)
        n_days += course->days >> d & 1;
    *most = course->may_double ? duration / 2 : 0;
    *least = duration > n_days ? duration - n_days : 0;
}

static int64_t distribute_cost(const orki_xconstraint *c, int duration, int n_doubles)
{
    int n = c->duration == 2 ? n_doubles : c->duration == 1 ? duration - 2 * n_doubles : 0;
    int deviation = n < c->min ? c->min - n : n > c->max ? n - c->max : 0;
    return c->is_hard ? deviation : orki_xfacts_cost(c, deviation);
}

/* Costs by the number of doubles, falling from `least` on; a hard constraint must cost nothing. */
static bool add_costs(orki_xfacts *f, const orki_xconstraint *c, int event, int64_t *costs)
{
    int least, most;
    range_of_doubles(f, event, &least, &most);
    for (int n = most; n >= least; n--) {
        int64_t cost = distribute_cost(c, f->x->events[event].duration, n);
        if (c->is_hard && cost > 0) {
            orki_xfacts_refuse(f, c, _("a season wishes doubles, it cannot demand them (\"%s\")"),
                               f->x->events[event].id);
            return false;
        }
        costs[most - n] += cost;
    }
    return true;
}

static void find_wish(orki_xfacts *f, int event, const int64_t *costs, const orki_element *said)
{
    int least, most;
    int64_t weight, from;
    range_of_doubles(f, event, &least, &most);
    if (least > most) {
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, f->x->events[event].element,
                           _("the event \"%s\" takes more times than its days allow"),
                           f->x->events[event].id);
        return;
    }
    if (!orki_xfacts_ramp(costs, most - least + 1, &weight, &from) || from < 0) {
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, said,
                           _("\"%s\": a season can only wish at least so many doubles, at one "
                             "price for each that is missing (\"%s\")"),
                           said->id == NULL ? "" : said->id, f->x->events[event].id);
        return;
    }
    if (weight > 0 && orki_xfacts_agree(f, &f->double_weight, &f->double_weight_of, weight, said))
        f->courses[event].n_doubles = most - (int)from;
}

static void find_wishes(orki_xfacts *f)
{
    enum { MOST = ORKI_MAX_BLOCK_LESSONS / 2 + 1 };
    const orki_instance *x = f->x;
    int64_t *costs = orki_scratch(f->r, (size_t)x->n_events * MOST, sizeof *costs);
    const orki_element **said = orki_scratch(f->r, (size_t)x->n_events, sizeof *said);
    bool is_fine = costs != NULL && said != NULL;
    for (int i = 0; i < x->n_constraints && is_fine; i++) {
        const orki_xconstraint *c = &x->constraints[i];
        for (int k = 0; c->rule == ORKI_X_DISTRIBUTE && k < c->events.n && is_fine; k++) {
            int event = c->events.at[k];
            is_fine = add_costs(f, c, event, &costs[(size_t)event * MOST]);
            said[event] = c->element;
        }
    }
    for (int i = 0; i < x->n_events && is_fine; i++)
        find_wish(f, i, &costs[(size_t)i * MOST], said[i] == NULL ? x->events[i].element : said[i]);
}

void orki_xfacts_of_times(orki_xfacts *f)
{
    const orki_instance *x = f->x;
    size_t n_errors = f->r->n_errors;
    for (int i = 0; i < x->n_constraints; i++) {
        if (x->constraints[i].rule == ORKI_X_PREFER_TIMES)
            look_at_prefer(f, &x->constraints[i]);
    }
    for (int i = 0; i < x->n_events && f->r->status == ORK_OK; i++) {
        find_days(f, &x->events[i], &f->courses[i]);
        if (f->courses[i].may_double)
            find_double_slots(f, &x->events[i], &f->courses[i]);
    }
    if (f->r->n_errors == n_errors && f->r->status == ORK_OK)
        find_wishes(f);
}
