/* timetable.yaml as a table. */
#include "read/shape.h"

static const orki_key section_keys[] = {
    {"teacher", &orki_shape_name_or_null, true, "", "anna", "Who teaches it; null: nobody yet.",
     "Wie de sectie geeft; null: nog niemand."},
    {"room", &orki_shape_name_or_null, true, "", "fontein/lokaal-5", "Where; null: no room.",
     "Waar; null: geen lokaal."},
    ORKI_KEYS_END};
static const orki_shape section = ORKI_SHAPE_OF_KEYS(section_keys);
static const orki_shape sections = {.any_key = ORKI_S_NAME, .any = &section};
static const orki_key lesson_keys[] = {
    {"orchestra", &orki_shape_name, true, "", "fontein-5", "The orchestra's id.",
     "Het id van het orkest."},
    {"meeting", &orki_shape_meeting, false, "", "2",
     "Which of its meetings, from 1; only with several a week.",
     "De hoeveelste les van de week, vanaf 1; alleen bij meer dan een."},
    {"unplaced", &orki_shape_yes_no, false, "no", "true", "The lesson has no place in the week.",
     "De les heeft geen plaats in de week."},
    {"day", &orki_shape_day, false, "", "thu", "Weekday.", "Weekdag."},
    {"start", &orki_shape_clock, false, "", "08:30", "When the lesson begins.",
     "Wanneer de les begint."},
    {"end", &orki_shape_clock, false, "", "09:30", "When the lesson ends.",
     "Wanneer de les eindigt."},
    {"sections", &sections, false, "", "{violin: {teacher: anna, room: fontein/lokaal-5}}",
     "Each section of the lesson by its role.", "Elke sectie van de les bij haar rol."},
    ORKI_KEYS_END};
static const orki_shape lesson = ORKI_SHAPE_OF_KEYS(lesson_keys);
static const orki_shape lessons = {.items = &lesson};
static const orki_key top_keys[] = {
    {"format", &orki_shape_format, true, "", "1", "Version of this format.",
     "Versie van dit formaat."},
    {"season", &orki_shape_text, true, "", "2026-2027", "The season's name.",
     "De naam van het seizoen."},
    {"made-by", &orki_shape_text, false, "", "orkestrooster 0.1.0", "The program and its version.",
     "Het programma en de versie."},
    {"valid-from", &orki_shape_date, false, "", "2027-02-01",
     "Until this day the timetable before this one holds; `rerun --from-date` writes it.",
     "Tot deze dag geldt het rooster hiervoor; `rerun --from-date` schrijft dit."},
    {"lessons", &lessons, true, "", "[{orchestra: fontein-5, unplaced: true}]",
     "One item for each weekly lesson of the season, in any order.",
     "Een regel voor elke wekelijkse les van het seizoen, in willekeurige volgorde."},
    ORKI_KEYS_END};
const orki_shape orki_timetable_shape = ORKI_SHAPE_OF_KEYS(top_keys);
