/* The answer to why-not in words: the price, what it is made of, who feels it, what moves. */
#include "wish_output.h"

#include "conflict_output.h"
#include "language.h"
#include "output.h"
#include "text_table.h"
#include "verdict_tables.h"
#include "words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PEOPLE = 20, MOST_MOVES = 40 };

static void print_difference(const ork_why_not_answer *a, const ork_wish_way *way)
{
    int64_t more = way->verdict->cost - a->now->cost;
    printf(_("%" PRId64 " points"), way->verdict->cost);
    if (more > 0)
        printf(_(", %" PRId64 " more than now"), more);
    else if (more < 0)
        printf(_(", %" PRId64 " less than now"), -more);
    else
        printf("%s", _(", as much as now"));
}

static void print_bound(int64_t amount, int64_t bound)
{
    if (bound >= amount)
        printf(" (%s)", _("proven: no less"));
    else
        printf(_(" (at least %" PRId64 ")"), bound);
}

static void print_nearest(const ork_why_not_answer *a)
{
    const ork_wish_way *way = &a->nearest;
    int n_lost = way->changes.n_lost_lessons + way->changes.n_lost_sections;
    printf("%s ", _("If as little as possible moves:"));
    if (way->timetable == NULL) {
        printf("%s\n", a->has_rerun ? _("no timetable with the wish was found within the limits.")
                                    : _("cannot be asked of a season with several meetings a week "
                                        "of an orchestra."));
        return;
    }
    print_difference(a, way);
    print_bound(way->verdict->cost, way->cost_bound);
    printf(",\n");
    printf(_("  with weighted changes of %" PRId64), way->changes.weighted);
    print_bound(way->changes.weighted, way->changes_bound);
    if (n_lost > 0) {
        printf(_n(" and %d lesson or section lost", " and %d lessons and sections lost", n_lost),
               n_lost);
        print_bound(n_lost, way->lost_bound);
    }
    printf(".\n");
}

/* The season itself leaves something to gain, wish or no wish. */
static void print_without(const ork_why_not_answer *a)
{
    if (a->cost_without < a->now->cost)
        printf(_("Without the wish the season is known to be possible for %" PRId64 " points.\n"),
               a->cost_without);
}

static void print_price(const ork_why_not_answer *a)
{
    printf(_("Cost now: %" PRId64 " points.\n"), a->now->cost);
    printf("%s ", _("If everything else may move:"));
    if (a->cheapest.timetable == NULL) {
        printf("%s\n", _("no timetable with the wish was found within the limits."));
        print_nearest(a);
        return;
    }
    print_difference(a, &a->cheapest);
    print_bound(a->cheapest.verdict->cost, a->cheapest.cost_bound);
    printf(".\n");
    print_nearest(a);
    if (a->price_least == a->price_most)
        printf(_("Price of the wish: %" PRId64 " points (proven)"), a->price_least);
    else if (a->price_least > 0 || a->price_most <= 0)
        printf(_("Price of the wish: from %" PRId64 " to %" PRId64 " points"), a->price_least,
               a->price_most);
    else
        printf(_("Price of the wish: undecided, from %" PRId64 " to %" PRId64
                 " points; more time may tell (--time-limit)"),
               a->price_least, a->price_most);
    printf(".\n");
    print_without(a);
}

/* "+12", "-3", "" for nothing. */
static const char *print_change(char *buffer, size_t size, int64_t more)
{
    buffer[0] = '\0';
    if (more != 0)
        snprintf(buffer, size, "%+" PRId64, more);
    return buffer;
}

typedef struct term_cells {
    const ork_why_not_answer *a;
    int rows[64];
    char text[4][32];
} term_cells;

static int64_t term_change(const ork_why_not_answer *a, const ork_wish_way *way, int i)
{
    return way->timetable == NULL ? 0 : way->verdict->terms[i].points - a->now->terms[i].points;
}

static const char *term_cell(int row, int column, void *user)
{
    term_cells *c = user;
    const ork_why_not_answer *a = c->a;
    int i = c->rows[row];
    if (column == 0)
        return a->now->terms[i].rule;
    if (column == 1) {
        snprintf(c->text[1], sizeof c->text[1], "%" PRId64, a->now->terms[i].points);
        return c->text[1];
    }
    const ork_wish_way *way = column == 2 ? &a->cheapest : &a->nearest;
    return print_change(c->text[column], sizeof c->text[column], term_change(a, way, i));
}

