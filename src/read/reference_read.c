/* An old timetable.yaml against the new season: what is still there by index, what has left by
 * name. Nothing of the season is asked of it: lessons may be missing, teachers and rooms unknown,
 * lengths other ones. */
#include "model/tiers.h"
#include "read/names.h"
#include "read/shape.h"
#include "read/yaml_tree.h"

typedef struct recalling {
    orki_reader r;
    const ork_season *s;
    ork_reference *out;
    orki_names orchestras, teachers, rooms;
    orki_gone_lesson *gone;
} recalling;

static void learn_names(recalling *g)
{
    const ork_season *s = g->s;
    for (int i = 0; i < s->n_orchestras; i++)
        orki_names_add(&g->r, &g->orchestras, s->orchestras[i].id, i);
    for (int i = 0; i < s->n_teachers; i++)
        orki_names_add(&g->r, &g->teachers, s->teachers[i].id, i);
    for (int i = 0; i < s->n_rooms; i++)
        orki_names_add(&g->r, &g->rooms, s->rooms[i].id, i);
}

/* The text of a name, kept; NULL for null. */
static const char *name_of(recalling *g, const orki_node *node)
{
    return node == NULL || orki_tree_is_null(node) ? NULL : orki_keep_text(&g->r, node->text);
}

static void note_day(recalling *g, int teacher, int day, int start)
{
    int *first = &g->out->first_start[teacher * ORKI_N_DAYS + day];
    if (*first < 0 || start < *first)
        *first = start;
    g->out->was_there[teacher] = true;
}

static void take_section(recalling *g, int section, const orki_node *node)
{
    orki_old_section *old = &g->out->sections[section];
    old->teacher_id = name_of(g, orki_tree_get(node, "teacher"));
    old->room_id = name_of(g, orki_tree_get(node, "room"));
    old->is_staffed = old->teacher_id != NULL;
    if (old->teacher_id != NULL)
        old->teacher = orki_names_find(&g->teachers, old->teacher_id);
    if (old->room_id != NULL)
        old->room = orki_names_find(&g->rooms, old->room_id);
}

static void take_sections(recalling *g, int orchestra, const orki_node *sections)
{
    const orki_orchestra *o = &g->s->orchestras[orchestra];
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const char *role = g->s->roles[g->s->sections[i].role].id;
        const orki_node *node = orki_tree_get(sections, role);
        if (node != NULL)
            take_section(g, i, node);
    }
}

/* Everybody who teaches in the lesson and is still there had that day. */
static int take_people(recalling *g, const orki_node *sections, int day, int start, int *teachers)
{
    int n = 0;
    for (const orki_node *v = orki_tree_first(sections); v != NULL; v = orki_tree_next(v)) {
        const orki_node *node = orki_tree_get(v, "teacher");
        int teacher = node == NULL || orki_tree_is_null(node)
                          ? -1
                          : orki_names_find(&g->teachers, node->text);
        if (teacher >= 0) {
            note_day(g, teacher, day, start);
            teachers[n++] = teacher;
        }
    }
    return n;
}

static void take_lesson(recalling *g, const orki_node *lesson)
{
    const orki_node *name = orki_tree_get(lesson, "orchestra");
    const orki_node *sections = orki_tree_get(lesson, "sections");
    orki_old_lesson place = {true, orki_tree_value(lesson, "day", -1),
                             orki_tree_value(lesson, "start", -1),
                             orki_tree_value(lesson, "end", -1)};
    int *teachers = orki_keep(&g->r, sections == NULL ? 0 : sections->n, sizeof *teachers);
    if (name == NULL || teachers == NULL)
        return;
    bool is_placed = place.day >= 0 && place.start_min >= 0 && place.end_min >= 0;
    int n = is_placed ? take_people(g, sections, place.day, place.start_min, teachers) : 0;
    int orchestra = orki_names_find(&g->orchestras, name->text);
    if (!is_placed)
        place.day = place.start_min = place.end_min = -1;
    if (orchestra < 0) {
        g->gone[g->out->n_gone++] = (orki_gone_lesson){orki_keep_text(&g->r, name->text),
                                                       place.day,
                                                       place.start_min,
                                                       place.end_min,
                                                       n,
                                                       teachers};
        return;
    }
    if (g->out->lessons[orchestra].is_known) {
        orki_fault(&g->r, OR_LESSON_TWICE, orki_tree_find(lesson, "orchestra"),
                   _("the lesson of \"%s\" is given twice"), name->text);
        return;
    }
    g->out->lessons[orchestra] = place;
    if (is_placed)
        take_sections(g, orchestra, sections);
}

