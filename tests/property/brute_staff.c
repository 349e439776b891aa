/* Teachers at the least cost for lessons whose times are known.
 * Every teacher's every possible week (a role or none in each team) is listed and judged; then all
 * ways to give each teacher one week, no role twice, are tried. A branch is left when its cost and
 * the cheapest weeks of the teachers to come, even if they clash, are not below the best. */
#include "brute_rules.h"

#include <string.h>

enum { MAX_SLOTS = 20, MAX_WEEKS = 1024, MAX_TEACHERS = 8 };

/* A role of a team: all its sections get one teacher or none. */
typedef struct slot {
    int team, role;
    int n_sections;
    int sections[BRUTE_MAX_LESSONS];
    int64_t unstaffed; /* what it costs without a teacher */
} slot;

/* One teacher's possible week: the slots she takes, and what it costs more than leaving them. */
typedef struct week {
    uint32_t slots;
    int64_t cost;
    int burden; /* travel and idle minutes */
} week;

typedef struct staff_search {
    const ork_season *season;
    ork_timetable *t;
    brute_counts *counts;
    int n_slots;
    slot slots[MAX_SLOTS];
    int n_teachers;
    int teachers[MAX_TEACHERS]; /* captains first */
    int n_captains;
    int n_weeks[MAX_TEACHERS]; /* by position in teachers[] */
    week weeks[MAX_TEACHERS][MAX_WEEKS];
    int64_t cheapest[MAX_TEACHERS + 1]; /* the least cost of this teacher and those after her */
    uint32_t chosen[MAX_TEACHERS], best_chosen[MAX_TEACHERS];
    int64_t best;
} staff_search;

static int team_of(const ork_season *season, int section)
{
    return season->blocks[season->orchestras[season->sections[section].orchestra].block].team;
}

static void list_slots(staff_search *search)
{
    const ork_season *season = search->season;
    for (int i = 0; i < season->n_sections; i++) {
        int team = team_of(season, i), role = season->sections[i].role, at = 0;
        if (search->t->day[season->sections[i].orchestra] < 0)
            continue;
        while (at < search->n_slots &&
               (search->slots[at].team != team || search->slots[at].role != role))
            at++;
        slot *s = &search->slots[at];
        if (at == search->n_slots) {
            search->n_slots++;
            s->team = team;
            s->role = role;
        }
        s->sections[s->n_sections++] = i;
        s->unstaffed += (season->weights[ORKI_RULE_UNSTAFFED] + 50) / 100 +
                        brute_change_of_teacher(season, i, -1);
    }
}

static void write_slots(staff_search *search, uint32_t slots, int teacher)
{
    for (int i = 0; i < search->n_slots; i++) {
        for (int k = 0; (slots >> i & 1) != 0 && k < search->slots[i].n_sections; k++)
            search->t->teacher[search->slots[i].sections[k]] = teacher;
    }
}

static int64_t slot_costs(const staff_search *search, const slot *s, int teacher)
{
    int64_t cost = -s->unstaffed, points[ORKI_N_RULES] = {0};
    for (int k = 0; k < s->n_sections; k++)
        cost += brute_staffing_costs(search->season, s->sections[k], teacher, points) +
                brute_change_of_teacher(search->season, s->sections[k], teacher);
    return cost;
}

/* Judge the week in which the teacher at this position takes these slots, and keep it if legal. */
static void add_week(staff_search *search, int position, uint32_t slots)
{
    int teacher = search->teachers[position];
    int64_t points[ORKI_N_RULES] = {0};
    week w = {slots, 0, 0};
    write_slots(search, slots, teacher);
    brute_begin(search->counts);
    bool fits = brute_teacher_week_fits(search->season, search->t, teacher, search->counts->broken);
    if (brute_allows(search->counts, fits) && search->n_weeks[position] < MAX_WEEKS) {
        w.cost = brute_teacher_week_costs(search->season, search->t, teacher, points, &w.burden) +
                 brute_change_of_week(search->season, search->t, teacher);
        for (int i = 0; i < search->n_slots; i++) {
            if ((slots >> i & 1) != 0)
                w.cost += slot_costs(search, &search->slots[i], teacher);
        }
        search->weeks[position][search->n_weeks[position]++] = w;
    }
    write_slots(search, slots, -1);
}

