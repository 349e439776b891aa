/* A timetable sorted by teacher and day and by block. Lessons are few in each list, so that each is
 * put in its place as it comes in (insertion sort). */
#include "check/view.h"

/* Number -> blocks, by counting. */
static ork_status gather(orki_bundles *out, const ork_season *season, const int *number,
                         orki_arena *arena)
{
    int n_blocks = season->n_blocks;
    out->n = 0;
    for (int b = 0; b < n_blocks; b++)
        out->n = number[b] >= out->n ? number[b] + 1 : out->n;
    out->first = orki_arena_alloc(arena, (size_t)out->n + 2, sizeof *out->first);
    out->blocks = orki_arena_alloc(arena, (size_t)n_blocks, sizeof *out->blocks);
    if (out->first == NULL || out->blocks == NULL)
        return ORK_ERR_MEMORY;
    for (int b = 0; b < n_blocks; b++)
        out->first[number[b] + 2]++;
    for (int i = 0; i < out->n; i++)
        out->first[i + 2] += out->first[i + 1];
    for (int b = 0; b < n_blocks; b++) /* afterwards first[i + 1] is where i ends */
        out->blocks[out->first[number[b] + 1]++] = b;
    return ORK_OK;
}

static ork_status gather_both(orki_view *view, orki_arena *arena)
{
    const ork_season *season = view->season;
    int *numbers = orki_alloc((size_t)season->n_blocks, sizeof *numbers);
    if (numbers == NULL)
        return ORK_ERR_MEMORY;
    for (int b = 0; b < season->n_blocks; b++)
        numbers[b] = season->blocks[b].team;
    ork_status st = gather(&view->teams, season, numbers, arena);
    for (int b = 0; b < season->n_blocks; b++)
        numbers[b] = season->blocks[b].day;
    if (st == ORK_OK)
        st = gather(&view->days, season, numbers, arena);
    orki_free(numbers);
    return st;
}

ork_status orki_view_make(orki_view *view, const ork_season *season, orki_arena *arena)
{
    size_t n_days = (size_t)season->n_teachers * ORKI_N_DAYS, n_blocks = (size_t)season->n_blocks;
    *view = (orki_view){.season = season};
    view->day_first = orki_arena_alloc(arena, n_days, sizeof(int));
    view->day_count = orki_arena_alloc(arena, n_days, sizeof(int));
    view->day_lessons = orki_arena_alloc(arena, (size_t)season->n_sections, sizeof(int));
    view->block_first = orki_arena_alloc(arena, n_blocks, sizeof(int));
    view->block_count = orki_arena_alloc(arena, n_blocks, sizeof(int));
    view->block_lessons = orki_arena_alloc(arena, (size_t)season->n_orchestras, sizeof(int));
    if (view->day_first == NULL || view->day_count == NULL || view->day_lessons == NULL ||
        view->block_first == NULL || view->block_count == NULL || view->block_lessons == NULL)
        return ORK_ERR_MEMORY;
    return gather_both(view, arena);
}

static bool comes_before(const orki_view *view, int a, int b)
{
    const ork_timetable *t = view->timetable;
    if (t->day[a] != t->day[b])
        return t->day[a] < t->day[b];
    orki_span x = orki_view_span(view, a), y = orki_view_span(view, b);
    if (x.from != y.from)
        return x.from < y.from;
    return x.to != y.to ? x.to < y.to : a < b;
}

static void insert(const orki_view *view, int *list, int *count, int lesson)
{
    int i = (*count)++;
    for (; i > 0 && comes_before(view, lesson, list[i - 1]); i--)
        list[i] = list[i - 1];
    list[i] = lesson;
}

static bool is_in(const int *list, int count, int lesson)
{
    while (count > 0 && list[count - 1] != lesson)
        count--;
    return count > 0;
}

static void fill_days(orki_view *view)
{
    const ork_season *season = view->season;
    const ork_timetable *t = view->timetable;
    int n_days = season->n_teachers * ORKI_N_DAYS;
    for (int i = 0; i < n_days; i++)
        view->day_count[i] = 0;
    for (int s = 0; s < season->n_sections; s++) {
        int lesson = season->sections[s].orchestra;
        if (t->teacher[s] >= 0 && orki_view_is_placed(view, lesson))
            view->day_count[t->teacher[s] * ORKI_N_DAYS + t->day[lesson]]++;
    }
    int first = 0;
    for (int i = 0; i < n_days; i++) {
        view->day_first[i] = first;
        first += view->day_count[i];
        view->day_count[i] = 0;
    }
    for (int s = 0; s < season->n_sections; s++) {
        int lesson = season->sections[s].orchestra;
        if (t->teacher[s] < 0 || !orki_view_is_placed(view, lesson))
            continue;
        int i = t->teacher[s] * ORKI_N_DAYS + t->day[lesson];
        int *list = view->day_lessons + view->day_first[i];
        if (!is_in(list, view->day_count[i], lesson))
            insert(view, list, &view->day_count[i], lesson);
    }
}

static void fill_blocks(orki_view *view)
{
    const ork_season *season = view->season;
    int first = 0;
    for (int b = 0; b < season->n_blocks; b++) {
        view->block_first[b] = first;
        view->block_count[b] = 0;
        for (int i = 0; i < season->blocks[b].n_lessons; i++) {
            int lesson = season->blocks[b].lessons[i];
            if (orki_view_is_placed(view, lesson))
                insert(view, view->block_lessons + first, &view->block_count[b], lesson);
        }
        first += view->block_count[b];
    }
}

