/* Whether a team's lessons could stand beside the other lessons of a timetable. Each day and
 * natural start is tried: the lessons in the season's order, rooms as they are free, nobody
 * teaching but a captain where one is needed; the checker says which rule breaks. This finds
 * places, it does not prove that there is none, and its sentence says no more than that. */
#include "ask/question.h"

#include <inttypes.h>
#include <string.h>

/* What came out of all tries. */
typedef struct tries {
    int before[ORKI_N_RULES];      /* breaches of the timetable as it is */
    int n_obstacles[ORKI_N_RULES]; /* tries that a rule stood in the way of */
    bool is_found;
    int64_t cost; /* of the cheapest place found */
    int day, start;
} tries;

static void restore(orki_asking *asking)
{
    size_t n_lessons = (size_t)asking->given->n_orchestras * sizeof(int);
    size_t n_sections = (size_t)asking->given->n_sections * sizeof(int);
    memcpy(asking->trial->day, asking->given->day, n_lessons);
    memcpy(asking->trial->start_min, asking->given->start_min, n_lessons);
    memcpy(asking->trial->teacher, asking->given->teacher, n_sections);
    memcpy(asking->trial->room, asking->given->room, n_sections);
}

static void count_hard(orki_asking *asking, const ork_timetable *timetable,
                       int n_broken[ORKI_N_RULES])
{
    orki_view_fill(&asking->view, timetable);
    orki_judge judge = orki_judge_start(&asking->view, NULL, true);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (orki_rule_get((orki_rule)r)->is_hard)
            orki_judge_count(&judge, (orki_rule)r);
        n_broken[r] = judge.n_broken[r];
    }
    asking->is_failed = asking->is_failed || judge.is_failed;
}

static bool is_natural(orki_question *q, int day, int start)
{
    int lesson = q->lessons[0];
    ork_timetable *alone = q->asking->alone;
    alone->day[lesson] = day;
    alone->start_min[lesson] = start;
    orki_view_fill(&q->asking->view, alone);
    bool is_one = orki_ask_lesson(q->asking, alone, lesson, ORKI_RULE_NATURAL_START) == 0;
    alone->day[lesson] = alone->start_min[lesson] = -1;
    return is_one;
}

/* One lesson after another, each as soon as its own day allows. */
static bool place_row(orki_question *q, int day, int start)
{
    const ork_season *season = q->asking->season;
    int clock = start;
    for (int i = 0; i < q->n_lessons; i++) {
        const orki_orchestra *o = &season->orchestras[q->lessons[i]];
        while (clock < ORKI_DAY_MIN && !q->possible[i].starts[day][clock])
            clock++;
        if (clock == ORKI_DAY_MIN)
            return false;
        q->asking->trial->day[q->lessons[i]] = day;
        q->asking->trial->start_min[q->lessons[i]] = clock;
        clock += o->lesson_min + season->programmes[o->programme].changeover_min;
        clock = clock < ORKI_DAY_MIN ? clock : ORKI_DAY_MIN;
    }
    return true;
}

static void leave_empty(orki_question *q)
{
    for (int i = 0; i < q->n_lessons; i++) {
        const orki_orchestra *o = &q->asking->season->orchestras[q->lessons[i]];
        for (int s = o->first_section; s < o->first_section + o->n_sections; s++)
            q->asking->trial->teacher[s] = q->asking->trial->room[s] = -1;
    }
}

/* The first room that breaks nothing; none when each does. */
static void find_room(orki_question *q, const tries *found, int lesson, int section)
{
    static const orki_rule rules[] = {ORKI_RULE_ROOM_SIZE, ORKI_RULE_ROOM_FIT, ORKI_RULE_ROOM_OPEN,
                                      ORKI_RULE_PIN, ORKI_RULE_ROOM_ONCE};
    const ork_season *season = q->asking->season;
    const orki_school *school = &season->schools[season->orchestras[lesson].school];
    int *room = &q->asking->trial->room[section];
    for (int i = 0; i < school->n_rooms; i++) {
        *room = school->rooms[i];
        size_t k = 0;
        while (k < sizeof rules / sizeof rules[0] &&
               orki_ask_lesson(q->asking, q->asking->trial, lesson, rules[k]) <=
                   found->before[rules[k]])
            k++;
        if (k == sizeof rules / sizeof rules[0])
            return;
    }
    *room = -1;
}

static void find_rooms(orki_question *q, const tries *found)
{
    orki_view_fill(&q->asking->view, q->asking->trial);
    for (int i = 0; i < q->n_lessons; i++) {
        const orki_orchestra *o = &q->asking->season->orchestras[q->lessons[i]];
        for (int s = o->first_section; s < o->first_section + o->n_sections; s++)
            find_room(q, found, q->lessons[i], s);
    }
}

