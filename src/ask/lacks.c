/* What a timetable lacks: its unplaced lessons and its unstaffed sections in the order of the
 * season, each with the reason. One answer serves all lessons of a team. */
#include "ask/asking.h"

#include <string.h>

typedef struct owned_lacks {
    ork_lacks lacks; /* first: what the caller holds is the address of this */
    orki_arena arena;
    ork_lack *at;
} owned_lacks;

/* Answers given before, so that each is looked for once. */
typedef struct memo {
    const char **unplaced;  /* [n_teams] */
    const char **unstaffed; /* [n_teams * n_roles] */
} memo;

static int team_of(const ork_season *season, int lesson)
{
    return season->blocks[season->orchestras[lesson].block].team;
}

static const char *copied(orki_arena *arena, const char *text)
{
    return orki_arena_copy(arena, text, strlen(text));
}

static ork_status add_lesson(owned_lacks *out, orki_asking *asking, memo *known, int lesson)
{
    const char **why = &known->unplaced[team_of(asking->season, lesson)];
    if (*why == NULL)
        *why = orki_why_unplaced(asking, team_of(asking->season, lesson));
    const char *id = copied(&out->arena, asking->season->orchestras[lesson].id);
    if (*why == NULL || id == NULL)
        return ORK_ERR_MEMORY;
    out->at[out->lacks.n++] = (ork_lack){id, "", -1, *why};
    return ORK_OK;
}

static ork_status add_section(owned_lacks *out, orki_asking *asking, memo *known, int section)
{
    const ork_season *season = asking->season;
    const orki_section *s = &season->sections[section];
    int team = team_of(season, s->orchestra);
    const char **why = &known->unstaffed[(size_t)team * (size_t)season->n_roles + (size_t)s->role];
    if (*why == NULL)
        *why = orki_why_unstaffed(asking, team, s->role);
    const char *id = copied(&out->arena, season->orchestras[s->orchestra].id);
    const char *role = copied(&out->arena, season->roles[s->role].id);
    if (*why == NULL || id == NULL || role == NULL)
        return ORK_ERR_MEMORY;
    out->at[out->lacks.n++] = (ork_lack){id, role, section, *why};
    return ORK_OK;
}

static ork_status list_all(owned_lacks *out, orki_asking *asking, memo *known)
{
    const ork_season *season = asking->season;
    const ork_timetable *t = asking->given;
    ork_status st = ORK_OK;
    for (int o = 0; o < season->n_orchestras && st == ORK_OK; o++) {
        const orki_orchestra *orchestra = &season->orchestras[o];
        if (t->day[o] < 0 || t->start_min[o] < 0) {
            st = add_lesson(out, asking, known, o);
            continue;
        }
        int end = orchestra->first_section + orchestra->n_sections;
        for (int s = orchestra->first_section; s < end && st == ORK_OK; s++) {
            if (t->teacher[s] < 0)
                st = add_section(out, asking, known, s);
        }
    }
    return st;
}

ork_status ork_lacks_find(ork_lacks **out, const ork_season *season, const ork_timetable *timetable)
{
    *out = NULL;
    owned_lacks *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    orki_asking asking;
    ork_status st = orki_asking_start(&asking, season, timetable, &owned->arena);
    if (st == ORK_OK) {
        size_t n_teams = (size_t)asking.view.teams.n, n_roles = (size_t)season->n_roles;
        memo known = {orki_arena_alloc(&asking.scratch, n_teams, sizeof(char *)),
                      orki_arena_alloc(&asking.scratch, n_teams * n_roles, sizeof(char *))};
        owned->at = orki_arena_alloc(&owned->arena,
                                     (size_t)season->n_orchestras + (size_t)season->n_sections,
                                     sizeof *owned->at);
        owned->lacks.at = owned->at;
        bool is_ready = known.unplaced != NULL && known.unstaffed != NULL && owned->at != NULL;
        st = is_ready ? list_all(owned, &asking, &known) : ORK_ERR_MEMORY;
    }
    orki_asking_free(&asking);
    if (st == ORK_OK)
        *out = &owned->lacks;
    else
        ork_lacks_free(&owned->lacks);
    return st;
}

void ork_lacks_free(ork_lacks *lacks)
{
    if (lacks == NULL)
        return;
    owned_lacks *owned = (owned_lacks *)lacks;
    orki_arena_free(&owned->arena);
    orki_free(owned);
}
