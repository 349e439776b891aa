/* Files -> trees -> one tree; scenarios are followed to the season on which they stand. */
#include "read/season_tree.h"

#include "base/file.h"
#include "base/shown.h"
#include "base/text.h"
#include "read/paths.h"
#include "read/scenario.h"
#include "read/shape.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* A scenario file whose base is being read; a circle is one that is met again. */
typedef struct orki_link {
    const char *name;
    dev_t device;
    ino_t file;
    struct orki_link *before;
} orki_link;

static void read_path(orki_season_tree *t, const char *path, bool is_alone);

static bool is_scenario(const orki_node *root)
{
    return orki_tree_find(root, "base") != NULL || orki_tree_find(root, "scenario") != NULL;
}

/* "a/b/season.yaml" -> "a/b/"; a folder -> itself with its slash. */
static const char *folder_of(orki_reader *r, const char *path, bool is_folder)
{
    const char *slash = strrchr(path, '/');
    if (is_folder)
        return slash != NULL && slash[1] == '\0' ? path : orki_keep_printf(r, "%s/", path);
    if (slash == NULL)
        return "";
    char *folder = orki_arena_copy(r->keep, path, (size_t)(slash - path) + 1);
    if (folder == NULL)
        orki_fail(r, ORK_ERR_MEMORY);
    return folder;
}

static orki_place place_of_key(const orki_node *root)
{
    const orki_node *said = orki_tree_find(root, "base");
    if (said == NULL)
        said = orki_tree_find(root, "scenario");
    return said->key->place;
}

/* "Anna vertrekt", or "anna" of "scenarios/anna.yaml". */
static void name_scenario(orki_season_tree *t, const orki_node *root)
{
    const orki_node *name = orki_tree_get(orki_tree_get(root, "scenario"), "name");
    const char *file = t->r->sources[root->place.file].name, *slash = strrchr(file, '/');
    file = slash == NULL ? file : slash + 1;
    size_t n = strlen(file);
    if (n > 5 && strcmp(file + n - 5, ".yaml") == 0)
        n -= 5;
    char *given = name != NULL ? orki_arena_copy(&t->r->scratch, name->text, strlen(name->text))
                               : orki_arena_copy(&t->r->scratch, file, n);
    if (given != NULL && name != NULL)
        orki_text_fold(given);
    char *shown = given == NULL ? NULL : ork_text_shown(given); /* a file may have any name */
    t->scenario = shown == NULL ? "" : orki_keep_text(t->r, shown);
    if (shown == NULL || t->scenario == NULL) {
        orki_fail(t->r, ORK_ERR_MEMORY);
        t->scenario = "";
    }
    ork_text_free(shown);
}

/* The path of the base, seen from the scenario's folder. */
static const char *path_of_base(orki_season_tree *t, const orki_node *base)
{
    const char *folder = t->r->sources[base->place.file].folder;
    bool is_absolute = base->text[0] == '/' || folder == NULL;
    if ((is_absolute || folder[0] == '\0') && strcmp(base->text, "-") == 0)
        folder = "./"; /* a file of that name, not standard input */
    else if (is_absolute)
        folder = "";
    return orki_keep_printf(t->r, "%s%s", folder, base->text);
}

/* "a.yaml -> b.yaml -> a.yaml" */
static void fault_circle(orki_season_tree *t, orki_node *base, const orki_link *met)
{
    const char *circle = met->name;
    for (const orki_link *l = t->chain; l != NULL && circle != NULL; l = l->before) {
        circle = orki_keep_printf(t->r, "%s -> %s", l->name, circle);
        if (l == met)
            break;
    }
    if (circle != NULL)
        orki_fault(t->r, OR_BASE_CYCLE, base, _("the scenarios are each other's base: %s"), circle);
    t->is_broken = true;
}

/* Whether the base can be read: it exists, and is not one of those that stand on it. */
static bool is_readable(orki_season_tree *t, orki_node *base, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        orki_fault(t->r, OR_FILE, base, _("%s: %s"), path, strerror(errno));
        t->is_broken = true;
        return false;
    }
    for (const orki_link *l = t->chain; l != NULL; l = l->before) {
        if (l->device == info.st_dev && l->file == info.st_ino) {
            fault_circle(t, base, l);
            return false;
        }
    }
    return true;
}

static void read_base(orki_season_tree *t, orki_node *root, orki_node *base)
{
    orki_link link = {.name = t->r->sources[root->place.file].name, .before = t->chain};
    struct stat info;
    const char *path = path_of_base(t, base);
    if (path == NULL)
        return;
    if (stat(link.name, &info) == 0) {
        link.device = info.st_dev;
        link.file = info.st_ino;
    }
    t->chain = &link;
    if (++t->n_links > ORKI_MAX_CHAIN) {
        orki_fault(t->r, OR_BASE_CYCLE, base, _("more than %d scenarios stand on one another"),
                   ORKI_MAX_CHAIN);
        t->is_broken = true;
    } else if (is_readable(t, base, path)) {
        read_path(t, path, true);
    }
    t->chain = link.before;
}

