/* The times at which each lesson may be given: columns x[o,d,s].
 * Input: season. Output: for each lesson its (day, start) pairs that every rule about one lesson
 * allows and that are natural: a moment, or right after another lesson of the block. */
#include "compact_model.h"

typedef struct window {
    const ork_season *season;
    const orki_orchestra *lesson;
    const orki_programme *programme;
    int orchestra, day;
} window;

static int way(const window *w, const orki_group *g)
{
    return orki_travel_of_pupils(w->season, g->school, w->lesson->school);
}

static bool touches(const orki_span *span, int from, int to)
{
    return from < span->to && span->from < to;
}

static bool is_for(const orki_bell *bell, const orki_group *g)
{
    return (bell->years & (UINT32_C(1) << g->year)) != 0;
}

static bool group_allows_in_school(const window *w, const orki_group *g, int start, int end)
{
    const orki_school *school = &w->season->schools[g->school];
    const orki_bells *open = &school->open[w->day], *breaks = &school->breaks[w->day];
    bool is_open = false;
    for (int i = 0; i < open->n; i++) {
        is_open = is_open || (is_for(&open->at[i], g) && open->at[i].span.from <= start &&
                              end <= open->at[i].span.to);
    }
    for (int i = 0; i < breaks->n; i++) {
        if (is_for(&breaks->at[i], g) && touches(&breaks->at[i].span, start, end))
            return false;
    }
    return is_open && (g->teacher_days >> w->day & 1) != 0;
}

static bool group_allows(const window *w, const orki_group *g, int start)
{
    const orki_school *school = &w->season->schools[g->school];
    int leave = start - way(w, g), end = start + w->lesson->lesson_min;
    bool is_after = w->programme->is_after_school;
    int back = is_after ? end : end + way(w, g);
    for (int i = 0; i < g->busy[w->day].n; i++) {
        if (touches(&g->busy[w->day].at[i], leave, back))
            return false;
    }
    if (!is_after)
        return group_allows_in_school(w, g, leave, back);
    for (int i = 0; i < school->open[w->day].n; i++) {
        if (is_for(&school->open[w->day].at[i], g) && leave < school->open[w->day].at[i].span.to)
            return false;
    }
    return end <= w->programme->after_until;
}

/* Pins of day and start; a block's pinned start is a floor here, and its first lesson is in (7). */
static bool pins_allow(const window *w, int start)
{
    for (int i = 0; i < w->season->n_pins; i++) {
        const orki_pin *pin = &w->season->pins[i];
        bool is_mine = pin->orchestra == w->orchestra, is_block = pin->block == w->lesson->block;
        if (!is_mine && !is_block)
            continue;
        if (pin->day >= 0 && pin->day != w->day)
            return false;
        if (pin->start_min >= 0 && (is_mine ? start != pin->start_min : start < pin->start_min))
            return false;
    }
    return true;
}

static bool is_allowed(const window *w, int start)
{
    if ((w->lesson->days_allowed >> w->day & 1) == 0 || !pins_allow(w, start))
        return false;
    for (int i = 0; i < w->lesson->n_groups; i++) {
        if (!group_allows(w, &w->season->groups[w->lesson->groups[i]], start))
            return false;
    }
    return true;
}

/* Add a start unless the rules forbid it or it is known; a shorter row of lessons before wins. */
static void add_start(compact_model *model, const window *w, int start, int depth)
{
    compact_lesson *lesson = &model->lessons[w->orchestra];
    if (!is_allowed(w, start))
        return;
    for (int i = 0; i < lesson->n_starts; i++) {
        compact_start *known = &lesson->starts[i];
        if (known->day == w->day && known->start == start) {
            known->depth = depth < known->depth ? depth : known->depth;
            return;
        }
    }
    if (orki_array_reserve(&lesson->starts, &lesson->capacity, (size_t)lesson->n_starts + 1,
                           sizeof *lesson->starts) != 0) {
        model->mip.is_failed = true;
        return;
    }
    lesson->starts[lesson->n_starts++] =
        (compact_start){w->day, start, start + w->lesson->lesson_min, depth, -1};
}

