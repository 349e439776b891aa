/* Schools with their groups and rooms, buildings, orchestras, teachers. */
#include "read/shape.h"

/* hours */

static const orki_shape years = {.scalar = ORKI_S_YEARS,
                                 .items = &(const orki_shape){.scalar = ORKI_S_YEARS}};
static const orki_key bell_keys[] = {{"at", &orki_shape_span, true, "", "10:15-10:30",
                                      "From when to when.", "Van wanneer tot wanneer."},
                                     {"years", &years, false, "all", "3-5",
                                      "For these year groups only.", "Alleen voor deze leerjaren."},
                                     ORKI_KEYS_END};
static const orki_shape bell = {.scalar = ORKI_S_SPAN, .keys = bell_keys};
static const orki_shape bells = {.scalar = ORKI_S_SPAN, .items = &bell};
static const orki_key day_keys[] = {
    {"open", &bells, true, "", "08:30-14:30", "When the groups are in school.",
     "Wanneer de groepen op school zijn."},
    {"breaks", &bells, false, "none", "[10:15-10:30, 12:00-12:30]",
     "No lesson goes across a break.", "Geen les loopt door een pauze."},
    ORKI_KEYS_END};
static const char *const closed_words[] = {"closed", NULL};
static const orki_shape school_day = {
    .scalar = ORKI_S_WORD, .words = closed_words, .keys = day_keys};
static const orki_shape hours = {.any_key = ORKI_S_DAYS, .any = &school_day, .min_items = 1};

/* rooms */

static const orki_shape seats = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 5000};
static const orki_key room_keys[] = {
    {"id", &orki_shape_id, true, "", "aula", "Id, unique in its school.",
     "Id, uniek in de school."},
    {"name", &orki_shape_text, false, "the id", "Aula", "What it is called.", "Hoe het heet."},
    {"seats", &seats, true, "", "30", "Pupils that fit.", "Leerlingen die erin passen."},
    {"fits", &orki_shape_names, false, "everything", "[tutti, percussion, strings]",
     "Sections that can be here: roles, families or tutti.",
     "Secties die hier kunnen: rollen, families of tutti."},
    {"best", &orki_shape_names, false, "", "[percussion]",
     "Sections for which it is the best room.", "Secties waarvoor dit het beste lokaal is."},
    {"closed", &orki_shape_busy, false, "", "[thu 13:00-14:30]", "When it cannot be used.",
     "Wanneer het niet gebruikt kan worden."},
    ORKI_KEYS_END};
static const orki_shape room = ORKI_SHAPE_OF_KEYS(room_keys);
static const orki_shape rooms = {.items = &room};

/* groups */

static const orki_shape year = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 8};
static const orki_shape pupils = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 500};
static const orki_key group_keys[] = {
    {"id", &orki_shape_id, true, "", "g5", "Id, unique in its school.", "Id, uniek in de school."},
    {"name", &orki_shape_text, false, "the id", "groep 5", "What it is called.",
     "Hoe de groep heet."},
    {"year", &year, true, "", "5", "1-8 in primary, 1-6 in secondary school.",
     "1-8 op de basisschool, 1-6 in het voortgezet onderwijs."},
    {"pupils", &pupils, true, "", "26", "Number of pupils.", "Aantal leerlingen."},
    {"busy", &orki_shape_busy, false, "", "[tue 09:00-09:45]", "When it has something else.",
     "Wanneer de groep iets anders heeft."},
    {"teacher-days", &orki_shape_days, false, "every day", "[mon, tue]",
     "Days on which the class teacher is there; lessons in school hours only then.",
     "Dagen waarop de groepsleerkracht er is; lessen in schooltijd alleen dan."},
    {"closed", &orki_shape_closed, false, "", "[{on: 2027-06-02 to 2027-06-04, why: trip}]",
     "Days on which only this group is away.", "Dagen waarop alleen deze groep er niet is."},
    {"open", &orki_shape_open, false, "", "[2026-10-02]",
     "Days on which this group has lessons although its school is closed.",
     "Dagen waarop deze groep les heeft, al is de school dicht."},
    ORKI_KEYS_END};
static const orki_shape group = ORKI_SHAPE_OF_KEYS(group_keys);
static const orki_shape groups = {.items = &group};

/* schools */

