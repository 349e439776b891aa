/* Files -> trees -> one merged tree -> checked against the schema -> season. */
#include "read/season_read.h"

#include "base/file.h"
#include "base/findings.h"
#include "read/origin.h"
#include "read/pairs.h"
#include "read/shape.h"
#include "read/yaml_tree.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct reading {
    orki_reader r;
    orki_node *root;    /* of what was merged so far */
    const char *folder; /* of the first file */
    bool is_broken;     /* some file gave no tree */
    int n_paths;
    const char *const *paths; /* [n_paths] as the planner named them */
    orki_onlooker onlooker;
} reading;

static void add_tree(reading *g, const char *name, const char *bytes, size_t n)
{
    orki_node *root = orki_yaml_parse(&g->r, name, bytes, n);
    if (root == NULL) {
        g->is_broken = true;
    } else if (root->kind != ORKI_MAP) {
        orki_fault(&g->r, OR_KIND, root, _("a file of a season is a map of keys"));
        g->is_broken = true;
    } else if (g->root == NULL) {
        g->root = root;
    } else {
        orki_tree_merge(&g->r, g->root, root);
    }
}

static void fault_file(reading *g, const char *path, ork_status st, int error)
{
    g->is_broken = true;
    orki_reader_fault_file(&g->r, path, st, error);
}

static void add_file(reading *g, const char *path)
{
    const char *bytes = NULL;
    size_t n = 0;
    ork_status st = orki_file_read(&bytes, &n, path, ORKI_MAX_FILE_BYTES, &g->r.scratch);
    if (st != ORK_OK)
        fault_file(g, path, st, errno);
    else
        add_tree(g, path, bytes, n);
}

static int is_yaml(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);
    return entry->d_name[0] != '.' && n > 5 && strcmp(entry->d_name + n - 5, ".yaml") == 0;
}

static int compare_names(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name); /* the same order in every locale */
}

/* timetable.yaml is what `solve` writes, not a part of a season. */
static bool is_answer(const char *name)
{
    return strcmp(name, "timetable.yaml") == 0;
}

