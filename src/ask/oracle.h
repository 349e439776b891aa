/* Can this be? One question to the solver about a case, within what is left of time and work. */
#ifndef ORKI_ASK_ORACLE_H
#define ORKI_ASK_ORACLE_H

#include "ask/case.h"
#include "orkestrooster/solve.h"

typedef enum orki_ruling {
    ORKI_POSSIBLE,   /* a timetable of the case lacks nothing; the checker counted it */
    ORKI_IMPOSSIBLE, /* proven: every timetable of the case lacks something */
    ORKI_UNDECIDED   /* the limits came first */
} orki_ruling;

struct orki_wish;

typedef struct orki_oracle {
    const ork_season *season;
    const struct orki_wish *wish; /* what is asked about, or NULL */
    bool allows_lacks;   /* of a wish: a case is possible when it keeps it, whatever it lacks */
    ork_options options; /* of each solve */
    double end_s;        /* on the clock; INFINITY: no limit */
    double most_s;       /* of one solve */
    int64_t work_left;   /* ORK_NO_WORK_LIMIT: no limit */
    ork_progress_fn progress; /* may be NULL; a nonzero answer ends everything */
    void *user;
    double start_s;
    int n_solves;
    bool is_over;      /* time or work ran out, or somebody asked to stop */
    bool is_stopped;   /* the latter */
    ork_status status; /* the first failure */
} orki_oracle;

/** @param options  the caller's; its limits hold for all questions together */
orki_oracle orki_oracle_start(const ork_season *season, const ork_options *options,
                              ork_progress_fn progress, void *user);

/** May another question be asked? */
bool orki_oracle_goes_on(orki_oracle *oracle);

/** Is the part of the season possible with these changes? */
orki_ruling orki_oracle_ask(orki_oracle *oracle, const orki_scope *scope,
                            const orki_change *changes, int n_changes);

/** Is there a timetable that costs nothing, the points of its season's tiers included? For
 *  orki_wish_rule(), which is what a question means when there is a wish. */
orki_ruling orki_oracle_price(orki_oracle *oracle, const ork_season *season);

#endif
