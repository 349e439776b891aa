/* Parsing of single values. Each parser takes the node's text as a cursor, fills node->value and
 * returns a code: 0, or what is wrong. The messages are in one place, below. */
#include "read/scalar.h"
#include "read/scalar_parse.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY "(mon|tue|wed|thu|fri|sat|sun)"
#define DAYS DAY "(-" DAY ")?( " DAY "(-" DAY ")?)*"
#define CLOCK "([01]?[0-9]|2[0-3]):[0-5][0-9]"
#define SPAN CLOCK " ?- ?(" CLOCK "|24:00)"
#define DATE "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define LENGTH "[0-9]{1,4}( ?min)?|[0-9]{1,2} ?h([0-5][0-9])?"
#define HOURS "([0-9]{1,2}(\\.[0-9]+)?|[0-9]{1,2} ?h([0-5][0-9])?)"
#define ID "[a-z0-9]([a-z0-9-]*[a-z0-9])?"

static const orki_scalar_info infos[ORKI_N_SCALARS] = {
    [ORKI_S_TEXT] = {N_("a text"), "een tekst", "\\S", true, true},
    [ORKI_S_ID] = {N_("an id of a-z, 0-9 and hyphens"), "een id van a-z, 0-9 en streepjes",
                   "^" ID "$", true, false},
    [ORKI_S_NAME] = {N_("the id of a thing"), "het id van iets", "^" ID "(/" ID "){0,2}$", true,
                     false},
    [ORKI_S_BLOCK] = {N_("the id of a block"), "het id van een blok",
                      "^" ID "(/" ID "){0,2}(#([1-9]|1[0-2]))?$", true, false},
    [ORKI_S_INTEGER] = {N_("a whole number"), "een geheel getal", NULL, true, false},
    [ORKI_S_DECIMAL] = {N_("a number"), "een getal", NULL, true, true},
    [ORKI_S_YES_NO] = {N_("yes or no"), "yes of no", NULL, false, false},
    [ORKI_S_WORD] = {N_("one of the words"), "een van de woorden", NULL, false, false},
    [ORKI_S_DURATION] = {N_("a length such as 45, 45 min, 3h or 1h30"),
                         "een duur zoals 45, 45 min, 3h of 1h30", "^(" LENGTH ")$", true, false},
    [ORKI_S_HOURS] = {N_("hours such as 6, 4.5 or 1h30"), "uren zoals 6, 4.5 of 1h30",
                      "^" HOURS "$", true, true},
    [ORKI_S_HOURS_RANGE] = {N_("hours such as 6 or 5-7"), "uren zoals 6 of 5-7",
                            "^" HOURS "( ?- ?" HOURS ")?$", true, true},
    [ORKI_S_CLOCK] = {N_("a clock time such as 08:30"), "een kloktijd zoals 08:30", "^" CLOCK "$",
                      false, false},
    [ORKI_S_SPAN] = {N_("a span such as 08:30-12:15"), "een tijdvak zoals 08:30-12:15",
                     "^" SPAN "$", false, false},
    [ORKI_S_SPAN_OR_ALL] = {N_("a span such as 08:30-12:15, or all"),
                            "een tijdvak zoals 08:30-12:15, of all", "^(all|" SPAN ")$", false,
                            false},
    [ORKI_S_DATE] = {N_("a date such as 2026-08-31"), "een datum zoals 2026-08-31", "^" DATE "$",
                     false, false},
    [ORKI_S_PERIOD] = {N_("a date or a period such as 2026-10-17 to 2026-10-25"),
                       "een datum of een periode zoals 2026-10-17 to 2026-10-25",
                       "^" DATE "( to " DATE ")?$", false, false},
    [ORKI_S_CLOSURE] = {N_("days such as 2027-02-03, 2027-02-03 from 12:00 or 2027-01-18 to "
                           "2027-01-22"),
                        "dagen zoals 2027-02-03, 2027-02-03 from 12:00 of 2027-01-18 to "
                        "2027-01-22",
                        "^" DATE "( to " DATE ")?( (from|until) " CLOCK "| " SPAN ")?$", false,
                        false},
    [ORKI_S_DAYS] = {N_("weekdays such as thu, mon tue thu or mon-fri"),
                     "weekdagen zoals thu, mon tue thu of mon-fri", "^" DAYS "$", false, false},
    [ORKI_S_DAY] = {N_("a weekday: mon, tue, wed, thu, fri, sat or sun"),
                    "een weekdag: mon, tue, wed, thu, fri, sat of sun", "^" DAY "$", false, false},
    [ORKI_S_DAY_SPAN] = {N_("a day and a span such as thu 13:00-14:30, or thu"),
                         "een dag en een tijdvak zoals thu 13:00-14:30, of thu",
                         "^" DAYS "( " SPAN ")?$", false, false},
    [ORKI_S_DAY_PART] = {N_("a day or half day such as thu, thu am or thu pm"),
                         "een dag of dagdeel zoals thu, thu am of thu pm", "^" DAYS "( [ap]m)?$",
                         false, false},
    [ORKI_S_YEARS] = {N_("a year or a range such as 5 or 3-5"),
                      "een leerjaar of een reeks zoals 5 of 3-5", "^[1-8](-[1-8])?$", true, false},
    [ORKI_S_START] = {N_("a clock time such as 08:45, or every 15 min"),
                      "een kloktijd zoals 08:45, of every 15 min",
                      "^(" CLOCK "|every [0-9]{1,3} min)$", false, false},
    [ORKI_S_WEEKS] = {N_("a number of weeks such as 4 weeks"), "een aantal weken zoals 4 weeks",
                      "^([1-9][0-9]? weeks|1 week)$", false, false},
};

