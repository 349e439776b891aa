/* gettext looks at LANGUAGE only when LC_MESSAGES is a locale other than "C"; C.UTF-8 is one and is
 * part of every glibc. So the process runs in C.UTF-8 and LANGUAGE names the language. The numeric
 * locale is never set: files have decimal points whatever the planner speaks. */
#include "language.h"

#include "words.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Catalogues lie beside the program: DIR/bin/orkestrooster, DIR/share/locale. Where the program
 * cannot find itself (no /proc), the folder it was to be installed in must do. */
static void bind_catalogue(void)
{
    char path[4096], folder[sizeof path + 16];
    snprintf(folder, sizeof folder, "%s", CLI_LOCALE_FOLDER);
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n > 0) {
        path[n] = '\0';
        for (int level = 0; level < 2; level++) {
            char *slash = strrchr(path, '/');
            if (slash != NULL)
                *slash = '\0';
        }
        snprintf(folder, sizeof folder, "%s/share/locale", path);
    }
    bindtextdomain(CLI_TEXT_DOMAIN, folder);
    bind_textdomain_codeset(CLI_TEXT_DOMAIN, "UTF-8");
}

static const char *from_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[0] != '\0')
            return strncmp(value, "nl", 2) == 0 ? "nl" : "en";
    }
    return "en";
}

/* The value of --lang wherever it stands; what else is wrong with it is said later. */
static const char *from_arguments(int argc, char *const *argv)
{
    const char *found = NULL;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            found = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            found = argv[i + 1];
    }
    if (found == NULL || (strcmp(found, "nl") != 0 && strcmp(found, "en") != 0))
        return NULL;
    return found;
}

void cli_language_start(int argc, char *const *argv)
{
    bind_catalogue();
    const char *asked = from_arguments(argc, argv);
    cli_language_use(asked != NULL ? asked : from_environment());
}

void cli_language_use(const char *language)
{
    setenv("LANGUAGE", language, 1);
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, "C.UTF-8"); /* also makes gettext look at LANGUAGE again */
}

const char *cli_language(void)
{
    const char *language = getenv("LANGUAGE");
    return language != NULL && strcmp(language, "nl") == 0 ? "nl" : "en";
}

void cli_print_decimal(char *buffer, size_t size, double value, int decimals)
{
    snprintf(buffer, size, "%.*f", decimals, value);
    char *point = strchr(buffer, '.');
    if (point != NULL && strcmp(cli_language(), "nl") == 0)
        *point = ',';
}
