/* Small texts that the page and the workbook share: days, clock times, lengths, numbers, roles.
 * Texts come from gettext in the process's language; `is_dutch` chooses number formats and the
 * names of roles. Texts made in the arena are NULL when out of memory. */
#ifndef ORKI_REPORT_PHRASES_H
#define ORKI_REPORT_PHRASES_H

#include "model/season_model.h"

/** "Monday" and "Mon", translated. */
const char *orki_day_name(int day);
const char *orki_day_short(int day);

/** "January", translated; months from 1. */
const char *orki_month_name(int month);

/** "Thu 3 Sep", translated; "" for ORKI_NO_DATE. */
const char *orki_date_short(orki_arena *arena, orki_date date);

/** A kind of contract, translated. */
const char *orki_contract_text(const char *contract);

/** 12.345 with one decimal as "12.3" or "12,3". */
const char *orki_decimal_text(orki_arena *arena, double value, int decimals, bool is_dutch);

/** 123456 cents, at least 0, as an amount of euros: "1,234.56" or "1.234,56" behind the sign. */
const char *orki_euro_text(orki_arena *arena, int64_t cents, bool is_dutch);

/** "08:30". Minutes outside the day are shown as they are counted ("24:10"). */
const char *orki_clock_text(orki_arena *arena, int min);

/** "45 min", "1 h", "1 h 20 min". */
const char *orki_length_text(orki_arena *arena, int min);

/** 12345 as "12,345" or "12.345". */
const char *orki_number_text(orki_arena *arena, int64_t number, bool is_dutch);

/** 0.0142 as "1.42%" or "1,42%". */
const char *orki_percent_text(orki_arena *arena, double share, bool is_dutch);

/** 12.34 seconds as "12.3 s" or "12,3 s". */
const char *orki_seconds_text(orki_arena *arena, double seconds, bool is_dutch);

const char *orki_role_text(const ork_season *season, int role, bool is_dutch);

/** A group as its school speaks of it: its name, or "group 5" when the planner gave none and the id
 *  ends in the year alone ("g5"; not "g5a" or "g78"), or its id. */
const char *orki_group_text(orki_arena *arena, const ork_season *season, int group);

/** The groups of an orchestra, with commas; those of other schools with their school. */
const char *orki_groups_text(orki_arena *arena, const ork_season *season, int orchestra);

/** An orchestra beside its school: its name, or "group 5 + group 6" when the planner gave none and
 *  it is of up to three groups of its own school, or its id. */
const char *orki_orchestra_text(orki_arena *arena, const ork_season *season, int orchestra);

/** "strings", "woodwind", "brass", "percussion" or "other": the family of the role's first skill
 *  that has one. Static or the season's; a word for style sheets, not for people. */
const char *orki_role_family(const ork_season *season, int role);

/** "25 min by bike", for the mode of travel. */
const char *orki_travel_text(orki_arena *arena, const ork_season *season, int mode, int min);

/** What a soft rule counts, for people: "Travel". */
const char *orki_term_text(const char *rule);

#endif
