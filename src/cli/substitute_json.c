/* A substitution as JSON: all candidates, in the words of the reference page. What there is not to
 * say has no key. */
#include "output.h"
#include "substitute_output.h"

static json_t *clock_json(int min)
{
    return json_sprintf("%02d:%02d", min / 60, min % 60);
}

static json_t *minutes_json(int min)
{
    return min < 0 ? json_null() : json_integer(min);
}

static json_t *candidate_json(const ork_candidate *c)
{
    return json_pack("{s:s, s:s, s:b, s:b, s:b, s:b, s:f, s:i, s:i, s:i, s:i, s:o, s:o, s:s}",
                     "teacher", c->teacher, "name", c->name, "free", c->is_free, "first_choice",
                     c->is_first_choice, "substitute", c->is_substitute, "knows_school",
                     c->knows_school, "cost", c->cost, "travel_min", c->travel_min, "idle_min",
                     c->idle_min, "call_out_min", c->call_out_min, "week_min", c->week_min,
                     "wish_min", minutes_json(c->wish_min), "most_min", minutes_json(c->most_min),
                     "in_the_way", c->in_the_way);
}

static json_t *lesson_json(const ork_lost_lesson *l)
{
    json_t *candidates = json_array();
    for (int i = 0; i < l->n_candidates; i++)
        cli_json_add(&candidates, candidate_json(&l->candidates[i]));
    return json_pack("{s:s*, s:s, s:s, s:o, s:o, s:s*, s:s*, s:s*, s:s, s:s?, s:o}", "uid", l->uid,
                     "kind", l->kind, "date", l->date, "start", clock_json(l->start_min), "end",
                     clock_json(l->end_min), "orchestra", l->orchestra, "occasion", l->occasion,
                     "school", l->school, "role", l->role, "chosen",
                     l->chosen < 0 ? NULL : l->candidates[l->chosen].teacher, "candidates",
                     candidates);
}

static json_t *missed_json(const ork_missed_occasion *m)
{
    return json_pack("{s:s*, s:s, s:s, s:s, s:o, s:o}", "uid", m->uid, "kind", m->kind, "occasion",
                     m->occasion, "date", m->date, "start", clock_json(m->start_min), "end",
                     clock_json(m->end_min));
}

static json_t *moved_json(const ork_moved_lesson *m)
{
    return json_pack("{s:s*, s:s, s:o, s:o, s:s, s:s, s:s, s:s}", "uid", m->uid, "date", m->date,
                     "start", clock_json(m->start_min), "end", clock_json(m->end_min), "orchestra",
                     m->orchestra, "role", m->role, "from", m->from, "to", m->to);
}

int cli_substitution_json(const cli_args *args, const ork_substitution *f, const char *last_date)
{
    json_t *lessons = json_array(), *missed = json_array(), *moved = json_array();
    for (int i = 0; i < f->n_lessons; i++)
        cli_json_add(&lessons, lesson_json(&f->lessons[i]));
    for (int i = 0; i < f->n_missed; i++)
        cli_json_add(&missed, missed_json(&f->missed[i]));
    for (int i = 0; i < f->n_moved; i++)
        cli_json_add(&moved, moved_json(&f->moved[i]));
    double gap = f->cost > 0 ? (f->cost - f->bound) / f->cost : 0;
    return cli_print_json(json_pack(
        "{s:s, s:s, s:s, s:s, s:f, s:f, s:f, s:f, s:i, s:i, s:b, s:b, s:b, s:o, s:o, s:o}",
        "teacher", args->teacher, "from", args->date, "to", last_date, "outcome",
        ork_outcome_word(f->outcome), "cost", f->cost, "bound", f->bound, "gap", gap, "elapsed_s",
        f->elapsed_s, "open", f->n_open, "open_unmoved", f->n_open_unmoved, "open_unmoved_proven",
        f->is_unmoved_proven, "moves_tried", f->has_tried_moves, "fewest_proven",
        f->is_fewest_proven, "lessons", lessons, "missed", missed, "moved", moved));
}
