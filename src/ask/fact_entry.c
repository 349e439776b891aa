/* Which line of the season says a fact, and which people would have to hear of a change. */
#include "ask/telling.h"

#include <string.h>

static orki_entry below(orki_telling *t, orki_place thing, const char *key, const char *second,
                        int day, const char *item)
{
    orki_wanted wanted = {.keys = {key, second}, .day = day, .item = item};
    return orki_entry_below(&t->entries, thing, &wanted);
}

static orki_entry at_top(orki_telling *t, const char *key, const char *second)
{
    orki_wanted wanted = {.keys = {key, second}, .day = -1};
    return orki_entry_at_top(&t->entries, &wanted);
}

/* An orchestra's own entry, or the programme's or school's where it has none. */
static orki_entry own_or(orki_telling *t, int orchestra, const char *key, orki_place other,
                         const char *other_key, const char *second)
{
    orki_place own = t->season->orchestras[orchestra].place;
    orki_entry entry = below(t, own, key, NULL, -1, NULL);
    bool is_own = entry.line != own.line || entry.column != own.column;
    return is_own ? entry : below(t, other, other_key, second, -1, NULL);
}

static orki_entry of_section(orki_telling *t, int section)
{
    const ork_season *s = t->season;
    int o = s->sections[section].orchestra;
    return own_or(t, o, "sections", s->orchestras[o].place, NULL, NULL);
}

/* The first who has the skill; else the first lesson that needs it. */
static orki_entry of_skilled(orki_telling *t, int role)
{
    const ork_season *s = t->season;
    for (int k = 0; k < s->n_teachers; k++) {
        if (orki_teacher_level(s, k, role) != ORKI_NO_SKILL)
            return below(t, s->teachers[k].place, "skills", NULL, -1,
                         s->roles[role].n_skills == 1 ? s->roles[role].id : NULL);
    }
    for (int k = 0; k < s->n_sections; k++) {
        const orki_orchestra *o = &s->orchestras[s->sections[k].orchestra];
        if (s->sections[k].role == role)
            return below(t, s->programmes[o->programme].place, "roles", NULL, -1,
                         s->roles[role].id);
    }
    return (orki_entry){.file = "", .source = ""};
}

/* The teacher's own entry, or the season's limit where that is the smaller one. */
static orki_entry of_limit(orki_telling *t, int teacher, const char *key, const char *second,
                           const char *limit)
{
    const orki_teacher *p = &t->season->teachers[teacher];
    bool is_days = strcmp(limit, "day-schools") == 0;
    bool is_limit = is_days ? p->max_day_schools == t->season->limits.day_schools
                            : p->max_day_min == t->season->limits.day_teaching_min;
    return is_limit ? at_top(t, "limits", limit) : below(t, p->place, key, second, -1, NULL);
}

static orki_entry of_teacher(orki_telling *t, orki_fact f)
{
    orki_place place = t->season->teachers[f.a].place;
    switch ((int)f.kind) {
    case ORKI_FACT_AVAILABLE:
        return below(t, place, "available", NULL, f.b, NULL);
    case ORKI_FACT_DECLINED:
        return below(t, place, "not-at", NULL, -1, t->season->schools[f.b].id);
    case ORKI_FACT_SUBSTITUTE:
        return below(t, place, "substitute", NULL, -1, NULL);
    case ORKI_FACT_MAX_WEEK:
        return below(t, place, "hours", "max", -1, NULL);
    case ORKI_FACT_MAX_DAYS:
        return below(t, place, "days", "max", -1, NULL);
    case ORKI_FACT_MAX_SCHOOLS:
        return below(t, place, "schools", "max", -1, NULL);
    case ORKI_FACT_MAX_DAY:
        return of_limit(t, f.a, "hours", "max-day", "day-teaching");
    default:
        return of_limit(t, f.a, "schools", "max-day", "day-schools");
    }
}

static orki_entry of_place(orki_telling *t, orki_fact f)
{
    const ork_season *s = t->season;
    switch ((int)f.kind) {
    case ORKI_FACT_SEATS:
        return below(t, s->rooms[f.a].place, "seats", NULL, -1, NULL);
    case ORKI_FACT_FITS:
        return below(t, s->rooms[f.a].place, "fits", NULL, -1, NULL);
    case ORKI_FACT_ROOM_CLOSED:
        return below(t, s->rooms[f.a].place, "closed", NULL, f.b, NULL);
    case ORKI_FACT_ROOMS:
        return below(t, s->schools[f.a].place, "rooms", NULL, -1, NULL);
    case ORKI_FACT_STOCK:
        return below(t, s->schools[f.a].place, "stock", NULL, -1, s->skills[f.b].id);
    case ORKI_FACT_BUSY:
        return below(t, s->groups[f.a].place, "busy", NULL, f.b, NULL);
    case ORKI_FACT_CLASS_DAYS:
        return below(t, s->groups[f.a].place, "teacher-days", NULL, -1, NULL);
    case ORKI_FACT_HOURS: {
        orki_wanted wanted = {.keys = {"hours"}, .day = f.b};
        return orki_entry_below(&t->entries, s->schools[f.a].place, &wanted);
    }
    case ORKI_FACT_BREAKS:
        return below(t, s->schools[f.a].place, "hours", NULL, f.b, NULL);
    default:
        return below(t, s->schools[f.a].place, "at", NULL, -1, NULL);
    }
}

