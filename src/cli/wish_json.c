/* The answer to why-not as one JSON object; the page of explanations lists its keys. */
#include "wish_output.h"

#include "conflict_output.h"
#include "output.h"

#include <string.h>

static const char *const day_words[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

static const char *outcome_word(ork_wish_outcome outcome)
{
    switch (outcome) {
    case ORK_WISH_KEPT:
        return "kept";
    case ORK_WISH_POSSIBLE:
        return "possible";
    case ORK_WISH_IMPOSSIBLE:
        return "impossible";
    case ORK_WISH_BROKEN:
        return "broken";
    case ORK_WISH_UNKNOWN:
        break;
    }
    return "unknown";
}

static json_t *terms_json(const ork_verdict *now, const ork_verdict *then)
{
    json_t *out = json_array();
    for (int i = 0; i < now->n_terms; i++) {
        if (now->terms[i].points != then->terms[i].points)
            cli_json_add(&out, json_pack("{s:s, s:I, s:I}", "rule", now->terms[i].rule, "now",
                                         (json_int_t)now->terms[i].points, "then",
                                         (json_int_t)then->terms[i].points));
    }
    return out;
}

static json_t *shares_json(const ork_share *now, const ork_share *then, int n)
{
    json_t *out = json_array();
    for (int i = 0; i < n; i++) {
        if (now[i].points != then[i].points)
            cli_json_add(&out, json_pack("{s:s, s:s, s:I, s:I}", "id", now[i].id, "name",
                                         now[i].name, "now", (json_int_t)now[i].points, "then",
                                         (json_int_t)then[i].points));
    }
    return out;
}

static json_t *place_json(int day, int start_min)
{
    char clock[16];
    if (day < 0)
        return json_null();
    snprintf(clock, sizeof clock, "%02d:%02d", start_min / 60, start_min % 60);
    return json_pack("{s:s, s:s}", "day", day_words[day], "start", clock);
}

static json_t *name_json(const char *id)
{
    return id[0] == '\0' ? json_null() : json_string(id);
}

static json_t *move_json(const ork_move *m)
{
    json_t *out = json_pack("{s:s, s:o, s:o}", "orchestra", m->orchestra, "old",
                            place_json(m->old_day, m->old_start_min), "new",
                            place_json(m->new_day, m->new_start_min));
    if (m->role[0] == '\0')
        return out;
    cli_json_set(&out, "role", json_string(m->role));
    cli_json_set(&out, "old_teacher", name_json(m->old_teacher));
    cli_json_set(&out, "new_teacher", name_json(m->new_teacher));
    cli_json_set(&out, "old_room", name_json(m->old_room));
    cli_json_set(&out, "new_room", name_json(m->new_room));
    return out;
}

static json_t *changes_json(const ork_changes *c)
{
    json_t *out = json_object();
    cli_json_set(&out, "weighted", json_integer(c->weighted));
    for (int k = 0; k < ORK_N_CHANGES; k++)
        cli_json_set(&out, ork_change_word((ork_change_kind)k), json_integer(c->n[k]));
    return out;
}

static json_t *way_json(const ork_why_not_answer *a, const ork_wish_way *way)
{
    if (way->timetable == NULL)
        return json_null();
    json_t *moves = json_array();
    for (int i = 0; i < way->n_moves; i++)
        cli_json_add(&moves, move_json(&way->moves[i]));
    return json_pack(
        "{s:I, s:I, s:I, s:b, s:i, s:i, s:o, s:o, s:o, s:o, s:i, s:i, s:o}", "cost",
        (json_int_t)way->verdict->cost, "difference",
        (json_int_t)(way->verdict->cost - a->now->cost), "bound", (json_int_t)way->cost_bound,
        "proven", way->is_proven, "lost_lessons", way->changes.n_lost_lessons, "lost_sections",
        way->changes.n_lost_sections, "changes", changes_json(&way->changes), "terms",
        terms_json(a->now, way->verdict), "teachers",
        shares_json(a->shares->teachers, way->shares->teachers, way->shares->n_teachers), "schools",
        shares_json(a->shares->schools, way->shares->schools, way->shares->n_schools),
        "lessons_moved", way->n_lessons, "teachers_touched", way->n_teachers, "moves", moves);
}

static void add_price(json_t **out, const ork_why_not_answer *a)
{
    json_t *nearest = way_json(a, &a->nearest);
    if (a->nearest.timetable != NULL) {
        cli_json_set(&nearest, "lost_bound", json_integer(a->nearest.lost_bound));
        cli_json_set(&nearest, "changes_bound", json_integer(a->nearest.changes_bound));
    }
    cli_json_set(out, "cheapest", way_json(a, &a->cheapest));
    cli_json_set(out, "fewest_changes", nearest);
    if (a->cheapest.timetable == NULL)
        return;
    cli_json_set(out, "without",
                 json_pack("{s:I, s:I}", "cost", (json_int_t)a->cost_without, "bound",
                           (json_int_t)a->bound_without));
    cli_json_set(out, "price",
                 json_pack("{s:I, s:I, s:b, s:b}", "least", (json_int_t)a->price_least, "most",
                           (json_int_t)a->price_most, "proven", a->price_least == a->price_most,
                           "undecided", a->price_least <= 0 && a->price_most > 0));
}

json_t *cli_wish_json(const cli_args *args, const ork_why_not_answer *a)
{
    json_t *wish = json_array(), *out = NULL;
    for (int i = 0; i < args->n_pins; i++)
        cli_json_add(&wish, json_string(args->pins[i]));
    out = json_pack("{s:s, s:o, s:{s:I, s:i}}", "outcome", outcome_word(a->outcome), "wish", wish,
                    "now", "cost", (json_int_t)a->now->cost, "broken", a->now->n_breaches);
    cli_json_set(&out, "conflict",
                 a->conflict.n_facts > 0 ? cli_conflict_json(&a->conflict) : json_null());
    if (a->outcome == ORK_WISH_POSSIBLE || a->nearest.timetable != NULL)
        add_price(&out, a);
    cli_json_set(&out, "solves", json_integer(a->n_solves));
    cli_json_set(&out, "elapsed_s", json_real(a->elapsed_s));
    return out;
}
