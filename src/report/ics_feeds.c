/* Which event is in which file, and the names of the files. */
#include "report/ics_feeds.h"

#include "base/message.h"
#include "base/text.h"
#include "model/event_model.h"
#include "report/ics_words.h"

#include <errno.h>
#include <string.h>

/* One file. */
typedef struct feed {
    orki_feed_kind kind;
    int of;           /* school, teacher or room; -1 */
    const char *key;  /* "rooms/fontein/aula" */
    const char *path; /* "rooms/fontein-aula.ics", within the folder */
} feed;

typedef struct feeding {
    orki_wording w;
    const ork_calendar *calendar;
    int n;
    feed *feeds; /* [n] */
    size_t capacity;
    orki_arena names, texts;
} feeding;

static bool has_path(const feeding *f, const char *path)
{
    for (int i = 0; i < f->n; i++) {
        if (strcmp(f->feeds[i].path, path) == 0)
            return true;
    }
    return false;
}

static bool has_key(const feeding *f, const char *key)
{
    for (int i = 0; i < f->n; i++) {
        if (strcmp(f->feeds[i].key, key) == 0)
            return true;
    }
    return false;
}

/* A slash within an id becomes a hyphen; what then has another's name gets a number. */
static const char *path_of(feeding *f, const char *key)
{
    char *stem = orki_arena_copy(&f->names, key, strlen(key));
    char *id = stem == NULL ? NULL : strchr(stem, '/');
    for (char *c = id == NULL ? NULL : id + 1; c != NULL && *c != '\0'; c++)
        *c = *c == '/' ? '-' : *c;
    const char *path = stem == NULL ? NULL : orki_arena_printf(&f->names, "%s.ics", stem);
    for (int i = 2; path != NULL && has_path(f, path); i++)
        path = orki_arena_printf(&f->names, "%s-%d.ics", stem, i);
    return path;
}

static ork_status add_feed(feeding *f, orki_feed_kind kind, int of, const char *folder,
                           const char *id)
{
    const char *key = orki_arena_printf(&f->names, "%s%s", folder, id);
    const char *path = key == NULL ? NULL : path_of(f, key);
    if (path == NULL ||
        orki_array_reserve(&f->feeds, &f->capacity, (size_t)f->n + 1, sizeof *f->feeds) != 0)
        return ORK_ERR_MEMORY;
    f->feeds[f->n++] = (feed){kind, of, key, path};
    return ORK_OK;
}

/* What only earlier runs know. */
static ork_status add_gone(feeding *f, const char *const *keys, int n)
{
    ork_status st = ORK_OK;
    for (int i = 0; i < n && st == ORK_OK; i++) {
        if (!has_key(f, keys[i]))
            st = add_feed(f, ORKI_FEED_GONE, -1, keys[i], "");
    }
    return st;
}

static ork_status list_feeds(feeding *f)
{
    const ork_season *s = f->w.season;
    ork_status st = add_feed(f, ORKI_FEED_ALL, -1, "all", "");
    for (int i = 0; i < s->n_schools && st == ORK_OK; i++)
        st = add_feed(f, ORKI_FEED_SCHOOL, i, "schools/", s->schools[i].id);
    for (int i = 0; i < s->n_teachers && st == ORK_OK; i++)
        st = add_feed(f, ORKI_FEED_TEACHER, i, "teachers/", s->teachers[i].id);
    for (int i = 0; i < s->n_rooms && st == ORK_OK; i++)
        st = add_feed(f, ORKI_FEED_ROOM, i, "rooms/", s->rooms[i].id);
    for (int i = 0; i < f->calendar->n_dated && st == ORK_OK; i++)
        st = add_gone(f, f->calendar->dated[i].former, f->calendar->dated[i].n_former);
    for (int i = 0; i < f->calendar->n_held && st == ORK_OK; i++)
        st = add_gone(f, f->calendar->held[i].former, f->calendar->held[i].n_former);
    for (int i = 0; i < f->calendar->n_cancelled && st == ORK_OK; i++)
        st = add_gone(f, f->calendar->cancelled[i].feeds, f->calendar->cancelled[i].n_feeds);
    return st;
}

static bool is_in(const feeding *f, const feed *to, const orki_dated *dated)
{
    const orki_orchestra *o = &f->w.season->orchestras[dated->orchestra];
    if (to->kind == ORKI_FEED_ALL || to->kind == ORKI_FEED_GONE)
        return to->kind == ORKI_FEED_ALL;
    if (to->kind == ORKI_FEED_SCHOOL)
        return o->school == to->of;
    if (to->of == (to->kind == ORKI_FEED_TEACHER ? dated->conductor : dated->room))
        return true;
    for (int i = 0; i < o->n_sections; i++) {
        orki_change is = orki_ics_section(&f->w, dated, o->first_section + i);
        if (to->of == (to->kind == ORKI_FEED_TEACHER ? is.teacher : is.room))
            return true;
    }
    return false;
}

