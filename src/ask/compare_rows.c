/* The rows about whole timetables and about rules. Every number is the checker's, or plainly added
 * up from its view of the timetable. */
#include "ask/comparing.h"
#include "base/message.h"

#include <string.h>

int orki_comparing_add(orki_comparing *c, const ork_row *row)
{
    size_t n = (size_t)c->out.n_rows + 1;
    ork_cell *cells = orki_comparing_keep(c, (size_t)c->n, sizeof *cells);
    if (cells == NULL || orki_array_reserve(&c->rows, &c->row_capacity, n, sizeof *c->rows) != 0 ||
        orki_array_reserve(&c->cells, &c->cell_capacity, n, sizeof *c->cells) != 0) {
        c->status = ORK_ERR_MEMORY;
        return -1;
    }
    ork_row *added = &c->rows[c->out.n_rows];
    *added = *row;
    added->id = row->id == NULL ? "" : row->id;
    added->who = row->who == NULL ? "" : row->who;
    added->cells = c->cells[c->out.n_rows] = cells;
    c->out.rows = c->rows;
    return c->out.n_rows++;
}

void orki_comparing_set(orki_comparing *c, int row, int column, int64_t value)
{
    c->cells[row][column].is_known = 1;
    c->cells[row][column].value = value;
}

int orki_comparing_add_facts(orki_comparing *c, const ork_row *pattern, int n,
                             orki_comparing_who who)
{
    int first = c->out.n_rows;
    for (int k = 0; k < n; k++) {
        ork_row row = pattern[k];
        row.part = who.part;
        row.basis = ORK_BASIS_FACT;
        row.name = _(row.name);
        row.id = who.id;
        row.who = who.name;
        if (orki_comparing_add(c, &row) < 0)
            return -1;
    }
    return first;
}

void orki_comparing_set_all(orki_comparing *c, int first, int column, const int64_t *values, int n)
{
    for (int k = 0; k < n; k++)
        orki_comparing_set(c, first + k, column, values[k]);
}

/* What a timetable is in all. */
typedef struct sums {
    int64_t teaching, travel, idle, call_out, days, teachers, kept;
} sums;

static sums sum_up(const orki_view *view)
{
    const ork_season *season = view->season;
    sums all = {0};
    for (int t = 0; t < season->n_teachers; t++) {
        int64_t before = all.days;
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            all.days += orki_view_day(view, t, day).n > 0;
            all.teaching += orki_view_taught(view, t, day);
            all.travel += orki_view_travel(view, t, day);
            all.idle += orki_view_idle(view, t, day);
            all.call_out += orki_view_call_out(view, t, day);
        }
        all.teachers += all.days > before;
    }
    for (int s = 0; s < season->n_sections; s++) {
        const orki_section *section = &season->sections[s];
        all.kept += section->last_teacher >= 0 && orki_view_is_placed(view, section->orchestra) &&
                    view->timetable->teacher[s] == section->last_teacher;
    }
    return all;
}

static int64_t amount_of(const ork_verdict *v, const char *rule, bool is_points)
{
    for (int i = 0; i < v->n_terms; i++) {
        if (strcmp(v->terms[i].rule, rule) == 0)
            return is_points ? v->terms[i].points : v->terms[i].amount;
    }
    return 0;
}

/* Tenths of a minute for each hour of teaching, rounded. */
static int64_t for_an_hour(const sums *all)
{
    int64_t lost = all->travel + all->idle + all->call_out;
    return all->teaching == 0 ? 0 : (lost * 600 + all->teaching / 2) / all->teaching;
}

typedef int64_t (*figure)(const orki_comparing *c, int column, const sums *all);

static int64_t cost(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->sides[i].verdict->cost;
}
static int64_t cost_by_first(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->sides[i].by_first->cost;
}
static int64_t bound(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->columns[i].bound;
}
static int64_t breaches(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->sides[i].verdict->n_breaches;
}
static int64_t lessons(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->sides[i].verdict->n_lessons;
}
static int64_t unplaced(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->sides[i].verdict->n_lessons - c->sides[i].verdict->n_lessons_placed;
}
static int64_t sections(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->sides[i].verdict->n_sections;
}
static int64_t unstaffed(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return c->sides[i].verdict->n_sections - c->sides[i].verdict->n_sections_staffed;
}
static int64_t teachers(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return all->teachers;
}
static int64_t days(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return all->days;
}
static int64_t teaching(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return all->teaching;
}
static int64_t travel(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return all->travel;
}
static int64_t idle(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return all->idle;
}
static int64_t call_out(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return all->call_out;
}
static int64_t lost_an_hour(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return for_an_hour(all);
}
static int64_t worst_load(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return amount_of(c->sides[i].verdict, "fairness", false);
}
static int64_t beside_wish(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return amount_of(c->sides[i].verdict, "wished-hours", false);
}
static int64_t kept(const orki_comparing *c, int i, const sums *all)
{
    (void)c, (void)i;
    return all->kept;
}
static int64_t replaced(const orki_comparing *c, int i, const sums *all)
{
    (void)all;
    return amount_of(c->sides[i].verdict, "continuity", false);
}

