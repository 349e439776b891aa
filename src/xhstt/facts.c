/* The shape of the week, the order in which constraints are looked at, and what all of it shares.
 */
#include "xhstt/facts.h"

#include <stdarg.h>
#include <stdio.h>

void orki_xfacts_refuse(orki_xfacts *f, const orki_xconstraint *c, const char *format, ...)
{
    char why[600];
    va_list args;
    va_start(args, format);
    vsnprintf(why, sizeof why, format, args);
    va_end(args);
    orki_element_fault(f->r, OR_XML_UNSUPPORTED, c->element, "%s \"%s\": %s", c->element->name,
                       c->id, why);
}

bool orki_xfacts_is_weightless(const orki_xconstraint *c)
{
    return !c->is_hard && c->weight == 0;
}

int64_t orki_xfacts_cost(const orki_xconstraint *c, int64_t deviation)
{
    int64_t units = deviation;
    if (c->cost == ORKI_X_QUADRATIC)
        units = deviation * deviation;
    else if (c->cost == ORKI_X_STEP)
        units = deviation > 0;
    return units * c->weight;
}

bool orki_xfacts_ramp(const int64_t *costs, int n, int64_t *weight, int64_t *from)
{
    int first = 0;
    *weight = *from = 0;
    while (first < n && costs[first] == 0)
        first++;
    if (first == n)
        return true;
    *weight = first > 0 ? costs[first] : n > 1 ? costs[1] - costs[0] : 0;
    if (*weight <= 0 || (first == 0 && costs[0] % *weight != 0))
        return false;
    *from = first > 0 ? first - 1 : -(costs[0] / *weight);
    for (int i = first; i < n; i++) {
        if (costs[i] != *weight * (i - *from))
            return false;
    }
    return true;
}

bool orki_xfacts_agree(orki_xfacts *f, int *weight, const orki_element **said, int64_t own,
                       const orki_element *e)
{
    if (*said == NULL) {
        *said = e;
        *weight = (int)own;
    }
    if (*weight == own)
        return true;
    orki_note(f->r, (*said)->place, _("%d points here"), *weight);
    orki_element_fault(f->r, OR_XML_UNSUPPORTED, e,
                       _("\"%s\" costs %d points a unit; a season has one weight for all"),
                       e->id == NULL ? "" : e->id, (int)own);
    return false;
}

static void check_week(orki_xfacts *f)
{
    const orki_instance *x = f->x;
    if (x->n_times == 0 || x->n_events == 0)
        orki_element_fault(f->r, OR_XML_VALUE, x->element, _("the instance has no %s"),
                           x->n_times == 0 ? _("times") : _("events"));
    if (x->n_days > ORKI_N_DAYS)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, x->element,
                           _("the instance has %d days; a week of a season has 7"), x->n_days);
    for (int d = 0; d < x->n_days; d++)
        f->most_slots = x->day_slots[d] > f->most_slots ? x->day_slots[d] : f->most_slots;
    for (int g = 0; g < x->n_time_groups; g++) {
        const orki_xgroup *group = &x->time_groups[g];
        if (group->is_day && group->members.n == 0)
            orki_element_fault(f->r, OR_XML_UNSUPPORTED, group->element,
                               _("the day \"%s\" has no times"), group->id);
    }
}

static void check_event(orki_xfacts *f, const orki_xevent *event)
{
    const orki_element *e = event->element;
    if (event->teacher < 0)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, e, _("the event \"%s\" has no teacher"),
                           event->id);
    if (event->classes.n == 0)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, e, _("the event \"%s\" has no class"),
                           event->id);
    if (event->duration < 1 || event->duration > ORKI_MAX_BLOCK_LESSONS)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, e,
                           _("the event \"%s\" takes %d times; a season allows 1 to %d"), event->id,
                           event->duration, ORKI_MAX_BLOCK_LESSONS);
    else if (event->time >= 0 && event->duration > 1)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, e,
                           _("the event \"%s\" has a fixed time and takes more than one"),
                           event->id);
}

/* The length of a slot: one in which the weight of an idle slot is hundredths of a point a minute,
 * and in which the day has room. */
static void choose_clock(orki_xfacts *f)
{
    static const int lengths[] = {60, 50, 30, 25, 20, 10};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        int length = lengths[i], day = length * f->most_slots;
        if (day > ORKI_DAY_MIN || 100 * (int64_t)f->idle_weight % length != 0)
            continue;
        f->lesson_min = length;
        f->first_min = day <= ORKI_DAY_MIN - 8 * 60 ? 8 * 60 : 0;
        return;
    }
    orki_element_fault(f->r, OR_XML_UNSUPPORTED, f->x->element,
                       _("a day of %d times is too long for a season"), f->most_slots);
}

/* Without one lesson a teacher has at most so many idle slots, days and doubles less. */
static void choose_price(orki_xfacts *f)
{
    int64_t most = (int64_t)f->idle_weight * f->most_slots + f->day_weight + f->double_weight;
    f->price = most < 5000 ? 5000 : (int)most + 1;
    if (most >= 100000)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, f->x->element,
                           _("the weights are too large for a season"));
}

bool orki_xfacts_find(orki_xfacts *f, orki_reader *r, const orki_instance *x)
{
    size_t n_errors = r->n_errors;
    *f = (orki_xfacts){.r = r, .x = x};
    f->courses = orki_scratch(r, (size_t)x->n_events, sizeof *f->courses);
    f->people = orki_scratch(r, (size_t)x->n_resources, sizeof *f->people);
    if (r->status != ORK_OK)
        return false;
    for (int i = 0; i < x->n_resources; i++)
        f->people[i] = (orki_xperson){.wish_days = ORKI_NO_LIMIT, .max_days = ORKI_NO_LIMIT};
    check_week(f);
    for (int i = 0; i < x->n_events; i++)
        check_event(f, &x->events[i]);
    if (r->n_errors > n_errors)
        return false; /* the constraints are about these */
    orki_xfacts_of_events(f);
    if (r->n_errors == n_errors)
        orki_xfacts_of_times(f);
    orki_xfacts_of_resources(f);
    if (r->n_errors == n_errors && r->status == ORK_OK) {
        choose_clock(f);
        choose_price(f);
    }
    return r->n_errors == n_errors && r->status == ORK_OK;
}
