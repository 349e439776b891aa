/* calendar.json of an earlier run -> its events as texts, for people whose calendars hold them. A
 * file that is not whole is refused: a name or count that got lost would double events. */
#include "model/event_model.h"
#include "read/calendar_root.h"

#include <string.h>

typedef struct taking {
    orki_reader r;
    const ork_season *s;
    ork_events *events;
} taking;

static const char *keep(taking *t, const char *prefix, const char *text)
{
    const char *kept = orki_arena_printf(&t->events->arena, "%s%s", prefix, text);
    if (kept == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    return kept == NULL ? "" : kept;
}

static const char *text_of(taking *t, const orki_node *map, const char *key)
{
    const orki_node *node = orki_tree_get(map, key);
    return keep(t, "", node == NULL ? "" : node->text);
}

/* Minutes and seconds: two digits below 60, or hours below 24; -1 when they are not. */
static int two_digits(const char *text, int limit)
{
    bool is_number = text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
    int number = is_number ? (text[0] - '0') * 10 + text[1] - '0' : limit;
    return number < limit ? number : -1;
}

/* "2026-08-31T12:00:00Z" */
static int64_t take_moment(taking *t, orki_node *node)
{
    if (node == NULL)
        return 0;
    const char *text = node->text;
    bool is_whole = strlen(text) == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' &&
                    text[19] == 'Z';
    orki_date date = is_whole ? orki_date_parse(text) : ORKI_NO_DATE;
    int hour = is_whole ? two_digits(text + 11, 24) : -1;
    int min = is_whole ? two_digits(text + 14, 60) : -1;
    int second = is_whole ? two_digits(text + 17, 60) : -1;
    if (date != ORKI_NO_DATE && hour >= 0 && min >= 0 && second >= 0)
        return (((int64_t)date * 24 + hour) * 60 + min) * 60 + second;
    orki_fault(&t->r, OR_MOMENT, node, _("not a moment such as 2026-08-31T12:00:00Z: \"%s\""),
               text);
    return 0;
}

static uint64_t take_digest(taking *t, orki_node *node)
{
    uint64_t digest = 0;
    if (node == NULL)
        return 0;
    bool is_whole = strlen(node->text) == 16 && strspn(node->text, "0123456789abcdef") == 16;
    for (const char *c = node->text; is_whole && *c != '\0'; c++)
        digest = digest << 4 | (uint64_t)(*c <= '9' ? *c - '0' : *c - 'a' + 10);
    if (!is_whole)
        orki_fault(&t->r, OR_DIGEST, node, _("not 16 digits of 0-9 and a-f: \"%s\""), node->text);
    return digest;
}

/* "teachers/anna": what the program wrote itself, and nothing that leads out of the folder. */
static bool is_feed(const char *text)
{
    return strncmp(text, "schools/", 8) == 0 || strncmp(text, "teachers/", 9) == 0 ||
           strncmp(text, "rooms/", 6) == 0;
}

static const char *const *take_feeds(taking *t, const orki_node *list, int *n)
{
    *n = 0;
    const char **feeds =
        orki_arena_alloc(&t->events->arena, list == NULL ? 0 : list->n, sizeof *feeds);
    if (feeds == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    for (orki_node *v = orki_tree_first(list); v != NULL && feeds != NULL; v = orki_tree_next(v)) {
        feeds[(*n)++] = keep(t, "", v->text);
        if (!is_feed(v->text))
            orki_fault(&t->r, OR_FEED, v,
                       _("not the file of a school, a teacher or a room: \"%s\""), v->text);
    }
    return feeds;
}

static void add_feed(taking *t, orki_event *e, const char **feeds, const char *folder,
                     const orki_node *node)
{
    if (node == NULL || orki_tree_is_null(node))
        return;
    const char *feed = keep(t, folder, node->text);
    if (!orki_list_has(feeds, e->n_feeds, feed))
        feeds[e->n_feeds++] = feed;
}

/* The files that hold a lesson. */
static void list_feeds(taking *t, orki_event *e, const orki_node *node)
{
    const orki_node *sections = orki_tree_get(node, "sections");
    size_t n = sections == NULL ? 0 : sections->n;
    const char **feeds = orki_arena_alloc(&t->events->arena, 2 * n + 3, sizeof *feeds);
    if (feeds == NULL) {
        orki_fail(&t->r, ORK_ERR_MEMORY);
        return;
    }
    add_feed(t, e, feeds, "schools/", orki_tree_get(node, "school"));
    add_feed(t, e, feeds, "teachers/", orki_tree_get(node, "conductor"));
    add_feed(t, e, feeds, "rooms/", orki_tree_get(node, "room"));
    for (const orki_node *v = orki_tree_first(sections); v != NULL; v = orki_tree_next(v)) {
        add_feed(t, e, feeds, "teachers/", orki_tree_get(v, "teacher"));
        add_feed(t, e, feeds, "rooms/", orki_tree_get(v, "room"));
    }
    e->feeds = feeds;
}

/* Sections with another teacher than in the week. */
static void list_stand_ins(taking *t, orki_event *e, const orki_node *node)
{
    const orki_node *sections = orki_tree_get(node, "sections");
    size_t n = sections == NULL ? 0 : sections->n;
    orki_stand_in_of *list = orki_arena_alloc(&t->events->arena, n, sizeof *list);
    if (list == NULL)
        orki_fail(&t->r, ORK_ERR_MEMORY);
    for (const orki_node *v = orki_tree_first(sections); v != NULL && list != NULL;
         v = orki_tree_next(v)) {
        const orki_node *was = orki_tree_get(v, "instead_of"), *is = orki_tree_get(v, "teacher");
        if (was == NULL)
            continue;
        list[e->n_stand_ins++] =
            (orki_stand_in_of){.role = text_of(t, v, "role"),
                               .teacher = orki_tree_is_null(is) ? "" : keep(t, "", is->text),
                               .instead_of = orki_tree_is_null(was) ? "" : keep(t, "", was->text)};
    }
    e->stand_ins = list;
}

/* Who conducts on this date only. */
static const char *take_conductor(taking *t, const orki_node *node, bool stands_in)
{
    const orki_node *is = orki_tree_get(node, "conductor");
    return !stands_in || is == NULL || orki_tree_is_null(is) ? NULL : keep(t, "", is->text);
}

static orki_event *take_event(taking *t, const orki_node *node)
{
    orki_event *e = &t->events->at[t->events->n++];
    e->uid = text_of(t, node, "uid");
    e->sequence = orki_tree_value(node, "sequence", 0);
    e->modified_s = take_moment(t, orki_tree_get(node, "modified"));
    e->date = orki_tree_value(node, "date", 0);
    e->start_min = orki_tree_value(node, "start", 0);
    e->end_min = orki_tree_value(node, "end", 0);
    e->title = text_of(t, node, "title");
    e->place = text_of(t, node, "place");
    return e;
}

static void take_events(taking *t, const orki_node *root)
{
    const orki_node *lessons = orki_tree_get(root, "lessons");
    const orki_node *cancelled = orki_tree_get(root, "cancelled");
    const orki_node *occasions = orki_tree_get(root, "occasions");
    size_t n = (lessons == NULL ? 0 : lessons->n) + (cancelled == NULL ? 0 : cancelled->n) +
               (occasions == NULL ? 0 : occasions->n);
    t->events->at = orki_arena_alloc(&t->events->arena, n, sizeof *t->events->at);
    if (t->events->at == NULL) {
        orki_fail(&t->r, ORK_ERR_MEMORY);
        return;
    }
    for (const orki_node *v = orki_tree_first(lessons); v != NULL; v = orki_tree_next(v)) {
        orki_event *e = take_event(t, v);
        e->digest = take_digest(t, orki_tree_get(v, "digest"));
        e->former = take_feeds(t, orki_tree_get(v, "former"), &e->n_former);
        list_feeds(t, e, v);
        list_stand_ins(t, e, v);
        e->stand_in_conductor =
            take_conductor(t, v, orki_tree_value(v, "conductor_stands_in", 0) != 0);
    }
    for (const orki_node *v = orki_tree_first(occasions); v != NULL; v = orki_tree_next(v)) {
        if (orki_tree_is_null(orki_tree_get(v, "date")))
            continue;
        orki_event *e = take_event(t, v);
        const orki_node *was = orki_tree_get(v, "instead_of");
        e->title = text_of(t, v, "name");
        e->stand_in_conductor = take_conductor(t, v, was != NULL && !orki_tree_is_null(was));
        e->digest = take_digest(t, orki_tree_get(v, "digest"));
        e->feeds = take_feeds(t, orki_tree_get(v, "feeds"), &e->n_feeds);
        e->former = take_feeds(t, orki_tree_get(v, "former"), &e->n_former);
    }
    for (const orki_node *v = orki_tree_first(cancelled); v != NULL; v = orki_tree_next(v)) {
        orki_event *e = take_event(t, v);
        e->is_cancelled = orki_tree_value(v, "stands", 0) == 0;
        e->feeds = take_feeds(t, orki_tree_get(v, "feeds"), &e->n_feeds);
    }
}

static void take(taking *t, const orki_node *root)
{
    take_events(t, root);
    if (t->r.n_errors > 0 || t->r.status != ORK_OK)
        return;
    const orki_event *twice = orki_events_sort(t->events);
    if (twice != NULL)
        orki_fault_at(&t->r, OR_EVENT_TWICE, root->place, 1, _("the event \"%s\" is given twice"),
                      twice->uid);
}

ork_status ork_events_read(ork_events **out, const ork_season *season, const char *path,
                           ork_diags *diags)
{
    *out = NULL;
    orki_arena keep_arena = {0};
    taking t = {
        .r = {.keep = &keep_arena, .diags = diags}, .s = season, .events = orki_events_new()};
    if (t.events == NULL)
        orki_fail(&t.r, ORK_ERR_MEMORY);
    const orki_node *root = orki_calendar_root(&t.r, &orki_events_shape, season, path);
    if (root != NULL)
        take(&t, root);
    ork_status st = orki_reader_status(&t.r);
    orki_reader_free(&t.r);
    orki_arena_free(&keep_arena);
    if (st == ORK_OK)
        *out = t.events;
    else
        ork_events_free(t.events);
    return st;
}
