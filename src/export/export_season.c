/* Season (and timetable) -> a folder with the same season, anonymised or not. The season is copied
 * as a tree while it is read; its files appear together; then it is read back, and the timetable is
 * written in its words. */
#include "base/file.h"
#include "base/file_set.h"
#include "export/share.h"
#include "model/timetable_model.h"
#include "read/season_read.h"
#include "read/tree_print.h"

#include <errno.h>
#include <string.h>

ork_share_options ork_share_options_default(void)
{
    return (ork_share_options){.blur_m = 500, .seed = 1, .has_money = 1};
}

static orki_node *add(orki_share *job, orki_node *map, const char *name, orki_node value)
{
    orki_node *key = orki_scratch(job->b->r, 1, sizeof *key);
    orki_node *made = orki_scratch(job->b->r, 1, sizeof *made);
    if (key == NULL || made == NULL)
        return NULL;
    *key = (orki_node){.kind = ORKI_SCALAR, .text = name, .is_plain = true};
    *made = value;
    orki_tree_append(map, key, made);
    return made;
}

/* Travel times that are written out although the planner gave none. */
static void name_ways(orki_share *job, orki_node *root)
{
    orki_node *travel = orki_tree_find(root, "travel");
    if (job->ways_file == NULL || orki_tree_find(travel, "pairs") != NULL)
        return;
    if (travel == NULL)
        travel = add(job, root, "travel", (orki_node){.kind = ORKI_MAP, .text = ""});
    if (travel != NULL)
        add(job, travel, "pairs",
            (orki_node){.kind = ORKI_SCALAR, .text = job->ways_file, .is_plain = true});
}

static void make_files(orki_share *job)
{
    orki_share_declare(job);
    orki_share_turn(job);
    if (job->status == ORK_OK)
        orki_share_travel(job);
    orki_node *root = orki_share_tree(job, &orki_season_shape, "", job->b->root);
    orki_text *out = root == NULL ? NULL : orki_share_add_file(job, "season.yaml");
    if (out == NULL || job->status != ORK_OK)
        return;
    name_ways(job, root);
    ork_status st = orki_tree_print(out, root);
    if (st != ORK_OK)
        orki_share_fail(job, st);
    if (job->options.key != NULL && (out = orki_share_add_file(job, "")) != NULL)
        orki_share_put_key(job, out);
}

/* Called while the season is read. */
static void look(orki_build *b, void *user)
{
    orki_share *job = user;
    job->b = b;
    make_files(job);
    if (b->r->status != ORK_OK)
        orki_share_fail(job, b->r->status);
    job->b = NULL;
}

static ork_status add_files(const orki_share *job, orki_file_set *set, const char *folder)
{
    ork_status st = orki_file_set_open(set, folder);
    for (int i = 0; i < job->n_files && st == ORK_OK; i++) {
        const orki_share_file *file = &job->files[i];
        if (file->text.is_failed)
            st = ORK_ERR_MEMORY;
        else if (file->name[0] != '\0')
            st = orki_file_set_add(set, file->name, orki_text_string(&file->text), file->text.n);
    }
    return st;
}

/* The key is written first and appears last: a season that nobody can trace back stays away. */
static ork_status write_files(const orki_share *job, const char *folder)
{
    const orki_share_file *last = &job->files[job->n_files - 1];
    bool has_key = last->name[0] == '\0';
    orki_out_file key = {.fd = -1};
    orki_file_set set;
    ork_status key_st = has_key ? orki_out_open(&key, job->options.key) : ORK_OK;
    if (has_key && key_st == ORK_OK)
        key_st = orki_out_write(&key, orki_text_string(&last->text), last->text.n);
    ork_status st = add_files(job, &set, folder);
    st = orki_file_set_close(&set, key_st == ORK_OK ? st : key_st, NULL);
    return has_key ? orki_out_close(&key, st) : st;
}

static ork_status write_timetable(const char *folder, const ork_timetable *timetable)
{
    orki_text path = {0}, to = {0};
    ork_season *season = NULL;
    orki_text_printf(&path, "%s/season.yaml", folder);
    orki_text_printf(&to, "%s/timetable.yaml", folder);
    const char *name = orki_text_string(&path);
    ork_status st =
        path.is_failed || to.is_failed ? ORK_ERR_MEMORY : ork_season_read(&season, &name, 1, NULL);
    if (st == ORK_ERR_INPUT) /* the season that was just written */
        st = ORK_ERR_INTERNAL;
    char *text = st == ORK_OK ? ork_timetable_print(season, timetable) : NULL;
    if (st == ORK_OK && text == NULL)
        st = ORK_ERR_MEMORY;
    if (st == ORK_OK)
        st = orki_file_write(orki_text_string(&to), text, strlen(text));
    orki_free(text);
    ork_season_free(season);
    orki_text_free(&path);
    orki_text_free(&to);
    return st;
}

static void free_job(orki_share *job)
{
    for (int i = 0; i < job->n_files; i++)
        orki_text_free(&job->files[i].text);
    for (int k = 0; k < ORKI_N_ALIASES; k++)
        orki_free(job->aliases[k].at);
    orki_free(job->files);
    orki_free(job->site_list);
}

ork_status ork_export_season(const ork_season_source *source, const char *timetable,
                             const ork_share_options *options, const char *folder, ork_diags *diags)
{
    orki_share job = {.options = options == NULL ? ork_share_options_default() : *options};
    ork_season *season = NULL;
    ork_timetable *given = NULL;
    ork_status st =
        orki_season_read_seen(&season, source, (orki_onlooker){look, &job, NULL}, diags);
    if (st == ORK_OK && timetable != NULL)
        st = ork_timetable_read(&given, season, timetable, diags);
    if (st == ORK_OK)
        st = job.status;
    if (st == ORK_OK)
        st = write_files(&job, folder);
    if (st == ORK_OK && given != NULL)
        st = write_timetable(folder, given);
    int reason = errno;
    free_job(&job);
    ork_timetable_free(given);
    ork_season_free(season);
    errno = reason;
    return st;
}
