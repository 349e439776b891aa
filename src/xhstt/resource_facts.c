/* Teachers and classes: clashes, unavailable times, idle times, busy days. */
#include "xhstt/facts.h"

enum { MOST_WEIGHT = 1000000 }; /* a sum of weights beyond it is too large for a season as well */

static const orki_xresource *resource_at(const orki_xfacts *f, const orki_xconstraint *c, int i)
{
    return &f->x->resources[c->resources.at[i]];
}

/* Soft where a season has it only as a must, and about somebody who has events. */
static bool is_too_soft(orki_xfacts *f, const orki_xconstraint *c)
{
    bool is_busy = false;
    for (int i = 0; i < c->resources.n; i++)
        is_busy = is_busy || resource_at(f, c, i)->n_events > 0;
    if (c->is_hard || orki_xfacts_is_weightless(c) || !is_busy)
        return false;
    orki_xfacts_refuse(f, c, _("it is soft; a season has it only as a must"));
    return true;
}

static void look_at_clashes(orki_xfacts *f, const orki_xconstraint *c)
{
    bool is_soft = is_too_soft(f, c);
    for (int i = 0; (c->is_hard || is_soft) && i < c->resources.n; i++)
        f->people[c->resources.at[i]].has_clashes = true; /* or told already */
}

static void look_at_unavailable(orki_xfacts *f, const orki_xconstraint *c)
{
    if (is_too_soft(f, c))
        return;
    for (int i = 0; c->is_hard && i < c->resources.n && f->r->status == ORK_OK; i++) {
        orki_xperson *p = &f->people[c->resources.at[i]];
        if (p->away == NULL)
            p->away = orki_scratch(f->r, (size_t)f->x->n_times, sizeof *p->away);
        for (int t = 0; p->away != NULL && t < f->x->n_times; t++)
            p->away[t] = p->away[t] || c->times[t];
    }
}

/* Its groups of times are the days of the week, each once. */
static bool is_by_day(orki_xfacts *f, const orki_xconstraint *c)
{
    int seen = 0;
    bool is_fine = true;
    for (int s = 0; s < c->n_spans; s++) {
        const orki_xgroup *group = &f->x->time_groups[c->spans[s].group];
        int bit = group->is_day ? 1 << f->x->times[group->members.at[0]].day : 0;
        is_fine = is_fine && bit != 0 && (seen & bit) == 0;
        seen |= bit;
    }
    if (is_fine && seen == (1 << f->x->n_days) - 1)
        return true;
    orki_xfacts_refuse(f, c, _("a season looks at each day of the week once"));
    return false;
}

/* A season counts each idle slot of each teacher at one price. */
static void look_at_idle(orki_xfacts *f, const orki_xconstraint *c, int64_t *weights)
{
    bool matters = false;
    for (int i = 0; i < c->resources.n && !orki_xfacts_is_weightless(c); i++) {
        const orki_xresource *resource = resource_at(f, c, i);
        bool is_teacher = resource->kind == ORKI_X_TEACHER;
        if (resource->n_times < 2)
            continue; /* nothing to be idle between */
        matters = true;
        weights[c->resources.at[i]] += c->weight;
        if (!is_teacher) {
            orki_xfacts_refuse(f, c,
                               _("a season counts idle times of teachers only, not of \"%s\""),
                               resource->id);
            return;
        }
    }
    if (!matters)
        return;
    if (c->is_hard)
        orki_xfacts_refuse(f, c, _("it is hard; a season counts idle times as a cost"));
    else if (c->cost != ORKI_X_LINEAR || c->min != 0 || c->max != 0)
        orki_xfacts_refuse(f, c,
                           _("a season counts every idle time, at one price (Linear, from 0 "
                             "to 0)"));
    else
        is_by_day(f, c);
}

static void agree_on_idle(orki_xfacts *f, const int64_t *weights)
{
    int first = -1;
    for (int i = 0; i < f->x->n_resources; i++) {
        const orki_xresource *resource = &f->x->resources[i];
        if (resource->kind != ORKI_X_TEACHER || resource->n_times < 2)
            continue;
        if (first < 0)
            first = i;
        if (weights[i] != weights[first]) {
            orki_note(f->r, f->x->resources[first].element->place, _("%d points here"),
                      (int)weights[first]);
            orki_element_fault(f->r, OR_XML_UNSUPPORTED, resource->element,
                               _("an idle time of \"%s\" costs %d points; a season has one price "
                                 "for all teachers"),
                               resource->id, (int)weights[i]);
            return;
        }
    }
    int64_t weight = first < 0 ? 0 : weights[first];
    f->idle_weight = weight > MOST_WEIGHT ? MOST_WEIGHT : (int)weight;
}

