/* Lists what is lacking, kind by kind, in the order of the season; the reasons in words. */
#include "report/attention.h"

#include "base/message.h"
#include "report/phrases.h"

#include <string.h>

typedef struct listing {
    orki_attentions *out;
    const ork_season *s;
    const ork_timetable *t;
    const ork_calendar *c;
    orki_arena *arena;
} listing;

static void add(listing *l, int school, ork_attention item)
{
    orki_attentions *out = l->out;
    item.school = school < 0 ? "" : l->s->schools[school].id;
    item.where = school < 0 ? "" : l->s->schools[school].name;
    if (item.who == NULL || item.when == NULL || item.what == NULL || item.reason == NULL ||
        item.advice == NULL ||
        orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at) != 0) {
        out->is_failed = true;
        return;
    }
    out->at[out->n++] = (orki_attention){school, item};
}

/* Orchestras of a school that lack the same share the item. */
static void add_course(listing *l, int first, const orki_ledger_row *row, ork_attention item)
{
    const char *name = orki_orchestra_text(l->arena, l->s, row->orchestra);
    for (int i = first; i < l->out->n && name != NULL; i++) {
        orki_attention *other = &l->out->at[i];
        if (other->school != row->school || item.what == NULL || item.reason == NULL ||
            strcmp(other->item.what, item.what) != 0 ||
            strcmp(other->item.reason, item.reason) != 0)
            continue;
        other->item.who = orki_arena_printf(l->arena, "%s, %s", other->item.who, name);
        l->out->is_failed = l->out->is_failed || other->item.who == NULL;
        return;
    }
    item.who = name;
    item.when = "";
    add(l, row->school, item);
}

static void add_shortfalls(listing *l, const orki_ledger_row *ledger)
{
    int first = l->out->n;
    for (int i = 0; i < l->c->n_courses; i++) {
        const orki_ledger_row *row = &ledger[i];
        if (row->n_shortfall <= 0)
            continue;
        const char *what = orki_arena_printf(
            l->arena, _n("%d lesson missing", "%d lessons missing", row->n_shortfall),
            row->n_shortfall);
        add_course(l, first, row,
                   (ork_attention){.kind = "shortfall",
                                   .what = what,
                                   .reason = row->reason,
                                   .advice = _("Give the team more time, let the programme end "
                                               "later, or promise fewer lessons.")});
    }
}

/* An orchestra that gets no lesson without anybody having said so. */
static void add_nothings(listing *l, const orki_ledger_row *ledger)
{
    int first = l->out->n;
    for (int i = 0; i < l->c->n_courses; i++) {
        const orki_course *course = &l->c->courses[i];
        if (course->n_promised > 0)
            continue;
        bool is_placed = l->t->day[course->first_orchestra] >= 0;
        add_course(l, first, &ledger[i],
                   (ork_attention){.kind = "nothing",
                                   .what = _("gets no lesson at all"),
                                   .reason = is_placed ? _("Its period has no date of the weekday "
                                                           "of its lesson, holidays left out.")
                                                       : _("The lesson has no place in the week."),
                                   .advice = is_placed ? _("Make the period longer, or move the "
                                                           "lesson to another day.")
                                                       : _("See what the timetable lacks.")});
    }
}

static const char *reason_of(orki_tutti_lack lack)
{
    switch (lack) {
    case ORKI_TUTTI_NO_CONDUCTOR:
        return _("Nobody in the season conducts.");
    case ORKI_TUTTI_NO_ROOM:
        return _("No room of the school fits the whole orchestra at the time of its lesson.");
    case ORKI_TUTTI_NOBODY_COMES:
        return _("No conductor is available at the time of its lesson and can get there.");
    case ORKI_TUTTI_FEW_DATES:
    case ORKI_TUTTI_ENOUGH:
    case ORKI_N_TUTTI_LACKS:
        break;
    }
    return _("On its other dates the conductors or the room are needed elsewhere.");
}

static const char *advice_of(orki_tutti_lack lack)
{
    switch (lack) {
    case ORKI_TUTTI_NO_CONDUCTOR:
        return _("Give a teacher the skill conductor, or write \"conductor: no\" in the "
                 "programme's tutti.");
    case ORKI_TUTTI_NO_ROOM:
        return _("Give a room \"fits: [tutti]\" and enough seats, or keep it free at that time.");
    case ORKI_TUTTI_NOBODY_COMES:
        return _("Ask a conductor for that day, or move the lesson.");
    case ORKI_TUTTI_FEW_DATES:
    case ORKI_TUTTI_ENOUGH:
    case ORKI_N_TUTTI_LACKS:
        break;
    }
    return _("Ask a further conductor, give a further room, or write a larger \"every\".");
}

