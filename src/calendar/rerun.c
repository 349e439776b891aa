/* The events of this run against those of an earlier one.
 *
 * An event that says the same keeps its count and moment, so that nobody is told anything. One that
 * says something else has one change more, and is cancelled in the files that it left. One that is
 * no more is cancelled in all its files, for as long as the season lasts; should it come back, it
 * has one change more again. What was before the timetable holds has been, and stands. */
#include "calendar/making.h"

#include <string.h>

static uint64_t add_bytes(uint64_t digest, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++)
        digest = (digest ^ b[i]) * UINT64_C(0x100000001b3); /* FNV-1a */
    return digest;
}

/* With the closing NUL, so that two texts are not taken for one. */
static uint64_t add_text(uint64_t digest, const char *text)
{
    return add_bytes(digest, text, strlen(text) + 1);
}

static uint64_t add_number(uint64_t digest, int64_t number)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++) /* the same on every machine */
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    return add_bytes(digest, bytes, sizeof bytes);
}

static uint64_t add_teacher(uint64_t digest, const ork_season *s, int teacher)
{
    digest = add_text(digest, teacher < 0 ? "" : s->teachers[teacher].id);
    return add_text(digest, teacher < 0 ? "" : s->teachers[teacher].name);
}

static uint64_t add_room(uint64_t digest, const ork_season *s, int room)
{
    digest = add_text(digest, room < 0 ? "" : s->rooms[room].id);
    return add_text(digest, room < 0 ? "" : s->rooms[room].name);
}

static uint64_t add_school(uint64_t digest, const orki_school *school)
{
    digest = add_text(digest, school->id);
    digest = add_text(digest, school->name);
    digest = add_text(digest, school->town);
    digest = add_number(digest, school->has_at ? (int64_t)(school->lat * 1e6) : -1);
    return add_number(digest, school->has_at ? (int64_t)(school->lon * 1e6) : -1);
}

/* Section, teacher and room on that date; in a tutti all are in one room. */
static orki_change section_of(const orki_making *m, const orki_dated *dated, int i)
{
    int section = m->season->orchestras[dated->orchestra].first_section + i;
    orki_change is = orki_dated_section(dated, m->timetable, section);
    is.room = dated->room >= 0 ? dated->room : is.room;
    return is;
}

/* Everything that an event tells, in any language and in any file. */
static uint64_t digest_of(const orki_making *m, const orki_dated *dated)
{
    const ork_season *s = m->season;
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    uint64_t d = UINT64_C(0xcbf29ce484222325);
    d = add_number(d, dated->date);
    d = add_number(d, dated->start_min);
    d = add_number(d, dated->end_min);
    d = add_number(d, dated->is_tutti);
    d = add_number(d, dated->is_caught_up);
    d = add_text(d, o->name);
    for (int i = 0; i < o->n_groups; i++) {
        d = add_text(d, s->groups[o->groups[i]].name);
        d = add_number(d, s->groups[o->groups[i]].year);
    }
    d = add_school(d, &s->schools[o->school]);
    for (int i = 0; i < o->n_sections; i++) {
        orki_change is = section_of(m, dated, i);
        d = add_text(d, s->roles[s->sections[is.section].role].id);
        d = add_teacher(d, s, is.teacher);
        d = add_room(d, s, is.room);
    }
    d = add_teacher(d, s, dated->conductor);
    return add_room(d, s, dated->room);
}

static uint64_t digest_of_held(const orki_making *m, const orki_held *held)
{
    const ork_season *s = m->season;
    const orki_occasion *q = &s->occasions[held->occasion];
    uint64_t d = UINT64_C(0xcbf29ce484222325);
    d = add_number(d, held->date);
    d = add_number(d, q->time.from);
    d = add_number(d, q->time.to);
    d = add_text(d, q->name);
    d = add_text(d, q->venue);
    if (q->school >= 0)
        d = add_school(d, &s->schools[q->school]);
    for (int i = 0; i < q->n_orchestras; i++)
        d = add_text(d, s->orchestras[q->orchestras[i]].name);
    return add_teacher(d, s, held->conductor);
}

