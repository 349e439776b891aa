/* Writes what the repository keeps of the schema table: the JSON Schemas and the reference pages.
 * Usage: orki-make-reference season|timetable schema|page [TEMPLATE] >FILE */
#include "base/file.h"
#include "read/schema_page.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { MAX_TEMPLATE = 1024 * 1024 };

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    ork_format format = strcmp(argv[1], "season") == 0 ? ORK_FORMAT_SEASON : ORK_FORMAT_TIMETABLE;
    orki_arena arena = {0};
    const char *template_text = NULL;
    size_t n = 0;
    char *text = NULL;
    if (strcmp(argv[2], "schema") == 0)
        text = ork_schema_print(format);
    else if (argc > 3 &&
             orki_file_read(&template_text, &n, argv[3], MAX_TEMPLATE, &arena) == ORK_OK)
        text = orki_schema_page(format, template_text);
    bool is_written = text != NULL && fputs(text, stdout) >= 0 && fflush(stdout) == 0;
    ork_text_free(text);
    orki_arena_free(&arena);
    return is_written ? 0 : 5;
}
