/* Collecting breaches and costs, and the words of their sentences. */
#include "check/judge.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

orki_judge orki_judge_start(const orki_view *view, orki_arena *arena, bool is_quiet)
{
    return (orki_judge){
        .view = view,
        .end_lesson = view->season->n_orchestras,
        .end_teacher = view->season->n_teachers,
        .is_quiet = is_quiet,
        .arena = arena,
    };
}

void orki_judge_count(orki_judge *judge, orki_rule rule)
{
    static void (*const counting[ORKI_N_RULES])(orki_judge *) = {
#define HARD(id, name, modelled) ORKI_CHECK(id),
#define SOFT(id, name, unit, weight, modelled) ORKI_CHECK(id),
#include "model/rules.def"
#undef HARD
#undef SOFT
    };
    judge->rule = rule;
    counting[rule](judge);
}

void orki_judge_count_all(orki_judge *judge)
{
    for (int rule = 0; rule < ORKI_N_RULES; rule++)
        orki_judge_count(judge, (orki_rule)rule);
}

int64_t orki_judge_cost(const orki_judge *judge)
{
    int64_t cost = 0;
    for (int rule = 0; rule < ORKI_N_RULES; rule++)
        cost += judge->points[rule];
    return cost;
}

static const char *when_text(orki_judge *judge, orki_when when)
{
    if (when.day < 0)
        return "";
    const char *day = orki_day_word(when.day);
    if (when.span.from < 0)
        return day;
    return orki_arena_printf(judge->arena, "%s %s-%s", day, orki_judge_clock(when.span.from).text,
                             orki_judge_clock(when.span.to).text);
}

static const char *copied(orki_arena *arena, const char *text)
{
    return orki_arena_copy(arena, text, strlen(text));
}

void orki_judge_breach(orki_judge *judge, const char *who, int school, orki_when when,
                       const char *format, ...)
{
    judge->n_broken[judge->rule]++;
    if (judge->is_quiet || judge->is_failed)
        return;
    va_list args;
    va_start(args, format);
    ork_breach breach = {
        .rule = orki_rule_get(judge->rule)->name,
        .who = copied(judge->arena, who),
        .where = copied(judge->arena, school < 0 ? "" : judge->view->season->schools[school].id),
        .when = when_text(judge, when),
        .message = orki_arena_vprintf(judge->arena, format, args),
    };
    va_end(args);
    if (breach.who == NULL || breach.where == NULL || breach.when == NULL ||
        breach.message == NULL ||
        orki_array_reserve(&judge->breaches, &judge->capacity, judge->n_breaches + 1,
                           sizeof breach) != 0)
        judge->is_failed = true;
    else
        judge->breaches[judge->n_breaches++] = breach;
}

void orki_judge_cost_item(orki_judge *judge, int64_t units)
{
    int64_t weight = judge->view->season->weights[judge->rule];
    orki_judge_cost_points(judge, units, orki_points(units, weight));
}

void orki_judge_cost_points(orki_judge *judge, int64_t units, int64_t points)
{
    judge->amounts[judge->rule] += units;
    judge->points[judge->rule] += points;
}

static void share(ork_term *shares, int owner, orki_rule rule, int64_t units, int64_t points)
{
    if (shares == NULL)
        return;
    shares[owner * ORKI_N_RULES + (int)rule].amount += units;
    shares[owner * ORKI_N_RULES + (int)rule].points += points;
}

void orki_judge_charge_teacher_points(orki_judge *judge, int teacher, int64_t units, int64_t points)
{
    orki_judge_cost_points(judge, units, points);
    share(judge->of_teacher, teacher, judge->rule, units, points);
}

void orki_judge_charge_teacher(orki_judge *judge, int teacher, int64_t units)
{
    int64_t weight = judge->view->season->weights[judge->rule];
    orki_judge_charge_teacher_points(judge, teacher, units, orki_points(units, weight));
}

