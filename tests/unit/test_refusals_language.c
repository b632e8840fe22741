/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mistakes in what the plan language says of ways, categories, doctors, lines, rotations and rules: one at a time, what is said of it, and
 * where. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>

/* ---- ways ---- */

static const struct vp_text_mistake of_places[] = {
    {"hours: 23:00-06:00", "hours: 23:00", 15, 16, "hours must be times of day, not '23:00'", "HH:MM-HH:MM"},
    {"hours: 23:00-06:00", "hours: 23:00-23:00", 15, 16, "hours: 23:00-23:00 is the whole day", ""},
    {"hours: 23:00-06:00", "hours: 00:00-24:00", 15, 16, "hours: 00:00-24:00 is the whole day", ""},
    {"hours: 23:00-06:00, ", "", 15, 7, "this band has no 'hours'", ""},
    {"hours: 23:00-06:00, ", "hour: 23:00-06:00, ", 15, 9, "unknown key 'hour' in a band", "did you mean 'hours'?"},
    {", minutes: { grong: { limingen: none } }", "", 15, 7, "this band has no 'minutes'", ""},
    {"limingen: none", "limingen: never", 15, 59, "minutes must be a whole number from 0 to 2880, not 'never'", ""},
    {"limingen: none", "limingen: 'none'", 15, 59, "minutes must be a whole number", ""},
    {"limingen: none", "grong: none", 15, 49, "the way from 'grong' to itself takes no time", ""},
    {"limingen: none", "limigen: none", 15, 49, "unknown site 'limigen'", "did you mean 'limingen'?"},
    {"sandvika: 80, limingen: 75", "sandvika: 80", 15, 59, "between 'grong' and 'limingen' there is no way at any hour",
     "give it under `minutes` of travel, or in another band"},
    {"sandvika: 80, limingen: 75", "sandvika: none, limingen: 75", 12, 24, "minutes must be a whole number", ""},
    {"factor: 1.25", "factor: 0.9", 16, 21, "factor must be a number from 1 to 10, not 0.9", ""},
    {"factor: 1.25, ", "", 16, 11, "winter has no 'factor'", ""},
    {"from: 11-01", "from: 13-01", 16, 33, "'13-01' is no day of the year", "there is no month 13"},
    {"from: 11-01", "from: 11-31", 16, 33, "'11-31' is no day of the year", "November has no day 31"},
    {"from: 11-01", "from: 2026-11-01", 16, 33, "from must be a day of the year, not '2026-11-01'", "write MM-DD"},
    {", to: 04-15", "", 16, 11, "winter has no 'to'", ""},
    /* categories */
    {"friday-night:", "nights:", 18, 3, "category 'nights' is in every plan and cannot be changed", ""},
    {"friday-night:", "easter:", 18, 3, "category 'easter' is in every plan and cannot be changed",
     "fairness and rules may name it"},
    {"friday-night:", "all:", 18, 3, "a category cannot be called 'all'", ""},
    {"friday-night:", "forvakt:", 18, 3, "a category cannot have the id of a line, 'forvakt'", ""},
    {"friday-night:", "Friday:", 18, 3, "'Friday' is no id for a category", ""},
    {"points: 2", "point: 2", 18, 93, "unknown key 'point' in category friday-night", "did you mean 'points'?"},
    {"points: 2", "sum: { nights: 0 }", 18, 108, "what it counts in the sum must be a number above 0", ""},
    {"points: 2", "sum: { night: 2 }", 18, 100, "'night' is no category", "did you mean 'nights'?"},
    {"points: 2", "sum: {}", 18, 98, "sum: no category at all", ""},
    {"points: 2", "sum: nights", 18, 98, "sum must be a map", ""},
    {"points: 2", "points: 2, sum: { nights: 1 }", 18, 101, "points beside a sum", ""},
    {"points: 2 }", "sum: { more: 1 } }\n  more: { sum: { nights: 1 } }", 18, 3,
     "category 'friday-night' sums 'more', which is a sum itself", ""},
    {"points: 2", "points: 0", 18, 101, "points must be a number above 0", ""},
    {"lines: [forvakt], days", "lines: [], days", 18, 47, "no line at all", ""},
    {"lines: [forvakt], days", "lines: [forvagt], days", 18, 48, "unknown line 'forvagt'", "did you mean 'forvakt'?"},
    {"days: [fri]", "days: [fry]", 18, 65, "'fry' is no day of the week", "days are mon tue"},
    {"days: [fri]", "days: [holiday]", 18, 65, "'holiday' is no day of the week", ""},
    {"days: [fri]", "days: []", 18, 64, "days: no day at all", ""},
    {"days: [fri]", "dates: [12-32]", 18, 66, "'12-32' is no day of the year", "December has no day 32"},
    {"days: [fri]", "dates: []", 18, 65, "dates: no date at all", ""},
    {"days: [fri]", "dates: 12-24..12-35", 18, 72, "'12-35' is no day of the year", ""},
    {"days: [fri]", "dates: 2027-12-24..12-26", 18, 77, "'12-26' is no date", "YYYY-MM-DD"},
    {"between: 21:00-06:00", "between: night", 18, 80, "between must be times of day, not 'night'", ""},
    /* exemptions: what a reason says stands in no message */
    {"anne: { home: grong,", "anne: { exempt: [{ what: all, reason: kne, rygg }], home: grong,", 20, 46,
     "a reason with a comma stands in quotes", ""},
    /* rotations */
    {"pattern: 1/1", "pattern: 1", 34, 20, "'1' is no pattern of weeks", "2/3 or 2/2/1/1"},
    {"pattern: 1/1", "pattern: 1/0", 34, 20, "'1/0' is no pattern of weeks", ""},
    {"pattern: 1/1", "pattern: 1/1/1", 34, 20, "'1/1/1' is no pattern of weeks", ""},
    {"pattern: 1/1", "pattern: 1-1", 34, 20, "'1-1' is no pattern of weeks", ""},
    {"pattern: 1/1", "pattern: 20/7", 34, 20, "a cycle of 27 weeks; at most 26", ""},
    {"pattern: 1/1, ", "", 34, 3, "rotation pair has no 'pattern'", ""},
    {"doctors: [bo, cato], ", "", 34, 3, "rotation pair has no 'doctors'", ""},
    {"doctors: [bo, cato]", "doctors: []", 34, 34, "no doctor at all", ""},
    {"doctors: [bo, cato]", "doctors: [bo, kato]", 34, 39, "unknown doctor 'kato'", "did you mean 'cato'?"},
    {"present: 1", "present: 2", 34, 73,
     "2 doctors, each on in 1 of 2 weeks, are 1 in a week: at least 2 cannot be kept", ""},
    {"present: 1", "present: 0", 34, 73, "at most 0 cannot be kept", ""},
    {"present: 1", "present: 3", 34, 73, "3 doctors are to be present, and the rotation has 2", ""},
    {"present: 1", "present: { at_least: 2, at_most: 1 }", 34, 85, "present: at least 2 is more than at most 1", ""},
    {"present: 1", "present: {}", 34, 73, "present has neither 'at_least' nor 'at_most'", ""},
    {"present: 1", "offsets: { bo: 2 }", 34, 79, "an offset of 2 weeks in a cycle of 2", "0 to 1"},
    {"present: 1", "offsets: { dag: 1 }", 34, 75, "doctor dag is not in the rotation", ""},
    {"present: 1", "handover: monday 8:00", 34, 74, "'monday 8:00' is no hand-over", "mon 08:00"},
    {"present: 1", "handover: mon-tue 08:00", 34, 74, "is no hand-over", ""},
    {"present: 1", "handover: mon 24:00", 34, 74, "is no hand-over", ""},
    {"present: 1", "leave: off", 34, 71, "'off' is no kind of leave", ""},
    {"present: 1", "from: 2027-02-30", 34, 70, "'2027-02-30' is no date", ""},
    {"rules:\n", "  other: { pattern: 2/2, doctors: [cato] }\nrules:\n", 35, 3,
     "doctor cato is in rotation pair too, on the same line", "different `lines`"},
};