static void add_folder(reading *g, const char *path)
{
    struct dirent **entries = NULL;
    int n = scandir(path, &entries, is_yaml, compare_names), n_files = 0;
    if (n < 0) {
        fault_file(g, path, ORK_ERR_IO, errno);
        return;
    }
    size_t length = strlen(path);
    const char *slash = length > 0 && path[length - 1] == '/' ? "" : "/";
    for (int i = 0; i < n; i++) {
        const char *file = orki_keep_printf(&g->r, "%s%s%s", path, slash, entries[i]->d_name);
        if (file != NULL && !is_answer(entries[i]->d_name)) {
            add_file(g, file);
            n_files++;
        }
        free(entries[i]);
    }
    free(entries);
    if (n_files == 0) {
        g->is_broken = true;
        orki_fault_at(&g->r, OR_FOLDER, (orki_place){orki_reader_add_source(&g->r, path), 0, 0}, 1,
                      _("the folder holds no *.yaml file"));
    }
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

static void add_path(reading *g, const char *path)
{
    struct stat info;
    bool is_folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    if (g->folder == NULL)
        g->folder = folder_of(&g->r, path, is_folder);
    if (is_folder)
        add_folder(g, path);
    else
        add_file(g, path);
}

/* The parts that need each other's names run always, and so do the files that the season names;
 * what judges the whole season only when all of it is right so far, because half a season looks
 * wrong everywhere. */
static void build(orki_build *b)
{
    void (*const parts[])(orki_build *) = {
        orki_build_head,       orki_build_skills, orki_build_modes, orki_build_programmes,
        orki_build_schools,    orki_build_dates,  orki_build_rooms, orki_build_teachers,
        orki_build_orchestras, orki_build_blocks, orki_build_pins,
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && b->r->status == ORK_OK; i++)
        parts[i](b);
    if (b->r->status == ORK_OK && b->r->n_errors == 0)
        orki_build_travel(b);
    else if (b->r->status == ORK_OK)
        orki_find_pairs(b, orki_tree_get(orki_tree_get(b->root, "travel"), "pairs"));
    if (b->r->status == ORK_OK && b->r->n_errors == 0)
        orki_build_occasions(b);
    if (b->r->status == ORK_OK)
        orki_build_last_season(b);
    if (b->r->status == ORK_OK && b->r->n_errors == 0)
        orki_cross_check(b);
}

static void name_files(orki_reader *r, ork_season *s)
{
    const char **files = orki_keep(r, r->n_sources, sizeof *files);
    if (files == NULL)
        return;
    for (size_t i = 0; i < r->n_sources; i++)
        files[i] = r->sources[i].name;
    s->files = files;
    s->n_files = (int)r->n_sources;
}

static void tell_language(orki_reader *r, const orki_node *root)
{
    const orki_node *language = orki_tree_get(orki_tree_get(root, "organisation"), "language");
    if (language != NULL && language->kind == ORKI_SCALAR &&
        (strcmp(language->text, "nl") == 0 || strcmp(language->text, "en") == 0))
        orki_diags_tell_language(r->diags, language->text);
}

/* Ends a reading: the season is handed over, or everything is released. */
static ork_status finish(ork_season **out, reading *g, orki_arena *arena)
{
    ork_season *s = NULL;
    orki_reader *r = &g->r;
    if (r->status == ORK_OK && g->root != NULL && !g->is_broken) {
        tell_language(r, g->root);
        orki_schema_check(r, &orki_season_shape, g->root);
        orki_schema_check_top(r, &orki_season_shape, g->root);
        s = orki_keep(r, 1, sizeof *s);
        if (s != NULL) {
            orki_build b = {
                .r = r, .s = s, .root = g->root, .folder = g->folder == NULL ? "" : g->folder};
            build(&b);
            name_files(r, s);
            orki_note_origin(r, s, g->root, g->paths, g->n_paths);
            if (g->onlooker.look != NULL && r->status == ORK_OK && r->n_errors == 0)
                g->onlooker.look(&b, g->onlooker.user);
        }
    }
    ork_status st = r->status != ORK_OK ? r->status : r->n_errors > 0 ? ORK_ERR_INPUT : ORK_OK;
    orki_reader_free(r);
    if (s == NULL && st == ORK_OK)
        st = ORK_ERR_MEMORY;
    if (st != ORK_OK) {
        orki_arena_free(arena);
        return st;
    }
    s->arena = *arena; /* the season lives in the arena that it owns */
    *out = s;
    return ORK_OK;
}

ork_status orki_season_read_seen(ork_season **out, const char *const *paths, int n_paths,
                                 orki_onlooker onlooker, ork_diags *diags)
{
    *out = NULL;
    orki_arena arena = {0};
    reading g = {.r = {.keep = &arena, .diags = diags},
                 .n_paths = n_paths,
                 .paths = paths,
                 .onlooker = onlooker};
    for (int i = 0; i < n_paths; i++)
        add_path(&g, paths[i]);
    return finish(out, &g, &arena);
}

ork_status ork_season_read(ork_season **out, const char *const *paths, int n_paths,
                           ork_diags *diags)
{
    return orki_season_read_seen(out, paths, n_paths, (orki_onlooker){NULL, NULL}, diags);
}

ork_status ork_season_read_text(ork_season **out, const char *text, size_t n, const char *name,
                                const char *folder, ork_diags *diags)
{
    *out = NULL;
    orki_arena arena = {0};
    reading g = {.r = {.keep = &arena, .diags = diags}};
    g.folder = folder == NULL || folder[0] == '\0' ? "" : folder_of(&g.r, folder, true);
    if (n > ORKI_MAX_FILE_BYTES)
        fault_file(&g, name, ORK_ERR_TOO_LARGE, 0);
    else
        add_tree(&g, name, text, n);
    return finish(out, &g, &arena);
}