static void list_weeks(staff_search *search, int position, int next, uint32_t slots)
{
    if (next == search->n_slots) {
        add_week(search, position, slots);
        return;
    }
    list_weeks(search, position, next + 1, slots);
    const slot *s = &search->slots[next];
    for (int i = 0; i < next; i++) {
        if ((slots >> i & 1) != 0 && search->slots[i].team == s->team) {
            search->counts->broken[ORKI_RULE_BLOCK_ONE_TEAM]++;
            if (search->counts->waived == ORKI_RULE_BLOCK_ONE_TEAM)
                continue;
            return; /* no two roles in one team */
        }
    }
    for (int k = 0; k < s->n_sections; k++) {
        brute_begin(search->counts);
        bool fits = brute_teacher_fits(search->season, search->t, s->sections[k],
                                       search->teachers[position], search->counts->broken);
        if (!brute_allows(search->counts, fits))
            return;
    }
    list_weeks(search, position, next + 1, slots | UINT32_C(1) << next);
}

static bool block_has(const staff_search *search, int block, uint32_t slots)
{
    for (int i = 0; i < search->n_slots; i++) {
        const slot *s = &search->slots[i];
        for (int k = 0; (slots >> i & 1) != 0 && k < s->n_sections; k++) {
            int o = search->season->sections[s->sections[k]].orchestra;
            if (search->season->orchestras[o].block == block)
                return true;
        }
    }
    return false;
}

/* Every placed block that needs a captain has one among those who hold these slots. */
static bool captains_suffice(const staff_search *search, uint32_t slots)
{
    const ork_season *season = search->season;
    for (int b = 0; b < season->n_blocks; b++) {
        const orki_block *block = &season->blocks[b];
        if (block->needs_captain && search->t->day[block->lessons[0]] >= 0 &&
            !block_has(search, b, slots)) {
            search->counts->broken[ORKI_RULE_CAPTAIN]++;
            return search->counts->waived == ORKI_RULE_CAPTAIN;
        }
    }
    return true;
}

static int64_t fairness_of(const ork_season *season, int burden)
{
    return (burden * season->weights[ORKI_RULE_FAIRNESS] + 50) / 100;
}

static void choose(staff_search *search, int position, uint32_t taken, int64_t cost, int burden)
{
    if (position == search->n_captains && !captains_suffice(search, taken))
        return;
    if (cost + search->cheapest[position] + fairness_of(search->season, burden) >= search->best)
        return;
    if (position == search->n_teachers) {
        search->best = cost + fairness_of(search->season, burden);
        memcpy(search->best_chosen, search->chosen, sizeof search->chosen);
        return;
    }
    for (int i = 0; i < search->n_weeks[position]; i++) {
        const week *w = &search->weeks[position][i];
        if ((w->slots & taken) != 0)
            continue;
        search->chosen[position] = w->slots;
        choose(search, position + 1, taken | w->slots, cost + w->cost,
               w->burden > burden ? w->burden : burden);
    }
}

static void order_teachers(staff_search *search)
{
    for (int is_captain = 1; is_captain >= 0; is_captain--) {
        for (int t = 0; t < search->season->n_teachers; t++) {
            if (search->season->teachers[t].is_captain == (is_captain == 1))
                search->teachers[search->n_teachers++] = t;
        }
        if (is_captain == 1)
            search->n_captains = search->n_teachers;
    }
}

int64_t brute_staff(const ork_season *season, ork_timetable *t, int64_t below, brute_counts *counts)
{
    static _Thread_local staff_search search; /* too large for the stack */
    search = (staff_search){.season = season, .t = t, .counts = counts, .best = below};
    for (int i = 0; i < season->n_sections; i++)
        t->teacher[i] = -1;
    order_teachers(&search);
    list_slots(&search);
    int64_t start = 0;
    for (int i = 0; i < search.n_slots; i++)
        start += search.slots[i].unstaffed;
    for (int i = search.n_teachers - 1; i >= 0; i--) {
        list_weeks(&search, i, 0, 0);
        int64_t least = search.weeks[i][0].cost;
        for (int k = 1; k < search.n_weeks[i]; k++)
            least = search.weeks[i][k].cost < least ? search.weeks[i][k].cost : least;
        search.cheapest[i] = search.cheapest[i + 1] + least;
    }
    choose(&search, 0, 0, start, 0);
    if (search.best == below)
        return -1;
    for (int i = 0; i < search.n_teachers; i++)
        write_slots(&search, search.best_chosen[i], search.teachers[i]);
    return search.best;
}