const orki_scalar_info *orki_scalar_get(orki_scalar_type type)
{
    return &infos[type];
}

/* ---- pieces, each moves the cursor on success ---- */

static bool take_digits(const char **p, int max_digits, int *value)
{
    int n = 0, v = 0;
    while (isdigit((unsigned char)(*p)[n]) && n < max_digits)
        v = v * 10 + ((*p)[n++] - '0');
    if (n == 0 || isdigit((unsigned char)(*p)[n]))
        return false;
    *p += n;
    *value = v;
    return true;
}

static bool take_word(const char **p, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(*p, word, n) != 0)
        return false;
    *p += n;
    return true;
}

static void skip_spaces(const char **p)
{
    while (**p == ' ')
        (*p)++;
}

/* h:mm; `impossible` is set when it looks like a clock time and is none. */
static bool take_clock(const char **p, int latest, int *clock, bool *is_impossible)
{
    const char *q = *p;
    int h = 0, m = 0;
    if (!take_digits(&q, 2, &h) || *q != ':' || !isdigit((unsigned char)q[1]) ||
        !isdigit((unsigned char)q[2]) || isdigit((unsigned char)q[3]))
        return false;
    m = (q[1] - '0') * 10 + (q[2] - '0');
    if (m > 59 || h * 60 + m > latest)
        *is_impossible = true;
    *clock = h * 60 + m;
    *p = q + 3;
    return true;
}

static orki_code take_span(const char **p, int *from, int *to)
{
    bool is_impossible = false;
    if (!take_clock(p, ORKI_DAY_MIN - 1, from, &is_impossible))
        return OR_SPAN;
    skip_spaces(p);
    if (!take_word(p, "-"))
        return OR_SPAN;
    skip_spaces(p);
    if (!take_clock(p, ORKI_DAY_MIN, to, &is_impossible))
        return OR_SPAN;
    if (is_impossible)
        return OR_CLOCK_RANGE;
    return *from >= *to ? OR_SPAN_ORDER : OR_NOTHING;
}

int orki_day_find(const char *text, size_t n)
{
    for (int d = 0; n == 3 && d < ORKI_N_DAYS; d++) {
        if (memcmp(text, orki_day_word(d), 3) == 0)
            return d;
    }
    return -1;
}

static bool take_day(const char **p, int *day)
{
    *day = orki_day_find(*p, strnlen(*p, 3));
    if (*day < 0 || isalnum((unsigned char)(*p)[3]))
        return false;
    *p += 3;
    return true;
}

