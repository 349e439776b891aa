/* calendar.json against its season -> the calendar as it stood when it was written. Its dates and
 * people are taken as they are: whether they keep the rules is the checker's business. */
#include "model/calendar_model.h"
#include "read/calendar_root.h"
#include "read/names.h"

#include <string.h>

typedef struct taking {
    orki_reader r;
    const ork_season *s;
    ork_calendar *c;
    bool is_past;    /* only what is before `until`, and only what the season still has */
    orki_date until; /* when is_past */
    orki_names orchestras, teachers, rooms, occasions;
} taking;

static void learn_names(taking *t)
{
    const ork_season *s = t->s;
    for (int i = 0; i < s->n_orchestras; i++) /* of a series the first meeting */
        orki_names_add(&t->r, &t->orchestras, orki_orchestra_id(s, i), i);
    for (int i = 0; i < s->n_teachers; i++)
        orki_names_add(&t->r, &t->teachers, s->teachers[i].id, i);
    for (int i = 0; i < s->n_rooms; i++)
        orki_names_add(&t->r, &t->rooms, s->rooms[i].id, i);
    for (int i = 0; i < s->n_occasions; i++)
        orki_names_add(&t->r, &t->occasions, s->occasions[i].id, i);
}

/* The index of a name, -1 for null or an absent key; an unknown name is told. */
static int refer(taking *t, const orki_names *names, const orki_node *map, const char *key,
                 const char *what)
{
    orki_node *node = orki_tree_get(map, key);
    if (node == NULL || orki_tree_is_null(node))
        return -1;
    int index = orki_names_find(names, node->text);
    if (index >= 0)
        return index;
    if (t->is_past)
        return -1;
    const char *nearest = orki_names_nearest(names, node->text);
    if (nearest != NULL)
        orki_hint(&t->r, _("did you mean \"%s\"?"), nearest);
    orki_fault(&t->r, OR_DATED_UNKNOWN, node, _("the season has no %s \"%s\""), what, node->text);
    return -1;
}

/* The orchestra, or which of its meetings; -1 after telling. */
static int find_orchestra(taking *t, const orki_node *node)
{
    const ork_season *s = t->s;
    int orchestra = refer(t, &t->orchestras, node, "orchestra", _("orchestra"));
    orki_node *meeting = orki_tree_get(node, "meeting");
    if (orchestra < 0 || meeting == NULL)
        return orchestra;
    int series = s->orchestras[orchestra].series;
    if (series >= 0 && meeting->value[0] <= s->series[series].n_meetings)
        return orchestra + meeting->value[0] - 1;
    if (t->is_past)
        return -1;
    orki_fault(&t->r, OR_DATED_UNKNOWN, meeting, _("\"%s\" has no meeting %d"),
               orki_orchestra_id(s, orchestra), meeting->value[0]);
    return -1;
}

static int find_section(const ork_season *s, int orchestra, const char *role)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        if (strcmp(s->roles[s->sections[i].role].id, role) == 0)
            return i;
    }
    return -1;
}

/* Every section is told, so every one stands as a change: what the week says does not matter. */
static void take_sections(taking *t, const orki_node *lesson, orki_dated *dated)
{
    const orki_node *list = orki_tree_get(lesson, "sections");
    dated->changes = orki_arena_alloc(&t->c->arena, list->n, sizeof *dated->changes);
    if (dated->changes == NULL) {
        orki_fail(&t->r, ORK_ERR_MEMORY);
        return;
    }
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_node *role = orki_tree_get(v, "role");
        int section = find_section(t->s, dated->orchestra, role->text);
        if (section < 0 && t->is_past)
            continue;
        if (section < 0) {
            orki_fault(&t->r, OR_DATED_UNKNOWN, role, _("%s has no section \"%s\""),
                       t->s->orchestras[dated->orchestra].id, role->text);
            continue;
        }
        dated->changes[dated->n_changes++] =
            (orki_change){.section = section,
                          .teacher = refer(t, &t->teachers, v, "teacher", _("teacher")),
                          .room = refer(t, &t->rooms, v, "room", _("room"))};
    }
}

