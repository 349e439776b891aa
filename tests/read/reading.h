/* Seasons from text for the tests of the reader. */
#ifndef READING_H
#define READING_H

#include "model/season_model.h"
#include "orkestrooster/diag.h"

/** A small valid season with `extra` lines at its end: schools fontein (groups g5, g6; rooms aula,
 *  lokaal-5) and eden (group g7; room zaal) in two places, teachers anna and bram. NULL when it has
 *  errors, which are then printed. */
ork_season *reading_season(const char *extra);

/** The code of the only finding of a season's text; -1 when there is not just one. */
int reading_code(const char *text);

/** Index by id, or -1. */
int reading_teacher(const ork_season *season, const char *id);
int reading_orchestra(const ork_season *season, const char *id);
int reading_role(const ork_season *season, const char *id);

#endif
