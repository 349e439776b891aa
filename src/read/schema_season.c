/* The top of a season, its programmes, travel, pins, limits, money and weights. */
#include "model/rules.h"
#include "read/shape.h"

/* organisation, season */

static const char *const languages[] = {"nl", "en", NULL};
static const orki_shape language = {.scalar = ORKI_S_WORD, .words = languages};
static const orki_key organisation_keys[] = {
    {"name", &orki_shape_text, false, "", "Stichting Leerorkest Voorbeeld",
     "The organisation's name, on every page.", "De naam van de organisatie, op elke pagina."},
    {"language", &language, false, "the system's", "nl", "Language of pages and messages.",
     "De taal van pagina's en meldingen."},
    ORKI_KEYS_END};
static const orki_shape organisation = ORKI_SHAPE_OF_KEYS(organisation_keys);

static const orki_key season_keys[] = {
    {"name", &orki_shape_text, true, "", "2026-2027", "What the season is called.",
     "Hoe het seizoen heet."},
    {"from", &orki_shape_date, false, "", "2026-08-31", "First day.", "Eerste dag."},
    {"to", &orki_shape_date, false, "", "2027-07-16", "Last day.", "Laatste dag."},
    {"holidays", &orki_shape_holidays, false, "", "midden",
     "School holidays: of a region, or one by one.",
     "Schoolvakanties: van een regio, of een voor een."},
    {"closed", &orki_shape_closed, false, "", "[2027-03-26]",
     "Days on which no school has lessons.", "Dagen waarop geen school les heeft."},
    {"open", &orki_shape_open, false, "", "[2027-05-05]",
     "Days on which schools have lessons although a holiday or national day says otherwise.",
     "Dagen waarop scholen les hebben, al is het vakantie of een feestdag."},
    ORKI_KEYS_END};
static const orki_shape season = ORKI_SHAPE_OF_KEYS(season_keys);

/* skills, roles */

static const char *const families[] = {"strings", "woodwind", "brass", "percussion", NULL};
static const orki_shape family = {.scalar = ORKI_S_WORD, .words = families};
static const orki_key skill_keys[] = {
    {"en", &orki_shape_text, false, "the id", "recorder", "English name.", "Engelse naam."},
    {"nl", &orki_shape_text, false, "the id", "blokfluit", "Dutch name.", "Nederlandse naam."},
    {"family", &family, false, "none", "woodwind", "Its instrument family.",
     "De instrumentfamilie."},
    ORKI_KEYS_END};
static const orki_shape skill = ORKI_SHAPE_OF_KEYS(skill_keys);
static const orki_shape skills = {.any_key = ORKI_S_ID, .any = &skill};

static const orki_shape skill_names = {.items = &orki_shape_name, .min_items = 1};
static const orki_key role_keys[] = {{"name", &orki_shape_text, false, "the id", "koper",
                                      "What the section is called.", "Hoe de sectie heet."},
                                     {"skills", &skill_names, true, "", "[trumpet, trombone]",
                                      "A teacher with any of these skills can take the section.",
                                      "Een docent met een van deze vakken kan de sectie geven."},
                                     ORKI_KEYS_END};
static const orki_shape role = {.items = &orki_shape_name, .min_items = 1, .keys = role_keys};
static const orki_shape roles = {.any_key = ORKI_S_ID, .any = &role};

/* programmes */

static const orki_shape changeover = {.scalar = ORKI_S_DURATION, .min = 0, .max = 120};
static const orki_shape role_names = {.items = &orki_shape_name, .min_items = 1};
static const char *const when_words[] = {"in-school", "after-school", NULL};
static const orki_shape when = {.scalar = ORKI_S_WORD, .words = when_words};
static const char *const conductor_words[] = {"weekly", "no", NULL};
static const orki_shape conductor = {.scalar = ORKI_S_WORD, .words = conductor_words};
static const orki_shape lessons_before = {.scalar = ORKI_S_INTEGER, .min = 0, .max = 200};
static const orki_key tutti_keys[] = {
    {"every", &orki_shape_weeks, true, "", "4 weeks", "How often the sections play together.",
     "Hoe vaak de secties samen spelen."},
    {"first-after", &lessons_before, false, "0", "6", "Lessons before the first tutti.",
     "Lessen voor de eerste tutti."},
    {"conductor", &orki_shape_yes_no, false, "yes", "yes", "A conductor comes to each tutti.",
     "Bij elke tutti komt een dirigent."},
    ORKI_KEYS_END};
