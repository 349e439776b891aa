/* Literals are numbered 2 v and 2 v + 1 (the opposite), v from 0 on. Invariant of watches: a clause
 * that does not hold yet is in the lists of the opposites of its first two literals; between
 * propagations neither is false, or the other holds. Learnt clauses go only at the root, where no
 * clause is anybody's reason any more, and with them what holds already. */
#include "solve/sat.h"

#include "base/memory.h"
#include "solve/sat_order.h"

#include <string.h>

enum {
    NONE = -1,         /* no clause */
    HEAD = 2,          /* words before the literals: size, glue (0 = not learnt) */
    PAIR = 1 << 30,    /* flag of a watched clause of two literals */
    RESTART = 64,      /* conflicts, times 1 1 2 1 1 2 4 ... */
    FIRST_KEEP = 2000, /* learnt clauses, before the first are let go */
    MORE_KEEP = 300,   /* and so many more each time */
    GOOD_GLUE = 2,     /* such clauses stay */
    DEPTH = 100,       /* of reasons looked into to shorten a clause */
    ASK_EVERY = 256    /* conflicts */
};

/* Of a variable in analysis. */
enum { UNSEEN, IN_CLAUSE, IMPLIED, NOT_IMPLIED };

typedef struct watch {
    int clause, blocker; /* the clause holds when the blocker does */
} watch;

typedef struct watch_list {
    watch *at;
    int n;
    size_t capacity;
} watch_list;

typedef struct solver {
    orki_arena arena;
    ork_status st;
    bool is_refuted;
    int n_vars;
    int8_t *value; /* [2 * n_vars] 1 = holds, -1 = its opposite does, 0 = open */
    watch_list *watches;
    int8_t *phase, *seen; /* [n_vars] phase: 1 = tried as the opposite first */
    int *level, *reason;  /* [n_vars] */
    orki_sat_order order;
    int *trail, n_trail, n_done; /* literals in the order in which they came to hold */
    int *begin, n_levels;        /* [n_vars] of each level in the trail */
    int *stamps, stamp;          /* [n_vars + 1] by level */
    int *learnt, n_learnt;       /* [n_vars] the clause just learnt */
    int *touched, n_touched;     /* [n_vars] variables seen */
    int *store;                  /* clauses */
    size_t n_store, store_capacity;
    int n_kept, most_kept; /* learnt clauses in the store */
    int64_t steps, n_conflicts;
} solver;

static void assign(solver *s, int literal, int reason)
{
    int v = literal >> 1;
    s->value[literal] = 1;
    s->value[literal ^ 1] = -1;
    s->level[v] = s->n_levels;
    s->reason[v] = reason;
    s->trail[s->n_trail++] = literal;
}

static void go_back(solver *s, int level)
{
    if (level >= s->n_levels)
        return;
    while (s->n_trail > s->begin[level]) {
        int literal = s->trail[--s->n_trail], v = literal >> 1;
        s->value[literal] = s->value[literal ^ 1] = 0;
        s->phase[v] = (int8_t)(literal & 1);
        orki_sat_order_push(&s->order, v);
    }
    s->n_done = s->n_trail;
    s->n_levels = level;
}

static void watch_it(solver *s, int literal, int clause, int blocker)
{
    watch_list *list = &s->watches[literal ^ 1];
    if (orki_array_reserve(&list->at, &list->capacity, (size_t)list->n + 1, sizeof *list->at))
        s->st = ORK_ERR_MEMORY;
    else
        list->at[list->n++] = (watch){clause, blocker};
}

static void watch_clause(solver *s, int clause)
{
    const int *c = s->store + clause;
    int flag = c[0] == 2 ? PAIR : 0;
    watch_it(s, c[HEAD], clause | flag, c[HEAD + 1]);
    watch_it(s, c[HEAD + 1], clause | flag, c[HEAD]);
}

/* @return where it is in the store */
static int store_clause(solver *s, const int *literals, int n, int glue)
{
    size_t end = s->n_store + (size_t)n + HEAD;
    if (end >= PAIR) {
        s->st = ORK_ERR_TOO_LARGE;
        return NONE;
    }
    if (orki_array_reserve(&s->store, &s->store_capacity, end, sizeof *s->store)) {
        s->st = ORK_ERR_MEMORY;
        return NONE;
    }
    int clause = (int)s->n_store;
    s->store[clause] = n;
    s->store[clause + 1] = glue;
    memcpy(s->store + clause + HEAD, literals, (size_t)n * sizeof *literals);
    s->n_store = end;
    s->n_kept += glue > 0;
    return clause;
}

