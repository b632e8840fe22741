/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a certificate, as model/certificate.h puts it. */
#include "model/certificate.h"

#include "model/base/text.h"
#include "model/outcome.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double rounding = 6e-5; /* numbers are written with four decimals */

static int compare_doctors(const void *a, const void *b)
{
    const int one = *(const int *)a;
    const int other = *(const int *)b;
    return (one > other) - (one < other);
}

void vp_roster_sha256(const struct vp_problem *problem, const struct vp_roster *roster, char hex[VP_SHA256_TEXT])
{
    struct vp_text text;
    struct vp_arena scratch;
    vp_text_init(&text);
    vp_arena_init(&scratch);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        int *who = vp_arena_array(&scratch, (size_t)duty->places + 1, sizeof *who);
        memcpy(who, &roster->doctor[duty->first_place], (size_t)duty->places * sizeof *who);
        qsort(who, (size_t)duty->places, sizeof *who, compare_doctors);
        for (int p = 0; p < duty->places; p++)
            vp_text_printf(&text, "%lld %s %s\n", (long long)duty->start, problem->plan->lines.item[duty->line].id,
                           who[p] < 0 ? "" : problem->plan->doctors.item[who[p]].id);
    }
    vp_sha256(text.at, text.length, hex);
    vp_arena_clear(&scratch);
    vp_text_clear(&text);
}

struct judge {
    const struct vp_problem *problem;
    const struct vp_audit *audit;
    const struct vp_certificate *certificate;
    struct vp_arena *arena;
    struct vp_verdict *verdict;
};

static void refuse(struct judge *judge, enum vp_refusal why, int claim, double claimed, double found)
{
    *vp_vec_add(judge->arena, &judge->verdict->refused) =
        (struct vp_refused){.why = why,
                            .claim = claim,
                            .claimed = claimed,
                            .found = found,
                            .pos = claim < 0 ? judge->certificate->pos : judge->certificate->claims.item[claim].pos};
}

static bool differ(double one, double other)
{
    return !(fabs(one - other) <= rounding * (1 + fabs(one)));
}

/* The first entry in which the two lists differ; -1 = none. */
static int find_difference(const double *one, int n_one, const double *other, int n_other)
{
    const int n = n_one < n_other ? n_one : n_other;
    for (int i = 0; i < n; i++)
        if (differ(one[i], other[i]))
            return i;
    return n_one == n_other ? -1 : n;
}

static void judge_excess(struct judge *judge, int number)
{
    const struct vp_claim *claim = &judge->certificate->claims.item[number];
    double *excess = vp_arena_array(judge->arena, (size_t)judge->problem->n_doctors + 1, sizeof *excess);
    const int n = vp_sorted_excesses(judge->problem, number, judge->audit->load, excess);
    const int at = find_difference(claim->excess, claim->n, excess, n);
    if (at >= 0)
        refuse(judge, VP_OTHER_EXCESS, number, at < claim->n ? claim->excess[at] : NAN, at < n ? excess[at] : NAN);
}

static void judge_floor(struct judge *judge, int number)
{
    const struct vp_claim *claim = &judge->certificate->claims.item[number];
    struct vp_floor *floor = &judge->verdict->floor[number];
    *floor = vp_floor_of(judge->problem, number, judge->arena);
    const int at = find_difference(claim->floor, claim->n_floor, floor->excess, floor->n);
    if (at >= 0)
        refuse(judge, VP_OTHER_FLOOR, number, at < claim->n_floor ? claim->floor[at] : NAN,
               at < floor->n ? floor->excess[at] : NAN);
}

/* What is claimed must not go beyond what a roster like this can prove of itself. */
static void judge_proof(struct judge *judge, int number)
{
    const struct vp_claim *claim = &judge->certificate->claims.item[number];
    if (claim->proven < 0 || claim->proven > claim->n || (claim->method == VP_CONVEX && claim->proven > 0))
        refuse(judge, VP_OVERCLAIM, number, claim->proven, claim->n);
    else if ((claim->n > 0 && claim->least_top > claim->excess[0] + rounding) ||
             (claim->proven > 0 && differ(claim->least_top, claim->excess[0])))
        refuse(judge, VP_OVERCLAIM, number, claim->least_top, claim->excess[0]);
}

