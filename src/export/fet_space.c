/* Rooms, addresses and the ways between them in a FET file.
 * In FET a room is in one building. A room that serves schools at several addresses (a building
 * whose schools have coordinates of their own) becomes a virtual room for each of them, in that
 * address's building, that takes the real one; FET wants two rooms in a virtual one, so each has a
 * key. */
#include "export/fet_page.h"

#include "plan/rooms.h"

#define KEY "-key"

static bool may_use(const orki_school *school, int room)
{
    for (int i = 0; i < school->n_rooms; i++) {
        if (school->rooms[i] == room)
            return true;
    }
    return false;
}

/* The next address above `after` at which the room serves a school; -1 when there is none. */
static int next_address(const ork_season *season, int room, int after)
{
    int next = -1;
    for (int s = 0; s < season->n_schools; s++) {
        int address = season->schools[s].address;
        if (address > after && (next < 0 || address < next) && may_use(&season->schools[s], room))
            next = address;
    }
    return next;
}

static bool has_addresses(const ork_season *season, int room)
{
    return next_address(season, room, next_address(season, room, -1)) >= 0;
}

/* The room as it is called at one of its addresses. */
static void put_room_name(orki_fet_page *p, int room, int address)
{
    orki_text_add(&p->text, p->week->season->rooms[room].id);
    if (has_addresses(p->week->season, room))
        orki_text_printf(&p->text, "@%d", address);
}

static void put_real_room(orki_fet_page *p, int room, const char *key, int address)
{
    const orki_room *r = &p->week->season->rooms[room];
    orki_text_add(&p->text, "<Room><Name>");
    if (key != NULL)
        put_room_name(p, room, address);
    else
        orki_text_add(&p->text, r->id);
    orki_text_printf(&p->text, "%s</Name><Building>", key != NULL ? key : "");
    if (key == NULL && !has_addresses(p->week->season, room))
        orki_text_printf(&p->text, "address-%d", address);
    orki_text_printf(&p->text,
                     "</Building><Capacity>%d</Capacity><Virtual>false</Virtual><Comments>"
                     "</Comments></Room>\n",
                     r->seats);
}

static void put_virtual_room(orki_fet_page *p, int room, int address)
{
    static const char set[] =
        "<Set_of_Real_Rooms><Number_of_Real_Rooms>1</Number_of_Real_Rooms><Real_Room>";
    put_real_room(p, room, KEY, address);
    orki_text_add(&p->text, "<Room><Name>");
    put_room_name(p, room, address);
    orki_text_printf(&p->text,
                     "</Name><Building>address-%d</Building><Capacity>%d</Capacity><Virtual>true"
                     "</Virtual><Number_of_Sets_of_Real_Rooms>2</Number_of_Sets_of_Real_Rooms>"
                     "%s%s</Real_Room></Set_of_Real_Rooms>%s",
                     address, p->week->season->rooms[room].seats, set,
                     p->week->season->rooms[room].id, set);
    put_room_name(p, room, address);
    orki_text_add(&p->text, KEY "</Real_Room></Set_of_Real_Rooms><Comments></Comments></Room>\n");
}

void orki_fet_put_rooms(orki_fet_page *p)
{
    const ork_season *season = p->week->season;
    orki_text_add(&p->text, "<Buildings_List>\n");
    for (int a = 0; a < season->n_addresses; a++)
        orki_text_printf(&p->text,
                         "<Building><Name>address-%d</Name><Comments></Comments></Building>\n", a);
    orki_text_add(&p->text, "</Buildings_List>\n<Rooms_List>\n");
    for (int r = 0; r < season->n_rooms; r++) {
        int first = next_address(season, r, -1);
        put_real_room(p, r, NULL, first);
        for (int a = first; a >= 0 && has_addresses(season, r); a = next_address(season, r, a))
            put_virtual_room(p, r, a);
    }
    orki_text_add(&p->text, "</Rooms_List>\n");
}

/* Minutes between two runs of the timetable on one day, the first before the second; else -1. */
static int pause_between(const orki_fet_week *w, const orki_fet_run *first,
                         const orki_fet_run *second)
{
    int a = first->lesson[0], b = second->lesson[0];
    int pause = w->timetable->start_min[b] - w->timetable->start_min[a] - first->length;
    return w->timetable->day[a] == w->timetable->day[b] ? pause : -1;
}

/* The longest way between two of a teacher's schools, with packing and set-up, but no more than the
 * shortest pause that she has between two in the timetable, which FET must be able to find; 0 with
 * one school. */
