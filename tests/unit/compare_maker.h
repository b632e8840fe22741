/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results made in code, to be put side by side. */
#ifndef VP_TESTS_COMPARE_MAKER_H
#define VP_TESTS_COMPARE_MAKER_H

#include "tests/unit/report_maker.h"

#include "report/compare_words.h"

enum { VP_MADE_DOCTORS = 4 };

/* A result of two weeks in January 2027 in `folder`, without scenario: 3 places without a doctor at most, 20 points of which 12 are proven, categories hours and
 * nights of four doctors, 90 minutes driven, and a roster of four duties. All that counts is `more` higher than in the first. */
struct vp_result *vp_make_result(const char *folder, double more, struct vp_arena *arena);

/* Adds a figure of which nothing is proven. */
void vp_add_figure(struct vp_result *result, enum vp_figure_kind kind, const char *of, double found,
                   struct vp_arena *arena);

/* The figure, to be changed. */
struct vp_figure *vp_made_figure(struct vp_result *result, enum vp_figure_kind kind, const char *of);

/* All of `results[n]` beside the first. */
struct vp_comparisons vp_make_comparisons(struct vp_result *const *results, int n, struct vp_arena *arena);

/* So many results "r0", "r1" …, each a little other than the one before, beside the first. */
struct vp_comparisons vp_make_many(int n, struct vp_arena *arena);

/* Three results with hostile names for everything that has one. */
struct vp_comparisons vp_make_hostile_comparisons(struct vp_arena *arena);

#endif
