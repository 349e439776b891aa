/* calendar.json: the dated season for programs and for the next run. One lesson, lost date or row
 * of the ledger a line, so that `diff` shows what changed; keys and order are fixed. */
#include "model/calendar_model.h"

#include "base/text.h"
#include "orkestrooster/version.h"
#include "report/attention.h"
#include "report/hours_json.h"
#include "report/ledger.h"
#include "report/phrases.h"

#include <inttypes.h>
#include <time.h>

static void add_clock(orki_text *out, const char *key, int min)
{
    orki_text_printf(out, ", \"%s\": \"%02d:%02d\"", key, min / 60, min % 60);
}

/* `name` "2026-08-31T12:00:00Z" */
static void add_moment(orki_text *out, const char *key, int64_t seconds)
{
    time_t moment = (time_t)seconds;
    struct tm utc;
    char text[40] = "";
    if (gmtime_r(&moment, &utc) != NULL)
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    orki_text_printf(out, "\"%s\": \"%s\"", key, text);
}

static void add_text(orki_text *out, const char *key, const char *text)
{
    orki_text_printf(out, ", \"%s\": ", key);
    if (text == NULL)
        orki_text_add(out, "null");
    else
        orki_text_add_quoted(out, text);
}

static void add_date(orki_text *out, const char *key, orki_date date)
{
    add_text(out, key, date == ORKI_NO_DATE ? NULL : orki_date_print(date).text);
}

static const char *teacher_id(const ork_season *s, int teacher)
{
    return teacher < 0 ? NULL : s->teachers[teacher].id;
}

static const char *room_id(const ork_season *s, int room)
{
    return room < 0 ? NULL : s->rooms[room].id;
}

/* The orchestra, and which of its meetings; 0 for one that meets once. */
static void add_orchestra(orki_text *out, const ork_season *s, int orchestra)
{
    add_text(out, "orchestra", orki_orchestra_id(s, orchestra));
    if (orki_meeting_of(s, orchestra) > 0)
        orki_text_printf(out, ", \"meeting\": %d", orki_meeting_of(s, orchestra));
}

static void add_sections(orki_text *out, const ork_season *s, const ork_timetable *t,
                         const orki_dated *dated)
{
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    orki_text_add(out, ", \"sections\": [");
    for (int i = 0; i < o->n_sections; i++) {
        orki_change is = orki_dated_section(dated, t, o->first_section + i);
        orki_text_printf(out, "%s{\"role\": ", i > 0 ? ", " : "");
        orki_text_add_quoted(out, s->roles[s->sections[is.section].role].id);
        add_text(out, "teacher", teacher_id(s, is.teacher));
        add_text(out, "room", room_id(s, dated->room >= 0 ? dated->room : is.room));
        if (is.teacher != t->teacher[is.section] && dated->date >= t->valid_from)
            add_text(out, "instead_of", teacher_id(s, t->teacher[is.section]));
        orki_text_add(out, "}");
    }
    orki_text_add(out, "]");
}

static void add_names(orki_text *out, const char *key, const char *const *names, int n)
{
    orki_text_printf(out, ", \"%s\": [", key);
    for (int i = 0; i < n; i++) {
        orki_text_add(out, i > 0 ? ", " : "");
        orki_text_add_quoted(out, names[i]);
    }
    orki_text_add(out, "]");
}

/* What lessons and cancelled events have in common. */
static void begin_event(orki_text *out, const orki_event *event)
{
    orki_text_add(out, "{\"uid\": ");
    orki_text_add_quoted(out, event->uid);
    orki_text_printf(out, ", \"sequence\": %d, ", event->sequence);
    add_moment(out, "modified", event->modified_s);
    add_date(out, "date", event->date);
    add_clock(out, "start", event->start_min);
    add_clock(out, "end", event->end_min);
}

static void add_cancelled(orki_text *out, const orki_event *event)
{
    begin_event(out, event);
    add_text(out, "title", event->title);
    add_text(out, "place", event->place);
    if (!event->is_cancelled)
        orki_text_add(out, ", \"stands\": true");
    add_names(out, "feeds", event->feeds, event->n_feeds);
    orki_text_add(out, "}");
}

