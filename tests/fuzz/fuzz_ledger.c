/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the ledger of a small plan: balances within their bounds and a log in order that the next ledger takes up, or at least one error that can be
 * printed. */
#include "tests/fuzz/harness.h"
#include "tests/unit/folder_maker.h"

#include "model/ledger.h"
#include "model/roster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char plan_text[] = "vaktplan: 1\n"
                                "title: Small\n"
                                "period: { from: 2027-01-01, to: 2027-01-24 }\n"
                                "sites: { grong: }\n"
                                "categories: { fridays: { days: [fri] } }\n"
                                "doctors: { grong-1: { home: grong }, lierne-1: { home: grong } }\n"
                                "lines: { forvakt: { site: grong, times: { mon-sun: 15:30-08:00 } } }\n";

static const char root_text[] = "brought-over: t.yaml";

/* The plan of every run, made once and kept, and the file's path. */
static struct vp_plan *plan;
static const char *path;

static void check_years(const vp_ledger_years *years)
{
    for (int i = 0; i < years->n; i++) {
        const struct vp_ledger_year *year = &years->item[i];
        require(year->great > VP_NOT_GREAT && year->great < VP_GREATS && year->year >= 1970 && year->year < 2200);
        require(i == 0 || year[-1].great < year->great || (year[-1].great == year->great && year[-1].year < year->year));
        require(year->doctors.n <= VP_MAX_LEDGER_DOCTORS + 2);
    }
}

static void check_ledger(const struct vp_plan *own)
{
    const struct vp_ledger *ledger = own->ledger;
    require(ledger->lines.n <= VP_MAX_LEDGER_DOCTORS && ledger->categories.n <= VP_MAX_LEDGER_CATEGORIES);
    require(strlen(ledger->sha256) == 64);
    for (int i = 0; i < ledger->lines.n; i++) {
        const struct vp_ledger_line *line = &ledger->lines.item[i];
        require(line->in_plan >= -1 && line->in_plan < own->doctors.n);
        for (int k = 0; k < line->amounts.n; k++)
            require(fabs(line->amounts.item[k].amount) <= VP_MAX_BALANCE);
    }
    for (int d = 0; d < own->doctors.n; d++)
        for (int c = 0; c < own->categories.n; c++)
            require(fabs(own->doctors.item[d].balance[c]) <= VP_MAX_BALANCE);
    check_years(&ledger->years);
}

/* The problem takes any ledger that the reader accepts, and its log goes on. */
static void work_out(const struct vp_plan *own, struct vp_arena *arena, struct vp_errors *errors)
{
    const struct vp_problem *problem = vp_problem_new(own, NULL, arena, errors);
    require(problem != NULL);
    struct vp_roster *roster = vp_roster_new(problem, arena);
    for (int place = 0; place < problem->n_places; place++)
        roster->doctor[place] = place % own->doctors.n;
    vp_ledger_years years = {0};
    vp_ledger_log(problem, roster, &years, arena);
    require(years.n >= 1 && years.n >= own->ledger->years.n);
    check_years(&years);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (plan == NULL) {
        plan = vp_fuzz_plan(plan_text);
        path = vp_fuzz_path("t.yaml");
    }
    vp_write_file(path, bytes, length);
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    struct vp_plan own;
    struct vp_reader reader = vp_fuzz_reader(&own, plan, root_text, &arena, &errors);
    vp_read_ledger(&reader);
    require(own.ledger != NULL || errors.total > 0);
    if (errors.total == 0) {
        check_ledger(&own);
        work_out(&own, &arena, &errors);
    }
    vp_fuzz_print(&errors);
    vp_arena_clear(&arena);
    return 0;
}