static void take_scenario(orki_season_tree *t, orki_node *root)
{
    size_t n_errors = t->r->n_errors;
    orki_schema_check(t->r, &orki_scenario_shape, root);
    orki_schema_check_top(t->r, &orki_scenario_shape, root);
    orki_node *base = orki_tree_get(root, "base");
    if (base == NULL || base->kind != ORKI_SCALAR)
        t->is_broken = true;
    else
        read_base(t, root, base);
    if (t->r->n_errors > n_errors)
        t->is_broken = true; /* half of the changes would make more mistakes */
    name_scenario(t, root);
    if (t->root == NULL || t->is_broken || t->r->status != ORK_OK)
        return;
    orki_scenario_apply(t->r, t->root, root);
    if (t->r->n_errors > n_errors)
        t->is_broken = true;
}

/* The loans.yaml that `solve` writes is not a part of the season beside it; one with the terms of
 * loans is, and has no list of them. */
static bool is_answer(const orki_season_tree *t, const orki_node *root)
{
    const char *path = t->r->sources[root->place.file].name, *slash = strrchr(path, '/');
    const orki_node *loans = orki_tree_find(root, "loans");
    return slash != NULL && strcmp(slash + 1, "loans.yaml") == 0 && loans != NULL &&
           loans->kind == ORKI_LIST;
}

static void take_season(orki_season_tree *t, orki_node *root)
{
    if (orki_schema_is_other(t->r, &orki_season_shape, root))
        t->is_broken = true;
    else if (t->root == NULL)
        t->root = root;
    else
        orki_tree_merge(t->r, t->root, root);
}

static void take_tree(orki_season_tree *t, orki_node *root, bool is_alone)
{
    if (root == NULL) {
        t->is_broken = true;
    } else if (root->kind != ORKI_MAP) {
        orki_fault(t->r, OR_KIND, root, _("a file of a season is a map of keys"));
        t->is_broken = true;
    } else if (t->is_folder && is_answer(t, root)) {
        return;
    } else if (is_scenario(root) && is_alone) {
        take_scenario(t, root);
    } else if (is_scenario(root)) {
        orki_hint(t->r, "%s", _("keep scenarios in a folder of their own and name one of them"));
        orki_fault_at(t->r, OR_SCENARIO_ALONE, place_of_key(root), 1,
                      _("a scenario is not merged with other files"));
        t->is_broken = true;
    } else {
        take_season(t, root);
    }
}

static void take_text(orki_season_tree *t, const char *name, const char *bytes, size_t n,
                      const char *folder, bool is_alone)
{
    size_t file = t->r->n_sources;
    orki_node *root = orki_yaml_parse(t->r, name, bytes, n);
    if (file < t->r->n_sources)
        t->r->sources[file].folder = folder;
    take_tree(t, root, is_alone);
}

static void read_file(orki_season_tree *t, const char *path, bool is_alone)
{
    const char *bytes = NULL;
    size_t n = 0;
    ork_status st = orki_file_read(&bytes, &n, path, ORKI_MAX_FILE_BYTES, &t->r->scratch);
    if (st != ORK_OK) {
        int error = errno;
        t->is_broken = true;
        if (st == ORK_ERR_IO && error == ENOENT)
            orki_hint(t->r, "%s", _("\"orkestrooster init DIR\" writes a starter season"));
        orki_reader_fault_file(t->r, path, st, error);
        return;
    }
    const char *folder = folder_of(t->r, path, false);
    if (folder != NULL)
        take_text(t, path, bytes, n, folder, is_alone);
}

static bool ends_with(const char *name, const char *tail)
{
    size_t n = strlen(name), k = strlen(tail);
    return n > k && strcasecmp(name + n - k, tail) == 0;
}

static bool is_part(const char *name)
{
    size_t n = strlen(name);
    return n > 5 && strcmp(name + n - 5, ".yaml") == 0;
}

/* Also what only seems to be a part of a season. */
static int is_yaml(const struct dirent *entry)
{
    return entry->d_name[0] != '.' &&
           (ends_with(entry->d_name, ".yaml") || ends_with(entry->d_name, ".yml"));
}

static int compare_names(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name); /* the same order in every locale */
}

/* timetable.yaml is what `solve` writes, not a part of a season. */
static bool is_timetable(const char *name)
{
    return strcmp(name, "timetable.yaml") == 0;
}

