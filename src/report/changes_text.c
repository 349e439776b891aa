/* A text begins with whom it is for and from when; then a paragraph for each lesson that changes.
 */
#include "report/changes_text.h"

#include "base/message.h"
#include "report/phrases.h"

#include <string.h>

typedef struct moment {
    int day, start_min, end_min; /* day -1: none */
} moment;

static moment before_of(const orki_telling *t, int orchestra)
{
    const orki_old_lesson *old = &t->old->lessons[orchestra];
    return (moment){old->day, old->start_min, old->end_min};
}

static moment after_of(const orki_telling *t, int orchestra)
{
    int start = t->now->start_min[orchestra];
    return (moment){t->now->day[orchestra], start,
                    start + t->season->orchestras[orchestra].lesson_min};
}

static bool is_same_moment(moment a, moment b)
{
    return a.day == b.day && (a.day < 0 || (a.start_min == b.start_min && a.end_min == b.end_min));
}

static bool is_same_id(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Ids of who and where now, or NULL. */
static const char *teacher_now(const orki_telling *t, int section)
{
    int teacher = t->now->teacher[section];
    bool is_placed = t->now->day[t->season->sections[section].orchestra] >= 0;
    return teacher < 0 || !is_placed ? NULL : t->season->teachers[teacher].id;
}

static const char *room_now(const orki_telling *t, int section)
{
    int room = t->now->room[section];
    bool is_placed = t->now->day[t->season->sections[section].orchestra] >= 0;
    return room < 0 || !is_placed ? NULL : t->season->rooms[room].id;
}

bool orki_section_changes(const orki_telling *t, int section)
{
    const orki_old_section *old = &t->old->sections[section];
    return !is_same_id(old->teacher_id, teacher_now(t, section)) ||
           !is_same_id(old->room_id, room_now(t, section));
}

bool orki_lesson_changes(const orki_telling *t, int orchestra)
{
    const orki_orchestra *o = &t->season->orchestras[orchestra];
    bool changes = !t->old->lessons[orchestra].is_known ||
                   !is_same_moment(before_of(t, orchestra), after_of(t, orchestra));
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++)
        changes = changes || orki_section_changes(t, s);
    return changes;
}

static void add_moment(orki_text *out, moment m)
{
    orki_text_printf(out, "%s %02d:%02d-%02d:%02d", orki_day_name(m.day), m.start_min / 60,
                     m.start_min % 60, m.end_min / 60, m.end_min % 60);
}

/* The name of a teacher, or the old id of one who has left. */
static const char *name_of_teacher(const orki_telling *t, int teacher, const char *id)
{
    return teacher >= 0 ? t->season->teachers[teacher].name : id;
}

static const char *name_of_room(const orki_telling *t, int room, const char *id)
{
    return room >= 0 ? t->season->rooms[room].name : id;
}

static void add_heading(orki_text *out, const orki_telling *t, const char *name)
{
    orki_text_printf(out, _("Changes in the timetable: %s"), name);
    orki_text_add(out, "\n");
    if (t->now->valid_from != ORKI_NO_DATE) {
        orki_civil c = orki_date_civil(t->now->valid_from);
        orki_text_printf(out, _("From %s %02d-%02d-%04d on:"),
                         orki_day_name(orki_date_weekday(t->now->valid_from)), c.day, c.month,
                         c.year);
        orki_text_add(out, "\n");
    }
}

/* "violin: Bram instead of Anna" */
static void add_section(orki_text *out, const orki_telling *t, int section)
{
    const orki_old_section *old = &t->old->sections[section];
    const char *role = orki_role_text(t->season, t->season->sections[section].role, t->is_dutch);
    const char *was = name_of_teacher(t, old->teacher, old->teacher_id);
    const char *is = name_of_teacher(t, t->now->teacher[section], NULL);
    if (!is_same_id(old->teacher_id, teacher_now(t, section))) {
        orki_text_printf(out, "  %s: ", role);
        if (was != NULL && is != NULL)
            orki_text_printf(out, _("%s instead of %s"), is, was);
        else if (is != NULL)
            orki_text_add(out, is);
        else
            orki_text_printf(out, _("nobody any more (was %s)"), was);
        orki_text_add(out, "\n");
    }
    if (old->room_id != NULL && room_now(t, section) != NULL &&
        !is_same_id(old->room_id, room_now(t, section))) {
        orki_text_printf(out, "  %s: ", role);
        orki_text_printf(out, _("room %s instead of %s"),
                         name_of_room(t, t->now->room[section], NULL),
                         name_of_room(t, old->room, old->room_id));
        orki_text_add(out, "\n");
    }
}

