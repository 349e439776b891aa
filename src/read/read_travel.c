/* Travel modes, and the tables of travel minutes.
 *
 *   minutes = ceil(d * detour / speed * 60 + fixed)      d = great-circle distance in km
 * (haversine, R = 6371.0088 km), speed in km/h
 *
 * A pair from a CSV file replaces the formula. 0 within one address. Where neither coordinates nor
 * a pair give an answer and somebody may travel there, that is an error. */
#include "read/build.h"
#include "read/pairs.h"

typedef struct built_in_mode {
    const char *id;
    double speed_kmh, detour;
    int fixed_min;
} built_in_mode;

static const built_in_mode built_ins[] = {
    {"bike", 14, 1.3, 5},
    {"car", 30, 1.3, 5},
    {"transit", 20, 1.3, 12},
    {"walk", 5, 1.3, 0},
};

enum { N_BUILT_INS = sizeof built_ins / sizeof built_ins[0] };

static void read_mode(orki_build *b, orki_node *node, orki_mode *mode)
{
    const orki_node *speed = orki_tree_get(node, "speed"), *detour = orki_tree_get(node, "detour");
    mode->name = orki_text_of(b, node, "name", mode->id);
    mode->speed_kmh = speed == NULL ? 1 : speed->number;
    mode->detour = detour == NULL ? 1.3 : detour->number;
    mode->fixed_min = orki_tree_value(node, "fixed", 0);
}

void orki_build_modes(orki_build *b)
{
    const orki_node *map = orki_tree_get(orki_tree_get(b->root, "travel"), "modes");
    ork_season *s = b->s;
    s->modes = orki_keep(b->r, N_BUILT_INS + (map == NULL ? 0 : map->n), sizeof *s->modes);
    if (s->modes == NULL)
        return;
    for (int i = 0; i < N_BUILT_INS; i++) {
        const built_in_mode *m = &built_ins[i];
        s->modes[s->n_modes] = (orki_mode){m->id, m->id, m->speed_kmh, m->detour, m->fixed_min};
        orki_names_add(b->r, &b->modes, m->id, s->n_modes++);
    }
    for (orki_node *v = orki_tree_first(map); v != NULL; v = orki_tree_next(v)) {
        int index = orki_names_find(&b->modes, v->key->text);
        const char *id = orki_keep_text(b->r, v->key->text);
        if (id == NULL)
            return;
        if (index < 0) {
            index = s->n_modes++;
            orki_names_add(b->r, &b->modes, id, index);
        }
        s->modes[index].id = id;
        read_mode(b, v, &s->modes[index]);
    }
}

/* ---- tables ---- */

static int between(const ork_season *s, const orki_mode *mode, int from, int to)
{
    const orki_school *a = &s->schools[from], *b = &s->schools[to];
    if (a->address == b->address)
        return 0;
    if (!a->has_at || !b->has_at)
        return -1;
    return orki_travel_minutes(mode, orki_distance_km(a->lat, a->lon, b->lat, b->lon));
}

/* Metres of the way, where the straight line is known. */
static int metres_between(const ork_season *s, const orki_mode *mode, int from, int to)
{
    const orki_school *a = &s->schools[from], *b = &s->schools[to];
    if (a->address == b->address)
        return 0;
    if (!a->has_at || !b->has_at)
        return -1;
    return orki_way_metres(mode, orki_distance_km(a->lat, a->lon, b->lat, b->lon));
}

/* One mode's tables; -1 where nothing is known. */
static void fill_schools(const ork_season *s, const orki_mode *mode, int *minutes, int *metres)
{
    for (int i = 0; i < s->n_schools; i++) {
        for (int k = 0; k < s->n_schools; k++) {
            minutes[i * s->n_schools + k] = between(s, mode, i, k);
            if (metres != NULL)
                metres[i * s->n_schools + k] = metres_between(s, mode, i, k);
        }
    }
}

/* A teacher without a home has no way there: 0 minutes, and no kilometres that could be paid. */
static void fill_homes(const ork_season *s)
{
    for (int t = 0; t < s->n_teachers; t++) {
        const orki_teacher *teacher = &s->teachers[t];
        const orki_mode *mode = &s->modes[teacher->mode];
        for (int i = 0; i < s->n_schools; i++) {
            const orki_school *k = &s->schools[i];
            size_t cell = ((size_t)t * (size_t)s->n_schools + (size_t)i) * 2;
            int minutes = teacher->has_home ? -1 : 0, metres = -1;
            if (teacher->has_home && k->has_at) {
                double km = orki_distance_km(teacher->lat, teacher->lon, k->lat, k->lon);
                minutes = orki_travel_minutes(mode, km);
                metres = orki_way_metres(mode, km);
            }
            s->home_travel[cell] = s->home_travel[cell + 1] = minutes;
            s->home_metres[cell] = s->home_metres[cell + 1] = metres;
        }
    }
}

