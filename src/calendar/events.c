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

static const char *name_of(orki_making *m, const orki_dated *dated, const char *domain)
{
    orki_text out = {0};
    add_orchestra(&out, m->season, dated->orchestra);
    if (dated->is_caught_up && dated->made_good == ORKI_NO_DATE) {
        orki_text_printf(&out, ".extra-%d", dated->number);
    } else {
        bool is_extra = dated->is_caught_up;
        orki_iso_week w = orki_date_iso_week(is_extra ? dated->made_good : dated->date);
        orki_text_printf(&out, ".%d-w%02d%s", w.year, w.week, is_extra ? ".again" : "");
    }
    orki_text_printf(&out, "@%s", domain);
    const char *kept =
        out.is_failed ? NULL : orki_arena_copy(&m->calendar->arena, out.bytes, out.n);
    orki_text_free(&out);
    return kept;
}

ork_status orki_name_events(orki_making *m)
{
    orki_text domain = {0};
    add_slug(&domain, m->season->name);
    orki_text_add_char(&domain, '.');
    add_slug(&domain, m->season->organisation[0] != '\0' ? m->season->organisation : "leerorkest");
    ork_status st = domain.is_failed ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = 0; i < m->calendar->n_dated && st == ORK_OK; i++) {
        orki_dated *dated = &m->calendar->dated[i];
        dated->uid = name_of(m, dated, domain.bytes);
        dated->modified_s = m->calendar->now_s;
        st = dated->uid == NULL ? ORK_ERR_MEMORY : ORK_OK;
    }
    orki_text_free(&domain);
    return st;
}
