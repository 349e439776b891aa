/* Why a role of a team has nobody: every teacher with the skill is put there in the trial
 * timetable, and the first rule that breaks more often than before is her reason. Teachers with one
 * reason share a sentence. */
#include "ask/asking.h"
#include "base/text.h"

#include <inttypes.h>
#include <string.h>

enum {
    MOST_NAMES = 5,  /* named in one sentence */
    FEW_SKILLED = 6, /* up to so many, schools are named */
    MOST_BYTES = 320 /* of reasons, before "so many more teachers" */
};

/* What came out for one teacher: a reason, or what it would cost more. */
typedef struct finding {
    int teacher;
    const char *reason; /* NULL: she could */
    int64_t points_more;
    bool is_told;
} finding;

static void put(orki_asking *asking, ork_timetable *to, int team, int role, int teacher)
{
    orki_list blocks = orki_view_bundle(&asking->view.teams, team);
    for (int i = 0; i < blocks.n; i++) {
        const orki_block *block = &asking->season->blocks[blocks.at[i]];
        for (int k = 0; k < block->n_lessons; k++) {
            int section = orki_section_of(asking->season, block->lessons[k], role);
            if (section >= 0)
                to->teacher[section] = teacher;
        }
    }
}

static void restore(orki_asking *asking)
{
    size_t n = (size_t)asking->given->n_sections * sizeof(int);
    memcpy(asking->trial->teacher, asking->given->teacher, n);
}

static bool is_of_team(const orki_asking *asking, int lesson, int team)
{
    return asking->season->blocks[asking->season->orchestras[lesson].block].team == team;
}

/* In the view, a lesson of hers outside the team that overlaps one inside; else -1. */
static int overlapping(const orki_asking *asking, int teacher, int team)
{
    const orki_view *view = &asking->view;
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        orki_list lessons = orki_view_day(view, teacher, day);
        for (int a = 0; a < lessons.n; a++) {
            for (int b = 0; b < lessons.n; b++) {
                if (is_of_team(asking, lessons.at[a], team) &&
                    !is_of_team(asking, lessons.at[b], team) &&
                    orki_spans_overlap(orki_view_span(view, lessons.at[a]),
                                       orki_view_span(view, lessons.at[b])))
                    return lessons.at[b];
            }
        }
    }
    return -1;
}

/* A lesson of hers outside the team that is right before or after one inside with too little time
 * between; else -1. */
static int too_near(const orki_asking *asking, int teacher, int team)
{
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        orki_list lessons = orki_view_day(&asking->view, teacher, day);
        for (int i = 1; i < lessons.n; i++) {
            int a = lessons.at[i - 1], b = lessons.at[i];
            bool is_a = is_of_team(asking, a, team), is_b = is_of_team(asking, b, team);
            if (is_a != is_b && orki_view_free(&asking->view, teacher, a, b) < 0)
                return is_a ? b : a;
        }
    }
    return -1;
}

static const char *school_of(const orki_asking *asking, int lesson)
{
    return asking->season->schools[asking->season->orchestras[lesson].school].name;
}

/* Where she teaches at that time; when many have the skill the schools are left out, so that one
 * sentence serves all who are engaged. */
static const char *why_engaged(orki_asking *asking, int teacher, int team, bool is_short)
{
    int other = overlapping(asking, teacher, team);
    if (other < 0)
        return _("other lessons in between");
    if (is_short)
        return _("teaching elsewhere then");
    return orki_arena_printf(asking->answers, _("teaching at %s then"), school_of(asking, other));
}

static const char *why_too_near(orki_asking *asking, int teacher, int team)
{
    int other = too_near(asking, teacher, team);
    if (other >= 0)
        return orki_arena_printf(asking->answers, _("no time for the way from or to %s"),
                                 school_of(asking, other));
    return _("no time for the way between lessons");
}

static const char *hours(orki_arena *arena, int min)
{
    if (min % 60 == 0)
        return orki_arena_printf(arena, "%d", min / 60);
    return orki_arena_printf(arena, "%d:%02d", min / 60, min % 60);
}