START_TEST(mistakes_of_places)
{
    vp_text_check_mistake(vp_text_rich, &of_places[_i]);
}
END_TEST

/* ---- doctors ---- */

#define ANNE "groups: [owners] }"
static const struct vp_text_mistake of_doctors[] = {
    {ANNE, "groups: [Owners] }", 20, 61, "'Owners' is no id for a group", ""},
    {ANNE, "own-dates: [13-12] }", 20, 64, "'13-12' is no day of the year", ""},
    {ANNE, "own-dates: [12. mai] }", 20, 64, "'12. mai' is no date", "or MM-DD for a day of every year"},
    {ANNE, "commitments: { at: 2027-03-01 } }", 20, 71, "a commitment at '2027-03-01' has no times of day",
     "at: 2027-03-01 09:00-12:00"},
    {ANNE, "commitments: { at: 2027-03-01 9-12 } }", 20, 82, "'9-12' is no time of a commitment", ""},
    {ANNE, "commitments: { every: tue } }", 20, 74, "a commitment every 'tue' has no times of day",
     "every: tue 12:00-15:00"},
    {ANNE, "commitments: { every: Tue 12:00-15:00 } }", 20, 74, "'Tue' is no day of the week", ""},
    {ANNE, "commitments: { site: grong } }", 20, 65, "a commitment has either 'at' or 'every'", ""},
    {ANNE, "commitments: { every: tue 12:00-15:00, site: oslo } }", 20, 97, "unknown site 'oslo'", ""},
    {ANNE, "commitments: { at: 2027-03-01 09:00-12:00, from: 2027-03-01 } }", 20, 65, "'from' and 'to' go with 'every'",
     ""},
    {ANNE, "commitments: { every: tue 12:00-15:00, from: 2027-03-01, to: 2027-02-01 } }", 20, 113,
     "the commitment ends before it begins", ""},
    {ANNE, "fixed: { dates: 2027-02-01 } }", 20, 59, "fixed has no 'line'", ""},
    {ANNE, "fixed: { line: forvakt } }", 20, 59, "fixed has no 'dates'", ""},
    {ANNE, "fixed: { line: forvakt, dates: [] } }", 20, 83, "dates: no date at all", ""},
    {ANNE, "fixed: { line: nights, dates: 2027-02-01 } }", 20, 67, "unknown line 'nights'", ""},
    {ANNE, "fixed: { line: forvakt, dates: 2027-04-01 } }", 20, 59,
     "line forvakt has no duty on the dates that are fixed here", ""},
    {ANNE, "fixed: { line: forvakt, dates: 2027-02-01 }, leave: 2027-02-02 }", 20, 59,
     "doctor anne is on leave on 2027-02-01", ""},
    {ANNE, "fixed: { line: forvakt, dates: 2027-02-01 }, exempt: { what: all } }", 20, 59,
     "doctor anne is exempt on 2027-02-01", ""},
    {ANNE, "fixed: { line: forvakt, dates: 2027-02-01 }, member: { from: 2027-02-02 } }", 20, 59,
     "doctor anne is no member on 2027-02-01", ""},
    {ANNE, "fixed: { line: forvakt, dates: 2027-02-01 }, forbidden: { days: mon } }", 20, 59,
     "doctor anne must not have it (`forbidden`) on 2027-02-01", ""},
    {"bo: { home: sandvika, post: 80, qualified: [alone] }",
     "bo: { home: sandvika, fixed: { line: bakvakt, dates: 2027-02-01 } }", 21, 32,
     "doctor bo has not the qualifications of line bakvakt", ""},
    {ANNE, "forbidden: {} }", 20, 63, "nothing is forbidden here", "lines, dates, days, categories"},
    {ANNE, "forbidden: { categories: [] } }", 20, 77, "categories: no category at all", ""},
    {ANNE, "forbidden: { categories: [night] } }", 20, 78, "'night' is no category", "did you mean 'nights'?"},
    {ANNE, "caps: { forvagt: 3 } }", 20, 60, "'forvagt' is neither a line nor a category", "did you mean 'forvakt'?"},
    {ANNE, "caps: { nights: -1 } }", 20, 68, "the cap on nights must be a number from 0", ""},
    {ANNE, "caps: { nights: { at_least: 3, at_most: 2 } } }", 20, 80,
     "the cap on nights: at least 3 is more than at most 2", ""},
    {ANNE, "caps: { nights: {} } }", 20, 68, "the cap on nights has neither 'at_least' nor 'at_most'", ""},
    {ANNE, "caps: { nights: { most: 2 } } }", 20, 70, "unknown key 'most' in the cap on nights", "at_most"},
    {ANNE, "wishes: { avoid: 2027-02-01, lines: [] } }", 20, 88, "no line at all", ""},
    {ANNE, "wishes: { avoid: 2027-02-01, days: weekend } }", 20, 87, "'weekend' is no day of the week", ""},
};

