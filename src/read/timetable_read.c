/* timetable.yaml against its season. Every orchestra stands there once, whole or unplaced; what the
 * rules say about it is the checker's business, not ours. */
#include "model/timetable_model.h"
#include "read/names.h"
#include "read/shape.h"
#include "read/yaml_tree.h"

#include <string.h>

typedef struct matching {
    orki_reader r;
    const ork_season *s;
    ork_timetable *t;
    orki_names orchestras, teachers, rooms;
    const orki_node **lessons; /* [n_orchestras] where each was found */
} matching;

static void learn_names(matching *m)
{
    const ork_season *s = m->s;
    for (int i = 0; i < s->n_orchestras; i++) /* of a series the first meeting */
        orki_names_add(&m->r, &m->orchestras, orki_orchestra_id(s, i), i);
    for (int i = 0; i < s->n_teachers; i++)
        orki_names_add(&m->r, &m->teachers, s->teachers[i].id, i);
    for (int i = 0; i < s->n_rooms; i++)
        orki_names_add(&m->r, &m->rooms, s->rooms[i].id, i);
}

/* The index of a name, -1 for null; an unknown name is told. */
static int refer(matching *m, const orki_names *names, orki_node *node, orki_code code,
                 const char *what)
{
    if (node == NULL || orki_tree_is_null(node))
        return -1;
    int index = orki_names_find(names, node->text);
    if (index >= 0)
        return index;
    const char *nearest = orki_names_nearest(names, node->text);
    if (nearest != NULL)
        orki_hint(&m->r, _("did you mean \"%s\"?"), nearest);
    orki_fault(&m->r, code, node, _("the season has no %s \"%s\""), what, node->text);
    return -1;
}

static void read_section(matching *m, orki_node *node, int section)
{
    orki_node *teacher = orki_tree_get(node, "teacher"), *room = orki_tree_get(node, "room");
    m->t->teacher[section] = refer(m, &m->teachers, teacher, OR_TEACHER_UNKNOWN, _("teacher"));
    m->t->room[section] = refer(m, &m->rooms, room, OR_ROOM_UNKNOWN, _("room"));
}

static int find_section(const ork_season *s, const orki_orchestra *o, const char *role)
{
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        if (strcmp(s->roles[s->sections[i].role].id, role) == 0)
            return i;
    }
    return -1;
}

static void read_sections(matching *m, orki_node *lesson, const orki_orchestra *o)
{
    const ork_season *s = m->s;
    orki_node *map = orki_tree_get(lesson, "sections");
    for (orki_node *v = orki_tree_first(map); v != NULL; v = orki_tree_next(v)) {
        int section = find_section(s, o, v->key->text);
        if (section >= 0)
            read_section(m, v, section);
        else
            orki_fault(&m->r, OR_SECTION_UNKNOWN, v->key, _("%s has no section \"%s\""), o->id,
                       v->key->text);
    }
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const char *role = s->roles[s->sections[i].role].id;
        if (orki_tree_find(map, role) == NULL)
            orki_fault_at(&m->r, OR_SECTION_MISSING, lesson->place, 1,
                          _("the section \"%s\" of %s is missing"), role, o->id);
    }
}

static void check_end(matching *m, orki_node *lesson, const orki_orchestra *o)
{
    orki_node *end = orki_tree_get(lesson, "end");
    int start = orki_tree_value(lesson, "start", 0), wanted = start + o->lesson_min;
    if (end == NULL || end->value[0] == wanted)
        return;
    orki_hint(&m->r, _("the lesson lasts %d minutes, so it ends at %02d:%02d"), o->lesson_min,
              wanted / 60, wanted % 60);
    orki_fault(&m->r, OR_LESSON_END, end, _("the end %s does not agree with the start"), end->text);
}

/* Either `unplaced: true` alone, or day, start, end and sections. */
static void read_lesson(matching *m, orki_node *lesson, int orchestra)
{
    static const char *const keys[] = {"day", "start", "end", "sections"};
    const orki_orchestra *o = &m->s->orchestras[orchestra];
    bool is_unplaced = orki_tree_value(lesson, "unplaced", 0) != 0, is_whole = true;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const orki_node *node = orki_tree_find(lesson, keys[i]);
        is_whole = is_whole && node != NULL;
        if ((node != NULL) == is_unplaced) {
            orki_fault_at(&m->r, OR_HALF_PLACED, lesson->place, 1,
                          is_unplaced ? _("an unplaced lesson has no \"%s\"")
                                      : _("the lesson has no \"%s\""),
                          keys[i]);
            return;
        }
    }
    if (is_unplaced || !is_whole)
        return;
    m->t->day[orchestra] = orki_tree_value(lesson, "day", -1);
    m->t->start_min[orchestra] = orki_tree_value(lesson, "start", -1);
    check_end(m, lesson, o);
    read_sections(m, lesson, o);
}

