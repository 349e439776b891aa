/* Why the lessons of a team have no place. What can be proved is said: it is asked about a
 * timetable that holds nothing but one lesson, where a rule that always breaks must always break,
 * and about the captains beside their other lessons. When nothing is proved, that is said too. */
#include "ask/question.h"

#include <inttypes.h>
#include <string.h>

static void place(ork_timetable *timetable, int lesson, int day, int start)
{
    timetable->day[lesson] = day;
    timetable->start_min[lesson] = start;
}

/* Whether the pins can be asked about this lesson alone: there are some, and none is about the
 * start of a block whose first lesson may be another. */
static bool has_own_pins(const ork_season *season, int lesson)
{
    int block = season->orchestras[lesson].block, n = 0;
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_block = pin->orchestra < 0 && pin->block == block;
        if (is_block && pin->start_min >= 0 && season->blocks[block].n_lessons > 1)
            return false;
        n += is_block || pin->orchestra == lesson;
    }
    return n > 0;
}

static bool could_begin(orki_asking *asking, int lesson, bool is_pinned)
{
    static const orki_rule rules[] = {ORKI_RULE_SCHOOL_DAY,    ORKI_RULE_SCHOOL_HOURS,
                                      ORKI_RULE_BREAK_CROSSED, ORKI_RULE_AFTER_SCHOOL,
                                      ORKI_RULE_GROUP_FREE,    ORKI_RULE_GROUP_TEACHER};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (orki_ask_lesson(asking, asking->alone, lesson, rules[i]) > 0)
            return false;
    }
    if (!is_pinned)
        return true;
    orki_view_fill(&asking->view, asking->alone);
    return orki_ask_lesson(asking, asking->alone, lesson, ORKI_RULE_PIN) == 0;
}

static bool find_possible(orki_asking *asking, int lesson, orki_possible *out)
{
    bool is_any = false, is_pinned = has_own_pins(asking->season, lesson);
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        out->first[day] = -1;
        for (int start = 0; start < ORKI_DAY_MIN; start++) {
            place(asking->alone, lesson, day, start);
            out->starts[day][start] = could_begin(asking, lesson, is_pinned);
            if (!out->starts[day][start])
                continue;
            out->first[day] = out->first[day] < 0 ? start : out->first[day];
            out->last[day] = start;
            is_any = true;
        }
    }
    place(asking->alone, lesson, -1, -1);
    return is_any;
}

static bool has_room(orki_asking *asking, int lesson, int section)
{
    const ork_season *season = asking->season;
    const orki_school *school = &season->schools[season->orchestras[lesson].school];
    bool is_found = false;
    place(asking->alone, lesson, 0, 0); /* size and fit do not depend on the time */
    for (int i = 0; i < school->n_rooms && !is_found; i++) {
        asking->alone->room[section] = school->rooms[i];
        is_found = orki_ask_lesson(asking, asking->alone, lesson, ORKI_RULE_ROOM_SIZE) == 0 &&
                   orki_ask_lesson(asking, asking->alone, lesson, ORKI_RULE_ROOM_FIT) == 0;
    }
    asking->alone->room[section] = -1;
    place(asking->alone, lesson, -1, -1);
    return is_found;
}

static const char *why_no_room(orki_asking *asking, int lesson)
{
    const ork_season *season = asking->season;
    const orki_orchestra *o = &season->orchestras[lesson];
    const orki_school *school = &season->schools[o->school];
    if (o->n_sections > school->n_rooms)
        return orki_arena_printf(asking->answers, _("%s needs %d rooms at once; %s has %d."),
                                 o->name, o->n_sections, school->name, school->n_rooms);
    for (int i = 0; i < o->n_sections; i++) {
        const orki_section *s = &season->sections[o->first_section + i];
        if (!has_room(asking, lesson, o->first_section + i))
            return orki_arena_printf(
                asking->answers,
                _("%s has no room that is fit and large enough for the section %s (%d pupils)."),
                season->schools[o->school].name, orki_judge_role(season, s->role), s->pupils);
    }
    return "";
}

