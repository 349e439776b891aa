/* The planner's facts, each of which can be left out or changed: "Anna is there on Tuesday until
 * 12:00", "De Linde needs a cello", "the hall has 40 seats". An explanation is a small set of them
 * that cannot hold together; a repair is one of them, changed.
 *
 * A fact is a kind and up to two indices into the season. To leave it out is to assume the best:
 * the teacher is there all day, the hall has seats for everybody. Leaving out more never makes a
 * season harder; every claim about facts is a solve all the same. */
#ifndef ORKI_ASK_PLANNER_FACTS_H
#define ORKI_ASK_PLANNER_FACTS_H

#include "model/season_model.h"

/* Most telling first: where several sets explain the same, the one with the earlier kinds wins. */
typedef enum orki_fact_kind {
    ORKI_FACT_LESSON,      /* orchestra: its lesson is given */
    ORKI_FACT_SECTION,     /* section: somebody teaches it */
    ORKI_FACT_PIN,         /* pin */
    ORKI_FACT_DAYS,        /* block: on the allowed days only */
    ORKI_FACT_SKILLED,     /* role: only these teachers can take it */
    ORKI_FACT_AVAILABLE,   /* teacher, day: only then */
    ORKI_FACT_DECLINED,    /* teacher, school */
    ORKI_FACT_SUBSTITUTE,  /* teacher: only stands in */
    ORKI_FACT_MAX_WEEK,    /* teacher: hours a week */
    ORKI_FACT_MAX_DAYS,    /* teacher: days a week */
    ORKI_FACT_MAX_SCHOOLS, /* teacher: schools a week */
    ORKI_FACT_MAX_DAY,     /* teacher: hours a day */
    ORKI_FACT_DAY_SCHOOLS, /* teacher: addresses a day */
    ORKI_FACT_CAPTAIN,     /* block: needs one */
    ORKI_FACT_SEATS,       /* room */
    ORKI_FACT_FITS,        /* room: only these sections */
    ORKI_FACT_ROOM_CLOSED, /* room, day */
    ORKI_FACT_ROOMS,       /* school: has only these */
    ORKI_FACT_STOCK,       /* school, skill */
    ORKI_FACT_SHARED_SET,  /* set */
    ORKI_FACT_BUSY,        /* group, day */
    ORKI_FACT_CLASS_DAYS,  /* group: its teacher's days */
    ORKI_FACT_HOURS,       /* school, day: open then */
    ORKI_FACT_BREAKS,      /* school, day */
    ORKI_FACT_UNTIL,       /* programme: after-school lessons end */
    ORKI_FACT_BLOCK,       /* block: on one day with one team */
    ORKI_FACT_WAY,         /* school: travel from and to it takes time */
    ORKI_FACT_PACKING,     /* packing and setting up take time */
    ORKI_FACT_WORK_BREAK,  /* a break in a long day */
    ORKI_FACT_REST,        /* between two days */
    ORKI_N_FACT_KINDS
} orki_fact_kind;

typedef struct orki_fact {
    orki_fact_kind kind;
    int a, b; /* as the kind says; 0 where there is none */
} orki_fact;

/* What is done to a fact: left out, or moved to a new value. */
typedef struct orki_change {
    orki_fact fact;
    bool is_left_out;
    int value;      /* the new maximum, number of seats, day, minutes ... */
    orki_span span; /* of AVAILABLE and HOURS: also then */
} orki_change;

/* A part of the season: which lessons must be given and which of their sections staffed. A series
 * is in it with all its meetings or with none. */
typedef struct orki_scope {
    bool *has_lesson;  /* [season.n_orchestras] */
    bool *has_section; /* [season.n_sections] counts only with its lesson */
} orki_scope;

typedef struct orki_fact_list {
    int n;
    size_t capacity;
    orki_fact *at;
    bool is_failed; /* out of memory */
} orki_fact_list;

/** An empty scope in the arena: nothing must be given. @return 0, or -1 when out of memory. */
int orki_scope_make(orki_scope *out, const ork_season *season, orki_arena *arena);

void orki_scope_copy(orki_scope *to, const orki_scope *from, const ork_season *season);

/** Put a block's lessons with all their sections into the scope. */
void orki_scope_add_block(orki_scope *scope, const ork_season *season, int block);

/** Is the section's role taken in the scope by anybody's need? */
bool orki_scope_has_role(const orki_scope *scope, const ork_season *season, int role);

/** Every fact that limits this part, the most telling first. With release: orki_facts_free(). */
orki_fact_list orki_facts_of(const ork_season *season, const orki_scope *scope);

void orki_facts_free(orki_fact_list *facts);

#endif
