/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cover: the rows that every program has stand in solver/program.c; nothing is left to say here. */
#include "solver/program.h"

const struct vp_rule_program vp_program_cover = {.forbid = NULL};
