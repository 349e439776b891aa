/* Points are sorted; a new one takes the place of all that it makes superfluous. */
#include "solve/tier_front.h"

#include <string.h>

static void free_point(orki_front_point *point)
{
    ork_timetable_free(point->timetable);
    ork_verdict_free(point->verdict);
}

/* Is a known timetable as good in losses, changes and cost? */
static bool is_superfluous(const orki_front *front, const orki_front_point *point)
{
    int64_t lost = orki_changes_lost(&point->changes);
    if (front->n == 0 || lost != front->lost)
        return front->n > 0 && lost > front->lost;
    bool is_beaten = false;
    for (int i = 0; i < front->n; i++)
        is_beaten = is_beaten || (front->points[i].changes.weighted <= point->changes.weighted &&
                                  front->points[i].verdict->cost <= point->verdict->cost);
    return is_beaten;
}

static void remove_beaten(orki_front *front, const orki_front_point *by)
{
    bool loses_fewer = orki_changes_lost(&by->changes) < front->lost;
    int n = 0;
    for (int i = 0; i < front->n; i++) {
        orki_front_point *point = &front->points[i];
        if (loses_fewer || (point->changes.weighted >= by->changes.weighted &&
                            point->verdict->cost >= by->verdict->cost))
            free_point(point);
        else
            front->points[n++] = *point;
    }
    front->n = n;
}

static ork_status insert(orki_front *front, const orki_front_point *point)
{
    remove_beaten(front, point);
    if (orki_array_reserve(&front->points, &front->capacity, (size_t)front->n + 1,
                           sizeof *front->points) != 0)
        return ORK_ERR_MEMORY;
    int at = front->n++;
    for (; at > 0 && front->points[at - 1].changes.weighted > point->changes.weighted; at--)
        front->points[at] = front->points[at - 1];
    front->points[at] = *point;
    front->lost = orki_changes_lost(&point->changes);
    return ORK_OK;
}

ork_status orki_front_offer(orki_front *front, const ork_timetable *timetable)
{
    orki_front_point point = {0};
    ork_status st =
        ork_changes_count(&point.changes, front->season, front->old, front->allow_min, timetable);
    if (st != ORK_OK || (front->n > 0 && orki_changes_lost(&point.changes) > front->lost))
        return st;
    st = ork_check(&point.verdict, front->season, timetable);
    if (st != ORK_OK || point.verdict->n_breaches > 0 || is_superfluous(front, &point)) {
        free_point(&point);
        return st;
    }
    point.timetable = orki_timetable_copy(timetable);
    st = point.timetable == NULL ? ORK_ERR_MEMORY : insert(front, &point);
    if (st != ORK_OK)
        free_point(&point);
    return st;
}

ork_status orki_front_prove(orki_front *front, orki_front_line line)
{
    if (orki_array_reserve(&front->lines, &front->line_capacity, (size_t)front->n_lines + 1,
                           sizeof *front->lines) != 0)
        return ORK_ERR_MEMORY;
    front->lines[front->n_lines++] = line;
    return ORK_OK;
}

int64_t orki_front_least_changes(const orki_front *front)
{
    int64_t least = 0;
    for (int i = 0; i < front->n_lines; i++) {
        const orki_front_line *line = &front->lines[i];
        int64_t bound = line->bound - line->lost_points * front->lost;
        if (!line->has_cost && bound > least)
            least = bound;
    }
    return least;
}

int64_t orki_front_least_cost(const orki_front *front, int64_t changes)
{
    int64_t least = 0;
    for (int i = 0; i < front->n_lines; i++) {
        const orki_front_line *line = &front->lines[i];
        int64_t bound =
            line->bound - line->lost_points * front->lost - line->change_points * changes;
        if (line->has_cost && bound > least)
            least = bound;
    }
    return least;
}

void orki_front_free(orki_front *front)
{
    for (int i = 0; i < front->n; i++)
        free_point(&front->points[i]);
    orki_free(front->points);
    orki_free(front->lines);
    *front = (orki_front){0};
}
