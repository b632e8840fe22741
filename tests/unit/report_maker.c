/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of small rosters. */
#include "tests/unit/report_maker.h"

#include "tests/unit/plan_maker.h"

#include <check.h>

/* 300 letters, more than a column, a cell or a file name takes. */
#define TEN "aaaaaaaaaa"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

const char *const vp_hostile_names[] = {
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://example.invalid\")",
    "`touch PWNED`",
    "\"; system(\"touch PWNED\"); \"",
    "../../etc/x",
    "\xE2\x80\xAE"
    "evil\xE2\x80\xAC\xE2\x80\x8F", /* right-to-left override and mark */
    HUNDRED HUNDRED HUNDRED,
    "'; touch PWNED '",
    "\\n\\101 {/Bold x}_y^z @PWNED $HOME",
    "two\nlines\tand a tab",
    "-->]]></style></svg><b>",
    "\xE6\xBC\xA2\xE5\xAD\x97",
    "same",
    "same",
    "",
};
const int vp_hostile_names_n = (int)(sizeof vp_hostile_names / sizeof *vp_hostile_names);

struct vp_told vp_told;

void vp_told_begin(void)
{
    vp_arena_init(&vp_told.arena);
    vp_text_init(&vp_told.out);
}

void vp_told_end(void)
{
    vp_text_clear(&vp_told.out);
    vp_arena_clear(&vp_told.arena);
}

int vp_count_words(const char *text, const char *words)
{
    int n = 0;
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + strlen(words), words))
        n++;
    return n;
}

void vp_check_ical_lines(const char *text)
{
    const char *line = text;
    while (*line != '\0') {
        size_t length = strcspn(line, "\r\n");
        ck_assert_msg(strncmp(line + length, "\r\n", 2) == 0, "no CR LF after: %.*s", (int)length, line);
        ck_assert_msg(length > 0 && length <= 75, "%zu octets: %.*s", length, (int)length, line);
        ck_assert_msg(vp_text_is_utf8(line, length), "a letter is cut: %.*s", (int)length, line);
        line += length + 2;
    }
    ck_assert_ptr_eq(strstr(text, "BEGIN:VCALENDAR\r\n"), text);
    ck_assert_str_eq(strstr(text, "\nEND:VCALENDAR"), "\nEND:VCALENDAR\r\n");
}

void vp_reaudit_report(struct vp_made_report *made, struct vp_arena *arena)
{
    made->report.audit = vp_audit_new(made->problem, made->roster, arena);
    made->outcome.roster = made->roster;
    made->outcome.objective = made->report.audit->points;
}

void vp_give_all(struct vp_made_report *made, int doctor, struct vp_arena *arena)
{
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = doctor;
    vp_reaudit_report(made, arena);
}

void vp_remake_report(struct vp_made_report *made, struct vp_arena *arena)
{
    made->problem = vp_make_problem_after(made->plan, made->plan->history, arena);
    made->roster = vp_roster_new(made->problem, arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = made->problem->place_duty[place] % made->problem->n_doctors;
    made->outcome = (struct vp_outcome){.status = VP_FEASIBLE,
                                        .bound = 0,
                                        .seed = 7,
                                        .effort = 400000,
                                        .effort_spent = 1234,
                                        .seconds = 1.25,
                                        .seconds_to_first = 0.5,
                                        .seconds_to_covered = 0.75,
                                        .stages = {{"windows", 1.0, 1000}},
                                        .n_stages = 1,
                                        .glpk_version = "5.0"};
    made->report = (struct vp_report){.problem = made->problem, .roster = made->roster, .outcome = &made->outcome};
    vp_reaudit_report(made, arena);
}

struct vp_made_report *vp_make_report(int doctors, struct vp_arena *arena)
{
    struct vp_made_report *made = vp_arena_alloc(arena, sizeof *made);
    made->plan = vp_make_plan("2027-03-22", "2027-04-04", doctors, arena);
    int line = vp_make_legevakt(made->plan);
    made->plan->lines.item[line].standby = 0.25;
    vp_make_term(made->plan, VP_HOURS, 1, 12);
    vp_make_term(made->plan, VP_NIGHTS, 2, 1);
    struct vp_rule *rest = vp_make_rule(made->plan, VP_RULE_rest);
    rest->figures.hours = 8;
    rest->source = "SFS 2305 §7.4: eight hours";
    rest->verified = VP_VERIFIED_YES;
    struct vp_rule *weekends = vp_make_rule(made->plan, VP_RULE_weekends);
    weekends->figures.at_most = 1;
    weekends->figures.of = 2;
    weekends->source = "a suggestion";
    vp_make_soft(weekends, 3);
    vp_remake_report(made, arena);
    return made;
}

struct vp_made_report *vp_make_hostile(struct vp_arena *arena)
{
    struct vp_made_report *made = vp_make_report(vp_hostile_names_n, arena);
    for (int d = 0; d < vp_hostile_names_n; d++)
        made->plan->doctors.item[d].name = vp_hostile_names[d];
    made->plan->title = "</title><script>`id`</script>\"'";
    made->plan->lines.item[0].name = "<img src=x onerror=alert(1)>";
    made->plan->sites.item[made->plan->sites.n - 1].name = "=1+1";
    vp_remake_report(made, arena);
    return made;
}

void vp_make_report_municipal(struct vp_made_report *made, struct vp_arena *arena)
{
    const int other = vp_make_municipality(made->plan, "other");
    made->plan->municipalities.item[other].name = "<b>other & sons";
    made->plan->doctors.item[0].municipality = other;
    vp_make_municipal(made->plan, VP_BY_POSTS, 2);
    vp_remake_report(made, arena);
}
