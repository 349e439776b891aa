/* A substitution as text: for each lesson a table of who could give it, then who gives what, and
 * what of that is proven. Made for 80 columns. */
#include "language.h"
#include "output.h"
#include "substitute_output.h"
#include "text_table.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FREE = 6, MOST_OTHERS = 4 }; /* candidates shown of a lesson; --json has all */
enum { NAME, POINTS, TRAVEL, WEEK, NOTES, N_COLUMNS };

static const char *role_of(const char *en, const char *nl)
{
    return strcmp(cli_language(), "nl") == 0 ? nl : en;
}

static const char *day_of(int weekday)
{
    static const char *const days[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                       N_("Fri"), N_("Sat"), N_("Sun")};
    return _(days[weekday]);
}

/* The free candidates of a lesson, as a table. */
typedef struct free_table {
    const ork_lost_lesson *lesson;
    const int *rows; /* places of the candidates shown */
    char text[N_COLUMNS][200];
} free_table;

static void add_note(char *notes, size_t size, const char *note)
{
    size_t n = strlen(notes);
    if (n + 2 < size)
        snprintf(notes + n, size - n, "%s%s", n > 0 ? ", " : "", note);
}

static void add_minutes(char *notes, size_t size, int min, const char *what)
{
    char note[64];
    if (min == 0)
        return;
    snprintf(note, sizeof note, "%+d %s", min, what);
    add_note(notes, size, note);
}

static void write_notes(char *notes, size_t size, const ork_candidate *c)
{
    notes[0] = '\0';
    if (!c->is_first_choice)
        add_note(notes, size, _("second choice"));
    if (!c->knows_school)
        add_note(notes, size, _("new school"));
    if (c->is_substitute)
        add_note(notes, size, _("substitute"));
    add_minutes(notes, size, c->idle_min, _("idle"));
    add_minutes(notes, size, c->call_out_min, _("call-out"));
}

/* Hours of that week, and of how many: what she wishes, else what she may have. */
static void write_week(char *text, size_t size, const ork_candidate *c)
{
    int of = c->wish_min >= 0 ? c->wish_min : c->most_min;
    int n = snprintf(text, size, "%d:%02d", c->week_min / 60, c->week_min % 60);
    if (of >= 0)
        snprintf(text + n, size - (size_t)n, _(" of %d:%02d"), of / 60, of % 60);
}

static const char *free_cell(int row, int column, void *user)
{
    free_table *t = user;
    const ork_candidate *c = &t->lesson->candidates[t->rows[row]];
    char *text = t->text[column];
    size_t size = sizeof t->text[column];
    switch (column) {
    case NAME:
        snprintf(text, size, "%s %s", t->rows[row] == t->lesson->chosen ? "*" : "-", c->name);
        break;
    case POINTS:
        snprintf(text, size, "%.1f", c->cost);
        break;
    case TRAVEL:
        snprintf(text, size, _("%+d min"), c->travel_min);
        break;
    case WEEK:
        write_week(text, size, c);
        break;
    default:
        write_notes(text, size, c);
    }
    return text;
}

static int list_free(const ork_lost_lesson *l, int *rows, int *n_left)
{
    int n = 0;
    *n_left = 0;
    for (int i = 0; i < l->n_candidates; i++) {
        if (l->candidates[i].is_free && (n < MOST_FREE || i == l->chosen))
            rows[n++] = i;
        else
            *n_left += l->candidates[i].is_free;
    }
    return n;
}

static void tell_free(const ork_lost_lesson *l)
{
    int rows[MOST_FREE + 1], n_left;
    free_table t = {.lesson = l, .rows = rows};
    cli_table table = {.n_columns = N_COLUMNS,
                       .is_right = {[POINTS] = true, [TRAVEL] = true, [WEEK] = true},
                       .heading = {_("Free"), _("Points"), _("Travel"), _("That week"), ""},
                       .n_rows = list_free(l, rows, &n_left),
                       .cell = free_cell,
                       .user = &t};
    if (table.n_rows > 0)
        cli_table_print(&table, stdout);
    if (n_left > 0)
        printf(_n("    and %d more who is free\n", "    and %d more who are free\n", n_left),
               n_left);
}

static void tell_others(const ork_lost_lesson *l)
{
    int n = 0, n_left = 0;
    for (int i = 0; i < l->n_candidates; i++) {
        const ork_candidate *c = &l->candidates[i];
        if (c->is_free)
            continue;
        if (n >= MOST_OTHERS && i != l->chosen) {
            n_left++;
            continue;
        }
        if (n++ == 0)
            printf("  %s\n", _("Not free"));
        printf("  %s %s: %s\n", i == l->chosen ? "*" : "-", c->name, c->in_the_way);
    }
    if (n_left > 0)
        printf(_n("    and %d more who is not\n", "    and %d more who are not\n", n_left), n_left);
}

static const char *kind_text(const char *kind)
{
    if (strcmp(kind, "tutti") == 0)
        return _(" (rehearsal)");
    if (strcmp(kind, "concert") == 0)
        return _(" (concert)");
    return strcmp(kind, "dress-rehearsal") == 0 ? _(" (dress rehearsal)") : "";
}

static void tell_lesson(const ork_lost_lesson *l)
{
    bool has_place = l->school_name != NULL && l->school_name[0] != '\0';
    printf("\n%s %s %02d:%02d-%02d:%02d  %s%s%s: %s%s\n", day_of(l->weekday), l->date,
           l->start_min / 60, l->start_min % 60, l->end_min / 60, l->end_min % 60,
           has_place ? l->school_name : "", has_place ? ", " : "", l->title,
           role_of(l->role_en, l->role_nl), kind_text(l->kind));
    if (l->n_candidates == 0)
        printf("  %s\n", _("nobody else has the skill"));
    tell_free(l);
    tell_others(l);
}

