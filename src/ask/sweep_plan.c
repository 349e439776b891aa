/* Options -> drafts of scenarios -> scenario.yaml in a folder each -> plan.json, which comes last:
 * a folder with a plan has all of its scenarios. Every scenario is read once before anything runs,
 * so that a path that does not exist is told at once; one that is no season for another reason (a
 * lesson too long for every day) is a result of its own. */
#include "ask/growing.h"

#include "base/file.h"
#include "base/leftovers.h"
#include "base/text.h"
#include "orkestrooster/check.h"
#include "read/tree_print.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void orki_sweep_fault(orki_planning *p, const char *option, const char *text, const char *format,
                      ...)
{
    char message[500];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    int file = orki_source_open(&p->r, option, text, strlen(text));
    if (file >= 0)
        orki_fault_at(&p->r, OR_SWEEP, (orki_place){file, 1, 1}, (int)strlen(text), "%s", message);
}

const char *orki_sweep_path(const ork_sweep *sweep, const ork_trial *trial, const char *file,
                            orki_arena *arena)
{
    return trial == NULL ? orki_arena_printf(arena, "%s/%s", sweep->folder, file)
                         : orki_arena_printf(arena, "%s/%s/%s", sweep->folder, trial->id, file);
}

const char *orki_sweep_timetable(const ork_sweep *sweep, orki_arena *arena)
{
    return sweep->from[0] != '\0'
               ? sweep->from
               : orki_sweep_path(sweep, &sweep->trials[0], "timetable.yaml", arena);
}

static bool is_number(const orki_node *value)
{
    char *end = NULL;
    bool is_text = value != NULL && value->kind == ORKI_SCALAR && value->text[0] != '\0';
    if (is_text)
        (void)strtod(value->text, &end);
    return is_text && *end == '\0';
}

/* Two changes say the same: the same words, or the same number (1 and 1.0). */
static bool is_same_change(const orki_draft *a, const orki_draft *b)
{
    const orki_node *x = a->changes->first, *y = b->changes->first;
    if (orki_tree_is_equal(a->changes, b->changes))
        return true;
    return strcmp(a->trial.family, "vary") == 0 && a->trial.x == b->trial.x && x->n == y->n &&
           strcmp(a->trial.what, b->trial.what) == 0 && is_number(orki_tree_find(x, "to")) &&
           is_number(orki_tree_find(y, "to"));
}

/* Two scenarios of one family that are the same would count twice in every ranking. */
static void refuse_same(orki_planning *p)
{
    for (size_t i = 1; i < p->n; i++) {
        const orki_draft *d = &p->drafts[i];
        for (size_t j = 1; j < i; j++) {
            const orki_draft *first = &p->drafts[j];
            if (strcmp(d->trial.family, first->trial.family) != 0 || !is_same_change(first, d))
                continue;
            const char *option = strcmp(d->trial.family, "table") == 0
                                     ? "--parameters"
                                     : orki_arena_printf(&p->r.scratch, "--%s", d->trial.family);
            if (option != NULL)
                orki_sweep_fault(p, option, d->trial.title, _("the same scenario as \"%s\""),
                                 first->trial.title);
            break;
        }
    }
}

static void read_families(orki_planning *p)
{
    const ork_sweep_options *o = p->options;
    orki_draft *base = orki_sweep_add(p, "base", "", _("as it is"), 0);
    if (base != NULL && o->growth > 0) {
        orki_growth_plan(p); /* its trials are made as it goes */
        return;
    }
    if (base != NULL && o->absent != NULL)
        orki_sweep_absent(p);
    if (base != NULL && o->add_school != NULL)
        orki_sweep_schools(p);
    if (base != NULL && o->lesson != NULL)
        orki_sweep_lessons(p);
    for (int i = 0; i < o->n_vary && base != NULL; i++)
        orki_sweep_vary(p, o->vary[i]);
    if (base != NULL && o->table != NULL)
        orki_sweep_table(p);
    if (p->r.status == ORK_OK && p->r.n_errors == 0 && p->n <= ORKI_MOST_TRIALS)
        refuse_same(p);
    if (p->n < 2 && p->r.status == ORK_OK && p->r.n_errors == 0)
        orki_sweep_fault(p, "sweep", o->season.paths[0], _("there is nothing to try"));
    else if (p->n > ORKI_MOST_TRIALS)
        orki_sweep_fault(p, "sweep", o->season.paths[0], _("more than %d scenarios"),
                         ORKI_MOST_TRIALS);
}

