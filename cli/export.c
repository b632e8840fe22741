/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan export: the program itself, for another solver to confirm; with --levels the programs behind what is claimed of a roster with levels, and what it comes to in them. */
#include "cli/cli.h"

#include "inputs/inputs.h"
#include "model/audit.h"
#include "report/view.h"
#include "solver/solver.h"

static const struct vp_flag flags[] = {
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    {"mps", 0, "FILE", "write free MPS"},
    {"lp", 0, "FILE", "write CPLEX LP"},
    {"fix", 0, "ROSTER.csv", "fix this roster in, so that another solver finds what it is worth"},
    {"levels", 0, "ROSTER.csv",
     "hold this roster's levels: all else by its points; or, with one of the next two, what is claimed of them"},
    {"places", 0, NULL, "with --levels: what places left to locums and extra ones cost, alone"},
    {"category", 0, "ID", "with --levels: the levels of this category, given those before it"},
    {"from", 0, "K", "with --category: from the K-th doctor on, whoever has most being the first (default: 1)"},
    {"quiet", 'q', NULL, "say nothing of what --levels comes to"},
};

static bool export_to(struct vp_session *session, const struct vp_problem *problem, const struct vp_roster *fixed,
                      enum vp_program_format format, const char *path)
{
    return path == NULL || vp_export(problem, fixed, format, path, &session->errors);
}

/* ---- --levels ---- */

enum { MOST_FROM = 100000 };

/* The term of fairness that --category names; -1 = it was not given, or after an error none. */
static int find_term(const struct vp_call *call, struct vp_session *session)
{
    const char *id = vp_call_value(call, "category");
    const struct vp_plan *plan = session->plan;
    for (int t = 0; id != NULL && t < plan->fairness.n; t++)
        if (plan->fairness.item[t].category == vp_plan_category(plan, id) && plan->fairness.item[t].method != VP_CONVEX)
            return t;
    if (id != NULL)
        vp_errors_add(&session->errors, VP_EINPUT, (struct vp_pos){0},
                      "--category %s: the plan asks for no levels of such a category", id);
    return -1;
}

static void say_claim(struct vp_session *session, const struct vp_call *call, const struct vp_claim_program *claim,
                      int term)
{
    const struct vp_report report = {.problem = session->problem};
    struct vp_view view;
    struct vp_text text;
    vp_view_init(&view, &report);
    vp_text_init(&text);
    const char *worth = vp_number_short(&view, claim->worth, 6);
    if (term >= 0)
        vp_say(&view, &text, "%s, lege %d–%d av %d: ", "%s, doctors %d–%d of %d: ",
               vp_category_name(session->plan, session->plan->fairness.item[term].category), claim->first, claim->last,
               claim->n);
    vp_say(&view, &text,
           "vaktplanen kommer til %s. Beviser en annen løser at ingenting kommer under det, stemmer påstanden.\n",
           "the roster comes to %s. If another solver proves that nothing comes below, the claim is true.\n", worth);
    if (term >= 0 && claim->last < claim->n)
        vp_say(&view, &text, "Resten: --from %d.\n", "The rest: --from %d.\n", claim->last + 1);
    if (vp_call_has(call, "quiet"))
        vp_text_clear(&text);
    else
        vp_print_text(&text);
    vp_view_clear(&view);
}

static bool export_claim(const struct vp_call *call, struct vp_session *session, const struct vp_audit *audit, int from)
{
    struct vp_arena *arena = &session->arena;
    const int term = find_term(call, session);
    if (session->errors.total > 0)
        return false;
    if (!vp_audit_lawful(audit)) {
        vp_errors_add(&session->errors, VP_EINPUT, (struct vp_pos){0}, "%s breaks hard rules; audit it first",
                      vp_call_value(call, "levels"));
        return false;
    }
    const struct vp_claim_program claim = term >= 0 ? vp_claim_levels(session->problem, audit, term, from, arena)
                                          : vp_call_has(call, "places") ? vp_claim_places(session->problem, audit, arena)
                                                                        : vp_claim_rest(session->problem, audit, arena);
    if (term >= 0 && from > claim.n) {
        vp_errors_add(&session->errors, VP_EINPUT, (struct vp_pos){0}, "--from %d: only %d doctors have a share of it",
                      from, claim.n);
        return false;
    }
    const bool written = export_to(session, claim.problem, NULL, VP_FREE_MPS, vp_call_value(call, "mps")) &&
                         export_to(session, claim.problem, NULL, VP_CPLEX_LP, vp_call_value(call, "lp"));
    if (written)
        say_claim(session, call, &claim, term);
    return written;
}

/* ---- the command ---- */

/* Reads the roster that option `name` names, if it does. */
static bool read_roster(const struct vp_call *call, struct vp_session *session, const char *name,
                        const struct vp_roster **roster)
{
    const char *path = vp_call_value(call, name);
    *roster = path == NULL ? NULL : vp_roster_read(path, session->problem, &session->arena, &session->errors);
    return path == NULL || *roster != NULL;
}

static bool export_all(const struct vp_call *call, struct vp_session *session, int from)
{
    const struct vp_roster *fixed = NULL;
    const struct vp_roster *levels = NULL;
    if (!vp_session_open(session, call) || !read_roster(call, session, "fix", &fixed) ||
        !read_roster(call, session, "levels", &levels))
        return false;
    if (levels != NULL)
        return export_claim(call, session, vp_audit_new(session->problem, levels, &session->arena), from);
    return export_to(session, session->problem, fixed, VP_FREE_MPS, vp_call_value(call, "mps")) &&
           export_to(session, session->problem, fixed, VP_CPLEX_LP, vp_call_value(call, "lp"));
}

/* What does not go together; NULL = all does. */
static const char *find_clash(const struct vp_call *call)
{
    const char *mps = vp_call_value(call, "mps");
    const char *lp = vp_call_value(call, "lp");
    const bool levels = vp_call_has(call, "levels");
    if (mps == NULL && lp == NULL)
        return "--mps FILE or --lp FILE is missing";
    if ((mps != NULL && mps[0] == '\0') || (lp != NULL && lp[0] == '\0'))
        return "the name of the file is empty";
    if (levels && vp_call_has(call, "fix"))
        return "--fix and --levels are different questions";
    if (!levels && (vp_call_has(call, "places") || vp_call_has(call, "category")))
        return "--places and --category go with --levels ROSTER.csv";
    if (vp_call_has(call, "places") && vp_call_has(call, "category"))
        return "--places and --category are different questions";
    if (vp_call_has(call, "from") && !vp_call_has(call, "category"))
        return "--from goes with --category";
    return NULL;
}

static int export_program(const struct vp_call *call)
{
    const char *clash = find_clash(call);
    long long from = 1;
    struct vp_session session;
    if (clash != NULL)
        return vp_usage_error(call, "%s", clash);
    if (!vp_call_whole(call, "from", MOST_FROM, &from))
        return VP_EXIT_USAGE;
    int code = export_all(call, &session, from > 0 ? (int)from : 1) ? VP_EXIT_DONE : vp_session_fail(&session);
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
