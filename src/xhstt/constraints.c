/* The constraints of an instance: what each applies to, its weight, and its own values. A kind that
 * no season can express is told by name. */
#include "xhstt/instance.h"

#include <string.h>

static const char *const tags[ORKI_N_XRULES] = {
    [ORKI_X_ASSIGN_TIME] = "AssignTimeConstraint",
    [ORKI_X_SPLIT] = "SplitEventsConstraint",
    [ORKI_X_DISTRIBUTE] = "DistributeSplitEventsConstraint",
    [ORKI_X_PREFER_TIMES] = "PreferTimesConstraint",
    [ORKI_X_SPREAD] = "SpreadEventsConstraint",
    [ORKI_X_CLASHES] = "AvoidClashesConstraint",
    [ORKI_X_UNAVAILABLE] = "AvoidUnavailableTimesConstraint",
    [ORKI_X_IDLE] = "LimitIdleTimesConstraint",
    [ORKI_X_CLUSTER] = "ClusterBusyTimesConstraint",
};

/* The index of a child's text among these words; the first one after telling. */
static int read_word(orki_reader *r, const orki_element *e, const char *child,
                     const char *const *words, const char *wanted)
{
    const orki_element *c = orki_element_child(e, child);
    int i = 0;
    while (c != NULL && words[i] != NULL && strcmp(words[i], c->text) != 0)
        i++;
    if (c != NULL && words[i] != NULL)
        return i;
    if (c == NULL)
        orki_element_fault(r, OR_XML_VALUE, e, _("<%s> has no <%s>"), e->name, child);
    else
        orki_element_fault(r, OR_XML_VALUE, c, _("<%s> is \"%s\", not one of %s"), child, c->text,
                           wanted);
    return 0;
}

/* A list of the newest constraint under construction; `last` marks what is in it. */
typedef struct gathering {
    orki_naming *n;
    orki_numbers *list;
    int *last;
} gathering;

static void add(gathering *g, int value)
{
    if (g->last[value] == g->n->x->n_constraints)
        return;
    g->last[value] = g->n->x->n_constraints;
    orki_numbers_add(g->n->r, g->list, value);
    if (++g->n->n_points > ORKI_MAX_XPOINTS)
        orki_fail(g->n->r, ORK_ERR_TOO_LARGE);
}

/* What a list in AppliesTo names: members themselves, or the members of groups. */
static void apply(const orki_element *list, const orki_names *names, const orki_xgroup *groups,
                  gathering *members, gathering *named)
{
    orki_reader *r = members->n->r;
    for (const orki_element *e = list == NULL ? NULL : list->first; e != NULL; e = e->next) {
        int index = orki_element_refer(r, e, names);
        if (index >= 0 && groups == NULL)
            add(members, index);
        else if (index >= 0 && named != NULL)
            add(named, index);
        for (int i = 0; index >= 0 && groups != NULL && i < groups[index].members.n; i++)
            add(members, groups[index].members.at[i]);
        if (r->status != ORK_OK)
            return;
    }
}

static void read_points(orki_naming *n, const orki_element *e, orki_xconstraint *c)
{
    static const char *const parts[] = {"Events", "EventGroups", "Resources", "ResourceGroups",
                                        NULL};
    const orki_instance *x = n->x;
    const orki_element *to = orki_element_child(e, "AppliesTo");
    if (to == NULL) {
        orki_element_fault(n->r, OR_XML_VALUE, e, _("<%s> has no <%s>"), e->name, "AppliesTo");
        return;
    }
    orki_element_expect(n->r, to, parts);
    gathering events = {n, &c->events, n->in_events};
    gathering groups = {n, &c->event_groups, n->in_groups};
    gathering resources = {n, &c->resources, n->in_resources};
    apply(orki_element_child(to, "Events"), n->events, NULL, &events, NULL);
    apply(orki_element_child(to, "EventGroups"), n->event_groups, x->event_groups, &events,
          &groups);
    apply(orki_element_child(to, "Resources"), n->resources, NULL, &resources, NULL);
    apply(orki_element_child(to, "ResourceGroups"), n->resource_groups, x->resource_groups,
          &resources, NULL);
}

/* The times that Times and TimeGroups name together. */
static void read_times(const orki_naming *n, const orki_element *e, orki_xconstraint *c)
{
    const orki_element *times = orki_element_child(e, "Times");
    const orki_element *groups = orki_element_child(e, "TimeGroups");
    c->times = orki_scratch(n->r, (size_t)n->x->n_times, sizeof(bool));
    if (c->times == NULL)
        return;
    for (const orki_element *t = times == NULL ? NULL : times->first; t != NULL; t = t->next) {
        int time = orki_element_refer(n->r, t, n->times);
        if (time >= 0)
            c->times[time] = true;
    }
    for (const orki_element *g = groups == NULL ? NULL : groups->first; g != NULL; g = g->next) {
        int group = orki_element_refer(n->r, g, n->time_groups);
        for (int i = 0; group >= 0 && i < n->x->time_groups[group].members.n; i++)
            c->times[n->x->time_groups[group].members.at[i]] = true;
    }
}

