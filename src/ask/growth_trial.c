/* One trial of a year: a scenario that stands on the year before, written into its folder, and
 * loaded when it has a result already. */
#include "ask/growing.h"

#include "base/text.h"

#include <string.h>

static orki_node *new_list(orki_growth_run *r)
{
    orki_node *list = orki_sweep_text(&r->p, "");
    if (list != NULL)
        list->kind = ORKI_LIST;
    else
        orki_fail(&r->p.r, ORK_ERR_MEMORY);
    return list;
}

static void append_copy(orki_growth_run *r, orki_node *list, const orki_node *item)
{
    orki_node *copy = orki_tree_copy(&r->p.r, item);
    if (copy != NULL)
        orki_tree_append(list, NULL, copy);
}

static void add_items(orki_growth_run *r, orki_draft *draft, const char *path, orki_node *items)
{
    if (items->n > 0)
        orki_sweep_change(&r->p, draft, "add", path, "items", items);
}

static void add_schools(orki_growth_run *r, orki_draft *draft, const int *candidates, int n)
{
    orki_node *schools = new_list(r), *orchestras = new_list(r);
    for (int i = 0; i < n && schools != NULL && orchestras != NULL; i++) {
        const orki_candidate *c = &r->g->candidates[candidates[i]];
        append_copy(r, schools, c->school);
        for (const orki_node *o = c->orchestras->first; o != NULL; o = o->next)
            append_copy(r, orchestras, o);
    }
    if (r->p.r.status != ORK_OK)
        return;
    add_items(r, draft, "schools", schools);
    add_items(r, draft, "orchestras", orchestras);
}

/* The first people of each profile who are not hired yet: [n_people] marked. */
static int pick(const orki_growing *g, const int *people, bool *is_picked)
{
    int n = 0;
    for (int i = 0, left = 0; i < g->n_people; i++) {
        if (i == 0 || g->people[i].profile != g->people[i - 1].profile)
            left = people == NULL ? 0 : people[g->people[i].profile];
        is_picked[i] = left > 0 && !g->people[i].is_hired;
        left -= is_picked[i];
        n += is_picked[i];
    }
    return n;
}

static void add_people(orki_growth_run *r, orki_draft *draft, const bool *is_picked, int n)
{
    const orki_growing *g = r->g;
    orki_node *teachers = new_list(r);
    ork_hire *hires = orki_keep(&r->p.r, (size_t)n + 1, sizeof *hires);
    int at = 0;
    for (int i = 0; i < g->n_people && teachers != NULL && hires != NULL; i++) {
        if (!is_picked[i])
            continue;
        append_copy(r, teachers, g->people[i].teacher);
        const char *skills = g->profiles[g->people[i].profile].skills;
        hires[at++] = (ork_hire){.id = g->people[i].id,
                                 .name = g->people[i].name,
                                 .skills = skills,
                                 .skills_en = skills,
                                 .skills_nl = skills,
                                 .profile = g->people[i].profile,
                                 .days = "",
                                 .week_cents = -1};
    }
    if (r->p.r.status != ORK_OK)
        return;
    draft->trial.hires = hires;
    draft->trial.n_hires = n;
    add_items(r, draft, "teachers", teachers);
}

/* ", with Cello, 2 x Viool" */
static void name_people(orki_growth_run *r, const bool *is_picked, orki_text *id, orki_text *words)
{
    const orki_growing *g = r->g;
    const char *before_id = "-with-", *before = _(", with ");
    for (int i = 0, n = 0; i < g->n_people; i++) {
        bool is_last = i == g->n_people - 1 || g->people[i + 1].profile != g->people[i].profile;
        n += is_picked[i];
        if (!is_last)
            continue;
        const ork_profile *profile = &g->profiles[g->people[i].profile];
        if (n > 0)
            orki_text_printf(id, "%s%s", before_id, profile->id);
        if (n > 1)
            orki_text_printf(id, "=%d", n);
        if (n > 1)
            orki_text_printf(words, "%s%d \xc3\x97 %s", before, n, profile->name);
        else if (n == 1)
            orki_text_printf(words, "%s%s", before, profile->name);
        before = n > 0 ? ", " : before;
        before_id = n > 0 ? "-" : before_id;
        n = 0;
    }
}