static void add_rehearsals(listing *l, const orki_ledger_row *ledger)
{
    int first = l->out->n;
    for (int i = 0; i < l->c->n_courses; i++) {
        const orki_course *course = &l->c->courses[i];
        int n = course->n_tutti_wanted - ledger[i].n_tuttis;
        if (n <= 0)
            continue;
        const char *what = orki_arena_printf(
            l->arena, _n("%d of %d rehearsals missing", "%d of %d rehearsals missing", n), n,
            course->n_tutti_wanted);
        add_course(l, first, &ledger[i],
                   (ork_attention){.kind = "rehearsals",
                                   .what = what,
                                   .reason = reason_of(course->tutti_lack),
                                   .advice = advice_of(course->tutti_lack)});
    }
}

/* What keeps an occasion from a date: another one with its pupils, or its concert or dress
 * rehearsal; NULL = neither. */
static const orki_occasion *obstacle(const listing *l, int occasion, orki_date date)
{
    const orki_occasion *q = &l->s->occasions[occasion];
    for (int i = 0; i < l->c->n_held; i++) {
        const orki_occasion *other = &l->s->occasions[i];
        orki_date held = l->c->held[i].date;
        if (i == occasion || held == ORKI_NO_DATE)
            continue;
        if ((held == date && orki_occasions_clash(l->s, occasion, i)) ||
            (q->is_dress && q->concert == i && !orki_dress_is_in_time(date, held)) ||
            (other->is_dress && other->concert == occasion && !orki_dress_is_in_time(held, date)))
            return other;
    }
    return NULL;
}

static const char *why_not_held(const listing *l, int occasion)
{
    const orki_occasion *q = &l->s->occasions[occasion];
    const char *text = "";
    for (int d = 0; d < q->n_dates && text != NULL; d++) {
        const orki_occasion *other = obstacle(l, occasion, q->dates[d]);
        const char *day = orki_date_short(l->arena, q->dates[d]);
        if (other == NULL || day == NULL)
            continue;
        const char *one =
            orki_arena_printf(l->arena, _("%s: \"%s\" stands in the way."), day, other->name);
        text =
            one == NULL || text[0] == '\0' ? one : orki_arena_printf(l->arena, "%s %s", text, one);
    }
    return text != NULL && text[0] == '\0' ? _("None of its dates was chosen.") : text;
}

static void add_occasions(listing *l)
{
    for (int i = 0; i < l->c->n_held; i++) {
        const orki_held *held = &l->c->held[i];
        const orki_occasion *q = &l->s->occasions[held->occasion];
        if (held->date == ORKI_NO_DATE)
            add(l, q->school,
                (ork_attention){.kind = "occasion",
                                .who = q->name,
                                .when = "",
                                .what = _("has no date"),
                                .reason = why_not_held(l, i),
                                .advice = _("Give it further dates, or move the other one.")});
        else if (q->needs_conductor && held->conductor < 0)
            add(l, q->school,
                (ork_attention){.kind = "occasion-conductor",
                                .who = q->name,
                                .when = orki_date_short(l->arena, held->date),
                                .what = _("has no conductor"),
                                .reason = _("No conductor is available then and free."),
                                .advice = _("Ask a conductor for that day, or write \"conductor: "
                                            "no\".")});
    }
}

static const orki_cannot_come *find_cannot_come(const listing *l, const orki_dated *dated,
                                                int section)
{
    for (int i = 0; i < l->c->n_cannot_come; i++) {
        const orki_cannot_come *who = &l->c->cannot_come[i];
        if (who->orchestra == dated->orchestra && who->section == section &&
            who->date == dated->date && who->start_min == dated->start_min)
            return who;
    }
    return NULL;
}

static const char *why_open(const listing *l, const orki_cannot_come *who)
{
    static const char *const formats[] = {
        [ORKI_CAN_COME] = "%s",
        [ORKI_NOT_IN_SEASON] = N_("%s stood in and is not in the season any more."),
        [ORKI_NOT_SKILLED] = N_("%s stood in and has not the skill any more."),
        [ORKI_HAS_DECLINED] = N_("%s stood in and has declined the school."),
        [ORKI_NOT_AVAILABLE] = N_("%s stood in and is not available then any more."),
        [ORKI_IS_ELSEWHERE] = N_("%s stood in and is needed elsewhere then."),
        [ORKI_IS_NO_TUTTI] = N_("%s stood in, and there is no rehearsal then any more."),
        [ORKI_IS_OTHER] = N_("%s stood in, and another conductor was chosen now.")};
    if (who == NULL)
        return _("Nobody stands in.");
    const char *format = _(formats[who->why]);
    const char *mark = strstr(format, "%s");
    return orki_arena_printf(l->arena, "%.*s%s%s", mark == NULL ? 0 : (int)(mark - format), format,
                             who->teacher, mark == NULL ? "" : mark + 2);
}

static void add_open(listing *l, const orki_dated *dated, const orki_change *change)
{
    const orki_orchestra *o = &l->s->orchestras[dated->orchestra];
    const char *absent = l->s->teachers[l->t->teacher[change->section]].id;
    const char *day = orki_date_short(l->arena, dated->date);
    add(l, o->school,
        (ork_attention){
            .kind = "open-section",
            .who = orki_orchestra_text(l->arena, l->s, dated->orchestra),
            .when = day == NULL ? NULL
                                : orki_arena_printf(l->arena, "%s %02d:%02d", day,
                                                    dated->start_min / 60, dated->start_min % 60),
            .what = orki_arena_printf(l->arena, _("nobody teaches %s"),
                                      l->s->roles[l->s->sections[change->section].role].id),
            .reason = why_open(l, find_cannot_come(l, dated, change->section)),
            .advice = orki_arena_printf(l->arena,
                                        _("Look for somebody: substitute --teacher %s --date %s."),
                                        absent, orki_date_print(dated->date).text)});
}

