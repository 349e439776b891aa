/* Travel: the formula, and pairs from CSV files. */
#ifndef ORKI_READ_PAIRS_H
#define ORKI_READ_PAIRS_H

#include "read/build.h"

/** Great-circle distance in km between two points in degrees. */
double orki_distance_km(double lat1, double lon1, double lat2, double lon2);

/** Whole minutes for a distance, rounded up. */
int orki_travel_minutes(const orki_mode *mode, double km);

/** Read the CSV files that a node names (one or a list) into the season's travel tables. */
void orki_read_pairs(orki_build *b, orki_node *pairs);

/** Only report those that cannot be read. */
void orki_find_pairs(orki_build *b, orki_node *pairs);

#endif