/* In the order in which they are shown. */
static const struct {
    ork_row row;
    figure count;
} figures[] = {
    {{.key = "cost",
      .name = N_("Cost in points"),
      .unit = ORK_UNIT_POINTS,
      .basis = ORK_BASIS_COST,
      .direction = -1,
      .is_total = 1},
     cost},
    {{.key = "cost_by_first",
      .name = N_("Cost, the first one's weights"),
      .unit = ORK_UNIT_POINTS,
      .basis = ORK_BASIS_COST,
      .direction = -1,
      .is_total = 1},
     cost_by_first},
    {{.key = "bound",
      .name = N_("Proven: costs at least"),
      .unit = ORK_UNIT_POINTS,
      .basis = ORK_BASIS_FACT},
     bound},
    {{.key = "breaches", .name = N_("Broken rules"), .basis = ORK_BASIS_FACT, .direction = -1},
     breaches},
    {{.key = "lessons", .name = N_("Lessons a week"), .basis = ORK_BASIS_FACT}, lessons},
    {{.key = "unplaced",
      .name = N_("Lessons without a place"),
      .basis = ORK_BASIS_FACT,
      .direction = -1},
     unplaced},
    {{.key = "sections", .name = N_("Sections a week"), .basis = ORK_BASIS_FACT}, sections},
    {{.key = "unstaffed",
      .name = N_("Sections without a teacher"),
      .basis = ORK_BASIS_FACT,
      .direction = -1},
     unstaffed},
    {{.key = "teachers", .name = N_("Teachers with lessons"), .basis = ORK_BASIS_FACT}, teachers},
    {{.key = "days",
      .name = N_("Working days of all teachers"),
      .basis = ORK_BASIS_FACT,
      .direction = -1,
      .is_total = 1},
     days},
    {{.key = "teaching_min",
      .name = N_("Teaching"),
      .unit = ORK_UNIT_MINUTES,
      .basis = ORK_BASIS_FACT},
     teaching},
    {{.key = "travel_min",
      .name = N_("Travel"),
      .unit = ORK_UNIT_MINUTES,
      .basis = ORK_BASIS_POINTS,
      .direction = -1,
      .is_total = 1},
     travel},
    {{.key = "idle_min",
      .name = N_("Free between lessons"),
      .unit = ORK_UNIT_MINUTES,
      .basis = ORK_BASIS_POINTS,
      .direction = -1,
      .is_total = 1},
     idle},
    {{.key = "call_out_min",
      .name = N_("Added by the minimum call-out"),
      .unit = ORK_UNIT_MINUTES,
      .basis = ORK_BASIS_POINTS,
      .direction = -1,
      .is_total = 1},
     call_out},
    {{.key = "lost_an_hour",
      .name = N_("Time lost an hour of teaching"),
      .unit = ORK_UNIT_TENTH_MINUTES,
      .basis = ORK_BASIS_FACT,
      .direction = -1},
     lost_an_hour},
    {{.key = "worst_load_min",
      .name = N_("Travel and waiting, worst off"),
      .unit = ORK_UNIT_MINUTES,
      .basis = ORK_BASIS_POINTS,
      .direction = -1},
     worst_load},
    {{.key = "beside_wish_min",
      .name = N_("Hours beside the wishes"),
      .unit = ORK_UNIT_MINUTES,
      .basis = ORK_BASIS_POINTS,
      .direction = -1,
      .is_total = 1},
     beside_wish},
    {{.key = "kept",
      .name = N_("Kept last season's teacher"),
      .basis = ORK_BASIS_FACT,
      .direction = 1,
      .is_total = 1},
     kept},
    {{.key = "replaced",
      .name = N_("Lost last season's teacher"),
      .basis = ORK_BASIS_POINTS,
      .direction = -1,
      .is_total = 1},
     replaced},
};
enum { N_FIGURES = (int)(sizeof figures / sizeof figures[0]) };