/* Where nothing is open, the floor holds for every roster that leaves nothing open either. */
static void uphold(struct judge *judge, int number)
{
    const struct vp_claim *claim = &judge->certificate->claims.item[number];
    const struct vp_floor *floor = &judge->verdict->floor[number];
    struct vp_upheld *upheld = &judge->verdict->upheld[number];
    while (judge->certificate->open <= rounding && upheld->confirmed < floor->n && upheld->confirmed < claim->n &&
           !differ(floor->excess[upheld->confirmed], claim->excess[upheld->confirmed]))
        upheld->confirmed++;
    upheld->trusted = claim->proven > upheld->confirmed ? claim->proven - upheld->confirmed : 0;
}

static void judge_claims(struct judge *judge)
{
    const struct vp_certificate *certificate = judge->certificate;
    const struct vp_plan *plan = judge->problem->plan;
    const size_t room = (size_t)(certificate->claims.n > plan->fairness.n ? certificate->claims.n : plan->fairness.n) + 1;
    judge->verdict->upheld = vp_arena_array(judge->arena, room, sizeof *judge->verdict->upheld);
    judge->verdict->floor = vp_arena_array(judge->arena, room, sizeof *judge->verdict->floor);
    bool same = certificate->claims.n == plan->fairness.n;
    for (int t = 0; t < plan->fairness.n && same; t++)
        same = certificate->claims.item[t].category == plan->fairness.item[t].category &&
               certificate->claims.item[t].method == plan->fairness.item[t].method;
    if (!same) {
        refuse(judge, VP_OTHER_TERMS, -1, certificate->claims.n, plan->fairness.n);
        return;
    }
    for (int t = 0; t < plan->fairness.n; t++) {
        judge_excess(judge, t);
        judge_floor(judge, t);
        judge_proof(judge, t);
        uphold(judge, t);
    }
}

static bool all_proven(const struct vp_certificate *certificate)
{
    bool proven = certificate->open_proven;
    for (int t = 0; t < certificate->claims.n; t++)
        proven = proven && (certificate->claims.item[t].method == VP_CONVEX ||
                            certificate->claims.item[t].proven == certificate->claims.item[t].n);
    return proven;
}

static void judge_points(struct judge *judge)
{
    const struct vp_certificate *certificate = judge->certificate;
    const struct vp_audit *audit = judge->audit;
    if (differ(certificate->open, audit->points_locum + audit->points_extra))
        refuse(judge, VP_OTHER_OPEN, -1, certificate->open, audit->points_locum + audit->points_extra);
    if (differ(certificate->objective, audit->points))
        refuse(judge, VP_OTHER_POINTS, -1, certificate->objective, audit->points);
    const bool optimal = strcmp(certificate->status, vp_status_name(VP_OPTIMAL)) == 0;
    const bool met = certificate->objective - certificate->bound <= rounding * (1 + fabs(certificate->objective));
    if (certificate->bound > certificate->objective + rounding * (1 + fabs(certificate->objective)) ||
        (optimal && !(met && all_proven(certificate))))
        refuse(judge, VP_OVERCLAIM, -1, certificate->bound, certificate->objective);
}

struct vp_verdict vp_certificate_judge(const struct vp_problem *problem, const struct vp_roster *roster,
                                       const struct vp_audit *audit, const struct vp_certificate *certificate,
                                       struct vp_arena *arena)
{
    struct vp_verdict verdict = {.upheld = NULL};
    struct judge judge = {problem, audit, certificate, arena, &verdict};
    char hash[VP_SHA256_TEXT];
    vp_roster_sha256(problem, roster, hash);
    if (strcmp(certificate->input_sha256, problem->plan->sha256) != 0)
        refuse(&judge, VP_OTHER_INPUT, -1, NAN, NAN);
    if (strcmp(certificate->roster_sha256, hash) != 0)
        refuse(&judge, VP_OTHER_ROSTER, -1, NAN, NAN);
    if (!vp_audit_lawful(audit))
        refuse(&judge, VP_UNLAWFUL, -1, NAN, audit->hard.n);
    judge_claims(&judge);
    judge_points(&judge);
    return verdict;
}
