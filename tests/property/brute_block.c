/* Rules and costs of one block in time, and between blocks: order, natural starts, groups, stock,
 * shared sets. Definitions: src/doc/rules.md, "blocks and teams" and "rooms and instruments". */
#include "brute_rules.h"

#include <string.h>

/* The lesson of the block that begins last before this one on its day, or -1. */
static int lesson_before(const ork_season *season, const ork_timetable *t, int orchestra)
{
    const orki_block *b = &season->blocks[season->orchestras[orchestra].block];
    int before = -1;
    for (int i = 0; i < b->n_lessons; i++) {
        int o = b->lessons[i];
        if (o == orchestra || t->day[o] != t->day[orchestra] ||
            t->start_min[o] > t->start_min[orchestra])
            continue;
        if (t->start_min[o] == t->start_min[orchestra] && o > orchestra)
            continue;
        if (before < 0 || t->start_min[o] >= t->start_min[before])
            before = o;
    }
    return before;
}

static int after_changeover(const ork_season *season, const ork_timetable *t, int orchestra)
{
    int programme = season->orchestras[orchestra].programme;
    return brute_end(season, t, orchestra) + season->programmes[programme].changeover_min;
}

static int64_t lesson_in_block(const ork_season *season, const ork_timetable *t, int o,
                               int64_t *broken)
{
    brute_moments moments = brute_moments_of(season, o, t->day[o]);
    int before = lesson_before(season, t, o);
    int earliest = before < 0 ? 0 : after_changeover(season, t, before);
    bool is_early = before >= 0 && t->start_min[o] < earliest;
    bool is_odd =
        !brute_has_moment(&moments, t->start_min[o]) && (before < 0 || t->start_min[o] != earliest);
    bool is_series = season->blocks[season->orchestras[o].block].series >= 0;
    broken[ORKI_RULE_BLOCK_ORDER] += is_early && !is_series;
    broken[ORKI_RULE_NATURAL_START] += is_odd;
    return (is_early && !is_series) + is_odd;
}

bool brute_block_fits(const ork_season *season, const ork_timetable *t, int block, int64_t *broken)
{
    const orki_block *b = &season->blocks[block];
    int64_t n = 0;
    int first = ORKI_DAY_MIN;
    for (int i = 0; i < b->n_lessons; i++) {
        int o = b->lessons[i];
        bool is_apart = b->series < 0 && t->day[o] != t->day[b->lessons[0]];
        if (t->day[o] < 0)
            continue; /* of a series */
        n += lesson_in_block(season, t, o, broken) + is_apart;
        broken[ORKI_RULE_BLOCK_ONE_DAY] += is_apart;
        if (t->start_min[o] < first)
            first = t->start_min[o];
    }
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_other = pin->block == block && pin->start_min >= 0 && pin->start_min != first;
        n += is_other;
        broken[ORKI_RULE_PIN] += is_other;
    }
    return n == 0;
}

static int64_t blocks_together(const ork_season *season, const ork_timetable *t, int a, int b,
                               int64_t *broken)
{
    const orki_block *first = &season->blocks[a], *second = &season->blocks[b];
    int day_a = t->day[first->lessons[0]], day_b = t->day[second->lessons[0]];
    bool is_together = first->team == second->team || first->day == second->day;
    bool is_half = is_together && (day_a < 0) != (day_b < 0);
    bool is_apart = first->day == second->day && day_a >= 0 && day_b >= 0 && day_a != day_b;
    broken[ORKI_RULE_BLOCK_WHOLE] += is_half;
    broken[ORKI_RULE_BLOCK_ONE_DAY] += is_apart;
    return is_half + is_apart;
}

static bool share_group(const ork_season *season, int a, int b)
{
    const orki_orchestra *first = &season->orchestras[a], *second = &season->orchestras[b];
    for (int i = 0; i < first->n_groups; i++) {
        for (int j = 0; j < second->n_groups; j++) {
            if (first->groups[i] == second->groups[j])
                return true;
        }
    }
    return false;
}

static bool group_is_late(const ork_season *season, const ork_timetable *t, int a, int b)
{
    int way =
        orki_travel_of_pupils(season, season->orchestras[a].school, season->orchestras[b].school);
    return t->start_min[a] <= t->start_min[b] && t->start_min[b] < brute_end(season, t, a) + way;
}

static bool uses_set(const ork_season *season, const orki_shared_set *set, int orchestra)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    bool is_of_set = false;
    for (int i = 0; i < set->n_schools; i++)
        is_of_set |= set->schools[i] == o->school;
    for (int i = 0; is_of_set && i < o->n_sections; i++) {
        const orki_role *role = &season->roles[season->sections[o->first_section + i].role];
        for (int k = 0; k < role->n_skills; k++) {
            if (role->skills[k] == set->skill)
                return true;
        }
    }
    return false;
}