static void add_move(orki_text *out, moment was, moment is)
{
    orki_text_add(out, "  ");
    if (is_same_moment(was, is)) {
        add_moment(out, is);
        orki_text_add(out, _(" (as before)"));
    } else if (is.day < 0) {
        orki_text_add(out, _("no lesson any more; was "));
        add_moment(out, was);
    } else if (was.day < 0) {
        orki_text_add(out, _("new: "));
        add_moment(out, is);
    } else {
        add_moment(out, is);
        orki_text_add(out, _(" instead of "));
        add_moment(out, was);
    }
    orki_text_add(out, "\n");
}

static void add_lesson(orki_text *out, const orki_telling *t, int orchestra)
{
    const orki_orchestra *o = &t->season->orchestras[orchestra];
    moment was = before_of(t, orchestra), is = after_of(t, orchestra);
    orki_text_printf(out, "\n%s\n", orki_orchestra_text(t->arena, t->season, orchestra));
    if (was.day < 0 && is.day < 0)
        orki_text_printf(out, "  %s\n", _("no place in the week was found for this lesson"));
    else
        add_move(out, was, is);
    for (int s = o->first_section; s < o->first_section + o->n_sections && is.day >= 0; s++)
        add_section(out, t, s);
}

void orki_tell_school(orki_text *out, const orki_telling *t, int school)
{
    bool is_begun = false;
    for (int o = 0; o < t->season->n_orchestras; o++) {
        if (t->season->orchestras[o].school != school || !orki_lesson_changes(t, o))
            continue;
        if (!is_begun)
            add_heading(out, t, t->season->schools[school].name);
        is_begun = true;
        add_lesson(out, t, o);
    }
}

void orki_tell_group(orki_text *out, const orki_telling *t, int group)
{
    const orki_orchestra *all = t->season->orchestras;
    bool is_begun = false;
    for (int o = 0; o < t->season->n_orchestras; o++) {
        bool is_mine = false;
        for (int i = 0; i < all[o].n_groups; i++)
            is_mine = is_mine || all[o].groups[i] == group;
        if (!is_mine || !orki_lesson_changes(t, o))
            continue;
        if (!is_begun) {
            const orki_group *g = &t->season->groups[group];
            const char *name = orki_group_text(t->arena, t->season, group);
            add_heading(
                out, t,
                orki_arena_printf(t->arena, "%s, %s", t->season->schools[g->school].name, name));
        }
        is_begun = true;
        add_lesson(out, t, o);
    }
}

/* What a teacher has to know of a section that was or is hers; nothing when all is as before. */
static void add_hers(orki_text *out, const orki_telling *t, int teacher, int section)
{
    const orki_old_section *old = &t->old->sections[section];
    int orchestra = t->season->sections[section].orchestra;
    moment was = before_of(t, orchestra), is = after_of(t, orchestra);
    bool had = old->teacher == teacher && was.day >= 0;
    bool has = t->now->teacher[section] == teacher && is.day >= 0;
    bool is_room_same = is_same_id(old->room_id, room_now(t, section));
    if ((!had && !has) || (had && has && is_same_moment(was, is) && is_room_same))
        return;
    const orki_orchestra *o = &t->season->orchestras[orchestra];
    orki_text_printf(out, "\n%s, %s, %s\n", t->season->schools[o->school].name,
                     orki_orchestra_text(t->arena, t->season, orchestra),
                     orki_role_text(t->season, t->season->sections[section].role, t->is_dutch));
    if (had && !has && is.day >= 0) { /* somebody else's, or nobody's, from now on */
        orki_text_printf(out, "  %s", _("not your lesson any more; was "));
        add_moment(out, was);
        orki_text_add(out, "\n");
    } else {
        add_move(out, had ? was : (moment){-1, 0, 0}, has ? is : (moment){-1, 0, 0});
    }
    if (has && t->now->room[section] >= 0 && (!had || !is_room_same)) {
        orki_text_add(out, "  ");
        orki_text_printf(out, _("room %s"), name_of_room(t, t->now->room[section], NULL));
        orki_text_add(out, "\n");
    }
}

void orki_tell_teacher(orki_text *out, const orki_telling *t, int teacher)
{
    orki_text body = {0};
    for (int s = 0; s < t->season->n_sections; s++)
        add_hers(&body, t, teacher, s);
    for (int g = 0; g < t->old->n_gone; g++) {
        const orki_gone_lesson *gone = &t->old->gone[g];
        bool is_hers = false;
        for (int i = 0; i < gone->n_teachers; i++)
            is_hers = is_hers || gone->teachers[i] == teacher;
        if (!is_hers)
            continue;
        orki_text_printf(&body, "\n%s\n", gone->orchestra);
        add_move(&body, (moment){gone->day, gone->start_min, gone->end_min}, (moment){-1, 0, 0});
    }
    if (body.n > 0) {
        add_heading(out, t, t->season->teachers[teacher].name);
        orki_text_add(out, orki_text_string(&body));
    }
    out->is_failed = out->is_failed || body.is_failed;
    orki_text_free(&body);
}
