/* meetings -> series (also of one meeting, when it is said): how often a week an orchestra meets,
 * how often a day, and which doubles (two meetings one right after the other) are wished. */
#include "read/build.h"

int orki_count_meetings(const orki_node *node)
{
    const orki_node *meetings = orki_tree_get(node, "meetings");
    if (meetings == NULL)
        return 1;
    return meetings->kind == ORKI_MAP ? orki_tree_value(meetings, "a-week", 1) : meetings->value[0];
}

/* Clock times in order, each once. */
static void read_double_starts(orki_build *b, const orki_node *list, orki_series *series)
{
    int *starts = orki_keep(b->r, list->n, sizeof *starts), n = 0;
    if (starts == NULL)
        return;
    for (const orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int at = 0;
        while (at < n && starts[at] < v->value[0])
            at++;
        if (at < n && starts[at] == v->value[0])
            continue;
        for (int i = n; i > at; i--)
            starts[i] = starts[i - 1];
        starts[at] = v->value[0];
        n++;
    }
    series->double_starts = starts;
    series->n_double_starts = n;
}

/* Two meetings a day come as a double, and only a lesson with one section has doubles: the team of
 * several would have to be free twice in a row, which a longer lesson says better. */
static void check_doubles(orki_build *b, const orki_node *map, const orki_series *series)
{
    bool has_sections = b->s->orchestras[series->first_orchestra].n_sections > 1;
    orki_node *wish = orki_tree_get(map, "doubles"), *a_day = orki_tree_get(map, "a-day");
    orki_node *starts = orki_tree_get(map, "double-starts");
    orki_node *doubles = wish != NULL ? wish : a_day != NULL ? a_day : starts;
    if (wish != NULL && series->n_doubles * 2 > series->n_meetings)
        orki_fault(b->r, OR_MEETINGS, wish, _("%d meetings make %d doubles at most"),
                   series->n_meetings, series->n_meetings / 2);
    else if (a_day != NULL && series->day_most == 1 && (series->n_doubles > 0 || starts != NULL)) {
        orki_hint(b->r, "%s", _("write \"a-day: 2\", or wish no doubles"));
        orki_fault(b->r, OR_MEETINGS, a_day, _("a double is two meetings on one day"));
    } else if (series->day_most == 2 && has_sections && doubles != NULL) {
        orki_hint(b->r, "%s",
                  _("give the lesson twice its length with \"lesson\", and fewer meetings"));
        orki_fault(b->r, OR_MEETINGS, doubles,
                   _("a lesson with several sections meets once a day at most"));
    }
}

void orki_read_series(orki_build *b, orki_node *node, int first)
{
    orki_series *series = &b->s->series[b->s->n_series++];
    const orki_node *meetings = orki_tree_get(node, "meetings");
    const orki_node *map = meetings->kind == ORKI_MAP ? meetings : NULL;
    const orki_node *starts = orki_tree_get(map, "double-starts");
    *series = (orki_series){.id = b->s->orchestras[first].id,
                            .place = b->s->orchestras[first].place,
                            .first_orchestra = first,
                            .n_meetings = orki_count_meetings(node),
                            .n_doubles = orki_tree_value(map, "doubles", 0)};
    bool has_doubles = series->n_doubles > 0 || starts != NULL;
    series->day_most = orki_tree_value(map, "a-day", has_doubles ? 2 : 1);
    if (starts != NULL)
        read_double_starts(b, starts, series);
    check_doubles(b, map, series);
    orki_node *block = orki_tree_get(node, "block");
    if (block != NULL)
        orki_fault(b->r, OR_MEETINGS, block,
                   _("an orchestra with several meetings a week is a block of its own"));
}
