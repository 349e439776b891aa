/* The season as the program sees it: plain arrays, indices from 0, sealed after reading.
 *
 * Input: what src/read/ made of the planner's YAML. Output: facts only, nothing derived that a rule
 * would need to judge (the planner's hours, not the lesson windows; what the solver and the checker
 * make of them, each makes for itself). The only derived things are tables of plain facts: travel
 * minutes, which rooms a school may use, which lessons form a block.
 *
 * Units: minutes since midnight for clock times, minutes for lengths, hundredths of a point for
 * weights. Days are 0 = Monday .. 6 = Sunday; a day mask has bit d for day d. An index of -1 means
 * "none". Texts are UTF-8, interned in the season's arena, never NULL. */
#ifndef ORKI_MODEL_SEASON_MODEL_H
#define ORKI_MODEL_SEASON_MODEL_H

#include "base/memory.h"
#include "model/dates.h"
#include "model/depot_model.h"
#include "model/rules.h"
#include "orkestrooster/rerun.h"
#include "orkestrooster/season.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    ORKI_N_DAYS = 7,
    ORKI_DAY_MIN = 24 * 60,  /* minutes in a day */
    ORKI_NO_LIMIT = 1000000, /* a maximum that was not given */
    ORKI_DRESS_DAYS = 14     /* a dress rehearsal is at most so many days before its concert */
};

/* Limits of size, documented in doc/season.md; the reader refuses more with ORK_ERR_TOO_LARGE. */
enum {
    ORKI_MAX_FILE_BYTES = 64 * 1024 * 1024,
    ORKI_MAX_SCHOOLS = 2000,
    ORKI_MAX_ORCHESTRAS = 10000,
    ORKI_MAX_TEACHERS = 5000,
    ORKI_MAX_BLOCK_LESSONS = 12 /* lessons in one block, and meetings in one series */
};

/* Where the planner wrote a thing: file index in season.files, line and column from 1. */
typedef struct orki_place {
    int file, line, column;
} orki_place;

/* [from, to) on one day. */
typedef struct orki_span {
    int from, to;
} orki_span;

typedef struct orki_spans {
    int n;
    const orki_span *at; /* [n] sorted, disjoint, not empty */
} orki_spans;

/* Why there are no lessons. The first three are known before the season is planned: nobody promises
 * a lesson on them. */
typedef enum orki_why {
    ORKI_WHY_HOLIDAY,  /* school holidays */
    ORKI_WHY_NATIONAL, /* a national day */
    ORKI_WHY_SEASON,   /* the season's own `closed` */
    ORKI_WHY_STUDY_DAY,
    ORKI_WHY_HALF_DAY,
    ORKI_WHY_TRIP,
    ORKI_WHY_TEST,
    ORKI_WHY_OTHER,
    ORKI_WHY_OCCASION, /* a concert or dress rehearsal: of lessons only, never of a closure */
    ORKI_N_WHYS
} orki_why;

/* Days, or the same part of each of them, without lessons. */
typedef struct orki_closure {
    orki_date from, to; /* first and last day */
    orki_span time;     /* [0, ORKI_DAY_MIN): whole days */
    orki_why why;
    const char *name; /* as the planner wrote it, or "" */
    bool is_word;     /* the name is the program's own, to be translated where it is shown */
    orki_place place; /* where the planner wrote it; file -1: from the tables */
} orki_closure;

/* Sorted by first day; they may overlap (a study day in a test week). */
typedef struct orki_closures {
    int n;
    const orki_closure *at; /* [n] */
} orki_closures;

/* What a teacher can be skilled in: an instrument, "orientation" or "conductor". Built-in skills
 * are listed in read/skills.def; a season may declare more. */
typedef struct orki_skill {
    const char *id;      /* "violin" */
    const char *name_en; /* "violin" */
    const char *name_nl; /* "viool" */
    const char *family;  /* "strings", "woodwind", "brass", "percussion", or "" */
} orki_skill;

/* A kind of section: taught by any of its skills. Each skill is also a role of the same id. */
typedef struct orki_role {
    const char *id;
    const char *name_en, *name_nl;
    int n_skills;
    const int *skills; /* [n_skills] */
} orki_role;

