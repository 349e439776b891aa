/* Two timetables of one season side by side: what of the second is otherwise. */
#include "ask/wish_tell.h"

#include "model/tiers.h"

typedef struct comparing {
    const ork_season *season;
    const ork_timetable *old, *new;
    ork_wish_way *way;
    ork_move *moves;
    bool *is_touched; /* [n_teachers] */
} comparing;

static ork_move move_of(const comparing *c, int orchestra)
{
    const ork_season *s = c->season;
    return (ork_move){.orchestra = s->orchestras[orchestra].id,
                      .name = s->orchestras[orchestra].name,
                      .school = s->schools[s->orchestras[orchestra].school].name,
                      .role = "",
                      .role_en = "",
                      .role_nl = "",
                      .old_day = c->old->day[orchestra],
                      .old_start_min = c->old->start_min[orchestra],
                      .new_day = c->new->day[orchestra],
                      .new_start_min = c->new->start_min[orchestra],
                      .old_teacher = "",
                      .new_teacher = "",
                      .old_teacher_name = "",
                      .new_teacher_name = "",
                      .old_room = "",
                      .new_room = ""};
}

static void touch(comparing *c, int teacher)
{
    if (teacher >= 0)
        c->is_touched[teacher] = true;
}

static void compare_section(comparing *c, int section)
{
    const ork_season *s = c->season;
    int before = c->old->teacher[section], after = c->new->teacher[section];
    int old_room = c->old->room[section], new_room = c->new->room[section];
    if (before == after && old_room == new_room)
        return;
    const orki_role *role = &s->roles[s->sections[section].role];
    ork_move *move = &c->moves[c->way->n_moves++];
    *move = move_of(c, s->sections[section].orchestra);
    move->role = role->id;
    move->role_en = role->name_en;
    move->role_nl = role->name_nl;
    move->old_teacher = before < 0 ? "" : s->teachers[before].id;
    move->old_teacher_name = before < 0 ? "" : s->teachers[before].name;
    move->new_teacher = after < 0 ? "" : s->teachers[after].id;
    move->new_teacher_name = after < 0 ? "" : s->teachers[after].name;
    move->old_room = old_room < 0 ? "" : s->rooms[old_room].id;
    move->new_room = new_room < 0 ? "" : s->rooms[new_room].id;
    touch(c, before);
    touch(c, after);
}

static void compare_lesson(comparing *c, int orchestra)
{
    const orki_orchestra *o = &c->season->orchestras[orchestra];
    bool is_moved = c->old->day[orchestra] != c->new->day[orchestra] ||
                    c->old->start_min[orchestra] != c->new->start_min[orchestra];
    if (is_moved) {
        c->moves[c->way->n_moves++] = move_of(c, orchestra);
        c->way->n_lessons++;
    }
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        compare_section(c, s);
        if (is_moved) {
            touch(c, c->old->teacher[s]);
            touch(c, c->new->teacher[s]);
        }
    }
}

static ork_status count_changes(ork_wish_way *way, const ork_season *season,
                                const ork_timetable *given)
{
    ork_reference *old = NULL;
    ork_status st = orki_reference_remember(&old, season, given);
    if (st == ORK_OK)
        st = ork_changes_count(&way->changes, season, old, 0, way->timetable);
    ork_reference_free(old);
    return st;
}

ork_status orki_way_tell(ork_wish_way *way, orki_why_not *owner, const ork_season *season,
                         const ork_timetable *given)
{
    if (way->timetable == NULL)
        return ORK_OK;
    size_t most = (size_t)season->n_orchestras + (size_t)season->n_sections;
    comparing c = {.season = season,
                   .old = given,
                   .new = way->timetable,
                   .way = way,
                   .moves = orki_arena_alloc(&owner->arena, most, sizeof(ork_move)),
                   .is_touched =
                       orki_arena_alloc(&owner->arena, (size_t)season->n_teachers, sizeof(bool))};
    if (c.moves == NULL || c.is_touched == NULL)
        return ORK_ERR_MEMORY;
    way->moves = c.moves;
    for (int o = 0; o < season->n_orchestras; o++)
        compare_lesson(&c, o);
    for (int t = 0; t < season->n_teachers; t++)
        way->n_teachers += c.is_touched[t];
    ork_status st = ork_shares_count(&way->shares, season, way->timetable);
    return st == ORK_OK ? count_changes(way, season, given) : st;
}
