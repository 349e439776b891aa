/* The second opinion: every rule and every cost counted again from its definition, by code that
 * shares nothing with the solver. */
#ifndef ORKESTROOSTER_CHECK_H
#define ORKESTROOSTER_CHECK_H

#include "orkestrooster/timetable.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One broken hard rule. Texts belong to the verdict and are never NULL. */
typedef struct ork_breach {
    const char *rule;    /* the rule's name, as in YAML: "teacher-once" */
    const char *who;     /* the teacher, group, room, block or school concerned, by id */
    const char *where;   /* the school, by id, or "" */
    const char *when;    /* "thu 08:30-09:30", or "" */
    const char *message; /* one sentence with names, in the language of the process */
} ork_breach;

/* What one soft rule costs. */
typedef struct ork_term {
    const char *rule; /* the rule's name, as in YAML: "travel" */
    int64_t amount;   /* how much of its unit (minutes, lessons, ...) */
    const char *unit; /* "minute", "section-lesson", ... */
    int64_t points;   /* what that costs */
} ork_term;

typedef struct ork_verdict {
    int64_t cost; /* the sum of the terms, in points */
    int n_breaches;
    const ork_breach *breaches; /* [n_breaches] in order of rule, then of the season */
    int n_terms;
    const ork_term *terms; /* [n_terms] one for each soft rule, in the order of rules.def */
    int n_lessons, n_lessons_placed;
    int n_sections, n_sections_staffed;
} ork_verdict;

/** Count every rule and cost of a timetable.
 *  @param[out] out  New verdict; NULL on failure. Free with ork_verdict_free().
 *  @return ORK_OK (whatever the verdict says), or ORK_ERR_MEMORY. Thread-safe. */
ork_status ork_check(ork_verdict **out, const ork_season *season, const ork_timetable *timetable);

/** NULL is legal. */
void ork_verdict_free(ork_verdict *verdict);

/* What of the cost is a teacher's or a school's. Travel, idle minutes, call-out, disliked and
 * further days and wished hours are the teacher's; what is missing at a school, other teachers than
 * last season's, second choices, its wishes and its rooms are the school's. */
typedef struct ork_share {
    const char *id, *name;
    int64_t points;
    int n_terms;
    const ork_term *terms; /* [n_terms] those that are not nothing */
} ork_share;

typedef struct ork_shares {
    int64_t cost; /* of the timetable: all shares and `shared` together */
    int n_teachers;
    const ork_share *teachers; /* [n_teachers] in order of the season */
    int n_schools;
    const ork_share *schools; /* [n_schools] likewise */
    int64_t shared;           /* nobody's: fairness, which is about all */
} ork_shares;

/** Whose share of a timetable's cost what is, by the checker's counting.
 *  @return ORK_OK or ORK_ERR_MEMORY; free with ork_shares_free(). */
ork_status ork_shares_count(ork_shares **out, const ork_season *season,
                            const ork_timetable *timetable);

/** NULL is legal. */
void ork_shares_free(ork_shares *shares);

/* What a timetable lacks, and why. */
typedef struct ork_lack {
    const char *orchestra; /* id */
    const char *role;      /* the unstaffed section, or "" when the whole lesson is unplaced */
    int section;           /* index of the section in the season, or -1 */
    const char *reason;    /* one or a few sentences in the language of the process */
} ork_lack;

typedef struct ork_lacks {
    int n;
    const ork_lack *at; /* [n] in order of the season */
} ork_lacks;

/** List the unplaced lessons and unstaffed sections with the reason: for each teacher with the
 * skill what stands in the way, found by asking the checker about every single replacement.
 *  @return ORK_OK or ORK_ERR_MEMORY; free with ork_lacks_free(). */
ork_status ork_lacks_find(ork_lacks **out, const ork_season *season,
                          const ork_timetable *timetable);

/** NULL is legal. */
void ork_lacks_free(ork_lacks *lacks);

#ifdef __cplusplus
}
#endif

#endif
