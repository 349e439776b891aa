/* What the parts of index.html share while it is written. Each part appends its piece to `html`;
 * a failed allocation shows in html->is_failed at the end. Every view of a school, teacher, room or
 * orchestra is an <article> whose anchor is made from the id alone. */
#ifndef ORKI_REPORT_PAGE_H
#define ORKI_REPORT_PAGE_H

#include "orkestrooster/alternatives.h"
#include "orkestrooster/report.h"
#include "report/day_view.h"
#include "report/html.h"
#include "report/phrases.h"

typedef struct orki_page {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_result *result;
    const ork_verdict *verdict;
    const ork_lacks *lacks;
    const ork_shares *shares;             /* of the cost; NULL: not told */
    const ork_alternatives *alternatives; /* NULL: not told */
    const ork_instruments *instruments;   /* NULL: nothing to tell */
    const char *why_not;                  /* the command that asks about a wish, for alternatives */
    const orki_week *weeks;               /* [n_teachers] */
    bool is_dutch;
    int grid_px;                  /* width that a week has; 0: the whole page's */
    unsigned no_views;            /* bit k: kind k has no views here to be linked to */
    const unsigned char *moved;   /* [lessons] to be marked; NULL: none */
    const unsigned char *changed; /* [sections] likewise */
    orki_arena *arena;
    orki_text *html;
} orki_page;

typedef enum orki_kind {
    ORKI_KIND_SCHOOL,
    ORKI_KIND_TEACHER,
    ORKI_KIND_ROOM,
    ORKI_KIND_ORCHESTRA
} orki_kind;

/* Something that takes time on a day of a week grid: a lesson, or (orchestra = -1) the way and the
 * free minutes between lessons, told by `text`. */
typedef struct orki_cell {
    int day, from, to;
    int orchestra;
    int section; /* the one section that this view is about, or -1 for all of the lesson */
    const char *text;
    bool is_before;    /* a way that ends at the first lesson: its text stands above it */
    int lane, n_lanes; /* set by the grid: lessons at one time stand side by side */
} orki_cell;

/** The anchor of a view, for href and id: "teacher-anna". Ids of other shapes become numbers. */
const char *orki_anchor(orki_page *page, orki_kind kind, int index);

/** A link to a view with its name. */
void orki_link(orki_page *page, orki_kind kind, int index);

/** "08:30-09:30" of a lesson, with a dash for print. */
const char *orki_span_text(orki_page *page, int from, int to);

/** Room for what one view shows of a season's timetable. */
size_t orki_most_cells(const ork_season *season);

/** The lessons of a view, a teacher's with the ways between them. @return how many cells */
int orki_collect(orki_page *page, orki_kind kind, int index, orki_cell *cells);

/** What a lesson (section -1), or a section's, is marked with; false: nothing. */
bool orki_is_marked(const orki_page *page, int orchestra, int section);

/** The sign of what is marked. */
void orki_mark_sign(orki_page *page);

/** The week grid with real clock heights. Sorts the cells by day and time. */
void orki_grid_write(orki_page *page, orki_kind kind, const char *caption, orki_cell *cells, int n);

/** The list beside the grid: the same lessons, one a row. Cells as sorted by the grid. */
void orki_list_write(orki_page *page, orki_kind kind, const char *caption, const orki_cell *cells,
                     int n);

/* A part of the page: its anchor and what people call it. */
typedef struct orki_tab {
    const char *anchor, *title;
} orki_tab;

/** Why a school's lessons are when and with whom they are. */
void orki_reasons_write(orki_page *page, int school);

/** What a school has, gets and lacks of instruments; nothing when there is nothing to tell. */
void orki_school_instruments(orki_page *page, int school);

/** Everything before the first part, with more style after the page's own; and after the last. */
void orki_page_open(orki_page *page, const orki_tab *tabs, int n_tabs, const char *more_css);
void orki_page_close(orki_page *page);

/* The parts of the page, in order. */
void orki_page_start(orki_page *page);
void orki_page_teams(orki_page *page);
void orki_page_load(orki_page *page);
void orki_page_map(orki_page *page);
void orki_page_instruments(orki_page *page); /* nothing when there is nothing to tell */
void orki_page_views(orki_page *page);

/** The whole page. @return 0, or -1 when out of memory */
int orki_page_write(orki_page *page);

#endif
