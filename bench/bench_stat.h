/* Medians and the growth exponent. Missing values are not numbers. */
#ifndef BENCH_STAT_H
#define BENCH_STAT_H

/** The median of n values, where a missing one counts as never (infinitely large); not a number
 * when the median is such a one, or n is 0. The values are put in order. */
double bench_median(double *values, int n);

/* y = exp(constant) * x ^ exponent, by least squares on the logarithms. */
typedef struct bench_fit {
    int n;                   /* points used: those with both numbers above zero */
    double exponent, spread; /* its standard error; not a number with fewer than three points */
    double constant;
} bench_fit;

/** @param x, y  [n]; the exponent is not a number with fewer than two points */
bench_fit bench_fit_power(const double *x, const double *y, int n);

#endif
