/* Constraints of a FET file that several parts write. */
#include "export/fet_page.h"

void orki_fet_put_hour(orki_fet_page *p, const char *tag, int minute)
{
    orki_text_printf(&p->text, "<%s>%02d:%02d</%s>", tag, minute / 60, minute % 60, tag);
}

void orki_fet_open_rule(orki_fet_page *p, const char *name)
{
    orki_text_printf(&p->text, "<%s><Weight_Percentage>100</Weight_Percentage>", name);
}

void orki_fet_close_rule(orki_fet_page *p, const char *name)
{
    orki_text_printf(&p->text, "<Active>true</Active><Comments></Comments></%s>\n", name);
}

void orki_fet_put_teacher_number(orki_fet_page *p, const char *name, const char *teacher_tag,
                                 int teacher, const char *tag, int n)
{
    orki_fet_open_rule(p, name);
    orki_text_printf(&p->text, "<%s>%s</%s><%s>%d</%s>", teacher_tag,
                     p->week->season->teachers[teacher].id, teacher_tag, tag, n, tag);
    orki_fet_close_rule(p, name);
}

void orki_fet_put_closed_hours(orki_fet_page *p, const char *name, const char *tag, const char *id,
                               const orki_spans *spans, bool are_open)
{
    const orki_fet_week *w = p->week;
    orki_text hours = {0};
    orki_fet_page list = {w, hours};
    int n = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        for (int h = 0; h < w->n_hours && (w->days >> d & 1) != 0; h++) {
            int from = w->from_min + h * w->step_min, to = from + w->step_min;
            bool is_inside = false, is_touched = false;
            for (int i = 0; i < spans[d].n; i++) {
                is_inside = is_inside || (spans[d].at[i].from <= from && to <= spans[d].at[i].to);
                is_touched = is_touched || (spans[d].at[i].from < to && from < spans[d].at[i].to);
            }
            if (are_open ? is_inside : !is_touched)
                continue;
            orki_text_printf(&list.text, "<Not_Available_Time><Day>%s</Day>", orki_day_word(d));
            orki_fet_put_hour(&list, "Hour", from);
            orki_text_add(&list.text, "</Not_Available_Time>");
            n++;
        }
    }
    if (n > 0) {
        orki_fet_open_rule(p, name);
        orki_text_printf(&p->text,
                         "<%s>%s</%s><Number_of_Not_Available_Times>%d"
                         "</Number_of_Not_Available_Times>%s",
                         tag, id, tag, n, orki_text_string(&list.text));
        orki_fet_close_rule(p, name);
    }
    p->text.is_failed = p->text.is_failed || list.text.is_failed;
    orki_text_free(&list.text);
}