/* The second cost only where it says something else. */
static bool is_wanted(const orki_comparing *c, int f)
{
    bool is_needed = figures[f].count != cost_by_first;
    for (int i = 0; i < c->n; i++)
        is_needed = is_needed || !c->columns[i].has_first_weights;
    return is_needed;
}

static void add_figures(orki_comparing *c)
{
    sums *all = orki_comparing_keep(c, (size_t)c->n, sizeof *all);
    for (int i = 0; all != NULL && i < c->n; i++)
        all[i] = sum_up(&c->sides[i].view);
    for (int f = 0; f < N_FIGURES && c->status == ORK_OK; f++) {
        ork_row row = figures[f].row;
        row.name = _(row.name);
        int added = is_wanted(c, f) ? orki_comparing_add(c, &row) : -1;
        for (int i = 0; added >= 0 && i < c->n; i++)
            orki_comparing_set(c, added, i, figures[f].count(c, i, &all[i]));
    }
}

static void add_prices(orki_comparing *c)
{
    enum { WHOLE, CHILD, OPEN, N_ROWS };
    static const ork_row rows[N_ROWS] = {
        [WHOLE] = {.key = "price",
                   .name = N_("Price a season"),
                   .unit = ORK_UNIT_CENTS,
                   .direction = -1,
                   .is_total = 1},
        [CHILD] = {.key = "price_per_child",
                   .name = N_("Price a child"),
                   .unit = ORK_UNIT_CENTS,
                   .direction = -1},
        [OPEN] = {.key = "unpriced", .name = N_("Lesson parts without a rate")}};
    int first = orki_comparing_add_facts(c, rows, N_ROWS, (orki_comparing_who){0});
    for (int i = 0; i < c->n && c->status == ORK_OK; i++) {
        const ork_prices *p = c->sides[i].prices;
        if (p == NULL)
            continue;
        orki_comparing_set(c, first + WHOLE, i, p->cents);
        if (p->n_children > 0)
            orki_comparing_set(c, first + CHILD, i, (p->cents + p->n_children / 2) / p->n_children);
        orki_comparing_set(c, first + OPEN, i, p->n_unpriced);
    }
}

/* What changes for people when the first column becomes another one. */
static void add_changes(orki_comparing *c)
{
    static const struct {
        const char *key, *name;
    } names[] = {{"moved_lessons", N_("Lessons moved")},
                 {"other_teachers", N_("Sections: another teacher")},
                 {"changed_teachers", N_("Teachers with another week")},
                 {"changed_schools", N_("Schools with another week")}};
    for (int k = 0; k < 4; k++) {
        const ork_row row = {.key = names[k].key,
                             .name = _(names[k].name),
                             .basis = ORK_BASIS_FACT,
                             .direction = -1};
        int added = orki_comparing_add(c, &row);
        for (int i = 0; added >= 0 && i < c->out.n_pairs; i++) {
            const ork_pair *p = &c->pairs[i];
            int moved = p->changes.n[ORK_CHANGE_CLASS_DAY] + p->changes.n[ORK_CHANGE_CLASS_TIME];
            int values[] = {moved, p->changes.n[ORK_CHANGE_SECTION_TEACHER], p->n_teachers,
                            p->n_schools};
            if (p->from == 0 && (k > 1 || p->is_counted))
                orki_comparing_set(c, added, p->to, values[k]);
        }
    }
}

static void add_rules(orki_comparing *c, bool is_points)
{
    const ork_verdict *first = c->sides[0].verdict;
    for (int r = 0; r < first->n_terms; r++) {
        const char *rule = first->terms[r].rule;
        const ork_row row = {.part = is_points ? ORK_PART_POINTS : ORK_PART_AMOUNTS,
                             .key = rule,
                             .name = rule,
                             .unit = is_points ? ORK_UNIT_POINTS : ORK_UNIT_COUNT,
                             .basis = ORK_BASIS_POINTS,
                             .direction = -1,
                             .is_total = strcmp(rule, "fairness") != 0};
        int added = orki_comparing_add(c, &row);
        for (int i = 0; added >= 0 && i < c->n; i++)
            orki_comparing_set(c, added, i, amount_of(c->sides[i].verdict, rule, is_points));
    }
}

void orki_comparing_rows(orki_comparing *c)
{
    add_figures(c);
    add_prices(c);
    orki_comparing_instruments(c);
    add_changes(c);
    add_rules(c, true);
    add_rules(c, false);
}