static const char *why_week_full(orki_asking *asking, int teacher, int team)
{
    int taught = 0, new = 0;
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        orki_list lessons = orki_view_day(&asking->view, teacher, day);
        taught += orki_view_taught(&asking->view, teacher, day);
        for (int i = 0; i < lessons.n; i++)
            new += is_of_team(asking, lessons.at[i], team)
                       ? asking->season->orchestras[lessons.at[i]].lesson_min
                       : 0;
    }
    const char *now = hours(asking->answers, taught - new);
    const char *most = hours(asking->answers, asking->season->teachers[teacher].max_week_min);
    if (now == NULL || most == NULL)
        return NULL;
    return orki_arena_printf(asking->answers, _("already at %s of at most %s hours a week"), now,
                             most);
}

/* The words for what stands in the way; the view shows her in the team. */
static const char *reason_text(orki_asking *asking, int teacher, int team, orki_rule rule,
                               bool is_short)
{
    const orki_teacher *t = &asking->season->teachers[teacher];
    int school = asking->season->blocks[orki_view_bundle(&asking->view.teams, team).at[0]].school;
    switch ((int)rule) {
    case ORKI_RULE_TEACHER_AVAILABLE:
        return t->is_substitute ? _("only a substitute") : _("not available then");
    case ORKI_RULE_DECLINED:
        return orki_arena_printf(asking->answers, _("not willing to work at %s"),
                                 asking->season->schools[school].name);
    case ORKI_RULE_PIN:
        return _("not the one whom a pin names");
    case ORKI_RULE_BLOCK_ONE_TEAM:
        return _("already in this team with another section");
    case ORKI_RULE_TEACHER_ONCE:
        return why_engaged(asking, teacher, team, is_short);
    case ORKI_RULE_TRAVEL_FITS:
        return why_too_near(asking, teacher, team);
    case ORKI_RULE_WORK_BREAK:
        return _("no break left on that day");
    case ORKI_RULE_DAY_TEACHING:
        return _("too many hours on that day");
    case ORKI_RULE_DAY_SCHOOLS:
        return _("too many schools on that day");
    case ORKI_RULE_WEEK_TEACHING:
        return why_week_full(asking, teacher, team);
    case ORKI_RULE_WEEK_DAYS:
        return orki_arena_printf(asking->answers,
                                 _n("already on %d day a week, the most",
                                    "already on %d days a week, the most", t->max_days),
                                 t->max_days);
    case ORKI_RULE_WEEK_SCHOOLS:
        return orki_arena_printf(
            asking->answers,
            _n("already at %d school, the most", "already at %d schools, the most", t->max_schools),
            t->max_schools);
    case ORKI_RULE_REST:
        return _("too little rest between two days");
    default:
        return orki_rule_get(rule)->name;
    }
}

/* The first rule, in the order in which a planner would think of them, that breaks newly. */
static orki_rule first_obstacle(const int before[ORKI_N_RULES], const int after[ORKI_N_RULES])
{
    static const orki_rule order[] = {ORKI_RULE_TEACHER_AVAILABLE,
                                      ORKI_RULE_DECLINED,
                                      ORKI_RULE_PIN,
                                      ORKI_RULE_BLOCK_ONE_TEAM,
                                      ORKI_RULE_TEACHER_ONCE,
                                      ORKI_RULE_TRAVEL_FITS,
                                      ORKI_RULE_WEEK_TEACHING,
                                      ORKI_RULE_WEEK_DAYS,
                                      ORKI_RULE_WEEK_SCHOOLS,
                                      ORKI_RULE_DAY_TEACHING,
                                      ORKI_RULE_DAY_SCHOOLS,
                                      ORKI_RULE_WORK_BREAK,
                                      ORKI_RULE_REST,
                                      ORKI_RULE_TEACHER_SKILLED};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (after[order[i]] > before[order[i]])
            return order[i];
    }
    return ORKI_N_RULES;
}

orki_rule orki_ask_obstacle(orki_asking *asking, int team, int teacher, bool is_short,
                            const char **reason)
{
    int before[ORKI_N_RULES], after[ORKI_N_RULES];
    orki_ask_teacher(asking, asking->given, teacher, before);
    orki_ask_teacher(asking, asking->trial, teacher, after);
    orki_rule obstacle = first_obstacle(before, after);
    *reason = NULL;
    if (obstacle == ORKI_N_RULES)
        return obstacle;
    *reason = reason_text(asking, teacher, team, obstacle, is_short);
    asking->is_failed = asking->is_failed || *reason == NULL;
    return obstacle;
}

