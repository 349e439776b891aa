/* A timetable's lessons as FET's XML (version 6.8). Every rule that FET can say is a constraint of
 * weight 100; what it cannot say is told in words. Ids hold a-z, 0-9, '-' and '/' only, so nothing
 * needs to be escaped. */
#include "orkestrooster/export.h"

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "export/fet_week.h"
#include "plan/rooms.h"

#include <stdio.h>

typedef struct fet_page {
    const orki_fet_week *week;
    orki_text text;
} fet_page;

static void put_hour(fet_page *p, const char *tag, int minute)
{
    orki_text_printf(&p->text, "<%s>%02d:%02d</%s>", tag, minute / 60, minute % 60, tag);
}

static void put_head(fet_page *p)
{
    const orki_fet_week *w = p->week;
    int n_days = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++)
        n_days += w->days >> d & 1;
    orki_text_printf(&p->text,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<fet version=\"6.8.5\">\n"
                     "<Institution_Name>Orkestrooster</Institution_Name>\n<Comments></Comments>\n"
                     "<Days_List>\n<Number_of_Days>%d</Number_of_Days>\n",
                     n_days);
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if ((w->days >> d & 1) != 0)
            orki_text_printf(&p->text, "<Day><Name>%s</Name></Day>\n", orki_day_word(d));
    }
    orki_text_printf(&p->text,
                     "</Days_List>\n<Hours_List>\n<Number_of_Hours>%d</Number_of_Hours>\n",
                     w->n_hours);
    for (int h = 0; h < w->n_hours; h++) {
        orki_text_add(&p->text, "<Hour>");
        put_hour(p, "Name", w->from_min + h * w->step_min);
        orki_text_add(&p->text, "</Hour>\n");
    }
    orki_text_add(&p->text, "</Hours_List>\n");
}

/* Roles, teachers, groups. */
static void put_people(fet_page *p)
{
    const ork_season *season = p->week->season;
    orki_text_add(&p->text, "<Subjects_List>\n");
    for (int r = 0; r < season->n_roles; r++)
        orki_text_printf(&p->text, "<Subject><Name>%s</Name><Comments></Comments></Subject>\n",
                         season->roles[r].id);
    orki_text_add(&p->text, "</Subjects_List>\n<Activity_Tags_List>\n</Activity_Tags_List>\n"
                            "<Teachers_List>\n");
    for (int t = 0; t < season->n_teachers; t++)
        orki_text_printf(&p->text,
                         "<Teacher><Name>%s</Name><Target_Number_of_Hours>0"
                         "</Target_Number_of_Hours><Qualified_Subjects></Qualified_Subjects>"
                         "<Comments></Comments></Teacher>\n",
                         season->teachers[t].id);
    orki_text_add(&p->text, "</Teachers_List>\n<Students_List>\n");
    for (int g = 0; g < season->n_groups; g++)
        orki_text_printf(&p->text,
                         "<Year><Name>%s</Name><Number_of_Students>%d</Number_of_Students>"
                         "<Comments></Comments></Year>\n",
                         season->groups[g].id, season->groups[g].pupils);
    orki_text_add(&p->text, "</Students_List>\n");
}

/* The most pupils that the activity's section has in a lesson of the run. */
static int most_pupils(const orki_fet_week *w, const orki_fet_activity *a)
{
    int most = 0;
    for (int i = 0; i < w->runs[a->run].n_lessons; i++) {
        int section = orki_fet_section(w, a, i);
        int pupils = section < 0 ? 0 : w->season->sections[section].pupils;
        most = pupils > most ? pupils : most;
    }
    return most;
}

/* Who comes, and in the comment which lessons it is and how many minutes after its start. */
static void put_activity(fet_page *p, int i)
{
    const orki_fet_activity *a = &p->week->activities[i];
    const orki_fet_run *run = &p->week->runs[a->run];
    const ork_season *season = p->week->season;
    int hours = run->length / p->week->step_min;
    orki_text_add(&p->text, "<Activity>");
    if (a->teacher >= 0)
        orki_text_printf(&p->text, "<Teacher>%s</Teacher>", season->teachers[a->teacher].id);
    orki_text_printf(&p->text, "<Subject>%s</Subject>", season->roles[a->role].id);
    for (int k = 0; k < run->n_lessons && a->is_for_pupils; k++) {
        const orki_orchestra *o = &season->orchestras[run->lesson[k]];
        for (int g = 0; g < o->n_groups; g++)
            orki_text_printf(&p->text, "<Students>%s</Students>", season->groups[o->groups[g]].id);
    }
    orki_text_printf(&p->text,
                     "<Duration>%d</Duration><Total_Duration>%d</Total_Duration><Id>%d</Id>"
                     "<Activity_Group_Id>0</Activity_Group_Id>"
                     "<Number_Of_Students>%d</Number_Of_Students><Active>true</Active><Comments>",
                     hours, hours, i + 1, most_pupils(p->week, a));
    for (int k = 0; k < run->n_lessons; k++) {
        if (orki_fet_section(p->week, a, k) >= 0 || a->is_for_pupils)
            orki_text_printf(&p->text, "%s%s+%d", k > 0 ? " " : "",
                             season->orchestras[run->lesson[k]].id, run->offset[k]);
    }
    orki_text_add(&p->text, "</Comments></Activity>\n");
}

