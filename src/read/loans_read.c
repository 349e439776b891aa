/* loans.yaml against its season, or against a later one in which its loans stand. Whether depots
 * have what is lent and schools need it is the checker's business, not ours. */
#include "read/loans_read.h"

#include "model/season_model.h"
#include "read/shape.h"
#include "read/yaml_tree.h"

#include <stdio.h>
#include <string.h>

typedef struct matching {
    orki_reader *r;
    const ork_season *s;
    orki_loan_list how;
    orki_names depots, schools, skills, loans;
} matching;

static void learn_names(matching *m)
{
    const ork_season *s = m->s;
    for (int i = 0; i < s->n_depots; i++)
        orki_names_add(m->r, &m->depots, s->depots[i].id, i);
    for (int i = 0; i < s->n_schools; i++)
        orki_names_add(m->r, &m->schools, s->schools[i].id, i);
    for (int i = 0; i < s->n_skills; i++)
        orki_names_add(m->r, &m->skills, s->skills[i].id, i);
}

/* The index of a name, or -1 after telling. */
static int refer(matching *m, const orki_names *names, orki_node *node, orki_code code,
                 const char *what)
{
    int index = orki_names_find(names, node->text);
    if (index >= 0)
        return index;
    if (m->how == ORKI_LOANS_STANDING) {
        orki_hint(m->r, "%s", _("collect what stands there yourself"));
        orki_warn_at(m->r, OR_LOAN_GONE, node->place,
                     _("the season has no %s \"%s\": this loan is left out"), what, node->text);
        return -1;
    }
    const char *nearest = orki_names_nearest(names, node->text);
    if (nearest != NULL)
        orki_hint(m->r, _("did you mean \"%s\"?"), nearest);
    orki_fault(m->r, code, node, _("the season has no %s \"%s\""), what, node->text);
    return -1;
}

/* Whether depot, school and instrument are given for the first time; tells when they are not. */
static bool is_first(matching *m, orki_node *node, const orki_loan *loan)
{
    char key[64];
    snprintf(key, sizeof key, "%d %d %d", loan->depot, loan->school, loan->skill);
    const char *kept = orki_keep_text(m->r, key);
    if (kept == NULL)
        return false;
    if (orki_names_add(m->r, &m->loans, kept, 0) == ORKI_NO_NAME)
        return true;
    orki_fault_at(m->r, OR_LOAN_TWICE, node->place, 1,
                  _("the instrument \"%s\" is given twice for \"%s\""),
                  m->s->skills[loan->skill].id, m->s->schools[loan->school].id);
    return false;
}

static bool read_loan(matching *m, orki_node *node, orki_loan *loan)
{
    orki_node *depot = orki_tree_get(node, "depot");
    orki_node *school = orki_tree_get(node, "school"), *skill = orki_tree_get(node, "instrument");
    bool is_short = orki_tree_find(node, "depot") == NULL;
    if (school == NULL || skill == NULL || (depot == NULL && !is_short))
        return false;
    loan->depot = is_short ? -1 : refer(m, &m->depots, depot, OR_DEPOT, _("depot"));
    loan->school = refer(m, &m->schools, school, OR_SCHOOL, _("school"));
    loan->skill = refer(m, &m->skills, skill, OR_SKILL, _("skill"));
    loan->pieces = orki_tree_value(node, "pieces", 0);
    return (is_short || loan->depot >= 0) && loan->school >= 0 && loan->skill >= 0 &&
           loan->pieces > 0 && is_first(m, node, loan);
}

int orki_loans_match(orki_reader *r, const ork_season *season, const orki_node *list,
                     orki_loan_list how, const orki_loan **out)
{
    matching m = {.r = r, .s = season, .how = how};
    int n = 0;
    orki_loan *loans = orki_keep(r, list == NULL ? 0 : list->n, sizeof *loans);
    *out = loans;
    if (loans == NULL)
        return 0;
    learn_names(&m);
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v))
        n += read_loan(&m, v, &loans[n]);
    orki_loans_sort(loans, n);
    return n;
}

static void read_claims(ork_loans *loans, const orki_node *totals)
{
    const orki_node *metres = orki_tree_get(totals, "metres");
    ork_loan_totals *c = &loans->claims;
    loans->has_claims = totals != NULL;
    c->demand = orki_tree_value(totals, "demand", 0);
    c->own = orki_tree_value(totals, "own", 0);
    c->lent = orki_tree_value(totals, "lent", 0);
    c->shortage = orki_tree_value(totals, "short", 0);
    c->stay = orki_tree_value(totals, "stay", 0);
    c->come = orki_tree_value(totals, "come", 0);
    c->collected = orki_tree_value(totals, "collected", 0);
    c->trips = orki_tree_value(totals, "trips", 0);
    c->metres = metres == NULL || orki_tree_is_null(metres) ? -1 : metres->value[0];
    c->rent_cents = orki_tree_value(totals, "rent-cents", 0);
    c->cost_cents = orki_tree_value(totals, "cost-cents", 0);
}

static void match(orki_reader *r, const ork_season *season, orki_node *root, ork_loans *loans)
{
    if (!orki_schema_check_file(r, &orki_loans_shape, root))
        return;
    const orki_node *name = orki_tree_get(root, "season");
    if (name != NULL && strcmp(name->text, season->name) != 0)
        orki_warn_at(r, OR_LOANS_SEASON, name->place,
                     _("these loans are of \"%s\", the season is \"%s\""), name->text,
                     season->name);
    if (r->n_errors > 0)
        return;
    loans->is_proven = orki_tree_value(root, "proven", 0) != 0;
    read_claims(loans, orki_tree_get(root, "totals"));
    loans->n =
        orki_loans_match(r, season, orki_tree_get(root, "loans"), ORKI_LOANS_CHOSEN, &loans->at);
    loans->n_short = orki_loans_match(r, season, orki_tree_get(root, "short"), ORKI_LOANS_CHOSEN,
                                      &loans->shortages);
}

ork_status ork_loans_read(ork_loans **out, const ork_season *season, const char *path,
                          ork_diags *diags)
{
    *out = NULL;
    ork_loans *loans = orki_alloc(1, sizeof *loans);
    if (loans == NULL)
        return ORK_ERR_MEMORY;
    orki_reader r = {.keep = &loans->arena, .diags = diags};
    orki_node *root = orki_yaml_read_file(
        &r, path, _("\"orkestrooster solve SEASON -o DIR\" writes DIR/loans.yaml"));
    if (root != NULL)
        match(&r, season, root, loans);
    ork_status st = orki_reader_status(&r);
    orki_reader_free(&r);
    if (st == ORK_OK)
        *out = loans;
    else
        ork_loans_free(loans);
    return st;
}
