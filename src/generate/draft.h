/* A made-up season before it is written: plain structures that the draft_*.c files fill in turn.
 *
 * draft_sizes.c   how many orchestras each school has
 * draft_places.c  regions, towns, schools, bells
 * draft_classes.c groups, their gym times, orchestras
 * draft_rooms.c   rooms and shared buildings
 * draft_teams.c   which instruments a school has, and a nominal day for each block
 * draft_after.c   orchestras after school
 * draft_people.c  teachers who could just give the nominal week, and a little more
 *
 * The nominal week is a timetable that nearly works by construction; the written season holds it
 * among many others and never names it. */
#ifndef ORKI_GENERATE_DRAFT_H
#define ORKI_GENERATE_DRAFT_H

#include "base/memory.h"
#include "base/random.h"
#include "orkestrooster/generate.h"

#include <stdbool.h>

enum {
    DRAFT_N_DAYS = 5,
    DRAFT_N_ROLES = 7, /* instruments */
    DRAFT_ORIENTATION = DRAFT_N_ROLES,
    DRAFT_MAX_LEER = 5,   /* orchestras of groups 5-8 a school: what fits in one day */
    DRAFT_MAX_ORIENT = 3, /* orientation lessons a school */
    DRAFT_MAX_GROUPS = 12,
    DRAFT_MAX_ROOMS = 10,
    DRAFT_MAX_DATED = 4, /* busy times of a group, closed times of a room */
    DRAFT_MAX_AFTER_GROUPS = 6,
    DRAFT_TEXT = 48
};

/* Families of instruments, as bits of what a room fits. */
enum {
    DRAFT_STRINGS = 1,
    DRAFT_WOODWIND = 2,
    DRAFT_BRASS = 4,
    DRAFT_PERCUSSION = 8,
    DRAFT_FITS_ORIENTATION = 16,
    DRAFT_TUTTI = 32
};

typedef struct draft_span {
    int from, to;
} draft_span;

typedef struct draft_dated {
    int day;
    draft_span span;
} draft_dated;

typedef struct draft_group {
    char id[8];
    int year, pupils;
    int n_busy;
    draft_dated busy[DRAFT_MAX_DATED];
    unsigned teacher_days; /* 0: all */
} draft_group;

/* A lesson of groups 5-8 or of orientation. */
typedef struct draft_orchestra {
    char id[DRAFT_TEXT];
    int first_group, n_groups;
    int pupils;
    bool is_orientation;
} draft_orchestra;

typedef struct draft_room {
    char id[24];
    int seats;
    unsigned fits, best;
    int n_closed;
    draft_dated closed[DRAFT_MAX_DATED];
} draft_room;

typedef struct draft_school {
    char id[DRAFT_TEXT], name[DRAFT_TEXT];
    const char *town;
    int region;
    double lat, lon;
    int scheme;   /* bells */
    int building; /* or -1 */
    int n_leer, n_orient;
    int lesson_min;
    unsigned roles;      /* bit r: instrument r is in every orchestra of the school */
    int day, orient_day; /* nominal */
    unsigned allowed, preferred;
    bool has_after; /* some of its pupils play in an orchestra after school */
    int n_groups, n_orchestras, n_rooms;
    draft_group groups[DRAFT_MAX_GROUPS];
    draft_orchestra orchestras[DRAFT_MAX_LEER + DRAFT_MAX_ORIENT];
    draft_room rooms[DRAFT_MAX_ROOMS];
} draft_school;

/* Two schools in one building share a hall and a gym. */
typedef struct draft_building {
    char id[DRAFT_TEXT];
    int n_rooms;
    draft_room rooms[2];
} draft_building;

/* An orchestra after school with pupils of several schools. */
typedef struct draft_after {
    int school, day, other_day;
    unsigned roles;
    int n_groups;
    struct {
        int school, group;
    } groups[DRAFT_MAX_AFTER_GROUPS];
} draft_after;

typedef struct draft_teacher {
    char id[DRAFT_TEXT], name[DRAFT_TEXT];
    int region, role, second; /* second: -1 none */
    bool is_captain, has_car, is_employee;
    bool is_used[DRAFT_N_DAYS]; /* has a block in the nominal week */
    draft_span days[DRAFT_N_DAYS];
    int liking[DRAFT_N_DAYS]; /* -1 low, 1 high */
    int nominal_min;          /* minutes of lessons in the nominal week */
    int base_school;          /* one of the nominal schools, or any of the region */
    int declined;             /* school or -1 */
    double lat, lon;
    int rate; /* euros an hour */
    int min_h, wish_h, max_h;
} draft_teacher;

typedef struct draft_season {
    orki_arena arena;
    ork_generate_options options;
    int n_regions, n_buildings, n_after, n_orient;
    draft_school *schools;     /* [options.n_schools] */
    draft_building *buildings; /* [n_buildings] */
    draft_after *after;        /* [n_after] */
    draft_teacher *teachers;   /* [options.n_teachers] */
} draft_season;

/** Each step returns ORK_OK, ORK_ERR_MEMORY, or ORK_ERR_OPTION and *why. */
ork_status orki_draft_sizes(draft_season *s, const char **why);
ork_status orki_draft_places(draft_season *s);
void orki_draft_classes(draft_season *s);
ork_status orki_draft_rooms(draft_season *s);
ork_status orki_draft_teams(draft_season *s, const char **why);
ork_status orki_draft_after(draft_season *s);
void orki_draft_people(draft_season *s);

/** Can all lessons of groups 5-8 be given one after another on this day? */
bool orki_draft_block_fits(const draft_school *school, int day);

/** Minutes of lessons of the school's orchestras of groups 5-8 (for one teacher). */
int orki_draft_block_min(const draft_school *school);

/** Chosen instruments: bit r of the answer means role r. */
unsigned orki_draft_role_family(int role);
extern const char *const orki_draft_role_ids[DRAFT_N_ROLES + 1];

/* Random draws. */
int orki_draft_between(orki_random *random, int least, int most);
bool orki_draft_chance(orki_random *random, double p);

#endif
