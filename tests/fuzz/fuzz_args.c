/* libFuzzer target: any lines as the arguments of a command line. No command runs. What is refused
 * is told, in lines of UTF-8 that no terminal obeys; what is accepted has a command, or asks for
 * help. */
#include "base/shown.h"
#include "cli/args.h"
#include "cli/help.h"
#include "cli/output.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_ARGS = 64 };

static void judge_words(const char *said, size_t n)
{
    for (size_t i = 0; i < n;) {
        utf8proc_int32_t c = 0;
        utf8proc_ssize_t taken =
            utf8proc_iterate((const utf8proc_uint8_t *)said + i, (utf8proc_ssize_t)(n - i), &c);
        if (taken <= 0 || (c != '\n' && orki_is_obeyed(c)))
            abort();
        i += (size_t)taken;
    }
}

static void judge(const cli_args *args, int code, const char *said, size_t n)
{
    if (code != CLI_DONE && (code != CLI_USAGE || n == 0))
        abort();
    if (code == CLI_DONE && args->command == NULL && !args->wants_help && !args->wants_version)
        abort();
    judge_words(said, n);
}

static void read_arguments(int argc, char **argv)
{
    const char *room[4 * MOST_ARGS + 1];
    cli_args args;
    char *said = NULL;
    size_t n = 0;
    FILE *usual = stderr;
    stderr = open_memstream(&said, &n);
    if (stderr == NULL)
        abort();
    int code = cli_args_read(&args, room, argc, argv);
    if (code == CLI_DONE && args.wants_help)
        cli_help_print(args.command, stderr);
    fclose(stderr);
    stderr = usual;
    judge(&args, code, said, n);
    free(said);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char name[] = "orkestrooster", *argv[MOST_ARGS + 1] = {name};
    int argc = 1;
    char *copy = malloc(size + 1);
    if (copy == NULL)
        abort();
    if (size > 0)
        memcpy(copy, data, size);
    copy[size] = '\0';
    for (char *at = copy; at < copy + size && argc < MOST_ARGS;) {
        argv[argc++] = at;
        at += strcspn(at, "\n");
        *at++ = '\0';
    }
    read_arguments(argc, argv);
    free(copy);
    return 0;
}
