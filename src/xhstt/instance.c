/* Archive -> instance: times, resources, events. Each part declares its names before the next one
 * refers to them; a name that is not there is told and the reading goes on. */
#include "xhstt/instance.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void orki_element_fault(orki_reader *r, orki_code code, const orki_element *e, const char *format,
                        ...)
{
    char message[1000];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    orki_fault_at(r, code, e->place, orki_element_width(e), "%s", message);
}

int orki_element_refer(orki_reader *r, const orki_element *e, const orki_names *names)
{
    if (e->reference == NULL) {
        orki_element_fault(r, OR_XML_VALUE, e, _("<%s> has no Reference"), e->name);
        return -1;
    }
    int index = orki_names_find(names, e->reference);
    if (index >= 0)
        return index;
    const char *nearest = orki_names_nearest(names, e->reference);
    if (nearest != NULL)
        orki_hint(r, _("did you mean \"%s\"?"), nearest);
    orki_element_fault(r, OR_XML_NAME, e, _("<%s> names \"%s\", which the instance does not have"),
                       e->name, e->reference);
    return -1;
}

int orki_element_number(orki_reader *r, const orki_element *e, const char *child, int fallback)
{
    const orki_element *c = orki_element_child(e, child);
    if (c == NULL && fallback < 0)
        orki_element_fault(r, OR_XML_VALUE, e, _("<%s> has no <%s>"), e->name, child);
    if (c == NULL)
        return fallback < 0 ? 0 : fallback;
    char *rest = NULL;
    long value = strtol(c->text, &rest, 10);
    if (c->text[0] >= '0' && c->text[0] <= '9' && *rest == '\0' && value <= 1000000)
        return (int)value;
    orki_element_fault(r, OR_XML_VALUE, c, _("<%s> is \"%s\", not a whole number"), child, c->text);
    return 0;
}

void orki_element_expect(orki_reader *r, const orki_element *e, const char *const *names)
{
    for (const orki_element *c = e == NULL ? NULL : e->first; c != NULL; c = c->next) {
        int i = 0;
        while (names[i] != NULL && strcmp(names[i], c->name) != 0)
            i++;
        if (names[i] == NULL)
            orki_element_fault(r, OR_XML_UNSUPPORTED, c,
                               _("a season cannot say what <%s> in <%s> means"), c->name, e->name);
    }
}

void orki_numbers_add(orki_reader *r, orki_numbers *list, int value)
{
    if (list->n > 0 && list->at[list->n - 1] == value)
        return;
    if (list->n == list->capacity) {
        int capacity = list->capacity == 0 ? 8 : 2 * list->capacity;
        int *bigger = orki_scratch(r, (size_t)capacity, sizeof *bigger);
        if (bigger == NULL)
            return;
        for (int i = 0; i < list->n; i++)
            bigger[i] = list->at[i];
        list->at = bigger;
        list->capacity = capacity;
    }
    list->at[list->n++] = value;
}

static int count(const orki_element *list)
{
    int n = 0;
    for (const orki_element *e = list == NULL ? NULL : list->first; e != NULL; e = e->next)
        n++;
    return n;
}

int orki_element_count(orki_reader *r, const orki_element *list, int most)
{
    int n = count(list);
    if (n <= most)
        return n;
    orki_element_fault(r, OR_TOO_MANY, list, _("%d elements in <%s>; at most %d are read"), n,
                       list->name, most);
    orki_fail(r, ORK_ERR_TOO_LARGE);
    return 0;
}

/* Declare an element's Id. @return the id, "" when there is none */
static const char *declare(orki_reader *r, orki_names *names, const orki_element *e, int index)
{
    if (e->id == NULL || e->id[0] == '\0')
        orki_element_fault(r, OR_XML_VALUE, e, _("<%s> has no Id"), e->name);
    else if (orki_names_add(r, names, e->id, index) != ORKI_NO_NAME && r->status == ORK_OK)
        orki_element_fault(r, OR_XML_NAME, e, _("the Id \"%s\" is given twice"), e->id);
    return e->id == NULL ? "" : e->id;
}

/* Declared groups; the children of their list with one of these names. */
static orki_xgroup *read_groups(const orki_naming *n, const orki_element *list,
                                const char *const *tags, orki_names *names, int *n_groups)
{
    int most = orki_element_count(n->r, list, ORKI_MAX_XPARTS);
    orki_xgroup *groups = orki_scratch(n->r, (size_t)most, sizeof *groups);
    if (n->r->status != ORK_OK)
        return NULL;
    orki_element_expect(n->r, list, tags);
    for (const orki_element *e = list == NULL ? NULL : list->first; e != NULL && groups != NULL;
         e = e->next) {
        orki_xgroup *g = &groups[*n_groups];
        g->id = declare(n->r, names, e, (*n_groups)++);
        g->element = e;
        g->is_day = strcmp(e->name, "Day") == 0;
    }
    return n->r->status == ORK_OK ? groups : NULL;
}

