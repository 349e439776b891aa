/* Timetables between two that are known: what differs between them falls into independent parts
 * (schools that no teacher with a different week connects), and each part may be as in the one or
 * as in the other. Which parts give the most for so many changes is a knapsack over what each part
 * changes and saves alone; every mixture is judged by the checker before it counts. */
#ifndef ORKI_SOLVE_MIX_ANSWERS_H
#define ORKI_SOLVE_MIX_ANSWERS_H

#include "solve/tier_front.h"

/** Offer the mixtures of two points to the front. The points may vanish from it meanwhile: they are
 *  copied first.
 *  @param few, many  their places in the front; `few` changes less and costs more
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_mix_answers(orki_front *front, int few, int many);

#endif
