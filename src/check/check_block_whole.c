/* block-whole: the lessons of blocks with one team number, and of blocks with one day number, are
 * all placed or all unplaced. A day number whose blocks include a team already found broken is not
 * reported a second time. */
#include "check/judge.h"

/* How many lessons of these blocks are placed (mixed: more than none and less than all). */
static bool is_mixed(const orki_view *view, orki_list blocks)
{
    int n_placed = 0, n_lessons = 0;
    for (int i = 0; i < blocks.n; i++) {
        if (view->season->blocks[blocks.at[i]].series >= 0)
            return false; /* its meetings are placed one by one */
        n_placed += orki_view_block(view, blocks.at[i]).n;
        n_lessons += view->season->blocks[blocks.at[i]].n_lessons;
    }
    return n_placed > 0 && n_placed < n_lessons;
}

static void report(orki_judge *judge, orki_list blocks)
{
    const ork_season *season = judge->view->season;
    const orki_block *block = &season->blocks[blocks.at[0]];
    for (int i = 0; i < blocks.n; i++) {
        const orki_block *b = &season->blocks[blocks.at[i]];
        for (int k = 0; k < b->n_lessons; k++) {
            if (orki_view_is_placed(judge->view, b->lessons[k]))
                continue;
            orki_judge_breach(judge, block->id, block->school, ORKI_NEVER,
                              _("The block %s is not whole: %s has no place, other lessons have."),
                              block->id, season->orchestras[b->lessons[k]].name);
            return;
        }
    }
}

void ORKI_CHECK(BLOCK_WHOLE)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int team = 0; team < view->teams.n; team++) {
        orki_list blocks = orki_view_bundle(&view->teams, team);
        if (is_mixed(view, blocks))
            report(judge, blocks);
    }
    for (int day = 0; day < view->days.n; day++) {
        orki_list blocks = orki_view_bundle(&view->days, day);
        bool is_known = false;
        for (int i = 0; i < blocks.n; i++) {
            int team = view->season->blocks[blocks.at[i]].team;
            is_known = is_known || is_mixed(view, orki_view_bundle(&view->teams, team));
        }
        if (!is_known && is_mixed(view, blocks))
            report(judge, blocks);
    }
}
