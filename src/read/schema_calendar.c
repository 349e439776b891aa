/* The lessons of a calendar.json as a table, for commands that work on a calendar as it stands.
 * Keys that only tell (sums, hours, names of events) are passed over. */
#include "read/shape.h"

static const char *const kinds[] = {"lesson", "tutti", NULL};
static const char *const states[] = {"given", "caught-up", NULL};
static const char *const whys[] = {"holiday", "national-day", "season", "study-day", "half-day",
                                   "trip",    "test",         "other",  "occasion",  NULL};
static const char *const lacks[] = {"",  "no-conductor", "no-room", "nobody-comes", "few-dates",
                                    NULL}; /* as orki_tutti_lack */
static const char *const outcomes[] = {"optimal", "feasible", NULL};

static const orki_shape points = {.scalar = ORKI_S_INTEGER, .min = -1000000000, .max = 1000000000};
static const orki_shape kind = {.scalar = ORKI_S_WORD, .words = kinds};
static const orki_shape state = {.scalar = ORKI_S_WORD, .words = states};
static const orki_shape why = {.scalar = ORKI_S_WORD, .words = whys};
static const orki_shape lack = {.scalar = ORKI_S_WORD, .words = lacks};
static const orki_shape outcome = {.scalar = ORKI_S_WORD, .words = outcomes};

#define WHAT_AND_WHEN                                                                              \
    {"date", &orki_shape_date, true, "", "2026-12-01", "The date.", "De datum."},                  \
        {"orchestra",           &orki_shape_name,        true, "", "fontein-5",                    \
         "The orchestra's id.", "Het id van het orkest."},                                         \
    {                                                                                              \
        "meeting", &orki_shape_meeting, false, "", "2", "Which of its meetings, from 1.",          \
            "De hoeveelste les van de week, vanaf 1."                                              \
    }

static const orki_key section_keys[] = {
    {"role", &orki_shape_name, true, "", "violin", "The role.", "De rol."},
    {"teacher", &orki_shape_name_or_null, true, "", "anna", "Who teaches it.",
     "Wie de sectie geeft."},
    {"room", &orki_shape_name_or_null, true, "", "fontein/aula", "Where.", "Waar."},
    ORKI_KEYS_END};
static const orki_shape section = {.keys = section_keys, .is_open = true};
static const orki_shape sections = {.items = &section};
static const orki_key lesson_keys[] = {
    WHAT_AND_WHEN,
    {"uid", &orki_shape_text, true, "", "", "The event's name.", "De naam van de afspraak."},
    {"sequence", &orki_shape_count, true, "", "0", "How often it was changed.",
     "Hoe vaak hij gewijzigd is."},
    {"start", &orki_shape_clock, true, "", "08:30", "When it begins.", "Wanneer hij begint."},
    {"end", &orki_shape_clock, true, "", "09:30", "When it ends.", "Wanneer hij eindigt."},
    {"kind", &kind, true, "", "lesson", "A lesson of sections, or a tutti.",
     "Een les in secties, of een tutti."},
    {"state", &state, true, "", "given", "In its own week, or caught up.",
     "In de eigen week, of ingehaald."},
    {"for", &orki_shape_date_or_null, false, "", "2026-11-24", "The lost date that it makes good.",
     "De vervallen datum die hij goedmaakt."},
    {"conductor", &orki_shape_name_or_null, false, "", "cora", "Who conducts.", "Wie dirigeert."},
    {"conductor_stands_in", &orki_shape_yes_no, false, "", "true",
     "The conductor stands in for another on this date.",
     "De dirigent valt op deze datum voor een ander in."},
    {"room", &orki_shape_name_or_null, false, "", "fontein/aula", "The room of a tutti.",
     "Het lokaal van een tutti."},
    {"sections", &sections, true, "", "", "Its sections.", "De secties."},
    ORKI_KEYS_END};
static const orki_shape lesson = {.keys = lesson_keys, .is_open = true};
static const orki_shape lessons = {.items = &lesson};
static const orki_key lost_keys[] = {
    WHAT_AND_WHEN,
    {"why", &why, true, "", "study-day", "The reason.", "De reden."},
    {"name", &orki_shape_text, true, "", "Studiedag", "What it is called.", "Hoe het heet."},
    ORKI_KEYS_END};
static const orki_shape lost_date = {.keys = lost_keys, .is_open = true};
static const orki_shape lost = {.items = &lost_date};
static const orki_key chance_keys[] = {
    {"dates", &orki_shape_count, true, "", "70", "School and groups have time.",
     "School en groepen kunnen."},
    {"team", &orki_shape_count, true, "", "10", "And the whole team.", "En het hele team."},
    {"whole", &orki_shape_count, true, "", "9", "And rooms and instruments.",
     "En lokalen en instrumenten."},
    ORKI_KEYS_END};
