/* A timetable's lessons as FET's XML (version 6.8). Every rule that FET can say is a constraint of
 * weight 100; what it cannot say is told in words. Ids hold a-z, 0-9, '-' and '/' only, so nothing
 * needs to be escaped. */
#include "orkestrooster/export.h"

#include "base/file.h"
#include "base/message.h"
#include "export/fet_page.h"

#include <stdio.h>

static void put_head(orki_fet_page *p)
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
        orki_fet_put_hour(p, "Name", w->from_min + h * w->step_min);
        orki_text_add(&p->text, "</Hour>\n");
    }
    orki_text_add(&p->text, "</Hours_List>\n");
}

/* Roles, teachers, groups. */
static void put_people(orki_fet_page *p)
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

/* The activities of one role in a series are a group in FET, named after the first of them: its
 * number, and the hours of all. 0 when the activity is alone. */
static int find_group(const orki_fet_week *w, int activity, int *hours)
{
    const orki_fet_activity *a = &w->activities[activity];
    int first = -1, n = 0, total = 0;
    for (int i = 0; i < w->n_activities && w->runs[a->run].series >= 0; i++) {
        const orki_fet_run *run = &w->runs[w->activities[i].run];
        if (w->activities[i].role != a->role || run->series != w->runs[a->run].series)
            continue;
        first = first < 0 ? i : first;
        total += run->length / w->step_min;
        n++;
    }
    if (n < 2)
        return 0;
    *hours = total;
    return first + 1;
}

/* The run's groups, each once. */
static void put_groups(orki_fet_page *p, const orki_fet_run *run)
{
    const ork_season *season = p->week->season;
    for (int g = 0; g < season->n_groups; g++) {
        bool is_in = false;
        for (int k = 0; k < run->n_lessons; k++) {
            const orki_orchestra *o = &season->orchestras[run->lesson[k]];
            for (int i = 0; i < o->n_groups; i++)
                is_in = is_in || o->groups[i] == g;
        }
        if (is_in)
            orki_text_printf(&p->text, "<Students>%s</Students>", season->groups[g].id);
    }
}

/* Who comes, and in the comment which lessons it is and how many minutes after its start. */
static void put_activity(orki_fet_page *p, int i)
{
    const orki_fet_activity *a = &p->week->activities[i];
    const orki_fet_run *run = &p->week->runs[a->run];
    const ork_season *season = p->week->season;
    int hours = run->length / p->week->step_min, total = hours;
    int group = find_group(p->week, i, &total);
    orki_text_add(&p->text, "<Activity>");
    if (a->teacher >= 0)
        orki_text_printf(&p->text, "<Teacher>%s</Teacher>", season->teachers[a->teacher].id);
    orki_text_printf(&p->text, "<Subject>%s</Subject>", season->roles[a->role].id);
    if (a->is_for_pupils)
        put_groups(p, run);
    orki_text_printf(&p->text,
                     "<Duration>%d</Duration><Total_Duration>%d</Total_Duration><Id>%d</Id>"
                     "<Activity_Group_Id>%d</Activity_Group_Id>"
                     "<Number_Of_Students>%d</Number_Of_Students><Active>true</Active><Comments>",
                     hours, total, i + 1, group, most_pupils(p->week, a));
    for (int k = 0; k < run->n_lessons; k++) {
        if (orki_fet_section(p->week, a, k) >= 0 || a->is_for_pupils)
            orki_text_printf(&p->text, "%s%s+%d", k > 0 ? " " : "",
                             season->orchestras[run->lesson[k]].id, run->offset[k]);
    }
    orki_text_add(&p->text, "</Comments></Activity>\n");
}

/* A rule about several activities: `from` to `past`, or only the first of each run of them. */
static void put_together(orki_fet_page *p, const char *name, const int *ids, int n,
                         const char *more)
{
    if (n < 2)
        return;
    orki_fet_open_rule(p, name);
    orki_text_printf(&p->text, "<Number_of_Activities>%d</Number_of_Activities>", n);
    for (int i = 0; i < n; i++)
        orki_text_printf(&p->text, "<Activity_Id>%d</Activity_Id>", ids[i] + 1);
    orki_text_add(&p->text, more);
    orki_fet_close_rule(p, name);
}

static void put_starts(orki_fet_page *p, const orki_fet_run *run)
{
    static const char name[] = "ConstraintActivityPreferredStartingTimes";
    for (int i = run->first_activity; i < run->first_activity + run->n_activities; i++) {
        orki_fet_open_rule(p, name);
        orki_text_printf(&p->text,
                         "<Activity_Id>%d</Activity_Id><Number_of_Preferred_Starting_Times>%d"
                         "</Number_of_Preferred_Starting_Times>",
                         i + 1, run->n_starts);
        for (int k = 0; k < run->n_starts; k++) {
            orki_text_printf(&p->text,
                             "<Preferred_Starting_Time><Preferred_Starting_Day>%s"
                             "</Preferred_Starting_Day>",
                             orki_day_word(run->starts[k].day));
            orki_fet_put_hour(p, "Preferred_Starting_Hour", run->starts[k].minute);
            orki_text_add(&p->text, "</Preferred_Starting_Time>");
        }
        orki_fet_close_rule(p, name);
    }
}

