/* What is refused before a calendar is taken: another kind of file, and another season's. */
#include "read/calendar_root.h"

#include <string.h>

orki_node *orki_calendar_root(orki_reader *r, const orki_shape *shape, const ork_season *season,
                              const char *path)
{
    orki_node *root =
        r->status != ORK_OK
            ? NULL
            : orki_yaml_read_file(
                  r, path,
                  _("\"orkestrooster calendar SEASON TIMETABLE -o DIR\" writes DIR/calendar.json"));
    if (root == NULL || !orki_schema_check_file(r, shape, root))
        return NULL;
    orki_node *name = orki_tree_get(orki_tree_get(root, "season"), "name");
    if (name != NULL && strcmp(name->text, season->name) != 0)
        orki_fault(r, OR_CALENDAR_SEASON, name,
                   _("this calendar is of \"%s\", the season is \"%s\""), name->text, season->name);
    return r->n_errors > 0 ? NULL : root;
}
