/* A solver's columns back to a timetable, from their names alone:
 *   y_p12 1         block of plan 12 has that plan
 *   v_k40 1         the series of piece 40 meets then
 *   g_t7_k40 1      teacher 7 has the part of piece 40        (compact)
 *   x_t7_k40_k51 1  teacher 7 has the parts of both pieces    (duties) */
#include "orkestrooster/export.h"

#include "solve/answer.h"

#include <math.h>
#include <string.h>

/* The line at work. */
typedef struct solution_line {
    const char *at, *end;
} solution_line;

/* The index after `tag` at the place in the line; -1 when something else stands there. */
static int take_index(solution_line *line, const char *tag)
{
    size_t n = strlen(tag);
    long index = 0;
    if ((size_t)(line->end - line->at) <= n || memcmp(line->at, tag, n) != 0)
        return -1;
    const char *c = line->at + n, *first = c;
    for (; c < line->end && *c >= '0' && *c <= '9' && index < INT32_MAX / 10; c++)
        index = 10 * index + (*c - '0');
    if (c == first)
        return -1;
    line->at = c;
    return (int)index;
}

static bool is_digit(const char *c, const char *end)
{
    return c < end && *c >= '0' && *c <= '9';
}

/* 10 to the power that follows an e; 0 or infinity far out, NAN when there is none. */
static double take_power(const char *c, const char *end)
{
    int exponent = 0;
    bool is_negative = c < end && *c == '-';
    c += c < end && (*c == '-' || *c == '+');
    if (!is_digit(c, end))
        return NAN;
    for (; is_digit(c, end); c++)
        exponent = exponent < 1000 ? 10 * exponent + (*c - '0') : exponent;
    return c < end ? NAN : pow(10, is_negative ? -exponent : exponent);
}

/* A decimal number as solvers write it. Read here and not by strtod(), which wants a comma when the
 * calling program has set a Dutch locale. */
static bool parse(double *value, const char *c, const char *end)
{
    double number = 0, scale = 1, power = 1;
    bool is_negative = c < end && *c == '-', has_digit = false;
    c += c < end && (*c == '-' || *c == '+');
    for (; is_digit(c, end); c++, has_digit = true)
        number = 10 * number + (*c - '0');
    if (c < end && *c == '.') {
        for (c++; is_digit(c, end); c++, has_digit = true) {
            scale /= 10;
            number += scale * (*c - '0');
        }
    }
    if (c < end && (*c == 'e' || *c == 'E')) {
        power = take_power(c + 1, end);
        c = end;
    }
    *value = (is_negative ? -number : number) * power;
    return has_digit && c == end && !isnan(*value);
}

/* The number at the end of the line. */
static bool take_value(const solution_line *line, double *value)
{
    const char *c = line->end;
    while (c > line->at && c[-1] != ' ' && c[-1] != '\t')
        c--;
    return c > line->at && parse(value, c, line->end);
}

static bool give_pieces(orki_answer *answer, const orki_problem *problem, solution_line *line,
                        int teacher)
{
    for (int piece = take_index(line, "_k"); piece >= 0; piece = take_index(line, "_k")) {
        if (piece >= problem->n_pieces)
            return false;
        answer->teacher[problem->pieces[piece].part] = teacher;
    }
    return true;
}

/* A piece of a series; false when there is no such piece, or no room for more. */
static bool meet(orki_answer *answer, const orki_problem *problem, int piece)
{
    if (piece >= problem->n_pieces || problem->parts[problem->pieces[piece].part].series < 0)
        return false;
    const int *first = &problem->first_meet[problem->free_of[problem->pieces[piece].part]];
    int m = first[0];
    while (m < first[1] && answer->meet[m] >= 0)
        m++;
    if (m == first[1])
        return false;
    answer->meet[m] = piece;
    return true;
}

/* One line; false when it is none of a solution. */
static bool take_line(orki_answer *answer, const orki_problem *problem, solution_line line)
{
    double value = 0;
    while (line.end > line.at && strchr(" \t\r", line.end[-1]) != NULL)
        line.end--;
    if (line.at == line.end)
        return true;
    if (!take_value(&line, &value))
        return false;
    if (value <= 0.5)
        return true;
    int plan = take_index(&line, "y_p");
    if (plan >= problem->plans.n)
        return false;
    if (plan >= 0)
        answer->plan[problem->plans.at[plan].block] = plan;
    int piece = take_index(&line, "v_k");
    if (piece >= 0)
        return meet(answer, problem, piece);
    int teacher = take_index(&line, "g_t");
    if (teacher < 0)
        teacher = take_index(&line, "x_t");
    if (teacher >= problem->season->n_teachers)
        return false;
    return teacher < 0 || give_pieces(answer, problem, &line, teacher);
}

/* Parts of blocks that the solution does not place have nobody. */
static void drop_unplaced(orki_answer *answer, const orki_problem *problem)
{
    for (int p = 0; p < problem->n_parts; p++) {
        int pieces[ORKI_MAX_BLOCK_LESSONS];
        if (orki_answer_part(answer, problem, p, pieces) == 0)
            answer->teacher[p] = -1;
    }
}

ork_status ork_timetable_from_solution(ork_timetable **out, const ork_season *season,
                                       const char *text, size_t n)
{
    orki_problem problem;
    orki_answer answer = {0};
    bool is_valid;
    *out = NULL;
    ork_status st = orki_problem_build(&problem, season, false, NULL);
    if (st == ORK_OK)
        st = orki_answer_make(&answer, &problem);
    for (const char *at = text, *past = text + n; st == ORK_OK && at < past;) {
        const char *end = memchr(at, '\n', (size_t)(past - at));
        end = end == NULL ? past : end;
        if (!take_line(&answer, &problem, (solution_line){at, end}))
            st = ORK_ERR_INPUT;
        at = end + 1;
    }
    if (st == ORK_OK) {
        drop_unplaced(&answer, &problem);
        st = orki_answer_judge(&answer, &is_valid, &problem, NULL);
    }
    if (st == ORK_OK) {
        *out = orki_answer_timetable(&answer, &problem);
        st = *out == NULL ? ORK_ERR_MEMORY : ORK_OK;
    }
    orki_answer_free(&answer);
    orki_problem_free(&problem);
    return st;
}