/* "mon", "mon tue", "mon-fri"; stops before what is no day. */
static orki_code take_days(const char **p, int *mask)
{
    int day = 0, last = 0;
    *mask = 0;
    while (take_day(p, &day)) {
        last = day;
        const char *q = *p;
        if (*q == '-') {
            q++;
            if (!take_day(&q, &last) || last < day)
                return OR_DAY;
            *p = q;
        }
        for (int d = day; d <= last; d++) {
            if ((*mask & (1 << d)) != 0)
                return OR_DAY_TWICE;
            *mask |= 1 << d;
        }
        q = *p;
        skip_spaces(&q);
        if (orki_day_find(q, strnlen(q, 3)) >= 0)
            *p = q;
    }
    return *mask == 0 ? OR_DAY : OR_NOTHING;
}

bool orki_days_parse(const char *text, int *mask)
{
    return take_days(&text, mask) == OR_NOTHING && *text == '\0';
}

static orki_code take_date(const char **p, int *date)
{
    int y = 0, m = 0, d = 0;
    const char *start = *p;
    if (!take_digits(p, 4, &y) || *p - start != 4 || !take_word(p, "-") || !take_digits(p, 2, &m) ||
        *p - start != 7 || !take_word(p, "-") || !take_digits(p, 2, &d) || *p - start != 10)
        return OR_DATE;
    *date = orki_date_make(y, m, d);
    return *date == ORKI_NO_DATE ? OR_DATE : OR_NOTHING;
}

/* 45, 45 min, 3h, 3 h, 1h30 */
static orki_code take_duration(const char **p, int *minutes)
{
    int n = 0, more = 0;
    if (!take_digits(p, 4, &n))
        return OR_DURATION;
    const char *q = *p;
    skip_spaces(&q);
    if (take_word(&q, "min")) {
        *p = q;
    } else if (take_word(&q, "h")) {
        n *= 60;
        if (isdigit((unsigned char)*q)) {
            const char *start = q;
            if (!take_digits(&q, 2, &more) || q - start != 2 || more > 59)
                return OR_DURATION;
        }
        *p = q;
    }
    *minutes = n + more;
    return OR_NOTHING;
}

/* A plain decimal number, digits with at most one point; no exponents, no signs but a minus. */
static bool take_number(const char **p, double *number, int *places)
{
    const char *q = *p + (**p == '-');
    size_t n = strspn(q, "0123456789");
    size_t m = q[n] == '.' ? strspn(q + n + 1, "0123456789") : 0;
    if (n + m == 0 || n + m > 15)
        return false;
    double v = 0;
    for (const char *c = q; c < q + n + (q[n] == '.' ? 1 + m : 0); c++)
        v = *c == '.' ? v : v * 10 + (*c - '0');
    *number = v / pow(10, (double)m) * (**p == '-' ? -1 : 1);
    *places = (int)m;
    *p = q + n + (q[n] == '.' ? 1 + m : 0);
    return true;
}

static orki_code take_hours(const char **p, int *minutes)
{
    double hours = 0;
    int places = 0;
    const char *q = *p;
    if (q[strspn(q, "0123456789 ")] == 'h')
        return take_duration(p, minutes);
    if (!take_number(&q, &hours, &places))
        return OR_DURATION;
    if (hours < 0 || hours > 168)
        return OR_BOUNDS;
    *minutes = (int)lround(hours * 60);
    *p = q;
    return OR_NOTHING;
}

/* ---- whole scalars ---- */

static orki_code parse_id(const char **p, orki_scalar_type type)
{
    size_t n_slashes = 0;
    int meeting = 0;
    for (;;) {
        size_t n = strspn(*p, "abcdefghijklmnopqrstuvwxyz0123456789-");
        if (n == 0 || n > 100 || (*p)[0] == '-' || (*p)[n - 1] == '-')
            return OR_ID;
        *p += n;
        if (type == ORKI_S_BLOCK && take_word(p, "#")) /* a meeting of several: .../id#2 */
            return **p != '0' && take_digits(p, 2, &meeting) && meeting <= 12 ? OR_NOTHING : OR_ID;
        if (type == ORKI_S_ID || **p != '/' || ++n_slashes > 2)
            return OR_NOTHING;
        (*p)++;
    }
}

