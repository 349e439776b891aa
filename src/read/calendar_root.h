/* A calendar.json that was written before, read by those who want its lessons and by those who want
 * its events: each checks its own part of it. */
#ifndef ORKI_READ_CALENDAR_ROOT_H
#define ORKI_READ_CALENDAR_ROOT_H

#include "read/shape.h"
#include "read/yaml_tree.h"

/** The root of the file when it keeps the shape and is of the season; else NULL, and the reader
 *  knows why. A reader that failed already reads nothing. */
orki_node *orki_calendar_root(orki_reader *r, const orki_shape *shape, const ork_season *season,
                              const char *path);

#endif