static void put_rooms(fet_page *p)
{
    const ork_season *season = p->week->season;
    orki_text_add(&p->text, "<Buildings_List>\n");
    for (int a = 0; a < season->n_addresses; a++)
        orki_text_printf(&p->text,
                         "<Building><Name>address-%d</Name><Comments></Comments></Building>\n", a);
    orki_text_add(&p->text, "</Buildings_List>\n<Rooms_List>\n");
    for (int r = 0; r < season->n_rooms; r++) {
        int school = 0;
        for (int s = season->n_schools - 1; s >= 0; s--) {
            for (int i = 0; i < season->schools[s].n_rooms; i++)
                school = season->schools[s].rooms[i] == r ? s : school;
        }
        orki_text_printf(&p->text,
                         "<Room><Name>%s</Name><Building>address-%d</Building><Capacity>%d"
                         "</Capacity><Virtual>false</Virtual><Comments></Comments></Room>\n",
                         season->rooms[r].id, season->schools[school].address,
                         season->rooms[r].seats);
    }
    orki_text_add(&p->text, "</Rooms_List>\n");
}

static void open_rule(fet_page *p, const char *name)
{
    orki_text_printf(&p->text, "<%s><Weight_Percentage>100</Weight_Percentage>", name);
}

static void close_rule(fet_page *p, const char *name)
{
    orki_text_printf(&p->text, "<Active>true</Active><Comments></Comments></%s>\n", name);
}

/* A rule about several activities: `from` to `past`, or only the first of each run of them. */
static void put_together(fet_page *p, const char *name, const int *ids, int n, const char *more)
{
    if (n < 2)
        return;
    open_rule(p, name);
    orki_text_printf(&p->text, "<Number_of_Activities>%d</Number_of_Activities>", n);
    for (int i = 0; i < n; i++)
        orki_text_printf(&p->text, "<Activity_Id>%d</Activity_Id>", ids[i] + 1);
    orki_text_add(&p->text, more);
    close_rule(p, name);
}

static void put_starts(fet_page *p, const orki_fet_run *run)
{
    static const char name[] = "ConstraintActivityPreferredStartingTimes";
    for (int i = run->first_activity; i < run->first_activity + run->n_activities; i++) {
        open_rule(p, name);
        orki_text_printf(&p->text,
                         "<Activity_Id>%d</Activity_Id><Number_of_Preferred_Starting_Times>%d"
                         "</Number_of_Preferred_Starting_Times>",
                         i + 1, run->n_starts);
        for (int k = 0; k < run->n_starts; k++) {
            orki_text_printf(&p->text,
                             "<Preferred_Starting_Time><Preferred_Starting_Day>%s"
                             "</Preferred_Starting_Day>",
                             orki_day_word(run->starts[k].day));
            put_hour(p, "Preferred_Starting_Hour", run->starts[k].minute);
            orki_text_add(&p->text, "</Preferred_Starting_Time>");
        }
        close_rule(p, name);
    }
}

/* The activities of a run at once; the runs of a block (and of tied blocks) on one day, those of a
 * block apart by its changeover. `ids` has room for all activities. */
static void put_blocks(fet_page *p, int *ids)
{
    const orki_fet_week *w = p->week;
    const ork_season *season = w->season;
    for (int r = 0; r < w->n_runs; r++) {
        const orki_fet_run *run = &w->runs[r];
        for (int i = 0; i < run->n_activities; i++)
            ids[i] = run->first_activity + i;
        put_together(p, "ConstraintActivitiesSameStartingTime", ids, run->n_activities, "");
        put_starts(p, run);
    }
    for (int b = 0; b < season->n_blocks; b++) {
        char gap[60];
        int n = 0, changeover = 0;
        for (int r = 0; r < w->n_runs; r++) {
            const orki_programme *programme =
                &season->programmes[season->orchestras[w->runs[r].lesson[0]].programme];
            if (w->runs[r].block != b)
                continue;
            ids[n++] = w->runs[r].first_activity;
            changeover =
                programme->changeover_min > changeover ? programme->changeover_min : changeover;
        }
        snprintf(gap, sizeof gap, "<MinGaps>%d</MinGaps>",
                 (changeover + w->step_min - 1) / w->step_min);
        put_together(p, "ConstraintActivitiesNotOverlapping", ids, n, "");
        if (changeover > 0)
            put_together(p, "ConstraintMinGapsBetweenActivities", ids, n, gap);
        n = 0;
        for (int r = 0; r < w->n_runs; r++) {
            if (season->blocks[w->runs[r].block].day == season->blocks[b].day)
                ids[n++] = w->runs[r].first_activity;
        }
        bool is_leader = true;
        for (int c = 0; c < b; c++)
            is_leader = is_leader && season->blocks[c].day != season->blocks[b].day;
        if (is_leader)
            put_together(p, "ConstraintActivitiesSameStartingDay", ids, n, "");
    }
}

