/* Profiles of people who could be hired, when the planner names none: today's team by the skills
 * that they have as first choice. A profile has the ordinary week of those who share them: the
 * weekdays on which at least half of them can be there, from the median begin to the median end;
 * the median of their hours and days, of their homes, call-out and rate; what most of them travel
 * by; captain when at least half are. Two of each can be hired. */
#include "ask/growing.h"

#include "check/judge.h"

#include <stdlib.h>
#include <string.h>

enum { OF_EACH = 2, MOST_ALIKE = 200 };

/* Teachers who share their first choices. */
typedef struct kin {
    const ork_season *s;
    int n;
    int at[MOST_ALIKE];
} kin;

typedef double (*measure)(const orki_teacher *t, int what);

static int compare_numbers(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The lower median of what they have; -1 when nobody has it (a measure below 0). */
static double median(const kin *k, measure of, int what)
{
    double values[MOST_ALIKE];
    int n = 0;
    for (int i = 0; i < k->n; i++) {
        double v = of(&k->s->teachers[k->at[i]], what);
        if (v >= 0)
            values[n++] = v;
    }
    qsort(values, (size_t)n, sizeof *values, compare_numbers);
    return n == 0 ? -1 : values[(n - 1) / 2];
}

static double begin_of(const orki_teacher *t, int day)
{
    return t->available[day].n == 0 ? -1 : t->available[day].at[0].from;
}

static double end_of(const orki_teacher *t, int day)
{
    return t->available[day].n == 0 ? -1 : t->available[day].at[t->available[day].n - 1].to;
}

static double week_of(const orki_teacher *t, int what)
{
    (void)what;
    return t->max_week_min == ORKI_NO_LIMIT ? -1 : t->max_week_min;
}

static double days_of(const orki_teacher *t, int what)
{
    (void)what;
    return t->max_days == ORKI_NO_LIMIT ? -1 : t->max_days;
}

static double call_out_of(const orki_teacher *t, int what)
{
    (void)what;
    return t->contract[0] == '\0' ? -1 : t->call_out_min;
}

static double rate_of(const orki_teacher *t, int what)
{
    (void)what;
    return (double)t->rate_cents;
}

static double home_of(const orki_teacher *t, int what)
{
    return !t->has_home ? -1 : what == 0 ? t->lat + 90 : t->lon + 180;
}

static double mode_is(const orki_teacher *t, int mode)
{
    return t->mode == mode ? 1 : -1;
}

static double is_captain(const orki_teacher *t, int what)
{
    (void)what;
    return t->is_captain ? 1 : -1;
}

static double is_free(const orki_teacher *t, int what)
{
    (void)what;
    return strcmp(t->contract, "freelance") == 0 ? 1 : -1;
}

static int count(const kin *k, measure of, int what)
{
    int n = 0;
    for (int i = 0; i < k->n; i++)
        n += of(&k->s->teachers[k->at[i]], what) >= 0;
    return n;
}

static void put(orki_planning *p, orki_node *map, const char *key, const char *text)
{
    orki_node *name = orki_sweep_text(p, key);
    orki_node *value = text == NULL ? NULL : orki_sweep_text(p, text);
    if (name != NULL && value != NULL)
        orki_tree_append(map, name, value);
    else
        orki_fail(&p->r, ORK_ERR_MEMORY);
}

static orki_node *put_new(orki_planning *p, orki_node *map, const char *key, orki_node_kind kind)
{
    put(p, map, key, "");
    if (p->r.status != ORK_OK)
        return map;
    map->last->kind = kind;
    return map->last;
}

static void put_skills(orki_planning *p, const kin *k, orki_node *map)
{
    const ork_season *s = k->s;
    orki_node *skills = put_new(p, map, "skills", ORKI_MAP);
    for (int skill = 0; skill < s->n_skills; skill++) {
        int n = 0;
        for (int i = 0; i < k->n; i++)
            n += s->teachers[k->at[i]].levels[skill] == ORKI_SECOND_CHOICE;
        bool is_first = s->teachers[k->at[0]].levels[skill] == ORKI_FIRST_CHOICE;
        if (is_first || 2 * n >= k->n)
            put(p, skills, s->skills[skill].id, is_first ? "first" : "second");
    }
}

static void put_days(orki_planning *p, const kin *k, orki_node *map)
{
    orki_node *available = put_new(p, map, "available", ORKI_MAP);
    int most = 0;
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        int n = count(k, begin_of, day);
        most = n > most ? n : most;
    }
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        int n = count(k, begin_of, day);
        if (n == 0 || (2 * n < k->n && n < most))
            continue;
        int from = (int)median(k, begin_of, day), to = (int)median(k, end_of, day);
        put(p, available, orki_day_word(day),
            orki_keep_printf(&p->r, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60));
    }
}

