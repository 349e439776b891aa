/* changes.json: what a rerun proved and every lesson that changes, old and new side by side. One
 * lesson a line; keys and order are fixed (doc/rerun.md). */
#include "report/changes_text.h"

#include <inttypes.h>

static void add_id(orki_text *out, const char *key, const char *id)
{
    orki_text_printf(out, "\"%s\": ", key);
    if (id == NULL)
        orki_text_add(out, "null");
    else
        orki_text_add_quoted(out, id);
}

static void add_moment(orki_text *out, const char *key, int day, int start, int end)
{
    orki_text_printf(out, ", \"%s\": ", key);
    if (day < 0)
        orki_text_add(out, "null");
    else
        orki_text_printf(out, "{\"day\": \"%s\", \"start\": \"%02d:%02d\", \"end\": \"%02d:%02d\"}",
                         orki_day_word(day), start / 60, start % 60, end / 60, end % 60);
}

static void add_section(orki_text *out, const orki_telling *t, int section)
{
    const ork_season *s = t->season;
    const orki_old_section *old = &t->old->sections[section];
    bool is_placed = t->now->day[s->sections[section].orchestra] >= 0;
    int teacher = is_placed ? t->now->teacher[section] : -1;
    int room = is_placed ? t->now->room[section] : -1;
    orki_text_add(out, "{");
    add_id(out, "role", s->roles[s->sections[section].role].id);
    orki_text_add(out, ", \"old\": {");
    add_id(out, "teacher", old->teacher_id);
    orki_text_add(out, ", ");
    add_id(out, "room", old->room_id);
    orki_text_add(out, "}, \"new\": {");
    add_id(out, "teacher", teacher < 0 ? NULL : s->teachers[teacher].id);
    orki_text_add(out, ", ");
    add_id(out, "room", room < 0 ? NULL : s->rooms[room].id);
    orki_text_add(out, "}}");
}

static void add_lesson(orki_text *out, const orki_telling *t, int orchestra)
{
    const orki_orchestra *o = &t->season->orchestras[orchestra];
    const orki_old_lesson *old = &t->old->lessons[orchestra];
    int start = t->now->start_min[orchestra], n = 0;
    orki_text_add(out, "    {");
    add_id(out, "orchestra", o->id);
    orki_text_printf(out, ", \"is_new\": %s", old->is_known ? "false" : "true");
    add_moment(out, "old", old->day, old->start_min, old->end_min);
    add_moment(out, "new", t->now->day[orchestra], start, start + o->lesson_min);
    orki_text_add(out, ", \"sections\": [");
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        if (!orki_section_changes(t, s))
            continue;
        orki_text_add(out, n++ > 0 ? ", " : "");
        add_section(out, t, s);
    }
    orki_text_add(out, "]}");
}

static void add_gone(orki_text *out, const orki_telling *t, int i)
{
    const orki_gone_lesson *gone = &t->old->gone[i];
    orki_text_add(out, "    {");
    add_id(out, "orchestra", gone->orchestra);
    add_moment(out, "old", gone->day, gone->start_min, gone->end_min);
    orki_text_add(out, "}");
}

static const char *truth(int is_true)
{
    return is_true ? "true" : "false";
}

static void add_figures(orki_text *out, const ork_season *season, const ork_rerun_result *rerun)
{
    const ork_changes *c = &rerun->changes;
    orki_text_printf(out,
                     "  \"lost\": {\"lessons\": %d, \"sections\": %d, \"bound\": %" PRId64
                     ", \"proven\": %s},\n",
                     c->n_lost_lessons, c->n_lost_sections, rerun->lost_bound,
                     truth(rerun->is_lost_proven));
    orki_text_printf(
        out, "  \"changes\": {\"weighted\": %" PRId64 ", \"bound\": %" PRId64 ", \"proven\": %s",
        c->weighted, rerun->changes_bound, truth(rerun->is_changes_proven));
    for (int k = 0; k < ORK_N_CHANGES; k++)
        orki_text_printf(out, ", \"%s\": {\"n\": %d, \"weight\": %d}",
                         ork_change_word((ork_change_kind)k), c->n[k], season->change_weights[k]);
    orki_text_printf(
        out, "},\n  \"cost\": {\"points\": %" PRId64 ", \"bound\": %" PRId64 ", \"proven\": %s},\n",
        rerun->result->verdict->cost, rerun->cost_bound, truth(rerun->is_cost_proven));
}

char *ork_changes_json(const ork_season *season, const ork_reference *reference,
                       const ork_rerun_result *rerun)
{
    orki_telling t = {.season = season, .old = reference, .now = rerun->result->timetable};
    orki_text out = {0};
    int n = 0;
    orki_text_add(&out, "{\n  \"format\": 1,\n  ");
    add_id(&out, "season", season->name);
    orki_text_add(&out, ",\n  ");
    bool has_date = t.now->valid_from != ORKI_NO_DATE;
    add_id(&out, "valid_from", has_date ? orki_date_print(t.now->valid_from).text : NULL);
    orki_text_add(&out, ",\n");
    add_figures(&out, season, rerun);
    orki_text_add(&out, "  \"lessons\": [");
    for (int o = 0; o < season->n_orchestras; o++) {
        if (!orki_lesson_changes(&t, o))
            continue;
        orki_text_add(&out, n++ > 0 ? ",\n" : "\n");
        add_lesson(&out, &t, o);
    }
    orki_text_add(&out, n > 0 ? "\n  ],\n  \"gone\": [" : "],\n  \"gone\": [");
    for (int i = 0; i < reference->n_gone; i++) {
        orki_text_add(&out, i > 0 ? ",\n" : "\n");
        add_gone(&out, &t, i);
    }
    orki_text_add(&out, reference->n_gone > 0 ? "\n  ]\n}\n" : "]\n}\n");
    if (out.is_failed) {
        orki_text_free(&out);
        return NULL;
    }
    return out.bytes;
}
