/* New seasons: a commented starter (init) and random realistic ones (generate). */
#ifndef ORKESTROOSTER_GENERATE_H
#define ORKESTROOSTER_GENERATE_H

#include "orkestrooster/status.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ork_generate_options {
    int n_schools, n_orchestras, n_teachers; /* at least 1 each */
    int64_t seed;
} ork_generate_options;

/** Write a random season of this size into a folder (made where missing): the same options give the
 *  same bytes. @return ORK_OK; ORK_ERR_OPTION (*why says what is wrong; static text);
 *  ORK_ERR_IO; ORK_ERR_MEMORY. */
ork_status ork_generate(const ork_generate_options *options, const char *folder, const char **why);

/** Write a commented starter season and its JSON Schema into a folder (made where missing); nothing
 *  that exists is overwritten: then ORK_ERR_OPTION and *why. */
ork_status ork_init(const char *folder, const char **why);

#ifdef __cplusplus
}
#endif

#endif