static void give_role(orki_question *q, int role, int teacher)
{
    for (int i = 0; i < q->n_lessons; i++) {
        int section = orki_section_of(q->asking->season, q->lessons[i], role);
        if (section >= 0)
            q->asking->trial->teacher[section] = teacher;
    }
}

static bool can_take(orki_question *q, int role, int teacher)
{
    int before[ORKI_N_RULES], after[ORKI_N_RULES];
    orki_ask_teacher(q->asking, q->asking->trial, teacher, before);
    give_role(q, role, teacher);
    orki_ask_teacher(q->asking, q->asking->trial, teacher, after);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (after[r] > before[r]) {
            give_role(q, role, -1);
            return false;
        }
    }
    return true;
}

/* A captain for the first role that one can take; where there is none the rule will tell. */
static void find_captain(orki_question *q)
{
    const ork_season *season = q->asking->season;
    const orki_orchestra *o = &season->orchestras[q->lessons[0]];
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        int role = season->sections[s].role;
        for (int t = 0; t < season->n_teachers; t++) {
            if (season->teachers[t].is_captain &&
                orki_teacher_level(season, t, role) != ORKI_NO_SKILL && can_take(q, role, t))
                return;
        }
    }
}

static void try_place(orki_question *q, tries *found, int day, int start)
{
    int after[ORKI_N_RULES], r = 0;
    if (place_row(q, day, start)) {
        leave_empty(q);
        find_rooms(q, found);
        if (q->asking->season->blocks[q->asking->season->orchestras[q->lessons[0]].block]
                .needs_captain)
            find_captain(q);
        count_hard(q->asking, q->asking->trial, after);
        while (r < ORKI_N_RULES && after[r] <= found->before[r])
            r++;
        int64_t cost = r < ORKI_N_RULES ? 0 : orki_ask_cost(q->asking, q->asking->trial);
        if (r < ORKI_N_RULES)
            found->n_obstacles[r]++;
        else if (!found->is_found || cost < found->cost)
            *found = (tries){.is_found = true, .cost = cost, .day = day, .start = start};
    }
    restore(q->asking);
}

static const char *obstacle_text(orki_rule rule)
{
    switch ((int)rule) {
    case ORKI_RULE_SECTION_ROOM:
        return _("the rooms are taken");
    case ORKI_RULE_STOCK:
        return _("the instruments are in use");
    case ORKI_RULE_SHARED_SET:
        return _("the shared instruments are elsewhere");
    case ORKI_RULE_GROUP_ONCE:
        return _("the groups have other lessons");
    case ORKI_RULE_BLOCK_ONE_DAY:
        return _("its other lessons are on another day");
    case ORKI_RULE_CAPTAIN:
        return _("no captain is free");
    case ORKI_RULE_PIN:
        return _("a pin");
    default:
        return orki_rule_get(rule)->name;
    }
}

static const char *tell(orki_question *q, const tries *found, int64_t cost_now)
{
    orki_arena *arena = q->asking->answers;
    if (found->is_found) {
        const char *day = orki_judge_day(found->day);
        int64_t more = found->cost - cost_now;
        orki_clock clock = orki_judge_clock(found->start);
        if (more >= 0)
            return orki_arena_printf(
                arena,
                _("It could be on %s from %s; without a full team that costs %" PRId64
                  " points more."),
                day, clock.text, more);
        return orki_arena_printf(
            arena,
            _("It could be on %s from %s; even without a full team that costs %" PRId64
              " points less."),
            day, clock.text, -more);
    }
    int worst = 0;
    for (int r = 1; r < ORKI_N_RULES; r++)
        worst = found->n_obstacles[r] > found->n_obstacles[worst] ? r : worst;
    if (found->n_obstacles[worst] == 0)
        return "";
    return orki_arena_printf(arena,
                             _("At each day and time that was tried something stands in the way, "
                               "most often this: %s."),
                             obstacle_text((orki_rule)worst));
}

const char *orki_why_no_place(orki_question *q)
{
    tries found = {.is_found = false};
    int before[ORKI_N_RULES];
    int64_t cost_now = orki_ask_cost(q->asking, q->asking->given);
    count_hard(q->asking, q->asking->given, before);
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        for (int start = 0; start < ORKI_DAY_MIN; start++) {
            if (!q->possible[0].starts[day][start] || !is_natural(q, day, start))
                continue;
            memcpy(found.before, before, sizeof before);
            try_place(q, &found, day, start);
        }
    }
    return tell(q, &found, cost_now);
}