/* One line of a school's day, for some year groups: opening hours or a break. */
typedef struct orki_bell {
    orki_span span;
    uint32_t years; /* bit y: holds for groups of year y; all bits: for everybody */
} orki_bell;

typedef struct orki_bells {
    int n;
    const orki_bell *at; /* [n] sorted by from */
} orki_bells;

typedef struct orki_school {
    const char *id, *name, *town;
    orki_place place;
    bool has_at;
    double lat, lon;   /* WGS84 degrees, when has_at */
    bool is_secondary; /* years are 1-6 of secondary school instead of groups 1-8 */
    int address;       /* one building and the same place: one address; 0 .. n_addresses - 1 */
    int building;      /* or -1 */
    orki_bells open[ORKI_N_DAYS]; /* a group of year y is in school during the spans that hold for
                                     y; no span: no school that day */
    orki_bells breaks[ORKI_N_DAYS];
    uint8_t days_preferred;    /* day mask for lessons in school hours; 0 = no wish */
    orki_span times_preferred; /* from == to: no wish */
    int n_starts;
    const int *starts; /* [n_starts] further clock times at which a lesson may begin, sorted */
    int n_rooms;
    const int *rooms;       /* [n_rooms] usable rooms: the school's own, then its building's */
    const int *stock;       /* [season.n_skills] pieces of its own; -1 = not counted */
    orki_closures closures; /* all that hold here: holidays, national days, the season's, its own */
} orki_school;

typedef struct orki_building {
    const char *id, *name;
    orki_place place;
} orki_building;

typedef struct orki_room {
    const char *id;   /* unique in the season: "fontein/aula" */
    const char *name; /* what the planner calls it; the part after the slash if not named */
    orki_place place;
    int school;   /* the owner, or -1 when it belongs to a building */
    int building; /* or -1 */
    int seats;
    bool *fits;    /* [season.n_roles] a section of that role may be here */
    bool *is_best; /* [season.n_roles] ... and this is one of the best rooms for it */
    bool fits_tutti;
    orki_spans closed[ORKI_N_DAYS];
} orki_room;

typedef struct orki_group {
    const char *id, *name;
    orki_place place;
    int school;
    int year;
    int pupils;
    uint8_t
        teacher_days; /* day mask: the class teacher is present; lessons only then (default all) */
    orki_spans busy[ORKI_N_DAYS];
    orki_closures closures; /* all that hold for it: its school's and its own */
} orki_group;

typedef struct orki_programme {
    const char *id, *name;
    orki_place place;
    int lesson_min;
    int changeover_min; /* between two lessons of a block */
    bool is_after_school;
    int after_until; /* after-school lessons end at the latest at this clock time */
    bool needs_captain;
    bool takes_home; /* pupils have their instruments at home, too */
    int n_roles;
    const int *roles;      /* [n_roles] the conductor's included when he comes weekly */
    int tutti_every_weeks; /* 0 = no tutti; for the calendar, like the next three */
    int tutti_first_after; /* lessons */
    bool tutti_conductor;
    int n_lessons; /* promised over the season; 0 = every teaching week */
    orki_date from, to;
} orki_programme;

typedef enum orki_parity { ORKI_EVERY_WEEK, ORKI_ODD_WEEKS, ORKI_EVEN_WEEKS } orki_parity;

/* An orchestra and its weekly lesson (one each, so one index serves both). An orchestra that meets
 * several times a week stands here once for each meeting: see orki_series. */
typedef struct orki_orchestra {
    const char *id, *name; /* of a meeting: "fontein-5#1", "Fontein groep 5 (1/3)" */
    orki_place place;
    int series; /* or -1 */
    int school; /* where the lesson is given */
    int programme;
    int block; /* -1: not of this season's (a region's, solve/region.h) */
    int n_groups;
    const int *groups;             /* [n_groups] may be of several schools */
    int first_section, n_sections; /* into season.sections, in the order of the programme's roles */
    int lesson_min;                /* minutes; the programme's unless given */
    uint8_t days_allowed; /* day mask; its own, else the school's in school hours, after school
                             Mon-Fri */
    const char *was;      /* id of this orchestra (never of a meeting) in last season's timetable */
    int n_lessons;        /* promised; 0 = the programme's */
    orki_date from, to;
    orki_parity parity; /* for the calendar; the template week holds the lesson every week */
} orki_orchestra;