static const char *const kinds[] = {"primary", "secondary", NULL};
static const orki_shape kind = {.scalar = ORKI_S_WORD, .words = kinds};
static const orki_key days_keys[] = {
    {"allowed", &orki_shape_days, false, "the days with hours", "[tue, thu]",
     "Lessons in school hours are on these days only, unless the orchestra has days of its own.",
     "Lessen in schooltijd alleen op deze dagen, tenzij het orkest eigen dagen heeft."},
    {"prefer", &orki_shape_days, false, "none", "[thu]", "Days that the school prefers.",
     "Dagen die de school het liefst heeft."},
    ORKI_KEYS_END};
static const orki_shape days = ORKI_SHAPE_OF_KEYS(days_keys);
static const orki_key times_keys[] = {{"prefer", &orki_shape_span, true, "", "08:30-12:15",
                                       "Time of day that the school prefers.",
                                       "Tijd van de dag die de school het liefst heeft."},
                                      ORKI_KEYS_END};
static const orki_shape times = ORKI_SHAPE_OF_KEYS(times_keys);
static const orki_shape start = {.scalar = ORKI_S_START};
static const orki_shape starts = {.scalar = ORKI_S_START, .items = &start};
static const orki_shape instruments = {.scalar = ORKI_S_INTEGER, .min = 0, .max = 1000};
static const orki_shape stock = {.any_key = ORKI_S_NAME, .any = &instruments};
static const char *const split_words[] = {"days", "teams", NULL};
static const orki_shape split_word = {.scalar = ORKI_S_WORD, .words = split_words};
static const orki_shape split = {.items = &split_word, .min_items = 1, .max_items = 2};
static const orki_key school_keys[] = {
    {"id", &orki_shape_id, true, "", "fontein", "Id, unique in the season.",
     "Id, uniek in het seizoen."},
    {"name", &orki_shape_text, false, "the id", "De Fontein", "The school's name.",
     "De naam van de school."},
    {"town", &orki_shape_text, false, "", "Dordrecht", "The town.", "De plaats."},
    {"at", &orki_shape_place, false, "the building's", "[51.79795, 4.66053]",
     "Latitude and longitude (WGS84).", "Breedte en lengte (WGS84)."},
    {"kind", &kind, false, "primary", "secondary", "Primary or secondary school.",
     "Basisschool of voortgezet onderwijs."},
    {"building", &orki_shape_name, false, "its own", "hof",
     "A building whose rooms the school may use as well, like the others that name it. Schools "
     "that "
     "name one building are at one address unless they give different coordinates.",
     "Een gebouw waarvan de school de lokalen ook mag gebruiken, net als de andere die het noemen. "
     "Scholen met hetzelfde gebouw hebben een adres, tenzij hun coördinaten verschillen."},
    {"hours", &hours, true, "", "{mon-fri: {open: 08:30-14:30}}",
     "School hours and breaks for each weekday; a day that is not named has no school.",
     "Schooltijden en pauzes per weekdag; een dag die niet genoemd is heeft geen school."},
    {"days", &days, false, "", "{allowed: [tue, thu], prefer: [thu]}", "Days for lessons.",
     "Dagen voor lessen."},
    {"times", &times, false, "", "{prefer: 08:30-12:15}", "Times for lessons.",
     "Tijden voor lessen."},
    {"starts", &starts, false, "", "[08:45, 13:00]",
     "Further times at which a lesson may begin, besides the bells; every 15 min counts from the "
     "first opening to 21:00.",
     "Verdere tijden waarop een les mag beginnen, naast de bel; every 15 min telt vanaf de eerste "
     "opening tot 21:00."},
    {"rooms", &rooms, false, "", "[{id: aula, seats: 60}]", "The school's own rooms.",
     "De eigen lokalen."},
    {"stock", &stock, false, "not counted", "{violin: 8, cello: 4}",
     "The school's own instruments; what depots lend comes on top.",
     "Eigen instrumenten van de school; wat depots uitlenen komt daarbij."},
    {"holidays", &orki_shape_holidays, false, "the season's", "{spring: 2027-02-13 to 2027-02-21}",
     "Its own school holidays: of another region, or one by one.",
     "Eigen schoolvakanties: van een andere regio, of een voor een."},
    {"closed", &orki_shape_closed, false, "",
     "[2026-10-02, 2027-02-03 from 12:00, {on: 2027-01-18 to 2027-01-22, why: test}]",
     "Days without school.", "Dagen zonder school."},
    {"open", &orki_shape_open, false, "", "[2027-05-05]",
     "Days with school although a holiday, national day or closed day of the season says "
     "otherwise.",
     "Dagen met school, al is het vakantie, een feestdag of een gesloten dag van het seizoen."},
    {"groups", &groups, false, "", "[{id: g5, year: 5, pupils: 26}]", "Its groups.", "De groepen."},
    {"split", &split, false, "", "[days]",
     "The lessons may be on several days, or with several teams.",
     "De lessen mogen op meer dagen, of met meer teams."},
    ORKI_KEYS_END};