/* Groups of times that are looked at one by one; only those of SpreadEvents carry numbers. */
static void read_spans(const orki_naming *n, const orki_element *e, orki_xconstraint *c)
{
    const orki_element *groups = orki_element_child(e, "TimeGroups");
    size_t most = 0;
    for (const orki_element *g = groups == NULL ? NULL : groups->first; g != NULL; g = g->next)
        most++;
    c->spans = orki_scratch(n->r, most, sizeof *c->spans);
    if (c->spans == NULL)
        return;
    if (groups == NULL)
        orki_element_fault(n->r, OR_XML_VALUE, e, _("<%s> has no <%s>"), e->name, "TimeGroups");
    for (const orki_element *g = groups == NULL ? NULL : groups->first; g != NULL; g = g->next) {
        orki_xspan span = {orki_element_refer(n->r, g, n->time_groups), 0, 0};
        if (c->rule == ORKI_X_SPREAD) {
            span.min = orki_element_number(n->r, g, "Minimum", -1);
            span.max = orki_element_number(n->r, g, "Maximum", -1);
        }
        if (span.group >= 0)
            c->spans[c->n_spans++] = span;
    }
}

static void read_values(const orki_naming *n, const orki_element *e, orki_xconstraint *c)
{
    orki_reader *r = n->r;
    if (c->rule == ORKI_X_PREFER_TIMES || c->rule == ORKI_X_UNAVAILABLE)
        read_times(n, e, c);
    if (c->rule == ORKI_X_SPREAD || c->rule == ORKI_X_IDLE || c->rule == ORKI_X_CLUSTER)
        read_spans(n, e, c);
    if (c->rule == ORKI_X_DISTRIBUTE || c->rule == ORKI_X_IDLE || c->rule == ORKI_X_CLUSTER) {
        c->min = orki_element_number(r, e, "Minimum", -1);
        c->max = orki_element_number(r, e, "Maximum", -1);
    }
    if (c->rule == ORKI_X_DISTRIBUTE)
        c->duration = orki_element_number(r, e, "Duration", -1);
    if (c->rule == ORKI_X_PREFER_TIMES || c->rule == ORKI_X_ASSIGN_TIME)
        c->duration = orki_element_number(r, e, "Duration", 0);
    if (c->rule == ORKI_X_SPLIT) {
        c->min = orki_element_number(r, e, "MinimumDuration", -1);
        c->max = orki_element_number(r, e, "MaximumDuration", -1);
        c->min_amount = orki_element_number(r, e, "MinimumAmount", -1);
        c->max_amount = orki_element_number(r, e, "MaximumAmount", -1);
    }
}

static void read_constraint(orki_naming *n, const orki_element *e, orki_xrule rule)
{
    static const char *const parts[] = {
        "Name",          "Required",        "Weight",          "CostFunction",  "AppliesTo",
        "Times",         "TimeGroups",      "Duration",        "Minimum",       "Maximum",
        "MinimumAmount", "MinimumDuration", "MaximumDuration", "MaximumAmount", NULL};
    static const char *const required[] = {"true", "false", NULL};
    static const char *const functions[] = {"Linear", "Quadratic", "Step", NULL};
    orki_xconstraint *c = &n->x->constraints[n->x->n_constraints++];
    *c = (orki_xconstraint){.rule = rule, .element = e, .id = e->id == NULL ? "" : e->id};
    orki_element_expect(n->r, e, parts);
    c->is_hard = read_word(n->r, e, "Required", required, "true, false") == 0;
    c->weight = orki_element_number(n->r, e, "Weight", -1);
    c->cost = (orki_xcost)read_word(n->r, e, "CostFunction", functions, "Linear, Quadratic, Step");
    read_points(n, e, c);
    read_values(n, e, c);
}

void orki_constraints_read(orki_naming *n, const orki_element *list)
{
    size_t most = (size_t)orki_element_count(n->r, list, ORKI_MAX_XCONSTRAINTS);
    n->x->constraints = orki_scratch(n->r, most, sizeof *n->x->constraints);
    n->in_events = orki_scratch(n->r, (size_t)n->x->n_events, sizeof(int));
    n->in_groups = orki_scratch(n->r, (size_t)n->x->n_event_groups, sizeof(int));
    n->in_resources = orki_scratch(n->r, (size_t)n->x->n_resources, sizeof(int));
    for (const orki_element *e = list->first; e != NULL && n->r->status == ORK_OK; e = e->next) {
        int rule = 0;
        while (rule < ORKI_N_XRULES && strcmp(tags[rule], e->name) != 0)
            rule++;
        if (rule < ORKI_N_XRULES)
            read_constraint(n, e, (orki_xrule)rule);
        else
            orki_element_fault(n->r, OR_XML_UNSUPPORTED, e,
                               _("a season cannot express a %s (\"%s\")"), e->name,
                               e->id == NULL ? "" : e->id);
    }
}
