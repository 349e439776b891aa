/* A conflict: its sentence, its facts as the reader prints its findings, its repairs as a list. */
#include "conflict_output.h"

#include "output.h"
#include "words.h"

static int print_fact(const cli_args *args, const ork_fact *fact)
{
    char *text = ork_fact_print(fact, cli_is_colored(args, stdout));
    if (text == NULL)
        return cli_fail(ORK_ERR_MEMORY, "explain", NULL);
    fputs(text, stdout);
    ork_text_free(text);
    return CLI_DONE;
}

static void print_repairs(const ork_conflict *c)
{
    if (c->n_repairs == 0) {
        printf("%s\n", _("No change of a single one of these facts was proven to help."));
        return;
    }
    printf("%s\n", _("Any one of these changes would do for these lessons:"));
    for (int i = 0; i < c->n_repairs; i++) {
        const ork_repair *r = &c->repairs[i];
        printf("  - %s ", r->text);
        printf(_n("(%d person)", "(%d people)", r->n_people), r->n_people);
        printf("%s\n", r->is_enough ? _("; then the whole season is complete") : "");
    }
}

int cli_conflict_print(const cli_args *args, const ork_conflict *c, int number)
{
    printf("\n%d. %s\n", number, c->summary);
    printf("%s\n", c->is_minimal
                       ? _("These cannot hold together; without any one of them it is possible:")
                       : _("These cannot hold together; perhaps fewer of them already cannot:"));
    int code = CLI_DONE;
    for (int i = 0; i < c->n_facts && code == CLI_DONE; i++)
        code = print_fact(args, &c->facts[i]);
    if (code == CLI_DONE)
        print_repairs(c);
    return code;
}

static json_t *fact_json(const ork_fact *f)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:i, s:s}", "kind", f->kind, "text", f->text, "file",
                     f->file, "line", f->line, "column", f->column, "source", f->source);
}

json_t *cli_conflict_json(const ork_conflict *c)
{
    json_t *needs = json_array(), *facts = json_array(), *repairs = json_array();
    for (int i = 0; i < c->n_facts; i++)
        cli_json_add(i < c->n_needs ? &needs : &facts, fact_json(&c->facts[i]));
    for (int i = 0; i < c->n_repairs; i++)
        cli_json_add(&repairs,
                     json_pack("{s:s, s:i, s:b, s:o}", "text", c->repairs[i].text, "people",
                               c->repairs[i].n_people, "completes_season", c->repairs[i].is_enough,
                               "fact", fact_json(&c->repairs[i].fact)));
    return json_pack("{s:s, s:b, s:o, s:o, s:o}", "summary", c->summary, "minimal", c->is_minimal,
                     "needs", needs, "facts", facts, "repairs", repairs);
}
