/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the properties share: on which plans they are tried, what the program says of a roster, and what a search said.
 * VP_PROPS=N tries every property on about N plans instead of the usual few; VP_SEED=S on the plan of seed S alone, to repeat a finding. */
#ifndef VP_TESTS_PROPS_H
#define VP_TESTS_PROPS_H

#include "solver/search.h"

#include <check.h>

/* The suites that main.c runs. */
Suite *suite_optimum(void);
Suite *suite_rules_alone(void);
Suite *suite_bounds(void);
Suite *suite_local(void);
Suite *suite_tours(void);
Suite *suite_columns(void);
Suite *suite_tree(void);
Suite *suite_shares(void);
Suite *suite_leximin(void);
Suite *suite_near(void);
Suite *suite_prices(void);

struct vp_seeds {
    uint64_t first;
    uint64_t last;
};

/* `usual` seeds, in proportion more or fewer with VP_PROPS. */
struct vp_seeds vp_seeds_of(int usual);

/* Notes what does not hold for a seed, and goes on. */
void vp_props_fail(uint64_t seed, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Fails the test if anything was noted. */
void vp_props_end(void);

/* ---- the program's word on a roster ---- */

struct vp_word {
    bool lawful;   /* the program has values for its other columns */
    double points; /* the least they cost */
    double *value; /* [columns] */
};

/* Fixes every assignment to `doctor_of_place` and lets GLPK find the rest. Memory from `arena`. */
struct vp_word vp_price_fixed(const struct vp_program *program, const int *doctor_of_place, struct vp_arena *arena);

/* ---- the local search's word on a tour ---- */

struct vp_local;

/* Points of n duties of the period, by start, beside the doctor's past; INFINITY = unlawful. */
double vp_price_duties(const struct vp_local *local, int doctor, const int *duty, int n);

/* ---- the word of a search ---- */

struct vp_heard {
    const struct vp_program *program;
    struct vp_arena *arena;
    enum vp_search_end end;
    int *best;        /* [n_places]; NULL = no roster */
    double objective; /* as claimed */
    double bound;     /* highest */
    int rosters;
    int refused;       /* rosters that the audit finds unlawful, or to cost something else */
    char trouble[200]; /* of the first one refused */
};

/* Searches in this process and audits every roster that comes. */
struct vp_heard vp_hear_search(const struct vp_problem *problem, long long effort, uint64_t seed,
                               const struct vp_roster *start, struct vp_arena *arena);

/* The two agree to the tolerance of the simplex. */
bool vp_same_points(double one, double other, double tolerance);

#endif
