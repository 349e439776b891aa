/* Depots and the terms of their loans, as parts of a season; and loans.yaml. */
#include "model/depot_model.h"
#include "read/shape.h"

static const orki_shape pieces = {.scalar = ORKI_S_INTEGER, .min = 0, .max = ORKI_MAX_PIECES};
static const orki_shape some_pieces = {.scalar = ORKI_S_INTEGER, .min = 1, .max = ORKI_MAX_PIECES};

/* depots */

static const orki_shape stock = {.any_key = ORKI_S_NAME, .any = &pieces, .min_items = 1};
static const orki_shape percent = {.scalar = ORKI_S_INTEGER, .min = 0, .max = 100};
static const orki_shape euros = {.scalar = ORKI_S_DECIMAL, .min = 0, .max = 100000};
static const orki_shape rents = {.any_key = ORKI_S_NAME, .any = &euros};
static const orki_key depot_keys[] = {
    {"id", &orki_shape_id, true, "", "biesbosch", "Id, unique among depots.",
     "Id, uniek onder de depots."},
    {"name", &orki_shape_text, false, "the id", "Biesboschhal", "The depot's name.",
     "De naam van het depot."},
    {"town", &orki_shape_text, false, "", "Dordrecht", "Where it is.", "Waar het is."},
    {"at", &orki_shape_place, false, "", "[51.80, 4.75]",
     "Latitude and longitude; needed where kilometres are paid.",
     "Breedte- en lengtegraad; nodig waar kilometers worden betaald."},
    {"stock", &stock, true, "", "{violin: 120, cello: 40}",
     "Pieces of each instrument that it owns, those that are lent already included.",
     "Aantal van elk instrument dat het bezit, met wat al is uitgeleend."},
    {"reserve", &percent, false, "0", "5",
     "Percent of each instrument that stays in the depot for repairs, rounded up to whole pieces.",
     "Percentage van elk instrument dat voor reparaties in het depot blijft, naar boven afgerond."},
    {"rent", &rents, false, "nothing", "{violin: 35.00}",
     "Euro a season for each piece that is lent.", "Euro per seizoen voor elk uitgeleend stuk."},
    ORKI_KEYS_END};
static const orki_shape depot = ORKI_SHAPE_OF_KEYS(depot_keys);
const orki_shape orki_shape_depots = {.items = &depot};

/* loans: their terms */

static const orki_shape load = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 1000};
static const orki_key trip_keys[] = {
    {"holds", &load, false, "40", "40", "What the van holds, in units of load.",
     "Wat de bus kan laden, in laadeenheden."},
    {"mode", &orki_shape_name, false, "car", "car", "How it travels.", "Hoe de rit gaat."},
    {"kilometre", &orki_shape_kilometre, false, "0", "0.40", "Euro a kilometre.",
     "Euro per kilometer."},
    {"price", &euros, false, "0", "25.00", "Euro a trip, such as a driver.",
     "Euro per rit, zoals een chauffeur."},
    ORKI_KEYS_END};
static const orki_shape trip = ORKI_SHAPE_OF_KEYS(trip_keys);
static const orki_shape sizes = {.any_key = ORKI_S_NAME, .any = &load};
static const orki_key terms_keys[] = {
    {"standing", &orki_shape_text, false, "", "last-year/loans.yaml",
     "Loans that stand at the schools now: the loans.yaml of an earlier run. They stay if they "
     "can.",
     "Wat nu op de scholen staat: de loans.yaml van een eerdere keer. Dat blijft als het kan."},
    {"trip", &trip, false, "", "{holds: 40, kilometre: 0.40}",
     "Trips from a depot to a school and back.", "Ritten van een depot naar een school en terug."},
    {"sizes", &sizes, false, "1 each", "{cello: 4, percussion: 6}",
     "Units of load of one piece of an instrument.",
     "Laadeenheden van een stuk van een instrument."},
    ORKI_KEYS_END};
const orki_shape orki_shape_loan_terms = ORKI_SHAPE_OF_KEYS(terms_keys);

