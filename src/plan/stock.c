/* For each section: the pupils of all sections with its role at its school against the stock. */
#include "plan/stock.h"

#include <string.h>

int orki_role_instrument(const ork_season *season, int role)
{
    for (int k = 0; k < season->n_skills; k++) {
        if (strcmp(season->skills[k].id, season->roles[role].id) == 0)
            return k;
    }
    return -1;
}

int orki_stock_limit(const ork_season *season, int school, int skill)
{
    int limit = season->schools[school].stock[skill];
    for (int d = 0; limit >= 0 && d < season->n_depots; d++) {
        const orki_depot *depot = &season->depots[d];
        if (depot->stock[skill] > 0)
            limit += (int)((int64_t)depot->stock[skill] * (100 - depot->reserve) / 100);
    }
    return limit;
}

static int pupils_in(const ork_season *season, const orki_sitting *sittings, int n, int school,
                     int role)
{
    int pupils = 0;
    for (int i = 0; i < n; i++) {
        int section = orki_section_of(season, sittings[i].orchestra, role);
        if (section >= 0 && season->orchestras[sittings[i].orchestra].school == school)
            pupils += season->sections[section].pupils;
    }
    return pupils;
}

bool orki_stock_suffices(const ork_season *season, const orki_sitting *sittings, int n)
{
    for (int i = 0; i < n; i++) {
        const orki_orchestra *o = &season->orchestras[sittings[i].orchestra];
        for (int k = 0; k < o->n_sections; k++) {
            int role = season->sections[o->first_section + k].role;
            int skill = orki_role_instrument(season, role);
            int stock = skill < 0 ? -1 : orki_stock_limit(season, o->school, skill);
            if (stock >= 0 && pupils_in(season, sittings, n, o->school, role) > stock)
                return false;
        }
    }
    return true;
}
