/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit: what a roster is worth and where it breaks a rule, recomputed from plan and roster alone.
 * Shares no code with solver/. */
#ifndef VP_MODEL_AUDIT_H
#define VP_MODEL_AUDIT_H

#include "model/roster.h"

/* One breach of one rule, hard or soft. */
struct vp_violation {
    int rule;   /* index into plan->rules */
    int doctor; /* -1 = nobody's (a missing row) */
    int duty_a; /* the duties concerned, by start; -1 = none */
    int duty_b;
    vp_day from; /* dates concerned */
    vp_day to;
    double needed;     /* the figure of the rule */
    double found;      /* what the roster has */
    const char *unit;  /* of both: "h", "duties", "weekends", "days", "" */
    double amount;     /* units of violation (see rules.def), > 0 */
    double points;     /* soft: amount × weight; hard: 0 */
    struct vp_pos pos; /* YAML line: of the leave, exemption or line concerned, else of the rule */
    const char *text; /* one plain sentence without the figures above, e.g. "7 h 30 min free, drive of 80 min each way counted" */
    const char *about; /* what else it concerns, in no language: an id, a name of the plan's, a moment, "grong-2", "nights"; NULL = nothing */
};

/* A wish that the roster does not meet. */
struct vp_unmet_wish {
    int doctor;
    int wish; /* index into the doctor's wishes */
    vp_day date;
    double points;
};

struct vp_audit {
    VP_VEC(struct vp_violation) hard; /* by rule, then doctor, then date */
    VP_VEC(struct vp_violation) soft;
    VP_VEC(struct vp_unmet_wish) unmet;
    int locums;               /* needed places left to locums */
    int extras;               /* places filled beyond the needed */
    double *load;             /* [doctor * plan->categories.n + category]; there when the judges are asked */
    double *fairness;         /* [term * n_doctors + doctor] points */
    double *municipal_load;   /* [municipality * plan->categories.n + category] of its doctors together */
    double *municipal_points; /* [term of plan->municipal * plan->municipalities.n + municipality] */
    int *drive_minutes;       /* [doctor] driven to and from duties */
    double points_locum;
    double points_extra;    /* places filled beyond the needed */
    double points_fairness; /* of doctors and of municipalities */
    double points_soft;
    double points_wishes;
    double points; /* the sum of the five: what the solver minimises */
};

static inline bool vp_audit_lawful(const struct vp_audit *audit)
{
    return audit->hard.n == 0;
}

/* Judges `roster`; memory from `arena`. Never fails. O(rules × doctors × duties). */
struct vp_audit *vp_audit_new(const struct vp_problem *problem, const struct vp_roster *roster, struct vp_arena *arena);

/* Is a rule of this kind about a doctor and a duty alone, whatever else the roster holds? (eligible … forbidden) */
static inline bool vp_rule_bars(enum vp_rule_kind kind)
{
    return kind >= VP_RULE_eligible && kind <= VP_RULE_forbidden;
}

/* [duty] which duties of the period such rules keep from `doctor`; from `arena`. O(duties × what the plan says of him). */
bool *vp_audit_barred(const struct vp_problem *problem, int doctor, struct vp_arena *arena);

/* How two breaches stand in an audit's lists, figures and `about` left out: < 0, 0 or > 0. */
int vp_violation_order(const struct vp_violation *one, const struct vp_violation *other);

/* ---- for model/rules/ only ---- */

/* One doctor's duties as a judge sees them. */
struct vp_judgement {
    const struct vp_problem *problem;
    const struct vp_roster *roster;
    struct vp_audit *audit;
    struct vp_arena *arena;
    int rule;      /* being judged: index into plan->rules */
    int **duties;  /* [doctor] the duties that he has, those of the past first, each once, by start */
    int *n_duties; /* [doctor] */
};

/* Files a breach; fills rule, points and hard/soft from the rule being judged. One that concerns no duty of the period and ends before it is dropped. */
void vp_judgement_file(struct vp_judgement *judgement, struct vp_violation violation);

/* Duties of `doctor`, of the past first, within the scope of the rule being judged, by start: fills `list` (room for all) and returns how many;
 * 0 if the doctor is out of its scope. */
int vp_judgement_duties(const struct vp_judgement *judgement, int doctor, int *list);

#define VP_RULE(kind, says) void vp_judge_##kind(struct vp_judgement *judgement);
#include "model/rules.def"
#undef VP_RULE

#endif