/* A member's references to its groups: the children of a list, or a single element. */
static void join_group(const orki_naming *n, const orki_element *e, const orki_names *names,
                       orki_xgroup *groups, int member)
{
    int group = e == NULL ? -1 : orki_element_refer(n->r, e, names);
    if (group >= 0)
        orki_numbers_add(n->r, &groups[group].members, member);
}

static void join_groups(const orki_naming *n, const orki_element *list, const orki_names *names,
                        orki_xgroup *groups, int member)
{
    for (const orki_element *e = list == NULL ? NULL : list->first; e != NULL; e = e->next)
        join_group(n, e, names, groups, member);
}

/* Which day of the week, in the order of the file; a day's times stand together. */
static void place_time(const orki_naming *n, orki_xtime *time, int group)
{
    orki_instance *x = n->x;
    int day = x->n_days - 1;
    time->day = -1;
    if (group < 0)
        return;
    if (day < 0 || x->day_group[day] != group) {
        for (int i = 0; i < x->n_days; i++) {
            if (x->day_group[i] == group) {
                orki_element_fault(n->r, OR_XML_UNSUPPORTED, time->element,
                                   _("the times of a day must stand together, \"%s\" does not"),
                                   time->id);
                return;
            }
        }
        day = x->n_days++;
        x->day_group[day] = group;
        x->day_first[day] = x->n_times;
    }
    time->day = day;
    time->slot = x->day_slots[day]++;
}

static void read_time(const orki_naming *n, const orki_element *e)
{
    static const char *const parts[] = {"Name", "Week", "Day", "TimeGroups", NULL};
    orki_instance *x = n->x;
    orki_xtime *time = &x->times[x->n_times];
    const orki_element *day = orki_element_child(e, "Day"), *week = orki_element_child(e, "Week");
    orki_element_expect(n->r, e, parts);
    *time = (orki_xtime){.element = e};
    time->id = declare(n->r, n->times, e, x->n_times);
    if (day == NULL)
        orki_element_fault(n->r, OR_XML_UNSUPPORTED, e, _("the time \"%s\" is on no day"),
                           time->id);
    int group = day == NULL ? -1 : orki_element_refer(n->r, day, n->time_groups);
    place_time(n, time, group);
    if (group >= 0)
        orki_numbers_add(n->r, &x->time_groups[group].members, x->n_times);
    join_group(n, week, n->time_groups, x->time_groups, x->n_times);
    join_groups(n, orki_element_child(e, "TimeGroups"), n->time_groups, x->time_groups, x->n_times);
    x->n_times++;
}

static void read_times(orki_naming *n, const orki_element *list)
{
    static const char *const groups[] = {"Week", "Day", "TimeGroup", NULL};
    static const char *const parts[] = {"TimeGroups", "Time", NULL};
    orki_instance *x = n->x;
    size_t most = (size_t)orki_element_count(n->r, list, ORKI_MAX_XTIMES);
    orki_element_expect(n->r, list, parts);
    x->time_groups = read_groups(n, orki_element_child(list, "TimeGroups"), groups, n->time_groups,
                                 &x->n_time_groups);
    x->times = orki_scratch(n->r, most, sizeof *x->times);
    x->day_group = orki_scratch(n->r, most, sizeof *x->day_group);
    x->day_first = orki_scratch(n->r, most, sizeof *x->day_first);
    x->day_slots = orki_scratch(n->r, most, sizeof *x->day_slots);
    for (const orki_element *e = list->first; e != NULL && n->r->status == ORK_OK; e = e->next) {
        if (strcmp(e->name, "Time") == 0)
            read_time(n, e);
    }
}

static orki_xkind kind_of(const char *type)
{
    if (strcasecmp(type, "Teacher") == 0)
        return ORKI_X_TEACHER;
    return strcasecmp(type, "Class") == 0 ? ORKI_X_CLASS : ORKI_X_OTHER;
}

static const char *name_of(const orki_element *e)
{
    const orki_element *name = orki_element_child(e, "Name");
    return name == NULL || name->text[0] == '\0' ? (e->id == NULL ? "" : e->id) : name->text;
}

