/* depots and loans -> season. What stands at the schools is the loans.yaml of an earlier run; a
 * loan of something that is gone is left out, with a warning that says so. */
#include "read/build.h"
#include "read/loans_read.h"
#include "read/shape.h"
#include "read/yaml_tree.h"

/* A map from skills to numbers: one for each skill. */
static int *read_numbers(orki_build *b, const orki_node *map, int fallback)
{
    int *numbers = orki_keep(b->r, (size_t)b->s->n_skills, sizeof *numbers);
    for (int k = 0; numbers != NULL && k < b->s->n_skills; k++)
        numbers[k] = fallback;
    for (orki_node *v = orki_tree_first(map); v != NULL && numbers != NULL; v = orki_tree_next(v)) {
        int skill = orki_refer(b, &b->skills, v->key, OR_SKILL, _("skill"));
        if (skill >= 0)
            numbers[skill] = v->value[0];
    }
    return numbers;
}

/* Cents; an amount in finer parts than cents is told. */
static int64_t cents_of(orki_build *b, orki_node *node)
{
    if (node == NULL || node->is_bad)
        return 0;
    if (node->value[0] < 0)
        orki_fault(b->r, OR_NUMBER, node, _("\"%s\" has parts of a cent"), node->text);
    return node->value[0];
}

static void read_rents(orki_build *b, orki_node *node, orki_depot *depot)
{
    int64_t *rent = orki_keep(b->r, (size_t)b->s->n_skills, sizeof *rent);
    const orki_node *map = orki_tree_get(node, "rent");
    for (orki_node *v = orki_tree_first(map); v != NULL && rent != NULL; v = orki_tree_next(v)) {
        int skill = orki_refer(b, &b->skills, v->key, OR_SKILL, _("skill"));
        if (skill < 0)
            continue;
        rent[skill] = cents_of(b, v);
        if (depot->stock != NULL && depot->stock[skill] < 0) {
            orki_hint(b->r, "%s", _("add it to the depot's stock, or leave out its rent"));
            orki_fault(b->r, OR_LOANS, v->key, _("\"%s\" has a rent and the depot has none"),
                       v->key->text);
        }
    }
    depot->rent = rent;
}

static void read_depot(orki_build *b, orki_node *node, orki_depot *depot)
{
    depot->name = orki_text_of(b, node, "name", depot->id);
    depot->town = orki_text_of(b, node, "town", "");
    depot->has_at = orki_at_of(b, node, "at", &depot->lat, &depot->lon);
    depot->reserve = orki_tree_value(node, "reserve", 0);
    depot->stock = read_numbers(b, orki_tree_get(node, "stock"), -1);
    read_rents(b, node, depot);
}

static void read_depots(orki_build *b)
{
    ork_season *s = b->s;
    orki_names depots = {0};
    const orki_node *list = orki_tree_get(b->root, "depots");
    s->depots = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *s->depots);
    if (s->depots == NULL || orki_is_too_many(b, list, ORKI_MAX_DEPOTS, _("depots")))
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        orki_node *id = orki_tree_get(v, "id");
        orki_depot *depot = &s->depots[s->n_depots];
        depot->id = orki_declare(b, &depots, id, id == NULL ? "" : id->text, s->n_depots);
        s->n_depots++;
        read_depot(b, v, depot);
    }
}

static void read_sizes(orki_build *b, const orki_node *map, orki_loan_terms *terms)
{
    terms->sizes = read_numbers(b, map, 1);
    for (orki_node *v = orki_tree_first(map); v != NULL; v = orki_tree_next(v)) {
        if (!v->is_bad && v->value[0] > terms->holds)
            orki_fault(b->r, OR_LOANS, v, _("one piece takes %d units of load and a trip holds %d"),
                       v->value[0], terms->holds);
    }
}

static void read_terms(orki_build *b, const orki_node *node)
{
    orki_loan_terms *terms = &b->s->loan_terms;
    const orki_node *trip = orki_tree_get(node, "trip");
    orki_node *mode = orki_tree_get(trip, "mode");
    terms->holds = orki_tree_value(trip, "holds", 40);
    int car = orki_names_find(&b->modes, "car");
    int named = orki_refer(b, &b->modes, mode, OR_MODE, _("travel mode"));
    terms->mode = named >= 0 ? named : car;
    terms->kilometre_cents = (int)cents_of(b, orki_tree_get(trip, "kilometre"));
    terms->trip_cents = (int)cents_of(b, orki_tree_get(trip, "price"));
    read_sizes(b, orki_tree_get(node, "sizes"), terms);
}

/* More than the depot owns cannot stand at schools. */
static void check_standing(orki_build *b, orki_place place, int depot)
{
    const ork_season *s = b->s;
    for (int k = 0; k < s->n_skills; k++) {
        int64_t pieces = 0;
        for (int i = 0; i < s->loan_terms.n_standing; i++) {
            const orki_loan *l = &s->loan_terms.standing[i];
            pieces += l->depot == depot && l->skill == k ? l->pieces : 0;
        }
        int owned = s->depots[depot].stock[k] < 0 ? 0 : s->depots[depot].stock[k];
        if (pieces > owned)
            orki_warn_at(b->r, OR_LOANS, place,
                         _("%lld of \"%s\" stand at schools, and \"%s\" owns %d"),
                         (long long)pieces, s->skills[k].id, s->depots[depot].id, owned);
    }
}