/* Hours of a day that are not wholly inside (or, for rooms, not wholly outside) some spans. */
static void put_closed_hours(fet_page *p, const char *name, const char *tag, const char *id,
                             const orki_spans *spans, bool are_open)
{
    const orki_fet_week *w = p->week;
    orki_text hours = {0};
    fet_page list = {w, hours};
    int n = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        for (int h = 0; h < w->n_hours && (w->days >> d & 1) != 0; h++) {
            int from = w->from_min + h * w->step_min, to = from + w->step_min;
            bool is_inside = false, is_touched = false;
            for (int i = 0; i < spans[d].n; i++) {
                is_inside = is_inside || (spans[d].at[i].from <= from && to <= spans[d].at[i].to);
                is_touched = is_touched || (spans[d].at[i].from < to && from < spans[d].at[i].to);
            }
            if (are_open ? is_inside : !is_touched)
                continue;
            orki_text_printf(&list.text, "<Not_Available_Time><Day>%s</Day>", orki_day_word(d));
            put_hour(&list, "Hour", from);
            orki_text_add(&list.text, "</Not_Available_Time>");
            n++;
        }
    }
    if (n > 0) {
        open_rule(p, name);
        orki_text_printf(&p->text,
                         "<%s>%s</%s><Number_of_Not_Available_Times>%d"
                         "</Number_of_Not_Available_Times>%s",
                         tag, id, tag, n, orki_text_string(&list.text));
        close_rule(p, name);
    }
    p->text.is_failed = p->text.is_failed || list.text.is_failed;
    orki_text_free(&list.text);
}

