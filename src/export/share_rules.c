/* What every word in a season's files is, by the path to it. A path that is not here and holds a
 * word of the planner is not written at all: see ORKI_SHARE_UNKNOWN in share_tree.c. */
#include "export/share.h"

#include <stdlib.h>
#include <string.h>

typedef struct row {
    const char *path;
    orki_share_action action;
    orki_alias_kind kind;
} row;

#define ALIAS(path_, kind_)                                                                        \
    {                                                                                              \
        path_, ORKI_SHARE_ALIAS, ORKI_ALIAS_##kind_                                                \
    }
#define DO(path_, action_)                                                                         \
    {                                                                                              \
        path_, ORKI_SHARE_##action_, ORKI_N_ALIASES                                                \
    }

static const row rows[] = {
    DO("organisation.name", DROP),
    DO("season.name", SEASON_NAME),
    DO("season.holidays.file", HOLIDAYS),
    DO("season.closed[].name", DROP),
    ALIAS("skills.*", SKILL),
    DO("skills.*.en", DROP),
    DO("skills.*.nl", DROP),
    ALIAS("roles.*", SKILL),
    DO("roles.*.name", DROP),
    ALIAS("roles.*[]", SKILL),
    ALIAS("roles.*.skills[]", SKILL),
    ALIAS("programmes.*", PROGRAMME),
    DO("programmes.*.name", DROP),
    ALIAS("programmes.*.roles[]", SKILL),
    ALIAS("buildings[].id", PLACE),
    DO("buildings[].name", DROP),
    DO("buildings[].at", COORDINATES),
    DO("buildings[].rooms[].id", ROOM_ID),
    DO("buildings[].rooms[].name", DROP),
    ALIAS("buildings[].rooms[].fits[]", SKILL),
    ALIAS("buildings[].rooms[].best[]", SKILL),
    ALIAS("schools[].id", PLACE),
    DO("schools[].name", DROP),
    ALIAS("schools[].town", TOWN),
    DO("schools[].at", COORDINATES),
    ALIAS("schools[].building", PLACE),
    DO("schools[].rooms[].id", ROOM_ID),
    DO("schools[].rooms[].name", DROP),
    ALIAS("schools[].rooms[].fits[]", SKILL),
    ALIAS("schools[].rooms[].best[]", SKILL),
    ALIAS("schools[].stock.*", SKILL),
    DO("schools[].holidays.file", HOLIDAYS),
    DO("schools[].closed[].name", DROP),
    DO("schools[].groups[].id", GROUP_ID),
    DO("schools[].groups[].name", DROP),
    DO("schools[].groups[].closed[].name", DROP),
    ALIAS("orchestras[].id", ORCHESTRA),
    DO("orchestras[].name", DROP),
    ALIAS("orchestras[].school", PLACE),
    DO("orchestras[].groups[]", GROUP_NAME),
    ALIAS("orchestras[].programme", PROGRAMME),
    ALIAS("orchestras[].sections[]", SKILL),
    ALIAS("orchestras[].sections.*", SKILL),
    DO("orchestras[].block", BLOCK_WORD),
    ALIAS("orchestras[].was", ORCHESTRA),
    ALIAS("teachers[].id", TEACHER),
    DO("teachers[].name", DROP),
    ALIAS("teachers[].skills[]", SKILL),
    ALIAS("teachers[].skills.*", SKILL),
    DO("teachers[].home", COORDINATES),
    ALIAS("teachers[].travels", MODE),
    DO("teachers[].contract.rate", MONEY),
    ALIAS("teachers[].not-at[]", PLACE),
    ALIAS("travel.modes.*", MODE),
    DO("travel.modes.*.name", DROP),
    DO("travel.pairs", PAIRS),
    DO("travel.pupils.name", DROP),
    DO("travel.periods[].name", DROP),
    DO("travel.periods[].pairs", PAIRS),
    ALIAS("shared-sets[].id", SET),
    ALIAS("shared-sets[].skill", SKILL),
    ALIAS("shared-sets[].schools[]", PLACE),
    ALIAS("depots[].id", DEPOT),
    DO("depots[].name", DROP),
    ALIAS("depots[].town", TOWN),
    DO("depots[].at", COORDINATES),
    ALIAS("depots[].stock.*", SKILL),
    DO("depots[].rent", MONEY),
    ALIAS("depots[].rent.*", SKILL),
    DO("loans.standing", STANDING),
    ALIAS("loans.trip.mode", MODE),
    DO("loans.trip.kilometre", MONEY),
    DO("loans.trip.price", MONEY),
    ALIAS("loans.sizes.*", SKILL),
    ALIAS("occasions[].id", OCCASION),
    DO("occasions[].name", DROP),
    ALIAS("occasions[].orchestras[]", ORCHESTRA),
    ALIAS("occasions[].schools[]", PLACE),
    ALIAS("occasions[].school", PLACE),
    ALIAS("occasions[].place", VENUE),
    DO("occasions[].at", COORDINATES),
    ALIAS("occasions[].of", OCCASION),
    DO("last-season", LAST_SEASON),
    ALIAS("pins[].orchestra", ORCHESTRA),
    DO("pins[].block", BLOCK_NAME),
    ALIAS("pins[].role", SKILL),
    ALIAS("pins[].teacher", TEACHER),
    DO("pins[].room", ROOM_NAME),
    DO("money", MONEY),
    DO("last-season:.season", SEASON_NAME),
    DO("last-season:.made-by", DROP),
    ALIAS("last-season:.lessons[].orchestra", ORCHESTRA),
    ALIAS("last-season:.lessons[].sections.*", SKILL),
    DO("standing:.season", SEASON_NAME),
    DO("standing:.made-by", DROP),
    DO("standing:.totals", DROP),
    ALIAS("standing:.loans[].depot", DEPOT),
    ALIAS("standing:.loans[].school", PLACE),
    ALIAS("standing:.loans[].instrument", SKILL),
    ALIAS("standing:.short[].school", PLACE),
    ALIAS("standing:.short[].instrument", SKILL),
    ALIAS("last-season:.lessons[].sections.*.teacher", TEACHER),
    DO("last-season:.lessons[].sections.*.room", ROOM_NAME),
};

orki_share_rule orki_share_rule_at(const char *path)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(rows[i].path, path) == 0)
            return (orki_share_rule){rows[i].action, rows[i].kind};
    }
    return (orki_share_rule){ORKI_SHARE_UNKNOWN, ORKI_N_ALIASES};
}
