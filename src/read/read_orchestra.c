/* orchestras and their sections -> season. */
#include "read/build.h"

#include <stdlib.h>
#include <string.h>

typedef struct draft {
    int role, pupils;
} draft;

/* A group by its id within the orchestra's school, by school/group, or, when only one school has
 * it, by its id alone. */
static int find_group(orki_build *b, orki_node *node, int school)
{
    const ork_season *s = b->s;
    const char *full = node->text;
    if (school < 0 && strchr(node->text, '/') == NULL)
        return -1; /* the school's own fault is enough */
    if (school >= 0 && strchr(node->text, '/') == NULL) {
        full = orki_keep_printf(b->r, "%s/%s", s->schools[school].id, node->text);
        int own = full == NULL ? -1 : orki_names_find(&b->groups, full);
        if (own >= 0)
            return own;
    }
    int exact = orki_names_find(&b->groups, node->text), n = 0, found = -1;
    if (exact >= 0)
        return exact;
    for (int g = 0; g < s->n_groups; g++) {
        const char *slash = strrchr(s->groups[g].id, '/');
        if (slash != NULL && strcmp(slash + 1, node->text) == 0) {
            found = g;
            n++;
        }
    }
    if (n == 1)
        return found;
    if (n == 0)
        return orki_refer_own(b, &b->groups, node, full, OR_GROUP, _("group"));
    orki_hint(b->r, _("write school/group, such as %s"), s->groups[found].id);
    orki_fault(b->r, OR_AMBIGUOUS, node, _("more than one school has a group \"%s\""), node->text);
    return -1;
}

static void read_groups(orki_build *b, const orki_node *list, orki_orchestra *o)
{
    int *groups = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *groups);
    if (groups == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int group = find_group(b, v, o->school);
        for (int i = 0; i < o->n_groups && group >= 0; i++) {
            if (groups[i] == group) {
                orki_fault(b->r, OR_NAME_TWICE, v, _("\"%s\" is named twice"), v->text);
                group = -1;
            }
        }
        if (group >= 0)
            groups[o->n_groups++] = group;
    }
    o->groups = groups;
}

/* Own days, else the school's in school hours, else every day. */
static uint8_t read_days(orki_build *b, const orki_node *node, const orki_orchestra *o)
{
    const orki_node *own = orki_tree_get(node, "days");
    if (own != NULL || o->school < 0)
        return orki_days_of(b, own, 0x7F);
    if (o->programme >= 0 && b->s->programmes[o->programme].is_after_school)
        return 0x1F; /* Monday to Friday; a Saturday orchestra says so */
    int open = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++)
        open |= (b->s->schools[o->school].open[d].n > 0) << d;
    const orki_node *days = orki_tree_get(b->school_nodes[o->school], "days");
    return orki_days_of(b, orki_tree_get(days, "allowed"), (uint8_t)open);
}

static bool has_role(const draft *drafts, int n, int role)
{
    for (int i = 0; i < n; i++) {
        if (drafts[i].role == role)
            return true;
    }
    return false;
}

/* Sections as given: role and pupils, -1 when the pupils are not given. */
static int read_given(orki_build *b, orki_node *sections, draft *drafts)
{
    int n = 0;
    for (orki_node *v = orki_tree_first(sections); v != NULL; v = orki_tree_next(v)) {
        orki_node *name = v->key == NULL ? v : v->key;
        int role = orki_refer(b, &b->roles, name, OR_ROLE, _("role"));
        if (role < 0)
            continue;
        if (has_role(drafts, n, role))
            orki_fault(b->r, OR_NAME_TWICE, name, _("\"%s\" is named twice"), name->text);
        else
            drafts[n++] = (draft){role, v->key == NULL ? -1 : v->value[0]};
    }
    return n;
}

/* Pupils without a number: the groups' pupils that are left, spread evenly and rounded up. */
static void spread_pupils(const orki_build *b, const orki_orchestra *o, draft *drafts, int n)
{
    int conductor = orki_names_find(&b->roles, "conductor");
    int left = 0, n_open = 0;
    for (int i = 0; i < o->n_groups; i++)
        left += b->s->groups[o->groups[i]].pupils;
    for (int i = 0; i < n; i++) {
        if (drafts[i].role == conductor && drafts[i].pupils < 0)
            drafts[i].pupils = 0;
        n_open += drafts[i].pupils < 0;
        left -= drafts[i].pupils < 0 ? 0 : drafts[i].pupils;
    }
    for (int i = 0; i < n; i++) {
        if (drafts[i].pupils < 0)
            drafts[i].pupils = left <= 0 ? 0 : (left + n_open - 1) / n_open;
    }
}

/* In the order of the programme's roles, then the roles that the orchestra adds. */
static void keep_sections(orki_build *b, orki_orchestra *o, const draft *drafts, int n)
{
    ork_season *s = b->s;
    const orki_programme *p = o->programme < 0 ? NULL : &s->programmes[o->programme];
    int n_roles = p == NULL ? 0 : p->n_roles;
    for (int pass = 0; pass < n_roles + 1; pass++) {
        for (int i = 0; i < n; i++) {
            int position = 0;
            while (position < n_roles && p->roles[position] != drafts[i].role)
                position++;
            if (position != pass)
                continue;
            s->sections[s->n_sections++] = (orki_section){.orchestra = (int)(o - s->orchestras),
                                                          .role = drafts[i].role,
                                                          .pupils = drafts[i].pupils,
                                                          .last_teacher = -1};
            o->n_sections++;
        }
    }
}