START_TEST(mistakes_of_doctors)
{
    vp_text_check_mistake(vp_text_rich, &of_doctors[_i]);
}
END_TEST

/* ---- lines ---- */

#define TIMES "    times: { mon-fri: 15:30-08:00, sat-sun: 08:00-08:00 }\n"
static const struct vp_text_mistake of_lines[] = {
    {"  bakvakt:\n", "  hours: { site: grong, times: { mon: 08:00-16:00 } }\n  bakvakt:\n", 28, 3,
     "a line cannot be called 'hours', which is a category", "`name`"},
    {TIMES, TIMES "    doctors: { mon-fri: 1, fri: 2 }\n", 28, 28, "doctors: fri is given twice", ""},
    {TIMES, TIMES "    doctors: { monday: 1 }\n", 28, 16, "'monday' is no day", "days are mon tue"},
    {TIMES, TIMES "    doctors: { mon: 101 }\n", 28, 21, "doctors must be a whole number from 0 to 100, not 101", ""},
    {TIMES, TIMES "    doctors: 0\n", 28, 14, "line forvakt needs no doctor on any day", "`extra`"},
    {TIMES, TIMES "    doctors: 0\n    dates: { 2027-02-01: { doctors: 0 }, 2027-02-02: { times: none, doctors: 1 } }\n",
     28, 14, "line forvakt needs no doctor on any day", ""},
    {TIMES, TIMES "    extra: 2\n", 28, 12, "extra must be a map", ""},
    {TIMES, TIMES "    extra: { price: 2 }\n", 28, 12, "extra has no 'at_most'", ""},
    {TIMES, TIMES "    extra: { at_most: 0 }\n", 28, 23, "at_most must be a whole number from 1 to 2000, not 0", ""},
    {TIMES, TIMES "    dates: { 12-24: { times: none } }\n", 28, 14, "'12-24' is no date", ""},
    {TIMES, TIMES "    dates: { 2027-02-01: none }\n", 28, 26, "dates of line forvakt must be a map", "{ times: none }"},
    {TIMES, TIMES "    dates: { 2027-02-01: {} }\n", 28, 26, "nothing is said of these dates", ""},
    {TIMES, TIMES "    dates: { 2027-02-01: { times: [] } }\n", 28, 35, "a day without a time of duty",
     "write `times: none`"},
    {TIMES, TIMES "    dates: { 2027-02-01: { times: as sun } }\n", 28, 35, "'as sun' is no time of duty", ""},
    {TIMES, TIMES "    blocks: [fri]\n", 28, 14, "a block of one day", "fri-sun"},
    {TIMES, TIMES "    blocks: [fri-sun, sun-mon]\n", 28, 23, "two blocks share a day", "the other stands on line 28"},
    {TIMES, TIMES "    blocks: [fri-holiday]\n", 28, 14, "'fri-holiday' is no day of the week", ""},
    {TIMES, TIMES "    blocks: fri-sun\n    doctors: { sat: 2 }\n", 28, 13,
     "a block with 1 doctors on one day and 2 on another", "the same ones"},
    {"    times: { mon-fri: 15:30-08:00, sat-sun: 08:00-08:00 }\n",
     "    blocks: fri-sat\n    times: { fri: 15:30-09:00, sat: 08:00-16:00 }\n", 27, 13,
     "a block whose duties overlap on sat", "one duty at a time"},
    {"    times: { mon-fri: 15:30-08:00, sat-sun: 08:00-08:00 }\n",
     "    blocks: sat-sun\n    times: { sat: 08:00-16:00 }\n", 27, 13, "a block of fewer than two duties", ""},
    {TIMES, TIMES "    counts: [night]\n", 28, 14, "'night' is no category", "did you mean 'nights'?"},
    {TIMES, TIMES "    handed-over: { hours: 23:00-08:00 }\n", 28, 18, "handed-over has no 'to'",
     "who takes the hours over"},
    {TIMES, TIMES "    handed-over: { to: others }\n", 28, 18, "handed-over has no 'hours'", ""},
    {TIMES, TIMES "    handed-over: [{ hours: 07:00-16:00, to: a }, { hours: 15:00-08:00, to: b }]\n", 28, 18,
     "all hours of line forvakt are handed over", ""},
    {"times: { mon-fri: 15:30-08:00,",
     "handed-over: { hours: 23:00-06:00, to: a }\n    times: { mon-fri: [15:30-01:00, 15:30-23:30],", 28, 37,
     "without the hours handed over this is the same time twice", "doctors: 2"},
};

