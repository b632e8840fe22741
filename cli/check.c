/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan check: is the plan sound, what does it amount to, and what cannot work. */
#include "cli/check.h"

#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static const struct vp_flag flags[] = {
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    {"explain-rules", 0, NULL, "print the rules in force instead: figures, scope, source, where set"},
    {"doctor", 0, "ID", "with --explain-rules: those that speak of this doctor"},
    {"line", 0, "ID", "with --explain-rules: those that speak of duties of this line"},
    {"json", 0, NULL, "print it as JSON, errors included"},
    {"quiet", 'q', NULL, "print only what cannot work"},
};

static void print_text(struct vp_session *session, bool quiet)
{
    const struct vp_capacity *capacity = vp_capacity_new(session->problem, &session->arena);
    struct vp_text text;
    vp_text_init(&text);
    if (!quiet)
        vp_check_overview(session->problem, capacity, &text);
    vp_check_warnings(session->problem, capacity, &text);
    vp_print_text(&text);
}

/* The plan, or (unless it is `sound`) the errors in it. */
static void print_json(struct vp_session *session, bool sound)
{
    const struct vp_capacity *capacity = sound ? vp_capacity_new(session->problem, &session->arena) : NULL;
    struct vp_text text;
    vp_text_init(&text);
    vp_check_json(sound ? session->problem : NULL, capacity, &session->errors, &text);
    vp_print_text(&text);
}

/* The index of what option `name` names, -1 if it was not given; -2 after a message that there is no such thing. */
static int find_named(const struct vp_call *call, const char *name, const char *const *ids, int n)
{
    const char *wanted = vp_call_value(call, name);
    for (int i = 0; wanted != NULL && i < n; i++)
        if (strcmp(ids[i], wanted) == 0)
            return i;
    if (wanted == NULL)
        return -1;
    const char *nearest = vp_text_nearest(wanted, ids, n);
    if (nearest != NULL)
        vp_usage_error(call, "the plan has no %s '%s', did you mean '%s'?", name, wanted, nearest);
    else
        vp_usage_error(call, "the plan has no %s '%s'", name, wanted);
    return -2;
}

static int explain_rules(const struct vp_call *call, struct vp_session *session)
{
    const struct vp_plan *plan = session->plan;
    const char **doctors = vp_arena_array(&session->arena, (size_t)plan->doctors.n + 1, sizeof *doctors);
    const char **lines = vp_arena_array(&session->arena, (size_t)plan->lines.n + 1, sizeof *lines);
    for (int d = 0; d < plan->doctors.n; d++)
        doctors[d] = plan->doctors.item[d].id;
    for (int l = 0; l < plan->lines.n; l++)
        lines[l] = plan->lines.item[l].id;
    int doctor = find_named(call, "doctor", doctors, plan->doctors.n);
    int line = find_named(call, "line", lines, plan->lines.n);
    if (doctor == -2 || line == -2)
        return VP_EXIT_USAGE;
    struct vp_text text;
    vp_text_init(&text);
    vp_explain_rules(session->problem, doctor, line, &text);
    vp_print_text(&text);
    return VP_EXIT_DONE;
}

static int check(const struct vp_call *call)
{
    bool explain = vp_call_has(call, "explain-rules");
    if (!explain && (vp_call_has(call, "doctor") || vp_call_has(call, "line")))
        return vp_usage_error(call, "--doctor and --line go with --explain-rules");
    if (explain && vp_call_has(call, "json"))
        return vp_usage_error(call, "--explain-rules has no JSON; --json alone lists the rules");
    struct vp_session session;
    bool sound =
        vp_session_open(&session, call) && (vp_call_has(call, "scenario") || vp_session_check_scenarios(&session));
    int code = sound ? VP_EXIT_DONE : vp_session_fail(&session);
    if (explain && sound)
        code = explain_rules(call, &session);
    else if (vp_call_has(call, "json"))
        print_json(&session, sound);
    else if (sound)
        print_text(&session, vp_call_has(call, "quiet"));
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
