/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the tests of sweeps: the usual plan of text_plan.h with scenarios, and in words what was read of it. All from the arena of vp_bench. */
#ifndef VP_TESTS_SWEEP_MAKER_H
#define VP_TESTS_SWEEP_MAKER_H

#include "model/plan.h"

/* Scenarios that others may be based on: `gone` without anne, `nobody` without doctors, `back` with her at another home, `two` with a second line, `taken` with ids of newcomers. */
extern const char vp_sweep_others[];

/* printf into the arena, up to 4095 bytes. */
const char *vp_sweep_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Reads the plan with these scenarios as `id` (NULL = as it is); NULL with errors. The second of a plan that is right. */
struct vp_plan *vp_sweep_read_as(const char *scenarios, const char *id);
struct vp_plan *vp_sweep_read_good(const char *scenarios, const char *id);

/* Doctors, lines, rules and fairness of the plan, a line for each: all but title and hash, which say which scenario it is. `sorted`: whatever the order of things. */
const char *vp_sweep_describe(const struct vp_plan *plan, bool sorted);

#endif