START_TEST(mistakes_of_lines)
{
    vp_text_check_mistake(vp_text_rich, &of_lines[_i]);
}
END_TEST

/* ---- rules ---- */

#define RULES "rules:\n"
static const struct vp_text_mistake of_rules[] = {
    {RULES, RULES "  hours: { weeks: 8 }\n", 36, 3, "rule 'hours' has neither at_most nor at_least",
     "rules of kind hours read: at_most or at_least, days (may be left out), weeks (may be left out), per (may be left out)"},
    {RULES, RULES "  hours: { at_least: 30 }\n", 36, 3, "'at_least' of hours needs 'weeks' or 'per'", ""},
    {RULES, RULES "  hours: { at_least: 30, at_most: 20, weeks: 4 }\n", 36, 3, "at least 30 is more than at most 20", ""},
    {RULES, RULES "  hours: { at_most: 30, per: month, weeks: 4 }\n", 36, 25,
     "a rule counts in days or weeks, or per month or period, not both", ""},
    {RULES, RULES "  hours: { at_most: 30, per: week }\n", 36, 30, "'week' is no stretch of time",
     "it may be month, period"},
    {RULES, RULES "  overtime: { ordinary: 40, at_most: 10 }\n", 36, 3, "rule 'overtime' has no 'weeks'",
     "ordinary, weeks"},
    {RULES, RULES "  sundays: { at_most: 2, of: 2 }\n", 36, 3,
     "at most 2 of 2 Sundays and public holidays can never be too many", ""},
    {RULES, RULES "  duties: { at_most: 2 }\n", 36, 3, "rule 'duties' has neither days nor per", "days or per"},
    {RULES, RULES "  duties: { at_most: 2.5, days: 7 }\n", 36, 22, "at_most must be a whole number", ""},
    {RULES, RULES "  duties: { at_most: 2, days: 7, weeks: 2 }\n", 36, 34, "rule 'duties' does not read 'weeks'", ""},
    {RULES, RULES "  consecutive-days: { soft: 2 }\n", 36, 3,
     "rule 'consecutive-days' has neither at_most nor at_least", ""},
    {RULES, RULES "  free-days: { at_least: 2, at_most: 3 }\n", 36, 29, "rule 'free-days' does not read 'at_most'", ""},
    {RULES, RULES "  weekends: { at_most: 2, of: 2 }\n", 36, 3, "at most 2 of 2 weekends can never be too many",
     "below 'of'"},
    {RULES, RULES "  whole-weekends: { friday: often }\n", 36, 29, "friday must be yes or no, not 'often'", ""},
    {RULES, RULES "  sequence: { after: nights }\n", 36, 3, "rule 'sequence' has no 'not'",
     "after, not, days (may be left out)"},
    {RULES, RULES "  sequence: { after: [], not: nights }\n", 36, 22, "after: no line or category at all", ""},
    {RULES, RULES "  sequence: { after: night, not: nights }\n", 36, 22, "'night' is neither a line nor a category",
     "did you mean 'nights'?"},
    {RULES, RULES "  lost-days: { at_most: 2 }\n", 36, 3, "rule 'lost-days' has neither days nor per", ""},
    {"lines: [forvakt] }\n", "lines: [forvakt, bakvakt] }\n", 36, 80,
     "the back-up line is among the lines of the rule itself", "need a back-up"},
    {", lines: [forvakt] }\n", " }\n", 36, 13, "the back-up line is among the lines of the rule itself", ""},
    {"minutes: 60, ", "", 36, 3, "rule 'backup' has no 'minutes'", "minutes, line, qualified (may be left out)"},
    {"line: bakvakt", "line: bakvagt", 36, 19, "unknown line 'bakvagt'", "did you mean 'bakvakt'?"},
    {"lacking: [alone]", "lacking: [lone]", 36, 72, "no doctor is qualified 'lone'", "did you mean 'alone'?"},
    {RULES, RULES "  apart: { doctors: [anne] }\n", 36, 3,
     "a rule of kind apart speaks of two doctors or more, not of 1", ""},
    {RULES, RULES "  together: { groups: [couple], away: yes }\n", 36, 33, "rule 'together' does not read 'away'",
     "rules of kind together have no figures"},
    {RULES, RULES "  response: { minutes: 2881 }\n", 36, 24, "minutes must be a whole number from 0 to 2880", ""},
    {RULES, RULES "  clinic: { at_least: 0.5 }\n", 36, 23, "at_least must be a whole number", ""},
    {RULES, RULES "  balance: { above: 2 }\n", 36, 3, "rule 'balance' has no 'category'", "category, above or below"},
    {RULES, RULES "  balance: { category: hours }\n", 36, 3, "rule 'balance' has neither above nor below", ""},
    {RULES, RULES "  driving: { at_most: 2, days: 7 }\n", 36, 26, "rule 'driving' does not read 'days'",
     "per (may be left out)"},
    {RULES, RULES "  own-dates: { hours: 2 }\n", 36, 16, "rule 'own-dates' does not read 'hours'", "have no figures"},
    {RULES, RULES "  commitment: { soft: 2 }\n", 36, 3, "rule 'commitment' is in force in every plan", ""},
    /* scopes */
    {RULES, RULES "  spacing: { days: 2, groups: [couples] }\n", 36, 32, "no doctor is in group 'couples'",
     "did you mean 'couple'?"},
    {RULES, RULES "  spacing: { days: 2, groups: [] }\n", 36, 31, "groups: no word at all", ""},
    {RULES, RULES "  spacing: { days: 2, municipalities: oslo }\n", 36, 39, "unknown municipality 'oslo'", ""},
    {RULES, RULES "  spacing: { days: 2, on: weekend }\n", 36, 27, "'weekend' is no day of the week", ""},
    {RULES, RULES "  spacing: { days: 2, categories: [] }\n", 36, 35, "categories: no category at all", ""},
    {RULES, RULES "  spacing: { days: 2, dates: 2027-02-02..2027-02-01 }\n", 36, 30, "dates ends before it begins", ""},
    {RULES, RULES "  spacing: { days: 2, catgories: nights }\n", 36, 23, "unknown key 'catgories' in rule 'spacing'",
     "did you mean 'categories'?"},
};