static int64_t cluster_cost(const orki_xconstraint *c, int n_days)
{
    int deviation = n_days < c->min ? c->min - n_days : n_days > c->max ? n_days - c->max : 0;
    return orki_xfacts_cost(c, deviation);
}

/* Costs of 0, 1, ... busy days; a hard most becomes the most of the season. */
static void look_at_cluster(orki_xfacts *f, const orki_xconstraint *c, int64_t *costs,
                            const orki_element **said)
{
    bool is_busy = false;
    for (int i = 0; i < c->resources.n && !orki_xfacts_is_weightless(c); i++)
        is_busy = is_busy || resource_at(f, c, i)->n_events > 0;
    if (!is_busy || !is_by_day(f, c))
        return;
    for (int i = 0; i < c->resources.n; i++) {
        int index = c->resources.at[i];
        const orki_xresource *resource = resource_at(f, c, i);
        if (resource->n_events == 0)
            continue;
        if (resource->kind != ORKI_X_TEACHER || (c->is_hard && (c->min > 1 || c->max == 0))) {
            orki_xfacts_refuse(f, c,
                               _("a season limits the days of teachers, and from above "
                                 "(\"%s\")"),
                               resource->id);
            return;
        }
        if (c->is_hard && c->max < f->people[index].max_days)
            f->people[index].max_days = c->max;
        for (int n = 0; !c->is_hard && n <= ORKI_N_DAYS; n++)
            costs[index * (ORKI_N_DAYS + 1) + n] += cluster_cost(c, n);
        said[index] = c->is_hard ? said[index] : c->element;
    }
}

/* A teacher with events is busy on one day at least. */
static void find_wished_days(orki_xfacts *f, int index, const int64_t *costs,
                             const orki_element *said)
{
    int64_t weight, from;
    if (!orki_xfacts_ramp(costs + 1, f->x->n_days, &weight, &from) || from < 0)
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, said,
                           _("\"%s\": a season can only wish at most so many days, at one price "
                             "for each further one (\"%s\")"),
                           said->id == NULL ? "" : said->id, f->x->resources[index].id);
    else if (weight > 0 && orki_xfacts_agree(f, &f->day_weight, &f->day_weight_of, weight, said))
        f->people[index].wish_days = (int)from + 1;
}

static void check_clashes(orki_xfacts *f)
{
    for (int i = 0; i < f->x->n_resources; i++) {
        const orki_xresource *resource = &f->x->resources[i];
        if (resource->n_times < 2 || f->people[i].has_clashes)
            continue;
        orki_element_fault(f->r, OR_XML_UNSUPPORTED, resource->element,
                           _("\"%s\" may be in two places at once: no AvoidClashesConstraint says "
                             "that it must not"),
                           resource->id);
    }
}

void orki_xfacts_of_resources(orki_xfacts *f)
{
    const orki_instance *x = f->x;
    size_t n = (size_t)x->n_resources;
    int64_t *idle = orki_scratch(f->r, n, sizeof *idle);
    int64_t *days = orki_scratch(f->r, n * (ORKI_N_DAYS + 1), sizeof *days);
    const orki_element **said = orki_scratch(f->r, n, sizeof *said);
    for (int i = 0; i < x->n_constraints && f->r->status == ORK_OK; i++) {
        const orki_xconstraint *c = &x->constraints[i];
        if (c->rule == ORKI_X_CLASHES)
            look_at_clashes(f, c);
        else if (c->rule == ORKI_X_UNAVAILABLE)
            look_at_unavailable(f, c);
        else if (c->rule == ORKI_X_IDLE)
            look_at_idle(f, c, idle);
        else if (c->rule == ORKI_X_CLUSTER)
            look_at_cluster(f, c, days, said);
    }
    if (f->r->status != ORK_OK)
        return;
    check_clashes(f);
    agree_on_idle(f, idle);
    for (int i = 0; i < x->n_resources; i++) {
        if (said[i] != NULL)
            find_wished_days(f, i, &days[(size_t)i * (ORKI_N_DAYS + 1)], said[i]);
    }
}
