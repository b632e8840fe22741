/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a roster the fairest by leximin whatever rules ask, because no chain of gifts makes it fairer? Then its levels are proven without a search. */
#ifndef VP_SOLVER_CHAINS_H
#define VP_SOLVER_CHAINS_H

#include "model/levels.h"

/* True if it is: every place that loads the term's category is had, and no doctor could pass one on – to somebody who passes one on … – to whoever then has less
 * than he had. `forbidden` as vp_forbidden_pairs has it. Loads must be whole units. O(doctors² · duties). */
bool vp_chains_prove(const struct vp_problem *problem, int term, const struct vp_roster *roster, const double *load,
                     const unsigned char *forbidden);

#endif