/* Several meetings a week of one orchestra: lessons that are alike in everything but their place in
 * the week. With one section they form one block (orki_block.series); with several sections each
 * meeting is a block of its own and the blocks share their team. */
typedef struct orki_series {
    const char *id; /* the orchestra's: "fontein-5" */
    orki_place place;
    int first_orchestra, n_meetings; /* consecutive orchestras, in order of their number */
    int day_most;                    /* meetings a day at most: 1 or 2; two make a double */
    int n_doubles;                   /* doubles wished a week, at least */
    int n_double_starts;
    const int *double_starts; /* [n_double_starts] clock times at which a double may begin, sorted;
                                 none: at any */
} orki_series;

typedef struct orki_section {
    int orchestra;
    int role;
    int pupils;
    int last_teacher; /* who taught it last season, if still in the season; else -1 */
} orki_section;

/* Lessons of one school that are given on one day, one after another, by one team. */
typedef struct orki_block {
    const char *id; /* "fontein/leerorkest", or the name that the planner gave */
    int school;
    int series; /* its lessons are the meetings of this series, placed one by one; or -1 */
    int n_lessons;
    const int *lessons; /* [n_lessons] orchestras, in the season's order */
    int team;           /* blocks of one team number share their team and are placed together */
    int day;            /* blocks of one day number are on one weekday and placed together */
    bool is_split;      /* its lesson was split off: more natural starts (rules.md) */
    int n_split;        /* how many lessons were split apart together, this one included; else 1 */
    bool needs_captain; /* any of its programmes does */
} orki_block;

typedef enum orki_level { ORKI_NO_SKILL, ORKI_FIRST_CHOICE, ORKI_SECOND_CHOICE } orki_level;

typedef struct orki_teacher {
    const char *id, *name;
    orki_place place;
    const uint8_t *levels; /* [season.n_skills] orki_level */
    bool is_captain;
    bool is_substitute; /* only stands in: never in the template week */
    bool has_home;
    double lat, lon;
    int mode; /* travel mode */
    orki_spans available[ORKI_N_DAYS];
    uint8_t dislike[ORKI_N_DAYS]
                   [2];             /* [day][0 = morning, 1 = afternoon]: 0, 1 (half) or 2 (full) */
    int min_hours_min;              /* teaching minutes a week: at least wanted; 0 when not given */
    int wish_from_min, wish_to_min; /* wished; wish_from_min = -1: no wish */
    int max_week_min;               /* ORKI_NO_LIMIT when not given, like the next five */
    int max_day_min;                /* the smaller of the teacher's own and the season's limit */
    int max_days;
    int wish_days; /* teaching days a week that are wished at most; ORKI_NO_LIMIT: no wish */
    int max_schools;
    int max_day_schools;  /* the smaller of the teacher's own and the season's limit */
    int call_out_min;     /* minimum paid call, minutes; 0 = none */
    const char *contract; /* "freelance", "employee" or "" */
    int64_t rate_cents;   /* euro cents an hour; -1 = not given */
    const bool *declined; /* [season.n_schools] declined offers */
} orki_teacher;

typedef struct orki_mode {
    const char *id, *name;
    double speed_kmh, detour;
    int fixed_min;
} orki_mode;

/* A set of rare instruments that one address has at a time: not two addresses on one day. */
typedef struct orki_shared_set {
    const char *id;
    orki_place place;
    int skill; /* lessons with a section taught by this skill's role use the set */
    int n_schools;
    const int *schools; /* [n_schools] */
} orki_shared_set;

/* What the planner fixed. Fields that a pin does not fix are -1. */
typedef struct orki_pin {
    orki_place place;
    int orchestra; /* or -1: the pin is about `block` */
    int block;     /* or -1 */
    int day;
    int start_min;
    int role; /* with teacher or room */
    int teacher;
    int room;
    bool is_wish; /* not of the season: asked about (ask/wish.h); such pins come last */
} orki_pin;