/* Sections that have a teacher in the week and none on the date. */
static void add_open_sections(listing *l)
{
    for (int i = 0; i < l->c->n_dated; i++) {
        const orki_dated *dated = &l->c->dated[i];
        for (int k = 0; k < dated->n_changes && dated->date >= l->t->valid_from; k++) {
            const orki_change *change = &dated->changes[k];
            if (change->teacher < 0 && l->t->teacher[change->section] >= 0)
                add_open(l, dated, change);
        }
    }
}

/* Who conducts a rehearsal now; -1: nobody, or there is none. */
static int conductor_at(const listing *l, const orki_cannot_come *who)
{
    for (int i = 0; i < l->c->n_dated; i++) {
        const orki_dated *dated = &l->c->dated[i];
        if (dated->orchestra == who->orchestra && dated->date == who->date &&
            dated->start_min == who->start_min)
            return dated->is_tutti ? dated->conductor : -1;
    }
    return -1;
}

/* Conductors who stood in on a date, and do not any more. */
static void add_conductors(listing *l)
{
    for (int i = 0; i < l->c->n_cannot_come; i++) {
        const orki_cannot_come *who = &l->c->cannot_come[i];
        if (who->section >= 0)
            continue;
        const orki_held *held = who->occasion < 0 ? NULL : &l->c->held[who->occasion];
        int now = held != NULL ? held->conductor : conductor_at(l, who);
        const char *day = orki_date_short(l->arena, who->date);
        add(l, held != NULL ? -1 : l->s->orchestras[who->orchestra].school,
            (ork_attention){
                .kind = "stand-in-conductor",
                .who = held != NULL ? l->s->occasions[held->occasion].name
                                    : orki_orchestra_text(l->arena, l->s, who->orchestra),
                .when = day == NULL ? NULL
                                    : orki_arena_printf(l->arena, "%s %02d:%02d", day,
                                                        who->start_min / 60, who->start_min % 60),
                .what = _("is not conducted by who stood in"),
                .reason = why_open(l, who),
                .advice = now < 0 ? _("Tell who stood in.")
                                  : orki_arena_printf(
                                        l->arena,
                                        _("Ask %s, who conducts it now; or look for somebody: "
                                          "substitute --teacher %s --date %s."),
                                        l->s->teachers[now].name, l->s->teachers[now].id,
                                        orki_date_print(who->date).text)});
    }
}

ork_status orki_attentions_list(orki_attentions *out, const ork_season *season,
                                const ork_timetable *timetable, const ork_calendar *calendar,
                                const orki_ledger_row *ledger, orki_arena *arena)
{
    *out = (orki_attentions){0};
    listing l = {out, season, timetable, calendar, arena};
    add_occasions(&l);
    add_open_sections(&l);
    add_conductors(&l);
    add_rehearsals(&l, ledger);
    add_nothings(&l, ledger);
    add_shortfalls(&l, ledger);
    return out->is_failed ? ORK_ERR_MEMORY : ORK_OK;
}

/* What the caller holds is the address of the first member. */
typedef struct owned_list {
    ork_attention_list list;
    orki_arena arena;
} owned_list;

static ork_status fill(owned_list *owned, const ork_season *season, const ork_timetable *timetable,
                       const ork_calendar *calendar)
{
    orki_attentions found = {0};
    const orki_ledger_row *ledger = orki_ledger_make(season, timetable, calendar, &owned->arena);
    ork_status st = ledger == NULL ? ORK_ERR_MEMORY
                                   : orki_attentions_list(&found, season, timetable, calendar,
                                                          ledger, &owned->arena);
    ork_attention *items = orki_arena_alloc(&owned->arena, (size_t)found.n, sizeof *items);
    st = st == ORK_OK && items == NULL ? ORK_ERR_MEMORY : st;
    for (int i = 0; i < found.n && st == ORK_OK; i++)
        items[i] = found.at[i].item;
    orki_free(found.at);
    owned->list = (ork_attention_list){found.n, items};
    return st;
}

ork_status ork_calendar_attention(ork_attention_list **out, const ork_season *season,
                                  const ork_timetable *timetable, const ork_calendar *calendar)
{
    *out = NULL;
    owned_list *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = fill(owned, season, timetable, calendar);
    if (st == ORK_OK)
        *out = &owned->list;
    else
        ork_attention_free(&owned->list);
    return st;
}

void ork_attention_free(ork_attention_list *list)
{
    if (list == NULL)
        return;
    owned_list *owned = (owned_list *)(void *)list;
    orki_arena_free(&owned->arena);
    orki_free(owned);
}
