/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of small rosters made in code, and names that no name should be. */
#ifndef VP_TESTS_REPORT_MAKER_H
#define VP_TESTS_REPORT_MAKER_H

#include "report/report.h"

#include <string.h>

/* What a test of texts writes with; there is one in a process, as Check runs one test at a time. */
struct vp_told {
    struct vp_arena arena;
    struct vp_text out;
};
extern struct vp_told vp_told;

/* An empty arena and no text yet: the fixture of the suites that use them. */
void vp_told_begin(void);
void vp_told_end(void);

/* Fail the test unless the words stand in the text, or if they do. */
#define VP_CHECK_HAS(text, words)                                                                                      \
    ck_assert_msg(strstr((text), (words)) != NULL, "'%s' is missing from:\n%.3000s", (words), (text))
#define VP_CHECK_HAS_NOT(text, words)                                                                                  \
    ck_assert_msg(strstr((text), (words)) == NULL, "'%s' stands in:\n%.3000s", (words), (text))

/* How often the words stand in the text. */
int vp_count_words(const char *text, const char *words);

/* Fails the test unless every line of an iCalendar file ends with CR LF, has at most 75 octets before that, and is well-formed UTF-8 by itself. */
void vp_check_ical_lines(const char *text);

/* Everything of one report; memory from one arena. */
struct vp_made_report {
    struct vp_plan *plan;
    struct vp_problem *problem;
    struct vp_roster *roster;
    struct vp_outcome outcome;
    struct vp_report report;
};

/* Two weeks in Easter 2027 with `doctors` doctors on one stand-by line, terms for hours and nights, a hard rest rule and a soft one on
 * weekends; the doctors take turns, one duty each. Change the plan, then call vp_remake_report. */
struct vp_made_report *vp_make_report(int doctors, struct vp_arena *arena);

/* Works the problem out again after a change of the plan; the roster begins anew. */
void vp_remake_report(struct vp_made_report *made, struct vp_arena *arena);

/* Audits the roster again after a change of it. */
void vp_reaudit_report(struct vp_made_report *made, struct vp_arena *arena);

/* Every place is the doctor's, and audited so. */
void vp_give_all(struct vp_made_report *made, int doctor, struct vp_arena *arena);

/* Names as an enemy would choose them, `vp_hostile_names_n` of them. */
extern const char *const vp_hostile_names[];
extern const int vp_hostile_names_n;

/* Compares municipalities in it: the first doctor's, whose name is an enemy's, with that of all others. */
void vp_make_report_municipal(struct vp_made_report *made, struct vp_arena *arena);

/* A report with hostile names for everything that has one. */
struct vp_made_report *vp_make_hostile(struct vp_arena *arena);

#endif
