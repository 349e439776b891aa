/* The files of a rerun: the usual ones, changes.json, changes.html, and the texts to mail. */
#include "report/changes_page.h"
#include "report/curve_old.h"
#include "report/report_files.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

/* "tell/school-fontein.txt"; nothing when nothing changes. */
static ork_status add_text(orki_file_set *files, const orki_telling *t, orki_text *text,
                           const char *kind, const char *id)
{
    ork_status st = text->is_failed ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK && text->n > 0) {
        char *name = orki_arena_printf(t->arena, "tell/%s-%s.txt", kind, id);
        st = name == NULL ? ORK_ERR_MEMORY : ORK_OK;
        for (char *p = name; st == ORK_OK && *(p + 5) != '\0'; p++)
            p[5] = p[5] == '/' ? '-' : p[5];
        if (st == ORK_OK)
            st = orki_file_set_add_text(files, name, text);
    }
    orki_text_free(text);
    return st;
}

static ork_status add_texts(orki_file_set *files, const orki_telling *t)
{
    const ork_season *s = t->season;
    ork_status st = ORK_OK;
    for (int i = 0; i < s->n_schools && st == ORK_OK; i++) {
        orki_text text = {0};
        orki_tell_school(&text, t, i);
        st = add_text(files, t, &text, "school", s->schools[i].id);
    }
    for (int i = 0; i < s->n_groups && st == ORK_OK; i++) {
        orki_text text = {0};
        orki_tell_group(&text, t, i);
        st = add_text(files, t, &text, "group", s->groups[i].id);
    }
    for (int i = 0; i < s->n_teachers && st == ORK_OK; i++) {
        orki_text text = {0};
        orki_tell_teacher(&text, t, i);
        st = add_text(files, t, &text, "teacher", s->teachers[i].id);
    }
    return st;
}

/* Is that a text of an earlier rerun which this one does not write? */
static bool is_stale(const orki_file_set *files, const char *name)
{
    bool is_text = orki_is_text_to_tell(name);
    for (size_t i = 0; i < files->n && is_text; i++)
        is_text = strncmp(files->places[i].name, "tell/", 5) != 0 ||
                  strcmp(files->places[i].name + 5, name) != 0;
    return is_text;
}

/* The paths of such texts, so that nobody mails what no longer holds; NULL when out of memory, or
 * when the folder cannot be read (errno says why). */
static char **list_stale(const orki_file_set *files, const char *folder, orki_arena *arena, int *n)
{
    const char *path = orki_arena_printf(arena, "%s/tell", folder);
    DIR *tell;
    while ((tell = path == NULL ? NULL : opendir(path)) == NULL && errno == EINTR)
        continue;
    if (tell == NULL && errno != ENOENT)
        return NULL;
    int most = 0;
    while (tell != NULL && readdir(tell) != NULL)
        most++;
    char **list = orki_arena_alloc(arena, (size_t)most, sizeof *list);
    if (tell != NULL)
        rewinddir(tell);
    *n = 0;
    for (struct dirent *entry = tell == NULL ? NULL : readdir(tell);
         entry != NULL && *n < most && list != NULL; entry = readdir(tell)) {
        if (!is_stale(files, entry->d_name))
            continue;
        list[*n] = orki_arena_printf(arena, "%s/%s", path, entry->d_name);
        if (list[(*n)++] == NULL)
            list = NULL;
    }
    if (tell != NULL)
        closedir(tell);
    return path == NULL ? NULL : list;
}

static ork_status add_page(orki_file_set *files, const orki_telling *t,
                           const ork_rerun_result *rerun)
{
    orki_text html = {0};
    html.is_failed = orki_changes_page(&html, t, rerun) != 0;
    return orki_file_set_add_text(files, "changes.html", &html);
}

ork_status ork_rerun_write(const ork_season *season, const ork_reference *reference,
                           const ork_rerun_result *rerun, const ork_report_options *options,
                           const char *folder, char **failed_path)
{
    ork_report_options defaults = ork_report_options_default();
    const ork_report_options *how = options == NULL ? &defaults : options;
    orki_arena arena = {0};
    orki_telling telling = {.season = season,
                            .old = reference,
                            .now = rerun->result->timetable,
                            .is_dutch = orki_report_is_dutch(how),
                            .arena = &arena};
    orki_file_set files;
    ork_status st = orki_file_set_open(&files, folder);
    if (st == ORK_OK)
        st = orki_report_add(&files, season, rerun->result, how);
    if (st == ORK_OK)
        st = orki_file_set_add_string(&files, "changes.json",
                                      ork_changes_json(season, reference, rerun));
    if (st == ORK_OK)
        st = add_page(&files, &telling, rerun);
    if (st == ORK_OK)
        st = add_texts(&files, &telling);
    int n_stale = 0;
    char **stale = st == ORK_OK ? list_stale(&files, folder, &arena, &n_stale) : NULL;
    if (st == ORK_OK && stale == NULL)
        st = errno == ENOMEM ? ORK_ERR_MEMORY : ORK_ERR_IO;
    if (st == ORK_OK)
        st = orki_report_add_timetable(&files, season, rerun->result->timetable);
    st = orki_file_set_close(&files, st, failed_path);
    for (int i = 0; i < n_stale && st == ORK_OK; i++)
        unlink(stale[i]); /* one that is gone meanwhile is as good */
    if (st == ORK_OK)
        orki_curve_remove(folder);
    int reason = errno;
    orki_arena_free(&arena);
    errno = reason;
    return st;
}