void orki_judge_charge_school(orki_judge *judge, int school, int64_t units)
{
    int64_t points = orki_points(units, judge->view->season->weights[judge->rule]);
    orki_judge_cost_points(judge, units, points);
    share(judge->of_school, school, judge->rule, units, points);
}

/* Most planners call a group "groep 5/6": the word is not said twice. */
static bool says_group(const char *name)
{
    return strncasecmp(name, "group", 5) == 0 || strncasecmp(name, "groep", 5) == 0;
}

const char *orki_judge_group(orki_judge *judge, const orki_group *group)
{
    if (judge->is_quiet || judge->is_failed)
        return "";
    if (says_group(group->name))
        return group->name;
    const char *text = orki_arena_printf(judge->arena, _("group %s"), group->name);
    judge->is_failed = text == NULL;
    return text == NULL ? "" : text;
}

const char *orki_judge_lesson(orki_judge *judge, int lesson)
{
    if (judge->is_quiet || judge->is_failed)
        return "";
    const orki_view *view = judge->view;
    const orki_orchestra *o = &view->season->orchestras[lesson];
    orki_span span = orki_view_span(view, lesson);
    const char *text = orki_arena_printf(
        judge->arena, "%s (%s, %s %s-%s)", o->name, view->season->schools[o->school].name,
        orki_judge_day(view->timetable->day[lesson]), orki_judge_clock(span.from).text,
        orki_judge_clock(span.to).text);
    judge->is_failed = text == NULL;
    return text == NULL ? "" : text;
}

orki_when orki_judge_when(const orki_judge *judge, int lesson)
{
    return (orki_when){judge->view->timetable->day[lesson], orki_view_span(judge->view, lesson)};
}

void orki_judge_absences(orki_judge *judge,
                         void (*check)(orki_judge *judge, const orki_absence *absence))
{
    const orki_view *view = judge->view;
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        if (!orki_view_is_placed(view, lesson) || orki_view_is_after_school(view, lesson))
            continue;
        const orki_orchestra *o = &view->season->orchestras[lesson];
        orki_span span = orki_view_span(view, lesson);
        for (int i = 0; i < o->n_groups; i++) {
            const orki_group *group = &view->season->groups[o->groups[i]];
            int way = orki_view_way(view, o->groups[i], lesson);
            orki_absence absence = {.lesson = lesson,
                                    .group = group,
                                    .school = &view->season->schools[group->school],
                                    .day = view->timetable->day[lesson],
                                    .span = {span.from - way, span.to + way}};
            check(judge, &absence);
        }
    }
}

/* There are two languages, so that a translated day says which one the process speaks. */
static bool is_english(void)
{
    return strcmp(orki_judge_day(0), "Monday") == 0;
}

const char *orki_judge_role(const ork_season *season, int role)
{
    return is_english() ? season->roles[role].name_en : season->roles[role].name_nl;
}

const char *orki_judge_skill(const ork_season *season, int skill)
{
    return is_english() ? season->skills[skill].name_en : season->skills[skill].name_nl;
}

const char *orki_judge_day(int day)
{
    static const char *const names[ORKI_N_DAYS] = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                                   N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                                   N_("Sunday")};
    return _(names[day]);
}

orki_clock orki_judge_clock(int min)
{
    orki_clock clock;
    snprintf(clock.text, sizeof clock.text, "%02d:%02d", min / 60 % 100, min % 60);
    return clock;
}

const char *orki_judge_length(orki_judge *judge, int min)
{
    if (judge->is_quiet || judge->is_failed)
        return "";
    const char *text = min < 60 ? orki_arena_printf(judge->arena, _("%d min"), min)
                       : min % 60 == 0
                           ? orki_arena_printf(judge->arena, _("%d h"), min / 60)
                           : orki_arena_printf(judge->arena, _("%d h %d min"), min / 60, min % 60);
    judge->is_failed = text == NULL;
    return text == NULL ? "" : text;
}