/* The runs of a block (not of a series): apart by its changeover. `ids` has room for all
 * activities. */
static void put_apart(orki_fet_page *p, int block, int *ids)
{
    const orki_fet_week *w = p->week;
    char gap[60];
    int n = 0, changeover = 0;
    for (int r = 0; r < w->n_runs; r++) {
        const orki_programme *programme =
            &w->season->programmes[w->season->orchestras[w->runs[r].lesson[0]].programme];
        if (w->runs[r].block != block || w->runs[r].series >= 0)
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
}

/* The runs of blocks that are tied to one day, where the block is the first of these. */
static void put_one_day(orki_fet_page *p, int block, int *ids)
{
    const orki_fet_week *w = p->week;
    const orki_block *blocks = w->season->blocks;
    int n = 0;
    for (int c = 0; c < block; c++) {
        if (blocks[c].day == blocks[block].day)
            return;
    }
    for (int r = 0; r < w->n_runs; r++) {
        if (w->runs[r].series < 0 && blocks[w->runs[r].block].day == blocks[block].day)
            ids[n++] = w->runs[r].first_activity;
    }
    put_together(p, "ConstraintActivitiesSameStartingDay", ids, n, "");
}

/* The runs of a series, a meeting or a double each, on different days. */
static void put_spread(orki_fet_page *p, int series, int *ids)
{
    static const char name[] = "ConstraintMinDaysBetweenActivities";
    const orki_fet_week *w = p->week;
    int n = 0;
    for (int r = 0; r < w->n_runs; r++) {
        if (w->runs[r].series == series)
            ids[n++] = w->runs[r].first_activity;
    }
    if (n < 2)
        return;
    orki_fet_open_rule(p, name);
    orki_text_printf(&p->text,
                     "<Consecutive_If_Same_Day>false</Consecutive_If_Same_Day>"
                     "<Number_of_Activities>%d</Number_of_Activities>",
                     n);
    for (int i = 0; i < n; i++)
        orki_text_printf(&p->text, "<Activity_Id>%d</Activity_Id>", ids[i] + 1);
    orki_text_add(&p->text, "<MinDays>1</MinDays>");
    orki_fet_close_rule(p, name);
}

/* The activities of a run at once; the runs of a block (and of tied blocks) on one day, those of a
 * block apart by its changeover, those of a series on different days. */
static void put_blocks(orki_fet_page *p, int *ids)
{
    const orki_fet_week *w = p->week;
    for (int r = 0; r < w->n_runs; r++) {
        const orki_fet_run *run = &w->runs[r];
        for (int i = 0; i < run->n_activities; i++)
            ids[i] = run->first_activity + i;
        put_together(p, "ConstraintActivitiesSameStartingTime", ids, run->n_activities, "");
        put_starts(p, run);
    }
    for (int b = 0; b < w->season->n_blocks; b++) {
        put_apart(p, b, ids);
        put_one_day(p, b, ids);
    }
    for (int s = 0; s < w->season->n_series; s++)
        put_spread(p, s, ids);
}

static bool has_lessons(const orki_fet_week *w, int teacher)
{
    for (int i = 0; i < w->n_activities; i++) {
        if (w->activities[i].teacher == teacher)
            return true;
    }
    return false;
}

static void put_teacher_times(orki_fet_page *p)
{
    const orki_fet_week *w = p->week;
    for (int t = 0; t < w->season->n_teachers; t++) {
        const orki_teacher *teacher = &w->season->teachers[t];
        if (!has_lessons(w, t))
            continue;
        orki_fet_put_closed_hours(p, "ConstraintTeacherNotAvailableTimes", "Teacher", teacher->id,
                                  teacher->available, true);
        if (teacher->max_days < ORKI_N_DAYS)
            orki_fet_put_teacher_number(p, "ConstraintTeacherMaxDaysPerWeek", "Teacher_Name", t,
                                        "Max_Days_Per_Week", teacher->max_days);
    }
}

static void put_all(orki_fet_page *p, int *ids)
{
    const orki_fet_week *w = p->week;
    put_head(p);
    put_people(p);
    orki_text_add(&p->text, "<Activities_List>\n");
    for (int i = 0; i < w->n_activities; i++)
        put_activity(p, i);
    orki_text_add(&p->text, "</Activities_List>\n");
    orki_fet_put_rooms(p);
    orki_text_add(&p->text, "<Time_Constraints_List>\n");
    orki_fet_open_rule(p, "ConstraintBasicCompulsoryTime");
    orki_fet_close_rule(p, "ConstraintBasicCompulsoryTime");
    put_blocks(p, ids);
    put_teacher_times(p);
    orki_text_add(&p->text, "</Time_Constraints_List>\n");
    orki_fet_put_space(p, ids);
    orki_text_add(&p->text, "</fet>\n");
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
    if (season->n_series > 0)
        note(notes, _("which meetings of a series are a double is as in the timetable"));
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
    orki_fet_page page = {.week = &week};
    orki_text said = {0};
    orki_out_file file;
    if (notes != NULL)
        *notes = NULL;
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
