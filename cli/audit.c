/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan audit: judges any roster, also one made by hand. */
#include "cli/cli.h"

#include "inputs/inputs.h"
#include "model/audit.h"
#include "report/report.h"

#include <stdio.h>

static const struct vp_flag flags[] = {
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    {"certificate", 0, "FILE", "judge what certificate.json claims of the roster, too"},
    {"json", 0, NULL, "print audit.json instead of the text"},
    {"quiet", 'q', NULL, "print nothing: the exit code is the answer"},
};

static void print_judgement(const struct vp_call *call, const struct vp_report *report)
{
    struct vp_text text;
    if (vp_call_has(call, "quiet") && !vp_call_has(call, "json"))
        return;
    vp_text_init(&text);
    if (vp_call_has(call, "json"))
        vp_report_audit_json(report, &text);
    else
        vp_report_audit_text(report, &text);
    vp_print_text(&text);
}

/* Judges the certificate and says what came of it; false if it is refused. */
static bool judge_certificate(const struct vp_call *call, const struct vp_report *report,
                              const struct vp_certificate *certificate, struct vp_arena *arena)
{
    const struct vp_verdict verdict =
        vp_certificate_judge(report->problem, report->roster, report->audit, certificate, arena);
    struct vp_text text;
    vp_text_init(&text);
    vp_report_verdict(report, certificate, &verdict, &text);
    if (vp_call_has(call, "json"))
        fputs(text.at, stderr);
    else if (!vp_call_has(call, "quiet"))
        fputs(text.at, stdout);
    vp_text_clear(&text);
    return verdict.refused.n == 0;
}

static int audit(const struct vp_call *call)
{
    struct vp_session session;
    int code;
    struct vp_roster *roster = NULL;
    struct vp_certificate *certificate = NULL;
    const char *path = vp_call_value(call, "certificate");
    if (vp_session_open(&session, call))
        roster = vp_roster_read(call->operand[1], session.problem, &session.arena, &session.errors);
    if (roster != NULL && path != NULL)
        certificate = vp_certificate_read(path, session.plan, &session.arena, &session.errors);
    if (roster == NULL || (path != NULL && certificate == NULL)) {
        code = vp_session_fail(&session);
    } else {
        struct vp_audit *judgement = vp_audit_new(session.problem, roster, &session.arena);
        const struct vp_report report = {.problem = session.problem, .roster = roster, .audit = judgement};
        print_judgement(call, &report);
        bool good = certificate == NULL || judge_certificate(call, &report, certificate, &session.arena);
        code = good && vp_audit_lawful(judgement) ? VP_EXIT_DONE : VP_EXIT_NO;
    }
    vp_session_close(&session);
    return code;
}

const struct vp_command vp_command_audit = {
    .name = "audit",
    .says = "judge any roster, also one made by hand",
    .operands = {"PLAN.yaml", "ROSTER.csv"},
    .more =
        "Either may be - for standard input. Recomputes everything from the plan and the roster; uses nothing of the solver.\n"
        "Exit codes: 0 lawful, 1 a file is wrong, 2 usage, 3 violations found or the certificate is refused, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = audit,
};