static void tell_missed(const ork_missed_occasion *m)
{
    printf(_("\n%s %s %02d:%02d-%02d:%02d  %s%s\n  plays there with her section; nobody is sought "
             "for that\n"),
           day_of(m->weekday), m->date, m->start_min / 60, m->start_min % 60, m->end_min / 60,
           m->end_min % 60, m->name, kind_text(m->kind));
}

enum { WHEN, WHAT, WHO, N_CHOSEN };

typedef struct chosen_table {
    const ork_substitution *found;
    char text[N_CHOSEN][400];
} chosen_table;

static const char *chosen_cell(int row, int column, void *user)
{
    chosen_table *t = user;
    const ork_lost_lesson *l = &t->found->lessons[row];
    char *text = t->text[column];
    size_t size = sizeof t->text[column];
    switch (column) {
    case WHEN:
        snprintf(text, size, "%s %s %02d:%02d", day_of(l->weekday), l->date, l->start_min / 60,
                 l->start_min % 60);
        return text;
    case WHAT:
        snprintf(text, size, "%s: %s", l->title, role_of(l->role_en, l->role_nl));
        return text;
    default:
        return l->chosen < 0 ? _("nobody") : l->candidates[l->chosen].name;
    }
}

static void tell_choice(const ork_substitution *f)
{
    chosen_table t = {.found = f};
    cli_table table = {.n_columns = N_CHOSEN,
                       .heading = {_("When"), _("Lesson"), _("Substitute")},
                       .n_rows = f->n_lessons,
                       .cell = chosen_cell,
                       .user = &t};
    printf("\n");
    cli_table_print(&table, stdout);
}

static void tell_moved(const ork_substitution *f)
{
    if (f->n_moved > 0)
        printf("\n%s\n", _("Lessons of others that move:"));
    for (int i = 0; i < f->n_moved; i++) {
        const ork_moved_lesson *m = &f->moved[i];
        printf(_("  %s %02d:%02d  %s, %s: %s, from %s to %s\n"), m->date, m->start_min / 60,
               m->start_min % 60, m->school_name, m->title, role_of(m->role_en, m->role_nl),
               m->from_name, m->to_name);
    }
}

/* What is known of the lessons that stay open or move. */
static void tell_proof_of_open(const ork_substitution *f)
{
    if (f->n_open_unmoved == 0)
        return;
    if (!f->is_unmoved_proven) {
        printf(_n("Not proven: that %d lesson stays open. More time may find somebody.\n",
                  "Not proven: that %d lessons stay open. More time may find somebody.\n",
                  f->n_open),
               f->n_open);
        return;
    }
    printf(_n("Proven: with nobody else's lesson moved %d stays open.\n",
              "Proven: with nobody else's lesson moved %d stay open.\n", f->n_open_unmoved),
           f->n_open_unmoved);
    if (f->n_moved > 0)
        printf("%s\n", f->is_fewest_proven
                           ? _("Proven: with fewer lessons moved more stay open.")
                           : _("Not proven: that so many lessons of others have to move."));
    else
        printf("%s\n", f->is_fewest_proven
                           ? _("Proven: moving lessons of others does not help.")
                           : _("Not proven: that moving lessons of others does not help."));
}

static void tell_proof(const ork_substitution *f)
{
    tell_proof_of_open(f);
    if (f->outcome == ORK_OPTIMAL && f->n_open_unmoved == 0)
        printf(_("Proven: with nobody else's lesson moved none costs less than %.1f points.\n"),
               f->cost);
    else if (f->outcome == ORK_OPTIMAL)
        printf(_("Proven: with as few open and moved none costs less than %.1f points.\n"),
               f->cost);
    else
        printf(_("Not proven to be the best: %.1f points, at least %.1f are needed.\n"), f->cost,
               f->bound);
}

static void tell_sums(const ork_substitution *f)
{
    printf("\n");
    printf(_n("%d lesson: ", "%d lessons: ", f->n_lessons), f->n_lessons);
    printf(_("%d with a substitute, %d open"), f->n_lessons - f->n_open, f->n_open);
    if (f->n_moved > 0)
        printf(_n("; %d lesson of others moves", "; %d lessons of others move", f->n_moved),
               f->n_moved);
    printf(".\n");
}

static void tell_lessons(const ork_substitution *f)
{
    for (int i = 0; i < f->n_lessons; i++)
        tell_lesson(&f->lessons[i]);
    for (int i = 0; i < f->n_missed; i++)
        tell_missed(&f->missed[i]);
    if (f->n_lessons == 0)
        return;
    if (f->n_lessons > 1)
        tell_choice(f);
    tell_moved(f);
    tell_sums(f);
    tell_proof(f);
}

int cli_substitution_text(const cli_args *args, const ork_substitution *f, const char *last_date)
{
    bool is_one_day = strcmp(args->date, last_date) == 0;
    if (f->n_lessons == 0 && f->n_missed == 0 && is_one_day)
        printf(_("%s has no lessons on %s.\n"), f->teacher_name, args->date);
    else if (f->n_lessons == 0 && f->n_missed == 0)
        printf(_("%s has no lessons from %s to %s.\n"), f->teacher_name, args->date, last_date);
    else if (is_one_day)
        printf(_("For %s on %s (* = chosen):\n"), f->teacher_name, args->date);
    else
        printf(_("For %s from %s to %s (* = chosen):\n"), f->teacher_name, args->date, last_date);
    tell_lessons(f);
    if (args->folder != NULL)
        cli_print(stdout, _("Calendar: %s%scalendar.json\n"), args->folder,
                  args->folder[strlen(args->folder) - 1] == '/' ? "" : "/");
    return CLI_DONE;
}
