/* Rules of one lesson at one time, and the moments at which a lesson may begin.
 * Input: orchestra, day, start. Output: which rules refuse it. Definitions: src/doc/rules.md,
 * "one lesson". */
#include "brute_rules.h"

int brute_end(const ork_season *season, const ork_timetable *t, int orchestra)
{
    return t->start_min[orchestra] + season->orchestras[orchestra].lesson_min;
}

bool brute_overlap(const ork_season *season, const ork_timetable *t, int a, int b)
{
    return t->day[a] >= 0 && t->day[a] == t->day[b] && t->start_min[a] < brute_end(season, t, b) &&
           t->start_min[b] < brute_end(season, t, a);
}

bool brute_has_moment(const brute_moments *moments, int at)
{
    for (int i = 0; i < moments->n; i++) {
        if (moments->at[i] == at)
            return true;
    }
    return false;
}

void brute_add_moment(brute_moments *moments, int at)
{
    if (!brute_has_moment(moments, at) && moments->n < BRUTE_MAX_MOMENTS)
        moments->at[moments->n++] = at;
}

static bool holds_for(const orki_bell *bell, int year)
{
    return (bell->years >> year & 1u) != 0;
}

static int way_of(const ork_season *season, int group, int orchestra)
{
    return orki_travel_of_pupils(season, season->groups[group].school,
                                 season->orchestras[orchestra].school);
}

/* The moment at which pupils who are free at `at` can be there: a walk ends on five minutes. */
static void add_after_way(brute_moments *moments, int at, int way)
{
    at += way;
    while (way > 0 && at % 5 != 0)
        at++;
    brute_add_moment(moments, at);
}

/* End of a group's last hours in school that day, or -1. */
static int end_of_school(const ork_season *season, const orki_group *g, int day)
{
    const orki_bells *open = &season->schools[g->school].open[day];
    int end = -1;
    for (int i = 0; i < open->n; i++) {
        if (holds_for(&open->at[i], g->year) && open->at[i].span.to > end)
            end = open->at[i].span.to;
    }
    return end;
}

static void add_moments_of_group(brute_moments *moments, const ork_season *season, int orchestra,
                                 int group, int day)
{
    const orki_group *g = &season->groups[group];
    const orki_school *school = &season->schools[g->school];
    int way = way_of(season, group, orchestra);
    for (int i = 0; i < g->busy[day].n; i++)
        add_after_way(moments, g->busy[day].at[i].to, way);
    if (season->programmes[season->orchestras[orchestra].programme].is_after_school) {
        if (end_of_school(season, g, day) >= 0)
            add_after_way(moments, end_of_school(season, g, day), way);
        return;
    }
    for (int i = 0; i < school->open[day].n; i++) {
        if (holds_for(&school->open[day].at[i], g->year))
            add_after_way(moments, school->open[day].at[i].span.from, way);
    }
    for (int i = 0; i < school->breaks[day].n; i++) {
        if (holds_for(&school->breaks[day].at[i], g->year))
            add_after_way(moments, school->breaks[day].at[i].span.to, way);
    }
}

brute_moments brute_moments_of(const ork_season *season, int orchestra, int day)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    const orki_school *school = &season->schools[o->school];
    const orki_block *block = &season->blocks[o->block];
    brute_moments moments = {0};
    for (int i = 0; i < o->n_groups; i++)
        add_moments_of_group(&moments, season, orchestra, o->groups[i], day);
    for (int i = 0; i < school->n_starts; i++)
        brute_add_moment(&moments, school->starts[i]);
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        if (pin->start_min >= 0 && (pin->orchestra == orchestra || pin->block == o->block))
            brute_add_moment(&moments, pin->start_min);
    }
    int n = moments.n, step = o->lesson_min + season->programmes[o->programme].changeover_min;
    for (int i = 0; i < n && block->is_split; i++) {
        for (int k = 1; k < block->n_split; k++)
            brute_add_moment(&moments, moments.at[i] + k * step);
    }
    return moments;
}

static bool crosses(const orki_bells *bells, int year, int from, int to)
{
    for (int i = 0; i < bells->n; i++) {
        const orki_span *span = &bells->at[i].span;
        if (holds_for(&bells->at[i], year) && span->from < to && from < span->to)
            return true;
    }
    return false;
}

static bool inside(const orki_bells *bells, int year, int from, int to)
{
    for (int i = 0; i < bells->n; i++) {
        const orki_span *span = &bells->at[i].span;
        if (holds_for(&bells->at[i], year) && span->from <= from && to <= span->to)
            return true;
    }
    return false;
}

static int64_t group_fits(const ork_season *season, int orchestra, int group, int day, int start,
                          int64_t *broken)
{
    const orki_group *g = &season->groups[group];
    const orki_school *school = &season->schools[g->school];
    int way = way_of(season, group, orchestra);
    int end = start + season->orchestras[orchestra].lesson_min;
    bool is_after = season->programmes[season->orchestras[orchestra].programme].is_after_school;
    int64_t n = 0, busy = 0;
    for (int i = 0; i < g->busy[day].n; i++) {
        const orki_span *span = &g->busy[day].at[i];
        busy += start - way < span->to && span->from < (is_after ? end : end + way);
    }
    broken[ORKI_RULE_GROUP_FREE] += busy;
    if (is_after) {
        n = end_of_school(season, g, day) >= 0 && start < end_of_school(season, g, day) + way;
        broken[ORKI_RULE_AFTER_SCHOOL] += n;
        return n + busy;
    }
    bool is_out = !inside(&school->open[day], g->year, start - way, end + way);
    bool is_in_break = crosses(&school->breaks[day], g->year, start - way, end + way);
    bool is_alone = (g->teacher_days >> day & 1) == 0;
    broken[ORKI_RULE_SCHOOL_HOURS] += is_out;
    broken[ORKI_RULE_BREAK_CROSSED] += is_in_break;
    broken[ORKI_RULE_GROUP_TEACHER] += is_alone;
    return n + busy + is_out + is_in_break + is_alone;
}

bool brute_lesson_fits(const ork_season *season, int orchestra, int day, int start, int64_t *broken)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    const orki_programme *p = &season->programmes[o->programme];
    bool is_wrong_day = (o->days_allowed >> day & 1) == 0;
    bool is_late = p->is_after_school && start + o->lesson_min > p->after_until;
    int64_t n = is_wrong_day + is_late;
    broken[ORKI_RULE_SCHOOL_DAY] += is_wrong_day;
    broken[ORKI_RULE_AFTER_SCHOOL] += is_late;
    for (int i = 0; i < o->n_groups; i++)
        n += group_fits(season, orchestra, o->groups[i], day, start, broken);
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_ours = pin->orchestra == orchestra;
        bool is_day = is_ours || pin->block == o->block;
        bool is_other = (is_day && pin->day >= 0 && pin->day != day) ||
                        (is_ours && pin->start_min >= 0 && pin->start_min != start);
        n += is_other;
        broken[ORKI_RULE_PIN] += is_other;
    }
    return n == 0;
}