START_TEST(mistakes_of_rules)
{
    vp_text_check_mistake(vp_text_rich, &of_rules[_i]);
}
END_TEST

/* ---- ways that are missing ---- */

static const struct vp_text_mistake of_ways[] = {
    {"post: 80", "post: 80, commitments: { every: tue 12:00-15:00, site: limingen }", 13, 5,
     "no travel time between 'sandvika' (line bakvakt) and 'limingen' (a commitment of bo)",
     "add `limingen: MINUTES` to sandvika"},
};

START_TEST(missing_ways)
{
    const char *text = vp_text_change(vp_text_rich, "sandvika: { limingen: 60 }", "sandvika: {}");
    text = vp_text_change(text, "    needs: [senior]\n", "");
    vp_text_check_mistake(text, &of_ways[_i]);
}
END_TEST

START_TEST(rules_need_ways_of_their_own)
{
    /* Anne backs up from home; dag has duty of the home line at limingen, to which no way is given from sandvika */
    const char *text = vp_text_change(vp_text_rich, "sandvika: { limingen: 60 }", "sandvika: {}");
    text = vp_text_change(text, "anne: { home: grong,", "anne: { home: sandvika,");
    text = vp_text_change(text, "rules:\n",
                          "rules:\n  x: { kind: backup, line: bakvakt, minutes: 60, lines: [lege], soft: 1 }\n"
                          "  y: { kind: response, minutes: 60, reach: royrvik, lines: [bakvakt], soft: 1 }\n");
    const char *line = "lines:\n  lege: { site: home, times: { mon: 08:00-16:00 } }\n";
    vp_text_refuse(vp_text_change(text, "lines:\n  forvakt", vp_arena_printf(&vp_bench.arena, "%s  forvakt", line)),
                   "no travel time between 'sandvika' (line bakvakt) and 'limingen' (a duty of rule x)");
    text = vp_text_change(text, "  x: { kind: backup, line: bakvakt, minutes: 60, lines: [lege], soft: 1 }\n", "");
    vp_text_refuse(text, "no travel time between 'sandvika' (a duty of rule y) and 'limingen' (municipality royrvik)");
    ck_assert_int_eq(vp_bench.errors.total, 1);
}
END_TEST

