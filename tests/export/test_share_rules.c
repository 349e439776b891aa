/* Every key of a season that can hold a word of the planner, or coordinates, has a row that says
 * what becomes of it when the season is anonymised. */
#include "export/share.h"
#include "ork_test.h"
#include "read/shape.h"

typedef struct walk {
    int n_words, n_places, n_unknown;
} walk;

static bool is_word(orki_scalar_type type)
{
    return type == ORKI_S_TEXT || type == ORKI_S_ID || type == ORKI_S_NAME;
}

/* What ends the walk: nothing below is written as it stands. */
static bool is_whole(orki_share_action action)
{
    return action == ORKI_SHARE_DROP || action == ORKI_SHARE_COORDINATES ||
           action == ORKI_SHARE_PAIRS || action == ORKI_SHARE_HOLIDAYS ||
           action == ORKI_SHARE_LAST_SEASON;
}

static void look(walk *w, const orki_shape *shape, const char *path)
{
    char longer[300];
    orki_share_action action = orki_share_rule_at(path).action;
    w->n_words += is_word(shape->scalar);
    w->n_places += shape == &orki_shape_place;
    bool is_lost = (is_word(shape->scalar) && action == ORKI_SHARE_UNKNOWN) ||
                   (shape == &orki_shape_place && action != ORKI_SHARE_COORDINATES);
    if (is_lost) {
        printf("\n    no row for %s", path);
        w->n_unknown++;
    }
    if (is_whole(action))
        return;
    if (shape->items != NULL) {
        snprintf(longer, sizeof longer, "%s[]", path);
        look(w, shape->items, longer);
    }
    for (const orki_key *k = shape->keys; k != NULL && k->name != NULL; k++) {
        snprintf(longer, sizeof longer, "%s%s%s", path, path[0] == '\0' ? "" : ".", k->name);
        look(w, k->shape, longer);
    }
    if (shape->any != NULL) {
        snprintf(longer, sizeof longer, "%s.*", path);
        if (is_word(shape->any_key) && orki_share_rule_at(longer).action == ORKI_SHARE_UNKNOWN) {
            printf("\n    no row for the key %s", longer);
            w->n_unknown++;
        }
        look(w, shape->any, longer);
    }
}

static void test_rules__season(void)
{
    walk w = {0, 0, 0};
    look(&w, &orki_season_shape, "");
    ORK_EQUAL_INT(w.n_unknown, 0);
    ORK_TRUE(w.n_words > 60);
    ORK_EQUAL_INT(w.n_places, 5); /* building, school, home, place of an occasion */
}

static void test_rules__last_season(void)
{
    walk w = {0, 0, 0};
    look(&w, &orki_timetable_shape, "last-season:");
    ORK_EQUAL_INT(w.n_unknown, 0);
    ORK_TRUE(w.n_words > 4);
}

static void test_rules__unknown_paths(void)
{
    ORK_EQUAL_INT(orki_share_rule_at("teachers[].nickname").action, ORKI_SHARE_UNKNOWN);
    ORK_EQUAL_INT(orki_share_rule_at("").action, ORKI_SHARE_UNKNOWN);
}

ORK_TEST_MAIN("share-rules", {"season", test_rules__season},
              {"last_season", test_rules__last_season},
              {"unknown_paths", test_rules__unknown_paths})
