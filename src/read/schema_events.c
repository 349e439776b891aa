/* What a calendar.json says of its events, as a table. Whoever reads it again wants to know what
 * people have in their calendars, so the other keys of the file are passed over. */
#include "read/shape.h"

#define EVENT_KEYS                                                                                 \
    {"uid", &orki_shape_text, true, "", "", "The event's name.", "De naam van de afspraak."},      \
        {"sequence",                                                                               \
         &orki_shape_count,                                                                        \
         true,                                                                                     \
         "",                                                                                       \
         "",                                                                                       \
         "How often it was changed.",                                                              \
         "Hoe vaak hij gewijzigd is."},                                                            \
        {"modified",                                                                               \
         &orki_shape_text,                                                                         \
         true,                                                                                     \
         "",                                                                                       \
         "",                                                                                       \
         "When it was changed last, in UTC.",                                                      \
         "Wanneer hij het laatst gewijzigd is, in UTC."},                                          \
        {"date", &orki_shape_date, true, "", "", "The date.", "De datum."},                        \
        {"start", &orki_shape_clock, true, "", "", "When it begins.", "Wanneer hij begint."},      \
        {"end", &orki_shape_clock, true, "", "", "When it ends.", "Wanneer hij eindigt."},         \
        {"title",                                                                                  \
         &orki_shape_text,                                                                         \
         true,                                                                                     \
         "",                                                                                       \
         "",                                                                                       \
         "The orchestra as people read it.",                                                       \
         "Het orkest zoals mensen het lezen."},                                                    \
    {                                                                                              \
        "place", &orki_shape_text, true, "", "", "The school's name.", "De naam van de school."    \
    }

static const orki_key section_keys[] = {
    {"teacher", &orki_shape_name_or_null, true, "", "", "Who teaches it.", "Wie de sectie geeft."},
    {"room", &orki_shape_name_or_null, true, "", "", "Where.", "Waar."},
    {"role", &orki_shape_name, true, "", "", "The role.", "De rol."},
    {"instead_of", &orki_shape_name_or_null, false, "", "", "Who teaches it in the week.",
     "Wie de sectie in de week geeft."},
    ORKI_KEYS_END};
static const orki_shape section = {.keys = section_keys, .is_open = true};
static const orki_shape sections = {.items = &section};
static const orki_key lesson_keys[] = {
    EVENT_KEYS,
    {"digest", &orki_shape_text, true, "", "", "Of everything that the event says.",
     "Van alles wat de afspraak zegt."},
    {"school", &orki_shape_name_or_null, true, "", "", "The school's id.", "Het id van de school."},
    {"conductor", &orki_shape_name_or_null, false, "", "", "Who conducts.", "Wie dirigeert."},
    {"conductor_stands_in", &orki_shape_yes_no, false, "", "true",
     "The conductor stands in for another on this date.",
     "De dirigent valt op deze datum voor een ander in."},
    {"room", &orki_shape_name_or_null, false, "", "", "The room of a tutti.",
     "Het lokaal van een tutti."},
    {"sections", &sections, false, "", "", "Its sections.", "De secties."},
    {"former", &orki_shape_names, false, "", "", "Files in which it is cancelled.",
     "Bestanden waarin de afspraak vervallen is."},
    ORKI_KEYS_END};
static const orki_shape lesson = {.keys = lesson_keys, .is_open = true};
static const orki_shape lessons = {.items = &lesson};
static const orki_key cancelled_keys[] = {
    EVENT_KEYS,
    {"stands", &orki_shape_yes_no, false, "no", "true",
     "It was before the timetable holds, and is not cancelled.",
     "Hij was voordat het rooster geldt, en is niet vervallen."},
    {"feeds", &orki_shape_names, true, "", "", "Files in which it was.",
     "Bestanden waarin hij was."},
    ORKI_KEYS_END};
static const orki_shape cancelled = {.keys = cancelled_keys, .is_open = true};
static const orki_shape cancellations = {.items = &cancelled};
static const orki_key occasion_keys[] = {
    {"uid", &orki_shape_text, true, "", "", "The event's name.", "De naam van de afspraak."},
    {"sequence", &orki_shape_count, true, "", "", "How often it was changed.",
     "Hoe vaak hij gewijzigd is."},
    {"modified", &orki_shape_text, true, "", "", "When it was changed last, in UTC.",
     "Wanneer hij het laatst gewijzigd is, in UTC."},
    {"date", &orki_shape_date_or_null, true, "", "", "The date, if there is one.",
     "De datum, als die er is."},
    {"start", &orki_shape_clock, true, "", "", "When it begins.", "Wanneer hij begint."},
    {"end", &orki_shape_clock, true, "", "", "When it ends.", "Wanneer hij eindigt."},
    {"name", &orki_shape_text, true, "", "", "What it is called.", "Hoe hij heet."},
    {"place", &orki_shape_text, true, "", "", "Where.", "Waar."},
    {"conductor", &orki_shape_name_or_null, false, "", "cora", "Who conducts.", "Wie dirigeert."},
    {"instead_of", &orki_shape_name_or_null, false, "", "kees",
     "Who was to conduct and cannot come.", "Wie zou dirigeren en niet kan komen."},
    {"feeds", &orki_shape_names, true, "", "", "Files in which it is.", "Bestanden waarin hij is."},
    {"digest", &orki_shape_text, true, "", "", "Of everything that the event says.",
     "Van alles wat de afspraak zegt."},
    {"former", &orki_shape_names, false, "", "", "Files in which it is cancelled.",
     "Bestanden waarin de afspraak vervallen is."},
    ORKI_KEYS_END};
static const orki_shape occasion = {.keys = occasion_keys, .is_open = true};
static const orki_shape occasions = {.items = &occasion};
static const orki_key season_keys[] = {
    {"name", &orki_shape_text, true, "", "", "The season's name.", "De naam van het seizoen."},
    ORKI_KEYS_END};
static const orki_shape season = {.keys = season_keys, .is_open = true};
static const orki_key top_keys[] = {
    {"format", &orki_shape_format, true, "", "1", "Version of this format.",
     "Versie van dit formaat."},
    {"season", &season, true, "", "", "The season.", "Het seizoen."},
    {"lessons", &lessons, true, "", "", "One item for each dated lesson.",
     "Een regel voor elke les met een datum."},
    {"occasions", &occasions, false, "", "", "Concerts and dress rehearsals.",
     "Concerten en generale repetities."},
    {"cancelled", &cancellations, true, "", "", "Events of earlier runs that were cancelled.",
     "Afspraken van eerdere keren die vervallen zijn."},
    ORKI_KEYS_END};
const orki_shape orki_events_shape = {.keys = top_keys, .is_open = true};
