/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan export: the program itself, for another solver to confirm. */
#include "cli/cli.h"

#include "inputs/inputs.h"
#include "solver/solver.h"

static const struct vp_flag flags[] = {
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    {"mps", 0, "FILE", "write free MPS"},
    {"lp", 0, "FILE", "write CPLEX LP"},
    {"fix", 0, "ROSTER.csv", "fix this roster in, so that another solver finds what it is worth"},
    {"quiet", 'q', NULL, "accepted; nothing is printed anyway"},
};

static bool export_to(struct vp_session *session, const struct vp_roster *fixed, enum vp_program_format format,
                      const char *path)
{
    return path == NULL || vp_export(session->problem, fixed, format, path, &session->errors);
}

static bool read_fixed(const struct vp_call *call, struct vp_session *session, const struct vp_roster **fixed)
{
    const char *path = vp_call_value(call, "fix");
    *fixed = path == NULL ? NULL : vp_roster_read(path, session->problem, &session->arena, &session->errors);
    return path == NULL || *fixed != NULL;
}

static int export_program(const struct vp_call *call)
{
    const char *mps = vp_call_value(call, "mps");
    const char *lp = vp_call_value(call, "lp");
    if (mps == NULL && lp == NULL)
        return vp_usage_error(call, "--mps FILE or --lp FILE is missing");
    if ((mps != NULL && mps[0] == '\0') || (lp != NULL && lp[0] == '\0'))
        return vp_usage_error(call, "the name of the file is empty");
    struct vp_session session;
    const struct vp_roster *fixed = NULL;
    int code = VP_EXIT_DONE;
    if (!vp_session_open(&session, call) || !read_fixed(call, &session, &fixed) ||
        !export_to(&session, fixed, VP_FREE_MPS, mps) || !export_to(&session, fixed, VP_CPLEX_LP, lp))
        code = vp_session_fail(&session);
    vp_session_close(&session);
    return code;
}

const struct vp_command vp_command_export = {
    .name = "export",
    .says = "write the program itself, for another solver to confirm",
    .operands = {"PLAN.yaml"},
    .more =
        "PLAN.yaml may be - for standard input. --mps and --lp may both be given. docs/formulation.md explains the names in the file.\n"
        "Exit codes: 0 written, 1 the plan is wrong or the file cannot be written, 2 usage, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = export_program,
};