/* An unquoted true or false is no name for other readers of YAML, so it is none here. */
static bool is_truth_value(const orki_node *node)
{
    return node->is_plain && (strcmp(node->text, "true") == 0 || strcmp(node->text, "false") == 0);
}

static orki_code parse_yes_no(const char **p, orki_node *node)
{
    static const char *const words[] = {"no",    "yes",  "false", "true",
                                        "False", "True", "FALSE", "TRUE"};
    for (int i = 0; i < 8; i++) {
        if (strcmp(*p, words[i]) == 0 && (i < 2 || node->is_plain)) {
            node->value[0] = i % 2;
            *p += strlen(*p);
            return OR_NOTHING;
        }
    }
    return OR_YES_NO;
}

static orki_code parse_word(const char **p, const orki_shape *shape, orki_node *node)
{
    for (int i = 0; shape->words[i] != NULL; i++) {
        if (strcmp(*p, shape->words[i]) == 0) {
            node->value[0] = i;
            *p += strlen(*p);
            return OR_NOTHING;
        }
    }
    return OR_WORD;
}

static orki_code parse_number(const char **p, const orki_shape *shape, orki_node *node)
{
    int places = 0;
    const char *q = *p;
    if (!node->is_plain || !take_number(&q, &node->number, &places) || *q != '\0')
        return OR_NUMBER;
    if (shape->scalar == ORKI_S_INTEGER && strchr(*p, '.') != NULL)
        return OR_NUMBER;
    *p = q;
    if (fabs(node->number) > 1e9)
        return OR_BOUNDS;
    if (shape->scalar == ORKI_S_INTEGER)
        node->value[0] = (int)node->number;
    else
        node->value[0] =
            places <= 2 && fabs(node->number) < 1e7 ? (int)lround(node->number * 100) : -1;
    return OR_NOTHING;
}

static orki_code parse_hours_range(const char **p, int *value)
{
    orki_code code = take_hours(p, &value[0]);
    value[1] = value[0];
    skip_spaces(p);
    if (code == OR_NOTHING && take_word(p, "-")) {
        skip_spaces(p);
        code = take_hours(p, &value[1]);
        if (code == OR_NOTHING && value[0] > value[1])
            code = OR_RANGE_ORDER;
    }
    return code;
}

static orki_code parse_clock(const char **p, int *clock)
{
    bool is_impossible = false;
    if (!take_clock(p, ORKI_DAY_MIN - 1, clock, &is_impossible))
        return OR_CLOCK;
    return is_impossible ? OR_CLOCK_RANGE : OR_NOTHING;
}

static orki_code parse_period(const char **p, int *value)
{
    orki_code code = take_date(p, &value[0]);
    value[1] = value[0];
    if (code == OR_NOTHING && take_word(p, " to "))
        code = take_date(p, &value[1]);
    return code == OR_NOTHING && value[1] < value[0] ? OR_DATES_ORDER : code;
}

/* A period, and the part of each of its days: from or until a time, or between two. */
static orki_code parse_closure(const char **p, int *value)
{
    orki_code code = parse_period(p, value);
    value[2] = 0;
    value[3] = ORKI_DAY_MIN;
    if (code != OR_NOTHING || **p == '\0')
        return code;
    if (take_word(p, " from "))
        return parse_clock(p, &value[2]);
    if (take_word(p, " until ")) {
        code = parse_clock(p, &value[3]);
        return code == OR_NOTHING && value[3] == 0 ? OR_SPAN_ORDER : code;
    }
    const char *q = *p;
    skip_spaces(&q);
    if (q == *p || *q < '0' || *q > '9')
        return OR_NOTHING; /* what is left is told as no date */
    *p = q;
    return take_span(p, &value[2], &value[3]);
}

static orki_code parse_day_span(const char **p, int *value)
{
    orki_code code = take_days(p, &value[0]);
    value[1] = 0;
    value[2] = ORKI_DAY_MIN;
    skip_spaces(p);
    return code == OR_NOTHING && **p != '\0' ? take_span(p, &value[1], &value[2]) : code;
}

