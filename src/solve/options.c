/* The table of search options: name, unit, default, bounds and help of each stand here once; the
 * command line, --help, the manual page and the completions are made from it.
 * Invariant: every field of ork_options has exactly one row, and the defaults lie in the bounds. */
#include "solve/options.h"

#include "base/message.h"

#include <math.h>
#include <string.h>

typedef enum option_field { TIME_LIMIT, WORK, GAP, THREADS, SEED, STRICT, IN_PROCESS } option_field;

/* A year; longer searches are asked for with "none". */
#define MOST_SECONDS (366.0 * 24 * 3600)
/* Whole numbers up to here are exact in a double. */
#define MOST_WHOLE 1e15
/* ORK_NO_LIMIT, ORK_NO_WORK_LIMIT and ORK_ALL_CORES are one number. */
#define SPECIAL_VALUE (-1.0)

static const ork_option_info rows[] = {
    [TIME_LIMIT] = {"time-limit", "s", 60, 0.1, MOST_SECONDS, "none",
                    N_("end the search after this many seconds")},
    [WORK] = {"work", "", (double)ORK_NO_WORK_LIMIT, 1, MOST_WHOLE, "none",
              N_("end the search after this many work units, without a time limit unless one is "
                 "given; the same number gives the same timetable")},
    [GAP] =
        {"gap", "%", 0, 0, 100, "",
         N_("end the search when it is proven that at most this many percent can still be saved")},
    [THREADS] = {"threads", "", ORK_ALL_CORES, 1, 1024, "all",
                 N_("search with this many worker processes")},
    [SEED] = {"seed", "", 1, 0, MOST_WHOLE, "", N_("start the random choices from this number")},
    [STRICT] = {"strict", "", 0, 0, 1, "",
                N_("an unplaced lesson or an unstaffed section is not accepted")},
    [IN_PROCESS] = {"in-process", "", 0, 0, 1, "",
                    N_("search without worker processes (for debugging)")},
};
enum { N_ROWS = (int)(sizeof rows / sizeof rows[0]) };

ork_options ork_options_default(void)
{
    return (ork_options){.time_limit_s = rows[TIME_LIMIT].value,
                         .work = (int64_t)rows[WORK].value,
                         .gap_percent = rows[GAP].value,
                         .threads = (int)rows[THREADS].value,
                         .seed = (int64_t)rows[SEED].value,
                         .is_strict = (int)rows[STRICT].value,
                         .in_process = (int)rows[IN_PROCESS].value};
}

int ork_option_count(void)
{
    return N_ROWS;
}

ork_option_info ork_option_at(int i)
{
    ork_option_info row = rows[i];
    row.help = _(row.help);
    return row;
}

static void set_field(ork_options *options, option_field field, double value)
{
    switch (field) {
    case TIME_LIMIT:
        options->time_limit_s = value;
        break;
    case WORK:
        options->work = (int64_t)value;
        break;
    case GAP:
        options->gap_percent = value;
        break;
    case THREADS:
        options->threads = (int)value;
        break;
    case SEED:
        options->seed = (int64_t)value;
        break;
    case STRICT:
        options->is_strict = (int)value;
        break;
    case IN_PROCESS:
        options->in_process = (int)value;
        break;
    }
}

/* A plain decimal number: digits, and for seconds and percent perhaps a point and digits. Read here
 * and not by strtod(), which wants a comma when the calling program has set a Dutch locale. */
static bool parse(double *value, const char *text, bool may_be_fraction)
{
    double number = 0, scale = 1;
    bool is_fraction = false, has_digit = false;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '.' && may_be_fraction && !is_fraction) {
            is_fraction = true;
        } else if (*p >= '0' && *p <= '9') {
            has_digit = true;
            number = number * 10 + (*p - '0');
            scale = is_fraction ? scale * 10 : 1;
        } else {
            return false;
        }
    }
    *value = number / scale;
    return has_digit;
}

static bool is_within(double value, option_field field)
{
    const ork_option_info *row = &rows[field];
    bool is_special = row->special[0] != '\0' && value == SPECIAL_VALUE;
    return is_special || (value >= row->min && value <= row->max);
}

ork_status ork_option_set(ork_options *options, const char *name, const char *value)
{
    for (int i = 0; i < N_ROWS; i++) {
        if (strcmp(rows[i].name, name) != 0)
            continue;
        option_field field = (option_field)i;
        double number = 0;
        if (rows[i].special[0] != '\0' && strcmp(rows[i].special, value) == 0)
            number = SPECIAL_VALUE;
        else if (!parse(&number, value, field == TIME_LIMIT || field == GAP) ||
                 !is_within(number, field))
            return ORK_ERR_OPTION;
        set_field(options, field, number);
        return ORK_OK;
    }
    return ORK_ERR_OPTION;
}

bool orki_options_are_valid(const ork_options *options)
{
    return is_within(options->time_limit_s, TIME_LIMIT) && is_within((double)options->work, WORK) &&
           is_within(options->gap_percent, GAP) && is_within(options->threads, THREADS) &&
           is_within((double)options->seed, SEED) && is_within(options->is_strict, STRICT) &&
           is_within(options->in_process, IN_PROCESS);
}

void orki_options_take_part(ork_options *options, double part)
{
    if (options->time_limit_s >= 0)
        options->time_limit_s = fmax(rows[TIME_LIMIT].min, options->time_limit_s * part);
    if (options->work >= 0)
        options->work = (int64_t)fmax(rows[WORK].min, (double)options->work * part);
}