static int longest_way(const orki_fet_week *w, int teacher)
{
    const ork_season *season = w->season;
    int longest = 0, shortest_pause = ORKI_DAY_MIN;
    for (int i = 0; i < w->n_activities; i++) {
        for (int k = 0; k < w->n_activities; k++) {
            const orki_fet_activity *a = &w->activities[i], *b = &w->activities[k];
            if (a->teacher != teacher || b->teacher != teacher)
                continue;
            int from = season->blocks[w->runs[a->run].block].school;
            int to = season->blocks[w->runs[b->run].block].school;
            if (season->schools[from].address == season->schools[to].address)
                continue;
            int way = orki_travel_between(season, season->teachers[teacher].mode, from, to) +
                      season->limits.pack_min + season->limits.set_up_min;
            int pause = pause_between(w, &w->runs[a->run], &w->runs[b->run]);
            longest = way > longest ? way : longest;
            shortest_pause = pause >= 0 && pause < shortest_pause ? pause : shortest_pause;
        }
    }
    return longest < shortest_pause ? longest : shortest_pause;
}

/* To FET the way between buildings is a matter of space. */
static void put_teacher_ways(orki_fet_page *p)
{
    const orki_fet_week *w = p->week;
    for (int t = 0; t < w->season->n_teachers; t++) {
        int way = longest_way(w, t), most = w->season->teachers[t].max_day_schools;
        if (way == 0)
            continue;
        orki_fet_put_teacher_number(p, "ConstraintTeacherMinGapsBetweenBuildingChanges", "Teacher",
                                    t, "Min_Gaps_Between_Building_Changes",
                                    (way + w->step_min - 1) / w->step_min);
        orki_fet_put_teacher_number(p, "ConstraintTeacherMaxBuildingChangesPerDay", "Teacher", t,
                                    "Max_Building_Changes_Per_Day", most > 0 ? most - 1 : 0);
    }
}

/* Does the room do for every lesson of the run that has the role, at one of its starts at least?
 * When it is closed is a rule about the room. */
static bool may_have_room(const orki_fet_week *w, const orki_fet_activity *a, int room)
{
    const orki_fet_run *run = &w->runs[a->run];
    for (int k = 0; k < run->n_starts; k++) {
        bool may = true;
        for (int i = 0; i < run->n_lessons && may; i++) {
            int section = orki_fet_section(w, a, i);
            may = section < 0 || orki_section_may_room(w->season, section, room, run->starts[k].day,
                                                       run->starts[k].minute + run->offset[i]);
        }
        if (may)
            return true;
    }
    return false;
}

static void put_room_choices(orki_fet_page *p, int *ids)
{
    static const char name[] = "ConstraintActivityPreferredRooms";
    const orki_fet_week *w = p->week;
    for (int i = 0; i < w->n_activities; i++) {
        int n = 0;
        for (int r = 0; r < w->season->n_rooms; r++) {
            if (may_have_room(w, &w->activities[i], r))
                ids[n++] = r;
        }
        orki_fet_open_rule(p, name);
        orki_text_printf(&p->text,
                         "<Activity_Id>%d</Activity_Id><Number_of_Preferred_Rooms>%d"
                         "</Number_of_Preferred_Rooms>",
                         i + 1, n);
        int school = w->season->blocks[w->runs[w->activities[i].run].block].school;
        for (int k = 0; k < n; k++) {
            orki_text_add(&p->text, "<Preferred_Room>");
            put_room_name(p, ids[k], w->season->schools[school].address);
            orki_text_add(&p->text, "</Preferred_Room>");
        }
        orki_fet_close_rule(p, name);
    }
}

void orki_fet_put_space(orki_fet_page *p, int *ids)
{
    const ork_season *season = p->week->season;
    orki_text_add(&p->text, "<Space_Constraints_List>\n");
    orki_fet_open_rule(p, "ConstraintBasicCompulsorySpace");
    orki_fet_close_rule(p, "ConstraintBasicCompulsorySpace");
    for (int r = 0; r < season->n_rooms; r++)
        orki_fet_put_closed_hours(p, "ConstraintRoomNotAvailableTimes", "Room", season->rooms[r].id,
                                  season->rooms[r].closed, false);
    put_teacher_ways(p);
    put_room_choices(p, ids);
    orki_text_add(&p->text, "</Space_Constraints_List>\n");
}
