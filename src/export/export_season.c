/* Season (and timetable) -> a folder with the same season, anonymised or not. The season is copied
 * as a tree while it is read; the copy is read back from memory, so that the timetable can be
 * printed in its words, and then all files appear together. */
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

/* All that appears together; the timetable comes last. */
typedef struct whole {
    orki_file_part *parts; /* [n] */
    size_t n, season;      /* .season: which of them is the season itself */
    char *timetable;       /* its text, or NULL */
} whole;

static ork_status gather(const orki_share *job, whole *w)
{
    w->parts = orki_alloc((size_t)job->n_files + 1, sizeof *w->parts);
    if (w->parts == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < job->n_files; i++) {
        const orki_share_file *file = &job->files[i];
        if (file->text.is_failed)
            return ORK_ERR_MEMORY;
        if (strcmp(file->name, "season.yaml") == 0)
            w->season = w->n;
        if (file->name[0] != '\0')
            w->parts[w->n++] =
                (orki_file_part){file->name, orki_text_string(&file->text), file->text.n};
    }
    return ORK_OK;
}

/* The timetable in the words of the season that is being written. */
static ork_status add_timetable(whole *w, const ork_timetable *timetable)
{
    ork_season *season = NULL;
    ork_status st = orki_season_read_given(&season, &w->parts[w->season], w->parts, w->n);
    if (st == ORK_ERR_INPUT) /* the season that was just made */
        st = ORK_ERR_INTERNAL;
    if (st == ORK_OK && (w->timetable = ork_timetable_print(season, timetable)) == NULL)
        st = ORK_ERR_MEMORY;
    if (st == ORK_OK)
        w->parts[w->n++] = (orki_file_part){"timetable.yaml", w->timetable, strlen(w->timetable)};
    ork_season_free(season);
    return st;
}

/* The key is written first and appears last: a season that nobody can trace back stays away. */
static ork_status put_files(const orki_share *job, const whole *w, const char *folder)
{
    const orki_share_file *last = &job->files[job->n_files - 1];
    bool has_key = last->name[0] == '\0';
    orki_out_file key = {.fd = -1};
    ork_status st = has_key ? orki_out_open(&key, job->options.key) : ORK_OK;
    if (has_key && st == ORK_OK)
        st = orki_out_write(&key, orki_text_string(&last->text), last->text.n);
    if (st == ORK_OK)
        st = orki_file_set_write(folder, w->parts, w->n, NULL);
    return has_key ? orki_out_close(&key, st) : st;
}

/* @param timetable  or NULL */
static ork_status write_files(const orki_share *job, const ork_timetable *timetable,
                              const char *folder)
{
    whole w = {0};
    ork_status st = gather(job, &w);
    if (st == ORK_OK && timetable != NULL)
        st = add_timetable(&w, timetable);
    if (st == ORK_OK)
        st = put_files(job, &w, folder);
    int reason = errno;
    orki_free(w.timetable);
    orki_free(w.parts);
    errno = reason;
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
        st = write_files(&job, given, folder);
    int reason = errno;
    free_job(&job);
    ork_timetable_free(given);
    ork_season_free(season);
    errno = reason;
    return st;
}
