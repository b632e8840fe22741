/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows  Σ value · x ≤ limit  of one doctor over windows that slide: neighbours often say the same. */
#ifndef VP_SOLVER_SLIDE_H
#define VP_SOLVER_SLIDE_H

#include "solver/program.h"

struct vp_slide_row {
    int n;
    int *column; /* [room] ascending */
    double *value;
    double upper;
    int times; /* how many windows it stands for; 0 = none */
    const char *detail;
};

struct vp_slide {
    struct vp_writer *writer;
    struct vp_slide_row held; /* not written yet */
    struct vp_slide_row next; /* being gathered */
    double past;              /* what the past has in it */
    double most;              /* what all its columns could have */
    int *group;               /* scratch: [room] */
};

/* Ready for windows of up to `room` duties; memory from `arena`. */
void vp_slide_init(struct vp_slide *slide, struct vp_writer *writer, int room, struct vp_arena *arena);

/* Adds value × x[doctor, duty] to the window being gathered, if the pair is allowed and in the rule's scope; by duty. What is of the
 * past is counted, and has no entry. */
void vp_slide_add(struct vp_slide *slide, int doctor, int duty, double value);

/* Ends the window: at most `limit`, or what the past alone has in it if that is more. Nothing is written of a window that nothing can
 * break, since duties clash or are too few; of equal windows, one row at the price of all; and under a hard rule nothing of a window
 * that the one before or after it implies. `detail` is kept. O(n²) for n entries. */
void vp_slide_end(struct vp_slide *slide, double limit, const char *detail);

/* Writes what is still held; call after a doctor's last window. */
void vp_slide_flush(struct vp_slide *slide);

#endif
