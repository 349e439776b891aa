/* block-one-team: in all placed lessons of the blocks with one team number a role has one and the
 * same teacher, or none in all; and no teacher has two roles. */
#include "check/judge.h"

enum { UNSEEN = -2 };

/* A role of the team: who has it in the first lesson that has the role. */
typedef struct seat {
    int teacher; /* -1 nobody, UNSEEN */
    bool is_reported;
} seat;

static void report_change(orki_judge *judge, int section)
{
    const ork_season *season = judge->view->season;
    const orki_section *s = &season->sections[section];
    const orki_block *block = &season->blocks[season->orchestras[s->orchestra].block];
    int teacher = judge->view->timetable->teacher[section];
    if (teacher < 0)
        orki_judge_breach(judge, block->id, block->school, orki_judge_when(judge, s->orchestra),
                          _("The team of %s changes: nobody has the section %s in %s."), block->id,
                          orki_judge_role(season, s->role), orki_judge_lesson(judge, s->orchestra));
    else
        orki_judge_breach(judge, block->id, block->school, orki_judge_when(judge, s->orchestra),
                          _("The team of %s changes: %s has the section %s in %s."), block->id,
                          season->teachers[teacher].name, orki_judge_role(season, s->role),
                          orki_judge_lesson(judge, s->orchestra));
}

static void look_at_lesson(orki_judge *judge, int lesson, seat *seats)
{
    const orki_orchestra *o = &judge->view->season->orchestras[lesson];
    for (int i = 0; i < o->n_sections; i++) {
        int section = o->first_section + i;
        seat *place = &seats[judge->view->season->sections[section].role];
        int teacher = judge->view->timetable->teacher[section];
        if (place->teacher == UNSEEN) {
            place->teacher = teacher;
        } else if (place->teacher != teacher && !place->is_reported) {
            report_change(judge, section);
            place->is_reported = true;
        }
    }
}

/* A teacher who has another role earlier in this lesson, or in the team's first lesson with it. */
static int other_role(const seat *seats, int role, int teacher)
{
    for (int r = 0; r < role; r++) {
        if (seats[r].teacher == teacher)
            return r;
    }
    return -1;
}

static void check_team(orki_judge *judge, orki_list blocks, seat *seats)
{
    const orki_view *view = judge->view;
    const ork_season *season = view->season;
    for (int r = 0; r < season->n_roles; r++)
        seats[r] = (seat){UNSEEN, false};
    for (int i = 0; i < blocks.n; i++) {
        orki_list lessons = orki_view_block(view, blocks.at[i]);
        for (int k = 0; k < lessons.n; k++)
            look_at_lesson(judge, lessons.at[k], seats);
    }
    const orki_block *block = &season->blocks[blocks.at[0]];
    for (int r = 0; r < season->n_roles; r++) {
        int teacher = seats[r].teacher;
        int other = teacher < 0 ? -1 : other_role(seats, r, teacher);
        if (other >= 0)
            orki_judge_breach(judge, season->teachers[teacher].id, block->school, ORKI_NEVER,
                              _("%s has two sections in the team of %s: %s and %s."),
                              season->teachers[teacher].name, block->id,
                              orki_judge_role(season, other), orki_judge_role(season, r));
    }
}

void ORKI_CHECK(BLOCK_ONE_TEAM)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    seat *seats = orki_alloc((size_t)view->season->n_roles, sizeof *seats);
    if (seats == NULL) {
        judge->is_failed = true;
        return;
    }
    for (int team = 0; team < view->teams.n; team++) {
        orki_list blocks = orki_view_bundle(&view->teams, team);
        if (blocks.n > 0)
            check_team(judge, blocks, seats);
    }
    orki_free(seats);
}