static const orki_shape tutti = ORKI_SHAPE_OF_KEYS(tutti_keys);
static const char *const keeper_words[] = {"school", "home", NULL};
static const orki_shape keeper = {.scalar = ORKI_S_WORD, .words = keeper_words};
static const orki_key programme_keys[] = {
    {"name", &orki_shape_text, false, "the id", "Leerorkest", "What the programme is called.",
     "Hoe de leerlijn heet."},
    {"lesson", &orki_shape_lesson_length, true, "", "60", "Length of a lesson, in minutes.",
     "Duur van een les, in minuten."},
    {"changeover", &changeover, false, "5", "5", "Minutes between two lessons of a block.",
     "Minuten tussen twee lessen van een blok."},
    {"roles", &role_names, true, "", "[violin, cello, flute, clarinet, trumpet, percussion]",
     "The sections of a lesson.", "De secties van een les."},
    {"when", &when, false, "in-school", "after-school",
     "In school hours, or after the groups' school day.",
     "In schooltijd, of na de schooldag van de groepen."},
    {"until", &orki_shape_clock, false, "18:00", "17:30",
     "After-school lessons end at the latest at this time.",
     "Naschoolse lessen eindigen uiterlijk op dit tijdstip."},
    {"conductor", &conductor, false, "no", "weekly", "weekly: a conductor is at each lesson.",
     "weekly: bij elke les is een dirigent."},
    {"captain", &orki_shape_yes_no, false,
     "yes with two or more roles (a weekly conductor is one), else no", "no",
     "Each team has at least one captain.", "Elk team heeft minstens een aanvoerder."},
    {"tutti", &tutti, false, "", "{every: 4 weeks, first-after: 6}",
     "Lessons in which all sections play together (for the calendar).",
     "Lessen waarin alle secties samen spelen (voor de kalender)."},
    {"instruments", &keeper, false, "school", "home",
     "Where the instruments are between lessons: at school, where classes after each other share "
     "them, or at the pupils' homes, each with one of its own (for loans from depots).",
     "Waar de instrumenten tussen de lessen zijn: op school, waar klassen na elkaar ze delen, of "
     "bij de leerlingen thuis, elk met een eigen instrument (voor bruikleen uit depots)."},
    {"lessons", &orki_shape_lessons, false, "every teaching week", "34",
     "Lessons promised over the season.", "Lessen die het seizoen beloofd zijn."},
    {"from", &orki_shape_date, false, "the season's", "2027-02-01", "First day of the programme.",
     "Eerste dag van de leerlijn."},
    {"to", &orki_shape_date, false, "the season's", "2027-07-16", "Last day of the programme.",
     "Laatste dag van de leerlijn."},
    ORKI_KEYS_END};
static const orki_shape programme = ORKI_SHAPE_OF_KEYS(programme_keys);
const orki_shape orki_shape_programmes = {.any_key = ORKI_S_ID, .any = &programme, .min_items = 1};

/* travel */

static const orki_shape speed = {.scalar = ORKI_S_DECIMAL, .min = 1, .max = 200};
static const orki_shape detour = {.scalar = ORKI_S_DECIMAL, .min = 1, .max = 10};
static const orki_shape fixed = {.scalar = ORKI_S_DURATION, .min = 0, .max = 240};
static const orki_key mode_keys[] = {
    {"name", &orki_shape_text, false, "the id", "fiets", "What the mode is called.",
     "Hoe de reiswijze heet."},
    {"speed", &speed, true, "", "14", "Speed in km/h.", "Snelheid in km/uur."},
    {"detour", &detour, false, "1.3", "1.3", "The way is this many times the straight line.",
     "De weg is zoveel keer de rechte lijn."},
    {"fixed", &fixed, false, "0", "5", "Minutes added to each trip.",
     "Minuten die bij elke rit komen."},
    ORKI_KEYS_END};
