/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results that `solve` or `report` wrote, read back as figures to compare (model/compare.h): from audit.json, solve.json and roster.csv of a folder. */
#ifndef VP_CLI_RESULTS_H
#define VP_CLI_RESULTS_H

#include "cli/written.h"
#include "model/compare.h"

/* Reads the result in `folder`; NULL with errors if there is none, or it is damaged. Memory from `arena`. */
struct vp_result *vp_result_read(const char *folder, struct vp_arena *arena, struct vp_errors *errors);

/* Does solve.json of `folder` say that there is provably no lawful roster? What else lies there then tells of an earlier question. */
bool vp_result_impossible(const char *folder, struct vp_arena *arena);

#endif