orki_node *orki_sweep_text(orki_planning *p, const char *text)
{
    const orki_node nowhere = {.place = {-1, 0, 0}, .width = 1};
    const char *kept = orki_keep_text(&p->r, text);
    return kept == NULL ? NULL : orki_tree_text(&p->r, &nowhere, kept);
}

static orki_node *put(orki_planning *p, orki_node *map, const char *key, const char *text)
{
    orki_node *name = orki_sweep_text(p, key), *value = orki_sweep_text(p, text);
    if (name == NULL || value == NULL)
        return NULL;
    orki_tree_append(map, name, value);
    return value;
}

/* The scenario of a draft as text. */
static ork_status print_scenario(orki_planning *p, const orki_draft *draft, const char *base,
                                 orki_text *out)
{
    orki_node root = {.kind = ORKI_MAP, .text = ""};
    orki_node *format = put(p, &root, "format", "1"), *head = put(p, &root, "scenario", "");
    orki_node *of = put(p, &root, "base", base), *changes = put(p, &root, "changes", "");
    orki_node *name = head == NULL ? NULL : put(p, head, "name", draft->trial.title);
    if (format == NULL || of == NULL || changes == NULL || name == NULL)
        return ORK_ERR_MEMORY;
    head->kind = ORKI_MAP;
    of->is_plain = name->is_plain = false;
    changes->kind = ORKI_LIST;
    changes->first = draft->changes->first;
    changes->last = draft->changes->last;
    changes->n = draft->changes->n;
    return orki_tree_print(out, &root);
}

static bool says_already(const char *file, const orki_text *text)
{
    orki_arena arena = {0};
    const char *bytes = NULL;
    size_t n = 0;
    bool is_same = orki_file_read(&bytes, &n, file, text->n, &arena) == ORK_OK && n == text->n &&
                   memcmp(bytes, orki_text_string(text), n) == 0;
    orki_arena_free(&arena);
    return is_same;
}

ork_status orki_sweep_print(orki_planning *p, const orki_draft *draft, const char *file,
                            const char *base)
{
    orki_arena arena = {0};
    orki_text text = {0};
    const char *folder = orki_arena_copy(&arena, file, (size_t)(strrchr(file, '/') - file));
    ork_status st = folder == NULL ? ORK_ERR_MEMORY : orki_folder_make(folder);
    if (st == ORK_OK) {
        orki_leftovers_remove(folder);
        const char *from = orki_path_from(folder, base, &arena);
        st = from != NULL      ? print_scenario(p, draft, from, &text)
             : errno == ENOMEM ? ORK_ERR_MEMORY
                               : ORK_ERR_IO;
    }
    if (st == ORK_OK && !says_already(file, &text))
        st = orki_file_write(file, orki_text_string(&text), text.n);
    orki_text_free(&text);
    orki_arena_free(&arena);
    return st;
}

static ork_status write_scenario(orki_planning *p, const orki_draft *draft)
{
    orki_arena arena = {0};
    const char *file = orki_sweep_path(p->sweep, &draft->trial, "scenario.yaml", &arena);
    ork_status st =
        file == NULL ? ORK_ERR_MEMORY : orki_sweep_print(p, draft, file, p->sweep->season);
    orki_arena_free(&arena);
    return st;
}

