/* A piece as one teacher would have it is judged once (is she free, how long does she wait inside
 * it, what does she dislike); days are then chains of such turns. */
#include "check/proof_days.h"

#include <string.h>

enum { MOST_TURNS = 48, MOST_DAYS = 30000000 };

/* A piece as a teacher has it. */
typedef struct turn {
    int part, team, block, role, school, address, n_lessons;
    int from_min, to_min, teach_min;
    int changeover_min; /* after its last lesson */
    int idle_min, break_min, dislike;
    int64_t value; /* match less prices, 1/100000 points */
} turn;

/* What a chain of turns adds up to. */
typedef struct chain {
    int n, teach_min, travel_min, idle_min, break_min, dislike, n_addresses;
    int64_t value;
} chain;

typedef struct lister {
    const orki_proof_pieces *pieces;
    const ork_season *season;
    const orki_proof_prices *prices;
    int teacher;
    const orki_teacher *t;
    orki_proof_days *out;
    int n;
    size_t capacity;
    turn *turns; /* [n] of one weekday, by start */
    const turn *chosen[MOST_TURNS];
    ork_status st;
} lister;

static bool is_pinned_away(const lister *l, const orki_proof_part *part)
{
    for (int i = 0; i < l->season->n_pins; i++) {
        const orki_pin *pin = &l->season->pins[i];
        int block = pin->orchestra >= 0 ? l->season->orchestras[pin->orchestra].block : pin->block;
        if (pin->teacher >= 0 && pin->teacher != l->teacher && pin->role == part->role &&
            l->season->blocks[block].team == l->season->blocks[part->block].team)
            return true;
    }
    return false;
}

/* Points of continuity and second-choice, of a series for each meeting; -1 when she cannot take the
 * part. */
static int64_t match_of(const lister *l, const orki_proof_part *part)
{
    const ork_season *season = l->season;
    orki_level level = orki_teacher_level(season, l->teacher, part->role);
    int64_t points = 0;
    if (l->t->is_substitute || level == ORKI_NO_SKILL ||
        l->t->declined[season->blocks[part->block].school] || is_pinned_away(l, part))
        return -1;
    if (part->series >= 0 && season->blocks[part->block].needs_captain && !l->t->is_captain)
        return -1;
    /* meetings are alike: the points of one */
    for (int i = 0; i < (part->series >= 0 ? 1 : part->n_lessons); i++) {
        int section = orki_section_of(season, part->lessons[i], part->role);
        int last = season->sections[section].last_teacher;
        if (last >= 0 && last != l->teacher)
            points += orki_points(1, season->weights[ORKI_RULE_CONTINUITY]);
        if (level == ORKI_SECOND_CHOICE)
            points += orki_points(1, season->weights[ORKI_RULE_SECOND_CHOICE]);
    }
    return points;
}

static bool is_free(const lister *l, int day, int from, int to)
{
    const orki_spans *spans = &l->t->available[day];
    for (int i = 0; i < spans->n; i++) {
        if (spans->at[i].from <= from && to <= spans->at[i].to)
            return true;
    }
    return false;
}

static int worse(int a, int b)
{
    return a > b ? a : b;
}

/* The piece as her turn; false when she cannot have it. */
static bool make_turn(turn *out, const lister *l, const orki_proof_piece *piece)
{
    const orki_limits *limits = &l->season->limits;
    int end = 0, changeover = 0;
    for (int i = 0; i < piece->n; i++) {
        int start = piece->start_min[i];
        if (i > 0) {
            int spare = start - end - changeover;
            if (spare < 0)
                return false;
            out->idle_min += spare;
            out->break_min += spare >= limits->break_part_min ? spare : 0;
        } else {
            out->from_min = start;
        }
        end = start + l->season->orchestras[piece->lesson[i]].lesson_min;
        changeover = orki_changeover_of(l->season, piece->lesson[i]);
        if (!is_free(l, piece->day, start, end))
            return false;
        out->teach_min += end - start;
        if (start < limits->noon)
            out->dislike = worse(out->dislike, l->t->dislike[piece->day][0]);
        if (end > limits->noon)
            out->dislike = worse(out->dislike, l->t->dislike[piece->day][1]);
    }
    out->to_min = end;
    out->changeover_min = changeover;
    return out->teach_min <= l->t->max_day_min && out->teach_min <= l->t->max_week_min;
}

