/* Phase, cost, bound, gap and time left, cut to the width of the terminal. */
#include "live_line.h"

#include "language.h"
#include "text_table.h"
#include "words.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const double plain_every_s = 10;

/* A signal handler can reach nothing but a static. */
static volatile sig_atomic_t is_asked_to_stop;

static void on_signal(int signal_number)
{
    (void)signal_number;
    is_asked_to_stop = 1;
    signal(SIGINT, SIG_DFL); /* the next one ends the program */
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_IGN); /* of a terminal that is gone comes more than one */
}

void cli_catch_signals(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    struct sigaction old;
    if (sigaction(SIGHUP, NULL, &old) == 0 && old.sa_handler != SIG_IGN) /* nohup stays so */
        sigaction(SIGHUP, &action, NULL);
}

bool cli_is_stopped(void)
{
    return is_asked_to_stop != 0;
}

cli_live_line cli_live_line_start(const cli_args *args)
{
    const char *term = getenv("TERM");
    bool is_dumb = term == NULL || strcmp(term, "dumb") == 0;
    return (cli_live_line){.is_quiet = args->is_quiet,
                           .is_terminal = !is_dumb && isatty(STDERR_FILENO),
                           .limit_s = args->search.time_limit_s,
                           .next_plain_s = plain_every_s};
}

static const char *phase_word(ork_phase phase)
{
    switch (phase) {
    case ORK_PHASE_PLAN:
        return _("listing plans");
    case ORK_PHASE_BOUND:
        return _("bounding");
    case ORK_PHASE_IMPROVE:
        return _("improving");
    case ORK_PHASE_PROVE:
        break;
    }
    return _("proving");
}

/* Append to a line of fixed size; what does not fit is left out. */
static void append(char *text, size_t size, const char *more)
{
    size_t n = strlen(text);
    snprintf(text + n, size - n, "%s", more);
}

static void describe(char *text, size_t size, const cli_live_line *line)
{
    const ork_progress *p = &line->last;
    char part[120];
    text[0] = '\0';
    append(text, size, phase_word(p->phase));
    if (p->has_best) {
        double gap =
            p->best_cost > 0 ? (double)(p->best_cost - p->bound) / (double)p->best_cost : 0;
        char percent[32];
        cli_print_decimal(percent, sizeof percent, 100 * gap, 1);
        snprintf(part, sizeof part, _("  cost %" PRId64 "  bound %" PRId64 "  gap %s %%"),
                 p->best_cost, p->bound, percent);
    } else {
        snprintf(part, sizeof part, _("  no timetable yet  bound %" PRId64), p->bound);
    }
    append(text, size, part);
}

/* "1:05 left", or the time gone when there is no limit. */
static void describe_clock(char *text, size_t size, const cli_live_line *line)
{
    bool has_limit = line->limit_s != ORK_NO_LIMIT;
    double left_s = line->limit_s - line->last.elapsed_s;
    int seconds = (int)(has_limit ? (left_s > 0 ? left_s : 0) : line->last.elapsed_s);
    snprintf(text, size, has_limit ? _("  %d:%02d left") : _("  %d:%02d gone"), seconds / 60,
             seconds % 60);
}

static void redraw(const cli_live_line *line)
{
    char text[400], clock[60];
    describe(text, sizeof text, line);
    describe_clock(clock, sizeof clock, line);
    append(text, sizeof text, clock);
    struct winsize window;
    int columns =
        ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0 ? window.ws_col : 80;
    while (cli_text_width(text) >= columns) { /* drop whole characters from the end */
        size_t n = strlen(text);
        while (n > 0 && ((unsigned char)text[n - 1] & 0xC0u) == 0x80u)
            n--;
        text[n > 0 ? n - 1 : 0] = '\0';
    }
    fprintf(stderr, "\r%s\033[K", text);
    fflush(stderr);
}

static void print_plain(const cli_live_line *line)
{
    char text[400];
    describe(text, sizeof text, line);
    fprintf(stderr, _("%3.0f s: %s\n"), line->last.elapsed_s, text);
}

int cli_live_line_show(const ork_progress *progress, void *user)
{
    cli_live_line *line = user;
    line->last = *progress;
    if (!line->is_quiet && line->is_terminal) {
        redraw(line);
    } else if (!line->is_quiet && progress->elapsed_s >= line->next_plain_s) {
        print_plain(line);
        while (line->next_plain_s <= progress->elapsed_s)
            line->next_plain_s += plain_every_s;
    }
    if (cli_is_stopped() && !line->has_said_stop && !line->is_quiet) {
        line->has_said_stop = true;
        fprintf(stderr, "%s%s\n", line->is_terminal ? "\r\033[K" : "",
                _("Stopping, with what was found until now."));
    }
    return cli_is_stopped() ? 1 : 0;
}

void cli_live_line_end(cli_live_line *line, const ork_result *result)
{
    if (line->is_quiet)
        return;
    if (result != NULL && result->verdict != NULL) {
        line->last.elapsed_s = result->elapsed_s;
        line->last.has_best = 1;
        line->last.best_cost = result->verdict->cost;
        line->last.bound = result->bound;
    }
    if (line->is_terminal)
        fputs("\r\033[K", stderr);
    else if (line->last.elapsed_s > 0)
        print_plain(line);
    fflush(stderr);
}