/* A concert, or a dress rehearsal. */
typedef struct orki_occasion {
    const char *id, *name;
    orki_place place;
    bool is_dress;
    int concert;    /* of a dress rehearsal: the occasion that it is for, or -1 */
    orki_span time; /* on its day */
    int n_dates;
    const orki_date *dates; /* [n_dates] one: fixed; more: one of these; sorted, schools open */
    int n_orchestras;
    const int *orchestras; /* [n_orchestras] that play, in the season's order */
    int school;            /* where, or -1: elsewhere */
    const char *venue;     /* elsewhere: what it is called, or "" */
    bool has_at;
    double lat, lon; /* of the venue, when has_at */
    bool needs_conductor;
    bool is_for_schools; /* the day's lessons of all orchestras of the schools involved are
                            suspended, not only of those that play */
} orki_occasion;

/* A part of the season with ways of its own; the tables are like the season's. */
typedef struct orki_travel_period {
    const char *name;
    orki_place place;
    orki_date from, to;
    int *school_travel, *home_travel, *school_metres, *home_metres;
} orki_travel_period;

typedef struct orki_limits {
    int day_teaching_min; /* most minutes of teaching a day: 7 x 45 */
    int break_after_min;  /* work longer than this needs a break */
    int break_min;        /* of at least this much in all ... */
    int break_part_min;   /* ... in parts of at least this */
    int day_schools;      /* most addresses a day */
    int rest_min;         /* between two days */
    int pack_min;         /* packing before leaving an address */
    int set_up_min;       /* setting up after arriving at one */
    int noon;             /* where morning becomes afternoon */
} orki_limits;

/* What is paid by the hour. */
typedef enum orki_paid {
    ORKI_PAID_LESSONS,
    ORKI_PAID_CHANGEOVER,
    ORKI_PAID_IDLE,
    ORKI_PAID_TRAVEL, /* with packing and set-up */
    ORKI_PAID_CALL_OUT,
    ORKI_N_PAID
} orki_paid;

typedef struct orki_money {
    bool is_given;       /* the planner says what is paid; else no euros are counted */
    unsigned paid;       /* bit p: of orki_paid */
    int kilometre_cents; /* for each kilometre; 0 = nothing */
} orki_money;

struct ork_season {
    orki_arena arena;
    int n_files;
    const char *const *files; /* [n_files] as the planner named them */
    int n_origins;
    const char *const *origins; /* [n_origins] files and folders that were asked for: reading them
                                   gives this season again; none when it was read from a text */
    int n_sets;
    const char *const *sets; /* [n_sets] "path=value", made after all else */
    int n_wishes;
    const char *const *wishes; /* [n_wishes] the pins that are asked about */
    uint64_t fingerprint;      /* another one when the season says something else */
    const char *organisation, *language, *name;
    const char *scenario; /* NULL or "" when it is none */
    orki_date from, to;

    int n_skills, n_roles, n_modes, n_programmes, n_buildings, n_schools, n_rooms, n_groups;
    int n_orchestras, n_series, n_sections, n_blocks, n_teachers, n_shared_sets, n_pins;
    int n_addresses, n_occasions, n_travel_periods, n_depots;
    int conductor; /* the skill of who conducts */
    orki_skill *skills;
    orki_role *roles;
    orki_mode *modes;
    orki_programme *programmes;
    orki_building *buildings;
    orki_school *schools;
    orki_room *rooms;
    orki_group *groups;
    orki_orchestra *orchestras;
    orki_series *series;
    orki_section *sections;
    orki_block *blocks;
    orki_teacher *teachers;
    orki_shared_set *shared_sets;
    orki_pin *pins;
    orki_occasion *occasions;
    orki_travel_period *travel_periods; /* sorted, disjoint */
    orki_depot *depots;
    orki_loan_terms loan_terms;
    orki_limits limits;
    orki_money money;
    int64_t weights[ORKI_N_RULES];     /* hundredths of a point; 0 for hard rules */
    int change_weights[ORK_N_CHANGES]; /* of a rerun: what a change counts */
    const struct orki_tiers *tiers; /* of a rerun while it is solved (model/tiers.h), else NULL */

    int *school_travel; /* [n_modes * n_schools * n_schools] minutes, mode-major, then from */
    int *home_travel;   /* [n_teachers * n_schools * 2] minutes: [..][0] home to school, [1] back */
    int *pupil_travel;  /* [n_schools * n_schools] minutes on foot for pupils, from-major */
    int *school_metres; /* as school_travel, the length of the way; -1 = not known */
    int *home_metres;   /* as home_travel; -1 = not known, also without a home */
};