static const char *why_no_instruments(orki_asking *asking, int lesson)
{
    const ork_season *season = asking->season;
    place(asking->alone, lesson, 0, 0); /* alone, any time is as good as another */
    int n_broken = orki_ask_lesson(asking, asking->alone, lesson, ORKI_RULE_STOCK);
    place(asking->alone, lesson, -1, -1);
    if (n_broken == 0)
        return "";
    return orki_arena_printf(
        asking->answers, _("%s has fewer instruments than the pupils of %s need."),
        season->schools[season->orchestras[lesson].school].name, season->orchestras[lesson].name);
}

/* Something about one lesson alone; "" when nothing. */
static const char *why_not_alone(orki_question *q, int i)
{
    const orki_orchestra *o = &q->asking->season->orchestras[q->lessons[i]];
    const char *why = why_no_room(q->asking, q->lessons[i]);
    if (why != NULL && why[0] == '\0')
        why = why_no_instruments(q->asking, q->lessons[i]);
    if (!find_possible(q->asking, q->lessons[i], &q->possible[i]) && why != NULL && why[0] == '\0')
        why = orki_arena_printf(q->asking->answers,
                                _("%s fits on no day: allowed days, school hours, breaks, busy "
                                  "times and pins leave no %d minutes for it."),
                                o->name, o->lesson_min);
    return why;
}

/* The lessons of a block one after another need so much between the first start and the last end.
 */
static bool is_long_enough(const orki_question *q, int block, int day)
{
    const ork_season *season = q->asking->season;
    int needed = 0, longest_pause = 0, first = ORKI_DAY_MIN, last = 0;
    for (int i = 0; i < q->n_lessons; i++) {
        const orki_orchestra *o = &season->orchestras[q->lessons[i]];
        if (o->block != block)
            continue;
        const orki_possible *p = &q->possible[i];
        if (p->first[day] < 0)
            return false;
        int pause = season->programmes[o->programme].changeover_min;
        needed += o->lesson_min + pause;
        longest_pause = pause > longest_pause ? pause : longest_pause;
        first = p->first[day] < first ? p->first[day] : first;
        last = p->last[day] + o->lesson_min > last ? p->last[day] + o->lesson_min : last;
    }
    return needed - longest_pause <= last - first;
}

static const char *why_no_day(orki_question *q)
{
    const ork_season *season = q->asking->season;
    orki_list blocks = orki_view_bundle(&q->asking->view.teams, q->team);
    for (int i = 0; i < blocks.n; i++) {
        const orki_block *block = &season->blocks[blocks.at[i]];
        bool is_any = false;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            is_any = is_any || is_long_enough(q, blocks.at[i], day);
        if (!is_any)
            return orki_arena_printf(q->asking->answers,
                                     _n("No day is long enough for the %d lesson of %s.",
                                        "No day is long enough for all %d lessons of %s together.",
                                        block->n_lessons),
                                     block->n_lessons, block->id);
    }
    return "";
}

/* The captain could give the lesson at some time, beside all lessons that the timetable `to` holds.
 */
static bool can_lead(orki_question *q, ork_timetable *to, int i, int section, int teacher)
{
    int before[ORKI_N_RULES], after[ORKI_N_RULES];
    int lesson = q->lessons[i], old_day = to->day[lesson], old_start = to->start_min[lesson];
    int old_teacher = to->teacher[section];
    bool can = false;
    orki_ask_teacher(q->asking, to, teacher, before);
    to->teacher[section] = teacher;
    for (int day = 0; day < ORKI_N_DAYS && !can; day++) {
        for (int start = 0; start < ORKI_DAY_MIN && !can; start++) {
            if (!q->possible[i].starts[day][start])
                continue;
            place(to, lesson, day, start);
            orki_ask_teacher(q->asking, to, teacher, after);
            can = true;
            for (int r = 0; r < ORKI_N_RULES; r++)
                can = can && after[r] <= before[r];
        }
    }
    to->teacher[section] = old_teacher;
    place(to, lesson, old_day, old_start);
    return can;
}