static void put_limits(orki_planning *p, const kin *k, orki_node *map)
{
    int week = (int)median(k, week_of, 0), days = (int)median(k, days_of, 0);
    if (week >= 0)
        put(p, put_new(p, map, "hours", ORKI_MAP), "max",
            orki_keep_printf(&p->r, "%dh%02d", week / 60, week % 60));
    if (days > 0)
        put(p, put_new(p, map, "days", ORKI_MAP), "max", orki_keep_printf(&p->r, "%d", days));
    int call_out = (int)median(k, call_out_of, 0), rate = (int)median(k, rate_of, 0);
    if (call_out < 0 && rate < 0)
        return;
    orki_node *contract = put_new(p, map, "contract", ORKI_MAP);
    put(p, contract, "kind", 2 * count(k, is_free, 0) >= k->n ? "freelance" : "employee");
    if (call_out >= 0)
        put(p, contract, "call-out",
            orki_keep_printf(&p->r, "%dh%02d", call_out / 60, call_out % 60));
    if (rate >= 0)
        put(p, contract, "rate", orki_keep_printf(&p->r, "%d.%02d", rate / 100, rate % 100));
}

static void put_home(orki_planning *p, const kin *k, orki_node *map)
{
    double lat = median(k, home_of, 0), lon = median(k, home_of, 1);
    int mode = 0;
    for (int m = 1; m < k->s->n_modes; m++)
        mode = count(k, mode_is, m) > count(k, mode_is, mode) ? m : mode;
    if (lat >= 0) {
        orki_node *home = put_new(p, map, "home", ORKI_LIST);
        for (int i = 0; i < 2; i++) {
            const char *text = orki_keep_printf(&p->r, "%.4f", i == 0 ? lat - 90 : lon - 180);
            orki_node *value = text == NULL ? NULL : orki_sweep_text(p, text);
            if (value != NULL)
                orki_tree_append(home, NULL, value);
        }
    }
    put(p, map, "travels", k->s->modes[mode].id);
}

/* "nieuw-cello", and "nieuw-cello-orientation"; not an id of the season. */
static const char *make_id(orki_planning *p, const kin *k, const char **name)
{
    const ork_season *s = k->s;
    const char *id = orki_keep_printf(&p->r, "%s", _("new")), *words = "";
    for (int skill = 0; skill < s->n_skills && id != NULL && words != NULL; skill++) {
        if (s->teachers[k->at[0]].levels[skill] != ORKI_FIRST_CHOICE)
            continue;
        id = orki_keep_printf(&p->r, "%s-%s", id, s->skills[skill].id);
        words = orki_keep_printf(&p->r, "%s%s%s", words, words[0] == '\0' ? "" : " + ",
                                 orki_judge_skill(s, skill));
    }
    *name = words == NULL ? NULL : orki_keep_printf(&p->r, _("New for %s"), words);
    for (int t = 0; t < s->n_teachers && id != NULL; t++) {
        if (strncmp(s->teachers[t].id, id, strlen(id)) == 0) {
            id = orki_keep_printf(&p->r, "%s-x", id);
            t = -1;
        }
    }
    return id;
}

static void add_profile(orki_planning *p, const kin *k, orki_node *hires)
{
    const char *name = NULL, *id = make_id(p, k, &name);
    orki_node *map = orki_sweep_text(p, "");
    if (map == NULL || id == NULL || name == NULL) {
        orki_fail(&p->r, ORK_ERR_MEMORY);
        return;
    }
    map->kind = ORKI_MAP;
    put(p, map, "id", id);
    put(p, map, "name", name);
    put(p, map, "count", orki_keep_printf(&p->r, "%d", OF_EACH));
    put_skills(p, k, map);
    if (2 * count(k, is_captain, 0) >= k->n)
        put(p, map, "captain", "yes");
    put_home(p, k, map);
    put_days(p, k, map);
    put_limits(p, k, map);
    orki_tree_append(hires, NULL, map);
}

static bool have_one_choice(const ork_season *s, int a, int b)
{
    for (int skill = 0; skill < s->n_skills; skill++) {
        bool mine = s->teachers[a].levels[skill] == ORKI_FIRST_CHOICE;
        if (mine != (s->teachers[b].levels[skill] == ORKI_FIRST_CHOICE))
            return false;
    }
    return true;
}

void orki_growth_derive(orki_planning *p, orki_node *hires)
{
    const ork_season *s = p->season;
    for (int t = 0; t < s->n_teachers && p->r.status == ORK_OK; t++) {
        kin k = {.s = s};
        for (int other = 0; other < s->n_teachers && k.n < MOST_ALIKE; other++) {
            if (orki_sweep_is_in_week(s, other) && have_one_choice(s, t, other))
                k.at[k.n++] = other;
        }
        if (k.n > 0 && k.at[0] == t && (int)hires->n * OF_EACH + OF_EACH <= ORKI_MOST_PEOPLE)
            add_profile(p, &k, hires);
    }
}
