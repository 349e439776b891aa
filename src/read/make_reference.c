/* Writes what the repository keeps of the schema table: the JSON Schemas and the reference pages.
 * Usage: orki-make-reference season|timetable|bound|scenario|loans OUTPUT [TEMPLATE]; with a
 * template it makes the page, without one the schema. */
#include "base/file.h"
#include "read/schema_page.h"

#include <string.h>

enum { MAX_TEMPLATE = 1024 * 1024 };

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    ork_format format = strcmp(argv[1], "season") == 0      ? ORK_FORMAT_SEASON
                        : strcmp(argv[1], "timetable") == 0 ? ORK_FORMAT_TIMETABLE
                        : strcmp(argv[1], "scenario") == 0  ? ORK_FORMAT_SCENARIO
                        : strcmp(argv[1], "loans") == 0     ? ORK_FORMAT_LOANS
                                                            : ORK_FORMAT_BOUND;
    orki_arena arena = {0};
    const char *template_text = NULL;
    size_t n = 0;
    char *text = NULL;
    if (argc == 3)
        text = ork_schema_print(format);
    else if (orki_file_read(&template_text, &n, argv[3], MAX_TEMPLATE, &arena) == ORK_OK)
        text = orki_schema_page(format, template_text);
    ork_status st = text == NULL ? ORK_ERR_IO : orki_file_write(argv[2], text, strlen(text));
    ork_text_free(text);
    orki_arena_free(&arena);
    return st == ORK_OK ? 0 : 5;
}
