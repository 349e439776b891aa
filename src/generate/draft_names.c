/* Tables of syllables and names. People's names are drawn from many origins, as in a Dutch city; a
 * pair of first and last name stands for nobody. */
#include "generate/draft_names.h"

#include <stdio.h>
#include <string.h>

#define N_OF(table) ((int)(sizeof(table) / sizeof((table)[0])))

static const char *const town_heads[] = {
    "Molen",  "Linden", "Haver", "Berken", "Konings", "Ooster",  "Noorder", "Wilgen", "Eiken",
    "Zwanen", "Rozen",  "Koren", "Hazel",  "Elzen",   "Vlieder", "Kraaien", "Bever",  "Duin",
    "Grutte", "Zilver", "Steen", "Kalver", "Meeuwen", "Reiger",  "Schaaps"};
static const char *const town_tails[] = {"drecht", "wijk",  "veen",    "hout",  "broek",  "beek",
                                         "horst",  "laar",  "dijk",    "waard", "polder", "rade",
                                         "hoven",  "kerke", "ambacht", "stede", "zijl",   "mere",
                                         "donk",   "sluis", "berge",   "haven", "voort"};

static const char *const schools[] = {
    "De Wielewaal",   "De Regenboog",     "Het Kompas",      "De Zonnewijzer",  "De Vuurvogel",
    "Het Palet",      "De Sterrenkijker", "De Zevensprong",  "De Wegwijzer",    "De Klimop",
    "De Springplank", "De Vlinder",       "Het Mozaïek",     "De Kastanje",     "De Rietzanger",
    "De Zilvermeeuw", "De Boomgaard",     "Het Baken",       "De Ontdekking",   "De Morgenster",
    "De Watermolen",  "De Leeuwerik",     "De Tjalk",        "De Waterlelie",   "De Notenboom",
    "De Zwaluw",      "Het Kristal",      "De Piramide",     "De Windroos",     "De Meerpaal",
    "De Ark",         "Het Schatrijk",    "De Toermalijn",   "De Hoeksteen",    "De Bongerd",
    "De Ijsvogel",    "De Luchtballon",   "Het Avontuur",    "De Fontein",      "De Kameleon",
    "De Zandloper",   "De Pijler",        "De Driesprong",   "De Merel",        "De Beuk",
    "De Lindeboom",   "De Torenvalk",     "Het Kleurrijk",   "De Parel",        "De Bonte Specht",
    "De Schakel",     "De Horizon",       "De Zeester",      "De Flambouw",     "De Kring",
    "De Vlieger",     "Het Klaverblad",   "De Bron",         "De Burcht",       "De Esdoorn",
    "De Bolster",     "De Vijfster",      "De Polderschool", "De Kleine Beer",  "De Tuimelaar",
    "Het Startpunt",  "De Zonnebloem",    "De Speeldoos",    "De Wijde Wereld", "De Kersenboom"};

static const char *const first_names[] = {
    "Noor",     "Yusuf",  "Marit",     "Thijs",   "Fatima",  "Joris",    "Sanne",   "Aron",
    "Esther",   "Pieter", "Mei-Lin",   "Ruben",   "Chantal", "Wouter",   "Samira",  "Hugo",
    "Anouk",    "Kwame",  "Lotte",     "Milan",   "Femke",   "Bram",     "Ilse",    "Daniël",
    "Roos",     "Emre",   "Tessa",     "Jasper",  "Carmen",  "Stijn",    "Hannah",  "Omar",
    "Nienke",   "Gijs",   "Zofia",     "Karim",   "Eline",   "Mats",     "Priya",   "Floor",
    "Sjoerd",   "Aylin",  "Tijmen",    "Marloes", "Rashid",  "Judith",   "Koen",    "Leyla",
    "Maarten",  "Indra",  "Casper",    "Fenna",   "Dewi",    "Olivier",  "Saskia",  "Tariq",
    "Veerle",   "Niels",  "Amina",     "Reinier", "Chloé",   "Arjan",    "Xiomara", "Douwe",
    "Petra",    "Selim",  "Wietske",   "Jurre",   "Ngozi",   "Bastiaan", "Renske",  "Vikram",
    "Annelies", "Hidde",  "Soraya",    "Timo",    "Katja",   "Mehmet",   "Linde",   "Quinten",
    "Rosalie",  "Sven",   "Zeynep",    "Jelle",   "Maria",   "Otto",     "Thirza",  "Ivo",
    "Nadia",    "Freek",  "Willemijn", "Abel",    "Yara",    "Lennart",  "Corine",  "Dilan",
    "Merel",    "Rutger", "Sunita",    "Elmar"};