void orki_view_fill(orki_view *view, const ork_timetable *timetable)
{
    view->timetable = timetable;
    fill_days(view);
    fill_blocks(view);
}

bool orki_view_is_placed(const orki_view *view, int lesson)
{
    return view->timetable->day[lesson] >= 0 && view->timetable->start_min[lesson] >= 0;
}

orki_span orki_view_span(const orki_view *view, int lesson)
{
    int start = view->timetable->start_min[lesson];
    return (orki_span){start, start + view->season->orchestras[lesson].lesson_min};
}

orki_list orki_view_day(const orki_view *view, int teacher, int day)
{
    int i = teacher * ORKI_N_DAYS + day;
    return (orki_list){view->day_count[i], view->day_lessons + view->day_first[i]};
}

orki_span orki_view_hull(const orki_view *view, orki_list lessons)
{
    orki_span hull = orki_view_span(view, lessons.at[0]);
    for (int i = 1; i < lessons.n; i++) {
        orki_span span = orki_view_span(view, lessons.at[i]);
        hull.from = span.from < hull.from ? span.from : hull.from;
        hull.to = span.to > hull.to ? span.to : hull.to;
    }
    return hull;
}

orki_list orki_view_block(const orki_view *view, int block)
{
    return (orki_list){view->block_count[block], view->block_lessons + view->block_first[block]};
}

orki_list orki_view_bundle(const orki_bundles *bundles, int number)
{
    int first = bundles->first[number];
    return (orki_list){bundles->first[number + 1] - first, bundles->blocks + first};
}

int orki_view_taught(const orki_view *view, int teacher, int day)
{
    orki_list lessons = orki_view_day(view, teacher, day);
    int taught = 0;
    for (int i = 0; i < lessons.n; i++)
        taught += view->season->orchestras[lessons.at[i]].lesson_min;
    return taught;
}

int orki_view_travel(const orki_view *view, int teacher, int day)
{
    const ork_season *season = view->season;
    orki_list lessons = orki_view_day(view, teacher, day);
    if (lessons.n == 0)
        return 0;
    int school = season->orchestras[lessons.at[0]].school;
    int travel = orki_travel_from_home(season, teacher, school);
    for (int i = 1; i < lessons.n; i++) {
        int next = season->orchestras[lessons.at[i]].school;
        travel += orki_travel_between(season, season->teachers[teacher].mode, school, next);
        school = next;
    }
    return travel + orki_travel_to_home(season, teacher, school);
}

int orki_view_idle(const orki_view *view, int teacher, int day)
{
    orki_list lessons = orki_view_day(view, teacher, day);
    int idle = 0;
    for (int i = 1; i < lessons.n; i++) {
        int part = orki_view_free(view, teacher, lessons.at[i - 1], lessons.at[i]);
        idle += part > 0 ? part : 0; /* too little is travel-fits' matter */
    }
    return idle;
}

int orki_view_call_out(const orki_view *view, int teacher, int day)
{
    orki_list lessons = orki_view_day(view, teacher, day);
    if (lessons.n == 0)
        return 0;
    orki_span hull = orki_view_hull(view, lessons);
    int missing = view->season->teachers[teacher].call_out_min - (hull.to - hull.from);
    return missing > 0 ? missing : 0;
}

int orki_view_beside_wish(const orki_view *view, int teacher)
{
    const orki_teacher *t = &view->season->teachers[teacher];
    int taught = 0, n = 0;
    for (int day = 0; day < ORKI_N_DAYS; day++)
        taught += orki_view_taught(view, teacher, day);
    if (t->is_substitute)
        return 0;
    if (t->wish_from_min >= 0 && taught < t->wish_from_min)
        n = t->wish_from_min - taught;
    else if (t->wish_from_min >= 0 && taught > t->wish_to_min)
        n = taught - t->wish_to_min;
    return n + (taught < t->min_hours_min ? t->min_hours_min - taught : 0);
}

int orki_view_need(const orki_view *view, int teacher, int a, int b)
{
    const ork_season *season = view->season;
    int from = season->orchestras[a].school, to = season->orchestras[b].school;
    if (season->schools[from].address == season->schools[to].address)
        return season->programmes[season->orchestras[a].programme].changeover_min;
    int travel = orki_travel_between(season, season->teachers[teacher].mode, from, to);
    return season->limits.pack_min + travel + season->limits.set_up_min;
}

int orki_view_free(const orki_view *view, int teacher, int a, int b)
{
    return orki_view_span(view, b).from - orki_view_span(view, a).to -
           orki_view_need(view, teacher, a, b);
}

int orki_view_way(const orki_view *view, int group, int lesson)
{
    const ork_season *season = view->season;
    return orki_travel_of_pupils(season, season->groups[group].school,
                                 season->orchestras[lesson].school);
}

int orki_view_school_of(const orki_view *view, int section)
{
    const ork_season *season = view->season;
    return season->orchestras[season->sections[section].orchestra].school;
}

bool orki_view_is_after_school(const orki_view *view, int lesson)
{
    const ork_season *season = view->season;
    return season->programmes[season->orchestras[lesson].programme].is_after_school;
}

bool orki_bell_holds(const orki_bell *bell, int year)
{
    return year >= 0 && year < 32 && (bell->years >> year & 1U) != 0;
}

bool orki_spans_overlap(orki_span a, orki_span b)
{
    return a.from < b.to && b.from < a.to;
}