/* Another literal for the second place of a clause whose second literal is false, or none. */
static bool move_watch(solver *s, int clause, int other)
{
    int *c = s->store + clause;
    for (int k = HEAD + 2; k < HEAD + c[0]; k++) {
        int literal = c[k];
        if (s->value[literal] < 0)
            continue;
        c[k] = c[HEAD + 1];
        c[HEAD + 1] = literal;
        watch_it(s, literal, clause, other);
        return true;
    }
    return false;
}

/* What follows from a literal that holds now. @return a clause that is violated, or NONE. */
static int follow(solver *s, int literal)
{
    watch_list *list = &s->watches[literal];
    int n = list->n, kept = 0, violated = NONE;
    for (int i = 0; i < n; i++) {
        watch w = list->at[i];
        int clause = w.clause & ~PAIR, other = w.blocker;
        int8_t value = s->value[other];
        if (value <= 0 && (w.clause & PAIR) == 0 && violated == NONE) {
            int *c = s->store + clause;
            other = c[HEAD] ^ c[HEAD + 1] ^ literal ^ 1;
            c[HEAD] = other;
            c[HEAD + 1] = literal ^ 1;
            value = s->value[other];
            if (value <= 0 && move_watch(s, clause, other))
                continue;
            w.blocker = other;
        }
        list->at[kept++] = w;
        if (value > 0 || violated != NONE)
            continue;
        if (value < 0)
            violated = clause;
        else
            assign(s, other, clause);
    }
    list->n = kept;
    s->steps += n + 1;
    return violated;
}

static int propagate(solver *s)
{
    int violated = NONE;
    while (violated == NONE && s->n_done < s->n_trail && s->st == ORK_OK)
        violated = follow(s, s->trail[s->n_done++]);
    return violated;
}

static void see(solver *s, int v, int8_t how)
{
    if (s->seen[v] == UNSEEN)
        s->touched[s->n_touched++] = v;
    s->seen[v] = how;
}

/* Does the rest of the learnt clause imply that this variable is as it is? */
static bool is_implied(solver *s, int v, int depth)
{
    const int *c = s->store + s->reason[v];
    for (int k = HEAD; k < HEAD + c[0]; k++) {
        int w = c[k] >> 1;
        if (w == v || s->level[w] == 0 || s->seen[w] == IN_CLAUSE || s->seen[w] == IMPLIED)
            continue;
        if (s->seen[w] == NOT_IMPLIED || s->reason[w] == NONE || depth == DEPTH ||
            s->stamps[s->level[w]] != s->stamp || !is_implied(s, w, depth + 1)) {
            see(s, w, NOT_IMPLIED);
            return false;
        }
        see(s, w, IMPLIED);
    }
    return true;
}

/* Without what the others imply. @return its glue, the levels that it has literals of. */
static int shorten(solver *s)
{
    int n = 1, glue = 1;
    s->stamp++;
    for (int k = 1; k < s->n_learnt; k++)
        s->stamps[s->level[s->learnt[k] >> 1]] = s->stamp;
    for (int k = 1; k < s->n_learnt; k++) {
        int v = s->learnt[k] >> 1;
        if (s->reason[v] == NONE || !is_implied(s, v, 0))
            s->learnt[n++] = s->learnt[k];
    }
    s->n_learnt = n;
    s->stamp++;
    for (int k = 1; k < n; k++) {
        int *stamp = &s->stamps[s->level[s->learnt[k] >> 1]];
        glue += *stamp != s->stamp;
        *stamp = s->stamp;
    }
    return glue;
}

/* Learn from a violated clause: of the present level only the last literal that all of the conflict
 * goes through. @return the glue. */
static int analyse(solver *s, int clause)
{
    int n_open = 0, literal = NONE, i = s->n_trail - 1;
    s->n_learnt = 1;
    do {
        const int *c = s->store + clause;
        for (int k = HEAD; k < HEAD + c[0]; k++) {
            int v = c[k] >> 1;
            if (c[k] == literal || s->seen[v] != UNSEEN || s->level[v] == 0)
                continue;
            see(s, v, IN_CLAUSE);
            orki_sat_order_bump(&s->order, v);
            if (s->level[v] == s->n_levels)
                n_open++;
            else
                s->learnt[s->n_learnt++] = c[k];
        }
        while (s->seen[s->trail[i] >> 1] == UNSEEN)
            i--;
        literal = s->trail[i--];
        clause = s->reason[literal >> 1];
        n_open--;
    } while (n_open > 0);
    s->learnt[0] = literal ^ 1;
    int glue = shorten(s);
    while (s->n_touched > 0)
        s->seen[s->touched[--s->n_touched]] = UNSEEN;
    return glue;
}