static void add_turn(lister *l, int part_index, const orki_proof_piece *piece, int64_t match)
{
    const orki_proof_part *part = &l->pieces->parts[part_index];
    const orki_block *block = &l->season->blocks[part->block];
    turn t = {.part = part_index,
              .team = block->team,
              .block = part->block,
              .role = part->role,
              .school = block->school,
              .n_lessons = piece->n,
              .address = l->season->schools[block->school].address};
    if (!make_turn(&t, l, piece))
        return;
    int64_t captain = l->t->is_captain && block->needs_captain
                          ? l->prices->captain[part->block * ORKI_N_DAYS + piece->day]
                          : 0;
    int n_matched = part->series >= 0 ? piece->n : 1;
    t.value = match * n_matched * ORKI_PROOF_POINT - piece->price - captain * ORKI_PROOF_UNIT;
    if (orki_array_reserve(&l->turns, &l->capacity, (size_t)l->n + 1, sizeof *l->turns) != 0) {
        l->st = ORK_ERR_MEMORY;
        return;
    }
    int i = l->n++;
    for (; i > 0 && l->turns[i - 1].from_min > t.from_min; i--)
        l->turns[i] = l->turns[i - 1];
    l->turns[i] = t;
}

/* What else a day costs: call-out, liked days, travel and waiting, with fairness's price of them.
 */
static int64_t value_of(const lister *l, const chain *c)
{
    const int64_t *weights = l->season->weights;
    const turn *first = l->chosen[0], *last = l->chosen[c->n - 1];
    int travel = c->travel_min + orki_travel_from_home(l->season, l->teacher, first->school) +
                 orki_travel_to_home(l->season, l->teacher, last->school);
    int missed = l->t->call_out_min - (last->to_min - first->from_min);
    int64_t points = orki_points(travel, weights[ORKI_RULE_TRAVEL]) +
                     orki_points(c->idle_min, weights[ORKI_RULE_IDLE]) +
                     orki_points(missed > 0 ? missed : 0, weights[ORKI_RULE_CALL_OUT]) +
                     (c->dislike * weights[ORKI_RULE_TEACHER_DAY] + 100) / 200;
    return c->value + points * ORKI_PROOF_POINT +
           l->prices->fair[l->teacher] * weights[ORKI_RULE_FAIRNESS] * (travel + c->idle_min);
}

static void add_day(lister *l, const chain *c)
{
    orki_proof_days *out = l->out;
    const orki_limits *limits = &l->season->limits;
    int from = l->chosen[0]->from_min, to = l->chosen[c->n - 1]->to_min;
    if (to - from > limits->break_after_min && c->break_min < limits->break_min)
        return;
    if (out->n >= MOST_DAYS) {
        l->st = ORK_ERR_TOO_LARGE;
        return;
    }
    if (orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at) != 0 ||
        orki_array_reserve(&out->parts, &out->part_capacity, out->n_parts + (size_t)c->n,
                           sizeof *out->parts) != 0 ||
        orki_array_reserve(&out->n_lessons, &out->lesson_capacity, out->n_parts + (size_t)c->n,
                           sizeof *out->n_lessons) != 0) {
        l->st = ORK_ERR_MEMORY;
        return;
    }
    out->at[out->n++] = (orki_proof_day){.value = value_of(l, c),
                                         .teach_min = c->teach_min,
                                         .from_min = from,
                                         .to_min = to,
                                         .first = (int)out->n_parts,
                                         .n = c->n};
    for (int i = 0; i < c->n; i++) {
        out->n_lessons[out->n_parts] = l->chosen[i]->n_lessons;
        out->parts[out->n_parts++] = l->chosen[i]->part;
    }
}

