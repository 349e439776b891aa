/* Pins as they are typed on a command line: "orchestra=fontein-5 day=thu start=08:30". */
#ifndef ORKI_READ_WISHES_H
#define ORKI_READ_WISHES_H

#include "read/season_tree.h"

/** Put the pins after the season's own; in a broken tree nothing is done. Their source is called
 *  "--pin" and has one pin a line.
 *  @return its index; -1 without pins, or when there were errors or memory ran out */
int orki_wishes_add(orki_season_tree *tree, const char *const *pins, int n_pins);

#endif