static void read_folder(orki_season_tree *t, const char *path)
{
    struct dirent **entries = NULL;
    int n = scandir(path, &entries, is_yaml, compare_names), n_files = 0;
    if (n < 0) {
        t->is_broken = true;
        orki_reader_fault_file(t->r, path, ORK_ERR_IO, errno);
        return;
    }
    size_t length = strlen(path);
    const char *slash = length > 0 && path[length - 1] == '/' ? "" : "/";
    for (int i = 0; i < n; i++) {
        const char *file = orki_keep_printf(t->r, "%s%s%s", path, slash, entries[i]->d_name);
        if (file != NULL && !is_part(entries[i]->d_name)) {
            orki_hint(t->r, "%s", _("files of a season end in .yaml"));
            orki_warn_at(t->r, OR_FOLDER, (orki_place){orki_reader_add_source(t->r, file), 0, 0},
                         "%s", _("this file is passed over"));
        } else if (file != NULL && !is_timetable(entries[i]->d_name)) {
            t->is_folder = true;
            read_file(t, file, false);
            t->is_folder = false;
            n_files++;
        }
        free(entries[i]);
    }
    free(entries);
    if (n_files == 0) {
        t->is_broken = true;
        orki_hint(t->r, "%s", _("\"orkestrooster init DIR\" writes a starter season"));
        orki_fault_at(t->r, OR_FOLDER, (orki_place){orki_reader_add_source(t->r, path), 0, 0}, 1,
                      _("the folder holds no *.yaml file"));
    }
}

static void read_path(orki_season_tree *t, const char *path, bool is_alone)
{
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        read_folder(t, path);
    else
        read_file(t, path, is_alone);
}

/* Whether a path is not one of those before it; tells when it is. */
static bool is_first(orki_season_tree *t, const char *const *paths, int i)
{
    struct stat info, before;
    if (stat(paths[i], &info) != 0)
        return true;
    for (int k = 0; k < i; k++) {
        if (stat(paths[k], &before) != 0 || before.st_dev != info.st_dev ||
            before.st_ino != info.st_ino)
            continue;
        t->is_broken = true;
        orki_fault_at(t->r, OR_FILES_CLASH,
                      (orki_place){orki_reader_add_source(t->r, paths[i]), 0, 0}, 1,
                      _("the same file or folder is named twice"));
        return false;
    }
    return true;
}

void orki_season_tree_read(orki_season_tree *t, const char *const *paths, int n_paths)
{
    t->scenario = "";
    for (int i = 0; i < n_paths; i++) {
        if (is_first(t, paths, i))
            read_path(t, paths[i], n_paths == 1);
    }
}

void orki_season_tree_take(orki_season_tree *t, const char *name, const char *text, size_t n,
                           const char *folder)
{
    t->scenario = "";
    if (n > ORKI_MAX_FILE_BYTES) {
        t->is_broken = true;
        orki_reader_fault_file(t->r, name, ORK_ERR_TOO_LARGE, 0);
        return;
    }
    const char *with_slash =
        folder == NULL || folder[0] == '\0' ? "" : folder_of(t->r, folder, true);
    if (with_slash != NULL)
        take_text(t, name, text, n, with_slash, true);
}

/* Where the value of "path=value" begins: after the last '=' before anything that only a value
 * has; 0 without. */
static size_t find_value(const char *text)
{
    size_t end = strcspn(text, "\"'[]{}"), at = 0;
    for (size_t i = 0; i < end; i++) {
        if (text[i] == '=')
            at = i + 1;
    }
    return at;
}

static void set(orki_season_tree *t, const char *text)
{
    size_t from = find_value(text);
    if (from < 2) {
        orki_place place = {orki_source_open(t->r, "--set", text, strlen(text)), 1, 1};
        orki_hint(t->r, "%s", _("for example: teachers.anna.hours.max=6"));
        if (place.file >= 0)
            orki_fault_at(t->r, OR_PATH, place, 1, _("a change is written path=value"));
        t->is_broken = true;
        return;
    }
    orki_node *value = orki_yaml_parse_end(t->r, "--set", text, from);
    if (value == NULL) {
        t->is_broken = true;
        return;
    }
    char *path = orki_arena_copy(&t->r->scratch, text, from - 1);
    orki_node *node = path == NULL ? NULL : orki_tree_text(t->r, value, path);
    if (node == NULL) {
        orki_fail(t->r, ORK_ERR_MEMORY);
        return;
    }
    size_t n_errors = t->r->n_errors;
    node->place = (orki_place){value->place.file, 1, 1};
    node->width = (int)from - 1;
    orki_scenario_set(t->r, t->root, node, value);
    if (t->r->n_errors > n_errors)
        t->is_broken = true;
}

void orki_season_tree_set(orki_season_tree *t, const char *const *sets, int n_sets)
{
    for (int i = 0; i < n_sets && t->root != NULL && t->r->status == ORK_OK; i++)
        set(t, sets[i]);
}