static orki_code parse_day_part(const char **p, int *value)
{
    orki_code code = take_days(p, &value[0]);
    value[1] = take_word(p, " am") ? 1 : take_word(p, " pm") ? 2 : 3;
    return code;
}

static orki_code parse_years(const char **p, int *value)
{
    int from = 0, to = 0;
    if (!take_digits(p, 1, &from))
        return OR_YEARS;
    to = from;
    if (take_word(p, "-") && !take_digits(p, 1, &to))
        return OR_YEARS;
    if (from < 1 || to > 8)
        return OR_YEARS;
    if (from > to)
        return OR_RANGE_ORDER;
    value[0] = 0;
    for (int y = from; y <= to; y++)
        value[0] |= 1 << y;
    return OR_NOTHING;
}

static orki_code parse_start(const char **p, int *value)
{
    value[1] = 0;
    if (!take_word(p, "every ")) {
        orki_code code = parse_clock(p, &value[0]);
        return code == OR_CLOCK ? OR_STARTS : code;
    }
    value[0] = -1;
    if (!take_digits(p, 3, &value[1]) || !take_word(p, " min") || value[1] == 0)
        return OR_STARTS;
    return OR_NOTHING;
}

static orki_code parse_weeks(const char **p, int *value)
{
    if (!take_digits(p, 2, &value[0]) || value[0] < 1 || !take_word(p, " week"))
        return OR_WEEKS;
    return take_word(p, "s") == (value[0] > 1) || value[0] == 1 ? OR_NOTHING : OR_WEEKS;
}

/* The day of "mon tue": one only. */
static orki_code parse_day(const char **p, int *value)
{
    return take_day(p, &value[0]) ? OR_NOTHING : OR_DAY;
}

orki_code orki_scalar_understand(const char **p, const orki_shape *shape, orki_node *node)
{
    int *value = node->value;
    switch (shape->scalar) {
    case ORKI_S_TEXT:
        *p += strlen(*p);
        return node->text[strspn(node->text, " \t\r\n")] == '\0' ? OR_NO_VALUE : OR_NOTHING;
    case ORKI_S_ID:
    case ORKI_S_NAME:
    case ORKI_S_BLOCK:
        return is_truth_value(node) ? OR_ID : parse_id(p, shape->scalar);
    case ORKI_S_INTEGER:
    case ORKI_S_DECIMAL:
        return parse_number(p, shape, node);
    case ORKI_S_YES_NO:
        return parse_yes_no(p, node);
    case ORKI_S_WORD:
        return parse_word(p, shape, node);
    case ORKI_S_DURATION:
        return take_duration(p, &value[0]);
    case ORKI_S_HOURS:
        return take_hours(p, &value[0]);
    case ORKI_S_HOURS_RANGE:
        return parse_hours_range(p, value);
    case ORKI_S_CLOCK:
        return parse_clock(p, &value[0]);
    case ORKI_S_SPAN_OR_ALL:
        value[0] = 0;
        value[1] = ORKI_DAY_MIN;
        return take_word(p, "all") ? OR_NOTHING : take_span(p, &value[0], &value[1]);
    case ORKI_S_SPAN:
        return take_span(p, &value[0], &value[1]);
    case ORKI_S_DATE:
        return take_date(p, &value[0]);
    case ORKI_S_PERIOD:
        return parse_period(p, value);
    case ORKI_S_CLOSURE:
        return parse_closure(p, value);
    case ORKI_S_DAYS:
        return take_days(p, &value[0]);
    case ORKI_S_DAY:
        return parse_day(p, value);
    case ORKI_S_DAY_SPAN:
        return parse_day_span(p, value);
    case ORKI_S_DAY_PART:
        return parse_day_part(p, value);
    case ORKI_S_YEARS:
        return parse_years(p, value);
    case ORKI_S_START:
        return parse_start(p, value);
    case ORKI_S_WEEKS:
        return parse_weeks(p, value);
    case ORKI_S_NONE:
    case ORKI_N_SCALARS:
    default:
        return OR_KIND;
    }
}