static void read_sections(orki_build *b, orki_node *node, orki_orchestra *o, bool is_weekly)
{
    orki_node *given = orki_tree_get(node, "sections");
    const orki_programme *p = o->programme < 0 ? NULL : &b->s->programmes[o->programme];
    int conductor = orki_names_find(&b->roles, "conductor");
    size_t room = (given == NULL ? 0 : given->n) + (p == NULL ? 0 : (size_t)p->n_roles) + 1;
    draft *drafts = orki_scratch(b->r, room, sizeof *drafts);
    if (drafts == NULL)
        return;
    int n = read_given(b, given, drafts);
    for (int i = 0; given == NULL && p != NULL && i < p->n_roles; i++)
        drafts[n++] = (draft){p->roles[i], -1};
    if (is_weekly && !has_role(drafts, n, conductor))
        drafts[n++] = (draft){conductor, 0};
    spread_pupils(b, o, drafts, n);
    o->first_section = b->s->n_sections;
    keep_sections(b, o, drafts, n);
}

/* The programme has a conductor each week. */
static bool has_conductor(const orki_build *b, const orki_orchestra *o)
{
    const orki_programme *p = &b->s->programmes[o->programme];
    int conductor = orki_names_find(&b->roles, "conductor");
    for (int i = 0; i < p->n_roles; i++) {
        if (p->roles[i] == conductor)
            return true;
    }
    return false;
}

static void read_orchestra(orki_build *b, orki_node *node, orki_orchestra *o)
{
    o->name = orki_text_of(b, node, "name", o->id);
    o->place = orki_place_of(node);
    o->school = orki_refer(b, &b->schools, orki_tree_get(node, "school"), OR_SCHOOL, _("school"));
    o->programme = orki_refer(b, &b->programmes, orki_tree_get(node, "programme"), OR_PROGRAMME,
                              _("programme"));
    o->block = -1;
    read_groups(b, orki_tree_get(node, "groups"), o);
    int lesson_min = o->programme < 0 ? 60 : b->s->programmes[o->programme].lesson_min;
    o->lesson_min = orki_tree_value(node, "lesson", lesson_min);
    o->days_allowed = read_days(b, node, o);
    o->was = orki_text_of(b, node, "was", o->id);
    o->n_lessons = orki_tree_value(node, "lessons", 0);
    o->from = orki_date_of(b, node, "from");
    o->to = orki_date_of(b, node, "to");
    orki_check_order(b, node, o->from, o->to);
    o->parity = (orki_parity)orki_tree_value(node, "weeks", ORKI_EVERY_WEEK);
    read_sections(b, node, o, o->programme >= 0 && has_conductor(b, o));
}

static size_t count_sections(const orki_build *b, const orki_node *node)
{
    const orki_node *given = orki_tree_get(node, "sections");
    const orki_node *name = orki_tree_get(node, "programme");
    int p = name == NULL ? -1 : orki_names_find(&b->programmes, name->text);
    return (given == NULL ? 0 : given->n) + (p < 0 ? 0 : (size_t)b->s->programmes[p].n_roles) + 1;
}

/* Meetings 2, 3, ... of a series: the first one with a number of their own. */
static void repeat_orchestra(orki_build *b, int first, int n)
{
    ork_season *s = b->s;
    const orki_orchestra one = s->orchestras[first];
    for (int k = 0; k < n; k++) {
        orki_orchestra *o = &s->orchestras[first + k];
        *o = one;
        o->series = s->n_series - 1;
        o->id = orki_keep_printf(b->r, "%s#%d", one.id, k + 1);
        if (n > 1)
            o->name = orki_keep_printf(b->r, "%s (%d/%d)", one.name, k + 1, n);
        b->orchestra_nodes[first + k] = b->orchestra_nodes[first];
        if (k == 0)
            continue;
        o->first_section = s->n_sections;
        for (int i = 0; i < one.n_sections; i++) {
            s->sections[s->n_sections] = s->sections[one.first_section + i];
            s->sections[s->n_sections++].orchestra = first + k;
        }
    }
    s->n_orchestras = first + n;
}

static void add_orchestra(orki_build *b, orki_node *node)
{
    ork_season *s = b->s;
    orki_node *id = orki_tree_get(node, "id");
    int first = s->n_orchestras++, n = orki_count_meetings(node);
    orki_orchestra *o = &s->orchestras[first];
    o->id = orki_declare(b, &b->orchestras, id, id == NULL ? "" : id->text, first);
    o->series = -1;
    b->orchestra_nodes[first] = node;
    read_orchestra(b, node, o);
    if (orki_tree_get(node, "meetings") != NULL && b->r->status == ORK_OK) {
        orki_read_series(b, node, first);
        repeat_orchestra(b, first, n);
    }
}

void orki_build_orchestras(orki_build *b)
{
    orki_node *list = orki_tree_get(b->root, "orchestras");
    ork_season *s = b->s;
    if (orki_is_too_many(b, list, ORKI_MAX_ORCHESTRAS, _("orchestras")))
        return;
    size_t n = 0, n_series = 0, n_sections = 0;
    for (const orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        size_t n_meetings = (size_t)orki_count_meetings(v);
        n += n_meetings;
        n_series += orki_tree_get(v, "meetings") != NULL;
        n_sections += n_meetings * count_sections(b, v);
    }
    if (orki_is_too_many_of(b, list, n, ORKI_MAX_ORCHESTRAS, _("weekly lessons")))
        return;
    s->orchestras = orki_keep(b->r, n, sizeof *s->orchestras);
    s->series = orki_keep(b->r, n_series, sizeof *s->series);
    s->sections = orki_keep(b->r, n_sections, sizeof *s->sections);
    b->orchestra_nodes = orki_scratch(b->r, n, sizeof *b->orchestra_nodes);
    for (orki_node *v = orki_tree_first(list); v != NULL && b->r->status == ORK_OK;
         v = orki_tree_next(v))
        add_orchestra(b, v);
}