static void read_resource(const orki_naming *n, const orki_element *e)
{
    static const char *const parts[] = {"Name", "ResourceType", "ResourceGroups", NULL};
    orki_instance *x = n->x;
    orki_xresource *resource = &x->resources[x->n_resources];
    const orki_element *type = orki_element_child(e, "ResourceType");
    orki_element_expect(n->r, e, parts);
    *resource = (orki_xresource){.element = e, .name = name_of(e), .kind = ORKI_X_OTHER};
    resource->id = declare(n->r, n->resources, e, x->n_resources);
    if (type == NULL)
        orki_element_fault(n->r, OR_XML_VALUE, e, _("<%s> has no <%s>"), e->name, "ResourceType");
    else if (orki_element_refer(n->r, type, n->types) >= 0)
        resource->kind = kind_of(type->reference);
    join_groups(n, orki_element_child(e, "ResourceGroups"), n->resource_groups, x->resource_groups,
                x->n_resources);
    x->n_resources++;
}

static void read_resources(orki_naming *n, const orki_element *list)
{
    static const char *const types[] = {"ResourceType", NULL}, *const groups[] = {"ResourceGroup",
                                                                                  NULL};
    static const char *const parts[] = {"ResourceTypes", "ResourceGroups", "Resource", NULL};
    orki_instance *x = n->x;
    int n_types = 0;
    orki_element_expect(n->r, list, parts);
    read_groups(n, orki_element_child(list, "ResourceTypes"), types, n->types, &n_types);
    x->resource_groups = read_groups(n, orki_element_child(list, "ResourceGroups"), groups,
                                     n->resource_groups, &x->n_resource_groups);
    size_t most = (size_t)orki_element_count(n->r, list, ORKI_MAX_XPARTS);
    x->resources = orki_scratch(n->r, most, sizeof *x->resources);
    for (const orki_element *e = list->first; e != NULL && n->r->status == ORK_OK; e = e->next) {
        if (strcmp(e->name, "Resource") == 0)
            read_resource(n, e);
    }
}

static void add_class(const orki_naming *n, orki_xevent *event, int index, const orki_element *e)
{
    bool is_there = false;
    for (int i = 0; i < event->classes.n; i++)
        is_there = is_there || event->classes.at[i] == index;
    if (event->classes.n == ORKI_MAX_XCLASSES)
        orki_element_fault(n->r, OR_TOO_MANY, e, _("an event has at most %d classes"),
                           ORKI_MAX_XCLASSES);
    else if (!is_there)
        orki_numbers_add(n->r, &event->classes, index);
}

static void add_resource(const orki_naming *n, orki_xevent *event, const orki_element *e)
{
    static const char *const parts[] = {"Role", "ResourceType", "Workload", NULL};
    orki_element_expect(n->r, e, parts);
    if (e->reference == NULL) {
        orki_element_fault(n->r, OR_XML_UNSUPPORTED, e,
                           _("a season cannot leave the resource of an event open"));
        return;
    }
    int index = orki_element_refer(n->r, e, n->resources);
    if (index < 0)
        return;
    orki_xresource *resource = &n->x->resources[index];
    if (resource->kind == ORKI_X_OTHER)
        orki_element_fault(n->r, OR_XML_UNSUPPORTED, e,
                           _("\"%s\" is neither a teacher nor a class"), resource->id);
    else if (resource->kind == ORKI_X_CLASS)
        add_class(n, event, index, e);
    else if (event->teacher >= 0)
        orki_element_fault(n->r, OR_XML_UNSUPPORTED, e, _("the event \"%s\" has a second teacher"),
                           event->id);
    else
        event->teacher = index;
}

static void count_event(orki_instance *x, const orki_xevent *event)
{
    for (int i = -1; i < event->classes.n; i++) {
        int resource = i < 0 ? event->teacher : event->classes.at[i];
        if (resource < 0)
            continue;
        x->resources[resource].n_events++;
        x->resources[resource].n_times += event->duration;
    }
}

static void read_event(const orki_naming *n, const orki_element *e)
{
    static const char *const parts[] = {"Name",     "Duration",  "Time",        "Course",
                                        "Workload", "Resources", "EventGroups", NULL};
    orki_instance *x = n->x;
    orki_xevent *event = &x->events[x->n_events];
    const orki_element *time = orki_element_child(e, "Time");
    const orki_element *resources = orki_element_child(e, "Resources");
    orki_element_expect(n->r, e, parts);
    *event = (orki_xevent){.element = e, .name = name_of(e), .time = -1, .teacher = -1};
    event->id = declare(n->r, n->events, e, x->n_events);
    event->duration = orki_element_number(n->r, e, "Duration", -1);
    if (time != NULL)
        event->time = orki_element_refer(n->r, time, n->times);
    for (const orki_element *c = resources == NULL ? NULL : resources->first;
         c != NULL && n->r->status == ORK_OK; c = c->next)
        add_resource(n, event, c);
    if (n->r->status == ORK_OK)
        count_event(x, event);
    join_group(n, orki_element_child(e, "Course"), n->event_groups, x->event_groups, x->n_events);
    join_groups(n, orki_element_child(e, "EventGroups"), n->event_groups, x->event_groups,
                x->n_events);
    x->n_events++;
}

