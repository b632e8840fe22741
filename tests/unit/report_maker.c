/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of small rosters, and the folders that they are written to. */
#include "tests/unit/report_maker.h"

#include "tests/unit/plan_maker.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

void vp_reaudit_report(struct vp_made_report *made, struct vp_arena *arena)
{
    made->report.audit = vp_audit_new(made->problem, made->roster, arena);
    made->outcome.roster = made->roster;
    made->outcome.objective = made->report.audit->points;
}

void vp_remake_report(struct vp_made_report *made, struct vp_arena *arena)
{
    made->problem = vp_make_problem(made->plan, arena);
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

const char *vp_make_folder(struct vp_arena *arena)
{
    const char *base = getenv("TMPDIR");
    char *path = vp_arena_printf(arena, "%s/vaktplan-test-XXXXXX", base == NULL ? "/tmp" : base);
    if (mkdtemp(path) == NULL)
        abort();
    return path;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void vp_remove_folder(const char *path)
{
    nftw(path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

const char *vp_slurp(struct vp_arena *arena, const char *folder, const char *name)
{
    FILE *file = fopen(vp_arena_printf(arena, "%s/%s", folder, name), "rb");
    if (file == NULL)
        return NULL;
    struct vp_text text;
    vp_text_init(&text);
    char bytes[4096];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
        vp_text_put_bytes(&text, bytes, got);
    fclose(file);
    const char *kept = vp_arena_strndup(arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

void vp_spill(struct vp_arena *arena, const char *folder, const char *name, const char *content)
{
    FILE *file = fopen(vp_arena_printf(arena, "%s/%s", folder, name), "wb");
    if (file == NULL || fputs(content, file) < 0 || fclose(file) != 0)
        abort();
}

int vp_count_entries(const char *folder)
{
    DIR *open = opendir(folder);
    int n = 0;
    if (open == NULL)
        return -1;
    for (struct dirent *entry; (entry = readdir(open)) != NULL;)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(open);
    return n;
}
