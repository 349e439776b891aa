/* The rows of teachers and of schools: everybody who is in some of the seasons, in the order in
 * which they are met. Who is not in a season has no number there. */
#include "ask/comparing.h"
#include "base/message.h"

enum { TEACHING, BESIDE_WISH, TRAVEL, IDLE, LOAD, CALL_OUT, DAYS, N_OF_TEACHER };
enum { LESSONS, OPEN, PRICE, CHILD, N_OF_SCHOOL };

static const ork_row of_teacher[N_OF_TEACHER] = {
    [TEACHING] = {.key = "teaching_min", .name = N_("Teaching a week"), .unit = ORK_UNIT_MINUTES},
    [BESIDE_WISH] = {.key = "beside_wish_min",
                     .name = N_("Beside her wish"),
                     .unit = ORK_UNIT_MINUTES,
                     .direction = -1},
    [TRAVEL] = {.key = "travel_min",
                .name = N_("Travel"),
                .unit = ORK_UNIT_MINUTES,
                .direction = -1},
    [IDLE] = {.key = "idle_min",
              .name = N_("Free between lessons"),
              .unit = ORK_UNIT_MINUTES,
              .direction = -1},
    [LOAD] = {.key = "load_min",
              .name = N_("Travel and free time together"),
              .unit = ORK_UNIT_MINUTES,
              .direction = -1},
    [CALL_OUT] = {.key = "call_out_min",
                  .name = N_("Added by the minimum call-out"),
                  .unit = ORK_UNIT_MINUTES,
                  .direction = -1},
    [DAYS] = {.key = "days", .name = N_("Days")},
};

static const ork_row of_school[N_OF_SCHOOL] = {
    [LESSONS] = {.key = "lessons", .name = N_("Lessons a week")},
    [OPEN] = {.key = "open", .name = N_("Sections without a teacher"), .direction = -1},
    [PRICE] = {.key = "price",
               .name = N_("Price a season"),
               .unit = ORK_UNIT_CENTS,
               .direction = -1},
    [CHILD] = {.key = "price_per_child",
               .name = N_("Price a child"),
               .unit = ORK_UNIT_CENTS,
               .direction = -1},
};

static void count_teacher(int64_t *values, const orki_view *view, int teacher)
{
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        values[TEACHING] += orki_view_taught(view, teacher, day);
        values[TRAVEL] += orki_view_travel(view, teacher, day);
        values[IDLE] += orki_view_idle(view, teacher, day);
        values[CALL_OUT] += orki_view_call_out(view, teacher, day);
        values[DAYS] += orki_view_day(view, teacher, day).n > 0;
    }
    values[LOAD] = values[TRAVEL] + values[IDLE];
    values[BESIDE_WISH] = orki_view_beside_wish(view, teacher);
}

/* Substitutes have no week of their own. */
static bool is_shown(const orki_comparing *c, int who)
{
    for (int i = 0; i < c->n; i++) {
        int t = orki_union_at(c, &c->teachers, who, i);
        if (t >= 0 && !c->sides[i].season->teachers[t].is_substitute)
            return true;
    }
    return false;
}

static const char *name_of(const orki_comparing *c, const orki_union *all, int who)
{
    for (int i = 0; i < c->n; i++) {
        int at = orki_union_at(c, all, who, i);
        if (at >= 0)
            return all == &c->teachers ? c->sides[i].season->teachers[at].name
                                       : c->sides[i].season->schools[at].name;
    }
    return "";
}

static void add_teacher(orki_comparing *c, int who)
{
    orki_comparing_who of = {ORK_PART_TEACHERS, c->teachers.ids[who],
                             name_of(c, &c->teachers, who)};
    int first = orki_comparing_add_facts(c, of_teacher, N_OF_TEACHER, of);
    for (int i = 0; first >= 0 && i < c->n; i++) {
        int t = orki_union_at(c, &c->teachers, who, i);
        int64_t values[N_OF_TEACHER] = {0};
        if (t < 0)
            continue;
        count_teacher(values, &c->sides[i].view, t);
        orki_comparing_set_all(c, first, i, values, N_OF_TEACHER);
    }
}

static void add_school(orki_comparing *c, int who)
{
    orki_comparing_who of = {ORK_PART_SCHOOLS, c->schools.ids[who], name_of(c, &c->schools, who)};
    int first = orki_comparing_add_facts(c, of_school, N_OF_SCHOOL, of);
    for (int i = 0; first >= 0 && i < c->n; i++) {
        int school = orki_union_at(c, &c->schools, who, i);
        const ork_season *season = c->sides[i].season;
        const ork_timetable *t = c->sides[i].timetable;
        int n_lessons = 0, n_open = 0;
        for (int s = 0; school >= 0 && s < season->n_sections; s++) {
            int o = season->sections[s].orchestra;
            n_open +=
                season->orchestras[o].school == school && (t->day[o] < 0 || t->teacher[s] < 0);
        }
        for (int o = 0; school >= 0 && o < season->n_orchestras; o++)
            n_lessons += season->orchestras[o].school == school && t->day[o] >= 0;
        if (school < 0)
            continue;
        orki_comparing_set(c, first + LESSONS, i, n_lessons);
        orki_comparing_set(c, first + OPEN, i, n_open);
        if (c->sides[i].prices == NULL)
            continue;
        const ork_school_price *price = &c->sides[i].prices->schools[school];
        orki_comparing_set(c, first + PRICE, i, price->cents);
        if (price->n_children > 0)
            orki_comparing_set(c, first + CHILD, i,
                               (price->cents + price->n_children / 2) / price->n_children);
    }
    orki_comparing_school_instruments(c, who, of.name);
}

void orki_comparing_people(orki_comparing *c)
{
    for (int who = 0; who < c->teachers.n && c->status == ORK_OK; who++) {
        if (is_shown(c, who))
            add_teacher(c, who);
    }
    for (int who = 0; who < c->schools.n && c->status == ORK_OK; who++)
        add_school(c, who);
}
