/* The name of each dated lesson's event: orchestra and week, so that a lesson that moves within its
 * week is the same event at another time; of a catch-up the date that it makes good. */
#include "base/text.h"
#include "calendar/making.h"

#include <ctype.h>
#include <string.h>

/* Lower-case letters and digits; what is between them becomes one hyphen. */
static void add_slug(orki_text *out, const char *text)
{
    size_t start = out->n;
    bool is_gap = false;
    for (const char *c = text; *c != '\0'; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte >= 128 || !isalnum(byte)) {
            is_gap = true;
            continue;
        }
        if (is_gap && out->n > start)
            orki_text_add_char(out, '-');
        is_gap = false;
        orki_text_add_char(out, (char)tolower(byte));
    }
}

/* Of a meeting "fontein-5#2" the number is told by a dot. */
static void add_orchestra(orki_text *out, const ork_season *s, int orchestra)
{
    orki_text_add(out, orki_orchestra_id(s, orchestra));
    int meeting = orki_meeting_of(s, orchestra);
    if (meeting > 0)
        orki_text_printf(out, ".%d", meeting);
}

/* How many earlier lessons of the list share what a catch-up's name is made of: extra ones their
 * course, the others orchestra and date. */
static int count_before(const ork_calendar *c, int i)
{
    const orki_dated *dated = &c->dated[i];
    int n = 0;
    for (int k = 0; k < i; k++) {
        const orki_dated *other = &c->dated[k];
        bool is_extra = dated->made_good == ORKI_NO_DATE;
        n += other->is_caught_up && other->made_good == dated->made_good &&
             (is_extra ? c->course_of[other->orchestra] == c->course_of[dated->orchestra]
                       : other->orchestra == dated->orchestra);
    }
    return n;
}

static const char *name_of(orki_making *m, int i, const char *domain)
{
    orki_text out = {0};
    const orki_dated *dated = &m->calendar->dated[i];
    add_orchestra(&out, m->season, dated->orchestra);
    if (!dated->is_caught_up) {
        orki_iso_week w = orki_date_iso_week(dated->date);
        orki_text_printf(&out, ".%d-w%02d", w.year, w.week);
    } else if (dated->made_good == ORKI_NO_DATE) {
        orki_text_printf(&out, ".extra-%d", count_before(m->calendar, i) + 1);
    } else {
        int n = count_before(m->calendar, i);
        orki_text_printf(&out, ".again-%s", orki_date_print(dated->made_good).text);
        if (n > 0)
            orki_text_printf(&out, ".%d", n + 1);
    }
    orki_text_printf(&out, "@%s", domain);
    const char *kept =
        out.is_failed ? NULL : orki_arena_copy(&m->calendar->arena, out.bytes, out.n);
    orki_text_free(&out);
    return kept;
}

static ork_status name_held(orki_making *m, const char *domain)
{
    for (int i = 0; i < m->calendar->n_held; i++) {
        orki_held *held = &m->calendar->held[i];
        held->uid = orki_arena_printf(&m->calendar->arena, "occasion.%s@%s",
                                      m->season->occasions[held->occasion].id, domain);
        held->modified_s = m->calendar->now_s;
        if (held->uid == NULL)
            return ORK_ERR_MEMORY;
    }
    return ORK_OK;
}

ork_status orki_name_events(orki_making *m)
{
    orki_text domain = {0};
    add_slug(&domain, m->season->name);
    orki_text_add_char(&domain, '.');
    size_t n = domain.n;
    add_slug(&domain, m->season->organisation);
    if (domain.n == n) /* no name, or none in Latin letters */
        orki_text_add(&domain, "leerorkest");
    ork_status st = domain.is_failed ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = 0; i < m->calendar->n_dated && st == ORK_OK; i++) {
        orki_dated *dated = &m->calendar->dated[i];
        dated->uid = name_of(m, i, domain.bytes);
        dated->modified_s = m->calendar->now_s;
        st = dated->uid == NULL ? ORK_ERR_MEMORY : ORK_OK;
    }
    if (st == ORK_OK)
        st = name_held(m, domain.bytes);
    orki_text_free(&domain);
    return st;
}
