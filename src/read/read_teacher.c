/* teachers -> season. */
#include "read/build.h"

#include <string.h>

static void read_skills(orki_build *b, orki_node *node, orki_teacher *teacher)
{
    uint8_t *levels = orki_keep(b->r, (size_t)b->s->n_skills, sizeof *levels);
    if (levels == NULL)
        return;
    for (orki_node *v = orki_tree_first(node); v != NULL; v = orki_tree_next(v)) {
        orki_node *name = v->key == NULL ? v : v->key;
        int skill = orki_refer(b, &b->skills, name, OR_SKILL, _("skill"));
        if (skill < 0)
            continue;
        if (levels[skill] != ORKI_NO_SKILL)
            orki_fault(b->r, OR_NAME_TWICE, name, _("\"%s\" is named twice"), name->text);
        bool is_second = v->key != NULL && v->value[0] == 1;
        levels[skill] = is_second ? ORKI_SECOND_CHOICE : ORKI_FIRST_CHOICE;
    }
    teacher->levels = levels;
}

/* The spans of one day: a span, "all", or a list. */
static orki_spans read_spans(orki_build *b, orki_node *node)
{
    bool is_scalar = node->kind == ORKI_SCALAR;
    orki_span *spans = orki_keep(b->r, is_scalar ? 1 : node->n, sizeof *spans);
    int n = 0;
    if (spans == NULL)
        return (orki_spans){0};
    for (orki_node *v = is_scalar ? node : orki_tree_first(node); v != NULL;
         v = is_scalar ? NULL : orki_tree_next(v)) {
        int at = n; /* insertion: the list stays sorted */
        while (at > 0 && spans[at - 1].from > v->value[0])
            at--;
        bool is_clash =
            (at > 0 && spans[at - 1].to > v->value[0]) || (at < n && v->value[1] > spans[at].from);
        if (is_clash) {
            orki_fault(b->r, OR_SPANS_OVERLAP, v, _("%s overlaps another span of the day"),
                       v->text);
            continue;
        }
        memmove(&spans[at + 1], &spans[at], (size_t)(n - at) * sizeof *spans);
        spans[at] = (orki_span){v->value[0], v->value[1]};
        n++;
    }
    return (orki_spans){n, spans};
}

/* Spans that touch are one: a lesson may lie across the joint. */
static orki_spans join_touching(orki_build *b, orki_spans spans)
{
    orki_span *joined = orki_keep(b->r, (size_t)spans.n, sizeof *joined);
    int n = 0;
    if (joined == NULL)
        return (orki_spans){0};
    for (int i = 0; i < spans.n; i++) {
        if (n > 0 && joined[n - 1].to == spans.at[i].from)
            joined[n - 1].to = spans.at[i].to;
        else
            joined[n++] = spans.at[i];
    }
    return (orki_spans){n, joined};
}

static void read_available(orki_build *b, const orki_node *map, orki_teacher *teacher)
{
    int seen = 0;
    for (orki_node *v = orki_tree_first(map); v != NULL; v = orki_tree_next(v)) {
        int days = v->key->value[0];
        if ((seen & days) != 0)
            orki_fault(b->r, OR_DAY_TWICE, v->key, _("a day of \"%s\" is given already"),
                       v->key->text);
        seen |= days;
        orki_spans spans = join_touching(b, read_spans(b, v));
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            if (((days >> d) & 1) != 0)
                teacher->available[d] = spans;
        }
    }
}

