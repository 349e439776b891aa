/* A scenario: a base and what is different in it. */
#include "read/season_tree.h"
#include "read/shape.h"

static const orki_shape anything = {.is_anything = true};
static const orki_shape things = {.items = &anything, .min_items = 1};
static const orki_shape paths = {.scalar = ORKI_S_TEXT, .items = &orki_shape_text, .min_items = 1};
static const orki_shape factor = {.scalar = ORKI_S_DECIMAL, .min = 0, .max = 1000};

static const orki_key head_keys[] = {
    {"name", &orki_shape_text, false, "the file's name", "Anna vertrekt",
     "What the scenario is called in comparisons.", "Hoe het scenario in vergelijkingen heet."},
    ORKI_KEYS_END};
static const orki_shape head = ORKI_SHAPE_OF_KEYS(head_keys);

static const orki_key change_keys[] = {
    {"set", &paths, false, "", "programmes.leerorkest.lesson",
     "Give what the path names the value of `to`; a key that is not there is made.",
     "Geef wat het pad noemt de waarde van `to`; een sleutel die er niet is komt erbij."},
    {"to", &anything, false, "", "45", "The value of `set`: anything that may stand there.",
     "De waarde van `set`: alles wat daar mag staan."},
    {"add", &paths, false, "", "teachers", "Add `item`, or each of `items`, to this list or map.",
     "Voeg `item`, of elk van `items`, toe aan deze lijst of tabel."},
    {"item", &anything, false, "", "{id: carla, skills: [cello], available: {tue: all}}",
     "What `add` adds.", "Wat `add` toevoegt."},
    {"items", &things, false, "", "[2026-10-02, 2027-02-03]", "Several of them.",
     "Een aantal daarvan."},
    {"remove", &paths, false, "", "teachers.anna", "Take out what the path names.",
     "Haal weg wat het pad noemt."},
    {"scale", &paths, false, "", "teachers.*.hours.max",
     "Multiply the number that the path names, or every number below it, by `by`.",
     "Vermenigvuldig het getal dat het pad noemt, of elk getal daaronder, met `by`."},
    {"by", &factor, false, "", "1.1", "The factor of `scale`.", "De factor van `scale`."},
    ORKI_KEYS_END};
static const orki_shape change = ORKI_SHAPE_OF_KEYS(change_keys);
static const orki_shape changes = {.items = &change, .max_items = ORKI_MAX_CHANGES};

static const orki_key top_keys[] = {
    {"format", &orki_shape_format, true, "", "1", "Version of this format.",
     "Versie van dit formaat."},
    {"scenario", &head, false, "", "{name: Anna vertrekt}", "What the scenario is called.",
     "Hoe het scenario heet."},
    {"base", &orki_shape_text, true, "", "../season.yaml",
     "The season that is changed: a file, a folder, or another scenario, seen from this file.",
     "Het seizoen dat verandert: een bestand, een map of een ander scenario, gezien vanaf dit "
     "bestand."},
    {"changes", &changes, true, "", "[{remove: teachers.anna}]",
     "What is different, in this order.", "Wat er anders is, in deze volgorde."},
    ORKI_KEYS_END};
const orki_shape orki_scenario_shape = ORKI_SHAPE_OF_KEYS(top_keys);
