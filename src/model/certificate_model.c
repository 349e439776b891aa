/* Making, counting and releasing certificates. */
#include "model/certificate_model.h"

ork_certificate *orki_certificate_new(void)
{
    ork_certificate *certificate = orki_alloc(1, sizeof *certificate);
    if (certificate != NULL)
        *certificate = (ork_certificate){.file = "", .n_stages = 1};
    return certificate;
}

int orki_certificate_count(const ork_certificate *certificate)
{
    int n = 0;
    for (int i = 0; i < certificate->n_stages; i++) {
        const orki_stage *s = &certificate->stages[i];
        n += s->n_pieces + s->n_captains + s->n_day_ties + s->n_fairness + s->n_clashes +
             s->n_crowds + s->n_series;
    }
    return n;
}

int64_t ork_certificate_bound(const ork_certificate *certificate)
{
    return certificate->bound;
}

int ork_certificate_is_strict(const ork_certificate *certificate)
{
    return certificate->is_strict;
}

void ork_certificate_free(ork_certificate *certificate)
{
    if (certificate == NULL)
        return;
    orki_arena_free(&certificate->arena);
    orki_free(certificate);
}
