/* The words for facts and for what to change about them. */
#include "ask/telling.h"
#include "base/message.h"
#include "check/judge.h"

#include <string.h>

enum { MOST_NAMES = 6 };

const char *orki_fact_word(orki_fact_kind kind)
{
    static const char *const words[ORKI_N_FACT_KINDS] = {
        [ORKI_FACT_LESSON] = "lesson",
        [ORKI_FACT_SECTION] = "section",
        [ORKI_FACT_PIN] = "pin",
        [ORKI_FACT_DAYS] = "days",
        [ORKI_FACT_SKILLED] = "skills",
        [ORKI_FACT_AVAILABLE] = "available",
        [ORKI_FACT_DECLINED] = "not-at",
        [ORKI_FACT_SUBSTITUTE] = "substitute",
        [ORKI_FACT_MAX_WEEK] = "max-week",
        [ORKI_FACT_MAX_DAYS] = "max-days",
        [ORKI_FACT_MAX_SCHOOLS] = "max-schools",
        [ORKI_FACT_MAX_DAY] = "max-day",
        [ORKI_FACT_DAY_SCHOOLS] = "day-schools",
        [ORKI_FACT_CAPTAIN] = "captain",
        [ORKI_FACT_SEATS] = "seats",
        [ORKI_FACT_FITS] = "fits",
        [ORKI_FACT_ROOM_CLOSED] = "room-closed",
        [ORKI_FACT_ROOMS] = "rooms",
        [ORKI_FACT_STOCK] = "stock",
        [ORKI_FACT_SHARED_SET] = "shared-set",
        [ORKI_FACT_BUSY] = "busy",
        [ORKI_FACT_CLASS_DAYS] = "teacher-days",
        [ORKI_FACT_HOURS] = "hours",
        [ORKI_FACT_BREAKS] = "breaks",
        [ORKI_FACT_UNTIL] = "until",
        [ORKI_FACT_BLOCK] = "block",
        [ORKI_FACT_WAY] = "travel",
        [ORKI_FACT_PACKING] = "packing",
        [ORKI_FACT_WORK_BREAK] = "work-break",
        [ORKI_FACT_REST] = "rest",
    };
    return words[kind];
}

void orki_text_add_name(orki_text *text, int n, const char *name)
{
    if (n < MOST_NAMES)
        orki_text_printf(text, "%s%s", n == 0 ? "" : ", ", name);
    else if (n == MOST_NAMES)
        orki_text_add(text, ", ...");
}

const char *orki_telling_keep(orki_telling *t, orki_text *text)
{
    const char *kept =
        text->is_failed ? NULL : orki_arena_copy(t->arena, orki_text_string(text), text->n);
    orki_text_free(text);
    t->is_failed = t->is_failed || kept == NULL;
    return kept == NULL ? "" : kept;
}

static const char *kept(orki_telling *t, const char *text)
{
    t->is_failed = t->is_failed || text == NULL;
    return text == NULL ? "" : text;
}

static void add_span(orki_text *text, int n, orki_span span)
{
    int to = span.to > ORKI_DAY_MIN ? ORKI_DAY_MIN : span.to;
    orki_text_printf(text, "%s%02d:%02d-%02d:%02d", n == 0 ? "" : ", ", span.from / 60,
                     span.from % 60, to / 60, to % 60);
}

static const char *spans_text(orki_telling *t, orki_spans spans)
{
    orki_text text = {0};
    for (int i = 0; i < spans.n; i++)
        add_span(&text, i, spans.at[i]);
    return orki_telling_keep(t, &text);
}

static const char *bells_text(orki_telling *t, orki_bells bells)
{
    orki_text text = {0};
    for (int i = 0; i < bells.n; i++)
        add_span(&text, i, bells.at[i].span);
    return orki_telling_keep(t, &text);
}

static const char *days_text(orki_telling *t, unsigned mask)
{
    orki_text text = {0};
    for (int d = 0, n = 0; d < ORKI_N_DAYS; d++) {
        if ((mask >> d & 1u) != 0)
            orki_text_printf(&text, "%s%s", n++ == 0 ? "" : ", ", orki_judge_day(d));
    }
    return orki_telling_keep(t, &text);
}

