/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only readers of what users write: plans, profiles, ledgers (YAML), sign-up files, rosters and history (CSV). */
#ifndef VP_INPUTS_INPUTS_H
#define VP_INPUTS_INPUTS_H

#include "model/certificate.h"
#include "model/plan.h"
#include "model/roster.h"

/* Bounds on what is read at all: a hostile file ends in an error, not in an exhausted machine. */
enum {
    VP_MAX_FILE_BYTES = 16 * 1024 * 1024,
    VP_MAX_SCALAR_BYTES = 4096,
    VP_MAX_DEPTH = 32,
    VP_MAX_NODES = 500000,
    VP_MAX_DOCTORS = 2000,
    VP_MAX_PERIOD_DAYS = 800,
    VP_MAX_HISTORY_DAYS = 400, /* before the period */
};

/* How a plan is read. */
struct vp_read_options {
    const char *profiles_folder; /* where the profiles that ship are looked for */
    const char *scenario;        /* laid over the plan; NULL = none */
    const char *history;         /* roster.csv of the period before ("-" = standard input); NULL = none */
    const char *language;        /* "nb" or "en", instead of the plan's own; NULL = the plan's */
};

/* Reads the plan at `path` ("-" = standard input), the files, profiles and ledger that it names, and the history.
 * Returns the plan, owned by `arena` (free its zone with vp_plan_close), or NULL with one to twenty `errors`. Writes nothing anywhere. */
struct vp_plan *vp_plan_read(const char *path, const struct vp_read_options *options, struct vp_arena *arena,
                             struct vp_errors *errors);

/* As vp_plan_read for a text in memory; `name` stands in messages, and what the plan names is looked for in its folder. */
struct vp_plan *vp_plan_parse(const char *name, const char *text, size_t length, const struct vp_read_options *options,
                              struct vp_arena *arena, struct vp_errors *errors);

/* Reads a plan that was read without a scenario again with each of its scenarios, up to its duties; false with errors if one of them
 * cannot stand. A scenario that is based on a broken one is left out. What the errors point to is the plan's arena's. */
bool vp_plan_check_scenarios(const struct vp_plan *plan, const char *profiles_folder, struct vp_errors *errors);

/* What a scenario varies. */
struct vp_sweep_axis {
    const char *name;
    const char *const *values; /* their names */
    int n;
    bool until; /* only the first value without locums is asked for */
};

/* A scenario of many points; without `vary`, of one. */
struct vp_sweep {
    const char *scenario;
    struct vp_sweep_axis *axes;
    int n_axes;
    enum vp_language language; /* of the plan, unless options->language is another */
    const char *const *points; /* their names as scenarios of the plan; those with the same first values follow each other */
    int n_points;              /* 1 … VP_MAX_SWEEP_POINTS */
};

/* The axis with `until`; -1 = none. */
static inline int vp_sweep_until(const struct vp_sweep *sweep)
{
    for (int i = 0; i < sweep->n_axes; i++)
        if (sweep->axes[i].until)
            return i;
    return -1;
}

enum { VP_MAX_SWEEP_POINTS = 1000 };

/* Behind a point's name where an axis has `until`: the same, but that no place may be left to a locum. */
#define VP_NO_LOCUM "+locum=never"

/* Reads what options->scenario of the plan at `path` varies. All from `arena`. False with errors if the plan cannot be read or has no such scenario, or
 * the sweep cannot stand; what its points say is for vp_plan_read to judge. */
bool vp_sweep_read(const char *path, const struct vp_read_options *options, struct vp_arena *arena,
                   struct vp_errors *errors, struct vp_sweep *sweep);

/* The ids that a plan has in `section` ("doctors"), in their order, also where the plan is wrong otherwise; how many. None are those that
 * could be no id, and nothing is said of errors. */
int vp_list_ids(const char *path, const char *section, struct vp_arena *arena, const char ***ids);

/* Frees what the plan owns outside its arena (the time zone). NULL is fine. */
void vp_plan_close(struct vp_plan *plan);

/* Reads a roster in the form of roster.csv: a header with at least date,line,site,start,end,doctor in any order, RFC 4180, `,`, `;` or
 * tabs, BOM allowed. Rows that fit no duty become strays, for the audit to refuse; malformed rows, unknown doctors and unknown lines are
 * `errors`. */
struct vp_roster *vp_roster_read(const char *path, const struct vp_problem *problem, struct vp_arena *arena,
                                 struct vp_errors *errors);

/* As vp_roster_read for a text in memory; `name` stands in messages. */
struct vp_roster *vp_roster_parse(const char *name, const char *text, size_t length, const struct vp_problem *problem,
                                  struct vp_arena *arena, struct vp_errors *errors);

/* Reads a roster of another plan as far as it fits this one, to begin a search near it: doctors of the same line on the same date. Rows of others, of other lines and
 * dates are passed over, and what is left has a locum; it may be unlawful. `name` stands in messages. NULL with errors if it is no such table. */
struct vp_roster *vp_roster_near(const char *name, const char *text, size_t length, const struct vp_problem *problem,
                                 struct vp_arena *arena, struct vp_errors *errors);

/* The duties of the period before from the text of its roster.csv: those of doctors whom the plan knows; rows of others and of locums are
 * passed over. `name` stands in messages. NULL with `errors`, also for a duty that begins on the plan's first date or later, or more than
 * 400 days before it. */
struct vp_history *vp_history_parse(const char *name, const char *text, size_t length, const struct vp_plan *plan,
                                    struct vp_arena *arena, struct vp_errors *errors);

/* Reads a certificate of the plan's; NULL with `errors`. */
struct vp_certificate *vp_certificate_read(const char *path, const struct vp_plan *plan, struct vp_arena *arena,
                                           struct vp_errors *errors);

#endif
