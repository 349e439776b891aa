/* teachers.yaml of a made-up season. */
#include "generate/draft_write.h"

static void write_skills(orki_text *out, const draft_teacher *t)
{
    orki_text_printf(out, "    skills: {%s: first", orki_draft_role_ids[t->role]);
    if (t->second >= 0)
        orki_text_printf(out, ", %s: second", orki_draft_role_ids[t->second]);
    orki_text_add(out, "}\n");
}

static void write_available(orki_text *out, const draft_teacher *t)
{
    const char *between = "";
    orki_text_add(out, "    available: {");
    for (int day = 0; day < DRAFT_N_DAYS; day++) {
        if (t->days[day].to == 0)
            continue;
        orki_text_printf(out, "%s%s: ", between, orki_draft_day_words[day]);
        orki_draft_write_span(out, t->days[day]);
        between = ", ";
    }
    orki_text_add(out, "}\n");
}

static void write_likings(orki_text *out, const draft_teacher *t)
{
    const char *between = "    prefers: {";
    for (int day = 0; day < DRAFT_N_DAYS; day++) {
        if (t->liking[day] == 0)
            continue;
        orki_text_printf(out, "%s%s: %s", between, orki_draft_day_words[day],
                         t->liking[day] > 0 ? "high" : "low");
        between = ", ";
    }
    if (between[0] == ',')
        orki_text_add(out, "}\n");
}

static void write_teacher(orki_text *out, const draft_season *s, const draft_teacher *t)
{
    orki_text_printf(out, "  - id: %s\n    name: %s\n", t->id, t->name);
    write_skills(out, t);
    if (t->is_captain)
        orki_text_add(out, "    captain: yes\n");
    orki_text_printf(out, "    home: [%.3f, %.3f]\n    travels: %s\n", t->lat, t->lon,
                     t->has_car ? "car" : "bike");
    write_available(out, t);
    write_likings(out, t);
    orki_text_printf(out, "    hours: {min: %d, wish: %d, max: %d}\n", t->min_h, t->wish_h,
                     t->max_h);
    if (t->is_employee)
        orki_text_add(out, "    contract: {kind: employee}\n");
    else
        orki_text_printf(out, "    contract: {kind: freelance, call-out: 3h, rate: %d.00}\n",
                         t->rate);
    if (t->declined >= 0)
        orki_text_printf(out, "    not-at: [%s]\n", s->schools[t->declined].id);
}

void orki_draft_write_teachers(orki_text *out, const draft_season *s)
{
    orki_text_add(out, "# The teachers. hours are hours of teaching a week.\nteachers:\n");
    for (int i = 0; i < s->options.n_teachers; i++)
        write_teacher(out, s, &s->teachers[i]);
}
