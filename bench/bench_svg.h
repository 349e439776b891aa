/* A small SVG writer for line plots: a frame with axes (linear or logarithmic), lines, points,
 * texts. Colours are readable on a light and on a dark ground; the ground itself is left out. */
#ifndef BENCH_SVG_H
#define BENCH_SVG_H

#include "base/text.h"

/* One axis: values `from` to `to` lie at pixels `from_px` to `to_px`. */
typedef struct bench_axis {
    double from, to, from_px, to_px;
    bool is_log;
    const char *label, *unit; /* the unit follows each number */
    const double *ticks;      /* [n_ticks]; NULL: round numbers are chosen */
    int n_ticks;
} bench_axis;

typedef struct bench_frame {
    bench_axis x, y;
    int id; /* names the area that lines are cut to; another one for each frame of a picture */
} bench_frame;

/* How a line looks; the classes of the style sheet. */
typedef enum bench_ink { BENCH_COST, BENCH_BOUND, BENCH_THIRD } bench_ink;

void bench_svg_begin(orki_text *svg, int width, int height, const char *title);
void bench_svg_end(orki_text *svg);

/** Grid, numbers, labels and the cutting area of a frame. */
void bench_svg_frame(orki_text *svg, const bench_frame *frame);

/** Steps through points [n]: each value holds until the next. A value that is not a number
 * interrupts the line. */
void bench_svg_steps(orki_text *svg, const bench_frame *frame, const double *x, const double *y,
                     int n, bench_ink ink, bool is_bold);

/** A straight line between two points, dashed. */
void bench_svg_dashes(orki_text *svg, const bench_frame *frame, const double x[2],
                      const double y[2], bench_ink ink);

/** A dot, or a ring for a value that was not reached. */
void bench_svg_dot(orki_text *svg, const bench_frame *frame, double x, double y, bench_ink ink,
                   bool is_filled);

/** One entry of a legend: a piece of line and a text, at pixels. */
void bench_svg_legend(orki_text *svg, double x_px, double y_px, bench_ink ink, bool is_bold,
                      const char *text);

#endif
