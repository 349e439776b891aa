/* Where the schools are: regions of about forty schools apart from each other, in each a large town
 * and some smaller ones, schools close together within a town. And which bells each school has.
 * Plain arithmetic only, so that every machine draws the same map. */
#include "generate/draft_bells.h"
#include "generate/draft_names.h"

#include <stdio.h>

enum { REGION_SCHOOLS = 40, REGION_TOWNS = 8 };

#define KM_LAT (1.0 / 111.2)
#define KM_LON (1.0 / 68.6)

typedef struct town {
    char *name;
    double lat, lon;
} town;

/* About normal with this spread: the sum of uniforms. */
static double around(orki_random *random, double spread)
{
    double sum = 0;
    for (int i = 0; i < 4; i++)
        sum += orki_random_unit(random) - 0.5;
    return sum * spread * 1.7;
}

static int draw_scheme(orki_random *random)
{
    int sum = 0, i = 0;
    for (int k = 0; k < orki_draft_n_schemes; k++)
        sum += orki_draft_schemes[k].weight;
    for (int x = orki_random_below(random, sum); x >= orki_draft_schemes[i].weight; i++)
        x -= orki_draft_schemes[i].weight;
    return i;
}

static ork_status make_towns(draft_season *s, int region, town towns[REGION_TOWNS],
                             orki_random *random)
{
    for (int i = 0; i < REGION_TOWNS; i++) {
        towns[i].name = orki_arena_alloc(&s->arena, DRAFT_TEXT, 1);
        if (towns[i].name == NULL)
            return ORK_ERR_MEMORY;
        orki_draft_town_name(region * REGION_TOWNS + i, towns[i].name, DRAFT_TEXT);
        double km = i == 0 ? 0 : 6.5;
        towns[i].lat = 51.70 + 0.17 * (region / 5 % 10) + around(random, km) * KM_LAT;
        towns[i].lon = 4.50 + 0.45 * (region % 5) + around(random, km) * KM_LON;
    }
    return ORK_OK;
}

/* A name may serve in several towns; the id then says which one. */
static void name_school(draft_season *s, int index)
{
    draft_school *school = &s->schools[index];
    const char *name = orki_draft_school_name(index * 11);
    snprintf(school->name, sizeof school->name, "%s", name);
    char slug[DRAFT_TEXT];
    orki_draft_slug(name, slug, sizeof slug);
    int round = index / orki_draft_n_school_names();
    if (round == 0)
        snprintf(school->id, sizeof school->id, "%s", slug);
    else
        snprintf(school->id, sizeof school->id, "%.36s-%d", slug, round + 1);
}

ork_status orki_draft_places(draft_season *s)
{
    orki_random random = orki_random_start((uint64_t)s->options.seed, 2);
    s->n_regions = (s->options.n_schools + REGION_SCHOOLS - 1) / REGION_SCHOOLS;
    town towns[REGION_TOWNS];
    int region = -1;
    for (int i = 0; i < s->options.n_schools; i++) {
        draft_school *school = &s->schools[i];
        school->region = (int)((long long)i * s->n_regions / s->options.n_schools);
        if (school->region != region) {
            region = school->region;
            if (make_towns(s, region, towns, &random) != ORK_OK)
                return ORK_ERR_MEMORY;
        }
        int n_towns = s->options.n_schools < 4 ? 1 : REGION_TOWNS;
        int t = orki_draft_chance(&random, 0.4) ? 0 : orki_random_below(&random, n_towns);
        school->town = towns[t].name;
        school->lat = towns[t].lat + around(&random, t == 0 ? 1.6 : 0.8) * KM_LAT;
        school->lon = towns[t].lon + around(&random, t == 0 ? 1.6 : 0.8) * KM_LON;
        school->scheme = draw_scheme(&random);
        school->building = -1;
        name_school(s, i);
    }
    return ORK_OK;
}
