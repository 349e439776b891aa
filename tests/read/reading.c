/* Seasons from text. */
#include "reading.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char base[] =
    "format: 1\n"
    "season: {name: 2026-2027, from: 2026-08-31, to: 2027-07-16}\n"
    "programmes:\n"
    "  leerorkest: {lesson: 60, roles: [violin, cello, brass]}\n"
    "  talent: {lesson: 1h30, when: after-school, roles: [violin], conductor: weekly}\n"
    "schools:\n"
    "  - id: fontein\n"
    "    at: [51.79795, 4.66053]\n"
    "    hours:\n"
    "      mon tue thu: {open: 08:30-14:30, breaks: [10:15-10:30, {at: 12:00-12:30, years: 3-6}]}\n"
    "      wed: {open: [{at: 08:30-12:15, years: [3-4, 8]}, {at: 08:30-12:30, years: 5-7}]}\n"
    "      fri: closed\n"
    "    days: {allowed: [tue, thu], prefer: [thu]}\n"
    "    starts: [08:45, every 120 min]\n"
    "    rooms:\n"
    "      - {id: aula, seats: 60, best: [brass]}\n"
    "      - {id: lokaal-5, seats: 30, fits: [strings], closed: [thu 13:00-14:30, fri]}\n"
    "    stock: {violin: 8}\n"
    "    groups:\n"
    "      - {id: g5, year: 5, pupils: 26, busy: [tue 09:00-09:45, tue 09:30-10:00]}\n"
    "      - {id: g6, year: 6, pupils: 20, teacher-days: [mon, tue]}\n"
    "  - id: eden\n"
    "    at: [51.79831, 4.67204]\n"
    "    hours: {mon-fri: {open: 08:15-14:00}}\n"
    "    rooms: [{id: zaal, seats: 60}, {id: hal, seats: 60}, {id: gang, seats: 60}]\n"
    "    groups: [{id: g7, year: 7, pupils: 20}]\n"
    "teachers:\n"
    "  - {id: anna, skills: {violin: first, viola: second}, captain: yes, home: [51.81, 4.67],\n"
    "     available: {mon: 08:00-17:00, thu: [08:00-10:00, 10:00-12:00]},\n"
    "     prefers: {mon am: high, thu: low}, hours: {min: 3, wish: 5-7, max: 9},\n"
    "     contract: {rate: 58.50}, not-at: [eden]}\n"
    "  - {id: bram, skills: [cello, trumpet], travels: car, available: {mon-fri: all}}\n"
    "orchestras:\n"
    "  - {id: fontein-5, school: fontein, groups: [g5], programme: leerorkest}\n"
    "  - {id: fontein-6, school: fontein, groups: [g6], programme: leerorkest, lesson: 45,\n"
    "     sections: {cello: 5, violin: 15}}\n"
    "  - {id: eden-7, school: eden, groups: [g7], programme: leerorkest}\n"
    "  - {id: talent, school: eden, groups: [g7, fontein/g6], programme: talent}\n";

ork_season *reading_season(const char *extra)
{
    orki_text text = {0};
    orki_text_printf(&text, "%s%s", base, extra);
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    ork_season_read_text(&season, orki_text_string(&text), text.n, "season.yaml", "tests/read",
                         diags);
    if (season == NULL) {
        char *printed = ork_diags_print(diags, 0);
        printf("\n%s", printed);
        ork_text_free(printed);
    }
    ork_diags_free(diags);
    orki_text_free(&text);
    return season;
}

int reading_code(const char *text)
{
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    ork_season_read_text(&season, text, strlen(text), "season.yaml", NULL, diags);
    int code = ork_diags_count(diags) == 1 ? ork_diags_at(diags, 0)->code : -1;
    ork_season_free(season);
    ork_diags_free(diags);
    return code;
}

int reading_teacher(const ork_season *season, const char *id)
{
    for (int i = 0; i < season->n_teachers; i++) {
        if (strcmp(season->teachers[i].id, id) == 0)
            return i;
    }
    return -1;
}

int reading_orchestra(const ork_season *season, const char *id)
{
    for (int i = 0; i < season->n_orchestras; i++) {
        if (strcmp(season->orchestras[i].id, id) == 0)
            return i;
    }
    return -1;
}

int reading_role(const ork_season *season, const char *id)
{
    for (int i = 0; i < season->n_roles; i++) {
        if (strcmp(season->roles[i].id, id) == 0)
            return i;
    }
    return -1;
}
