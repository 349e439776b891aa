/* What every rule's counting is given, and where it puts what it finds.
 *
 * Input: a view of a timetable, the rule being counted, and the range of lessons and teachers asked
 * about (all of them but for questions about single replacements). Output: for a hard rule breaches
 * with one sentence each, for a soft rule amounts and points. A quiet judge counts and keeps no
 * text. Out of memory is remembered (is_failed), so that a rule goes on and nobody asks twice. */
#ifndef ORKI_CHECK_JUDGE_H
#define ORKI_CHECK_JUDGE_H

#include "check/view.h"
#include "orkestrooster/check.h"

typedef struct orki_judge {
    const orki_view *view;
    int first_lesson, end_lesson;   /* rules about one lesson look at these */
    int first_teacher, end_teacher; /* rules about one teacher look at these */
    bool is_quiet;
    orki_rule rule;                /* being counted */
    int n_broken[ORKI_N_RULES];    /* breaches of each hard rule */
    int64_t amounts[ORKI_N_RULES]; /* of each soft rule, in its unit */
    int64_t points[ORKI_N_RULES];  /* what they cost */
    ork_term *of_teacher;          /* [n_teachers * ORKI_N_RULES] shares, or NULL: not asked for */
    ork_term *of_school;           /* [n_schools * ORKI_N_RULES] likewise */
    orki_arena *arena;             /* holds the texts of breaches */
    ork_breach *breaches;          /* [n_breaches]; orki_free() */
    size_t n_breaches, capacity;
    bool is_failed;
} orki_judge;

/* When: a day, or -1, and a time on it, or {-1, -1}. */
typedef struct orki_when {
    int day;
    orki_span span;
} orki_when;

#define ORKI_NEVER ((orki_when){-1, {-1, -1}})

/* A clock time as text, "08:30", in `text`. */
typedef struct orki_clock {
    char text[16];
} orki_clock;

/** A judge of everything in the view, with nothing counted yet. */
orki_judge orki_judge_start(const orki_view *view, orki_arena *arena, bool is_quiet);

/** Count one rule. */
void orki_judge_count(orki_judge *judge, orki_rule rule);

/** Count every rule, in the order of rules.def. */
void orki_judge_count_all(orki_judge *judge);

/** All points of the soft rules counted. */
int64_t orki_judge_cost(const orki_judge *judge);

/** Record a breach of the hard rule being counted.
 *  @param who     id of the teacher, group, room, block, ... concerned; copied
 *  @param school  where, or -1
 *  @param format  printf format of the sentence, translated */
void orki_judge_breach(orki_judge *judge, const char *who, int school, orki_when when,
                       const char *format, ...) __attribute__((format(printf, 5, 6)));

/** Record one item of the soft rule being counted: so many units at the rule's weight. */
void orki_judge_cost_item(orki_judge *judge, int64_t units);

/** The same with its points given. */
void orki_judge_cost_points(orki_judge *judge, int64_t units, int64_t points);

/** Record items that are a teacher's or a school's share of the cost. */
void orki_judge_charge_teacher(orki_judge *judge, int teacher, int64_t units);
void orki_judge_charge_teacher_points(orki_judge *judge, int teacher, int64_t units,
                                      int64_t points);
void orki_judge_charge_school(orki_judge *judge, int school, int64_t units);

/** A lesson as a sentence names it: "Fontein 5 (De Fontein, Thursday 08:30-09:30)"; the lesson is
 *  placed. Borrowed from the judge; "" when it is quiet. */
const char *orki_judge_lesson(orki_judge *judge, int lesson);

/** A group as a sentence names it: "group 5b", and "groep 5/6" when that is its name. As above. */
const char *orki_judge_group(orki_judge *judge, const orki_group *group);

/** Day and time of a placed lesson. */
orki_when orki_judge_when(const orki_judge *judge, int lesson);

/** The role's name in the language of the process. */
const char *orki_judge_role(const ork_season *season, int role);

/** The skill's name, likewise. */
const char *orki_judge_skill(const ork_season *season, int skill);

/** Rule stock: pupils that a school's own instruments and all that depots can lend serve at one
 *  moment; -1 = not counted. */
int orki_judge_stock(const ork_season *season, int school, int skill);

/* What a rule about pupils in school time looks at: a lesson, one of its groups, and the time that
 * the group is away, with the way there and back. */
typedef struct orki_absence {
    int lesson;
    const orki_group *group;
    const orki_school *school; /* the group's own */
    int day;
    orki_span span;
} orki_absence;

/** Hand every group of every placed lesson in school hours to `check`. */
void orki_judge_absences(orki_judge *judge,
                         void (*check)(orki_judge *judge, const orki_absence *absence));

/** "Thursday", in the language of the process. */
const char *orki_judge_day(int day);

orki_clock orki_judge_clock(int min);

/** A length as a sentence names it: "45 min", "1 h 20 min". Borrowed from the judge; "" when quiet.
 */
const char *orki_judge_length(orki_judge *judge, int min);

/* check_<rule>.c defines its counting as `void ORKI_CHECK(ID)(orki_judge *judge)`, with ID the
 * constant of the row in rules.def. */
#define ORKI_CHECK(id) orki_check_##id

#define HARD(id, name, modelled) void ORKI_CHECK(id)(orki_judge * judge);
#define SOFT(id, name, unit, weight, modelled) void ORKI_CHECK(id)(orki_judge * judge);
#include "model/rules.def"
#undef HARD
#undef SOFT

#endif
