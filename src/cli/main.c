/* The program: arguments in, one command run, an exit code out. */
#include "folder.h"
#include "help.h"
#include "language.h"
#include "output.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* A closed standard stream would lend its number to the next file opened. */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static int run(const cli_args *args)
{
    bool is_init = args->command->run == cli_run_init; /* whose folder is no option */
    cli_absent absent = cli_absent_find(is_init ? args->names[0] : args->folder);
    int code = args->command->run(args);
    cli_absent_clear(absent);
    return code;
}

int main(int argc, char **argv)
{
    hold_standard_streams();
    /* a closed pipe and a file that may not grow are write errors with a message, not silent ends
     */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    cli_language_start(argc, argv);
    const char **room = calloc((size_t)argc * 4 + 1, sizeof *room);
    if (room == NULL) {
        cli_complain("%s", ork_status_text(ORK_ERR_MEMORY));
        return CLI_FAILED;
    }
    cli_args args;
    int code = cli_args_read(&args, room, argc, argv);
    if (code == CLI_DONE && args.wants_help)
        cli_help_print(args.command, stdout);
    else if (code == CLI_DONE && args.wants_version)
        cli_version_print(stdout);
    else if (code == CLI_DONE)
        code = run(&args);
    free(room);
    return cli_close_output(&args, code);
}