START_TEST(a_municipality_without_a_site_is_not_reached)
{
    const char *text = vp_text_change(vp_text_rich, "royrvik: {} }", "royrvik: {}, namsos: {} }");
    text = vp_text_change(text, "rules:\n", "rules:\n  response: { minutes: 30, reach: [grong, namsos] }\n");
    vp_text_refuse(text, "municipality 'namsos' has no site that could be reached");
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_int_eq(vp_bench.errors.list[0].pos.line, 36);
    ck_assert_int_eq(vp_bench.errors.list[0].pos.column, 43);
}
END_TEST

START_TEST(a_line_with_too_many_fixed)
{
    const char *text = vp_text_change(vp_text_rich, "groups: [owners] }",
                                      "groups: [owners], fixed: { line: forvakt, dates: 2027-02-01..2027-02-03 } }");
    text = vp_text_change(text, "post: 80", "post: 80, fixed: { line: forvakt, dates: 2027-02-03 }");
    vp_text_refuse(text, "more doctors are fixed on line forvakt on 2027-02-03 than it has places (1)");
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_int_eq(vp_bench.errors.list[0].pos.line, 21);
    text = vp_text_change(text, "    site: grong\n", "    site: grong\n    extra: { at_most: 1 }\n");
    vp_text_read_good(text);
}
END_TEST

