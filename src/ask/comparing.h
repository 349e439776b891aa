/* What the parts of ork_compare() share: the columns as they are read, and the things of all their
 * seasons together, known by id. */
#ifndef ORKI_ASK_COMPARING_H
#define ORKI_ASK_COMPARING_H

#include "check/view.h"
#include "orkestrooster/calendar.h"
#include "orkestrooster/compare.h"

#include <jansson.h>

/* Everything behind a column. */
typedef struct orki_side {
    ork_season *season;
    ork_timetable *timetable;
    ork_verdict *verdict, *by_first; /* the second with the first column's weights */
    ork_prices *prices;              /* NULL: not known */
    ork_instruments *instruments;    /* NULL: no depots, or no loans chosen */
    orki_arena arena;                /* of the view */
    orki_view view;
} orki_side;

/* Things of one kind in all seasons, each id once, in the order in which they are met. */
typedef struct orki_union {
    int n;
    const char **ids; /* [n] */
    int *at;          /* [n * n_columns] index in the column's season, -1: not there */
} orki_union;

typedef struct orki_comparing {
    ork_comparison out; /* first: what the caller holds is the address of this */
    orki_arena arena;
    ork_diags *diags;
    int n; /* columns */
    orki_side *sides;
    ork_column *columns;
    ork_row *rows;
    ork_cell **cells; /* [n_rows] the same numbers, while they are made */
    size_t row_capacity, cell_capacity;
    ork_pair *pairs;
    orki_union teachers, schools, groups, orchestras;
    ork_status status; /* the first failure */
} orki_comparing;

/** Memory of the comparison; NULL, and the status set, when there is none. */
void *orki_comparing_keep(orki_comparing *c, size_t n, size_t size);

/** A fault of a folder: a finding, and the status ORK_ERR_INPUT. `code` is one of read/codes.def.
 */
void orki_comparing_fault(orki_comparing *c, int code, const char *folder, const char *hint,
                          const char *format, ...) __attribute__((format(printf, 5, 6)));

/** Read a folder: its report, its season, its timetable. What is wrong is told. */
void orki_comparing_read(orki_comparing *c, int column, const char *folder);

/** report.json of a folder, to be released with json_decref(); NULL when it is none.
 *  @return ORK_OK; ORK_ERR_IO (it is there and cannot be read: errno says why); ORK_ERR_MEMORY */
ork_status orki_report_of(json_t **out, const char *folder, orki_arena *arena);

/** The index that a union's thing has in a column, or -1. */
int orki_union_at(const orki_comparing *c, const orki_union *all, int i, int column);

/** Count what one column is: verdict, prices, view; and how it stands to the first. */
void orki_comparing_count(orki_comparing *c, int column);

/** The rows of the whole timetables, of rules, of teachers and schools; marks are not yet set. */
void orki_comparing_rows(orki_comparing *c);
void orki_comparing_people(orki_comparing *c);

/** Read the loans.yaml of a folder and count it; what is wrong is told. */
void orki_comparing_read_loans(orki_comparing *c, int column, const char *folder);

/** The rows of instruments, and those of one of the schools. */
void orki_comparing_instruments(orki_comparing *c);
void orki_comparing_school_instruments(orki_comparing *c, int who, const char *name);

/** A new row, its numbers not known. @return its index, or -1 when out of memory */
int orki_comparing_add(orki_comparing *c, const ork_row *row);

/* Whom rows are of. */
typedef struct orki_comparing_who {
    ork_row_part part;
    const char *id, *name; /* NULL: the whole timetable */
} orki_comparing_who;

/** New rows of facts after a pattern, of which the name is still to be translated.
 *  @return the index of the first, or -1 when out of memory */
int orki_comparing_add_facts(orki_comparing *c, const ork_row *pattern, int n,
                             orki_comparing_who who);

/** The numbers of n rows from this one on. */
void orki_comparing_set_all(orki_comparing *c, int first, int column, const int64_t *values, int n);

/** A number of a row. */
void orki_comparing_set(orki_comparing *c, int row, int column, int64_t value);

/** Which numbers are best, and how each stands to the first column's. */
void orki_comparing_mark(orki_comparing *c);

/** What each column changes against each earlier one, and what moved against the first. */
void orki_comparing_pairs(orki_comparing *c);

#endif
