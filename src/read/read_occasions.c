/* occasions -> season: concerts and dress rehearsals with the dates on which they can be.
 *
 * An occasion can be on a date on which no closure of a group that plays, or of the school where it
 * is, overlaps its time. A single date on which it cannot be is an error; of several the impossible
 * ones are left out, with a warning. */
#include "read/build.h"

#include <stdlib.h>
#include <string.h>

static int compare_dates(const void *a, const void *b)
{
    orki_date x = *(const orki_date *)a, y = *(const orki_date *)b;
    return (x > y) - (x < y);
}

/* The closure of whoever is involved, and whose it is; NULL when nothing stands in the way. */
static const orki_closure *closure_of(const ork_season *s, const orki_occasion *q, orki_date date,
                                      const char **whose)
{
    const orki_closure *c = NULL;
    if (q->school >= 0) {
        *whose = s->schools[q->school].id;
        c = orki_closure_on(s->schools[q->school].closures, date, q->time);
    }
    for (int i = 0; i < q->n_orchestras && c == NULL; i++) {
        const orki_orchestra *o = &s->orchestras[q->orchestras[i]];
        for (int g = 0; g < o->n_groups && c == NULL; g++) {
            *whose = s->groups[o->groups[g]].id;
            c = orki_closure_on(s->groups[o->groups[g]].closures, date, q->time);
        }
    }
    return c;
}

/* Whether the occasion can be on the date; tells when it cannot. */
static bool is_possible(orki_build *b, const orki_occasion *q, orki_node *node, bool is_only)
{
    const char *whose = "";
    const orki_closure *c = closure_of(b->s, q, node->value[0], &whose);
    if (c == NULL)
        return true;
    if (c->place.file >= 0)
        orki_note(b->r, c->place, "%s", _("closed here"));
    if (is_only)
        orki_fault(b->r, OR_OCCASION_DATE, node, _("\"%s\" is on %s, when %s is away: %s"), q->id,
                   node->text, whose, orki_closure_name(c));
    else
        orki_warn_at(b->r, OR_OCCASION_DATE, node->place,
                     _("\"%s\" cannot be on %s, when %s is away: %s"), q->id, node->text, whose,
                     orki_closure_name(c));
    return false;
}

static void read_dates(orki_build *b, const orki_node *list, orki_occasion *q)
{
    orki_date *dates = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *dates);
    size_t n_errors = b->r->n_errors;
    if (dates == NULL || list == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_check_date(b, v);
        if (is_possible(b, q, v, list->n == 1))
            dates[q->n_dates++] = v->value[0];
    }
    if (q->n_dates == 0 && b->r->n_errors == n_errors)
        orki_fault_at(b->r, OR_OCCASION_DATE, list->place, 1,
                      _("none of the dates of \"%s\" is possible"), q->id);
    if (q->n_dates > 0)
        qsort(dates, (size_t)q->n_dates, sizeof *dates, compare_dates);
    q->dates = dates;
}

/* Marks the orchestras that a list names; a name of several meetings marks them all. */
static void mark_orchestras(orki_build *b, const orki_node *list, bool *plays)
{
    const ork_season *s = b->s;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int found = orki_refer(b, &b->orchestras, v, OR_ORCHESTRA, _("orchestra"));
        for (int o = 0; o < s->n_orchestras && found >= 0; o++) {
            bool is_same = o == found || (s->orchestras[o].series >= 0 &&
                                          s->orchestras[o].series == s->orchestras[found].series);
            plays[o] = plays[o] || is_same;
        }
    }
}

static void mark_schools(orki_build *b, const orki_node *list, bool *plays)
{
    const ork_season *s = b->s;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int school = orki_refer(b, &b->schools, v, OR_SCHOOL, _("school"));
        bool is_any = school < 0;
        for (int o = 0; o < s->n_orchestras && school >= 0; o++) {
            const orki_orchestra *of = &s->orchestras[o];
            if (of->school == school && s->programmes[of->programme].tutti_every_weeks > 0)
                plays[o] = is_any = true;
        }
        if (!is_any)
            orki_fault(b->r, OR_OCCASION, v, _("\"%s\" has no orchestra whose programme has tutti"),
                       v->text);
    }
}

static void read_orchestras(orki_build *b, orki_node *node, orki_occasion *q)
{
    const ork_season *s = b->s;
    const orki_node *names = orki_tree_get(node, "orchestras");
    const orki_node *schools = orki_tree_get(node, "schools");
    bool *plays = orki_scratch(b->r, (size_t)s->n_orchestras, sizeof *plays);
    int *orchestras = orki_keep(b->r, (size_t)s->n_orchestras, sizeof *orchestras);
    if (plays == NULL || orchestras == NULL)
        return;
    mark_orchestras(b, names, plays);
    mark_schools(b, schools, plays);
    for (int o = 0; o < s->n_orchestras; o++) {
        if (plays[o])
            orchestras[q->n_orchestras++] = o;
    }
    q->orchestras = orchestras;
    if (names == NULL && schools == NULL)
        orki_fault_at(b->r, OR_OCCASION, node->place, 1,
                      _("\"%s\" names neither orchestras nor schools that play"), q->id);
}