/* The orchestra, or which of its meetings, that a lesson names; -1 after telling. */
static int find_lesson(matching *m, orki_node *lesson)
{
    const ork_season *s = m->s;
    orki_node *name = orki_tree_get(lesson, "orchestra"),
              *meeting = orki_tree_get(lesson, "meeting");
    int orchestra = refer(m, &m->orchestras, name, OR_LESSON_UNKNOWN, _("orchestra"));
    if (orchestra < 0)
        return -1;
    int series = s->orchestras[orchestra].series;
    int n = series < 0 ? 0 : s->series[series].n_meetings;
    if (meeting == NULL && n <= 1)
        return orchestra;
    if (meeting == NULL) {
        orki_hint(&m->r, _("write \"meeting: 1\" to \"meeting: %d\""), n);
        orki_fault(&m->r, OR_MEETING, name, _("\"%s\" has %d meetings a week: which is this?"),
                   name->text, n);
        return -1;
    }
    if (meeting->value[0] <= n)
        return orchestra + meeting->value[0] - 1;
    if (n == 0)
        orki_fault(&m->r, OR_MEETING, meeting, _("\"%s\" has one lesson a week and no meetings"),
                   name->text);
    else
        orki_fault(&m->r, OR_MEETING, meeting, _("\"%s\" has %d meetings a week"), name->text, n);
    return -1;
}

static void tell_missing(matching *m, int orchestra)
{
    const orki_place whole = {0, 0, 0};
    const char *id = orki_orchestra_id(m->s, orchestra);
    int meeting = orki_meeting_of(m->s, orchestra);
    if (meeting == 0)
        orki_fault_at(&m->r, OR_LESSON_MISSING, whole, 1, _("the lesson of \"%s\" is missing"), id);
    else
        orki_fault_at(&m->r, OR_LESSON_MISSING, whole, 1,
                      _("the lesson of \"%s\", meeting %d, is missing"), id, meeting);
}

static void read_lessons(matching *m, orki_node *root)
{
    const ork_season *s = m->s;
    const orki_node *list = orki_tree_get(root, "lessons");
    m->lessons = orki_scratch(&m->r, (size_t)s->n_orchestras, sizeof *m->lessons);
    if (m->lessons == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_node *name = orki_tree_get(v, "orchestra");
        int orchestra = find_lesson(m, v);
        if (orchestra < 0)
            continue;
        if (m->lessons[orchestra] != NULL) {
            orki_note(&m->r, m->lessons[orchestra]->place, _("first given here"));
            orki_fault(&m->r, OR_LESSON_TWICE, name, _("the lesson of \"%s\" is given twice"),
                       name->text);
            continue;
        }
        m->lessons[orchestra] = v;
        read_lesson(m, v, orchestra);
    }
    for (int i = 0; i < s->n_orchestras; i++) {
        if (m->lessons[i] == NULL)
            tell_missing(m, i);
    }
}

static void match(matching *m, orki_node *root)
{
    if (!orki_schema_check_file(&m->r, &orki_timetable_shape, root))
        return;
    const orki_node *name = orki_tree_get(root, "season");
    if (name != NULL && strcmp(name->text, m->s->name) != 0)
        orki_warn_at(&m->r, OR_OTHER_SEASON, name->place,
                     _("this timetable is of \"%s\", the season is \"%s\""), name->text,
                     m->s->name);
    if (m->r.n_errors > 0)
        return; /* what is not in shape has no lessons to match */
    orki_node *from = orki_tree_get(root, "valid-from");
    m->t->valid_from = from == NULL ? ORKI_NO_DATE : from->value[0];
    if (from != NULL && ((m->s->from != ORKI_NO_DATE && from->value[0] < m->s->from) ||
                         (m->s->to != ORKI_NO_DATE && from->value[0] > m->s->to)))
        orki_fault(&m->r, OR_DATE_OUTSIDE, from, _("%s is outside the season"), from->text);
    learn_names(m);
    read_lessons(m, root);
}

/* Ends a reading: the timetable is handed over, or everything is released. */
static ork_status finish(ork_timetable **out, matching *m, orki_arena *keep)
{
    orki_reader *r = &m->r;
    ork_status st = orki_reader_status(r);
    orki_reader_free(r);
    orki_arena_free(keep);
    if (st == ORK_OK)
        *out = m->t;
    else
        ork_timetable_free(m->t);
    return st;
}

static void start(matching *m)
{
    m->t = orki_timetable_new(m->s);
    if (m->t == NULL)
        orki_fail(&m->r, ORK_ERR_MEMORY);
}

ork_status ork_timetable_read_text(ork_timetable **out, const ork_season *season, const char *text,
                                   size_t n, const char *name, ork_diags *diags)
{
    *out = NULL;
    orki_arena keep = {0};
    matching m = {.r = {.keep = &keep, .diags = diags}, .s = season};
    start(&m);
    orki_node *root = orki_yaml_read_text(&m.r, name, text, n);
    if (root != NULL)
        match(&m, root);
    return finish(out, &m, &keep);
}

ork_status ork_timetable_read(ork_timetable **out, const ork_season *season, const char *path,
                              ork_diags *diags)
{
    *out = NULL;
    orki_arena keep = {0};
    matching m = {.r = {.keep = &keep, .diags = diags}, .s = season};
    start(&m);
    orki_node *root = orki_yaml_read_file(
        &m.r, path, _("\"orkestrooster solve SEASON -o DIR\" writes DIR/timetable.yaml"));
    if (root != NULL)
        match(&m, root);
    return finish(out, &m, &keep);
}