/* A path that leads nowhere is a mistake of whoever asks, not a result. */
static bool is_of_paths(const ork_diags *diags)
{
    for (size_t i = 0; i < ork_diags_count(diags); i++) {
        int code = ork_diags_at(diags, i)->code;
        if (code >= OR_BASE_CYCLE && code <= OR_SCALE)
            return true;
    }
    return false;
}

/* The findings of a scenario become those of the plan. */
static void hand_on(orki_planning *p, const ork_diags *diags)
{
    for (size_t i = 0; i < ork_diags_count(diags); i++) {
        const ork_diag *d = ork_diags_at(diags, i);
        p->r.n_errors += d->severity == ORK_ERROR;
        if (d->severity == ORK_ERROR && orki_diags_add(p->r.diags, d) != 0)
            orki_fail(&p->r, ORK_ERR_MEMORY);
    }
}

static ork_status try_scenario(orki_planning *p, const orki_draft *draft)
{
    orki_arena arena = {0};
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    const char *path = orki_sweep_path(p->sweep, &draft->trial, "scenario.yaml", &arena);
    ork_season_source source = {
        .paths = &path, .n_paths = 1, .sets = p->sweep->sets, .n_sets = p->sweep->n_sets};
    ork_status st = path == NULL || diags == NULL
                        ? ORK_ERR_MEMORY
                        : ork_season_read_changed(&season, &source, diags);
    if (st == ORK_ERR_INPUT && !is_of_paths(diags))
        st = ORK_OK;
    else if (st == ORK_ERR_INPUT)
        hand_on(p, diags);
    ork_season_free(season);
    ork_diags_free(diags);
    orki_arena_free(&arena);
    return st;
}

static ork_status write_all(orki_planning *p)
{
    ork_status st = ORK_OK;
    for (size_t i = 0; i < p->n && st == ORK_OK; i++)
        st = write_scenario(p, &p->drafts[i]);
    for (size_t i = 1; i < p->n && (st == ORK_OK || st == ORK_ERR_INPUT); i++) {
        ork_status one = try_scenario(p, &p->drafts[i]);
        st = one == ORK_OK ? st : one;
    }
    p->sweep->n = (int)p->n;
    p->sweep->trials = orki_arena_alloc(&p->sweep->arena, p->n, sizeof(ork_trial));
    if (p->sweep->trials == NULL)
        return ORK_ERR_MEMORY;
    for (size_t i = 0; i < p->n; i++) {
        p->sweep->trials[i] = p->drafts[i].trial;
        p->sweep->trials[i].reason = p->sweep->trials[i].outcome = "";
    }
    p->sweep->capacity = p->n;
    return st == ORK_OK ? orki_sweep_store(p->sweep) : st;
}

/* Texts that the sweep keeps, and a folder that holds no other sweep. */
static ork_status begin(orki_planning *p, const char *folder)
{
    ork_sweep *s = p->sweep;
    const ork_sweep_options *o = p->options;
    const char **sets = orki_keep(&p->r, (size_t)o->season.n_sets, sizeof *sets);
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    s->folder = orki_arena_copy(&s->arena, folder, n);
    s->season = orki_keep_text(&p->r, o->season.paths[0]);
    /* scenarios and the plan name it, and both are UTF-8: told when it is not */
    (void)orki_source_open(&p->r, "SEASON", o->season.paths[0], strlen(o->season.paths[0]));
    if (p->r.n_errors > 0)
        return ORK_ERR_OPTION;
    s->from = orki_keep_text(&p->r, o->from == NULL ? "" : o->from);
    for (int i = 0; i < o->season.n_sets && sets != NULL; i++)
        sets[i] = orki_keep_text(&p->r, o->season.sets[i]);
    s->n_sets = o->season.n_sets;
    s->sets = sets;
    s->search = o->search;
    s->search.threads = 1;
    struct stat info;
    const char *plan = orki_sweep_path(s, NULL, "plan.json", &s->arena);
    const char *timetable = orki_sweep_path(s, NULL, "timetable.yaml", &s->arena);
    if (plan == NULL || timetable == NULL || s->folder == NULL || p->r.status != ORK_OK)
        return ORK_ERR_MEMORY;
    if (stat(plan, &info) == 0) {
        orki_hint(&p->r, "%s", _("--resume goes on with it; another folder holds another one"));
        orki_sweep_fault(p, "--output", folder, _("\"%s\" already holds a sweep"), folder);
        return ORK_ERR_OPTION;
    }
    /* the page of a sweep would take the place of the timetable's */
    if (stat(timetable, &info) == 0) {
        orki_hint(&p->r, "%s", _("name a folder of its own"));
        orki_sweep_fault(p, "--output", folder, _("\"%s\" already holds a timetable"), folder);
        return ORK_ERR_OPTION;
    }
    orki_leftovers_remove(s->folder);
    return orki_folder_make(s->folder);
}