static bool is_too_late(const taking *t, const orki_node *node)
{
    return t->is_past && orki_tree_value(node, "date", 0) >= t->until;
}

static void take_lesson(taking *t, const orki_node *node)
{
    if (is_too_late(t, node))
        return;
    orki_node *made_good = orki_tree_get(node, "for");
    orki_dated dated = {.orchestra = find_orchestra(t, node),
                        .date = orki_tree_value(node, "date", 0),
                        .start_min = orki_tree_value(node, "start", 0),
                        .end_min = orki_tree_value(node, "end", 0),
                        .is_tutti = orki_tree_value(node, "kind", 0) != 0,
                        .is_caught_up = orki_tree_value(node, "state", 0) != 0,
                        .made_good = made_good == NULL || orki_tree_is_null(made_good)
                                         ? ORKI_NO_DATE
                                         : made_good->value[0],
                        .conductor = refer(t, &t->teachers, node, "conductor", _("teacher")),
                        .is_stand_in = orki_tree_value(node, "conductor_stands_in", 0) != 0,
                        .room = refer(t, &t->rooms, node, "room", _("room"))};
    if (dated.end_min <= dated.start_min)
        orki_fault(&t->r, OR_SPAN_ORDER, orki_tree_get(node, "end"),
                   _("this lesson ends before it begins"));
    if (dated.orchestra < 0)
        return;
    const char *uid = orki_tree_get(node, "uid")->text;
    dated.uid = orki_arena_copy(&t->c->arena, uid, strlen(uid));
    dated.sequence = orki_tree_value(node, "sequence", 0);
    if (dated.uid == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    take_sections(t, node, &dated);
    if (orki_calendar_add(t->c, dated) != ORK_OK)
        orki_fail(&t->r, ORK_ERR_MEMORY);
}

static void take_lost(taking *t, const orki_node *node)
{
    if (is_too_late(t, node))
        return;
    const char *name = orki_tree_get(node, "name")->text;
    orki_lost lost = {.orchestra = find_orchestra(t, node),
                      .date = orki_tree_value(node, "date", 0),
                      .why = (orki_why)orki_tree_value(node, "why", 0),
                      .name = orki_arena_copy(&t->c->arena, name, strlen(name))};
    if (lost.orchestra < 0)
        return;
    if (lost.name == NULL || orki_calendar_lose(t->c, lost) != ORK_OK)
        orki_fail(&t->r, ORK_ERR_MEMORY);
}

static void take_course(taking *t, const orki_node *node)
{
    int orchestra = refer(t, &t->orchestras, node, "orchestra", _("orchestra"));
    const orki_node *chances = orki_tree_get(node, "chances");
    if (orchestra < 0)
        return;
    orki_course *course = &t->c->courses[t->c->course_of[orchestra]];
    course->n_promised = orki_tree_value(node, "promised", 0);
    course->told = (orki_told){.is_told = true,
                               .n_given = orki_tree_value(node, "given", 0),
                               .n_caught_up = orki_tree_value(node, "caught_up", 0),
                               .n_short = orki_tree_value(node, "shortfall", 0)};
    course->n_tutti_wanted = orki_tree_value(node, "tuttis_wanted", 0);
    course->tutti_lack = (orki_tutti_lack)orki_tree_value(node, "tuttis_lack", ORKI_TUTTI_ENOUGH);
    course->chances = (orki_chances){.n_dates = orki_tree_value(chances, "dates", 0),
                                     .n_team = orki_tree_value(chances, "team", 0),
                                     .n_whole = orki_tree_value(chances, "whole", 0)};
}

static void take_hours(taking *t, const orki_node *node)
{
    int teacher = refer(t, &t->teachers, node, "id", _("teacher"));
    if (teacher >= 0)
        t->c->told_hours[teacher] =
            (orki_told_hours){.is_told = true,
                              .n_lessons = orki_tree_value(node, "lessons", 0),
                              .teaching_min = orki_tree_value(node, "teaching_min", 0),
                              .n_occasions = orki_tree_value(node, "occasions", -1),
                              .occasion_min = orki_tree_value(node, "occasion_min", -1),
                              .changeover_min = orki_tree_value(node, "changeover_min", -1),
                              .idle_min = orki_tree_value(node, "idle_min", -1),
                              .travel_min = orki_tree_value(node, "travel_min", -1),
                              .pack_min = orki_tree_value(node, "pack_min", -1),
                              .call_out_min = orki_tree_value(node, "call_out_min", -1)};
}

static void take_held(taking *t, const orki_node *node)
{
    const orki_node *date = orki_tree_get(node, "date");
    int occasion = refer(t, &t->occasions, node, "id", _("occasion"));
    if (occasion >= 0)
        t->c->held[occasion] =
            (orki_held){.occasion = occasion,
                        .date = orki_tree_is_null(date) ? ORKI_NO_DATE : date->value[0],
                        .conductor = refer(t, &t->teachers, node, "conductor", _("teacher")),
                        .instead_of = refer(t, &t->teachers, node, "instead_of", _("teacher"))};
}

static void take_choosing(taking *t, const orki_node *node)
{
    if (node == NULL)
        return;
    bool is_optimal = orki_tree_value(node, "outcome", 0) == 0;
    t->c->choosing = (orki_choosing){.outcome = is_optimal ? ORK_OPTIMAL : ORK_FEASIBLE,
                                     .cost = orki_tree_value(node, "cost", 0),
                                     .bound = orki_tree_value(node, "bound", 0)};
}

static void take_catching(taking *t, const orki_node *node)
{
    if (node == NULL)
        return;
    bool is_optimal = orki_tree_value(node, "outcome", 0) == 0;
    t->c->catching = (orki_catching){.outcome = is_optimal ? ORK_OPTIMAL : ORK_FEASIBLE,
                                     .cost = orki_tree_value(node, "cost", 0),
                                     .bound = orki_tree_value(node, "bound", 0)};
}

static void take_each(taking *t, const orki_node *root, const char *key,
                      void (*one)(taking *, const orki_node *))
{
    const orki_node *list = orki_tree_get(root, key);
    for (orki_node *v = orki_tree_first(list); v != NULL && t->r.status == ORK_OK;
         v = orki_tree_next(v))
        one(t, v);
}

static void take(taking *t, const orki_node *root)
{
    learn_names(t);
    take_each(t, root, "lessons", take_lesson);
    take_each(t, root, "lost", take_lost);
    take_each(t, root, "ledger", take_course);
    take_each(t, root, "occasions", take_held);
    t->c->told_hours =
        orki_arena_alloc(&t->c->arena, (size_t)t->s->n_teachers, sizeof *t->c->told_hours);
    if (t->c->told_hours == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    take_each(t, root, "teachers", take_hours);
    take_choosing(t, orki_tree_get(root, "rehearsals"));
    take_catching(t, orki_tree_get(root, "catch_up"));
    if (t->r.n_errors == 0 && t->r.status == ORK_OK)
        orki_calendar_sort(t->c);
}

/* Read into t->c, which is handed over or released. */
static ork_status read_file(ork_calendar **out, taking *t, const char *path, ork_diags *diags)
{
    orki_arena keep = {0};
    t->r = (orki_reader){.keep = &keep, .diags = diags};
    t->c = orki_calendar_new(t->s);
    if (t->c == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    const orki_node *root = orki_calendar_root(&t->r, &orki_calendar_shape, t->s, path);
    if (root != NULL)
        take(t, root);
    ork_status st = orki_reader_status(&t->r);
    orki_reader_free(&t->r);
    orki_arena_free(&keep);
    if (st == ORK_OK)
        *out = t->c;
    else
        ork_calendar_free(t->c);
    return st;
}

ork_status ork_calendar_read(ork_calendar **out, const ork_season *season, const char *path,
                             ork_diags *diags)
{
    *out = NULL;
    taking t = {.s = season};
    return read_file(out, &t, path, diags);
}

ork_status ork_calendar_read_before(ork_calendar **out, const ork_season *season,
                                    const ork_timetable *timetable, const char *path,
                                    ork_diags *diags)
{
    *out = NULL;
    taking t = {.s = season, .is_past = true, .until = orki_timetable_from(timetable, season)};
    return t.until > season->from ? read_file(out, &t, path, diags) : ORK_OK;
}
