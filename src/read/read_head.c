/* organisation, season, limits, money, weights and changes -> season. */
#include "read/build.h"

#include "read/scalar.h"

static void read_limits(orki_build *b)
{
    const orki_node *map = orki_tree_get(b->root, "limits");
    const orki_node *travel = orki_tree_get(b->root, "travel");
    b->s->limits = (orki_limits){
        .day_teaching_min = orki_tree_value(map, "day-teaching", 7 * 45),
        .break_after_min = orki_tree_value(map, "break-after", 330),
        .break_min = orki_tree_value(map, "break", 30),
        .break_part_min = orki_tree_value(map, "break-part", 15),
        .day_schools = orki_tree_value(map, "day-schools", 2),
        .rest_min = orki_tree_value(map, "rest", 11 * 60),
        .noon = orki_tree_value(map, "noon", 12 * 60 + 30),
        .pack_min = orki_tree_value(travel, "pack", 5),
        .set_up_min = orki_tree_value(travel, "set-up", 10),
    };
}

static void read_weights(orki_build *b)
{
    orki_node *map = orki_tree_get(b->root, "weights");
    for (int i = 0; i < ORKI_N_RULES; i++) {
        const orki_rule_info *rule = orki_rule_get((orki_rule)i);
        orki_node *node = orki_tree_get(map, rule->name);
        b->s->weights[i] = rule->default_weight;
        if (node == NULL || rule->is_hard)
            continue;
        if (node->value[0] < 0)
            orki_fault(b->r, OR_NUMBER, node, _("%s has more than two places behind the point"),
                       node->text);
        else
            b->s->weights[i] = node->value[0];
    }
}

static void read_money(orki_build *b)
{
    const orki_node *map = orki_tree_get(b->root, "money"), *paid = orki_tree_get(map, "paid");
    orki_node *kilometre = orki_tree_get(map, "kilometre");
    orki_money *money = &b->s->money;
    money->is_given = paid != NULL;
    for (const orki_node *word = paid == NULL ? NULL : paid->first; word != NULL;
         word = word->next) {
        if (!word->is_bad)
            money->paid |= 1U << word->value[0];
    }
    if (kilometre != NULL && kilometre->value[0] < 0)
        orki_fault(b->r, OR_NUMBER, kilometre, _("%s has more than two places behind the point"),
                   kilometre->text);
    else if (kilometre != NULL)
        money->kilometre_cents = kilometre->value[0];
}

static void read_changes(orki_build *b)
{
    static const int defaults[ORK_N_CHANGES] = {
        [ORK_CHANGE_CLASS_DAY] = 16,      [ORK_CHANGE_CLASS_TIME] = 8,
        [ORK_CHANGE_TEACHER_DAY] = 4,     [ORK_CHANGE_TEACHER_START] = 4,
        [ORK_CHANGE_SECTION_TEACHER] = 2, [ORK_CHANGE_ROOM] = 1};
    const orki_node *map = orki_tree_get(b->root, "changes");
    for (int k = 0; k < ORK_N_CHANGES; k++)
        b->s->change_weights[k] =
            orki_tree_value(map, ork_change_word((ork_change_kind)k), defaults[k]);
}

void orki_build_head(orki_build *b)
{
    ork_season *s = b->s;
    const orki_node *organisation = orki_tree_get(b->root, "organisation");
    orki_node *season = orki_tree_get(b->root, "season");
    s->organisation = orki_text_of(b, organisation, "name", "");
    s->language = orki_text_of(b, organisation, "language", "");
    s->name = orki_text_of(b, season, "name", "");
    s->from = s->to = ORKI_NO_DATE;
    orki_date from = orki_date_of(b, season, "from"), to = orki_date_of(b, season, "to");
    orki_check_order(b, season, from, to);
    s->from = from;
    s->to = to;
    read_limits(b);
    read_money(b);
    read_weights(b);
    read_changes(b);
}
