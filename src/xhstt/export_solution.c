/* ork_xhstt_export(): a timetable as the solution of its instance. Orchestras are events by the ids
 * that the import gave them; two meetings in a row are one piece of duration 2. A lesson without a
 * place or without its teacher is a piece without a time: it does not take place as the archive
 * means it. */
#include "orkestrooster/xhstt.h"

#include "base/file.h"
#include "model/timetable_model.h"
#include "orkestrooster/version.h"
#include "xhstt/archive.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct writing {
    orki_archive *a;
    const ork_season *s;
    const ork_timetable *t;
    int *orchestra_of; /* [n_events] its first orchestra, or -1 */
    orki_text out;
} writing;

__attribute__((format(printf, 2, 3))) static void refuse(writing *w, const char *format, ...)
{
    char message[600];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    orki_element_fault(&w->a->r, OR_XML_SEASON, w->a->x->element, "%s", message);
}

static int event_named(const orki_archive *a, const char *id)
{
    for (int i = 0; i < a->x->n_events; i++) {
        if (strcmp(a->ids.events[i], id) == 0)
            return i;
    }
    return -1;
}

static int meetings_of(const ork_season *s, int orchestra)
{
    int series = s->orchestras[orchestra].series;
    return series < 0 ? 1 : s->series[series].n_meetings;
}

/* Every event has its orchestra with as many meetings as it takes times. */
static void match(writing *w)
{
    const orki_instance *x = w->a->x;
    w->orchestra_of = orki_scratch(&w->a->r, (size_t)x->n_events, sizeof *w->orchestra_of);
    if (w->orchestra_of == NULL)
        return;
    for (int i = 0; i < x->n_events; i++)
        w->orchestra_of[i] = -1;
    for (int o = 0; o < w->s->n_orchestras; o += meetings_of(w->s, o)) {
        const char *id = orki_orchestra_id(w->s, o);
        int event = event_named(w->a, id);
        if (event < 0)
            refuse(w, _("the orchestra \"%s\" is no event of the instance"), id);
        else if (x->events[event].duration != meetings_of(w->s, o) ||
                 w->s->orchestras[o].lesson_min != w->a->facts.lesson_min ||
                 w->s->orchestras[o].n_sections != 1)
            refuse(w, _("the lessons of \"%s\" are not those of its event"), id);
        else
            w->orchestra_of[event] = o;
    }
    for (int i = 0; i < x->n_events && w->a->r.n_errors == 0; i++) {
        if (w->orchestra_of[i] < 0)
            refuse(w, _("the season has no orchestra for the event \"%s\""), x->events[i].id);
    }
}

/* The time of the instance at which a lesson begins; -1 when it does not take place. */
static int time_of(writing *w, int event, int orchestra)
{
    const orki_xfacts *f = &w->a->facts;
    int day = w->t->day[orchestra];
    int teacher = w->t->teacher[w->s->orchestras[orchestra].first_section];
    if (day < 0 || teacher < 0)
        return -1;
    if (strcmp(w->s->teachers[teacher].id, w->a->ids.resources[f->x->events[event].teacher]) != 0) {
        refuse(w, _("\"%s\" is not given by the teacher of its event"),
               w->s->orchestras[orchestra].id);
        return -1;
    }
    int after = w->t->start_min[orchestra] - f->first_min, slot = after / f->lesson_min;
    if (day < f->x->n_days && after >= 0 && after % f->lesson_min == 0 &&
        slot < f->x->day_slots[day])
        return f->x->day_first[day] + slot;
    refuse(w, _("\"%s\" begins at no time of the instance"), w->s->orchestras[orchestra].id);
    return -1;
}

static void add_piece(writing *w, int event, int time, int duration)
{
    orki_text_add(&w->out, "<Event Reference=\"");
    orki_archive_add_escaped(&w->out, w->a->x->events[event].id);
    orki_text_printf(&w->out, "\"><Duration>%d</Duration>", duration);
    if (time >= 0) {
        orki_text_add(&w->out, "<Time Reference=\"");
        orki_archive_add_escaped(&w->out, w->a->x->times[time].id);
        orki_text_add(&w->out, "\"/>");
    }
    orki_text_add(&w->out, "</Event>\n");
}

static int compare_numbers(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void add_event(writing *w, int event)
{
    int times[ORKI_MAX_BLOCK_LESSONS];
    int n = w->a->x->events[event].duration;
    for (int k = 0; k < n; k++)
        times[k] = time_of(w, event, w->orchestra_of[event] + k);
    qsort(times, (size_t)n, sizeof times[0], compare_numbers);
    for (int k = 0; k < n; k++) {
        bool is_double = k + 1 < n && times[k] >= 0 && times[k + 1] == times[k] + 1 &&
                         w->a->x->times[times[k]].day == w->a->x->times[times[k + 1]].day;
        add_piece(w, event, times[k], is_double ? 2 : 1);
        k += is_double;
    }
}

static void add_solution(writing *w)
{
    orki_archive_begin(&w->out, w->a);
    orki_text_printf(&w->out,
                     "<SolutionGroups>\n<SolutionGroup Id=\"orkestrooster\">\n<MetaData>"
                     "<Contributor>orkestrooster %s</Contributor><Date></Date>"
                     "<Description>A timetable</Description></MetaData>\n<Solution Reference=\"",
                     ORK_VERSION);
    orki_archive_add_escaped(&w->out, w->a->x->id);
    orki_text_add(&w->out, "\">\n<Events>\n");
    for (int i = 0; i < w->a->x->n_events; i++)
        add_event(w, i);
    orki_text_add(&w->out, "</Events>\n</Solution>\n</SolutionGroup>\n</SolutionGroups>\n");
    orki_archive_end(&w->out);
}

ork_status ork_xhstt_export(const ork_season *season, const ork_timetable *timetable,
                            const char *archive, const char *instance, const char *path,
                            ork_diags *diags)
{
    orki_archive a;
    writing w = {.a = &a, .s = season, .t = timetable};
    ork_status st = orki_archive_read(&a, archive, instance, diags);
    if (st == ORK_OK)
        match(&w);
    if (st == ORK_OK && a.r.n_errors == 0 && a.r.status == ORK_OK)
        add_solution(&w);
    if (st == ORK_OK)
        st = orki_reader_status(&a.r);
    if (st == ORK_OK && w.out.is_failed)
        st = ORK_ERR_MEMORY;
    if (st == ORK_OK)
        st = orki_file_write(path, orki_text_string(&w.out), w.out.n);
    orki_text_free(&w.out);
    orki_archive_free(&a);
    return st;
}
