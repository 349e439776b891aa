/* Timetables side by side: what each costs, what the differences are, and which of them count. */
#ifndef ORKESTROOSTER_COMPARE_H
#define ORKESTROOSTER_COMPARE_H

#include "orkestrooster/check.h"
#include "orkestrooster/report.h"
#include "orkestrooster/rerun.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What the numbers of a row are. */
typedef enum ork_row_unit {
    ORK_UNIT_COUNT,
    ORK_UNIT_POINTS,
    ORK_UNIT_MINUTES,
    ORK_UNIT_TENTH_MINUTES,
    ORK_UNIT_CENTS /* of a euro */
} ork_row_unit;

/* When two numbers of a row are told apart; src/doc/compare.md defines each. */
typedef enum ork_row_basis {
    ORK_BASIS_COST,   /* the intervals from bound to cost do not overlap */
    ORK_BASIS_POINTS, /* the difference in points is larger than what both searches left open */
    ORK_BASIS_FACT    /* they are different */
} ork_row_basis;

typedef enum ork_row_part {
    ORK_PART_FIGURES,  /* of the whole timetable */
    ORK_PART_POINTS,   /* what each soft rule costs */
    ORK_PART_AMOUNTS,  /* how much of its unit each soft rule counts */
    ORK_PART_TEACHERS, /* rows of one teacher after the other */
    ORK_PART_SCHOOLS,
    ORK_N_PARTS
} ork_row_part;

/* How a number stands to that of the first column. */
typedef enum ork_mark {
    ORK_MARK_NONE, /* the first column itself, nothing to say, or no number */
    ORK_MARK_SAME,
    ORK_MARK_BETTER,
    ORK_MARK_WORSE,
    ORK_MARK_OTHER,     /* different, and neither is better */
    ORK_MARK_UNDECIDED, /* the difference is smaller than what the searches left open */
    ORK_MARK_WEIGHTS,   /* not comparable: other weights */
    ORK_MARK_WORK,      /* not comparable: other lessons, or not as much of them is given */
    ORK_MARK_BROKEN     /* not comparable: a rule is broken */
} ork_mark;

/** "better" and so on: the word in JSON and CSV; "" for none. Static storage. */
const char *ork_mark_word(ork_mark mark);

/** The last part of a path, what a result in that folder is called: "cheap/anna/" -> "anna".
 *  @param[out] n  its length in bytes
 *  @return where it begins in `path` */
const char *ork_path_name(const char *path, size_t *n);

typedef enum ork_best {
    ORK_NOT_BEST,
    ORK_BEST,
    ORK_MAY_BE_BEST /* among those that cannot be told apart from the best */
} ork_best;

typedef struct ork_cell {
    int is_known; /* else there is no such number: the teacher is not there, no rates are given */
    int64_t value;
    ork_mark mark;
    ork_best best;
} ork_cell;

typedef struct ork_row {
    ork_row_part part;
    const char *key;  /* "travel_min"; a rule's name in points and amounts */
    const char *name; /* what people call it, in the language of the process */
    const char *id;   /* of the teacher or school, else "" */
    const char *who;  /* her name, else "" */
    ork_row_unit unit;
    ork_row_basis basis;
    int direction;         /* -1: less is better; 1: more is; 0: neither */
    int is_total;          /* grows with the lessons: compared between the same work only */
    const ork_cell *cells; /* [n_columns] */
} ork_row;

/* One of the timetables. */
typedef struct ork_column {
    const char *name;   /* the scenario's, else the folder's; no other column has it */
    const char *folder; /* where its files are, as it was given */
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_verdict *verdict;   /* the checker's, counted anew */
    int64_t bound;                /* points: no timetable of its season costs less; 0: not known */
    int64_t cost_by_first;        /* points with the weights of the first column's season */
    int has_first_weights;        /* its weights are those of the first column */
    int has_first_work;           /* and so are its lessons: orchestras, roles and lengths */
    int gives_first_work;         /* and the same of them have a place, and a teacher */
    const char *no_price;         /* why there are no prices; "" when there are */
    const unsigned char *moved;   /* [lessons] placed otherwise than in the first column, or new */
    const unsigned char *changed; /* [sections] teacher or room another than there, or new */
} ork_column;

/* From one column to a later one. */
typedef struct ork_pair {
    int from, to;
    int is_counted;                      /* changes are counted; not with several meetings a week */
    ork_changes changes;                 /* as a rerun from the one to the other would count them */
    int n_gone, n_new;                   /* lessons that only one of them has */
    int n_teachers, n_schools, n_groups; /* whose week is another one */
} ork_pair;

typedef struct ork_comparison {
    int n_columns, n_rows, n_pairs;
    const ork_column *columns; /* [n_columns] in the order given */
    const ork_row *rows;       /* [n_rows] part after part */
    const ork_pair *pairs;     /* [n_pairs] each column with each later one */
} ork_comparison;

/** Read results and count everything about them again with the checker.
 *  @param[out] out      NULL on failure; free with ork_comparison_free()
 *  @param      folders  [n] as solve or rerun wrote them: timetable.yaml, and report.json, which
 *                       says of which season it is and what bound was proven
 *  @param[out] diags    what is wrong with a folder, its season or its timetable
 *  @return ORK_OK; ORK_ERR_INPUT (no result, a season that has changed since or does not read, the
 *          same folder twice, ...); ORK_ERR_MEMORY; ORK_ERR_TOO_LARGE
 *  Thread-safe. Source: src/doc/compare.md. */
ork_status ork_compare(ork_comparison **out, const char *const *folders, int n, ork_diags *diags);

/** NULL is legal. */
void ork_comparison_free(ork_comparison *comparison);

/** Whether a folder holds the result of a search of just this season with just these limits, so
 *  that searching again would give no more. */
int ork_result_is_current(const char *folder, const ork_season *season, const ork_options *options);

/** The row of this part and key (and id, for teachers and schools; else ""), or NULL. */
const ork_row *ork_comparison_row(const ork_comparison *comparison, ork_row_part part,
                                  const char *key, const char *id);

/** A number as it is read: "3 h 20 min", "1,234"; a dash when it is not known.
 *  @param language  "nl" or "en"
 *  @return text owned by the caller (ork_text_free()); NULL when out of memory */
char *ork_cell_print(const ork_row *row, int column, const char *language);

/** What matters most in a few sentences, one a line.
 *  @return as above */
char *ork_comparison_words(const ork_comparison *comparison, const char *language);

/** compare.json (schema in src/doc/compare.schema.json).
 *  @return as above */
char *ork_comparison_json(const ork_comparison *comparison);

/** Write compare.html, compare.xlsx, compare.csv and compare.json into a folder, which is made
 *  where missing; all of them or none.
 *  @return ORK_OK; ORK_ERR_IO (errno says why, *failed_path names the file; owned by the caller,
 *          ork_text_free()); ORK_ERR_MEMORY. */
ork_status ork_comparison_write(const ork_comparison *comparison, const ork_report_options *options,
                                const char *folder, char **failed_path);

#ifdef __cplusplus
}
#endif

#endif
