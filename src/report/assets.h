/* The page's style sheet and script, embedded at build time from page.css and page.js. */
#ifndef ORKI_REPORT_ASSETS_H
#define ORKI_REPORT_ASSETS_H

extern const char orki_page_css[];
extern const char orki_calendar_css[]; /* beside it, for calendar.html */
extern const char orki_compare_css[];  /* beside it, for compare.html */
extern const char orki_sweep_css[];    /* alone, for the page over a sweep */
extern const char orki_page_js[];

#endif
