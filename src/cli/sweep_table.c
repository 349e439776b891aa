/* Finished scenarios scroll by; below them stand those that run, and how many are left. */
#include "sweep_table.h"

#include "live_line.h"
#include "output.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SHOWN = 16 };

cli_sweep_table cli_sweep_table_start(const cli_args *args, const ork_sweep *sweep)
{
    const char *term = getenv("TERM");
    bool is_dumb = term == NULL || strcmp(term, "dumb") == 0;
    return (cli_sweep_table){.sweep = sweep,
                             .is_quiet = args->is_quiet,
                             .is_terminal = !is_dumb && isatty(STDERR_FILENO)};
}

void cli_sweep_table_end(cli_sweep_table *table)
{
    if (table->n_lines > 0)
        fprintf(stderr, "\033[%dA\033[J", table->n_lines);
    table->n_lines = 0;
    fflush(stderr);
}

static void append(char *text, size_t size, const char *more)
{
    size_t n = strlen(text);
    snprintf(text + n, size - n, "%s%s", n > 0 ? ", " : "", more);
}

void cli_sweep_describe(char *text, size_t size, const ork_trial *t, const ork_trial *base)
{
    char part[160];
    text[0] = '\0';
    if (t->state != ORK_TRIAL_DONE) {
        append(text, size, t->reason[0] != '\0' ? t->reason : _("not tried"));
        return;
    }
    if (t->n_sections == 0) {
        append(text, size, _("no timetable found"));
        return;
    }
    int n_lost = t->n_sections - t->n_staffed;
    snprintf(part, sizeof part,
             _n("%d section without a teacher", "%d sections without a teacher", n_lost), n_lost);
    append(text, size, part);
    if (t != base && t->changes >= 0) {
        snprintf(part, sizeof part, _("changes %" PRId64), t->changes);
        append(text, size, part);
    }
    snprintf(part, sizeof part, _("cost %" PRId64), t->cost);
    append(text, size, part);
}

static void show_finished(cli_sweep_table *table, const ork_sweep_progress *p)
{
    const ork_trial *t = ork_sweep_trial(table->sweep, p->finished);
    char text[400];
    cli_sweep_table_end(table);
    cli_sweep_describe(text, sizeof text, t, ork_sweep_trial(table->sweep, 0));
    if (p->finished == 0)
        fprintf(stderr, "%s: %s (%.0f s)\n", t->title, text, p->finished_s);
    else
        fprintf(stderr, "[%d/%d] %s: %s (%.0f s)\n", p->n_done, p->n_all, t->title, text,
                p->finished_s);
}

static void draw(cli_sweep_table *table, const ork_sweep_progress *p)
{
    int n = p->n_running < MOST_SHOWN ? p->n_running : MOST_SHOWN;
    cli_sweep_table_end(table);
    for (int i = 0; i < n; i++) {
        const ork_trial *t = ork_sweep_trial(table->sweep, p->running[i]);
        cli_print(stderr, "  %6.0f s  %.60s\n", p->running_s[i], t->title);
    }
    int n_left = p->n_all - p->n_done;
    double left_s = p->n_done > 0 ? p->elapsed_s / p->n_done * n_left : -1;
    fprintf(stderr, _("  %d of %d done"), p->n_done, p->n_all);
    if (left_s >= 0)
        fprintf(stderr, _(", about %.0f min left"), left_s / 60);
    fputc('\n', stderr);
    table->n_lines = n + 1;
    fflush(stderr);
}

int cli_sweep_table_show(const ork_sweep_progress *p, void *user)
{
    cli_sweep_table *table = user;
    if (!table->is_quiet && p->finished >= 0)
        show_finished(table, p);
    if (!table->is_quiet && table->is_terminal &&
        (p->finished >= 0 || p->elapsed_s >= table->next_draw_s)) {
        draw(table, p);
        table->next_draw_s = p->elapsed_s + 1;
    }
    return cli_is_stopped();
}
