/* The files that a season names beside it: holidays, last season's timetable, loans that stand,
 * travel times. */
#include "export/share.h"
#include "read/csv.h"
#include "read/tree_print.h"
#include "read/yaml_tree.h"

#include <string.h>

orki_text *orki_share_add_file(orki_share *job, const char *name)
{
    bool has_room = orki_array_reserve(&job->files, &job->files_capacity, (size_t)job->n_files + 1,
                                       sizeof *job->files) == 0;
    if (name == NULL || !has_room) {
        orki_share_fail(job, ORK_ERR_MEMORY);
        return NULL;
    }
    job->files[job->n_files] = (orki_share_file){.name = name};
    return &job->files[job->n_files++].text;
}

static bool is_at(orki_place a, orki_place b)
{
    return a.file == b.file && a.line == b.line && a.column == b.column;
}

const char *orki_share_ways(orki_share *job, const orki_node *map)
{
    const ork_season *s = job->b->s;
    if (map->key != NULL && strcmp(map->key->text, "travel") == 0)
        return job->ways_file;
    for (int i = 0; i < s->n_travel_periods; i++) {
        if (is_at(s->travel_periods[i].place, map->place))
            return job->period_files[i];
    }
    orki_share_fail(job, ORK_ERR_INTERNAL);
    return NULL;
}

/* One line of a file of holidays. The five of the school year are everybody's. */
static void put_holiday(orki_csv *csv, orki_node *fields, int line, void *user)
{
    static const char *const kinds[] = {"autumn", "christmas", "spring", "may", "summer"};
    orki_share *job = user;
    orki_text *out = &job->files[job->n_files - 1].text;
    const char *name = fields[0].text;
    bool is_common = false;
    (void)csv;
    (void)line;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        is_common = is_common || strcmp(kinds[i], name) == 0;
    if (!is_common)
        name = orki_share_alias(job, ORKI_ALIAS_HOLIDAY, name);
    if (name == NULL)
        return;
    orki_text_add_csv(out, name, ',');
    orki_text_printf(out, ",%s,%s\n", fields[1].text, fields[2].text);
}

const char *orki_share_holidays(orki_share *job, orki_node *file)
{
    static const char *const names[] = {"name", "from", "to"};
    orki_csv csv = {.names = names, .n_names = 3, .n_required = 3, .header_fault = ""};
    const char *name = orki_keep_printf(job->b->r, "holidays-%d.csv", ++job->n_holidays);
    orki_text *out = orki_share_add_file(job, name);
    if (out == NULL)
        return NULL;
    if (!orki_csv_open(job->b, &csv, file)) {
        orki_share_fail(job, ORK_ERR_INTERNAL); /* a moment ago it could be read */
        return NULL;
    }
    orki_text_add(out, "name,from,to\n");
    orki_csv_lines(&csv, put_holiday, job);
    return name;
}

/* A YAML file of this shape, whose paths begin with `path`, written as `name`. */
static const char *share_yaml(orki_share *job, orki_node *file, const orki_shape *shape,
                              const char *path, const char *name)
{
    orki_build *b = job->b;
    const char *bytes = NULL;
    size_t n = 0;
    const char *from = orki_file_of(b, file, &bytes, &n);
    orki_node *root = from == NULL ? NULL : orki_yaml_parse(b->r, from, bytes, n);
    if (root == NULL) {
        orki_share_fail(job, ORK_ERR_INTERNAL); /* a moment ago it could be read */
        return NULL;
    }
    orki_schema_check(b->r, shape, root);
    const orki_node *made = orki_share_tree(job, shape, path, root);
    orki_text *out = orki_share_add_file(job, name);
    if (made == NULL || out == NULL)
        return NULL;
    ork_status st = orki_tree_print(out, made);
    if (st == ORK_OK)
        return name;
    orki_share_fail(job, st);
    return NULL;
}

const char *orki_share_last_season(orki_share *job, orki_node *file)
{
    return share_yaml(job, file, &orki_timetable_shape,
                      "last-season:", "last-season/timetable.yaml");
}

const char *orki_share_standing(orki_share *job, orki_node *file)
{
    return share_yaml(job, file, &orki_loans_shape, "standing:", "last-season/loans.yaml");
}
