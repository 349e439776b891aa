/* The starter season: small, complete, and commented where a planner will want to change it. The
 * comments are translated, and the season speaks their language; for the rest the YAML is the same
 * in every language. */
#include "generate/starter.h"

#include "base/message.h"

#include <string.h>

typedef struct starter_part {
    const char *indent;
    const char *comment; /* lines end in \n; "" = none */
    const char *yaml;
} starter_part;

#define LANGUAGE "@"

static const starter_part parts[] = {
    {"",
     N_("A season for Orkestrooster. Replace the schools, groups and teachers by your own, then "
        "run:\n"
        "  orkestrooster validate .\n"
        "  orkestrooster solve . -o out\n"
        "Times are written as 08:30, spans as 08:30-14:30, days as mon tue wed thu fri.\n"
        "You may cut this file into several; all *.yaml files of the folder are read together.\n"),
     "format: 1\n"},
    {"", N_("Who you are, and the school year. language: nl or en, for the pages.\n"),
     "organisation: {name: Leerorkest Voorbeeld, language: " LANGUAGE "}\n"
     "season: {name: 2026-2027, from: 2026-08-31, to: 2027-07-16, holidays: midden}\n"
     "\n"},
    {"",
     N_("Kinds of lessons. lesson and changeover are minutes. Each role is a section of the\n"
        "orchestra: one teacher, one room and a few children.\n"),
     "programmes:\n"
     "  leerorkest:\n"
     "    name: Leerorkest\n"
     "    lesson: 60\n"
     "    changeover: 5\n"
     "    roles: [violin, cello, flute, trumpet, percussion]\n"
     "  orientation:\n"
     "    name: Oriëntatie\n"
     "    lesson: 45\n"
     "    roles: [orientation]\n"
     "\n"},
    {"", "", "schools:\n"},
    {"  ", N_("at: latitude and longitude, for travel times. Copy them from any map.\n"),
     "  - id: linde\n"
     "    name: De Linde\n"
     "    town: Dordrecht\n"
     "    at: [51.8030, 4.6710]\n"},
    {"    ", N_("When school is open, and the breaks that no lesson may cross.\n"),
     "    hours:\n"
     "      mon tue thu fri: {open: 08:30-14:30, breaks: [10:15-10:30, 12:00-12:30]}\n"
     "      wed: {open: 08:30-12:15, breaks: [10:15-10:30]}\n"},
    {"    ", N_("On which days the lessons may be, and which days the school likes best.\n"),
     "    days: {allowed: [mon, tue, thu], prefer: [tue]}\n"},
    {"    ",
     N_("fits: roles or families (strings, woodwind, brass, percussion); without it everything.\n"
        "closed: when a room cannot be used.\n"),
     "    rooms:\n"
     "      - {id: aula, seats: 80}\n"
     "      - {id: speellokaal, seats: 30, fits: [brass, percussion], closed: [tue 08:30-10:15]}\n"
     "      - {id: lokaal-3, seats: 30, fits: [strings, woodwind, orientation]}\n"
     "      - {id: lokaal-5, seats: 30, fits: [strings, woodwind, brass]}\n"
     "      - {id: bibliotheek, seats: 12, fits: [strings, woodwind]}\n"
     "      - {id: handvaardigheid, seats: 16}\n"},
    {"    ", N_("busy: gym, swimming, test hours: times at which a group cannot play.\n"),
     "    groups:\n"
     "      - {id: g4, year: 4, pupils: 24}\n"
     "      - {id: g5, year: 5, pupils: 26, busy: [mon 08:30-09:15, thu 13:00-13:45]}\n"
     "      - {id: g6, year: 6, pupils: 25, busy: [tue 10:30-11:15]}\n"
     "      - {id: g78, year: 7, pupils: 28, busy: [thu 08:30-09:15]}\n"},
    {"  ", N_("A second school, with other bells: five equal days.\n"),
     "  - id: merel\n"
     "    name: De Merel\n"
     "    town: Zwijndrecht\n"
     "    at: [51.8180, 4.6420]\n"
     "    hours:\n"
     "      mon-fri: {open: 08:15-14:00, breaks: [10:05-10:30, 12:00-12:45]}\n"
     "    days: {allowed: [wed, thu, fri]}\n"
     "    rooms:\n"
     "      - {id: hal, seats: 60}\n"
     "      - {id: speellokaal, seats: 30}\n"
     "      - {id: lokaal-1, seats: 28, fits: [strings, woodwind]}\n"
     "      - {id: lokaal-2, seats: 28, fits: [strings, woodwind]}\n"
     "      - {id: keuken, seats: 10, fits: [woodwind, brass]}\n"
     "    groups:\n"
     "      - {id: g56, year: 5, pupils: 24}\n"
     "      - {id: g78, year: 7, pupils: 27, busy: [wed 08:15-09:00]}\n"
     "\n"},
    {"",
     N_("Orchestras: one group, or a few that play together, with one lesson a week. sections "
        "says\n"
        "how many children play what; without it they are spread evenly over the roles.\n"
        "The lessons of one school and programme form a block: one day, one team.\n"),
     "orchestras:\n"
     "  - {id: linde-5, school: linde, groups: [g5], programme: leerorkest,\n"
     "     sections: {violin: 6, cello: 5, flute: 5, trumpet: 5, percussion: 5}}\n"
     "  - {id: linde-6, school: linde, groups: [g6], programme: leerorkest}\n"
     "  - {id: linde-78, school: linde, groups: [g78], programme: leerorkest}\n"
     "  - {id: linde-4, school: linde, groups: [g4], programme: orientation}\n"
     "  - {id: merel-56, school: merel, groups: [g56], programme: leerorkest}\n"
     "  - {id: merel-78, school: merel, groups: [g78], programme: leerorkest}\n"
     "\n"},
    {"",
     N_("Teachers. skills: first or second choice. captain: can lead a team; each team needs one.\n"
        "available: a day that is not named is not available. hours: lessons a week.\n"
        "call-out: a freelancer is paid at least this long each day.\n"),
     "teachers:\n"
     "  - id: anna\n"
     "    name: Anna\n"
     "    skills: {violin: first, orientation: second}\n"
     "    captain: yes\n"
     "    home: [51.8100, 4.6700]\n"
     "    travels: bike\n"
     "    available: {tue thu: 08:00-15:30, fri: 08:00-12:30}\n"
     "    prefers: {tue: high}\n"
     "    hours: {min: 2, wish: 5, max: 8}\n"
     "    contract: {kind: freelance, call-out: 3h, rate: 58.00}\n"
     "  - id: bram\n"
     "    name: Bram\n"
     "    skills: {cello: first}\n"
     "    captain: yes\n"
     "    home: [51.8300, 4.6900]\n"
     "    travels: car\n"
     "    available: {mon tue thu fri: 08:00-15:30}\n"
     "    hours: {wish: 5, max: 6}\n"
     "  - {id: chris, name: Chris, skills: {flute: first}, home: [51.79, 4.66],\n"
     "     available: {tue wed fri: 08:00-15:30}}\n"
     "  - {id: dewi, name: Dewi, skills: {trumpet: first}, home: [51.87, 4.60], travels: car,\n"
     "     available: {mon tue fri: 08:00-15:30, thu: 12:00-17:00}}\n"
     "  - {id: emre, name: Emre, skills: {percussion: first, orientation: first}, home: [51.82, "
     "4.65],\n"
     "     available: {tue thu fri: 08:00-15:30}}\n"
     "  - {id: floor, name: Floor, skills: {violin: first}, home: [51.80, 4.68],\n"
     "     available: {wed fri: 08:00-15:00}, hours: {max: 4}}\n"
     "\n"},
    {"", N_("What is already fixed. Take away the number signs to use it.\n"),
     "# pins:\n"
     "#   - {block: merel, day: fri}\n"
     "#   - {orchestra: linde-5, role: cello, teacher: bram}\n"
     "\n"},
    {"",
     N_("Instruments that a depot lends to the schools. Take away the number signs to use it.\n"),
     "# depots:\n"
     "#   - {id: depot, name: Depot, stock: {violin: 20, cello: 12, flute: 12}, reserve: 5}\n"
     "# loans: {trip: {holds: 40}, sizes: {cello: 4}}\n"}};

static void write_comment(orki_text *out, const char *indent, const char *comment)
{
    for (const char *end = strchr(comment, '\n'); end != NULL; end = strchr(comment, '\n')) {
        orki_text_printf(out, "%s# %.*s\n", indent, (int)(end - comment), comment);
        comment = end + 1;
    }
}

/* The YAML, with the word of the language that the comments are in for LANGUAGE. */
static void write_yaml(orki_text *out, const char *yaml)
{
    const char *comment = parts[0].comment, *at = strstr(yaml, LANGUAGE);
    bool is_english = strcmp(_(comment), comment) == 0; /* the catalogue is the Dutch one */
    orki_text_add_n(out, yaml, at == NULL ? strlen(yaml) : (size_t)(at - yaml));
    if (at != NULL) {
        orki_text_add(out, is_english ? "en" : "nl");
        orki_text_add(out, at + strlen(LANGUAGE));
    }
}

void orki_starter_write(orki_text *out, const char *schema)
{
    orki_text_printf(out, "# yaml-language-server: $schema=%s\n", schema);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].comment[0] != '\0')
            write_comment(out, parts[i].indent, _(parts[i].comment));
        write_yaml(out, parts[i].yaml);
    }
}