/* A moment, and for a lesson that was split off also one, two, .. lessons later. */
static void add_moment(compact_model *model, const window *w, int moment)
{
    const orki_block *block = &w->season->blocks[w->lesson->block];
    int n = block->is_split ? block->n_split : 1;
    for (int k = 0; k < n; k++)
        add_start(model, w, moment + k * (w->lesson->lesson_min + w->programme->changeover_min), 0);
}

static void add_moment_after_way(compact_model *model, const window *w, const orki_group *g, int at)
{
    int arrival = at + way(w, g);
    add_moment(model, w, way(w, g) > 0 ? (arrival + 4) / 5 * 5 : arrival);
}

static void add_moments_of_group(compact_model *model, const window *w, const orki_group *g)
{
    const orki_school *school = &w->season->schools[g->school];
    const orki_bells *open = &school->open[w->day], *breaks = &school->breaks[w->day];
    bool is_after = w->programme->is_after_school;
    int last = -1;
    for (int i = 0; i < open->n; i++) {
        if (is_for(&open->at[i], g) && !is_after)
            add_moment_after_way(model, w, g, open->at[i].span.from);
        if (is_for(&open->at[i], g) && open->at[i].span.to > last)
            last = open->at[i].span.to;
    }
    if (is_after && last >= 0)
        add_moment_after_way(model, w, g, last);
    for (int i = 0; i < breaks->n && !is_after; i++) {
        if (is_for(&breaks->at[i], g))
            add_moment_after_way(model, w, g, breaks->at[i].span.to);
    }
    for (int i = 0; i < g->busy[w->day].n; i++)
        add_moment_after_way(model, w, g, g->busy[w->day].at[i].to);
}

static void add_moments(compact_model *model, const window *w)
{
    const orki_school *school = &w->season->schools[w->lesson->school];
    for (int i = 0; i < w->lesson->n_groups; i++)
        add_moments_of_group(model, w, &w->season->groups[w->lesson->groups[i]]);
    for (int i = 0; i < school->n_starts; i++)
        add_moment(model, w, school->starts[i]);
    for (int i = 0; i < w->season->n_pins; i++) {
        const orki_pin *pin = &w->season->pins[i];
        if (pin->start_min >= 0 &&
            (pin->orchestra == w->orchestra || pin->block == w->lesson->block))
            add_moment(model, w, pin->start_min);
    }
}

static window look_at(const ork_season *season, int orchestra, int day)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    return (window){season, o, &season->programmes[o->programme], orchestra, day};
}

/* Starts right after a start of another lesson of the block that has `depth` lessons before it. */
static void add_chained(compact_model *model, const orki_block *block, int depth)
{
    const ork_season *season = model->season;
    for (int i = 0; i < block->n_lessons; i++) {
        int before = block->lessons[i];
        int changeover = season->programmes[season->orchestras[before].programme].changeover_min;
        for (int k = 0; k < model->lessons[before].n_starts; k++) {
            const compact_start at = model->lessons[before].starts[k];
            for (int j = 0; j < block->n_lessons && at.depth == depth; j++) {
                window w = look_at(season, block->lessons[j], at.day);
                if (j != i)
                    add_start(model, &w, at.end + changeover, depth + 1);
            }
        }
    }
}

ork_status compact_list_starts(compact_model *model)
{
    const ork_season *season = model->season;
    model->lessons =
        orki_arena_alloc(&model->arena, (size_t)season->n_orchestras, sizeof *model->lessons);
    if (model->lessons == NULL)
        return ORK_ERR_MEMORY;
    for (int o = 0; o < season->n_orchestras; o++) {
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            window w = look_at(season, o, day);
            add_moments(model, &w);
        }
    }
    for (int b = 0; b < season->n_blocks; b++) {
        for (int depth = 0; depth + 1 < season->blocks[b].n_lessons; depth++)
            add_chained(model, &season->blocks[b], depth);
    }
    return model->mip.is_failed ? ORK_ERR_MEMORY : ORK_OK;
}
