/* Pieces of the charts, which are drawn as inline SVG. */
#ifndef ORKI_REPORT_SVG_H
#define ORKI_REPORT_SVG_H

#include "report/html.h"

/** A rectangle; nothing when it has no width. */
void orki_svg_rect(orki_text *html, const char *class_name, int x, int y, int w, int h);

void orki_svg_label(orki_text *html, const char *class_name, int x, int y, const char *text);

/** The pattern that the style sheet fills the striped bars with; once a page. */
void orki_svg_stripes(orki_text *html);

#endif
