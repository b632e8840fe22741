/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules on pairs of one doctor's duties (rest, spacing, sequence): their rows, and what the past forbids. */
#ifndef VP_SOLVER_PAIRS_H
#define VP_SOLVER_PAIRS_H

#include "solver/program.h"

/* Does the rule being written speak against a doctor's having both? Both are in its scope, a's index is below b's, and they are not of
 * one block (a block is one piece of work). */
typedef bool vp_pair_test(const struct vp_writer *writer, int doctor, int a, int b);

/* For forbid(): what a hard rule on pairs leaves no room for beside the doctor's own duties of the past. `reach`: seconds; no pair whose
 * starts are further apart is broken. O(past duties × those in reach). */
void vp_forbid_beside_past(struct vp_writer *writer, vp_pair_test *broken, vp_instant reach);

/* The rows of one doctor. Hard: Σ x ≤ 1 over sets of duties that exclude each other (by this rule, or vp_clash), so that every pair of
 * the period is in one. Soft: Σ_A x + Σ_B x − s ≤ 1, weight · s, where the duties of A clash with each other, so do those of B, and each
 * pair of A × B is broken; each pair is in one such row, but for those that clash anyway; pairs with a duty of the past are a cost of the
 * other's x. O(duties × those in reach). */
void vp_write_pairs(struct vp_writer *writer, int doctor, vp_pair_test *broken, vp_instant reach);

#endif