static void read_standing(orki_build *b, orki_node *node)
{
    const char *bytes = NULL;
    size_t n = 0;
    const char *path = node == NULL ? NULL : orki_file_of(b, node, &bytes, &n);
    orki_node *root = path == NULL ? NULL : orki_yaml_parse(b->r, path, bytes, n);
    if (root == NULL)
        return;
    if (!orki_schema_check_file(b->r, &orki_loans_shape, root))
        return;
    if (b->r->n_errors > 0)
        return;
    orki_loan_terms *terms = &b->s->loan_terms;
    terms->n_standing = orki_loans_match(b->r, b->s, orki_tree_get(root, "loans"),
                                         ORKI_LOANS_STANDING, &terms->standing);
    for (int d = 0; d < b->s->n_depots && b->r->n_errors == 0; d++)
        check_standing(b, node->place, d);
}

/* Where kilometres are paid, all ways must be known. */
static void check_places(orki_build *b)
{
    const ork_season *s = b->s;
    if (s->loan_terms.kilometre_cents == 0)
        return;
    orki_node *list = orki_tree_get(b->root, "depots");
    int i = 0;
    for (orki_node *v = orki_tree_first(list); v != NULL && i < s->n_depots;
         v = orki_tree_next(v)) {
        if (s->depots[i++].has_at)
            continue;
        orki_hint(b->r, "%s", _("give the depot its coordinates (at), or pay no kilometres"));
        orki_fault_at(b->r, OR_DEPOT_PLACE, orki_place_of(v), 1,
                      _("kilometres are paid and the place of \"%s\" is not known"),
                      s->depots[i - 1].id);
    }
    for (int k = 0; k < s->n_schools && s->n_depots > 0; k++) {
        bool is_used = false;
        for (int o = 0; o < s->n_orchestras; o++)
            is_used = is_used || s->orchestras[o].school == k;
        if (!is_used || s->schools[k].has_at)
            continue;
        orki_hint(b->r, "%s", _("give the school its coordinates (at), or pay no kilometres"));
        orki_fault_at(b->r, OR_DEPOT_PLACE, s->schools[k].place, 1,
                      _("kilometres are paid and the place of \"%s\" is not known"),
                      s->schools[k].id);
    }
}

void orki_build_depots(orki_build *b)
{
    const orki_node *terms = orki_tree_get(b->root, "loans");
    read_depots(b);
    read_terms(b, terms);
    if (b->r->status == ORK_OK)
        read_standing(b, orki_tree_get(terms, "standing"));
    if (b->r->status == ORK_OK && b->r->n_errors == 0)
        check_places(b);
}

/* ---- what the whole season says of the depots ---- */

int orki_lent_at_most(const ork_season *season, int skill)
{
    int64_t pieces = 0;
    for (int d = 0; d < season->n_depots; d++) {
        const orki_depot *depot = &season->depots[d];
        int64_t stock = depot->stock[skill] < 0 ? 0 : depot->stock[skill];
        pieces += stock - (stock * depot->reserve + 99) / 100;
    }
    return (int)pieces;
}

/* Pupils of the school's largest section of this instrument. */
static int largest_section(const ork_season *s, int school, int skill)
{
    int pupils = 0;
    for (int i = 0; i < s->n_sections; i++) {
        const orki_section *section = &s->sections[i];
        bool is_meant =
            section->role == skill && s->orchestras[section->orchestra].school == school;
        pupils = is_meant && section->pupils > pupils ? section->pupils : pupils;
    }
    return pupils;
}

static bool is_served(const ork_season *s, int school, int skill)
{
    for (int i = 0; i < s->n_shared_sets; i++) {
        const orki_shared_set *set = &s->shared_sets[i];
        for (int k = 0; set->skill == skill && k < set->n_schools; k++) {
            if (set->schools[k] == school)
                return true;
        }
    }
    return false;
}

void orki_check_depots(orki_build *b)
{
    const ork_season *s = b->s;
    const orki_node *list = orki_tree_get(b->root, "depots");
    for (int skill = 0; skill < s->n_skills && s->n_depots > 0; skill++) {
        bool is_held = false;
        int64_t missing = -(int64_t)orki_lent_at_most(s, skill);
        for (int d = 0; d < s->n_depots; d++)
            is_held = is_held || s->depots[d].stock[skill] >= 0;
        for (int k = 0; k < s->n_schools && is_held; k++) {
            int own = s->schools[k].stock[skill] < 0 ? 0 : s->schools[k].stock[skill];
            int wanted = is_served(s, k, skill) ? 0 : largest_section(s, k, skill) - own;
            missing += wanted > 0 ? wanted : 0;
        }
        if (is_held && missing > 0)
            orki_warn_at(
                b->r, OR_FEW_INSTRUMENTS, list->place,
                _("the largest sections of \"%s\" need %lld more than the depots can lend"),
                s->skills[skill].id, (long long)missing);
    }
}