static const orki_shape mode = ORKI_SHAPE_OF_KEYS(mode_keys);
static const orki_shape modes = {.any_key = ORKI_S_ID, .any = &mode};
static const orki_key travel_keys[] = {
    {"modes", &modes, false, "bike, car, transit, walk",
     "{bike: {speed: 14, detour: 1.3, fixed: 5}}",
     "Ways to travel; a mode given here replaces the built-in one of that name.",
     "Reiswijzen; een reiswijze hier vervangt de ingebouwde met die naam."},
    {"pairs", &orki_shape_files, false, "", "travel.csv",
     "CSV files with minutes between two schools, or a teacher's home and a school; a column km, "
     "when there is one, has the length of the way.",
     "CSV-bestanden met minuten tussen twee scholen, of een docent thuis en een school; een kolom "
     "km, als die er is, geeft de lengte van de weg."},
    {"pupils", &mode, false, "{speed: 4, detour: 1.3, fixed: 0}", "{speed: 4, detour: 1.3}",
     "How pupils walk between schools.", "Hoe leerlingen tussen scholen lopen."},
    {"pack", &fixed, false, "5", "5", "Minutes to pack before leaving.",
     "Minuten om in te pakken voor vertrek."},
    {"set-up", &fixed, false, "10", "10", "Minutes to set up after arriving.",
     "Minuten om op te bouwen na aankomst."},
    {"periods", &orki_shape_travel_periods, false, "",
     "[{from: 2027-01-11, to: 2027-04-02, pairs: bridge-closed.csv}]",
     "Times of the season with ways of their own, such as a bridge that is closed (for the "
     "calendar).",
     "Delen van het seizoen met een eigen reistijd, zoals een brug die dicht is (voor de "
     "kalender)."},
    ORKI_KEYS_END};
const orki_shape orki_shape_travel = ORKI_SHAPE_OF_KEYS(travel_keys);

/* shared sets, pins */

static const orki_shape two_names = {.items = &orki_shape_name, .min_items = 2};
static const orki_key set_keys[] = {
    {"id", &orki_shape_id, true, "", "harps", "Id of the set.", "Id van de set."},
    {"skill", &orki_shape_name, true, "", "harp", "The instrument.", "Het instrument."},
    {"schools", &two_names, true, "", "[fontein, eden]",
     "The schools that share it: on one day it is at one address.",
     "De scholen die hem delen: op een dag is hij op een adres."},
    ORKI_KEYS_END};
static const orki_shape set = ORKI_SHAPE_OF_KEYS(set_keys);
static const orki_shape sets = {.items = &set};

static const orki_key pin_keys[] = {
    {"orchestra", &orki_shape_name, false, "", "fontein-5", "The lesson of this orchestra ...",
     "De les van dit orkest ..."},
    {"block", &orki_shape_name, false, "", "fontein",
     "... or this block: a school's id when it has one block, or school/programme.",
     "... of dit blok: het id van een school met een blok, of school/leerlijn."},
    {"day", &orki_shape_day, false, "", "thu", "is on this weekday,", "is op deze weekdag,"},
    {"start", &orki_shape_clock, false, "", "08:30", "begins at this time,",
     "begint op dit tijdstip,"},
    {"role", &orki_shape_name, false, "", "cello", "and in this section", "en in deze sectie"},
    {"teacher", &orki_shape_name, false, "", "bram", "has this teacher", "heeft deze docent"},
    {"room", &orki_shape_name, false, "", "aula", "or this room.", "of dit lokaal."},
    ORKI_KEYS_END};
static const orki_shape pin = ORKI_SHAPE_OF_KEYS(pin_keys);
static const orki_shape pins = {.items = &pin};

/* limits */

