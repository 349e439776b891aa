/* From a season to the file: plans, parts and pieces, duties where the model is about them. */
#include "orkestrooster/export.h"

#include "export/mps_write.h"

ork_status ork_export_mps(const ork_season *season, ork_mip_model model, int is_strict,
                          const char *path)
{
    orki_problem problem;
    orki_duties duties = {0};
    orki_week_model week = {0};
    ork_status st = orki_problem_build(&problem, season, is_strict != 0, NULL);
    if (st == ORK_OK && model == ORK_MIP_DUTIES)
        st = orki_duties_list_all(&duties, &problem);
    if (st == ORK_OK)
        st = orki_week_model_build(&week, &problem, model == ORK_MIP_DUTIES ? &duties : NULL);
    if (st == ORK_OK)
        st = orki_mps_write(&week, path);
    orki_week_model_free(&week);
    orki_duties_free(&duties);
    orki_problem_free(&problem);
    return st;
}
