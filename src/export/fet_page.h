/* The text of a FET file while it is made: the words that its parts have in common.
 * Input: the week as FET sees it. Output: XML, each rule a constraint of weight 100. Memory that
 * runs out is remembered in the text. */
#ifndef ORKI_EXPORT_FET_PAGE_H
#define ORKI_EXPORT_FET_PAGE_H

#include "base/text.h"
#include "export/fet_week.h"

typedef struct orki_fet_page {
    const orki_fet_week *week;
    orki_text text;
} orki_fet_page;

void orki_fet_put_hour(orki_fet_page *p, const char *tag, int minute);

/** The begin and the end of a constraint that must hold. */
void orki_fet_open_rule(orki_fet_page *p, const char *name);
void orki_fet_close_rule(orki_fet_page *p, const char *name);

/** A rule that is a number for one teacher. */
void orki_fet_put_teacher_number(orki_fet_page *p, const char *name, const char *teacher_tag,
                                 int teacher, const char *tag, int n);

/** Hours of a day that are not wholly inside (or, for rooms, not wholly outside) some spans.
 *  @param spans  [ORKI_N_DAYS] */
void orki_fet_put_closed_hours(orki_fet_page *p, const char *name, const char *tag, const char *id,
                               const orki_spans *spans, bool are_open);

/** The list of buildings and that of rooms. */
void orki_fet_put_rooms(orki_fet_page *p);

/** The list of rules about rooms and the ways between them.
 *  @param ids  room for as many numbers as there are rooms */
void orki_fet_put_space(orki_fet_page *p, int *ids);

#endif
