/* Shares of the cost and alternatives as JSON objects. A value that could not be made is NULL,
 * which jansson refuses to store and json_pack to pack: each list then becomes NULL as a whole. */
#include "report/reasons_json.h"

#include "base/json.h"
#include "model/season_model.h"

#include <stdio.h>

static json_t *terms_of(const ork_share *share)
{
    json_t *terms = json_object();
    for (int i = 0; i < share->n_terms; i++)
        orki_json_set(&terms, share->terms[i].rule, json_integer(share->terms[i].points));
    return terms;
}

static json_t *share_list(const ork_share *shares, int n)
{
    json_t *list = json_array();
    for (int i = 0; i < n; i++)
        orki_json_add(&list,
                      json_pack("{s:s, s:I, s:o}", "id", shares[i].id, "points",
                                (json_int_t)shares[i].points, "terms", terms_of(&shares[i])));
    return list;
}

json_t *orki_shares_json(const ork_shares *shares)
{
    return json_pack(
        "{s:o, s:o, s:I}", "teachers", share_list(shares->teachers, shares->n_teachers), "schools",
        share_list(shares->schools, shares->n_schools), "shared", (json_int_t)shares->shared);
}

/* What is allowed has a price, what is refused a rule and a reason. */
static json_t *place_of(const ork_other_place *place)
{
    char clock[16];
    snprintf(clock, sizeof clock, "%02d:%02d", place->from_min / 60, place->from_min % 60);
    const char *day = orki_day_word(place->day);
    if (place->is_allowed)
        return json_pack("{s:s, s:s, s:I}", "day", day, "start", clock, "points_more",
                         (json_int_t)place->points_more);
    return json_pack("{s:s, s:s, s:s, s:s}", "day", day, "start", clock, "rule", place->rule,
                     "reason", place->reason);
}

static json_t *allowed_of(const ork_other_staff *role)
{
    json_t *list = json_array();
    for (int i = 0; i < role->n_allowed; i++)
        orki_json_add(&list, json_pack("{s:s, s:I}", "teacher", role->allowed[i].id, "points_more",
                                       (json_int_t)role->allowed[i].points_more));
    return list;
}

static json_t *refused_of(const ork_other_staff *role)
{
    json_t *list = json_array();
    for (int i = 0; i < role->n_refused; i++) {
        const ork_refused_teachers *refused = &role->refused[i];
        json_t *ids = json_array();
        for (int k = 0; k < refused->n; k++)
            orki_json_add(&ids, json_string(refused->ids[k]));
        orki_json_add(&list, json_pack("{s:s, s:s, s:o}", "rule", refused->rule, "reason",
                                       refused->reason, "teachers", ids));
    }
    return list;
}

static json_t *lesson_of(const ork_season *season, const ork_alternative *of)
{
    json_t *orchestras = json_array(), *places = json_array(), *roles = json_array();
    for (int i = 0; i < of->n_lessons; i++)
        orki_json_add(&orchestras, json_string(season->orchestras[of->lessons[i]].id));
    for (int i = 0; i < of->n_places; i++)
        orki_json_add(&places, place_of(&of->places[i]));
    for (int i = 0; i < of->n_roles; i++) {
        const ork_other_staff *role = &of->roles[i];
        orki_json_add(&roles, json_pack("{s:s, s:s, s:o, s:o}", "role", role->role, "teacher",
                                        role->teacher, "allowed", allowed_of(role), "refused",
                                        refused_of(role)));
    }
    return json_pack("{s:s, s:o, s:o, s:o}", "pin", of->pin, "orchestras", orchestras, "places",
                     places, "roles", roles);
}

json_t *orki_alternatives_json(const ork_season *season, const ork_alternatives *alternatives)
{
    json_t *list = json_array();
    for (int i = 0; i < alternatives->n; i++)
        orki_json_add(&list, lesson_of(season, &alternatives->at[i]));
    return json_pack("{s:o, s:i}", "lessons", list, "left", alternatives->n_left);
}
