/* A season with somebody who is away, and the judge of who could stand in: plain counting that
 * shares nothing with the program's but the season's numbers. */
#ifndef STAND_IN_TRIAL_H
#define STAND_IN_TRIAL_H

#include "base/random.h"
#include "model/calendar_model.h"

#define BROKEN INT64_MAX

enum { MAX_TASKS = 60 };

/* A section of a dated lesson, or conducting one, or a concert; with who does it. */
typedef struct task {
    const orki_dated *dated; /* NULL: the concert */
    int section, was, is;    /* section -1: conducting; teachers, -1 = nobody */
    bool is_lost, may_move;
    orki_date date;
    int from, to, school;
} task;

/* Of two scores the better one is smaller in the first number in which they differ. */
typedef struct score {
    int n_open, n_moved;
    int64_t cost; /* hundredths of a point; BROKEN */
} score;

typedef struct trial {
    uint64_t seed;
    orki_random random;
    ork_season *season;
    ork_timetable *timetable;
    ork_calendar *calendar;
    int absent;
    orki_date from, to;
    int n_tasks;
    task tasks[MAX_TASKS];
    score best, best_moved; /* without moves, and with them */
    int n_tries;
} trial;

/** What the tasks as they stand come to; BROKEN when they break a rule. */
score stand_in_judge(const trial *t);

bool stand_in_is_better(score a, score b);

/** Skill, time, the school, and no concert in the way. */
bool stand_in_may_do(const trial *t, int teacher, const task *k);

/** At most two lessons of one colleague, and at most two given up, none of which could stay. */
bool stand_in_is_fair(trial *t, int teacher);

#endif
