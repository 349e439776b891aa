/* The median by sorting; the exponent as the slope of log y on log x. */
#include "bench_stat.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    double x, y;
    x = *(const double *)a;
    y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_median(double *values, int n)
{
    if (n == 0)
        return NAN;
    for (int i = 0; i < n; i++)
        values[i] = isnan(values[i]) ? INFINITY : values[i];
    qsort(values, (size_t)n, sizeof *values, compare);
    double middle = (values[(n - 1) / 2] + values[n / 2]) / 2;
    return isinf(middle) ? NAN : middle;
}

/* slope = Sxy / Sxx; its standard error = sqrt(residuals / (n - 2) / Sxx) */
bench_fit bench_fit_power(const double *x, const double *y, int n)
{
    bench_fit fit = {.exponent = NAN, .spread = NAN, .constant = NAN};
    double mean_x = 0, mean_y = 0, sxx = 0, sxy = 0, syy = 0;
    for (int i = 0; i < n; i++) {
        if (!(x[i] > 0 && y[i] > 0))
            continue;
        fit.n++;
        mean_x += log(x[i]);
        mean_y += log(y[i]);
    }
    mean_x /= fit.n > 0 ? fit.n : 1;
    mean_y /= fit.n > 0 ? fit.n : 1;
    for (int i = 0; i < n; i++) {
        if (!(x[i] > 0 && y[i] > 0))
            continue;
        double dx = log(x[i]) - mean_x, dy = log(y[i]) - mean_y;
        sxx += dx * dx;
        sxy += dx * dy;
        syy += dy * dy;
    }
    if (fit.n < 2 || sxx <= 0)
        return fit;
    fit.exponent = sxy / sxx;
    fit.constant = mean_y - fit.exponent * mean_x;
    double residuals = fmax(0, syy - fit.exponent * sxy);
    if (fit.n > 2)
        fit.spread = sqrt(residuals / (fit.n - 2) / sxx);
    return fit;
}