static const orki_shape chances = {.keys = chance_keys, .is_open = true};
static const orki_key course_keys[] = {
    {"orchestra", &orki_shape_name, true, "", "fontein-5", "The orchestra's id.",
     "Het id van het orkest."},
    {"promised", &orki_shape_count, true, "", "34", "Lessons promised.", "Beloofde lessen."},
    {"given", &orki_shape_count, true, "", "31", "Given in its own week.",
     "In de eigen week gegeven."},
    {"caught_up", &orki_shape_count, true, "", "2", "Caught up.", "Ingehaald."},
    {"shortfall", &orki_shape_count, true, "", "1", "Not at all.", "Helemaal niet."},
    {"tuttis_wanted", &orki_shape_count, false, "0", "9", "Rehearsals that it should have.",
     "Repetities die het hoort te hebben."},
    {"tuttis_lack", &lack, false, "", "no-room", "Why it has fewer.",
     "Waarom het er minder heeft."},
    {"chances", &chances, false, "", "", "Other dates that would do, how far.",
     "Andere datums die kunnen, hoever."},
    ORKI_KEYS_END};
static const orki_shape course = {.keys = course_keys, .is_open = true};
static const orki_shape ledger = {.items = &course};
static const orki_key catching_keys[] = {
    {"outcome", &outcome, true, "", "optimal", "What was proven.", "Wat bewezen is."},
    {"cost", &points, true, "", "120", "Points.", "Punten."},
    {"bound", &points, true, "", "120", "Nothing costs less.", "Niets kost minder."},
    ORKI_KEYS_END};
static const orki_shape catching = {.keys = catching_keys, .is_open = true};
static const orki_key held_keys[] = {
    {"id", &orki_shape_name, true, "", "kerst", "The occasion's id.", "Het id van de gelegenheid."},
    {"date", &orki_shape_date_or_null, true, "", "2026-12-15", "The date chosen.",
     "De gekozen datum."},
    {"conductor", &orki_shape_name_or_null, false, "", "cora", "Who conducts.", "Wie dirigeert."},
    {"instead_of", &orki_shape_name_or_null, false, "", "kees",
     "Who was to conduct and cannot come.", "Wie zou dirigeren en niet kan komen."},
    ORKI_KEYS_END};
static const orki_shape held = {.keys = held_keys, .is_open = true};
static const orki_shape occasions = {.items = &held};
static const orki_key hours_keys[] = {
    {"id", &orki_shape_name, true, "", "anna", "The teacher's id.", "Het id van de docent."},
    {"lessons", &orki_shape_count, true, "", "120", "Lessons of the season.",
     "Lessen van het seizoen."},
    {"teaching_min", &orki_shape_count, true, "", "7200", "Minutes of them.", "Minuten daarvan."},
    {"occasions", &orki_shape_count, false, "", "3", "Concerts and dress rehearsals.",
     "Concerten en generale repetities."},
    {"occasion_min", &orki_shape_count, false, "", "270", "Minutes of them.", "Minuten daarvan."},
    {"changeover_min", &orki_shape_count, false, "", "300",
     "Minutes between lessons at one address.", "Minuten tussen lessen op één adres."},
    {"idle_min", &orki_shape_count, false, "", "600", "Minutes of gaps.", "Minuten tussenuur."},
    {"travel_min", &orki_shape_count, false, "", "2400", "Minutes of travel.", "Minuten reistijd."},
    {"pack_min", &orki_shape_count, false, "", "400", "Minutes of packing and set-up.",
     "Minuten inpakken en klaarzetten."},
    {"call_out_min", &orki_shape_count, false, "", "120", "Minutes that the minimum call-out adds.",
     "Minuten die de minimale oproep toevoegt."},
    ORKI_KEYS_END};
static const orki_shape hours = {.keys = hours_keys, .is_open = true};
static const orki_shape teachers = {.items = &hours};
static const orki_key season_keys[] = {{"name", &orki_shape_text, true, "", "2026-2027",
                                        "The season's name.", "De naam van het seizoen."},
                                       ORKI_KEYS_END};
static const orki_shape season = {.keys = season_keys, .is_open = true};
static const orki_key top_keys[] = {
    {"format", &orki_shape_format, true, "", "1", "Version of this format.",
     "Versie van dit formaat."},
    {"season", &season, true, "", "", "The season.", "Het seizoen."},
    {"lessons", &lessons, true, "", "", "One item for each dated lesson.",
     "Een regel voor elke les met een datum."},
    {"lost", &lost, true, "", "", "Dates without their lesson.", "Datums zonder hun les."},
    {"ledger", &ledger, true, "", "", "What each orchestra is promised.",
     "Wat elk orkest beloofd is."},
    {"teachers", &teachers, false, "", "", "Hours of each teacher.", "Uren van elke docent."},
    {"occasions", &occasions, false, "", "", "When occasions are.", "Wanneer gelegenheden zijn."},
    {"rehearsals", &catching, false, "", "", "How well rehearsals were chosen.",
     "Hoe goed repetities gekozen zijn."},
    {"catch_up", &catching, false, "", "", "How well lessons were caught up.",
     "Hoe goed lessen ingehaald zijn."},
    ORKI_KEYS_END};
const orki_shape orki_calendar_shape = {.keys = top_keys, .is_open = true};
