/* bound.json as a table. */
#include "model/certificate_model.h"
#include "read/shape.h"

#define LIST_OF(items_)                                                                            \
    {                                                                                              \
        .items = (items_)                                                                          \
    }

static const orki_shape points = {
    .scalar = ORKI_S_INTEGER, .min = -ORKI_MAX_CERTIFIED, .max = ORKI_MAX_CERTIFIED};
static const orki_shape thousandths = {
    .scalar = ORKI_S_INTEGER, .min = -ORKI_MAX_PRICE, .max = ORKI_MAX_PRICE};
static const orki_shape starts = {
    .items = &orki_shape_clock, .min_items = 1, .max_items = ORKI_MAX_BLOCK_LESSONS};

static const orki_shape block_name = {.scalar = ORKI_S_BLOCK};

#define BLOCK                                                                                      \
    {                                                                                              \
        "block", &block_name, true, "", "fontein/leerorkest", "The block's id.",                   \
            "Het id van het blok."                                                                 \
    }
#define DAY                                                                                        \
    {                                                                                              \
        "day", &orki_shape_day, true, "", "thu", "Weekday.", "Weekdag."                            \
    }
#define PRICE                                                                                      \
    {                                                                                              \
        "price", &thousandths, true, "", "61250", "Thousandths of a point.",                       \
            "Duizendsten van een punt."                                                            \
    }

static const orki_key piece_keys[] = {
    BLOCK,
    {"role", &orki_shape_name, true, "", "violin", "The role.", "De rol."},
    DAY,
    {"starts", &starts, true, "", "[\"08:30\", \"09:35\"]",
     "The starts of the block's lessons with this role, in the block's order; lessons of one "
     "length "
     "and changeover in order of time.",
     "De begintijden van de lessen van het blok met deze rol, in de volgorde van het blok; lessen "
     "met dezelfde duur en wisseltijd op volgorde van tijd."},
    PRICE,
    ORKI_KEYS_END};
static const orki_shape piece = ORKI_SHAPE_OF_KEYS(piece_keys);
static const orki_key day_keys[] = {BLOCK, DAY, PRICE, ORKI_KEYS_END};
static const orki_shape block_day = ORKI_SHAPE_OF_KEYS(day_keys);
static const orki_key fairness_keys[] = {
    {"teacher", &orki_shape_name, true, "", "anna", "The teacher's id.", "Het id van de docent."},
    PRICE,
    ORKI_KEYS_END};
static const orki_shape fairness_price = ORKI_SHAPE_OF_KEYS(fairness_keys);
static const orki_key clash_keys[] = {
    BLOCK,
    DAY,
    {"starts", &starts, true, "", "[\"08:30\", \"09:35\"]",
     "The starts of all lessons of the block, in the block's order.",
     "De begintijden van alle lessen van het blok, in de volgorde van het blok."},
    {"other", &block_name, true, "", "eden/leerorkest",
     "The block that cannot have some of its placements then.",
     "Het blok dat dan sommige plaatsen niet kan hebben."},
    PRICE,
    ORKI_KEYS_END};
static const orki_shape clash = ORKI_SHAPE_OF_KEYS(clash_keys);
static const orki_key crowd_keys[] = {
    {"group", &orki_shape_name, true, "", "fontein/g5", "The group's id.", "Het id van de groep."},
    DAY,
    {"at", &orki_shape_clock, true, "", "08:30", "The moment.", "Het moment."},
    PRICE,
    ORKI_KEYS_END};
static const orki_shape crowd = ORKI_SHAPE_OF_KEYS(crowd_keys);
static const orki_key series_keys[] = {BLOCK, PRICE, ORKI_KEYS_END};
static const orki_shape one_series = ORKI_SHAPE_OF_KEYS(series_keys);
static const orki_shape crowds = LIST_OF(&crowd), series = LIST_OF(&one_series);
static const orki_shape pieces = LIST_OF(&piece), days = LIST_OF(&block_day);
static const orki_shape teachers = LIST_OF(&fairness_price), clashes = LIST_OF(&clash);
static const orki_key stage_keys[] = {
    {"pieces", &pieces, true, "", "[]", "What it is worth that somebody has a role at these times.",
     "Wat het waard is dat iemand een rol op deze tijden heeft."},
    {"captains", &days, true, "", "[]",
     "What a captain in the block's team is worth on that day; at least 0.",
     "Wat een aanvoerder in het team van het blok die dag waard is; minstens 0."},
    {"day_ties", &days, true, "", "[]",
     "For a block that must be on the day of an earlier one: the price of that day.",
     "Voor een blok dat op de dag van een eerder blok moet: de prijs van die dag."},
    {"fairness", &teachers, true, "", "[]",
     "The price of a teacher's travel and waiting; at least 0, together at most 1000.",
     "De prijs van het reizen en wachten van een docent; minstens 0, samen hoogstens 1000."},
    {"clashes", &clashes, true, "", "[]",
     "The price of a placement that excludes placements of another block; at least 0.",
     "De prijs van een plaats die plaatsen van een ander blok uitsluit; minstens 0."},
    {"crowds", &crowds, false, "[]", "[]",
     "The price of a moment of a group that has series; at least 0.",
     "De prijs van een moment van een groep met lessen die vaker per week zijn; minstens 0."},
    {"series", &series, false, "[]", "[]",
     "For a block that is a series: what it is worth that somebody takes it.",
     "Voor een blok dat vaker per week les heeft: wat het waard is dat iemand het neemt."},
    ORKI_KEYS_END};
static const orki_shape stage = ORKI_SHAPE_OF_KEYS(stage_keys);
static const orki_shape stages = {.items = &stage, .min_items = 1, .max_items = ORKI_MAX_STAGES};
static const orki_key top_keys[] = {
    {"format", &orki_shape_format, true, "", "1", "Version of this format.",
     "Versie van dit formaat."},
    {"program", &orki_shape_text, false, "", "orkestrooster 0.1.0", "The program and its version.",
     "Het programma en de versie."},
    {"season", &orki_shape_text, true, "", "2026-2027", "The season's name.",
     "De naam van het seizoen."},
    {"strict", &orki_shape_yes_no, false, "no", "true",
     "The bound is about timetables that lack nothing (`--strict`).",
     "De grens gaat over roosters waaraan niets ontbreekt (`--strict`)."},
    {"bound", &points, true, "", "4711",
     "In points: no timetable of this season costs less. What the prices must prove.",
     "In punten: geen rooster van dit seizoen kost minder. Wat de prijzen moeten bewijzen."},
    {"stages", &stages, true, "", "[]",
     "Sets of prices. The first is about every placement of every block; each later one about "
     "those "
     "that the sets before it leave to a timetable cheaper than the bound.",
     "Prijzen, in stappen. De eerste stap gaat over elke plaats van elk blok; elke volgende over "
     "de "
     "plaatsen die de vorige overlaten aan een rooster dat minder kost dan de grens."},
    ORKI_KEYS_END};
const orki_shape orki_bound_shape = ORKI_SHAPE_OF_KEYS(top_keys);