/* Some captain could give some lesson of the block. */
static bool has_leader(orki_question *q, ork_timetable *to, int block)
{
    const ork_season *season = q->asking->season;
    for (int i = 0; i < q->n_lessons; i++) {
        const orki_orchestra *o = &season->orchestras[q->lessons[i]];
        for (int s = o->first_section; o->block == block && s < o->first_section + o->n_sections;
             s++) {
            for (int t = 0; t < season->n_teachers; t++) {
                if (season->teachers[t].is_captain &&
                    orki_teacher_level(season, t, season->sections[s].role) != ORKI_NO_SKILL &&
                    can_lead(q, to, i, s, t))
                    return true;
            }
        }
    }
    return false;
}

static const char *why_no_captain(orki_question *q)
{
    const ork_season *season = q->asking->season;
    orki_list blocks = orki_view_bundle(&q->asking->view.teams, q->team);
    for (int i = 0; i < blocks.n; i++) {
        const orki_block *block = &season->blocks[blocks.at[i]];
        if (!block->needs_captain)
            continue;
        if (!has_leader(q, q->asking->alone, blocks.at[i]))
            return orki_arena_printf(q->asking->answers,
                                     _("No captain with a skill for %s is available when its "
                                       "lessons can be given."),
                                     block->id);
        if (!has_leader(q, q->asking->trial, blocks.at[i]))
            return orki_arena_printf(q->asking->answers,
                                     _("Every captain with a skill for %s has other lessons, or "
                                       "enough of them, whenever its lessons can be given."),
                                     block->id);
    }
    return "";
}

/* Lessons of several blocks stand in no row of their own. */
static bool is_one_block(const orki_question *q)
{
    return orki_view_bundle(&q->asking->view.teams, q->team).n == 1;
}

static const char *why(orki_question *q)
{
    const char *found = "";
    for (int i = 0; i < q->n_lessons && found != NULL && found[0] == '\0'; i++)
        found = why_not_alone(q, i);
    if (found != NULL && found[0] == '\0')
        found = why_no_day(q);
    if (found != NULL && found[0] == '\0')
        found = why_no_captain(q);
    if (found != NULL && found[0] == '\0' && is_one_block(q))
        found = orki_why_no_place(q);
    if (found == NULL || found[0] != '\0')
        return found;
    int64_t weight = q->asking->season->weights[ORKI_RULE_UNPLACED];
    return orki_arena_printf(
        q->asking->answers,
        _("By itself it could be given; beside the other lessons no place was found "
          "that costs less than to leave it out (%" PRId64 " points a lesson)."),
        orki_points(1, weight));
}

const char *orki_why_unplaced(orki_asking *asking, int team)
{
    const ork_season *season = asking->season;
    orki_list blocks = orki_view_bundle(&asking->view.teams, team);
    orki_question q = {.asking = asking, .team = team};
    for (int i = 0; i < blocks.n; i++)
        q.n_lessons += season->blocks[blocks.at[i]].n_lessons;
    q.lessons = orki_alloc((size_t)q.n_lessons, sizeof *q.lessons);
    q.possible = orki_alloc((size_t)q.n_lessons, sizeof *q.possible);
    const char *reason = NULL;
    if (q.lessons != NULL && q.possible != NULL) {
        int n = 0;
        for (int i = 0; i < blocks.n; i++) {
            for (int k = 0; k < season->blocks[blocks.at[i]].n_lessons; k++)
                q.lessons[n++] = season->blocks[blocks.at[i]].lessons[k];
        }
        reason = why(&q);
    }
    orki_free(q.lessons);
    orki_free(q.possible);
    return asking->is_failed ? NULL : reason;
}