/* Reads `text`, which must be refused with `message` among the errors. */
static void refuse_among(const char *text, const char *message)
{
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_msg(vp_text_find(message) != NULL, "%s", vp_text_messages());
}

START_TEST(profiles_name_nobody)
{
    static const char *const keys[] = {"doctors: [anne]", "lines: [forvakt]", "municipalities: [grong]",
                                       "line: bakvakt", "reach: [grong]"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *profile = vp_arena_printf(
            &vp_bench.arena, "profile: own\ntitle: Own\nrules:\n  rest: { hours: 8, source: s, verified: no, %s }\n",
            keys[i]);
        vp_text_write("own.yaml", profile);
        refuse_among(vp_text_change(vp_text_rich, "rules:\n", "profiles: ./own.yaml\nrules:\n"), "unknown key '");
    }
}
END_TEST

/* ---- bounds ---- */

START_TEST(too_many_of_anything)
{
    static const struct {
        const char *find;
        const char *head;
        const char *pattern;
        const char *tail;
        int n;
        const char *message;
    } crowds[] = {
        {"groups: [owners] }", "wishes: [", "{ avoid: 2027-02-01 }, ", "] }", 2001,
         "2001 wishes of one doctor; at most 2000"},
        {"groups: [owners] }", "commitments: [", "{ every: tue 08:00-09:00 }, ", "] }", 401,
         "401 commitments of one doctor; at most 400"},
        {"groups: [owners] }", "fixed: { line: forvakt, dates: [", "2027-02-01, ", "] } }", 401, "401 dates; at most 400"},
        {"groups: [owners] }", "groups: [", "g#, ", "] }", 65, "more than 64 different groups"},
        {"doctors:\n", "", "  c#:\n", "doctors:\n", 23, "24 categories; at most 23"},
        {"rotations:\n", "rotations:\n", "  r#: { pattern: 1/1, doctors: [dag], lines: [forvakt] }\n", "", 20,
         "21 rotations; at most 20"},
        {"  bands:\n", "  bands:\n", "    - { hours: 23:00-06:00, minutes: {} }\n", "", 24,
         "25 bands of travel; at most 24"},
        {"    needs: [senior]\n", "    dates:\n", "      2027-02-01..2#00-01-01: { times: none }\n", "", 801,
         "801 dates of one line; at most 800"},
    };
    for (size_t i = 0; i < sizeof crowds / sizeof *crowds; i++) {
        struct vp_text text;
        vp_text_init(&text);
        vp_text_put(&text, crowds[i].head);
        for (int k = 0; k < crowds[i].n; k++) {
            const char *mark = strchr(crowds[i].pattern, '#');
            if (mark == NULL)
                vp_text_put(&text, crowds[i].pattern);
            else
                vp_text_printf(&text, "%.*s%d%s", (int)(mark - crowds[i].pattern), crowds[i].pattern, k, mark + 1);
        }
        vp_text_put(&text, crowds[i].tail);
        const char *many = vp_arena_strdup(&vp_bench.arena, text.at);
        vp_text_clear(&text);
        refuse_among(vp_text_change(vp_text_rich, crowds[i].find, many), crowds[i].message);
    }
}
END_TEST

#define ADD_LOOP(test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

Suite *suite_refusals_language(void)
{
    Suite *suite = suite_create("refusals_language");
    TCase *tests = tcase_create("mistakes");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    ADD_LOOP(mistakes_of_places, of_places);
    ADD_LOOP(mistakes_of_doctors, of_doctors);
    ADD_LOOP(mistakes_of_lines, of_lines);
    ADD_LOOP(mistakes_of_rules, of_rules);
    ADD_LOOP(missing_ways, of_ways);
    tcase_add_test(tests, rules_need_ways_of_their_own);
    tcase_add_test(tests, a_municipality_without_a_site_is_not_reached);
    tcase_add_test(tests, a_line_with_too_many_fixed);
    tcase_add_test(tests, profiles_name_nobody);
    tcase_add_test(tests, too_many_of_anything);
    suite_add_tcase(suite, tests);
    return suite;
}