static void print_terms(const ork_why_not_answer *a)
{
    term_cells cells = {.a = a};
    int n = 0;
    for (int i = 0; i < a->now->n_terms && n < 64; i++) {
        if (term_change(a, &a->cheapest, i) != 0 || term_change(a, &a->nearest, i) != 0)
            cells.rows[n++] = i;
    }
    if (n == 0)
        return;
    printf("\n%s\n", _("What changes in the cost, by rule:"));
    cli_table table = {.n_columns = a->nearest.timetable != NULL ? 4 : 3,
                       .is_right = {false, true, true, true},
                       .heading = {_("rule"), _("now"), _("all may move"), _("little moves")},
                       .n_rows = n,
                       .cell = term_cell,
                       .user = &cells};
    cli_table_print(&table, stdout);
}

/* Somebody for whom something changes. */
typedef struct person {
    const ork_share *now, *cheapest, *nearest;
    int64_t worst; /* points more, of the way that is worse for her */
} person;

typedef struct people {
    const ork_why_not_answer *a;
    person *at;
    int n;
    char text[5][32];
} people;

static int64_t change_of(const ork_share *now, const ork_share *then)
{
    return then == NULL ? 0 : then->points - now->points;
}

/* Minutes of travel and of waiting. */
static int64_t minutes_of(const ork_share *share)
{
    int64_t minutes = 0;
    for (int i = 0; share != NULL && i < share->n_terms; i++) {
        if (strcmp(share->terms[i].rule, "travel") == 0 ||
            strcmp(share->terms[i].rule, "idle") == 0)
            minutes += share->terms[i].amount;
    }
    return minutes;
}

static void add_people(people *p, const ork_share *now, const ork_share *cheapest,
                       const ork_share *nearest, int n)
{
    for (int i = 0; i < n; i++) {
        person q = {&now[i], cheapest == NULL ? NULL : &cheapest[i],
                    nearest == NULL ? NULL : &nearest[i], 0};
        int64_t one = change_of(q.now, q.cheapest), other = change_of(q.now, q.nearest);
        q.worst = one > other ? one : other;
        bool is_moved = (q.cheapest != NULL && minutes_of(q.cheapest) != minutes_of(q.now)) ||
                        (q.nearest != NULL && minutes_of(q.nearest) != minutes_of(q.now));
        if (one != 0 || other != 0 || is_moved)
            p->at[p->n++] = q;
    }
}

static int compare_people(const void *a, const void *b)
{
    const person *x = a, *y = b;
    if (x->worst != y->worst)
        return x->worst < y->worst ? 1 : -1;
    return strcmp(x->now->name, y->now->name);
}

static const char *person_cell(int row, int column, void *user)
{
    people *p = user;
    const person *q = &p->at[row];
    if (column == 0)
        return q->now->name;
    /* without a nearest the columns about it are left out */
    int n_ways = p->a->nearest.timetable != NULL ? 2 : 1;
    const ork_share *then = (column - 1) % n_ways == 0 ? q->cheapest : q->nearest;
    int64_t more = change_of(q->now, then);
    if (column > n_ways)
        more = then == NULL ? 0 : minutes_of(then) - minutes_of(q->now);
    return print_change(p->text[column], sizeof p->text[column], more);
}

static int print_people(const ork_why_not_answer *a)
{
    const ork_shares *now = a->shares, *one = a->cheapest.shares, *other = a->nearest.shares;
    people p = {.a = a};
    p.at = calloc((size_t)now->n_teachers + (size_t)now->n_schools + 1, sizeof *p.at);
    if (p.at == NULL)
        return cli_fail(ORK_ERR_MEMORY, "why-not", NULL);
    add_people(&p, now->teachers, one == NULL ? NULL : one->teachers,
               other == NULL ? NULL : other->teachers, now->n_teachers);
    add_people(&p, now->schools, one == NULL ? NULL : one->schools,
               other == NULL ? NULL : other->schools, now->n_schools);
    qsort(p.at, (size_t)p.n, sizeof *p.at, compare_people);
    int n_shown = p.n < MOST_PEOPLE ? p.n : MOST_PEOPLE;
    if (p.n > 0) {
        printf("\n%s\n", _("Who feels it, the worst off first (points; minutes of travel and "
                           "waiting a week):"));
        bool has_nearest = a->nearest.timetable != NULL;
        cli_table table = {.n_columns = has_nearest ? 5 : 3,
                           .is_right = {false, true, true, true, true},
                           .heading = {_("teacher or school"), _("all may move"),
                                       has_nearest ? _("little moves") : _("min (all)"),
                                       _("min (all)"), _("min (little)")},
                           .n_rows = n_shown,
                           .cell = person_cell,
                           .user = &p};
        cli_table_print(&table, stdout);
    }
    if (p.n > n_shown)
        printf(_n("  and %d more\n", "  and %d more\n", p.n - n_shown), p.n - n_shown);
    free(p.at);
    return CLI_DONE;
}