static const char *hours_text(orki_telling *t, int min)
{
    return kept(t, min % 60 == 0 ? orki_arena_printf(t->arena, "%d", min / 60)
                                 : orki_arena_printf(t->arena, "%d:%02d", min / 60, min % 60));
}

static const char *clock_text(orki_telling *t, int min)
{
    return kept(t, orki_arena_printf(t->arena, "%02d:%02d", min / 60, min % 60));
}

static const char *who_can(orki_telling *t, int role)
{
    orki_text text = {0};
    int n = 0;
    for (int k = 0; k < t->season->n_teachers; k++) {
        if (orki_teacher_level(t->season, k, role) != ORKI_NO_SKILL)
            orki_text_add_name(&text, n++, t->season->teachers[k].name);
    }
    return orki_telling_keep(t, &text);
}

static const char *rooms_text(orki_telling *t, int school)
{
    orki_text text = {0};
    const orki_school *k = &t->season->schools[school];
    for (int i = 0; i < k->n_rooms; i++)
        orki_text_add_name(&text, i, t->season->rooms[k->rooms[i]].name);
    return orki_telling_keep(t, &text);
}

static const char *fits_text(orki_telling *t, int room)
{
    orki_text text = {0};
    int n = 0;
    for (int r = 0; r < t->season->n_roles; r++) {
        if (t->season->rooms[room].fits[r])
            orki_text_add_name(&text, n++, orki_judge_role(t->season, r));
    }
    return orki_telling_keep(t, &text);
}

/* In the words of the pin itself: they are data. */
static const char *pin_text(orki_telling *t, int index)
{
    const ork_season *s = t->season;
    const orki_pin *pin = &s->pins[index];
    orki_text text = {0};
    if (pin->day >= 0)
        orki_text_printf(&text, " day=%s", orki_day_word(pin->day));
    if (pin->start_min >= 0)
        orki_text_printf(&text, " start=%02d:%02d", pin->start_min / 60, pin->start_min % 60);
    if (pin->role >= 0)
        orki_text_printf(&text, " role=%s", s->roles[pin->role].id);
    if (pin->teacher >= 0)
        orki_text_printf(&text, " teacher=%s", s->teachers[pin->teacher].id);
    if (pin->room >= 0)
        orki_text_printf(&text, " room=%s", s->rooms[pin->room].id);
    return orki_telling_keep(t, &text);
}

/* What a block is called: its school, and its programme where that has several. */
static const char *block_text(orki_telling *t, int block)
{
    const ork_season *s = t->season;
    int n = 0;
    for (int b = 0; b < s->n_blocks; b++)
        n += s->blocks[b].school == s->blocks[block].school;
    const char *school = s->schools[s->blocks[block].school].name;
    return n < 2 ? school
                 : kept(t, orki_arena_printf(t->arena, "%s (%s)", school, s->blocks[block].id));
}

#define SAY(...) kept(t, orki_arena_printf(t->arena, __VA_ARGS__))

static const char *need_text(orki_telling *t, orki_fact f)
{
    const ork_season *s = t->season;
    if (f.kind == ORKI_FACT_SECTION) {
        const orki_section *k = &s->sections[f.a];
        return SAY(_("%s needs somebody for %s."), s->orchestras[k->orchestra].name,
                   orki_judge_role(s, k->role));
    }
    const orki_orchestra *o = &s->orchestras[f.a];
    return SAY(_("The lesson of %s is given: %d minutes, at %s."), o->name, o->lesson_min,
               s->schools[o->school].name);
}

