/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan report: the charts and the report of a roster that is already there; nothing is solved, nothing is claimed about bounds. */
#include "cli/cli.h"

#include "inputs/inputs.h"
#include "model/audit.h"
#include "report/report.h"

#include <stdio.h>

static const struct vp_flag flags[] = {
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    VP_FLAG_LANG,
    VP_FLAG_ANONYMOUS,
    VP_FLAG_CSV_SEPARATOR,
    {"output", 'o', "DIR", "where the results go; made if missing"},
    VP_FLAG_CALENDAR_TRAVEL,
    {"quiet", 'q', NULL, "no summary"},
};

static int write_report(const struct vp_call *call, struct vp_session *session, const struct vp_report_options *options)
{
    const char *folder = vp_call_value(call, "output");
    struct vp_roster *roster = vp_roster_read(call->operand[1], session->problem, &session->arena, &session->errors);
    if (roster == NULL)
        return vp_session_fail(session);
    struct vp_audit *audit = vp_audit_new(session->problem, roster, &session->arena);
    struct vp_report report = {.problem = session->problem, .roster = roster, .audit = audit, .options = *options};
    if (!vp_session_disguise(session, call, &report) || !vp_report_write(&report, folder, &session->errors))
        return vp_session_fail(session);
    if (!vp_call_has(call, "quiet")) {
        struct vp_text text;
        vp_text_init(&text);
        vp_report_summary(&report, &text);
        vp_print_text(&text);
        vp_print_opening(session->plan, folder);
    }
    return VP_EXIT_DONE;
}

static int report(const struct vp_call *call)
{
    const char *folder = vp_call_value(call, "output");
    if (folder == NULL || folder[0] == '\0')
        return vp_usage_error(call, "-o DIR is missing");
    struct vp_report_options options;
    if (!vp_call_written(call, &options))
        return VP_EXIT_USAGE;
    struct vp_session session;
    int code = vp_session_open(&session, call) && vp_report_ready(folder, &session.errors)
                   ? write_report(call, &session, &options)
                   : vp_session_fail(&session);
    vp_session_close(&session);
    return code;
}

const struct vp_command vp_command_report = {
    .name = "report",
    .says = "charts and report of a roster, without solving",
    .operands = {"PLAN.yaml", "ROSTER.csv"},
    .more = "Either may be - for standard input. The report says of an unlawful roster what is wrong with it; `audit` refuses it.\n"
            "Exit codes: 0 written, 1 a file is wrong, 2 usage, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = report,
};
