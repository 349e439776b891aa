/* Random seasons, random teams: the reasons for an unstaffed section name exactly as many teachers
 * who could as the checker finds when each is put there, one after another. */
#include "../property/random_season.h"
#include "base/random.h"
#include "check_support.h"
#include "ork_test.h"

#include <stdlib.h>

enum { N_SEASONS = 60, N_TIMETABLES = 3 };

static void place_lessons(const ork_season *season, ork_timetable *t, orki_random *random)
{
    for (int b = 0; b < season->n_blocks; b++) {
        const orki_block *block = &season->blocks[b];
        int day = orki_random_below(random, 5), start = 510 + 15 * orki_random_below(random, 16);
        for (int i = 0; i < block->n_lessons; i++) {
            const orki_orchestra *o = &season->orchestras[block->lessons[i]];
            t->day[block->lessons[i]] = day;
            t->start_min[block->lessons[i]] = start;
            start += o->lesson_min + season->programmes[o->programme].changeover_min;
        }
    }
}

/* Give a role of a team to one teacher in all its lessons; -1: to nobody. */
static void staff(const ork_season *season, ork_timetable *t, int team, int role, int teacher)
{
    for (int s = 0; s < season->n_sections; s++) {
        const orki_section *section = &season->sections[s];
        int block = season->orchestras[section->orchestra].block;
        if (section->role == role && season->blocks[block].team == team)
            t->teacher[s] = teacher;
    }
}

static void staff_teams(const ork_season *season, ork_timetable *t, orki_random *random)
{
    for (int b = 0; b < season->n_blocks; b++) {
        for (int r = 0; r < season->n_roles; r++) {
            if (orki_random_below(random, 2) == 0)
                staff(season, t, season->blocks[b].team, r,
                      orki_random_below(random, season->n_teachers));
        }
    }
}

static void count(const ork_season *season, const ork_timetable *t, int n_broken[ORKI_N_RULES])
{
    ork_verdict *v = judged(season, t);
    for (int r = 0; r < ORKI_N_RULES; r++)
        n_broken[r] = breaches_of(v, orki_rule_get((orki_rule)r)->name);
    ork_verdict_free(v);
}

static int count_able(const ork_season *season, ork_timetable *t, int team, int role)
{
    int before[ORKI_N_RULES], after[ORKI_N_RULES], n_able = 0;
    count(season, t, before);
    for (int i = 0; i < season->n_teachers; i++) {
        if (orki_teacher_level(season, i, role) == ORKI_NO_SKILL)
            continue;
        staff(season, t, team, role, i);
        count(season, t, after);
        bool is_able = true;
        for (int r = 0; r < ORKI_N_RULES; r++)
            is_able = is_able && after[r] <= before[r];
        n_able += is_able;
    }
    staff(season, t, team, role, -1);
    return n_able;
}

/* "... could, ...", at most twice, then "2 more could". */
static int count_said(const char *reason)
{
    int n = 0;
    for (const char *at = strstr(reason, " could, "); at != NULL; at = strstr(at + 1, " could, "))
        n++;
    const char *more = strstr(reason, " more could.");
    while (more != NULL && more > reason && more[-1] >= '0' && more[-1] <= '9')
        more--;
    return n + (more == NULL ? 0 : atoi(more));
}

static int compare(const ork_season *season, ork_timetable *t)
{
    ork_lacks *lacks = NULL;
    ORK_EQUAL_INT(ork_lacks_find(&lacks, season, t), ORK_OK);
    int n_said = 0;
    for (int i = 0; lacks != NULL && i < lacks->n; i++) {
        const orki_section *s = &season->sections[lacks->at[i].section];
        int team = season->blocks[season->orchestras[s->orchestra].block].team;
        int said = count_said(lacks->at[i].reason);
        if (said != count_able(season, t, team, s->role))
            printf("\n    %s: %s", lacks->at[i].orchestra, lacks->at[i].reason);
        ORK_EQUAL_INT(said, count_able(season, t, team, s->role));
        n_said += said;
    }
    ork_lacks_free(lacks);
    return n_said;
}

static void test_lacks__agree_on_random_seasons(void)
{
    int n_said = 0;
    for (uint64_t seed = 1; seed <= N_SEASONS; seed++) {
        ork_season *season = random_season(seed, 0);
        orki_random random = orki_random_start(seed, 77);
        for (int i = 0; i < N_TIMETABLES; i++) {
            ork_timetable *t = empty_timetable(season);
            place_lessons(season, t, &random);
            staff_teams(season, t, &random);
            n_said += compare(season, t);
            ork_timetable_free(t);
        }
        ork_season_free(season);
    }
    ORK_TRUE(n_said > 50);
}

ORK_TEST_MAIN("check: lacks of random seasons",
              {"agree with the checker", test_lacks__agree_on_random_seasons})
