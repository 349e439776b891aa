/* ork_generate: options -> a folder of YAML files. The same options give the same bytes: every
 * choice comes from a random stream of the seed and a purpose, and nothing depends on the machine.
 */
#include "base/file_set.h"
#include "base/message.h"
#include "generate/draft_write.h"

#include <errno.h>

enum { MOST_SCHOOLS = 2000, MOST_ORCHESTRAS = 10000, MOST_TEACHERS = 5000 };

static ork_status check_options(const ork_generate_options *o, const char **why)
{
    if (o->n_schools < 1 || o->n_orchestras < 1 || o->n_teachers < 1)
        *why = _("a season needs at least one school, one orchestra and one teacher");
    else if (o->n_schools > MOST_SCHOOLS || o->n_orchestras > MOST_ORCHESTRAS ||
             o->n_teachers > MOST_TEACHERS)
        *why = _("a season has at most 2000 schools, 10000 orchestras and 5000 teachers");
    else
        return ORK_OK;
    return ORK_ERR_OPTION;
}

static ork_status make_draft(draft_season *s, const char **why)
{
    ork_status st = ORK_OK;
    s->schools = orki_arena_alloc(&s->arena, (size_t)s->options.n_schools, sizeof *s->schools);
    s->teachers = orki_arena_alloc(&s->arena, (size_t)s->options.n_teachers, sizeof *s->teachers);
    if (s->schools == NULL || s->teachers == NULL)
        return ORK_ERR_MEMORY;
    if ((st = orki_draft_sizes(s, why)) != ORK_OK)
        return st;
    if ((st = orki_draft_places(s)) != ORK_OK)
        return st;
    orki_draft_classes(s);
    if ((st = orki_draft_teams(s, why)) != ORK_OK)
        return st;
    if ((st = orki_draft_rooms(s)) != ORK_OK)
        return st;
    if ((st = orki_draft_after(s)) != ORK_OK)
        return st;
    orki_draft_people(s);
    return ORK_OK;
}

typedef void write_fn(orki_text *out, const draft_season *s);

static ork_status add_file(orki_file_set *files, const draft_season *s, const char *name,
                           write_fn *write)
{
    orki_text text = {0};
    write(&text, s);
    return orki_file_set_add_text(files, name, &text);
}

static ork_status write_files(const draft_season *s, const char *folder)
{
    static const struct {
        const char *name;
        write_fn *write;
    } parts[] = {{"programmes.yaml", orki_draft_write_programmes},
                 {"schools.yaml", orki_draft_write_schools},
                 {"orchestras.yaml", orki_draft_write_orchestras},
                 {"teachers.yaml", orki_draft_write_teachers},
                 {"conductors.yaml", orki_draft_write_conductors},
                 {"season.yaml", orki_draft_write_season}};
    orki_file_set files;
    ork_status st = orki_file_set_open(&files, folder);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && st == ORK_OK; i++)
        st = add_file(&files, s, parts[i].name, parts[i].write);
    return orki_file_set_close(&files, st, NULL);
}

ork_status ork_generate(const ork_generate_options *options, const char *folder, const char **why)
{
    const char *reason = "";
    draft_season s = {.options = *options};
    ork_status st = check_options(options, &reason);
    if (st == ORK_OK)
        st = make_draft(&s, &reason);
    if (st == ORK_OK)
        st = write_files(&s, folder);
    int why_io = errno;
    orki_arena_free(&s.arena);
    errno = why_io;
    if (why != NULL)
        *why = reason;
    return st;
}