/* Back to where the learnt clause leaves one choice, and that made. */
static void learn(solver *s, int glue)
{
    int latest = 1, level = 0;
    for (int k = 1; k < s->n_learnt; k++) {
        if (s->level[s->learnt[k] >> 1] > level) {
            level = s->level[s->learnt[k] >> 1];
            latest = k;
        }
    }
    go_back(s, level);
    if (s->n_learnt == 1) {
        assign(s, s->learnt[0], NONE);
        return;
    }
    int literal = s->learnt[latest];
    s->learnt[latest] = s->learnt[1];
    s->learnt[1] = literal;
    int clause = store_clause(s, s->learnt, s->n_learnt, glue);
    if (clause == NONE)
        return;
    watch_clause(s, clause);
    assign(s, s->learnt[0], clause);
    orki_sat_order_decay(&s->order);
}

/* The greatest glue of learnt clauses such that half of them go. */
static int least_glue_to_go(const solver *s)
{
    enum { MOST = 64 };
    int counts[MOST + 1] = {0}, n = 0, glue = MOST;
    for (size_t i = 0; i < s->n_store; i += (size_t)s->store[i] + HEAD) {
        if (s->store[i + 1] > 0)
            counts[s->store[i + 1] < MOST ? s->store[i + 1] : MOST]++;
    }
    for (n = counts[glue]; glue > GOOD_GLUE + 1 && n < s->n_kept / 2; n += counts[glue])
        glue--;
    return glue;
}

/* At the root: clauses that hold go, and false literals; when there are too many learnt clauses,
 * also those of the most glue, the oldest first. What stays moves together and is watched anew. */
static void tidy(solver *s)
{
    bool is_full = s->n_kept > s->most_kept;
    int glue = is_full ? least_glue_to_go(s) : INT32_MAX, n_to_go = is_full ? s->n_kept / 2 : 0;
    size_t end = 0, next;
    for (int i = 0; i < 2 * s->n_vars; i++)
        s->watches[i].n = 0;
    s->n_kept = 0;
    for (size_t i = 0; i < s->n_store; i = next) {
        int *c = s->store + i, *to = s->store + end, n = 0, mine = c[1];
        bool holds = false;
        next = i + (size_t)c[0] + HEAD;
        for (int k = HEAD; k < HEAD + c[0]; k++)
            holds = holds || s->value[c[k]] > 0;
        bool goes = mine > glue || (mine == glue && n_to_go > 0);
        n_to_go -= goes;
        if (holds || goes)
            continue;
        for (int k = HEAD, size = c[0]; k < HEAD + size; k++) {
            if (s->value[c[k]] == 0)
                to[HEAD + n++] = c[k];
        }
        to[0] = n;
        to[1] = mine;
        watch_clause(s, (int)end);
        s->n_kept += mine > 0;
        end += (size_t)n + HEAD;
    }
    s->n_store = end;
    s->steps += (int64_t)end / 4;
    s->most_kept += is_full ? MORE_KEEP : 0;
}

/* The i-th of 1 1 2 1 1 2 4 1 1 2 ... (Luby, Sinclair, Zuckerman 1993). */
static int64_t luby(int64_t i)
{
    int64_t size = 1;
    while (size < i + 1)
        size = 2 * size + 1;
    while (size - 1 != i) {
        size = (size - 1) / 2;
        i %= size;
    }
    return (size + 1) / 2;
}

static bool may_go_on(const solver *s, const orki_sat_limits *limits)
{
    if (s->steps > limits->steps || s->st != ORK_OK)
        return false;
    return limits->goes_on == NULL || s->n_conflicts % ASK_EVERY != 0 ||
           limits->goes_on(limits->user);
}

static int value_of(const solver *s, int v)
{
    return s->value[(size_t)v * 2];
}

/* @return whether there is an open variable to try */
static bool decide(solver *s)
{
    int v = -1;
    while (s->order.n > 0 && v < 0) {
        int top = orki_sat_order_pop(&s->order);
        v = value_of(s, top) == 0 ? top : -1;
    }
    if (v < 0)
        return false;
    s->begin[s->n_levels++] = s->n_trail;
    assign(s, 2 * v + s->phase[v], NONE);
    return true;
}

/* Until a restart is due. @return whether everything is assigned. */
static bool search(solver *s, int64_t n_conflicts, const orki_sat_limits *limits)
{
    for (int64_t end = s->n_conflicts + n_conflicts; may_go_on(s, limits);) {
        int violated = propagate(s);
        if (violated == NONE) {
            if (s->st != ORK_OK || s->n_conflicts >= end)
                return false;
            if (!decide(s))
                return true;
            continue;
        }
        s->n_conflicts++;
        if (s->n_levels == 0) {
            s->is_refuted = true;
            return false;
        }
        learn(s, analyse(s, violated));
    }
    return false;
}