static const char *teacher_text(orki_telling *t, orki_fact f)
{
    const orki_teacher *p = &t->season->teachers[f.a];
    switch ((int)f.kind) {
    case ORKI_FACT_AVAILABLE:
        if (p->available[f.b].n == 0)
            return SAY(_("%s is not available on %s."), p->name, orki_judge_day(f.b));
        return SAY(_("%s is available on %s only %s."), p->name, orki_judge_day(f.b),
                   spans_text(t, p->available[f.b]));
    case ORKI_FACT_DECLINED:
        return SAY(_("%s is not willing to work at %s."), p->name, t->season->schools[f.b].name);
    case ORKI_FACT_SUBSTITUTE:
        return SAY(_("%s only stands in for others."), p->name);
    case ORKI_FACT_MAX_WEEK:
        return SAY(_("%s teaches at most %s hours a week."), p->name,
                   hours_text(t, p->max_week_min));
    case ORKI_FACT_MAX_DAYS:
        return SAY(_n("%s teaches on at most %d day a week.",
                      "%s teaches on at most %d days a week.", p->max_days),
                   p->name, p->max_days);
    case ORKI_FACT_MAX_SCHOOLS:
        return SAY(_n("%s teaches at no more than %d school.",
                      "%s teaches at no more than %d schools.", p->max_schools),
                   p->name, p->max_schools);
    case ORKI_FACT_MAX_DAY:
        return SAY(_("%s teaches at most %s hours a day."), p->name, hours_text(t, p->max_day_min));
    default:
        return SAY(_n("%s works at no more than %d address a day.",
                      "%s works at no more than %d addresses a day.", p->max_day_schools),
                   p->name, p->max_day_schools);
    }
}

static const char *room_text(orki_telling *t, orki_fact f)
{
    const ork_season *s = t->season;
    switch ((int)f.kind) {
    case ORKI_FACT_SEATS:
        return SAY(_n("%s has %d seat.", "%s has %d seats.", s->rooms[f.a].seats),
                   s->rooms[f.a].name, s->rooms[f.a].seats);
    case ORKI_FACT_FITS:
        return SAY(_("%s is fit for %s only."), s->rooms[f.a].name, fits_text(t, f.a));
    case ORKI_FACT_ROOM_CLOSED:
        return SAY(_("%s cannot be used on %s %s."), s->rooms[f.a].name, orki_judge_day(f.b),
                   spans_text(t, s->rooms[f.a].closed[f.b]));
    case ORKI_FACT_ROOMS:
        return SAY(_("%s has no other rooms than %s."), s->schools[f.a].name, rooms_text(t, f.a));
    case ORKI_FACT_STOCK:
        return SAY(_("%s owns %d of %s."), s->schools[f.a].name, s->schools[f.a].stock[f.b],
                   s->skills[f.b].id);
    default:
        return SAY(_("The shared set %s is at one address a day."), s->shared_sets[f.a].id);
    }
}

static const char *school_text(orki_telling *t, orki_fact f)
{
    const ork_season *s = t->season;
    switch ((int)f.kind) {
    case ORKI_FACT_BUSY:
        return SAY(_("%s has something else on %s %s."), s->groups[f.a].name, orki_judge_day(f.b),
                   spans_text(t, s->groups[f.a].busy[f.b]));
    case ORKI_FACT_CLASS_DAYS:
        return SAY(_("The class teacher of %s is there on %s only."), s->groups[f.a].name,
                   days_text(t, s->groups[f.a].teacher_days));
    case ORKI_FACT_HOURS:
        if (s->schools[f.a].open[f.b].n == 0)
            return SAY(_("%s has no school on %s."), s->schools[f.a].name, orki_judge_day(f.b));
        return SAY(_("%s has school on %s %s."), s->schools[f.a].name, orki_judge_day(f.b),
                   bells_text(t, s->schools[f.a].open[f.b]));
    case ORKI_FACT_BREAKS:
        return SAY(_("%s has a break on %s %s."), s->schools[f.a].name, orki_judge_day(f.b),
                   bells_text(t, s->schools[f.a].breaks[f.b]));
    default:
        return SAY(_("The way from and to %s takes time."), s->schools[f.a].name);
    }
}

static const char *captains_text(orki_telling *t, int block)
{
    orki_text text = {0};
    int n = 0;
    for (int k = 0; k < t->season->n_teachers; k++) {
        if (t->season->teachers[k].is_captain)
            orki_text_add_name(&text, n++, t->season->teachers[k].name);
    }
    const char *names = orki_telling_keep(t, &text);
    if (n == 0)
        return SAY(_("The team of %s needs a captain, and nobody is one."), block_text(t, block));
    return SAY(_("The team of %s needs a captain: %s."), block_text(t, block), names);
}