static const orki_shape school = ORKI_SHAPE_OF_KEYS(school_keys);
const orki_shape orki_shape_schools = {.items = &school, .min_items = 1};

static const orki_key building_keys[] = {
    {"id", &orki_shape_id, true, "", "hof", "Id, unique among schools and buildings.",
     "Id, uniek onder scholen en gebouwen."},
    {"name", &orki_shape_text, false, "the id", "Het Hof", "Its name.", "De naam."},
    {"at", &orki_shape_place, false, "", "[51.79795, 4.66053]", "Latitude and longitude (WGS84).",
     "Breedte en lengte (WGS84)."},
    {"rooms", &rooms, false, "", "[{id: gym, seats: 60}]", "Rooms that all its schools may use.",
     "Lokalen die alle scholen erin mogen gebruiken."},
    ORKI_KEYS_END};
static const orki_shape building = ORKI_SHAPE_OF_KEYS(building_keys);
const orki_shape orki_shape_buildings = {.items = &building};

/* orchestras */

static const orki_shape section_pupils = {.scalar = ORKI_S_INTEGER, .min = 0, .max = 500};
static const orki_shape sections = {
    .items = &orki_shape_name, .min_items = 1, .any_key = ORKI_S_NAME, .any = &section_pupils};
static const char *const week_words[] = {"every", "odd", "even", NULL};
static const orki_shape weeks = {.scalar = ORKI_S_WORD, .words = week_words};
static const orki_shape week_meetings = {
    .scalar = ORKI_S_INTEGER, .min = 1, .max = ORKI_MAX_BLOCK_LESSONS};
static const orki_shape day_meetings = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 2};
enum { MOST_DOUBLES = ORKI_MAX_BLOCK_LESSONS / 2 };
static const orki_shape doubles = {.scalar = ORKI_S_INTEGER, .min = 0, .max = MOST_DOUBLES};
static const orki_shape clocks = {.items = &orki_shape_clock, .min_items = 1};
static const orki_key meetings_keys[] = {
    {"a-week", &week_meetings, true, "", "5", "Meetings a week.", "Lessen per week."},
    {"a-day", &day_meetings, false, "1, and 2 when doubles are wished", "2",
     "At most this many on one day; two on a day are a double: one right after the other.",
     "Hooguit zoveel op een dag; twee op een dag zijn een dubbele les: direct na elkaar."},
    {"doubles", &doubles, false, "0", "2", "Doubles wished a week, at least.",
     "Gewenste dubbele lessen per week, minstens."},
    {"double-starts", &clocks, false, "any time", "[08:30, 10:30]",
     "Times at which a double may begin.", "Tijdstippen waarop een dubbele les mag beginnen."},
    ORKI_KEYS_END};
static const orki_shape meetings = {
    .scalar = ORKI_S_INTEGER, .min = 1, .max = ORKI_MAX_BLOCK_LESSONS, .keys = meetings_keys};
