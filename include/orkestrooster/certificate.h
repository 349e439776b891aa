/* bound.json: a bound with the prices that prove it, and the proof, done again from the season by
 * code that shares nothing with the solver. */
#ifndef ORKESTROOSTER_CERTIFICATE_H
#define ORKESTROOSTER_CERTIFICATE_H

#include "orkestrooster/season.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ork_certificate ork_certificate;

/** Read bound.json against its season.
 *  @return ORK_OK; ORK_ERR_INPUT (of another season; a name that the season does not have; a price
 *          twice, too large or of a sign that proves nothing; ...); ORK_ERR_IO; ORK_ERR_TOO_LARGE;
 *          ORK_ERR_MEMORY. *out is NULL on failure; free with ork_certificate_free(). */
ork_status ork_certificate_read(ork_certificate **out, const ork_season *season, const char *path,
                                ork_diags *diags);

/** The same from one text in memory; `name` stands for the file in messages. */
ork_status ork_certificate_read_text(ork_certificate **out, const ork_season *season,
                                     const char *text, size_t n, const char *name,
                                     ork_diags *diags);

/** The certificate as bound.json: stable order, one price a line. Reading it back gives the same
 *  certificate. @return text owned by the caller (ork_text_free()); NULL when out of memory. */
char *ork_certificate_print(const ork_season *season, const ork_certificate *certificate);

/** The bound that it claims, in points. */
int64_t ork_certificate_bound(const ork_certificate *certificate);

/** Nonzero: the bound is about timetables without lacks only (`--strict`). */
int ork_certificate_is_strict(const ork_certificate *certificate);

/** NULL is legal. */
void ork_certificate_free(ork_certificate *certificate);

/* What the prices of a certificate prove. */
typedef struct ork_proof {
    int64_t claimed;   /* points: the bound in the file */
    int64_t derived;   /* points: what the prices prove; with is_impossible meaningless */
    int is_proven;     /* no timetable of the season costs less than claimed */
    int is_strict;     /* ... that lacks nothing */
    int is_impossible; /* strict only: some block has no placement, so nothing is complete */
    int n_prices;
} ork_proof;

/** Derive the bound anew from the season and the prices alone: every placement of every block,
 *  every day and the cheapest week of every teacher, in whole numbers.
 *  @param diags  receives what is wrong with a price; may be NULL
 *  @return ORK_OK (whatever the proof says); ORK_ERR_INPUT (a price of something that the season
 *          does not allow); ORK_ERR_TOO_LARGE (numbers beyond 64 bits); ORK_ERR_MEMORY.
 *  Cost about that of a few hundred pricing rounds of the solver; memory for one teacher at a time.
 *  Thread-safe. Source: src/doc/bound.md. */
ork_status ork_certificate_prove(ork_proof *out, const ork_season *season,
                                 const ork_certificate *certificate, ork_diags *diags);

/** The same in little time: what is derived is never more than without these limits.
 *  @param hurry_s  seconds after which the weeks of a teacher with series are looked for no further
 *                  than her first bound
 *  @param end_s    seconds after which no other teacher is begun
 *  @return as above; ORK_ERR_TOO_LARGE also when `end_s` came first. */
ork_status ork_certificate_prove_within(ork_proof *out, const ork_season *season,
                                        const ork_certificate *certificate, double hurry_s,
                                        double end_s);

#ifdef __cplusplus
}
#endif

#endif
