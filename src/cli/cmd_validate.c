/* validate: a season in, its mistakes and its size out. */
#include "language.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include <stddef.h>

static json_t *figures_json(const ork_season *season, const ork_diags *diags)
{
    ork_season_figures f = ork_season_measure(season);
    return json_pack("{s:b, s:s, s:s, s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:o}",
                     "valid", 1, "organisation", ork_season_organisation(season), "season",
                     ork_season_name(season), "scenario", ork_season_scenario(season), "language",
                     ork_season_language(season), "schools", f.n_schools, "groups", f.n_groups,
                     "rooms", f.n_rooms, "teachers", f.n_teachers, "programmes", f.n_programmes,
                     "orchestras", f.n_orchestras, "blocks", f.n_blocks, "sections", f.n_sections,
                     "lesson_min", f.lesson_min, "diagnostics", cli_diags_json(diags));
}

static void print_count(const char *one, const char *many, int n)
{
    printf("  %4d %s\n", n, n == 1 ? one : many);
}

static void print_figures(const ork_season *season)
{
    ork_season_figures f = ork_season_measure(season);
    const char *organisation = ork_season_organisation(season);
    if (organisation[0] != '\0')
        printf(_("%s, season %s: valid\n"), organisation, ork_season_name(season));
    else
        printf(_("Season %s: valid\n"), ork_season_name(season));
    if (ork_season_scenario(season)[0] != '\0')
        printf(_("Scenario: %s\n"), ork_season_scenario(season));
    print_count(_("school"), _("schools"), f.n_schools);
    print_count(_("group"), _("groups"), f.n_groups);
    print_count(_("room"), _("rooms"), f.n_rooms);
    print_count(_("teacher"), _("teachers"), f.n_teachers);
    print_count(_("programme"), _("programmes"), f.n_programmes);
    print_count(_("orchestra"), _("orchestras"), f.n_orchestras);
    print_count(_("block of lessons"), _("blocks of lessons"), f.n_blocks);
    print_count(_("section to staff each week"), _("sections to staff each week"), f.n_sections);
    char hours[32];
    cli_print_decimal(hours, sizeof hours, f.lesson_min / 60.0, 1);
    printf(_("  %s hours of teaching a week\n"), hours);
}

int cli_run_validate(const cli_args *args)
{
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    int code = cli_season_read_into(&season, args, args->n_names, diags);
    if (code == CLI_DONE && args->is_json)
        code = cli_print_json(figures_json(season, diags));
    else if (code == CLI_DONE && !args->is_quiet)
        print_figures(season);
    ork_season_free(season);
    ork_diags_free(diags);
    return code;
}