static orki_entry of_block(orki_telling *t, orki_fact f)
{
    const ork_season *s = t->season;
    const orki_block *block = &s->blocks[f.a];
    orki_place school = s->schools[block->school].place;
    if (f.kind == ORKI_FACT_DAYS)
        return own_or(t, block->lessons[0], "days", school, "days", "allowed");
    if (f.kind == ORKI_FACT_CAPTAIN)
        return below(t, s->programmes[s->orchestras[block->lessons[0]].programme].place, "captain",
                     NULL, -1, NULL);
    return below(t, school, "split", NULL, -1, NULL);
}

orki_entry orki_fact_entry(orki_telling *t, orki_fact f)
{
    const ork_season *s = t->season;
    switch (f.kind) {
    case ORKI_FACT_LESSON:
        return below(t, s->orchestras[f.a].place, NULL, NULL, -1, NULL);
    case ORKI_FACT_SECTION:
        return of_section(t, f.a);
    case ORKI_FACT_PIN:
        return below(t, s->pins[f.a].place, NULL, NULL, -1, NULL);
    case ORKI_FACT_SKILLED:
        return of_skilled(t, f.a);
    case ORKI_FACT_DAYS:
    case ORKI_FACT_CAPTAIN:
    case ORKI_FACT_BLOCK:
        return of_block(t, f);
    case ORKI_FACT_SHARED_SET:
        return below(t, s->shared_sets[f.a].place, NULL, NULL, -1, NULL);
    case ORKI_FACT_UNTIL:
        return below(t, s->programmes[f.a].place, "until", NULL, -1, NULL);
    case ORKI_FACT_PACKING:
        return at_top(t, "travel", "pack");
    case ORKI_FACT_WORK_BREAK:
        return at_top(t, "limits", "break");
    case ORKI_FACT_REST:
        return at_top(t, "limits", "rest");
    case ORKI_FACT_SEATS:
    case ORKI_FACT_FITS:
    case ORKI_FACT_ROOM_CLOSED:
    case ORKI_FACT_ROOMS:
    case ORKI_FACT_STOCK:
    case ORKI_FACT_BUSY:
    case ORKI_FACT_CLASS_DAYS:
    case ORKI_FACT_HOURS:
    case ORKI_FACT_BREAKS:
    case ORKI_FACT_WAY:
        return of_place(t, f);
    case ORKI_FACT_AVAILABLE:
    case ORKI_FACT_DECLINED:
    case ORKI_FACT_SUBSTITUTE:
    case ORKI_FACT_MAX_WEEK:
    case ORKI_FACT_MAX_DAYS:
    case ORKI_FACT_MAX_SCHOOLS:
    case ORKI_FACT_MAX_DAY:
    case ORKI_FACT_DAY_SCHOOLS:
        return of_teacher(t, f);
    case ORKI_N_FACT_KINDS:
        break;
    }
    return (orki_entry){.file = "", .source = ""};
}

static int people_of_lesson(const ork_season *s, int orchestra)
{
    int n = 1; /* the school's contact */
    for (int i = 0; i < s->orchestras[orchestra].n_groups; i++)
        n += s->groups[s->orchestras[orchestra].groups[i]].pupils + 1;
    return n;
}

static int people_of_school(const ork_season *s, int school)
{
    int n = 1;
    for (int g = 0; g < s->n_groups; g++)
        n += s->groups[g].school == school ? s->groups[g].pupils + 1 : 0;
    return n;
}

static int people_of_block(const ork_season *s, int block)
{
    int n = 0;
    for (int i = 0; i < s->blocks[block].n_lessons; i++)
        n += people_of_lesson(s, s->blocks[block].lessons[i]);
    return n;
}

int orki_fact_people(const ork_season *s, orki_fact f)
{
    switch ((int)f.kind) {
    case ORKI_FACT_LESSON:
        return people_of_lesson(s, f.a);
    case ORKI_FACT_SECTION:
        return s->sections[f.a].pupils + 1;
    case ORKI_FACT_PIN:
        return s->pins[f.a].role >= 0        ? 2
               : s->pins[f.a].orchestra >= 0 ? people_of_lesson(s, s->pins[f.a].orchestra)
                                             : people_of_block(s, s->pins[f.a].block);
    case ORKI_FACT_DAYS:
    case ORKI_FACT_BLOCK:
        return people_of_block(s, f.a);
    case ORKI_FACT_BUSY:
    case ORKI_FACT_CLASS_DAYS:
        return s->groups[f.a].pupils + 1;
    case ORKI_FACT_HOURS:
    case ORKI_FACT_BREAKS:
        return people_of_school(s, f.a);
    default:
        return 1;
    }
}
