/* Values become pixels by a straight line, or by one on the logarithms. */
#include "bench_svg.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char style[] =
    "<style>text{font:13px system-ui,sans-serif;fill:#77808a}.title{font-size:16px;"
    "font-weight:600}.grid{stroke:#8a929c;stroke-opacity:.3}.line{fill:none;stroke-linejoin:round;"
    "stroke-linecap:round}.thin{stroke-width:1.2;stroke-opacity:.55}.bold{stroke-width:3}"
    ".dashed{stroke-width:1.5;stroke-dasharray:5 5}.ink0{stroke:#d9730d}.ink1{stroke:#2e84d5}"
    ".ink2{stroke:#2f9e6e}.dot0{fill:#d9730d}.dot1{fill:#2e84d5}.dot2{fill:#2f9e6e}"
    ".ring{fill:none;stroke-width:2}</style>\n";

static void add_escaped(orki_text *svg, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '&')
            orki_text_add(svg, "&amp;");
        else if (*text == '<')
            orki_text_add(svg, "&lt;");
        else
            orki_text_add_char(svg, *text);
    }
}

void bench_svg_begin(orki_text *svg, int width, int height, const char *title)
{
    orki_text_printf(svg,
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                     "width=\"%d\" height=\"%d\" role=\"img\">\n<title>",
                     width, height, width, height);
    add_escaped(svg, title);
    orki_text_add(svg, "</title>\n");
    orki_text_add(svg, style);
    orki_text_add(svg, "<text class=\"title\" x=\"16\" y=\"26\">");
    add_escaped(svg, title);
    orki_text_add(svg, "</text>\n");
}

void bench_svg_end(orki_text *svg)
{
    orki_text_add(svg, "</svg>\n");
}

static double place(const bench_axis *axis, double value)
{
    double share = axis->is_log ? log(value / axis->from) / log(axis->to / axis->from)
                                : (value - axis->from) / (axis->to - axis->from);
    return axis->from_px + share * (axis->to_px - axis->from_px);
}

static void add_text(orki_text *svg, double x, double y, const char *anchor, const char *text)
{
    orki_text_printf(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
    add_escaped(svg, text);
    orki_text_add(svg, "</text>\n");
}

static void add_tick(orki_text *svg, const bench_frame *frame, bool is_x, double value)
{
    const bench_axis *axis = is_x ? &frame->x : &frame->y;
    const bench_axis *other = is_x ? &frame->y : &frame->x;
    double at = place(axis, value);
    char number[40];
    snprintf(number, sizeof number, "%.6g%s", value == 0 ? 0 : value, axis->unit); /* no -0 */
    orki_text_printf(svg,
                     "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                     is_x ? at : other->from_px, is_x ? other->from_px : at,
                     is_x ? at : other->to_px, is_x ? other->to_px : at);
    if (is_x)
        add_text(svg, at, other->from_px + 18, "middle", number);
    else
        add_text(svg, other->from_px - 7, at + 4.5, "end", number);
}

/* Every power of ten, or steps of 1, 2 or 5 times one that give at most ten numbers. */
static void add_round_ticks(orki_text *svg, const bench_frame *frame, bool is_x)
{
    static const double steps[] = {1, 2, 5, 10};
    const bench_axis *axis = is_x ? &frame->x : &frame->y;
    const double slack = 1e-9;
    if (axis->is_log) {
        for (double power = ceil(log10(axis->from) - slack);
             pow(10, power) <= axis->to * (1 + slack); power++)
            add_tick(svg, frame, is_x, pow(10, power));
        return;
    }
    double power = pow(10, floor(log10((axis->to - axis->from) / 10))), step = power;
    for (size_t i = 0; (axis->to - axis->from) / step > 10 && i < sizeof steps / sizeof *steps; i++)
        step = power * steps[i];
    for (double n = ceil(axis->from / step - slack); n * step <= axis->to + slack * step; n++)
        add_tick(svg, frame, is_x, n * step);
}

static void add_axis(orki_text *svg, const bench_frame *frame, bool is_x)
{
    const bench_axis *axis = is_x ? &frame->x : &frame->y;
    if (axis->ticks == NULL)
        add_round_ticks(svg, frame, is_x);
    for (int i = 0; axis->ticks != NULL && i < axis->n_ticks; i++)
        if (axis->ticks[i] >= axis->from && axis->ticks[i] <= axis->to)
            add_tick(svg, frame, is_x, axis->ticks[i]);
    if (is_x)
        add_text(svg, (axis->from_px + axis->to_px) / 2, frame->y.from_px + 40, "middle",
                 axis->label);
    else
        add_text(svg, frame->x.from_px, axis->to_px - 10, "start", axis->label);
}

void bench_svg_frame(orki_text *svg, const bench_frame *frame)
{
    const bench_axis *x = &frame->x, *y = &frame->y;
    add_axis(svg, frame, true);
    add_axis(svg, frame, false);
    orki_text_printf(svg,
                     "<clipPath id=\"frame%d\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
                     "height=\"%.1f\"/></clipPath>\n",
                     frame->id, x->from_px, y->to_px, x->to_px - x->from_px, y->from_px - y->to_px);
}

void bench_svg_steps(orki_text *svg, const bench_frame *frame, const double *x, const double *y,
                     int n, bench_ink ink, bool is_bold)
{
    bool is_open = false;
    orki_text_printf(svg, "<path class=\"line %s ink%d\" clip-path=\"url(#frame%d)\" d=\"",
                     is_bold ? "bold" : "thin", (int)ink, frame->id);
    for (int i = 0; i < n; i++) {
        if (isnan(y[i])) {
            is_open = false;
            continue;
        }
        if (is_open)
            orki_text_printf(svg, "H%.1fV%.1f", place(&frame->x, x[i]), place(&frame->y, y[i]));
        else
            orki_text_printf(svg, "M%.1f %.1f", place(&frame->x, x[i]), place(&frame->y, y[i]));
        is_open = true;
    }
    orki_text_add(svg, "\"/>\n");
}

void bench_svg_dashes(orki_text *svg, const bench_frame *frame, const double x[2],
                      const double y[2], bench_ink ink)
{
    orki_text_printf(svg,
                     "<path class=\"line dashed ink%d\" clip-path=\"url(#frame%d)\" "
                     "d=\"M%.1f %.1fL%.1f %.1f\"/>\n",
                     (int)ink, frame->id, place(&frame->x, x[0]), place(&frame->y, y[0]),
                     place(&frame->x, x[1]), place(&frame->y, y[1]));
}

void bench_svg_dot(orki_text *svg, const bench_frame *frame, double x, double y, bench_ink ink,
                   bool is_filled)
{
    orki_text_printf(svg, "<circle class=\"%s%s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n",
                     is_filled ? "" : "ring ", is_filled ? "dot" : "ink", (int)ink,
                     place(&frame->x, x), place(&frame->y, y));
}

void bench_svg_legend(orki_text *svg, double x_px, double y_px, bench_ink ink, bool is_bold,
                      const char *text)
{
    orki_text_printf(svg, "<path class=\"line %s ink%d\" d=\"M%.1f %.1fh28\"/>\n",
                     is_bold ? "bold" : "thin", (int)ink, x_px, y_px - 4.5);
    add_text(svg, x_px + 36, y_px, "start", text);
}