static const char *block_fact_text(orki_telling *t, orki_fact f)
{
    const orki_block *block = &t->season->blocks[f.a];
    if (f.kind == ORKI_FACT_CAPTAIN)
        return captains_text(t, f.a);
    if (f.kind == ORKI_FACT_BLOCK)
        return SAY(_("The lessons of %s stay together, with one team."), block_text(t, f.a));
    return SAY(_("The lessons of %s can be on %s only."), block_text(t, f.a),
               days_text(t, t->season->orchestras[block->lessons[0]].days_allowed));
}

static const char *limit_text(orki_telling *t, orki_fact f)
{
    const orki_limits *limits = &t->season->limits;
    if (f.kind == ORKI_FACT_PACKING)
        return SAY(_("Between two addresses come %d minutes to pack and %d to set up."),
                   limits->pack_min, limits->set_up_min);
    if (f.kind == ORKI_FACT_REST)
        return SAY(_("Between two working days come %s hours of rest."),
                   hours_text(t, limits->rest_min));
    return SAY(_("A working day of more than %s hours has a break of %d minutes."),
               hours_text(t, limits->break_after_min), limits->break_min);
}

static const char *text_of(orki_telling *t, orki_fact f)
{
    const ork_season *s = t->season;
    if (f.kind == ORKI_FACT_LESSON || f.kind == ORKI_FACT_SECTION)
        return need_text(t, f);
    if (f.kind == ORKI_FACT_PIN) {
        const char *name = s->pins[f.a].orchestra >= 0 ? s->orchestras[s->pins[f.a].orchestra].name
                                                       : block_text(t, s->pins[f.a].block);
        return s->pins[f.a].is_wish ? SAY(_("The wish is %s:%s."), name, pin_text(t, f.a))
                                    : SAY(_("A pin fixes %s:%s."), name, pin_text(t, f.a));
    }
    if (f.kind == ORKI_FACT_SKILLED) {
        const char *names = who_can(t, f.a);
        return names[0] == '\0'
                   ? SAY(_("Nobody can teach %s."), orki_judge_role(s, f.a))
                   : SAY(_("Nobody else can teach %s than %s."), orki_judge_role(s, f.a), names);
    }
    if (f.kind == ORKI_FACT_UNTIL)
        return SAY(_("Lessons of %s end at %s at the latest."), s->programmes[f.a].name,
                   clock_text(t, s->programmes[f.a].after_until));
    if (f.kind >= ORKI_FACT_AVAILABLE && f.kind <= ORKI_FACT_DAY_SCHOOLS)
        return teacher_text(t, f);
    if (f.kind >= ORKI_FACT_SEATS && f.kind <= ORKI_FACT_SHARED_SET)
        return room_text(t, f);
    if (f.kind == ORKI_FACT_DAYS || f.kind == ORKI_FACT_CAPTAIN || f.kind == ORKI_FACT_BLOCK)
        return block_fact_text(t, f);
    if (f.kind >= ORKI_FACT_PACKING)
        return limit_text(t, f);
    return school_text(t, f);
}

ork_fact orki_fact_tell(orki_telling *t, orki_fact fact)
{
    orki_entry entry = orki_fact_entry(t, fact);
    return (ork_fact){.kind = orki_fact_word(fact.kind),
                      .text = text_of(t, fact),
                      .file = SAY("%s", entry.file),
                      .line = entry.line,
                      .column = entry.column,
                      .width = entry.width,
                      .source = SAY("%s", entry.source)};
}

static const char *change_of_teacher(orki_telling *t, const orki_change *c)
{
    const char *name = t->season->teachers[c->fact.a].name;
    switch ((int)c->fact.kind) {
    case ORKI_FACT_AVAILABLE: {
        orki_spans span = {1, &c->span};
        return SAY(_("%s also comes on %s %s."), name, orki_judge_day(c->fact.b),
                   spans_text(t, span));
    }
    case ORKI_FACT_DECLINED:
        return SAY(_("%s works at %s after all."), name, t->season->schools[c->fact.b].name);
    case ORKI_FACT_SUBSTITUTE:
        return SAY(_("%s teaches every week instead of standing in."), name);
    case ORKI_FACT_MAX_WEEK:
        return SAY(_("%s teaches up to %s hours a week."), name, hours_text(t, c->value));
    case ORKI_FACT_MAX_DAYS:
        return SAY(_("%s teaches on up to %d days a week."), name, c->value);
    case ORKI_FACT_MAX_SCHOOLS:
        return SAY(_("%s teaches at up to %d schools."), name, c->value);
    case ORKI_FACT_MAX_DAY:
        return SAY(_("%s teaches up to %s hours a day."), name, hours_text(t, c->value));
    default:
        return SAY(_("%s works at up to %d addresses a day."), name, c->value);
    }
}

