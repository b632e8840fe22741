/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A certificate: what is claimed of a roster's fairness, in a form that can be checked. The search makes the claims (report/certificate.c), whoever doubts them reads
 * them back (inputs/certificate.c), and here they are judged from the plan and the roster alone. Three things can come of a claim: it is refused, for it does not
 * agree with plan and roster; it is confirmed, for arithmetic says the same (model/floor.h); or it rests on the search's bound, and is taken on trust. */
#ifndef VP_MODEL_CERTIFICATE_H
#define VP_MODEL_CERTIFICATE_H

#include "model/audit.h"
#include "model/base/sha256.h"
#include "model/floor.h"

/* Of one category of the plan's fairness, in its order. */
struct vp_claim {
    int category;
    enum vp_method method;
    int n;          /* doctors who take part */
    double *excess; /* [n] beyond the target, the highest first */
    int proven; /* from the first on: none of them can be helped without hurting somebody who is then worse off; convex: 0 */
    double least_top; /* no roster has a lower highest excess; NAN = not claimed */
    int n_floor;      /* 0 = no floor */
    double *floor;    /* [n_floor] by arithmetic */
    struct vp_pos pos;
};

struct vp_certificate {
    const char *input_sha256;
    const char *roster_sha256;
    const char *status; /* vp_status_name */
    double open;        /* points of locums and extra places */
    bool open_proven;   /* no roster has fewer */
    VP_VEC(struct vp_claim) claims;
    double objective;
    double bound; /* of the points, for rosters with the same levels; NAN = not claimed */
    struct vp_pos pos;
};

/* Who has what, whatever the file looks like: the hash of "START LINE DOCTOR" for each place. */
void vp_roster_sha256(const struct vp_problem *problem, const struct vp_roster *roster, char hex[VP_SHA256_TEXT]);

/* What can be wrong. */
enum vp_refusal {
    VP_OTHER_INPUT,  /* it is of another plan */
    VP_OTHER_ROSTER, /* it is of another roster */
    VP_UNLAWFUL,     /* the roster breaks hard rules */
    VP_OTHER_OPEN,   /* places left open cost something else */
    VP_OTHER_TERMS,  /* the plan's categories or methods are others */
    VP_OTHER_EXCESS, /* the doctors' loads are others */
    VP_OTHER_FLOOR,  /* arithmetic gives another floor */
    VP_OVERCLAIM,    /* it claims what contradicts itself: more doctors than take part, a bound above the roster … */
    VP_OTHER_POINTS, /* the roster has other points */
};

struct vp_refused {
    enum vp_refusal why;
    int claim;      /* -1 = of none */
    double claimed; /* NAN = no number */
    double found;
    struct vp_pos pos;
};

/* What stands for itself, of one claim. */
struct vp_upheld {
    int confirmed; /* doctors from the first on whose levels are as low as arithmetic allows */
    int trusted;   /* behind them, doctors whose levels rest on the search's bound */
};

struct vp_verdict {
    VP_VEC(struct vp_refused) refused;
    struct vp_upheld *upheld; /* [claim] */
    struct vp_floor *floor;   /* [claim] found anew */
};

/* Judges the certificate; memory from `arena`. */
struct vp_verdict vp_certificate_judge(const struct vp_problem *problem, const struct vp_roster *roster,
                                       const struct vp_audit *audit, const struct vp_certificate *certificate,
                                       struct vp_arena *arena);

#endif