static void take_lessons(recalling *g, const orki_node *root)
{
    const orki_node *list = orki_tree_get(root, "lessons");
    g->gone = orki_keep(&g->r, list == NULL ? 0 : list->n, sizeof *g->gone);
    if (g->gone == NULL)
        return;
    g->out->gone = g->gone;
    learn_names(g);
    for (const orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v))
        take_lesson(g, v);
}

/* A timetable of nobody and nothing. */
static void open_reference(recalling *g)
{
    const ork_season *s = g->s;
    ork_reference *out = g->out;
    out->n_orchestras = s->n_orchestras;
    out->n_sections = s->n_sections;
    out->n_teachers = s->n_teachers;
    out->lessons = orki_keep(&g->r, (size_t)s->n_orchestras, sizeof *out->lessons);
    out->sections = orki_keep(&g->r, (size_t)s->n_sections, sizeof *out->sections);
    out->was_there = orki_keep(&g->r, (size_t)s->n_teachers, sizeof *out->was_there);
    out->first_start = orki_keep(&g->r, (size_t)s->n_teachers * ORKI_N_DAYS, sizeof(int));
    if (g->r.status != ORK_OK)
        return;
    for (int i = 0; i < s->n_orchestras; i++)
        out->lessons[i] = (orki_old_lesson){false, -1, -1, -1};
    for (int i = 0; i < s->n_sections; i++)
        out->sections[i] = (orki_old_section){.teacher = -1, .room = -1};
    for (int i = 0; i < s->n_teachers * ORKI_N_DAYS; i++)
        out->first_start[i] = -1;
}

static void recall(recalling *g, orki_node *root)
{
    if (!orki_schema_check_file(&g->r, &orki_timetable_shape, root))
        return;
    if (g->s->n_series > 0)
        orki_fault_at(&g->r, OR_SERIES_RERUN, (orki_place){-1, 0, 0}, 1,
                      _("\"%s\" has several meetings a week, and such a season cannot be rerun"),
                      g->s->series[0].id);
    if (g->r.n_errors == 0 && g->r.status == ORK_OK)
        take_lessons(g, root);
}

ork_status ork_reference_read(ork_reference **out, const ork_season *season, const char *path,
                              ork_diags *diags)
{
    *out = NULL;
    ork_reference *reference = orki_alloc(1, sizeof *reference);
    if (reference == NULL)
        return ORK_ERR_MEMORY;
    recalling g = {.r = {.keep = &reference->arena, .diags = diags}, .s = season, .out = reference};
    open_reference(&g);
    orki_node *root =
        g.r.status == ORK_OK
            ? orki_yaml_read_file(
                  &g.r, path, _("\"orkestrooster solve SEASON -o DIR\" writes DIR/timetable.yaml"))
            : NULL;
    if (root != NULL)
        recall(&g, root);
    ork_status st = orki_reader_status(&g.r);
    orki_reader_free(&g.r);
    if (st == ORK_OK)
        *out = reference;
    else
        ork_reference_free(reference);
    return st;
}

void ork_reference_free(ork_reference *reference)
{
    if (reference == NULL)
        return;
    orki_arena_free(&reference->arena);
    orki_free(reference);
}
