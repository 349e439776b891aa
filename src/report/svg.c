/* Rectangles, texts and the striped pattern of the charts. */
#include "report/svg.h"

void orki_svg_rect(orki_text *html, const char *class_name, int x, int y, int w, int h)
{
    if (w > 0)
        orki_html_printf(html, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                         class_name, x, y, w, h);
}

void orki_svg_label(orki_text *html, const char *class_name, int x, int y, const char *text)
{
    orki_html_printf(html, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", class_name, x, y,
                     text);
}

void orki_svg_stripes(orki_text *html)
{
    orki_html_printf(html, "<defs><pattern id=\"stripes\" width=\"6\" height=\"6\" "
                           "patternUnits=\"userSpaceOnUse\"><path class=\"stripe\" "
                           "d=\"M0 6 6 0M-1 1 1 -1M5 7 7 5\"/></pattern></defs>\n");
}
