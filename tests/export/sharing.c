/* Exporting, reading back and comparing. */
#include "sharing.h"

#include "ork_test.h"

#include <stdlib.h>

ork_share_options sharing_options(double blur_m)
{
    ork_share_options options = ork_share_options_default();
    options.is_anonymous = 1;
    options.blur_m = blur_m;
    return options;
}

const char *sharing_export(ork_scratch *scratch, const char *path, const char *timetable,
                           ork_share_options options, const char *name)
{
    const char *folder = ork_scratch_path(scratch, name);
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_export_season(&(ork_season_source){.paths = &path, .n_paths = 1}, timetable,
                                      &options, folder, diags);
    ORK_EQUAL_INT(st, ORK_OK);
    ork_diags_free(diags);
    return folder;
}

ork_season *sharing_read(const char *path)
{
    ork_season *season = NULL;
    ORK_EQUAL_INT(ork_season_read(&season, &path, 1, NULL), ORK_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(season);
    return season;
}

static int count_other(const int *a, const int *b, size_t n)
{
    int n_other = 0;
    for (size_t i = 0; i < n; i++)
        n_other += a[i] != b[i];
    return n_other;
}

int sharing_count_other_ways(const ork_season *a, const ork_season *b)
{
    size_t n = (size_t)a->n_schools;
    size_t n_school = (size_t)a->n_modes * n * n, n_home = (size_t)a->n_teachers * n * 2;
    if (a->n_schools != b->n_schools || a->n_modes != b->n_modes ||
        a->n_teachers != b->n_teachers || a->n_travel_periods != b->n_travel_periods)
        return -1;
    int n_other = count_other(a->school_travel, b->school_travel, n_school) +
                  count_other(a->school_metres, b->school_metres, n_school) +
                  count_other(a->home_travel, b->home_travel, n_home) +
                  count_other(a->home_metres, b->home_metres, n_home) +
                  count_other(a->pupil_travel, b->pupil_travel, n * n);
    for (int i = 0; i < a->n_travel_periods; i++) {
        const orki_travel_period *p = &a->travel_periods[i], *q = &b->travel_periods[i];
        n_other += p->from != q->from || p->to != q->to;
        n_other += count_other(p->school_travel, q->school_travel, n_school) +
                   count_other(p->school_metres, q->school_metres, n_school) +
                   count_other(p->home_travel, q->home_travel, n_home) +
                   count_other(p->home_metres, q->home_metres, n_home);
    }
    return n_other;
}

const char *sharing_program(ork_scratch *scratch, const ork_season *season)
{
    const char *path = ork_scratch_path(scratch, "week.mps");
    ORK_EQUAL_INT(ork_export_mps(season, ORK_MIP_COMPACT, 0, path), ORK_OK);
    const char *text = ork_scratch_read(scratch, scratch->path, "week.mps");
    const char *rows = strstr(text, "\nROWS"); /* the comments stand before */
    CU_ASSERT_PTR_NOT_NULL_FATAL(rows);
    return rows;
}