static const orki_shape group_names = {.items = &orki_shape_name, .min_items = 1};
static const orki_key orchestra_keys[] = {
    {"id", &orki_shape_id, true, "", "fontein-5",
     "Id, unique in the season and stable over seasons.",
     "Id, uniek in het seizoen en hetzelfde over de jaren."},
    {"name", &orki_shape_text, false, "the id", "Fontein groep 5", "What it is called.",
     "Hoe het orkest heet."},
    {"school", &orki_shape_name, true, "", "fontein", "The school where the lesson is given.",
     "De school waar de les is."},
    {"groups", &group_names, true, "", "[g5]",
     "Its groups: of its own school by their id, of another school as school/group.",
     "De groepen: van de eigen school met hun id, van een andere als school/groep."},
    {"programme", &orki_shape_name, true, "", "leerorkest", "Its programme.", "De leerlijn."},
    {"sections", &sections, false, "the programme's roles, pupils spread evenly",
     "{violin: 6, cello: 4, flute: 5}", "Sections with their pupils, or only their roles.",
     "Secties met hun leerlingen, of alleen de rollen."},
    {"lesson", &orki_shape_lesson_length, false, "the programme's", "45",
     "Length of the lesson, in minutes.", "Duur van de les, in minuten."},
    {"meetings", &meetings, false, "1", "{a-week: 3, doubles: 1}",
     "Meetings a week, all alike and with the same teachers; on different days unless doubles are "
     "wished or allowed.",
     "Lessen per week, alle gelijk en met dezelfde docenten; op verschillende dagen, tenzij "
     "dubbele lessen gewenst of toegestaan zijn."},
    {"days", &orki_shape_days, false, "the school's; after school mon-fri", "[tue]",
     "Days on which the lesson may be.", "Dagen waarop de les mag zijn."},
    {"block", &orki_shape_id, false, "", "bovenbouw",
     "Lessons of one school with the same word here form a block: one day, one team.",
     "Lessen van een school met hetzelfde woord hier vormen een blok: een dag, een team."},
    {"was", &orki_shape_name, false, "the same id", "fontein-4",
     "Its id in last season's timetable.", "Het id in het rooster van vorig seizoen."},
    {"weeks", &weeks, false, "every", "odd", "Every week, or odd or even weeks (for the calendar).",
     "Elke week, of oneven of even weken (voor de kalender)."},
    {"lessons", &orki_shape_lessons, false, "the programme's", "12",
     "Lessons promised over the season.", "Lessen die het seizoen beloofd zijn."},
    {"from", &orki_shape_date, false, "the programme's", "2027-02-01", "First day.", "Eerste dag."},
    {"to", &orki_shape_date, false, "the programme's", "2027-07-16", "Last day.", "Laatste dag."},
    ORKI_KEYS_END};
static const orki_shape orchestra = ORKI_SHAPE_OF_KEYS(orchestra_keys);
const orki_shape orki_shape_orchestras = {.items = &orchestra, .min_items = 1};

/* teachers */

static const char *const level_words[] = {"first", "second", NULL};
static const orki_shape level = {.scalar = ORKI_S_WORD, .words = level_words};
static const orki_shape teacher_skills = {
    .items = &orki_shape_name, .min_items = 1, .any_key = ORKI_S_NAME, .any = &level};
static const orki_shape spans = {
    .scalar = ORKI_S_SPAN_OR_ALL, .items = &orki_shape_span, .min_items = 1};
static const orki_shape available = {.any_key = ORKI_S_DAYS, .any = &spans};
static const char *const wish_words[] = {"high", "low", NULL};
static const orki_shape wish = {.scalar = ORKI_S_WORD, .words = wish_words};
static const orki_shape prefers = {.any_key = ORKI_S_DAY_PART, .any = &wish};
static const orki_shape week_hours = {.scalar = ORKI_S_HOURS, .min = 0, .max = 60};
static const orki_shape wished_hours = {.scalar = ORKI_S_HOURS_RANGE, .min = 0, .max = 60};
static const orki_key hours_keys[] = {
    {"min", &week_hours, false, "0", "3", "At least this many hours of teaching a week.",
     "Minstens zoveel lesuren per week."},
    {"wish", &wished_hours, false, "none", "5-7", "Hours of teaching a week that are wished.",
     "Gewenste lesuren per week."},
    {"max", &week_hours, false, "none", "9", "At most this many hours of teaching a week.",
     "Hooguit zoveel lesuren per week."},
    {"max-day", &week_hours, false, "the season's limit", "4", "The same for a day.",
     "Hetzelfde voor een dag."},
    ORKI_KEYS_END};
static const orki_shape teacher_hours = ORKI_SHAPE_OF_KEYS(hours_keys);
static const orki_shape max_days = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 7};
static const orki_key teacher_days_keys[] = {
    {"wish", &max_days, false, "none", "3", "She wishes at most this many days a week.",
     "Wenst hooguit zoveel dagen per week."},
    {"max", &max_days, false, "none", "4", "At most this many days a week.",
     "Hooguit zoveel dagen per week."},
    ORKI_KEYS_END};
