/* The random season's teachers: few skills, part-time weeks, small maxima, wishes, declined
 * schools, ways from home, and who taught each section last season. */
#include "random_draw.h"

static void draw_skills(draw *d, orki_teacher *t)
{
    ork_season *s = d->season;
    uint8_t *levels = draw_memory(d, s->n_skills, sizeof *levels);
    for (int skill = 0; skill < s->n_skills; skill++) {
        int dice = draw_from(d, d->is_roomy ? 2 : 0, 9);
        levels[skill] = dice < 4   ? ORKI_NO_SKILL
                        : dice < 8 ? ORKI_FIRST_CHOICE
                                   : ORKI_SECOND_CHOICE;
    }
    t->levels = levels;
}

static void draw_week(draw *d, orki_teacher *t)
{
    for (int i = 0; i < d->n_days; i++) {
        int day = d->first_day + i;
        orki_span spans[2] = {{480, 1200}, {780, 1080}};
        if (draw_hindrance(d, 8))
            continue;
        if (draw_hindrance(d, 20))
            spans[0].from = 540;
        if (draw_hindrance(d, 25))
            spans[0].to = 750;
        t->available[day] = draw_spans(d, spans[0].to < 780 && draw_chance(d, 50) ? 2 : 1, spans);
        t->dislike[day][0] = (uint8_t)(draw_chance(d, 20) ? draw_from(d, 1, 2) : 0);
        t->dislike[day][1] = (uint8_t)(draw_chance(d, 25) ? draw_from(d, 1, 2) : 0);
    }
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static void draw_wishes(draw *d, orki_teacher *t)
{
    const orki_limits *l = &d->season->limits;
    t->min_hours_min = draw_chance(d, 20) ? draw_from(d, 2, 8) * 15 : 0;
    t->wish_from_min = draw_chance(d, 40) ? draw_from(d, 1, 8) * 15 : -1;
    t->wish_to_min = t->wish_from_min < 0 ? -1 : t->wish_from_min + draw_from(d, 0, 2) * 20;
    t->max_week_min = draw_hindrance(d, 20) ? draw_from(d, 8, 18) * 10 : ORKI_NO_LIMIT;
    t->max_day_min = smaller(draw_hindrance(d, 20) ? draw_from(d, 6, 14) * 10 : ORKI_NO_LIMIT,
                             l->day_teaching_min);
    t->max_days = draw_hindrance(d, 20) ? 1 : ORKI_NO_LIMIT;
    t->wish_days = ORKI_NO_LIMIT;
    t->max_schools = draw_hindrance(d, 20) ? 1 : ORKI_NO_LIMIT;
    t->max_day_schools = smaller(draw_chance(d, 15) ? 1 : ORKI_NO_LIMIT, l->day_schools);
    t->call_out_min = draw_chance(d, 50) ? draw_from(d, 2, 7) * 30 : 0;
}

static void draw_teacher(draw *d, int index)
{
    ork_season *s = d->season;
    orki_teacher *t = &s->teachers[index];
    t->id = orki_arena_printf(&s->arena, "teacher-%d", index);
    t->name = t->id;
    t->contract = "freelance";
    t->rate_cents = -1;
    t->is_captain = draw_chance(d, 65);
    t->is_substitute = draw_hindrance(d, 6);
    t->has_home = draw_chance(d, 90);
    t->mode = draw_from(d, 0, s->n_modes - 1);
    draw_skills(d, t);
    draw_week(d, t);
    draw_wishes(d, t);
    bool *declined = draw_memory(d, s->n_schools, sizeof *declined);
    for (int i = 0; i < s->n_schools; i++)
        declined[i] = draw_hindrance(d, 8);
    t->declined = declined;
}

void draw_teachers(draw *d)
{
    ork_season *s = d->season;
    s->n_teachers = draw_from(d, 3, 4) - draw_chance(d, 25);
    s->teachers = draw_memory(d, s->n_teachers, sizeof *s->teachers);
    s->home_travel = draw_memory(d, s->n_teachers * s->n_schools * 2, sizeof *s->home_travel);
    for (int t = 0; t < s->n_teachers; t++) {
        draw_teacher(d, t);
        for (int i = 0; i < s->n_schools; i++) {
            int to = s->teachers[t].has_home ? draw_from(d, 5, 40) : 0;
            s->home_travel[(t * s->n_schools + i) * 2] = to;
            s->home_travel[(t * s->n_schools + i) * 2 + 1] =
                to > 0 && draw_chance(d, 20) ? to + 3 : to;
        }
    }
    for (int i = 0; i < s->n_sections; i++) {
        if (draw_chance(d, 40))
            s->sections[i].last_teacher = draw_from(d, 0, s->n_teachers - 1);
    }
    if (d->has_series)
        draw_series_teachers(d);
}
