/* Building one iCalendar file; the only place that knows libical. */
#include "report/ics_file.h"

#include "base/memory.h"
#include "model/season_model.h"
#include "orkestrooster/version.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#define ZONE "Europe/Amsterdam"

struct orki_ics {
    icalcomponent *calendar;
    bool is_failed; /* something could not be added: the file would not be whole */
};

/* A copy in which what iCalendar forbids in a text (control characters but tab and line feed) is a
 * space; NULL when out of memory. */
static char *clean_text(const char *text)
{
    size_t n = strlen(text);
    char *copy = orki_alloc(n + 1, 1);
    for (size_t i = 0; i < n && copy != NULL; i++) {
        unsigned char c = (unsigned char)text[i];
        bool is_control = (c < 32 && c != '\t' && c != '\n') || c == 127;
        copy[i] = is_control ? ' ' : text[i];
    }
    return copy;
}

static void add(orki_ics *ics, icalcomponent *to, icalproperty *property)
{
    if (property == NULL || to == NULL)
        ics->is_failed = true;
    else
        icalcomponent_add_property(to, property);
}

static void add_text(orki_ics *ics, icalcomponent *to, const char *text,
                     icalproperty *(*make)(const char *))
{
    char *clean = clean_text(text);
    add(ics, to, clean == NULL ? NULL : make(clean));
    orki_free(clean);
}

/* What telephones show as the calendar's name; NAME of RFC 7986 is not read everywhere. */
static icalproperty *display_name(const char *name)
{
    icalproperty *property = icalproperty_new_x(name);
    if (property != NULL)
        icalproperty_set_x_name(property, "X-WR-CALNAME");
    return property;
}