static finding ask_about(orki_asking *asking, int team, int role, int teacher, bool is_short)
{
    finding found = {.teacher = teacher};
    put(asking, asking->trial, team, role, teacher);
    if (orki_ask_obstacle(asking, team, teacher, is_short, &found.reason) == ORKI_N_RULES) {
        found.points_more = orki_ask_cost(asking, asking->trial);
        found.points_more -= orki_ask_cost(asking, asking->given);
    }
    restore(asking);
    return found;
}

/* One sentence for all teachers with this reason. */
static void tell_reason(const orki_asking *asking, orki_text *text, finding *found, int n,
                        int first)
{
    int n_same = 0, n_named = 0;
    for (int i = first; i < n; i++) {
        if (found[i].is_told || found[i].reason == NULL ||
            strcmp(found[i].reason, found[first].reason) != 0)
            continue;
        const char *name = asking->season->teachers[found[i].teacher].name;
        if (n_named < MOST_NAMES)
            orki_text_printf(text, "%s%s", n_named++ == 0 ? "" : ", ", name);
        n_same++;
        found[i].is_told = i != first;
    }
    found[first].is_told = true;
    if (n_same > n_named)
        orki_text_printf(text, _n(" and %d more", " and %d more", n_same - n_named),
                         n_same - n_named);
    orki_text_printf(text, ": %s. ", found[first].reason);
}

static void tell_candidate(const orki_asking *asking, orki_text *text, const finding *found)
{
    const char *name = asking->season->teachers[found->teacher].name;
    if (found->points_more > 0)
        orki_text_printf(text, _("%s could, for %" PRId64 " points more. "), name,
                         found->points_more);
    else
        orki_text_printf(text, _("%s could, for %" PRId64 " points less. "), name,
                         -found->points_more);
}

/* Who could take it comes first, the cheapest two; then the reasons of the others. */
static void tell(const orki_asking *asking, orki_text *text, finding *found, int n)
{
    for (int turn = 0; turn < 2; turn++) {
        finding *best = NULL;
        for (int i = 0; i < n; i++) {
            if (found[i].reason == NULL && !found[i].is_told &&
                (best == NULL || found[i].points_more < best->points_more))
                best = &found[i];
        }
        if (best != NULL) {
            tell_candidate(asking, text, best);
            best->is_told = true;
        }
    }
    for (int i = 0; i < n && text->n < MOST_BYTES; i++) {
        if (!found[i].is_told && found[i].reason != NULL)
            tell_reason(asking, text, found, n, i);
    }
    int n_able = 0, n_unable = 0;
    for (int i = 0; i < n; i++) {
        n_able += !found[i].is_told && found[i].reason == NULL;
        n_unable += !found[i].is_told && found[i].reason != NULL;
    }
    if (n_able > 0)
        orki_text_printf(text, _n("%d more could. ", "%d more could. ", n_able), n_able);
    if (n_unable > 0)
        orki_text_printf(
            text,
            _n("%d more with the skill cannot. ", "%d more with the skill cannot. ", n_unable),
            n_unable);
}

static const char *handed_over(orki_asking *asking, orki_text *text)
{
    while (text->n > 0 && text->bytes[text->n - 1] == ' ')
        text->n--;
    const char *reason =
        text->is_failed ? NULL : orki_arena_copy(asking->answers, orki_text_string(text), text->n);
    orki_text_free(text);
    return reason;
}

const char *orki_why_unstaffed(orki_asking *asking, int team, int role)
{
    const ork_season *season = asking->season;
    finding *found = orki_alloc((size_t)season->n_teachers, sizeof *found);
    if (found == NULL)
        return NULL;
    int n = 0, n_skilled = 0;
    for (int t = 0; t < season->n_teachers; t++)
        n_skilled += orki_teacher_level(season, t, role) != ORKI_NO_SKILL;
    for (int t = 0; t < season->n_teachers; t++) {
        if (orki_teacher_level(season, t, role) != ORKI_NO_SKILL)
            found[n++] = ask_about(asking, team, role, t, n_skilled > FEW_SKILLED);
    }
    orki_text text = {0};
    if (n == 0)
        orki_text_printf(&text, _("Nobody has the skill %s."), orki_judge_role(season, role));
    else if (!asking->is_failed)
        tell(asking, &text, found, n);
    orki_free(found);
    const char *reason = handed_over(asking, &text);
    return asking->is_failed ? NULL : reason;
}