/* The lesson where it is; where it was, cancelled. */
static ork_status add_lesson(feeding *f, const feed *to, orki_ics *ics, const orki_dated *dated)
{
    bool is_now = is_in(f, to, dated);
    if (!is_now && !orki_list_has(dated->former, dated->n_former, to->key))
        return ORK_OK;
    orki_ics_event event;
    if (orki_ics_word(&event, &f->w, dated, is_now ? to->kind : ORKI_FEED_ALL, to->of) != 0)
        return ORK_ERR_MEMORY;
    event.is_cancelled = !is_now;
    if (!is_now)
        event.description = "";
    orki_ics_add(ics, &event);
    return ORK_OK;
}

/* A concert or dress rehearsal. */
static ork_status add_held(feeding *f, const feed *to, orki_ics *ics, const orki_held *held)
{
    const ork_season *s = f->w.season;
    bool is_now = to->kind == ORKI_FEED_ALL;
    if (to->kind == ORKI_FEED_SCHOOL)
        is_now = orki_held_has_school(held, s, to->of);
    else if (to->kind == ORKI_FEED_TEACHER)
        is_now = orki_held_has_teacher(held, s, f->w.timetable, to->of);
    if (held->date == ORKI_NO_DATE ||
        (!is_now && !orki_list_has(held->former, held->n_former, to->key)))
        return ORK_OK;
    orki_ics_event event;
    if (orki_ics_word_held(&event, &f->w, held) != 0)
        return ORK_ERR_MEMORY;
    event.is_cancelled = !is_now;
    if (!is_now)
        event.description = "";
    orki_ics_add(ics, &event);
    return ORK_OK;
}

static void add_cancelled(const feed *to, orki_ics *ics, const orki_event *gone)
{
    if (to->kind != ORKI_FEED_ALL && !orki_list_has(gone->feeds, gone->n_feeds, to->key))
        return;
    const orki_ics_event event = {.uid = gone->uid,
                                  .sequence = gone->sequence,
                                  .modified_s = gone->modified_s,
                                  .date = gone->date,
                                  .start_min = gone->start_min,
                                  .end_min = gone->end_min,
                                  .is_cancelled = gone->is_cancelled,
                                  .summary = gone->title,
                                  .location = gone->place,
                                  .description = "",
                                  .category = ""};
    orki_ics_add(ics, &event);
}

/* What the calendar is called in a telephone. */
static const char *name_of(feeding *f, const feed *of)
{
    const ork_season *s = f->w.season;
    const char *who = s->organisation;
    if (of->kind == ORKI_FEED_SCHOOL)
        who = s->schools[of->of].name;
    else if (of->kind == ORKI_FEED_TEACHER)
        who = s->teachers[of->of].name;
    else if (of->kind == ORKI_FEED_ROOM && s->rooms[of->of].school >= 0)
        who = orki_arena_printf(&f->texts, "%s, %s", s->schools[s->rooms[of->of].school].name,
                                s->rooms[of->of].name);
    else if (of->kind == ORKI_FEED_ROOM)
        who = s->rooms[of->of].name;
    else if (of->kind == ORKI_FEED_GONE)
        who = strchr(of->key, '/') + 1;
    if (who != NULL && who[0] == '\0') /* the organisation has no name */
        who = s->name;
    return who == NULL ? NULL : orki_arena_printf(&f->texts, _("Leerorkest: %s"), who);
}

/* The text of a feed; NULL when out of memory. */
static char *build(feeding *f, const feed *to)
{
    const char *name = name_of(f, to);
    orki_ics *ics = name == NULL ? NULL : orki_ics_new(name);
    ork_status st = ics == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = 0; i < f->calendar->n_dated && st == ORK_OK; i++)
        st = add_lesson(f, to, ics, &f->calendar->dated[i]);
    for (int i = 0; i < f->calendar->n_held && st == ORK_OK; i++)
        st = add_held(f, to, ics, &f->calendar->held[i]);
    for (int i = 0; i < f->calendar->n_cancelled && st == ORK_OK; i++)
        add_cancelled(to, ics, &f->calendar->cancelled[i]);
    char *text = st == ORK_OK ? orki_ics_text(ics) : NULL;
    orki_ics_free(ics);
    orki_arena_free(&f->texts);
    return text;
}

ork_status orki_feeds_write(const ork_season *season, const ork_timetable *timetable,
                            const ork_calendar *calendar, bool is_dutch, orki_file_set *files)
{
    feeding f = {.w = {.season = season, .timetable = timetable, .is_dutch = is_dutch},
                 .calendar = calendar};
    f.w.arena = &f.texts;
    ork_status st = list_feeds(&f);
    for (int i = 0; i < f.n && st == ORK_OK; i++)
        st = orki_file_set_add_string(files, f.feeds[i].path, build(&f, &f.feeds[i]));
    int reason = errno;
    orki_free(f.feeds);
    orki_arena_free(&f.names);
    errno = reason;
    return st;
}
