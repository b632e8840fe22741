/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What doctors.c and doctor_fields.c share. */
#ifndef VP_INPUTS_DOCTOR_FIELDS_H
#define VP_INPUTS_DOCTOR_FIELDS_H

#include "inputs/reader.h"

/* from and to of a map into `dates`, which holds what an absent one means; an absent end never turns a range round. */
void vp_read_ends(struct vp_reader *reader, const struct vp_node *map, const char *what, struct vp_dates *dates);

/* Entries of a doctor's lists; `into` is the doctor. */
void vp_add_commitment(struct vp_reader *reader, const struct vp_node *node, void *into);
void vp_add_fixed(struct vp_reader *reader, const struct vp_node *node, void *into);
void vp_add_forbidden(struct vp_reader *reader, const struct vp_node *node, void *into);

void vp_read_caps(struct vp_reader *reader, const struct vp_node *node, struct vp_doctor *doctor);

#endif
