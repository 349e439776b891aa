/* curve.json: the points, each with its folder, and what is proven between them. One point a line;
 * keys and order are fixed (doc/curve.schema.json). */
#include "base/text.h"
#include "model/tiers.h"

#include <inttypes.h>

static const char *truth(int is_true)
{
    return is_true ? "true" : "false";
}

static void add_point(orki_text *out, const ork_rerun_result *p)
{
    orki_text_printf(out,
                     "    {\"changes\": %" PRId64 ", \"cost\": %" PRId64 ", \"bound\": %" PRId64
                     ", \"proven\": %s",
                     p->changes.weighted, p->result->verdict->cost, p->cost_bound,
                     truth(p->is_cost_proven));
    for (int k = 0; k < ORK_N_CHANGES; k++)
        orki_text_printf(out, ", \"%s\": %d", ork_change_word((ork_change_kind)k), p->changes.n[k]);
    orki_text_printf(out, ", \"timetable\": \"curve/%" PRId64 "/timetable.yaml\"}",
                     p->changes.weighted);
}

char *ork_curve_json(const ork_season *season, const ork_curve *curve)
{
    orki_text out = {0};
    const ork_rerun_result *first = curve->points[0];
    orki_text_add(&out, "{\n  \"format\": 1,\n  \"season\": ");
    orki_text_add_quoted(&out, season->name);
    orki_text_printf(&out,
                     ",\n  \"lost\": {\"lessons\": %d, \"sections\": %d, \"bound\": %" PRId64
                     ", \"proven\": %s},\n  \"least_changes\": %" PRId64 ",\n  \"points\": [",
                     first->changes.n_lost_lessons, first->changes.n_lost_sections,
                     first->lost_bound, truth(first->is_lost_proven), curve->least_changes);
    for (int i = 0; i < curve->n_points; i++) {
        orki_text_add(&out, i > 0 ? ",\n" : "\n");
        add_point(&out, curve->points[i]);
    }
    orki_text_add(&out, "\n  ],\n  \"lines\": [");
    for (int i = 0; i < curve->n_lines; i++)
        orki_text_printf(&out, "%s    {\"price\": %" PRId64 ", \"cost\": %" PRId64 "}",
                         i > 0 ? ",\n" : "\n", curve->lines[i].price, curve->lines[i].cost);
    orki_text_add(&out, curve->n_lines > 0 ? "\n  ]\n}\n" : "]\n}\n");
    if (out.is_failed) {
        orki_text_free(&out);
        return NULL;
    }
    return out.bytes;
}
