/* Travel minutes: the formula, addresses, and pairs from CSV. */
#include "ork_test.h"
#include "read/pairs.h"
#include "reading.h"

static int mode_of(const ork_season *s, const char *id)
{
    int m = 0;
    while (m < s->n_modes && strcmp(s->modes[m].id, id) != 0)
        m++;
    return m;
}

static void test_travel__distance(void)
{
    /* a quarter of a meridian and of the equator; 6371.0088 * pi / 2 = 10007.557 */
    ORK_EQUAL_INT(orki_distance_km(0, 0, 90, 0) * 1000, 10007557);
    ORK_EQUAL_INT(orki_distance_km(0, 0, 0, 90) * 1000, 10007557);
    ORK_EQUAL_INT(orki_distance_km(51.8, 4.6, 51.8, 4.6) * 1000, 0);
}

static void test_travel__rounds_up(void)
{
    orki_mode mode = {"m", "m", 60, 1, 0};
    ORK_EQUAL_INT(orki_travel_minutes(&mode, 7), 7);
    ORK_EQUAL_INT(orki_travel_minutes(&mode, 7.0001), 8);
    mode = (orki_mode){"m", "m", 14, 1.3, 5};
    ORK_EQUAL_INT(orki_travel_minutes(&mode, 14 / 1.3), 65); /* 60.000000001 is 60 */
    ORK_EQUAL_INT(orki_travel_minutes(&mode, 0), 5);
}

static void test_travel__by_mode(void)
{
    ork_season *s = reading_season("");
    /* 0.792 km: bike 4.4 + 5, car 2.06 + 5, on foot 15.4 */
    ORK_EQUAL_INT(orki_travel_between(s, mode_of(s, "bike"), 0, 1), 10);
    ORK_EQUAL_INT(orki_travel_between(s, mode_of(s, "car"), 1, 0), 8);
    ORK_EQUAL_INT(orki_travel_between(s, mode_of(s, "bike"), 1, 1), 0);
    ORK_EQUAL_INT(orki_travel_of_pupils(s, 0, 1), 16);
    ORK_TRUE(orki_travel_from_home(s, 0, 0) > 0);
    ORK_EQUAL_INT(orki_travel_from_home(s, 1, 0), 0); /* no home */
    ork_season_free(s);
}

static void test_travel__pairs(void)
{
    ork_season *s = reading_season("travel: {pairs: pairs.csv, modes: {bike: {speed: 20}}}\n");
    int bike = mode_of(s, "bike"), car = mode_of(s, "car");
    ORK_EQUAL_INT(orki_travel_between(s, bike, 0, 1), 17);
    ORK_EQUAL_INT(orki_travel_between(s, bike, 1, 0), 19); /* the other way is given too */
    ORK_EQUAL_INT(orki_travel_between(s, car, 0, 1), 8);   /* the formula */
    ORK_EQUAL_INT(orki_travel_from_home(s, 0, 1), 33);
    ORK_EQUAL_INT(orki_travel_to_home(s, 0, 1), 33);
    ORK_EQUAL_INT(orki_travel_of_pupils(s, 0, 1), 40);
    ORK_EQUAL_INT(orki_travel_of_pupils(s, 1, 0), 40);
    ork_season_free(s);
}

/* A mode's own minutes count before those of every mode, whichever line comes first; a way that is
 * given counts before the other way round. */
static void test_travel__pairs_of_a_mode(void)
{
    static const char *const files[] = {"pairs-every-first.csv", "pairs-every-last.csv"};
    for (int i = 0; i < 2; i++) {
        char yaml[80];
        snprintf(yaml, sizeof yaml, "travel: {pairs: %s}\n", files[i]);
        ork_season *s = reading_season(yaml);
        int bike = mode_of(s, "bike"), car = mode_of(s, "car"), walk = mode_of(s, "walk");
        ORK_EQUAL_INT(orki_travel_between(s, bike, 0, 1), 17);
        ORK_EQUAL_INT(orki_travel_between(s, car, 0, 1), 25);
        ORK_EQUAL_INT(orki_travel_between(s, walk, 0, 1), 25);
        ORK_EQUAL_INT(orki_travel_between(s, bike, 1, 0), 27);
        ORK_EQUAL_INT(orki_travel_between(s, car, 1, 0), 9);
        ORK_EQUAL_INT(orki_travel_between(s, walk, 1, 0), 27);
        ork_season_free(s);
    }
}

ORK_TEST_MAIN("read-travel", {"distance", test_travel__distance},
              {"rounds up", test_travel__rounds_up}, {"by mode", test_travel__by_mode},
              {"pairs", test_travel__pairs}, {"pairs of a mode", test_travel__pairs_of_a_mode})