static const orki_shape day_schools = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 20};
static const orki_key limit_keys[] = {
    {"day-teaching", &orki_shape_duration, false, "315 min", "5h",
     "Most minutes of teaching a day.", "Meeste lesminuten per dag."},
    {"break-after", &orki_shape_duration, false, "330 min", "5h30",
     "A longer working day needs a break.", "Een langere werkdag heeft een pauze nodig."},
    {"break", &orki_shape_duration, false, "30 min", "30", "Length of that break in all.",
     "Duur van die pauze in totaal."},
    {"break-part", &orki_shape_duration, false, "15 min", "15", "Shortest part that counts.",
     "Kortste deel dat telt."},
    {"day-schools", &day_schools, false, "2", "2", "Most addresses a day.",
     "Meeste adressen per dag."},
    {"rest", &orki_shape_duration, false, "11h", "11h", "Rest between two days.",
     "Rust tussen twee dagen."},
    {"noon", &orki_shape_clock, false, "12:30", "12:30", "Where morning becomes afternoon.",
     "Waar ochtend middag wordt."},
    ORKI_KEYS_END};
static const orki_shape limits = ORKI_SHAPE_OF_KEYS(limit_keys);

/* money */

static const char *const paid_words[] = {"lessons", "changeover", "idle",
                                         "travel",  "call-out",   NULL};
static const orki_shape paid_word = {.scalar = ORKI_S_WORD, .words = paid_words};
static const orki_shape paid = {.items = &paid_word, .min_items = 1};
static const orki_key money_keys[] = {
    {"paid", &paid, true, "", "[lessons, changeover, call-out]",
     "What is paid at a teacher's rate: lessons, changeover between lessons, idle minutes, travel "
     "(with packing and set-up), and what the minimum call-out adds.",
     "Wat tegen het tarief van een docent wordt betaald: lessen, wisseltijd tussen lessen, "
     "tussenuren, reistijd (met in- en uitpakken), en wat de minimale oproep aanvult."},
    {"kilometre", &orki_shape_kilometre, false, "0", "0.23", "Euro a kilometre.",
     "Euro per kilometer."},
    ORKI_KEYS_END};
static const orki_shape money = ORKI_SHAPE_OF_KEYS(money_keys);

/* weights */

static const orki_shape weight = {.scalar = ORKI_S_DECIMAL, .min = 0, .max = 100000};
static const orki_key weight_keys[] = {
#define HARD(id, name, modelled)
#define SOFT(id, name, unit, points, modelled)                                                     \
    {name,                                                                                         \
     &weight,                                                                                      \
     false,                                                                                        \
     "see the page of rules",                                                                      \
     "1",                                                                                          \
     "Points for one " unit ".",                                                                   \
     "Punten per eenheid van deze regel."},
#undef N_
#define N_(text) text
#include "model/rules.def"
#undef HARD
#undef SOFT
    ORKI_KEYS_END};
const orki_shape orki_shape_weights = ORKI_SHAPE_OF_KEYS(weight_keys);

/* changes, in the order of ork_change_kind */

static const orki_shape change_weight = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 1000};
static const orki_key change_keys[] = {
    {"class-day", &change_weight, false, "16", "16", "A lesson on another weekday.",
     "Een les op een andere weekdag."},
    {"class-time", &change_weight, false, "8", "8", "A lesson on its weekday at another time.",
     "Een les op haar weekdag op een andere tijd."},
    {"teacher-day", &change_weight, false, "4", "4", "A weekday that was a teacher's day off.",
     "Een weekdag die voor een docent vrij was."},
    {"teacher-start", &change_weight, false, "4", "4",
     "A teacher's weekday that begins at another time.",
     "Een weekdag die voor een docent op een andere tijd begint."},
    {"section-teacher", &change_weight, false, "2", "2",
     "A section of a lesson with another teacher.",
     "Een sectie van een les met een andere docent."},
    {"room", &change_weight, false, "1", "1", "A section of a lesson in another room.",
     "Een sectie van een les in een ander lokaal."},
    ORKI_KEYS_END};
static const orki_shape changes = ORKI_SHAPE_OF_KEYS(change_keys);

