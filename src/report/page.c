/* index.html: one file with everything in it, readable without scripts as one long page. The
 * content security policy lets nothing load and runs only the script with the page's own mark. */
#include "report/page.h"

#include "orkestrooster/version.h"
#include "report/assets.h"

#include <string.h>

/* Ids of the reader's shape (letters, digits, '-', '_', a slash in rooms, # in meetings) name it,
 * so that links stay the same over runs. Others are numbered; their anchors start with a dot, which
 * no id can give. */
const char *orki_anchor(orki_page *page, orki_kind kind, int index)
{
    static const char *const words[] = {"school", "teacher", "room", "orchestra"};
    const ork_season *season = page->season;
    const char *id = kind == ORKI_KIND_SCHOOL    ? season->schools[index].id
                     : kind == ORKI_KIND_TEACHER ? season->teachers[index].id
                     : kind == ORKI_KIND_ROOM    ? season->rooms[index].id
                                                 : season->orchestras[index].id;
    bool is_plain = id[0] != '\0' && id[0] != '/' && strlen(id) < 200;
    for (const char *p = id; *p != '\0' && is_plain; p++)
        is_plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
                   (*p >= '0' && *p <= '9') || *p == '-' || *p == '_' || *p == '/' || *p == '#';
    if (!is_plain)
        return orki_arena_printf(page->arena, "%s-.%d", words[kind], index + 1);
    char *anchor = orki_arena_printf(page->arena, "%s-%s", words[kind], id);
    for (char *p = anchor; p != NULL && *p != '\0'; p++)
        *p = *p == '/' || *p == '#' ? '.' : *p;
    return anchor;
}

const char *orki_span_text(orki_page *page, int from, int to)
{
    return orki_arena_printf(page->arena, "%02d:%02d\xe2\x80\x93%02d:%02d", from / 60, from % 60,
                             to / 60, to % 60);
}

static void write_head(orki_page *page, const char *more_css)
{
    orki_text *html = page->html;
    orki_html_printf(
        html,
        "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:; script-src 'nonce-orkestrooster'\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"generator\" content=\"Orkestrooster %s\">\n"
        "<title>%s \xc2\xb7 %s</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n",
        page->is_dutch ? "nl" : "en", ork_version(), page->season->organisation,
        page->season->name);
    orki_text_add(html, orki_page_css);
    orki_text_add(html, more_css);
    orki_html_printf(html, "</style>\n</head>\n<body>\n");
}

/* The tabs are plain links to the sections; page.js shows one section at a time. */
static void write_tabs(orki_page *page, const orki_tab *tabs, int n)
{
    orki_html_printf(page->html, "<nav aria-label=\"%s\"><ul class=\"tabs\">\n",
                     _("Parts of this page"));
    for (int i = 0; i < n; i++)
        orki_html_printf(page->html, "<li><a href=\"#%s\">%s</a></li>\n", tabs[i].anchor,
                         tabs[i].title);
    orki_html_printf(page->html, "</ul></nav>\n");
}

static void write_top(orki_page *page, const orki_tab *tabs, int n_tabs)
{
    orki_text *html = page->html;
    orki_html_printf(html,
                     "<a class=\"skip\" href=\"#main\">%s</a>\n<header class=\"top\">\n"
                     "<div class=\"brand\">",
                     _("To the content"));
    orki_html_printf(html, "<svg class=\"mark\" viewBox=\"0 0 48 48\" aria-hidden=\"true\">"
                           "<path class=\"staff\" d=\"M2 12h44M2 18h44M2 24h44M2 30h44M2 36h44\"/>"
                           "<path class=\"stem\" d=\"M17 34V11l19-4v23\"/>"
                           "<ellipse cx=\"13\" cy=\"35\" rx=\"5\" ry=\"3.8\"/>"
                           "<ellipse cx=\"32\" cy=\"31\" rx=\"5\" ry=\"3.8\"/></svg>");
    orki_html_printf(html, "<div><h1>%s</h1><p>%s</p></div></div>\n", page->season->organisation,
                     page->season->name);
    orki_html_printf(
        html,
        "<form class=\"search needs-script\" role=\"search\"><label for=\"find\">%s</label>"
        "<input id=\"find\" type=\"search\" autocomplete=\"off\" placeholder=\"%s\">"
        "<ul id=\"found\" aria-label=\"%s\" hidden></ul>"
        "<p id=\"found-count\" class=\"unseen\" role=\"status\" data-text=\"%s\"></p></form>\n",
        _("Search"), _("School, teacher, room, orchestra"), _("Found"), _("names found"));
    write_tabs(page, tabs, n_tabs);
    orki_html_printf(html, "</header>\n");
}

void orki_page_open(orki_page *page, const orki_tab *tabs, int n_tabs, const char *more_css)
{
    write_head(page, more_css);
    write_top(page, tabs, n_tabs);
    orki_html_printf(page->html, "<main id=\"main\" tabindex=\"-1\">\n");
}

void orki_page_close(orki_page *page)
{
    orki_html_printf(
        page->html,
        "</main>\n<footer><p>%s</p></footer>\n"
        "<template id=\"tools\"><p class=\"tools\"><button type=\"button\" class=\"print\">%s"
        "</button> <a class=\"back\" href=\"#\">%s</a></p></template>\n"
        "<script nonce=\"orkestrooster\">\n",
        orki_arena_printf(page->arena, _("Made with Orkestrooster %s."), ork_version()),
        _("Print this page"), _("All in this list"));
    orki_text_add(page->html, orki_page_js);
    orki_html_printf(page->html, "</script>\n</body>\n</html>\n");
}

int orki_page_write(orki_page *page)
{
    const orki_tab tabs[] = {{"start", _("Overview")},
                             {"teams", _("Teams")},
                             {"schools", _("Schools")},
                             {"teachers", _("Teachers")},
                             {"rooms", _("Rooms")},
                             {"orchestras", _("Orchestras")},
                             {"load", _("Hours and travel")},
                             {"map", _("Map and ways")},
                             {"instruments", _("Instruments")}};
    int n_tabs = (int)(sizeof tabs / sizeof tabs[0]) - (page->instruments == NULL ? 1 : 0);
    orki_page_open(page, tabs, n_tabs, "");
    orki_page_start(page);
    orki_page_teams(page);
    orki_page_views(page);
    orki_page_load(page);
    orki_page_map(page);
    orki_page_instruments(page);
    orki_page_close(page);
    return page->html->is_failed ? -1 : 0;
}