static void print_place(int day, int start_min)
{
    static const char *const days[] = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                       N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                       N_("Sunday")};
    if (day < 0)
        printf("%s", _("no place"));
    else
        printf("%s %02d:%02d", _(days[day]), start_min / 60, start_min % 60);
}

static const char *or_nobody(const char *name)
{
    return name[0] == '\0' ? _("nobody") : name;
}

static void print_move(const ork_move *m)
{
    printf("  %s, %s: ", m->school, m->name);
    if (m->role[0] == '\0') {
        print_place(m->old_day, m->old_start_min);
        printf(" -> ");
        print_place(m->new_day, m->new_start_min);
        printf("\n");
        return;
    }
    bool is_other = strcmp(m->old_teacher, m->new_teacher) != 0;
    printf("%s", strcmp(cli_language(), "nl") == 0 ? m->role_nl : m->role_en);
    if (is_other)
        printf(", %s -> %s", or_nobody(m->old_teacher_name), or_nobody(m->new_teacher_name));
    if (strcmp(m->old_room, m->new_room) != 0)
        printf(", %s -> %s", m->old_room[0] == '\0' ? "-" : m->old_room,
               m->new_room[0] == '\0' ? "-" : m->new_room);
    printf("\n");
}

static void print_count(const ork_wish_way *way)
{
    printf(_n("%d lesson", "%d lessons", way->n_lessons), way->n_lessons);
    printf(", ");
    printf(_n("%d teacher", "%d teachers", way->n_teachers), way->n_teachers);
    printf("\n");
}

static void print_moves(const char *heading, const ork_wish_way *way)
{
    if (way->timetable == NULL)
        return;
    printf("\n%s ", heading);
    print_count(way);
    int n = way->n_moves < MOST_MOVES ? way->n_moves : MOST_MOVES;
    for (int i = 0; i < n; i++)
        print_move(&way->moves[i]);
    if (way->n_moves > n)
        printf(_("  and %d more; --json has them all\n"), way->n_moves - n);
}

static int print_possible(const cli_args *args, const ork_why_not_answer *a)
{
    print_price(a);
    print_terms(a);
    int code = print_people(a);
    bool has_nearest = a->nearest.timetable != NULL;
    print_moves(_("What moves if as little as possible does:"), &a->nearest);
    if (!has_nearest)
        print_moves(_("What moves if everything may:"), &a->cheapest);
    else if (a->cheapest.timetable != NULL) {
        printf("\n%s ", _("What moves if everything may (--json has it all):"));
        print_count(&a->cheapest);
    }
    if (code == CLI_DONE && a->conflict.n_facts > 0) {
        printf("\n%s\n", _("Why something is lost:"));
        code = cli_conflict_print(args, &a->conflict, 1);
    }
    return code;
}

int cli_wish_print(const cli_args *args, const ork_why_not_answer *a)
{
    switch (a->outcome) {
    case ORK_WISH_KEPT:
        printf("%s\n", _("The timetable already has this."));
        return CLI_DONE;
    case ORK_WISH_BROKEN:
        printf("%s\n", _("The timetable breaks rules of this season, so that its cost says "
                         "nothing. Make a valid one first, with solve or rerun."));
        cli_print_breaches(a->now->breaches, a->now->n_breaches);
        return CLI_DONE;
    case ORK_WISH_IMPOSSIBLE:
        if (a->conflict.n_facts > 0) {
            printf("%s\n", _("This cannot be (proven)."));
            return cli_conflict_print(args, &a->conflict, 1);
        }
        printf("%s\n", _("This cannot be (proven). What is to blame was not found within the "
                         "limits; allow more time with --time-limit."));
        return CLI_DONE;
    case ORK_WISH_POSSIBLE:
        return print_possible(args, a);
    case ORK_WISH_UNKNOWN:
        break;
    }
    if (a->nearest.timetable != NULL)
        return print_possible(args, a);
    printf("%s\n", _("Neither a timetable with the wish nor a proof that there is none was found "
                     "within the limits. Allow more time with --time-limit."));
    return CLI_DONE;
}