static void read_events(orki_naming *n, const orki_element *list)
{
    static const char *const groups[] = {"Course", "EventGroup", NULL};
    static const char *const parts[] = {"EventGroups", "Event", NULL};
    orki_instance *x = n->x;
    orki_element_expect(n->r, list, parts);
    x->event_groups = read_groups(n, orki_element_child(list, "EventGroups"), groups,
                                  n->event_groups, &x->n_event_groups);
    size_t most = (size_t)orki_element_count(n->r, list, ORKI_MAX_XPARTS);
    x->events = orki_scratch(n->r, most, sizeof *x->events);
    for (const orki_element *e = list->first; e != NULL && n->r->status == ORK_OK; e = e->next) {
        if (strcmp(e->name, "Event") == 0)
            read_event(n, e);
    }
}

static void read_parts(orki_naming *n)
{
    static const char *const parts[] = {"MetaData", "Times",       "Resources",
                                        "Events",   "Constraints", NULL};
    void (*const readers[])(orki_naming *, const orki_element *) = {
        read_times, read_resources, read_events, orki_constraints_read};
    const orki_element *e = n->x->element;
    orki_element_expect(n->r, e, parts);
    for (int i = 1; parts[i] != NULL && n->r->status == ORK_OK; i++) {
        const orki_element *part = orki_element_child(e, parts[i]);
        if (part != NULL)
            readers[i - 1](n, part);
        else
            orki_element_fault(n->r, OR_XML_VALUE, e, _("<%s> has no <%s>"), e->name, parts[i]);
    }
}

/* Solutions, remarks and the instances that are not asked for are passed over. */
static bool is_skipped(const orki_element *e, void *user)
{
    const char *wanted = user;
    if (strcmp(e->name, "SolutionGroups") == 0)
        return true;
    if (strcmp(e->name, "Instance") == 0)
        return wanted != NULL && (e->id == NULL || strcmp(e->id, wanted) != 0);
    return false;
}

/* The instance that is meant; NULL after telling which there are. */
static const orki_element *choose(orki_reader *r, const orki_element *root, const char *wanted)
{
    const orki_element *list = orki_element_child(root, "Instances"), *chosen = NULL;
    int n = count(list), n_fit = 0;
    if (strcmp(root->name, "HighSchoolTimetableArchive") != 0 || n == 0) {
        orki_element_fault(r, OR_XML_VALUE, root, _("this is no XHSTT archive with an instance"));
        return NULL;
    }
    for (const orki_element *e = list->first; e != NULL; e = e->next) {
        if (wanted == NULL || (e->id != NULL && strcmp(e->id, wanted) == 0)) {
            chosen = e;
            n_fit++;
        }
    }
    if (n_fit == 1)
        return chosen;
    orki_hint(r, _("choose one with --instance, such as --instance \"%s\""),
              list->first == NULL || list->first->id == NULL ? "" : list->first->id);
    if (n_fit > 1)
        orki_element_fault(r, OR_XML_CHOICE, list, _("the archive holds %d instances"), n_fit);
    else
        orki_element_fault(r, OR_XML_CHOICE, list, _("the archive holds no instance \"%s\""),
                           wanted);
    return NULL;
}

orki_instance *orki_instance_read(orki_reader *r, int file, const char *wanted)
{
    size_t n_errors = r->n_errors;
    char *name = wanted == NULL ? NULL : orki_arena_copy(&r->scratch, wanted, strlen(wanted));
    orki_element *root = orki_element_parse(r, file, is_skipped, name);
    const orki_element *e = root == NULL ? NULL : choose(r, root, wanted);
    orki_instance *x = orki_scratch(r, 1, sizeof *x);
    if (e == NULL || x == NULL)
        return NULL;
    orki_names names[7] = {{0}};
    orki_naming n = {r,         x,         &names[0], &names[1], &names[2], &names[3], &names[4],
                     &names[5], &names[6], 0,         NULL,      NULL,      NULL};
    x->element = e;
    x->id = e->id == NULL ? "" : e->id;
    x->name = orki_element_child(e, "MetaData") == NULL
                  ? x->id
                  : name_of(orki_element_child(e, "MetaData"));
    if (x->name[0] == '\0')
        x->name = x->id;
    read_parts(&n);
    return r->status == ORK_OK && r->n_errors == n_errors ? x : NULL;
}
