/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan check: is the plan sound, what does it amount to, and what cannot work. */
#include "cli/check.h"

#include "cli/cli.h"

#include <stdio.h>

static const struct vp_flag flags[] = {
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    {"json", 0, NULL, "print it as JSON, errors included"},
    {"quiet", 'q', NULL, "print only what cannot work"},
};

static void print_text(const struct vp_session *session, const struct vp_capacity *capacity, bool quiet)
{
    struct vp_text text;
    vp_text_init(&text);
    if (!quiet)
        vp_check_overview(session->problem, capacity, &text);
    vp_check_warnings(session->problem, capacity, &text);
    vp_print_text(&text);
}

static void print_json(const struct vp_session *session, const struct vp_capacity *capacity)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_check_json(capacity == NULL ? NULL : session->problem, capacity, &session->errors, &text);
    vp_print_text(&text);
}

static int check(const struct vp_call *call)
{
    struct vp_session session;
    int code = VP_EXIT_DONE;
    struct vp_capacity *capacity = NULL;
    if (vp_session_open(&session, call) && (vp_call_has(call, "scenario") || vp_session_check_scenarios(&session)))
        capacity = vp_capacity_new(session.problem, &session.arena);
    else
        code = vp_session_fail(&session);
    if (vp_call_has(call, "json"))
        print_json(&session, capacity);
    else if (capacity != NULL)
        print_text(&session, capacity, vp_call_has(call, "quiet"));
    vp_session_close(&session);
    return code;
}

const struct vp_command vp_command_check = {
    .name = "check",
    .says = "validate a plan; say at once what cannot work",
    .operands = {"PLAN.yaml"},
    .more =
        "PLAN.yaml may be - for standard input. Prints the period, the duties, each doctor's fair share, the rules in force,\n"
        "and what counting alone shows cannot work. Without --scenario, the plan is also read with each of its scenarios.\n"
        "Exit codes: 0 the plan can be read (warnings are no error), 1 the plan is wrong, 2 usage, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = check,
};