static void run(solver *s, orki_sat_outcome *outcome, const orki_sat_limits *limits)
{
    int n_fixed = -1;
    *outcome = ORKI_SAT_UNDECIDED;
    for (int64_t i = 0; !s->is_refuted && may_go_on(s, limits); i++) {
        go_back(s, 0);
        if (propagate(s) != NONE) {
            s->is_refuted = true;
        } else if (s->n_trail > n_fixed || s->n_kept > s->most_kept) {
            tidy(s);
            n_fixed = s->n_trail;
        }
        if (!s->is_refuted && s->st == ORK_OK && search(s, RESTART * luby(i), limits)) {
            *outcome = ORKI_SAT_YES;
            return;
        }
    }
    if (s->is_refuted)
        *outcome = ORKI_SAT_NO;
}

/* A clause without what is double, or nothing when it always holds. */
static void take_clause(solver *s, const int *literals, int n)
{
    int kept = 0;
    s->stamp++;
    for (int i = 0; i < n; i++) {
        int v = (literals[i] > 0 ? literals[i] : -literals[i]) - 1;
        int literal = 2 * v + (literals[i] < 0);
        if (s->stamps[v] == s->stamp) {
            bool is_double = false;
            for (int k = 0; k < kept; k++)
                is_double = is_double || s->learnt[k] == literal;
            if (!is_double)
                return;
            continue;
        }
        s->stamps[v] = s->stamp;
        s->learnt[kept++] = literal;
    }
    if (kept == 0 || (kept == 1 && s->value[s->learnt[0]] < 0)) {
        s->is_refuted = true;
    } else if (kept == 1) {
        if (s->value[s->learnt[0]] == 0)
            assign(s, s->learnt[0], NONE);
    } else {
        int clause = store_clause(s, s->learnt, kept, 0);
        if (clause != NONE)
            watch_clause(s, clause);
    }
}

static void open_solver(solver *s, const orki_cnf *cnf, const int8_t *values)
{
    size_t n = (size_t)cnf->n_vars + 1;
    int **by_variable[] = {&s->level,  &s->reason, &s->trail,  &s->begin,
                           &s->stamps, &s->learnt, &s->touched};
    s->n_vars = cnf->n_vars;
    s->value = orki_arena_alloc(&s->arena, 2 * n, sizeof *s->value);
    s->watches = orki_arena_alloc(&s->arena, 2 * n, sizeof *s->watches);
    s->phase = orki_arena_alloc(&s->arena, n, sizeof *s->phase);
    s->seen = orki_arena_alloc(&s->arena, n, sizeof *s->seen);
    bool is_made = s->value != NULL && s->watches != NULL && s->phase != NULL && s->seen != NULL;
    for (size_t i = 0; i < sizeof by_variable / sizeof *by_variable; i++) {
        *by_variable[i] = orki_arena_alloc(&s->arena, n, sizeof(int));
        is_made = is_made && *by_variable[i] != NULL;
    }
    s->st = is_made ? orki_sat_order_open(&s->order, s->n_vars, &s->arena) : ORK_ERR_MEMORY;
    s->most_kept = FIRST_KEEP;
    for (int v = 0; is_made && v < s->n_vars; v++)
        s->phase[v] = values[v + 1] <= 0;
    for (size_t i = 0, first = 0; i < cnf->n && s->st == ORK_OK && !s->is_refuted; i++) {
        if (cnf->literals[i] != 0)
            continue;
        take_clause(s, cnf->literals + first, (int)(i - first));
        first = i + 1;
    }
}

static void close_solver(solver *s)
{
    for (int i = 0; s->watches != NULL && i < 2 * s->n_vars; i++)
        orki_free(s->watches[i].at);
    orki_free(s->store);
    orki_arena_free(&s->arena);
}

ork_status orki_sat_solve(orki_sat_outcome *outcome, int64_t *steps, int8_t *values,
                          const orki_cnf *cnf, const orki_sat_limits *limits)
{
    solver s = {.st = ORK_OK};
    *steps = 0;
    if (cnf->st != ORK_OK)
        return cnf->st;
    open_solver(&s, cnf, values);
    if (s.st == ORK_OK)
        run(&s, outcome, limits);
    for (int v = 0; s.st == ORK_OK && *outcome == ORKI_SAT_YES && v < s.n_vars; v++)
        values[v + 1] = value_of(&s, v) > 0;
    *steps = s.steps;
    close_solver(&s);
    return s.st;
}