/* The chain with one more turn; false when the day then breaks a rule, with more turns, too. */
static bool link_turn(chain *out, const lister *l, const chain *c, const turn *t)
{
    const orki_limits *limits = &l->season->limits;
    *out = *c;
    bool is_new = true;
    for (int i = 0; i < c->n; i++) {
        const turn *x = l->chosen[i];
        is_new = is_new && x->address != t->address;
        if (x->team == t->team && (x->block == t->block || x->role != t->role))
            return false;
    }
    if (c->n > 0) {
        const turn *last = l->chosen[c->n - 1];
        int way = orki_travel_between(l->season, l->t->mode, last->school, t->school);
        int spare = t->from_min - last->to_min -
                    (last->address == t->address ? last->changeover_min
                                                 : limits->pack_min + way + limits->set_up_min);
        if (spare < 0)
            return false;
        out->travel_min += way;
        out->idle_min += spare;
        out->break_min += spare >= limits->break_part_min ? spare : 0;
    }
    out->n++;
    out->n_addresses += is_new;
    out->teach_min += t->teach_min;
    out->idle_min += t->idle_min;
    out->break_min += t->break_min;
    out->dislike = worse(out->dislike, t->dislike);
    out->value += t->value;
    return out->teach_min <= l->t->max_day_min && out->teach_min <= l->t->max_week_min &&
           out->n_addresses <= l->t->max_day_schools;
}

static void extend(lister *l, const chain *c, int next)
{
    for (int i = next; i < l->n && l->st == ORK_OK; i++) {
        chain longer;
        if (!link_turn(&longer, l, c, &l->turns[i]))
            continue;
        if (c->n == MOST_TURNS) {
            l->st = ORK_ERR_TOO_LARGE;
            return;
        }
        l->chosen[c->n] = &l->turns[i];
        add_day(l, &longer);
        if (l->st == ORK_OK)
            extend(l, &longer, i + 1);
    }
}

static void list_turns(lister *l, int day, const int64_t *match)
{
    l->n = 0;
    for (int p = 0; p < l->pieces->n_parts && l->st == ORK_OK; p++) {
        const orki_proof_part *part = &l->pieces->parts[p];
        for (int i = part->first; i < part->first + part->n && match[p] >= 0; i++) {
            if (l->pieces->at[i].is_open && l->pieces->at[i].day == day)
                add_turn(l, p, &l->pieces->at[i], match[p]);
        }
    }
}

ork_status orki_proof_days_list(orki_proof_days *out, const orki_proof_pieces *pieces,
                                const orki_proof_prices *prices, int teacher)
{
    lister l = {.pieces = pieces,
                .season = pieces->season,
                .prices = prices,
                .teacher = teacher,
                .t = &pieces->season->teachers[teacher],
                .out = out,
                .st = ORK_OK};
    out->n = 0;
    out->n_parts = 0;
    int64_t *match = orki_alloc((size_t)pieces->n_parts, sizeof *match);
    if (match == NULL)
        return ORK_ERR_MEMORY;
    for (int p = 0; p < pieces->n_parts; p++)
        match[p] = match_of(&l, &pieces->parts[p]);
    for (int day = 0; day < ORKI_N_DAYS && l.st == ORK_OK; day++) {
        out->first[day] = out->n;
        list_turns(&l, day, match);
        extend(&l, &(chain){0}, 0);
    }
    out->first[ORKI_N_DAYS] = out->n;
    orki_free(l.turns);
    orki_free(match);
    return l.st;
}

void orki_proof_days_free(orki_proof_days *days)
{
    orki_free(days->at);
    orki_free(days->parts);
    orki_free(days->n_lessons);
    *days = (orki_proof_days){0};
}