/* Half of a time zone's year: its clock begins on the last Sunday of `month`. */
static void add_half(orki_ics *ics, icalcomponent *zone, icalcomponent_kind kind, int month,
                     int day, int hour)
{
    enum { WINTER_S = 3600, SUMMER_S = 7200 };
    bool is_summer = kind == ICAL_XDAYLIGHT_COMPONENT;
    icalcomponent *half = icalcomponent_new(kind);
    struct icaltimetype from = icaltime_null_time();
    from.year = 1970;
    from.month = month;
    from.day = day;
    from.hour = hour;
    struct icalrecurrencetype rule = icalrecurrencetype_from_string(
        is_summer ? "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" : "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
    add(ics, half, icalproperty_new_dtstart(from));
    add(ics, half, icalproperty_new_tzoffsetfrom(is_summer ? WINTER_S : SUMMER_S));
    add(ics, half, icalproperty_new_tzoffsetto(is_summer ? SUMMER_S : WINTER_S));
    add(ics, half, icalproperty_new_tzname(is_summer ? "CEST" : "CET"));
    add(ics, half, icalproperty_new_rrule(rule));
    if (half != NULL)
        icalcomponent_add_component(zone, half);
}

/* The rules of the European Union since 1996, told from 1970 on as most programs do: on the last
 * Sunday of March at 2:00 to summer time, on that of October at 3:00 back. */
static void add_zone(orki_ics *ics)
{
    icalcomponent *zone = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
    if (zone == NULL) {
        ics->is_failed = true;
        return;
    }
    add(ics, zone, icalproperty_new_tzid(ZONE));
    add_half(ics, zone, ICAL_XDAYLIGHT_COMPONENT, 3, 29, 2);
    add_half(ics, zone, ICAL_XSTANDARD_COMPONENT, 10, 25, 3);
    icalcomponent_add_component(ics->calendar, zone);
}

orki_ics *orki_ics_new(const char *name)
{
    icalerror_set_errors_are_fatal(0); /* libical's own switch: never end the process */
    orki_ics *ics = orki_alloc(1, sizeof *ics);
    if (ics == NULL)
        return NULL;
    ics->calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    if (ics->calendar == NULL) {
        orki_free(ics);
        return NULL;
    }
    add(ics, ics->calendar, icalproperty_new_version("2.0"));
    add(ics, ics->calendar,
        icalproperty_new_prodid("-//Orkestrooster//Orkestrooster " ORK_VERSION "//NL"));
    add(ics, ics->calendar, icalproperty_new_calscale("GREGORIAN"));
    add_text(ics, ics->calendar, name, icalproperty_new_name);
    add_text(ics, ics->calendar, name, display_name);
    add_zone(ics);
    return ics;
}

void orki_ics_free(orki_ics *ics)
{
    if (ics == NULL)
        return;
    icalcomponent_free(ics->calendar);
    orki_free(ics);
}

static struct icaltimetype clock_time(orki_date date, int min)
{
    orki_civil civil = orki_date_civil(date + min / ORKI_DAY_MIN); /* midnight is tomorrow's */
    struct icaltimetype time = icaltime_null_time();
    time.year = civil.year;
    time.month = civil.month;
    time.day = civil.day;
    time.hour = min % ORKI_DAY_MIN / 60;
    time.minute = min % 60;
    return time;
}

/* The zone is named, not resolved: libical would look for this machine's time zones. */
static icalproperty *in_zone(icalproperty *time)
{
    icalparameter *zone = time == NULL ? NULL : icalparameter_new_tzid(ZONE);
    if (zone != NULL) {
        icalproperty_add_parameter(time, zone);
        return time;
    }
    if (time != NULL)
        icalproperty_free(time);
    return NULL;
}

static struct icaltimetype moment(int64_t seconds)
{
    enum { DAY_S = 24 * 3600 };
    struct icaltimetype time =
        clock_time((orki_date)(seconds / DAY_S), (int)(seconds % DAY_S / 60));
    time.second = (int)(seconds % 60);
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

void orki_ics_add(orki_ics *ics, const orki_ics_event *event)
{
    icalcomponent *e = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    if (e == NULL) {
        ics->is_failed = true;
        return;
    }
    add_text(ics, e, event->uid, icalproperty_new_uid);
    add(ics, e, icalproperty_new_sequence(event->sequence));
    /* without METHOD, a stamp tells when the event was last revised (RFC 5545, 3.8.7.2) */
    add(ics, e, icalproperty_new_dtstamp(moment(event->modified_s)));
    add(ics, e, icalproperty_new_lastmodified(moment(event->modified_s)));
    add(ics, e, in_zone(icalproperty_new_dtstart(clock_time(event->date, event->start_min))));
    add(ics, e, in_zone(icalproperty_new_dtend(clock_time(event->date, event->end_min))));
    add(ics, e,
        icalproperty_new_status(event->is_cancelled ? ICAL_STATUS_CANCELLED
                                                    : ICAL_STATUS_CONFIRMED));
    add_text(ics, e, event->summary, icalproperty_new_summary);
    add_text(ics, e, event->location, icalproperty_new_location);
    if (event->description[0] != '\0')
        add_text(ics, e, event->description, icalproperty_new_description);
    if (event->category[0] != '\0')
        add_text(ics, e, event->category, icalproperty_new_categories);
    if (event->has_at)
        add(ics, e, icalproperty_new_geo((struct icalgeotype){event->lat, event->lon}));
    icalcomponent_add_component(ics->calendar, e);
}

/* libical counts the end of a line with the line: of one that is just so long it folds the end off,
 * or cuts it in two, which leaves a second CR. No value holds either character, so that both are
 * told from a fold that is meant. @return the octets of such an end; 0: this is none */
static size_t match_folded_end(const char *text)
{
    static const char *const ends[] = {"\r\r\n \n", "\r\n \r\n"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (strncmp(text, ends[i], strlen(ends[i])) == 0)
            return strlen(ends[i]);
    return 0;
}

char *orki_ics_text(const orki_ics *ics)
{
    if (ics->is_failed)
        return NULL;
    char *text = icalcomponent_as_ical_string_r(ics->calendar);
    char *copy = text == NULL ? NULL : orki_alloc(strlen(text) + 1, 1);
    char *end = copy;
    for (const char *at = text; copy != NULL && *at != '\0';) {
        size_t n = match_folded_end(at);
        if (n == 0) {
            *end++ = *at++;
            continue;
        }
        *end++ = '\r';
        *end++ = '\n';
        at += n;
    }
    free(text); /* libical's own */
    return copy;
}
