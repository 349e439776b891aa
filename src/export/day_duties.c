/* A teacher's days in the model of duties: each duty is a column x[t,duty] with its exact cost.
 * (3)  sum over the duties of a day of x <= 1                                  each teacher, day */
#include "export/week_model.h"

/* What its pieces cost whoever gives them: their own columns pay that. */
static int64_t own_cost(const orki_week_model *model, const orki_duty *duty)
{
    int64_t points = 0;
    for (int k = 0; k < duty->n_pieces; k++)
        points += model->problem->pieces[model->duties->pieces[duty->first_piece + k]].cost;
    return points;
}

void orki_model_add_day_duties(orki_week_model *model, int teacher)
{
    const orki_duties *all = model->duties;
    orki_mip *m = &model->mip;
    int rows[ORKI_N_DAYS] = {-1, -1, -1, -1, -1, -1, -1};
    for (int i = all->first[teacher]; i < all->first[teacher + 1]; i++) {
        const orki_duty *duty = &all->at[i];
        if (rows[duty->day] < 0)
            rows[duty->day] =
                orki_mip_add_row(m, (orki_mip_name){"day_t#_d#", {teacher, duty->day}}, 'L', 1);
        int x = orki_mip_add_column(m, (orki_mip_name){"x_t#", {teacher, i}}, 1,
                                    duty->cost - own_cost(model, duty), true);
        orki_mip_add_entry(m, rows[duty->day], x, 1);
        for (int k = 0; k < duty->n_pieces; k++)
            orki_model_note_give(model, x, all->pieces[duty->first_piece + k]);
        orki_model_note_open(model, x, duty->day, duty->from_min);
        orki_model_note_close(model, x, duty->day, duty->to_min);
        orki_model_note_share(model, x, duty->share_min);
    }
}