static int64_t lessons_together(const ork_season *season, const ork_timetable *t, int a, int b,
                                int64_t *broken)
{
    if (t->day[a] < 0 || t->day[a] != t->day[b])
        return 0;
    int64_t n = share_group(season, a, b) &&
                (group_is_late(season, t, a, b) || group_is_late(season, t, b, a));
    broken[ORKI_RULE_GROUP_ONCE] += n;
    int address_a = season->schools[season->orchestras[a].school].address;
    int address_b = season->schools[season->orchestras[b].school].address;
    for (int i = 0; i < season->n_shared_sets && address_a != address_b; i++) {
        const orki_shared_set *set = &season->shared_sets[i];
        bool is_twice = uses_set(season, set, a) && uses_set(season, set, b);
        n += is_twice;
        broken[ORKI_RULE_SHARED_SET] += is_twice;
    }
    return n;
}

/* Pupils at the school of lesson `o` who hold this instrument at the moment when `o` begins. */
static int pupils_at(const ork_season *season, const ork_timetable *t, const bool *known, int o,
                     int skill)
{
    int pupils = 0;
    for (int i = 0; i < season->n_sections; i++) {
        const orki_section *section = &season->sections[i];
        int other = section->orchestra;
        bool is_on = known[season->orchestras[other].block] && t->day[other] == t->day[o] &&
                     t->start_min[other] <= t->start_min[o] &&
                     t->start_min[o] < brute_end(season, t, other);
        bool is_skill = strcmp(season->roles[section->role].id, season->skills[skill].id) == 0;
        if (is_on && is_skill && season->orchestras[other].school == season->orchestras[o].school)
            pupils += section->pupils;
    }
    return pupils;
}

static int64_t stock_fits(const ork_season *season, const ork_timetable *t, const bool *known,
                          int o, int64_t *broken)
{
    int64_t n = 0;
    for (int skill = 0; skill < season->n_skills; skill++) {
        int stock = season->schools[season->orchestras[o].school].stock[skill];
        for (int d = 0; d < season->n_depots; d++) { /* beside what it keeps */
            int pieces = season->depots[d].stock[skill], kept = 0;
            while (pieces > 0 && kept * 100 < season->depots[d].reserve * pieces)
                kept++;
            stock += stock >= 0 && pieces > 0 ? pieces - kept : 0;
        }
        n += stock >= 0 && pupils_at(season, t, known, o, skill) > stock;
    }
    broken[ORKI_RULE_STOCK] += n;
    return n;
}

bool brute_week_fits(const ork_season *season, const ork_timetable *t, const bool *known_block,
                     int64_t *broken)
{
    int64_t n = 0;
    for (int a = 0; a < season->n_blocks; a++) {
        for (int b = a + 1; b < season->n_blocks; b++) {
            if (known_block[a] && known_block[b])
                n += blocks_together(season, t, a, b, broken);
        }
    }
    for (int a = 0; a < season->n_orchestras; a++) {
        if (!known_block[season->orchestras[a].block] || t->day[a] < 0)
            continue;
        n += stock_fits(season, t, known_block, a, broken);
        for (int b = a + 1; b < season->n_orchestras; b++) {
            if (known_block[season->orchestras[b].block])
                n += lessons_together(season, t, a, b, broken);
        }
    }
    return n == 0;
}

static int youngest_of(const ork_season *season, int orchestra)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    int year = season->groups[o->groups[0]].year;
    for (int i = 1; i < o->n_groups; i++) {
        if (season->groups[o->groups[i]].year < year)
            year = season->groups[o->groups[i]].year;
    }
    return year;
}

/* Of lessons that are placed together. */
static int64_t wish_costs(const ork_season *season, const ork_timetable *t, int n_lessons,
                          const int *lessons, int64_t *points)
{
    const orki_school *school = &season->schools[season->orchestras[lessons[0]].school];
    const orki_span *wish = &school->times_preferred;
    bool is_late = false;
    int64_t n =
        school->days_preferred != 0 && (school->days_preferred >> t->day[lessons[0]] & 1) == 0;
    for (int i = 0; i < n_lessons; i++) {
        int o = lessons[i];
        if (season->programmes[season->orchestras[o].programme].is_after_school)
            return 0;
        is_late |= t->start_min[o] < wish->from || brute_end(season, t, o) > wish->to;
    }
    n += wish->from != wish->to && is_late;
    int64_t cost = n * ((season->weights[ORKI_RULE_SCHOOL_WISH] + 50) / 100);
    points[ORKI_RULE_SCHOOL_WISH] += cost;
    return cost;
}

int64_t brute_block_costs(const ork_season *season, const ork_timetable *t, int block,
                          int64_t *points)
{
    const orki_block *b = &season->blocks[block];
    int64_t wishes = 0;
    for (int i = 0; b->series >= 0 && i < b->n_lessons; i++)
        wishes += t->day[b->lessons[i]] < 0 ? 0 : wish_costs(season, t, 1, &b->lessons[i], points);
    if (b->series >= 0)
        return wishes;
    int first = b->lessons[0], youngest = youngest_of(season, first);
    for (int i = 1; i < b->n_lessons; i++) {
        int o = b->lessons[i];
        if (t->start_min[o] < t->start_min[first])
            first = o;
        if (youngest_of(season, o) < youngest)
            youngest = youngest_of(season, o);
    }
    int64_t cost = youngest_of(season, first) > youngest
                       ? (season->weights[ORKI_RULE_YOUNGEST_FIRST] + 50) / 100
                       : 0;
    points[ORKI_RULE_YOUNGEST_FIRST] += cost;
    return cost + wish_costs(season, t, b->n_lessons, b->lessons, points);
}