static const orki_key top_keys[] = {
    {"format", &orki_shape_format, true, "", "1", "Version of this format.",
     "Versie van dit formaat."},
    {"organisation", &organisation, false, "", "{name: Stichting Leerorkest Voorbeeld}",
     "Who makes the timetable.", "Wie het rooster maakt."},
    {"season", &season, true, "", "{name: 2026-2027}", "The season.", "Het seizoen."},
    {"skills", &skills, false, "", "{recorder: {nl: blokfluit, family: woodwind}}",
     "Further instruments, beside the built-in ones.",
     "Verdere instrumenten, naast de ingebouwde."},
    {"roles", &roles, false, "", "{brass: [trumpet, trombone]}",
     "Sections that teachers of several instruments can take. Each skill is a role too, and so is "
     "a "
     "family (strings, woodwind, brass, percussion).",
     "Secties voor docenten van verschillende instrumenten. Elk vak is ook een rol, en elke "
     "familie "
     "ook (strings, woodwind, brass, percussion)."},
    {"programmes", &orki_shape_programmes, true, "", "{leerorkest: {lesson: 60, roles: [violin]}}",
     "Kinds of orchestras.", "Leerlijnen."},
    {"buildings", &orki_shape_buildings, false, "", "[{id: hof, rooms: [{id: gym, seats: 60}]}]",
     "Buildings that several schools share.", "Gebouwen die scholen delen."},
    {"schools", &orki_shape_schools, true, "", "", "Schools with hours, rooms and groups.",
     "Scholen met tijden, lokalen en groepen."},
    {"orchestras", &orki_shape_orchestras, true, "",
     "[{id: fontein-5, school: fontein, groups: [g5], programme: leerorkest}]",
     "Orchestras; each has one lesson a week unless it has more `meetings`.",
     "Orkesten; elk heeft een les per week, tenzij het meer `meetings` heeft."},
    {"teachers", &orki_shape_teachers, true, "",
     "[{id: anna, name: Anna, skills: [violin], available: {thu: all}}]", "Teachers.", "Docenten."},
    {"travel", &orki_shape_travel, false, "", "{pairs: travel.csv}", "Travel times.",
     "Reistijden."},
    {"shared-sets", &sets, false, "", "[{id: harps, skill: harp, schools: [fontein, eden]}]",
     "Rare instruments that schools share.", "Zeldzame instrumenten die scholen delen."},
    {"depots", &orki_shape_depots, false, "",
     "[{id: biesbosch, at: [51.8, 4.75], stock: {violin: 120, cello: 40}}]",
     "Depots that lend instruments to schools.", "Depots die instrumenten aan scholen uitlenen."},
    {"loans", &orki_shape_loan_terms, false, "", "{standing: last-year/loans.yaml}",
     "How loans from depots are moved, and what stands at the schools already.",
     "Hoe instrumenten uit depots worden vervoerd, en wat al op de scholen staat."},
    {"occasions", &orki_shape_occasions, false, "",
     "[{id: kerst, kind: concert, dates: [2026-12-16], time: 09:30-11:00, schools: [fontein]}]",
     "Concerts and dress rehearsals (for the calendar).",
     "Concerten en generale repetities (voor de kalender)."},
    {"last-season", &orki_shape_text, false, "", "last-year/timetable.yaml",
     "Last season's timetable: teachers stay where they were if they can.",
     "Het rooster van vorig seizoen: docenten blijven waar ze waren als dat kan."},
    {"pins", &pins, false, "", "[{orchestra: fontein-5, day: thu}]", "What is fixed already.",
     "Wat al vaststaat."},
    {"limits", &limits, false, "", "{day-schools: 2}", "Working hours.", "Werktijden."},
    {"money", &money, false, "no euros are counted", "{paid: [lessons, call-out], kilometre: 0.23}",
     "What the calendar counts in euros; the rates stand with the teachers.",
     "Wat de kalender in euro's telt; de tarieven staan bij de docenten."},
    {"weights", &orki_shape_weights, false, "", "{idle: 1, continuity: 60}",
     "Points for one unit of a soft rule.", "Punten per eenheid van een zachte regel."},
    {"changes", &changes, false, "", "{class-day: 16, room: 1}",
     "What each change counts in `rerun`, by who feels it.",
     "Hoe zwaar elke wijziging telt in `rerun`, naar wie haar merkt."},
    ORKI_KEYS_END};
const orki_shape orki_season_shape = ORKI_SHAPE_OF_KEYS(top_keys);
