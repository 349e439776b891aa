/* A scaled number is a text of the season again, at the place of its factor, so that the schema
 * judges it like any other. Whole numbers and lengths of time must come out whole; hours of
 * teaching are rounded to the minute. */
#include "read/scaling.h"

#include "read/scalar.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_number(orki_scalar_type type)
{
    return type == ORKI_S_INTEGER || type == ORKI_S_DECIMAL || type == ORKI_S_DURATION ||
           type == ORKI_S_HOURS || type == ORKI_S_HOURS_RANGE;
}

static bool is_whole(double x)
{
    return fabs(x - round(x)) < 1e-9 * fmax(1, fabs(x));
}

static void fault_fraction(orki_visit *v, const orki_node *value, double product)
{
    const char *name = value->key != NULL ? value->key->text : value->text;
    orki_note(v->r, value->place, _("it is written here"));
    orki_fault_at(v->r, OR_SCALE, v->value->place, v->value->width,
                  _("%s x %s is %.10g, and \"%s\" must be a whole number"), value->text,
                  v->value->text, product, name);
    v->is_wrong = true;
}

static void print_hours(char *text, size_t size, double minutes)
{
    int rounded = (int)round(fmin(minutes, 100000));
    snprintf(text, size, "%dh%02d", rounded / 60, rounded % 60);
}

/* A number that the schema has understood. */
static void scale_number(orki_visit *v, orki_node *value, const orki_shape *shape)
{
    double by = v->value->number, product = value->value[0] * by;
    char text[64] = "", last[32];
    if (shape->scalar == ORKI_S_DECIMAL)
        product = value->number * by;
    bool is_counted = shape->scalar == ORKI_S_INTEGER || shape->scalar == ORKI_S_DURATION;
    if (is_counted && !is_whole(product)) {
        fault_fraction(v, value, product);
        return;
    }
    if (shape->scalar == ORKI_S_DECIMAL) {
        snprintf(text, sizeof text, "%.10g", product);
    } else if (is_counted) {
        snprintf(text, sizeof text, "%.0f", product);
    } else {
        print_hours(text, sizeof text, product);
        if (shape->scalar == ORKI_S_HOURS_RANGE) {
            print_hours(last, sizeof last, value->value[1] * by);
            snprintf(text + strlen(text), sizeof text - strlen(text), "-%s", last);
        }
    }
    value->text = orki_arena_copy(&v->r->scratch, text, strlen(text));
    if (value->text == NULL) {
        orki_fail(v->r, ORK_ERR_MEMORY);
        value->text = "";
    }
    value->is_plain = true;
    value->place = v->value->place;
    value->width = v->value->width;
    v->n_done++;
}

static void scale(orki_visit *v, orki_node *value, const orki_shape *shape)
{
    if (value->kind == ORKI_SCALAR) {
        size_t n_errors = v->r->n_errors;
        if (!is_number(shape->scalar) || v->is_wrong)
            return;
        orki_scalar_parse(v->r, shape, value);
        if (v->r->n_errors == n_errors)
            scale_number(v, value, shape);
        else
            v->is_wrong = true; /* the base has an error here, told now */
        return;
    }
    for (orki_node *c = value->first; c != NULL; c = c->next) {
        const orki_shape *below = orki_shape_below(shape, c->key == NULL ? NULL : c->key->text);
        if (below != NULL)
            scale(v, c, below);
    }
}

void orki_scale_at(orki_visit *v, const orki_spot *spot)
{
    orki_node *value = spot->value;
    bool has_fallback = spot->fallback[0] >= '0' && spot->fallback[0] <= '9';
    if (value != NULL && value->kind == ORKI_SCALAR && !is_number(spot->shape->scalar)) {
        orki_note(v->r, value->place, _("it is written here"));
        orki_fault_at(v->r, OR_SCALE, v->path->place, v->path->width,
                      _("\"%s\" is not a number that can be scaled"), value->text);
        v->is_wrong = true;
        return;
    }
    if (value == NULL && has_fallback && is_number(spot->shape->scalar)) {
        orki_node *key = orki_tree_text(v->r, v->path, spot->step);
        value = orki_tree_text(v->r, v->path, spot->fallback);
        if (key == NULL || value == NULL)
            return;
        orki_tree_append(spot->parent, key, value);
    }
    if (value != NULL)
        scale(v, value, spot->shape);
}