static const char *const last_names[] = {
    "Bakkerveld",    "Aydemir",     "Hoogland",      "Wielinga",    "El Barkani",  "van Rhenen",
    "Kuipervoort",   "Ramkhelawan", "Boonakker",     "Zandhuis",    "Tjoe",        "Halverwijk",
    "Dijkgraven",    "Elsinga",     "Benhaddou",     "Terlinden",   "Vosmeer",     "Agyeman",
    "Brandhorst",    "Petrovski",   "Oudewaal",      "Suikerbuik",  "Korenvliet",  "Lopes",
    "Achterveld",    "Kocabas",     "Wijngaarde",    "Nieuwpoort",  "Vredeveld",   "Molenkamp",
    "Grootveld",     "Tahiri",      "Stellingwerff", "Appelhof",    "Lewandowicz", "van der Brugge",
    "Kersbergen",    "Bouazza",     "Drentelaar",    "Sitanggang",  "de Ruijter",  "Hofstra",
    "Waterreus",     "Osei",        "Zonneveld",     "Karaca",      "ter Horst",   "Blauwhof",
    "Jagessar",      "Rietdijk",    "van Ommeren",   "Sluiters",    "Amrani",      "Poldervaart",
    "Tanović",       "Heuvelink",   "van Essen",     "Liem",        "Oosterhof",   "Dos Reis",
    "Veldhoen",      "Yıldırım",    "Groenewoud",    "Hakvoort",    "Mensah",      "Schoonderwal",
    "van Laarhoven", "Tuinman",     "Bekkaoui",      "Kalkhoven",   "de Wildt",    "Nijenhof",
    "Somers",        "Abdi",        "Rozendaal",     "Winterswijk", "Pinas",       "Kloosterboer",
    "van Dongeren",  "Ercan",       "Hemelrijk",     "Zwartjes",    "Baldewsing",  "Landheer",
    "Vermeij",       "Siahaya",     "Buitenhuis",    "Haddad",      "Moerkerk",    "Duyvendak"};

/* Two tables whose pairs are names. */
typedef struct pairs {
    const char *const *heads, *const *tails;
    int n_heads, n_tails;
    const char *between;
} pairs;

static const pairs towns = {town_heads, town_tails, N_OF(town_heads), N_OF(town_tails), ""};
static const pairs people = {first_names, last_names, N_OF(first_names), N_OF(last_names), " "};

static int count(const pairs *of)
{
    return of->n_heads * of->n_tails;
}

/* The i-th pair: a step without common divisor with the number of pairs visits all. */
static void print_pair(const pairs *of, int i, char *out, size_t n)
{
    int step = 3571;
    while (count(of) % step == 0)
        step++;
    int pair = (int)(((long long)i * step + 17) % count(of));
    snprintf(out, n, "%s%s%s", of->heads[pair % of->n_heads], of->between,
             of->tails[pair / of->n_heads]);
}

int orki_draft_n_towns(void)
{
    return count(&towns);
}

void orki_draft_town_name(int i, char *out, size_t n)
{
    print_pair(&towns, i, out, n);
}

int orki_draft_n_school_names(void)
{
    return N_OF(schools);
}

const char *orki_draft_school_name(int i)
{
    return schools[i % N_OF(schools)];
}

int orki_draft_n_people(void)
{
    return count(&people);
}

void orki_draft_person_name(int i, char *out, size_t n)
{
    print_pair(&people, i, out, n);
}

/* The plain letter for an accented one (UTF-8, two bytes) that the tables use; 0 when unknown. */
static char plain_letter(const char *p)
{
    static const struct {
        const char *bytes;
        char plain;
    } letters[] = {{"ë", 'e'}, {"é", 'e'}, {"ï", 'i'}, {"ı", 'i'}, {"ć", 'c'}};
    for (int i = 0; i < N_OF(letters); i++)
        if (strncmp(p, letters[i].bytes, 2) == 0)
            return letters[i].plain;
    return 0;
}

void orki_draft_slug(const char *name, char *out, size_t n)
{
    size_t used = 0;
    const char *p = name;
    if (strncmp(p, "De ", 3) == 0)
        p += 3;
    else if (strncmp(p, "Het ", 4) == 0)
        p += 4;
    for (; *p != '\0' && used + 1 < n; p++) {
        unsigned char c = (unsigned char)*p;
        char letter = '-';
        if (c >= 0x80) {
            letter = plain_letter(p);
            p++;
        } else if (c >= 'A' && c <= 'Z') {
            letter = (char)(c - 'A' + 'a');
        } else if (c >= 'a' && c <= 'z') {
            letter = (char)c;
        }
        if (letter != 0)
            out[used++] = letter;
    }
    out[used] = '\0';
}
