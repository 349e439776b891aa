/* From a scalar to its value, or to the sentence that says what is wrong with it. */
#include "base/text.h"
#include "read/names.h"
#include "read/scalar.h"
#include "read/scalar_parse.h"

#include <string.h>

/* What it means when a text goes on after its value. */
static orki_code code_of_rest(orki_scalar_type type)
{
    switch (type) {
    case ORKI_S_ID:
    case ORKI_S_NAME:
    case ORKI_S_BLOCK:
        return OR_ID;
    case ORKI_S_DURATION:
    case ORKI_S_HOURS:
    case ORKI_S_HOURS_RANGE:
        return OR_DURATION;
    case ORKI_S_CLOCK:
        return OR_CLOCK;
    case ORKI_S_SPAN:
    case ORKI_S_SPAN_OR_ALL:
    case ORKI_S_DAY_SPAN:
        return OR_SPAN;
    case ORKI_S_DATE:
    case ORKI_S_PERIOD:
    case ORKI_S_CLOSURE:
        return OR_DATE;
    case ORKI_S_DAYS:
    case ORKI_S_DAY:
    case ORKI_S_DAY_PART:
        return OR_DAY;
    case ORKI_S_YEARS:
        return OR_YEARS;
    case ORKI_S_START:
        return OR_STARTS;
    case ORKI_S_WEEKS:
        return OR_WEEKS;
    case ORKI_S_NONE:
    case ORKI_S_TEXT:
    case ORKI_S_INTEGER:
    case ORKI_S_DECIMAL:
    case ORKI_S_YES_NO:
    case ORKI_S_WORD:
    case ORKI_N_SCALARS:
    default:
        return OR_NUMBER;
    }
}

static void fault_word(orki_reader *r, const orki_shape *shape, orki_node *node)
{
    orki_text words = {0};
    for (int i = 0; shape->words[i] != NULL; i++)
        orki_text_printf(&words, "%s%s", i > 0 ? ", " : "", shape->words[i]);
    const char *nearest = orki_nearest_word(node->text, shape->words);
    if (nearest != NULL)
        orki_hint(r, _("did you mean \"%s\"?"), nearest);
    orki_fault(r, OR_WORD, node, _("\"%s\" is not one of: %s"), node->text,
               orki_text_string(&words));
    if (words.is_failed)
        orki_fail(r, ORK_ERR_MEMORY);
    orki_text_free(&words);
}

/* "4,5", as Dutch writes it. */
static bool has_comma_number(const char *text)
{
    const char *comma = strchr(text, ',');
    return comma != NULL && comma > text && comma[-1] >= '0' && comma[-1] <= '9' &&
           comma[1] >= '0' && comma[1] <= '9';
}

static void fault(orki_reader *r, orki_code code, const orki_shape *shape, orki_node *node)
{
    const char *wanted = _(orki_scalar_get(shape->scalar)->en);
    if (code == OR_WORD) {
        fault_word(r, shape, node);
    } else if (code == OR_BOUNDS) {
        orki_fault(r, code, node, _("%s is outside %g to %g"), node->text, shape->min, shape->max);
    } else if (code == OR_CLOCK_RANGE) {
        orki_hint(r, "%s", _("clock times run from 00:00 to 23:59"));
        orki_fault(r, code, node, _("\"%s\" is not a time of the day"), node->text);
    } else if (code == OR_SPAN_ORDER) {
        orki_hint(r, "%s", _("the first time must be the earlier one"));
        orki_fault(r, code, node, _("\"%s\" ends before it begins"), node->text);
    } else if (code == OR_DATES_ORDER) {
        orki_fault(r, code, node, _("\"%s\" ends before it begins"), node->text);
    } else if (code == OR_RANGE_ORDER) {
        orki_fault(r, code, node, _("in \"%s\" the first number must be the smaller"), node->text);
    } else if (code == OR_DAY_TWICE) {
        orki_fault(r, code, node, _("\"%s\" names a day twice"), node->text);
    } else if (code == OR_NO_VALUE) {
        orki_fault(r, code, node, _("the text is blank"));
    } else {
        if (code == OR_DAY)
            orki_hint(r, "%s", _("weekdays are written mon, tue, wed, thu, fri, sat, sun"));
        else if (has_comma_number(node->text) && (code == OR_NUMBER || code == OR_DURATION))
            orki_hint(r, "%s", _("decimals stand behind a point, not a comma, as in 4.5"));
        orki_fault(r, code, node, _("\"%s\" is not %s"), node->text, wanted);
    }
}

/* The bounds of a shape are in the unit of the text: hours for hours, minutes for lengths. */
static bool is_outside(const orki_shape *shape, const orki_node *node)
{
    if (shape->min == 0 && shape->max == 0)
        return false;
    double low = node->value[0], high = node->value[0];
    if (shape->scalar == ORKI_S_INTEGER || shape->scalar == ORKI_S_DECIMAL)
        low = high = node->number;
    else if (shape->scalar == ORKI_S_HOURS)
        low = high = node->value[0] / 60.0;
    else if (shape->scalar == ORKI_S_HOURS_RANGE)
        high = node->value[1] / 60.0, low = node->value[0] / 60.0;
    else if (shape->scalar != ORKI_S_DURATION)
        return false;
    return low < shape->min || high > shape->max;
}

void orki_scalar_parse(orki_reader *r, const orki_shape *shape, orki_node *node)
{
    const char *p = node->text;
    orki_code code = orki_scalar_understand(&p, shape, node);
    if (code == OR_NOTHING && *p != '\0')
        code = code_of_rest(shape->scalar);
    if (code == OR_NOTHING && is_outside(shape, node))
        code = OR_BOUNDS;
    if (code != OR_NOTHING)
        fault(r, code, shape, node);
}