static const orki_shape teacher_days = ORKI_SHAPE_OF_KEYS(teacher_days_keys);
static const orki_shape max_schools = {.scalar = ORKI_S_INTEGER, .min = 1, .max = 100};
static const orki_key max_schools_keys[] = {
    {"max", &max_schools, false, "none", "4", "At most this many schools a week.",
     "Hooguit zoveel scholen per week."},
    {"max-day", &max_schools, false, "the season's limit", "1",
     "At most this many addresses a day.", "Hooguit zoveel adressen per dag."},
    ORKI_KEYS_END};
static const orki_shape teacher_schools = ORKI_SHAPE_OF_KEYS(max_schools_keys);
static const char *const contract_words[] = {"freelance", "employee", NULL};
static const orki_shape contract_kind = {.scalar = ORKI_S_WORD, .words = contract_words};
static const orki_shape rate = {.scalar = ORKI_S_DECIMAL, .min = 0, .max = 1000};
static const orki_key contract_keys[] = {
    {"kind", &contract_kind, false, "freelance", "freelance", "Freelance or employee.",
     "Zzp of in dienst."},
    {"call-out", &orki_shape_duration, false, "3h for freelance, else 0", "3h",
     "Shortest day that is paid.", "Kortste dag die betaald wordt."},
    {"rate", &rate, false, "", "58.00", "Euro an hour.", "Euro per uur."},
    ORKI_KEYS_END};
static const orki_shape contract = ORKI_SHAPE_OF_KEYS(contract_keys);
static const orki_key teacher_keys[] = {
    {"id", &orki_shape_id, true, "", "anna", "Id, unique in the season and stable over seasons.",
     "Id, uniek in het seizoen en hetzelfde over de jaren."},
    {"name", &orki_shape_text, false, "the id", "Anna de Wit", "Name.", "Naam."},
    {"skills", &teacher_skills, true, "", "{violin: first, viola: second}",
     "Instruments, first or second choice; a list means first choice.",
     "Instrumenten, eerste of tweede keus; een lijst betekent eerste keus."},
    {"captain", &orki_shape_yes_no, false, "no", "yes", "Can lead a team.", "Kan een team leiden."},
    {"substitute", &orki_shape_yes_no, false, "no", "yes", "Only stands in for others.",
     "Valt alleen in."},
    {"home", &orki_shape_place, false, "", "[51.81, 4.67]",
     "Latitude and longitude of home; without it the way from home counts nothing.",
     "Breedte en lengte van thuis; zonder telt de weg van huis niet."},
    {"travels", &orki_shape_name, false, "bike", "car", "Travel mode.", "Reiswijze."},
    {"available", &available, true, "", "{mon: 08:00-17:00, thu: all}",
     "When lessons may be; a day that is not named is not available.",
     "Wanneer lessen mogen; een dag die niet genoemd is kan niet."},
    {"prefers", &prefers, false, "", "{mon: high, thu pm: low}",
     "Days or half days liked most or least. Once any is high, days without a mark count half.",
     "Dagen of dagdelen die het liefst of het minst graag zijn. Is er een high, dan telt een dag "
     "zonder woord half."},
    {"hours", &teacher_hours, false, "", "{min: 3, wish: 6, max: 9}", "Hours of teaching.",
     "Lesuren."},
    {"days", &teacher_days, false, "", "{wish: 3, max: 4}", "Days of teaching.", "Lesdagen."},
    {"schools", &teacher_schools, false, "", "{max: 4, max-day: 1}", "Schools.", "Scholen."},
    {"contract", &contract, false, "none", "{kind: freelance, call-out: 3h, rate: 58.00}",
     "Contract; without it there is no minimum call-out.",
     "Contract; zonder is er geen minimale oproep."},
    {"not-at", &orki_shape_names, false, "", "[griffioen]", "Schools that were declined.",
     "Scholen die afgewezen zijn."},
    ORKI_KEYS_END};
static const orki_shape teacher = ORKI_SHAPE_OF_KEYS(teacher_keys);
const orki_shape orki_shape_teachers = {.items = &teacher, .min_items = 1};
