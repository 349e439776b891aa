/* The trial timetables and the counting behind a question. */
#include "ask/asking.h"

ork_status orki_asking_start(orki_asking *asking, const ork_season *season,
                             const ork_timetable *timetable, orki_arena *answers)
{
    *asking = (orki_asking){.season = season, .given = timetable, .answers = answers};
    ork_status st = orki_view_make(&asking->view, season, &asking->scratch);
    asking->trial = orki_timetable_copy(timetable);
    asking->alone = orki_timetable_new(season);
    return asking->trial == NULL || asking->alone == NULL ? ORK_ERR_MEMORY : st;
}

void orki_asking_free(orki_asking *asking)
{
    ork_timetable_free(asking->trial);
    ork_timetable_free(asking->alone);
    orki_arena_free(&asking->scratch);
}

void orki_ask_teacher(orki_asking *asking, const ork_timetable *timetable, int teacher,
                      int n_broken[ORKI_N_RULES])
{
    static const orki_rule rules[] = {ORKI_RULE_TEACHER_ONCE,      ORKI_RULE_TEACHER_SKILLED,
                                      ORKI_RULE_TEACHER_AVAILABLE, ORKI_RULE_DECLINED,
                                      ORKI_RULE_TRAVEL_FITS,       ORKI_RULE_WORK_BREAK,
                                      ORKI_RULE_DAY_TEACHING,      ORKI_RULE_DAY_SCHOOLS,
                                      ORKI_RULE_WEEK_TEACHING,     ORKI_RULE_WEEK_DAYS,
                                      ORKI_RULE_WEEK_SCHOOLS,      ORKI_RULE_REST,
                                      ORKI_RULE_BLOCK_ONE_TEAM,    ORKI_RULE_PIN};
    orki_view_fill(&asking->view, timetable);
    orki_judge judge = orki_judge_start(&asking->view, NULL, true);
    judge.first_teacher = teacher;
    judge.end_teacher = teacher + 1;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        orki_judge_count(&judge, rules[i]);
    for (int r = 0; r < ORKI_N_RULES; r++)
        n_broken[r] = judge.n_broken[r];
    asking->is_failed = asking->is_failed || judge.is_failed;
}

int64_t orki_ask_cost(orki_asking *asking, const ork_timetable *timetable)
{
    orki_view_fill(&asking->view, timetable);
    orki_judge judge = orki_judge_start(&asking->view, NULL, true);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (!orki_rule_get((orki_rule)r)->is_hard)
            orki_judge_count(&judge, (orki_rule)r);
    }
    asking->is_failed = asking->is_failed || judge.is_failed;
    return orki_judge_cost(&judge);
}

int orki_ask_lesson(orki_asking *asking, const ork_timetable *timetable, int lesson, orki_rule rule)
{
    asking->view.timetable = timetable; /* rules about one lesson look at no list of the view */
    orki_judge judge = orki_judge_start(&asking->view, NULL, true);
    judge.first_lesson = lesson;
    judge.end_lesson = lesson + 1;
    orki_judge_count(&judge, rule);
    asking->is_failed = asking->is_failed || judge.is_failed;
    return judge.n_broken[rule];
}