static void add_lesson(orki_text *out, const ork_season *s, const ork_timetable *t,
                       const orki_dated *dated, orki_arena *arena)
{
    begin_event(out, &(orki_event){.uid = dated->uid,
                                   .sequence = dated->sequence,
                                   .modified_s = dated->modified_s,
                                   .date = dated->date,
                                   .start_min = dated->start_min,
                                   .end_min = dated->end_min});
    add_orchestra(out, s, dated->orchestra);
    add_text(out, "school", s->schools[s->orchestras[dated->orchestra].school].id);
    add_text(out, "title", orki_orchestra_text(arena, s, dated->orchestra));
    add_text(out, "place", s->schools[s->orchestras[dated->orchestra].school].name);
    orki_text_printf(out, ", \"number\": %d", dated->number);
    add_text(out, "kind", dated->is_tutti ? "tutti" : "lesson");
    add_text(out, "state", dated->is_caught_up ? "caught-up" : "given");
    if (dated->is_caught_up)
        add_date(out, "for", dated->made_good);
    if (dated->is_tutti) {
        add_text(out, "conductor", teacher_id(s, dated->conductor));
        if (dated->is_stand_in)
            orki_text_add(out, ", \"conductor_stands_in\": true");
        add_text(out, "room", room_id(s, dated->room));
    }
    add_sections(out, s, t, dated);
    orki_text_printf(out, ", \"digest\": \"%016" PRIx64 "\"", dated->digest);
    if (dated->n_former > 0)
        add_names(out, "former", dated->former, dated->n_former);
    orki_text_add(out, "}");
}

static void add_lost(orki_text *out, const ork_season *s, const ork_calendar *c,
                     const orki_lost *lost)
{
    const orki_dated *made_good = orki_ledger_made_good(c, lost);
    orki_text_printf(out, "{\"date\": \"%s\"", orki_date_print(lost->date).text);
    add_orchestra(out, s, lost->orchestra);
    add_text(out, "why", orki_why_word(lost->why));
    add_text(out, "name", lost->name);
    orki_text_printf(out, ", \"counts\": %s", orki_lost_counts(lost) ? "true" : "false");
    add_date(out, "caught_up", made_good == NULL ? ORKI_NO_DATE : made_good->date);
    orki_text_add(out, "}");
}

static void add_whys(orki_text *out, const orki_ledger_row *row)
{
    bool is_first = true;
    orki_text_add(out, ", \"lost_by\": {");
    for (int w = 0; w < ORKI_N_WHYS; w++) {
        if (row->n_why[w] == 0)
            continue;
        orki_text_printf(out, "%s\"%s\": %d", is_first ? "" : ", ", orki_why_word((orki_why)w),
                         row->n_why[w]);
        is_first = false;
    }
    orki_text_add(out, "}");
}

static void add_course(orki_text *out, const ork_season *s, const orki_course *course,
                       const orki_ledger_row *row)
{
    orki_text_add(out, "{\"school\": ");
    orki_text_add_quoted(out, s->schools[row->school].id);
    add_text(out, "orchestra", orki_orchestra_id(s, row->orchestra));
    orki_text_printf(out,
                     ", \"promised\": %d, \"given\": %d, \"caught_up\": %d, \"shortfall\": %d, "
                     "\"tuttis\": %d, \"tuttis_wanted\": %d, \"lost\": %d",
                     row->n_promised, row->n_given, row->n_caught_up, row->n_shortfall,
                     row->n_tuttis, course->n_tutti_wanted, row->n_lost);
    if (course->tutti_lack != ORKI_TUTTI_ENOUGH)
        add_text(out, "tuttis_lack", orki_tutti_lack_word(course->tutti_lack));
    add_whys(out, row);
    orki_text_printf(out, ", \"chances\": {\"dates\": %d, \"team\": %d, \"whole\": %d}",
                     course->chances.n_dates, course->chances.n_team, course->chances.n_whole);
    add_text(out, "reason", row->reason[0] == '\0' ? NULL : row->reason);
    orki_text_add(out, "}");
}

