/* Events one by one: that they get times, into which pieces they are split, on which days, and how
 * many doubles are wished. A piece of duration 1 is a meeting, one of duration 2 a double. */
#include "xhstt/facts.h"

static const orki_xevent *event_at(const orki_xfacts *f, const orki_xconstraint *c, int i)
{
    return &f->x->events[c->events.at[i]];
}

static void look_at_assign(orki_xfacts *f, const orki_xconstraint *c)
{
    if (c->duration != 0)
        orki_xfacts_refuse(f, c, _("it is about pieces of one duration only"));
    else if (!c->is_hard && !orki_xfacts_is_weightless(c) && c->events.n > 0)
        orki_xfacts_refuse(f, c, _("it is soft; a season has it only as a must"));
    for (int i = 0; c->is_hard && i < c->events.n; i++)
        f->courses[c->events.at[i]].has_time = true;
}

/* Pieces may be of these durations and amounts whatever the constraint says. */
static bool is_split_free(const orki_xevent *event, const orki_xconstraint *c)
{
    return c->min <= 1 && c->max >= event->duration && c->min_amount <= 1 &&
           c->max_amount >= event->duration;
}

/* The longest piece of each event becomes known; what a season cannot say is told once. */
static void look_at_split(orki_xfacts *f, const orki_xconstraint *c, int *longest)
{
    for (int i = 0; i < c->events.n; i++) {
        const orki_xevent *event = event_at(f, c, i);
        int *most = &longest[c->events.at[i]];
        if (is_split_free(event, c) || orki_xfacts_is_weightless(c))
            continue;
        if (!c->is_hard) {
            orki_xfacts_refuse(f, c, _("it is soft; a season has it only as a must"));
            return;
        }
        if (c->min > 1) {
            orki_xfacts_refuse(f, c, _("a season has lessons of one time, not of %d at least"),
                               c->min);
            return;
        }
        *most = c->max < *most ? c->max : *most;
    }
}

static void check_amounts(orki_xfacts *f, const orki_xconstraint *c, const int *longest)
{
    for (int i = 0; i < c->events.n && c->is_hard && c->min <= 1; i++) {
        int duration = event_at(f, c, i)->duration;
        int least = longest[c->events.at[i]] >= 2 ? (duration + 1) / 2 : duration;
        if (c->min_amount > least || c->max_amount < duration) {
            orki_xfacts_refuse(f, c, _("a season cannot limit the number of pieces (\"%s\")"),
                               event_at(f, c, i)->id);
            return;
        }
    }
}

/* Starts on one day: a most of 1 for events that stand alone. */
static void look_at_spread(orki_xfacts *f, const orki_xconstraint *c)
{
    const orki_instance *x = f->x;
    for (int k = 0; k < c->event_groups.n && !orki_xfacts_is_weightless(c); k++) {
        const orki_numbers *events = &x->event_groups[c->event_groups.at[k]].members;
        int total = 0;
        for (int i = 0; i < events->n; i++)
            total += x->events[events->at[i]].duration;
        for (int s = 0; s < c->n_spans && total > 0; s++) {
            const orki_xspan *span = &c->spans[s];
            const orki_xgroup *group = &x->time_groups[span->group];
            if (span->min == 0 && span->max >= total)
                continue;
            if (!c->is_hard || span->min > 0 || span->max != 1 || !group->is_day || events->n > 1) {
                orki_xfacts_refuse(f, c,
                                   _("a season spreads single events only, as a must, and at most "
                                     "one start a day (\"%s\", \"%s\")"),
                                   x->event_groups[c->event_groups.at[k]].id, group->id);
                return;
            }
            int day = x->times[group->members.at[0]].day;
            f->courses[events->at[0]].is_spread[day] = true;
        }
    }
}

static void check_course(orki_xfacts *f, int index, int longest)
{
    const orki_xevent *event = &f->x->events[index];
    orki_xcourse *course = &f->courses[index];
    bool is_spread = true;
    if (!course->has_time && event->time < 0)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                           _("the event \"%s\" may stay without a time: no AssignTimeConstraint "
                             "says that it must not"),
                           event->id);
    if (event->duration == 1)
        return;
    for (int d = 0; d < f->x->n_days; d++)
        is_spread = is_spread && course->is_spread[d];
    if (longest > 2)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                           _("the event \"%s\" may take %d times in one go; a season allows 2"),
                           event->id, longest);
    else if (!is_spread)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, event->element,
                           _("the event \"%s\" may start twice on one day: no "
                             "SpreadEventsConstraint says that it must not"),
                           event->id);
    course->may_double = longest == 2;
}

void orki_xfacts_of_events(orki_xfacts *f)
{
    const orki_instance *x = f->x;
    int *longest = orki_scratch(f->r, (size_t)x->n_events, sizeof *longest);
    if (longest == NULL)
        return;
    for (int i = 0; i < x->n_events; i++)
        longest[i] = x->events[i].duration;
    for (int i = 0; i < x->n_constraints; i++) {
        const orki_xconstraint *c = &x->constraints[i];
        if (c->rule == ORKI_X_ASSIGN_TIME)
            look_at_assign(f, c);
        else if (c->rule == ORKI_X_SPLIT)
            look_at_split(f, c, longest);
        else if (c->rule == ORKI_X_SPREAD)
            look_at_spread(f, c);
    }
    for (int i = 0; i < x->n_constraints; i++) {
        if (x->constraints[i].rule == ORKI_X_SPLIT)
            check_amounts(f, &x->constraints[i], longest);
    }
    for (int i = 0; i < x->n_events; i++)
        check_course(f, i, longest[i]);
}