orki_mode orki_mode_of_pupils(orki_build *b)
{
    orki_node *node = orki_tree_get(orki_tree_get(b->root, "travel"), "pupils");
    orki_mode mode = {"pupils", "pupils", 4, 1.3, 0};
    if (node != NULL)
        read_mode(b, node, &mode);
    return mode;
}

static void fault_unknown(orki_build *b, orki_place place, const char *from, const char *to,
                          const char *mode)
{
    orki_hint(b->r, "%s",
              _("give the schools their coordinates (at), or the pair in travel: pairs"));
    orki_fault_at(b->r, OR_NO_PLACE, place, 1,
                  _("the travel time from \"%s\" to \"%s\" by %s is not known"), from, to, mode);
}

/* One fault for each school from which some way is not known. */
static void check_schools(orki_build *b, const bool *is_used)
{
    const ork_season *s = b->s;
    for (int i = 0; i < s->n_schools; i++) {
        bool is_told = s->schools[i].has_at; /* told at the school that lacks its place */
        for (int m = 0; m < s->n_modes && !is_told; m++) {
            for (int k = 0; is_used[m] && k < s->n_schools && !is_told; k++) {
                is_told =
                    orki_travel_between(s, m, i, k) < 0 || orki_travel_between(s, m, k, i) < 0;
                if (is_told)
                    fault_unknown(b, s->schools[i].place, s->schools[i].id, s->schools[k].id,
                                  s->modes[m].id);
            }
        }
    }
}

static void check_homes(orki_build *b)
{
    const ork_season *s = b->s;
    for (int i = 0; i < s->n_schools; i++) {
        bool is_told = false;
        for (int t = 0; t < s->n_teachers && !is_told; t++) {
            is_told = orki_travel_from_home(s, t, i) < 0 || orki_travel_to_home(s, t, i) < 0;
            if (is_told)
                fault_unknown(b, s->schools[i].place, s->teachers[t].id, s->schools[i].id,
                              s->modes[s->teachers[t].mode].id);
        }
    }
}

static void check_pupils(orki_build *b)
{
    const ork_season *s = b->s;
    for (int o = 0; o < s->n_orchestras; o++) {
        const orki_orchestra *orchestra = &s->orchestras[o];
        for (int g = 0; g < orchestra->n_groups; g++) {
            int from = s->groups[orchestra->groups[g]].school;
            if (orki_travel_of_pupils(s, from, orchestra->school) < 0) {
                fault_unknown(b, orchestra->place, s->schools[from].id,
                              s->schools[orchestra->school].id, _("pupils"));
                break;
            }
        }
    }
}

/* What nobody needs and nobody knows is 0. */
static void clear_unknown(ork_season *s)
{
    size_t n = (size_t)s->n_schools;
    for (size_t i = 0; i < (size_t)s->n_modes * n * n; i++)
        s->school_travel[i] = s->school_travel[i] < 0 ? 0 : s->school_travel[i];
    for (size_t i = 0; i < n * n; i++)
        s->pupil_travel[i] = s->pupil_travel[i] < 0 ? 0 : s->pupil_travel[i];
}

void orki_build_travel(orki_build *b)
{
    ork_season *s = b->s;
    size_t n = (size_t)s->n_schools, n_modes = (size_t)s->n_modes;
    bool *is_used = orki_scratch(b->r, n_modes, sizeof *is_used);
    s->school_travel = orki_keep(b->r, n_modes * n * n, sizeof(int));
    s->home_travel = orki_keep(b->r, (size_t)s->n_teachers * n * 2, sizeof(int));
    s->pupil_travel = orki_keep(b->r, n * n, sizeof(int));
    s->school_metres = orki_keep(b->r, n_modes * n * n, sizeof(int));
    s->home_metres = orki_keep(b->r, (size_t)s->n_teachers * n * 2, sizeof(int));
    if (b->r->status != ORK_OK)
        return;
    orki_mode pupils = orki_mode_of_pupils(b);
    for (size_t m = 0; m < n_modes; m++)
        fill_schools(s, &s->modes[m], s->school_travel + m * n * n, s->school_metres + m * n * n);
    fill_schools(s, &pupils, s->pupil_travel, NULL);
    fill_homes(s);
    size_t n_errors = b->r->n_errors;
    orki_read_pairs(b, orki_tree_get(orki_tree_get(b->root, "travel"), "pairs"),
                    (orki_travel_tables){s->school_travel, s->home_travel, s->school_metres,
                                         s->home_metres, s->pupil_travel});
    for (int t = 0; t < s->n_teachers; t++)
        is_used[s->teachers[t].mode] = true;
    if (b->r->n_errors > n_errors) {
        orki_find_period_pairs(b);
        return;
    }
    check_schools(b, is_used);
    check_homes(b);
    check_pupils(b);
    clear_unknown(s);
    orki_build_travel_periods(b);
}