/** Minutes of travel between two schools by a mode, without packing and set-up; 0 at one address.
 */
int orki_travel_between(const ork_season *season, int mode, int from_school, int to_school);

/** Minutes from a teacher's home to a school (0 when the home is not given). */
int orki_travel_from_home(const ork_season *season, int teacher, int school);

/** Minutes from a school to a teacher's home. */
int orki_travel_to_home(const ork_season *season, int teacher, int school);

/** The same on a date: in a period with ways of its own, those. */
int orki_travel_between_on(const ork_season *season, orki_date date, int mode, int from_school,
                           int to_school);
int orki_travel_from_home_on(const ork_season *season, orki_date date, int teacher, int school);
int orki_travel_to_home_on(const ork_season *season, orki_date date, int teacher, int school);

/** Metres of the way on a date; -1 when they are not known. */
int orki_metres_between_on(const ork_season *season, orki_date date, int mode, int from_school,
                           int to_school);
int orki_metres_from_home_on(const ork_season *season, orki_date date, int teacher, int school);
int orki_metres_to_home_on(const ork_season *season, orki_date date, int teacher, int school);

/** Minutes from a school to where an occasion is, or back, packing and set-up included; to a place
 *  that is not known only those. */
int orki_occasion_way(const ork_season *season, const orki_occasion *occasion, orki_date date,
                      int teacher, int school, bool is_going);

/** Minutes from a teacher's home to an occasion, or back; 0 when one of them is not known. */
int orki_occasion_way_home(const ork_season *season, const orki_occasion *occasion, orki_date date,
                           int teacher, bool is_going);

/** Great-circle distance in km between two points in degrees. */
double orki_distance_km(double lat1, double lon1, double lat2, double lon2);

/** Whole minutes for a distance, rounded up. */
int orki_travel_minutes(const orki_mode *mode, double km);

/** Metres of the way for a distance in a straight line. */
int orki_way_metres(const orki_mode *mode, double km);

/** Minutes for pupils between two schools; 0 at one address. */
int orki_travel_of_pupils(const ork_season *season, int from_school, int to_school);

/** How well a teacher is skilled for a role: first choice when any of the role's skills is. */
orki_level orki_teacher_level(const ork_season *season, int teacher, int role);

/** The teacher with this id, or -1. */
int orki_teacher_find(const ork_season *season, const char *id);

/** The teacher is available all of this time on this weekday. */
bool orki_teacher_has_time(const orki_teacher *teacher, int day, orki_span time);

/** The teacher may conduct, and comes without being asked to stand in. */
bool orki_teacher_conducts(const ork_season *season, int teacher);

/** A section of the orchestra's lesson is its own conductor. */
bool orki_has_own_conductor(const ork_season *season, int orchestra);

/** Two orchestras have a group in common. */
bool orki_shares_group(const ork_season *season, int a, int b);

/** The orchestra plays in the occasion. */
bool orki_occasion_has(const orki_occasion *occasion, int orchestra);

/** Two occasions cannot be on one date: at times that overlap, with pupils in both. */
bool orki_occasions_clash(const ork_season *season, int a, int b);

/** A dress rehearsal on this date is in time for a concert on that one: in the days before it. */
bool orki_dress_is_in_time(orki_date dress, orki_date concert);

/** The lesson of an orchestra has a section of this role: its index, or -1. */
int orki_section_of(const ork_season *season, int orchestra, int role);

/** The number of a meeting within its series, from 1; 0 for an orchestra that meets once. */
int orki_meeting_of(const ork_season *season, int orchestra);

/** The orchestra's id without the number of the meeting. */
const char *orki_orchestra_id(const ork_season *season, int orchestra);

/** The first closure that overlaps this time on this date, or NULL. */
const orki_closure *orki_closure_on(orki_closures closures, orki_date date, orki_span time);

/** What a planner calls it: its name, or else its reason; in the language of the process. */
const char *orki_closure_name(const orki_closure *closure);

/** The word of a reason in YAML and data: "study-day". Static storage. */
const char *orki_why_word(orki_why why);

/** Three letters in English ("mon") as in YAML and data. Static storage. */
const char *orki_day_word(int day);

#endif