/* loans.yaml */

static const orki_shape count = {.scalar = ORKI_S_INTEGER, .min = 0, .max = 2000000000};
static const orki_shape metres = {
    .scalar = ORKI_S_INTEGER, .min = 0, .max = 2000000000, .is_null_allowed = true};
static const orki_key total_keys[] = {
    {"demand", &count, true, "", "210", "Pieces that the schools need at one time.",
     "Stuks die de scholen tegelijk nodig hebben."},
    {"own", &count, true, "", "20", "Of these from their own stock.",
     "Waarvan uit de eigen voorraad."},
    {"lent", &count, true, "", "187", "From the depots.", "Uit de depots."},
    {"short", &count, true, "", "3", "Not to be had.", "Niet te krijgen."},
    {"stay", &count, true, "", "150", "Lent pieces that stand there already.",
     "Geleende stukken die er al staan."},
    {"come", &count, true, "", "37", "Lent pieces that are brought.",
     "Geleende stukken die gebracht worden."},
    {"collected", &count, true, "", "12", "Pieces that are taken back.",
     "Stukken die opgehaald worden."},
    {"trips", &count, true, "", "9", "Trips.", "Ritten."},
    {"metres", &metres, true, "", "120400", "Of all trips; null: not known.",
     "Van alle ritten; null: niet bekend."},
    {"rent-cents", &count, true, "", "66500", "Rent a season.", "Huur per seizoen."},
    {"cost-cents", &count, true, "", "71316", "Rent, kilometres and trips.",
     "Huur, kilometers en ritten."},
    ORKI_KEYS_END};
static const orki_shape totals = ORKI_SHAPE_OF_KEYS(total_keys);
static const orki_key loan_keys[] = {
    {"depot", &orki_shape_name, true, "", "biesbosch", "The depot's id.", "Het id van het depot."},
    {"school", &orki_shape_name, true, "", "fontein", "The school's id.", "Het id van de school."},
    {"instrument", &orki_shape_name, true, "", "violin", "The instrument.", "Het instrument."},
    {"pieces", &some_pieces, true, "", "6", "How many.", "Hoeveel."},
    ORKI_KEYS_END};
static const orki_shape loan = ORKI_SHAPE_OF_KEYS(loan_keys);
static const orki_shape loans = {.items = &loan};
static const orki_key short_keys[] = {
    {"school", &orki_shape_name, true, "", "fontein", "The school's id.", "Het id van de school."},
    {"instrument", &orki_shape_name, true, "", "cello", "The instrument.", "Het instrument."},
    {"pieces", &some_pieces, true, "", "2", "How many.", "Hoeveel."},
    ORKI_KEYS_END};
static const orki_shape shortage = ORKI_SHAPE_OF_KEYS(short_keys);
static const orki_shape shortages = {.items = &shortage};
static const orki_key top_keys[] = {
    {"format", &orki_shape_format, true, "", "1", "Version of this format.",
     "Versie van dit formaat."},
    {"season", &orki_shape_text, true, "", "2026-2027", "The season's name.",
     "De naam van het seizoen."},
    {"made-by", &orki_shape_text, false, "", "orkestrooster 0.1.0", "The program and its version.",
     "Het programma en de versie."},
    {"proven", &orki_shape_yes_no, false, "no", "true", "Nothing is better.", "Niets is beter."},
    {"totals", &totals, false, "", "", "Everything added up.", "Alles bij elkaar."},
    {"loans", &loans, true, "",
     "[{depot: biesbosch, school: fontein, instrument: violin, pieces: 6}]",
     "What each depot lends to each school.", "Wat elk depot aan elke school uitleent."},
    {"short", &shortages, false, "", "[{school: fontein, instrument: cello, pieces: 2}]",
     "What the depots cannot give.", "Wat de depots niet kunnen geven."},
    ORKI_KEYS_END};
const orki_shape orki_loans_shape = ORKI_SHAPE_OF_KEYS(top_keys);
