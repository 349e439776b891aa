/* A dated lesson in words: short for the one it is for, whole in the description. */
#include "report/ics_words.h"

#include "base/message.h"
#include "base/text.h"
#include "report/phrases.h"

orki_change orki_ics_section(const orki_wording *w, const orki_dated *dated, int section)
{
    orki_change is = orki_dated_section(dated, w->timetable, section);
    is.room = dated->room >= 0 ? dated->room : is.room;
    return is;
}

static const orki_orchestra *orchestra_of(const orki_wording *w, const orki_dated *dated)
{
    return &w->season->orchestras[dated->orchestra];
}

/* Takes the text into the arena; NULL when out of memory. */
static const char *keep(const orki_wording *w, orki_text *text)
{
    const char *kept =
        text->is_failed ? NULL : orki_arena_copy(w->arena, orki_text_string(text), text->n);
    orki_text_free(text);
    return kept;
}

/* What a teacher teaches, or which sections a room holds: " (violin, cello)". */
static void add_roles(orki_text *out, const orki_wording *w, const orki_dated *dated,
                      orki_feed_kind kind, int of)
{
    const orki_orchestra *o = orchestra_of(w, dated);
    int n = 0;
    for (int i = 0; i < o->n_sections; i++) {
        orki_change is = orki_ics_section(w, dated, o->first_section + i);
        bool is_meant =
            kind == ORKI_FEED_TEACHER ? is.teacher == of : is.room == of && dated->room < 0;
        if (is_meant)
            orki_text_printf(
                out, "%s%s", n++ > 0 ? ", " : " (",
                orki_role_text(w->season, w->season->sections[is.section].role, w->is_dutch));
    }
    if (kind == ORKI_FEED_TEACHER && dated->conductor == of)
        orki_text_printf(out, "%s%s", n++ > 0 ? ", " : " (", _("conductor"));
    if (n > 0)
        orki_text_add_char(out, ')');
}

static const char *summary(const orki_wording *w, const orki_dated *dated, orki_feed_kind kind,
                           int of)
{
    orki_text what = {0}, out = {0};
    const char *title = orki_orchestra_text(w->arena, w->season, dated->orchestra);
    if (title == NULL)
        return NULL;
    if (kind == ORKI_FEED_ALL || kind == ORKI_FEED_TEACHER)
        orki_text_printf(&what, "%s, ", w->season->schools[orchestra_of(w, dated)->school].name);
    orki_text_add(&what, title);
    if (kind == ORKI_FEED_TEACHER || kind == ORKI_FEED_ROOM)
        add_roles(&what, w, dated, kind, of);
    if (dated->is_tutti)
        orki_text_printf(&out, _("Tutti: %s"), orki_text_string(&what));
    else if (dated->is_caught_up)
        orki_text_printf(&out, _("Catch-up lesson: %s"), orki_text_string(&what));
    else
        orki_text_add(&out, orki_text_string(&what));
    out.is_failed = out.is_failed || what.is_failed;
    orki_text_free(&what);
    return keep(w, &out);
}

static void add_place(orki_text *out, const char *name)
{
    if (name[0] != '\0')
        orki_text_printf(out, "%s%s", out->n > 0 ? ", " : "", name);
}

/* The room where this teacher is, or the room itself; then school and town. */
static const char *location(const orki_wording *w, const orki_dated *dated, orki_feed_kind kind,
                            int of)
{
    orki_text out = {0};
    const orki_orchestra *o = orchestra_of(w, dated);
    const orki_school *school = &w->season->schools[o->school];
    int room = kind == ORKI_FEED_ROOM ? of : dated->room;
    for (int i = 0; i < o->n_sections && kind == ORKI_FEED_TEACHER && room < 0; i++) {
        orki_change is = orki_ics_section(w, dated, o->first_section + i);
        room = is.teacher == of ? is.room : -1;
    }
    add_place(&out, room >= 0 ? w->season->rooms[room].name : "");
    add_place(&out, school->name);
    add_place(&out, school->town);
    return keep(w, &out);
}

/* A line for each section and one for the conductor. */
static const char *description(const orki_wording *w, const orki_dated *dated)
{
    orki_text out = {0};
    const ork_season *s = w->season;
    const orki_orchestra *o = orchestra_of(w, dated);
    for (int i = 0; i < o->n_sections; i++) {
        orki_change is = orki_ics_section(w, dated, o->first_section + i);
        orki_text_printf(&out, "%s%s: %s", out.n > 0 ? "\n" : "",
                         orki_role_text(s, s->sections[is.section].role, w->is_dutch),
                         is.teacher >= 0 ? s->teachers[is.teacher].name : _("nobody yet"));
        if (is.room >= 0)
            orki_text_printf(&out, " (%s)", s->rooms[is.room].name);
    }
    if (dated->conductor >= 0)
        orki_text_printf(&out, "%s%s: %s", out.n > 0 ? "\n" : "", _("conductor"),
                         s->teachers[dated->conductor].name);
    return keep(w, &out);
}

int orki_ics_word(orki_ics_event *event, const orki_wording *w, const orki_dated *dated,
                  orki_feed_kind kind, int of)
{
    const orki_school *school = &w->season->schools[orchestra_of(w, dated)->school];
    *event = (orki_ics_event){.uid = dated->uid,
                              .sequence = dated->sequence,
                              .modified_s = dated->modified_s,
                              .date = dated->date,
                              .start_min = dated->start_min,
                              .end_min = dated->end_min,
                              .summary = summary(w, dated, kind, of),
                              .location = location(w, dated, kind, of),
                              .description = description(w, dated),
                              .category = dated->is_tutti       ? _("Tutti")
                                          : dated->is_caught_up ? _("Catch-up lesson")
                                                                : _("Lesson"),
                              .has_at = school->has_at,
                              .lat = school->lat,
                              .lon = school->lon};
    bool is_whole = event->summary != NULL && event->location != NULL && event->description != NULL;
    return is_whole ? 0 : -1;
}

int orki_ics_word_held(orki_ics_event *event, const orki_wording *w, const orki_held *held)
{
    const orki_occasion *q = &w->season->occasions[held->occasion];
    const orki_school *school = q->school >= 0 ? &w->season->schools[q->school] : NULL;
    orki_text place = {0}, who = {0};
    add_place(&place, school != NULL ? school->name : q->venue);
    add_place(&place, school != NULL ? school->town : "");
    for (int i = 0; i < q->n_orchestras; i++) {
        const orki_orchestra *o = &w->season->orchestras[q->orchestras[i]];
        const char *title = orki_orchestra_text(w->arena, w->season, q->orchestras[i]);
        orki_text_printf(&who, "%s%s, %s", i > 0 ? "\n" : "", w->season->schools[o->school].name,
                         title == NULL ? "" : title);
        who.is_failed = who.is_failed || title == NULL;
    }
    if (held->conductor >= 0)
        orki_text_printf(&who, "\n%s: %s", _("conductor"),
                         w->season->teachers[held->conductor].name);
    *event = (orki_ics_event){.uid = held->uid,
                              .sequence = held->sequence,
                              .modified_s = held->modified_s,
                              .date = held->date,
                              .start_min = q->time.from,
                              .end_min = q->time.to,
                              .summary = q->name,
                              .location = keep(w, &place),
                              .description = keep(w, &who),
                              .category = q->is_dress ? _("Dress rehearsal") : _("Concert"),
                              .has_at = school != NULL ? school->has_at : q->has_at,
                              .lat = school != NULL ? school->lat : q->lat,
                              .lon = school != NULL ? school->lon : q->lon};
    return event->location != NULL && event->description != NULL ? 0 : -1;
}