/* "1-baken-zuidhoek" and "year 1: Het Baken + De Zuidhoek"; with people "...-with-cello=2". */
static void name_trial(orki_growth_run *r, const int *candidates, int n, const bool *is_picked,
                       const char **what, const char **title)
{
    orki_text id = {0}, words = {0};
    orki_text_printf(&id, "%d", r->year);
    orki_text_printf(&words, _("year %d: "), r->year);
    for (int i = 0; i < n; i++) {
        const orki_candidate *c = &r->g->candidates[candidates[i]];
        orki_text_printf(&id, "-%s", c->id);
        orki_text_printf(&words, "%s%s", i > 0 ? " + " : "", c->name);
    }
    name_people(r, is_picked, &id, &words);
    *what = id.is_failed ? NULL : orki_keep_text(&r->p.r, orki_text_string(&id));
    *title = words.is_failed ? NULL : orki_keep_text(&r->p.r, orki_text_string(&words));
    orki_text_free(&id);
    orki_text_free(&words);
}

static int append_trial(orki_growth_run *r, const ork_trial *trial)
{
    ork_sweep *s = r->sweep;
    if ((size_t)s->n == s->capacity) {
        ork_trial *more = orki_arena_alloc(&s->arena, 2 * s->capacity + 20, sizeof *more);
        if (more == NULL) {
            orki_fail(&r->p.r, ORK_ERR_MEMORY);
            return -1;
        }
        memcpy(more, s->trials, (size_t)s->n * sizeof *more);
        s->trials = more;
        s->capacity = 2 * s->capacity + 20;
    }
    s->trials[s->n] = *trial;
    s->trials[s->n].reason = s->trials[s->n].outcome = "";
    return s->n++;
}

int orki_growth_trial(orki_growth_run *r, const int *candidates, int n, const int *people,
                      int start)
{
    bool *is_picked = orki_scratch(&r->p.r, (size_t)r->g->n_people + 1, sizeof *is_picked);
    const char *what = NULL, *title = NULL;
    int n_new = is_picked == NULL ? 0 : pick(r->g, people, is_picked);
    if (is_picked != NULL)
        name_trial(r, candidates, n, is_picked, &what, &title);
    orki_draft *draft = what == NULL || title == NULL
                            ? NULL
                            : orki_sweep_add(&r->p, "growth", what, title, r->year);
    if (draft == NULL) {
        orki_fail(&r->p.r, ORK_ERR_MEMORY);
        return -1;
    }
    draft->trial.is_rerun = true;
    draft->trial.known = r->known;
    draft->trial.start = start < 0 ? "" : r->sweep->trials[start].id;
    draft->trial.season_cents = -1;
    add_schools(r, draft, candidates, n);
    if (n_new > 0)
        add_people(r, draft, is_picked, n_new);
    int at = r->p.r.status == ORK_OK ? append_trial(r, &draft->trial) : -1;
    if (at < 0)
        return -1;
    const char *file =
        orki_sweep_path(r->sweep, &r->sweep->trials[at], "scenario.yaml", &r->p.r.scratch);
    ork_status st = file == NULL ? ORK_ERR_MEMORY : orki_sweep_print(&r->p, draft, file, r->base);
    if (st == ORK_OK)
        st = orki_sweep_load(r->sweep, at);
    if (st != ORK_OK)
        orki_fail(&r->p.r, st);
    return st == ORK_OK ? at : -1;
}

ork_status orki_growth_wave(orki_growth_run *r, const int *trials, int n)
{
    int *open = orki_scratch(&r->p.r, (size_t)n + 1, sizeof *open), n_open = 0;
    for (int i = 0; i < n && open != NULL; i++) {
        ork_trial_state state = r->sweep->trials[trials[i]].state;
        if (state != ORK_TRIAL_DONE && state != ORK_TRIAL_INVALID)
            open[n_open++] = trials[i];
    }
    ork_status st = r->p.r.status;
    if (st == ORK_OK && n_open > 0)
        st = r->wave(r->user, open, n_open, &r->is_stopped);
    return st;
}

bool orki_growth_is_done(const ork_trial *trial)
{
    return trial->state == ORK_TRIAL_DONE && trial->n_sections > 0 && trial->lost >= 0;
}
