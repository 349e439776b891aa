/* Holidays, closed and open days, occasions, travel periods. */
#include "read/shape.h"

static const orki_shape period = {.scalar = ORKI_S_PERIOD};
static const orki_shape closed_days = {.scalar = ORKI_S_CLOSURE};
static const char *const whys[] = {"study-day", "half-day", "trip", "test", "other", NULL};
static const orki_shape why = {.scalar = ORKI_S_WORD, .words = whys};
static const orki_key closure_keys[] = {
    {"on", &closed_days, true, "", "2027-01-18 to 2027-01-22", "Which days.", "Welke dagen."},
    {"why", &why, false, "study-day, half-day or other", "test", "Why: it stands in the ledger.",
     "Waarom: dat staat in het lessenboek."},
    {"name", &orki_shape_text, false, "", "Toetsweek", "What it is called.", "Hoe het heet."},
    ORKI_KEYS_END};
static const orki_shape closure = {.scalar = ORKI_S_CLOSURE, .keys = closure_keys};
const orki_shape orki_shape_closed = {.items = &closure};
const orki_shape orki_shape_open = {.items = &period};

/* holidays */

static const char *const regions[] = {"noord", "midden", "zuid", NULL};
static const orki_shape region = {.scalar = ORKI_S_WORD, .words = regions};
static const orki_key holiday_keys[] = {
    {"region", &region, false, "the season's", "midden",
     "Those of this region, but for what stands here.",
     "Die van deze regio, behalve wat hier staat."},
    {"autumn", &period, false, "the region's", "2026-10-17 to 2026-10-25", "Autumn holiday.",
     "Herfstvakantie."},
    {"christmas", &period, false, "the region's", "2026-12-19 to 2027-01-03", "Christmas holiday.",
     "Kerstvakantie."},
    {"spring", &period, false, "the region's", "2027-02-13 to 2027-02-21", "Spring holiday.",
     "Voorjaarsvakantie."},
    {"may", &period, false, "the region's", "2027-04-24 to 2027-05-09", "May holiday.",
     "Meivakantie."},
    {"summer", &period, false, "the region's", "2027-07-17 to 2027-08-29", "Summer holiday.",
     "Zomervakantie."},
    {"file", &orki_shape_text, false, "", "holidays.csv",
     "A CSV file with the columns name, from and to; autumn, christmas, spring, may and summer "
     "take "
     "the place of the region's, other names are further holidays.",
     "Een CSV-bestand met de kolommen name, from en to; autumn, christmas, spring, may en summer "
     "vervangen die van de regio, andere namen zijn extra vakanties."},
    ORKI_KEYS_END};
const orki_shape orki_shape_holidays = {
    .scalar = ORKI_S_WORD, .words = regions, .keys = holiday_keys};

/* occasions */

static const char *const kinds[] = {"concert", "dress-rehearsal", NULL};
static const orki_shape kind = {.scalar = ORKI_S_WORD, .words = kinds};
static const orki_shape dates = {.items = &orki_shape_date, .min_items = 1};
static const orki_shape names = {.items = &orki_shape_name, .min_items = 1};
static const char *const suspend_words[] = {"schools", "orchestras", NULL};
static const orki_shape suspends = {.scalar = ORKI_S_WORD, .words = suspend_words};
static const orki_key occasion_keys[] = {
    {"id", &orki_shape_id, true, "", "kerst", "Id, unique in the season.",
     "Id, uniek in het seizoen."},
    {"name", &orki_shape_text, false, "the id", "Kerstconcert", "What it is called.",
     "Hoe het heet."},
    {"kind", &kind, false, "concert", "dress-rehearsal", "A concert or a dress rehearsal.",
     "Een concert of een generale repetitie."},
    {"dates", &dates, true, "", "[2026-12-16, 2026-12-17]", "Its date, or dates to choose from.",
     "De datum, of data om uit te kiezen."},
    {"time", &orki_shape_span, true, "", "09:30-11:00", "From when to when.",
     "Van wanneer tot wanneer."},
    {"orchestras", &names, false, "", "[fontein-5, fontein-6]", "Who play.", "Wie er spelen."},
    {"schools", &names, false, "", "[fontein, eden]",
     "All orchestras of these schools whose programme has tutti play.",
     "Alle orkesten van deze scholen waarvan de leerlijn tutti heeft spelen."},
    {"school", &orki_shape_name, false, "", "fontein", "It is at this school ...",
     "Het is op deze school ..."},
    {"place", &orki_shape_text, false, "", "Energiehuis", "... or elsewhere: the place's name.",
     "... of elders: hoe die plek heet."},
    {"at", &orki_shape_place, false, "", "[51.8139, 4.6620]", "Elsewhere: coordinates (WGS84).",
     "Elders: coördinaten (WGS84)."},
    {"conductor", &orki_shape_yes_no, false, "yes", "no", "A conductor is there.",
     "Er is een dirigent bij."},
    {"of", &orki_shape_name, false, "", "kerst", "Of a dress rehearsal: for this concert.",
     "Van een generale repetitie: voor dit concert."},
    {"suspends", &suspends, false, "schools", "orchestras",
     "That day's lessons that are not given: of all orchestras of the schools involved, or only of "
     "those that play.",
     "De lessen die die dag niet doorgaan: van alle orkesten van de betrokken scholen, of alleen "
     "van die spelen."},
    ORKI_KEYS_END};
static const orki_shape occasion = ORKI_SHAPE_OF_KEYS(occasion_keys);
const orki_shape orki_shape_occasions = {.items = &occasion};

/* travel periods */

static const orki_key period_keys[] = {
    {"name", &orki_shape_text, false, "", "Brug dicht", "What it is called.", "Hoe het heet."},
    {"from", &orki_shape_date, true, "", "2027-01-11", "First day.", "Eerste dag."},
    {"to", &orki_shape_date, true, "", "2027-04-02", "Last day.", "Laatste dag."},
    {"pairs", &orki_shape_files, true, "", "bridge-closed.csv",
     "CSV files as in travel: pairs; other ways are as in the rest of the season.",
     "CSV-bestanden als bij travel: pairs; andere reizen zijn als in de rest van het seizoen."},
    ORKI_KEYS_END};
static const orki_shape travel_period = ORKI_SHAPE_OF_KEYS(period_keys);
const orki_shape orki_shape_travel_periods = {.items = &travel_period};
