/* The changes of a scenario, made in the tree of its base before anything judges that tree. */
#ifndef ORKI_READ_SCENARIO_H
#define ORKI_READ_SCENARIO_H

#include "read/shape.h"

/** Make the changes of a scenario file's tree, in their order; tells what cannot be made. The
 *  scenario has been checked against its schema. */
void orki_scenario_apply(orki_reader *r, orki_node *season, orki_node *scenario);

/** Set what a path names to a value, as `{set: path, to: value}` does. */
void orki_scenario_set(orki_reader *r, orki_node *season, orki_node *path, orki_node *value);

#endif