static void put_teacher_number(fet_page *p, const char *name, const char *teacher_tag, int teacher,
                               const char *tag, int n)
{
    open_rule(p, name);
    orki_text_printf(&p->text, "<%s>%s</%s><%s>%d</%s>", teacher_tag,
                     p->week->season->teachers[teacher].id, teacher_tag, tag, n, tag);
    close_rule(p, name);
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

static bool has_lessons(const orki_fet_week *w, int teacher)
{
    for (int i = 0; i < w->n_activities; i++) {
        if (w->activities[i].teacher == teacher)
            return true;
    }
    return false;
}

static void put_teacher_times(fet_page *p)
{
    const orki_fet_week *w = p->week;
    for (int t = 0; t < w->season->n_teachers; t++) {
        const orki_teacher *teacher = &w->season->teachers[t];
        if (!has_lessons(w, t))
            continue;
        put_closed_hours(p, "ConstraintTeacherNotAvailableTimes", "Teacher", teacher->id,
                         teacher->available, true);
        if (teacher->max_days < ORKI_N_DAYS)
            put_teacher_number(p, "ConstraintTeacherMaxDaysPerWeek", "Teacher_Name", t,
                               "Max_Days_Per_Week", teacher->max_days);
    }
}

/* To FET the way between buildings is a matter of space. */
static void put_teacher_ways(fet_page *p)
{
    const orki_fet_week *w = p->week;
    for (int t = 0; t < w->season->n_teachers; t++) {
        int way = longest_way(w, t), most = w->season->teachers[t].max_day_schools;
        if (way == 0)
            continue;
        put_teacher_number(p, "ConstraintTeacherMinGapsBetweenBuildingChanges", "Teacher", t,
                           "Min_Gaps_Between_Building_Changes",
                           (way + w->step_min - 1) / w->step_min);
        put_teacher_number(p, "ConstraintTeacherMaxBuildingChangesPerDay", "Teacher", t,
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

static void put_room_choices(fet_page *p, int *ids)
{
    static const char name[] = "ConstraintActivityPreferredRooms";
    const orki_fet_week *w = p->week;
    for (int i = 0; i < w->n_activities; i++) {
        int n = 0;
        for (int r = 0; r < w->season->n_rooms; r++) {
            if (may_have_room(w, &w->activities[i], r))
                ids[n++] = r;
        }
        open_rule(p, name);
        orki_text_printf(&p->text,
                         "<Activity_Id>%d</Activity_Id><Number_of_Preferred_Rooms>%d"
                         "</Number_of_Preferred_Rooms>",
                         i + 1, n);
        for (int k = 0; k < n; k++)
            orki_text_printf(&p->text, "<Preferred_Room>%s</Preferred_Room>",
                             w->season->rooms[ids[k]].id);
        close_rule(p, name);
    }
}

static void put_all(fet_page *p, int *ids)
{
    const orki_fet_week *w = p->week;
    put_head(p);
    put_people(p);
    orki_text_add(&p->text, "<Activities_List>\n");
    for (int i = 0; i < w->n_activities; i++)
        put_activity(p, i);
    orki_text_add(&p->text, "</Activities_List>\n");
    put_rooms(p);
    orki_text_add(&p->text, "<Time_Constraints_List>\n");
    open_rule(p, "ConstraintBasicCompulsoryTime");
    close_rule(p, "ConstraintBasicCompulsoryTime");
    put_blocks(p, ids);
    put_teacher_times(p);
    orki_text_add(&p->text, "</Time_Constraints_List>\n<Space_Constraints_List>\n");
    open_rule(p, "ConstraintBasicCompulsorySpace");
    close_rule(p, "ConstraintBasicCompulsorySpace");
    for (int r = 0; r < w->season->n_rooms; r++)
        put_closed_hours(p, "ConstraintRoomNotAvailableTimes", "Room", w->season->rooms[r].id,
                         w->season->rooms[r].closed, false);
    put_teacher_ways(p);
    put_room_choices(p, ids);
    orki_text_add(&p->text, "</Space_Constraints_List>\n</fet>\n");
}

/* What the file does not hold. */
static void note(orki_text *notes, const char *line)
{
    orki_text_printf(notes, "fet: %s\n", line);
}

static bool has_stock(const ork_season *season)
{
    for (int s = 0; s < season->n_schools; s++) {
        for (int k = 0; k < season->n_skills; k++) {
            if (season->schools[s].stock[k] >= 0)
                return true;
        }
    }
    return false;
}

static void list_notes(orki_text *notes, const orki_fet_week *w)
{
    const ork_season *season = w->season;
    int n_unplaced = 0;
    for (int o = 0; o < season->n_orchestras; o++)
        n_unplaced += w->timetable->day[o] < 0;
    if (n_unplaced > 0)
        orki_text_printf(notes,
                         _n("fet: %d unplaced lesson is left out\n",
                            "fet: %d unplaced lessons are left out\n", n_unplaced),
                         n_unplaced);
    note(notes,
         _("costs cannot be said: any timetable that keeps the rules is as good as another"));
    note(notes,
         _("lessons that follow each other without a pause stay together, in one room for each "
           "section"));
    note(notes,
         _("travel is one number for each teacher: the longest way between her schools, or the "
           "shortest pause that the timetable has there"));
    note(notes, _("work-break, rest, day-teaching and the changeover between two blocks at one "
                  "address are left out"));
    if (season->n_shared_sets > 0)
        note(notes, _("shared-set is left out"));
    if (has_stock(season))
        note(notes, _("stock is left out"));
}

ork_status ork_export_fet(const ork_season *season, const ork_timetable *timetable,
                          const char *path, char **notes)
{
    orki_fet_week week;
    fet_page page = {.week = &week};
    orki_text said = {0};
    orki_out_file file;
    if (notes != NULL)
        *notes = NULL;
    if (season->n_series > 0)
        return ORK_ERR_INPUT;
    ork_status st = orki_fet_week_make(&week, season, timetable);
    size_t n = (size_t)week.n_activities + (size_t)season->n_rooms + 1;
    int *ids = orki_alloc(n, sizeof *ids);
    if (st == ORK_OK && ids == NULL)
        st = ORK_ERR_MEMORY;
    if (st == ORK_OK) {
        put_all(&page, ids);
        list_notes(&said, &week);
        if (page.text.is_failed || said.is_failed)
            st = ORK_ERR_MEMORY;
    }
    if (st == ORK_OK) {
        st = orki_out_open(&file, path);
        if (st == ORK_OK)
            st = orki_out_write(&file, page.text.bytes, page.text.n);
        st = orki_out_close(&file, st);
    }
    if (st == ORK_OK && notes != NULL) {
        *notes = said.bytes; /* now the caller's */
        said = (orki_text){0};
    }
    orki_text_free(&page.text);
    orki_text_free(&said);
    orki_free(ids);
    orki_fet_week_free(&week);
    return st;
}
