/* Bell schemes in use at Dutch primary schools, by weekday and year group, and questions about
 * them. */
#include "generate/draft_bells.h"

#define AT(h, m) ((h)*60 + (m))
#define ALL(h1, m1, h2, m2)                                                                        \
    {                                                                                              \
        {AT(h1, m1), AT(h2, m2)}, 0, 0                                                             \
    }
#define FOR(y1, y2, h1, m1, h2, m2)                                                                \
    {                                                                                              \
        {AT(h1, m1), AT(h2, m2)}, y1, y2                                                           \
    }
#define MON 1U
#define TUE 2U
#define WED 4U
#define THU 8U
#define FRI 16U

const draft_scheme orki_draft_schemes[] = {
    {"five equal days until 14:00",
     3,
     {{"mon tue wed thu fri",
       MON | TUE | WED | THU | FRI,
       {ALL(8, 15, 14, 0)},
       {ALL(10, 5, 10, 30), ALL(12, 0, 12, 45)}}}},
    {"Wednesday until 12:15",
     4,
     {{"mon tue thu fri",
       MON | TUE | THU | FRI,
       {ALL(8, 30, 14, 30)},
       {ALL(10, 15, 10, 30), ALL(12, 0, 12, 30)}},
      {"wed", WED, {ALL(8, 30, 12, 15)}, {ALL(10, 15, 10, 30)}}}},
    {"breaks of groups 1-5 and 6-8 one after the other",
     3,
     {{"mon tue thu fri",
       MON | TUE | THU | FRI,
       {ALL(8, 30, 14, 30)},
       {FOR(1, 5, 10, 0, 10, 15), FOR(6, 8, 10, 15, 10, 30), FOR(1, 5, 12, 0, 12, 30),
        FOR(6, 8, 12, 30, 13, 0)}},
      {"wed", WED, {ALL(8, 30, 12, 30)}, {FOR(1, 5, 10, 0, 10, 15), FOR(6, 8, 10, 15, 10, 30)}}}},
    {"Wednesday and Friday until 12:30",
     3,
     {{"mon tue thu",
       MON | TUE | THU,
       {ALL(8, 30, 14, 30)},
       {ALL(10, 15, 10, 30), ALL(12, 0, 12, 30)}},
      {"wed fri", WED | FRI, {ALL(8, 30, 12, 30)}, {ALL(10, 15, 10, 30)}}}},
    {"five equal days, start at 8:30",
     2,
     {{"mon tue wed thu fri",
       MON | TUE | WED | THU | FRI,
       {ALL(8, 30, 14, 0)},
       {ALL(10, 15, 10, 30), ALL(12, 0, 12, 30)}}}},
    {"on Friday groups 1-4 go home at noon",
     2,
     {{"mon tue thu",
       MON | TUE | THU,
       {ALL(8, 30, 14, 45)},
       {ALL(10, 15, 10, 30), ALL(12, 0, 12, 45)}},
      {"wed", WED, {ALL(8, 30, 12, 15)}, {ALL(10, 15, 10, 30)}},
      {"fri",
       FRI,
       {FOR(1, 4, 8, 30, 12, 0), FOR(5, 8, 8, 30, 14, 45)},
       {ALL(10, 15, 10, 30), FOR(5, 8, 12, 0, 12, 45)}}}},
    {"the old long lunch, at home",
     1,
     {{"mon tue thu fri",
       MON | TUE | THU | FRI,
       {ALL(8, 45, 12, 0), ALL(13, 15, 15, 15)},
       {ALL(10, 20, 10, 35)}},
      {"wed", WED, {ALL(8, 45, 12, 15)}, {ALL(10, 20, 10, 35)}}}},
};

const int orki_draft_n_schemes = (int)(sizeof orki_draft_schemes / sizeof orki_draft_schemes[0]);

const draft_bell_day *orki_draft_bell_day(int scheme, int day)
{
    const draft_bell_day *row = orki_draft_schemes[scheme].days;
    while ((row->mask >> day & 1U) == 0)
        row++;
    return row;
}

bool orki_draft_bell_holds(const draft_bell *bell, int year)
{
    return bell->first_year == 0 || (bell->first_year <= year && year <= bell->last_year);
}

int orki_draft_school_end(int scheme, int day, int year)
{
    int end = 0;
    for (const draft_bell *b = orki_draft_bell_day(scheme, day)->open; b->span.to > 0; b++)
        if (orki_draft_bell_holds(b, year) && b->span.to > end)
            end = b->span.to;
    return end;
}
