/* A timetable as timetable.yaml: lessons in the season's order, one a line, so that `diff` shows
 * what changed. Clock times are quoted, because YAML 1.1 readers take 08:30 for a number. */
#include "base/text.h"
#include "model/timetable_model.h"
#include "orkestrooster/version.h"

#include <ctype.h>
#include <string.h>

/* Words and numbers that other YAML readers do not take for texts. */
static bool needs_quotes(const char *id)
{
    static const char *const words[] = {"true", "false", "null", "yes", "no",
                                        "on",   "off",   "y",    "n",   "nan"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(id, words[i]) == 0)
            return true;
    }
    return isdigit((unsigned char)id[0]) != 0;
}

static void add_id(orki_text *out, const char *id)
{
    const char *quote = needs_quotes(id) ? "\"" : "";
    orki_text_printf(out, "%s%s%s", quote, id, quote);
}

static void add_id_or_null(orki_text *out, const char *id)
{
    if (id == NULL)
        orki_text_add(out, "null");
    else
        add_id(out, id);
}

static void add_section(orki_text *out, const ork_season *s, const ork_timetable *t, int section)
{
    int teacher = t->teacher[section], room = t->room[section];
    add_id(out, s->roles[s->sections[section].role].id);
    orki_text_add(out, ": {teacher: ");
    add_id_or_null(out, teacher < 0 ? NULL : s->teachers[teacher].id);
    orki_text_add(out, ", room: ");
    add_id_or_null(out, room < 0 ? NULL : s->rooms[room].id);
    orki_text_add(out, "}");
}

static void add_lesson(orki_text *out, const ork_season *s, const ork_timetable *t, int orchestra)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    orki_text_add(out, "  - {orchestra: ");
    add_id(out, orki_orchestra_id(s, orchestra));
    if (o->series >= 0)
        orki_text_printf(out, ", meeting: %d", orki_meeting_of(s, orchestra));
    if (t->day[orchestra] < 0) {
        orki_text_add(out, ", unplaced: true}\n");
        return;
    }
    int start = t->start_min[orchestra], end = start + o->lesson_min;
    orki_text_printf(out, ", day: %s, start: \"%02d:%02d\", end: \"%02d:%02d\", sections: {",
                     orki_day_word(t->day[orchestra]), start / 60, start % 60, end / 60, end % 60);
    for (int i = 0; i < o->n_sections; i++) {
        if (i > 0)
            orki_text_add(out, ", ");
        add_section(out, s, t, o->first_section + i);
    }
    orki_text_add(out, "}}\n");
}

char *ork_timetable_print(const ork_season *season, const ork_timetable *timetable)
{
    orki_text out = {0};
    orki_text_add(&out,
                  "# Timetable made by orkestrooster. One lesson a line.\nformat: 1\nseason: ");
    orki_text_add_quoted(&out, season->name);
    if (timetable->valid_from != ORKI_NO_DATE)
        orki_text_printf(&out, "\nvalid-from: \"%s\"", orki_date_print(timetable->valid_from).text);
    orki_text_printf(&out, "\nmade-by: orkestrooster %s\nlessons:", ORK_VERSION);
    orki_text_add(&out, season->n_orchestras == 0 ? " []\n" : "\n");
    for (int i = 0; i < season->n_orchestras; i++)
        add_lesson(&out, season, timetable, i);
    if (out.is_failed) {
        orki_text_free(&out);
        return NULL;
    }
    return out.bytes;
}