static const char *change_of_room(orki_telling *t, const orki_change *c)
{
    const ork_season *s = t->season;
    switch ((int)c->fact.kind) {
    case ORKI_FACT_SEATS:
        return SAY(_("%s gets %d seats."), s->rooms[c->fact.a].name, c->value);
    case ORKI_FACT_FITS:
        return SAY(_("%s takes any section."), s->rooms[c->fact.a].name);
    case ORKI_FACT_ROOM_CLOSED:
        return SAY(_("%s can be used all %s."), s->rooms[c->fact.a].name,
                   orki_judge_day(c->fact.b));
    case ORKI_FACT_ROOMS:
        return SAY(_n("%s makes %d more room free.", "%s makes %d more rooms free.", c->value),
                   s->schools[c->fact.a].name, c->value);
    case ORKI_FACT_STOCK:
        return SAY(_("%s gets %d of %s."), s->schools[c->fact.a].name, c->value,
                   s->skills[c->fact.b].id);
    default:
        return SAY(_("There is a second set like %s."), s->shared_sets[c->fact.a].id);
    }
}

static const char *change_of_school(orki_telling *t, const orki_change *c)
{
    const ork_season *s = t->season;
    orki_spans span = {1, &c->span};
    switch ((int)c->fact.kind) {
    case ORKI_FACT_DAYS:
        return SAY(_("The lessons of %s can also be on %s."), block_text(t, c->fact.a),
                   orki_judge_day(c->value));
    case ORKI_FACT_BUSY:
        return SAY(_("%s is free all %s."), s->groups[c->fact.a].name, orki_judge_day(c->fact.b));
    case ORKI_FACT_CLASS_DAYS:
        return SAY(_("%s has its class teacher every day."), s->groups[c->fact.a].name);
    case ORKI_FACT_HOURS:
        return SAY(_("%s has school on %s %s."), s->schools[c->fact.a].name,
                   orki_judge_day(c->fact.b), spans_text(t, span));
    case ORKI_FACT_BREAKS:
        return SAY(_("%s moves its break on %s."), s->schools[c->fact.a].name,
                   orki_judge_day(c->fact.b));
    case ORKI_FACT_BLOCK:
        return SAY(_("The lessons of %s are split over days and teams."), block_text(t, c->fact.a));
    default:
        if (!c->is_left_out)
            return SAY(_("%s can be a captain."), s->teachers[c->value].name);
        return SAY(_("The team of %s does without a captain."), block_text(t, c->fact.a));
    }
}

const char *orki_change_tell(orki_telling *t, const orki_change *c)
{
    const ork_season *s = t->season;
    orki_fact_kind kind = c->fact.kind;
    if (kind >= ORKI_FACT_AVAILABLE && kind <= ORKI_FACT_DAY_SCHOOLS)
        return change_of_teacher(t, c);
    if (kind >= ORKI_FACT_SEATS && kind <= ORKI_FACT_SHARED_SET)
        return change_of_room(t, c);
    if (kind == ORKI_FACT_SKILLED)
        return SAY(_("Somebody else for %s is found."), orki_judge_role(s, c->fact.a));
    if (kind == ORKI_FACT_PIN)
        return SAY(_("The pin is dropped:%s."), pin_text(t, c->fact.a));
    if (kind == ORKI_FACT_UNTIL)
        return SAY(_("Lessons of %s may end at %s."), s->programmes[c->fact.a].name,
                   clock_text(t, c->value));
    if (kind == ORKI_FACT_LESSON)
        return SAY(_("The lesson of %s is not given."), s->orchestras[c->fact.a].name);
    if (kind == ORKI_FACT_SECTION)
        return SAY(_("%s does without %s."), s->orchestras[s->sections[c->fact.a].orchestra].name,
                   orki_judge_role(s, s->sections[c->fact.a].role));
    return change_of_school(t, c);
}
