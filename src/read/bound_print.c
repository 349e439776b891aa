/* A certificate as bound.json: prices in the order of the season, one a line, so that `diff` shows
 * what changed. */
#include "base/text.h"
#include "model/certificate_model.h"
#include "orkestrooster/version.h"

static void open_entry(orki_text *out, bool is_first, const char *key, const char *id)
{
    orki_text_printf(out, "%s\n{\"%s\": ", is_first ? "" : ",", key);
    orki_text_add_quoted(out, id);
}

static void add_day(orki_text *out, int day)
{
    orki_text_printf(out, ", \"day\": \"%s\"", orki_day_word(day));
}

static void add_starts(orki_text *out, const int *starts, int n)
{
    orki_text_add(out, ", \"starts\": [");
    for (int i = 0; i < n; i++)
        orki_text_printf(out, "%s\"%02d:%02d\"", i > 0 ? ", " : "", starts[i] / 60, starts[i] % 60);
    orki_text_add(out, "]");
}

static void add_price(orki_text *out, int64_t price)
{
    orki_text_printf(out, ", \"price\": %d}", (int)price); /* at most ORKI_MAX_PRICE */
}

static void add_pieces(orki_text *out, const ork_season *s, const orki_stage *c)
{
    for (int i = 0; i < c->n_pieces; i++) {
        const orki_piece_price *x = &c->pieces[i];
        open_entry(out, i == 0, "block", s->blocks[x->block].id);
        orki_text_add(out, ", \"role\": ");
        orki_text_add_quoted(out, s->roles[x->role].id);
        add_day(out, x->day);
        add_starts(out, x->start_min, x->n_starts);
        add_price(out, x->price);
    }
}

static void add_days(orki_text *out, const ork_season *s, const orki_day_price *prices, int n)
{
    for (int i = 0; i < n; i++) {
        open_entry(out, i == 0, "block", s->blocks[prices[i].block].id);
        add_day(out, prices[i].day);
        add_price(out, prices[i].price);
    }
}

static void add_fairness(orki_text *out, const ork_season *s, const orki_stage *c)
{
    for (int i = 0; i < c->n_fairness; i++) {
        open_entry(out, i == 0, "teacher", s->teachers[c->fairness[i].teacher].id);
        add_price(out, c->fairness[i].price);
    }
}

static void add_clashes(orki_text *out, const ork_season *s, const orki_stage *c)
{
    for (int i = 0; i < c->n_clashes; i++) {
        const orki_clash_price *x = &c->clashes[i];
        open_entry(out, i == 0, "block", s->blocks[x->block].id);
        add_day(out, x->day);
        add_starts(out, x->start_min, x->n_starts);
        orki_text_add(out, ", \"other\": ");
        orki_text_add_quoted(out, s->blocks[x->other].id);
        add_price(out, x->price);
    }
}

static void add_crowds(orki_text *out, const ork_season *s, const orki_stage *c)
{
    for (int i = 0; i < c->n_crowds; i++) {
        const orki_crowd_price *x = &c->crowds[i];
        open_entry(out, i == 0, "group", s->groups[x->group].id);
        add_day(out, x->day);
        orki_text_printf(out, ", \"at\": \"%02d:%02d\"", x->start_min / 60, x->start_min % 60);
        add_price(out, x->price);
    }
}

static void add_series(orki_text *out, const ork_season *s, const orki_stage *c)
{
    for (int i = 0; i < c->n_series; i++) {
        open_entry(out, i == 0, "block", s->blocks[c->series[i].block].id);
        add_price(out, c->series[i].price);
    }
}

static void add_stage(orki_text *out, const ork_season *season, const orki_stage *stage)
{
    orki_text_add(out, "{\"pieces\": [");
    add_pieces(out, season, stage);
    orki_text_add(out, "],\n\"captains\": [");
    add_days(out, season, stage->captains, stage->n_captains);
    orki_text_add(out, "],\n\"day_ties\": [");
    add_days(out, season, stage->day_ties, stage->n_day_ties);
    orki_text_add(out, "],\n\"fairness\": [");
    add_fairness(out, season, stage);
    orki_text_add(out, "],\n\"clashes\": [");
    add_clashes(out, season, stage);
    if (stage->n_crowds > 0 || stage->n_series > 0) {
        orki_text_add(out, "],\n\"crowds\": [");
        add_crowds(out, season, stage);
        orki_text_add(out, "],\n\"series\": [");
        add_series(out, season, stage);
    }
    orki_text_add(out, "]}");
}

char *ork_certificate_print(const ork_season *season, const ork_certificate *certificate)
{
    orki_text out = {0};
    orki_text_add(&out, "{\n\"format\": 1,\n\"program\": \"orkestrooster " ORK_VERSION
                        "\",\n\"season\": ");
    orki_text_add_quoted(&out, season->name);
    orki_text_printf(&out, ",\n\"strict\": %s,\n\"bound\": %d,\n\"stages\": [",
                     certificate->is_strict ? "true" : "false", (int)certificate->bound);
    for (int i = 0; i < certificate->n_stages; i++) {
        orki_text_add(&out, i == 0 ? "\n" : ",\n");
        add_stage(&out, season, &certificate->stages[i]);
    }
    orki_text_add(&out, "]\n}\n");
    if (out.is_failed) {
        orki_text_free(&out);
        return NULL;
    }
    return out.bytes;
}