static bool is_teacher_in(const orki_making *m, const orki_dated *dated, const char *id)
{
    const ork_season *s = m->season;
    bool is_in = dated->conductor >= 0 && strcmp(s->teachers[dated->conductor].id, id) == 0;
    for (int i = 0; i < s->orchestras[dated->orchestra].n_sections; i++) {
        int teacher = section_of(m, dated, i).teacher;
        is_in = is_in || (teacher >= 0 && strcmp(s->teachers[teacher].id, id) == 0);
    }
    return is_in;
}

static bool is_room_in(const orki_making *m, const orki_dated *dated, const char *id)
{
    const ork_season *s = m->season;
    bool is_in = dated->room >= 0 && strcmp(s->rooms[dated->room].id, id) == 0;
    for (int i = 0; i < s->orchestras[dated->orchestra].n_sections; i++) {
        int room = section_of(m, dated, i).room;
        is_in = is_in || (room >= 0 && strcmp(s->rooms[room].id, id) == 0);
    }
    return is_in;
}

/* The lesson is in this file now: "teachers/anna". */
static bool is_in_feed(const orki_making *m, const orki_dated *dated, const char *feed)
{
    const char *id = strchr(feed, '/') + 1;
    if (strncmp(feed, "teachers/", 9) == 0)
        return is_teacher_in(m, dated, id);
    if (strncmp(feed, "rooms/", 6) == 0)
        return is_room_in(m, dated, id);
    return strcmp(m->season->schools[m->season->orchestras[dated->orchestra].school].id, id) == 0;
}

static bool is_held_in_feed(const orki_making *m, const orki_held *held, const char *feed)
{
    const ork_season *s = m->season;
    const char *id = strchr(feed, '/') + 1;
    bool is_school = strncmp(feed, "schools/", 8) == 0;
    for (int i = 0; i < (is_school ? s->n_schools : s->n_teachers); i++) {
        if (strcmp(is_school ? s->schools[i].id : s->teachers[i].id, id) == 0)
            return is_school ? orki_held_has_school(held, s, i)
                             : orki_held_has_teacher(held, s, m->timetable, i);
    }
    return false;
}

static const char *keep_text(orki_making *m, const char *text)
{
    return orki_arena_copy(&m->calendar->arena, text, strlen(text));
}

/* All files in which people may have the event but those that the lesson or occasion is in now, of
 * which one may be given; NULL when out of memory. */
static const char *const *list_former(orki_making *m, const orki_event *event,
                                      const orki_dated *dated, const orki_held *held, int *n)
{
    size_t most = (size_t)event->n_feeds + (size_t)event->n_former;
    const char **list = orki_arena_alloc(&m->calendar->arena, most, sizeof *list);
    *n = 0;
    for (size_t i = 0; i < most && list != NULL; i++) {
        const char *feed = i < (size_t)event->n_feeds ? event->feeds[i]
                                                      : event->former[i - (size_t)event->n_feeds];
        bool is_known = orki_list_has(list, *n, feed);
        if (is_known || (dated != NULL && is_in_feed(m, dated, feed)) ||
            (held != NULL && is_held_in_feed(m, held, feed)))
            continue;
        if ((list[(*n)++] = keep_text(m, feed)) == NULL)
            return NULL;
    }
    return list;
}

/* What was before the timetable holds is not told again. */
static ork_status keep_past(orki_making *m, orki_dated *dated, const orki_event *event)
{
    orki_event was = *event;
    was.n_feeds = 0; /* nobody's file is left */
    dated->digest = event->digest;
    dated->sequence = event->sequence;
    dated->modified_s = event->modified_s;
    dated->uid = keep_text(m, event->uid);
    dated->former = list_former(m, &was, dated, NULL, &dated->n_former);
    return dated->uid == NULL || dated->former == NULL ? ORK_ERR_MEMORY : ORK_OK;
}