static void read_place(orki_build *b, orki_node *node, orki_occasion *q)
{
    orki_node *school = orki_tree_get(node, "school");
    q->school = orki_refer(b, &b->schools, school, OR_SCHOOL, _("school"));
    q->venue = orki_text_of(b, node, "place", "");
    q->has_at = orki_at_of(b, node, "at", &q->lat, &q->lon);
    if (school != NULL && (q->venue[0] != '\0' || q->has_at))
        orki_fault(b->r, OR_OCCASION, school, _("\"%s\" is both at a school and elsewhere"), q->id);
}

static void read_occasion(orki_build *b, orki_node *node, orki_occasion *q)
{
    const orki_node *time = orki_tree_get(node, "time");
    q->name = orki_text_of(b, node, "name", q->id);
    q->place = orki_place_of(node);
    q->is_dress = orki_tree_value(node, "kind", 0) == 1;
    q->concert = -1;
    if (time != NULL)
        q->time = (orki_span){time->value[0], time->value[1]};
    q->needs_conductor = orki_tree_value(node, "conductor", 1) != 0;
    q->is_for_schools = orki_tree_value(node, "suspends", 0) == 0;
    read_orchestras(b, node, q);
    read_place(b, node, q);
    read_dates(b, orki_tree_get(node, "dates"), q);
}

/* Some date of the dress rehearsal is in time for some date of the concert. */
static bool may_be_before(const orki_occasion *dress, const orki_occasion *concert)
{
    for (int i = 0; i < dress->n_dates; i++) {
        for (int k = 0; k < concert->n_dates; k++) {
            if (orki_dress_is_in_time(dress->dates[i], concert->dates[k]))
                return true;
        }
    }
    return false;
}

/* A dress rehearsal names its concert, and can be before it. */
static void link_dress(orki_build *b, const orki_names *names, const orki_node *node,
                       orki_occasion *q)
{
    orki_node *of = orki_tree_get(node, "of");
    if (of == NULL)
        return;
    if (!q->is_dress) {
        orki_fault(b->r, OR_OCCASION, of, _("\"%s\" is no dress rehearsal"), q->id);
        return;
    }
    q->concert = orki_refer(b, names, of, OR_OCCASION, _("concert"));
    if (q->concert < 0)
        return;
    const orki_occasion *concert = &b->s->occasions[q->concert];
    if (concert->is_dress)
        orki_fault(b->r, OR_OCCASION, of, _("\"%s\" is itself a dress rehearsal"), of->text);
    else if (q->n_dates > 0 && concert->n_dates > 0 && !may_be_before(q, concert)) {
        orki_note(b->r, concert->place, "%s", _("the concert"));
        orki_hint(b->r, _("a dress rehearsal is 1 to %d days before its concert"), ORKI_DRESS_DAYS);
        orki_fault(b->r, OR_OCCASION, of, _("\"%s\" cannot be before its concert \"%s\""), q->id,
                   of->text);
    }
}

/* Two that have one date each, the same, and pupils in common. */
static void check_clashes(orki_build *b)
{
    const ork_season *s = b->s;
    for (int i = 0; i < s->n_occasions; i++) {
        for (int k = 0; k < i; k++) {
            const orki_occasion *q = &s->occasions[i], *other = &s->occasions[k];
            if (q->n_dates != 1 || other->n_dates != 1 || q->dates[0] != other->dates[0] ||
                !orki_occasions_clash(s, i, k))
                continue;
            orki_note(b->r, other->place, _("\"%s\" stands here"), other->id);
            orki_hint(b->r, "%s", _("give one of them another time, or several dates"));
            orki_fault_at(b->r, OR_OCCASION, q->place, 1,
                          _("\"%s\" and \"%s\" are at the same time on %s, with the same pupils"),
                          other->id, q->id, orki_date_print(q->dates[0]).text);
        }
    }
}

void orki_build_occasions(orki_build *b)
{
    const orki_node *list = orki_tree_get(b->root, "occasions");
    ork_season *s = b->s;
    orki_names names = {0};
    s->occasions = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *s->occasions);
    if (s->occasions == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_node *id = orki_tree_get(v, "id");
        orki_occasion *q = &s->occasions[s->n_occasions];
        q->id = orki_declare(b, &names, id, id == NULL ? "" : id->text, s->n_occasions);
        s->n_occasions++;
        read_occasion(b, v, q);
    }
    int i = 0;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v))
        link_dress(b, &names, v, &s->occasions[i++]);
    check_clashes(b);
}