/* A timetable that breaks rules is nothing to compare with. */
static ork_status judge_from(orki_planning *p)
{
    const char *from = p->options->from;
    ork_timetable *timetable = NULL;
    ork_verdict *verdict = NULL;
    ork_status st = ork_timetable_read(&timetable, p->season, from, p->r.diags);
    if (st == ORK_OK)
        st = ork_check(&verdict, p->season, timetable);
    if (st == ORK_OK && verdict->n_breaches > 0) {
        orki_hint(&p->r, "%s", _("\"orkestrooster check\" tells which"));
        orki_sweep_fault(p, "--from", from,
                         _n("the timetable breaks %d rule", "the timetable breaks %d rules",
                            verdict->n_breaches),
                         verdict->n_breaches);
    }
    ork_verdict_free(verdict);
    ork_timetable_free(timetable);
    return st;
}

static ork_status plan(orki_planning *p, const char *folder)
{
    ork_season *season = NULL;
    ork_status st = ork_season_read_changed(&season, &p->options->season, p->r.diags);
    p->season = season;
    if (st == ORK_OK)
        st = begin(p, folder);
    if (st == ORK_OK && p->options->from != NULL)
        st = judge_from(p);
    if (st == ORK_OK)
        read_families(p);
    if (st == ORK_OK && p->r.status == ORK_OK && p->r.n_errors > 0)
        st = ORK_ERR_OPTION;
    if (st == ORK_OK)
        st = p->r.status != ORK_OK ? p->r.status : write_all(p);
    ork_season_free(season);
    return st;
}

ork_status ork_sweep_plan(ork_sweep **out, const ork_sweep_options *options, const char *folder,
                          ork_diags *diags)
{
    *out = NULL;
    ork_sweep *sweep = orki_alloc(1, sizeof *sweep);
    if (sweep == NULL)
        return ORK_ERR_MEMORY;
    orki_planning p = {
        .r = {.keep = &sweep->arena, .diags = diags}, .sweep = sweep, .options = options};
    ork_status st = plan(&p, folder);
    int reason = errno;
    orki_free(p.drafts);
    orki_reader_free(&p.r);
    errno = reason;
    if (st == ORK_OK)
        *out = sweep;
    else
        ork_sweep_free(sweep);
    return st;
}

void ork_sweep_free(ork_sweep *sweep)
{
    if (sweep == NULL)
        return;
    orki_arena_free(&sweep->arena);
    orki_free(sweep);
}

const char *ork_sweep_folder(const ork_sweep *sweep)
{
    return sweep->folder;
}

const char *ork_sweep_season(const ork_sweep *sweep)
{
    return sweep->season;
}

int ork_sweep_count(const ork_sweep *sweep)
{
    return sweep->n;
}

const ork_trial *ork_sweep_trial(const ork_sweep *sweep, int i)
{
    return &sweep->trials[i];
}

const ork_growth *ork_sweep_growth(const ork_sweep *sweep)
{
    return sweep->growth;
}

int ork_sweep_find(const ork_sweep *sweep, const char *id)
{
    for (int i = 0; i < sweep->n; i++) {
        if (strcmp(sweep->trials[i].id, id) == 0)
            return i;
    }
    return -1;
}
