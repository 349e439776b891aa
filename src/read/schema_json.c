/* Schema table -> JSON Schema, draft-07. Top-level keys of a season are not required, because a
 * season may be several files; the reader tells when none has them. */
#include "base/json.h"
#include "base/text.h"
#include "orkestrooster/schema.h"
#include "read/scalar.h"
#include "read/schema_page.h"

#include <string.h>

static json_t *shape_schema(const orki_shape *shape, bool is_top);

/* jansson's own memory is copied into ours, so that one function releases all texts. */
static char *take_text(char *dumped)
{
    orki_text text = {0};
    if (dumped != NULL)
        orki_text_printf(&text, "%s\n", dumped);
    free(dumped);
    if (text.is_failed)
        orki_text_free(&text);
    return text.bytes;
}

static json_t *types_of(const orki_shape *shape)
{
    const orki_scalar_info *info = orki_scalar_get(shape->scalar);
    json_t *types = json_array();
    bool is_number = shape->scalar == ORKI_S_INTEGER || shape->scalar == ORKI_S_DECIMAL;
    if (!is_number)
        orki_json_add(&types, json_string("string"));
    if (info->is_number_allowed)
        orki_json_add(&types, json_string("number"));
    else if (info->is_integer_allowed)
        orki_json_add(&types, json_string("integer"));
    if (shape->scalar == ORKI_S_TEXT)
        orki_json_add(&types, json_string("boolean"));
    if (shape->is_null_allowed)
        orki_json_add(&types, json_string("null"));
    if (json_array_size(types) > 1)
        return types;
    json_t *only = json_incref(json_array_get(types, 0));
    json_decref(types);
    return only;
}

static json_t *number(double value)
{
    return value == (double)(json_int_t)value ? json_integer((json_int_t)value) : json_real(value);
}

static void add_bounds(json_t **schema, const orki_shape *shape)
{
    bool is_bounded = shape->min != 0 || shape->max != 0;
    bool is_name =
        shape->scalar == ORKI_S_ID || shape->scalar == ORKI_S_NAME || shape->scalar == ORKI_S_BLOCK;
    if (is_bounded || is_name)
        orki_json_set(schema, "minimum", number(shape->min));
    if (is_bounded)
        orki_json_set(schema, "maximum", number(shape->max));
    if (shape->scalar == ORKI_S_YEARS) {
        orki_json_set(schema, "minimum", json_integer(1));
        orki_json_set(schema, "maximum", json_integer(8));
    }
}

static json_t *scalar_schema(const orki_shape *shape)
{
    const orki_scalar_info *info = orki_scalar_get(shape->scalar);
    json_t *schema = json_object();
    if (shape->scalar == ORKI_S_YES_NO) {
        orki_json_set(&schema, "enum", json_pack("[b,b,s,s]", 1, 0, "yes", "no"));
        return schema;
    }
    if (shape->scalar == ORKI_S_WORD) {
        json_t *words = json_array();
        for (int i = 0; shape->words[i] != NULL; i++)
            orki_json_add(&words, json_string(shape->words[i]));
        orki_json_set(&schema, "enum", words);
        return schema;
    }
    orki_json_set(&schema, "type", types_of(shape));
    if (info->pattern != NULL)
        orki_json_set(&schema, "pattern", json_string(info->pattern));
    add_bounds(&schema, shape);
    return schema;
}

static json_t *list_schema(const orki_shape *shape)
{
    json_t *schema =
        json_pack("{s:s, s:o}", "type", "array", "items", shape_schema(shape->items, false));
    if (shape->min_items > 0)
        orki_json_set(&schema, "minItems", json_integer(shape->min_items));
    if (shape->max_items > 0)
        orki_json_set(&schema, "maxItems", json_integer(shape->max_items));
    return schema;
}

/* English, Dutch, default and example in one description, which is what editors show. */
static json_t *description(const orki_key *key)
{
    orki_text text = {0};
    orki_text_printf(&text, "%s\n\nNL: %s", key->en, key->nl);
    if (key->fallback[0] != '\0')
        orki_text_printf(&text, "\n\nDefault: %s", key->fallback);
    if (key->example[0] != '\0')
        orki_text_printf(&text, "\n\nExample: %s: %s", key->name, key->example);
    json_t *string = text.is_failed ? NULL : json_string(orki_text_string(&text));
    orki_text_free(&text);
    return string;
}

static json_t *keys_schema(const orki_shape *shape, bool is_top)
{
    json_t *properties = json_object(), *required = json_array();
    for (const orki_key *k = shape->keys; k->name != NULL; k++) {
        json_t *value = shape_schema(k->shape, false);
        orki_json_set(&value, "description", description(k));
        orki_json_set(&properties, k->name, value);
        if (k->is_required && !is_top)
            orki_json_add(&required, json_string(k->name));
    }
    json_t *schema = json_pack("{s:s, s:o, s:b}", "type", "object", "properties", properties,
                               "additionalProperties", 0);
    if (required == NULL || json_array_size(required) > 0)
        orki_json_set(&schema, "required", required);
    else
        json_decref(required);
    return schema;
}

static json_t *map_schema(const orki_shape *shape, bool is_top)
{
    if (shape->keys != NULL)
        return keys_schema(shape, is_top);
    const char *pattern = orki_scalar_get(shape->any_key)->pattern;
    json_t *schema = json_pack("{s:s, s:{s:o}, s:b}", "type", "object", "patternProperties",
                               pattern, shape_schema(shape->any, false), "additionalProperties", 0);
    if (shape->min_items > 0)
        orki_json_set(&schema, "minProperties", json_integer(shape->min_items));
    return schema;
}

static json_t *shape_schema(const orki_shape *shape, bool is_top)
{
    if (shape->is_anything)
        return json_object();
    json_t *parts = json_array();
    if (shape->scalar != ORKI_S_NONE)
        orki_json_add(&parts, scalar_schema(shape));
    if (shape->items != NULL)
        orki_json_add(&parts, list_schema(shape));
    if (shape->keys != NULL || shape->any != NULL)
        orki_json_add(&parts, map_schema(shape, is_top));
    if (json_array_size(parts) > 1)
        return json_pack("{s:o}", "anyOf", parts);
    json_t *only = json_incref(json_array_get(parts, 0));
    json_decref(parts);
    return only;
}

char *ork_schema_print(ork_format format)
{
    static const char *const titles[] = {"Orkestrooster season", "Orkestrooster timetable",
                                         "Orkestrooster bound", "Orkestrooster scenario",
                                         "Orkestrooster loans"};
    json_t *schema = json_pack("{s:s, s:s}", "$schema", "http://json-schema.org/draft-07/schema#",
                               "title", titles[format]);
    json_t *body = shape_schema(orki_format_shape(format), format == ORK_FORMAT_SEASON);
    char *dumped = NULL;
    if (schema != NULL && body != NULL && json_object_update(schema, body) == 0)
        dumped = orki_json_print(schema, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    json_decref(schema);
    json_decref(body);
    return take_text(dumped);
}