static ork_status keep_event(orki_making *m, orki_dated *dated, const orki_event *event)
{
    if (dated->date < m->from && !event->is_cancelled)
        return keep_past(m, dated, event);
    bool is_same = !event->is_cancelled && event->digest == dated->digest;
    dated->sequence = event->sequence + !is_same;
    dated->modified_s = is_same ? event->modified_s : m->calendar->now_s;
    dated->uid = keep_text(m, event->uid); /* as it was: the organisation may have a new name */
    dated->former = list_former(m, event, dated, NULL, &dated->n_former);
    return dated->uid == NULL || dated->former == NULL ? ORK_ERR_MEMORY : ORK_OK;
}

static ork_status keep_held(orki_making *m, orki_held *held, const orki_event *event)
{
    bool is_same = !event->is_cancelled && event->digest == held->digest;
    held->sequence = event->sequence + !is_same;
    held->modified_s = is_same ? event->modified_s : m->calendar->now_s;
    held->uid = keep_text(m, event->uid);
    held->former = list_former(m, event, NULL, held, &held->n_former);
    return held->uid == NULL || held->former == NULL ? ORK_ERR_MEMORY : ORK_OK;
}

static ork_status cancel_event(orki_making *m, const orki_event *event)
{
    orki_event *gone = &m->calendar->cancelled[m->calendar->n_cancelled++];
    orki_date from = orki_timetable_from(m->timetable, m->season);
    bool stands = !event->is_cancelled && from > m->season->from && event->date < from;
    bool is_told = event->is_cancelled || stands; /* nothing is new */
    *gone = *event;
    gone->is_cancelled = !stands;
    gone->sequence += !is_told;
    gone->modified_s = is_told ? event->modified_s : m->calendar->now_s;
    gone->uid = keep_text(m, event->uid);
    gone->title = keep_text(m, event->title);
    gone->place = keep_text(m, event->place);
    orki_event was = *event;
    was.n_former = stands ? 0 : event->n_former; /* there it is cancelled */
    gone->feeds = list_former(m, &was, NULL, NULL, &gone->n_feeds);
    gone->former = NULL;
    gone->n_former = 0;
    bool is_whole = gone->uid != NULL && gone->title != NULL && gone->place != NULL;
    return is_whole && gone->feeds != NULL ? ORK_OK : ORK_ERR_MEMORY;
}

/* Each lesson, and each occasion that has a date, against its event. */
static ork_status keep_all(orki_making *m, const ork_events *earlier, bool *is_kept)
{
    ork_calendar *c = m->calendar;
    ork_status st = ORK_OK;
    for (int i = 0; i < c->n_dated && st == ORK_OK; i++) {
        const orki_event *event = orki_events_find(earlier, c->dated[i].uid);
        if (event == NULL)
            continue;
        is_kept[event - earlier->at] = true;
        st = keep_event(m, &c->dated[i], event);
    }
    for (int i = 0; i < c->n_held && st == ORK_OK; i++) {
        const orki_event *event = orki_events_find(earlier, c->held[i].uid);
        if (event == NULL || c->held[i].date == ORKI_NO_DATE)
            continue;
        is_kept[event - earlier->at] = true;
        st = keep_held(m, &c->held[i], event);
    }
    return st;
}

ork_status orki_keep_events(orki_making *m)
{
    ork_calendar *c = m->calendar;
    const ork_events *earlier = m->options->earlier;
    c->n_cancelled = 0;
    for (int i = 0; i < c->n_dated; i++)
        c->dated[i].digest = digest_of(m, &c->dated[i]);
    for (int i = 0; i < c->n_held; i++)
        c->held[i].digest = digest_of_held(m, &c->held[i]);
    if (earlier == NULL)
        return ORK_OK;
    bool *is_kept = orki_arena_alloc(&m->scratch, (size_t)earlier->n, sizeof *is_kept);
    c->cancelled = orki_arena_alloc(&c->arena, (size_t)earlier->n, sizeof *c->cancelled);
    ork_status st = is_kept == NULL || c->cancelled == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK)
        st = keep_all(m, earlier, is_kept);
    for (int i = 0; i < earlier->n && st == ORK_OK; i++) {
        if (!is_kept[i])
            st = cancel_event(m, &earlier->at[i]);
    }
    return st;
}