/* How well lessons were caught up. */
static void add_catching(orki_text *out, const orki_catching *c)
{
    orki_text_printf(out,
                     "  \"catch_up\": {\"outcome\": \"%s\", \"cost\": %" PRId64
                     ", \"bound\": %" PRId64 "},\n",
                     ork_outcome_word(c->outcome), c->cost, c->bound);
}

static void add_choosing(orki_text *out, const orki_choosing *c)
{
    orki_text_printf(out,
                     "  \"rehearsals\": {\"outcome\": \"%s\", \"cost\": %" PRId64
                     ", \"bound\": %" PRId64 "},\n",
                     ork_outcome_word(c->outcome), c->cost, c->bound);
}

/* One item of a list on a line of its own. */
static void begin_item(orki_text *out, int i)
{
    orki_text_add(out, i > 0 ? ",\n    " : "\n    ");
}

static void end_list(orki_text *out, int n, bool is_last)
{
    orki_text_printf(out, "%s]%s\n", n > 0 ? "\n  " : "", is_last ? "" : ",");
}

/* The files that hold an occasion. */
static void add_held_feeds(orki_text *out, const ork_season *s, const ork_timetable *t,
                           const orki_held *held, orki_arena *arena)
{
    int n = s->n_schools + s->n_teachers, n_feeds = 0;
    const char **feeds = orki_arena_alloc(arena, (size_t)n, sizeof *feeds);
    for (int i = 0; i < n && feeds != NULL; i++) {
        bool is_school = i < s->n_schools;
        int of = is_school ? i : i - s->n_schools;
        if (!(is_school ? orki_held_has_school(held, s, of)
                        : orki_held_has_teacher(held, s, t, of)))
            continue;
        const char *id = is_school ? s->schools[of].id : s->teachers[of].id;
        feeds[n_feeds] = orki_arena_printf(arena, "%s%s", is_school ? "schools/" : "teachers/", id);
        out->is_failed = out->is_failed || feeds[n_feeds] == NULL;
        n_feeds += feeds[n_feeds] != NULL;
    }
    out->is_failed = out->is_failed || feeds == NULL;
    if (feeds != NULL)
        add_names(out, "feeds", feeds, n_feeds);
}

static void add_held(orki_text *out, const ork_season *s, const ork_timetable *t,
                     const orki_held *held, orki_arena *arena)
{
    const orki_occasion *q = &s->occasions[held->occasion];
    orki_text_add(out, "{\"uid\": ");
    orki_text_add_quoted(out, held->uid);
    orki_text_printf(out, ", \"sequence\": %d, ", held->sequence);
    add_moment(out, "modified", held->modified_s);
    add_text(out, "id", q->id);
    add_text(out, "name", q->name);
    add_text(out, "place", q->school >= 0 ? s->schools[q->school].name : q->venue);
    add_date(out, "date", held->date);
    add_clock(out, "start", q->time.from);
    add_clock(out, "end", q->time.to);
    add_text(out, "conductor", teacher_id(s, held->conductor));
    if (held->instead_of >= 0)
        add_text(out, "instead_of", teacher_id(s, held->instead_of));
    add_held_feeds(out, s, t, held, arena);
    orki_text_printf(out, ", \"digest\": \"%016" PRIx64 "\"", held->digest);
    if (held->n_former > 0)
        add_names(out, "former", held->former, held->n_former);
    orki_text_add(out, "}");
}

static void add_occasions(orki_text *out, const ork_season *s, const ork_timetable *t,
                          const ork_calendar *c, orki_arena *arena)
{
    orki_text_add(out, "  \"occasions\": [");
    for (int i = 0; i < c->n_held; i++) {
        begin_item(out, i);
        add_held(out, s, t, &c->held[i], arena);
    }
    end_list(out, c->n_held, false);
}

static void add_head(orki_text *out, const ork_season *s, const ork_calendar *c)
{
    orki_text_printf(out, "{\n  \"format\": 1,\n  \"program\": \"%s\"", ORK_VERSION);
    orki_text_add(out, ",\n  \"organisation\": ");
    orki_text_add_quoted(out, s->organisation);
    orki_text_add(out, ",\n  \"season\": {\"name\": ");
    orki_text_add_quoted(out, s->name);
    add_date(out, "from", s->from);
    add_date(out, "to", s->to);
    orki_text_add(out, "},\n  ");
    add_moment(out, "made", c->now_s);
    orki_text_add(out, ",\n");
}

