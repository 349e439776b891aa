/* captain: a placed block that needs a captain has at least one teacher who is one. */
#include "check/judge.h"

static bool has_captain(const orki_view *view, orki_list lessons)
{
    const ork_season *season = view->season;
    for (int i = 0; i < lessons.n; i++) {
        const orki_orchestra *o = &season->orchestras[lessons.at[i]];
        for (int k = 0; k < o->n_sections; k++) {
            int teacher = view->timetable->teacher[o->first_section + k];
            if (teacher >= 0 && season->teachers[teacher].is_captain)
                return true;
        }
    }
    return false;
}

void ORKI_CHECK(CAPTAIN)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int b = 0; b < view->season->n_blocks; b++) {
        const orki_block *block = &view->season->blocks[b];
        orki_list lessons = orki_view_block(view, b);
        if (!block->needs_captain || lessons.n == 0 || has_captain(view, lessons))
            continue;
        orki_judge_breach(judge, block->id, block->school, orki_judge_when(judge, lessons.at[0]),
                          _("The block %s needs a captain; nobody in its team is one (%s)."),
                          block->id, orki_judge_lesson(judge, lessons.at[0]));
    }
}
