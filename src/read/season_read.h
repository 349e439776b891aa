/* Reading a season while somebody looks on: what the sealed season does not keep (the tree, which
 * word names what) is there until the reading ends. */
#ifndef ORKI_READ_SEASON_READ_H
#define ORKI_READ_SEASON_READ_H

#include "read/build.h"
#include "read/season_tree.h"

/* Either may be NULL. */
typedef struct orki_onlooker {
    /* Called once, when nothing is wrong with the season. It may change the tree, and read files.
     */
    void (*look)(orki_build *b, void *user);
    void *user;
    /* Called once before the tree is judged: what it adds is judged like the rest. */
    void (*join)(orki_season_tree *t, void *user);
} orki_onlooker;

/** As ork_season_read_changed(), with an onlooker. */
ork_status orki_season_read_seen(ork_season **out, const ork_season_source *source,
                                 orki_onlooker onlooker, ork_diags *diags);

/** Read a season that no file holds yet, as it would be read from the folder with these files.
 *  @param files  [n_files] with what the season names; each with a NUL after its bytes */
ork_status orki_season_read_given(ork_season **out, const orki_file_part *season,
                                  const orki_file_part *files, size_t n_files);

#endif