/* high = 0, low = 2; once a day is high, days without any mark are 1. */
static void read_prefers(orki_build *b, const orki_node *map, orki_teacher *teacher)
{
    int marked[2] = {0, 0}; /* days whose morning, whose afternoon is marked */
    bool has_high = false;
    for (orki_node *v = orki_tree_first(map); v != NULL; v = orki_tree_next(v)) {
        int days = v->key->value[0], parts = v->key->value[1];
        bool is_low = v->value[0] == 1;
        has_high = has_high || !is_low;
        for (int half = 0; half < 2; half++) {
            if (((parts >> half) & 1) == 0)
                continue;
            if ((marked[half] & days) != 0)
                orki_fault(b->r, OR_DAY_TWICE, v->key, _("a day of \"%s\" is given already"),
                           v->key->text);
            marked[half] |= days;
            for (int d = 0; d < ORKI_N_DAYS; d++) {
                if (((days >> d) & 1) != 0)
                    teacher->dislike[d][half] = is_low ? 2 : 0;
            }
        }
    }
    for (int d = 0; has_high && d < ORKI_N_DAYS; d++) {
        if ((((marked[0] | marked[1]) >> d) & 1) == 0)
            teacher->dislike[d][0] = teacher->dislike[d][1] = 1;
    }
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static void read_hours(orki_build *b, const orki_node *node, orki_teacher *t)
{
    const orki_node *hours = orki_tree_get(node, "hours"), *days = orki_tree_get(node, "days");
    const orki_node *schools = orki_tree_get(node, "schools");
    orki_node *wish = orki_tree_get(hours, "wish"), *min = orki_tree_get(hours, "min");
    const orki_limits *limits = &b->s->limits;
    t->min_hours_min = orki_tree_value(hours, "min", 0);
    t->wish_from_min = wish == NULL ? -1 : wish->value[0];
    t->wish_to_min = wish == NULL ? -1 : wish->value[1];
    t->max_week_min = orki_tree_value(hours, "max", ORKI_NO_LIMIT);
    t->max_day_min =
        smaller(orki_tree_value(hours, "max-day", ORKI_NO_LIMIT), limits->day_teaching_min);
    orki_node *wish_days = orki_tree_get(days, "wish");
    t->max_days = orki_tree_value(days, "max", ORKI_NO_LIMIT);
    t->wish_days = orki_tree_value(days, "wish", ORKI_NO_LIMIT);
    t->max_schools = orki_tree_value(schools, "max", ORKI_NO_LIMIT);
    t->max_day_schools =
        smaller(orki_tree_value(schools, "max-day", ORKI_NO_LIMIT), limits->day_schools);
    if (min != NULL && t->min_hours_min > t->max_week_min)
        orki_fault(b->r, OR_RANGE_ORDER, min, _("the minimum %s is above the maximum"), min->text);
    if (wish != NULL && t->wish_from_min > t->max_week_min)
        orki_fault(b->r, OR_RANGE_ORDER, wish, _("the wish %s is above the maximum"), wish->text);
    if (wish_days != NULL && t->wish_days > t->max_days)
        orki_fault(b->r, OR_RANGE_ORDER, wish_days, _("the wish %s is above the maximum"),
                   wish_days->text);
}

static void read_contract(orki_build *b, const orki_node *contract, orki_teacher *t)
{
    bool is_freelance = contract != NULL && orki_tree_value(contract, "kind", 0) == 0;
    orki_node *rate = orki_tree_get(contract, "rate");
    t->contract = contract == NULL ? "" : is_freelance ? "freelance" : "employee";
    t->call_out_min = orki_tree_value(contract, "call-out", is_freelance ? 180 : 0);
    t->rate_cents = rate == NULL ? -1 : rate->value[0];
    if (rate != NULL && rate->value[0] < 0)
        orki_fault(b->r, OR_NUMBER, rate, _("%s has more than two places behind the point"),
                   rate->text);
}

static void read_declined(orki_build *b, const orki_node *list, orki_teacher *t)
{
    bool *declined = orki_keep(b->r, (size_t)b->s->n_schools, sizeof *declined);
    if (declined == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int school = orki_refer(b, &b->schools, v, OR_SCHOOL, _("school"));
        if (school >= 0)
            declined[school] = true;
    }
    t->declined = declined;
}

static void read_teacher(orki_build *b, orki_node *node, orki_teacher *t)
{
    orki_node *travels = orki_tree_get(node, "travels");
    t->name = orki_text_of(b, node, "name", t->id);
    t->place = orki_place_of(node);
    read_skills(b, orki_tree_get(node, "skills"), t);
    t->is_captain = orki_tree_value(node, "captain", 0) != 0;
    t->is_substitute = orki_tree_value(node, "substitute", 0) != 0;
    t->has_home = orki_at_of(b, node, "home", &t->lat, &t->lon);
    t->mode = travels == NULL ? orki_names_find(&b->modes, "bike")
                              : orki_refer(b, &b->modes, travels, OR_MODE, _("travel mode"));
    read_available(b, orki_tree_get(node, "available"), t);
    read_prefers(b, orki_tree_get(node, "prefers"), t);
    read_hours(b, node, t);
    read_contract(b, orki_tree_get(node, "contract"), t);
    read_declined(b, orki_tree_get(node, "not-at"), t);
}

void orki_build_teachers(orki_build *b)
{
    const orki_node *list = orki_tree_get(b->root, "teachers");
    ork_season *s = b->s;
    if (orki_is_too_many(b, list, ORKI_MAX_TEACHERS, _("teachers")))
        return;
    s->teachers = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *s->teachers);
    if (s->teachers == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_node *id = orki_tree_get(v, "id");
        orki_teacher *teacher = &s->teachers[s->n_teachers];
        teacher->id = orki_declare(b, &b->teachers, id, id == NULL ? "" : id->text, s->n_teachers);
        s->n_teachers++;
        read_teacher(b, v, teacher);
    }
}
