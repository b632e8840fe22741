/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of vp_check_plan. */
#ifndef VP_INPUTS_CHECKS_H
#define VP_INPUTS_CHECKS_H

#include "inputs/reader.h"

/* Ways that duties and commitments need and nobody gave. */
void vp_check_ways(struct vp_reader *reader);

/* Fixed duties that cannot be had. Only for a plan whose period is known. */
void vp_check_fixed(struct vp_reader *reader);

#endif