static void add_lists(orki_text *out, const ork_season *s, const ork_timetable *t,
                      const ork_calendar *c, orki_arena *arena)
{
    orki_text_add(out, "  \"lessons\": [");
    for (int i = 0; i < c->n_dated; i++) {
        begin_item(out, i);
        add_lesson(out, s, t, &c->dated[i], arena);
    }
    end_list(out, c->n_dated, false);
    orki_text_add(out, "  \"cancelled\": [");
    for (int i = 0; i < c->n_cancelled; i++) {
        begin_item(out, i);
        add_cancelled(out, &c->cancelled[i]);
    }
    end_list(out, c->n_cancelled, false);
    orki_text_add(out, "  \"lost\": [");
    for (int i = 0; i < c->n_lost; i++) {
        begin_item(out, i);
        add_lost(out, s, c, &c->lost[i]);
    }
    end_list(out, c->n_lost, false);
}

/* What the page says under "What needs attention". */
static void add_attentions(orki_text *out, const orki_attentions *list)
{
    orki_text_add(out, "  \"attention\": [");
    for (int i = 0; i < list->n; i++) {
        const ork_attention *a = &list->at[i].item;
        begin_item(out, i);
        orki_text_printf(out, "{\"kind\": \"%s\"", a->kind);
        add_text(out, "school", a->school[0] == '\0' ? NULL : a->school);
        add_text(out, "who", a->who);
        add_text(out, "when", a->when[0] == '\0' ? NULL : a->when);
        add_text(out, "what", a->what);
        add_text(out, "reason", a->reason);
        add_text(out, "advice", a->advice);
        orki_text_add(out, "}");
    }
    end_list(out, list->n, false);
}

static void add_counts(orki_text *out, const ork_season *s, const ork_calendar *c,
                       const orki_ledger_row *ledger, const orki_hours_book *book)
{
    int n = 0;
    orki_text_add(out, "  \"ledger\": [");
    for (int i = 0; i < c->n_courses; i++) {
        begin_item(out, i);
        add_course(out, s, &c->courses[i], &ledger[i]);
    }
    end_list(out, c->n_courses, false);
    orki_text_add(out, "  \"teachers\": [");
    for (int t = 0; t < s->n_teachers; t++) {
        if (!book->teachers[t].is_shown)
            continue;
        begin_item(out, n++);
        orki_hours_json_teacher(out, s, book, t);
    }
    end_list(out, n, false);
    orki_text_add(out, "  \"schools\": [");
    for (int i = 0; i < s->n_schools; i++) {
        begin_item(out, i);
        orki_hours_json_school(out, s, book, i);
    }
    end_list(out, s->n_schools, true);
}

char *ork_calendar_json(const ork_season *season, const ork_timetable *timetable,
                        const ork_calendar *calendar)
{
    orki_text out = {0};
    orki_arena arena = {0};
    const orki_ledger_row *ledger = orki_ledger_make(season, timetable, calendar, &arena);
    const orki_hours_book *book = orki_hours_make(season, timetable, calendar, &arena);
    orki_attentions attention = {0};
    bool is_failed =
        ledger == NULL || book == NULL ||
        orki_attentions_list(&attention, season, timetable, calendar, ledger, &arena) != ORK_OK;
    if (!is_failed) {
        add_head(&out, season, calendar);
        add_choosing(&out, &calendar->choosing);
        add_catching(&out, &calendar->catching);
        add_attentions(&out, &attention);
        add_lists(&out, season, timetable, calendar, &arena);
        add_occasions(&out, season, timetable, calendar, &arena);
        add_counts(&out, season, calendar, ledger, book);
        orki_text_add(&out, "}\n");
        is_failed = out.is_failed;
    }
    orki_free(attention.at);
    orki_arena_free(&arena);
    if (is_failed) {
        orki_text_free(&out);
        return NULL;
    }
    return out.bytes;
}
